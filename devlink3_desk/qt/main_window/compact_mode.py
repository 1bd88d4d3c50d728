"""The change between the whole desk and the strip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtWidgets import QWidget

from devlink3_desk.qt.calls.compact_strip import CompactStrip
from devlink3_desk.qt.core.window_placement import LayoutStore, reachable_geometry

if TYPE_CHECKING:
    from devlink3_desk.qt.main_window.main_window import MainWindow

_GEOMETRY_KEY: Final = "strip/geometry"


class CompactMode(QObject):
    """Puts a strip in the place of the window, and the window back in the place of the strip."""

    def __init__(self, window: MainWindow, store: LayoutStore) -> None:
        super().__init__(window)
        self._window, self._store = window, store
        self.strip: CompactStrip | None = None
        """The strip while it is wanted."""
        self._previous_focus: QWidget | None = None

    def set_active(self, active: bool) -> None:  # noqa: FBT001 (a slot of a checkable action)
        """Change to the strip, or back; nothing is shown that was not (the desk may be in the tray)."""
        if active == (self.strip is not None):
            return
        before = self.strip or self._window
        visible = before.isVisible()
        if active:
            self._previous_focus = (
                self._window.focusWidget()
            )  # a window that hides gives the keyboard to the next
            self.strip = self._create_strip()
            self._window.visibility_monitor.add_window(self.strip)
        self._window.hide()
        if not active:
            self.close_strip()
        if visible:
            self._window.bring_to_front()
        if not active and self._previous_focus is not None:
            self._previous_focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_geometry(self) -> None:
        """Keep where the strip is."""
        if self.strip is not None:
            self._store.save(_GEOMETRY_KEY, bytes(self.strip.saveGeometry().data()))

    def close_strip(self) -> None:
        """Have no strip any more."""
        self.save_geometry()
        strip, self.strip = self.strip, None
        if strip is not None:
            strip.hide()
            self._window.visibility_monitor.remove_window(strip)
            strip.deleteLater()

    def _create_strip(self) -> CompactStrip:
        strip = CompactStrip(self._window)
        kept = self._store.load(_GEOMETRY_KEY)
        if kept is None or not strip.restoreGeometry(QByteArray(kept)):
            strip.setGeometry(strip.default_geometry(self._window.screen().availableGeometry()))
        strip.setGeometry(reachable_geometry(strip.geometry(), self._window.dock_layout.list_screens()))
        return strip
