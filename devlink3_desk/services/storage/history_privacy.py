"""Forgetting a number, and putting pseudonyms in the place of numbers and names.

Calls keep their rows, so that sums stay the same; they only lose what shows whose calls they were.
"""

from __future__ import annotations

import enum
import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Callable, Collection, Container, Iterable, Sequence
from typing import Any, Final, TypeVar

import msgspec

from devlink3_desk.history.call_record import SHORT_DIGITS, CallRecord, RecordedParty, is_extension
from devlink3_desk.protocol.events import AnyEvent, Delta2, DirectoryMarker
from devlink3_desk.services.storage.call_rows import (
    CALL_COLUMNS,
    PSEUDONYM_MARK,
    compute_first_id,
    decode_span,
    to_milliseconds,
)
from devlink3_desk.services.storage.event_blocks import (
    BlockError,
    BlockEvent,
    decode_block,
    decompress_block,
    encode_block,
)
from devlink3_desk.services.storage.history_calls import drop_figures, read_calls, write_calls
from devlink3_desk.services.storage.history_database import Database, SqlRow, split_parameters
from devlink3_desk.services.storage.history_figures import read_directory
from devlink3_desk.services.storage.history_schema import FORGOTTEN_META, read_meta, write_meta
from devlink3_desk.services.storage.history_store import HistoryStore
from devlink3_desk.services.storage.history_texts import remove_unused_texts

MIN_PART_DIGITS: Final = 7
"""A number with so many digits is also removed where it stands within a longer text."""
CALLS_PER_TRANSACTION: Final = 500
CHECKPOINT_SECONDS: Final = 10.0
"""How long to wait for readers before the log of the database can be emptied."""

_SEPARATORS: Final = r"[\s()./-]{0,3}"

StructType = TypeVar("StructType", bound=msgspec.Struct)


class ForgottenCounts(msgspec.Struct, frozen=True):
    """How much was removed."""

    calls: int = 0
    events: int = 0
    notes: int = 0
    """Marks of callers who were to be called back."""


class NumberPattern:
    """Finds a number in texts, whatever separates its digits there."""

    def __init__(self, numbers: Collection[str]) -> None:
        """``numbers`` are all ways to write it: as the PBX sends it, in E.164, as it is dialled."""
        patterns = []
        for number in sorted(numbers):
            # The digits that are dialled before it, and zeros that stand for them, differ from way to way.
            digits = re.sub(r"\D", "", number).lstrip("0")
            if len(digits) >= MIN_PART_DIGITS:
                patterns.append(_SEPARATORS.join(digits))
            elif number:
                # As a part of texts, an extension would be found in half of all numbers.
                patterns.append(rf"(?<![\w+.]){re.escape(number)}(?![\w.])")
        self._text = re.compile("|".join(patterns) or r"(?!)")
        self._bytes = re.compile(self._text.pattern.encode())

    def occurs_in(self, text: str) -> bool:
        """Return whether the number is in ``text``."""
        return self._text.search(text) is not None

    def may_occur_in(self, data: bytes) -> bool:
        """Return whether the number may be in texts among other bytes."""
        return self._bytes.search(data) is not None


def forget_number(store: HistoryStore, numbers: Collection[str]) -> ForgottenCounts:
    """Remove a number, of which ``numbers`` are ways to write it, from everything that is kept.

    Calls and events stay, without it and without the name beside it. Afterwards, no byte of it is left in
    an SQLite file. Recording can go on meanwhile.
    """
    database = store.database
    pattern = NumberPattern(numbers)
    # The same party can be known by further ways to write its number.
    texts = _find_texts(database, pattern)
    pattern = NumberPattern({*numbers, *_find_partners(store, texts)})
    texts = _find_texts(database, pattern)
    calls = _find_calls(database, texts)
    names = _find_names(database, calls)
    for start in range(0, len(calls), CALLS_PER_TRANSACTION):
        _rewrite_calls(
            store, calls[start : start + CALLS_PER_TRANSACTION], lambda call: _clear_call(call, pattern)
        )
    notes = _clear_marks(database, texts, pattern)
    events = _clear_blocks(store, pattern)
    texts |= _find_texts(database, pattern)
    _drop_figures_of(database, texts)
    _remove_texts(store, texts)
    with database.transaction():
        remove_unused_texts(database, names)
        # A recorder still has the last half minute of events in memory, and must not store them again.
        write_meta(database, FORGOTTEN_META, secrets.token_hex(8))
        store.texts.note_removal()
    scrub_free_space(database)
    return ForgottenCounts(len(calls), events, notes)


