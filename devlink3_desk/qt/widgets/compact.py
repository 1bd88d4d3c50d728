"""The change between the whole desk and the strip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtWidgets import QWidget

from .placing import LayoutStore
from .screens import within_reach
from .strip import CompactStrip

if TYPE_CHECKING:
    from .main_window import MainWindow

_PLACE: Final = "strip/geometry"


class Compact(QObject):
    """Puts a strip in the place of the window, and the window back in the place of the strip."""

    def __init__(self, window: MainWindow, store: LayoutStore) -> None:
        super().__init__(window)
        self._window, self._store = window, store
        self.strip: CompactStrip | None = None
        """The strip while it is wanted."""
        self._focus: QWidget | None = None

    def show(self, on: bool) -> None:  # noqa: FBT001 (a slot of a checkable action)
        """Change to the strip, or back; nothing is shown that was not (the desk may be in the tray)."""
        if on == (self.strip is not None):
            return
        before = self.strip or self._window
        visible = before.isVisible()
        if on:
            self._focus = self._window.focusWidget()  # a window that hides gives the keyboard to the next
            self.strip = self._made()
            self._window.visibility.add(self.strip)
        self._window.hide()
        if not on:
            self.end()
        if visible:
            self._window.present()
        if not on and self._focus is not None:
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep where the strip is."""
        if self.strip is not None:
            self._store.save(_PLACE, bytes(self.strip.saveGeometry().data()))

    def end(self) -> None:
        """Have no strip any more."""
        self.save()
        strip, self.strip = self.strip, None
        if strip is not None:
            strip.hide()
            self._window.visibility.remove(strip)
            strip.deleteLater()

    def _made(self) -> CompactStrip:
        strip = CompactStrip(self._window)
        kept = self._store.load(_PLACE)
        if kept is None or not strip.restoreGeometry(QByteArray(kept)):
            strip.setGeometry(strip.first_place(self._window.screen().availableGeometry()))
        strip.setGeometry(within_reach(strip.geometry(), self._window.arrangement.screens()))
        return strip
