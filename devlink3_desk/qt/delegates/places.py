"""A park slot or conference: the place and how long above, who is in it below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt import states
from devlink3_desk.qt.models.concern import Level
from devlink3_desk.qt.models.keyed import Index
from devlink3_desk.qt.models.places import PlaceRow, elapsed_words
from devlink3_desk.qt.models.roles import Role
from devlink3_desk.qt.theme import colour

from .paint import PAD, RowDelegate, has_focus, is_selected


class PlaceDelegate(RowDelegate):
    """Paints one row of the places."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size."""
        del option, index
        return QSize(120, self.strong.height + self.small.height + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(Role.ROW)
        if not isinstance(row, PlaceRow):
            return
        painter.save()
        self.begin(painter, option)
        rect = option.rect
        if is_selected(option):
            painter.fillRect(rect, colour(self.theme.selection))
            bar = self.theme.focus if has_focus(option) else self.theme.muted
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), colour(bar))
        inside = rect.adjusted(PAD, 5, -PAD, -5)
        sign = states.CALL[row.state]
        ink = self.theme.tone(sign.tone).ink
        size = self.strong.height
        self.icon(painter, sign.icon, ink, inside.left(), inside.top() + (inside.height() - size) // 2, size)
        inside = inside.adjusted(size + 10, 0, 0, 0)
        width = self._time(painter, inside, elapsed_words(index.data(Role.ELAPSED)), index.data(Role.LEVEL))
        above = QRect(inside.left(), inside.top(), inside.width() - width - 8, self.strong.height)
        below = QRect(
            inside.left(), inside.bottom() - self.small.height + 1, above.width(), self.small.height
        )
        if not row.more:
            above.moveTop(inside.top() + (inside.height() - above.height()) // 2)
        x = self.text(painter, self.strong, ink, above, row.place)
        self.text(painter, self.name, self.theme.text, above.adjusted(x + 10, 0, 0, 0), row.who)
        self.text(painter, self.small, self.theme.muted, below, row.more)
        painter.restore()

    def _time(self, painter: QPainter, rect: QRect, text: str, level: object) -> int:
        """Write the time; one that is too long is filled and has a shape. Return its width."""
        sign = states.LEVEL.get(level) if isinstance(level, Level) and not self.look.stale else None
        if sign is None:
            return self.text(painter, self.strong, self.theme.text, rect, text, right=True)
        tone = self.theme.tone(sign.tone)
        size = self.strong.height - 5
        width = self.strong.width(text) + size + 20
        box = QRect(rect.right() - width + 1, 0, width, self.strong.height + 4)
        box.moveTop(rect.top() + (rect.height() - box.height()) // 2)
        self.panel(painter, QRectF(box), tone.solid if sign.loud else tone.tint, radius=box.height() / 2)
        ink = tone.on_solid if sign.loud else tone.ink
        self.icon(painter, sign.icon, ink, box.left() + 7, box.top() + (box.height() - size) // 2, size)
        self.text(painter, self.strong, ink, box.adjusted(size + 11, 0, -6, 0), text)
        return width
