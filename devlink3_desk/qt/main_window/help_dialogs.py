"""What the Help menu opens. Neither stops the window: they are shown, not executed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFileDialog,
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
from devlink3_desk.qt.core.widgets import IconLabel, Label


class _HelpDialog(Dialog):
    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.body_layout = QVBoxLayout(self)
        self.body_layout.setContentsMargins(22, 18, 22, 16)
        self.body_layout.setSpacing(10)

    def add_buttons(self, extra_button: QPushButton | None = None) -> None:
        """Put the buttons at the end."""
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())  # black in every theme
        if extra_button is not None:
            buttons.addButton(extra_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.body_layout.addSpacing(6)
        self.body_layout.addWidget(buttons)


class AboutDialog(_HelpDialog):
    """What this program is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("About DevLink3 Desk"))
        row = QHBoxLayout()
        row.setSpacing(16)
        shape = IconLabel(64, self)
        shape.setPixmap(assets.load_pixmap("app", "", 64, self.devicePixelRatioF()))
        row.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(Label(self.tr("DevLink3 Desk"), "cardName", self))
        words.addWidget(Label(self.tr("Version {version}").format(version=__version__), "muted", self))
        text = self.tr("An open switchboard for receptionists on Avaya IP Office, fed live by DevLink3.")
        more = self.tr(
            "DevLink3 tells about calls and cannot make them: dialling goes through the telephone program "
            "that this computer has for it."
        )
        for sentence in (text, more):
            label = Label(sentence, "", self)
            label.setWordWrap(True)
            label.setMinimumWidth(360)
            words.addWidget(label)
        row.addLayout(words, 1)
        self.body_layout.addLayout(row)
        self.add_buttons()


class KeysDialog(_HelpDialog):
    """Every key, on one sheet: what is true now, not what was shipped."""

    change_requested = Signal()
    """Somebody wants other keys."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], parent: QWidget) -> None:
        """``groups``: a title each, and what the keys do with the keys."""
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        screen = self.screen().availableGeometry()
        sheet = self._build_sheet(groups, 2)
        if sheet.sizeHint().width() > screen.width() - 120:  # large letters on a small screen
            sheet.hide()
            sheet.deleteLater()
            sheet = self._build_sheet(groups, 1)
        area = QScrollArea(self)
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(sheet.sizeHint().width() + 20)
        self.body_layout.addWidget(area, 1)
        other = QPushButton(self.tr("Change keys…"), self)
        other.clicked.connect(lambda _checked=False: self.change_requested.emit())
        self.add_buttons(other)
        room = screen.height() - 120
        self.resize(self.sizeHint().width(), min(sheet.sizeHint().height() + 120, room))

    def _build_sheet(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], columns: int) -> QWidget:
        sheet = QWidget(self)
        sheet.setObjectName("clear")
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(44)
        halves = [self._build_column() for _ in range(columns)]
        for title, lines in groups:
            self._add_group(min(halves, key=QGridLayout.rowCount), title, lines, sheet)
        for half in halves:
            half.setRowStretch(half.rowCount(), 1)
            row.addLayout(half, 1)
        return sheet

    def _build_column(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(26)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        return grid

    def _add_group(
        self, column: QGridLayout, title: str, lines: Sequence[tuple[str, str]], sheet: QWidget
    ) -> None:
        """Put a group under what is there: its title, then a line for every key."""
        at = column.rowCount()
        column.addWidget(Label(title, "section", sheet), at, 0, 1, 2)
        for text, keys in lines:
            at += 1
            column.addWidget(Label(text, "", sheet), at, 0)
            column.addWidget(Label(keys, "key", sheet), at, 1, Qt.AlignmentFlag.AlignRight)
        column.setRowMinimumHeight(at + 1, 10)


class SupportDialog(Dialog):
    """Asks; whoever put the program together writes the file."""

    save_requested = Signal(str, bool)
    """The path of the file, and whether it is to have the last calls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Collect a support file"))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        told = Label(
            self.tr(
                "The file holds the log, the versions of all parts, and your settings without passwords. "
                "Look into it before you send it: it is a plain zip file."
            ),
            "",
            self,
        )
        told.setWordWrap(True)
        told.setMinimumWidth(416)
        column.addWidget(told)
        self.include_calls_box = QCheckBox(
            self.tr("With the calls of the last minutes, names and numbers included"), self
        )
        self.include_calls_box.setChecked(True)
        column.addWidget(self.include_calls_box)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        save = buttons.addButton(self.tr("Save as…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._choose_file)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())  # black in every theme
        save.setDefault(True)
        column.addSpacing(6)
        column.addWidget(buttons)

    def _choose_file(self) -> None:
        """Ask for a place without stopping the desk."""
        place = QFileDialog(self, self.tr("Save the support file"), QDir.homePath())
        place.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        place.setDefaultSuffix("zip")
        place.setNameFilter(self.tr("Zip files (*.zip)"))
        place.selectFile("devlink3-desk-support.zip")
        place.fileSelected.connect(self._on_file_selected)
        place.open()

    def _on_file_selected(self, path: str) -> None:
        self.save_requested.emit(str(Path(path)), self.include_calls_box.isChecked())
        self.accept()
