"""Finding calls in a history: page by page, by number, by any part of a number or name."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import Final

import msgspec

from devlink3_desk.history.call_record import CallOutcome, CallRecord
from devlink3_desk.history.queries import DEFAULT_PAGE_SIZE, CallPage, CallQuery
from devlink3_desk.services.storage.call_rows import (
    DIRECTIONS,
    START_UNSEEN_FLAG,
    TextRole,
    compute_first_id,
    list_call_columns,
    to_milliseconds,
)
from devlink3_desk.services.storage.history_calls import read_calls
from devlink3_desk.services.storage.history_database import (
    Database,
    SqlRow,
    SqlValue,
    list_marks,
    split_parameters,
)
from devlink3_desk.services.storage.history_texts import TextTable, fold_text
from devlink3_desk.switchboard.board_values import CallDirection

EXPORT_PAGE_SIZE: Final = 800
MAX_SEARCH_WORDS: Final = 5
_END_OF_IDS: Final = 2**63 - 1
SLICE_CALLS: Final = 500
"""Calls that are looked at in one slice of a search, which takes some milliseconds."""
MANY_TEXTS: Final = 5_000
MANY_CALLS: Final = 20_000
"""From so many matching texts or calls on, going through all calls is faster than collecting those of each
text."""

_LONGEST_SHORT_SECONDS: Final = 1e9
"""Longer than any call; integers of the database have an end."""

# The outcome of a call is computed when it is asked for (compute_outcome); these are the same rules in SQL.
_NOT_ANSWERED: Final = "c.connected = 0 AND c.end_seen = 1 AND c.voicemail = 0"
_INCOMING: Final = DIRECTIONS.index(CallDirection.INCOMING)
_GIVEN_UP: Final = f"{_NOT_ANSWERED} AND c.direction = {_INCOMING}"
_OUTCOME_CONDITIONS: Final = {
    CallOutcome.ANSWERED: "c.connected = 1",
    CallOutcome.VOICEMAIL: "(c.connected = 0 AND c.end_seen = 1 AND c.voicemail = 1)",
    CallOutcome.ABANDONED: f"({_GIVEN_UP} AND (c.wait > ? OR c.flags & {START_UNSEEN_FLAG} <> 0))",
    CallOutcome.SHORT_ABANDONED: f"({_GIVEN_UP} AND c.wait <= ? AND c.flags & {START_UNSEEN_FLAG} = 0)",
    CallOutcome.UNANSWERED: f"({_NOT_ANSWERED} AND c.direction <> {_INCOMING})",
    CallOutcome.UNKNOWN: "(c.connected = 0 AND c.end_seen = 0)",
}
_TIMED_OUTCOMES: Final = frozenset({CallOutcome.ABANDONED, CallOutcome.SHORT_ABANDONED})


_AMONG_CALLS: Final = "c.id IN (SELECT call_id FROM call_texts WHERE"
_OF_CALL: Final = "EXISTS (SELECT 1 FROM call_texts WHERE call_id = c.id AND"
"""The same for one call after the other."""


class _Condition(msgspec.Struct):
    """Conditions in SQL with their parameters, or the knowledge that nothing can match."""

    parts: list[str] = []
    parameters: list[SqlValue] = []
    is_impossible: bool = False
    is_slow: bool = False
    """Whether the texts of every call have to be looked at."""
    is_narrow: bool = False
    """Whether there is also a text that few calls have."""

    @property
    def where(self) -> str:
        return " AND ".join(self.parts) or "1 = 1"

    def add(self, sql: str, *parameters: SqlValue) -> None:
        self.parts.append(sql)
        self.parameters.extend(parameters)

    @property
    def needs_slices(self) -> bool:
        return self.is_slow and not self.is_narrow and not self.is_impossible

    def for_slices(self) -> _Condition:
        """Return this condition without the calls of a hunt group or of a number, listed for each slice."""
        return _Condition([part.replace(_AMONG_CALLS, _OF_CALL) for part in self.parts], self.parameters)

    def in_period(self, query: CallQuery) -> _Condition:
        """Return this condition for the calls of the period of a query, and behind its position."""
        condition = _Condition([*self.parts], [*self.parameters], self.is_impossible)
        if query.since is not None:
            condition.add("c.id >= ?", compute_first_id(to_milliseconds(query.since)))
        if query.until is not None:
            condition.add("c.id < ?", compute_first_id(to_milliseconds(query.until)))
        if query.after is not None:
            condition.add("c.id < ?" if query.newest_first else "c.id > ?", query.after)
        return condition

    def between(self, first: int, last: int) -> _Condition:
        """Return this condition for the calls from one id to another one."""
        return _Condition([*self.parts, "c.id BETWEEN ? AND ?"], [*self.parameters, first, last])


def fetch_page(database: Database, texts: TextTable, query: CallQuery) -> CallPage:
    """Return the calls of one page, in the order of their starts."""
    with database.snapshot():
        return _read_page(database, texts, query, _build_condition(database, texts, query))


def _read_page(database: Database, texts: TextTable, query: CallQuery, condition: _Condition) -> CallPage:
    limit = DEFAULT_PAGE_SIZE if query.limit is None else query.limit
    if condition.is_impossible or limit <= 0:
        return CallPage(())
    order = "DESC" if query.newest_first else "ASC"
    rows = database.execute(
        f"SELECT {list_call_columns(database)} FROM calls c "  # noqa: S608
        f"WHERE {condition.where} ORDER BY c.id {order} LIMIT ?",
        [*condition.parameters, limit + 1],
    )
    # One row more than the page shows whether there is another page.
    page = rows[:limit]
    calls = read_calls(database, texts, page, with_legs=query.with_legs)
    positions = tuple(int(row[0]) for row in page)
    return CallPage(tuple(calls), positions[-1] if len(rows) > limit else None, positions)


def fetch_page_in_slices(
    database: Database, texts: TextTable, query: CallQuery
) -> Generator[None, None, CallPage]:
    """Return the same, in slices where the texts of every call have to be looked at."""
    limit = DEFAULT_PAGE_SIZE if query.limit is None else query.limit
    with database.snapshot():
        condition = _build_filter(database, texts, query)
        if not condition.needs_slices or limit <= 0:
            return _read_page(database, texts, query, condition.in_period(query))
    condition = condition.for_slices()
    order = "DESC" if query.newest_first else "ASC"
    found: list[int] = []
    for first, last in _split_calls(database, query):
        part = condition.between(first, last)
        rows = database.execute(
            f"SELECT c.id FROM calls c WHERE {part.where} ORDER BY c.id {order} LIMIT ?",  # noqa: S608
            [*part.parameters, limit + 1 - len(found)],
        )
        found += [int(row[0]) for row in rows]
        if len(found) > limit:
            break
        yield
    calls = _read_by_ids(database, texts, found[:limit], with_legs=query.with_legs)
    positions = tuple(calls)
    next_position = found[limit - 1] if len(found) > limit else None
    return CallPage(tuple(calls.values()), next_position, positions)


def _read_by_ids(
    database: Database, texts: TextTable, ids: Sequence[int], *, with_legs: bool
) -> dict[int, CallRecord]:
    """Return those of the calls ``ids`` that are still there, in the same order."""
    rows: list[SqlRow] = []
    with database.snapshot():
        columns = list_call_columns(database)
        for marks, part in split_parameters(ids):
            rows += database.execute(f"SELECT {columns} FROM calls WHERE id IN ({marks})", part)  # noqa: S608
        order = {row_id: position for position, row_id in enumerate(ids)}
        rows.sort(key=lambda row: order[int(row[0])])
        calls = read_calls(database, texts, rows, with_legs=with_legs)
    return {int(row[0]): call for row, call in zip(rows, calls, strict=True)}


def iter_calls(database: Database, texts: TextTable, query: CallQuery) -> Iterator[CallRecord]:
    """Return every call that is found, read page by page, so that a year needs no memory."""
    left = query.limit
    position = query.after
    while left is None or left > 0:
        size = EXPORT_PAGE_SIZE if left is None else min(left, EXPORT_PAGE_SIZE)
        page = fetch_page(database, texts, msgspec.structs.replace(query, limit=size, after=position))
        yield from page.calls
        position = page.next_position
        if position is None:
            return
        left = None if left is None else left - len(page.calls)


def find_calls(database: Database, texts: TextTable, ids: Sequence[str]) -> dict[str, CallRecord]:
    """Return the calls that have the ids of the board in ``ids``."""
    rows: list[SqlRow] = []
    with database.snapshot():
        for marks, part in split_parameters(ids):
            columns = list_call_columns(database)
            rows += database.execute(f"SELECT {columns} FROM calls WHERE public_id IN ({marks})", part)  # noqa: S608
        return {call.id: call for call in read_calls(database, texts, rows)}


def count_calls(database: Database, texts: TextTable, query: CallQuery) -> int:
    """Return how many calls there are, without regard to ``limit``."""
    return _count_matches(database, _build_condition(database, texts, query))


def count_in_slices(database: Database, texts: TextTable, query: CallQuery) -> Generator[None, None, int]:
    """Return the same, in slices where the texts of every call have to be looked at."""
    condition = _build_filter(database, texts, query)
    if not condition.needs_slices:
        return _count_matches(database, condition.in_period(query))
    condition = condition.for_slices()
    total = 0
    for first, last in _split_calls(database, query):
        total += _count_matches(database, condition.between(first, last))
        yield
    return total


def _split_calls(database: Database, query: CallQuery) -> Iterator[tuple[int, int]]:
    """Yield the first and the last id of each part of the calls in the period of a query."""
    after = -1 if query.since is None else compute_first_id(to_milliseconds(query.since)) - 1
    end = _END_OF_IDS if query.until is None else compute_first_id(to_milliseconds(query.until))
    if query.after is not None and query.newest_first:
        end = min(end, query.after)
    elif query.after is not None:
        after = max(after, query.after)
    order = "DESC" if query.newest_first else "ASC"
    while True:
        first, last = database.execute(
            "SELECT min(id), max(id) FROM "  # noqa: S608
            f"(SELECT id FROM calls WHERE id > ? AND id < ? ORDER BY id {order} LIMIT ?) AS part",
            (after, end, SLICE_CALLS),
        )[0]
        if first is None:
            return
        yield int(first), int(last)
        after, end = (after, int(first)) if query.newest_first else (int(last), end)


def _count_matches(database: Database, condition: _Condition) -> int:
    if condition.is_impossible:
        return 0
    sql = f"SELECT count(*) FROM calls c WHERE {condition.where}"  # noqa: S608
    return int(database.execute(sql, condition.parameters)[0][0])


def _build_condition(database: Database, texts: TextTable, query: CallQuery) -> _Condition:
    return _build_filter(database, texts, query).in_period(query)


def _build_filter(database: Database, texts: TextTable, query: CallQuery) -> _Condition:
    """Return the condition of a query without its period."""
    condition = _Condition()
    if query.direction is not None:
        condition.add("c.direction = ?", DIRECTIONS.index(query.direction))
    if query.outcomes:
        # A set would make the order of the parameters differ from that of the question marks.
        short = to_milliseconds(min(query.short_seconds, _LONGEST_SHORT_SECONDS))
        parts = [_OUTCOME_CONDITIONS[outcome] for outcome in query.outcomes]
        condition.add(
            f"({' OR '.join(parts)})", *(short for each in query.outcomes if each in _TIMED_OUTCOMES)
        )
    _add_roles(condition, texts, query.numbers, TextRole.NUMBER | TextRole.PERSON)
    if query.extension is not None:
        _add_roles(condition, texts, (query.extension,), TextRole.PERSON)
    if query.group is not None:
        _add_roles(condition, texts, (query.group,), TextRole.GROUP)
    for text in _split_search(query.text):
        _add_text_search(condition, database, text)
    return condition


def _add_roles(condition: _Condition, texts: TextTable, wanted: Sequence[str], roles: TextRole) -> None:
    if not wanted:
        return
    ids = list(texts.find_ids(wanted).values())
    if not ids:
        condition.is_impossible = True
        return
    condition.add(
        f"{_AMONG_CALLS} text_id IN ({list_marks(len(ids))}) AND (roles & {int(roles)}) <> 0)", *ids
    )


_SEARCHED_ROLES: Final = int(TextRole.NUMBER | TextRole.PERSON | TextRole.NAME)
# These functions take no wildcards, so that a search for "50%" finds just that. The texts are few enough to
# look at all of them: 200,000 in 20 ms, which spares an index of parts of words.
_CONTAINS: Final = {
    True: "instr(coalesce(folded, text), ?) > 0",
    False: "strpos(coalesce(folded, text), ?) > 0",
}


def _split_search(text: str) -> list[str]:
    """Return what must occur in a number or name each: the words, or one number without its spaces."""
    wanted = fold_text(text)
    if any(sign.isdigit() for sign in wanted) and not any(sign.isalpha() for sign in wanted):
        # People write numbers with spaces and hyphens, PBXs without.
        return ["".join(sign for sign in wanted if sign.isdigit() or sign in "+*#")]
    return wanted.split()[:MAX_SEARCH_WORDS]


def _add_text_search(condition: _Condition, database: Database, wanted: str) -> None:
    """Restrict calls to those in which a number or a name has ``wanted`` in it."""
    contains = _CONTAINS[database.location.path is not None]
    found = database.execute(f"SELECT id FROM texts WHERE {contains} LIMIT ?", (wanted, MANY_TEXTS))  # noqa: S608
    if not found:
        condition.is_impossible = True
        return
    # Written into the statement: they are our own numbers, and more than there may be parameters.
    numbers = ", ".join(str(int(row[0])) for row in found)
    if len(found) < MANY_TEXTS:
        calls = database.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM call_texts WHERE text_id IN ({numbers}) LIMIT ?) AS found",  # noqa: S608
            (MANY_CALLS,),
        )
        if calls[0][0] < MANY_CALLS:
            condition.is_narrow = True
            condition.add(
                "c.id IN (SELECT call_id FROM call_texts "  # noqa: S608
                f"WHERE text_id IN ({numbers}) AND (roles & {_SEARCHED_ROLES}) <> 0)"
            )
            return
    # So much matches that a page is full after a few calls.
    condition.is_slow = True
    condition.add(
        "EXISTS (SELECT 1 FROM texts WHERE id IN (c.caller_number, c.caller_name, c.caller_e164, "  # noqa: S608
        f"c.called_number, c.called_name, c.called_e164, c.answered_by) AND {contains})",
        wanted,
    )
