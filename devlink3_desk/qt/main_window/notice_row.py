"""A row above the panes that tells users something once, with buttons, and asks for no answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconLabel, WrappedLabel


class NoticeRow(QWidget):
    """An icon, a text and buttons, in the colours of good news."""

    def __init__(
        self, theme_manager: ThemeManager, icon: str, text: str, parent: QWidget | None = None
    ) -> None:
        """``icon`` is one of ``resources/icons``."""
        super().__init__(parent)
        self._theme_manager, self._icon_name = theme_manager, icon
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 8)  # the distance that panes have from each other
        self._frame = QFrame(self)
        self._frame.setObjectName("banner")
        outer.addWidget(self._frame)
        self._icon_label = IconLabel(22, self._frame)
        self.text_label = WrappedLabel(text, "", self._frame)
        self._row = QHBoxLayout(self._frame)
        self._row.setContentsMargins(13, 8, 13, 8)
        self._row.setSpacing(11)
        self._row.addWidget(self._icon_label)
        self._row.addWidget(self.text_label, 1)
        theme_manager.changed.connect(self._apply_theme)
        self._apply_theme()

    def add_button(self, text: str, handler: Callable[[], object]) -> QPushButton:
        """Add a button at the end of the row."""
        button = QPushButton(text, self._frame)
        button.clicked.connect(lambda _checked=False: handler())
        self._row.addWidget(button)
        return button

    def _apply_theme(self) -> None:
        tone = self._theme_manager.theme.find_colours("good")
        self._icon_label.show_icon(self._icon_name, tone.ink)
        sheet = f"QFrame#banner {{ background: {tone.tint}; border: 1px solid {tone.ink}; }}"
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
