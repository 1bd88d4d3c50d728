"""A call in one short line, for the strip: shape, who, for how long."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt.models.calls import TIME, CallRow
from devlink3_desk.qt.models.keyed import Index
from devlink3_desk.qt.models.roles import DISPLAY, Role

from .calls import sign_of
from .paint import RowDelegate

_LETTERS: Final = 14
"""Least room for a name, in the width of a digit."""


class StripDelegate(RowDelegate):
    """Paints one call of the strip."""

    size = QSize()
    """Of every call; at least :meth:`least`."""

    def least(self) -> QSize:
        """Return the size of every call."""
        time = self.strong.width("≥ 0:00:00")
        width = self.name.height + self.name.width("0") * _LETTERS + time + 34
        return QSize(width, self.name.height + 14)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a call's size."""
        del option, index
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one call."""
        row = index.data(Role.ROW)
        if not isinstance(row, CallRow):
            return
        painter.save()
        self.begin(painter, option)
        sign = sign_of(row)
        tone = self.theme.tone(sign.tone)
        box = option.rect.adjusted(2, 2, -2, -2)
        # Quiet colours: the counters beside it call for attention already.
        self.panel(painter, QRectF(box), tone.tint, tone.ink if self.loud(sign) else None)
        ink = tone.ink
        inside = box.adjusted(9, 0, -9, 0)
        size = self.name.height - 1
        self.icon(painter, sign.icon, ink, inside.left(), inside.top() + (inside.height() - size) // 2, size)
        inside = inside.adjusted(size + 7, 0, 0, 0)
        time = str(index.sibling(index.row(), TIME).data(DISPLAY))
        width = self.text(painter, self.strong, ink, inside, time, right=True)
        self.text(painter, self.strong, self.theme.text, inside.adjusted(0, 0, -width - 9, 0), row.caller)
        self.outline(painter, box, option)
        painter.restore()
