"""Everything known about the selected call, each thing with its name, ready to be copied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from devlink3_desk.qt import states
from devlink3_desk.qt.models import words
from devlink3_desk.qt.models.calls import CallRow
from devlink3_desk.qt.models.keyed import Clock
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP
from devlink3_desk.qt.models.text import duration, plain
from devlink3_desk.qt.theme import Look
from devlink3_desk.switchboard.views import CallView, PartyKind, PartyView

from .basics import Chip, EmptyPage, IconButton, Label, Pane

_FROM = QT_TRANSLATE_NOOP("DetailsPane", "From")
_TO = QT_TRANSLATE_NOOP("DetailsPane", "To")
_RINGS = QT_TRANSLATE_NOOP("DetailsPane", "Rings at")
_REJECTED = QT_TRANSLATE_NOOP("DetailsPane", "Pushed away")
_HELD_BY = QT_TRANSLATE_NOOP("DetailsPane", "Held by")
_GROUP = QT_TRANSLATE_NOOP("DetailsPane", "Hunt group")
_DID = QT_TRANSLATE_NOOP("DetailsPane", "Number called")
_DIRECTION = QT_TRANSLATE_NOOP("DetailsPane", "Direction")
_LINE = QT_TRANSLATE_NOOP("DetailsPane", "Line")
_FLAGS = QT_TRANSLATE_NOOP("DetailsPane", "Remarks")
_ACCOUNT = QT_TRANSLATE_NOOP("DetailsPane", "Account code")
_TAG = QT_TRANSLATE_NOOP("DetailsPane", "Tag")
_NODES = QT_TRANSLATE_NOOP("DetailsPane", "PBX nodes")
_ENDS = QT_TRANSLATE_NOOP("DetailsPane", "Ends")
_CALL = QT_TRANSLATE_NOOP("DetailsPane", "Call")


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


def fields(view: CallView) -> Iterator[tuple[str, str]]:
    """Yield everything known about a call, title and value; what is empty is left out."""
    if view.a is not None:
        yield _tr(_FROM), party_line(view.a)
    if view.b is not None:
        yield _tr(_TO), party_line(view.b)
    ringing = [party_line(t) for t in view.targets if t.rejected is None]
    rejected = [f"{party_line(t)} ({plain(t.rejected)})" for t in view.targets if t.rejected is not None]
    lines = [plain(party.line) for party in (view.a, view.b) if party is not None and party.line]
    ends = [plain(party.end_id) for party in (view.a, view.b, *view.targets) if party is not None]
    for title, value in (
        (_RINGS, "\n".join(ringing)),
        (_REJECTED, "\n".join(rejected)),
        (_HELD_BY, plain(view.held_by)),
        (_GROUP, plain(view.group)),
        (_DID, plain(view.did)),
        (_LINE, ", ".join(dict.fromkeys(lines))),
        (_DIRECTION, words.word(words.DIRECTION[view.direction])),
        (_FLAGS, ", ".join(words.word(words.FLAG[flag]) for flag in view.flags)),
        (_ACCOUNT, plain(view.account_code)),
        (_TAG, plain(view.tag)),
        (_NODES, ", ".join(map(plain, view.nodes))),
        (_ENDS, "\n".join(filter(None, ends))),
        (_CALL, plain(view.id)),
    ):
        if value:
            yield _tr(title), value


class DetailsPane(Pane):
    """One call, in full."""

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Call"))
        self._clock, self._look = clock, look
        self._row: CallRow | None = None
        self.header.addStretch(1)
        self._copy = IconButton(look, "copy", self.tr("Copy all details"), self.copy, self)
        self.header.addWidget(self._copy)
        self._chip = Chip(look, "unknown", "unknown", self, fades=True)
        self._name = Label("", "cardName", self)
        self._name.setWordWrap(True)
        self._number = Label("", "muted", self)
        self._times = Label("", "muted", self)
        self._titles: list[Label] = []
        self._values: list[Label] = []
        self._stack = QStackedLayout()
        self._stack.addWidget(self._scroller())
        self._empty = EmptyPage(look, self)
        self._empty.show_text(
            "connected", "", self.tr("No call selected"), self.tr("Select a call to see all about it.")
        )
        self._stack.addWidget(self._empty)
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
        self._inner.setStyleSheet(f"QLabel {{ color: {self._look.picture.text}; }}" if old else "")

    def show_row(self, row: CallRow | None) -> None:
        """Show a call, or that there is none."""
        if row is not None and row == self._row:
            return
        self._row = row
        self._stack.setCurrentIndex(1 if row is None else 0)
        self._copy.setEnabled(row is not None)
        if row is None:
            return
        sign = states.CALL[row.view.state]
        self._chip.show_sign(sign.icon, sign.tone)
        self._chip.show_text(words.word(words.CALL[row.view.state]), loud=sign.loud)
        self._name.setText(row.caller)
        self._number.setText(row.caller_more)
        self._number.setVisible(bool(row.caller_more))
        self._fill(list(fields(row.view)))
        self.tick()

    def _fill(self, rows: list[tuple[str, str]]) -> None:
        while len(self._titles) < len(rows):
            title, value = Label("", "muted", self), Label("", "value", self)
            value.setWordWrap(True)
            value.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
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
                title.setText(rows[at][0])
                value.setText(rows[at][1])
                value.setAccessibleName(rows[at][0])

    def tick(self) -> None:
        """Let the times go on."""
        if self._row is None:
            return
        view, now = self._row.view, int(self._clock())
        state, total = (duration(now - int(instant)) for instant in (view.since, view.started))
        if view.since_snapshot:
            text = self.tr("{total} since we connected; it began before").format(total=total)
        else:
            text = self.tr("{state} in this state, {total} in all").format(state=state, total=total)
        if text != self._times.text():
            self._times.setText(text)

    def copy(self) -> None:
        """Put all of it on the clipboard."""
        if self._row is not None:
            lines = (f"{title}: {value}".replace("\n", ", ") for title, value in fields(self._row.view))
            QApplication.clipboard().setText("\n".join(lines))
