"""Shared entries in a bucket that someone else has written to: a later version, or an administrator."""

from __future__ import annotations

from collections.abc import AsyncIterator

import msgspec
import pytest

from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.jetstream import ensure_streams, store_message
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.published_item import ItemId, PublishedTopic, split_content
from devlink3_desk.services.hub.request_service import RequestRefusedError
from devlink3_desk.services.hub.requests import RefusalCode
from devlink3_desk.services.hub.shared_entry import SharedChange, SharedEntry, SharedKind, build_key_token
from devlink3_desk.services.hub.shared_store import SharedStore
from tests.support.nats_server import NatsServer

NAMES = SiteNames("main")
NOTE = SharedKind.NOTE
UNREADABLE = [b"", b'{"kind":"note","id":200,"value":"of a later version"}', b'{"kind":"note","id":"\xff"}']


@pytest.fixture
async def connection(nats_server: NatsServer) -> AsyncIterator[HubConnection]:
    connected = await HubConnection.connect(nats_server.access("hub"))
    await ensure_streams(connected, NAMES)
    yield connected
    await connected.close()


def compute_popup_rect(entry_id: str, kind: SharedKind = NOTE) -> str:
    return f"$KV.{NAMES.shared_bucket}.{build_key_token(kind, entry_id)}"


async def load_store(connection: HubConnection) -> SharedStore:
    store = SharedStore(connection, NAMES)
    await store.load()
    return store


def read_values(store: SharedStore) -> dict[str, object]:
    return {entry.id: entry.value for entry in store.list_entries((NOTE,))}


@pytest.mark.parametrize("data", UNREADABLE)
async def test_an_entry_that_cannot_be_read_does_not_keep_others_from_being_stored(
    connection: HubConnection, data: bytes
):
    place = compute_popup_rect("200")
    sequence = await store_message(connection, place, data, last_in_subject=0)
    store = await load_store(connection)
    stored = await store.apply_change("desk", SharedChange(kind=NOTE, id="200", value="new"))
    await store.apply_change(
        "desk", SharedChange(kind=NOTE, id="200", value="newer", revision=stored.revision)
    )
    assert read_values(store) == {"200": "newer"}
    assert read_values(await load_store(connection)) == {"200": "newer"}
    # A later version can still read what it has written.
    kept = await connection.get_last_message(f"KV_{NAMES.shared_bucket}", place)
    assert kept is not None
    assert (kept.data, kept.sequence) == (data, sequence)


@pytest.mark.parametrize("data", UNREADABLE)
async def test_an_entry_that_becomes_unreadable_meanwhile_counts_as_deleted(
    connection: HubConnection, data: bytes
):
    store = await load_store(connection)
    stored = await store.apply_change("desk", SharedChange(kind=NOTE, id="200", value="old"))
    await store_message(connection, compute_popup_rect("200"), data, last_in_subject=stored.revision)
    change = SharedChange(kind=NOTE, id="200", value="new", revision=stored.revision)
    with pytest.raises(RequestRefusedError) as caught:
        await store.apply_change("desk", change)
    assert (caught.value.answer.refusal, caught.value.answer.value) == (RefusalCode.CONFLICT, None)
    await store.apply_change("desk", msgspec.structs.replace(change, revision=0))
    assert read_values(store) == {"200": "new"}
    assert read_values(await load_store(connection)) == {"200": "new"}


async def test_the_hub_publishes_in_place_of_what_cannot_be_read(connection: HubConnection):
    item = ItemId(PublishedTopic.LOOKUP)
    place = compute_popup_rect(item.entry_id, SharedKind.PUBLISHED)
    await store_message(connection, place, b"unreadable", last_in_subject=0)
    store = await load_store(connection)
    await store.publish_own(item, split_content("content"))
    assert store.list_own_items() == [item]


async def test_what_another_hub_has_stored_meanwhile_is_a_conflict(connection: HubConnection):
    store = await load_store(connection)
    stored = await store.apply_change("desk", SharedChange(kind=NOTE, id="200", value="old"))
    other = SharedEntry(kind=NOTE, id="200", value="other", by="Ben")
    await store_message(
        connection, compute_popup_rect("200"), msgspec.json.encode(other), last_in_subject=stored.revision
    )
    with pytest.raises(RequestRefusedError) as caught:
        await store.apply_change(
            "desk", SharedChange(kind=NOTE, id="200", value="new", revision=stored.revision)
        )
    assert caught.value.answer.value["value"] == "other"
