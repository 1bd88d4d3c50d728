"""What to give to support: says what is in the file, and asks where to put it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QFileDialog, QVBoxLayout, QWidget

from devlink3_desk.qt.widgets.basics import Label

from .base import Dialog


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
