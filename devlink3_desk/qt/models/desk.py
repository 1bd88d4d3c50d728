"""All models of a desk, fed from one place."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping

import msgspec
from PySide6.QtCore import QObject, Signal

from devlink3_desk.contacts.book import Keeper
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.switchboard.details import CallDetails
from devlink3_desk.switchboard.presence import Presence
from devlink3_desk.switchboard.site import Site
from devlink3_desk.switchboard.views import CallView, LinkStatus, LinkView, Person

from .address_book import AddressBook
from .batcher import Batch
from .calls import CallList, CallModel, CallRow, call_row, ended_row
from .concern import Concerns, limits
from .extensions import ExtensionList, ExtensionModel
from .keyed import Clock
from .lingering import Lingering
from .notes import NotePad, Notes
from .people import PersonList, PersonModel
from .places import PlaceList, PlaceModel
from .queues import QueueList, QueueModel


class DeskModels(QObject):
    """The models, the lists that show them, and the link; ``clock`` is that of the views' instants."""

    link_changed = Signal(object)
    """A :class:`LinkView`."""
    presence_changed = Signal()
    """Somebody has set something else at the telephone system, or that cannot be had."""
    looked_at = Signal(str)
    """Number of somebody whom people have selected, and of whom what is known should be fresh."""
    applied = Signal(object)
    """The :class:`Batch` that all models have taken."""

    def __init__(
        self,
        clock: Clock = time.monotonic,
        parent: QObject | None = None,
        *,
        keeper: Keeper | None = None,
        pad: NotePad | None = None,
    ) -> None:
        """``keeper`` and ``pad`` keep contacts and notes; without them there are none."""
        super().__init__(parent)
        self.clock = clock
        self.link = LinkView(since=clock())
        self.stale_since: float | None = None
        """Instant at which the link to what is shown was lost; ``None`` while the picture is true."""
        self.presence_refused = False
        """Whether the PBX does not tell what people have set."""
        self._fed = False
        self.details_of: Callable[[str], CallDetails | None] = lambda _call_id: None
        """Tells everything that was said of a call, as it was said."""
        self.members_of: Callable[[], Mapping[str, tuple[str, ...]]] = dict
        """Tells who is in which hunt group."""
        self.persons: tuple[Person, ...] = ()
        self.calls = CallModel(self.now, self)
        self.extensions = ExtensionModel(self.now, self.calls, self)
        self.queues = QueueModel(self.now, self)
        self.people = PersonModel(self.now, self.extensions, self)
        self.places = PlaceModel(self.now, self._name_of, self)
        self.places.details_of = self._details
        self.call_list = CallList(self.calls, self)
        self.place_list = PlaceList(self.places, self)
        self.extension_list = ExtensionList(self.extensions, self)
        self.queue_list = QueueList(self.queues, self)
        self.person_list = PersonList(self.people, self)
        self._concerns = Concerns()
        self.lingering = Lingering(self.clock, self._drop, self)
        self.lingering.wait = lambda: self.call_list.held
        self.address_book = AddressBook(keeper, self)
        self.notes = Notes(pad, self)
        self.people.note_of = self.notes.on
        self.notes.changed.connect(self.people.look_at_all)

    @property
    def trouble(self) -> LinkStatus | None:
        """State of a link that brings nothing new, ``None`` while all is well."""
        return None if self.link.state == LinkStatus.LIVE else self.link.state

    def show_presence(self, extension: str, presence: Presence | None) -> None:
        """Show what the user of an extension has set, wherever the extension is shown."""
        if self.extensions.show_presence(extension, presence):
            self.people.look((extension,))
            self.presence_changed.emit()

    def say_whether_presence_is_given(self, given: bool) -> None:  # noqa: FBT001 (told by a callback)
        """Take whether the PBX tells what people have set; without that, nothing is shown of it."""
        self.presence_refused = not given
        if not given:
            for extension in self.extensions.forget_presence():
                self.people.look((extension,))
        self.presence_changed.emit()

    def apply(self, batch: Batch) -> None:
        """Bring every model up to date, in the order in which they show one another."""
        self.queues.show(batch.queues)
        self._show_calls(batch)
        self.extensions.show(batch.extensions, batch.calls)
        if batch.people is not None:
            self.persons = batch.people
            self.people.read(batch.people)
        else:
            self.people.look(batch.extensions)
        if batch.link is not None and batch.link != self.link:
            self._take_link(batch.link)
        self.applied.emit(batch)

    def choose(self, preferences: Preferences) -> None:
        """Show calls as people have chosen: whose they are, what is too long, how long ended ones stay."""
        self.calls.limits = limits(preferences.calls)
        self.places.limit = preferences.calls.parked
        self.queues.chosen = preferences.queues
        self.lingering.seconds = preferences.calls.linger
        self._concerns = Concerns(preferences.people)
        rows = {
            row.key: msgspec.structs.replace(row, concern=self._concerns.of(row.view)) for row in self.calls
        }
        self.calls.update(rows)

    def set_site(self, site: Site) -> None:
        """Read numbers as ``site`` writes them."""
        self.person_list.site = self.notes.site = site

    def now(self) -> float:
        """Return the instant that the picture is of: once it is old, its times stand still."""
        return self.clock() if self.stale_since is None else self.stale_since

    def _name_of(self, extension: str) -> str:
        row = self.extensions.find(extension)
        return "" if row is None else row.name

    def _details(self, call_id: str) -> CallDetails | None:
        return self.details_of(call_id)

    def _call_row(self, view: CallView) -> CallRow:
        queue = None if view.group is None else self.queues.find(view.group)
        return call_row(view, "" if queue is None else queue.name, self._concerns.of(view))

    def _show_calls(self, batch: Batch) -> None:
        rows: dict[str, CallRow | None] = {}
        ended: list[str] = []
        for key, view in batch.calls.items():
            row = None if view is None else self._call_row(view)
            if row is None and self.lingering.seconds and key not in batch.merged:
                last = self.calls.find(key)
                if last is not None and not last.over:
                    row = ended_row(last)
                    ended.append(key)
            rows[key] = row
        self.places.show(rows, self.calls.find)
        self.calls.update(rows)
        self.lingering.take(ended)

    def _drop(self, keys: Iterable[str]) -> None:
        """Take out ended calls; a call that lives again under its key stays."""
        rows = ((key, self.calls.find(key)) for key in keys)
        self.calls.update({key: None for key, row in rows if row is not None and row.over})

    def _take_link(self, link: LinkView) -> None:
        self.link = link
        match link.state:
            case LinkStatus.LIVE:
                self._fed, self.stale_since = True, None
            case LinkStatus.CATCHING_UP:
                self._fed = True
            case LinkStatus.CONNECTING:
                pass
            case _:  # lost, and what follows from it
                if self._fed and self.stale_since is None:
                    self.stale_since = link.since
        self.link_changed.emit(link)
