"""How a call becomes rows of the history, and rows become a call again."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from enum import IntFlag
from typing import Final

from devlink3_desk.history.call_record import CallLeg, CallRecord, ReachedParty, RecordedParty, outside_key
from devlink3_desk.services.storage.history_database import Database, SqlRow, SqlValue, split_parameters
from devlink3_desk.services.storage.history_schema import read_meta, write_meta
from devlink3_desk.switchboard.board_values import CallDirection, CallFlag, CallStatus

MAX_TEXT_LENGTH: Final = 500
"""Characters of a number, name or tag at most: PostgreSQL cannot index a text of more than 2,700 bytes."""
MAX_CACHED_TEXTS: Final = 100_000
MAX_CHANGES: Final = 20_000
"""Outside numbers of changed calls that are noted."""

PSEUDONYM_MARK: Final = "~"
"""Begins what stands in the place of a number; no number begins with it."""

CALLS_PER_MILLISECOND: Final = 1 << 16
"""Factor between the start of a call and its id."""

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
        CallStatus.CONNECTED,
        CallStatus.HELD,
        CallStatus.PARKED,
        CallStatus.CONFERENCE,
    }
)
"""States in which the parties of a leg have rung, talked or made the call."""


class TextRole(IntFlag):
    """What a text has to do with a call."""

    NUMBER = 1
    """The number that called, was called or answered, as sent or in E.164."""
    PERSON = 2
    """The number that rang, talked or made the call."""
    GROUP = 4
    NAME = 8
    OTHER = 16


QUARTER_MILLISECONDS: Final = 900_000
"""The figures of reports are stored by quarter hours, numbered since 1970."""

CALL_COLUMNS: Final = (
    "id, public_id, length, answered, direction, connected, voicemail, end_seen, complete, flags, transfers, "
    "wait, talk, hold, parked, caller_number, caller_name, caller_e164, called_number, called_name, "
    "called_e164, answered_by, did, account_code, tag, outside_key, groups, nodes"
)
_LENGTH_COLUMN: Final = 2
FIRST_TEXT_COLUMN: Final = 15
TEXT_COLUMNS: Final = 11
_KEY_COLUMN: Final = FIRST_TEXT_COLUMN + TEXT_COLUMNS - 1
_GROUPS_COLUMN: Final = FIRST_TEXT_COLUMN + TEXT_COLUMNS
_LEG_COLUMNS: Final = "call_id, state, start, group_id, by_id, parties"
_INSERT_CALL: Final = (
    f"INSERT INTO calls ({CALL_COLUMNS}) VALUES ({', '.join('?' * len(CALL_COLUMNS.split(',')))})"  # noqa: S608
)
_INSERT_LEG: Final = (
    "INSERT INTO legs (call_id, position, state, start, group_id, by_id, parties) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_REACHED: Final = "INSERT INTO reached_parties (number_id, call_id, at, by_id) VALUES (?, ?, ?, ?)"
_INSERT_CALL_TEXT: Final = "INSERT INTO call_texts (text_id, call_id, roles) VALUES (?, ?, ?)"


def to_milliseconds(seconds: float) -> int:
    """Return seconds in the unit of the history."""
    return round(seconds * 1000)


def first_id_at(milliseconds: int) -> int:
    """Return the least id of a call that starts at an instant."""
    return milliseconds * CALLS_PER_MILLISECOND


def start_of(call_id: int) -> int:
    """Return the instant at which a call started, in milliseconds."""
    return call_id // CALLS_PER_MILLISECOND


def fold_text(text: str) -> str:
    """Return ``text`` as it is compared in a search: without case and accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def limit_text(text: str) -> str:
    """Return ``text`` as both engines can store it."""
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()  # a lone surrogate
    return text[:MAX_TEXT_LENGTH].replace("\0", "\ufffd")


