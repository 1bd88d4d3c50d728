"""Everything known about the selected call, each thing with its name, ready to be copied."""

from __future__ import annotations

from collections.abc import Iterator
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

from devlink3_desk.protocol import fields as tables
from devlink3_desk.qt import states
from devlink3_desk.qt.models import field_words, words
from devlink3_desk.qt.models.calls import CallRow, state_word, trunk_text
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.models.records import rows_of, value_text
from devlink3_desk.qt.models.text import duration, plain, tooltip
from devlink3_desk.qt.theme import Look
from devlink3_desk.switchboard.details import CallDetails
from devlink3_desk.switchboard.views import CallView, PartyKind, PartyView

from .basics import EmptyPage, IconButton, Label, Pane
from .chips import Chip
from .note_card import NoteCard
from .records_view import RecordsView
from .value import Value


class Titled(NamedTuple):
    """Title and meaning of a line of the summary."""

    title: str
    meaning: str


_FROM = Titled(
    QT_TRANSLATE_NOOP("DetailsPane", "From"), QT_TRANSLATE_NOOP("DetailsPane", "Whoever made the call.")
)
_TO = Titled(
    QT_TRANSLATE_NOOP("DetailsPane", "To"), QT_TRANSLATE_NOOP("DetailsPane", "Whoever has answered it.")
)
_RINGS = Titled(
    QT_TRANSLATE_NOOP("DetailsPane", "Rings at"),
    QT_TRANSLATE_NOOP("DetailsPane", "The telephones that ring for it now."),
)
_REJECTED = Titled(
    QT_TRANSLATE_NOOP("DetailsPane", "Pushed away"),
    QT_TRANSLATE_NOOP("DetailsPane", "Who did not want it, and how the system knows."),
)
_HELD_BY = Titled(
    QT_TRANSLATE_NOOP("DetailsPane", "Held by"),
    QT_TRANSLATE_NOOP("DetailsPane", "Who has put the other side on hold."),
)
_GROUP = Titled(
    QT_TRANSLATE_NOOP("DetailsPane", "Hunt group"),
    QT_TRANSLATE_NOOP("DetailsPane", "The group that it is for, or came by."),
)
_DID = Titled(
    QT_TRANSLATE_NOOP("DetailsPane", "Number called"),
    QT_TRANSLATE_NOOP("DetailsPane", "The number that the caller outside has dialled."),
)
_DIRECTION = Titled(
    QT_TRANSLATE_NOOP("DetailsPane", "Direction"),
    QT_TRANSLATE_NOOP("DetailsPane", "Which way the call goes, as seen by the company."),
)
_LINE = Titled(
    QT_TRANSLATE_NOOP("DetailsPane", "Line"), QT_TRANSLATE_NOOP("DetailsPane", "The line to the outside.")
)
_FLAGS = Titled(
    QT_TRANSLATE_NOOP("DetailsPane", "Remarks"),
    QT_TRANSLATE_NOOP("DetailsPane", "Recording, consent, privacy, emergency."),
)
_NODES = Titled(
    QT_TRANSLATE_NOOP("DetailsPane", "PBX nodes"),
    QT_TRANSLATE_NOOP("DetailsPane", "The systems of the network that see this call."),
)
_CALL = Titled(
    QT_TRANSLATE_NOOP("DetailsPane", "Call"),
    QT_TRANSLATE_NOOP("DetailsPane", "This program's own name of the call."),
)

SAID: Final = ("authorization_code", "voicemail_length", "ivr_callflow", "ivr_time")
"""Fields of the call's records that the summary shows besides those of its row."""

_FIELDS: Final = {field.name: field for field in tables.CALL}


class Line(NamedTuple):
    """One line of the summary."""

    title: str
    value: str
    meaning: str


def _tr(text: str) -> str:
    return QCoreApplication.translate("DetailsPane", text)


_PLAIN_KINDS: Final = frozenset({PartyKind.EXTENSION, PartyKind.TRUNK})
"""Kinds that a name and number speak for."""


def party_line(party: PartyView) -> str:
    """Return a party in one line: name and number, and what it is where that is not plain."""
    name, number = plain(party.name), plain(party.number)
    nothing_known = not (name or number)
    kind = words.word(words.PARTY[party.kind]) if nothing_known or party.kind not in _PLAIN_KINDS else ""
    return " · ".join(dict.fromkeys(part for part in (name, number, kind) if part))


