"""Callers who are still to be called back, who has called whom back, and the last contacts of a number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from devlink3_desk.history.call_record import (
    DEFAULT_SHORT_SECONDS,
    CallbackState,
    CallOutcome,
    CallRecord,
    ContactSummary,
    ReturnedCall,
    find_reached_time,
    outside_key,
)
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.services.storage.call_rows import (
    CALLS_PER_MILLISECOND,
    compute_first_id,
    decode_start,
    to_milliseconds,
)
from devlink3_desk.services.storage.history_callers import LONGEST_WAIT, MARK_STATES
from devlink3_desk.services.storage.history_database import Database, SqlRow, split_parameters
from devlink3_desk.services.storage.history_queries import count_calls, fetch_page
from devlink3_desk.services.storage.history_texts import TextTable, limit_text
from devlink3_desk.switchboard.board_values import CallDirection

LAST_CALLS: Final = 3
"""The last answered calls of a number, one of which was answered last."""

FindSpellings = Callable[[str], Sequence[str]]
"""Returns the ways to write one number that calls may have."""


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
            (number, to_milliseconds(wall), MARK_STATES.index(state), who, reason),
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
    calls: Collection[CallRecord],
    find_spellings: FindSpellings | None = None,
) -> dict[str, ReturnedCall]:
    """Return for each of the unanswered ``calls`` the first later call with the same outside party.

    They may be calls of another history: then their starts show which was later.
    Calls that were not returned have no entry. ``find_spellings`` is called once for each number, because
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
    starts = {call.id: to_milliseconds(call.started) for call in calls if call.id in missed}
    row_ids = {call_id: compute_first_id(start) for call_id, start in starts.items()}
    for marks, part in split_parameters(missed):
        rows = database.execute(f"SELECT public_id, id FROM calls WHERE public_id IN ({marks})", part)  # noqa: S608
        row_ids.update((public_id, int(row_id)) for public_id, row_id in rows)
    found: dict[str, ReturnedCall] = {}
    for call_id, key in missed.items():
        later = [
            row for number in keys.get(key, ()) for row in _find_answer(database, number, row_ids[call_id])
        ]
        if later:
            found[call_id] = _create_return(min(later, key=_find_answer_time), texts)
    return found


def _find_answer_time(row: SqlRow) -> int:
    # Without an answer that was seen, they spoke when the call was first seen.
    return decode_start(row[0]) + (row[2] or 0)


_ANSWERS: Final = (
    "SELECT id, public_id, answered, CASE direction WHEN 1 THEN answered_by ELSE caller_number END "
    "FROM calls WHERE outside_key = ? AND connected = 1 AND id > ? "
)
# Put through by one of us, or added to a conference.
_JOINED: Final = (
    "SELECT calls.id, public_id, at, by_id FROM reached_parties JOIN calls ON calls.id = call_id "
    "WHERE number_id = ? AND call_id > ? "
)


def _find_answer(database: Database, key: int, after: int) -> list[SqlRow]:
    """Return calls in which someone spoke with a number after the call ``after`` had begun.

    The first answer is among them: a call that began before ``after``, or after another one, may have it.
    """
    begun = database.execute(f"{_ANSWERS} ORDER BY id LIMIT 1", (key, after))
    begun += database.execute(f"{_JOINED} ORDER BY call_id LIMIT 1", (key, after))
    start = decode_start(after)
    first = min(map(_find_answer_time, begun), default=start)
    limits = (key, after - LONGEST_WAIT * CALLS_PER_MILLISECOND, compute_first_id(first + 1))
    others = database.execute(f"{_ANSWERS} AND id < ?", limits)
    others += database.execute(f"{_JOINED} AND call_id < ?", limits)
    return begun + [row for row in others if _find_answer_time(row) > start]


def _create_return(row: SqlRow, texts: TextTable) -> ReturnedCall:
    _, public_id, _, ours = row
    by = None if ours is None else texts.get_texts([ours])[ours] or None
    return ReturnedCall(_find_answer_time(row) / 1000, by, public_id)


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
        database, texts, CallQuery(numbers=numbers, outcomes=(CallOutcome.ANSWERED,), limit=LAST_CALLS)
    ).calls
    # One that began before another may have been answered after it.
    last_call = max(answered, key=lambda call: find_reached_time(call, numbers), default=None)
    missed = fetch_page(
        database,
        texts,
        CallQuery(
            numbers=numbers,
            direction=CallDirection.INCOMING,
            outcomes=(CallOutcome.ABANDONED, CallOutcome.VOICEMAIL),
            short_seconds=short_seconds,
            since=None if last_call is None else find_reached_time(last_call, numbers),
            newest_first=False,
            limit=1,
            with_legs=False,
        ),
    ).calls
    calls = count_calls(database, texts, CallQuery(numbers=numbers, since=since))
    return ContactSummary(last_call, calls, missed[0].started if missed else None)
