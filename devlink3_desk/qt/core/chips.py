"""Shape and word in the colours of a state: to be read, or to be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.theme import ThemeManager, to_qcolor


class ChipPainter:
    """What a chip looks like; ``fades``: whether it has no colours while the picture is old."""

    def __init__(
        self, theme_manager: ThemeManager, icon: str, tone: str, *, fades_when_stale: bool = False
    ) -> None:
        self._theme_manager, self.icon_name, self.tone_name, self.fades_when_stale = (
            theme_manager,
            icon,
            tone,
            fades_when_stale,
        )
        self.text = ""
        self.prominent = False
        """Whether it is filled, to call for attention."""

    def size_hint(self) -> QSize:
        """Return the size that the words need."""
        metrics = QFontMetrics(self._label_font())
        return QSize(metrics.height() + metrics.horizontalAdvance(self.text) + 24, metrics.height() + 8)

    def paint_on(self, widget: QWidget, painter: QPainter) -> None:
        """Paint it all over a widget."""
        pale = self.fades_when_stale and self._theme_manager.stale
        tone = (
            self._theme_manager.content_theme if self.fades_when_stale else self._theme_manager.theme
        ).state_colours(self.tone_name)
        fill, ink = (tone.solid, tone.on_solid) if self.prominent and not pale else (tone.tint, tone.ink)
        room, font = widget.rect(), self._label_font()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(to_qcolor(fill))
        painter.drawRoundedRect(QRectF(room), room.height() / 2, room.height() / 2)
        painter.setFont(font)
        size = QFontMetrics(font).height() - 1
        top = (room.height() - size) // 2
        painter.drawPixmap(8, top, assets.load_pixmap(self.icon_name, ink, size, widget.devicePixelRatioF()))
        painter.setPen(to_qcolor(ink))
        words = room.adjusted(8 + size + 5, 0, -6, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter.value), self.text)

    def _label_font(self) -> QFont:
        return self._theme_manager.scaled_font(0.95, bold=True)


class Chip(QLabel):
    """Shape and word; a count may stand before the word."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        icon: str,
        tone: str,
        parent: QWidget | None = None,
        *,
        fades_when_stale: bool = False,
    ) -> None:
        """``fades``: whether it is a part of the picture, and colourless while that is old."""
        super().__init__(parent)
        self._chip_painter = ChipPainter(theme_manager, icon, tone, fades_when_stale=fades_when_stale)
        _connect_theme(self, theme_manager)

    @property
    def fades_when_stale(self) -> bool:
        """Whether it is colourless while the picture is old."""
        return self._chip_painter.fades_when_stale

    def show_text(self, text: str, *, prominent: bool = False) -> None:
        """Show other words, filled where they call for attention."""
        _update_chip_text(self, self._chip_painter, text, prominent=prominent)

    def set_icon_and_tone(self, icon: str, tone: str) -> None:
        """Show another shape and its colours."""
        self._chip_painter.icon_name, self._chip_painter.tone_name = icon, tone
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that the words need."""
        return self._chip_painter.size_hint()

    def minimumSizeHint(self) -> QSize:
        """Never be cut."""
        return self._chip_painter.size_hint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        painter = QPainter(self)
        self._chip_painter.paint_on(self, painter)
        painter.end()


class FilterChip(QAbstractButton):
    """A counter that, pressed, shows only what it counts."""

    def __init__(self, theme_manager: ThemeManager, icon: str, tone: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme_manager = theme_manager
        self._chip_painter = ChipPainter(theme_manager, icon, tone, fades_when_stale=True)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        _connect_theme(self, theme_manager)

    def show_text(self, text: str, *, prominent: bool = False) -> None:
        """Show other words, filled where they call for attention."""
        _update_chip_text(self, self._chip_painter, text, prominent=prominent)

    def sizeHint(self) -> QSize:
        """Return the size that the words need."""
        return self._chip_painter.size_hint()

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
        self._chip_painter.paint_on(self, painter)
        if self.isChecked() or self.hasFocus():
            theme = self._theme_manager.theme
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(to_qcolor(theme.focus if self.hasFocus() else theme.text), 2.0))
            painter.drawRoundedRect(frame, self.height() / 2, self.height() / 2)
        painter.end()


def _connect_theme(chip: Chip | FilterChip, theme_manager: ThemeManager) -> None:
    """Let a chip look as everything else does."""
    chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    theme_manager.stale_changed.connect(chip.update)
    theme_manager.changed.connect(chip.updateGeometry)
    theme_manager.changed.connect(chip.update)


def _update_chip_text(chip: Chip | FilterChip, painter: ChipPainter, text: str, *, prominent: bool) -> None:
    """Show words, to the eye and to a screen reader."""
    if (text, prominent) != (painter.text, painter.prominent):
        painter.text, painter.prominent = text, prominent
        chip.setAccessibleName(text)
        chip.updateGeometry()
        chip.update()
