"""What the main window is made of, put together in one place; read when the window can be seen already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from devlink3_desk.qt.calls.calls_pane import CallsPane
from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.accessibility import set_accessible_names
from devlink3_desk.qt.core.change_batcher import ChangeBatcher, Ticker, VisibilityMonitor
from devlink3_desk.qt.core.window_placement import LayoutStore
from devlink3_desk.qt.details.details_pane import DetailsPane
from devlink3_desk.qt.directory.directory_pane import DirectoryPane
from devlink3_desk.qt.extensions.extensions_pane import ExtensionsPane, GroupsPane
from devlink3_desk.qt.main_window.action_registry import ActionRegistry
from devlink3_desk.qt.main_window.command_palette import CommandPalette
from devlink3_desk.qt.main_window.compact_mode import CompactMode
from devlink3_desk.qt.main_window.dock_layout import DockLayout, PaneDock
from devlink3_desk.qt.main_window.link_bar import BannerBar, LinkBar, StaleBanner
from devlink3_desk.qt.main_window.panes import PANES
from devlink3_desk.qt.main_window.tour import Tour
from devlink3_desk.qt.wallboard.wallboard_controller import WallboardController

if TYPE_CHECKING:
    from devlink3_desk.qt.core.widgets import Pane
    from devlink3_desk.qt.main_window.main_window import MainWindow

PERSISTED_ACTIONS: Final = ("technical", "on-top", "compact", "wallboard")
"""Switches that are as they were left."""


def populate_window(window: MainWindow, layout_store: LayoutStore) -> None:
    """Give a window all its parts, in the order in which they need each other."""
    window.setWindowIcon(assets.load_app_icon())
    _create_timers(window)
    window.models.apply_preferences(window.preferences.value)
    window.preferences.changed.connect(window.models.apply_preferences)
    _create_panes(window)
    _create_bars(window)
    window.dock_layout = DockLayout(window, window.docks, layout_store)
    window.action_registry = ActionRegistry(window)
    window.actions_by_name = window.action_registry.actions_by_name
    window.preferences.changed.connect(window.action_registry.apply_preferences)
    window.action_registry.apply_preferences(window.preferences.value)
    window.command_palette = CommandPalette(window, window.theme_manager)
    window.compact_mode = CompactMode(window, layout_store)
    window.tour = Tour(window, layout_store)
    window.wallboard_controller = WallboardController(window, layout_store)
    window.actions_by_name[f"theme-{window.theme_manager.mode}"].setChecked(True)
    for name in PERSISTED_ACTIONS:
        window.actions_by_name[name].setChecked(layout_store.load(f"window/{name}") == b"1")
    set_accessible_names(window)
    if window.isVisible():
        QCoreApplication.sendPostedEvents()  # by these its panes are shown: only then they can be placed
    window.dock_layout.restore_panes()


def _create_timers(window: MainWindow) -> None:
    window.batcher = ChangeBatcher(window)
    window.ticker = Ticker(window.models.clock, window)
    window.visibility_monitor = VisibilityMonitor(window.batcher, window.ticker, window)
    window.visibility_monitor.add_window(window)


def _create_panes(window: MainWindow) -> None:
    window.panes, window.docks = {}, {}
    for spec in PANES:
        pane = window.panes[spec.name] = spec.create(window)
        pane.dial_requested.connect(window.dialRequested)
        if spec.area is None:
            _set_central_pane(window, pane)
        else:
            window.docks[spec.name] = PaneDock(spec.name, pane, window.theme_manager, window)
    window.calls_pane, window.details_pane = window.pane_of_type(CallsPane), window.pane_of_type(DetailsPane)
    window.extensions_pane, window.groups_pane = (
        window.pane_of_type(ExtensionsPane),
        window.pane_of_type(GroupsPane),
    )
    window.directory_pane = window.pane_of_type(DirectoryPane)


def _set_central_pane(window: MainWindow, pane: Pane) -> None:
    centre = QWidget(window)
    column = QVBoxLayout(centre)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(pane, 1)
    window.setCentralWidget(centre)  # in the place of the outline, which Qt deletes


def _create_bars(window: MainWindow) -> None:
    window.link_bar = LinkBar(window.theme_manager, window.models, window)
    window.setStatusBar(window.link_bar)
    window.stale_banner = StaleBanner(window.theme_manager, window.models, window)
    window.stale_banner.hide()
    window.banner_bar = BannerBar("banner", window.stale_banner, window)