class TextTable:
    """The texts of a history by number, with those used lately in memory."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._ids: dict[str, int] = {}
        self._texts: dict[int, str] = {}
        self._generation: str | None = None

    def find_ids(self, texts: Iterable[str]) -> dict[str, int]:
        """Return the numbers of those of ``texts`` that the history has."""
        found: dict[str, int] = {}
        for marks, part in split_parameters(limit_text(text) for text in texts):
            rows = self._database.execute(f"SELECT text, id FROM texts WHERE text IN ({marks})", part)  # noqa: S608
            found.update((text, int(number)) for text, number in rows)
        return found

    def add_texts(self, texts: Iterable[str]) -> dict[str, int]:
        """Return the number of each of ``texts``, and store those that are new; within a transaction."""
        self._check_generation()
        wanted = {text: limit_text(text) for text in texts}
        unknown = {text for text in wanted.values() if text not in self._ids}
        if unknown:
            new = unknown - self.find_ids(unknown).keys()
            rows = [(text, folded if (folded := fold_text(text)) != text else None) for text in sorted(new)]
            self._database.execute_many("INSERT INTO texts (text, folded) VALUES (?, ?)", rows)
            self._ids.update(self.find_ids(unknown))
        return {text: self._ids[stored] for text, stored in wanted.items()}

    def get_texts(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return texts by their numbers; one that was forgotten is empty."""
        self._check_generation()
        found = dict.fromkeys(numbers, "")
        missing = [number for number in found if number not in self._texts]
        found.update((number, self._texts[number]) for number in found.keys() & self._texts.keys())
        for marks, part in split_parameters(missing):
            rows = self._database.execute(f"SELECT id, text FROM texts WHERE id IN ({marks})", part)  # noqa: S608
            read = {int(number): text or "" for number, text in rows}
            found.update(read)
            self._texts.update(read)
        return found

    def forget_cache(self) -> None:
        """Drop what is in memory, such as after a transaction that was rolled back."""
        self._ids.clear()
        self._texts.clear()

    def note_removal(self) -> None:
        """Make this and every other program that has texts in memory read them again."""
        write_meta(self._database, "texts", str(int(read_meta(self._database, "texts") or 0) + 1))

    def _check_generation(self) -> None:
        # Another program may have removed texts since, and given their numbers to others.
        generation = read_meta(self._database, "texts")
        if generation != self._generation or len(self._ids) + len(self._texts) > MAX_CACHED_TEXTS:
            self.forget_cache()
            self._generation = generation


def write_calls(database: Database, texts: TextTable, calls: Sequence[CallRecord]) -> None:
    """Store calls; one that is stored already is replaced. Belongs to the transaction around it."""
    by_id = {call.id: call for call in calls}
    drop_figures(
        database, [(to_milliseconds(call.started), to_milliseconds(call.ended)) for call in by_id.values()]
    )
    for marks, part in split_parameters(by_id):
        known = database.execute(f"SELECT id FROM calls WHERE public_id IN ({marks})", part)  # noqa: S608
        delete_calls(database, [int(row[0]) for row in known])
    roles = {call.id: _collect_roles(call) for call in by_id.values()}
    numbers = texts.add_texts({text for found in roles.values() for text in found})
    call_rows: list[tuple[SqlValue, ...]] = []
    leg_rows: list[tuple[SqlValue, ...]] = []
    text_rows: list[tuple[SqlValue, ...]] = []
    reached_rows: list[tuple[SqlValue, ...]] = []
    last_ids: dict[int, int] = {}
    for call in by_id.values():
        row_id = _choose_id(database, call, last_ids)
        call_rows.append(_encode_call(call, row_id, numbers))
        leg_rows += _encode_legs(call, row_id, numbers)
        reached_rows += _encode_reached(call, row_id, numbers)
        merged: dict[int, int] = {}
        for text, role in roles[call.id].items():
            # Two texts can be the same once they are cut to a length.
            merged[numbers[text]] = merged.get(numbers[text], 0) | role
        text_rows += [(number, row_id, role) for number, role in merged.items()]
    database.execute_many(_INSERT_CALL, call_rows)
    database.execute_many(_INSERT_LEG, leg_rows)
    database.execute_many(_INSERT_CALL_TEXT, text_rows)
    database.execute_many(_INSERT_REACHED, reached_rows)
    _note_callers(database, {row[_KEY_COLUMN] for row in call_rows} | {row[0] for row in reached_rows})