def _find_texts(database: Database, pattern: NumberPattern) -> dict[int, str]:
    rows = database.execute("SELECT id, text FROM texts")
    return {int(number): text for number, text in rows if pattern.occurs_in(text)}


def _find_calls(database: Database, texts: Iterable[int]) -> list[int]:
    found: set[int] = set()
    for marks, part in split_parameters(texts):
        rows = database.execute(f"SELECT call_id FROM call_texts WHERE text_id IN ({marks})", part)  # noqa: S608
        found.update(int(row[0]) for row in rows)
    return sorted(found)


def _find_names(database: Database, calls: Iterable[int]) -> set[int]:
    """Return the names of the parties of calls."""
    found: set[int] = set()
    for marks, part in split_parameters(calls):
        rows = database.execute(f"SELECT caller_name, called_name FROM calls WHERE id IN ({marks})", part)  # noqa: S608
        found.update(name for row in rows for name in row if name is not None)
    return found


def _drop_figures_of(database: Database, texts: Iterable[int]) -> None:
    """Remove the figures of calls that have any of ``texts``: those recorded meanwhile are among them."""
    for marks, part in split_parameters(_find_calls(database, texts)):
        rows = database.execute(f"SELECT id, length FROM calls WHERE id IN ({marks})", part)  # noqa: S608
        drop_figures(database, [decode_span(row[0], row[1]) for row in rows])


def _find_partners(store: HistoryStore, texts: dict[int, str]) -> set[str]:
    """Return how else the numbers in ``texts`` are written: as sent beside E.164, and the reverse."""
    pairs: set[int] = set()
    for side in ("caller", "called"):
        for marks, part in split_parameters(texts):
            rows = store.database.execute(
                f"SELECT DISTINCT {side}_number, {side}_e164 FROM calls WHERE id IN "  # noqa: S608
                f"(SELECT call_id FROM call_texts WHERE text_id IN ({marks}))",
                part,
            )
            for number, e164 in rows:
                if number in texts or e164 in texts:
                    pairs.update(each for each in (number, e164) if each is not None)
    return set(store.texts.get_texts(pairs).values())


def _rewrite_calls(
    store: HistoryStore, ids: Sequence[int], change: Callable[[CallRecord], CallRecord]
) -> None:
    database = store.database
    with database.transaction():
        rows: list[SqlRow] = []
        for marks, part in split_parameters(ids):
            rows += database.execute(f"SELECT {CALL_COLUMNS} FROM calls WHERE id IN ({marks})", part)  # noqa: S608
        write_calls(database, store.texts, [change(call) for call in read_calls(database, store.texts, rows)])


def _clear_call(call: CallRecord, pattern: NumberPattern) -> CallRecord:
    def clear(text: str) -> str:
        return "" if pattern.occurs_in(text) else text

    def clear_optional(text: str | None) -> str | None:
        return None if text is None else clear(text)

    def clear_party(party: RecordedParty) -> RecordedParty:
        is_match = pattern.occurs_in(party.number) or pattern.occurs_in(party.e164 or "")
        return RecordedParty() if is_match else msgspec.structs.replace(party, name=clear(party.name))

    return msgspec.structs.replace(
        call,
        caller=clear_party(call.caller),
        called=clear_party(call.called),
        answered_by=clear_optional(call.answered_by),
        did=clear_optional(call.did),
        account_code=clear_optional(call.account_code),
        tag=clear_optional(call.tag),
        groups=tuple(clear(group) for group in call.groups),
        legs=tuple(
            msgspec.structs.replace(
                leg,
                group=clear_optional(leg.group),
                by=clear_optional(leg.by),
                parties=tuple(clear(party) for party in leg.parties),
            )
            for leg in call.legs
        ),
        reached=tuple(
            msgspec.structs.replace(party, by=clear_optional(party.by))
            for party in call.reached
            if not pattern.occurs_in(party.number)
        ),
    )


