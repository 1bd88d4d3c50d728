"""Everything known about the selected call, each thing with its name, ready to be copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.protocol.events import SIP_TRACK_FIELDS
from devlink3_desk.protocol.records import CALL_FIELDS, RecordField
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.call_row import CallRow, format_trunk
from devlink3_desk.qt.core.chips import Chip
from devlink3_desk.qt.core.link_state import LinkState
from devlink3_desk.qt.core.notes import PersonNotes
from devlink3_desk.qt.core.text import format_duration, format_tooltip, sanitize_text
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import EmptyPage, IconButton, Label, Pane
from devlink3_desk.qt.details.detail_widgets import NoteCard, RecordsView, SelectableText
from devlink3_desk.qt.details.record_model import format_value, iter_record_rows, translate_field
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import CallInfo, PartyInfo, PartyKind
from devlink3_desk.switchboard.calls.call_info import CallDetails


class SummaryField(NamedTuple):
    """Title and meaning of a line of the summary."""

    title: str
    description: str


_FROM_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "From"), QT_TRANSLATE_NOOP("DetailsPane", "Whoever made the call.")
)
_TO_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "To"), QT_TRANSLATE_NOOP("DetailsPane", "Whoever has answered it.")
)
_RINGING_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Rings at"),
    QT_TRANSLATE_NOOP("DetailsPane", "The telephones that ring for it now."),
)
_REJECTED_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Pushed away"),
    QT_TRANSLATE_NOOP("DetailsPane", "Who did not want it, and how the system knows."),
)
_HELD_BY_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Held by"),
    QT_TRANSLATE_NOOP("DetailsPane", "Who has put the other side on hold."),
)
_GROUP_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Hunt group"),
    QT_TRANSLATE_NOOP("DetailsPane", "The group that it is for, or came by."),
)
_DID_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Number called"),
    QT_TRANSLATE_NOOP("DetailsPane", "The number that the caller outside has dialled."),
)
_DIRECTION_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Direction"),
    QT_TRANSLATE_NOOP("DetailsPane", "Which way the call goes, as seen by the company."),
)
_LINE_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Line"), QT_TRANSLATE_NOOP("DetailsPane", "The line to the outside.")
)
_FLAGS_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Remarks"),
    QT_TRANSLATE_NOOP("DetailsPane", "Recording, consent, privacy, emergency."),
)
_NODES_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "PBX nodes"),
    QT_TRANSLATE_NOOP("DetailsPane", "The systems of the network that see this call."),
)
_CALL_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Call"),
    QT_TRANSLATE_NOOP("DetailsPane", "This program's own name of the call."),
)

RECORD_FIELDS: Final = ("authorization_code", "voicemail_length", "ivr_callflow", "ivr_time")
"""Fields of the call's records that the summary shows besides those of its row."""

_CALL_FIELDS: Final = {field.name: field for field in CALL_FIELDS}
_SIP_CALL_ID_FIELD: Final = next(field for field in SIP_TRACK_FIELDS if field.name == "sip_call_id")


class SummaryLine(NamedTuple):
    """One line of the summary."""

    title: str
    value: str
    description: str


def _translate_text(text: str) -> str:
    return QCoreApplication.translate("DetailsPane", text)


_SELF_EXPLANATORY_KINDS: Final = frozenset({PartyKind.EXTENSION, PartyKind.TRUNK})
"""Kinds that a name and number speak for."""


def format_party(party: PartyInfo) -> str:
    """Return a party in one line: name and number, and what it is where that is not plain."""
    name, number = sanitize_text(party.name), sanitize_text(party.number)
    nothing_known = not (name or number)
    kind = (
        state_display.party_kind_text(party.kind)
        if nothing_known or party.kind not in _SELF_EXPLANATORY_KINDS
        else ""
    )
    return " · ".join(dict.fromkeys(part for part in (name, number, kind) if part))


