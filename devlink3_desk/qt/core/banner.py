"""Base class of the rows above the panes, which inform users: an icon, a text and buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from devlink3_desk.qt.core.accessibility import announce_text
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import BreakingLabel, IconLabel

ICON_SIZE: Final = 22
SIDE_MARGIN: Final = 13
SPACING: Final = 11
"""Pixels, at any size of text."""

MIN_TEXT_SHARE: Final = 0.5
"""Least share of the width that buttons behind the text leave it."""


class Banner(QWidget):
    """An icon, a text and buttons in a frame, in the colours of a state."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        icon: str,
        colour_key: str,
        parent: QWidget | None = None,
        *,
        text: str = "",
        is_prominent: bool = True,
    ) -> None:
        """``icon`` is one of ``resources/icons``, ``colour_key`` names colours of the theme.

        The text of a prominent banner has its colour, too, and is bold.
        """
        super().__init__(parent)
        self._theme_manager = theme_manager
        self._icon_name, self._colour_key = icon, colour_key
        self.is_prominent = is_prominent
        """Whether the text has its colour, too, and is bold."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 8)  # the distance that panes have from each other
        self._frame = QFrame(self)
        self._frame.setObjectName("banner")
        outer.addWidget(self._frame)
        self._icon_label = IconLabel(ICON_SIZE, self._frame)
        self.text_label = BreakingLabel(text, "", self._frame)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(SIDE_MARGIN, 8, SIDE_MARGIN, 8)
        row.setSpacing(SPACING)
        row.addWidget(self._icon_label, 0, Qt.AlignmentFlag.AlignVCenter)
        self._contents = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._contents.addWidget(self.text_label, 1)
        self._button_row = QHBoxLayout()
        self._button_row.addStretch(1)
        self._contents.addLayout(self._button_row)
        row.addLayout(self._contents, 1)
        theme_manager.changed.connect(self._apply_theme)
        self._apply_theme()

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self.text_label.text()

    def add_button(self, text: str, on_clicked: Callable[[], object]) -> QPushButton:
        """Add a button, behind the text or, where that leaves it little room, below it."""
        button = QPushButton(text, self._frame)
        button.clicked.connect(lambda _checked=False: on_clicked())
        self._button_row.insertWidget(self._button_row.count() - 1, button)
        return button

    def event(self, event: QEvent) -> bool:
        """Place the buttons after a change of the width or of the buttons that are shown."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            room = self.width() - 2 * SIDE_MARGIN - ICON_SIZE - SPACING
            is_wide = room - self._button_row.sizeHint().width() > room * MIN_TEXT_SHARE
            sideways, downwards = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._contents.setDirection(sideways if is_wide else downwards)
        return super().event(event)

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 (Qt's own signature)
        """Show or hide the banner; screen readers say what appears, a prominent banner at once."""
        appears = visible and self.isHidden()
        super().setVisible(visible)
        if appears and self.text:
            announce_text(self, self.text, interrupts=self.is_prominent)

    def show_sign(self, icon: str, colour_key: str) -> None:
        """Show another icon and other colours."""
        self._icon_name, self._colour_key = icon, colour_key
        self._apply_theme()

    def _apply_theme(self) -> None:
        tone = self._theme_manager.theme.find_colours(self._colour_key)
        self._icon_label.show_icon(self._icon_name, tone.ink)
        sheet = f"QFrame#banner {{ background: {tone.tint}; border: 1px solid {tone.ink}; }}"
        if self.is_prominent:
            sheet += f"QLabel {{ color: {tone.ink}; font-weight: 600; }}"
        # Setting a style sheet polishes all widgets inside it.
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
