"""Which recorder stores what several of them see: each holds a lock, refreshed with every commit.

A hub is the only one of its history. Of the desks on one PBX, one records; the others stand by, and take over
when it ends, and all of them leave the recording to a hub.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable
from typing import Final

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.storage.history_location import HistoryError, HistoryProblem
from devlink3_desk.services.storage.history_store import LOCK_SECONDS, HistoryStore

STANDBY_SECONDS: Final = 2.0
"""Time between two attempts to take over from another recorder."""
SAME_CALL_SECONDS: Final = 2.0
"""Seconds within which two recorders see the beginning of the same call."""
HUB_LOCK: Final = "hub"
"""Name of the lock that the only hub of a history holds."""

_LOCKED: Final = QT_TRANSLATE_NOOP("Link", "Another program is already recording to the history {location}.")


class StandbyError(HistoryError):
    """Another recorder stores the same, and this one is to wait."""


class LockError(HistoryError):
    """Another recorder holds the lock, which this one does not wait for."""

    def __init__(self, sentence: Sentence, *, is_tolerated: bool) -> None:
        """``is_tolerated``: the other recorder may give the lock up soon, so that this is no problem yet."""
        super().__init__(sentence, HistoryProblem.UNAVAILABLE)
        self.is_tolerated: Final = is_tolerated


class RecorderLock:
    """The lock of one recorder."""

    def __init__(
        self,
        name: str | None,
        owner: str,
        read_wall: Callable[[], float],
        *,
        stands_by: bool,
        tolerance: float = 0.0,
        on_change: Callable[[], object] | None,
    ) -> None:
        """Without a ``name``, nothing is locked.

        ``tolerance``: seconds for which another recorder may hold the lock before that is a problem. Of two
        hubs that change places, either may record for a moment while the other one still holds the lock.

        ``stands_by``: whether to wait while another recorder holds the lock, or a hub records; ``on_change``
        is called meanwhile when the other recorder has stored calls.
        """
        self._stands_by, self._tolerance, self._on_change = stands_by, tolerance, on_change
        self._locked_since: float | None = None
        """Monotonic second from which another recorder has held the lock."""
        self._name = name
        self._owner = owner
        self._read_wall = read_wall
        self._newest_call: int | None = None
        self._holder: str | None = None
        """Prefix of the call ids of the recorder that was waited for."""
        self._predecessor_end = -math.inf
        """Until when the recorder that this one has taken over from saw calls, in seconds since 1970."""
        self._predecessor_calls: list[CallRecord] = []
        """The calls that began just before that."""

    def acquire(self, store: HistoryStore) -> None:
        """Acquire or refresh the lock.

        Raises :class:`StandbyError` where this recorder is to wait, else :class:`LockError` where another
        one holds the lock.
        """
        if self._name is None:
            return
        wall = self._read_wall()
        holder = store.find_lock_holder(HUB_LOCK, wall) if self._stands_by else None
        holder = holder or store.acquire_lock(self._name, self._owner, wall)
        if holder is None:
            self._locked_since = None
            return
        self._holder = holder.owner
        sentence = Sentence(_LOCKED, location=str(store.location))
        if not self._stands_by:
            now = time.monotonic()
            self._locked_since = now if self._locked_since is None else self._locked_since
            raise LockError(sentence, is_tolerated=now - self._locked_since < self._tolerance)
        self._watch_calls(store)
        raise StandbyError(sentence, HistoryProblem.UNAVAILABLE)

    def release(self, store: HistoryStore) -> None:
        """Give the lock up."""
        if self._name is not None:
            store.release_lock(self._name, self._owner)

    def note_takeover(self, store: HistoryStore) -> None:
        """Find out until when the recorder that was waited for has recorded.

        Its link ends first: what begins before it ends itself is not in its history.
        """
        runs = [run for run in store.list_runs() if run.call_id_prefix == self._holder]
        if runs:
            self._predecessor_end = max(store.find_live_end(run.id) or run.ended or run.seen for run in runs)
            query = CallQuery(since=self._predecessor_end - SAME_CALL_SECONDS, with_legs=False)
            # Desks on other PBXs may record into the same history.
            self._predecessor_calls = [
                call for call in store.iter_calls(query) if call.id.rpartition("-")[0] == self._holder
            ]

    def is_recorded_by_predecessor(self, call: CallRecord) -> bool:
        """Return whether the previous recorder has recorded a call, at least its beginning.

        It stores the calls in progress when it ends; of one that was killed, the next repair does. A call
        that began just before may have been seen a moment later here: it is recognised by its parties.
        """
        parties = call.caller.number, call.called.number
        return call.started <= self._predecessor_end or any(
            (other.caller.number, other.called.number) == parties
            and abs(call.started - other.started) < SAME_CALL_SECONDS
            for other in self._predecessor_calls
        )

    def select_recent_calls(self, calls: Iterable[CallRecord]) -> list[CallRecord]:
        """Return the calls that ended while it may have been unknown that the other recorder was killed."""
        earliest = self._read_wall() - LOCK_SECONDS - 2 * STANDBY_SECONDS
        return [call for call in calls if call.ended > earliest]

    def _watch_calls(self, store: HistoryStore) -> None:
        newest = store.find_newest_call()
        if newest != self._newest_call and self._on_change is not None:
            self._on_change()
        self._newest_call = newest