def iter_summary_lines(call: CallInfo, details: CallDetails | None = None) -> Iterator[SummaryLine]:
    """Yield what there is to know about a call in short; what is empty is left out."""
    ringing = [format_party(t) for t in call.targets if t.rejected is None]
    rejected = [
        f"{format_party(t)} ({sanitize_text(t.rejected)})" for t in call.targets if t.rejected is not None
    ]
    lines = [format_trunk(party.line) for party in (call.a, call.b) if party is not None and party.line]
    for titled, value in (
        (_FROM_FIELD, "" if call.a is None else format_party(call.a)),
        (_TO_FIELD, "" if call.b is None else format_party(call.b)),
        (_RINGING_FIELD, "\n".join(ringing)),
        (_REJECTED_FIELD, "\n".join(rejected)),
        (_HELD_BY_FIELD, sanitize_text(call.held_by)),
        (_GROUP_FIELD, sanitize_text(call.group)),
        (_DID_FIELD, sanitize_text(call.did)),
        (_LINE_FIELD, ", ".join(dict.fromkeys(lines))),
        (_DIRECTION_FIELD, state_display.direction_text(call.direction)),
        (
            _FLAGS_FIELD,
            ", ".join(state_display.flag_text(flag) for flag in call.flags),
        ),
        (_CALL_FIELDS["account_code"], sanitize_text(call.account_code)),
        (_CALL_FIELDS["tag"], sanitize_text(call.tag)),
    ):
        yield from _iter_line(titled, value)
    if details is not None:
        yield from _iter_record_lines(details)
    yield from _iter_line(_NODES_FIELD, ", ".join(map(sanitize_text, call.nodes)))
    yield from _iter_line(_CALL_FIELD, sanitize_text(call.id))


def _iter_line(field: SummaryField | RecordField, value: str) -> Iterator[SummaryLine]:
    if not value:
        return
    if isinstance(field, SummaryField):
        yield SummaryLine(_translate_text(field.title), value, _translate_text(field.description))
    else:
        title, meaning = translate_field(field)
        yield SummaryLine(title, value, meaning)


def _iter_record_lines(details: CallDetails) -> Iterator[SummaryLine]:
    """Yield what only the records tell: of several views the first that says it, and no times of zero."""
    for name in RECORD_FIELDS:
        values = (getattr(record.call, name) for record in details.records)
        said = next((value for value in values if value), None)
        yield from _iter_line(_CALL_FIELDS[name], format_value(_CALL_FIELDS[name], said))
    call_ids = dict.fromkeys(sanitize_text(dialogue.sip_call_id) for dialogue in details.dialogues)
    yield from _iter_line(_SIP_CALL_ID_FIELD, "\n".join(filter(None, call_ids)))


