"""A call in one short line, for the strip: shape, who, for how long."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from devlink3_desk.qt.models.calls import TIME_COLUMN, CallRow
from devlink3_desk.qt.models.keyed import Index
from devlink3_desk.qt.models.roles import DISPLAY_ROLE, Role

from .calls import call_state_sign
from .paint import RowDelegate

_MIN_NAME_CHARACTERS: Final = 14
"""Least room for a name, in the width of a digit."""


class StripDelegate(RowDelegate):
    """Paints one call of the strip."""

    item_size = QSize()
    """Of every call; at least :meth:`least`."""

    def minimum_size(self) -> QSize:
        """Return the size of every call."""
        time = self.bold_face.text_width("≥ 0:00:00")
        width = self.name_face.height + self.name_face.text_width("0") * _MIN_NAME_CHARACTERS + time + 34
        return QSize(width, self.name_face.height + 14)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a call's size."""
        del option, index
        return self.item_size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one call."""
        row = index.data(Role.ROW)
        if not isinstance(row, CallRow):
            return
        painter.save()
        self.prepare_painter(painter, option)
        sign = call_state_sign(row)
        tone = self.theme.state_colours(sign.colour_key)
        box = option.rect.adjusted(2, 2, -2, -2)
        # Quiet colours: the counters beside it call for attention already.
        self.draw_panel(painter, QRectF(box), tone.tint, tone.ink if self.is_prominent(sign) else None)
        ink = tone.ink
        inside = box.adjusted(9, 0, -9, 0)
        size = self.name_face.height - 1
        self.draw_icon(painter, sign.icon, ink, inside.left(), inside.top() + (inside.height() - size) // 2, size)
        inside = inside.adjusted(size + 7, 0, 0, 0)
        time = str(index.sibling(index.row(), TIME_COLUMN).data(DISPLAY_ROLE))
        width = self.draw_text(painter, self.bold_face, ink, inside, time, right=True)
        self.draw_text(painter, self.bold_face, self.theme.text, inside.adjusted(0, 0, -width - 9, 0), row.caller)
        self.draw_focus_frame(painter, box, option)
        painter.restore()
