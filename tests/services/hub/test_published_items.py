"""Publishing for all desks: who may, what is refused, and what desks make of it."""

from __future__ import annotations

import asyncio
import base64
import random
import zlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from devlink3_desk.services.hub import shared_store
from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.jetstream import ensure_streams, list_subjects
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.published_item import (
    MAX_CONTENT_BYTES,
    PART_BYTES,
    ItemError,
    ItemId,
    PublishedTopic,
    compute_part_digest,
    join_content,
    parse_item_id,
    split_content,
)
from devlink3_desk.services.hub.published_items import (
    PublishedItem,
    PublishedItems,
    PublishError,
    publish_item,
)
from devlink3_desk.services.hub.requests import HubRefusalError, HubRequester, RefusalCode, RequestVerb
from devlink3_desk.services.hub.shared_entries import SharedEntries
from devlink3_desk.services.hub.shared_entry import SharedChange, SharedKind, build_key_token
from devlink3_desk.services.hub.shared_store import SharedStore
from tests.support.hub_rig import TIMEOUT, HubProcess, SimulatedPbx, WindowlessDesk, run_hub
from tests.support.nats_server import NatsServer, run_server
from tests.support.waiting import wait_for

NAMES = SiteNames("main")
FAVOURITES = ItemId(PublishedTopic.FAVOURITES)
CONTACTS = ItemId(PublishedTopic.CONTACTS, "Suppliers")
LARGE = [f"{random.Random(number).getrandbits(512):x}" for number in range(3000)]


class ReadingDesk(WindowlessDesk):
    """A desk that takes what is published."""

    def __init__(self, server: NatsServer, path: Path | None = None) -> None:
        super().__init__(server.access("desk"))
        self.published = PublishedItems(self.source.requester, path=path)
        self.source.shared = SharedEntries(
            self.source.requester, "Ann", on_change=lambda _entry: self._wake.set()
        )
        self._wake = asyncio.Event()

    async def follow(self) -> None:
        """Read what is published until cancelled."""
        assert self.source.shared is not None
        while True:
            await self._wake.wait()
            self._wake.clear()
            await self.published.update(self.source.shared.entries)

    def find_content(self, item: ItemId) -> Any:
        """Return the content of an item, ``None`` if there is none."""
        found = self.published.items.get(item)
        return None if found is None else found.content


@pytest.fixture
async def desk(server: NatsServer, hub: HubProcess, tmp_path: Path) -> AsyncIterator[ReadingDesk]:
    reading = ReadingDesk(server, tmp_path / "published.json")
    async with reading.run():
        following = asyncio.create_task(reading.follow())
        yield reading
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


async def publish(
    server: NatsServer, item: ItemId, content: Any, revision: int = 0, user: str = "supervisor"
):
    await publish_item(server.access(user), item, content, revision=revision, by=user)


def find_revision(desk: ReadingDesk, item: ItemId) -> int:
    return desk.published.items[item].revision


async def test_a_desk_shows_what_a_supervisor_publishes(
    server: NatsServer, desk: ReadingDesk, tmp_path: Path
):
    await publish(server, FAVOURITES, ["200", "201"])
    await wait_for(lambda: desk.find_content(FAVOURITES) == ["200", "201"])
    assert desk.published.items[FAVOURITES].by == "supervisor"
    await publish(server, CONTACTS, LARGE)
    await wait_for(lambda: desk.find_content(CONTACTS) == LARGE)
    assert len(desk.published.items[CONTACTS].parts) > 3
    await wait_for((tmp_path / "published.json").exists)

    async def is_kept() -> bool:
        return PublishedItems(desk.source.requester, path=tmp_path / "published.json").items == dict(
            desk.published.items
        )

    await wait_for(lambda: (tmp_path / "published.json").read_bytes().count(b'"revision"') == 2)
    assert await is_kept()
    await publish(server, FAVOURITES, None, find_revision(desk, FAVOURITES))
    await publish(server, CONTACTS, None, find_revision(desk, CONTACTS))
    await wait_for(lambda: not desk.published.items)


async def test_revisions_that_restart_do_not_restore_old_content(
    server: NatsServer, desk: ReadingDesk, tmp_path: Path
):
    """As after the loss of what nats-server had stored: the bucket counts from 1 again."""
    await publish(server, FAVOURITES, ["200"])
    await wait_for(lambda: desk.find_content(FAVOURITES) == ["200"])
    revision, path = find_revision(desk, FAVOURITES), tmp_path / "earlier.json"
    earlier = PublishedItem(id=FAVOURITES, content=["old"], parts=("0" * 64,), revision=revision)
    path.write_bytes(msgspec.json.encode([earlier]))
    assert desk.source.shared is not None
    items = PublishedItems(desk.source.requester, path=path)
    assert [item.content for item in items.items.values()] == [["old"]]
    assert await items.update(desk.source.shared.entries)
    assert [item.content for item in items.items.values()] == [["200"]]
    await publish(server, FAVOURITES, None, revision)


