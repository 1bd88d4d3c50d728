"""Recording of a source of events: events, checkpoints and ended calls go to a history writer.

The desk window and the hub record alike. What is recorded comes from one log: a run that was cut short is
folded again at the next start (:mod:`.history_repair`).
"""

from __future__ import annotations

import logging
import math
import secrets
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from devlink3_desk.history.call_record import CallRecord, build_call_id_prefix
from devlink3_desk.history.call_recorder import RECORDED_CHANGES, CallRecorder
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.storage.history_store import HistoryStore
from devlink3_desk.services.storage.history_writer import HistoryWriter
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import LinkStatus, Person
from devlink3_desk.switchboard.changes import Change, DirectoryChanged, LinkChanged
from devlink3_desk.switchboard.checkpoint import take_board_snapshot
from devlink3_desk.switchboard.directory import build_directory_event

log = logging.getLogger(__name__)

CHECKPOINT_INTERVAL: Final = 120.0
"""Seconds between checkpoints: more than that is never replayed to show a moment or to repair a run."""
CHECKPOINT_EVENTS: Final = 3_600
"""Events after which a checkpoint is made earlier; replaying them takes a fraction of a second."""
MIN_CHECKPOINT_INTERVAL: Final = 10.0
"""Minimum seconds between checkpoints: one of a large site takes as long as a frame of the window."""
CONTACTS_INTERVAL: Final = 3_600.0
"""Seconds between records of changed contacts: each has all of them, and a large source changes often."""
RESUME_SECONDS: Final = 10.0
"""Seconds after an unexpected error in which nothing is recorded."""

_INTERRUPTED: Final = QT_TRANSLATE_NOOP("Link", "The history cannot be written: {why}.")


def create_call_id_prefix() -> str:
    """Return a prefix for the ids of the calls of a new run, which no other run has."""
    return build_call_id_prefix(time.time(), secrets.token_bytes(2))


_PbxDirectory: TypeAlias = tuple[tuple[Person, ...], Mapping[str, tuple[str, ...]]]
"""People of the PBX, and members of its groups."""


