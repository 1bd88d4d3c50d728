"""The contact sources that the hub follows for all desks, and the publication of their contacts."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.contacts.contact import Contact
from devlink3_desk.contacts.followed_source import FollowedSource, SourceKind, SourceStatus
from devlink3_desk.services.contact_sources.contact_sources import ContactSources
from devlink3_desk.services.contact_sources.source_follower import (
    SecretFinder,
    SourceStore,
    ensure_imported,
)
from devlink3_desk.services.hub.hub_lookup import SourceState
from devlink3_desk.services.hub.published_item import (
    MAX_ITEM_NAME,
    ItemError,
    ItemId,
    PublishedTopic,
    split_content,
)
from devlink3_desk.services.hub.request_service import RequestRefusedError
from devlink3_desk.services.hub.shared_store import SharedStore

PUBLISH_SECONDS: Final = 10.0
"""Interval at which changes are published, since each publication may have megabytes."""

RETRY_SECONDS: Final = 60.0
"""Seconds until a refused item is published again."""

log = logging.getLogger(__name__)


class _ConfiguredSources(SourceStore):
    """The sources in the options of the hub, whose last contacts are stored in its folder."""

    def __init__(self, folder: Path, sources: Sequence[FollowedSource]) -> None:
        super().__init__(folder)
        self._sources = tuple(sources)

    def load_sources(self) -> tuple[FollowedSource, ...]:
        return ensure_imported(self._sources)


class HubContacts:
    """Follows sources from :meth:`start` to :meth:`stop`; publishes their contacts while the hub leads."""

    def __init__(
        self,
        folder: Path,
        sources: Sequence[FollowedSource],
        find_secret: SecretFinder,
    ) -> None:
        self._sources = ContactSources(_ConfiguredSources(folder, sources), find_secret=find_secret)
        self._published: dict[ItemId, object] = {}
        self._refused: set[ItemId] = set()

    def start(self) -> None:
        """Begin to read the sources."""
        self._sources.start()

    def stop(self) -> None:
        """Stop reading."""
        self._sources.stop()

    async def publish(self, shared: SharedStore) -> None:
        """Publish the contacts of the sources, and their changes, until cancelled."""
        changed, loop = asyncio.Event(), asyncio.get_running_loop()

        def wake() -> None:
            # Sources change in threads of their own, which may outlive the loop.
            if not loop.is_closed():
                loop.call_soon_threadsafe(changed.set)

        self._published.clear()
        self._sources.add_listener(wake)
        try:
            await withdraw_other_sources(shared, {source.name for source in self._list_sources()})
            while True:
                changed.clear()
                await self._publish_changes(shared)
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(RETRY_SECONDS if self._refused else None):
                        await changed.wait()
                await asyncio.sleep(PUBLISH_SECONDS)
        finally:
            self._sources.remove_listener(wake)

    async def _publish_changes(self, shared: SharedStore) -> None:
        for entry in self._sources.list_contents():
            status = self._sources.find_status(entry.group)
            # Before its first result, a source has nothing that could replace what was published earlier.
            if not entry.is_followed or (status.read is None and status.problem is None):
                continue
            name = entry.name[:MAX_ITEM_NAME]
            if status.read is not None:
                await self._publish_item(shared, ItemId(PublishedTopic.CONTACTS, name), entry.contacts)
            await self._publish_item(shared, ItemId(PublishedTopic.SOURCES, name), _describe_status(status))

    async def _publish_item(
        self, shared: SharedStore, item: ItemId, value: tuple[Contact, ...] | SourceState
    ) -> None:
        """Publish a value if it is another one than the last time."""
        last = self._published.get(item)
        if last is value or (isinstance(value, SourceState) and last == value):
            return
        try:
            parts = await asyncio.to_thread(lambda: split_content(msgspec.to_builtins(value)))
            await shared.publish_own(item, parts)
        except (ItemError, RequestRefusedError) as error:
            # Tried again with the next change, or after a while.
            if item not in self._refused:
                log.warning("%s is not published: %s", item.entry_id, error)
            self._refused.add(item)
        else:
            self._refused.discard(item)
            self._published[item] = value

    def _list_sources(self) -> list[FollowedSource]:
        return [source for source in self._sources.sources if source.kind is not SourceKind.IMPORTED]


async def withdraw_other_sources(shared: SharedStore, names: Collection[str]) -> None:
    """End what a hub has published of sources that it does not follow any more; it follows ``names``."""
    followed = {name[:MAX_ITEM_NAME] for name in names}
    for item in shared.list_own_items():
        if item.topic in (PublishedTopic.CONTACTS, PublishedTopic.SOURCES) and item.name not in followed:
            await shared.publish_own(item, None)


def _describe_status(status: SourceStatus) -> SourceState:
    # By minutes: a source that is read without changes is not published again and again.
    read = None if status.read is None else status.read // 60 * 60
    return SourceState(
        read=read, count=status.count, problem="" if status.problem is None else str(status.problem)
    )
