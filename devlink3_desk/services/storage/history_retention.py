"""Removing what is too old or too much, in slices so short that recording goes on between them."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Final

import msgspec

from devlink3_desk.preferences import HistoryPreferences
from devlink3_desk.services.storage.call_rows import compute_first_id, to_milliseconds
from devlink3_desk.services.storage.history_calls import delete_calls
from devlink3_desk.services.storage.history_database import Database
from devlink3_desk.services.storage.history_figures import QUARTERS_PER_SLICE, FigureFiller
from devlink3_desk.services.storage.history_store import HistoryStore
from devlink3_desk.services.storage.history_texts import remove_unused_texts

log = logging.getLogger(__name__)

DAY_SECONDS: Final = 86_400.0
CALLS_PER_SLICE: Final = 200
BLOCKS_PER_SLICE: Final = 50
TEXTS_PER_SLICE: Final = 2_000
PAGES_PER_SLICE: Final = 500
"""Pages given back to the file system at a time, in SQLite: 2 MB."""
EXPIRY_SECONDS: Final = 600.0
"""Time between two checks for what is too old to be kept."""
EXPIRY_RETRY_SECONDS: Final = 30.0
"""Time until the next check if nothing could be removed, because the database was locked."""
SLICE_SECONDS: Final = 0.05
"""Seconds that a slice may take. A query on the recorder's thread waits for as long."""
MAX_DIVISOR: Final = 32
"""A slice has at least this fraction of the numbers above."""


class RetentionPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept and for how long; ``None`` keeps it for ever."""

    events_days: float | None = 7.0
    events_bytes: int | None = 2_000_000_000
    calls_days: float | None = 400.0
    pseudonymise_days: float | None = None
    """Age from which numbers and names of outside parties are replaced; events do not get older than that."""

    @classmethod
    def from_preferences(cls, preferences: HistoryPreferences) -> RetentionPolicy:
        """Return the policy that a user has chosen; 0 is no limit there."""
        limit = preferences.events_gigabytes
        return cls(
            events_days=preferences.events_days or None,
            events_bytes=round(limit * 1e9) if limit else None,
            calls_days=preferences.calls_days or None,
            pseudonymise_days=preferences.pseudonymise_days or None,
        )


class ExpiryTask:
    """Removes everything that has expired, one slice a call.

    A slice that takes too long, on a slow disk or a busy machine, makes the next ones smaller. ``read_clock``
    returns seconds of a monotonic clock.
    """

    def __init__(self, policy: RetentionPolicy, read_clock: Callable[[], float] = time.monotonic) -> None:
        self.policy: Final = policy
        """What is kept."""
        self._read_clock = read_clock
        self._divisor = MAX_DIVISOR
        """By what the sizes of slices are divided."""
        self._next_text = 0
        self._has_removed_calls = False
        self._filler = FigureFiller()

    def remove_slice(self, store: HistoryStore, wall: float) -> bool:
        """Remove a little of what has expired; return whether there may be more."""
        started = self._read_clock()
        has_more = self._remove_next(store, wall)
        seconds = self._read_clock() - started
        if seconds > SLICE_SECONDS:
            self._divisor = min(self._divisor * 2, MAX_DIVISOR)
        elif seconds < SLICE_SECONDS / 4:
            self._divisor = max(self._divisor // 2, 1)
        return has_more

    def _limit(self, size: int) -> int:
        """Return how much of ``size`` is done in the next slice."""
        return max(1, size // self._divisor)

    def _remove_next(self, store: HistoryStore, wall: float) -> bool:
        if self._remove_events(store.database, wall) or self._remove_calls(store, wall):
            return True
        # Texts last, and only if calls went: most of them belong to several calls.
        if self._has_removed_calls and self._remove_texts(store):
            return True
        self._has_removed_calls = False
        self._next_text = 0
        # At last, the figures of what is left: a report on a year is to open at once.
        return store.database.shrink(self._limit(PAGES_PER_SLICE)) or self._filler.fill_slice(
            store, wall, self._limit(QUARTERS_PER_SLICE)
        )

    def _remove_events(self, database: Database, wall: float) -> bool:
        days = [each for each in (self.policy.events_days, self.policy.pseudonymise_days) if each is not None]
        if days:
            limit = to_milliseconds(wall - min(days) * DAY_SECONDS)
            removed = database.count_changes(
                "DELETE FROM event_blocks WHERE id IN "
                # Both values are named so that the index by time is used.
                "(SELECT id FROM event_blocks WHERE is_checkpoint IN (0, 1) AND started < ? LIMIT ?)",
                (limit, self._limit(BLOCKS_PER_SLICE)),
            )
            if removed or self._remove_directories(database, limit):
                return True
        if self.policy.events_bytes is None:
            return False
        # The blocks are counted as they are stored; what the database adds to them is little.
        total = database.execute("SELECT coalesce(sum(size), 0) FROM event_blocks")[0][0]
        if int(total) <= self.policy.events_bytes:
            return False
        return bool(
            database.count_changes(
                "DELETE FROM event_blocks WHERE id IN "
                "(SELECT id FROM event_blocks WHERE is_checkpoint IN (0, 1) ORDER BY started LIMIT ?)",
                (self._limit(BLOCKS_PER_SLICE),),
            )
        )

    @staticmethod
    def _remove_directories(database: Database, limit: int) -> int:
        """Remove the directories that no moment which is still recorded has."""
        return database.count_changes(
            "DELETE FROM event_blocks WHERE id IN "
            "(SELECT d.id FROM event_blocks d WHERE d.is_checkpoint = 2 AND d.started < ? AND (EXISTS "
            "(SELECT 1 FROM event_blocks WHERE run_id = d.run_id AND number > d.number "
            "AND is_checkpoint = 2 AND started < ?) OR NOT EXISTS "
            "(SELECT 1 FROM event_blocks WHERE run_id = d.run_id AND is_checkpoint <> 2)) LIMIT ?)",
            (limit, limit, BLOCKS_PER_SLICE),
        )

    def _remove_calls(self, store: HistoryStore, wall: float) -> bool:
        policy = self.policy
        if policy.calls_days is not None:
            limit = compute_first_id(to_milliseconds(wall - policy.calls_days * DAY_SECONDS))
            with store.database.transaction():
                rows = store.database.execute(
                    "SELECT id FROM calls WHERE id < ? ORDER BY id LIMIT ?",
                    (limit, self._limit(CALLS_PER_SLICE)),
                )
                delete_calls(store.database, [int(row[0]) for row in rows])
            if rows:
                self._has_removed_calls = True
                return True
        if policy.pseudonymise_days is None:
            return False
        # Imported late: most sites keep callers as they are.
        from devlink3_desk.services.storage.history_privacy import pseudonymise_calls

        count = pseudonymise_calls(
            store, wall - policy.pseudonymise_days * DAY_SECONDS, self._limit(CALLS_PER_SLICE)
        )
        self._has_removed_calls |= count > 0
        return count > 0

    def _remove_texts(self, store: HistoryStore) -> bool:
        """Remove texts that no call has any more, a part of the table at a time."""
        database = store.database
        rows = database.execute(
            "SELECT id FROM texts WHERE id > ? ORDER BY id LIMIT ?",
            (self._next_text, self._limit(TEXTS_PER_SLICE)),
        )
        if not rows:
            return False
        with database.transaction():
            if remove_unused_texts(database, [int(row[0]) for row in rows]):
                store.texts.note_removal()
        self._next_text = int(rows[-1][0])
        return True


class ExpirySchedule:
    """Checks what has expired every ten minutes, and at once when the policy has changed.

    ``read_clock`` returns seconds of a monotonic clock.
    """

    def __init__(self, policy: RetentionPolicy, read_clock: Callable[[], float] = time.monotonic) -> None:
        self.policy = policy
        """What is kept from now on; any thread may set it."""
        self._read_clock = read_clock
        self._task = ExpiryTask(policy)
        self._next_check_at = 0.0

    def remove_due(self, store: HistoryStore, wall: float) -> bool:
        """Remove one slice of what has expired, if it is time to; return whether there may be more."""
        policy = self.policy
        if policy != self._task.policy:
            self._task, self._next_check_at = ExpiryTask(policy), 0.0
        if self._read_clock() < self._next_check_at:
            return False
        pause = EXPIRY_SECONDS
        try:
            if self._task.remove_slice(store, wall):
                return True
        except Exception as error:  # noqa: BLE001 - whatever it is, recording goes on
            log.info("old parts of the history are removed later: %s", error)
            pause = EXPIRY_RETRY_SECONDS
        self._next_check_at = self._read_clock() + pause
        return False
