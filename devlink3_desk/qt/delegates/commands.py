"""A command: what it does, where it is in the menus, and its keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt.models.commands import PaletteCommand
from devlink3_desk.qt.models.keyed import Index
from devlink3_desk.qt.models.roles import Role
from devlink3_desk.qt.theme import to_qcolor

from .paint import CELL_PADDING, RowDelegate, is_selected

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
        width, height = self.small_face.text_width(shortcut) + 20, self.small_face.height + 5  # the cut needs a little more
        top = inside.top() + (inside.height() - height) // 2
        cap = QRect(inside.right() - width + 1, top, width, height)
        self.draw_panel(painter, QRectF(cap), self.theme.raised, self.theme.line, 5.0)
        self.draw_text(painter, self.small_face, self.theme.text, cap.adjusted(9, 0, -5, 0), shortcut)
        return width
