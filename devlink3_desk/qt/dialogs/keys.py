"""Where keys are changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from devlink3_desk.qt.widgets.key_editor import KeyEditor

SIZE: Final = QSize(620, 600)


class KeyEditorDialog(QDialog):
    """The keys of every action; nothing changes before OK."""

    chosen = Signal(object)
    """What was chosen: keys by the name of the action."""

    def __init__(self, editor: KeyEditor, present: Mapping[str, tuple[str, ...]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Change keys"))
        self.editor = editor
        editor.load(present)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        for button in buttons.buttons():
            button.setIcon(QIcon())  # black in every theme
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self.chosen.emit(self.editor.chosen))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.addWidget(editor, 1)
        column.addWidget(buttons)
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size()))
        editor.search.setFocus()
