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
from devlink3_desk.qt.theme import to_qcolor

from .paint import CELL_PADDING, RowDelegate, has_focus, is_selected

_MAX_NUMBER_FRACTION: Final = 4
"""A number that takes more than this part of a row goes below the name instead of beside it."""


class PersonDelegate(RowDelegate):
    """Paints one row of the directory."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size."""
        del option, index
        return QSize(120, self.name_face.height + self.small_face.height + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(Role.ROW)
        if not isinstance(row, PersonRow):
            return
        painter.save()
        self.prepare_painter(painter, option)
        rect = option.rect
        if is_selected(option):
            painter.fillRect(rect, to_qcolor(self.theme.selection))
            bar = self.theme.focus if has_focus(option) else self.theme.muted
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), to_qcolor(bar))
        inside = rect.adjusted(CELL_PADDING, 4, -CELL_PADDING, -4)
        size = self.name_face.height - 1
        shape, ink, word = self._select_icon(row)
        self.draw_icon(painter, shape, ink, inside.left(), inside.top() + (inside.height() - size) // 2, size)
        inside = inside.adjusted(size + 10, 0, 0, 0)
        above = QRect(inside.left(), inside.top(), inside.width(), self.name_face.height)
        below = QRect(
            inside.left(), inside.bottom() - self.small_face.height + 1, inside.width(), self.small_face.height
        )
        if self.name_face.text_width(row.number) * _MAX_NUMBER_FRACTION < above.width():
            width = self.draw_text(painter, self.name_face, self.theme.text, above, row.number, right=True)
            above = above.adjusted(0, 0, -width - 8, 0)
        else:  # the name would suffer
            word, ink = row.number, self.theme.text
        self.draw_text(painter, self.bold_face, self.theme.text, above, row.name)
        if word:
            width = self.draw_text(painter, self.small_face, ink, below, word, right=True)
            below = below.adjusted(0, 0, -width - 8, 0)
        self.draw_text(painter, self.small_face, self.theme.muted, below, row.detail_text)
        painter.restore()

    def _select_icon(self, row: PersonRow) -> tuple[str, str, str]:
        if row.state is None:
            return states.PERSON_ICONS[row.person.kind], self.theme.muted, ""
        sign = states.extension_sign(row.state, row.away_reason)
        return sign.icon, self.theme.state_colours(sign.colour_key).ink, row.state_text
