"""Widgets of the details pane: the form of the summary, the list of all fields, and the note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTextEdit,
    QTreeView,
    QWidget,
)

from devlink3_desk.qt.core.accessibility import find_viewport
from devlink3_desk.qt.core.notes import NoteDialog, PersonNotes
from devlink3_desk.qt.core.text import format_tooltip
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import IconButton, Label, WrappedLabel
from devlink3_desk.qt.details.call_summary import SummaryLine
from devlink3_desk.qt.details.record_model import TITLE_COLUMN, RecordModel, RecordRow
from devlink3_desk.switchboard.board_values import Person, PersonKind


class RecordsView(QTreeView):
    """All fields of a call in a list, under the headings of their sections."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record_model = RecordModel(self)
        self.setModel(self.record_model)
        self.record_model.modelReset.connect(self._span_headings)
        self.setAccessibleName(self.tr("All fields"))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        # Every row is asked for its height otherwise, for hundreds of fields.
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(TITLE_COLUMN, QHeaderView.ResizeMode.ResizeToContents)
        # The titles of all rows, not only of those that are visible: the column keeps its width.
        header.setResizeContentsPrecision(-1)

    def show_rows(self, rows: tuple[RecordRow, ...]) -> None:
        """Show other rows."""
        self.record_model.set_rows(rows)

    def selected_row(self) -> RecordRow | None:
        """Return the selected field; ``None`` if that is a heading or nothing."""
        index = self.currentIndex()
        row = self.record_model.rows[index.row()] if index.isValid() else None
        return None if row is None or row.is_heading else row

    def _span_headings(self) -> None:
        # A reset drops all spans of a tree view.
        for index, row in enumerate(self.record_model.rows):
            self.setFirstColumnSpanned(index, QModelIndex(), row.is_heading)


class SelectableText(QTextEdit):
    """A read-only text as high as its contents, which breaks anywhere if it must.

    A :class:`QLabel` wraps at word boundaries only. A SIP Call-ID is a single word of sixty characters,
    and would make the pane as wide.
    """

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
        # The menu of the pane, and not that of a text.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        find_viewport(self).setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        if self.isRightToLeft():
            # Else Qt aligns each text by its own letters, and a Latin name on the other side.
            option = self.document().defaultTextOption()
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            self.document().setDefaultTextOption(option)
        # Emitted whenever the text is laid out: for another text, another width or another font.
        self.document().documentLayout().documentSizeChanged.connect(self._update_height)

    def show_text(self, text: str) -> None:
        """Show a text; if it is the same, the selection stays."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def _update_height(self) -> None:
        self.setFixedHeight(max(self.fontMetrics().height(), round(self.document().size().height())))


class SummaryForm(QWidget):
    """Titles and values of the summary in two columns.

    Labels are created as they are needed and hidden when they are not: to create some thirty widgets for
    each selected call would be noticed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clear")
        self._title_labels: list[Label] = []
        self._value_texts: list[SelectableText] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: Sequence[SummaryLine]) -> None:
        """Show other lines."""
        while len(self._title_labels) < len(lines):
            self._add_line()
        for index, (title, value) in enumerate(zip(self._title_labels, self._value_texts, strict=True)):
            is_used = index < len(lines)
            title.setVisible(is_used)
            value.setVisible(is_used)
            if is_used:
                line = lines[index]
                title.setText(line.title)
                value.show_text(line.value)
                value.setAccessibleName(line.title)
                for widget in (title, value):
                    widget.setAccessibleDescription(line.description)
                    widget.setToolTip(format_tooltip(line.description))

    def _add_line(self) -> None:
        title, value = Label("", "muted", self), SelectableText(self)
        title.setBuddy(value)
        row = len(self._title_labels)
        self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self._title_labels.append(title)
        self._value_texts.append(value)


class NoteCard(QFrame):
    """Shows the note on the caller, with a button to edit it."""

    def __init__(
        self, theme_manager: ThemeManager, notes: PersonNotes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        self._notes = notes
        self._person: Person | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 5, 5)
        self.note_label = WrappedLabel("", "", self)
        self.note_label.setAccessibleName(self.tr("Note"))
        row.addWidget(self.note_label, 1)
        self.edit_button = IconButton(theme_manager, "note", self.tr("Add a note"), self.edit_note, self)
        row.addWidget(self.edit_button)
        notes.changed.connect(self._update_note)
        self._update_note()

    def show_caller(self, number: str, name: str) -> None:
        """Show the note on the person with this number."""
        # The caller need not be in the directory: notes are stored by number.
        self._person = Person(number, name, PersonKind.CONTACT) if number else None
        self._update_note()

    def edit_note(self) -> NoteDialog | None:
        """Open a dialog for the note, if there is a caller with a number."""
        if self._person is None:
            return None
        dialog = NoteDialog(self._notes, self._person, self.window())
        dialog.open()
        return dialog

    def _update_note(self) -> None:
        person = self._person
        note = self._notes.find_note(person) if person is not None else ""
        self.note_label.setText(note or self.tr("No note about this caller"))
        self.note_label.setEnabled(bool(note))
        # Shown even without a note: it is also the way to write the first one.
        self.setVisible(person is not None and self._notes.is_available)
