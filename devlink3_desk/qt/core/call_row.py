"""Row values of live calls: their texts, their relevance to the people at this desk, and their order.

A :class:`CallRow` is created once for each change of a call, with all that is shown, searched and sorted by.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import IntEnum
from typing import Final, TypeAlias

import msgspec
from PySide6.QtCore import QCoreApplication

from devlink3_desk.numbers.plan import format_presented
from devlink3_desk.numbers.search import extract_digits
from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.call_takers import format_taker
from devlink3_desk.qt.core.text import PART_SEPARATOR, fill_places, fold_text, isolate_text, sanitize_text
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import (
    CallDirection,
    CallFlag,
    CallInfo,
    CallStatus,
    PartyInfo,
    PartyKind,
)
from devlink3_desk.switchboard.calls.call_info import UNAVAILABLE, WITHHELD, CallDetails
from devlink3_desk.switchboard.calls.state_rules import WAITING_STATES
from devlink3_desk.switchboard.site import Site

_CHANNEL_PATTERN: Final = re.compile(r"([0-9]+)\.([0-9]+)")
# A SIP Call-ID (RFC 3261, section 20.8), with or without a host.
_CALL_ID_PATTERN: Final = re.compile(r"[0-9a-fA-F-]{16,}|\S+@\S+")

DEFAULT_SITE: Final = Site()
"""The site if none is given: the defaults of the numbering plan."""

RINGING_ELSEWHERE_PRIORITY: Final = 3
"""Priority of a call that rings for others, or at the far end of an outside line."""

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
"""Order of calls by state: those that need attention come first."""

NO_NUMBER_TEXTS: Final = {
    WITHHELD: QT_TRANSLATE_NOOP("CallModel", "Number withheld"),
    UNAVAILABLE: QT_TRANSLATE_NOOP("CallModel", "Number not available"),
}
"""Texts for a caller without name and number, by the name that the switchboard reports."""

_PLACE_KINDS: Final = frozenset({PartyKind.PARK, PartyKind.CONFERENCE})
"""Kinds of parties that have numbers but cannot be called."""

CallDetailsLookup: TypeAlias = Callable[[str], CallDetails | None]
"""Returns the records of a call by its id; ``None`` if there are none any more."""

URGENT_PRIORITY: Final = 2
"""Calls up to this priority need attention; the others are being attended to, or have ended."""


class Relevance(IntEnum):
    """Whose call it is. Lower values come first."""

    ME = 0
    WATCHED = 1
    OTHERS = 2


class RelevanceRules:
    """Computes the relevance of calls by the numbers in the preferences.

    Without any numbers, all calls concern this desk, except those that ring between colleagues.
    """

    def __init__(self, people: PeoplePreferences | None = None) -> None:
        people = people or PeoplePreferences()
        self._own_numbers, self._watched_numbers = frozenset(people.me), frozenset(people.watched)

    def find_relevance(self, info: CallInfo) -> Relevance:
        """Return the relevance of a call, by its parties, the extensions it rings, and its hunt group."""
        if not self._own_numbers and not self._watched_numbers:
            is_inside = info.direction is CallDirection.INTERNAL and info.state is CallStatus.RINGING
            return Relevance.OTHERS if is_inside else Relevance.ME
        parties = (info.a, info.b, *(target for target in info.targets if target.rejected is None))
        numbers = {party.number for party in parties if party is not None}
        if not self._own_numbers.isdisjoint(numbers):
            return Relevance.ME
        if info.group is not None:
            numbers.add(info.group)
        return Relevance.OTHERS if self._watched_numbers.isdisjoint(numbers) else Relevance.WATCHED


class CallRow(msgspec.Struct, frozen=True, gc=False):
    """A live call, or one that has just ended."""

    info: CallInfo
    caller: str
    caller_detail: str
    called: str
    called_detail: str
    line: str
    line_detail: str
    search_text: str
    number: str
    """Number of the outside party, or of the caller of an internal call."""
    accessible_text: str
    has_prefix: bool | None = None
    """Whether ``number`` has the outside prefix, as in :class:`.PartyInfo`."""
    relevance: Relevance = Relevance.ME
    taken_by: str = ""
    """Name of the colleague who takes the call, while nobody has answered it; empty if nobody does."""
    dialled_by: PartyInfo | None = None
    """Extension that has dialled the number of an emergency call, wherever the call is now."""
    frozen_sort_key: tuple[float, ...] | None = None
    """Sort key of the call when it ended; ``None`` while it is live. An ended call stays where it was."""
    ended_at: float = 0.0
    """Instant at which the call has ended, if it has."""

    @property
    def key(self) -> str:
        """Id of the call."""
        return self.info.id

    @property
    def party_name(self) -> str:
        """Name of the party that :attr:`number` is of; empty if it has none."""
        party = _find_outside_party(self.info)
        return "" if party is None else sanitize_text(party.name)

    @property
    def has_ended(self) -> bool:
        """Whether the call has ended and is only shown for another moment."""
        return self.frozen_sort_key is not None

    @property
    def elapsed_since(self) -> float | None:
        """Instant at which the state, or the waiting, began; ``None`` after the call has ended."""
        return None if self.has_ended else self._state_since

    @property
    def is_lower_bound(self) -> bool:
        """Whether the state, or the waiting, may have begun before :attr:`elapsed_since`."""
        info = self.info
        return info.is_wait_lower_bound if info.state in WAITING_STATES else info.may_be_older

    @property
    def _state_since(self) -> float:
        # A caller in a queue hears announcements in between. The waiting does not begin again with each.
        return self.info.waiting_since if self.info.state in WAITING_STATES else self.info.since

    @property
    def priority(self) -> int:
        """Priority of the call: :data:`STATE_PRIORITY`, with exceptions. Lower values come first."""
        if self.is_emergency:
            return -1
        if self.is_for_others and self.info.state == CallStatus.RINGING:
            return RINGING_ELSEWHERE_PRIORITY
        return STATE_PRIORITY[self.info.state]

    @property
    def is_for_others(self) -> bool:
        """Whether others have to attend to the call: it is theirs, or rings at the far end of a trunk."""
        rings_outside = (
            self.info.state == CallStatus.RINGING and self.info.direction == CallDirection.OUTGOING
        )
        return self.relevance == Relevance.OTHERS or rings_outside

    @property
    def state_text(self) -> str:
        """Text of the state."""
        if self.has_ended:
            return QCoreApplication.translate("CallModel", "Ended")
        return state_display.describe_call_status(self.info.state)

    @property
    def is_emergency(self) -> bool:
        """Whether this is an emergency call."""
        return CallFlag.EMERGENCY in self.info.flags

    @property
    def emergency_text(self) -> str:
        """The text of an emergency call, with who dialled if they have left the call; otherwise empty."""
        if not self.is_emergency:
            return ""
        parties = (self.info.a, self.info.b)
        if self.dialled_by is None or any(_is_same_extension(self.dialled_by, party) for party in parties):
            return state_display.describe_flag(CallFlag.EMERGENCY)
        name, number = format_party(self.dialled_by)
        text = QCoreApplication.translate("Alerts", "Emergency call by {person}")
        name = isolate_text(name)
        return text.format(person=f"{name} ({number})" if number else name)

    @property
    def sort_key(self) -> tuple[float, ...]:
        """Priority; for ringing calls, mine first, then those from outside; then the longest first."""
        if self.frozen_sort_key is not None:
            return self.frozen_sort_key
        ringing = self.priority == 0
        inside = ringing and self.info.direction != CallDirection.INCOMING
        return (self.priority, self.relevance if ringing else 0, inside, self._state_since)


def create_ended_row(row: CallRow, now: float) -> CallRow:
    """Return the row of a call that has ended ``now``, with the sort key that it had."""
    info = msgspec.structs.replace(row.info, state=CallStatus.DISCONNECTING, flags=())
    text = fill_places(QCoreApplication.translate("CallModel", "Ended: %1 to %2"), row.caller, row.called)
    return msgspec.structs.replace(
        row, info=info, accessible_text=text, taken_by="", frozen_sort_key=row.sort_key, ended_at=now
    )


def with_taker(row: CallRow, name: str) -> CallRow:
    """Return the row of a call that ``name`` takes."""
    if not name:
        return row
    text = f"{row.accessible_text}, {format_taker(name)}"
    return msgspec.structs.replace(row, taken_by=name, accessible_text=text)


def with_dialler(row: CallRow, previous: CallRow | None) -> CallRow:
    """Return the row of an emergency call with who has dialled, as ``previous`` and the call itself say.

    Help goes to who has dialled, also while the call is parked, or after someone else has taken it.
    """
    if not row.is_emergency:
        return row
    party = None if previous is None else previous.dialled_by
    if party is None:
        infos = (row.info,) if previous is None else (previous.info, row.info)
        parties = (party for info in infos for party in (info.a, info.b) if party is not None)
        party = next((party for party in parties if party.kind == PartyKind.EXTENSION), None)
    row = msgspec.structs.replace(row, dialled_by=party)
    # The flags are the last parts; a name before them may be the same.
    before, _, after = row.accessible_text.rpartition(state_display.describe_flag(CallFlag.EMERGENCY))
    return msgspec.structs.replace(row, accessible_text=f"{before}{row.emergency_text}{after}")


def _is_same_extension(party: PartyInfo, other: PartyInfo | None) -> bool:
    return other is not None and other.kind == party.kind and other.number == party.number


def create_call_row(
    info: CallInfo, group_name: str = "", relevance: Relevance = Relevance.ME, site: Site = DEFAULT_SITE
) -> CallRow:
    """Return the row of a call; ``group_name`` is the name of its hunt group, if the directory has one."""
    group_name = group_name or sanitize_text(info.group)
    shown = _with_caller_first(info)
    caller, caller_detail = format_party(shown.a, site)
    called, called_detail = _format_called_party(shown, group_name, site)
    line, line_detail = _format_line(info, group_name, site)
    place = format_call_site(info)
    if place:
        # Before the rest: in a narrow column, the end is elided.
        detail = PART_SEPARATOR.join(filter(None, (place, line_detail)))
        line, line_detail = (line, detail) if line else (place, "")
    outside = _find_outside_party(info)
    number = sanitize_text(outside.number) if outside is not None else ""
    texts = [caller, caller_detail, called, called_detail, line, line_detail, info.tag, info.account_code]
    for party in (info.a, info.b):
        texts += [sanitize_text(person.name) for person in (party.candidates if party is not None else ())]
    sentence = QCoreApplication.translate("CallModel", "%1: %2 to %3")
    sentence = fill_places(sentence, state_display.describe_call_status(info.state), caller, called)
    flags = map(state_display.describe_flag, info.flags)
    return CallRow(
        info=info,
        caller=caller,
        caller_detail=caller_detail,
        called=called,
        called_detail=called_detail,
        line=line,
        line_detail=line_detail,
        # The digits as well, so that a search finds a number in whatever notation it is shown.
        search_text=" ".join((*map(fold_text, filter(None, texts)), extract_digits(number))),
        number=number,
        has_prefix=outside.has_prefix if outside is not None else None,
        accessible_text=", ".join(filter(None, (sentence, line, place if place != line else "", *flags))),
        relevance=relevance,
    )


def _with_caller_first(info: CallInfo) -> CallInfo:
    """Return a call with who made it as its first party.

    The PBX may report the line of an outgoing call as the first party, as if the number outside had called.
    """
    a, b = info.a, info.b
    if info.direction is not CallDirection.OUTGOING or a is None or b is None:
        return info
    if a.kind is PartyKind.TRUNK and b.kind is PartyKind.EXTENSION:
        return msgspec.structs.replace(info, a=b, b=a)
    return info


def format_copied_number(number: str, site: Site, *, has_prefix: bool | None) -> str:
    """Return a presented number for the clipboard: as lists write it, but without groups."""
    return join_groups(number, format_presented(number, site, has_prefix=has_prefix))


def join_groups(number: str, written: str) -> str:
    """Return ``written``, which is ``number`` in groups, as one word; a number without groups as it is."""
    return number if written == number else "".join(c for c in written if c.isdigit() or c == "+")


def format_party_number(party: PartyInfo, site: Site) -> str:
    """Return the number of a party as people at the site write it."""
    if party.kind != PartyKind.TRUNK:
        return sanitize_text(party.number)
    return sanitize_text(format_presented(party.number, site, has_prefix=party.has_prefix))


def format_separate_number(party: PartyInfo, site: Site) -> str:
    """Return the number of a party; empty where the name of a park slot or conference ends with it."""
    number = format_party_number(party, site)
    # "Park 1", which is number 1.
    if party.kind in _PLACE_KINDS and sanitize_text(party.name).endswith(f" {number}"):
        return ""
    return number


def format_party(party: PartyInfo | None, site: Site = DEFAULT_SITE) -> tuple[str, str]:
    """Return the name of a party and, if it differs, its number; if it has neither, a text instead."""
    if party is None:
        return QCoreApplication.translate("CallModel", "Dialling…"), ""
    name, number = sanitize_text(party.name), format_separate_number(party, site)
    if not number and name in NO_NUMBER_TEXTS:
        return QCoreApplication.translate("CallModel", NO_NUMBER_TEXTS[name]), ""
    if party.candidates:
        # Nobody is to be greeted by the name of a colleague: the doubt shows in both lines.
        several = QCoreApplication.translate("CallModel", "one of {count}")
        return f"{name} ?", f"{number} · {several.format(count=len(party.candidates))}"
    # A party without a name of its own may bear its number as one.
    if name and name == party.number:
        return number, ""
    if name and number:
        return name, number
    if name or number:
        return name or number, ""
    if party.kind == PartyKind.TRUNK:
        return QCoreApplication.translate("CallModel", "Number withheld"), ""
    return state_display.describe_party_kind(party.kind), ""


def _format_called_party(info: CallInfo, group_name: str, site: Site) -> tuple[str, str]:
    """Return who has answered a call, else whom it rings, else the group or the number that was called."""
    if info.b is not None:
        return format_party(info.b, site)
    ringing = [target for target in info.targets if target.rejected is None]
    if len(ringing) == 1:
        return format_party(ringing[0], site)
    if ringing:
        # lupdate overlooks a plural whose number is a call.
        phones = len(ringing)
        count = QCoreApplication.translate("CallModel", "%n phones ringing", "", phones)
        return group_name or ", ".join(format_party(target, site)[0] for target in ringing), count
    if group_name:
        return group_name, ""
    return format_did(info, site) or QCoreApplication.translate("CallModel", "Dialling…"), ""


def format_did(info: CallInfo, site: Site) -> str:
    """Return the number that the outside caller dialled, as people write it; empty without one."""
    return sanitize_text(format_presented(info.did, site)) if info.did else ""


def _format_line(info: CallInfo, group_name: str, site: Site) -> tuple[str, str]:
    """Return the group, the number called and the trunk of a call, as text and detail."""
    trunk = next(
        (format_trunk(party.line) for party in (info.a, info.b) if party is not None and party.line), ""
    )
    did = format_did(info, site)
    # While nobody is rung, the group already stands in the place of the called party.
    if group_name and (info.b is not None or any(target.rejected is None for target in info.targets)):
        return group_name, PART_SEPARATOR.join(filter(None, (did, trunk)))
    return (did, trunk) if did else (trunk, "")


def format_call_site(info: CallInfo) -> str:
    """Return the site of a call, and whether it is out of date; empty where there is one site only."""
    name = sanitize_text(info.site)
    if not name or not info.is_stale:
        return name
    return QCoreApplication.translate("CallModel", "Out of date: {site}").format(site=name)


def format_trunk(line: str) -> str:
    """Return the text for a trunk. SIP trunks are identified by a Call-ID, which is not shown."""
    channel = _CHANNEL_PATTERN.fullmatch(line)
    if channel is not None:
        text = QCoreApplication.translate("CallModel", "Line %1, channel %2")
        return text.replace("%1", channel[1]).replace("%2", channel[2])
    if _CALL_ID_PATTERN.fullmatch(line):
        return QCoreApplication.translate("CallModel", "SIP line")
    return sanitize_text(line)


def _find_outside_party(info: CallInfo) -> PartyInfo | None:
    """Return the party whose number is called back: the one outside, else the first of two colleagues."""
    parties = [party for party in (info.a, info.b) if party is not None]
    outside = [party for party in parties if party.kind == PartyKind.TRUNK]
    # Behind a withheld number there is nobody to call: neither the colleague nor the park slot is meant.
    people = outside or [party for party in parties if party.kind not in _PLACE_KINDS]
    return next((party for party in people if party.number), None)
