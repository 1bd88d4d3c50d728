"""Fields that search or filter: their icon, and a button that clears them.

The icons of QLineEdit itself have 16 pixels, however large the letters are.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.theme import BASE_FONT_POINTS, ThemeManager
from devlink3_desk.qt.core.widgets import TextIconLabel

MIN_FILTER_CHARS: Final = 5
"""Average characters that a filter field shows in a narrow pane."""

DEFAULT_FILTER_CHARS: Final = 14
"""Average characters that a filter field shows by default: a name."""

FILTER_MARGINS: Final = 24
"""Pixels beside the placeholder of a filter field: its frame and padding, at any size of text."""

SEARCH_ICON_SIZE: Final = 16
CLEAR_ICON_SIZE: Final = 13
"""Sizes beside letters of normal size, in device-independent pixels."""
SEARCH_ICON_MARGIN: Final = 7
CLEAR_BUTTON_MARGIN: Final = 4
"""Pixels between the frame of a field and what is in it."""
CLEAR_BUTTON_PADDING: Final = 4
"""Pixels around the icon of the button."""
TEXT_SPACING: Final = 4
"""Pixels between the text of a field and what is beside it."""


def add_search_icon(theme_manager: ThemeManager, field: QLineEdit) -> None:
    """Add a search icon to a field."""
    _find_row(field).add_at_start(_SearchIcon(theme_manager, field))


def add_clear_button(field: QLineEdit) -> None:
    """Add a button that clears a field, and is hidden while the field is empty."""
    _find_row(field).add_at_end(_ClearButton(field))


def _find_row(field: QLineEdit) -> _IconRow:
    row = field.layout()
    return row if isinstance(row, _IconRow) else _IconRow(field)


class _IconRow(QHBoxLayout):
    """What is beside the text of a field."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._start: QWidget | None = None
        self._end: QWidget | None = None
        self.setContentsMargins(SEARCH_ICON_MARGIN, 0, CLEAR_BUTTON_MARGIN, 0)
        self.addStretch(1)

    def add_at_start(self, part: QWidget) -> None:
        """Add what is before the text."""
        self._start = part
        self.insertWidget(0, part)

    def add_at_end(self, part: QWidget) -> None:
        """Add what is behind the text."""
        self._end = part
        self.addWidget(part)

    def setGeometry(self, rect: QRect) -> None:
        """Place the parts, and keep the text away from those that are visible."""
        super().setGeometry(rect)
        left, right = (
            0 if part is None or part.isHidden() else part.sizeHint().width() + TEXT_SPACING
            for part in (self._start, self._end)
        )
        if self._field.isRightToLeft():
            left, right = right, left
        margins = QMargins(left, 0, right, 0)
        if margins != self._field.textMargins():
            self._field.setTextMargins(margins)


class _SearchIcon(TextIconLabel):
    """The icon in a search field. Clicks on it are those on the field."""

    def __init__(self, theme_manager: ThemeManager, field: QLineEdit) -> None:
        super().__init__(SEARCH_ICON_SIZE, field)
        self._theme_manager = theme_manager
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # A method of this object, because Qt disconnects it when the field is deleted. A lambda would stay
        # connected to the theme manager, which outlives the window.
        theme_manager.changed.connect(self._apply_theme)
        self._apply_theme()

    def _apply_theme(self) -> None:
        self.show_icon("search", self._theme_manager.theme.muted)


class _ClearButton(QToolButton):
    """A button that clears a field."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.clicked.connect(field.clear)
        field.textChanged.connect(self._show_for_text)
        self._show_for_text(field.text())

    @property
    def _icon_size(self) -> int:
        return round(CLEAR_ICON_SIZE * self.font().pointSizeF() / BASE_FONT_POINTS)

    def sizeHint(self) -> QSize:
        """Return the size of the icon and the padding."""
        side = self._icon_size + 2 * CLEAR_BUTTON_PADDING
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon in the colour of a placeholder, on the background of a button."""
        super().paintEvent(event)
        size = self._icon_size
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        place = QRect(0, 0, size, size)
        place.moveCenter(self.rect().center())
        painter = QPainter(self)
        painter.drawPixmap(place.topLeft(), assets.load_pixmap("close", ink, size, self.devicePixelRatioF()))
        painter.end()

    def _show_for_text(self, text: str) -> None:
        self.setVisible(bool(text))


class FilterField(QLineEdit):
    """A field that filters a list."""

    def __init__(self, placeholder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._placeholder = placeholder
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        add_clear_button(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a size with room for the placeholder, or for a name and the clear button."""
        # Independent of the contents. QLineEdit would ask for more width when the clear button appears, and
        # the first letter of a filter would have the whole window laid out and painted again.
        height = super().sizeHint().height()
        metrics = self.fontMetrics()
        # The clear button only appears with a text, in place of the placeholder.
        placeholder_width = metrics.horizontalAdvance(self._placeholder) + FILTER_MARGINS
        name_width = metrics.averageCharWidth() * DEFAULT_FILTER_CHARS + 3 * height // 2
        return QSize(max(placeholder_width, name_width), height)

    def minimumSizeHint(self) -> QSize:
        """Return a size with room for some characters and for the clear button."""
        height = super().sizeHint().height()
        return QSize(self.fontMetrics().averageCharWidth() * MIN_FILTER_CHARS + 3 * height // 2, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the field on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show a shorter placeholder where the whole one has no room."""
        super().resizeEvent(event)
        needed = self.fontMetrics().horizontalAdvance(self._placeholder) + FILTER_MARGINS
        self.setPlaceholderText(self._placeholder if needed <= self.width() else self.tr("Filter"))