class DetailsPane(Pane):
    """One call, in full."""

    def __init__(
        self,
        theme_manager: ThemeManager,
        notes: PersonNotes,
        find_call_details: Callable[[str], CallDetails | None],
        link_state: LinkState,
        parent: QWidget | None = None,
    ) -> None:
        """``find_call_details`` returns the records of a call by its id, ``None`` once it has ended."""
        super().__init__("", parent)
        self.set_title(self.tr("Call"))
        self.note_card = NoteCard(theme_manager, notes, self)
        self._find_call_details, self._link_state, self._theme_manager = (
            find_call_details,
            link_state,
            theme_manager,
        )
        self._row: CallRow | None = None
        self._details: CallDetails | None = None
        self.header_layout.addStretch(1)
        self.all_fields_button = QToolButton(self)
        self.all_fields_button.setObjectName("toggle")
        self.all_fields_button.setCheckable(True)
        self.all_fields_button.setText(self.tr("All fields"))
        self.all_fields_button.setToolTip(self.tr("Show every field that the PBX has sent of this call"))
        self.all_fields_button.toggled.connect(self._update_page)
        self.header_layout.addWidget(self.all_fields_button)
        self._copy_button = IconButton(
            theme_manager, "copy", self.tr("Copy all details"), self.copy_details, self
        )
        self.header_layout.addWidget(self._copy_button)
        self._state_chip = Chip(theme_manager, "unknown", "unknown", self, fades_when_stale=True)
        self._name_label = Label("", "cardName", self)
        self._name_label.setWordWrap(True)
        self._number_label = Label("", "muted", self)
        self._times_label = Label("", "muted", self)
        self._title_labels: list[Label] = []
        self._value_texts: list[SelectableText] = []
        self._stack = QStackedLayout()
        self._stack.addWidget(self._build_summary_area())
        self._empty_page = EmptyPage(theme_manager, self)
        self._empty_page.show_text(
            "connected", "", self.tr("No call selected"), self.tr("Select a call to see all about it.")
        )
        self._stack.addWidget(self._empty_page)
        self.records_view = RecordsView(self)
        self._stack.addWidget(self.records_view)
        self.body_layout.addLayout(self._stack, 1)
        self.show_call(None)
        theme_manager.stale_changed.connect(self._update_fading)
        theme_manager.changed.connect(self._update_fading)

    def _build_summary_area(self) -> QScrollArea:
        inner = self._summary_page = QWidget(self)
        inner.setObjectName("clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 2, 12, 8)
        column.setSpacing(4)
        column.addWidget(self._state_chip)
        column.addSpacing(3)
        for label in (self._name_label, self._number_label, self._times_label):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addWidget(self.note_card)
        column.addSpacing(6)
        self._form_layout = QGridLayout()
        self._form_layout.setHorizontalSpacing(14)
        self._form_layout.setVerticalSpacing(5)
        self._form_layout.setColumnStretch(1, 1)
        column.addLayout(self._form_layout)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        return area

    def _update_fading(self) -> None:
        old = self._theme_manager.stale
        self._summary_page.setStyleSheet(
            f"QLabel, QTextEdit {{ color: {self._theme_manager.content_theme.text}; }}" if old else ""
        )

    def show_call(self, row: CallRow | None) -> None:
        """Show a call, or that there is none."""
        if row is not None and row == self._row:
            self._refresh_details()
            return
        same = row is not None and self._row is not None and row.key == self._row.key
        self._row = row
        if not same:
            self._details = None
        self._copy_button.setEnabled(row is not None)
        self.all_fields_button.setEnabled(row is not None)
        self._update_page()
        if row is None:
            return
        sign = state_display.CALL_SIGNS[row.info.state]
        self._state_chip.set_icon(sign.icon, sign.colour_key)
        self._state_chip.show_text(row.state_text, prominent=sign.prominent and not row.has_ended)
        self._name_label.setText(row.caller)
        self._number_label.setText(row.caller_detail)
        self._number_label.setVisible(bool(row.caller_detail))
        self.note_card.show_caller(row.number, row.caller)
        if not self._refresh_details():
            self._update_summary(list(iter_summary_lines(row.info, self._details)))
        self.update_times()

    def _refresh_details(self) -> bool:
        """Ask for what was said of the call; return whether that is news, and shown by now.

        Of a call that is over nobody knows any more than is here already.
        """
        if self._row is None or self._row.has_ended:
            return False
        details = self._find_call_details(self._row.key)
        if details is None or details == self._details:
            return False
        self._details = details
        self._update_summary(list(iter_summary_lines(self._row.info, details)))
        if self.all_fields_button.isChecked():
            self.records_view.show_rows(tuple(iter_record_rows(details)))
        return True

    def _update_page(self) -> None:
        pages = {True: 1, False: 2 if self.all_fields_button.isChecked() else 0}
        if self.all_fields_button.isChecked():
            self.records_view.show_rows(
                () if self._details is None else tuple(iter_record_rows(self._details))
            )
        self._stack.setCurrentIndex(pages[self._row is None])

    def _update_summary(self, lines: list[SummaryLine]) -> None:
        while len(self._title_labels) < len(lines):
            title, value = Label("", "muted", self), SelectableText(self)
            self._title_labels.append(title)
            self._value_texts.append(value)
            at = len(self._title_labels)
            self._form_layout.addWidget(title, at, 0, Qt.AlignmentFlag.AlignTop)
            self._form_layout.addWidget(value, at, 1)
        for at, (title, value) in enumerate(zip(self._title_labels, self._value_texts, strict=True)):
            used = at < len(lines)
            title.setVisible(used)
            value.setVisible(used)
            if used:
                title.setText(lines[at].title)
                value.show_text(lines[at].value)
                value.setAccessibleName(lines[at].title)
                title.setBuddy(value)
                for part in (title, value):
                    part.setAccessibleDescription(lines[at].description)
                    part.setToolTip(format_tooltip(lines[at].description))

    def update_times(self) -> None:
        """Let the times go on."""
        if self._row is None:
            return
        self._refresh_details()
        view, now = self._row.info, int(self._link_state.display_time())
        state, total = (format_duration(now - int(instant)) for instant in (view.since, view.started))
        if view.since_snapshot:
            text = self.tr("{total} since we connected; it began before").format(total=total)
        else:
            text = self.tr("{state} in this state, {total} in all").format(state=state, total=total)
        if text != self._times_label.text():
            self._times_label.setText(text)

    def text_to_copy(self) -> str:
        """Return the value of the field that the keyboard is at."""
        row = self.records_view.selected_row() if self.records_view.hasFocus() else None
        return "" if row is None else row.value

    def focus_contents(self, reason: Qt.FocusReason) -> None:
        """Take the keyboard to the fields where they are shown."""
        (self.records_view if self._stack.currentWidget() is self.records_view else self).setFocus(reason)

    def copy_details(self) -> None:
        """Put all of it on the clipboard: in short, or every field where those are shown."""
        if self._row is None:
            return
        lines = [f"{line.title}: {line.value}".replace("\n", ", ") for line in self._iter_lines(self._row)]
        if self.all_fields_button.isChecked():
            lines += [
                f"\n{row.title}" if row.is_heading else f"{row.title}: {row.value}"
                for row in self.records_view.record_model.rows
            ]
        QApplication.clipboard().setText("\n".join(lines))

    def _iter_lines(self, row: CallRow) -> Iterator[SummaryLine]:
        return iter_summary_lines(row.info, self._details)
