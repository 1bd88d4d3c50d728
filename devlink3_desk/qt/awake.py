"""Tells when the network is back, or the computer awake again: then a lost link is worth another try."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

LOOK_MS: Final = 5_000
JUMP: Final = 20.0
"""Seconds by which the clock on the wall must have gone on more than it should: the computer slept."""


class Awake(QObject):
    """Emits ``back``; costs a look at the clock every few seconds."""

    back = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen = time.time()
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(LOOK_MS)
        if QNetworkInformation.loadDefaultBackend():
            network = QNetworkInformation.instance()
            self._reachable = network.reachability()
            network.reachabilityChanged.connect(self._follow)

    def _look(self) -> None:
        now = time.time()
        slept = now - self._seen > LOOK_MS / 1000 + JUMP
        self._seen = now
        if slept:
            self.back.emit()

    def _follow(self, reachable: QNetworkInformation.Reachability) -> None:
        """Follow the network: each better reach is a reason to try."""
        better = reachable.value > self._reachable.value
        self._reachable = reachable
        if better:
            self.back.emit()
