"""A park slot or conference: the place and how long above, who is in it below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt import states
from devlink3_desk.qt.models.concern import Urgency
from devlink3_desk.qt.models.keyed import Index
from devlink3_desk.qt.models.places import ParkedRow, format_elapsed
from devlink3_desk.qt.models.roles import Role
from devlink3_desk.qt.theme import to_qcolor

from .paint import CELL_PADDING, RowDelegate, has_focus, is_selected


class ParkedDelegate(RowDelegate):
    """Paints one row of the places."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size."""
        del option, index
        return QSize(120, self.bold_face.height + self.small_face.height + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(Role.ROW)
        if not isinstance(row, ParkedRow):
            return
        painter.save()
        self.prepare_painter(painter, option)
        rect = option.rect
        if is_selected(option):
            painter.fillRect(rect, to_qcolor(self.theme.selection))
            bar = self.theme.focus if has_focus(option) else self.theme.muted
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), to_qcolor(bar))
        inside = rect.adjusted(CELL_PADDING, 5, -CELL_PADDING, -5)
        sign = states.CALL_SIGNS[row.state]
        ink = self.theme.state_colours(sign.colour_key).ink
        size = self.bold_face.height
        self.draw_icon(painter, sign.icon, ink, inside.left(), inside.top() + (inside.height() - size) // 2, size)
        inside = inside.adjusted(size + 10, 0, 0, 0)
        width = self._draw_elapsed_time(painter, inside, format_elapsed(index.data(Role.ELAPSED)), index.data(Role.URGENCY))
        above = QRect(inside.left(), inside.top(), inside.width() - width - 8, self.bold_face.height)
        below = QRect(
            inside.left(), inside.bottom() - self.small_face.height + 1, above.width(), self.small_face.height
        )
        if not row.detail_text:
            above.moveTop(inside.top() + (inside.height() - above.height()) // 2)
        x = self.draw_text(painter, self.bold_face, ink, above, row.place_text)
        self.draw_text(painter, self.name_face, self.theme.text, above.adjusted(x + 10, 0, 0, 0), row.participants)
        self.draw_text(painter, self.small_face, self.theme.muted, below, row.detail_text)
        painter.restore()

    def _draw_elapsed_time(self, painter: QPainter, rect: QRect, text: str, urgency: object) -> int:
        """Write the time; one that is too long is filled and has a shape. Return its width."""
        sign = states.URGENCY_SIGNS.get(urgency) if isinstance(urgency, Urgency) and not self.theme_manager.stale else None
        if sign is None:
            return self.draw_text(painter, self.bold_face, self.theme.text, rect, text, right=True)
        tone = self.theme.state_colours(sign.colour_key)
        size = self.bold_face.height - 5
        width = self.bold_face.text_width(text) + size + 20
        box = QRect(rect.right() - width + 1, 0, width, self.bold_face.height + 4)
        box.moveTop(rect.top() + (rect.height() - box.height()) // 2)
        self.draw_panel(painter, QRectF(box), tone.solid if sign.prominent else tone.tint, radius=box.height() / 2)
        ink = tone.on_solid if sign.prominent else tone.ink
        self.draw_icon(painter, sign.icon, ink, box.left() + 7, box.top() + (box.height() - size) // 2, size)
        self.draw_text(painter, self.bold_face, ink, box.adjusted(size + 11, 0, -6, 0), text)
        return width
