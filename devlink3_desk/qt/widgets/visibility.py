"""Nothing is done that nobody sees."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from devlink3_desk.qt.models.batcher import Batcher

from .ticker import Ticker


class Visibility(QObject):
    """Lets clock and frames run while one of the windows can be seen, and rests otherwise."""

    def __init__(self, batcher: Batcher, ticker: Ticker, parent: QObject) -> None:
        super().__init__(parent)
        self._batcher, self._ticker = batcher, ticker
        self._windows: list[QWidget] = []
        self._ended = False

    def add(self, window: QWidget) -> None:
        """Mind one more window; it is to call :meth:`follow` when it is shown, hidden or minimised."""
        self._windows.append(window)

    def remove(self, window: QWidget) -> None:
        """Mind a window no more."""
        self._windows.remove(window)
        self.follow()

    @property
    def seen(self) -> bool:
        """Whether anything can be seen."""
        shown = (window.isVisible() and not window.isMinimized() for window in self._windows)
        return not self._ended and any(shown)

    def follow(self) -> None:
        """Start or rest, as things are now."""
        seen = self.seen
        self._batcher.set_hidden(not seen)
        if seen:
            if not self._ticker.running:
                self._ticker.beat.emit()
            self._ticker.start()
        else:
            self._ticker.stop()

    def end(self) -> None:
        """Rest for good, and drop what waits."""
        self._ended = True
        self._ticker.stop()
        self._batcher.stop()
