"""How a call becomes rows of the history, and rows become a call again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntFlag
from typing import Final

from devlink3_desk.history.call_record import CallLeg, CallRecord, ReachedParty, RecordedParty, outside_key
from devlink3_desk.history.outside_lines import LineUse
from devlink3_desk.history.report_calculation import LineSpan
from devlink3_desk.services.storage.history_database import Database, SqlRow, SqlValue
from devlink3_desk.services.storage.history_schema import LINES_VERSION, OFFERS_VERSION
from devlink3_desk.services.storage.history_texts import pack_numbers, unpack_numbers
from devlink3_desk.switchboard.board_values import CallDirection, CallFlag, CallStatus

PSEUDONYM_MARK: Final = "~"
"""Begins what stands in the place of a number; no number begins with it."""

CALLS_PER_MILLISECOND: Final = 1 << 16
"""Factor between the start of a call and its id."""
_MAX_ID: Final = (1 << 63) - 1
"""The greatest integer of SQLite and PostgreSQL: an id in the year 6429."""

# The numbers in the database. New values are added at the end.
DIRECTIONS: Final = (
    CallDirection.UNKNOWN,
    CallDirection.INCOMING,
    CallDirection.OUTGOING,
    CallDirection.INTERNAL,
)
_STATES: Final = (
    CallStatus.UNKNOWN,
    CallStatus.DIALLING,
    CallStatus.RINGING,
    CallStatus.QUEUED,
    CallStatus.ANNOUNCEMENT,
    CallStatus.CONNECTED,
    CallStatus.HELD,
    CallStatus.PARKED,
    CallStatus.CONFERENCE,
    CallStatus.VOICEMAIL,
    CallStatus.DISCONNECTING,
)
_FLAGS: Final = (
    CallFlag.PRIVATE,
    CallFlag.AUTO_ANSWERED,
    CallFlag.RECORDED,
    CallFlag.CONSENT_GIVEN,
    CallFlag.CONSENT_REFUSED,
    CallFlag.EMERGENCY,
)
START_UNSEEN_FLAG: Final = 1 << 14
"""Bit of the column ``flags``, beside those of the call: the call was in progress when it was first seen."""
_STATES_OF_A_PERSON: Final = frozenset(
    {
        CallStatus.DIALLING,
        CallStatus.RINGING,
        CallStatus.QUEUED,
        CallStatus.ANNOUNCEMENT,
        CallStatus.CONNECTED,
        CallStatus.HELD,
        CallStatus.PARKED,
        CallStatus.CONFERENCE,
    }
)
"""States in which the parties of a leg have rung, talked or made the call.

