"""The rows of calls, updated from the results of the call tracker."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from devlink3_desk.switchboard.board_values import CallInfo, CallStatus
from devlink3_desk.switchboard.calls import call_info, merged_call, state_rules
from devlink3_desk.switchboard.calls.call_info import SipDialogues
from devlink3_desk.switchboard.calls.merged_call import MergedCall
from devlink3_desk.switchboard.calls.name_resolver import NameResolver
from devlink3_desk.switchboard.calls.node_calls import TrackedCall
from devlink3_desk.switchboard.calls.tracker import CallTracker
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change
from devlink3_desk.switchboard.extension_panel import ExtensionPanel
from devlink3_desk.switchboard.queue_panel import QueuePanel

_DISCONNECTING: Final = CallStatus.DISCONNECTING
_RINGING: Final = CallStatus.RINGING


class CallRows:
    """The rows of all calls, and what each call contributes to extensions and hunt groups.

    A call that is about to end is postponed: nearly always, it ends in the same batch of events, and a row
    would be built for nothing. Whoever applies a batch calls :meth:`flush_disconnecting` at its end.
    """

    def __init__(
        self,
        tracker: CallTracker,
        extension_panel: ExtensionPanel,
        queue_panel: QueuePanel,
        sip_dialogues: SipDialogues,
        name_resolver: NameResolver,
    ) -> None:
        self._tracker = tracker
        self._extension_panel = extension_panel
        self._queue_panel = queue_panel
        self._sip_dialogues = sip_dialogues
        self.name_resolver = name_resolver
        """Finds the names of numbers. Whoever replaces it calls :meth:`rebuild_all`."""
        self._tracked_calls: dict[str, TrackedCall] = {}
        self._infos: dict[str, CallInfo] = {}
        self._disconnecting_calls: dict[TrackedCall, MergedCall] = {}
        """Calls that are about to end, as they are now; their rows are updated after the batch."""
        self._postponed_rows: dict[TrackedCall, MergedCall] = {}
        """Those of them whose extensions and hunt groups are up to date."""
        self.infos: Final[Mapping[str, CallInfo]] = MappingProxyType(self._infos)
        """The row of each call, by its identity."""

    def __len__(self) -> int:
        return len(self._tracked_calls)

    def find_call(self, call_id: str) -> TrackedCall | None:
        """Return the call with this row, ``None`` if it has ended."""
        return self._tracked_calls.get(call_id)

    def apply_tracker_results(self, at: float, changes: list[Change]) -> None:
        """Update the rows of the calls that the tracker has changed; postpone those about to end."""
        tracker = self._tracker
        if tracker.ended_calls:
            ended, tracker.ended_calls = tracker.ended_calls, []
            for call, merged_into in ended:
                self._remove_call(call, merged_into, changes)
        if tracker.changed_calls:
            for call, node_call in tracker.changed_calls.items():
                merged = MergedCall(call)
                if node_call is not None:
                    call_info.note_presented_prefix(call, merged, self.name_resolver)
                status = merged_call.compute_status(merged)
                if status is not call.status:
                    # By the PBX's time stamp, but never before the status that it replaces.
                    since = (
                        at if node_call is None else max(call.status_since, node_call.compute_status_time(at))
                    )
                    self._set_call_status(
                        call, status, since, may_be_older=tracker.may_be_late(node_call, at)
                    )
                if self._disconnecting_calls:
                    self._introduce_extensions(call)
                if status is _DISCONNECTING:
                    self._disconnecting_calls[call] = merged
                    self._postponed_rows.pop(call, None)
                    # Which identity stays must not depend on what came in the same batch.
                    direction = merged_call.compute_direction(merged, merged.list_parties())
                    call_info.update_line(call, direction)
                else:
                    self._update_call(call, merged, status, changes)
            tracker.changed_calls.clear()

    def update_disconnecting_extensions(self) -> None:
        """Update the extensions and hunt groups of calls that are about to end, but not yet their rows."""
        if self._disconnecting_calls:
            disconnecting, self._disconnecting_calls = self._disconnecting_calls, {}
            self._postponed_rows |= disconnecting
            for call, merged in disconnecting.items():
                if call.node_calls and call.status is _DISCONNECTING:
                    self._update_call(call, merged, _DISCONNECTING, None)

    def flush_disconnecting(self, changes: list[Change]) -> None:
        """Update the rows of calls that were about to end and have not ended yet."""
        if not (self._disconnecting_calls or self._postponed_rows):
            return
        postponed = self._postponed_rows | self._disconnecting_calls
        self._postponed_rows, self._disconnecting_calls = {}, {}
        for call, merged in postponed.items():
            if call.node_calls and call.status is _DISCONNECTING:
                self._update_call(call, merged, _DISCONNECTING, changes)

    def rebuild_all(self, changes: list[Change]) -> None:
        """Rebuild the rows of all calls with the present names."""
        for call in list(self._tracked_calls.values()):
            merged = MergedCall(call)
            self._update_call(call, merged, merged_call.compute_status(merged), changes)

    def restore_all(self, changes: list[Change]) -> None:
        """Build the rows of the calls that the tracker has restored from a checkpoint.

        The panels are expected to be empty. A call that is not among them counts as vanished.
        """
        previous = list(self._infos)
        self._tracked_calls.clear()
        self._infos.clear()
        for call in dict.fromkeys(each.owning_call() for each in self._tracker.node_calls.values()):
            merged = MergedCall(call)
            self._update_call(call, merged, merged_call.compute_status(merged), changes)
        changes.extend(CallEnded(each, vanished=True) for each in previous if each not in self._infos)

    def _introduce_extensions(self, call: TrackedCall) -> None:
        """Update the extensions of a call that was about to end, if it has begun in this batch, too.

        Otherwise, they would not count as having been in a call.
        """
        merged = self._disconnecting_calls.pop(call, None)
        if merged is not None and call.id not in self._tracked_calls:
            self._update_call(call, merged, _DISCONNECTING, None)

    def _remove_call(self, call: TrackedCall, merged_into: TrackedCall | None, changes: list[Change]) -> None:
        if call.node_calls:
            # A later record of the same batch has restored the call under its identity.
            return
        self._introduce_extensions(call)
        self._postponed_rows.pop(call, None)
        has_vanished = merged_into is None and call.has_vanished
        if has_vanished and call.parts is not None:
            # The ends of its dialogues have not been reported, either.
            for party in (call.parts.a, call.parts.b):
                self._sip_dialogues.remove_end(None if party is None else party.end_id)
        statuses, call.extension_statuses = call.extension_statuses, {}
        queue_role, call.queue_role = call.queue_role, None
        call.clear_info()
        if statuses:
            self._extension_panel.update_call(call.id, statuses, {})
            if has_vanished:
                self._extension_panel.restart_times(statuses, self._is_known_from_before)
        if queue_role is not None:
            self._queue_panel.update_call(call.id, queue_role, None)
        if self._tracked_calls.pop(call.id, None) is not None:
            del self._infos[call.id]
            changes.append(
                CallEnded(
                    call.id,
                    None if merged_into is None else merged_into.root_call().id,
                    has_vanished,
                    call.has_gap,
                    call.dialled,
                )
            )

    def _is_known_from_before(self, call_id: str) -> bool:
        """Return whether a call was known before events were lost, or before this snapshot."""
        call = self._tracked_calls.get(call_id)
        return call is not None and call.sequence <= self._tracker.sequence_before_loss

    def _update_call(
        self, call: TrackedCall, merged: MergedCall, status: CallStatus, changes: list[Change] | None
    ) -> None:
        """Update what a call shows: its extensions, its hunt group and, with ``changes``, its row."""
        resolver = self.name_resolver
        parts = call_info.update_parts(call, merged, status, resolver)
        info = call_info.build_call_info(call, merged, status, parts, resolver)
        if changes is not None and info != call.info:
            call.info = self._infos[call.id] = info
            self._tracked_calls[call.id] = call
            changes.append(CallChanged(info))
        statuses = parts.extension_statuses
        if statuses != call.extension_statuses:
            previous_statuses, call.extension_statuses = call.extension_statuses, statuses
            self._extension_panel.update_call(call.id, previous_statuses, statuses)
        queue_role = call_info.compute_queue_role(merged, info)
        if queue_role != call.queue_role:
            previous_role, call.queue_role = call.queue_role, queue_role
            self._queue_panel.update_call(
                call.id,
                previous_role,
                queue_role,
                info.waiting_since,
                is_lower_bound=info.is_wait_lower_bound,
            )

    def _set_call_status(
        self, call: TrackedCall, status: CallStatus, since: float, *, may_be_older: bool
    ) -> None:
        """Set the status of a call, and the instant from which it has waited in a queue."""
        is_first = call.status is None
        call.status_since = call.started if is_first else since
        call.may_be_older = may_be_older or (is_first and call.since_snapshot)
        call.status = status
        if status in state_rules.WAITING_STATES:
            if call.queued_since is None:
                call.queued_since = call.status_since
                call.wait_may_be_older = call.may_be_older
        elif status is not _RINGING:
            # While phones ring for a queued call, its wait goes on; anything else ends it.
            call.queued_since, call.wait_may_be_older = None, False
