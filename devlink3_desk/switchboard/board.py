"""The switchboard: applies events, returns the changes, and holds the current state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

import msgspec
from msgspec import structs

from devlink3_desk.decoding import convert_value
from devlink3_desk.protocol.delta3 import find_call
from devlink3_desk.protocol.enums import TupleId
from devlink3_desk.protocol.events import (
    AnyEvent,
    AttemptReject,
    CallLost,
    CheckpointMarker,
    CounterGap,
    Detail,
    DirectoryMarker,
    ExtensionState,
    ExtensionText,
    LinkEvent,
    LinkLost,
    RoundTrip,
    SipTrack,
    SnapshotMarker,
    Undecodable,
)
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.switchboard.board_memory import BoardMemory
from devlink3_desk.switchboard.board_values import (
    CallInfo,
    ExtensionInfo,
    LinkInfo,
    LinkStatus,
    QueueInfo,
)
from devlink3_desk.switchboard.call_rows import CallRows
from devlink3_desk.switchboard.calls.call_info import (
    CallDetails,
    SipDialogues,
    build_call_details,
)
from devlink3_desk.switchboard.calls.name_resolver import NameResolver
from devlink3_desk.switchboard.calls.presented_prefix import PresentedPrefixes
from devlink3_desk.switchboard.calls.tracker import CallTracker
from devlink3_desk.switchboard.changes import (
    CallChanged,
    Change,
    DirectoryChanged,
    ExtensionChanged,
    LinkChanged,
    QueueChanged,
)
from devlink3_desk.switchboard.directory import Directory, restore_directory
from devlink3_desk.switchboard.extension_panel import ExtensionPanel
from devlink3_desk.switchboard.link_status import apply_link_event
from devlink3_desk.switchboard.queue_panel import QueuePanel
from devlink3_desk.switchboard.site import Site

_EventHandler: TypeAlias = Callable[[Any, float, list[Change]], None]


class Switchboard:
    """All calls, extensions, hunt groups and the link, updated event by event.

    ``at`` is always the instant at which an event arrived, in seconds of a monotonic clock. The cost of an
    event does not depend on the number of calls. No event makes a method raise.
    """

    def __init__(
        self,
        site: Site | None = None,
        directory: Directory | None = None,
        *,
        call_id_prefix: str = "call",
    ) -> None:
        """Create an empty switchboard; the identities of its calls begin with ``call_id_prefix``."""
        self.site: Final = site or Site()
        self.call_id_prefix: Final = call_id_prefix
        self._tracker = CallTracker(call_id_prefix)
        self._prefixes = PresentedPrefixes()
        self._name_resolver = NameResolver(
            (directory or Directory(site=self.site)).for_site(self.site), self._prefixes
        )
        self._extension_panel = ExtensionPanel(self.site.cmextn_states)
        self._queue_panel = QueuePanel()
        self._sip_dialogues = SipDialogues()
        self._rows = CallRows(
            self._tracker, self._extension_panel, self._queue_panel, self._sip_dialogues, self._name_resolver
        )
        self._link = LinkInfo()
        self._handlers: Final = self._create_handlers()
        self._checkpoint_records: list[Detail] = []
        """Records of the checkpoint that is being read."""
        self.calls: Final[Mapping[str, CallInfo]] = self._rows.infos
        self.extensions: Final[Mapping[str, ExtensionInfo]] = self._extension_panel.table.infos
        self.queues: Final[Mapping[str, QueueInfo]] = self._queue_panel.table.infos
        if directory is not None:
            self._apply_directory(0.0)

    def _create_handlers(self) -> dict[type, _EventHandler]:
        # One dictionary look-up instead of a chain of isinstance() checks for each event.
        return {
            Detail: self._handle_detail,
            CallLost: self._handle_end_lost,
            LinkLost: self._handle_end_lost,
            AttemptReject: self._handle_attempt_reject,
            ExtensionState: self._handle_cmextn,
            ExtensionText: self._handle_cmextn,
            SipTrack: self._handle_sip_track,
            LinkEvent: self._handle_link,
            CounterGap: self._handle_gap,
            RoundTrip: self._handle_link,
            SnapshotMarker: self._handle_snapshot,
            CheckpointMarker: self._handle_checkpoint,
            DirectoryMarker: self._handle_directory,
            Undecodable: self._handle_undecodable,
        }

    @property
    def link(self) -> LinkInfo:
        """The link to the PBX."""
        return self._link

    @property
    def directory(self) -> Directory:
        """The directory that numbers are resolved with."""
        return self._name_resolver.directory

    # changes

    def apply(self, event: AnyEvent, at: float) -> list[Change]:
        """Apply one event; return the changes in order."""
        return self.apply_all((event,), at)

    def apply_all(self, events: Iterable[AnyEvent], at: float) -> list[Change]:
        """Apply events that arrived together; return the changes.

        Every status that a call passes through is reported, for listeners that count, except a transient
        "disconnecting". For extensions and hunt groups, only the final state is reported.
        """
        changes: list[Change] = []
        if self._tracker.unanswered_transfers:
            self._tracker.end_expired_transfers(at)
            self._rows.apply_tracker_results(at, changes)
        handlers = self._handlers
        for event in events:
            handle = handlers.get(type(event))
            if handle is not None:
                handle(event, at, changes)
        self._rows.flush_disconnecting(changes)
        self._extension_panel.table.collect_changes(self._name_resolver, at, changes)
        self._queue_panel.table.collect_changes(self._name_resolver, at, changes)
        return changes

    def set_directory(self, directory: Directory, at: float) -> list[Change]:
        """Replace the directory; return the changes in names and listed extensions and groups."""
        self._name_resolver = NameResolver(directory.for_site(self.site), self._prefixes)
        self._rows.name_resolver = self._name_resolver
        return [DirectoryChanged(self.directory.people), *self._apply_directory(at)]

    def remove_pbx(self, pbx: str, at: float) -> list[Change]:
        """Remove the node calls of one PBX of a network; return the changes."""
        self._tracker.remove_pbx(pbx)
        changes: list[Change] = []
        self._rows.apply_tracker_results(at, changes)
        return changes + self.apply_all((), at)

    def use_call_id_prefix(self, prefix: str) -> None:
        """Use ``prefix`` for the identities of new calls; calls of a checkpoint keep theirs."""
        self._tracker.use_call_id_prefix(prefix)

    @property
    def new_call_id_prefix(self) -> str:
        """Prefix of the identities of new calls; calls of an earlier run have another one."""
        return self._tracker.call_id_prefix

    def initial_changes(self) -> list[Change]:
        """Return the complete state as changes, for a listener that starts now."""
        return [
            LinkChanged(self._link),
            DirectoryChanged(self.directory.people),
            *map(CallChanged, self.calls.values()),
            *map(ExtensionChanged, self.extensions.values()),
            *map(QueueChanged, self.queues.values()),
        ]

    def find_call_site(self, call_id: str) -> Site:
        """Return the site of a call, which is the only one here."""
        del call_id
        return self.site

    def call_details(self, call_id: str) -> CallDetails | None:
        """Return the records and dialogues of a call, ``None`` if it has ended."""
        call = self._rows.find_call(call_id)
        return None if call is None else build_call_details(call, self._sip_dialogues)

    def stored_item_count(self) -> int:
        """Return the number of stored items, a measure of memory for tests."""
        shown = len(self._rows) + len(self.extensions) + len(self.queues)
        return self._tracker.stored_item_count() + shown + len(self._sip_dialogues)

    # events

    def _handle_detail(self, event: Detail, at: float, changes: list[Change]) -> None:
        self._tracker.apply_detail(event, at)
        self._rows.apply_tracker_results(at, changes)

    def _handle_end_lost(self, event: CallLost | LinkLost, at: float, changes: list[Change]) -> None:
        self._tracker.apply_end_lost(event, at)
        self._rows.apply_tracker_results(at, changes)

    def _handle_attempt_reject(self, event: AttemptReject, at: float, changes: list[Change]) -> None:
        self._tracker.apply_reject(event)
        self._rows.apply_tracker_results(at, changes)

    def _handle_undecodable(self, event: Undecodable, at: float, changes: list[Change]) -> None:
        """Keep the call of a record that cannot be decoded: a snapshot would otherwise end it."""
        del changes
        call = find_call(event.data) if event.tuple_id == TupleId.CALL_DELTA3 else None
        if call is not None:
            self._tracker.confirm_call(*call, at)

    def _handle_cmextn(self, event: ExtensionState | ExtensionText, at: float, changes: list[Change]) -> None:
        del at, changes
        # Calls that are about to end come first: the later report determines the status of an extension.
        self._rows.update_disconnecting_extensions()
        self._extension_panel.apply_cmextn(event)

    def _handle_sip_track(self, event: SipTrack, at: float, changes: list[Change]) -> None:
        del at, changes
        self._sip_dialogues.apply(event)

    def _handle_link(
        self, event: LinkEvent | CounterGap | RoundTrip | SnapshotMarker, at: float, changes: list[Change]
    ) -> None:
        link = apply_link_event(self._link, event, at)
        if link != self._link:
            lost_flags = set(self._link.flags).difference(link.flags)
            self._link = link
            changes.append(LinkChanged(link))
            # No event will correct what these events have said.
            if EventFlag.CM_EXTN in lost_flags:
                self._extension_panel.forget_cmextn_statuses()
            if EventFlag.SIP_TRACK in lost_flags:
                self._sip_dialogues.clear()

    def _handle_gap(self, event: CounterGap, at: float, changes: list[Change]) -> None:
        self._tracker.record_gap(event.pbx)
        self._handle_link(event, at, changes)

    def _handle_snapshot(self, event: SnapshotMarker, at: float, changes: list[Change]) -> None:
        self._rows.update_disconnecting_extensions()
        if event.complete:
            self._tracker.remove_unnamed(at, event.pbx)
            self._rows.apply_tracker_results(at, changes)
            self._tracker.end_snapshot()
            # With -CD2 the PBX sends no snapshot (section 6.4.2): calls in progress remain unknown.
            self._extension_panel.set_snapshot_complete(complete=EventFlag.CD2 not in self._link.flags)
        else:
            is_refresh = self._link.state is LinkStatus.LIVE and not self._tracker.has_open_gap
            if not is_refresh:
                self._extension_panel.forget_cmextn_statuses()
            self._tracker.begin_snapshot(is_refresh=is_refresh)
            self._rows.apply_tracker_results(at, changes)
        self._handle_link(event, at, changes)

    def expect_calls(self, memory: BoardMemory, records: Sequence[Detail], at: float) -> None:
        """Restore the identities of those calls that the first snapshot names.

        ``memory`` and ``records`` are those of a checkpoint at the end of an earlier run, which was at ``at``
        by the clock of this one. Raises :class:`ValueError` if they do not belong together.
        """
        self._tracker.expect_calls(memory.tracker, records, at - memory.at, at)

    @property
    def is_expecting_calls(self) -> bool:
        """Whether calls of an earlier run wait for the first snapshot of this one."""
        return self._tracker.is_expecting_calls

    def export_memory(self, at: float) -> BoardMemory:
        """Return what the records and dialogues do not contain, for a checkpoint at the present instant."""
        return BoardMemory(
            at,
            self._link,
            self._tracker.export_memory(),
            self._extension_panel.export_memory(),
            self._extension_panel.are_calls_known,
            self._prefixes.export_memory(),
            self._queue_panel.export_waits(),
            self._extension_panel.table.list_delisted(),
            self._queue_panel.table.list_delisted(),
        )

    def iter_records(self) -> Iterator[Detail]:
        """Return the last record of each node call, in the order of :class:`.TrackerMemory`."""
        return (node_call.detail for node_call in self._tracker.node_calls.values())

    def iter_dialogues(self) -> Iterator[SipTrack]:
        """Return the SIP dialogues in progress."""
        return self._sip_dialogues.iter_dialogues()

    def _handle_checkpoint(self, event: CheckpointMarker, at: float, changes: list[Change]) -> None:
        """Collect the records of a checkpoint, and restore them with the memory that ends it."""
        self._rows.flush_disconnecting(changes)
        if not event.complete:
            self._checkpoint_records = []
            self._handlers[Detail] = self._collect_record
            self._sip_dialogues.clear()
            return
        self._handlers[Detail] = self._handle_detail
        records, self._checkpoint_records = self._checkpoint_records, []
        try:
            memory = convert_value(event.memory, BoardMemory)
            self._tracker.restore_memory(memory.tracker, records, at - memory.at)
        except (ValueError, msgspec.ValidationError):
            return  # Damaged, or of a later version: the board stays as it is until the next snapshot.
        self._restore_board(memory, at, changes)

    def _handle_directory(self, event: DirectoryMarker, at: float, changes: list[Change]) -> None:
        """Use a directory that was recorded."""
        directory = restore_directory(event, self.site)
        if directory is not None:
            self._rows.flush_disconnecting(changes)
            changes += self.set_directory(directory, at)

    def _collect_record(self, event: Detail, at: float, changes: list[Change]) -> None:
        del at, changes
        self._checkpoint_records.append(event)

    def _restore_board(self, memory: BoardMemory, at: float, changes: list[Change]) -> None:
        offset = at - memory.at
        self._extension_panel.table.clear()
        self._queue_panel.table.clear()
        self._rows.restore_all(changes)
        self._prefixes.restore_memory(memory.prefixes)
        changes += self._extension_panel.restore_memory(
            memory.extensions, self._name_resolver, offset, are_calls_known=memory.are_calls_known
        )
        self._queue_panel.restore_waits(memory.waits, offset)
        self._extension_panel.table.restore_delisted(memory.delisted_extensions)
        self._queue_panel.table.restore_delisted(memory.delisted_groups)
        link = memory.link
        self._link = structs.replace(
            link,
            since=link.since + offset,
            retry_at=None if link.retry_at is None else link.retry_at + offset,
        )
        changes.append(LinkChanged(self._link))

    def _apply_directory(self, at: float) -> list[Change]:
        changes: list[Change] = []
        self._rows.rebuild_all(changes)
        self._extension_panel.table.set_directory(person.number for person in self.directory.iter_users())
        groups = (group.number for group in self.directory.iter_groups())
        self._queue_panel.set_directory(groups, self._name_resolver)
        return changes + self.apply_all((), at)
