"""The settings dialog: a list of pages, one of them in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.qt.core.dialog import Dialog, SettingsPage
from devlink3_desk.qt.core.preferences_model import PreferencesModel
from devlink3_desk.qt.core.widgets import Label

DEFAULT_SIZE: Final = QSize(860, 620)
"""At first, where the words of a language need no more."""
MIN_LIST_WIDTH: Final = 190
LIST_PADDING: Final = 28
"""Beside the words of the list."""


class SettingsDialog(Dialog):
    """Shows what holds; OK and Apply let what was chosen hold. It does not stop the desk."""

    def __init__(self, pages: Sequence[SettingsPage], preferences: PreferencesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self.pages, self._preferences = list(pages), preferences
        self.page_list = QListWidget(self)
        self.page_list.setAccessibleName(self.tr("Pages"))
        self.page_stack = QStackedWidget(self)
        for page in self.pages:
            self.page_list.addItem(page.title)
            self.page_stack.addWidget(self._build_scroll_area(page))
            page.show_preferences(preferences.value)
        self.page_list.setFixedWidth(max(MIN_LIST_WIDTH, self.page_list.sizeHintForColumn(0) + LIST_PADDING))
        self.page_list.currentRowChanged.connect(self.page_stack.setCurrentIndex)
        self.page_list.setCurrentRow(0)
        self.problem_label = Label("", "trouble", self)
        self.problem_label.setWordWrap(True)
        self.problem_label.hide()
        both = QHBoxLayout()
        both.addWidget(self.page_list)
        both.addWidget(self.page_stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(12)
        column.addLayout(both, 1)
        column.addWidget(self.problem_label)
        column.addWidget(self._build_buttons())
        self.resize(self.preferred_size().boundedTo(self.screen().availableSize()))

    def preferred_size(self) -> QSize:
        """Return a size in which no page is wider than its place."""
        widest = max((page.minimumSizeHint().width() for page in self.pages), default=0)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        needed = self.page_list.width() + widest + bar + 2 * LIST_PADDING
        return DEFAULT_SIZE.expandedTo(QSize(needed, 0))

    def show_page(self, page_type: type[SettingsPage]) -> None:
        """Bring the page of a kind in sight."""
        at = next((at for at, page in enumerate(self.pages) if isinstance(page, page_type)), 0)
        self.page_list.setCurrentRow(at)

    def apply(self) -> bool:
        """Let what was chosen hold; says whether all of it makes sense, else shows where it does not."""
        for at, page in enumerate(self.pages):
            if complaint := page.find_problem():
                self.page_list.setCurrentRow(at)
                self.problem_label.setText(complaint)
                self.problem_label.show()
                return False
        self.problem_label.hide()
        value = self._preferences.value
        for page in self.pages:
            value = page.updated_preferences(value)
        self._preferences.set_value(value)
        return True

    def accept(self) -> None:
        """Let what was chosen hold and close."""
        if self.apply():
            super().accept()

    def _build_scroll_area(self, page: SettingsPage) -> QScrollArea:
        area = QScrollArea(self)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setAccessibleName(page.title)
        return area

    def _build_buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Apply | kinds.Cancel, self)
        for button in buttons.buttons():
            button.setIcon(QIcon())  # black in every theme
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(kinds.Apply).clicked.connect(self.apply)
        return buttons
