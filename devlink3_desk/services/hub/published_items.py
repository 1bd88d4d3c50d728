"""The published items of a site on a desk, and publishing with an account that has the permission."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec

from devlink3_desk.link.errors import LinkError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.hub.connection import HubAccess, HubConnection
from devlink3_desk.services.hub.errors import HubPermissionError
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.published_item import (
    ItemError,
    ItemId,
    compute_part_digest,
    decode_part,
    encode_part,
    join_content,
    list_part_digests,
    parse_item_id,
    split_content,
)
from devlink3_desk.services.hub.requests import HubRefusalError, HubRequester, RefusalCode, RequestVerb
from devlink3_desk.services.hub.shared_entry import (
    MAX_NAME_LENGTH,
    EntryKey,
    SharedChange,
    SharedEntry,
    SharedKind,
)
from devlink3_desk.services.storage.json_store import KeptValue

CONNECTION_NAME: Final = "devlink3-desk publish"

_NOT_ALLOWED: Final = QT_TRANSLATE_NOOP(
    "Link",
    "This account of the hub may not publish for all desks. Ask the administrator of the hub for the account "
    "of a supervisor.",
)
_CHANGED: Final = QT_TRANSLATE_NOOP(
    "Link", "{name} has published this meanwhile. Look at it; to replace it, publish again."
)
_TOO_LARGE: Final = QT_TRANSLATE_NOOP("Link", "This is too large to be published for all desks.")

log = logging.getLogger(__name__)


class PublishError(LinkError):
    """Something was not published; the message gives the reason."""

    sentence = QT_TRANSLATE_NOOP("Link", "The hub has not published this.")
    advice = QT_TRANSLATE_NOOP("Link", "Try again later.")


class PublishedItem(msgspec.Struct, frozen=True, kw_only=True):
    """A published item, as desks store it."""

    id: ItemId
    content: Any = None
    parts: tuple[str, ...] = ()
    """Digests of the parts of the content; they differ if the content does."""
    revision: int = 0
    by: str = ""
    """Name of the author."""


class PublishedItems:
    """The items of one site, kept up to date, and on disk for a start without the hub."""

    def __init__(
        self,
        requester: HubRequester,
        path: Path | None = None,
    ) -> None:
        """``path`` stores :attr:`items`."""
        self._requester = requester
        self._file = KeptValue(path, list[PublishedItem])
        self._items = {item.id: item for item in self._file.load() or ()}
        self.items: Final[Mapping[ItemId, PublishedItem]] = MappingProxyType(self._items)

    async def update(self, entries: Mapping[EntryKey, SharedEntry]) -> bool:
        """Fetch new items among the shared entries, and remove items that are no longer published.

        Return whether :attr:`items` is what is published; otherwise the hub did not answer, or a part was
        damaged, and a later call may succeed.
        """
        wanted: dict[ItemId, SharedEntry] = {}
        for entry in entries.values():
            if entry.kind is SharedKind.PUBLISHED and (item_id := parse_item_id(entry.id)) is not None:
                wanted[item_id] = entry
        before = dict(self._items)
        is_complete = True
        for gone in self._items.keys() - wanted.keys():
            del self._items[gone]
        for item_id, entry in wanted.items():
            if not _is_same(self._items.get(item_id), entry):
                is_complete &= await self._fetch_item(item_id, entry)
        if self._items != before:
            # Contacts may be megabytes.
            await asyncio.to_thread(self._file.save, list(self._items.values()))
        return is_complete

    async def _fetch_item(self, item_id: ItemId, entry: SharedEntry) -> bool:
        digests, known = list_part_digests(entry.value), self._items.get(item_id)
        if known is not None and known.parts == digests:
            content = known.content
        else:
            try:
                parts = [await self._fetch_part(digest) for digest in digests]
                content = await asyncio.to_thread(join_content, parts)
            except (ItemError, LinkError) as error:
                log.info("what is published as %s cannot be read: %s", entry.id, error)
                return False
        self._items[item_id] = PublishedItem(
            id=item_id, content=content, parts=digests, revision=entry.revision, by=entry.by[:MAX_NAME_LENGTH]
        )
        return True

    async def _fetch_part(self, digest: str) -> bytes:
        text = await self._requester.ask(RequestVerb.SHARED, {"part": digest})
        part = decode_part(text) if isinstance(text, str) else None
        if part is None or compute_part_digest(part) != digest:
            raise ItemError("a part is missing or damaged")
        return part


def _is_same(known: PublishedItem | None, entry: SharedEntry) -> bool:
    """Return whether an entry is the one that an item was read from."""
    if known is None or known.revision != entry.revision:
        return False
    # A bucket that was lost and created anew counts revisions from 1 again.
    return known.parts == list_part_digests(entry.value)


async def publish_item(
    access: HubAccess,
    item_id: ItemId,
    content: Any,  # noqa: ANN401 (any JSON value)
    *,
    revision: int,
    by: str,
) -> None:
    """Publish an item for all desks in place of the one with ``revision``; 0: there is none.

    ``content`` ``None`` withdraws it. Raises :class:`PublishError` with a sentence for people:
    the account may not do this, someone else was faster, or the hub cannot be reached.
    """
    try:
        # Contacts may be megabytes.
        parts = [] if content is None else await asyncio.to_thread(split_content, content)
    except ItemError as error:
        raise PublishError(Sentence(_TOO_LARGE)) from error
    digests = [compute_part_digest(part) for part in parts]
    value = None if content is None else {"parts": digests}
    change = SharedChange(
        kind=SharedKind.PUBLISHED,
        id=item_id.entry_id,
        value=value,
        revision=revision,
        by=by[:MAX_NAME_LENGTH],
    )
    async with _ask_as_publisher(access) as requester:
        for part in parts:
            await requester.ask(RequestVerb.PUBLISH, {"part": encode_part(part)})
        await requester.ask(RequestVerb.PUBLISH, {"change": msgspec.to_builtins(change)})


@contextlib.asynccontextmanager
async def _ask_as_publisher(access: HubAccess) -> AsyncIterator[HubRequester]:
    """Return a requester over a connection of its own: one that is refused ends all its requests."""
    try:
        connection = await HubConnection.connect(access, CONNECTION_NAME)
        try:
            requester = HubRequester(SiteNames(access.site), access.user)
            requester.connection = connection
            yield requester
        finally:
            await connection.close()
    except HubPermissionError as error:
        raise PublishError(Sentence(_NOT_ALLOWED)) from error
    except HubRefusalError as error:
        if error.code is RefusalCode.CONFLICT and isinstance(error.value, dict) and error.value.get("by"):
            raise PublishError(Sentence(_CHANGED, name=str(error.value["by"])[:MAX_NAME_LENGTH])) from error
        raise PublishError(error.args[0]) from error
