"""Runs of recorders that have ended: calls that were in progress then are stored, and may go on.

A run that was cut short is folded again from what it has recorded. If the program is started again soon, the
calls that the PBX still has go on under their ids.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.call_recorder import CallRecorder
from devlink3_desk.history.continued_record import SAME_INSTANT, is_more_detailed
from devlink3_desk.protocol.events import LinkEvent, LinkState
from devlink3_desk.services.storage.event_blocks import BlockKind
from devlink3_desk.services.storage.history_journal import CLOCK_TOLERANCE
from devlink3_desk.services.storage.history_store import LOCK_SECONDS, HistoryStore, RecordedEvents, RunInfo
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import LinkStatus
from devlink3_desk.switchboard.checkpoint import BoardSnapshot, take_board_snapshot
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site

log = logging.getLogger(__name__)

MAX_PAUSE: Final = 900.0
"""Seconds after the end of a run within which its calls may go on in another one."""
MAX_REPLAYED_EVENTS: Final = 50_000
"""Maximum events replayed to find the beginnings of the last calls; takes a second or two."""
MAX_QUIET_SECONDS: Final = 6.0
"""Seconds without an event while the link is live: a PBX is asked for a sign of life every five seconds."""


class RunKey(msgspec.Struct, frozen=True):
    """Identifies the run of a recorder."""

    source: str
    """Name of the site or address of its PBX."""
    call_id_prefix: str
    """Begins the ids of the calls of the run."""


class EarlierCalls(msgspec.Struct, frozen=True, gc=False):
    """The calls in progress when a run ended."""

    snapshot: BoardSnapshot
    wall: float
    """The instant of ``snapshot``, in seconds since 1970."""

    def expect_in(self, switchboard: Switchboard, at: float, wall: float) -> None:
        """Let those that the first snapshot of ``switchboard`` names go on under their ids.

        ``at`` and ``wall`` are the present instant by the two clocks of its run.
        """
        switchboard.expect_calls(self.snapshot.memory, self.snapshot.records, at - (wall - self.wall))


def find_earlier_calls(
    store: HistoryStore, own_run: RunKey, site: Site, *, now: float | None = None
) -> EarlierCalls | None:
    """Return the calls in progress at the end of the last run on the same source as ``own_run``.

    ``None`` where that run ended more than :data:`MAX_PAUSE` before ``now``, in seconds since 1970, or left
    no call. ``own_run`` holds the lock of the source, so that no other recorder is at work there; its own
    calls are left out.
    """
    wall = time.time() if now is None else now
    for run in reversed(store.list_runs()):
        if run.source != own_run.source or run.call_id_prefix == own_run.call_id_prefix:
            continue
        # After a clock was set back, nothing is known of the pause.
        if not 0.0 <= wall - run.seen <= MAX_PAUSE:
            return None
        earlier = _rebuild_calls(store, run, site)
        # A run without a snapshot has not found out which calls of the one before have ended.
        if earlier is not None or store.find_live_end(run.id) is not None:
            return earlier
    return None


def _rebuild_calls(store: HistoryStore, run: RunInfo, site: Site) -> EarlierCalls | None:
    """Return the calls at the end of a run, with those of earlier runs that it still expected."""
    switchboard = Switchboard(site, call_id_prefix=run.call_id_prefix)
    last: RecordedEvents | None = None
    for last in store.replay_run(run):
        switchboard.apply_all(last.events, last.at)
    if last is None or not (switchboard.calls or switchboard.is_expecting_calls):
        return None
    return EarlierCalls(take_board_snapshot(switchboard, last.at), last.wall)


def repair_runs(
    store: HistoryStore,
    site: Site,
    directory: Directory | None = None,
    *,
    now: float | None = None,
    dead_prefix: str | None = None,
    own_run: RunKey | None = None,
) -> int:
    """Fold the events of runs that were cut short, and store the calls that were in progress then.

    Returns how many runs were repaired. A run that was seen within the last seconds belongs to another
    recorder that is still at work, and is left alone, unless it is known to have ended: its calls begin with
    ``dead_prefix``, or it has recorded the source of ``own_run``, which holds the lock of that source.
    """
    wall = time.time() if now is None else now
    repaired = 0
    for run in store.list_runs(unfinished_only=True):
        is_own = own_run is not None and run.call_id_prefix == own_run.call_id_prefix
        is_dead = run.call_id_prefix == dead_prefix or (own_run is not None and run.source == own_run.source)
        if is_own or (abs(wall - run.seen) < LOCK_SECONDS and not is_dead):
            continue
        calls = _list_unstored_calls(store, run, _replay_run(store, run, site, directory))
        if calls:
            store.write_calls(calls)
        store.touch_run(run.id, run.seen, has_ended=True)
        log.info("run %d of the history was cut short; %d calls are stored", run.id, len(calls))
        repaired += 1
    return repaired


def _list_unstored_calls(store: HistoryStore, run: RunInfo, calls: Sequence[CallRecord]) -> list[CallRecord]:
    """Return those of the calls of a run that is repaired of which more is known than what is stored.

    What was stored when a call ended is exact. What is folded from a checkpoint on is so to a millisecond or
    two, and without what was before the checkpoint.
    """
    stored = store.find_calls([call.id for call in calls])

    def is_new(call: CallRecord) -> bool:
        known = stored.get(call.id)
        if known is None:
            return True
        if is_more_detailed(call, known):
            return True  # a later run has assumed that nothing changed in this one
        if known.end_seen and not call.end_seen and not call.id.startswith(f"{run.call_id_prefix}-"):
            return False  # another recorder has seen its end
        if call.started < known.started - SAME_INSTANT and not known.complete:
            return True  # another recorder has stored how it went on
        has_continued = call.ended > known.ended + CLOCK_TOLERANCE
        return has_continued or (call.end_seen and not known.end_seen)

    return [call for call in calls if is_new(call)]


def _replay_run(
    store: HistoryStore, run: RunInfo, site: Site, directory: Directory | None
) -> list[CallRecord]:
    """Return the calls that ended after a checkpoint of a run, and those in progress at its end.

    That is the last checkpoint, or the one before the first of the calls that are in progress at the end.
    """
    live_end = store.find_live_end(run.id)
    fold = _RunReplay(run, site, directory)
    fold.apply(store.replay_run(run))
    began = fold.find_earliest_call()
    if began is not None and store.count_run_events(run, began) <= MAX_REPLAYED_EVENTS:
        fold = _RunReplay(run, site, directory)
        fold.apply(store.replay_run(run, since=began))
    return fold.finish(live_end)


class _RunReplay:
    """What one run has recorded, as it is folded again."""

    def __init__(self, run: RunInfo, site: Site, directory: Directory | None) -> None:
        self._run = run
        self._switchboard = Switchboard(site, directory, call_id_prefix=run.call_id_prefix)
        self._recorder = CallRecorder(site)
        self._calls: list[CallRecord] = []
        self._first_at: float | None = None
        self._last_at, self._last_wall = run.started_monotonic, run.started

    def apply(self, recorded: Iterable[RecordedEvents]) -> None:
        """Apply events in order."""
        for events in recorded:
            # The directory may have been recorded long before.
            if self._first_at is None and events.kind is not BlockKind.DIRECTORY:
                self._first_at = events.at
            self._last_at, self._last_wall = events.at, events.wall
            changes = self._switchboard.apply_all(events.events, events.at)
            self._calls += self._recorder.apply(changes, events.at, events.wall)

    def find_earliest_call(self) -> float | None:
        """Return when the first of the calls in progress began, if that was before the first event.

        In seconds of the monotonic clock of the run.
        """
        began = min((call.started for call in self._switchboard.calls.values()), default=self._last_at)
        return None if self._first_at is None or began >= self._first_at else began

    def finish(self, live_end: float | None) -> list[CallRecord]:
        """Return the calls that have ended, and those in progress as if the link had been lost.

        ``live_end`` is until when the link was live, in seconds since 1970.
        """
        at = self._last_at
        if live_end is not None and self._switchboard.link.state is LinkStatus.LIVE:
            at += max(0.0, min(live_end - self._last_wall, MAX_QUIET_SECONDS))
        lost = [LinkEvent(state=LinkState.LOST)]
        self._calls += self._recorder.apply(self._switchboard.apply_all(lost, at), at, self._run.seen)
        return self._calls + self._recorder.open_calls(at)
