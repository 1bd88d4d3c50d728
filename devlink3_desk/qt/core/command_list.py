"""The rows of the command list and of the shortcut settings: how they are searched and painted."""

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
"""Minimum length of a search by scattered letters of a command's text, in order, such as ``mpt``."""

MIN_SIMILARITY: Final = 78.0
"""Similarity, in percent, from which a word with a typing error still matches."""


class PaletteCommand(NamedTuple):
    """A row of the command list."""

    name: str
    text: str
    menu_path: str
    shortcut: str
    """As the desktop writes it; empty if there is none."""
    is_checked: bool | None = None
    """``None`` for an action that is not checkable."""
    is_enabled: bool = True


def compute_match_penalty(command: PaletteCommand, needles: Sequence[str]) -> float | None:
    """Return how badly a command matches the folded words of a search: 0 is best, ``None`` is no match."""
    text = fold_text(command.text)
    words = text.split()
    if all(any(word.startswith(needle) for word in words) for needle in needles):
        return 0.0
    everything = f"{text} {fold_text(command.menu_path)} {fold_text(command.shortcut)}"
    if all(needle in everything for needle in needles):
        return 1.0
    initials = "".join(needles)
    # "in" consumes the iterator, so that each letter has to follow the one before it.
    letters = iter(text)
    if len(initials) >= MIN_INITIALS and all(letter in letters for letter in initials):
        return 2.0
    # Imported late: the window opens without it.
    from rapidfuzz import fuzz

    similarity = min(max(fuzz.ratio(needle, word) for word in words) for needle in needles)
    return 3.0 + (100 - similarity) / 100 if similarity >= MIN_SIMILARITY else None


class CommandModel(QAbstractListModel):
    """The commands that match a search, best match first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands: tuple[PaletteCommand, ...] = ()
        self._matches: list[PaletteCommand] = []

    def set_commands(self, commands: Sequence[PaletteCommand]) -> None:
        """Replace the commands and clear the search."""
        self._commands = tuple(commands)
        self.set_search_text("")

    def set_search_text(self, text: str) -> None:
        """List the commands that match ``text``, or all if it is empty."""
        needles = fold_text(text).split()
        self.beginResetModel()
        if needles:
            penalties = [
                (compute_match_penalty(command, needles), i) for i, command in enumerate(self._commands)
            ]
            # Of commands that match equally well, the order of the menus decides.
            best = sorted((penalty, i) for penalty, i in penalties if penalty is not None)
            self._matches = [self._commands[i] for _, i in best]
        else:
            self._matches = list(self._commands)
        self.endResetModel()

    def find_command(self, row: int) -> PaletteCommand | None:
        """Return the command in a row, or ``None`` if there is no such row."""
        return self._matches[row] if 0 <= row < len(self._matches) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return the number of matches."""
        return 0 if parent.isValid() else len(self._matches)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one role of a command."""
        command = self.find_command(index.row()) if index.isValid() else None
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
"""Between the text of a command, its menu and its shortcut, in device-independent pixels."""


class CommandDelegate(RowDelegate[PaletteCommand]):
    """Paints a row of the command list: check mark, text, menu path and shortcut."""

    row_type = PaletteCommand

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row."""
        del option, index
        return QSize(200, self.row_height())

    def row_height(self) -> int:
        """Return the height of a row."""
        return self.name_face.height + 12

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: PaletteCommand
    ) -> None:
        """Paint one row."""
        del index
        # Commands work without a link, so that they keep their colours while the data is stale.
        theme = self.theme = self.theme_manager.theme
        rect = option.rect
        if is_selected(option):
            painter.fillRect(rect, to_qcolor(theme.selection))
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), to_qcolor(theme.focus))
        content = rect.adjusted(CELL_PADDING + 4, 0, -CELL_PADDING, 0)
        mark_size = self.name_face.height - 2
        if row.is_checked:
            top = content.top() + (content.height() - mark_size) // 2
            self.draw_icon(painter, "check", theme.accent, content.left(), top, mark_size)
        content = content.adjusted(mark_size + 8, 0, 0, 0)
        if row.shortcut:
            cap_width = self._draw_shortcut(painter, content, row.shortcut)
            content = content.adjusted(0, 0, -cap_width - _GAP, 0)
        ink = theme.text if row.is_enabled else theme.muted
        width = self.draw_text(painter, self.name_face, ink, content, row.text)
        rest = content.adjusted(width + _GAP, 0, 0, 0)
        if rest.width() > self.small_face.text_width(row.menu_path):
            self.draw_text(painter, self.small_face, theme.muted, rest, row.menu_path)

    def _draw_shortcut(self, painter: QPainter, content: QRect, shortcut: str) -> int:
        """Draw a shortcut as a key cap at the right, and return its width."""
        # Wider than the text and its margins by a little: eliding is exact to the pixel.
        width, height = self.small_face.text_width(shortcut) + 20, self.small_face.height + 5
        top = content.top() + (content.height() - height) // 2
        cap = QRect(content.right() - width + 1, top, width, height)
        self.draw_panel(painter, QRectF(cap), self.theme.raised, self.theme.line, 5.0)
        self.draw_text(painter, self.small_face, self.theme.text, cap.adjusted(9, 0, -5, 0), shortcut)
        return width