async def test_publishing_over_an_unseen_revision_is_refused(server: NatsServer, desk: ReadingDesk):
    await publish(server, FAVOURITES, ["200"])
    await wait_for(lambda: desk.find_content(FAVOURITES) == ["200"])
    first = find_revision(desk, FAVOURITES)
    await publish(server, FAVOURITES, ["201"], first)
    for content in (["202"], None):
        with pytest.raises(PublishError, match="supervisor has published this meanwhile"):
            await publish(server, FAVOURITES, content, first)
    await wait_for(lambda: desk.find_content(FAVOURITES) == ["201"])
    await publish(server, FAVOURITES, None, find_revision(desk, FAVOURITES))


async def test_a_desk_may_not_publish(server: NatsServer, hub: HubProcess):
    with pytest.raises(PublishError, match="may not publish for all desks"):
        await publish(server, FAVOURITES, ["200"], user="desk")


@pytest.mark.large(30)
async def test_oversized_content_is_refused_before_it_is_sent(server: NatsServer, hub: HubProcess):
    noise = base64.b64encode(random.Random(1).randbytes(4 * 1024 * 1024)).decode()
    with pytest.raises(PublishError, match="too large"):
        await publish(server, CONTACTS, noise)


@pytest.fixture
async def supervisor(server: NatsServer, hub: HubProcess) -> AsyncIterator[HubRequester]:
    connection = await HubConnection.connect(server.access("supervisor"))
    requester = HubRequester(NAMES, "supervisor")
    requester.connection = connection
    yield requester
    await connection.close()


def build_change(entry_id: str, parts: Any, kind: str = "published") -> dict[str, Any]:
    return {"change": {"kind": kind, "id": entry_id, "value": {"parts": parts}}}


@pytest.mark.parametrize(
    "body",
    [
        None,
        {},
        {"part": "no Base64 !"},
        {"part": base64.b64encode(bytes(PART_BYTES + 1)).decode()},
        build_change("favourites", ["0" * 64]),
        build_change("favourites", ["../x"]),
        build_change("favourites", []),
        build_change("favourites", ["0" * 64] * 65),
        build_change("favourites", "0"),
        build_change("of the future", ["0" * 64]),
        build_change("pages/" + "x" * 100, ["0" * 64]),
        build_change("200", ["0" * 64], kind="note"),
    ],
)
async def test_an_unknown_item_is_refused(supervisor: HubRequester, body: object):
    with pytest.raises(HubRefusalError) as caught:
        await supervisor.ask(RequestVerb.PUBLISH, body)
    assert caught.value.code is RefusalCode.INVALID


async def test_a_damaged_item_is_ignored_by_desks(
    supervisor: HubRequester, desk: ReadingDesk, server: NatsServer
):
    digest = await supervisor.ask(RequestVerb.PUBLISH, {"part": base64.b64encode(b"no zlib").decode()})
    stored = await supervisor.ask(RequestVerb.PUBLISH, build_change("pages/Front", [digest]))
    await publish(server, FAVOURITES, ["200"])
    await wait_for(lambda: desk.find_content(FAVOURITES) == ["200"])
    assert list(desk.published.items) == [FAVOURITES]
    await publish(server, ItemId(PublishedTopic.PAGES, "Front"), None, stored["revision"])
    await publish(server, FAVOURITES, None, find_revision(desk, FAVOURITES))


@pytest.mark.large(40)
def test_contents_are_split_into_parts_and_joined_again():
    assert join_content(split_content(LARGE)) == LARGE
    assert len({compute_part_digest(part) for part in split_content(LARGE)}) == len(split_content(LARGE))
    for parts in ([], [b"x"], split_content(LARGE)[:-1], [zlib.compress(bytes(MAX_CONTENT_BYTES + 1))]):
        with pytest.raises(ItemError):
            join_content(parts)
    for item in (FAVOURITES, CONTACTS, ItemId(PublishedTopic.PAGES, "a/b")):
        assert parse_item_id(item.entry_id) == item


@pytest.fixture
def server_without_hub(nats_program: str, pbx: SimulatedPbx) -> Iterator[NatsServer]:
    """A NATS server with all that a hub creates. The hub has ended: a store of a test writes alone."""
    with run_server(nats_program) as started:
        with run_hub(started, pbx) as process:
            asyncio.run(process.wait_until_ready())
        yield started


async def test_contacts_are_published_although_the_look_up_cannot_be(
    nats_server: NatsServer, pbx: SimulatedPbx, tmp_path: Path
):
    """As after an account has published something by the same name, which the hub does not replace."""
    names = tmp_path / "team.csv"
    names.write_text("Name,Phone\nAnn Archer,01632 960123\n")
    connection = await HubConnection.connect(nats_server.access("hub"))
    try:
        await ensure_streams(connection, NAMES)
        store = SharedStore(connection, NAMES)
        await store.load()
        taken = SharedChange(kind=SharedKind.PUBLISHED, id="lookup", value={"parts": []}, by="Ann")
        await store.apply_change("ann", taken)
        with run_hub(nats_server, pbx, "--contacts", f"Team={names}"):
            await wait_for_entry(connection, "contacts/Team")
    finally:
        await connection.close()


