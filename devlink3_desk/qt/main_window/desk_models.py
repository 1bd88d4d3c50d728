"""Ended calls that stay in sight for a moment, so that nothing jumps under the eye or the mouse."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from devlink3_desk.contacts.files import ContactRepository
from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.address_book import AddressBook
from devlink3_desk.qt.core.call_model import CallList, CallModel, CallRow, create_call_row, create_ended_row
from devlink3_desk.qt.core.change_batcher import ChangeBatch
from devlink3_desk.qt.core.notes import NoteStorage, PersonNotes
from devlink3_desk.qt.core.relevance import RelevanceRules, state_limits
from devlink3_desk.qt.core.row_model import Clock
from devlink3_desk.qt.directory.person_model import PersonList, PersonModel
from devlink3_desk.qt.extensions.extension_model import ExtensionList, ExtensionModel
from devlink3_desk.qt.groups.queue_model import QueueList, QueueModel
from devlink3_desk.qt.parked.parked_model import ParkedList, ParkedModel
from devlink3_desk.switchboard.board_values import CallInfo, LinkInfo, LinkStatus, Person
from devlink3_desk.switchboard.details import CallDetails
from devlink3_desk.switchboard.presence import Presence
from devlink3_desk.switchboard.site import Site

MAX_RETAINED: Final = 40
"""More ended calls than this help nobody; those that ended first go at once."""

PAUSED_RETRY_MS: Final = 250

RemoveRows = Callable[[Iterable[str]], None]


class EndedCallRetention(QObject):
    """Knows which rows are to go and when; ``drop`` takes them out."""

    def __init__(self, clock: Clock, remove_rows: RemoveRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.retention_seconds = 0.0
        """How long an ended call stays; 0: not at all."""
        self.is_paused: Callable[[], bool] = lambda: False
        """Whether those whose time is over are to stay for yet another moment."""
        self._clock, self._remove_rows = clock, remove_rows
        self._expiries: deque[tuple[float, str]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.remove_expired)

    def retain_calls(self, keys: Iterable[str]) -> None:
        """Let ended calls stay for their time."""
        until = self._clock() + self.retention_seconds
        self._expiries.extend((until, key) for key in keys)
        if len(self._expiries) > MAX_RETAINED:
            self._remove_rows(
                [self._expiries.popleft()[1] for _ in range(len(self._expiries) - MAX_RETAINED)]
            )
        self._schedule_removal()

    def remove_expired(self) -> None:
        """Take out those whose time is over."""
        if self.is_paused():
            self._timer.start(PAUSED_RETRY_MS)
            return
        now = self._clock()
        over: list[str] = []
        while self._expiries and self._expiries[0][0] <= now:
            over.append(self._expiries.popleft()[1])
        if over:
            self._remove_rows(over)
        self._schedule_removal()

    def _schedule_removal(self) -> None:
        if self._expiries and not self._timer.isActive():
            self._timer.start(max(50, round((self._expiries[0][0] - self._clock()) * 1000)))


class DeskModels(QObject):
    """The models, the lists that show them, and the link; ``clock`` is that of the views' instants."""

    link_changed = Signal(object)
    """A :class:`LinkView`."""
    presence_changed = Signal()
    """Somebody has set something else at the telephone system, or that cannot be had."""
    presence_requested = Signal(str)
    """Number of somebody whom people have selected, and of whom what is known should be fresh."""
    batch_applied = Signal(object)
    """The :class:`Batch` that all models have taken."""

    def __init__(
        self,
        clock: Clock = time.monotonic,
        parent: QObject | None = None,
        *,
        contact_storage: ContactRepository | None = None,
        note_storage: NoteStorage | None = None,
    ) -> None:
        """``keeper`` and ``pad`` keep contacts and notes; without them there are none."""
        super().__init__(parent)
        self.clock = clock
        self.link = LinkInfo(since=clock())
        self.stale_since: float | None = None
        """Instant at which the link to what is shown was lost; ``None`` while the picture is true."""
        self.presence_refused = False
        """Whether the PBX does not tell what people have set."""
        self._has_data = False
        self.details_lookup: Callable[[str], CallDetails | None] = lambda _call_id: None
        """Tells everything that was said of a call, as it was said."""
        self.group_members_lookup: Callable[[], Mapping[str, tuple[str, ...]]] = dict
        """Tells who is in which hunt group."""
        self.directory_people: tuple[Person, ...] = ()
        self.calls = CallModel(self.display_time, self)
        self.extensions = ExtensionModel(self.display_time, self.calls, self)
        self.queues = QueueModel(self.display_time, self)
        self.people = PersonModel(self.display_time, self.extensions, self)
        self.parked = ParkedModel(self.display_time, self._extension_name, self)
        self.parked.details_lookup = self._lookup_details
        self.call_list = CallList(self.calls, self)
        self.parked_list = ParkedList(self.parked, self)
        self.extension_list = ExtensionList(self.extensions, self)
        self.queue_list = QueueList(self.queues, self)
        self.person_list = PersonList(self.people, self)
        self._relevance_rules = RelevanceRules()
        self.ended_calls = EndedCallRetention(self.clock, self._remove_ended_calls, self)
        self.ended_calls.is_paused = lambda: self.call_list.is_frozen
        self.address_book = AddressBook(contact_storage, self)
        self.notes = PersonNotes(note_storage, self)
        self.people.note_lookup = self.notes.note_for
        self.notes.changed.connect(self.people.refresh_all)

    @property
    def link_problem(self) -> LinkStatus | None:
        """State of a link that brings nothing new, ``None`` while all is well."""
        return None if self.link.state == LinkStatus.LIVE else self.link.state

    def set_presence(self, extension: str, presence: Presence | None) -> None:
        """Show what the user of an extension has set, wherever the extension is shown."""
        if self.extensions.set_presence(extension, presence):
            self.people.refresh_extensions((extension,))
            self.presence_changed.emit()

    def set_presence_supported(self, supported: bool) -> None:  # noqa: FBT001 (told by a callback)
        """Take whether the PBX tells what people have set; without that, nothing is shown of it."""
        self.presence_refused = not supported
        if not supported:
            for extension in self.extensions.clear_presence():
                self.people.refresh_extensions((extension,))
        self.presence_changed.emit()

    def apply_batch(self, batch: ChangeBatch) -> None:
        """Bring every model up to date, in the order in which they show one another."""
        self.queues.apply_changes(batch.queues)
        self._apply_calls(batch)
        self.extensions.apply_changes(batch.extensions, batch.calls)
        if batch.people is not None:
            self.directory_people = batch.people
            self.people.set_people(batch.people)
        else:
            self.people.refresh_extensions(batch.extensions)
        if batch.link is not None and batch.link != self.link:
            self._update_link(batch.link)
        self.batch_applied.emit(batch)

    def apply_preferences(self, preferences: Preferences) -> None:
        """Show calls as people have chosen: whose they are, what is too long, how long ended ones stay."""
        self.calls.state_limits = state_limits(preferences.calls)
        self.parked.parked_limit = preferences.calls.parked
        self.queues.preferences = preferences.queues
        self.ended_calls.retention_seconds = preferences.calls.linger
        self._relevance_rules = RelevanceRules(preferences.people)
        rows = {
            row.key: msgspec.structs.replace(row, relevance=self._relevance_rules.relevance_of(row.info))
            for row in self.calls
        }
        self.calls.update_rows(rows)

    def set_site(self, site: Site) -> None:
        """Read numbers as ``site`` writes them."""
        self.person_list.site = self.notes.site = site

    def display_time(self) -> float:
        """Return the instant that the picture is of: once it is old, its times stand still."""
        return self.clock() if self.stale_since is None else self.stale_since

    def _extension_name(self, extension: str) -> str:
        row = self.extensions.find(extension)
        return "" if row is None else row.name

    def _lookup_details(self, call_id: str) -> CallDetails | None:
        return self.details_lookup(call_id)

    def _create_call_row(self, info: CallInfo) -> CallRow:
        queue = None if info.group is None else self.queues.find(info.group)
        return create_call_row(
            info, "" if queue is None else queue.name, self._relevance_rules.relevance_of(info)
        )

    def _apply_calls(self, batch: ChangeBatch) -> None:
        rows: dict[str, CallRow | None] = {}
        ended: list[str] = []
        for key, view in batch.calls.items():
            row = None if view is None else self._create_call_row(view)
            if row is None and self.ended_calls.retention_seconds and key not in batch.merged_into:
                last = self.calls.find(key)
                if last is not None and not last.has_ended:
                    row = create_ended_row(last)
                    ended.append(key)
            rows[key] = row
        self.parked.apply_changes(rows, self.calls.find)
        self.calls.update_rows(rows)
        self.ended_calls.retain_calls(ended)

    def _remove_ended_calls(self, keys: Iterable[str]) -> None:
        """Take out ended calls; a call that lives again under its key stays."""
        rows = ((key, self.calls.find(key)) for key in keys)
        self.calls.update_rows({key: None for key, row in rows if row is not None and row.has_ended})

    def _update_link(self, link: LinkInfo) -> None:
        self.link = link
        match link.state:
            case LinkStatus.LIVE:
                self._has_data, self.stale_since = True, None
            case LinkStatus.CATCHING_UP:
                self._has_data = True
            case LinkStatus.CONNECTING:
                pass
            case _:  # lost, and what follows from it
                if self._has_data and self.stale_since is None:
                    self.stale_since = link.since
        self.link_changed.emit(link)
