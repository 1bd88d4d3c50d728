"""The docks of the main window: their default layout, and the layout that users make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QTabBar, QWidget

from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.window_placement import (
    LayoutStore,
    ScreenLister,
    build_layout_id,
    find_screens,
    load_layout_value,
    move_onto_screens,
    raise_window,
    restore_window_geometry,
)
from devlink3_desk.qt.main_window.dock_heights import DockHeights
from devlink3_desk.qt.main_window.pane_dock import PaneDock
from devlink3_desk.qt.main_window.panes import BOTTOM_AREA, SIDE_AREA, PaneSpec

LAYOUT_VERSION: Final = 1
"""Version that Qt stores with a layout; to be raised when older layouts no longer make sense."""

RTL_VERSION_OFFSET: Final = 1000
"""Added to the version in a right-to-left window, which cannot use a left-to-right layout."""

NARROW_WIDTH: Final = 1000
"""Width, in device-independent pixels at normal text size, below which no pane fits beside the calls."""

FRONT_PANE: Final = "extensions"
"""The current tab of the narrow layout."""

NARROW_HEIGHT_FRACTION: Final = 0.44
"""Share of the window's height that the docks of the narrow layout get."""

MIN_SIDE_WIDTH: Final = 340
SIDE_WIDTH_FRACTION: Final = 0.28

MIN_TAB_SCALE: Final = 0.6
"""Smallest font size of tabs, as a multiple of that of the window."""

TAB_MARGINS: Final = 30
"""Pixels of a tab beside its text, at any size of text."""

SAVE_DELAY_MS: Final = 3000
"""Time without a change after which a layout is saved."""

SCREEN_CHANGE_DELAY_MS: Final = 500
"""Time that desktops need to move windows after a screen was connected or removed."""


# The default layout depends on the width of the window, and follows it until the user changes the layout.
#
#     wide                                      narrow: less than NARROW_WIDTH
#     +------------------+-----------------+    +--------------------------------------+
#     | calls            | details         |    | calls                                |
#     | (central widget) |   + places      |    |                                      |
#     |                  +-----------------+    +--------------------------------------+
#     +------------------+ directory       |    | extensions                           |
#     | groups           |   + missed      |    |   + groups, missed, directory,       |
#     +------------------+                 |    |     places, details                  |
#     | extensions       |                 |    +--------------------------------------+
#     +------------------+-----------------+      (+ marks tabs behind the pane)
#
# In the wide layout a *tab group* is a pane without ``tab_with``, the leader, with all panes that name it
# there, directly or through another pane: here {details, places}, {directory, missed}, {groups} and
# {extensions}. In the narrow layout there is one tab group. An example:
#
# 1. The window starts 1280 pixels wide, without a saved layout: reset_layout() makes the wide layout.
# 2. It is resized to 900 pixels. Every dock is still in the area and the tab group that the wide layout puts
#    it into, so that update_for_width() replaces it by the narrow one. Sizes do not count as a change.
# 3. The user drags the groups to the left. At 1280 pixels again, the layout is not the default one any more,
#    and remains as it is, now and after a restart.
# 4. "Reset" in the menu makes the wide layout again, which from then on follows the width.


def build_tab_groups(specs: Iterable[PaneSpec]) -> list[tuple[PaneSpec, ...]]:
    """Return the dockable panes by the tab group of the wide layout that they belong to, leaders first."""
    dockable = {spec.name: spec for spec in specs if spec.area is not None}
    groups: dict[str, list[PaneSpec]] = {name: [spec] for name, spec in dockable.items() if not spec.tab_with}
    for spec in dockable.values():
        leader = spec
        while leader.tab_with:
            leader = dockable[leader.tab_with]
        if leader is not spec:
            groups[leader.name].append(spec)
    return [tuple(group) for group in groups.values()]


