"""Everything that the window can do, found by a part of its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from .keyed import Index
from .roles import Role
from .text import fold_text

MIN_INITIALS: Final = 3
"""Letters from which a command is also found by any of its letters in their order."""

MIN_SIMILARITY: Final = 78.0
"""Likeness, of 100, from which words with a typing error still count."""


class PaletteCommand(NamedTuple):
    """One thing that the window can do."""

    name: str
    text: str
    menu_path: str
    shortcut: str
    """In the desktop's own way of writing them; empty where it has none."""
    is_checked: bool | None = None
    """``None`` for what cannot be switched on and off."""
    is_enabled: bool = True


def match_penalty(command: PaletteCommand, needles: Sequence[str]) -> float | None:
    """Return how badly a command answers a search (0 is best), ``None`` where it does not."""
    text = fold_text(command.text)
    words = text.split()
    if all(any(word.startswith(needle) for word in words) for needle in needles):
        return 0.0
    everything = f"{text} {fold_text(command.menu_path)} {fold_text(command.shortcut)}"
    if all(needle in everything for needle in needles):
        return 1.0
    initials = "".join(needles)
    letters = iter(text)
    if len(initials) >= MIN_INITIALS and all(letter in letters for letter in initials):
        return 2.0
    from rapidfuzz import fuzz  # here, so that the window need not wait for it

    likeness = min(max(fuzz.ratio(needle, word) for word in words) for needle in needles)
    return 3.0 + (100 - likeness) / 100 if likeness >= MIN_SIMILARITY else None


class CommandModel(QAbstractListModel):
    """The commands that answer a search, the best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands: tuple[PaletteCommand, ...] = ()
        self._matches: list[PaletteCommand] = []

    def set_commands(self, commands: Sequence[PaletteCommand]) -> None:
        """Take what there is now, unsearched."""
        self._commands = tuple(commands)
        self.set_search_text("")

    def set_search_text(self, text: str) -> None:
        """Show what answers ``text``."""
        needles = fold_text(text).split()
        self.beginResetModel()
        if needles:
            rated = [(match_penalty(command, needles), at) for at, command in enumerate(self._commands)]
            best = sorted((good, at) for good, at in rated if good is not None)
            self._matches = [self._commands[at] for _, at in best]
        else:
            self._matches = list(self._commands)
        self.endResetModel()

    def command_at(self, row: int) -> PaletteCommand | None:
        """Return what stands in a row."""
        return self._matches[row] if 0 <= row < len(self._matches) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many answer."""
        return 0 if parent.isValid() else len(self._matches)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one role of a command."""
        command = self.command_at(index.row()) if index.isValid() else None
        if command is None:
            return None
        match role:
            case Role.ROW:
                return command
            case Role.KEY:
                return command.name
            case Qt.ItemDataRole.DisplayRole:
                return command.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (command.text, command.menu_path, command.shortcut)))
            case _:
                return None
