"""The summary of a call as lines of title and value.

Most lines come from the switchboard's :class:`.CallInfo`, some from the records of the call.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from devlink3_desk.protocol.records import CALL_FIELDS, RecordField
from devlink3_desk.qt.core.call_row import (
    DEFAULT_SITE,
    NO_NUMBER_TEXTS,
    format_did,
    format_party,
    format_separate_number,
    format_trunk,
)
from devlink3_desk.qt.core.row_model import NameLookup
from devlink3_desk.qt.core.state_display import describe_direction, describe_flag, describe_party_kind
from devlink3_desk.qt.core.text import PART_SEPARATOR, join_bidi, sanitize_text
from devlink3_desk.qt.details.record_model import format_value, translate_field
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import CallInfo, PartyInfo, PartyKind
from devlink3_desk.switchboard.calls.call_info import CallDetails
from devlink3_desk.switchboard.site import Site


class SummaryField(NamedTuple):
    """Title and description of a line that shows a value of the call itself, not of its records."""

    title: str
    description: str


_FROM_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "From"), QT_TRANSLATE_NOOP("DetailsPane", "The caller.")
)
_TO_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "To"),
    QT_TRANSLATE_NOOP("DetailsPane", "The person who answered the call."),
)
_CANDIDATES_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Possible callers"),
    QT_TRANSLATE_NOOP("DetailsPane", "All people in the directory with this number."),
)
_RINGING_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Ringing at"),
    QT_TRANSLATE_NOOP("DetailsPane", "The phones that are ringing."),
)
_REJECTED_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Rejected"),
    QT_TRANSLATE_NOOP("DetailsPane", "Who rejected the call, and how."),
)
_HELD_BY_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Held by"),
    QT_TRANSLATE_NOOP("DetailsPane", "Who put the other party on hold."),
)
_GROUP_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Hunt group"),
    QT_TRANSLATE_NOOP("DetailsPane", "The hunt group that the call is for or came through."),
)
_DID_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Dialled number"),
    QT_TRANSLATE_NOOP("DetailsPane", "The number that the outside caller dialled."),
)
_DIRECTION_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Direction"),
    QT_TRANSLATE_NOOP("DetailsPane", "The direction of the call, as seen from your company."),
)
_LINE_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Line"), QT_TRANSLATE_NOOP("DetailsPane", "The outside line (trunk).")
)
_FLAGS_FIELD = SummaryField(
    QT_TRANSLATE_NOOP("DetailsPane", "Flags"),
    QT_TRANSLATE_NOOP("DetailsPane", "Recording, consent, privacy and emergency flags."),
)
_CALL_FIELDS: Final = {field.name: field for field in CALL_FIELDS}

SUMMARY_FIELDS: Final = tuple(
    _CALL_FIELDS[name] for name in ("authorization_code", "voicemail_length", "ivr_callflow", "ivr_time")
)
"""Fields of the records that the summary shows, too."""

_SELF_EXPLANATORY_KINDS: Final = frozenset({PartyKind.EXTENSION, PartyKind.TRUNK})
"""Kinds of party that are not shown, because name and number say enough."""


class SummaryLine(NamedTuple):
    """One line of the summary."""

    title: str
    value: str
    description: str


def format_full_party(party: PartyInfo, site: Site = DEFAULT_SITE) -> str:
    """Return a party in one line: name, number, and its kind if these do not show it."""
    name, number = sanitize_text(party.name), format_separate_number(party, site)
    if name and name == party.number:
        name = number
    if not number and name in NO_NUMBER_TEXTS:
        return format_party(party)[0]
    if party.candidates:
        name = f"{name} ?"
    needs_kind = not (name or number) or party.kind not in _SELF_EXPLANATORY_KINDS
    parts = (name, number, describe_party_kind(party.kind) if needs_kind else "")
    # Without a name of its own, an extension bears its number as a name.
    return join_bidi(dict.fromkeys(filter(None, parts)), PART_SEPARATOR)


MAX_CANDIDATES: Final = 20
"""Maximum number of people who are listed for one number."""


def _format_candidates(call: CallInfo) -> str:
    """Return the people whom the number of a party may belong to, one per line."""
    people = [person for party in (call.a, call.b) if party is not None for person in party.candidates]
    lines = [
        join_bidi(filter(None, (sanitize_text(person.name), sanitize_text(person.company))), PART_SEPARATOR)
        for person in people[:MAX_CANDIDATES]
    ]
    return "\n".join(lines + ["…"] * (len(people) > MAX_CANDIDATES))


def iter_summary_lines(
    call: CallInfo,
    details: CallDetails | None = None,
    find_name: NameLookup = str,
    site: Site = DEFAULT_SITE,
) -> Iterator[SummaryLine]:
    """Yield the lines of a call's summary, the caller first; lines without a value are omitted.

    ``find_name`` returns the name of an extension or a hunt group.
    """
    ringing = [format_full_party(target, site) for target in call.targets if target.rejected is None]
    rejected = [
        f"{format_full_party(target, site)} ({sanitize_text(target.rejected)})"
        for target in call.targets
        if target.rejected is not None
    ]
    trunks = [format_trunk(party.line) for party in (call.a, call.b) if party is not None and party.line]
    for field, value in (
        (_FROM_FIELD, "" if call.a is None else format_full_party(call.a, site)),
        (_CANDIDATES_FIELD, _format_candidates(call)),
        (_GROUP_FIELD, _format_number(call.group, find_name)),
        (_DID_FIELD, format_did(call, site)),
        (_TO_FIELD, "" if call.b is None else format_full_party(call.b, site)),
        (_HELD_BY_FIELD, _format_number(call.held_by, find_name)),
        (_RINGING_FIELD, "\n".join(ringing)),
        (_REJECTED_FIELD, "\n".join(rejected)),
        (_LINE_FIELD, ", ".join(dict.fromkeys(trunks))),
        (_DIRECTION_FIELD, describe_direction(call.direction)),
        (_FLAGS_FIELD, ", ".join(map(describe_flag, call.flags))),
        (_CALL_FIELDS["account_code"], sanitize_text(call.account_code)),
        (_CALL_FIELDS["tag"], sanitize_text(call.tag)),
    ):
        yield from _iter_line(field, value)
    if details is not None:
        yield from _iter_record_lines(details)


def _format_number(number: str | None, find_name: NameLookup) -> str:
    """Return a name with its number, or the number of someone without a name."""
    known = sanitize_text(find_name(number)) if number else ""
    return join_bidi(dict.fromkeys(filter(None, (known, sanitize_text(number)))), PART_SEPARATOR)


def _iter_record_lines(details: CallDetails) -> Iterator[SummaryLine]:
    for field in SUMMARY_FIELDS:
        # Every node has a record of the call, but only that of the node with the voicemail or the IVR has
        # these fields. A time of zero means that there was none.
        values = (getattr(record.call, field.name) for record in details.records)
        value = next((value for value in values if value), None)
        yield from _iter_line(field, format_value(field, value))


def _iter_line(field: SummaryField | RecordField, value: str) -> Iterator[SummaryLine]:
    if not value:
        return
    if isinstance(field, SummaryField):
        title, description = _translate_text(field.title), _translate_text(field.description)
    else:
        title, description = translate_field(field)
    yield SummaryLine(title, value, description)


def _translate_text(text: str) -> str:
    return QCoreApplication.translate("DetailsPane", text)
