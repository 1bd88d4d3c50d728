"""Changes of the switchboard folded into the records of calls.

Pure: the caller provides the clocks and stores what is returned.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final, assert_never

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.open_call import OpenCall, reopen_record
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.switchboard.board_values import CallInfo, LinkInfo, LinkStatus
from devlink3_desk.switchboard.changes import (
    CallChanged,
    CallEnded,
    Change,
    DirectoryChanged,
    ExtensionChanged,
    ExtensionRemoved,
    LinkChanged,
    QueueChanged,
    QueueRemoved,
)

RETURN_SECONDS: Final = 10.0
"""Seconds after its end within which a call may go on: the switchboard remembers ends for five seconds."""

RECORDED_CHANGES: Final[frozenset[type[Change]]] = frozenset(
    {CallChanged, CallEnded, LinkChanged, QueueChanged, QueueRemoved}
)
"""Changes that records are made of; all others have no effect."""

_NOT_BLIND: Final = frozenset({LinkStatus.LIVE, LinkStatus.CATCHING_UP})


class CallRecorder:
    """Follows all calls of one switchboard.

    ``plan`` determines the E.164 form of the callers' numbers, and may be replaced at any time.
    """

    def __init__(self, plan: NumberingPlan | None = None) -> None:
        self.plan = plan or NumberingPlan()
        self._open_calls: dict[str, OpenCall] = {}
        self._ended_calls: dict[str, tuple[float, OpenCall]] = {}
        """Calls that ended lately, with the instant: some of them return."""
        self._forget_at = math.inf
        """When the first of them is forgotten, at the earliest: this is compared with every event."""
        self._vanished_calls: dict[str, OpenCall] = {}
        """Calls that the last snapshot did not name; a record of it may still arrive."""
        self._uncertain_ids: set[str] = set()
        """Calls that were first seen after the link was lost, until the snapshot is complete."""
        self._group_names: dict[str, str] = {}
        self._live_until: float | None = None
        """Last instant at which the link was live, ``None`` while it is."""
        self._is_blind = False
        """Whether the link was lost, and what has happened since is not known yet."""

    def __len__(self) -> int:
        """Return the number of calls in progress."""
        return len(self._open_calls)

    def apply(self, changes: Iterable[Change], at: float, wall: float) -> list[CallRecord]:
        """Apply changes that came at the monotonic second ``at``, ``wall`` by the clock; return ended calls.

        A call that is returned may go on. It is returned again, with the same id, when it has ended then.
        """
        records: list[CallRecord] = []
        if at > self._forget_at:
            self._forget_ended_calls(at)
        for change in changes:
            match change:
                case CallChanged(call=info):
                    self._update_call(info, at, wall)
                case CallEnded():
                    self._end_call(change, at, records)
                case LinkChanged(link=link):
                    self._update_link(link, at)
                case QueueChanged(queue=queue):
                    self._group_names[queue.group] = queue.name
                case QueueRemoved(group=group):
                    self._group_names.pop(group, None)
                case ExtensionChanged() | ExtensionRemoved() | DirectoryChanged():
                    pass
                case _:
                    assert_never(change)
        return records

    def open_calls(self, at: float) -> list[CallRecord]:
        """Return the calls in progress as if they had ended at ``at``, for when recording ends.

        Their ends are not seen. They end when the link was live for the last time.
        """
        ended = at if self._live_until is None else self._live_until
        return [
            call.build_record(ended, self.plan, self._group_names, end_seen=False)
            for call in self._open_calls.values()
        ]

    def restore(self, records: Iterable[CallRecord], at: float, wall: float) -> None:
        """Continue the calls that :meth:`open_calls` returned before, perhaps in another run.

        The switchboard reports them under the same ids, if it was rebuilt by a checkpoint. If nothing was
        seen in between, the loss of the link is applied first, so that they do not count as complete.
        """
        for record in records:
            self._open_calls[record.id] = reopen_record(record, at - (wall - record.started))

    # changes

    def _update_call(self, info: CallInfo, at: float, wall: float) -> None:
        call = self._open_calls.get(info.id) or self._find_returning_call(info.id)
        if call is None:
            # A call that has changed before it is seen here begins with what is known of it.
            call = OpenCall(info.id, info.since, wall - (at - info.since))
            if info.since > info.started:
                call.start_seen = call.is_complete = False
            # What happened to it until now was not seen, even if an earlier run has seen it begin.
            if self._is_blind:
                call.is_complete = False
                self._uncertain_ids.add(info.id)
        self._open_calls[info.id] = call
        call.update(info, at, self._live_until if self._is_blind and self._may_be_unseen(info) else None)

    def _may_be_unseen(self, info: CallInfo) -> bool:
        """Return whether a call may have come into the state of a row while the link was lost.

        A busy PBX sends events for seconds before its snapshot is over; a call that this has named is seen.
        """
        return info.may_be_older or (self._live_until is not None and info.since <= self._live_until)

    def _find_returning_call(self, call_id: str) -> OpenCall | None:
        ended = self._ended_calls.pop(call_id, None)
        if ended is not None:
            return ended[1]
        call = self._vanished_calls.pop(call_id, None)
        if call is not None:
            call.is_complete = False
        return call

    def _end_call(self, change: CallEnded, at: float, records: list[CallRecord]) -> None:
        call = self._open_calls.pop(change.id, None)
        if call is None or not call.legs:
            return
        if call.is_remainder and (change.vanished or change.merged_into is not None):
            # What a transfer has left of another call, until all nodes have reported it, was no call.
            return
        successor = None if change.merged_into is None else self._open_calls.get(change.merged_into)
        # A snapshot may have named one part of a call before the others.
        is_part = change.id in self._uncertain_ids or not call.has_own_conversation(successor)
        if change.merged_into is not None and is_part:
            if successor is not None:
                successor.continue_consultation(call, at)
            return
        if change.merged_into is None:
            # The act that merged two calls is one of the call that goes on.
            call.transfers = call.reported_transfers
        if change.has_gap:
            call.is_complete = False
        # A call that another one has replaced while the link was lost ended some time in between.
        is_unseen = self._is_blind and call.info is not None and self._may_be_unseen(call.info)
        end_seen = not (change.vanished or (change.merged_into is not None and is_unseen))
        ended = at if end_seen or self._live_until is None else self._live_until
        if change.vanished:
            self._vanished_calls[call.id] = call
        else:
            self._ended_calls[call.id] = at, call
            self._forget_at = min(self._forget_at, at + RETURN_SECONDS)
        records.append(
            call.build_record(ended, self.plan, self._group_names, end_seen=end_seen, dialled=change.dialled)
        )

    def _update_link(self, link: LinkInfo, at: float) -> None:
        if link.state is LinkStatus.LIVE:
            self._live_until, self._is_blind = None, False
            self._uncertain_ids.clear()
            return
        if self._live_until is None:
            # Of a link that was lost before this recorder began, the board knows since when.
            self._live_until = min(at, link.since)
            # Those that vanished before have not returned until the next snapshot.
            self._vanished_calls.clear()
        if link.state not in _NOT_BLIND and not self._is_blind:
            self._is_blind = True
            for call in self._open_calls.values():
                call.is_complete = False

    def _forget_ended_calls(self, at: float) -> None:
        # The first one ended first.
        while self._ended_calls:
            call_id, (ended, _) = next(iter(self._ended_calls.items()))
            if at - ended <= RETURN_SECONDS:
                self._forget_at = ended + RETURN_SECONDS
                return
            del self._ended_calls[call_id]
        self._forget_at = math.inf
