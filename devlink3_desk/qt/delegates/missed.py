"""A caller who was missed: who and whom for, when and how to ring back."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt.models.keyed import Index
from devlink3_desk.qt.models.missed import MissedRow
from devlink3_desk.qt.models.roles import Role
from devlink3_desk.qt.theme import colour
from devlink3_desk.switchboard.missed import MissedKind

from .paint import PAD, RowDelegate, has_focus, is_selected


class MissedDelegate(RowDelegate):
    """Paints one row of the list; who is new stands in strong letters."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size."""
        del option, index
        return QSize(160, self.name.height + self.small.height + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(Role.ROW)
        if not isinstance(row, MissedRow):
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
        shape, ink = self._sign(row)
        self.icon(painter, shape, ink, inside.left(), inside.top() + (inside.height() - size) // 2, size)
        inside = inside.adjusted(size + 10, 0, 0, 0)
        above = QRect(inside.left(), inside.top(), inside.width(), self.name.height)
        below = QRect(
            inside.left(), inside.bottom() - self.small.height + 1, inside.width(), self.small.height
        )
        width = self.text(painter, self.small, self.theme.muted, above, row.when, right=True)
        above = above.adjusted(0, 0, -width - 8, 0)
        face = self.strong if row.fresh else self.name
        ink = self.theme.muted if row.call.settled else self.theme.text
        self.text(painter, face, ink, above, row.name)
        if row.number != row.name:
            width = self.text(painter, self.small, self.theme.text, below, row.number, right=True)
            below = below.adjusted(0, 0, -width - 8, 0)
        self.text(painter, self.small, self.theme.muted, below, row.more)
        painter.restore()

    def _sign(self, row: MissedRow) -> tuple[str, str]:
        if row.call.settled:
            return "check", self.theme.tone("good").ink
        if row.call.voicemail:
            return "voicemail", self.theme.tone("voicemail").ink
        if row.call.kind is MissedKind.ABANDONED:
            return "queued", self.theme.tone("queued").ink
        return "incoming", self.theme.tone("ringing").ink
