"""What every extension is doing: from its calls and from CMExtn, the later word winning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final

from devlink3_desk.protocol.events import ExtensionState, ExtensionText
from devlink3_desk.switchboard.board_values import CmExtnInfo, ExtensionInfo, ExtensionStatus
from devlink3_desk.switchboard.calls.node_calls import MAX_KEY_LENGTH
from devlink3_desk.switchboard.calls.parties import NameResolver
from devlink3_desk.switchboard.calls.state_rules import EXTENSION_STATUS_RANK
from devlink3_desk.switchboard.changes import Change, ExtensionChanged, ExtensionRemoved
from devlink3_desk.switchboard.site import CmExtnStates

MAX_LISTED_CALLS: Final = 16
"""Calls of one extension that are named at most; no telephone has so many, and each would cost time."""

MAX_UNLISTED_EXTENSIONS: Final = 4_096
"""Extensions kept that are in no call and not in the directory; the longest unheard of go first."""

_UNKNOWN: Final = ExtensionStatus.UNKNOWN
_IDLE: Final = ExtensionStatus.IDLE


class _ExtensionRecord:
    __slots__ = (
        "calls_by_status",
        "cmextn_info",
        "cmextn_status",
        "has_been_in_call",
        "in_directory",
        "info",
        "was_idle",
    )

    def __init__(self, *, in_directory: bool) -> None:
        self.in_directory = in_directory
        """Whether the directory has it."""
        self.calls_by_status: dict[ExtensionStatus, dict[str, None]] = {}
        """Its calls by what they say of it."""
        self.has_been_in_call = False
        """Whether it has been in a call since we listen: without one now, it is idle."""
        self.cmextn_status: ExtensionStatus | None = None
        """What CMExtn said since the calls last changed."""
        self.was_idle = False
        """Whether it was in no call for a moment since it was last shown."""
        self.cmextn_info: CmExtnInfo | None = None
        self.info: ExtensionInfo | None = None

    def status_when_unnamed(self) -> ExtensionStatus | None:
        """Return what a state says that nobody has named: no longer the last one, and no more than that."""
        return None if self.calls_by_status else _UNKNOWN

    def remove_call(self, call: str, status: ExtensionStatus) -> None:
        calls = self.calls_by_status[status]
        del calls[call]
        if not calls:
            del self.calls_by_status[status]

    def rank_calls(self) -> tuple[tuple[str, ...], ExtensionStatus | None]:
        """Return the calls, the one that gives the state first, and that state."""
        if not self.calls_by_status:
            return (), None
        if len(self.calls_by_status) == 1:
            ((status, calls),) = self.calls_by_status.items()
            return tuple(calls) if len(calls) <= MAX_LISTED_CALLS else tuple(
                islice(calls, MAX_LISTED_CALLS)
            ), status
        statuses = sorted(self.calls_by_status, key=EXTENSION_STATUS_RANK.__getitem__)
        every: list[str] = []
        for each in statuses:
            every.extend(islice(self.calls_by_status[each], MAX_LISTED_CALLS))
        return tuple(every[:MAX_LISTED_CALLS]), statuses[0]


class ExtensionPanel:
    """Extensions by number. What happens to them is shown when :meth:`news` is asked for."""

    def __init__(self, cmextn_states: CmExtnStates) -> None:
        self._cmextn_states = cmextn_states
        self._records: dict[str, _ExtensionRecord] = {}
        self._infos: dict[str, ExtensionInfo] = {}
        self._unlisted: dict[str, None] = {}
        self._changed: dict[str, _ExtensionRecord] = {}
        self._removed: dict[str, None] = {}
        self._idle_status = _UNKNOWN
        self.infos: Final[Mapping[str, ExtensionInfo]] = MappingProxyType(self._infos)

    def update_call(
        self, call: str, before: Mapping[str, ExtensionStatus], after: Mapping[str, ExtensionStatus]
    ) -> None:
        """Take what a call says of its extensions now instead of before."""
        for number, last in before.items():
            if number not in after:
                known = self._changed[number] = self._records[number]
                known.remove_call(call, last)
                known.cmextn_status = None
                known.was_idle = known.was_idle or not known.calls_by_status
        for number, status in after.items():
            before_it = before.get(number)
            if before_it is not status:
                known = self._changed[number] = self._ensure_record(number)
                if before_it is not None:
                    known.remove_call(call, before_it)
                calls = known.calls_by_status.get(status)
                if calls is None:
                    known.calls_by_status[status] = {call: None}
                else:
                    calls[call] = None
                known.has_been_in_call = True
                known.cmextn_status = None

    def apply_cmextn(self, event: ExtensionState | ExtensionText) -> None:
        """Take a CMExtn event. What it says in numbers is kept whatever it means."""
        if not event.extension:
            return
        number, words = event.extension[:MAX_KEY_LENGTH], event.text[:MAX_KEY_LENGTH]
        known = self._changed[number] = self._ensure_record(number)
        last = known.cmextn_info
        if isinstance(event, ExtensionState):
            text = last.text if last is not None else None
            meaning = self._cmextn_states.describe_transition(event.v, event.p1, event.p2)
            known.cmextn_info = CmExtnInfo(event.v, event.p1, event.p2, text, meaning)
            if event.v == self._cmextn_states.version:
                known.cmextn_status = (
                    self._cmextn_states.extension_status(event.v, event.p1) or known.status_when_unnamed()
                )
        elif last is None:
            known.cmextn_info = CmExtnInfo(None, None, None, words)
        else:
            known.cmextn_info = CmExtnInfo(last.v, last.p1, last.p2, words, last.meaning)

    def set_directory(self, numbers: Iterable[str]) -> None:
        """Show these extensions whether they are in a call or not."""
        listed = set(numbers)
        for number in listed - self._records.keys():
            self._records[number] = _ExtensionRecord(in_directory=True)
        for number, known in list(self._records.items()):
            left = known.in_directory and number not in listed
            known.in_directory = number in listed
            if left and not known.calls_by_status:
                self._remove_record(number)
            else:
                self._changed[number] = known

    def set_snapshot_complete(self, *, complete: bool) -> None:
        """Know, once all calls in progress were told, that an extension without any is idle."""
        idle = _IDLE if complete else _UNKNOWN
        if idle is not self._idle_status:
            self._idle_status = idle
            self._changed.update(
                (number, each) for number, each in self._records.items() if not each.calls_by_status
            )

    def collect_changes(self, resolver: NameResolver, at: float) -> list[Change]:
        """Bring the views up to date and return what has changed since this was last asked."""
        changes: list[Change] = []
        if self._changed:
            touched, self._changed = self._changed, {}
            for number, known in touched.items():
                view = self._build_info(number, known, resolver, at)
                if view != known.info:
                    known.info = self._infos[number] = view
                    changes.append(ExtensionChanged(view))
                if not known.in_directory:
                    self._unlisted.pop(number, None)
                    if not known.calls_by_status:
                        self._unlisted[number] = None
            self._trim_unlisted()
        if self._removed:
            gone, self._removed = self._removed, {}
            changes += [ExtensionRemoved(number) for number in gone if number not in self._infos]
        return changes

    def _build_info(
        self, number: str, record: _ExtensionRecord, resolver: NameResolver, at: float
    ) -> ExtensionInfo:
        calls, state = record.rank_calls()
        if record.cmextn_status is not None:
            state = record.cmextn_status
        elif state is None:
            state = _IDLE if record.has_been_in_call else self._idle_status
        last = record.info
        since = at
        if last is not None and last.state is state:
            # In between it may have been in another call, or in one.
            since = at if record.was_idle and bool(calls) == bool(last.calls) else last.since
        record.was_idle = False
        return ExtensionInfo(number, resolver.resolve_name(number), state, calls, record.cmextn_info, since)

    def _ensure_record(self, number: str) -> _ExtensionRecord:
        known = self._records.get(number)
        if known is None:
            known = self._records[number] = _ExtensionRecord(in_directory=False)
        return known

    def _trim_unlisted(self) -> None:
        while len(self._unlisted) > MAX_UNLISTED_EXTENSIONS:
            oldest = next(iter(self._unlisted))
            del self._unlisted[oldest]
            if not self._records[oldest].in_directory:
                self._remove_record(oldest)

    def _remove_record(self, number: str) -> None:
        del self._records[number]
        self._changed.pop(number, None)
        self._unlisted.pop(number, None)
        self._infos.pop(number, None)
        self._removed[number] = None
