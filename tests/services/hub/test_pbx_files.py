"""Pseudo-files that the hub reads for its desks, and when it reads them anew."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest

from devlink3_desk.link.errors import FileRefusedError, FileUnansweredError
from devlink3_desk.protocol import pseudo_files
from devlink3_desk.protocol.events import LinkState
from devlink3_desk.services.hub import pbx_files
from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.pbx_files import MAX_WAITING, PbxFiles
from devlink3_desk.services.hub.request_service import RequestService
from devlink3_desk.services.hub.requests import HubRequester, RequestVerb
from devlink3_desk.services.pbx_directory import MAX_UNANSWERED, read_directory
from devlink3_desk.simulator.options import SimulatorOptions
from tests.support.hub_rig import SIMULATOR_PASSWORD, SimulatedPbx, WindowlessDesk, run_hub
from tests.support.nats_server import NatsServer, find_free_port
from tests.support.waiting import loop_turns, wait_for

USERS = pseudo_files.USER_LIST.name


@asynccontextmanager
async def open_requester(server: NatsServer, files: PbxFiles) -> AsyncIterator[HubRequester]:
    """Open the requester of a desk, for which a hub reads ``files``."""
    names = SiteNames("main")
    hub, desk = [await HubConnection.connect(server.access(user)) for user in ("hub", "desk")]
    service = RequestService(hub, names, {RequestVerb.FILE: files.answer}, "epoch", lambda: True)
    running = asyncio.create_task(service.run())
    requester = HubRequester(names, "desk")
    requester.connection = desk
    try:
        await hub.flush()
        yield requester
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await desk.close()
        await hub.close()


@contextmanager
def simulate_user(folder: Path, name: str, port: int) -> Iterator[SimulatedPbx]:
    """Run a PBX with one user until the block ends."""
    script = folder / f"{name}.txt"
    script.write_text(f'user 4001 "{name}"\n')
    options = SimulatorOptions(script=script, port=port, tls_port=None, password=SIMULATOR_PASSWORD)
    simulated = SimulatedPbx(options)
    try:
        yield simulated
    finally:
        simulated.stop()


async def test_a_list_is_read_once_for_all_desks():
    names: list[str] = []

    async def read(name: str) -> bytes:
        names.append(name)
        return f"{len(names)}".encode()

    files = PbxFiles(read)
    assert [await files.read_file(USERS) for _ in range(3)] == [b"1"] * 3
    files.drop_cached_lists()
    assert [await files.read_file(USERS) for _ in range(3)] == [b"2"] * 3


@pytest.mark.parametrize("name", [pseudo_files.USER_LIST_8.name, pseudo_files.USER_INFO.name_for("4001")])
async def test_a_file_that_the_pbx_leaves_unanswered_is_asked_for_once_a_connection(
    monkeypatch: pytest.MonkeyPatch, name: str
):
    """Each time takes longer than a desk waits, so that it would never read the directory."""
    monkeypatch.setattr(pbx_files, "LIST_SECONDS", -1.0)
    monkeypatch.setattr(pbx_files, "USER_SECONDS", -1.0)
    names: list[str] = []

    async def read(name: str) -> bytes:
        names.append(name)
        raise FileUnansweredError(name)

    files = PbxFiles(read)
    for _ in range(3):
        with pytest.raises(FileRefusedError):
            await files.read_file(name)
    assert names == [name]
    files.drop_cached_lists()
    with pytest.raises(FileRefusedError):
        await files.read_file(name)
    assert names == [name] * 2


async def test_names_of_groups_that_the_pbx_leaves_unanswered_do_not_hold_up_hub_and_desk(
    nats_server: NatsServer,
):
    """Each takes twice the time limit of the connection, and a network has a thousand groups."""
    groups = "".join(f"Group {number},{number}\r\n" for number in range(300, 320))
    names: list[str] = []

    async def read(name: str) -> bytes:
        names.append(name)
        if name == pseudo_files.HUNT_LIST.name:
            return groups.encode()
        number = name.removeprefix(pseudo_files.HUNT_INFO_NAME.format(""))
        if number.isdecimal():
            return f"{number}1\r\n".encode()
        if "Group" in name:
            raise FileUnansweredError(name)
        raise FileRefusedError(name, 1)

    files = PbxFiles(read)
    members = {str(number): (f"{number}1",) for number in range(300, 320)}
    async with open_requester(nats_server, files) as requester:
        for read_file in (files.read_file, requester.read_file):
            assert (await read_directory(read_file)).members == members
    assert len([name for name in names if "Group" in name]) == MAX_UNANSWERED


async def test_cached_lists_do_not_wait_for_the_pbx():
    """As a desk that starts while the hub reads what users have set, one after the other."""
    answering = asyncio.Event()

    async def read(name: str) -> bytes:
        if name != USERS:
            await answering.wait()
        return name.encode()

    files = PbxFiles(read)
    await files.read_file(USERS)
    name = pseudo_files.USER_INFO.name_for("4001")
    reading = asyncio.create_task(files.read_file(name))
    await loop_turns()
    remembered = asyncio.create_task(files.read_file(USERS))
    await loop_turns()
    try:
        assert remembered.done()
        assert not reading.done()
    finally:
        answering.set()
        assert await remembered == USERS.encode()
        assert await reading == name.encode()


async def test_the_lists_of_a_pbx_are_read_again_after_its_restart(nats_server: NatsServer, tmp_path: Path):
    """An IP Office restarts for many changes of its users; `board` at the PBX then has the new names."""
    port = find_free_port()
    desk = WindowlessDesk(nats_server.access("desk"))

    def is_reconnected() -> bool:
        states = [link.state for link in desk.links]
        return LinkState.LOST in states and LinkState.CONNECTED in states[states.index(LinkState.LOST) :]

    with simulate_user(tmp_path, "Ann", port) as pbx, run_hub(nats_server, pbx) as hub:
        await hub.wait_until_ready()
        async with desk.run():
            await wait_for(lambda: desk.is_live)
            assert b"Ann" in await desk.source.requester.read_file(USERS)
            pbx.stop()
            with simulate_user(tmp_path, "Ben", port):
                await wait_for(is_reconnected)
                assert b"Ben" in await desk.source.requester.read_file(USERS)
        assert "There is no connection to the PBX: " in hub.output
        assert "The PBX is connected again." in hub.output


async def test_the_hub_itself_reads_what_it_would_not_read_for_a_desk():
    """The name of a group may contain a slash, and many desks may be asking at that moment."""
    answering = asyncio.Event()

    async def read(name: str) -> bytes:
        await answering.wait()
        return b"4001\r\n" if name.endswith("Sales/Support") else b"Sales/Support,300\r\n"

    files = PbxFiles(read)
    requests = [
        asyncio.create_task(files.answer("Ann", {"name": pseudo_files.USER_INFO.name_for(str(number))}))
        for number in range(MAX_WAITING)
    ]
    await loop_turns()
    reading = asyncio.create_task(read_directory(files.read_file))
    await loop_turns()
    answering.set()
    directory = await reading
    assert directory.members == {"300": ("4001",)}
    for request in requests:
        await request
