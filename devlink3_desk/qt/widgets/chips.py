"""Shape and word in the colours of a state: to be read, or to be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from devlink3_desk.qt import assets
from devlink3_desk.qt.theme import Look, colour


class ChipFace:
    """What a chip looks like; ``fades``: whether it has no colours while the picture is old."""

    def __init__(self, look: Look, icon: str, tone: str, *, fades: bool = False) -> None:
        self._look, self.icon, self.tone, self.fades = look, icon, tone, fades
        self.text = ""
        self.loud = False
        """Whether it is filled, to call for attention."""

    def size(self) -> QSize:
        """Return the size that the words need."""
        metrics = QFontMetrics(self._font())
        return QSize(metrics.height() + metrics.horizontalAdvance(self.text) + 24, metrics.height() + 8)

    def paint(self, widget: QWidget, painter: QPainter) -> None:
        """Paint it all over a widget."""
        pale = self.fades and self._look.stale
        tone = (self._look.picture if self.fades else self._look.theme).tone(self.tone)
        fill, ink = (tone.solid, tone.on_solid) if self.loud and not pale else (tone.tint, tone.ink)
        room, font = widget.rect(), self._font()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(fill))
        painter.drawRoundedRect(QRectF(room), room.height() / 2, room.height() / 2)
        painter.setFont(font)
        size = QFontMetrics(font).height() - 1
        top = (room.height() - size) // 2
        painter.drawPixmap(8, top, assets.pixmap(self.icon, ink, size, widget.devicePixelRatioF()))
        painter.setPen(colour(ink))
        words = room.adjusted(8 + size + 5, 0, -6, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter.value), self.text)

    def _font(self) -> QFont:
        return self._look.sized(0.95, bold=True)


class Chip(QLabel):
    """Shape and word; a count may stand before the word."""

    def __init__(
        self, look: Look, icon: str, tone: str, parent: QWidget | None = None, *, fades: bool = False
    ) -> None:
        """``fades``: whether it is a part of the picture, and colourless while that is old."""
        super().__init__(parent)
        self._face = ChipFace(look, icon, tone, fades=fades)
        _follow(self, look)

    @property
    def fades(self) -> bool:
        """Whether it is colourless while the picture is old."""
        return self._face.fades

    def show_text(self, text: str, *, loud: bool = False) -> None:
        """Show other words, filled where they call for attention."""
        _say(self, self._face, text, loud=loud)

    def show_sign(self, icon: str, tone: str) -> None:
        """Show another shape and its colours."""
        self._face.icon, self._face.tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that the words need."""
        return self._face.size()

    def minimumSizeHint(self) -> QSize:
        """Never be cut."""
        return self._face.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        painter = QPainter(self)
        self._face.paint(self, painter)
        painter.end()


class FilterChip(QAbstractButton):
    """A counter that, pressed, shows only what it counts."""

    def __init__(self, look: Look, icon: str, tone: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._face = ChipFace(look, icon, tone, fades=True)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        _follow(self, look)

    def show_text(self, text: str, *, loud: bool = False) -> None:
        """Show other words, filled where they call for attention."""
        _say(self, self._face, text, loud=loud)

    def sizeHint(self) -> QSize:
        """Return the size that the words need."""
        return self._face.size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed by Enter as by the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it, framed while it is pressed or has the keyboard."""
        del event
        painter = QPainter(self)
        self._face.paint(self, painter)
        if self.isChecked() or self.hasFocus():
            theme = self._look.theme
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(theme.focus if self.hasFocus() else theme.text), 2.0))
            painter.drawRoundedRect(frame, self.height() / 2, self.height() / 2)
        painter.end()


def _follow(chip: Chip | FilterChip, look: Look) -> None:
    """Let a chip look as everything else does."""
    chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    look.faded.connect(chip.update)
    look.changed.connect(chip.updateGeometry)
    look.changed.connect(chip.update)


def _say(chip: Chip | FilterChip, face: ChipFace, text: str, *, loud: bool) -> None:
    """Show words, to the eye and to a screen reader."""
    if (text, loud) != (face.text, face.loud):
        face.text, face.loud = text, loud
        chip.setAccessibleName(text)
        chip.updateGeometry()
        chip.update()
