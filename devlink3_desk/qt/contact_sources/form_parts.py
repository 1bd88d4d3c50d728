"""Parts that the forms of contact sources and of the look-up are built from."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, QEvent, QLocale
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from devlink3_desk.qt.core.file_dialogs import open_file_dialog
from devlink3_desk.qt.core.form_widgets import create_button
from devlink3_desk.qt.core.widgets import WrappedLabel

FIELD_GAP: Final = 14


class FormHint(WrappedLabel):
    """An explanation in a form, in as many lines as it needs.

    If the height of a label depends on its width, QFormLayout shrinks the text fields above it, which then
    overlap. This label sets its height when its width is known.
    """

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, "muted", parent)

    def hasHeightForWidth(self) -> bool:
        """Return False, so that the form takes the minimum height."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height of the lines at the new width."""
        super().resizeEvent(event)
        self._update_height()

    def changeEvent(self, event: QEvent) -> None:
        """Ask for the height of the lines in the new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._update_height()

    def _update_height(self) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))


class PathField(QWidget):
    """A field for a path, with a button that chooses a file and, if wanted, one that chooses a folder."""

    def __init__(
        self, title: str, name_filters: list[str], parent: QWidget, *, folders: bool = False
    ) -> None:
        super().__init__(parent)
        self._title, self._name_filters = title, name_filters
        self.field = QLineEdit(self)
        self.field.setAccessibleName(title)
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        translate = QCoreApplication.translate
        self.file_button = create_button(translate("PathField", "File…"), self._choose_file, self)
        row.addWidget(self.file_button)
        if folders:
            self.folder_button = create_button(translate("PathField", "Folder…"), self._choose_folder, self)
            row.addWidget(self.folder_button)

    def _choose_file(self) -> None:
        open_file_dialog(self, self._title, self.field.setText, self._name_filters)

    def _choose_folder(self) -> None:
        open_file_dialog(self, self._title, self.field.setText, mode=QFileDialog.FileMode.Directory)


def format_time(seconds: float) -> str:
    """Return a time as the locale writes it; today's without the date."""
    moment, locale = QDateTime.fromSecsSinceEpoch(int(seconds)), QLocale()
    if moment.date() == QDateTime.currentDateTime().date():
        return locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
    return locale.toString(moment, QLocale.FormatType.ShortFormat)
