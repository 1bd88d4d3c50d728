"""Which recorder stores what several of them see: each holds a lock, refreshed with every commit.

A hub is the only one of its history. Of the desks on one PBX, one records; the others stand by, and take over
when it ends, and all of them leave the recording to a hub.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.storage.history_location import HistoryError, HistoryProblem
from devlink3_desk.services.storage.history_store import HistoryStore

HUB_LOCK: Final = "hub"
"""Name of the lock that the only hub of a history holds."""

_LOCKED: Final = QT_TRANSLATE_NOOP("Link", "Another program is already recording to the history {location}.")


class StandbyError(HistoryError):
    """Another recorder stores the same, and this one is to wait."""


class RecorderLock:
    """The lock of one recorder."""

    def __init__(self, name: str | None, owner: str, read_wall: Callable[[], float]) -> None:
        """Without a ``name``, nothing is locked."""
        self.stands_by = False
        """Whether to wait while another recorder holds the lock, or a hub records."""
        self.on_change: Callable[[], object] | None = None
        """Called while waiting, when the other recorder has stored calls."""
        self._name = name
        self._owner = owner
        self._read_wall = read_wall
        self._newest_call: int | None = None

    def take(self, store: HistoryStore) -> None:
        """Take or refresh the lock.

        Raises :class:`StandbyError` where this recorder is to wait, else :class:`.HistoryError` where another
        one holds the lock.
        """
        if self._name is None:
            return
        wall = self._read_wall()
        is_free = not self.stands_by or store.find_lock_holder(HUB_LOCK, wall) is None
        if is_free and store.acquire_lock(self._name, self._owner, wall) is None:
            return
        sentence = Sentence(_LOCKED, location=str(store.location))
        if not self.stands_by:
            raise HistoryError(sentence, HistoryProblem.UNAVAILABLE)
        self._watch_calls(store)
        raise StandbyError(sentence, HistoryProblem.UNAVAILABLE)

    def release(self, store: HistoryStore) -> None:
        """Give the lock up."""
        if self._name is not None:
            store.release_lock(self._name, self._owner)

    def _watch_calls(self, store: HistoryStore) -> None:
        newest = store.find_newest_call()
        if newest != self._newest_call and self.on_change is not None:
            self.on_change()
        self._newest_call = newest