Phones also ring for a caller who waits in a queue.
"""


class TextRole(IntFlag):
    """What a text has to do with a call."""

    NUMBER = 1
    """The number that called, was called or answered, as sent or in E.164."""
    PERSON = 2
    """The number that rang, talked or made the call."""
    GROUP = 4
    NAME = 8
    OTHER = 16


CALL_COLUMNS: Final = (
    "id, public_id, length, answered, direction, connected, voicemail, end_seen, complete, flags, transfers, "
    "wait, talk, hold, parked, caller_number, caller_name, caller_e164, called_number, called_name, "
    "called_e164, answered_by, did, account_code, tag, outside_key, groups, nodes, lines"
)
FIRST_TEXT_COLUMN: Final = 15
TEXT_COLUMNS: Final = 11
LENGTH_COLUMN: Final = 2
KEY_COLUMN: Final = FIRST_TEXT_COLUMN + TEXT_COLUMNS - 1
_GROUPS_COLUMN: Final = FIRST_TEXT_COLUMN + TEXT_COLUMNS
LEG_COLUMNS: Final = "call_id, state, start, group_id, by_id, parties, offered"


def list_call_columns(database: Database) -> str:
    """Return :data:`CALL_COLUMNS` for a query of tables that may be of an older version."""
    if database.read_version() >= LINES_VERSION:
        return CALL_COLUMNS
    return CALL_COLUMNS.removesuffix("lines") + "NULL"


def list_leg_columns(database: Database) -> str:
    """Return :data:`LEG_COLUMNS` for a query of tables that may be of an older version."""
    if database.read_version() >= OFFERS_VERSION:
        return LEG_COLUMNS
    return LEG_COLUMNS.removesuffix("offered") + "NULL"


def to_milliseconds(seconds: float) -> int:
    """Return seconds in the unit of the history."""
    return round(seconds * 1000)


def compute_first_id(milliseconds: int) -> int:
    """Return the least id of a call that starts at an instant."""
    return max(-_MAX_ID, min(milliseconds * CALLS_PER_MILLISECOND, _MAX_ID))


def decode_start(call_id: int) -> int:
    """Return the instant at which a call started, in milliseconds."""
    return call_id // CALLS_PER_MILLISECOND


def decode_span(call_id: int, length: int) -> tuple[int, int]:
    """Return when a call started and ended, in milliseconds."""
    start = decode_start(call_id)
    return start, start + length


def list_text_ids(row: SqlRow) -> list[int]:
    """Return the texts of a row with the columns of :data:`CALL_COLUMNS`."""
    numbers = [number for number in row[FIRST_TEXT_COLUMN:_GROUPS_COLUMN] if number is not None]
    return numbers + unpack_numbers(row[_GROUPS_COLUMN])


def list_leg_text_ids(row: SqlRow) -> list[int]:
    """Return the texts of a leg."""
    _call_id, _state, _start, group, by, parties, _offered = row
    return [number for number in (group, by, *unpack_numbers(parties)) if number is not None]


# Plain numbers: the operators of flags would cost more than all the rest of storing a call.
_NUMBER, _PERSON, _GROUP, _NAME, _OTHER = (
    int(role) for role in (TextRole.NUMBER, TextRole.PERSON, TextRole.GROUP, TextRole.NAME, TextRole.OTHER)
)


def collect_roles(call: CallRecord) -> dict[str, int]:
    """Return every text of a call with the roles that it has in it."""
    roles: dict[str, int] = {}

    def add(role: int, found: Iterable[str | None]) -> None:
        for text in found:
            if text is not None:
                roles[text] = roles.get(text, 0) | role

    for party in (call.caller, call.called):
        add(_NUMBER, (party.number or None, party.e164))
        add(_NAME, (party.name or None,))
    add(_NUMBER | _PERSON, (call.answered_by,))
    if call.direction in (CallDirection.OUTGOING, CallDirection.INTERNAL):
        add(_PERSON, (call.caller.number or None,))
    add(_GROUP, call.groups)
    add(_OTHER, (call.did, call.account_code, call.tag))
    for reached in call.reached:
        add(_NUMBER, (reached.number,))
        add(_OTHER, (reached.by,))
    for leg in call.legs:
        add(_GROUP, (leg.group,))
        add(_OTHER, (leg.by,))
        add(_PERSON if leg.state in _STATES_OF_A_PERSON else _OTHER, leg.parties)
    return roles


def encode_call(call: CallRecord, row_id: int, numbers: dict[str, int]) -> tuple[SqlValue, ...]:
    start = to_milliseconds(call.started)
    key = outside_key(call)
    caller, called = call.caller, call.called
    optional = (call.answered_by, call.did, call.account_code, call.tag, key)
    return (
        row_id,
        call.id,
        to_milliseconds(call.ended) - start,
        None if call.answered is None else to_milliseconds(call.answered) - start,
        DIRECTIONS.index(call.direction),
        int(call.was_connected),
        int(call.voicemail_answered),
        int(call.end_seen),
        int(call.complete),
        sum(1 << _FLAGS.index(flag) for flag in set(call.flags))
        | (0 if call.start_seen else START_UNSEEN_FLAG),
        call.transfers,
        *(to_milliseconds(seconds) for seconds in (call.wait, call.talk, call.hold, call.parked)),
        *(
            numbers[text] if text else None
            for text in (caller.number, caller.name, caller.e164, called.number, called.name, called.e164)
        ),
        *(None if text is None else numbers[text] for text in optional),
        pack_numbers(numbers[group] for group in call.groups),
        "\n".join(call.nodes),
        encode_lines(call, start),
    )


def encode_lines(call: CallRecord, start: int) -> str | None:
    """Return the outside lines of a call as text; ``start`` is that of the call, in milliseconds.

    Each is a line, followed by its start and end if they are not those of the call.
    """
    if call.lines is None:
        return None
    texts = []
    for use in call.lines:
        whole = use.start <= call.started and use.end >= call.ended
        times = "" if whole else f" {to_milliseconds(use.start) - start} {to_milliseconds(use.end) - start}"
        texts.append(use.line + times)
    return "\n".join(texts) if texts else NO_LINES


NO_LINES: Final = "-"
"""Stands for the lines of a call that needed none."""


def decode_line_spans(text: str, start: int, end: int) -> list[LineSpan]:
    """Return when lines were in use, from :func:`encode_lines` and the span of their call."""
    if text == NO_LINES:
        return []
    spans = []
    for part in text.split("\n"):
        line, *times = part.split(" ")
        if times:
            spans.append(LineSpan(line, start + int(times[0]), start + int(times[1])))
        else:
            spans.append(LineSpan(line, start, end))
    return spans


def _decode_lines(text: str, start: int, end: int) -> tuple[LineUse, ...]:
    return tuple(
        LineUse(span.line, span.start / 1000, span.end / 1000) for span in decode_line_spans(text, start, end)
    )


def encode_legs(call: CallRecord, row_id: int, numbers: dict[str, int]) -> list[tuple[SqlValue, ...]]:
    start = to_milliseconds(call.started)
    return [
        (
            row_id,
            position,
            _STATES.index(leg.state),
            to_milliseconds(leg.start) - start,
            None if leg.group is None else numbers[leg.group],
            None if leg.by is None else numbers[leg.by],
            pack_numbers(numbers[party] for party in leg.parties),
            None if leg.offered is None else to_milliseconds(leg.offered) - start,
        )
        for position, leg in enumerate(call.legs)
    ]


def encode_reached(call: CallRecord, row_id: int, numbers: dict[str, int]) -> list[tuple[SqlValue, ...]]:
    start = to_milliseconds(call.started)
    # Two numbers can be the same once they are cut to a length.
    rows = {numbers[party.number]: (to_milliseconds(party.at) - start, party.by) for party in call.reached}
    return [(number, row_id, at, None if by is None else numbers[by]) for number, (at, by) in rows.items()]


def decode_call(
    row: SqlRow, legs: Sequence[SqlRow], reached: Sequence[SqlRow], texts: dict[int, str]
) -> CallRecord:
    (row_id, public_id, length, answered, direction, connected, voicemail, end_seen, complete, flags,
        transfers, wait, talk, hold, parked, caller_number, caller_name, caller_e164, called_number,
        called_name, called_e164, answered_by, did, account_code, tag, _key, groups, nodes,
        lines) = row  # fmt: skip
    start = decode_start(row_id)

    def text(number: int | None) -> str:
        return "" if number is None else texts[number]

    def optional(number: int | None) -> str | None:
        return None if number is None else texts[number]

    return CallRecord(
        id=public_id,
        started=start / 1000,
        ended=(start + length) / 1000,
        direction=DIRECTIONS[direction],
        # A number that was forgotten has no E.164 form either.
        caller=RecordedParty(text(caller_number), text(caller_name), text(caller_e164) or None),
        called=RecordedParty(text(called_number), text(called_name), text(called_e164) or None),
        answered=None if answered is None else (start + answered) / 1000,
        answered_by=optional(answered_by),
        was_connected=bool(connected),
        voicemail_answered=bool(voicemail),
        start_seen=not flags & START_UNSEEN_FLAG,
        end_seen=bool(end_seen),
        complete=bool(complete),
        did=optional(did),
        groups=tuple(texts[number] for number in unpack_numbers(groups)),
        wait=wait / 1000,
        talk=talk / 1000,
        hold=hold / 1000,
        parked=parked / 1000,
        transfers=transfers,
        account_code=optional(account_code),
        tag=optional(tag),
        flags=tuple(flag for bit, flag in enumerate(_FLAGS) if flags >> bit & 1),
        nodes=tuple(nodes.split("\n")) if nodes else (),
        legs=_decode_legs(start, start + length, legs, texts),
        reached=tuple(_decode_reached(each, start, texts) for each in reached),
        lines=None if lines is None else _decode_lines(lines, start, start + length),
    )


def _decode_reached(row: SqlRow, start: int, texts: dict[int, str]) -> ReachedParty:
    _id, number, by, at = row
    return ReachedParty(texts[number], (start + at) / 1000, None if by is None else texts[by])


def _decode_legs(start: int, end: int, rows: Sequence[SqlRow], texts: dict[int, str]) -> tuple[CallLeg, ...]:
    # Legs have no gaps between them, so each ends where the next one starts.
    starts = [start + row[2] for row in rows]
    return tuple(
        CallLeg(
            state=_STATES[state],
            start=leg_start / 1000,
            end=leg_end / 1000,
            group=None if group is None else texts[group],
            parties=tuple(texts[number] for number in unpack_numbers(parties)),
            by=None if by is None else texts[by],
            offered=None if offered is None else (start + offered) / 1000,
        )
        for (_id, state, _start, group, by, parties, offered), leg_start, leg_end in zip(
            rows, starts, (*starts[1:], end), strict=False
        )
    )
