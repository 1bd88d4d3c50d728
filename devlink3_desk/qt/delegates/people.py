"""A directory entry: state beside the name, number at the end."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt import states
from devlink3_desk.qt.models.keyed import Index
from devlink3_desk.qt.models.person_row import PersonRow
from devlink3_desk.qt.models.roles import Role
from devlink3_desk.qt.theme import colour

from .paint import PAD, RowDelegate, has_focus, is_selected

_LONG: Final = 4
"""A number that takes more than this part of a row goes below the name instead of beside it."""


class PersonDelegate(RowDelegate):
    """Paints one row of the directory."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size."""
        del option, index
        return QSize(120, self.name.height + self.small.height + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(Role.ROW)
        if not isinstance(row, PersonRow):
            return
        painter.save()
        self.begin(painter, option)
        rect = option.rect
        if is_selected(option):
            painter.fillRect(rect, colour(self.theme.selection))
            bar = self.theme.focus if has_focus(option) else self.theme.muted
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), colour(bar))
        inside = rect.adjusted(PAD, 4, -PAD, -4)
        size = self.name.height - 1
        shape, ink, word = self._sign(row)
        self.icon(painter, shape, ink, inside.left(), inside.top() + (inside.height() - size) // 2, size)
        inside = inside.adjusted(size + 10, 0, 0, 0)
        above = QRect(inside.left(), inside.top(), inside.width(), self.name.height)
        below = QRect(
            inside.left(), inside.bottom() - self.small.height + 1, inside.width(), self.small.height
        )
        if self.name.width(row.number) * _LONG < above.width():
            width = self.text(painter, self.name, self.theme.text, above, row.number, right=True)
            above = above.adjusted(0, 0, -width - 8, 0)
        else:  # the name would suffer
            word, ink = row.number, self.theme.text
        self.text(painter, self.strong, self.theme.text, above, row.name)
        if word:
            width = self.text(painter, self.small, ink, below, word, right=True)
            below = below.adjusted(0, 0, -width - 8, 0)
        self.text(painter, self.small, self.theme.muted, below, row.below)
        painter.restore()

    def _sign(self, row: PersonRow) -> tuple[str, str, str]:
        if row.state is None:
            return states.PERSON[row.person.kind], self.theme.muted, ""
        sign = states.of_extension(row.state, row.away)
        return sign.icon, self.theme.tone(sign.tone).ink, row.word
