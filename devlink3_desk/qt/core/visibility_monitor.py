"""One clock for the whole window: a beat a second while somebody can see it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from devlink3_desk.qt.core.change_batcher import ChangeBatcher
from devlink3_desk.qt.core.row_model import Clock


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


class VisibilityMonitor(QObject):
    """Lets clock and frames run while one of the windows can be seen, and rests otherwise."""

    def __init__(self, batcher: ChangeBatcher, ticker: Ticker, parent: QObject) -> None:
        super().__init__(parent)
        self._batcher, self._ticker = batcher, ticker
        self._windows: list[QWidget] = []
        self._stopped = False

    def add_window(self, window: QWidget) -> None:
        """Mind one more window; it is to call :meth:`follow` when it is shown, hidden or minimised."""
        self._windows.append(window)

    def remove_window(self, window: QWidget) -> None:
        """Mind a window no more."""
        self._windows.remove(window)
        self.update_activity()

    @property
    def is_any_visible(self) -> bool:
        """Whether anything can be seen."""
        shown = (window.isVisible() and not window.isMinimized() for window in self._windows)
        return not self._stopped and any(shown)

    def update_activity(self) -> None:
        """Start or rest, as things are now."""
        seen = self.is_any_visible
        self._batcher.set_hidden(not seen)
        if seen:
            if not self._ticker.is_running:
                self._ticker.ticked.emit()
            self._ticker.start()
        else:
            self._ticker.stop()

    def stop(self) -> None:
        """Rest for good, and drop what waits."""
        self._stopped = True
        self._ticker.stop()
        self._batcher.stop()