class HistoryRecording:
    """Records what one switchboard applies, until :meth:`close`.

    Instants are given twice: ``at`` in seconds of the monotonic clock, ``wall`` in seconds since 1970. Both
    clocks are read when the events arrive, before they are applied: a run that is repaired is folded from
    the same instants. The writer is not closed here, but where it was opened.
    """

    def __init__(
        self,
        switchboard: Switchboard,
        writer: HistoryWriter,
        seen_ends: Collection[str] = (),
        *,
        on_problem: Callable[[Sentence | None], object] | None = None,
    ) -> None:
        """``seen_ends`` are the calls of the switchboard whose ends another recorder has seen and stored.

        A switchboard that was rebuilt from what was published may not know of them: where it only finds that
        such a call is gone, what is stored stays.

        ``on_problem`` is called when an unexpected error has interrupted the recording, and with ``None``
        when it goes on. Such errors are then not raised: the board matters more than its history.
        """
        self._on_problem = on_problem
        self.problem: Sentence | None = None
        """Why the recording is interrupted."""
        self._resume_at = -math.inf
        """Before that monotonic second, nothing is recorded."""
        self._seen_ends = frozenset(seen_ends)
        self._switchboard = switchboard
        self._writer = writer
        self._recorder = CallRecorder(switchboard.site)
        self._next_checkpoint: float | None = None
        self._events_since_checkpoint = 0
        self._is_live: bool | None = None
        self._last_pbx: _PbxDirectory = (), {}
        self._last_contacts: tuple[Person, ...] = ()
        self._contacts_wait = False
        """Whether the contacts have changed, and are not recorded yet."""
        self._next_contacts = -math.inf
        """When a change of contacts alone may be recorded, monotonic."""

    def record(self, events: Sequence[AnyEvent], changes: Iterable[Change], at: float, wall: float) -> None:
        """Record events, and the changes that they caused."""
        if at < self._resume_at:
            return
        try:
            self._record(events, changes, at, wall)
        except Exception as error:  # noqa: BLE001 (the board goes on)
            self._interrupt(error, at, wall)
        else:
            if self.problem is not None:
                self._set_problem(None)

    def _record(self, events: Sequence[AnyEvent], changes: Iterable[Change], at: float, wall: float) -> None:
        if self._next_checkpoint is None:
            # The directory names callers, and was there before the first event.
            # The link comes last: if it is lost, the calls in progress do not count as complete.
            initial = self._switchboard.initial_changes()
            initial.sort(key=lambda change: isinstance(change, LinkChanged))
            self._record_changes(initial, at, wall)
            self._record_directory(at, wall)
        elif self._contacts_wait and at >= self._next_contacts:
            self._record_directory(at, wall)
        self._writer.record_events(events, at, wall)
        self._record_changes(changes, at, wall)
        self._events_since_checkpoint += len(events)
        if self._needs_checkpoint(at):
            self._next_checkpoint = at + CHECKPOINT_INTERVAL
            self._events_since_checkpoint = 0
            self._writer.record_checkpoint(take_board_snapshot(self._switchboard, at), at, wall)

    def _needs_checkpoint(self, at: float) -> bool:
        if self._next_checkpoint is None or at >= self._next_checkpoint:
            return True
        earliest = self._next_checkpoint - CHECKPOINT_INTERVAL + MIN_CHECKPOINT_INTERVAL
        return self._events_since_checkpoint >= CHECKPOINT_EVENTS and at >= earliest

    def record_changes(self, changes: Iterable[Change], at: float, wall: float) -> None:
        """Record changes that no event has caused, such as those of a new directory."""
        if at < self._resume_at:
            return
        try:
            changes = list(changes)
            if any(isinstance(change, DirectoryChanged) for change in changes):
                self._record_directory(at, wall)
            self._record_changes(changes, at, wall)
        except Exception as error:  # noqa: BLE001 (the board goes on)
            self._interrupt(error, at, wall)

    def _interrupt(self, error: Exception, at: float, wall: float) -> None:
        """Record nothing for a while after an unexpected error, then begin anew with the present calls."""
        if self._on_problem is None:
            raise error
        if self._is_live:
            self._writer.record_link(is_live=False, wall=wall)
        self._recorder = CallRecorder(self._switchboard.site)
        self.begin_anew()
        self._resume_at = at + RESUME_SECONDS
        if self.problem is None:  # reported once, however often it comes again
            log.error("The recording was interrupted by an unexpected error.", exc_info=error)
            self._set_problem(Sentence(_INTERRUPTED, why=f"{type(error).__name__}: {error}"))

    def _set_problem(self, problem: Sentence | None) -> None:
        self.problem = problem
        if self._on_problem is not None:
            self._on_problem(problem)

    def begin_anew(self) -> None:
        """Begin with a directory and a checkpoint: another recorder has recorded until now."""
        self._next_checkpoint, self._is_live = None, None
        self._last_pbx, self._last_contacts = ((), {}), ()
        self._next_contacts = -math.inf

    def note_sleep(self, since: float, wall: float) -> None:
        """Record that nothing was received between two instants, because the computer slept."""
        if self._is_live:
            self._writer.record_link(is_live=False, wall=since)
            self._writer.record_link(is_live=True, wall=wall)

    def list_open_calls(self, at: float) -> list[CallRecord]:
        """Return the calls in progress, as if they had ended at the monotonic second ``at``."""
        return self._recorder.open_calls(at)

    def close(self, at: float, wall: float) -> None:
        """Record the calls in progress as far as they were seen."""
        try:
            self._store_calls(self._recorder.open_calls(at))
        except Exception as error:  # noqa: BLE001 (the board goes on)
            self._interrupt(error, at, wall)
        if self._is_live:
            self._writer.record_link(is_live=False, wall=wall)

    def _record_directory(self, at: float, wall: float) -> None:
        """Record the directory if it differs from the last one: it is read again and again.

        A change of contacts alone may have to wait until an hour has passed since the last one.
        """
        directory = self._switchboard.directory
        pbx, contacts = (directory.pbx_people, directory.members), directory.contacts.people
        if pbx == self._last_pbx:
            has_changed = contacts != self._last_contacts
            self._contacts_wait = has_changed and at < self._next_contacts
            if not has_changed or self._contacts_wait:
                return
            self._next_contacts = at + CONTACTS_INTERVAL
        self._last_pbx, self._last_contacts = pbx, contacts
        self._contacts_wait = False
        self._writer.record_directory(build_directory_event(directory), at, wall)

    def _record_changes(self, changes: Iterable[Change], at: float, wall: float) -> None:
        # Most events change an extension only, which is in no record.
        recorded = [change for change in changes if type(change) in RECORDED_CHANGES]
        if not recorded:
            return
        for change in recorded:
            if isinstance(change, LinkChanged):
                self._update_link(change.link.state is LinkStatus.LIVE, wall)
        calls = self._recorder.apply(recorded, at, wall)
        if calls:
            self._store_calls(calls)

    def _store_calls(self, calls: Sequence[CallRecord]) -> None:
        if self._seen_ends:
            calls = [call for call in calls if call.end_seen or call.id not in self._seen_ends]
        if calls:
            self._writer.record_calls(calls)

    def _update_link(self, is_live: bool, wall: float) -> None:  # noqa: FBT001 (a state, as it is compared)
        if is_live is not self._is_live:
            self._is_live = is_live
            self._writer.record_link(is_live=is_live, wall=wall)


def find_seen_ends(store: HistoryStore, call_ids: Sequence[str]) -> frozenset[str]:
    """Return those of the calls ``call_ids`` that are stored with an end that was seen."""
    return frozenset(call_id for call_id, call in store.find_calls(call_ids).items() if call.end_seen)
