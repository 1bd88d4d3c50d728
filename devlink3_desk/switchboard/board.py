"""The switchboard: events in, changes out, and what is true now to be read in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from devlink3_desk.protocol.events import (
    AnyEvent,
    AttemptReject,
    CallLost,
    Detail,
    ExtensionState,
    ExtensionText,
    Gap,
    Link,
    LinkLost,
    RoundTrip,
    SipTrack,
    Snapshot,
)
from devlink3_desk.protocol.flags import EventFlag

from . import link, rendering, rules, shape
from .changes import (
    CallChanged,
    CallEnded,
    Change,
    DirectoryChanged,
    ExtensionChanged,
    LinkChanged,
    QueueChanged,
)
from .details import CallDetails, Dialogues, details
from .directory import Directory
from .extensions import ExtensionPanel
from .legs import Call
from .parties import Names
from .queues import QueueBoard
from .shape import Shape
from .site import Site
from .tracker import Tracker
from .views import CallStatus, CallView, ExtensionView, LinkView, QueueView

_ENDING: Final = CallStatus.DISCONNECTING
_RINGING: Final = CallStatus.RINGING


class Switchboard:
    """All calls, extensions, hunt groups and the link, brought up to date event by event.

    The clock comes from outside: ``at`` is the monotonic second at which an event arrived. What an
    event costs does not depend on how many calls there are. Nothing in a stream makes it raise.
    """

    def __init__(self, site: Site | None = None, directory: Directory | None = None) -> None:
        self.site: Final = site or Site()
        self._tracker = Tracker()
        self._names = Names((directory or Directory(site=self.site)).for_site(self.site))
        self._calls: dict[str, Call] = {}
        self._views: dict[str, CallView] = {}
        self._ending: dict[Call, None] = {}
        """Calls that are about to end: nearly always their end has come already and is read next."""
        self._extensions = ExtensionPanel(self.site.cmextn)
        self._queues = QueueBoard()
        self._dialogues = Dialogues()
        self._link = LinkView()
        self._handlers: Final[dict[type, Callable[[Any, float, list[Change]], None]]] = {
            Detail: self._detail,
            CallLost: self._lost,
            LinkLost: self._lost,
            AttemptReject: self._reject,
            ExtensionState: self._cmextn,
            ExtensionText: self._cmextn,
            SipTrack: self._sip_track,
            Link: self._on_link,
            Gap: self._on_link,
            RoundTrip: self._on_link,
            Snapshot: self._snapshot,
        }
        self.calls: Final[Mapping[str, CallView]] = MappingProxyType(self._views)
        self.extensions: Final[Mapping[str, ExtensionView]] = self._extensions.views
        self.queues: Final[Mapping[str, QueueView]] = self._queues.views
        if directory is not None:
            self._show_directory(0.0)

    @property
    def link(self) -> LinkView:
        """The link to the PBX."""
        return self._link

    @property
    def directory(self) -> Directory:
        """Who has which number."""
        return self._names.directory

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
        self._settle(changes)
        changes += self._extensions.news(self._names, at)
        changes += self._queues.news(self._names)
        return changes

    def set_directory(self, directory: Directory, at: float) -> list[Change]:
        """Take the directory as it was read anew; names appear wherever they were missing."""
        self._names = Names(directory.for_site(self.site))
        return [DirectoryChanged(self.directory.people), *self._show_directory(at)]

    def forget_pbx(self, pbx: str, at: float) -> list[Change]:
        """Take the views of one PBX of a network off the board, for who knows that it is gone."""
        self._tracker.forget_pbx(pbx)
        changes: list[Change] = []
        self._look(at, changes)
        return changes + self.apply_all((), at)

    def view_changes(self) -> list[Change]:
        """Return everything as changes, for a view that joins late."""
        return [
            LinkChanged(self._link),
            DirectoryChanged(self.directory.people),
            *map(CallChanged, self._views.values()),
            *map(ExtensionChanged, self.extensions.values()),
            *map(QueueChanged, self.queues.values()),
        ]

    def details(self, call_id: str) -> CallDetails | None:
        """Return everything that was said of a call, as it was said; ``None`` where it is over."""
        call = self._calls.get(call_id)
        return None if call is None else details(call, self._dialogues)

    def remembered(self) -> int:
        """Return how many things are kept: a measure of memory, for tests of its bounds."""
        shown = len(self._calls) + len(self.extensions) + len(self.queues)
        return self._tracker.remembered() + shown + len(self._dialogues)

    # events

    def _detail(self, event: Detail, at: float, changes: list[Change]) -> None:
        self._tracker.detail(event, at)
        self._look(at, changes)

    def _lost(self, event: CallLost | LinkLost, at: float, changes: list[Change]) -> None:
        self._tracker.lost(event, at)
        self._look(at, changes)

    def _reject(self, event: AttemptReject, at: float, changes: list[Change]) -> None:
        self._tracker.reject(event)
        self._look(at, changes)

    def _cmextn(self, event: ExtensionState | ExtensionText, at: float, changes: list[Change]) -> None:
        del at
        self._settle(changes)  # what calls say of the extension comes first
        self._extensions.cmextn_says(event)

    def _sip_track(self, event: SipTrack, at: float, changes: list[Change]) -> None:
        del at, changes
        self._dialogues.take(event)

    def _on_link(self, event: Link | Gap | RoundTrip | Snapshot, at: float, changes: list[Change]) -> None:
        view = link.after(self._link, event, at)
        if view != self._link:
            self._link = view
            changes.append(LinkChanged(view))

    def _snapshot(self, event: Snapshot, at: float, changes: list[Change]) -> None:
        self._settle(changes)
        if event.complete:
            self._tracker.snapshot_ends(event.pbx)
            self._look(at, changes)
            self._extensions.set_complete(complete=EventFlag.CD2 not in self._link.flags)
        else:
            self._tracker.snapshot_begins()
        self._on_link(event, at, changes)

    # rows

    def _look(self, at: float, changes: list[Change]) -> None:
        """Show what the tracker has found out; put off what will hardly be true for long."""
        tracker = self._tracker
        if tracker.ended:
            ended, tracker.ended = tracker.ended, []
            for call, heir in ended:
                self._end(call, heir, changes)
        if tracker.touched:
            for call, leg in tracker.touched.items():
                seen = Shape(call)
                status = shape.status(seen)
                if status is not call.status:
                    self._enter(call, status, at if leg is None else max(call.since, leg.instant(at)))
                if status is _ENDING:
                    self._ending[call] = None
                else:
                    self._show(call, seen, status, changes)
            tracker.touched.clear()

    def _settle(self, changes: list[Change]) -> None:
        """Show what was put off and is true still."""
        if self._ending:
            ending, self._ending = self._ending, {}
            for call in ending:
                if call.legs and call.status is _ENDING:
                    self._show(call, Shape(call), _ENDING, changes)

    def _end(self, call: Call, heir: Call | None, changes: list[Change]) -> None:
        if call.legs:
            return  # it has come back since
        self._ending.pop(call, None)
        words, call.extensions = call.extensions, {}
        place, call.counted = call.counted, None
        call.forget_view()
        if words:
            self._extensions.call_says(call.id, words, {})
        if place is not None:
            self._queues.count(call.id, place, None, 0.0)
        if self._calls.pop(call.id, None) is not None:
            del self._views[call.id]
            changes.append(CallEnded(call.id, None if heir is None else heir.root().id))

    def _show(self, call: Call, seen: Shape, status: CallStatus, changes: list[Change]) -> None:
        names = self._names
        view = rendering.call_view(call, seen, status, names)
        if view != call.view:
            call.view = self._views[call.id] = view
            self._calls[call.id] = call
            changes.append(CallChanged(view))
        words = rendering.extension_words(seen, status)
        if words != call.extensions:
            before, call.extensions = call.extensions, words
            self._extensions.call_says(call.id, before, words)
        place = rendering.counted(seen, status, names)
        if place != call.counted:
            before_place, call.counted = call.counted, place
            since = call.since if call.queued_since is None else call.queued_since
            self._queues.count(call.id, before_place, place, since)

    def _enter(self, call: Call, status: CallStatus, at: float) -> None:
        """Note since when a call is in its state, and since when it has waited to be answered."""
        call.since = call.started if call.status is None else at
        call.status = status
        if status in rules.WAITING:
            if call.queued_since is None:
                call.queued_since = call.since
        elif status is not _RINGING:
            call.queued_since = None

    def _show_directory(self, at: float) -> list[Change]:
        changes: list[Change] = []
        for call in list(self._calls.values()):
            seen = Shape(call)
            self._show(call, seen, shape.status(seen), changes)
        self._extensions.set_directory(person.number for person in self.directory.users())
        self._queues.set_directory(group.number for group in self.directory.groups())
        return changes + self.apply_all((), at)
