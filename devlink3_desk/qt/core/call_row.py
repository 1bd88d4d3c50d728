"""A live call as a row: its texts, its priority and its place in the order."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication

from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.text import extract_digits, fold_text, sanitize_text
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import (
    CallDirection,
    CallFlag,
    CallInfo,
    CallStatus,
    PartyInfo,
    PartyKind,
)
from devlink3_desk.switchboard.calls.call_info import UNAVAILABLE, WITHHELD
from devlink3_desk.switchboard.calls.state_rules import WAITING_STATES

_CHANNEL_PATTERN: Final = re.compile(r"([0-9]+)\.([0-9]+)")
_CALL_ID_PATTERN: Final = re.compile(r"[0-9a-fA-F-]{16,}|\S+@\S+")

RINGING_ELSEWHERE_PRIORITY: Final = 3
"""How much a call needs a person here that rings for others, or at the far end of an outside line."""

STATE_PRIORITY: Final[dict[CallStatus, int]] = {
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

NO_NUMBER_TEXTS: Final = {
    WITHHELD: QT_TRANSLATE_NOOP("CallModel", "Number withheld"),
    UNAVAILABLE: QT_TRANSLATE_NOOP("CallModel", "Number not available"),
}
"""Words for a caller of whom neither name nor number may, or can, be shown."""

URGENT_PRIORITY: Final = 2
"""Calls up to this need somebody; those above are being looked after."""


class Relevance(IntEnum):
    """Whose call it is, the nearest first."""

    ME = 0
    WATCHED = 1
    OTHERS = 2


class RelevanceRules:
    """Who sits here and whom they watch. Where nobody has been named, every call is everyone's."""

    def __init__(self, people: PeoplePreferences | None = None) -> None:
        people = people or PeoplePreferences()
        self._own_numbers, self._watched_numbers = frozenset(people.me), frozenset(people.watched)

    def relevance_of(self, info: CallInfo) -> Relevance:
        """Return whom a call concerns: by its ends, those that it rings, and its hunt group."""
        if not self._own_numbers and not self._watched_numbers:
            return Relevance.ME
        parties = (info.a, info.b, *(target for target in info.targets if target.rejected is None))
        numbers = {party.number for party in parties if party is not None}
        if not self._own_numbers.isdisjoint(numbers):
            return Relevance.ME
        if info.group is not None:
            numbers.add(info.group)
        return Relevance.OTHERS if self._watched_numbers.isdisjoint(numbers) else Relevance.WATCHED


class CallRow(msgspec.Struct, frozen=True, gc=False):
    """One call in words, made once a change."""

    info: CallInfo
    caller: str
    caller_detail: str
    called: str
    called_detail: str
    line: str
    line_detail: str
    search_text: str
    number: str
    """The other side's number as a receptionist sees it: outside if there is one."""
    accessible_text: str
    relevance: Relevance = Relevance.ME
    frozen_sort_key: tuple[float, ...] | None = None
    """Of an ended call that lingers, the place in the order that it had; ``None`` while it lives."""

    @property
    def key(self) -> str:
        """Identity of the call."""
        return self.info.id

    @property
    def has_ended(self) -> bool:
        """Whether it has ended and is only still in sight."""
        return self.frozen_sort_key is not None

    @property
    def elapsed_since(self) -> float | None:
        """Instant at which it came into its state, or began to wait; no time runs for one that is over."""
        return None if self.has_ended else self._state_since

    @property
    def _state_since(self) -> float:
        # Announcements come and go while somebody waits, and are no new beginning.
        return self.info.waiting_since if self.info.state in WAITING_STATES else self.info.since

    @property
    def priority(self) -> int:
        """How much it needs a person (:data:`NEED`)."""
        if self.is_emergency:
            return -1
        if self.is_for_others and self.info.state == CallStatus.RINGING:
            return RINGING_ELSEWHERE_PRIORITY
        return STATE_PRIORITY[self.info.state]

    @property
    def is_for_others(self) -> bool:
        """Whether it is for others to see to: it is theirs, or rings at the far end of an outside line."""
        rings_outside = (
            self.info.state == CallStatus.RINGING and self.info.direction == CallDirection.OUTGOING
        )
        return self.relevance == Relevance.OTHERS or rings_outside

    @property
    def is_emergency(self) -> bool:
        """Whether somebody calls for help."""
        return CallFlag.EMERGENCY in self.info.flags

    @property
    def sort_key(self) -> tuple[float, ...]:
        """Most needed first; of ringing calls mine, then those from outside; then the longest."""
        if self.frozen_sort_key is not None:
            return self.frozen_sort_key
        ringing = self.priority == 0
        inside = ringing and self.info.direction != CallDirection.INCOMING
        return (self.priority, self.relevance if ringing else 0, inside, self._state_since)


