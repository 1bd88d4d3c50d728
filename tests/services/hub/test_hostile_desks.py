"""Desks that send what they should not: refused, and nobody else notices."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import msgspec
import nats
import pytest

from devlink3_desk.history.call_record import CallbackState
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.history_service import HISTORY_NOTICE
from devlink3_desk.services.hub.hub_history import HubHistory
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.request_service import MAX_PER_ROUND, UserAllowance
from devlink3_desk.services.hub.requests import (
    DESK_VERBS,
    MAX_REQUEST_BYTES,
    HubRefusalError,
    HubRequester,
    RefusalCode,
    RequestVerb,
)
from devlink3_desk.services.hub.shared_entry import MAX_VALUE_BYTES
from tests.support.hub_rig import HubProcess, SimulatedPbx, WindowlessDesk, wait_until_boards_match
from tests.support.nats_server import NatsServer, run_server
from tests.support.waiting import wait_for

NAMES = SiteNames("main")


@pytest.fixture(scope="module")
def server(nats_program: str) -> Iterator[NatsServer]:
    with run_server(nats_program, desks=("ann", "ben")) as started:
        yield started


@pytest.fixture
async def ann(server: NatsServer, hub: HubProcess) -> AsyncIterator[HubRequester]:
    connection = await HubConnection.connect(server.access("ann"))
    requester = HubRequester(NAMES, "ann")
    requester.connection = connection
    yield requester
    await connection.close()


async def change(requester: HubRequester, **fields: Any) -> Any:
    return await requester.ask(RequestVerb.SHARED, {"change": {"kind": "note", "by": "Ann", **fields}})


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        (RequestVerb.SHARED, None),
        (RequestVerb.SHARED, []),
        (RequestVerb.SHARED, {"unknown": 1}),
        (RequestVerb.SHARED, {"change": {"kind": "of the future", "id": "x"}}),
        (RequestVerb.SHARED, {"change": {"kind": "note", "id": ""}}),
        (RequestVerb.SHARED, {"change": {"kind": "note", "id": "x", "value": "y" * MAX_VALUE_BYTES}}),
        (RequestVerb.SHARED, {"change": {"kind": "note", "id": "x", "value": "y" * MAX_REQUEST_BYTES}}),
        (RequestVerb.SHARED, {"change": {"kind": "published", "id": "favourites", "value": {"parts": []}}}),
        (RequestVerb.SHARED, {"change": {"kind": "part", "id": "0" * 64, "value": "x"}}),
        (RequestVerb.HISTORY, {"method": "forget"}),
        (RequestVerb.HISTORY, {"method": "fetch_page", "arguments": {"query": {"limit": "many"}}}),
        (RequestVerb.HISTORY, {"method": "fetch_page", "arguments": {"query": {"text": "x" * 1000}}}),
        (RequestVerb.HISTORY, {"method": "find_calls", "arguments": {"ids": ["x"] * 501}}),
        (RequestVerb.HISTORY, {"method": "fetch_page", "arguments": {"query": {"since": 1e308}}}),
        (RequestVerb.HISTORY, {"method": "count_calls", "arguments": {"query": {"after": 2**63}}}),
        (RequestVerb.HISTORY, {"method": "list_callbacks", "arguments": {"short_seconds": -1e308}}),
        (
            RequestVerb.HISTORY,
            {"method": "mark_callback", "arguments": {"key": "x" * 999, "state": "done", "who": ""}},
        ),
        (RequestVerb.FILE, {"name": "nasystem/../secret"}),
        (RequestVerb.FILE, {"name": "config"}),
        (RequestVerb.FILE, {}),
        (RequestVerb.FILE, "x"),
    ],
)
async def test_malformed_requests_are_refused(ann: HubRequester, verb: RequestVerb, body: object):
    with pytest.raises(HubRefusalError) as caught:
        await ann.ask(verb, body)
    assert caught.value.code is RefusalCode.INVALID
    assert str(caught.value).endswith(".")


async def test_bytes_that_are_no_request_are_ignored(server: NatsServer, hub: HubProcess, ann: HubRequester):
    assert ann.connection is not None
    for data in (b"\xff\xfe", b"{", b"[" * 20_000, b"\x00" * 1000):
        for verb in DESK_VERBS:
            if verb not in (RequestVerb.CHECKPOINT, RequestVerb.STATUS):
                await ann.connection.publish(NAMES.build_request_subject("ann", verb), data)
    assert (await ann.ask(RequestVerb.STATUS))["role"] == "leader"


async def test_concurrent_edits_of_a_note_lose_nothing(ann: HubRequester):
    first = await change(ann, id="200", value="asks for Ann")
    second = await change(ann, id="200", value="asks for Ann or Ben", revision=first["revision"], by="Ben")
    assert second["user"] == "ann"
    with pytest.raises(HubRefusalError) as caught:
        await change(ann, id="200", value="asks for Cleo", revision=first["revision"])
    assert caught.value.code is RefusalCode.CONFLICT
    assert caught.value.value["value"] == "asks for Ann or Ben"
    with pytest.raises(HubRefusalError):
        await change(ann, id="200", value="as if it were new")
    deleted = await change(ann, id="200", value=None, revision=second["revision"])
    assert await ann.ask(RequestVerb.SHARED, {"kinds": ["note"]}) == []
    again = await change(ann, id="200", value="new")
    assert again["revision"] > deleted["revision"]


async def test_all_desks_get_a_change(server: NatsServer, ann: HubRequester):
    seen: list[dict[str, Any]] = []

    async def note(message: Any) -> None:
        seen.append(msgspec.json.decode(message.data))

    ben = await HubConnection.connect(server.access("ben"))
    try:
        await ben.subscribe(NAMES.shared, note)
        await ben.flush()
        entry = await change(ann, id="201", value="rings back", kind="taken")
        await wait_for(lambda: seen)
        assert seen == [entry]
    finally:
        await ben.close()


async def test_a_flood_of_requests_does_not_affect_boards(
    server: NatsServer, hub: HubProcess, pbx: SimulatedPbx
):
    """The hub takes only so many messages from the server, and boards do not depend on them."""
    desk = WindowlessDesk(server.access("ben"))
    flood = await nats.connect(
        f"nats://127.0.0.1:{server.port}", user="ann", password=server.passwords["ann"]
    )
    try:
        async with desk.run():
            await wait_until_boards_match(pbx, [desk])
            for _ in range(100):
                for _ in range(200):
                    await flood.publish(NAMES.build_request_subject("ann", "shared"), b'{"kinds": []}')
                await flood.flush()
            ended = len(desk.ended)
            await wait_for(lambda: len(desk.ended) > ended, 20)
            await wait_until_boards_match(pbx, [desk])
            assert [link.state.value for link in desk.links] == ["connecting", "connected"]
            requester = desk.source.requester

            async def read_refused() -> int:
                return int((await requester.ask(RequestVerb.STATUS))["refused_requests"])

            assert 0 < await read_refused() < 20_000
    finally:
        await flood.close()


async def test_the_history_comes_in_pages(server: NatsServer, hub: HubProcess, pbx: SimulatedPbx):
    history = HubHistory(server.access("ann"))
    try:

        async def count() -> int:
            return await asyncio.wrap_future(history.count_calls(CallQuery()))

        for _ in range(200):
            if await count() >= 4:
                break
            await asyncio.sleep(0.1)
        first = await asyncio.wrap_future(history.fetch_page(CallQuery(limit=2)))
        assert len(first.calls) == 2
        second = await asyncio.wrap_future(history.fetch_page(CallQuery(limit=2, after=first.next_position)))
        assert not {call.id for call in first.calls} & {call.id for call in second.calls}
        found = await asyncio.wrap_future(history.find_calls([call.id for call in first.calls]))
        assert list(found.values()) == list(first.calls) or set(found) == {call.id for call in first.calls}
    finally:
        history.close()


async def test_a_claim_belongs_to_the_first_desk(server: NatsServer, hub: HubProcess):
    ann, ben = HubHistory(server.access("ann")), HubHistory(server.access("ben"))
    notices: list[bytes] = []

    async def note(message: Any) -> None:
        notices.append(message.data)

    listener = await HubConnection.connect(server.access("ben"))
    try:
        await listener.subscribe(NAMES.shared, note)
        await listener.flush()
        for _ in range(900):
            callbacks = await asyncio.wrap_future(ann.list_callbacks(short_seconds=0.0))
            if callbacks:
                break
            await asyncio.sleep(0.1)
        key = callbacks[0].key
        numbers = [number for number in (callbacks[0].number, callbacks[0].e164) if number]
        summary = await asyncio.wrap_future(ann.summarise_contact(numbers, 0.0, short_seconds=0.0))
        assert summary.unreturned_since is not None
        marks = [
            asyncio.wrap_future(history.mark_callback(key, CallbackState.CLAIMED, who=who))
            for history, who in ((ann, "Ann"), (ben, "Ben"))
        ]
        results = await asyncio.gather(*marks, return_exceptions=True)
        refused = [result for result in results if isinstance(result, HubRefusalError)]
        assert len(refused) == 1
        assert refused[0].code is RefusalCode.CONFLICT
        assert "already calling back" in str(refused[0])
        claimed = {
            each.key: each.by for each in await asyncio.wrap_future(ben.list_callbacks(short_seconds=0.0))
        }
        assert claimed[key] == ("Ben" if results[0] in refused else "Ann")
        # All desks are told, so that they ask again.
        await wait_for(lambda: HISTORY_NOTICE in notices)
    finally:
        await listener.close()
        ann.close()
        ben.close()


def test_an_allowance_is_used_up_and_comes_back():
    allowance = UserAllowance(0.0, rate=2.0, burst=3.0)
    assert [allowance.consume(0.0) for _ in range(4)] == [True, True, True, False]
    assert allowance.consume(0.5)
    assert not allowance.consume(0.5)
    assert not allowance.consume(0.4)
    assert MAX_PER_ROUND > 0
