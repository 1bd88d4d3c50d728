"""The settings dialog: a list of pages and the selected page."""

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
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.widgets import Label

DEFAULT_SIZE: Final = QSize(860, 620)
"""Initial size; it grows where the texts of a language need more."""
MIN_LIST_WIDTH: Final = 190
LIST_PADDING: Final = 28
"""Horizontal padding of an entry of the list."""


class SettingsDialog(Dialog):
    """Edits the preferences. They change with OK and Apply only; the main window stays usable meanwhile."""

    def __init__(self, pages: Sequence[SettingsPage], preferences: PreferencesModel, parent: QWidget) -> None:
        super().__init__(parent)
        # Created anew each time: the pages read preferences and names only once.
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
        # The size hint does not contain the padding of the style sheet.
        self.page_list.setFixedWidth(max(MIN_LIST_WIDTH, self.page_list.sizeHintForColumn(0) + LIST_PADDING))
        self.page_list.currentRowChanged.connect(self.page_stack.setCurrentIndex)
        self.page_list.setCurrentRow(0)
        self.problem_label = Label("", "trouble", self)
        self.problem_label.setWordWrap(True)
        self.problem_label.hide()
        # The message in the status bar may be gone before the user looks for the lost settings.
        self.warning_label = Label(preferences.load_warning, "trouble", self)
        self.warning_label.setWordWrap(True)
        self.warning_label.setVisible(bool(preferences.load_warning))
        row = QHBoxLayout()
        row.addWidget(self.page_list)
        row.addWidget(self.page_stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(12)
        column.addWidget(self.warning_label)
        column.addLayout(row, 1)
        column.addWidget(self.problem_label)
        column.addWidget(self._build_buttons())
        self.resize(self.preferred_size().boundedTo(self.screen().availableSize()))

    def preferred_size(self) -> QSize:
        """Return a size at which no page needs a horizontal scroll bar."""
        page_width = max((page.minimumSizeHint().width() for page in self.pages), default=0)
        # A page that is too tall gets a vertical scroll bar, which takes its width from the page.
        bar_width = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        width = self.page_list.width() + page_width + bar_width + 2 * LIST_PADDING
        return DEFAULT_SIZE.expandedTo(QSize(width, 0))

    def show_page(self, page_type: type[SettingsPage]) -> None:
        """Select the page of a type, or the first page if there is none."""
        row = next((row for row, page in enumerate(self.pages) if isinstance(page, page_type)), 0)
        self.page_list.setCurrentRow(row)

    def apply(self) -> bool:
        """Change the preferences to what the pages show, and return whether all pages are valid.

        If one is not, select it, show its problem and change nothing.
        """
        for row, page in enumerate(self.pages):
            if problem := page.find_problem():
                self.page_list.setCurrentRow(row)
                self.problem_label.setText(problem)
                self.problem_label.show()
                return False
        self.problem_label.hide()
        # One change for all pages: each one makes the models update every row.
        value = self._preferences.value
        for page in self.pages:
            value = page.updated_preferences(value)
        self._preferences.set_value(value)
        return True

    def accept(self) -> None:
        """Apply the changes and close, unless a page is not valid."""
        if self.apply():
            super().accept()

    def _build_scroll_area(self, page: SettingsPage) -> QScrollArea:
        # On a small screen, or with large letters, a page may be taller than the dialog.
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
            button.setIcon(QIcon())  # the icons of the platform are black in every theme
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(kinds.Apply).clicked.connect(self.apply)
        return buttons
