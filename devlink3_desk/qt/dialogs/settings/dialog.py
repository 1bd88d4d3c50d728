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

from devlink3_desk.qt.choices import Choices
from devlink3_desk.qt.dialogs.base import Dialog
from devlink3_desk.qt.widgets.basics import Label

from .page import SettingsPage

SIZE: Final = QSize(860, 620)
"""At first, where the words of a language need no more."""
LIST_WIDTH: Final = 190
EDGES: Final = 28
"""Beside the words of the list."""


class SettingsDialog(Dialog):
    """Shows what holds; OK and Apply let what was chosen hold. It does not stop the desk."""

    def __init__(self, pages: Sequence[SettingsPage], choices: Choices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self.pages, self._choices = list(pages), choices
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Pages"))
        self.stack = QStackedWidget(self)
        for page in self.pages:
            self.list.addItem(page.title)
            self.stack.addWidget(self._scrolled(page))
            page.load(choices.value)
        self.list.setFixedWidth(max(LIST_WIDTH, self.list.sizeHintForColumn(0) + EDGES))
        self.list.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        self.trouble = Label("", "trouble", self)
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        both = QHBoxLayout()
        both.addWidget(self.list)
        both.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(12)
        column.addLayout(both, 1)
        column.addWidget(self.trouble)
        column.addWidget(self._buttons())
        self.resize(self.comfortable_size().boundedTo(self.screen().availableSize()))

    def comfortable_size(self) -> QSize:
        """Return a size in which no page is wider than its place."""
        widest = max((page.minimumSizeHint().width() for page in self.pages), default=0)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        needed = self.list.width() + widest + bar + 2 * EDGES
        return SIZE.expandedTo(QSize(needed, 0))

    def show_page(self, kind: type[SettingsPage]) -> None:
        """Bring the page of a kind in sight."""
        at = next((at for at, page in enumerate(self.pages) if isinstance(page, kind)), 0)
        self.list.setCurrentRow(at)

    def apply(self) -> bool:
        """Let what was chosen hold; says whether all of it makes sense, else shows where it does not."""
        for at, page in enumerate(self.pages):
            if complaint := page.complaint():
                self.list.setCurrentRow(at)
                self.trouble.setText(complaint)
                self.trouble.show()
                return False
        self.trouble.hide()
        value = self._choices.value
        for page in self.pages:
            value = page.chosen(value)
        self._choices.choose(value)
        return True

    def accept(self) -> None:
        """Let what was chosen hold and close."""
        if self.apply():
            super().accept()

    def _scrolled(self, page: SettingsPage) -> QScrollArea:
        area = QScrollArea(self)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setAccessibleName(page.title)
        return area

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Apply | kinds.Cancel, self)
        for button in buttons.buttons():
            button.setIcon(QIcon())  # black in every theme
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(kinds.Apply).clicked.connect(self.apply)
        return buttons
