"""Callers who are still to be called back, who has called whom back, and the last contacts of a number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from devlink3_desk.history.call_record import (
    DEFAULT_SHORT_SECONDS,
    Callback,
    CallbackState,
    CallOutcome,
    CallRecord,
    ContactSummary,
    ReturnedCall,
)
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.services.storage.history_calls import (
    PSEUDONYM_MARK,
    START_UNSEEN_FLAG,
    TextTable,
    first_id_at,
    limit_text,
    outside_key,
    start_of,
    to_milliseconds,
    unpack_numbers,
)
from devlink3_desk.services.storage.history_database import Database, SqlRow, split_parameters
from devlink3_desk.services.storage.history_queries import count_calls, fetch_page
from devlink3_desk.switchboard.board_values import CallDirection

Normalise = Callable[[str], str]
"""Returns the same text for every way to write one number, such as by the numbering plan of a site."""
FindSpellings = Callable[[str], Sequence[str]]
"""Returns the ways to write one number that calls may have."""

_STATES: Final = (CallbackState.OPEN, CallbackState.CLAIMED, CallbackState.DONE)


class _Mark(msgspec.Struct, frozen=True):
    state: CallbackState
    made: int
    who: str
    reason: str


def list_callbacks(
    database: Database,
    texts: TextTable,
    *,
    since: float | None = None,
    short_seconds: float = DEFAULT_SHORT_SECONDS,
    with_done: bool = False,
    normalise: Normalise | None = None,
) -> list[Callback]:
    """Return the callers who are to be called back, the one who has waited longest first.

    ``since`` leaves out attempts before that instant; ``with_done`` also returns those that a user has
    marked as done.
    """
    rows = database.execute(
        "SELECT id, public_id, outside_key, caller_number, caller_e164, caller_name, called_number, groups "
        "FROM calls WHERE direction = 1 AND connected = 0 AND end_seen = 1 AND outside_key IS NOT NULL "
        "AND (voicemail = 1 OR wait > ? OR flags & ? <> 0) AND id >= ? ORDER BY id",
        (to_milliseconds(short_seconds), START_UNSEEN_FLAG, first_id_at(to_milliseconds(since or 0.0))),
    )
    # Grouped here and not in SQL, because only the caller knows which numbers are the same one.
    reached = _list_reached(database)
    mark_rows = database.execute("SELECT key_id, state, made, who, reason FROM callback_marks ORDER BY id")
    numbers = {*(row[2] for row in rows), *reached, *(row[0] for row in mark_rows)}
    keys = _identify(texts, numbers, normalise)
    reached_by_key: dict[str, int] = {}
    for number, call_id in reached.items():
        reached_by_key[keys[number]] = max(call_id, reached_by_key.get(keys[number], 0))
    attempts: dict[str, list[SqlRow]] = {}
    for row in rows:
        if row[0] > reached_by_key.get(keys[row[2]], 0):
            attempts.setdefault(keys[row[2]], []).append(row)
    marks = {keys[row[0]]: _Mark(_STATES[row[1]], *row[2:]) for row in mark_rows}
    open_calls = [
        _apply_mark(calls, marks.get(key), reached_by_key.get(key, 0)) for key, calls in attempts.items()
    ]
    found = [
        callback
        for callback in _create_callbacks(open_calls, texts)
        # Nobody can call a pseudonym back.
        if (with_done or callback.state is not CallbackState.DONE)
        and not callback.key.startswith(PSEUDONYM_MARK)
    ]
    return sorted(found, key=lambda callback: callback.first)


def _identify(texts: TextTable, numbers: Iterable[int], normalise: Normalise | None) -> dict[int, str]:
    """Return what is the same for all texts that are ways to write one number."""
    if normalise is None:
        return {number: str(number) for number in numbers}
    return {number: normalise(text) for number, text in texts.get_texts(numbers).items()}


def _list_reached(database: Database) -> dict[int, int]:
    """Return the last call in which each outside number was reached."""
    rows = database.execute(
        "SELECT outside_key, max(id) FROM calls WHERE outside_key IS NOT NULL AND connected = 1 "
        "GROUP BY outside_key"
    )
    rows += database.execute("SELECT number_id, max(call_id) FROM reached_parties GROUP BY number_id")
    last: dict[int, int] = {}
    for number, call_id in rows:
        last[int(number)] = max(int(call_id), last.get(int(number), 0))
    return last


def _apply_mark(calls: list[SqlRow], mark: _Mark | None, reached: int) -> tuple[list[SqlRow], _Mark | None]:
    """Return the attempts of a caller that count, and the mark that holds for them."""
    if mark is None or mark.made < start_of(reached):
        return calls, None  # they have spoken since
    if mark.state is CallbackState.DONE and start_of(calls[-1][0]) > mark.made:
        return [row for row in calls if start_of(row[0]) > mark.made], None  # called again
    return calls, mark


def _create_callbacks(
    open_calls: Sequence[tuple[list[SqlRow], _Mark | None]], texts: TextTable
) -> list[Callback]:
    targets = [_list_targets(calls) for calls, _mark in open_calls]
    wanted = {number for calls, _mark in open_calls for number in calls[-1][2:7] if number is not None}
    known = texts.get_texts(wanted.union(*targets))
    found = []
    for (calls, mark), called_numbers in zip(open_calls, targets, strict=True):
        group = unpack_numbers(calls[-1][7])[:1]
        last_id, public_id, key, number, e164, name, called, _groups = calls[-1]
        found.append(
            Callback(
                key=known[key],
                number=known.get(number, ""),
                e164=known.get(e164) or None,
                name=known.get(name, ""),
                group=known[group[0]] if group else None,
                called=known.get(called, ""),
                attempts=len(calls),
                first=start_of(calls[0][0]) / 1000,
                last=start_of(last_id) / 1000,
                last_call=public_id,
                state=CallbackState.OPEN if mark is None else mark.state,
                by=None if mark is None else mark.who,
                marked=None if mark is None else mark.made / 1000,
                reason="" if mark is None else mark.reason,
                targets=tuple(filter(None, (known[number] for number in called_numbers))),
            )
        )
    return found


def _list_targets(calls: Iterable[SqlRow]) -> list[int]:
    """Return the hunt groups and who was called of all attempts, each once."""
    numbers = (number for row in calls for number in (row[6], *unpack_numbers(row[7])))
    return list(dict.fromkeys(number for number in numbers if number is not None))


def mark_callback(
    database: Database,
    texts: TextTable,
    key: str,
    state: CallbackState,
    *,
    who: str,
    wall: float,
    reason: str = "",
) -> None:
    """Note that ``who`` is going to call back, that it is done, or that it is open again."""
    with database.transaction():
        number = texts.add_texts([key])[key]
        database.execute(
            "INSERT INTO callback_marks (key_id, made, state, who, reason) VALUES (?, ?, ?, ?, ?)",
            (number, to_milliseconds(wall), _STATES.index(state), who, reason),
        )


def undo_mark(database: Database, texts: TextTable, key: str) -> bool:
    """Take back the last mark of a caller, so that the one before counts; return whether there was one."""
    numbers = list(texts.find_ids([key]).values())
    if not numbers:
        return False
    # Removed and not outweighed by another mark: the one before, such as a claim, is to count again.
    removed = database.count_changes(
        "DELETE FROM callback_marks WHERE id = (SELECT max(id) FROM callback_marks WHERE key_id = ?)", numbers
    )
    return removed > 0


def find_returns(
    database: Database,
    texts: TextTable,
    calls: Iterable[CallRecord],
    find_spellings: FindSpellings | None = None,
) -> dict[str, ReturnedCall]:
    """Return for each of ``calls`` that nobody answered the first later call with the same outside party.

    Calls that nobody has returned have no entry. ``find_spellings`` is called once for each number, because
    to compare all numbers of a year takes seconds; without it, only calls with the same text count.
    """
    # Short calls, too: a list of calls shows what became of each of them.
    missed = {
        call.id: key
        for call in calls
        if call.direction is CallDirection.INCOMING
        and not call.was_connected
        and (key := outside_key(call)) is not None
    }
    wanted = set(missed.values())
    spellings = {text: (text,) if find_spellings is None else find_spellings(text) for text in wanted}
    numbers = texts.find_ids({each for found in spellings.values() for each in found})
    keys = {
        text: [numbers[limited] for each in found if (limited := limit_text(each)) in numbers]
        for text, found in spellings.items()
    }
    row_ids: dict[str, int] = {}
    for marks, part in split_parameters(missed):
        rows = database.execute(f"SELECT public_id, id FROM calls WHERE public_id IN ({marks})", part)  # noqa: S608
        row_ids.update((public_id, int(row_id)) for public_id, row_id in rows)
    found: dict[str, ReturnedCall] = {}
    for call_id, key in missed.items():
        later = [
            row
            for number in keys.get(key, ())
            for row in _find_answer(database, number, row_ids.get(call_id, 0))
        ]
        if later:
            found[call_id] = _create_return(min(later, key=lambda row: int(row[0])), texts)
    return found


def _find_answer(database: Database, key: int, after: int) -> list[SqlRow]:
    direct = database.execute(
        "SELECT id, public_id, answered, CASE direction WHEN 1 THEN answered_by ELSE caller_number END "
        "FROM calls WHERE outside_key = ? AND connected = 1 AND id > ? ORDER BY id LIMIT 1",
        (key, after),
    )
    # Put through by one of us, or added to a conference.
    joined = database.execute(
        "SELECT calls.id, public_id, at, by_id FROM reached_parties JOIN calls ON calls.id = call_id "
        "WHERE number_id = ? AND call_id > ? ORDER BY call_id LIMIT 1",
        (key, after),
    )
    return direct + joined


def _create_return(row: SqlRow, texts: TextTable) -> ReturnedCall:
    row_id, public_id, answered, ours = row
    by = None if ours is None else texts.get_texts([ours])[ours] or None
    # Without an answer that was seen, they spoke when the call was first seen.
    return ReturnedCall((start_of(row_id) + (answered or 0)) / 1000, by, public_id)


def summarise_contact(
    database: Database,
    texts: TextTable,
    numbers: tuple[str, ...],
    since: float,
    short_seconds: float = DEFAULT_SHORT_SECONDS,
) -> ContactSummary:
    """Return what is known about a number, of which ``numbers`` are all ways to write it.

    ``since`` is the instant from which its calls are counted.
    """
    if not numbers:
        return ContactSummary()
    answered = fetch_page(
        database, texts, CallQuery(numbers=numbers, outcomes=(CallOutcome.ANSWERED,), limit=1)
    ).calls
    last_call = answered[0] if answered else None
    missed = fetch_page(
        database,
        texts,
        CallQuery(
            numbers=numbers,
            direction=CallDirection.INCOMING,
            outcomes=(CallOutcome.ABANDONED, CallOutcome.VOICEMAIL),
            short_seconds=short_seconds,
            since=None if last_call is None else last_call.started,
            newest_first=False,
            limit=1,
            with_legs=False,
        ),
    ).calls
    calls = count_calls(database, texts, CallQuery(numbers=numbers, since=since))
    return ContactSummary(last_call, calls, missed[0].started if missed else None)
