"""The context menu for tests of panes that have no window around them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from devlink3_desk.qt.core.notes import PersonNotes
from devlink3_desk.qt.core.person_menu import PersonMenu
from devlink3_desk.qt.core.shared_values import PreferencesModel

PERSON_ENTRIES: Final = (
    "Copy number",
    "Details",
    "All calls with this number",
    "Note…",
    "Watch",
    "Favourite",
    "Put on page",
)
"""The entries after the numbers to call, which the menu of every pane has."""


def create_person_menu(parent: QObject) -> PersonMenu:
    """Return the menu of a site without extensions, calls and notes."""
    return PersonMenu(
        PreferencesModel(parent=parent),
        PersonNotes(parent=parent),
        lambda _number: False,
        lambda _call_id: None,
        parent,
    )
