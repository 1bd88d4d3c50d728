"""The extensions of the board, brought up to date by calls, CMExtn and the directory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import Final

from devlink3_desk.protocol.events import ExtensionState, ExtensionText
from devlink3_desk.switchboard.board_memory import ExtensionMemory
from devlink3_desk.switchboard.board_values import CmExtnInfo, ExtensionInfo, ExtensionStatus
from devlink3_desk.switchboard.calls.name_resolver import NameResolver
from devlink3_desk.switchboard.calls.node_calls import MAX_KEY_LENGTH
from devlink3_desk.switchboard.calls.state_rules import EXTENSION_STATUS_RANK
from devlink3_desk.switchboard.changes import Change, ExtensionChanged, ExtensionRemoved
from devlink3_desk.switchboard.record_table import PanelRecord, RecordTable
from devlink3_desk.switchboard.site import CmExtnStates

MAX_LISTED_CALLS: Final = 16
"""Maximum number of calls listed for one extension; no phone has as many, and each costs time."""

MAX_UNLISTED_EXTENSIONS: Final = 4_096
"""Idle extensions outside the directory; the one that has been idle longest is dropped first."""

_UNKNOWN: Final = ExtensionStatus.UNKNOWN
_IDLE: Final = ExtensionStatus.IDLE


class _ExtensionRecord(PanelRecord[ExtensionStatus]):
    # The role of a call is the status that it gives to the extension.

    __slots__ = ("cmextn_info", "cmextn_status", "has_been_in_call", "was_idle")

    def __init__(self) -> None:
        super().__init__()
        self.has_been_in_call = False
        """Whether a call has been seen: without one now, the extension is known to be idle."""
        self.cmextn_status: ExtensionStatus | None = None
        """Status that CMExtn has reported since the calls last changed."""
        self.was_idle = False
        """Whether it was in no call at some instant since the value was last built."""
        self.cmextn_info: CmExtnInfo | None = None

    def rank_calls(self) -> tuple[tuple[str, ...], ExtensionStatus | None]:
        """Return the calls, the one that determines the status first, and that status."""
        if not self.calls:
            return (), None
        if len(self.calls) == 1:
            ((status, calls),) = self.calls.items()
            # Without a slice for the usual one or two calls: this is run for every change of an extension.
            few = len(calls) <= MAX_LISTED_CALLS
            return tuple(calls) if few else tuple(islice(calls, MAX_LISTED_CALLS)), status
        statuses = sorted(self.calls, key=EXTENSION_STATUS_RANK.__getitem__)
        ranked: list[str] = []
        for status in statuses:
            ranked.extend(islice(self.calls[status], MAX_LISTED_CALLS))
        return tuple(ranked[:MAX_LISTED_CALLS]), statuses[0]

    def list_calls_in_order(self) -> tuple[str, ...]:
        """Return the calls in their order, or nothing if it follows from their statuses."""
        if all(len(calls) == 1 for calls in self.calls.values()):
            return ()
        return tuple(call for calls in self.calls.values() for call in calls)

    def reorder_calls(self, order: Sequence[str]) -> None:
        """Put the calls of each status into the order of :meth:`list_calls_in_order`."""
        positions = {call: position for position, call in enumerate(order)}
        if positions:
            for status, calls in self.calls.items():
                ordered = sorted(calls, key=lambda call: positions.get(call, len(positions)))
                self.calls[status] = {call: calls[call] for call in ordered}


class ExtensionPanel:
    """Extensions by number. Of its calls and CMExtn, the later report determines the status."""

    def __init__(self, cmextn_states: CmExtnStates) -> None:
        self.table: Final = RecordTable(
            MAX_UNLISTED_EXTENSIONS, _ExtensionRecord, self._build_info, ExtensionChanged, ExtensionRemoved
        )
        self._cmextn_states = cmextn_states
        self._idle_status = _UNKNOWN

    @property
    def are_calls_known(self) -> bool:
        """Whether extensions without calls are known to be idle."""
        return self._idle_status is _IDLE

    def update_call(
        self, call: str, previous: Mapping[str, ExtensionStatus], current: Mapping[str, ExtensionStatus]
    ) -> None:
        """Replace the statuses that a call gave to extensions by ``current``."""
        table = self.table
        for number, previous_status in previous.items():
            if number not in current:
                record = table.changed[number] = table.records[number]
                record.remove_call(call, previous_status)
                record.cmextn_status = None
                record.was_idle = record.was_idle or not record.calls
        for number, status in current.items():
            last_status = previous.get(number)
            if last_status is not status:
                record = table.changed[number] = table.records.get(number) or table.ensure_record(number)
                if last_status is not None:
                    record.remove_call(call, last_status)
                # add_call() inlined: this is run for every phone that a call rings.
                calls = record.calls.get(status)
                if calls is not None:
                    calls[call] = 0.0
                elif record.calls:
                    record.calls[status] = {call: 0.0}
                else:
                    record.calls = {status: {call: 0.0}}
                record.has_been_in_call = True
                record.cmextn_status = None

    def apply_cmextn(self, event: ExtensionState | ExtensionText) -> None:
        """Apply a CMExtn event (section 6.5.1.5). Its numbers are stored whether they have a name or not."""
        if not event.extension:
            return
        number, text = event.extension[:MAX_KEY_LENGTH], event.text[:MAX_KEY_LENGTH]
        record = self.table.changed[number] = self.table.ensure_record(number)
        last = record.cmextn_info
        if isinstance(event, ExtensionState):
            meaning = self._cmextn_states.describe_transition(event.v, event.p1, event.p2)
            last_text = last.text if last is not None else None
            record.cmextn_info = CmExtnInfo(event.v, event.p1, event.p2, last_text, meaning)
            if event.v == self._cmextn_states.version:
                named = self._cmextn_states.extension_status(event.v, event.p1)
                # A number without a name ends the last named status, and the calls decide again.
                record.cmextn_status = named or (None if record.calls else _UNKNOWN)
        elif last is None:
            record.cmextn_info = CmExtnInfo(None, None, None, text)
        else:
            record.cmextn_info = CmExtnInfo(last.v, last.p1, last.p2, text, last.meaning)

    def forget_cmextn_statuses(self) -> None:
        """Let the calls determine all statuses, because CMExtn events may have been lost."""
        records = self.table.records
        # Sorted: a switchboard that was rebuilt from a checkpoint has them in another order.
        for number in sorted(key for key, record in records.items() if record.cmextn_status is not None):
            record = self.table.changed[number] = records[number]
            record.cmextn_status = None

    def restart_times(self, numbers: Iterable[str], is_known_from_before: Callable[[str], bool]) -> None:
        """Restart the times of extensions that were in a call whose end was not reported.

        Extensions with another call that was known before are left out: they were not idle meanwhile.
        """
        for number in numbers:
            record = self.table.records.get(number)
            if record is not None and not any(map(is_known_from_before, chain(*record.calls.values()))):
                record.was_idle = True

    def set_snapshot_complete(self, *, complete: bool) -> None:
        """Treat extensions without calls as idle once all calls in progress are known."""
        idle_status = _IDLE if complete else _UNKNOWN
        if idle_status is not self._idle_status:
            self._idle_status = idle_status
            self.table.changed.update(
                (number, record) for number, record in self.table.records.items() if not record.calls
            )

    def export_memory(self) -> dict[str, ExtensionMemory]:
        """Return what the calls do not contain, by number."""
        return {
            number: ExtensionMemory(
                info.state,
                info.since,
                record.list_calls_in_order() if record.calls else (),
                record.has_been_in_call,
                record.cmextn_status,
                record.cmextn_info,
            )
            for number, record in self.table.iter_records()
            if (info := self.table.infos.get(number)) is not None
        }

    def restore_memory(
        self,
        memory: Mapping[str, ExtensionMemory],
        resolver: NameResolver,
        offset: float,
        *,
        are_calls_known: bool,
    ) -> list[Change]:
        """Add what the calls do not contain, and return all extensions.

        Instants are moved by ``offset`` seconds.
        """
        changes: list[Change] = []
        self._idle_status = _IDLE if are_calls_known else _UNKNOWN
        for number, each in memory.items():
            record = self.table.ensure_record(number)
            record.has_been_in_call, record.cmextn_status = each.has_been_in_call, each.cmextn_status
            record.cmextn_info = each.cmextn
            record.was_idle = False
            record.reorder_calls(each.call_order)
            record.name, calls = resolver.resolve_name(number), record.rank_calls()[0]
            info = ExtensionInfo(number, record.name, each.state, calls, each.cmextn, each.since + offset)
            self.table.restore_info(number, info)
            changes.append(ExtensionChanged(info))
        return changes

    def _build_info(
        self,
        key: str,
        record: _ExtensionRecord,
        last_info: ExtensionInfo | None,
        resolver: NameResolver,
        at: float,
    ) -> ExtensionInfo:
        calls, status = record.rank_calls() if record.calls else ((), None)
        if record.cmextn_status is not None:
            status = record.cmextn_status
        elif status is None:
            status = _IDLE if record.has_been_in_call else self._idle_status
        since = at
        if last_info is not None and last_info.state is status:
            # The same status as before, but between the two it may have been idle or in another call.
            was_idle = record.was_idle and bool(calls) == bool(last_info.calls)
            since = at if was_idle else last_info.since
        record.was_idle = False
        name = record.name
        if name is None:
            name = record.name = resolver.resolve_name(key)
        return ExtensionInfo(key, name, status, calls, record.cmextn_info, since)
