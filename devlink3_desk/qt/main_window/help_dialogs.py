"""The dialogs of the Help menu. They are opened, not executed, so that the window goes on behind them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk import __version__
from devlink3_desk.qt.core import assets
from devlink3_desk.qt.core.dialog import Dialog
from devlink3_desk.qt.core.file_dialogs import open_save_dialog
from devlink3_desk.qt.core.widgets import IconLabel, Label, WrappedLabel


class _HelpDialog(Dialog):
    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.body_layout = self.create_column()

    def add_buttons(self, extra_button: QPushButton | None = None) -> None:
        """Add a Close button at the end, and an extra button beside it."""
        buttons = self.create_buttons(QDialogButtonBox.StandardButton.Close)
        if extra_button is not None:
            buttons.addButton(extra_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.body_layout.addSpacing(6)
        self.body_layout.addWidget(buttons)


class AboutDialog(_HelpDialog):
    """Shows what the program is, and its version."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("About DevLink3 Desk"))
        row = QHBoxLayout()
        row.setSpacing(16)
        icon_label = IconLabel(64, self)
        icon_label.setPixmap(assets.load_pixmap("app", "", 64, self.devicePixelRatioF()))
        row.addWidget(icon_label, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.addWidget(Label(self.tr("DevLink3 Desk"), "cardName", self))
        column.addWidget(Label(self.tr("Version {version}").format(version=__version__), "muted", self))
        text = self.tr(
            "An open switchboard for receptionists on Avaya IP Office, with live data from DevLink3."
        )
        more = self.tr(
            "DevLink3 reports calls but cannot make them. Numbers are dialled by the phone app of this "
            "computer."
        )
        for sentence in (text, more):
            label = WrappedLabel(sentence, "", self)
            label.setMinimumWidth(360)
            column.addWidget(label)
        row.addLayout(column, 1)
        self.body_layout.addLayout(row)
        self.add_buttons()


ShortcutGroups: TypeAlias = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Titles with pairs of an action's text and its shortcuts."""

SCREEN_MARGIN: Final = 120
"""Pixels of the screen that the list of shortcuts leaves free, in both directions."""


class ShortcutsDialog(_HelpDialog):
    """Lists the shortcuts that are in use at present."""

    change_requested = Signal()
    """Emitted when the user wants to change shortcuts."""

    def __init__(self, groups: ShortcutGroups, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        screen = self.screen().availableGeometry()
        max_width = screen.width() - SCREEN_MARGIN
        sheet, width = self._build_fitting_sheet(groups, max_width)
        area = QScrollArea(self)
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(width)
        self.body_layout.addWidget(area, 1)
        change_button = QPushButton(self.tr("Change shortcuts…"), self)
        change_button.clicked.connect(lambda _checked=False: self.change_requested.emit())
        self.add_buttons(change_button)
        height = min(sheet.sizeHint().height() + 120, screen.height() - SCREEN_MARGIN)
        self.resize(self.sizeHint().width(), height)

    def _build_fitting_sheet(self, groups: ShortcutGroups, max_width: int) -> tuple[QWidget, int]:
        """Return the sheet with the largest number of columns that has room, and its width."""
        for column_count in (2, 1):
            sheet = self._build_sheet(groups, column_count, Label)
            width = sheet.sizeHint().width() + 20
            if width <= max_width:
                return sheet, width
            sheet.hide()
            sheet.deleteLater()
        return self._build_sheet(groups, 1, WrappedLabel), max_width

    def _build_sheet(self, groups: ShortcutGroups, column_count: int, label_type: type[Label]) -> QWidget:
        sheet = QWidget(self)
        sheet.setObjectName("clear")
        row = QHBoxLayout(sheet)
        row.setContentsMargins(8, 8, 14, 8)
        row.setSpacing(44)
        columns = [self._build_column() for _ in range(column_count)]
        for title, lines in groups:
            # Each group goes to the shortest column so far.
            self._add_group(min(columns, key=QGridLayout.rowCount), title, lines, sheet, label_type)
        for column in columns:
            column.setRowStretch(column.rowCount(), 1)
            row.addLayout(column, 1)
        return sheet

    def _build_column(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(26)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        return grid

    def _add_group(
        self,
        column: QGridLayout,
        title: str,
        lines: Sequence[tuple[str, str]],
        sheet: QWidget,
        label_type: type[Label],
    ) -> None:
        """Add a title and a row for each action at the end of a column."""
        first_row = column.rowCount()
        column.addWidget(Label(title, "section", sheet), first_row, 0, 1, 2)
        for row, (text, keys) in enumerate(lines, first_row + 1):
            column.addWidget(label_type(text, "", sheet), row, 0)
            column.addWidget(Label(keys, "key", sheet), row, 1, Qt.AlignmentFlag.AlignRight)
        column.setRowMinimumHeight(first_row + len(lines) + 1, 10)


class SupportDialog(Dialog):
    """Asks where to save a support file, and what to include; the composition root writes it."""

    save_requested = Signal(str, bool)
    """Emitted with the path of the file, and whether to include the latest calls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Create a support file"))
        column = self.create_column()
        explanation = WrappedLabel(
            self.tr(
                "The zip file contains the log, the versions of all components, and your settings without "
                "passwords. Check it before you send it."
            ),
            "",
            self,
        )
        explanation.setMinimumWidth(416)
        column.addWidget(explanation)
        self.include_calls_box = QCheckBox(
            self.tr("Include the calls of the last minutes, with names and numbers"), self
        )
        self.include_calls_box.setChecked(True)
        column.addWidget(self.include_calls_box)
        cancel = QDialogButtonBox.StandardButton.Cancel
        buttons = self.create_buttons(cancel, self.tr("Save as…"), self._choose_file)
        column.addSpacing(6)
        column.addWidget(buttons)

    def _choose_file(self) -> None:
        open_save_dialog(
            self,
            self.tr("Save the support file"),
            self._on_file_selected,
            {self.tr("Zip files (*.zip)"): "zip"},
            QDir.home().filePath("devlink3-desk-support.zip"),
        )

    def _on_file_selected(self, path: str) -> None:
        self.save_requested.emit(str(Path(path)), self.include_calls_box.isChecked())
        self.accept()
