"""The panes of the main window, declared once. To add one, add a line to :data:`PANES`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from devlink3_desk.qt.callbacks.callbacks_pane import CallbacksPane
from devlink3_desk.qt.calls.calls_pane import CallsPane
from devlink3_desk.qt.calls.parked_pane import ParkedPane
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import Pane
from devlink3_desk.qt.details.details_pane import DetailsPane
from devlink3_desk.qt.directory.directory_pane import DirectoryPane
from devlink3_desk.qt.extensions.extensions_pane import ExtensionsPane
from devlink3_desk.qt.groups.groups_pane import GroupsPane
from devlink3_desk.qt.history.history_pane import HistoryPane
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.history_windows import create_history_source
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

SIDE_AREA: Final = Qt.DockWidgetArea.RightDockWidgetArea
"""Beside the calls. In a right-to-left layout the main window uses the left area instead."""
BOTTOM_AREA: Final = Qt.DockWidgetArea.BottomDockWidgetArea


class PaneContext(NamedTuple):
    """The arguments of the factories of panes. A pane is passed only the parts that it uses."""

    theme_manager: ThemeManager
    models: DeskModels
    preferences: PreferencesModel
    parent: QWidget


class PaneSpec(NamedTuple):
    """Name, factory, shortcut and initial position of one pane."""

    name: str
    """The object name of its dock, which layouts are saved by; must never change."""
    create: Callable[[PaneContext], Pane]
    focus_text: str
    """Text of the action that moves the keyboard focus to it."""
    keys: tuple[str, ...] = ()
    area: Qt.DockWidgetArea | None = None
    """``None`` for the central pane, which cannot be moved."""
    height_fraction: float = 0.0
    """Initial share of the window's height; not used if the pane has a preferred height."""
    initially_visible: bool = True
    tab_with: str = ""
    """Name of the pane that it is tabbed with at first."""


def _create_directory_pane(context: PaneContext) -> DirectoryPane:
    models = context.models
    pane = DirectoryPane(
        context.theme_manager,
        models.person_list,
        context.parent,
        can_import=models.address_book.is_available,
    )
    pane.presence_requested.connect(models.presence_requested)
    return pane


def _create_callbacks_pane(context: PaneContext) -> CallbacksPane:
    models = context.models
    pane = CallbacksPane(
        context.theme_manager,
        models.callbacks,
        models.name_for_number,
        models.find_user_name,
        models.has_hub_history,
        context.parent,
    )
    context.preferences.changed.connect(pane.refresh_rows)
    context.preferences.changed.connect(pane.apply_preferences)
    pane.apply_preferences(context.preferences.value)
    return pane


def _create_extensions_pane(context: PaneContext) -> ExtensionsPane:
    models = context.models
    pane = ExtensionsPane(
        context.theme_manager, models.extension_list, context.preferences, context.parent, models.published
    )
    pane.presence_requested.connect(models.presence_requested)
    models.directory_changed.connect(pane.set_directory)
    pane.set_directory(models.directory_people, models.group_members())
    return pane


# In the order of the menu of panes. In each area, panes are stacked from top to bottom.
PANES: Final[tuple[PaneSpec, ...]] = (
    PaneSpec(
        "calls",
        lambda c: CallsPane(c.theme_manager, c.models.call_list, c.models.link_model, c.parent),
        QT_TRANSLATE_NOOP("Keys", "Go to the calls"),
        ("F6",),
    ),
    PaneSpec(
        "details",
        lambda c: DetailsPane(
            c.theme_manager,
            c.models.notes,
            c.models.find_call_details,
            c.models.link_model,
            c.models.caller_history,
            c.models.name_for_number,
            c.parent,
        ),
        QT_TRANSLATE_NOOP("Keys", "Go to the call details"),
        ("F9",),
        SIDE_AREA,
        0.42,
    ),
    PaneSpec(
        # Saved layouts have this name, which is that of an earlier title of the pane.
        "places",
        lambda c: ParkedPane(c.theme_manager, c.models.parked_list, c.parent),
        QT_TRANSLATE_NOOP("Keys", "Go to the park slots and conferences"),
        ("F2",),
        SIDE_AREA,
        tab_with="details",
    ),
    PaneSpec(
        "directory",
        _create_directory_pane,
        QT_TRANSLATE_NOOP("Keys", "Search the directory"),
        ("Ctrl+K", "F3"),
        SIDE_AREA,
        0.5,
    ),
    PaneSpec(
        # Saved layouts have this name, which is that of an earlier title of the pane.
        "missed",
        _create_callbacks_pane,
        QT_TRANSLATE_NOOP("Keys", "Go to the callers to call back"),
        ("F4",),
        SIDE_AREA,
        tab_with="directory",
    ),
    PaneSpec(
        "history",
        lambda c: HistoryPane(c.theme_manager, create_history_source(c.models), c.parent),
        QT_TRANSLATE_NOOP("Keys", "Search the history"),
        ("Ctrl+H",),
        SIDE_AREA,
        tab_with="directory",
    ),
    PaneSpec(
        "groups",
        lambda c: GroupsPane(c.theme_manager, c.models.group_list, c.parent),
        QT_TRANSLATE_NOOP("Keys", "Go to the hunt groups"),
        ("F8",),
        BOTTOM_AREA,
    ),
    PaneSpec(
        "extensions",
        _create_extensions_pane,
        QT_TRANSLATE_NOOP("Keys", "Go to the extensions"),
        ("F7",),
        BOTTOM_AREA,
        0.34,
    ),
)


def focus_search(panes: Mapping[str, Pane]) -> None:
    """Move the focus to the search field of the pane that has it, with its text selected to be replaced.

    If that pane has no search field, the focus moves to the filter of the calls.
    """
    focus = QApplication.focusWidget()
    focused = [pane for pane in panes.values() if focus is not None and _has_focus(pane, focus)]
    for pane in (*focused, panes["calls"]):
        field = pane.find_search_field()
        if field is not None:
            field.window().activateWindow()
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()
            return


def _has_focus(pane: Pane, focus: QWidget) -> bool:
    """Return whether the focus is in a pane or in its title bar, which is a child of the dock."""
    return pane is focus or pane.isAncestorOf(focus) or pane.title_bar.isAncestorOf(focus)
