"""Tells when the network is back, or the computer awake again: then a lost link is worth another try."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

CHECK_INTERVAL_MS: Final = 5_000
SLEEP_THRESHOLD_SECONDS: Final = 20.0
"""Seconds by which the clock on the wall must have gone on more than it should: the computer slept."""


class ResumeMonitor(QObject):
    """Emits ``back``; costs a look at the clock every few seconds."""

    resumed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last_checked = time.time()
        timer = QTimer(self)
        timer.timeout.connect(self._check_clock)
        timer.start(CHECK_INTERVAL_MS)
        if QNetworkInformation.loadDefaultBackend():
            network = QNetworkInformation.instance()
            self._reachability = network.reachability()
            network.reachabilityChanged.connect(self._on_reachability_changed)

    def _check_clock(self) -> None:
        now = time.time()
        slept = now - self._last_checked > CHECK_INTERVAL_MS / 1000 + SLEEP_THRESHOLD_SECONDS
        self._last_checked = now
        if slept:
            self.resumed.emit()

    def _on_reachability_changed(self, reachability: QNetworkInformation.Reachability) -> None:
        """Follow the network: each better reach is a reason to try."""
        better = reachability.value > self._reachability.value
        self._reachability = reachability
        if better:
            self.resumed.emit()