async def test_contacts_of_sources_that_no_hub_follows_any_more_are_withdrawn(
    nats_server: NatsServer, pbx: SimulatedPbx
):
    """Also by a hub that follows none."""
    connection = await HubConnection.connect(nats_server.access("hub"))
    try:
        await ensure_streams(connection, NAMES)
        store = SharedStore(connection, NAMES)
        await store.load()
        for topic in (PublishedTopic.CONTACTS, PublishedTopic.SOURCES):
            await store.publish_own(ItemId(topic, "Team"), split_content([]))
        own = SharedChange(kind=SharedKind.PUBLISHED, id="contacts/Suppliers", value={"parts": []}, by="Ann")
        await store.apply_change("ann", own)
        with run_hub(nats_server, pbx):
            await wait_for_entry(connection, "contacts/Team", is_deleted=True)
            await wait_for_entry(connection, "sources/Team", is_deleted=True)
            await wait_for_entry(connection, "contacts/Suppliers")
    finally:
        await connection.close()


async def wait_for_entry(connection: HubConnection, entry_id: str, *, is_deleted: bool = False) -> None:
    """Wait until the bucket has an entry of what is published, or has one without a value."""
    place = f"$KV.{NAMES.shared_bucket}.{build_key_token(SharedKind.PUBLISHED, entry_id)}"
    async with asyncio.timeout(TIMEOUT):
        while True:
            stored = await connection.get_last_message(f"KV_{NAMES.shared_bucket}", place)
            if stored is not None and (b'"value":null' in stored.data) == is_deleted:
                return
            await asyncio.sleep(0.1)


async def test_places_of_deleted_entries_are_used_again(
    server_without_hub: NatsServer, monkeypatch: pytest.MonkeyPatch
):
    """Each call that was taken would take a place in the bucket for ever."""
    monkeypatch.setattr(shared_store, "MAX_DELETED", 3)
    connection = await HubConnection.connect(server_without_hub.access("hub"))
    try:
        store = SharedStore(connection, NAMES)
        await store.load()
        for number in range(12):
            key = {"kind": SharedKind.TAKEN, "id": f"call-{number % 7}"}
            taken = await store.apply_change("ann", SharedChange(**key, value={"desk": "x"}))  # type: ignore[arg-type]
            again = SharedStore(connection, NAMES)
            await again.load()
            assert again.list_entries() == store.list_entries()
            await store.apply_change("ann", SharedChange(**key, revision=taken.revision))  # type: ignore[arg-type]
        subjects = await list_subjects(
            connection, f"KV_{NAMES.shared_bucket}", f"$KV.{NAMES.shared_bucket}.taken.>"
        )
        assert len(subjects) <= 4
    finally:
        await connection.close()


async def test_parts_that_nothing_consists_of_are_removed(server_without_hub: NatsServer):
    now = 1000.0
    connection = await HubConnection.connect(server_without_hub.access("hub"))
    try:
        store = SharedStore(connection, NAMES, lambda: now)
        await store.load()
        parts = [base64.b64encode(bytes([number])).decode() for number in range(3)]
        digests = [await store.answer_publisher("ann", {"part": part}) for part in parts]
        change = {"kind": "published", "id": "favourites", "value": {"parts": digests[:1]}}
        stored = await store.answer_publisher("ann", {"change": change})

        def list_parts() -> set[str]:
            return {part.id for part in store.list_entries((SharedKind.PART,))} & set(digests)

        assert list_parts() == set(digests)
        now += 700
        await store.answer_publisher("ann", {"part": parts[2]})
        await store.answer_publisher("ann", {"part": parts[2]})
        assert list_parts() == {digests[0], digests[2]}
        deleted = {"kind": "published", "id": "favourites", "value": None, "revision": stored["revision"]}
        await store.answer_publisher("ann", {"change": deleted})
        assert list_parts() == {digests[2]}
    finally:
        await connection.close()


async def test_no_answer_is_larger_than_a_message_may_be(
    server_without_hub: NatsServer, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(shared_store, "LIST_BYTES", 30_000)
    connection = await HubConnection.connect(server_without_hub.access("hub"))
    try:
        store = SharedStore(connection, NAMES)
        await store.load()
        for number in range(5):
            await store.apply_change(
                "ann", SharedChange(kind=SharedKind.NOTE, id=f"{number}", value="x" * 10_000)
            )
        listed, after = [], 0
        while some := store.list_entries((SharedKind.NOTE,), after):
            assert len(some) <= 3
            listed += some
            after = some[-1].revision
        assert {entry.id for entry in listed} == set("01234")
    finally:
        await connection.close()
