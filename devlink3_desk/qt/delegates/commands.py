"""A command: what it does, where it is in the menus, and its keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt.models.commands import Command
from devlink3_desk.qt.models.keyed import Index
from devlink3_desk.qt.models.roles import Role
from devlink3_desk.qt.theme import colour

from .paint import PAD, RowDelegate, is_selected

_GAP: Final = 14


class CommandDelegate(RowDelegate):
    """Paints one row of the command list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size."""
        del option, index
        return QSize(200, self.height())

    def height(self) -> int:
        """Return a row's height."""
        return self.name.height + 12

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        command = index.data(Role.ROW)
        if not isinstance(command, Command):
            return
        painter.save()
        self.begin(painter, option)
        theme = self.theme = self.look.theme  # true however old the picture of the calls is
        rect = option.rect
        if is_selected(option):
            painter.fillRect(rect, colour(theme.selection))
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), colour(theme.focus))
        inside = rect.adjusted(PAD + 4, 0, -PAD, 0)
        mark = self.name.height - 2
        if command.checked:
            top = inside.top() + (inside.height() - mark) // 2
            self.icon(painter, "check", theme.accent, inside.left(), top, mark)
        inside = inside.adjusted(mark + 8, 0, 0, 0)
        if command.keys:
            inside = inside.adjusted(0, 0, -self._keys(painter, inside, command.keys) - _GAP, 0)
        ink = theme.text if command.enabled else theme.muted
        width = self.text(painter, self.name, ink, inside, command.text)
        rest = inside.adjusted(width + _GAP, 0, 0, 0)
        if rest.width() > self.small.width(command.menu):
            self.text(painter, self.small, theme.muted, rest, command.menu)
        painter.restore()

    def _keys(self, painter: QPainter, inside: QRect, keys: str) -> int:
        """Draw keys as a key cap at the right; return how wide it came out."""
        width, height = self.small.width(keys) + 20, self.small.height + 5  # the cut needs a little more
        top = inside.top() + (inside.height() - height) // 2
        cap = QRect(inside.right() - width + 1, top, width, height)
        self.panel(painter, QRectF(cap), self.theme.raised, self.theme.line, 5.0)
        self.text(painter, self.small, self.theme.text, cap.adjusted(9, 0, -5, 0), keys)
        return width
