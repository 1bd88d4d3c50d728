"""One field of the wallboard: as large as there is room for, with a shape where it is pressing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from devlink3_desk.qt import assets, states
from devlink3_desk.qt.models.concern import Level
from devlink3_desk.qt.theme import Look, colour

LEAST: Final = 9
"""Height of the smallest letters in pixels."""
ROUND: Final = 8
WIDEST: Final = "88:88"
"""Figures leave room for this, so that all columns have letters of one size, and none touches the next."""


class Cell(QLabel):
    """A text in letters that fill the field; ``share``: part of its height that they may take."""

    raised = False
    """Whether it stands on a surface of its own."""

    def __init__(
        self, look: Look, share: float, parent: QWidget, *, quiet: bool = False, figure: bool = False
    ) -> None:
        super().__init__(parent)
        self._look, self._share, self._quiet, self._figure = look, share, quiet, figure
        self._text = ""
        self._nothing = False
        self._level = Level.CALM
        self._align = Qt.AlignmentFlag.AlignCenter
        self.setMinimumSize(40, 18)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        look.changed.connect(self.update)
        look.faded.connect(self.update)

    def align(self, alignment: Qt.AlignmentFlag) -> Cell:
        """Put the text there instead of in the middle; return the field."""
        self._align = alignment
        return self

    def show_text(
        self, text: str, spoken: str = "", level: Level = Level.CALM, *, nothing: bool = False
    ) -> None:
        """Show ``text``; ``spoken`` is what a screen reader says. ``nothing`` steps back."""
        if (text, level) == (self._text, self._level) and spoken in {"", self.accessibleName()}:
            return
        self._text, self._level, self._nothing = text, level, nothing
        self.setAccessibleName(spoken or text)
        self.update()

    @property
    def shown(self) -> str:
        """What is shown."""
        return self._text

    @property
    def level(self) -> Level:
        """How pressing it is."""
        return self._level

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's own signature)
        """Paint text, and shape and colour of its level."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.picture
        if self.raised:
            painter.fillRect(self.rect(), colour(theme.raised))
        room = self.rect().adjusted(4, 3, -4, -3)
        ink = theme.muted if self._quiet or self._nothing else theme.text
        sign = states.LEVEL.get(self._level)
        if sign is not None:
            tone = theme.tone(sign.tone)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tone.solid if sign.loud else tone.tint))
            painter.drawRoundedRect(room, ROUND, ROUND)
            ink = tone.on_solid if sign.loud else tone.ink
            side = max(12, round(room.height() * 0.42))
            icon = assets.pixmap(sign.icon, ink, side, self.devicePixelRatio())
            left = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
            x = room.left() + side // 4 if left else room.right() - side - side // 4
            painter.drawPixmap(x, room.center().y() - side // 2, icon)
            taken = side + side // 3
            room = room.adjusted(taken, 0, 0, 0) if left else room.adjusted(0, 0, -taken, 0)
        self._letters(painter, room, ink)

    def _letters(self, painter: QPainter, room: QRect, ink: str) -> None:
        font = self._look.sized(1.0, bold=not self._quiet)
        font.setPixelSize(self._fitting(font, room))
        painter.setFont(font)
        painter.setPen(colour(ink))
        flags, shown = self._align, self._text
        if flags != Qt.AlignmentFlag.AlignCenter:
            shown = QFontMetrics(font).elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
            flags = Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignLeft
                if self.layoutDirection() == Qt.LayoutDirection.LeftToRight
                else Qt.AlignmentFlag.AlignRight
            )
        painter.drawText(room, int(flags.value), shown)

    def _fitting(self, font: QFont, room: QRect) -> int:
        """Return the height of letters with which the text fits into ``room``."""
        most = max(LEAST, round(self.height() * self._share))
        font.setPixelSize(most)
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(self._text)
        if self._figure:
            width = max(width, metrics.horizontalAdvance(WIDEST))
        if width <= room.width():
            return most
        fitting = max(LEAST, most * max(1, room.width()) // width - 1)
        # A name may be cut rather than become too small to be read; a figure may not.
        return fitting if self._align == Qt.AlignmentFlag.AlignCenter else max(fitting, most // 2)
