"""The table of everything that was said of a call."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTextEdit,
    QTreeView,
    QWidget,
)

from devlink3_desk.qt.core.notes import NoteDialog, PersonNotes
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconButton, Label
from devlink3_desk.qt.details.record_model import TITLE_COLUMN, RecordModel, RecordRow
from devlink3_desk.switchboard.board_values import Person, PersonKind


class RecordsView(QTreeView):
    """Fields one below the other, under the titles of their parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record_model = RecordModel(self)
        self.setModel(self.record_model)
        self.record_model.modelReset.connect(self._span_headings)
        self.setAccessibleName(self.tr("All fields"))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(TITLE_COLUMN, QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(-1)

    def show_rows(self, rows: tuple[RecordRow, ...]) -> None:
        """Show the fields of a call."""
        self.record_model.set_rows(rows)

    def selected_row(self) -> RecordRow | None:
        """Return the selected field."""
        index = self.currentIndex()
        row = self.record_model.rows[index.row()] if index.isValid() else None
        return None if row is None or row.is_heading else row

    def _span_headings(self) -> None:
        for at, row in enumerate(self.record_model.rows):
            self.setFirstColumnSpanned(at, QModelIndex(), row.is_heading)


class SelectableText(QTextEdit):
    """What a label cannot do: a Call-ID of sixty letters in a narrow pane, selected and copied as it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("value")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        if self.isRightToLeft():  # a name in Latin letters, too, stands where the others begin
            option = self.document().defaultTextOption()
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            self.document().setDefaultTextOption(option)
        self.document().documentLayout().documentSizeChanged.connect(self._update_height)

    def show_text(self, text: str) -> None:
        """Show another text, and leave what is selected of the same one alone."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def _update_height(self) -> None:
        self.setFixedHeight(max(self.fontMetrics().height(), round(self.document().size().height())))


class NoteCard(QFrame):
    """Shows the note on a number, and lets it be written."""

    def __init__(
        self, theme_manager: ThemeManager, notes: PersonNotes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        self._notes = notes
        self._person: Person | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 5, 5)
        self.note_label = Label("", "", self)
        self.note_label.setWordWrap(True)
        self.note_label.setAccessibleName(self.tr("Note"))
        row.addWidget(self.note_label, 1)
        self.edit_button = IconButton(theme_manager, "note", self.tr("Write a note"), self.edit_note, self)
        row.addWidget(self.edit_button)
        notes.changed.connect(self._update_note)
        self._update_note()

    def show_caller(self, number: str, name: str) -> None:
        """Show the note on whoever has this number."""
        self._person = Person(number, name, PersonKind.CONTACT) if number else None
        self._update_note()

    def edit_note(self) -> NoteDialog | None:
        """Open the note for writing."""
        if self._person is None:
            return None
        dialog = NoteDialog(self._notes, self._person, self.window())
        dialog.open()
        return dialog

    def _update_note(self) -> None:
        person = self._person
        note = self._notes.note_for(person) if person is not None else ""
        self.note_label.setText(note or self.tr("No note on this caller"))
        self.note_label.setEnabled(bool(note))
        self.setVisible(person is not None and self._notes.is_available)
