"""The docks follow the width of the window until the user moves them, and return to where they were."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator, Sequence
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.qt.core.theme import ApplicationThemeManager
from devlink3_desk.qt.core.widgets import Pane
from devlink3_desk.qt.core.window_placement import ScreenInfo, find_screens
from devlink3_desk.qt.main_window.dock_layout import DockLayout, build_tab_groups
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.main_window.pane_dock import PaneDock
from devlink3_desk.qt.main_window.panes import BOTTOM_AREA, PANES, SIDE_AREA, PaneSpec
from devlink3_desk.switchboard.changes import CallChanged
from tests.support.board_values import make_call
from tests.support.desk_models import (
    ImmediateDeskModels,
    MemoryLayoutStore,
    open_window,
    show_changes,
    show_widget,
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot

SECOND_SCREEN = ScreenInfo("DP-2", QRect(2560, 200, 1280, 1024), QRect(2560, 200, 1280, 994))
NARROW, WIDE = QSize(800, 600), QSize(1280, 800)


class ManualScreens:
    """The connected screens, which a test may change."""

    def __init__(self) -> None:
        self.screens = find_screens()

    def __call__(self) -> Sequence[ScreenInfo]:
        return self.screens


@pytest.fixture
def screens(qapp: QApplication) -> ManualScreens:
    return ManualScreens()


@pytest.fixture
def window(
    desk: ImmediateDeskModels, store: MemoryLayoutStore, screens: ManualScreens
) -> Iterator[MainWindow]:
    with open_window(desk, store, list_screens=screens) as window:
        yield window


# -- panes that the window does not have yet


def create_spec(
    name: str,
    area: Qt.DockWidgetArea = SIDE_AREA,
    tab_with: str = "",
    *,
    initially_visible: bool = True,
) -> PaneSpec:
    return PaneSpec(
        name,
        lambda context: Pane(name, context.parent),
        f"Go to {name}",
        area=area,
        height_fraction=0.3,
        initially_visible=initially_visible,
        tab_with=tab_with,
    )


class DockWindow(QMainWindow):
    """A window with nothing but docks."""

    def __init__(self, specs: Sequence[PaneSpec], store: MemoryLayoutStore) -> None:
        super().__init__()
        self.setDockNestingEnabled(True)
        self.resize(WIDE)
        theme_manager = ApplicationThemeManager(parent=self)
        self.setCentralWidget(QWidget(self))
        self.docks = {
            spec.name: PaneDock(spec.name, Pane(spec.name, self), theme_manager, self)
            for spec in specs
            if spec.area is not None
        }
        self.dock_layout = DockLayout(self, specs, self.docks, store, theme_manager)
        self.dock_layout.restore_docks()
        self.show()

    def resize_to(self, size: QSize) -> None:
        self.resize(size)
        self.dock_layout.update_for_width()
        QApplication.processEvents()

    def dock_places(self) -> dict[str, tuple[Qt.DockWidgetArea, frozenset[str]]]:
        """Return the area of each visible dock, and the docks that it is tabbed with."""
        return {
            name: (
                self.dockWidgetArea(dock),
                frozenset(other.objectName() for other in self.tabifiedDockWidgets(dock)),
            )
            for name, dock in self.docks.items()
            if not dock.isHidden()
        }


NEW_PANES = {
    "a third tab": create_spec("new", tab_with="details"),
    "a tab of a tab": create_spec("new", tab_with="places"),
    "a place of its own": create_spec("new", BOTTOM_AREA),
    "a hidden tab": create_spec("new", tab_with="details", initially_visible=False),
    "a hidden place": create_spec("new", BOTTOM_AREA, initially_visible=False),
}


@pytest.mark.parametrize("new", NEW_PANES.values(), ids=NEW_PANES)
@pytest.mark.parametrize("is_first", [False, True], ids=["last", "first"])
def test_a_pane_is_added_by_one_line_and_the_layout_still_follows_the_width(
    new: PaneSpec, is_first: bool, store: MemoryLayoutStore, qtbot: QtBot
) -> None:
    specs = (new, *PANES) if is_first else (*PANES, new)
    window = DockWindow(specs, store)
    qtbot.addWidget(window)
    show_widget(window)
    visible = set(window.docks) - (set() if new.initially_visible else {"new"})
    wide = window.dock_places()
    assert set(wide) == visible
    assert {area for area, _ in wide.values()} == {SIDE_AREA, BOTTOM_AREA}
    assert wide["missed"][1] >= {"directory", "history"}
    if new.initially_visible:
        area, tabs = wide["new"]
        assert area == new.area
        assert tabs >= {"details", "places"} if new.tab_with else not tabs
    for _ in range(2):
        window.resize_to(NARROW)
        assert window.dock_places() == {name: (BOTTOM_AREA, frozenset(visible - {name})) for name in visible}
        window.resize_to(WIDE)
        assert window.dock_places() == wide


@pytest.mark.parametrize("new", NEW_PANES.values(), ids=NEW_PANES)
def test_a_pane_that_a_saved_layout_does_not_know_gets_its_place(
    new: PaneSpec, store: MemoryLayoutStore, qtbot: QtBot
) -> None:
    earlier = DockWindow(PANES, store)
    qtbot.addWidget(earlier)
    earlier.docks["groups"].close()
    earlier.dock_layout.save_layout()
    window = DockWindow((*PANES, new), store)
    qtbot.addWidget(window)
    places = window.dock_places()
    assert "groups" not in places
    assert ("new" in places) is new.initially_visible
    window.docks["new"].show()
    assert window.dock_places()["new"][0] == new.area


def test_a_hidden_leader_leaves_its_place_to_the_others(store: MemoryLayoutStore, qtbot: QtBot) -> None:
    specs = (
        create_spec("hidden", initially_visible=False),
        create_spec("second", tab_with="hidden"),
        create_spec("third", tab_with="hidden"),
        create_spec("extensions", BOTTOM_AREA),
    )
    window = DockWindow(specs, store)
    qtbot.addWidget(window)
    assert window.dock_places()["second"] == (SIDE_AREA, frozenset({"third"}))
    window.resize_to(NARROW)
    assert window.dock_places()["second"] == (BOTTOM_AREA, frozenset({"third", "extensions"}))
    window.resize_to(WIDE)
    assert window.dock_places()["second"] == (SIDE_AREA, frozenset({"third"}))


def test_a_pane_that_is_shown_by_the_user_is_a_change_of_the_layout(
    store: MemoryLayoutStore, qtbot: QtBot
) -> None:
    window = DockWindow((*PANES, create_spec("new", BOTTOM_AREA, initially_visible=False)), store)
    qtbot.addWidget(window)
    window.docks["new"].show()
    shown = window.dock_places()
    window.resize_to(NARROW)
    assert window.dock_places() == shown


def test_a_window_that_is_deleted_right_after_its_layout_was_reset_is_freed(
    desk: ImmediateDeskModels, store: MemoryLayoutStore
) -> None:
    window = MainWindow(desk, store)
    reference = weakref.ref(window)
    window.dock_layout.reset_layout()
    window.finish_closing()
    delete(window)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del window
    gc.collect()
    assert reference() is None


def test_tab_groups_begin_with_their_leader_whatever_the_order_of_the_table() -> None:
    specs = (
        create_spec("c", tab_with="b"),
        create_spec("b", tab_with="a"),
        create_spec("a"),
        create_spec("alone", BOTTOM_AREA),
    )
    names = [[spec.name for spec in group] for group in build_tab_groups(specs)]
    assert names == [["a", "c", "b"], ["alone"]]


# -- the window and its screens


def test_a_pane_on_a_screen_that_is_gone_comes_back(window: MainWindow) -> None:
    dock = window.docks["directory"]
    dock.setFloating(True)
    dock.setGeometry(QRect(6000, 4000, 400, 300))
    window.dock_layout.apply_screen_change()
    assert find_screens()[0].available.contains(dock.geometry())


@pytest.mark.qt_log_ignore("propagateSizeHints|raise")
def test_the_compact_strip_on_a_screen_that_is_gone_comes_back(window: MainWindow) -> None:
    window.actions_by_name["compact"].trigger()
    strip = window.compact_mode.strip
    assert strip is not None
    strip.setGeometry(QRect(QPoint(6000, 4000), strip.size()))
    window.dock_layout.apply_screen_change()
    assert find_screens()[0].available.contains(strip.geometry())
    place = strip.geometry()
    window.dock_layout.apply_screen_change()
    assert strip.geometry() == place


@pytest.mark.qt_log_ignore("propagateSizeHints|raise")
def test_a_window_on_a_screen_that_is_gone_comes_back_when_it_is_opened_again(window: MainWindow) -> None:
    tools = window.tool_windows
    for open_tool in (tools.open_history, tools.reports.open_window):
        tool = open_tool()
        tool.setGeometry(QRect(6000, 4000, 600, 400))
        assert open_tool() is tool
        assert find_screens()[0].available.contains(tool.geometry())
        tool.close()


def test_each_set_of_screens_has_a_layout_of_its_own(window: MainWindow, screens: ManualScreens) -> None:
    layout = window.dock_layout
    connected = screens.screens
    layout.save_layout()
    screens.screens = [*connected, SECOND_SCREEN]
    layout.apply_screen_change()
    assert not window.docks["groups"].isHidden()  # a set of screens that is new begins as the last one was
    window.docks["groups"].close()
    layout.save_layout()
    screens.screens = connected
    layout.apply_screen_change()
    assert not window.docks["groups"].isHidden()
    screens.screens = [*connected, SECOND_SCREEN]
    layout.apply_screen_change()
    assert window.docks["groups"].isHidden()
    layout.reset_layout()
    assert not window.docks["groups"].isHidden()


def areas(window: MainWindow) -> set[Qt.DockWidgetArea]:
    QApplication.processEvents()
    return {window.dockWidgetArea(dock) for dock in window.docks.values()}


def test_in_a_narrow_window_all_panes_share_the_place_below_the_calls(window: MainWindow) -> None:
    window.resize(800, 600)
    assert areas(window) == {BOTTOM_AREA}
    assert window.width() == 800
    docks = window.docks
    assert len(window.tabifiedDockWidgets(docks["extensions"])) == len(docks) - 1
    seen = docks["extensions"].geometry()
    assert seen.top() > window.calls_pane.mapTo(window, window.calls_pane.rect().bottomLeft()).y()
    assert window.rect().contains(seen)
    window.resize(1280, 800)
    assert areas(window) == {SIDE_AREA, BOTTOM_AREA}


def test_a_layout_arranged_by_the_user_is_kept_at_any_width(window: MainWindow) -> None:
    assert areas(window) == {SIDE_AREA, BOTTOM_AREA}
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, window.docks["groups"])
    moved = areas(window)
    window.resize(980, 700)
    assert areas(window) == moved


@pytest.mark.parametrize("name", ["directory", "extensions", "groups", "calls"])
def test_the_focus_stays_in_its_pane_when_the_layout_follows_the_width(window: MainWindow, name: str) -> None:
    """Where it went otherwise, the space bar hid calls."""
    window.activateWindow()
    window.focus_pane(name)
    focus = window.focusWidget()
    assert focus is not None
    for size in (NARROW, WIDE):
        window.resize(size)
        QApplication.processEvents()
        assert window.focusWidget() is focus
        assert window.panes[name].isVisible()
        assert not window.panes[name].visibleRegion().isEmpty()


def test_the_focus_follows_the_tab_that_is_clicked(window: MainWindow, qtbot: QtBot) -> None:
    """Enter would call the person that the covered search has found."""
    show_changes(window, CallChanged(make_call()))
    window.activateWindow()
    window.focus_pane("directory")
    (tab_bar, index) = next(
        (bar, index)
        for bar in window.findChildren(QTabBar)
        for index in range(bar.count())
        if bar.tabText(index) == window.docks["missed"].windowTitle()
    )
    qtbot.mouseClick(tab_bar, Qt.MouseButton.LeftButton, pos=tab_bar.tabRect(index).center())
    focus = window.focusWidget()
    assert focus is not None
    assert window.docks["missed"].isAncestorOf(focus)
    # Who works in the calls goes on there.
    window.focus_pane("calls")
    window.docks["directory"].raise_()
    focus = window.focusWidget()
    assert focus is window.calls_pane.call_table


@pytest.mark.parametrize("name", ["directory", "extensions", "details"])
def test_a_pane_that_is_closed_gives_the_focus_to_the_calls(window: MainWindow, name: str) -> None:
    """A counter above the calls would filter them with the next space."""
    show_changes(window, CallChanged(make_call()))
    window.activateWindow()
    window.focus_pane(name)
    window.docks[name].close()
    assert window.focusWidget() is window.calls_pane.call_table


def test_a_large_zoom_selects_the_narrow_layout(window: MainWindow) -> None:
    assert areas(window) == {SIDE_AREA, BOTTOM_AREA}
    window.theme_manager.set_zoom(2.0)
    assert len(window.tabifiedDockWidgets(window.docks["extensions"])) == len(window.docks) - 1
    window.theme_manager.set_zoom(1.0)
    assert areas(window) == {SIDE_AREA, BOTTOM_AREA}


@pytest.mark.parametrize("zoom", [1.25, 1.6, 2.0])
def test_the_names_and_counts_of_tabs_are_not_cut_at_a_large_zoom(
    window: MainWindow, qtbot: QtBot, zoom: float
) -> None:
    def are_whole() -> bool:
        QApplication.processEvents()
        bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
        return bool(bars) and all(
            bar.tabRect(index).width() >= bar.fontMetrics().horizontalAdvance(bar.tabText(index)) + 24
            and bar.tabRect(index).right() < bar.width()
            for bar in bars
            for index in range(bar.count())
        )

    try:
        window.theme_manager.set_zoom(zoom)
        window.docks["missed"].setWindowTitle("To call back (12)")
        qtbot.waitUntil(are_whole)
    finally:
        window.theme_manager.set_zoom(1.0)
    qtbot.waitUntil(are_whole)
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
    assert {bar.font().pointSizeF() for bar in bars} == {window.font().pointSizeF()}


def test_no_tabs_are_left_behind_when_panes_change_their_place(window: MainWindow, qtbot: QtBot) -> None:
    def tabs() -> list[QTabBar]:
        bars = window.findChildren(QTabBar, "", Qt.FindChildOption.FindDirectChildrenOnly)
        return [bar for bar in bars if bar.isVisible() and window.rect().contains(bar.geometry())]

    def has_tabs(count: int) -> bool:
        bars = tabs()
        return len(bars) == count and all(window.childAt(bar.geometry().center()) is bar for bar in bars)

    for size in (QSize(900, 700), QSize(1280, 800), QSize(980, 700), QSize(1400, 900)):
        window.resize(size)
        expected = 1 if size.width() < 1000 else 2
        qtbot.waitUntil(partial(has_tabs, expected), timeout=20_000)
    window.dock_layout.reset_layout()
    qtbot.waitUntil(partial(has_tabs, 2), timeout=20_000)


def test_no_animation_is_enabled(window: MainWindow) -> None:
    """Then there is nothing to switch off where the system asks for no animations."""
    assert not window.isAnimated()
    assert not any(QApplication.isEffectEnabled(effect) for effect in Qt.UIEffect if effect.value)


def test_a_changed_layout_is_saved_while_the_window_is_open(
    window: MainWindow, store: MemoryLayoutStore, qtbot: QtBot
) -> None:
    previous = store.load("window/state")
    window.docks["groups"].close()
    qtbot.waitUntil(lambda: store.load("window/state") != previous, timeout=20_000)


def test_moves_by_the_system_after_a_screen_is_removed_are_not_saved(
    window: MainWindow, store: MemoryLayoutStore, screens: ManualScreens
) -> None:
    window.dock_layout.save_layout()
    saved = dict(store.values)
    screens.screens = [SECOND_SCREEN]
    window.docks["groups"].close()
    window.dock_layout.save_if_same_screens()
    assert store.values == saved


def test_unknown_screens_get_the_last_layout(
    desk: ImmediateDeskModels, window: MainWindow, store: MemoryLayoutStore
) -> None:
    window.docks["groups"].close()
    window.finish_closing()
    newest = {key: value for key, value in store.values.items() if "@" not in key}
    store.values = newest
    again = MainWindow(desk, store)
    assert again.docks["groups"].isHidden()
    again.finish_closing()
    delete(again)
