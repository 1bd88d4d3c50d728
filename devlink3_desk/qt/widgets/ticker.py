"""One clock for the whole window: a beat a second while somebody can see it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from devlink3_desk.qt.models.keyed import Clock


class Ticker(QObject):
    """Beats just after every whole second of ``clock``, so that all durations change together."""

    ticked = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_running(self) -> bool:
        """Whether it beats."""
        return self._timer.isActive()

    def start(self) -> None:
        """Beat from now on; does nothing if it already does."""
        if not self._timer.isActive():
            self._schedule_tick()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def _schedule_tick(self) -> None:
        self._timer.start(1000 - int(self._clock() % 1.0 * 1000) + 2)

    def _on_timeout(self) -> None:
        self._schedule_tick()
        self.ticked.emit()
