"""Every pane of the window, declared once. To add one, add a line to :data:`PANES`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt

from devlink3_desk.qt.alerts.missed_pane import MissedPane
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP

from .basics import Pane
from .calls_pane import CallsPane
from .details import DetailsPane
from .directory_pane import DirectoryPane
from .panels import ExtensionsPane, GroupsPane
from .places_pane import PlacesPane

if TYPE_CHECKING:
    from .main_window import MainWindow

SIDE: Final = Qt.DockWidgetArea.RightDockWidgetArea
"""Beside the calls: on the left where people read from right to left."""
BOTTOM: Final = Qt.DockWidgetArea.BottomDockWidgetArea


class PaneSpec(NamedTuple):
    """One pane: what it is called, who makes it, and where it stands at first."""

    name: str
    """By this its place is saved."""
    make: Callable[[MainWindow], Pane]
    go: str
    """Words of the action that takes the keyboard to it."""
    keys: tuple[str, ...] = ()
    area: Qt.DockWidgetArea | None = None
    """``None`` for the one in the middle, which cannot be moved."""
    share: float = 0.0
    """Part of the window's height at first; a pane with a height of its own needs none."""
    shown: bool = True
    """Whether it is there at first, or only when somebody asks for it."""
    tab_with: str = ""
    """The pane that it shares its place with, as a tab."""


PANES: Final[tuple[PaneSpec, ...]] = (
    PaneSpec(
        "calls",
        lambda w: CallsPane(w.look, w.models, w),
        QT_TRANSLATE_NOOP("Keys", "Go to the calls"),
        ("F6",),
    ),
    PaneSpec(
        "details",
        lambda w: DetailsPane(w.look, w.models, w),
        QT_TRANSLATE_NOOP("Keys", "Go to the call details"),
        ("F9",),
        SIDE,
        0.42,
    ),
    PaneSpec(
        "places",
        lambda w: PlacesPane(w.look, w.models, w),
        QT_TRANSLATE_NOOP("Keys", "Go to the park slots and conferences"),
        ("F2",),
        SIDE,
        tab_with="details",
    ),
    PaneSpec(
        "directory",
        lambda w: DirectoryPane(w.look, w.models, w),
        QT_TRANSLATE_NOOP("Keys", "Search the directory"),
        ("Ctrl+K", "F3"),
        SIDE,
        0.5,
    ),
    PaneSpec(
        "missed",
        lambda w: MissedPane(w.look, w.models, w),
        QT_TRANSLATE_NOOP("Keys", "Go to the missed calls"),
        ("F4",),
        SIDE,
        tab_with="directory",
    ),
    PaneSpec(
        "groups",
        lambda w: GroupsPane(w.look, w.models, w),
        QT_TRANSLATE_NOOP("Keys", "Go to the hunt groups"),
        ("F8",),
        BOTTOM,
    ),
    PaneSpec(
        "extensions",
        lambda w: ExtensionsPane(w.look, w.models, w.choices, w),
        QT_TRANSLATE_NOOP("Keys", "Go to the extensions"),
        ("F7",),
        BOTTOM,
        0.34,
    ),
)
