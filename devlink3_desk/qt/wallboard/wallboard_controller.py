"""Opens and closes the wallboard, and keeps it up to date while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from devlink3_desk.qt.core.change_batcher import Ticker, VisibilityMonitor
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.window_placement import LayoutStore, ScreenLister, find_reachable_geometry
from devlink3_desk.qt.wallboard.wallboard_figures import WallboardData

if TYPE_CHECKING:
    from devlink3_desk.qt.wallboard.wallboard import Wallboard

_GEOMETRY_KEY: Final = "wallboard/geometry"


class WallboardController(QObject):
    """Opens the wallboard where it was last, at first in full screen on a second screen if there is one."""

    closed = Signal()
    """Emitted when the user has closed the wallboard."""

    def __init__(
        self,
        window: QWidget,
        store: LayoutStore,
        data: WallboardData,
        preferences: PreferencesModel,
        theme_manager: ThemeManager,
        visibility_monitor: VisibilityMonitor,
        ticker: Ticker,
        list_screens: ScreenLister,
    ) -> None:
        """``window`` is the main window; the wallboard first opens on another screen if there is one."""
        super().__init__(window)
        self._window, self._store, self._data = window, store, data
        self._preferences, self._theme_manager = preferences, theme_manager
        self._visibility_monitor, self._list_screens = visibility_monitor, list_screens
        self.wallboard: Wallboard | None = None
        """The open wallboard, ``None`` if it is closed."""
        self.toggle_action: QAction | None = None
        """Action that opens and closes the wallboard; its shortcut works in the wallboard, too."""
        preferences.changed.connect(self.refresh)
        theme_manager.changed.connect(self.refresh)
        ticker.ticked.connect(self._update_times)

    def set_open(self, on: bool) -> None:  # noqa: FBT001 (a slot)
        """Open or close the wallboard."""
        if on and self.wallboard is None:
            self._open_wallboard()
        elif not on:
            self.close_wallboard()

    def refresh(self) -> None:
        """Show the current data, if the wallboard is visible; called when the data has changed."""
        if self.wallboard is not None and self.wallboard.isVisible():
            self.wallboard.refresh()

    def save_geometry(self) -> None:
        """Save the position of the wallboard, if it is open."""
        if self.wallboard is not None:
            self._store.save(_GEOMETRY_KEY, bytes(self.wallboard.saveGeometry().data()))

    def close_wallboard(self) -> None:
        """Save the position of the wallboard and delete it; do nothing if it is closed."""
        self.save_geometry()
        wallboard, self.wallboard = self.wallboard, None
        if wallboard is not None:
            wallboard.hide()
            self._visibility_monitor.remove_window(wallboard)
            # Not deleted here: the call may come from the window's own close event.
            wallboard.deleteLater()

    def _open_wallboard(self) -> None:
        # Imported late: most windows never show one.
        from devlink3_desk.qt.wallboard.wallboard import Wallboard

        wallboard = self.wallboard = Wallboard(self._data, self._preferences, self._theme_manager)
        wallboard.closed.connect(self.closed)
        if self.toggle_action is not None:
            wallboard.addAction(self.toggle_action)
        self._visibility_monitor.add_window(wallboard)
        geometry = self._store.load(_GEOMETRY_KEY)
        # A full-screen geometry contains its screen, and Qt itself replaces one that is gone.
        if geometry is not None and wallboard.restoreGeometry(QByteArray(geometry)):
            if not wallboard.isFullScreen():
                wallboard.setGeometry(find_reachable_geometry(wallboard.geometry(), self._list_screens()))
            wallboard.show()
        else:
            self._show_at_default_place(wallboard)

    def _show_at_default_place(self, wallboard: Wallboard) -> None:
        current = self._window.screen()
        other = next((screen for screen in current.virtualSiblings() if screen is not current), None)
        area = (other or current).availableGeometry()
        margin = area.width() // 12
        # Also before showFullScreen(), which uses the screen that the window is on.
        wallboard.setGeometry(area.adjusted(margin, margin, -margin, -margin))
        if other is None:
            wallboard.show()
        else:
            wallboard.showFullScreen()

    def _update_times(self) -> None:
        if self.wallboard is not None and self.wallboard.isVisible():
            self.wallboard.update_times(int(self._data.link_model.clock()))
