"""Every pane of the window, declared once. To add one, add a line to :data:`PANES`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt

from devlink3_desk.qt.calls.calls_pane import CallsPane
from devlink3_desk.qt.core.widgets import Pane
from devlink3_desk.qt.details.details_pane import DetailsPane
from devlink3_desk.qt.directory.directory_pane import DirectoryPane
from devlink3_desk.qt.extensions.extensions_pane import ExtensionsPane, GroupsPane
from devlink3_desk.qt.missed.missed_pane import MissedPane
from devlink3_desk.qt.parked.parked_pane import ParkedPane
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from devlink3_desk.qt.main_window.main_window import MainWindow

SIDE_AREA: Final = Qt.DockWidgetArea.RightDockWidgetArea
"""Beside the calls: on the left where people read from right to left."""
BOTTOM_AREA: Final = Qt.DockWidgetArea.BottomDockWidgetArea


class PaneSpec(NamedTuple):
    """One pane: what it is called, who makes it, and where it stands at first."""

    name: str
    """By this its place is saved."""
    create: Callable[[MainWindow], Pane]
    focus_text: str
    """Words of the action that takes the keyboard to it."""
    keys: tuple[str, ...] = ()
    area: Qt.DockWidgetArea | None = None
    """``None`` for the one in the middle, which cannot be moved."""
    height_fraction: float = 0.0
    """Part of the window's height at first; a pane with a height of its own needs none."""
    initially_visible: bool = True
    """Whether it is there at first, or only when somebody asks for it."""
    tab_with: str = ""
    """The pane that it shares its place with, as a tab."""


PANES: Final[tuple[PaneSpec, ...]] = (
    PaneSpec(
        "calls",
        lambda w: CallsPane(w.theme_manager, w.models, w),
        QT_TRANSLATE_NOOP("Keys", "Go to the calls"),
        ("F6",),
    ),
    PaneSpec(
        "details",
        lambda w: DetailsPane(w.theme_manager, w.models, w),
        QT_TRANSLATE_NOOP("Keys", "Go to the call details"),
        ("F9",),
        SIDE_AREA,
        0.42,
    ),
    PaneSpec(
        "places",
        lambda w: ParkedPane(w.theme_manager, w.models, w),
        QT_TRANSLATE_NOOP("Keys", "Go to the park slots and conferences"),
        ("F2",),
        SIDE_AREA,
        tab_with="details",
    ),
    PaneSpec(
        "directory",
        lambda w: DirectoryPane(w.theme_manager, w.models, w),
        QT_TRANSLATE_NOOP("Keys", "Search the directory"),
        ("Ctrl+K", "F3"),
        SIDE_AREA,
        0.5,
    ),
    PaneSpec(
        "missed",
        lambda w: MissedPane(w.theme_manager, w.models, w),
        QT_TRANSLATE_NOOP("Keys", "Go to the missed calls"),
        ("F4",),
        SIDE_AREA,
        tab_with="directory",
    ),
    PaneSpec(
        "groups",
        lambda w: GroupsPane(w.theme_manager, w.models, w),
        QT_TRANSLATE_NOOP("Keys", "Go to the hunt groups"),
        ("F8",),
        BOTTOM_AREA,
    ),
    PaneSpec(
        "extensions",
        lambda w: ExtensionsPane(w.theme_manager, w.models, w.preferences, w),
        QT_TRANSLATE_NOOP("Keys", "Go to the extensions"),
        ("F7",),
        BOTTOM_AREA,
        0.34,
    ),
)
