"""The calls of a history: storing, removing and reading them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from devlink3_desk.history.call_record import CallRecord, shift_call
from devlink3_desk.services.storage.call_rows import (
    CALL_COLUMNS,
    CALLS_PER_MILLISECOND,
    KEY_COLUMN,
    LEG_COLUMNS,
    LENGTH_COLUMN,
    collect_roles,
    compute_first_id,
    decode_call,
    decode_span,
    decode_start,
    encode_call,
    encode_legs,
    encode_reached,
    list_leg_columns,
    list_leg_text_ids,
    list_text_ids,
    to_milliseconds,
)
from devlink3_desk.services.storage.history_database import Database, SqlRow, SqlValue, split_parameters
from devlink3_desk.services.storage.history_texts import TextTable

MAX_CHANGES: Final = 20_000
"""Outside numbers of changed calls that are noted."""
START_TOLERANCE: Final = 50
"""Milliseconds by which the start of a call may differ when another recorder, which continues with it, stores
it again: it has read its clocks at another instant, and clocks drift."""
_STARTS_AT_ONCE: Final = 100
"""Instants that one statement asks for: SQLite permits 500 in it."""
QUARTER_MILLISECONDS: Final = 900_000
"""The figures of reports are stored by quarter hours, numbered since 1970."""

_CALLS: Final = f"calls ({CALL_COLUMNS})"
_LEGS: Final = "legs (call_id, position, state, start, group_id, by_id, parties, offered)"
_REACHED: Final = "reached_parties (number_id, call_id, at, by_id)"
_CALL_TEXTS: Final = "call_texts (text_id, call_id, roles)"


class RecordError(ValueError):
    """The values of a call cannot be decoded."""


def write_calls(database: Database, texts: TextTable, calls: Sequence[CallRecord]) -> None:
    """Store calls; one that is stored already is replaced. Belongs to the transaction around it."""
    by_id = {call.id: call for call in calls}
    known: list[SqlRow] = []
    for marks, part in split_parameters(by_id):
        known += database.execute(f"SELECT id, public_id FROM calls WHERE public_id IN ({marks})", part)  # noqa: S608
    for row_id, public_id in known:
        by_id[public_id] = _keep_start(by_id[public_id], decode_start(row_id))
    drop_figures(
        database, [(to_milliseconds(call.started), to_milliseconds(call.ended)) for call in by_id.values()]
    )
    delete_calls(database, [int(row[0]) for row in known])
    roles = {call.id: collect_roles(call) for call in by_id.values()}
    numbers = texts.add_texts({text for found in roles.values() for text in found})
    call_rows: list[tuple[SqlValue, ...]] = []
    leg_rows: list[tuple[SqlValue, ...]] = []
    text_rows: list[tuple[SqlValue, ...]] = []
    reached_rows: list[tuple[SqlValue, ...]] = []
    for call, row_id in zip(by_id.values(), _choose_ids(database, by_id.values()), strict=True):
        call_rows.append(encode_call(call, row_id, numbers))
        leg_rows += encode_legs(call, row_id, numbers)
        reached_rows += encode_reached(call, row_id, numbers)
        merged: dict[int, int] = {}
        for text, role in roles[call.id].items():
            # Two texts can be the same once they are cut to a length.
            merged[numbers[text]] = merged.get(numbers[text], 0) | role
        text_rows += [(number, row_id, role) for number, role in merged.items()]
    database.insert_rows(_CALLS, call_rows)
    database.insert_rows(_LEGS, leg_rows)
    database.insert_rows(_CALL_TEXTS, text_rows)
    database.insert_rows(_REACHED, reached_rows)
    _note_callers(database, {row[KEY_COLUMN] for row in call_rows} | {row[0] for row in reached_rows})


def _keep_start(call: CallRecord, start: int) -> CallRecord:
    """Return a call with the start that it is listed with, in milliseconds, if it hardly differs."""
    difference = start - to_milliseconds(call.started)
    if not difference or abs(difference) > START_TOLERANCE:
        return call
    return shift_call(call, start / 1000 - call.started)


def delete_calls(database: Database, ids: Sequence[int]) -> None:
    """Remove calls with everything that belongs to them; within a transaction."""
    for marks, part in split_parameters(ids):
        rows = database.execute(f"SELECT {CALL_COLUMNS} FROM calls WHERE id IN ({marks})", part)  # noqa: S608
        legs = database.execute(f"SELECT {LEG_COLUMNS} FROM legs WHERE call_id IN ({marks})", part)  # noqa: S608
        # Without an index by call, each row is found by its whole key.
        used = {(number, int(row[0])) for row in rows for number in list_text_ids(row)}
        used |= {(number, int(leg[0])) for leg in legs for number in list_leg_text_ids(leg)}
        reached = _select_reached(database, marks, part)
        used |= {
            (number, call) for call, *numbers, _at in reached for number in numbers if number is not None
        }
        drop_figures(database, [decode_span(row[0], row[LENGTH_COLUMN]) for row in rows])
        database.execute_many("DELETE FROM call_texts WHERE text_id = ? AND call_id = ?", used)
        database.execute(f"DELETE FROM calls WHERE id IN ({marks})", part)  # noqa: S608
        _note_callers(database, {row[KEY_COLUMN] for row in rows} | {party[1] for party in reached})


def _note_callers(database: Database, keys: set[SqlValue]) -> None:
    """Note that calls with these outside numbers have changed."""
    database.insert_rows("caller_changes (key_id)", [(key,) for key in keys if key is not None])
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


def _choose_ids(database: Database, calls: Collection[CallRecord]) -> list[int]:
    """Return ids that no other calls have, in the order of starts."""
    # Without a clock that was ever set, a call starts in 1970 at the earliest.
    starts = [max(0, to_milliseconds(call.started)) for call in calls]
    counts = Counter(starts)
    # Hardly ever was a call stored that started in the same millisecond: to ask for each takes time.
    wanted = (compute_first_id(start) + number for start, count in counts.items() for number in range(count))
    taken: set[int] = set()
    for marks, part in split_parameters(wanted):
        rows = database.execute(
            f"SELECT DISTINCT id / {CALLS_PER_MILLISECOND} FROM calls WHERE id IN ({marks})",  # noqa: S608
            part,
        )
        taken.update(int(row[0]) for row in rows)
    last_ids = {start: compute_first_id(start) - 1 for start in counts}
    last_ids.update(_read_last_ids(database, sorted(taken)))
    found = []
    for start in starts:
        last_ids[start] += 1
        found.append(last_ids[start])
    return found


def _read_last_ids(database: Database, starts: Sequence[int]) -> dict[int, int]:
    """Return the last ids of calls that start at ``starts``; there is a call that starts at each of them."""
    found: dict[int, int] = {}
    for position in range(0, len(starts), _STARTS_AT_ONCE):
        part = starts[position : position + _STARTS_AT_ONCE]
        sql = " UNION ALL ".join(["SELECT max(id) FROM calls WHERE id >= ? AND id < ?"] * len(part))
        limits = [limit for start in part for limit in (compute_first_id(start), compute_first_id(start + 1))]
        found.update((decode_start(int(row[0])), int(row[0])) for row in database.execute(sql, limits))
    return found


def _select_reached(database: Database, marks: str, ids: Sequence[SqlValue]) -> list[SqlRow]:
    return database.execute(
        "SELECT call_id, number_id, by_id, at FROM reached_parties "  # noqa: S608
        f"WHERE call_id IN ({marks}) ORDER BY call_id, at, number_id",
        ids,
    )


def read_calls(
    database: Database, texts: TextTable, rows: Sequence[SqlRow], *, with_legs: bool = True
) -> list[CallRecord]:
    """Return the calls of ``rows``, which have the columns of :data:`CALL_COLUMNS`.

    Raises :class:`RecordError` where their values make no call, because the file is damaged.
    """
    try:
        return _read_calls(database, texts, rows, with_legs=with_legs)
    except (LookupError, TypeError, ValueError, OverflowError) as error:
        raise RecordError(f"a call cannot be read: {error!r}") from error


def _read_calls(
    database: Database, texts: TextTable, rows: Sequence[SqlRow], *, with_legs: bool
) -> list[CallRecord]:
    legs: dict[int, list[SqlRow]] = {int(row[0]): [] for row in rows}
    if with_legs:
        leg_columns = list_leg_columns(database)
        for marks, part in split_parameters(legs):
            found = database.execute(
                f"SELECT {leg_columns} FROM legs WHERE call_id IN ({marks}) "  # noqa: S608
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
    return [decode_call(row, legs[int(row[0])], reached.get(int(row[0]), ()), known) for row in rows]
