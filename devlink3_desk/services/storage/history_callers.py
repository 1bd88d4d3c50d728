"""Callers who are still to be called back, kept in memory and brought up to date by what has changed.

Going through a year of calls takes seconds where numbers are compared by the plan of a site, and a window
asks whenever a call was stored. The history notes the outside numbers of calls that change
(`caller_changes`), so that only these are read again. The first time, everything is read in slices, between
which other queries can be answered.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from typing import Final, TypeVar

import msgspec

from devlink3_desk.history.call_record import DEFAULT_SHORT_SECONDS, Callback, CallbackState
from devlink3_desk.services.storage.call_rows import (
    CALLS_PER_MILLISECOND,
    PSEUDONYM_MARK,
    START_UNSEEN_FLAG,
    compute_first_id,
    decode_start,
    to_milliseconds,
)
from devlink3_desk.services.storage.history_database import Database, SqlRow, split_parameters
from devlink3_desk.services.storage.history_schema import read_meta
from devlink3_desk.services.storage.history_texts import TextTable, unpack_numbers

Value = TypeVar("Value")
Normalise = Callable[[str], str]
"""Returns the same text for every way to write one number, such as by the numbering plan of a site."""

MARK_STATES: Final = (CallbackState.OPEN, CallbackState.CLAIMED, CallbackState.DONE)
"""States by their numbers in the database."""
CHANGES_VERSION: Final = 4
"""Version of the history from which on it notes whose calls change."""
SAME_DIGITS: Final = 6
"""Last digits that all ways to write one number have in common, save short ones."""
MAX_SHORT_LENGTH: Final = 8
MAX_CHANGED: Final = 5_000
"""From so many changed numbers on, reading all of them is faster."""
SLICE_ROWS: Final = 250
"""Rows or numbers of one slice; it takes one or two milliseconds."""
SLICE_TEXTS: Final = 1_000
"""Texts of one slice."""
SLICE_NUMBERS: Final = 10
"""Numbers that are compared by the plan of a site in one slice, which takes as long."""

LONGEST_WAIT: Final = 86_400_000
"""Milliseconds after which no call is answered any more."""

_MISSED_COLUMNS: Final = (
    "id, public_id, outside_key, caller_number, caller_e164, caller_name, called_number, groups, "
    "voicemail, wait, flags"
)
_LAST_REACHED: Final = (
    "SELECT outside_key, max(id) FROM calls WHERE outside_key IN ({marks}) AND connected = 1 "
    "GROUP BY outside_key"
)
_LAST_JOINED: Final = (
    "SELECT number_id, max(call_id) FROM reached_parties WHERE number_id IN ({marks}) GROUP BY number_id"
)
# Of calls that began before an attempt, and in which someone spoke with the caller afterwards. With each
# number comes the id after which they are looked for.
_ANSWERED_SINCE: Final = (
    "WITH wanted (key_id, first) AS (VALUES {values}) "  # noqa: S608
    "SELECT key_id, max(spoken) FROM ("
    f"SELECT key_id, id / {CALLS_PER_MILLISECOND} + answered AS spoken FROM wanted "
    "JOIN calls ON outside_key = key_id AND connected = 1 AND id > first WHERE answered IS NOT NULL "
    f"UNION ALL SELECT key_id, call_id / {CALLS_PER_MILLISECOND} + at FROM wanted "
    "JOIN reached_parties ON number_id = key_id AND call_id > first"
    ") AS answers GROUP BY key_id"
)
# Attempts since the number was reached, as it is written in them.
_MISSED: Final = (
    f"SELECT {_MISSED_COLUMNS} FROM calls "  # noqa: S608
    "WHERE direction = 1 AND connected = 0 AND end_seen = 1 AND outside_key IS NOT NULL AND NOT EXISTS "
    "(SELECT 1 FROM calls AS later WHERE later.outside_key = calls.outside_key AND later.connected = 1 "
    "AND later.id > calls.id) AND NOT EXISTS "
    "(SELECT 1 FROM reached_parties WHERE number_id = calls.outside_key AND call_id > calls.id)"
)
_EVERY_MISSED: Final = f"{_MISSED} AND id > ? ORDER BY id LIMIT ?"
# Numbers have no letters to fold.
_EVERY_NUMBER: Final = (
    "SELECT id, text FROM texts WHERE id > ? AND folded IS NULL AND text IS NOT NULL ORDER BY id LIMIT ?"
)

_POSTPONED_MARK: Final = "\0"
"""Begins the key of a number that is not identified yet; no text of a history has this sign."""
_PART_BITS: Final = 12
_PART_MASK: Final = (1 << _PART_BITS) - 1
_ID_BITS: Final = 48
_ID_MASK: Final = (1 << _ID_BITS) - 1
_CODE_MASK: Final = 0xFFFF
_NO_OPTIONS: Final = (-1, -1)
"""Options of no request: the first request creates every callback."""
_Slices = Generator[None, None, None]
"""Work that is done bit by bit: between two of them, others may use the history."""


class _Mark(msgspec.Struct, frozen=True):
    state: CallbackState
    made: int
    who: str
    reason: str


class _NumberTable:
    """The numbers of a history by their last digits, in ten bytes each: a year has hundreds of thousands."""

    def __init__(self) -> None:
        self._parts = [array("Q") for _ in range(1 << _PART_BITS)]

    def add(self, rows: Iterable[SqlRow]) -> None:
        """Add texts with their ids."""
        parts = self._parts
        for number, text in rows:
            code = hash(text[-SAME_DIGITS:])
            parts[code & _PART_MASK].append((code >> _PART_BITS & _CODE_MASK) << _ID_BITS | number)

    def find(self, text: str) -> list[int]:
        """Return the ids of texts with the same last digits, and seldom another one."""
        code = hash(text[-SAME_DIGITS:])
        wanted = code >> _PART_BITS & _CODE_MASK
        return [value & _ID_MASK for value in self._parts[code & _PART_MASK] if value >> _ID_BITS == wanted]


class CallerIndex:
    """The callers of one open history whose calls were not answered, with their attempts."""

    def __init__(self, database: Database, texts: TextTable) -> None:
        self._database, self._texts = database, texts
        self._normalise: Normalise | None = None
        self._options: tuple[int, int] = _NO_OPTIONS
        """Shortest wait and first id of an attempt that counts."""
        self._seen: int | None = None
        """The last change that is known here, ``None`` before everything was read."""
        self._generation: str | None = None
        self._missed: dict[int, list[SqlRow]] = {}
        """Attempts of each number since it was reached itself."""
        self._reached: dict[int, int] = {}
        """The last calls in which callers were reached, by every way to write their numbers."""
        self._keys: dict[int, str] = {}
        """What is the same for all numbers that are ways to write one number."""
        self._numbers: dict[str, set[int]] = {}
        """The reverse."""
        self._postponed: dict[str, int] = {}
        """Callers who are not identified yet, by last digits that no other number outside has."""
        self._table = _NumberTable()
        """The numbers that were stored when everything was read."""
        self._renamed: set[int] = set()
        """Numbers that were identified after they were postponed: their callbacks are to be created again."""
        self._marks: dict[int, _Mark] = {}
        self._callbacks: dict[str, Callback] = {}

    def list_in_slices(
        self,
        *,
        since: float | None = None,
        short_seconds: float = DEFAULT_SHORT_SECONDS,
        with_done: bool = False,
        normalise: Normalise | None = None,
    ) -> Generator[None, None, list[Callback]]:
        """Return the callers who are to be called back, the one who has waited longest first.

        ``since`` leaves out attempts before that instant; ``with_done`` also returns those that a user has
        marked as done. The generator is to be exhausted before another one is begun, or given up: the next
        one then reads everything again.
        """
        options = to_milliseconds(short_seconds), compute_first_id(to_milliseconds(since or 0.0))
        if normalise != self._normalise:
            self._normalise, self._seen = normalise, None
        is_noted = self._database.read_version() >= CHANGES_VERSION
        changed = self._read_changes() if is_noted else None
        while changed is None:
            self._options, self._callbacks = _NO_OPTIONS, {}
            yield from self._read_everything(self._read_range()[1] if is_noted else 0)
            # Calls go on changing meanwhile.
            changed = self._read_changes() if is_noted else set()
        if options != self._options:
            self._options, self._callbacks = options, {}
            changed = set(self._missed)
        changed |= self._read_marks()
        changed |= self._renamed
        self._renamed = set()
        # If this is given up, those that are left would be missing.
        seen, self._seen = self._seen, None
        keys = list({self._keys[number] for number in changed if number in self._keys})
        for part in _split(keys, SLICE_ROWS):
            self._update_callbacks(part)
            yield
        self._seen = seen
        # Nobody can call a pseudonym back.
        found = [
            callback
            for callback in self._callbacks.values()
            if (with_done or callback.state is not CallbackState.DONE)
            and not callback.key.startswith(PSEUDONYM_MARK)
        ]
        return sorted(found, key=lambda callback: callback.first)

    def _read_changes(self) -> set[int] | None:
        """Read the numbers whose calls have changed and return them; ``None`` if all have to be read."""
        if self._seen is None:
            return None
        first, last = self._read_range()
        if read_meta(self._database, "texts") == self._generation and first <= self._seen + 1:
            rows = self._database.execute(
                "SELECT DISTINCT key_id FROM caller_changes WHERE id > ? AND id <= ?", (self._seen, last)
            )
            if len(rows) <= MAX_CHANGED:
                changed = {int(row[0]) for row in rows}
                self._read_numbers(changed)
                self._seen = last
                return changed
        self._seen = None
        return None

    def _read_range(self) -> tuple[int, int]:
        """Return the first and the last change that is noted."""
        rows = self._database.execute("SELECT min(id), max(id) FROM caller_changes")
        return rows[0][0] or 0, rows[0][1] or 0

    def _read_everything(self, last_change: int) -> _Slices:
        self._seen = None
        generation = read_meta(self._database, "texts")
        self._missed, self._reached, self._keys, self._numbers, self._marks = {}, {}, {}, {}, {}
        self._postponed, self._renamed, self._table = {}, set(), _NumberTable()
        for rows in self._fetch_slices(_EVERY_MISSED, SLICE_ROWS):
            self._note_missed(rows)
            yield
        short: set[int] = set()
        if self._normalise is not None:
            for rows in self._fetch_slices(_EVERY_NUMBER, SLICE_TEXTS):
                short |= self._note_numbers(rows)
                yield
        marked = self._database.execute("SELECT DISTINCT key_id FROM callback_marks")
        callers = {*self._missed, *(int(row[0]) for row in marked)}
        unclear = []
        for part in _split(list(callers), SLICE_ROWS):
            unclear += self._postpone(part, callers)
            yield
        for part in _split(list(short - callers), SLICE_ROWS):
            unclear += self._read_reached(part)
            yield
        for part in _split(unclear, SLICE_NUMBERS):
            self._identify(set(part))
            yield
        self._generation, self._seen = generation, last_change

    def _fetch_slices(self, sql: str, size: int) -> Iterator[list[SqlRow]]:
        """Execute a query for the rows after one, again and again; its first column identifies a row."""
        after = -1
        while rows := self._database.execute(sql, (after, size)):
            yield rows
            after = rows[-1][0]

    def _read_numbers(self, numbers: set[int]) -> None:
        for number in numbers:
            self._missed.pop(number, None)
            self._reached.pop(number, None)
        self._read_reached(numbers)
        for marks, part in split_parameters(sorted(numbers)):
            self._note_missed(
                self._database.execute(f"{_MISSED} AND outside_key IN ({marks}) ORDER BY id", part)
            )
        self._identify(numbers)

    def _read_reached(self, numbers: Iterable[int]) -> set[int]:
        """Read in which call each of these numbers was reached last; return those that were reached."""
        found: set[int] = set()
        for marks, part in split_parameters(numbers):
            for sql in (_LAST_REACHED, _LAST_JOINED):
                for number, call_id in self._database.execute(sql.format(marks=marks), part):
                    self._reached[int(number)] = max(int(call_id), self._reached.get(int(number), 0))
                    found.add(int(number))
        return found

    def _note_missed(self, rows: Iterable[SqlRow]) -> None:
        for row in rows:
            self._missed.setdefault(row[2], []).append(row)

    def _note_numbers(self, rows: Sequence[SqlRow]) -> set[int]:
        """Note numbers by their last digits; return short ones, which may have others in full."""
        self._table.add(rows)
        return {number for number, text in rows if len(text) <= MAX_SHORT_LENGTH}

    def _postpone(self, callers: Collection[int], everyone: Collection[int]) -> list[int]:
        """Identify some of the callers once another number outside has the same last digits.

        Returns those to identify now: there is such a number already, or theirs is short or is no number.
        """
        self._read_reached(callers)
        if self._normalise is None:
            return list(callers)
        texts = self._texts.get_texts(callers)
        similar = {
            number: [each for each in self._table.find(texts[number]) if each != number] for number in callers
        }
        outside = self._read_reached({each for found in similar.values() for each in found})
        unclear = []
        for number, text in texts.items():
            is_shared = any(each in outside or each in everyone for each in similar[number])
            if is_shared or len(text) <= MAX_SHORT_LENGTH or not text.removeprefix("+").isdecimal():
                unclear.append(number)
            else:
                self._set_key(number, f"{_POSTPONED_MARK}{number}")
                self._postponed[text[-SAME_DIGITS:]] = number
        return unclear

    def _set_key(self, number: int, key: str) -> None:
        self._keys[number] = key
        self._numbers.setdefault(key, set()).add(number)

    def _pop_postponed(self, digits: str) -> set[int]:
        """Return the caller with these last digits who is not identified yet, to identify them now."""
        number = self._postponed.pop(digits, None)
        if number is None:
            return set()
        postponed = self._keys.pop(number)
        del self._numbers[postponed]
        self._callbacks.pop(postponed, None)
        self._renamed.add(number)
        return {number}

    def _identify(self, numbers: set[int]) -> None:
        """Group numbers that are ways to write one number."""
        new = [number for number in numbers if number not in self._keys]
        if self._normalise is None:
            for number in new:
                self._set_key(number, str(number))
            return
        texts = self._texts.get_texts(new)
        similar: set[int] = set()
        others: set[int] = set()
        for number in new:
            # By the plan of a site, this takes some 100 µs: only those are asked about that may be the same.
            key = self._normalise(texts[number])
            self._set_key(number, key)
            similar |= self._pop_postponed(key[-SAME_DIGITS:])
            others.update(self._table.find(key))
        similar |= self._read_reached([each for each in others if each not in self._keys])
        if similar:
            self._identify(similar)

    def _read_marks(self) -> set[int]:
        """Read the marks of users; return the numbers that have other ones than before."""
        rows = self._database.execute(
            "SELECT key_id, state, made, who, reason FROM callback_marks ORDER BY id"
        )
        self._identify({int(row[0]) for row in rows})
        # Put in again, so that the last mark of a caller is the last one of all ways to write the number.
        marks: dict[int, _Mark] = {}
        for row in rows:
            marks.pop(row[0], None)
            marks[row[0]] = _Mark(MARK_STATES[row[1]], *row[2:])
        before, self._marks = self._marks, marks
        return {number for number in {*before, *marks} if before.get(number) != marks.get(number)}

    def _update_callbacks(self, keys: Iterable[str]) -> None:
        positions = {number: position for position, number in enumerate(self._marks)}
        open_calls = {}
        for key, (attempts, last_call, answered) in self._find_attempts(keys).items():
            numbers = self._numbers[key]
            reached = max(decode_start(last_call), answered)
            calls = [row for row in attempts if decode_start(row[0]) >= answered]
            if calls:
                marked = max(numbers & positions.keys(), key=positions.__getitem__, default=None)
                mark = None if marked is None else self._marks[marked]
                open_calls[key] = _apply_mark(calls, mark, reached)
        found = _create_callbacks(list(open_calls.values()), self._texts)
        self._callbacks.update(zip(open_calls, found, strict=True))

    def _find_attempts(self, keys: Iterable[str]) -> dict[str, tuple[list[SqlRow], int, int]]:
        """Return the attempts of callers since the last call began in which they were reached.

        With them are that call, and when someone spoke with them last, in whatever call.
        """
        found = {}
        for key in keys:
            self._callbacks.pop(key, None)
            numbers = self._numbers[key]
            last_call = max((self._reached.get(number, 0) for number in numbers), default=0)
            if attempts := self._list_attempts(numbers, last_call):
                found[key] = attempts, last_call
        wanted = [
            (number, first)
            for key, (attempts, _) in found.items()
            for first in (attempts[0][0] - LONGEST_WAIT * CALLS_PER_MILLISECOND,)
            for number in self._numbers[key]
            if self._reached.get(number, first) > first
        ]
        answers = self._read_answers(wanted)
        return {
            key: (attempts, last_call, max(answers.get(number, 0) for number in self._numbers[key]))
            for key, (attempts, last_call) in found.items()
        }

    def _read_answers(self, wanted: Sequence[tuple[int, int]]) -> dict[int, int]:
        """Return when someone spoke last with each of these numbers, in milliseconds.

        Each number comes with the id after which calls count.
        """
        answers: dict[int, int] = {}
        for part in _split(wanted, SLICE_ROWS):
            values = ", ".join(["(?, ?)"] * len(part))
            rows = self._database.execute(
                _ANSWERED_SINCE.format(values=values), [value for pair in part for value in pair]
            )
            answers.update((int(number), int(spoken)) for number, spoken in rows)
        return answers

    def _list_attempts(self, numbers: set[int], reached: int) -> list[SqlRow]:
        short, first = self._options
        found = [
            row
            for number in numbers
            for row in self._missed.get(number, ())
            if row[0] > reached
            and row[0] >= first
            and (row[8] or row[9] > short or row[10] & START_UNSEEN_FLAG)
        ]
        return found if len(numbers) == 1 else sorted(found, key=lambda row: int(row[0]))


def _split(values: Sequence[Value], size: int) -> Iterator[Sequence[Value]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _apply_mark(calls: list[SqlRow], mark: _Mark | None, reached: int) -> tuple[list[SqlRow], _Mark | None]:
    """Return the attempts of a caller that count, and the mark that holds for them.

    ``reached`` is when someone spoke with the caller, in milliseconds.
    """
    if mark is None or mark.made < reached:
        return calls, None  # they have spoken since
    if mark.state is CallbackState.DONE and decode_start(calls[-1][0]) > mark.made:
        return [row for row in calls if decode_start(row[0]) > mark.made], None  # called again
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
        last_id, public_id, key, number, e164, name, called = calls[-1][:7]
        found.append(
            Callback(
                key=known[key],
                number=known.get(number, ""),
                e164=known.get(e164) or None,
                name=known.get(name, ""),
                group=known[group[0]] if group else None,
                called=known.get(called, ""),
                attempts=len(calls),
                first=decode_start(calls[0][0]) / 1000,
                last=decode_start(last_id) / 1000,
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