def _clear_marks(database: Database, texts: Iterable[int], pattern: NumberPattern) -> int:
    numbers = set(texts)
    rows = database.execute("SELECT id, key_id, who, reason FROM callback_marks")
    meant = [row[0] for row in rows if row[1] in numbers or pattern.occurs_in(f"{row[2]} {row[3]}")]
    for marks, part in split_parameters(meant):
        database.execute(f"DELETE FROM callback_marks WHERE id IN ({marks})", part)  # noqa: S608
    return len(meant)


def _clear_blocks(store: HistoryStore, pattern: NumberPattern) -> int:
    """Remove a number from all events, block by block; return from how many."""
    database = store.database
    count = 0
    for (block_id,) in database.execute("SELECT id FROM event_blocks ORDER BY id"):
        with database.transaction():
            for (data,) in database.execute("SELECT data FROM event_blocks WHERE id = ?", (block_id,)):
                try:
                    # Most blocks do not have it, and looking at bytes is a hundred times faster.
                    if not pattern.may_occur_in(decompress_block(data)):
                        continue
                    events = decode_block(data)
                except BlockError:
                    # Nobody can read it, but part of the number might be found in it.
                    database.execute("DELETE FROM event_blocks WHERE id = ?", (block_id,))
                    continue
                cleared = [BlockEvent(each.milliseconds, clear_event(each.event, pattern)) for each in events]
                count += sum(new.event is not old.event for new, old in zip(cleared, events, strict=True))
                changed = encode_block(cleared)
                database.execute(
                    "UPDATE event_blocks SET data = ?, size = ? WHERE id = ?",
                    (changed, len(changed), block_id),
                )
    return count


def clear_event(event: AnyEvent, pattern: NumberPattern) -> AnyEvent:
    """Return ``event`` without a number and the name beside it; ``event`` itself if it has no such number."""
    if isinstance(event, Delta2) and pattern.occurs_in(event.text):
        return msgspec.structs.replace(event, text="", record=None, fields=None, extra=())
    if isinstance(event, DirectoryMarker) and event.memory is not None:
        return _clear_directory(event, event.memory, pattern)
    return _clear_struct(event, pattern)


def _clear_directory(
    event: DirectoryMarker, memory: dict[str, Any], pattern: NumberPattern
) -> DirectoryMarker:
    """Remove the entries with the number from a directory; every other entry stays as it is."""
    kept = {
        name: [each for each in entries if _clear_value(each, pattern) is each]
        if isinstance(entries, (list, tuple))
        else _clear_value(entries, pattern)
        for name, entries in memory.items()
    }
    is_same = all(
        len(kept[name]) == len(entries) and kept[name] == entries for name, entries in memory.items()
    )
    return event if is_same else msgspec.structs.replace(event, memory=kept)


def _clear_struct(record: StructType, pattern: NumberPattern) -> StructType:
    changes: dict[str, Any] = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        changed = _clear_value(value, pattern)
        if changed is not value:
            changes[name] = changed
    if not changes:
        return record
    if any(isinstance(each, str) for each in changes.values()) and "name" in record.__struct_fields__:
        changes["name"] = ""
    return msgspec.structs.replace(record, **changes)


def _clear_value(value: Any, pattern: NumberPattern) -> Any:  # noqa: ANN401 (a field of any record)
    if isinstance(value, str):
        return "" if pattern.occurs_in(value) else value
    if isinstance(value, int) and not isinstance(value, enum.Enum):
        # A field of numbers, such as the place of an emergency, can hold one.
        return 0 if value >= 10**MIN_PART_DIGITS and pattern.occurs_in(str(value)) else value
    if isinstance(value, msgspec.Struct):
        return _clear_struct(value, pattern)
    if isinstance(value, (tuple, list)):
        cleared = type(value)(_clear_value(each, pattern) for each in value)
        return cleared if any(new is not old for new, old in zip(cleared, value, strict=True)) else value
    if isinstance(value, dict):
        fields = {_clear_value(key, pattern): _clear_value(each, pattern) for key, each in value.items()}
        return value if fields == value else fields
    return value


def _remove_texts(store: HistoryStore, numbers: Iterable[int]) -> None:
    """Remove texts; one that is still used, by a call that was recorded meanwhile, becomes empty."""
    database = store.database
    for number in set(numbers):
        with database.transaction():
            database.execute("UPDATE texts SET text = NULL, folded = NULL WHERE id = ?", (number,))
            remove_unused_texts(database, [number])