def delete_calls(database: Database, ids: Sequence[int]) -> None:
    """Remove calls with everything that belongs to them; within a transaction."""
    for marks, part in split_parameters(ids):
        rows = database.execute(f"SELECT {CALL_COLUMNS} FROM calls WHERE id IN ({marks})", part)  # noqa: S608
        legs = database.execute(f"SELECT {_LEG_COLUMNS} FROM legs WHERE call_id IN ({marks})", part)  # noqa: S608
        # Without an index by call, each row is found by its whole key.
        used = {(number, int(row[0])) for row in rows for number in list_text_ids(row)}
        used |= {(number, int(leg[0])) for leg in legs for number in list_leg_text_ids(leg)}
        reached = _select_reached(database, marks, part)
        used |= {
            (number, call) for call, *numbers, _at in reached for number in numbers if number is not None
        }
        drop_figures(database, [(start_of(row[0]), start_of(row[0]) + row[_LENGTH_COLUMN]) for row in rows])
        database.execute_many("DELETE FROM call_texts WHERE text_id = ? AND call_id = ?", used)
        database.execute(f"DELETE FROM calls WHERE id IN ({marks})", part)  # noqa: S608
        _note_callers(database, {row[_KEY_COLUMN] for row in rows} | {party[1] for party in reached})


def _note_callers(database: Database, keys: set[SqlValue]) -> None:
    """Note that calls with these outside numbers have changed."""
    database.execute_many(
        "INSERT INTO caller_changes (key_id) VALUES (?)", [(key,) for key in keys if key is not None]
    )
    database.execute(
        "DELETE FROM caller_changes WHERE id <= (SELECT max(id) FROM caller_changes) - ?", (MAX_CHANGES,)
    )


def drop_figures(database: Database, spans: Iterable[tuple[int, int]]) -> None:
    """Remove the stored figures of every quarter hour in which a call was in progress that has changed.

    ``spans`` are the starts and ends of such calls in milliseconds. Belongs to the transaction around it.
    """
    ranges = {
        (start // QUARTER_MILLISECONDS, max(start, end) // QUARTER_MILLISECONDS) for start, end in spans
    }
    database.execute_many("DELETE FROM figures WHERE start BETWEEN ? AND ?", sorted(ranges))


def list_text_ids(row: SqlRow) -> list[int]:
    """Return the texts of a row with the columns of :data:`CALL_COLUMNS`."""
    numbers = [number for number in row[FIRST_TEXT_COLUMN:_GROUPS_COLUMN] if number is not None]
    return numbers + unpack_numbers(row[_GROUPS_COLUMN])


def list_leg_text_ids(row: SqlRow) -> list[int]:
    """Return the texts of a leg."""
    _call_id, _state, _start, group, by, parties = row
    return [number for number in (group, by, *unpack_numbers(parties)) if number is not None]


def _choose_id(database: Database, call: CallRecord, last_ids: dict[int, int]) -> int:
    """Return an id that no other call has, in the order of starts."""
    # Without a clock that was ever set, a call starts in 1970 at the earliest.
    start = max(0, to_milliseconds(call.started))
    if start not in last_ids:
        first = first_id_at(start)
        rows = database.execute(
            "SELECT max(id) FROM calls WHERE id >= ? AND id < ?", (first, first_id_at(start + 1))
        )
        last_ids[start] = first - 1 if rows[0][0] is None else int(rows[0][0])
    last_ids[start] += 1
    return last_ids[start]


# Plain numbers: the operators of flags would cost more than all the rest of storing a call.
_NUMBER, _PERSON, _GROUP, _NAME, _OTHER = (
    int(role) for role in (TextRole.NUMBER, TextRole.PERSON, TextRole.GROUP, TextRole.NAME, TextRole.OTHER)
)


def _collect_roles(call: CallRecord) -> dict[str, int]:
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


def _encode_call(call: CallRecord, row_id: int, numbers: dict[str, int]) -> tuple[SqlValue, ...]:
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
        _pack_numbers(numbers[group] for group in call.groups),
        "\n".join(call.nodes),
    )


