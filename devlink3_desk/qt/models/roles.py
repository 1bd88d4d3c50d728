"""What a delegate or proxy may ask a model for, so that nobody parses text made for people."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from PySide6.QtCore import Qt


class Role(IntEnum):
    """Item roles of our own."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The whole row value: everything a delegate paints."""
    KEY = Qt.ItemDataRole.UserRole + 2
    """Identity of the row, stable while other rows come and go."""
    SORT = Qt.ItemDataRole.UserRole + 3
    """Order of the row, comparable with every other row's."""
    SEARCH_TEXT = Qt.ItemDataRole.UserRole + 4
    """Text that filters look into, folded."""
    ELAPSED = Qt.ItemDataRole.UserRole + 5
    """Whole seconds in the present state, or ``None``."""
    NUMBER = Qt.ItemDataRole.UserRole + 6
    """Number that copying or dialling the row means."""
    URGENCY = Qt.ItemDataRole.UserRole + 7
    """How pressing a call is by its time (:class:`.Level`)."""
    WAITING_HISTORY = Qt.ItemDataRole.UserRole + 8
    """How many waited for a hunt group, minute by minute."""
    WAITING_TARGET = Qt.ItemDataRole.UserRole + 9
    """Seconds that a caller may wait for it; 0: any."""


DISPLAY_ROLE: Final = int(Qt.ItemDataRole.DisplayRole)
ACCESSIBLE_TEXT_ROLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
TOOLTIP_ROLE: Final = int(Qt.ItemDataRole.ToolTipRole)

CONTENT_ROLES: Final = (int(Role.ROW), DISPLAY_ROLE, ACCESSIBLE_TEXT_ROLE)
"""Roles that change whenever a row does."""

ELAPSED_ROLES: Final = (int(Role.ELAPSED), int(Role.URGENCY), DISPLAY_ROLE)
"""Roles that change because time passes."""
