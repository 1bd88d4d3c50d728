"""Connects what is published for all desks of a hub with one window."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeAlias

import msgspec
from PySide6.QtCore import QObject

from devlink3_desk.app.desk.shared_state import DeskSharing
from devlink3_desk.contacts.contact import Contact
from devlink3_desk.contacts.followed_source import NamedContacts, SourceStatus
from devlink3_desk.decoding import convert_value
from devlink3_desk.link.errors import LinkError
from devlink3_desk.qt.core.published_sets import PublishedSet, SetKind, format_set_title
from devlink3_desk.qt.core.text import translate_sentence
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.sentences import Sentence, sentence_from_error
from devlink3_desk.services.hub.connection import HubAccess
from devlink3_desk.services.hub.hub_lookup import HubLookup, SourceState
from devlink3_desk.services.hub.published_item import ItemId, PublishedTopic
from devlink3_desk.services.hub.published_items import PublishedItem, PublishedItems, publish_item
from devlink3_desk.services.hub.requests import HubRequester

SET_TOPICS: Final = {
    SetKind.FAVOURITES: PublishedTopic.FAVOURITES,
    SetKind.PAGES: PublishedTopic.PAGES,
    SetKind.CONTACTS: PublishedTopic.CONTACTS,
}
MAX_NUMBERS: Final = 2_000
"""Maximum number of extensions of one set."""
MAX_CONTACTS: Final = 50_000
"""Maximum number of contacts of one list."""

RETRY_SECONDS: Final = 10.0
"""Seconds until a failed request for the published items is repeated."""
MAX_PROBLEM_LENGTH: Final = 300
"""Maximum characters of a problem that the hub reports."""
_PROBLEM: Final = "{text}"
"""Template of a problem that the hub reports, in the language of the hub."""

log = logging.getLogger(__name__)

PublishedContents: TypeAlias = tuple[tuple[PublishedSet, ...], tuple[NamedContacts, ...]]


class DeskPublishing(QObject):
    """Shows what is published, and publishes what this desk has; it is the :class:`.SetPublisher`."""

    def __init__(
        self,
        window: MainWindow,
        access: HubAccess,
        requester: HubRequester,
        sharing: DeskSharing,
        folder: Path | None,
    ) -> None:
        """``folder`` keeps what is published for a start without the hub."""
        super().__init__(window)
        self._window, self._access, self._sharing = window, access, sharing
        self._sets = window.models.published
        self.lookup: Final = HubLookup(requester)
        """Asks the hub about callers."""
        self._known: dict[ItemId, KnownContacts] = {}
        path = None if folder is None else folder / f"hub-{access.site}-published.json"
        self.items: Final = PublishedItems(requester, path=path)
        self._wake = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        sharing.published_changed.connect(self._wake.set)
        self._sets.set_publisher(self)
        self._sets.reported.connect(window.link_bar.show_status_message)

    async def run(self) -> None:
        """Show what is published, until cancelled."""
        try:
            await self._show_items()
            is_complete = True
            while True:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(None if is_complete else RETRY_SECONDS):
                        await self._wake.wait()
                self._wake.clear()
                if self._sharing.shared.is_current:
                    is_complete = await self.items.update(self._sharing.shared.entries)
                    await self._show_items()
        finally:
            self.lookup.close()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _show_items(self) -> None:
        # Converting thousands of contacts takes a while.
        items = tuple(self.items.items.values())
        sets, contacts = await asyncio.to_thread(decode_items, items, self._known)
        offer = self.items.items.get(ItemId(PublishedTopic.LOOKUP))
        self.lookup.handle_offer(None if offer is None else offer.content)
        self._sets.replace_sets(sets)
        self._window.models.address_book.set_published(contacts)

    # -- publishing

    def publish(self, kind: SetKind, name: str) -> None:
        """Publish what this desk has, in place of what is published so far."""
        done = self.tr("{title}: published for all desks.")
        self._start(kind, name, lambda: self._find_content(kind, name), done)

    def withdraw(self, kind: SetKind, name: str) -> None:
        """Stop publishing."""
        self._start(kind, name, lambda: None, self.tr("{title}: no longer published."))

    def _find_content(self, kind: SetKind, name: str) -> Any:  # noqa: ANN401 (any JSON value)
        people = self._window.preferences.value.people
        match kind:
            case SetKind.FAVOURITES:
                return list(people.favourites)
            case SetKind.PAGES:
                return list(people.pages.get(name, ()))
            case SetKind.CONTACTS:
                lists = self._window.models.address_book.list_named_contacts()
                contacts = next((each.contacts for each in lists if each.name == name), ())
                return msgspec.to_builtins(contacts)

    def _start(self, kind: SetKind, name: str, find_content: Callable[[], Any], done: str) -> None:
        task = asyncio.ensure_future(self._publish(kind, name, find_content, done))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _publish(self, kind: SetKind, name: str, find_content: Callable[[], Any], done: str) -> None:
        item_id = ItemId(SET_TOPICS[kind], name)
        known = self.items.items.get(item_id)
        revision = 0 if known is None else known.revision
        by = self._window.models.find_user_name()
        try:
            await publish_item(self._access, item_id, find_content(), revision=revision, by=by)
        except LinkError as error:
            self._sets.reported.emit(translate_sentence(sentence_from_error(error)))
        else:
            self._sets.reported.emit(done.format(title=format_set_title(kind, name)))


class KnownContacts(msgspec.Struct, frozen=True):
    """The contacts of a list, and the digests of the parts that they were decoded from."""

    parts: tuple[str, ...]
    contacts: tuple[Contact, ...]


def decode_items(items: tuple[PublishedItem, ...], known: dict[ItemId, KnownContacts]) -> PublishedContents:
    """Return the sets and contacts that are published; malformed items and what exceeds a limit are ignored.

    ``known`` has the contacts of the last time: those that have not changed are the same objects, which are
    not merged again.
    """
    states = {item.id.name: item.content for item in items if item.id.topic is PublishedTopic.SOURCES}
    sets: list[PublishedSet] = []
    contacts: list[NamedContacts] = []
    for item in sorted(items, key=lambda item: (item.id.topic, item.id.name)):
        kind = next((kind for kind, topic in SET_TOPICS.items() if topic is item.id.topic), None)
        try:
            if kind is SetKind.CONTACTS:
                found = _decode_contacts(item, known)
                status = _decode_status(states.get(item.id.name))
                group = f"published/{item.id.name}"
                contacts.append(NamedContacts(group, item.id.name, found, status=status))
                sets.append(PublishedSet(kind, item.id.name, count=len(found), by=item.by))
            elif kind is not None:
                numbers = convert_value(item.content, tuple[str, ...])[:MAX_NUMBERS]
                sets.append(PublishedSet(kind, item.id.name, numbers, len(numbers), item.by))
        except msgspec.ValidationError as error:
            log.info("What is published as %s is ignored: %s", item.id.entry_id, error)
    return tuple(sets), tuple(contacts)


def _decode_contacts(item: PublishedItem, known: dict[ItemId, KnownContacts]) -> tuple[Contact, ...]:
    last = known.get(item.id)
    if last is not None and last.parts == item.parts:
        return last.contacts
    same = {} if last is None else {contact: contact for contact in last.contacts}
    found = convert_value(item.content, tuple[Contact, ...])[:MAX_CONTACTS]
    found = tuple(same.get(contact, contact) for contact in found)
    known[item.id] = KnownContacts(item.parts, found)
    return found


def _decode_status(content: Any) -> SourceStatus | None:  # noqa: ANN401 (any JSON value)
    """Return the state of a source that the hub follows."""
    if content is None:
        return None
    try:
        state = convert_value(content, SourceState)
    except msgspec.ValidationError:
        return None
    problem = Sentence(_PROBLEM, text=state.problem[:MAX_PROBLEM_LENGTH]) if state.problem else None
    return SourceStatus(read=state.read, count=state.count, problem=problem)
