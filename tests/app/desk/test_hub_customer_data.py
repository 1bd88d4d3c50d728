"""Contacts and the look-up that a hub has for all desks, with real servers, a hub process and windows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from devlink3_desk.contacts.followed_source import NamedContacts
from devlink3_desk.contacts.lookup_definition import (
    CallerNumbers,
    LookupDefinition,
    LookupResult,
    LookupScope,
)
from devlink3_desk.services.caller_lookup import LookupStore
from devlink3_desk.services.hub.connection import HubAccess, HubConnection
from devlink3_desk.services.hub.errors import HubPermissionError
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.published_item import ItemId, PublishedTopic
from devlink3_desk.services.hub.published_items import PublishError, publish_item
from devlink3_desk.services.hub.requests import HubRefusalError, HubRequester, RefusalCode, RequestVerb
from tests.support.http_peer import HttpPeer, respond_json, run_http_peer, send
from tests.support.hub_desk import HubDesk
from tests.support.hub_rig import HubProcess, SimulatedPbx, simulate_script
from tests.support.nats_server import NatsServer
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for

pytestmark = [
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore("propagateSizeHints|raise"),  # the platform without a screen cannot
]

SECRET = "very-secret-key"
ZOE = CallerNumbers("+441632960144", "01632960144", "441632960144")
SECONDS = 60.0


@pytest.fixture
def pbx(tmp_path: Path) -> Iterator[SimulatedPbx]:
    with simulate_script(tmp_path, 'user 4001 "Ann Archer"\n') as simulated:
        yield simulated


@pytest.fixture
def peer() -> Iterator[HttpPeer]:
    with run_http_peer(respond_json('{"name": "Zoë", "tickets": 2}')) as peer:
        yield peer


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "crm.csv"
    path.write_text("Name,Phone\nKim,01632 960100\nLee,01632 960101\n")
    return path


@pytest.fixture
def hub(
    nats_server: NatsServer,
    pbx: SimulatedPbx,
    peer: HttpPeer,
    table: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[HubProcess]:
    monkeypatch.setenv("DEVLINK3_LOOKUP_SECRET", SECRET)
    definition = LookupDefinition(
        is_active=True,
        name="CRM",
        scope=LookupScope.ALL,
        url=f"{peer.url}/find?phone={{e164}}",
        headers=(("X-Key", "{secret}"),),
        name_path="name",
        count_path="tickets",
        remember_minutes=0,
    )
    LookupStore(tmp_path).save(definition)
    process = HubProcess(
        nats_server, pbx.port, "--contacts", f"CRM={table}", "--look-up", str(tmp_path / "look-up.json")
    )
    process.start()
    yield process
    process.stop()


@pytest.fixture
def run_desk(
    qt_run: QtRun, nats_server: NatsServer, hub: HubProcess, tmp_path: Path
) -> Callable[[Callable[[HubDesk], Awaitable[None]]], None]:
    async def run(scenario: Callable[[HubDesk], Awaitable[None]]) -> None:
        await hub.wait_until_ready()
        desk = HubDesk(nats_server.access("desk"), tmp_path / "ann", "Ann")
        async with desk.run():
            await scenario(desk)

    return lambda scenario: qt_run(run(scenario), 300.0)


def find_contacts(desk: HubDesk) -> tuple[NamedContacts | None, list[str]]:
    """Return the list of the hub, and the names in it."""
    found = next(iter(desk.models.address_book.published), None)
    return found, [] if found is None else [contact.name for contact in found.contacts]


@pytest.mark.waits
def test_desks_show_the_contacts_that_the_hub_follows(
    run_desk: Callable[[Callable[[HubDesk], Awaitable[None]]], None], table: Path
) -> None:
    def rename_contact() -> None:
        table.write_text("Name,Phone\nKim,01632 960100\nLeigh,01632 960101\n")

    def remove_table() -> None:
        table.unlink()

    async def scenario(desk: HubDesk) -> None:
        await wait_for(lambda: find_contacts(desk)[1] == ["Kim", "Lee"], SECONDS)
        first, _ = find_contacts(desk)
        assert first is not None
        await wait_for(lambda: (found := find_contacts(desk)[0]) and found.status is not None, SECONDS)
        found, _ = find_contacts(desk)
        assert found is not None
        assert found.status is not None
        assert found.status.read
        assert found.status.problem is None
        rename_contact()
        await wait_for(lambda: find_contacts(desk)[1] == ["Kim", "Leigh"], SECONDS)
        again, _ = find_contacts(desk)
        assert again is not None
        # What has not changed is the same object, which is not merged again.
        assert again.contacts[0] is first.contacts[0]
        remove_table()
        await wait_for(
            lambda: (found := find_contacts(desk)[0]) and found.status and found.status.problem, SECONDS
        )
        assert find_contacts(desk)[1] == ["Kim", "Leigh"]

    run_desk(scenario)


async def look_up(desk: HubDesk, numbers: CallerNumbers) -> LookupResult | str:
    """Return what the desk gets to know of a caller, or why it does not."""
    answers: list[LookupResult | str] = []
    lookup = desk.desk.hub_lookup
    assert lookup is not None
    await wait_for(lambda: lookup.is_active, SECONDS)
    lookup.request(numbers, answers.append, lambda sentence: answers.append(str(sentence)))
    await wait_for(lambda: answers, SECONDS)
    return answers[0]


def test_the_hub_looks_callers_up_and_keeps_its_secret(
    run_desk: Callable[[Callable[[HubDesk], Awaitable[None]]], None], peer: HttpPeer, tmp_path: Path
) -> None:
    async def scenario(desk: HubDesk) -> None:
        result = await look_up(desk, ZOE)
        assert isinstance(result, LookupResult)
        assert (result.name, result.count, result.system) == ("Zoë", 2, "CRM")
        lookup = desk.desk.hub_lookup
        assert lookup is not None
        assert lookup.scope is LookupScope.ALL
        _, path, headers, _ = peer.requests[0]
        assert path == "/find?phone=%2B441632960144"
        assert headers["X-Key"] == SECRET
        # An answer that cannot be parsed and repeats the secret is reported without the secret.
        peer.respond = lambda handler: send(handler, SECRET.encode())
        failure = await look_up(desk, CallerNumbers("+441632960199", "01632960199", "441632960199"))
        assert failure == "The answer of CRM is not JSON."
        entries = [msgspec.json.encode(entry) for entry in desk.sharing.shared.entries.values()]
        assert not [data for data in entries if SECRET.encode() in data]

    run_desk(scenario)
    # Nor is it in any file of the desk.
    files = [path for path in (tmp_path / "ann").rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if SECRET.encode() in path.read_bytes()]


def test_two_requests_about_one_caller_at_once_are_both_answered(
    run_desk: Callable[[Callable[[HubDesk], Awaitable[None]]], None], peer: HttpPeer
) -> None:
    async def scenario(desk: HubDesk) -> None:
        first, second = await asyncio.gather(look_up(desk, ZOE), look_up(desk, ZOE))
        assert first == second
        assert isinstance(first, LookupResult)

    run_desk(scenario)
    assert len(peer.requests) == 1


async def ask(access: HubAccess, body: Any, times: int = 1) -> list[RefusalCode | None]:
    """Ask for a look-up over a connection of its own, several times at once, and return the refusals."""
    connection = await HubConnection.connect(access, "test")
    requester = HubRequester(SiteNames(access.site), access.user)
    requester.connection = connection

    async def ask_once() -> RefusalCode | None:
        try:
            await requester.ask(RequestVerb.LOOKUP, body)
        except HubRefusalError as error:
            return error.code
        return None

    try:
        return list(await asyncio.gather(*(ask_once() for _ in range(times))))
    finally:
        await connection.close()


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {"e164": "+441632960144"},
        {"e164": "file:///etc/passwd", "national": "1", "digits": "1"},
        {"e164": "+441632960144", "national": "01632960144", "digits": "../../admin"},
        {"e164": "+441632960144\n", "national": "01632960144", "digits": "441632960144\n"},
        {"e164": "+44" + "1" * 400, "national": "01", "digits": "44"},
    ],
)
def test_hostile_requests_are_refused(
    run_desk: Callable[[Callable[[HubDesk], Awaitable[None]]], None],
    nats_server: NatsServer,
    peer: HttpPeer,
    body: Any,
) -> None:
    async def scenario(desk: HubDesk) -> None:
        assert await ask(nats_server.access("desk"), body) == [RefusalCode.INVALID]

    run_desk(scenario)
    assert peer.requests == []


def test_requests_are_limited_and_need_a_permission(
    run_desk: Callable[[Callable[[HubDesk], Awaitable[None]]], None], nats_server: NatsServer, peer: HttpPeer
) -> None:
    async def scenario(desk: HubDesk) -> None:
        body = msgspec.to_builtins(ZOE)
        refusals = await ask(nats_server.access("desk"), body, 60)
        assert set(refusals) == {None, RefusalCode.BUSY}
        assert len(peer.requests) < 60
        with pytest.raises(HubPermissionError):
            await ask(nats_server.access("wallboard"), body)
        # A supervisor cannot publish the scope of the hub's look-up, nor the status of its sources.
        supervisor = nats_server.access("supervisor")
        for item in (ItemId(PublishedTopic.LOOKUP), ItemId(PublishedTopic.SOURCES, "CRM")):
            with pytest.raises(PublishError, match="hub alone"):
                await publish_item(supervisor, item, {"system": "x"}, revision=0, by="Eve")

    run_desk(scenario)
