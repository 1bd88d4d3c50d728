"""The switchboard: events in, changes out, and what is true now to be read in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from devlink3_desk.protocol.events import (
    AnyEvent,
    AttemptReject,
    CallLost,
    CounterGap,
    Detail,
    ExtensionState,
    ExtensionText,
    LinkEvent,
    LinkLost,
    RoundTrip,
    SipTrack,
    SnapshotMarker,
)
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.switchboard import link
from devlink3_desk.switchboard.board_values import CallInfo, CallStatus, ExtensionInfo, LinkInfo, QueueInfo
from devlink3_desk.switchboard.calls import merged_call, rendering, state_rules
from devlink3_desk.switchboard.calls.merged_call import MergedCall
from devlink3_desk.switchboard.calls.node_calls import TrackedCall
from devlink3_desk.switchboard.calls.parties import NameResolver
from devlink3_desk.switchboard.calls.tracker import CallTracker
from devlink3_desk.switchboard.changes import (
    CallChanged,
    CallEnded,
    Change,
    DirectoryChanged,
    ExtensionChanged,
    LinkChanged,
    QueueChanged,
)
from devlink3_desk.switchboard.details import CallDetails, SipDialogues, build_call_details
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.extensions import ExtensionPanel
from devlink3_desk.switchboard.hunt_groups import QueuePanel
from devlink3_desk.switchboard.site import Site

_DISCONNECTING: Final = CallStatus.DISCONNECTING
_RINGING: Final = CallStatus.RINGING


class Switchboard:
    """All calls, extensions, hunt groups and the link, brought up to date event by event.

    The clock comes from outside: ``at`` is the monotonic second at which an event arrived. What an
    event costs does not depend on how many calls there are. Nothing in a stream makes it raise.
    """

    def __init__(self, site: Site | None = None, directory: Directory | None = None) -> None:
        self.site: Final = site or Site()
        self._tracker = CallTracker()
        self._name_resolver = NameResolver((directory or Directory(site=self.site)).for_site(self.site))
        self._tracked_calls: dict[str, TrackedCall] = {}
        self._call_infos: dict[str, CallInfo] = {}
        self._disconnecting_calls: dict[TrackedCall, None] = {}
        """Calls that are about to end: nearly always their end has come already and is read next."""
        self._extension_panel = ExtensionPanel(self.site.cmextn_states)
        self._queue_panel = QueuePanel()
        self._sip_dialogues = SipDialogues()
        self._link = LinkInfo()
        self._handlers: Final[dict[type, Callable[[Any, float, list[Change]], None]]] = {
            Detail: self._handle_detail,
            CallLost: self._handle_end_lost,
            LinkLost: self._handle_end_lost,
            AttemptReject: self._handle_attempt_reject,
            ExtensionState: self._handle_cmextn,
            ExtensionText: self._handle_cmextn,
            SipTrack: self._handle_sip_track,
            LinkEvent: self._handle_link,
            CounterGap: self._handle_link,
            RoundTrip: self._handle_link,
            SnapshotMarker: self._handle_snapshot,
        }
        self.calls: Final[Mapping[str, CallInfo]] = MappingProxyType(self._call_infos)
        self.extensions: Final[Mapping[str, ExtensionInfo]] = self._extension_panel.infos
        self.queues: Final[Mapping[str, QueueInfo]] = self._queue_panel.infos
        if directory is not None:
            self._apply_directory(0.0)

    @property
    def link(self) -> LinkInfo:
        """The link to the PBX."""
        return self._link

    @property
    def directory(self) -> Directory:
        """Who has which number."""
        return self._name_resolver.directory

    # changes

    def apply(self, event: AnyEvent, at: float) -> list[Change]:
        """Take one event that arrived at ``at``; return what has changed, in order."""
        return self.apply_all((event,), at)

    def apply_all(self, events: Iterable[AnyEvent], at: float) -> list[Change]:
        """Take events that arrived together; return what has changed.

        Calls are told as they went, state by state, for whoever counts what happened to them; a call that
        only was about to end is not. Of extensions and hunt groups there is the last word alone.
        """
        changes: list[Change] = []
        handlers = self._handlers
        for event in events:
            handle = handlers.get(type(event))
            if handle is not None:
                handle(event, at, changes)
        self._flush_disconnecting(changes)
        changes += self._extension_panel.collect_changes(self._name_resolver, at)
        changes += self._queue_panel.collect_changes(self._name_resolver)
        return changes

    def set_directory(self, directory: Directory, at: float) -> list[Change]:
        """Take the directory as it was read anew; names appear wherever they were missing."""
        self._name_resolver = NameResolver(directory.for_site(self.site))
        return [DirectoryChanged(self.directory.people), *self._apply_directory(at)]

    def remove_pbx(self, pbx: str, at: float) -> list[Change]:
        """Take the views of one PBX of a network off the board, for who knows that it is gone."""
        self._tracker.remove_pbx(pbx)
        changes: list[Change] = []
        self._update_calls(at, changes)
        return changes + self.apply_all((), at)

    def initial_changes(self) -> list[Change]:
        """Return everything as changes, for a view that joins late."""
        return [
            LinkChanged(self._link),
            DirectoryChanged(self.directory.people),
            *map(CallChanged, self._call_infos.values()),
            *map(ExtensionChanged, self.extensions.values()),
            *map(QueueChanged, self.queues.values()),
        ]

    def call_details(self, call_id: str) -> CallDetails | None:
        """Return everything that was said of a call, as it was said; ``None`` where it is over."""
        call = self._tracked_calls.get(call_id)
        return None if call is None else build_call_details(call, self._sip_dialogues)

    def stored_item_count(self) -> int:
        """Return how many things are kept: a measure of memory, for tests of its bounds."""
        shown = len(self._tracked_calls) + len(self.extensions) + len(self.queues)
        return self._tracker.stored_item_count() + shown + len(self._sip_dialogues)

    # events

    def _handle_detail(self, event: Detail, at: float, changes: list[Change]) -> None:
        self._tracker.apply_detail(event, at)
        self._update_calls(at, changes)

    def _handle_end_lost(self, event: CallLost | LinkLost, at: float, changes: list[Change]) -> None:
        self._tracker.apply_end_lost(event, at)
        self._update_calls(at, changes)

    def _handle_attempt_reject(self, event: AttemptReject, at: float, changes: list[Change]) -> None:
        self._tracker.apply_reject(event)
        self._update_calls(at, changes)

    def _handle_cmextn(self, event: ExtensionState | ExtensionText, at: float, changes: list[Change]) -> None:
        del at
        self._flush_disconnecting(changes)  # what calls say of the extension comes first
        self._extension_panel.apply_cmextn(event)

    def _handle_sip_track(self, event: SipTrack, at: float, changes: list[Change]) -> None:
        del at, changes
        self._sip_dialogues.apply(event)

    def _handle_link(
        self, event: LinkEvent | CounterGap | RoundTrip | SnapshotMarker, at: float, changes: list[Change]
    ) -> None:
        view = link.apply_link_event(self._link, event, at)
        if view != self._link:
            self._link = view
            changes.append(LinkChanged(view))

    def _handle_snapshot(self, event: SnapshotMarker, at: float, changes: list[Change]) -> None:
        self._flush_disconnecting(changes)
        if event.complete:
            self._tracker.end_snapshot(event.pbx)
            self._update_calls(at, changes)
            self._extension_panel.set_snapshot_complete(complete=EventFlag.CD2 not in self._link.flags)
        else:
            self._tracker.begin_snapshot()
        self._handle_link(event, at, changes)

    # rows

    def _update_calls(self, at: float, changes: list[Change]) -> None:
        """Show what the tracker has found out; put off what will hardly be true for long."""
        tracker = self._tracker
        if tracker.ended_calls:
            ended, tracker.ended_calls = tracker.ended_calls, []
            for call, heir in ended:
                self._remove_call(call, heir, changes)
        if tracker.changed_calls:
            for call, leg in tracker.changed_calls.items():
                seen = MergedCall(call)
                status = merged_call.compute_status(seen)
                if status is not call.status:
                    self._set_call_status(
                        call,
                        status,
                        at if leg is None else max(call.status_since, leg.compute_record_time(at)),
                    )
                if status is _DISCONNECTING:
                    self._disconnecting_calls[call] = None
                else:
                    self._update_call(call, seen, status, changes)
            tracker.changed_calls.clear()

    def _flush_disconnecting(self, changes: list[Change]) -> None:
        """Show what was put off and is true still."""
        if self._disconnecting_calls:
            ending, self._disconnecting_calls = self._disconnecting_calls, {}
            for call in ending:
                if call.node_calls and call.status is _DISCONNECTING:
                    self._update_call(call, MergedCall(call), _DISCONNECTING, changes)

    def _remove_call(self, call: TrackedCall, merged_into: TrackedCall | None, changes: list[Change]) -> None:
        if call.node_calls:
            return  # it has come back since
        self._disconnecting_calls.pop(call, None)
        words, call.extension_statuses = call.extension_statuses, {}
        place, call.queue_role = call.queue_role, None
        call.clear_info()
        if words:
            self._extension_panel.update_call(call.id, words, {})
        if place is not None:
            self._queue_panel.update_call(call.id, place, None, 0.0)
        if self._tracked_calls.pop(call.id, None) is not None:
            del self._call_infos[call.id]
            changes.append(CallEnded(call.id, None if merged_into is None else merged_into.root_call().id))

    def _update_call(
        self, call: TrackedCall, merged: MergedCall, status: CallStatus, changes: list[Change]
    ) -> None:
        names = self._name_resolver
        view = rendering.build_call_info(call, merged, status, names)
        if view != call.info:
            call.info = self._call_infos[call.id] = view
            self._tracked_calls[call.id] = call
            changes.append(CallChanged(view))
        words = rendering.compute_extension_statuses(merged, status)
        if words != call.extension_statuses:
            before, call.extension_statuses = call.extension_statuses, words
            self._extension_panel.update_call(call.id, before, words)
        place = rendering.compute_queue_role(merged, status, names)
        if place != call.queue_role:
            before_place, call.queue_role = call.queue_role, place
            since = call.status_since if call.queued_since is None else call.queued_since
            self._queue_panel.update_call(call.id, before_place, place, since)

    def _set_call_status(self, call: TrackedCall, status: CallStatus, at: float) -> None:
        """Note since when a call is in its state, and since when it has waited to be answered."""
        call.status_since = call.started if call.status is None else at
        call.status = status
        if status in state_rules.WAITING_STATES:
            if call.queued_since is None:
                call.queued_since = call.status_since
        elif status is not _RINGING:
            call.queued_since = None

    def _apply_directory(self, at: float) -> list[Change]:
        changes: list[Change] = []
        for call in list(self._tracked_calls.values()):
            seen = MergedCall(call)
            self._update_call(call, seen, merged_call.compute_status(seen), changes)
        self._extension_panel.set_directory(person.number for person in self.directory.iter_users())
        self._queue_panel.set_directory(group.number for group in self.directory.iter_groups())
        return changes + self.apply_all((), at)
