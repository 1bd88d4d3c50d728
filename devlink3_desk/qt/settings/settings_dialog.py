"""The settings dialog: a list of pages, or a drop-down list in a narrow window, and the selected page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QWidget,
)

from devlink3_desk.qt.core.dialog import PAGE_MARGIN, SECTION_TEXTS, Dialog, SettingsPage, SettingsSection
from devlink3_desk.qt.core.form_widgets import ElidedComboBox
from devlink3_desk.qt.core.mnemonics import assign_mnemonics
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.theme import BASE_FONT_POINTS
from devlink3_desk.qt.core.widgets import OutcomeLabel, WrappedLabel

DEFAULT_SIZE: Final = QSize(950, 700)
"""Initial size; it grows with the letters, and where the texts of a language need more."""
MIN_LIST_WIDTH: Final = 190
LIST_PADDING: Final = 28
"""Horizontal padding of an entry of the list."""
BUTTON_ROWS_HEIGHT: Final = 90
"""Height of the parts below and around the list."""
FRAME_SIZE: Final = QSize(4, 36)
"""Size of the frame and the title bar that a window manager adds."""


class SettingsDialog(Dialog):
    """Edits the preferences. They change with OK and Apply only; the main window stays usable meanwhile."""

    def __init__(self, pages: Sequence[SettingsPage], preferences: PreferencesModel, parent: QWidget) -> None:
        super().__init__(parent)
        # Created each time: the pages read preferences and names only once.
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        # sorted() keeps the order of the pages of a section.
        self.pages = sorted(pages, key=lambda page: tuple(SettingsSection).index(page.SECTION))
        self._preferences = preferences
        self.page_list = QListWidget(self)
        self.page_list.setAccessibleName(self.tr("Pages"))
        self.page_box = ElidedComboBox(self)
        """Replaces the list if a page does not fit beside it."""
        self.page_box.setAccessibleName(self.page_list.accessibleName())
        self.page_box.hide()
        self.page_stack = QStackedWidget(self)
        self._buttons = self._build_buttons()
        self._items: list[QListWidgetItem] = []
        for page in self.pages:
            self._add_page(page)
            page.show_preferences(preferences.value)
        # The size hint does not contain the padding of the style sheet.
        self.page_list.setFixedWidth(max(MIN_LIST_WIDTH, self.page_list.sizeHintForColumn(0) + LIST_PADDING))
        self.page_list.currentItemChanged.connect(self._on_item_changed)
        self.page_box.currentIndexChanged.connect(self.select_page)
        self.select_page(0)
        self.problem_label = OutcomeLabel("", "strong", self)
        self.problem_label.hide()
        # The message in the status bar may be gone before the user looks for the lost settings.
        self.warning_label = WrappedLabel(preferences.load_warning, "strong", self)
        self.warning_label.setVisible(bool(preferences.load_warning))
        row = QHBoxLayout()
        row.addWidget(self.page_list)
        row.addWidget(self.page_stack, 1)
        column = self.create_column()
        column.addWidget(self.warning_label)
        column.addWidget(self.page_box)
        column.addLayout(row, 1)
        column.addWidget(self.problem_label)
        column.addWidget(self._buttons)
        self.resize(self.preferred_size().boundedTo(self.screen().availableSize() - FRAME_SIZE))

    def preferred_size(self) -> QSize:
        """Return a size at which no page needs a horizontal scroll bar, and most no vertical one."""
        letters = self.font().pointSizeF() / BASE_FONT_POINTS
        width = max(self._compute_needed_width(), round(DEFAULT_SIZE.width() * letters))
        rows = range(self.page_list.count())
        list_height = sum(self.page_list.sizeHintForRow(row) for row in rows) + LIST_PADDING
        return DEFAULT_SIZE.expandedTo(QSize(width, list_height + BUTTON_ROWS_HEIGHT))

    def _compute_needed_width(self) -> int:
        """Return the width at which every page fits beside the list."""
        widths = (page.minimumSizeHint().width() - 2 * page.side_margin for page in self.pages)
        page_width = max(widths, default=0) + 2 * PAGE_MARGIN
        # A page that is too tall gets a vertical scroll bar, which takes its width from the page.
        bar_width = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return self.page_list.width() + page_width + bar_width + 2 * LIST_PADDING

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the width of the list to the pages where they need it."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._compute_needed_width()
        if is_narrow != self.page_list.isHidden():
            had_focus = (self.page_box if self.page_list.isHidden() else self.page_list).hasFocus()
            self.page_list.setHidden(is_narrow)
            self.page_box.setVisible(is_narrow)
            for page in self.pages:
                page.set_side_margin(0 if is_narrow else PAGE_MARGIN)
            if had_focus:
                (self.page_box if is_narrow else self.page_list).setFocus()

    def show_page(self, page_type: type[SettingsPage]) -> None:
        """Select the page of a type, or the first page if there is none."""
        self.select_page(
            next((index for index, page in enumerate(self.pages) if isinstance(page, page_type)), 0)
        )

    def select_page(self, index: int) -> None:
        """Select a page by its position in :attr:`pages`."""
        if index < len(self._items):
            self.page_list.setCurrentItem(self._items[index])

    def apply(self) -> bool:
        """Change the preferences to what the pages show, and return whether all pages are valid.

        If one is not, select it, show its problem and change nothing.
        """
        for index, page in enumerate(self.pages):
            if problem := page.find_problem():
                self.select_page(index)
                self.problem_label.setText(problem)
                self.problem_label.show()
                return False
        self.problem_label.hide()
        # One change for all pages: each one makes the models update every row.
        value = self._preferences.value
        for page in self.pages:
            value = page.update_preferences(value)
        self._preferences.set_value(value)
        return True

    def accept(self) -> None:
        """Apply the changes and close, unless a page is not valid."""
        if self.apply():
            super().accept()

    def _add_page(self, page: SettingsPage) -> None:
        """List a page, below the heading of its section."""
        if not self._items or self.pages[len(self._items) - 1].SECTION is not page.SECTION:
            text = QCoreApplication.translate("Settings", SECTION_TEXTS[page.SECTION])
            heading = QListWidgetItem(text, self.page_list)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)  # the keys skip it
            font = heading.font()
            font.setBold(True)
            heading.setFont(font)
        self._items.append(QListWidgetItem(page.title, self.page_list))
        self.page_box.addItem(page.title)
        self.page_stack.addWidget(self._build_scroll_area(page))

    def _on_item_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None and item in self._items:
            self.page_stack.setCurrentIndex(self._items.index(item))
            self.page_box.setCurrentIndex(self._items.index(item))
            if self.isVisible():
                self.choose_mnemonics()

    def choose_mnemonics(self) -> None:
        """Choose the letters of the selected page: each page has its own, other than those of the buttons."""
        taken = assign_mnemonics(self._buttons)
        if self.pages:
            assign_mnemonics(self.pages[self.page_stack.currentIndex()], taken)

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
        buttons = self.create_buttons(kinds.Ok | kinds.Apply | kinds.Cancel)
        buttons.button(kinds.Apply).clicked.connect(self.apply)
        return buttons
