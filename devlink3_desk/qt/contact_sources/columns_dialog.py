"""The dialog that assigns the columns of a followed CSV file to contact fields."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from devlink3_desk.contacts.followed_source import FollowedContacts
from devlink3_desk.contacts.import_plan import FilePreview, ImportPlan
from devlink3_desk.qt.core.column_editor import TableEditor
from devlink3_desk.qt.core.dialog import Dialog, accept_button
from devlink3_desk.qt.core.form_widgets import create_button
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.core.widgets import OutcomeLabel
from devlink3_desk.qt.core.window_placement import scale_into_screen
from devlink3_desk.sentences import Sentence

DIALOG_SIZE: Final = QSize(640, 480)
"""Initial size with letters of normal size."""


class ColumnsDialog(Dialog):
    """Chooses the columns of a file; the dialog that opened it stores them with the source."""

    plan_chosen = Signal(object)
    """Emitted with an :class:`.ImportPlan`, or ``None`` if columns are to be detected each time."""

    def __init__(
        self, path: str, plan: ImportPlan | None, followed: FollowedContacts, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Columns"))
        self._path, self._followed = path, followed
        self._preview: FilePreview | None = None
        self._receiver = FutureReceiver(self)
        column = self.create_column()
        self.table_editor = TableEditor(self)
        self.table_editor.plan_changed.connect(self.request_preview)
        self.table_editor.hide()
        column.addWidget(self.table_editor, 1)
        self.status_label = OutcomeLabel("", "muted", self)
        column.addWidget(self.status_label)
        buttons = self.create_buttons(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.save_button = accept_button(buttons)
        self.detect_button = create_button(self.tr("Detect each time"), self._choose_detection, self)
        buttons.addButton(self.detect_button, QDialogButtonBox.ButtonRole.ResetRole)
        column.addWidget(buttons)
        self.resize(scale_into_screen(self, DIALOG_SIZE))
        self.request_preview(plan)

    @property
    def has_pending(self) -> bool:
        """Whether the file is being read."""
        return self._receiver.has_pending

    def request_preview(self, plan: ImportPlan | None) -> None:
        """Read the beginning of the file by ``plan``, and show its columns."""
        self._receiver.drop_pending()
        self._preview = None
        self.save_button.setEnabled(False)
        self.status_label.setText(self.tr("Reading…"))
        future = self._followed.preview_file(self._path, plan)
        self._receiver.wait_for(future, self._show_preview, self._show_problem)

    def _show_preview(self, preview: FilePreview) -> None:
        self._preview = preview
        is_first = self.table_editor.isHidden()
        self.table_editor.show_preview(preview)
        if is_first and preview.plan.table is not None:
            self.table_editor.separator_box.setFocus()
        if preview.plan.table is None:
            self.status_label.setText(self.tr("Only CSV files have columns to choose."))
            return
        self.save_button.setEnabled(bool(preview.contacts))
        if preview.contacts:
            first = preview.contacts[0]
            numbers = ", ".join(number.number for number in first.numbers)
            text = self.tr("The first contact: {name}").format(name=first.name)
            self.status_label.setText(f"{text} · {numbers}" if numbers else text)
        else:
            self.status_label.setText(self.tr("Choose the column of the names or numbers."))

    def _show_problem(self, problem: Sentence) -> None:
        self.status_label.setText(translate_sentence(problem))

    def _choose_detection(self) -> None:
        self.plan_chosen.emit(None)
        super().accept()

    def accept(self) -> None:
        """Pass the columns on, with their headings, by which they are found again in another order."""
        preview = self._preview
        if preview is None or preview.plan.table is None:
            return
        table = preview.plan.table
        titles = preview.rows[0].cells if table.has_headings and preview.rows else ()
        table = msgspec.structs.replace(table, titles=titles, guessed=())
        self.plan_chosen.emit(msgspec.structs.replace(preview.plan, table=table))
        super().accept()
