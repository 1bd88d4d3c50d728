"""What the history knows about a caller, in one line, while the call rings.

The history is asked once for each call, and answers later: neither the row of a call nor its alert waits
for the answer, but both are updated by it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QDateTime, QObject, Signal

from devlink3_desk.history.call_record import DEFAULT_SHORT_SECONDS, TALK_STATES, CallRecord, ContactSummary
from devlink3_desk.history.queries import HistoryAccess
from devlink3_desk.numbers.search import find_presented_spellings
from devlink3_desk.qt.core.futures import FutureReceiver
from devlink3_desk.qt.core.row_model import NameLookup
from devlink3_desk.qt.core.text import (
    PART_SEPARATOR,
    compute_week_start,
    format_past_day,
    format_past_time,
    isolate_text,
    join_bidi,
    sanitize_text,
)
from devlink3_desk.switchboard.board_values import CallDirection, CallInfo
from devlink3_desk.switchboard.calls.state_rules import UNANSWERED_STATES
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change
from devlink3_desk.switchboard.site import Site

CallerLine: TypeAlias = Callable[[str], str]
"""Returns what is known about the caller of a call by its id; empty if nothing is known, or not yet."""


class CallerHistory(QObject):
    """One line about the caller of each incoming call, from the first ring to the end of the call."""

    changed = Signal(str)
    """Emitted with the id of a call whose line has arrived."""

    def __init__(
        self,
        name_lookup: NameLookup,
        read_wall: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        """``name_lookup`` returns the name of an extension; ``read_wall`` seconds since 1970."""
        super().__init__(parent)
        self.site = Site()
        """How phone numbers are written here."""
        self.short_seconds = DEFAULT_SHORT_SECONDS
        """Seconds; callers who gave up sooner are not listed to be called back."""
        self._name_lookup, self._read_wall = name_lookup, read_wall
        self._history: HistoryAccess | None = None
        self._receiver = FutureReceiver(self)
        self._numbers: dict[str, str] = {}
        """The number that was asked about, by the id of the call."""
        self._lines: dict[str, str] = {}

    def set_history(self, history: HistoryAccess | None) -> None:
        """Set the history; ``None`` asks none. Calls that ring already are asked about when they change."""
        if history is self._history:
            return
        self._history = history
        self._receiver.drop_pending()
        self._numbers = {call: number for call, number in self._numbers.items() if call in self._lines}

    def describe_history(self, call_id: str) -> str:
        """Return what is known about the caller; empty if nothing is, or not yet."""
        return self._lines.get(call_id, "")

    def apply(self, changes: Sequence[Change]) -> None:
        """Ask about callers who begin to ring or wait, and forget calls that have ended."""
        for change in changes:
            if isinstance(change, CallChanged):
                self._ask_about(change.call)
            elif isinstance(change, CallEnded):
                self._numbers.pop(change.id, None)
                line = self._lines.pop(change.id, "")
                if line and change.merged_into is not None:
                    self._lines.setdefault(change.merged_into, line)

    def _ask_about(self, call: CallInfo) -> None:
        if (
            self._history is None
            or call.direction is not CallDirection.INCOMING
            or call.state not in UNANSWERED_STATES
        ):
            return
        caller = call.remote_party
        if caller is None or not caller.number or self._numbers.get(call.id) == caller.number:
            return
        self._numbers[call.id] = caller.number
        spellings = find_presented_spellings(caller.number, self.site, has_prefix=caller.has_prefix)
        since = compute_week_start(self._read_now())
        self._receiver.wait_for(
            self._history.summarise_contact(spellings, since, self.short_seconds),
            partial(self._set_summary, call.id, caller.number),
            # A sentence about the history is shown where it is read, not with every call.
            lambda _sentence: None,
        )

    def _set_summary(self, call_id: str, number: str, summary: ContactSummary) -> None:
        if self._numbers.get(call_id) != number:
            return  # the call has ended, or shows another number by now
        line = format_summary(summary, self._name_lookup, self._read_now())
        if line != self._lines.get(call_id, ""):
            self._lines[call_id] = line
            self.changed.emit(call_id)

    def _read_now(self) -> QDateTime:
        return QDateTime.fromMSecsSinceEpoch(int(self._read_wall() * 1000))


def format_summary(summary: ContactSummary, name_lookup: NameLookup, now: QDateTime) -> str:
    """Return a summary in one line; empty if there is nothing to say."""
    parts = []
    if summary.last_call is not None:
        parts.append(_format_last_call(summary.last_call, name_lookup, now))
    if summary.calls:
        calls = summary.calls  # lupdate finds plurals of plain names only
        parts.append(QCoreApplication.translate("CallerHistory", "%n call(s) this week", "", calls))
    if summary.unreturned_since is not None:
        text = QCoreApplication.translate("CallerHistory", "not called back since {time}")
        parts.append(text.format(time=format_past_day(summary.unreturned_since, now)))
    return join_bidi(parts, PART_SEPARATOR)


def _format_last_call(call: CallRecord, name_lookup: NameLookup, now: QDateTime) -> str:
    """Return when someone spoke with the caller last, for how long, and who it was."""
    when = format_past_time(call.started, now)
    extension = find_partner(call)
    name = sanitize_text(name_lookup(extension)) or sanitize_text(extension)
    duration = _format_talk(int(call.talk))
    if name:
        text = QCoreApplication.translate("CallerHistory", "{time}, {duration} with {name}")
        return text.format(time=when, duration=duration, name=isolate_text(name))
    return QCoreApplication.translate("CallerHistory", "{time}, {duration}").format(
        time=when, duration=duration
    )


def find_partner(call: CallRecord) -> str:
    """Return the extension that spoke with the outside party for longest; empty if it is not known.

    A call that reception has put through was one with the extension that took it.
    """
    is_incoming = call.direction is CallDirection.INCOMING
    outside, ours = (
        (call.caller, call.answered_by) if is_incoming else (call.called, call.caller.number or None)
    )
    talked: dict[str, float] = {}
    for leg in call.legs:
        if leg.state in TALK_STATES:
            for party in leg.parties:
                if party not in (outside.number, outside.e164):
                    talked[party] = talked.get(party, 0.0) + leg.duration
    if talked:
        return max(talked, key=lambda party: talked[party])
    return ours or ""


def _format_talk(seconds: int) -> str:
    minutes = round(seconds / 60)
    if seconds < 60:
        return QCoreApplication.translate("CallerHistory", "%n s", "", seconds)
    return QCoreApplication.translate("CallerHistory", "%n min", "", minutes)