def fields(view: CallView, details: CallDetails | None = None) -> Iterator[Line]:
    """Yield what there is to know about a call in short; what is empty is left out."""
    ringing = [party_line(t) for t in view.targets if t.rejected is None]
    rejected = [f"{party_line(t)} ({plain(t.rejected)})" for t in view.targets if t.rejected is not None]
    lines = [trunk_text(party.line) for party in (view.a, view.b) if party is not None and party.line]
    for titled, value in (
        (_FROM, "" if view.a is None else party_line(view.a)),
        (_TO, "" if view.b is None else party_line(view.b)),
        (_RINGS, "\n".join(ringing)),
        (_REJECTED, "\n".join(rejected)),
        (_HELD_BY, plain(view.held_by)),
        (_GROUP, plain(view.group)),
        (_DID, plain(view.did)),
        (_LINE, ", ".join(dict.fromkeys(lines))),
        (_DIRECTION, words.word(words.DIRECTION[view.direction])),
        (_FLAGS, ", ".join(words.word(words.FLAG[flag]) for flag in view.flags)),
        (field_words.CALL["account_code"], plain(view.account_code)),
        (field_words.CALL["tag"], plain(view.tag)),
    ):
        yield from _line(titled, value)
    if details is not None:
        yield from _said(details)
    yield from _line(_NODES, ", ".join(map(plain, view.nodes)))
    yield from _line(_CALL, plain(view.id))


def _line(titled: Titled | field_words.FieldWords, value: str) -> Iterator[Line]:
    if not value:
        return
    if isinstance(titled, Titled):
        yield Line(_tr(titled.title), value, _tr(titled.meaning))
    else:
        yield Line(titled.shown().title, value, titled.shown().meaning)


def _said(details: CallDetails) -> Iterator[Line]:
    """Yield what only the records tell: of several views the first that says it, and no times of zero."""
    for name in SAID:
        values = (getattr(record.call, name) for record in details.records)
        said = next((value for value in values if value), None)
        yield from _line(field_words.CALL[name], value_text(_FIELDS[name], said))
    call_ids = dict.fromkeys(plain(dialogue.sip_call_id) for dialogue in details.dialogues)
    yield from _line(field_words.SIP["sip_call_id"], "\n".join(filter(None, call_ids)))


