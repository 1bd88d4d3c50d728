"""Live calls as rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar, Final

import msgspec
from PySide6.QtCore import QCoreApplication, QObject

from devlink3_desk.preferences.calls import Limit
from devlink3_desk.switchboard.parties import UNAVAILABLE, WITHHELD
from devlink3_desk.switchboard.rules import WAITING
from devlink3_desk.switchboard.views import (
    CallDirection,
    CallFlag,
    CallStatus,
    CallView,
    PartyKind,
    PartyView,
)

from . import words
from .concern import Concern, Level, level
from .keyed import KeyedModel
from .marking import QT_TRANSLATE_NOOP
from .ordered import OrderedModel
from .roles import Role
from .spoken import at_least
from .text import digits, fold, plain

_CHANNEL: Final = re.compile(r"([0-9]+)\.([0-9]+)")
_CALL_ID: Final = re.compile(r"[0-9a-fA-F-]{16,}|\S+@\S+")

STATE, FROM, TO, LINE, TIME = range(5)

RINGING_ELSEWHERE: Final = 3
"""How much a call needs a person here that rings for others, or at the far end of an outside line."""

NEED: Final[dict[CallStatus, int]] = {
    CallStatus.RINGING: 0,
    CallStatus.QUEUED: 1,
    CallStatus.ANNOUNCEMENT: 1,
    CallStatus.HELD: 2,
    CallStatus.PARKED: 2,
    CallStatus.DIALLING: 4,
    CallStatus.CONNECTED: 5,
    CallStatus.CONFERENCE: 5,
    CallStatus.VOICEMAIL: 6,
    CallStatus.UNKNOWN: 7,
    CallStatus.DISCONNECTING: 8,
}
"""How much a call needs a person, the most urgent first."""

NAMELESS: Final = {
    WITHHELD: QT_TRANSLATE_NOOP("CallModel", "Number withheld"),
    UNAVAILABLE: QT_TRANSLATE_NOOP("CallModel", "Number not available"),
}
"""Words for a caller of whom neither name nor number may, or can, be shown."""

URGENT: Final = 2
"""Calls up to this need somebody; those above are being looked after."""


class CallRow(msgspec.Struct, frozen=True, gc=False):
    """One call in words, made once a change."""

    view: CallView
    caller: str
    caller_more: str
    called: str
    called_more: str
    line: str
    line_more: str
    haystack: str
    number: str
    """The other side's number as a receptionist sees it: outside if there is one."""
    spoken: str
    concern: Concern = Concern.ME
    place: tuple[float, ...] | None = None
    """Of an ended call that lingers, the place in the order that it had; ``None`` while it lives."""

    @property
    def key(self) -> str:
        """Identity of the call."""
        return self.view.id

    @property
    def over(self) -> bool:
        """Whether it has ended and is only still in sight."""
        return self.place is not None

    @property
    def since(self) -> float | None:
        """Instant at which it came into its state, or began to wait; no time runs for one that is over."""
        return None if self.over else self._since

    @property
    def _since(self) -> float:
        # Announcements come and go while somebody waits, and are no new beginning.
        return self.view.waiting_since if self.view.state in WAITING else self.view.since

    @property
    def need(self) -> int:
        """How much it needs a person (:data:`NEED`)."""
        if self.emergency:
            return -1
        if self.elsewhere and self.view.state == CallStatus.RINGING:
            return RINGING_ELSEWHERE
        return NEED[self.view.state]

    @property
    def elsewhere(self) -> bool:
        """Whether it is for others to see to: it is theirs, or rings at the far end of an outside line."""
        rings_outside = (
            self.view.state == CallStatus.RINGING and self.view.direction == CallDirection.OUTGOING
        )
        return self.concern == Concern.OTHERS or rings_outside

    @property
    def emergency(self) -> bool:
        """Whether somebody calls for help."""
        return CallFlag.EMERGENCY in self.view.flags

    @property
    def sort_key(self) -> tuple[float, ...]:
        """Most needed first; of ringing calls mine, then those from outside; then the longest."""
        if self.place is not None:
            return self.place
        ringing = self.need == 0
        inside = ringing and self.view.direction != CallDirection.INCOMING
        return (self.need, self.concern if ringing else 0, inside, self._since)


def ended_row(row: CallRow) -> CallRow:
    """Return a call that has just ended, in the place that it had."""
    view = msgspec.structs.replace(row.view, state=CallStatus.DISCONNECTING, flags=())
    spoken = QCoreApplication.translate("CallModel", "Ended: %1 to %2")
    spoken = spoken.replace("%1", row.caller).replace("%2", row.called)
    return msgspec.structs.replace(row, view=view, spoken=spoken, place=row.sort_key)


def call_row(view: CallView, group: str = "", concern: Concern = Concern.ME) -> CallRow:
    """Return a call as it is shown; ``group``: the name of its hunt group, where it is known by a number."""
    group = group or plain(view.group)
    caller, caller_more = party_text(view.a)
    called, called_more = _called(view, group)
    line, line_more = _line(view, group)
    number = _number(view)
    parts = (caller, caller_more, called, called_more, line, line_more, view.tag, view.account_code)
    state = words.word(words.CALL[view.state])
    spoken = QCoreApplication.translate("CallModel", "%1: %2 to %3")
    spoken = spoken.replace("%1", state).replace("%2", caller).replace("%3", called)
    return CallRow(
        view=view,
        caller=caller,
        caller_more=caller_more,
        called=called,
        called_more=called_more,
        line=line,
        line_more=line_more,
        haystack=" ".join((*map(fold, filter(None, parts)), digits(number))),
        number=number,
        spoken=", ".join(
            filter(None, (spoken, line, *(words.word(words.FLAG[flag]) for flag in view.flags)))
        ),
        concern=concern,
    )


