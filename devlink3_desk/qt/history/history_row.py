"""The row values of ended calls: parties, outcome and times as texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from devlink3_desk.history.call_record import (
    CallOutcome,
    CallRecord,
    RecordedParty,
    ReturnedCall,
    compute_outcome,
)
from devlink3_desk.numbers.plan import build_written_form, format_e164, format_presented, parse_presented
from devlink3_desk.qt.core.call_row import NO_NUMBER_TEXTS, join_groups
from devlink3_desk.qt.core.row_model import NameLookup
from devlink3_desk.qt.core.state_display import StateSign, describe_direction, describe_duration
from devlink3_desk.qt.core.text import format_duration, join_bidi, sanitize_text
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import CallDirection
from devlink3_desk.switchboard.site import SITE_SEPARATOR, Site

OUTCOME_SIGNS: Final[dict[CallOutcome, StateSign]] = {
    CallOutcome.ANSWERED: StateSign("connected", "good"),
    CallOutcome.VOICEMAIL: StateSign("voicemail", "held"),
    CallOutcome.ABANDONED: StateSign("ending", "bad"),
    CallOutcome.SHORT_ABANDONED: StateSign("ending", "ringing"),
    CallOutcome.UNANSWERED: StateSign("lost", "unknown"),
    CallOutcome.UNKNOWN: StateSign("unknown", "unknown"),
}
OUTCOME_TEXTS: Final[dict[CallOutcome, str]] = {
    CallOutcome.ANSWERED: QT_TRANSLATE_NOOP("History", "Answered"),
    CallOutcome.VOICEMAIL: QT_TRANSLATE_NOOP("History", "Voicemail"),
    CallOutcome.ABANDONED: QT_TRANSLATE_NOOP("History", "Hung up"),
    CallOutcome.SHORT_ABANDONED: QT_TRANSLATE_NOOP("History", "Hung up soon"),
    CallOutcome.UNANSWERED: QT_TRANSLATE_NOOP("History", "Not reached"),
    CallOutcome.UNKNOWN: QT_TRANSLATE_NOOP("History", "Unknown"),
}
VISIT_SEPARATOR: Final = "  \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}  "
RETURNED_SIGN: Final = StateSign("check", "good")


def describe_outcome(outcome: CallOutcome) -> str:
    """Return the text of an outcome."""
    return QCoreApplication.translate("History", OUTCOME_TEXTS[outcome])


class HistoryRow(msgspec.Struct, frozen=True, gc=False):
    """An ended call with its texts."""

    call: CallRecord
    outcome: CallOutcome
    name: str
    """The other party: the caller, or for an outgoing call the called party."""
    shown_number: str
    """Its number as people write it; empty if :attr:`name` is the number."""
    number: str
    """Its number as it is recorded, to find its other calls; empty if it was withheld."""
    dial_number: str
    """Its number in the written form, to dial."""
    own_side: str
    """Hunt groups and people of the company who took part, with their numbers."""
    own_side_names: str
    """The same without numbers, for narrow rows."""
    time_text: str
    day_text: str
    wait_text: str
    talk_text: str
    returned_text: str
    """By whom and when the caller was called back; empty if nobody has called back."""
    accessible_text: str
    needs_return: bool = False
    """Whether nobody answered an incoming call."""
    returned: ReturnedCall | None = None

    @property
    def copied_number(self) -> str:
        """Its number as it is copied, without the digits of the outside line."""
        return self.number and join_groups(self.number, self.shown_number or self.name)

    @property
    def key(self) -> str:
        """Id of the call."""
        return self.call.id

    @property
    def is_open(self) -> bool:
        """Whether the call was not answered, and nobody has spoken with the caller since."""
        return self.needs_return and self.returned is None and bool(self.number)

    @property
    def elapsed_since(self) -> None:
        """``None``: the call is over."""

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """Newest first."""
        return (-self.call.started, self.call.id)

    @property
    def search_text(self) -> str:
        """Empty: the history itself is searched."""
        return ""


class RowWriter:
    """Creates row values, with the names and the numbering plan of the site."""

    def __init__(
        self, find_name: NameLookup, site: Site, today: QDate, names: Mapping[str, str] | None = None
    ) -> None:
        """``names`` has the names of the parties of one call, which ``find_name`` need not know."""
        self._find_name, self._site, self.today = find_name, site, today
        self._names = names or {}
        self._locale = QLocale()

    def with_parties_of(self, call: CallRecord) -> RowWriter:
        """Return a writer that also has the names of the caller and the called party of a call."""
        names = {party.number: party.name for party in (call.caller, call.called) if party.name}
        return RowWriter(self._find_name, self._site, self.today, names)

    def create_row(self, call: CallRecord, returned: ReturnedCall | None = None) -> HistoryRow:
        """Return the row of a call; ``returned`` is how its caller was reached later."""
        outcome = compute_outcome(call)
        other = call.called if call.direction is CallDirection.OUTGOING else call.caller
        number = sanitize_text(other.number)
        shown = format_party_number(other, self._site)
        name = self.name_party(other)
        started = QDateTime.fromMSecsSinceEpoch(round(call.started * 1000))
        returned_text = "" if returned is None else self._describe_return(returned)
        row = HistoryRow(
            call=call,
            outcome=outcome,
            name=name or shown or QCoreApplication.translate("History", "Number withheld"),
            shown_number=shown if name else "",
            number=number,
            dial_number=_find_dial_number(other, self._site),
            own_side=self._describe_own_side(call),
            own_side_names=self._join_visits(call, self._label_party, self.label_number),
            time_text=self._locale.toString(started.time(), QLocale.FormatType.ShortFormat),
            day_text=format_day(started.date(), self.today),
            wait_text=format_duration(round(call.wait)),
            talk_text=format_duration(round(call.talk)) if call.talk else "",
            returned_text=returned_text,
            accessible_text="",
            needs_return=call.direction is CallDirection.INCOMING and not call.was_connected,
            returned=returned,
        )
        return msgspec.structs.replace(row, accessible_text=_describe_row(row))

    def name_party(self, party: RecordedParty) -> str:
        """Return the name of a party at the time of the call, else its current name."""
        name = sanitize_text(party.name)
        if not party.number and name in NO_NUMBER_TEXTS:
            return QCoreApplication.translate("CallModel", NO_NUMBER_TEXTS[name])
        return name or (self.name_number(party.number) if party.number else "")

    def name_number(self, number: str) -> str:
        """Return the current name of an extension or a hunt group; empty if it is unknown."""
        name = sanitize_text(self._names.get(number) or self._find_name(number))
        return "" if name == number else name

    def label_number(self, number: str) -> str:
        """Return the name of a party, else its number as people write it."""
        return self.name_number(number) or format_number(number, self._site)

    def describe_number(self, number: str) -> str:
        """Return name and number of an extension or a group, else an outside number as people write it."""
        name = self.name_number(number)
        if name:
            return f"{name} ({format_number(number, self._site)})"
        return format_number(number, self._site)

    def _describe_own_side(self, call: CallRecord) -> str:
        """Return who of the company took part, and at which of several sites."""
        taken_part = self._join_visits(call, self._describe_party, self.describe_number)
        if not call.site or taken_part.endswith(f"{SITE_SEPARATOR}{call.site})"):
            return taken_part
        return join_bidi(filter(None, (taken_part, sanitize_text(call.site))), SITE_SEPARATOR)

    @staticmethod
    def _join_visits(
        call: CallRecord,
        format_party: Callable[[RecordedParty], str],
        format_extension: Callable[[str], str],
    ) -> str:
        """Return who of the company took part, in the order in which the call reached them."""
        if call.direction is CallDirection.OUTGOING:
            return format_party(call.caller)
        visited = [format_extension(group) for group in call.groups] or [format_party(call.called)]
        if call.answered_by is not None:
            visited.append(format_extension(call.answered_by))
        # Unlike an arrow, this sign is mirrored in right-to-left text.
        return join_bidi(dict.fromkeys(filter(None, visited)), VISIT_SEPARATOR)

    def _label_party(self, party: RecordedParty) -> str:
        """Return the name of a party, or its number if it has none."""
        return self.name_party(party) or format_party_number(party, self._site)

    def _describe_party(self, party: RecordedParty) -> str:
        name, number = self.name_party(party), format_party_number(party, self._site)
        return f"{name} ({number})" if name and number else name or number

    def _describe_return(self, returned: ReturnedCall) -> str:
        at = QDateTime.fromMSecsSinceEpoch(round(returned.at * 1000))
        time = self._locale.toString(at.time(), QLocale.FormatType.ShortFormat)
        if at.date() != self.today:
            time = f"{format_day(at.date(), self.today)} {time}"
        if returned.by is None:
            return QCoreApplication.translate("History", "Reached {time}").format(time=time)
        return QCoreApplication.translate("History", "Reached by {who}, {time}").format(
            who=self.name_number(returned.by) or sanitize_text(returned.by), time=time
        )


def format_day(day: QDate, today: QDate) -> str:
    """Return a day in the format of the locale; today and yesterday in words."""
    match day.daysTo(today):
        case 0:
            return QCoreApplication.translate("History", "Today")
        case 1:
            return QCoreApplication.translate("History", "Yesterday")
        case _:
            locale = QLocale()
            # The short format has no weekday, which helps readers most.
            weekday = locale.toString(day, "ddd")
            return f"{weekday} {locale.toString(day, QLocale.FormatType.ShortFormat)}"


def format_party_number(party: RecordedParty, site: Site) -> str:
    """Return the number of a party as people write it."""
    return format_e164(party.e164, site.country) if party.e164 else format_number(party.number, site)


def format_number(number: str, site: Site) -> str:
    """Return a number of a call as people write it; see :func:`.format_presented`."""
    return sanitize_text(format_presented(number, site))


def _find_dial_number(party: RecordedParty, site: Site) -> str:
    if party.e164 or not party.number:
        return party.e164 or ""
    return build_written_form(parse_presented(sanitize_text(party.number), site))


def _describe_row(row: HistoryRow) -> str:
    """Return a row as one sentence, for screen readers."""
    translate = QCoreApplication.translate
    wait, talk = describe_duration(round(row.call.wait)), describe_duration(round(row.call.talk))
    parts = (
        describe_outcome(row.outcome),
        describe_direction(row.call.direction),
        row.name,
        row.shown_number,
        row.own_side,
        f"{row.day_text} {row.time_text}",
        translate("History", "waited {time}").format(time=wait),
        translate("History", "talked {time}").format(time=talk) if row.call.talk else "",
        row.returned_text,
    )
    return ", ".join(filter(None, parts))