class DockLayout(QObject):
    """Arranges the docks of a window, and saves and restores how the user arranges them.

    A layout is saved for the connected set of screens and as the latest of all. A set of screens that has no
    layout of its own starts with the latest.
    """

    layout_restored = Signal()
    """Emitted after a saved or the default layout was applied, which also affects tool bars."""

    screens_changed = Signal(object)
    """Emitted with the connected screens, a sequence of :class:`.ScreenInfo`, when these are others."""

    def __init__(
        self,
        window: QMainWindow,
        specs: Sequence[PaneSpec],
        docks: Mapping[str, PaneDock],
        store: LayoutStore,
        theme_manager: ThemeManager,
        list_screens: ScreenLister = find_screens,
    ) -> None:
        """``docks`` are by the names of ``specs``, with one for each that has an area."""
        super().__init__(window)
        self._window, self._docks, self._store = window, docks, store
        self._theme_manager, self._list_screens = theme_manager, list_screens
        self._tab_groups = build_tab_groups(specs)
        self.heights = DockHeights(window, docks, self._resize_to_default)
        self._is_narrow = self._needs_narrow_layout()
        self._layout_version = LAYOUT_VERSION + RTL_VERSION_OFFSET * window.isRightToLeft()
        # The panes beside the calls reach down to the status bar. By default the bottom area has the corner.
        if window.isRightToLeft():
            window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        else:
            window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self._screen_layout_id = build_layout_id(self._list_screens())
        self._save_timer = self._create_timer(SAVE_DELAY_MS, self.save_if_same_screens)
        self._tab_bar_timer = self._create_timer(0, self._arrange_tab_bars)
        self._resize_timer = self._create_timer(0, self._resize_docks)
        self._screen_timer = self._create_timer(SCREEN_CHANGE_DELAY_MS, self.apply_screen_change)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101 (there is no window without one)
        application.screenAdded.connect(self._screen_timer.start)
        application.screenRemoved.connect(self._screen_timer.start)
        theme_manager.changed.connect(self.update_for_width)
        theme_manager.changed.connect(self._tab_bar_timer.start)
        for dock in docks.values():
            dock.dockLocationChanged.connect(self.on_layout_changed)
            dock.topLevelChanged.connect(self.on_layout_changed)
            dock.visibilityChanged.connect(self.on_layout_changed)
            dock.visibilityChanged.connect(partial(self._move_focus_to_tab, dock))
            # The text of its tab, which may have a count.
            dock.windowTitleChanged.connect(self._tab_bar_timer.start)

    def toggle_focused_floating(self) -> None:
        """Make the pane with the keyboard focus a window of its own, or dock it again; it keeps the focus."""
        focus = QApplication.focusWidget()
        dock = self._find_dock_with(focus)
        if focus is None or dock is None:
            return
        dock.toggle_floating()
        raise_window(dock)
        # The change of its window has taken the focus away.
        focus.window().activateWindow()
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move_focus_to_tab(self, dock: PaneDock, is_shown: bool) -> None:  # noqa: FBT001 (a slot)
        """Give a pane that has come to the front of its tabs the focus of the one that it covers."""
        # Qt leaves it there: keys would act on what nobody sees, and Enter would call someone.
        covered = self._find_dock_with(self._window.focusWidget())
        if is_shown and covered is not None and covered in self._window.tabifiedDockWidgets(dock):
            dock.pane.focus_contents(Qt.FocusReason.OtherFocusReason)

    def _find_dock_with(self, widget: QWidget | None) -> PaneDock | None:
        return next((dock for dock in self._docks.values() if widget and dock.isAncestorOf(widget)), None)

    # -- the default layout

    def reset_layout(self) -> None:
        """Apply the default layout for the width of the window; the keyboard focus stays where it is."""
        focus = self._window.focusWidget()
        dock = self._find_dock_with(focus)
        self._apply_default_layout()
        # Qt has moved the focus to the next widget, where keys meant for a search do something else.
        if focus is not None and dock is not None and not dock.isHidden():
            if self._window.tabifiedDockWidgets(dock):
                dock.raise_()
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _apply_default_layout(self) -> None:
        self._is_narrow = self._needs_narrow_layout()
        groups = self._build_default_groups(narrow=self._is_narrow)
        for group in groups:
            for spec in group:
                dock = self._docks[spec.name]
                dock.setFloating(False)
                self._window.addDockWidget(self._choose_default_area(group, narrow=self._is_narrow), dock)
                dock.setVisible(spec.initially_visible)
        for area in (SIDE_AREA, BOTTOM_AREA):
            leaders = [group[0] for group in groups if group[0].area == area]
            for upper, lower in pairwise(leaders):
                self._window.splitDockWidget(
                    self._docks[upper.name], self._docks[lower.name], Qt.Orientation.Vertical
                )
        for group in groups:
            for spec in group[1:]:
                self._window.tabifyDockWidget(self._docks[group[0].name], self._docks[spec.name])
            if len(group) > 1:
                # Only tabs: raise_() lifts any other dock above the tab bars next to it.
                self._find_front_dock(group).raise_()
        self.heights.set_applied(is_default=True)
        self._resize_docks()
        # In a visible window the sizes hold only after Qt has laid out the docks that were added.
        self._resize_timer.start()

    def update_for_width(self) -> None:
        """Change between the wide and the narrow default layout; do nothing if the user has changed it."""
        was_narrow, self._is_narrow = self._is_narrow, self._needs_narrow_layout()
        if was_narrow != self._is_narrow and self._is_default_layout(narrow=was_narrow):
            self.reset_layout()

    def _needs_narrow_layout(self) -> bool:
        return self._window.width() < NARROW_WIDTH * self._theme_manager.zoom

    def _build_default_groups(self, *, narrow: bool) -> list[tuple[PaneSpec, ...]]:
        """Return the tab groups of the default layout; the first pane of each is the current tab."""
        if not narrow:
            return self._tab_groups
        specs = [spec for group in self._tab_groups for spec in group]
        # From the last to the first: the panes of the bottom area come next to the one in front.
        specs.sort(key=lambda spec: spec.name == FRONT_PANE)
        return [tuple(reversed(specs))]

    def _choose_default_area(self, group: tuple[PaneSpec, ...], *, narrow: bool) -> Qt.DockWidgetArea:
        """Return the area of a tab group: that of its leader, mirrored in a right-to-left window."""
        area = group[0].area
        if narrow or area is None:
            return BOTTOM_AREA
        if area == SIDE_AREA and self._window.isRightToLeft():
            return Qt.DockWidgetArea.LeftDockWidgetArea
        return area

    def _find_front_dock(self, group: tuple[PaneSpec, ...]) -> PaneDock:
        """Return the dock that is the current tab of a group at first: the first visible one."""
        return self._docks[next((spec for spec in group if spec.initially_visible), group[0]).name]

    def _is_default_layout(self, *, narrow: bool) -> bool:
        """Return whether each dock has the area, the tabs and the visibility of a default layout."""
        for group in self._build_default_groups(narrow=narrow):
            area = self._choose_default_area(group, narrow=narrow)
            visible = {spec.name for spec in group if spec.initially_visible}
            for spec in group:
                dock = self._docks[spec.name]
                if dock.isFloating() or self._window.dockWidgetArea(dock) != area:
                    return False
                if dock.isHidden() == spec.initially_visible:
                    return False
                # Qt reports the visible docks of a tab group only, and for a hidden dock it reports any.
                tabs = {other.objectName() for other in self._window.tabifiedDockWidgets(dock)}
                if spec.initially_visible and tabs != visible - {spec.name}:
                    return False
        return True

    def _resize_to_default(self) -> bool:
        """Give the docks their default sizes; return whether they have any, where the user arranged them."""
        is_default = self._is_default_layout(narrow=self._is_narrow)
        if is_default:
            self._resize_docks()
        return is_default

    def _resize_docks(self) -> None:
        """Give the docks their sizes of the default layout."""
        if self._is_narrow:
            height = round(self._window.height() * NARROW_HEIGHT_FRACTION)
            self._window.resizeDocks([self._docks[FRONT_PANE]], [height], Qt.Orientation.Vertical)
        else:
            for area in (SIDE_AREA, BOTTOM_AREA):
                self._resize_area_docks(area)

    def _resize_area_docks(self, area: Qt.DockWidgetArea) -> None:
        """Give each tab group of an area its share of the height that preferred heights leave."""
        groups = [group for group in self._tab_groups if group[0].area == area]
        # Qt complains about sizes of hidden docks.
        groups = [group for group in groups if any(spec.initially_visible for spec in group)]
        docks = [self._find_front_dock(group) for group in groups]
        if not docks:
            return
        remaining = self._window.height() - sum(dock.pane.preferred_height() for dock in docks)
        # Qt rejects a height of 0, and enlarges one that is too small for the pane.
        heights = [
            dock.pane.preferred_height() or max(1, round(remaining * group[0].height_fraction))
            for group, dock in zip(groups, docks, strict=True)
        ]
        self._window.resizeDocks(docks, heights, Qt.Orientation.Vertical)
        if area == SIDE_AREA:
            width = max(MIN_SIDE_WIDTH, round(self._window.width() * SIDE_WIDTH_FRACTION))
            self._window.resizeDocks(docks[:1], [width], Qt.Orientation.Horizontal)

    # -- the user's layout

    def on_layout_changed(self) -> None:
        """Save the layout soon; called whenever the window or one of its docks was moved or resized."""
        # Qt creates and deletes the tab bars as needed, and gives them no accessible name.
        for tab_bar in self._find_tab_bars():
            tab_bar.setAccessibleName(self.tr("Tabbed panes"))
        self._tab_bar_timer.start()
        if self._window.isVisible():
            self._save_timer.start()

    def save_layout(self) -> None:
        """Save geometry and docks for the present set of screens, and as the latest layout."""
        self._save_timer.stop()
        geometry = bytes(self._window.saveGeometry().data())
        state = bytes(self._window.saveState(self._layout_version).data())
        for prefix in ("window", f"window@{self._screen_layout_id}"):
            self._store.save(f"{prefix}/geometry", geometry)
            self._store.save(f"{prefix}/state", state)
            self._store.save(f"{prefix}/default-heights", b"1" if self.heights.is_default else b"0")

    def save_if_same_screens(self) -> None:
        """Save the layout, unless the screens have changed: then it was the desktop that moved windows."""
        if build_layout_id(self._list_screens()) == self._screen_layout_id:
            self.save_layout()

    def restore_layout(self) -> None:
        """Restore geometry and docks as last saved for this set of screens, else as last saved at all."""
        restore_window_geometry(self._window, self._store, self._screen_layout_id)
        self.restore_docks()

    def restore_docks(self) -> None:
        """Restore the docks as :meth:`restore_layout` does; apply the default layout if none was saved."""
        state = load_layout_value(self._store, self._screen_layout_id, "state")
        if state is None or not self._window.restoreState(QByteArray(state), self._layout_version):
            self.reset_layout()
        else:
            self._restore_default_heights()
        self._add_missing_docks()
        self.layout_restored.emit()
        self._move_windows_onto_screens()

    def _restore_default_heights(self) -> None:
        """Give docks in their default heights those that they have now, without rows that were shown then."""
        is_default = load_layout_value(self._store, self._screen_layout_id, "default-heights") == b"1"
        self.heights.set_applied(is_default=is_default)
        if is_default and self._resize_to_default():
            self._resize_timer.start()

    def _add_missing_docks(self) -> None:
        """Add the docks that the restored layout does not know, because their panes are newer."""
        for group in self._tab_groups:
            for spec in group:
                dock = self._docks[spec.name]
                if self._window.dockWidgetArea(dock) != Qt.DockWidgetArea.NoDockWidgetArea:
                    continue
                self._window.addDockWidget(self._choose_default_area(group, narrow=self._is_narrow), dock)
                front_dock = self._docks[FRONT_PANE if self._is_narrow else group[0].name]
                if front_dock is not dock and not front_dock.isFloating():
                    self._window.tabifyDockWidget(front_dock, dock)
                    front_dock.raise_()
                dock.setVisible(spec.initially_visible)

    def apply_screen_change(self) -> None:
        """Restore the layout of a new set of screens, if there is one, and move windows onto a screen."""
        new_id = build_layout_id(self._list_screens())
        if new_id != self._screen_layout_id:
            self._screen_layout_id = new_id
            if self._store.load(f"window@{new_id}/state") is not None:
                self.restore_layout()
        self._move_windows_onto_screens()
        self.screens_changed.emit(self._list_screens())

    def _move_windows_onto_screens(self) -> None:
        screens = self._list_screens()
        floating = [dock for dock in self._docks.values() if dock.isFloating() and not dock.isHidden()]
        for widget in (self._window, *floating):
            move_onto_screens(widget, screens)

    def _hide_stray_tab_bars(self) -> None:
        """Hide the tab bars that Qt leaves visible, without docks above them, when tab groups change."""
        edges = {(dock.x(), dock.y() + dock.height(), dock.width()) for dock in self._docks.values()}
        # The newest first: where two bars have the same geometry, the older one is the stray.
        for tab_bar in reversed(self._find_tab_bars()):
            if tab_bar.count() > 1:  # Qt has hidden those with a single tab
                edge = (tab_bar.x(), tab_bar.y(), tab_bar.width())
                tab_bar.setVisible(edge in edges)
                edges.discard(edge)

    def _arrange_tab_bars(self) -> None:
        self._hide_stray_tab_bars()
        for tab_bar in self._find_tab_bars():
            self._fit_tab_texts(tab_bar)

    def _fit_tab_texts(self, tab_bar: QTabBar) -> None:
        """Reduce the font size of tabs that have no room, because Qt would elide names and counts."""
        font = QFont(self._theme_manager.font)
        metrics, texts = QFontMetrics(font), [tab_bar.tabText(index) for index in range(tab_bar.count())]
        needed = sum(map(metrics.horizontalAdvance, texts))
        room = tab_bar.width() - TAB_MARGINS * len(texts)
        if needed > room:
            font.setPointSizeF(font.pointSizeF() * max(MIN_TAB_SCALE, room / needed))
        if font != tab_bar.font():
            tab_bar.setFont(font)

    def _find_tab_bars(self) -> list[QTabBar]:
        return self._window.findChildren(QTabBar, "", Qt.FindChildOption.FindDirectChildrenOnly)

    def _create_timer(self, delay_ms: int, callback: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=delay_ms)
        timer.timeout.connect(callback)
        return timer
