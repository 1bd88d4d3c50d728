"""Panes that can be moved, floated onto another screen and put away."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar

from devlink3_desk.qt.core.accessibility import move_focus
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconButton, Pane
from devlink3_desk.qt.core.window_placement import (
    LayoutStore,
    ScreenInfo,
    current_screens,
    load_layout_value,
    reachable_geometry,
    restore_window_geometry,
    screen_layout_id,
)
from devlink3_desk.qt.main_window.link_bar import BannerBar
from devlink3_desk.qt.main_window.panes import BOTTOM_AREA, PANES, SIDE_AREA, PaneSpec

if TYPE_CHECKING:
    from devlink3_desk.qt.main_window.main_window import MainWindow


class PaneDock(QDockWidget):
    """A dock that has its pane's own header for a title and handle."""

    def __init__(self, name: str, pane: Pane, theme_manager: ThemeManager, window: QMainWindow) -> None:
        title = pane.title_label.text()
        super().__init__(title, window)
        self.setObjectName(name)  # by this name its place is saved
        self.setTitleBarWidget(pane.detach_title_bar())
        self.setWidget(pane)
        for icon, tip, action in (
            ("float", self.tr("Float or dock {pane}").format(pane=title), self.toggle_floating),
            ("close", self.tr("Close {pane}").format(pane=title), self.close),
        ):
            button = IconButton(theme_manager, icon, tip, action, pane.title_bar)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # an action and the View menu do the same
            pane.header_layout.addWidget(button)

    def toggle_floating(self) -> None:
        """Give the pane a window of its own, or dock it again."""
        self.setFloating(not self.isFloating())

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 (Qt's own signature)
        """Let Tab go the way the eye goes, through this pane alone while it floats."""
        if self.isFloating():
            return move_focus(self, forward=next)
        return super().focusNextPrevChild(next)


LAYOUT_VERSION: Final = 1
"""To be raised when panes change so much that saved layouts are of no use."""

RTL_VERSION_OFFSET: Final = 1000
"""Added to the version where the window is mirrored: no layout of the one direction is good for the other."""

NARROW_WIDTH: Final = 1000
"""Width, in device-independent pixels, below which panes have no room beside the calls."""
FRONT_PANE: Final = "extensions"
"""The pane that is on top where all share one place."""
NARROW_HEIGHT_FRACTION: Final = 0.44
"""Part of the window's height that this place has."""

SAVE_DELAY_MS: Final = 3000
"""Milliseconds of rest after which a new layout is kept."""

SCREEN_CHANGE_DELAY_MS: Final = 500
"""Milliseconds that a desktop takes to move windows about when a screen comes or goes."""


class DockLayout(QObject):
    """Puts the docks of a window where they belong, and remembers where they were put."""

    def __init__(self, window: MainWindow, docks: dict[str, PaneDock], store: LayoutStore) -> None:
        super().__init__(window)
        self._window, self._docks, self._store = window, docks, store
        self._narrow_layout = window.width() < NARROW_WIDTH
        self._layout_version = LAYOUT_VERSION + RTL_VERSION_OFFSET * window.isRightToLeft()
        if window.isRightToLeft():
            window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        else:
            window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self.list_screens: Callable[[], list[ScreenInfo]] = current_screens
        self._screen_layout_id = screen_layout_id(self.list_screens())
        self._save_timer = self._create_timer(SAVE_DELAY_MS, self.save_unless_screens_changed)
        self._tab_bar_timer = self._create_timer(0, self._hide_stray_tab_bars)
        self._screen_timer = self._create_timer(SCREEN_CHANGE_DELAY_MS, self.apply_screen_change)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101 (there is no window without one)
        application.screenAdded.connect(self._screen_timer.start)
        application.screenRemoved.connect(self._screen_timer.start)
        window.theme_manager.changed.connect(self.update_for_width)
        for dock in docks.values():
            dock.dockLocationChanged.connect(self.on_layout_changed)
            dock.topLevelChanged.connect(self.on_layout_changed)
            dock.visibilityChanged.connect(self.on_layout_changed)

    def reset_layout(self) -> None:
        """Put every pane where it was at first."""
        window, docks = self._window, self._docks
        narrow = self._narrow_layout = self._needs_narrow_layout()
        for spec in PANES:
            if spec.area is not None:
                dock = docks[spec.name]
                dock.setFloating(False)
                window.addDockWidget(BOTTOM_AREA if narrow else self._dock_area(spec), dock)
                dock.setVisible(spec.initially_visible)
        if narrow:
            self._tabify_all_docks()
        else:
            for area in (SIDE_AREA, BOTTOM_AREA):
                self._stack_docks(area)
        self._resize_docks()
        QTimer.singleShot(0, self, self._resize_docks)  # panes of a window that is seen already settle first

    def _resize_docks(self) -> None:
        """Give each place its part of the window."""
        if self._narrow_layout:
            height = round(self._window.height() * NARROW_HEIGHT_FRACTION)
            self._window.resizeDocks([self._docks[FRONT_PANE]], [height], Qt.Orientation.Vertical)
        else:
            for area in (SIDE_AREA, BOTTOM_AREA):
                self._resize_area_docks(area)

    def update_for_width(self) -> None:
        """Make room where the window has become narrow, or wide again, unless somebody has arranged it."""
        before, self._narrow_layout = self._narrow_layout, self._needs_narrow_layout()
        if before != self._narrow_layout and self._is_default_layout(narrow=before):
            self.reset_layout()

    def _needs_narrow_layout(self) -> bool:
        """Return whether letters as large as they are leave too little room for panes side by side."""
        return self._window.width() < NARROW_WIDTH * self._window.theme_manager.zoom

    def _is_default_layout(self, *, narrow: bool) -> bool:
        """Return whether every pane is where :meth:`reset` puts it, whatever its size."""
        window = self._window
        for spec in PANES:
            if spec.area is None:
                continue
            dock = self._docks[spec.name]
            area = BOTTOM_AREA if narrow else self._dock_area(spec)
            with_it = len(PANES) - 2 if narrow else self._default_tab_count(spec)
            if (
                dock.isFloating()
                or window.dockWidgetArea(dock) != area
                or dock.isHidden() == spec.initially_visible
            ):
                return False
            if len(window.tabifiedDockWidgets(dock)) != with_it:
                return False
        return True

    @staticmethod
    def _default_tab_count(spec: PaneSpec) -> int:
        """Return with how many others a pane shares its place at first."""
        return sum(spec.name == other.tab_with or other.name == spec.tab_with for other in PANES)

    def _dock_area(self, spec: PaneSpec) -> Qt.DockWidgetArea:
        """Return the place of a pane, mirrored with the window."""
        mirrored = spec.area == SIDE_AREA and self._window.isRightToLeft()
        return Qt.DockWidgetArea.LeftDockWidgetArea if mirrored else spec.area or BOTTOM_AREA

    def _tabify_all_docks(self) -> None:
        """Put all panes below the calls, as tabs."""
        window, first = self._window, self._docks[FRONT_PANE]
        for spec in reversed(PANES):
            if spec.area is not None and spec.name != FRONT_PANE:
                window.tabifyDockWidget(first, self._docks[spec.name])
        first.raise_()

    def _stack_docks(self, area: Qt.DockWidgetArea) -> None:
        """Put the panes of one area below each other."""
        window, docks = self._window, self._docks
        specs = [spec for spec in PANES if spec.area == area and not spec.tab_with]
        for upper, lower in pairwise(specs):
            window.splitDockWidget(docks[upper.name], docks[lower.name], Qt.Orientation.Vertical)
        for spec in PANES:
            if spec.area == area and spec.tab_with:
                window.tabifyDockWidget(docks[spec.tab_with], docks[spec.name])
                docks[spec.tab_with].raise_()

    def _resize_area_docks(self, area: Qt.DockWidgetArea) -> None:
        window, docks = self._window, self._docks
        shown = [spec for spec in PANES if spec.area == area and not spec.tab_with and spec.initially_visible]
        room = window.height()
        snug = sum(window.panes[spec.name].preferred_height() for spec in shown)
        heights = [
            window.panes[spec.name].preferred_height() or round((room - snug) * spec.height_fraction)
            for spec in shown
        ]
        window.resizeDocks([docks[spec.name] for spec in shown], heights, Qt.Orientation.Vertical)
        if area == SIDE_AREA and shown:
            side = max(340, round(window.width() * 0.28))
            window.resizeDocks([docks[shown[0].name]], [side], Qt.Orientation.Horizontal)

    def on_layout_changed(self) -> None:
        """Something was moved: keep it as soon as it rests, not only at the end."""
        # Qt makes and drops them as needed.
        for tabs in self._window.findChildren(QTabBar, "", Qt.FindChildOption.FindDirectChildrenOnly):
            tabs.setAccessibleName(self.tr("Panes that share this place"))
        self._tab_bar_timer.start()
        if self._window.isVisible():
            self._save_timer.start()

    def _hide_stray_tab_bars(self) -> None:
        """Hide the tabs that Qt leaves behind when panes change their place: those that belong to none."""
        window = self._window
        edges = {(dock.x(), dock.y() + dock.height(), dock.width()) for dock in self._docks.values()}
        for tabs in reversed(window.findChildren(QTabBar, "", Qt.FindChildOption.FindDirectChildrenOnly)):
            if tabs.count() > 1:  # others Qt has put out of sight
                edge = (tabs.x(), tabs.y(), tabs.width())
                tabs.setVisible(edge in edges)
                edges.discard(edge)

    def save_layout(self) -> None:
        """Keep where everything is, for this set of screens and as the newest of all."""
        self._save_timer.stop()
        geometry = bytes(self._window.saveGeometry().data())
        state = bytes(self._window.saveState(self._layout_version).data())
        for screens in ("window", f"window@{self._screen_layout_id}"):
            self._store.save(f"{screens}/geometry", geometry)
            self._store.save(f"{screens}/state", state)

    def save_unless_screens_changed(self) -> None:
        """Keep where everything is, unless somebody has just pulled a plug: then nobody chose it."""
        if screen_layout_id(self.list_screens()) == self._screen_layout_id:
            self.save_layout()

    def restore_layout(self) -> None:
        """Put everything where it was with these screens, else where it was last, else where it belongs."""
        restore_window_geometry(self._window, self._store, self._screen_layout_id)
        self.restore_panes()

    def restore_panes(self) -> None:
        """Put the panes where they were, or where they belong; the window stays where it is."""
        window, state = self._window, load_layout_value(self._store, self._screen_layout_id, "state")
        if state is None or not window.restoreState(QByteArray(state), self._layout_version):
            self.reset_layout()
        for bar in window.findChildren(BannerBar):
            bar.update_visibility()  # a layout may be from a moment at which there was something to say
        self._move_windows_onto_screens()

    def apply_screen_change(self) -> None:
        """Take the layout of another set of screens, and leave nothing where no screen is."""
        now = screen_layout_id(self.list_screens())
        if now != self._screen_layout_id:
            self._screen_layout_id = now
            if self._store.load(f"window@{now}/state") is not None:
                self.restore_layout()
        self._move_windows_onto_screens()

    def _move_windows_onto_screens(self) -> None:
        screens = self.list_screens()
        floating = [dock for dock in self._docks.values() if dock.isFloating() and not dock.isHidden()]
        for widget in (self._window, *floating):
            if widget.isMaximized() or widget.isFullScreen():
                continue
            reachable = reachable_geometry(widget.geometry(), screens)
            if reachable != widget.geometry():
                widget.setGeometry(reachable)

    def _create_timer(self, delay_ms: int, callback: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay_ms)
        timer.timeout.connect(callback)
        return timer
