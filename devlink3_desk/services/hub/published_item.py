"""The items that are published for all desks: their ids, and contents in parts of limited size; without I/O.

An item has a topic and, if a topic can have several items, a name. Its shared entry contains only the digests
of its parts, and is stored last, by compare-and-swap, so that no reader sees an incomplete item.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import zlib
from collections.abc import Iterable, Sequence
from enum import StrEnum, unique
from typing import Any, Final

import msgspec

from devlink3_desk.decoding import convert_value, decode_json
from devlink3_desk.services.compression import CompressionError, decompress_zlib
from devlink3_desk.services.hub.shared_entry import MAX_ID_LENGTH

MAX_PARTS: Final = 64
PART_BYTES: Final = 32 * 1024
"""Bytes of one part before Base64."""
MAX_CONTENT_BYTES: Final = 16 * 1024 * 1024
"""Bytes of a content that is unpacked."""
MAX_ITEM_NAME: Final = 80

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


@unique
class PublishedTopic(StrEnum):
    """What an item is about; the beginning of its id."""

    FAVOURITES = "favourites"
    """Numbers of extensions."""
    PAGES = "pages"
    """Numbers of extensions, on a page with the name of the item."""
    CONTACTS = "contacts"
    """Contacts of a list with the name of the item."""
    SOURCES = "sources"
    """How a source is that the hub follows, whose contacts are a list with the same name."""
    LOOKUP = "lookup"
    """The hub looks callers up."""


HUB_TOPICS: Final = frozenset({PublishedTopic.SOURCES, PublishedTopic.LOOKUP})
"""Topics that the hub alone publishes."""


class ItemId(msgspec.Struct, frozen=True):
    """Identifies an item among all items of a site."""

    topic: PublishedTopic
    name: str = ""
    """Empty where there is one of the topic."""

    @property
    def entry_id(self) -> str:
        """Id of the shared entry."""
        return f"{self.topic.value}/{self.name}" if self.name else self.topic.value


class ItemEntry(msgspec.Struct, frozen=True):
    """The value of the shared entry of an item."""

    parts: tuple[str, ...]
    """Digests of the parts, in their order."""


class ItemError(ValueError):
    """An item is damaged, or larger than is allowed."""


def parse_item_id(entry_id: str) -> ItemId | None:
    """Return the item that an entry is about, ``None`` for one of a later version."""
    topic, _, name = entry_id.partition("/")
    try:
        return ItemId(PublishedTopic(topic), name)
    except ValueError:
        return None


def find_item_problem(entry_id: str, value: Any) -> str | None:  # noqa: ANN401 (any JSON value)
    """Return in one sentence why an item is not acceptable, ``None`` if it is."""
    item = parse_item_id(entry_id)
    if item is None or len(entry_id) > MAX_ID_LENGTH or len(item.name) > MAX_ITEM_NAME:
        return "What is published has a topic that the hub does not know, or too long a name."
    if value is None:
        return None
    parts = list_part_digests(value)
    if not parts or len(parts) > MAX_PARTS or not all(map(_DIGEST.fullmatch, parts)):
        return "What is published has no parts, or too many."
    return None


def list_part_digests(value: Any) -> tuple[str, ...]:  # noqa: ANN401 (any JSON value)
    """Return the digests of the parts of an item; none if the value is not that of an item."""
    try:
        return () if value is None else convert_value(value, ItemEntry).parts
    except msgspec.ValidationError:
        return ()


def compute_part_digest(part: bytes) -> str:
    """Return the id of a part."""
    return hashlib.sha256(part).hexdigest()


def decode_part(text: str) -> bytes | None:
    """Decode a part from Base64; return ``None`` if it is invalid or too large."""
    try:
        part = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return part if 0 < len(part) <= PART_BYTES else None


def encode_part(part: bytes) -> str:
    """Return a part as it is sent."""
    return base64.b64encode(part).decode()


def split_content(content: Any) -> Sequence[bytes]:  # noqa: ANN401 (any JSON value)
    """Return the parts of a content; raises :class:`ItemError` if it is too large."""
    raw = msgspec.json.encode(content)
    packed = zlib.compress(raw)
    if len(raw) > MAX_CONTENT_BYTES or len(packed) > MAX_PARTS * PART_BYTES:
        raise ItemError("too large")
    return [packed[first : first + PART_BYTES] for first in range(0, len(packed), PART_BYTES)]


def join_content(parts: Iterable[bytes]) -> Any:  # noqa: ANN401 (any JSON value)
    """Return the content of an item; raises :class:`ItemError`."""
    try:
        return decode_json(decompress_zlib(b"".join(parts), MAX_CONTENT_BYTES))
    except (CompressionError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ItemError(str(error)) from error
