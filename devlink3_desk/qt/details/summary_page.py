"""The page with the summary of a call: who calls, for how long, the note, and what the PBX reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.qt.core.accessibility import find_viewport
from devlink3_desk.qt.core.call_row import CallRow
from devlink3_desk.qt.core.chips import Chip
from devlink3_desk.qt.core.note_dialog import NoteDialog
from devlink3_desk.qt.core.notes import PersonNotes
from devlink3_desk.qt.core.state_display import CALL_SIGNS
from devlink3_desk.qt.core.text import MAX_WORD_LENGTH, format_tooltip
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import BreakingLabel, IconButton, Label
from devlink3_desk.qt.details.call_summary import SummaryLine
from devlink3_desk.switchboard.board_values import Person, PersonKind

if TYPE_CHECKING:
    from devlink3_desk.qt.core.call_takers import CallTakers
    from devlink3_desk.qt.core.looked_up import LookedUpCallers
    from devlink3_desk.qt.details.call_taker_bar import CallTakerBar
    from devlink3_desk.qt.details.looked_up_card import LookedUpCard

_SPACE_IN_NUMBER: Final = re.compile(r"(?<=\d) (?=\d)")


def _join_numbers(text: str) -> str:
    return _SPACE_IN_NUMBER.sub("\N{NO-BREAK SPACE}", text)


class SelectableText(QTextEdit):
    """A read-only text as high as its contents, which is wrapped inside words where necessary.

    A :class:`QLabel` wraps at word boundaries only. A SIP Call-ID, a single word of sixty characters, would
    determine the minimum width of the pane.
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
        # The context menu is that of the pane, not that of a text.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        find_viewport(self).setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        # Otherwise, Qt aligns each text by its own direction, and names in another script differently.
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)
        # Emitted whenever the text is laid out: for another text, another width or another font.
        self.document().documentLayout().documentSizeChanged.connect(self._update_height)

    def show_text(self, text: str) -> None:
        """Show a text; if it is the same, the selection stays. A number is not broken between its groups."""
        if text != self.toPlainText():
            # toPlainText() and the clipboard have the usual spaces.
            self.setPlainText(_join_numbers(text))

    def _update_height(self) -> None:
        self.setFixedHeight(max(self.fontMetrics().height(), round(self.document().size().height())))