def state_word(row: CallRow) -> str:
    """Return the state of a call in a word."""
    return (
        QCoreApplication.translate("CallModel", "Ended")
        if row.over
        else words.word(words.CALL[row.view.state])
    )


def party_text(party: PartyView | None) -> tuple[str, str]:
    """Return a party's name and, where they differ, its number."""
    if party is None:
        return QCoreApplication.translate("CallModel", "Nobody yet"), ""
    name, number = plain(party.name), plain(party.number)
    if not number and name in NAMELESS:
        return QCoreApplication.translate("CallModel", NAMELESS[name]), ""
    if name and number and name != number:
        return name, number
    if name or number:
        return name or number, ""
    if party.kind == PartyKind.TRUNK:
        return QCoreApplication.translate("CallModel", "Number withheld"), ""
    return words.word(words.PARTY[party.kind]), ""


def _called(view: CallView, group: str) -> tuple[str, str]:
    """Return whom a call is for: who answered, else who is being rung, else the group or number called."""
    if view.b is not None:
        return party_text(view.b)
    ringing = [target for target in view.targets if target.rejected is None]
    if len(ringing) == 1:
        return party_text(ringing[0])
    if ringing:
        phones = len(ringing)
        count = QCoreApplication.translate("CallModel", "%n phones ring", "", phones)
        return group or ", ".join(party_text(target)[0] for target in ringing), count
    if group:
        return group, ""
    return plain(view.did) or QCoreApplication.translate("CallModel", "Nobody yet"), ""


def _line(view: CallView, group: str) -> tuple[str, str]:
    """Return the group a call came by, and its number called and trunk."""
    outside = next((p for p in (view.a, view.b) if p is not None and p.line), None)
    trunk = trunk_text(outside.line) if outside is not None and outside.line else ""
    did = plain(view.did)
    if group and (view.b is not None or any(target.rejected is None for target in view.targets)):
        return group, " · ".join(filter(None, (did, trunk)))
    return (did, trunk) if did else (trunk, "")


def trunk_text(line: str) -> str:
    """Return a trunk's description in words; of a SIP trunk it is the Call-ID, which tells people nothing."""
    channel = _CHANNEL.fullmatch(line)
    if channel is not None:
        text = QCoreApplication.translate("CallModel", "Line %1, channel %2")
        return text.replace("%1", channel[1]).replace("%2", channel[2])
    if _CALL_ID.fullmatch(line):
        return QCoreApplication.translate("CallModel", "SIP line")
    return plain(line)


def _number(view: CallView) -> str:
    parties = [p for p in (view.a, view.b) if p is not None and p.number]
    outside = [p for p in parties if p.kind == PartyKind.TRUNK]
    return plain((outside or parties)[0].number) if parties else ""


class CallModel(KeyedModel[CallRow]):
    """All live calls."""

    elapsed_column: ClassVar[int] = TIME
    headings: ClassVar[tuple[str, ...]] = (
        QT_TRANSLATE_NOOP("CallModel", "State"),
        QT_TRANSLATE_NOOP("CallModel", "From"),
        QT_TRANSLATE_NOOP("CallModel", "To"),
        QT_TRANSLATE_NOOP("CallModel", "Group and line"),
        QT_TRANSLATE_NOOP("CallModel", "Time"),
    )

    limits: Mapping[CallStatus, Limit] = {}
    """From when on a state has lasted too long."""

    def level(self, row: CallRow) -> Level:
        """Return how pressing a call is by the time that it has been in its state."""
        limit = None if row.elsewhere else self.limits.get(row.view.state)
        return Level.CALM if limit is None else level(limit, self.elapsed(row) or 0)

    def cell(self, row: CallRow, column: int, role: int) -> object:
        """Return one role of a row value."""
        return self.level(row) if role == Role.LEVEL else super().cell(row, column, role)

    def text(self, row: CallRow, column: int) -> str:
        """Return what a cell says."""
        match column:
            case 0:
                return state_word(row)
            case 1:
                return " ".join(filter(None, (row.caller, row.caller_more)))
            case 2:
                return " ".join(filter(None, (row.called, row.called_more)))
            case 3:
                return " ".join(filter(None, (row.line, row.line_more)))
            case _:
                return self.elapsed_text(row)

    def elapsed_text(self, row: CallRow) -> str:
        """Return the time in the state; ``≥`` where it began before we were there."""
        text = super().elapsed_text(row)
        return f"≥ {text}" if text and row.view.since_snapshot else text

    def elapsed_words(self, row: CallRow) -> str:
        """Return the time in the state as people say it."""
        said = super().elapsed_words(row)
        return at_least(said) if said and row.view.since_snapshot else said

    def counts(self) -> dict[CallStatus, int]:
        """Return how many living calls are in each state."""
        counts = dict.fromkeys(CallStatus, 0)
        for row in self:
            if not row.over:
                counts[row.view.state] += 1
        return counts


class CallList(OrderedModel[CallRow]):
    """Calls in the order in which they need a person; of all states or some."""

    def __init__(self, source: CallModel, parent: QObject | None = None) -> None:
        self._states: frozenset[CallStatus] = frozenset()
        super().__init__(source, parent)

    def condition(self) -> Callable[[CallRow], bool] | None:
        """Ask for the wanted states, if any."""
        states = self._states
        return (lambda row: row.view.state in states) if states else None

    def set_states(self, states: Iterable[CallStatus]) -> None:
        """Show only calls in these states; none: all."""
        wanted = frozenset(states)
        if wanted != self._states:
            self._states = wanted
            self.rebuild()
