"""Counts: chips with icon and text on a rounded background in the colours of a state, and plain labels."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.theme import ThemeManager, to_qcolor
from devlink3_desk.qt.core.widgets import ElidedLabel


class ChipPainter:
    """Paints a chip on a widget and computes its size."""

    def __init__(
        self, theme_manager: ThemeManager, icon: str, colour_key: str, *, fades_when_stale: bool = False
    ) -> None:
        self._theme_manager = theme_manager
        self.icon_name = icon
        self.colour_key = colour_key
        self.fades_when_stale = fades_when_stale
        """Whether the chip loses its colours while the data on screen is stale."""
        self.text = ""
        self.short_text = ""
        """Text where there is no room for the other one, if any."""
        self.prominent = False
        """Whether the background is filled."""

    def size_hint(self) -> QSize:
        """Return the size of icon, text and margins."""
        metrics = QFontMetrics(self._build_label_font())
        return QSize(metrics.height() + metrics.horizontalAdvance(self.text) + 24, metrics.height() + 8)

    def paint_on(self, widget: QWidget, painter: QPainter) -> None:
        """Paint the chip on the whole area of a widget."""
        faded = self.fades_when_stale and self._theme_manager.stale
        theme = self._theme_manager.content_theme if self.fades_when_stale else self._theme_manager.theme
        colours = theme.find_colours(self.colour_key)
        fill, ink = (
            (colours.solid, colours.on_solid) if self.prominent and not faded else (colours.tint, colours.ink)
        )
        area, font = widget.rect(), self._build_label_font()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(to_qcolor(fill))
        painter.drawRoundedRect(QRectF(area), area.height() / 2, area.height() / 2)
        painter.setFont(font)
        size = QFontMetrics(font).height() - 1
        top = (area.height() - size) // 2
        painter.drawPixmap(8, top, assets.load_pixmap(self.icon_name, ink, size, widget.devicePixelRatioF()))
        painter.setPen(to_qcolor(ink))
        text_area = area.adjusted(8 + size + 5, 0, -6, 0)
        fits = QFontMetrics(font).horizontalAdvance(self.text) <= text_area.width()
        text = self.text if fits else self.short_text or self.text
        painter.drawText(text_area, int(Qt.AlignmentFlag.AlignVCenter.value), text)

    def _build_label_font(self) -> QFont:
        return self._theme_manager.scale_font(0.95, bold=True)


class Chip(QLabel):
    """A chip that shows a state or a count."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        icon: str,
        colour_key: str,
        parent: QWidget | None = None,
        *,
        fades_when_stale: bool = False,
    ) -> None:
        super().__init__(parent)
        self._chip_painter = ChipPainter(theme_manager, icon, colour_key, fades_when_stale=fades_when_stale)
        _connect_theme(self, theme_manager)

    @property
    def fades_when_stale(self) -> bool:
        """Whether the chip loses its colours while the data on screen is stale."""
        return self._chip_painter.fades_when_stale

    def show_text(self, text: str, *, prominent: bool = False) -> None:
        """Set the text, on a filled background if ``prominent``."""
        _update_chip_text(self, self._chip_painter, text, prominent=prominent)

    def set_icon(self, icon: str, colour_key: str) -> None:
        """Set the icon and the state whose colours are used."""
        self._chip_painter.icon_name, self._chip_painter.colour_key = icon, colour_key
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of icon, text and margins."""
        return self._chip_painter.size_hint()

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: a chip is not elided."""
        return self._chip_painter.size_hint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        del event
        painter = QPainter(self)
        self._chip_painter.paint_on(self, painter)
        painter.end()


class FilterChip(QAbstractButton):
    """A chip with a count, which filters a list while it is checked."""

    def __init__(self, theme_manager: ThemeManager, icon: str, colour_key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme_manager = theme_manager
        self._chip_painter = ChipPainter(theme_manager, icon, colour_key, fades_when_stale=True)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        _connect_theme(self, theme_manager)

    def show_text(self, text: str, *, prominent: bool = False, short_text: str = "") -> None:
        """Set the text, on a filled background if ``prominent``; without room for it, show ``short_text``."""
        self._chip_painter.short_text = short_text
        _update_chip_text(self, self._chip_painter, text, prominent=prominent)

    def sizeHint(self) -> QSize:
        """Return the size of icon, text and margins."""
        return self._chip_painter.size_hint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip, with a frame while it is checked or has the focus."""
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
    """Fix the size of a chip, and repaint it when the theme changes."""
    chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    theme_manager.stale_changed.connect(chip.update)
    theme_manager.changed.connect(chip.updateGeometry)
    theme_manager.changed.connect(chip.update)


def _update_chip_text(chip: Chip | FilterChip, painter: ChipPainter, text: str, *, prominent: bool) -> None:
    """Set text and accessible name, if they differ: chips are updated with every frame of changes."""
    if (text, prominent) != (painter.text, painter.prominent):
        painter.text, painter.prominent = text, prominent
        chip.setAccessibleName(text)
        chip.updateGeometry()
        chip.update()


class CountLabel(ElidedLabel):
    """A count with words, or the count alone where there is no room; neither is cut."""

    _short_text = ""

    def show_count(self, text: str, short_text: str) -> None:
        """Show ``text``, which is in the tooltip as well, or ``short_text`` where only that has room."""
        if text != self.text():
            self._short_text = short_text
            self.show_message(text)

    def elide_text(self) -> str:
        """Return the text that fits."""
        texts = (self.text(), self._short_text)
        return next(
            (text for text in texts if self.fontMetrics().horizontalAdvance(text) <= self.width()), ""
        )