def scrub_free_space(database: Database) -> None:
    """Rewrite the files of the database, so that nothing of what was removed is left in them."""
    if database.location.path is None:
        # Copies in the write-ahead log of the server remain until the server reuses its files.
        for table in (
            "texts",
            "calls",
            "legs",
            "call_texts",
            "callback_marks",
            "event_blocks",
            "figures",
            "reached_parties",
        ):
            database.execute(f"VACUUM FULL {table}")
        return
    # In a file, for the copy can be larger than the memory; SQLite unlinks it when it opens it.
    database.execute("PRAGMA temp_store = FILE")
    database.execute("VACUUM")
    database.execute("PRAGMA temp_store = MEMORY")
    deadline = time.monotonic() + CHECKPOINT_SECONDS
    # The log keeps the old pages until every reader has come to the end of it.
    while database.execute("PRAGMA wal_checkpoint(TRUNCATE)")[0][0] and time.monotonic() < deadline:
        time.sleep(0.05)


def pseudonymise_calls(store: HistoryStore, before: float, limit: int) -> int:
    """Put pseudonyms into up to ``limit`` calls that started before an instant; return how many were left.

    Calls of one number keep one pseudonym, so that regular callers can still be counted.
    """
    database = store.database
    done = int(read_meta(database, _PSEUDONYMISED_META) or 0)
    rows = database.execute(
        "SELECT id FROM calls WHERE id > ? AND id < ? ORDER BY id LIMIT ?",
        (done, compute_first_id(to_milliseconds(before)), limit),
    )
    if not rows:
        return 0
    key = read_meta(database, _KEY_META) or secrets.token_hex(16)
    extensions = read_directory(store).extensions
    with database.transaction():
        write_meta(database, _KEY_META, key)
        _rewrite_calls(
            store, [int(row[0]) for row in rows], lambda call: _pseudonymise_call(call, key, extensions)
        )
        write_meta(database, _PSEUDONYMISED_META, str(rows[-1][0]))
    return len(rows)


_PSEUDONYMISED_META: Final = "pseudonymised"
"""Name of the value that holds the id of the last call with pseudonyms."""
_KEY_META: Final = "pseudonym_key"


def _pseudonymise_call(call: CallRecord, key: str, extensions: Container[str]) -> CallRecord:
    outside = [party for party in (call.caller, call.called) if _is_outside(party, extensions)]
    names: dict[str, str] = {}
    for party in outside:
        # The same for the number as it was sent and as it is dialled to call back.
        pseudonym = _create_pseudonym(party.e164 or party.number, key)
        names.update((number, pseudonym) for number in (party.number, party.e164) if number)

    def replace(number: str) -> str:
        if not is_extension(number, extensions) and not number.startswith(PSEUDONYM_MARK):
            return names.get(number) or _create_pseudonym(number, key)
        return names.get(number, number)

    def replace_party(party: RecordedParty) -> RecordedParty:
        return RecordedParty(replace(party.number)) if party in outside else party

    return msgspec.structs.replace(
        call,
        caller=replace_party(call.caller),
        called=replace_party(call.called),
        answered_by=None if call.answered_by is None else replace(call.answered_by),
        tag=None,
        legs=tuple(
            msgspec.structs.replace(
                leg,
                parties=tuple(replace(party) for party in leg.parties),
                by=None if leg.by is None else replace(leg.by),
            )
            for leg in call.legs
        ),
        reached=tuple(
            msgspec.structs.replace(party, number=_create_pseudonym(party.number, key))
            for party in call.reached
            if not party.number.startswith(PSEUDONYM_MARK)
        ),
    )


def _is_outside(party: RecordedParty, extensions: Container[str]) -> bool:
    is_own = party.number in extensions or (len(party.number) <= SHORT_DIGITS and party.e164 is None)
    return not is_own and not party.number.startswith(PSEUDONYM_MARK)


def _create_pseudonym(number: str, key: str) -> str:
    """Return a text that can be connected only with the key with a number."""
    digest = hmac.new(key.encode(), number.encode(), hashlib.sha256).hexdigest()
    return f"{PSEUDONYM_MARK}{digest[:12]}"
