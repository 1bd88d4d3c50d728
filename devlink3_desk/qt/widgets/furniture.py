"""What the main window is made of, put together in one place; read when the window can be seen already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from devlink3_desk.qt import assets
from devlink3_desk.qt.models.batcher import Batcher
from devlink3_desk.qt.naming import name_parts
from devlink3_desk.qt.wallboard.wall import Wall

from .arrangement import Arrangement
from .banner_bar import BannerBar
from .calls_pane import CallsPane
from .compact import Compact
from .details import DetailsPane
from .directory_pane import DirectoryPane
from .docks import PaneDock
from .link_bar import LinkBar, StaleBanner
from .menus import Menus
from .palette import CommandPalette
from .panels import ExtensionsPane, GroupsPane
from .panes import PANES
from .placing import LayoutStore
from .ticker import Ticker
from .tour import Tour
from .visibility import Visibility

if TYPE_CHECKING:
    from .basics import Pane
    from .main_window import MainWindow

REMEMBERED: Final = ("technical", "on-top", "compact", "wallboard")
"""Switches that are as they were left."""


def furnish(window: MainWindow, settings: LayoutStore) -> None:
    """Give a window all its parts, in the order in which they need each other."""
    window.setWindowIcon(assets.app_icon())
    _clocks(window)
    window.models.choose(window.choices.value)
    window.choices.changed.connect(window.models.choose)
    _panes(window)
    _bars(window)
    window.arrangement = Arrangement(window, window.docks, settings)
    window.menus = Menus(window)
    window.acts = window.menus.acts
    window.choices.changed.connect(window.menus.choose)
    window.menus.choose(window.choices.value)
    window.commands = CommandPalette(window, window.look)
    window.compact = Compact(window, settings)
    window.tour = Tour(window, settings)
    window.wall = Wall(window, settings)
    window.acts[f"theme-{window.look.mode}"].setChecked(True)
    for name in REMEMBERED:
        window.acts[name].setChecked(settings.load(f"window/{name}") == b"1")
    name_parts(window)
    if window.isVisible():
        QCoreApplication.sendPostedEvents()  # by these its panes are shown: only then they can be placed
    window.arrangement.restore_panes()


def _clocks(window: MainWindow) -> None:
    window.batcher = Batcher(window)
    window.ticker = Ticker(window.models.clock, window)
    window.visibility = Visibility(window.batcher, window.ticker, window)
    window.visibility.add(window)


def _panes(window: MainWindow) -> None:
    window.panes, window.docks = {}, {}
    for spec in PANES:
        pane = window.panes[spec.name] = spec.make(window)
        pane.dial.connect(window.dialRequested)
        if spec.area is None:
            _put_in_the_middle(window, pane)
        else:
            window.docks[spec.name] = PaneDock(spec.name, pane, window.look, window)
    window.calls, window.details = window.pane(CallsPane), window.pane(DetailsPane)
    window.extensions, window.groups = window.pane(ExtensionsPane), window.pane(GroupsPane)
    window.directory = window.pane(DirectoryPane)


def _put_in_the_middle(window: MainWindow, pane: Pane) -> None:
    centre = QWidget(window)
    column = QVBoxLayout(centre)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(pane, 1)
    window.setCentralWidget(centre)  # in the place of the outline, which Qt deletes


def _bars(window: MainWindow) -> None:
    window.link_bar = LinkBar(window.look, window.models, window)
    window.setStatusBar(window.link_bar)
    window.banner = StaleBanner(window.look, window.models, window)
    window.banner.hide()
    window.banner_bar = BannerBar("banner", window.banner, window)
