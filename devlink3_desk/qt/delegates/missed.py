"""A caller who was missed: who and whom for, when and how to ring back."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt.models.keyed import Index
from devlink3_desk.qt.models.missed import MissedRow
from devlink3_desk.qt.models.roles import Role
from devlink3_desk.qt.theme import to_qcolor
from devlink3_desk.switchboard.missed import MissedKind

from .paint import CELL_PADDING, RowDelegate, has_focus, is_selected


class MissedDelegate(RowDelegate):
    """Paints one row of the list; who is new stands in strong letters."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size."""
        del option, index
        return QSize(160, self.name_face.height + self.small_face.height + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(Role.ROW)
        if not isinstance(row, MissedRow):
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
        shape, ink = self._select_icon(row)
        self.draw_icon(painter, shape, ink, inside.left(), inside.top() + (inside.height() - size) // 2, size)
        inside = inside.adjusted(size + 10, 0, 0, 0)
        above = QRect(inside.left(), inside.top(), inside.width(), self.name_face.height)
        below = QRect(
            inside.left(), inside.bottom() - self.small_face.height + 1, inside.width(), self.small_face.height
        )
        width = self.draw_text(painter, self.small_face, self.theme.muted, above, row.time_text, right=True)
        above = above.adjusted(0, 0, -width - 8, 0)
        face = self.bold_face if row.is_new else self.name_face
        ink = self.theme.muted if row.call.settled else self.theme.text
        self.draw_text(painter, face, ink, above, row.name)
        if row.number != row.name:
            width = self.draw_text(painter, self.small_face, self.theme.text, below, row.number, right=True)
            below = below.adjusted(0, 0, -width - 8, 0)
        self.draw_text(painter, self.small_face, self.theme.muted, below, row.detail_text)
        painter.restore()

    def _select_icon(self, row: MissedRow) -> tuple[str, str]:
        if row.call.settled:
            return "check", self.theme.state_colours("good").ink
        if row.call.voicemail:
            return "voicemail", self.theme.state_colours("voicemail").ink
        if row.call.kind is MissedKind.ABANDONED:
            return "queued", self.theme.state_colours("queued").ink
        return "incoming", self.theme.state_colours("ringing").ink