class SummaryForm(QWidget):
    """Titles and values of the summary, in two columns where there is room for them, else in one.

    Labels are created when they are first needed, and hidden while they are not: to create some thirty
    widgets for each selected call would be a noticeable delay.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clear")
        self._title_labels: list[Label] = []
        self._value_texts: list[SelectableText] = []
        self._has_one_column = False
        self._value_words: set[str] = set()
        """What is not broken in the values, such as phone numbers, where it has room."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: Sequence[SummaryLine]) -> None:
        """Show other lines."""
        words = (word for line in lines for word in re.split("[ \n]", _join_numbers(line.value)))
        self._value_words = {word for word in words if len(word) <= MAX_WORD_LENGTH}
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
        self._choose_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the number of columns for the new width."""
        super().resizeEvent(event)
        self._choose_columns()

    def _choose_columns(self) -> None:
        widths = (title.sizeHint().width() for title in self._title_labels if not title.isHidden())
        value_width = max(map(self.fontMetrics().horizontalAdvance, self._value_words), default=0)
        needed = max(widths, default=0) + self._grid.horizontalSpacing() + value_width
        if (needed > self.width()) != self._has_one_column:
            self._has_one_column = not self._has_one_column
            for line, value in enumerate(self._value_texts):
                self._grid.removeWidget(value)
                self._place_value(line, value)

    def _place_value(self, line: int, value: SelectableText) -> None:
        if self._has_one_column:
            self._grid.addWidget(value, 2 * line + 1, 0, 1, 2)
        else:
            self._grid.addWidget(value, 2 * line, 1)

    def _add_line(self) -> None:
        title, value = Label("", "muted", self), SelectableText(self)
        title.setBuddy(value)
        line = len(self._title_labels)
        self._grid.addWidget(title, 2 * line, 0, Qt.AlignmentFlag.AlignTop)
        self._place_value(line, value)
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
        self.note_label = BreakingLabel("", "", self)
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
        # Shown even without a note, because its button also adds one.
        self.setVisible(person is not None and self._notes.is_available)


class SummaryPage(QScrollArea):
    """Shows the summary of a call. All texts can be selected and copied."""

    def __init__(
        self, title: str, theme_manager: ThemeManager, notes: PersonNotes, parent: QWidget | None = None
    ) -> None:
        """``title`` is the accessible name of the page."""
        super().__init__(parent)
        self.setAccessibleName(title)
        self._theme_manager, self._notes = theme_manager, notes
        self.looked_up_card: LookedUpCard | None = None
        """``None`` unless a customer system is asked for callers."""
        self.call_taker_bar: CallTakerBar | None = None
        """``None`` unless this desk shares calls with others."""
        self._content = QWidget(self)
        self._content.setObjectName("clear")
        self._state_chip = Chip(theme_manager, "unknown", "unknown", self, fades_when_stale=True)
        self._name_label = BreakingLabel("", "cardName", self)
        self._number_label = BreakingLabel("", "muted", self)
        self.history_label = BreakingLabel("", "", self)
        self._times_label = Label("", "muted", self)
        self.note_card = NoteCard(theme_manager, notes, self)
        self._form = SummaryForm(self)
        self._build_column()
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._viewport = find_viewport(self)
        self._viewport.setAutoFillBackground(False)
        theme_manager.stale_changed.connect(self._update_fading)
        theme_manager.changed.connect(self._update_fading)
        self._update_fading()

    def _build_column(self) -> None:
        column = self._column = QVBoxLayout(self._content)
        column.setContentsMargins(12, 2, 12, 8)
        column.setSpacing(4)
        column.addWidget(self._state_chip)
        column.addSpacing(3)
        for label in (self._name_label, self._number_label, self.history_label, self._times_label):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            # The context menu is that of the pane, not that of a label.
            label.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
            column.addWidget(label)
        column.addWidget(self.note_card)
        column.addSpacing(6)
        column.addWidget(self._form)
        column.addStretch(1)

    def show_looked_up(self, callers: LookedUpCallers) -> None:
        """Show what a customer system knows of the caller, above the note."""
        from devlink3_desk.qt.details.looked_up_card import LookedUpCard

        self.looked_up_card = LookedUpCard(callers, self._content)
        self._column.insertWidget(self._column.indexOf(self.note_card), self.looked_up_card)

    def show_takers(self, takers: CallTakers) -> None:
        """Show who takes the call, above the name of the caller."""
        from devlink3_desk.qt.details.call_taker_bar import CallTakerBar

        self.call_taker_bar = CallTakerBar(self._theme_manager, takers, self._content)
        self._column.insertWidget(self._column.indexOf(self._name_label), self.call_taker_bar)

    def show_call(self, row: CallRow) -> None:
        """Show a call, without its lines, times and history."""
        sign = CALL_SIGNS[row.info.state]
        self._state_chip.set_icon(sign.icon, sign.colour_key)
        self._state_chip.show_text(row.state_text, prominent=sign.prominent and not row.has_ended)
        self._name_label.setText(row.caller)
        self._number_label.setText(row.caller_detail)
        self._number_label.setVisible(bool(row.caller_detail))
        if self.call_taker_bar is not None:
            self.call_taker_bar.show_call(row)
        if self.looked_up_card is not None:
            self.looked_up_card.show_caller(row.number, row.caller, row.info.site)
        self.note_card.show_caller(self._notes.write_number(row.number, row.has_prefix), row.caller)

    def show_lines(self, lines: Sequence[SummaryLine]) -> None:
        """Show what the PBX reports about the call."""
        self._form.show_lines(lines)

    def show_times(self, text: str) -> None:
        """Show how long the call has been going on."""
        # Setting a text lays out the page again, even if it is the same.
        if text != self._times_label.text():
            self._times_label.setText(text)

    def show_history(self, line: str) -> None:
        """Show what the history knows about the caller; nothing for an empty text."""
        self.history_label.setText(line)
        self.history_label.setVisible(bool(line))
        self.history_label.setAccessibleName(
            self.tr("Last contact: {line}").format(line=line) if line else ""
        )

    def _update_fading(self) -> None:
        # Only while the data is stale, because a style sheet slows down every change of a text.
        ink = self._theme_manager.content_theme.text
        is_stale = self._theme_manager.stale
        self._content.setStyleSheet(f"QLabel, QTextEdit {{ color: {ink}; }}" if is_stale else "")