class DetailsPane(Pane):
    """One call, in full."""

    def __init__(self, look: Look, models: DeskModels, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Call"))
        self.note = NoteCard(look, models.notes, self)
        self._models, self._look = models, look
        self._row: CallRow | None = None
        self._details: CallDetails | None = None
        self.header.addStretch(1)
        self.everything = QToolButton(self)
        self.everything.setObjectName("toggle")
        self.everything.setCheckable(True)
        self.everything.setText(self.tr("All fields"))
        self.everything.setToolTip(self.tr("Show every field that the PBX has sent of this call"))
        self.everything.toggled.connect(self._show_page)
        self.header.addWidget(self.everything)
        self._copy = IconButton(look, "copy", self.tr("Copy all details"), self.copy, self)
        self.header.addWidget(self._copy)
        self._chip = Chip(look, "unknown", "unknown", self, fades=True)
        self._name = Label("", "cardName", self)
        self._name.setWordWrap(True)
        self._number = Label("", "muted", self)
        self._times = Label("", "muted", self)
        self._titles: list[Label] = []
        self._values: list[Value] = []
        self._stack = QStackedLayout()
        self._stack.addWidget(self._scroller())
        self._empty = EmptyPage(look, self)
        self._empty.show_text(
            "connected", "", self.tr("No call selected"), self.tr("Select a call to see all about it.")
        )
        self._stack.addWidget(self._empty)
        self.records = RecordsView(self)
        self._stack.addWidget(self.records)
        self.body.addLayout(self._stack, 1)
        self.show_row(None)
        look.faded.connect(self._fade)
        look.changed.connect(self._fade)

    def _scroller(self) -> QScrollArea:
        inner = self._inner = QWidget(self)
        inner.setObjectName("clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 2, 12, 8)
        column.setSpacing(4)
        column.addWidget(self._chip)
        column.addSpacing(3)
        for label in (self._name, self._number, self._times):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addWidget(self.note)
        column.addSpacing(6)
        self._form = QGridLayout()
        self._form.setHorizontalSpacing(14)
        self._form.setVerticalSpacing(5)
        self._form.setColumnStretch(1, 1)
        column.addLayout(self._form)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        return area

    def _fade(self) -> None:
        old = self._look.stale
        self._inner.setStyleSheet(f"QLabel, QTextEdit {{ color: {self._look.picture.text}; }}" if old else "")

    def show_row(self, row: CallRow | None) -> None:
        """Show a call, or that there is none."""
        if row is not None and row == self._row:
            self._look_up()
            return
        same = row is not None and self._row is not None and row.key == self._row.key
        self._row = row
        if not same:
            self._details = None
        self._copy.setEnabled(row is not None)
        self.everything.setEnabled(row is not None)
        self._show_page()
        if row is None:
            return
        sign = states.CALL[row.view.state]
        self._chip.show_sign(sign.icon, sign.tone)
        self._chip.show_text(state_word(row), loud=sign.loud and not row.over)
        self._name.setText(row.caller)
        self._number.setText(row.caller_more)
        self._number.setVisible(bool(row.caller_more))
        self.note.show_caller(row.number, row.caller)
        if not self._look_up():
            self._fill(list(fields(row.view, self._details)))
        self.tick()

    def _look_up(self) -> bool:
        """Ask for what was said of the call; return whether that is news, and shown by now.

        Of a call that is over nobody knows any more than is here already.
        """
        if self._row is None or self._row.over:
            return False
        details = self._models.details_of(self._row.key)
        if details is None or details == self._details:
            return False
        self._details = details
        self._fill(list(fields(self._row.view, details)))
        if self.everything.isChecked():
            self.records.show_rows(tuple(rows_of(details)))
        return True

    def _show_page(self) -> None:
        pages = {True: 1, False: 2 if self.everything.isChecked() else 0}
        if self.everything.isChecked():
            self.records.show_rows(() if self._details is None else tuple(rows_of(self._details)))
        self._stack.setCurrentIndex(pages[self._row is None])

    def _fill(self, rows: list[Line]) -> None:
        while len(self._titles) < len(rows):
            title, value = Label("", "muted", self), Value(self)
            self._titles.append(title)
            self._values.append(value)
            at = len(self._titles)
            self._form.addWidget(title, at, 0, Qt.AlignmentFlag.AlignTop)
            self._form.addWidget(value, at, 1)
        for at, (title, value) in enumerate(zip(self._titles, self._values, strict=True)):
            used = at < len(rows)
            title.setVisible(used)
            value.setVisible(used)
            if used:
                title.setText(rows[at].title)
                value.show_text(rows[at].value)
                value.setAccessibleName(rows[at].title)
                title.setBuddy(value)
                for part in (title, value):
                    part.setAccessibleDescription(rows[at].meaning)
                    part.setToolTip(tooltip(rows[at].meaning))

    def tick(self) -> None:
        """Let the times go on."""
        if self._row is None:
            return
        self._look_up()
        view, now = self._row.view, int(self._models.now())
        state, total = (duration(now - int(instant)) for instant in (view.since, view.started))
        if view.since_snapshot:
            text = self.tr("{total} since we connected; it began before").format(total=total)
        else:
            text = self.tr("{state} in this state, {total} in all").format(state=state, total=total)
        if text != self._times.text():
            self._times.setText(text)

    def number(self) -> str:
        """Return the value of the field that the keyboard is at."""
        row = self.records.row() if self.records.hasFocus() else None
        return "" if row is None else row.value

    def enter(self, reason: Qt.FocusReason) -> None:
        """Take the keyboard to the fields where they are shown."""
        (self.records if self._stack.currentWidget() is self.records else self).setFocus(reason)

    def copy(self) -> None:
        """Put all of it on the clipboard: in short, or every field where those are shown."""
        if self._row is None:
            return
        lines = [f"{line.title}: {line.value}".replace("\n", ", ") for line in self._lines(self._row)]
        if self.everything.isChecked():
            lines += [
                f"\n{row.title}" if row.heading else f"{row.title}: {row.value}"
                for row in self.records.rows.rows
            ]
        QApplication.clipboard().setText("\n".join(lines))

    def _lines(self, row: CallRow) -> Iterator[Line]:
        return fields(row.view, self._details)