def create_ended_row(row: CallRow) -> CallRow:
    """Return a call that has just ended, in the place that it had."""
    view = msgspec.structs.replace(row.info, state=CallStatus.DISCONNECTING, flags=())
    spoken = QCoreApplication.translate("CallModel", "Ended: %1 to %2")
    spoken = spoken.replace("%1", row.caller).replace("%2", row.called)
    return msgspec.structs.replace(row, info=view, accessible_text=spoken, frozen_sort_key=row.sort_key)


def create_call_row(info: CallInfo, group_name: str = "", relevance: Relevance = Relevance.ME) -> CallRow:
    """Return a call as it is shown; ``group``: the name of its hunt group, where it is known by a number."""
    group_name = group_name or sanitize_text(info.group)
    caller, caller_more = format_party(info.a)
    called, called_more = _format_called_party(info, group_name)
    line, line_more = _format_line(info, group_name)
    number = _outside_number(info)
    parts = (caller, caller_more, called, called_more, line, line_more, info.tag, info.account_code)
    state = state_display.call_status_text(info.state)
    spoken = QCoreApplication.translate("CallModel", "%1: %2 to %3")
    spoken = spoken.replace("%1", state).replace("%2", caller).replace("%3", called)
    return CallRow(
        info=info,
        caller=caller,
        caller_detail=caller_more,
        called=called,
        called_detail=called_more,
        line=line,
        line_detail=line_more,
        search_text=" ".join((*map(fold_text, filter(None, parts)), extract_digits(number))),
        number=number,
        accessible_text=", ".join(
            filter(
                None,
                (
                    spoken,
                    line,
                    *(state_display.flag_text(flag) for flag in info.flags),
                ),
            )
        ),
        relevance=relevance,
    )


def call_state_text(row: CallRow) -> str:
    """Return the state of a call in a word."""
    return (
        QCoreApplication.translate("CallModel", "Ended")
        if row.has_ended
        else state_display.call_status_text(row.info.state)
    )


def format_party(party: PartyInfo | None) -> tuple[str, str]:
    """Return a party's name and, where they differ, its number."""
    if party is None:
        return QCoreApplication.translate("CallModel", "Nobody yet"), ""
    name, number = sanitize_text(party.name), sanitize_text(party.number)
    if not number and name in NO_NUMBER_TEXTS:
        return QCoreApplication.translate("CallModel", NO_NUMBER_TEXTS[name]), ""
    if name and number and name != number:
        return name, number
    if name or number:
        return name or number, ""
    if party.kind == PartyKind.TRUNK:
        return QCoreApplication.translate("CallModel", "Number withheld"), ""
    return state_display.party_kind_text(party.kind), ""


def _format_called_party(info: CallInfo, group_name: str) -> tuple[str, str]:
    """Return whom a call is for: who answered, else who is being rung, else the group or number called."""
    if info.b is not None:
        return format_party(info.b)
    ringing = [target for target in info.targets if target.rejected is None]
    if len(ringing) == 1:
        return format_party(ringing[0])
    if ringing:
        phones = len(ringing)
        count = QCoreApplication.translate("CallModel", "%n phones ring", "", phones)
        return group_name or ", ".join(format_party(target)[0] for target in ringing), count
    if group_name:
        return group_name, ""
    return sanitize_text(info.did) or QCoreApplication.translate("CallModel", "Nobody yet"), ""


def _format_line(info: CallInfo, group_name: str) -> tuple[str, str]:
    """Return the group a call came by, and its number called and trunk."""
    outside = next((p for p in (info.a, info.b) if p is not None and p.line), None)
    trunk = format_trunk(outside.line) if outside is not None and outside.line else ""
    did = sanitize_text(info.did)
    if group_name and (info.b is not None or any(target.rejected is None for target in info.targets)):
        return group_name, " · ".join(filter(None, (did, trunk)))
    return (did, trunk) if did else (trunk, "")


def format_trunk(line: str) -> str:
    """Return a trunk's description in words; of a SIP trunk it is the Call-ID, which tells people nothing."""
    channel = _CHANNEL_PATTERN.fullmatch(line)
    if channel is not None:
        text = QCoreApplication.translate("CallModel", "Line %1, channel %2")
        return text.replace("%1", channel[1]).replace("%2", channel[2])
    if _CALL_ID_PATTERN.fullmatch(line):
        return QCoreApplication.translate("CallModel", "SIP line")
    return sanitize_text(line)


def _outside_number(info: CallInfo) -> str:
    parties = [p for p in (info.a, info.b) if p is not None and p.number]
    outside = [p for p in parties if p.kind == PartyKind.TRUNK]
    return sanitize_text((outside or parties)[0].number) if parties else ""
