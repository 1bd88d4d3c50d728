"""Nothing is done that nobody sees."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from devlink3_desk.qt.models.batcher import ChangeBatcher

from .ticker import Ticker


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
