"""Everything that the window can do, found by a part of its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt.core.painting import CELL_PADDING, RowDelegate, is_selected
from devlink3_desk.qt.core.row_model import Index, Role
from devlink3_desk.qt.core.text import fold_text
from devlink3_desk.qt.core.theme import to_qcolor

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


_GAP: Final = 14


class CommandDelegate(RowDelegate):
    """Paints one row of the command list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size."""
        del option, index
        return QSize(200, self.row_height())

    def row_height(self) -> int:
        """Return a row's height."""
        return self.name_face.height + 12

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        command = index.data(Role.ROW)
        if not isinstance(command, PaletteCommand):
            return
        painter.save()
        self.prepare_painter(painter, option)
        theme = self.theme = self.theme_manager.theme  # true however old the picture of the calls is
        rect = option.rect
        if is_selected(option):
            painter.fillRect(rect, to_qcolor(theme.selection))
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), to_qcolor(theme.focus))
        inside = rect.adjusted(CELL_PADDING + 4, 0, -CELL_PADDING, 0)
        mark = self.name_face.height - 2
        if command.is_checked:
            top = inside.top() + (inside.height() - mark) // 2
            self.draw_icon(painter, "check", theme.accent, inside.left(), top, mark)
        inside = inside.adjusted(mark + 8, 0, 0, 0)
        if command.shortcut:
            inside = inside.adjusted(0, 0, -self._draw_shortcut(painter, inside, command.shortcut) - _GAP, 0)
        ink = theme.text if command.is_enabled else theme.muted
        width = self.draw_text(painter, self.name_face, ink, inside, command.text)
        rest = inside.adjusted(width + _GAP, 0, 0, 0)
        if rest.width() > self.small_face.text_width(command.menu_path):
            self.draw_text(painter, self.small_face, theme.muted, rest, command.menu_path)
        painter.restore()

    def _draw_shortcut(self, painter: QPainter, inside: QRect, shortcut: str) -> int:
        """Draw keys as a key cap at the right; return how wide it came out."""
        width, height = (
            self.small_face.text_width(shortcut) + 20,
            self.small_face.height + 5,
        )  # the cut needs a little more
        top = inside.top() + (inside.height() - height) // 2
        cap = QRect(inside.right() - width + 1, top, width, height)
        self.draw_panel(painter, QRectF(cap), self.theme.raised, self.theme.line, 5.0)
        self.draw_text(painter, self.small_face, self.theme.text, cap.adjusted(9, 0, -5, 0), shortcut)
        return width