def _encode_legs(call: CallRecord, row_id: int, numbers: dict[str, int]) -> list[tuple[SqlValue, ...]]:
    start = to_milliseconds(call.started)
    return [
        (
            row_id,
            position,
            _STATES.index(leg.state),
            to_milliseconds(leg.start) - start,
            None if leg.group is None else numbers[leg.group],
            None if leg.by is None else numbers[leg.by],
            _pack_numbers(numbers[party] for party in leg.parties),
        )
        for position, leg in enumerate(call.legs)
    ]


def _encode_reached(call: CallRecord, row_id: int, numbers: dict[str, int]) -> list[tuple[SqlValue, ...]]:
    start = to_milliseconds(call.started)
    # Two numbers can be the same once they are cut to a length.
    rows = {numbers[party.number]: (to_milliseconds(party.at) - start, party.by) for party in call.reached}
    return [(number, row_id, at, None if by is None else numbers[by]) for number, (at, by) in rows.items()]


def _select_reached(database: Database, marks: str, ids: Sequence[SqlValue]) -> list[SqlRow]:
    return database.execute(
        "SELECT call_id, number_id, by_id, at FROM reached_parties "  # noqa: S608
        f"WHERE call_id IN ({marks}) ORDER BY call_id, at, number_id",
        ids,
    )


def read_calls(
    database: Database, texts: TextTable, rows: Sequence[SqlRow], *, with_legs: bool = True
) -> list[CallRecord]:
    """Return the calls of ``rows``, which have the columns of :data:`CALL_COLUMNS`."""
    legs: dict[int, list[SqlRow]] = {int(row[0]): [] for row in rows}
    if with_legs:
        for marks, part in split_parameters(legs):
            found = database.execute(
                f"SELECT {_LEG_COLUMNS} FROM legs WHERE call_id IN ({marks}) "  # noqa: S608
                "ORDER BY call_id, position",
                part,
            )
            for leg in found:
                legs[int(leg[0])].append(leg)
    reached: dict[int, list[SqlRow]] = {}
    for marks, part in split_parameters(row[0] for row in rows):
        for party in _select_reached(database, marks, part):
            reached.setdefault(int(party[0]), []).append(party)
    numbers = {number for row in rows for number in list_text_ids(row)}
    numbers.update(number for found in legs.values() for leg in found for number in list_leg_text_ids(leg))
    numbers.update(
        number for found in reached.values() for party in found for number in party[1:3] if number is not None
    )
    known = texts.get_texts(numbers)
    return [_decode_call(row, legs[int(row[0])], reached.get(int(row[0]), ()), known) for row in rows]


def _decode_call(
    row: SqlRow, legs: Sequence[SqlRow], reached: Sequence[SqlRow], texts: dict[int, str]
) -> CallRecord:
    (row_id, public_id, length, answered, direction, connected, voicemail, end_seen, complete, flags,
        transfers, wait, talk, hold, parked, caller_number, caller_name, caller_e164, called_number,
        called_name, called_e164, answered_by, did, account_code, tag, _key, groups, nodes) = row  # fmt: skip
    start = start_of(row_id)

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
        reached=tuple(
            ReachedParty(texts[number], (start + at) / 1000, optional(by)) for _id, number, by, at in reached
        ),
    )


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
        )
        for (_id, state, _start, group, by, parties), leg_start, leg_end in zip(
            rows, starts, (*starts[1:], end), strict=False
        )
    )


def _pack_numbers(numbers: Iterable[int]) -> bytes:
    """Return numbers as bytes of seven bits each, the last one of a number below 128."""
    packed = bytearray()
    for number in numbers:
        while number > 0x7F:
            packed.append(number & 0x7F | 0x80)
            number >>= 7  # noqa: PLW2901 - what is left of it
        packed.append(number)
    return bytes(packed)


def unpack_numbers(packed: bytes) -> list[int]:
    """Return the numbers that were packed."""
    numbers = []
    number = shift = 0
    for byte in packed:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            numbers.append(number)
            number = shift = 0
    return numbers
