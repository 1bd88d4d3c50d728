"""Checks after faults of two hubs: nothing is repeated, missing, or marked complete without being complete.

The reference is a second recorder: a hub without desks, on a connection of its own to the same PBX.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.protocol.events import (
    AnyEvent,
    CheckpointMarker,
    CounterGap,
    LinkEvent,
    LinkState,
    SnapshotMarker,
)
from devlink3_desk.services.event_lines import encode_event
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.switchboard.calls.unconfirmed_calls import LATE_RECORD_SECONDS
from tests.support.hub_rig import BUSY, SIMULATOR_PASSWORD, WindowlessDesk

TOLERANCE_SECONDS: Final = 5.0
"""By which two programs may differ about an instant, on a machine that is busy."""


class ReferenceRecorder:
    """A hub without desks that records the same PBX, to compare histories with."""

    def __init__(self, folder: Path, pbx_port: int) -> None:
        self.folder = folder
        argv = [sys.executable, "-m", "devlink3_desk", "hub", "--config-dir", str(folder)]
        argv += ["--host", "127.0.0.1", "--port", str(pbx_port), "--no-tls", "--user", BUSY.user]
        self._process = subprocess.Popen(
            argv, env={**os.environ, "DEVLINK3_PASSWORD": SIMULATOR_PASSWORD}, stderr=subprocess.DEVNULL
        )

    def stop(self) -> None:
        """End in order, so that all it has seen is stored."""
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait(60)


def open_folder(folder: Path) -> HistoryStore:
    """Open the history of a hub that has ended."""
    return open_history(HistoryLocation.parse(str(folder / "history.sqlite")), read_only=True)


def find_repeated_events(events: Iterable[AnyEvent]) -> list[AnyEvent]:
    """Return the events of the PBX that a desk has got twice, other than by a checkpoint or a snapshot."""
    seen: set[bytes] = set()
    repeated: list[AnyEvent] = []
    is_rebuilding = False
    for event in events:
        if isinstance(event, (SnapshotMarker, CheckpointMarker)):
            is_rebuilding = not event.complete
            seen.clear()
        elif isinstance(event, (LinkEvent, CounterGap)):
            seen.clear()
        elif not is_rebuilding and event.counter is not None:
            line = encode_event(event, 0)
            if line in seen:
                repeated.append(event)
            seen.add(line)
    return repeated


def find_repeated_ends(desk: WindowlessDesk) -> list[str]:
    """Return in words which calls have ended twice at a desk.

    A call that a snapshot did not name may go on, if its next record comes soon after: with the CallID and
    the ends of a call before its restart, a PBX describes the same call.
    """
    first: dict[str, tuple[float, str]] = {}
    problems = []
    for at, change, kinds in desk.ends:
        end = f"{'vanished' if change.vanished else 'ended'} with {kinds}"
        before, earlier = first.get(change.id, (at, ""))
        returned_at, returned = desk.returns.get(change.id, (at, ""))
        # What a desk sees at once after an outage has happened at any time since.
        seen_at = min(_list_losses(desk, before, returned_at), default=returned_at)
        is_late_record = earlier.startswith("vanished") and seen_at - before <= LATE_RECORD_SECONDS
        if earlier and not is_late_record:
            problems.append(
                f"{desk.name}: {change.id} has {earlier}, after {returned_at - before:.1f} s returned with "
                f"{returned}, after {at - before:.1f} s {end}; links from 2 s before: "
                f"{desk.describe_links(before - 2, at + 1)}"
            )
        first[change.id] = at, end
    return problems


def _list_losses(desk: WindowlessDesk, since: float, until: float) -> list[float]:
    """Return when a desk has lost its link between two monotonic seconds."""
    return [
        at
        for at, link in zip(desk.link_times, desk.links, strict=True)
        if link.state is LinkState.LOST and since < at <= until
    ]


def find_history_problems(history: HistoryStore, reference: HistoryStore) -> list[str]:
    """Return in words what the history of the hubs has wrong."""
    calls, seen = _read_calls(history), _read_calls(reference)
    problems = []
    if len({call.id for call in calls}) != len(calls):
        problems.append("an id is there twice")
    complete = [_identify(call) for call in calls if call.complete]
    if len(set(complete)) != len(complete):
        problems.append("a complete call is there twice")
    periods = history.list_live_periods(0, time.time())
    # The first and last calls may have been seen by one of the two only.
    begun, ended = min(call.started for call in seen), max(call.ended for call in seen)
    for call in seen:
        is_within = call.started > begun + TOLERANCE_SECONDS and call.ended < ended - TOLERANCE_SECONDS
        was_live = any(
            start < call.started - TOLERANCE_SECONDS and call.ended + TOLERANCE_SECONDS < end
            for start, end in periods
        )
        if call.complete and is_within and was_live and not _find_same(call, calls):
            problems.append(f"lost: {_describe(call)}; {_describe_similar(call, calls, periods)}")
    problems += [
        f"not as the reference saw it: {_describe(call)}; {_describe_similar(call, seen, periods)}"
        for call in calls
        if call.complete and begun < call.started and call.ended < ended and not _find_same(call, seen)
    ]
    return problems


def _read_calls(store: HistoryStore) -> list[CallRecord]:
    calls = list(store.iter_calls(CallQuery(limit=100_000)))
    assert calls, f"{store.location} is empty"
    return calls


def _identify(call: CallRecord) -> tuple[str, str, int]:
    return call.caller.number, call.called.number, round(call.started)


def _find_same(call: CallRecord, others: Sequence[CallRecord]) -> bool:
    """Return whether another recorder has the same call with the same course."""
    return any(
        other.caller.number == call.caller.number
        and other.called.number == call.called.number
        and abs(other.started - call.started) < TOLERANCE_SECONDS
        and abs(other.ended - call.ended) < TOLERANCE_SECONDS
        for other in others
    )


def _describe(call: CallRecord) -> str:
    state = "complete" if call.complete else "incomplete"
    parties = f"{call.caller.number} -> {call.called.number}"
    return f"{parties}, {call.started:.1f} to {call.ended:.1f}, {state}, {call.id}"


def _describe_similar(
    call: CallRecord, others: Iterable[CallRecord], periods: Iterable[tuple[float, float]]
) -> str:
    """Return what the other recorder has of a party of the call at that time, and when the hubs were live."""
    numbers = {call.caller.number, call.called.number}
    similar = [
        _describe(other)
        for other in others
        if numbers & {other.caller.number, other.called.number}
        and other.started < call.ended + TOLERANCE_SECONDS
        and other.ended > call.started - TOLERANCE_SECONDS
    ]
    near = [
        f"{start:.1f} to {end:.1f}"
        for start, end in periods
        if start < call.ended + 30 and end > call.started
    ]
    return f"the other has {similar}, live {near}"


def read_claims(store: HistoryStore) -> set[str]:
    """Return the keys of all callers that someone has claimed."""
    rows = store.database.execute(
        "SELECT texts.text FROM callback_marks LEFT JOIN texts ON texts.id = callback_marks.key_id"
    )
    return {str(row[0]) for row in rows}
