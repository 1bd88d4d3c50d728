"""What people have set, over real sockets, from PBXs that give it, do not, or stop in between."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable

import pytest

from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.protocol.packets import ReadFileRequest, ReadFileResponse
from devlink3_desk.services.pbx_directory import create_reader
from devlink3_desk.services.pbx_presence import MAX_REFUSALS, PresencePoller
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.switchboard.presence import MAX_TEXT_LENGTH, AwayReason, Presence
from tests.support.pbx_peer import (
    PASSWORD,
    PeerConversation,
    PeerScript,
    ScriptedPeer,
    refuse_sign_in,
    run_pbx_peer,
    script_sequence,
)
from tests.support.simulator import run_simulator
from tests.support.waiting import wait_for

LONG = "x" * 70_000


class PresenceRecorder:
    """Records what a poller reports."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self.of: dict[str, Presence | None] = {}
        self.given: list[bool] = []
        self.listener: Callable[[str], None] = lambda _extension: None

    def __call__(self, extension: str, presence: Presence | None) -> None:
        self.order.append(extension)
        self.of[extension] = presence
        self.listener(extension)


@contextlib.asynccontextmanager
async def run_poller(poller: PresencePoller) -> AsyncIterator[PresenceRecorder]:
    recorder = PresenceRecorder()
    task = asyncio.create_task(poller.run(recorder, recorder.given.append))
    try:
        yield recorder
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def create_poller(
    pbx: ScriptedPeer, *, every: float = 60.0, ready: asyncio.Event | None = None, timeout: float = 2
) -> PresencePoller:
    endpoint = Endpoint(host="127.0.0.1", port=pbx.port, tls=None, timeout=timeout)
    read = create_reader(endpoint, "u", Password(PASSWORD))
    return PresencePoller(read, pause=0.0, interval=every, retry_delay=0.01, ready=ready)


def giving(files: dict[str, str], *, refuse: PeerScript | None = None) -> PeerScript:
    """Send the file of each user, and of others what ``refuse`` sends; ``nasystem/user_list`` is empty."""

    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        request = await conversation.expect_packet(ReadFileRequest)
        row = {**files, "nasystem/user_list": ""}.get(request.name.removeprefix("nasystem/user_info3/"))
        if row is None and refuse is not None:
            await refuse(conversation)
        elif row is None:
            await conversation.send_packets(ReadFileResponse(request.request_id, 0x80000061))
        else:
            await conversation.send_packets(ReadFileResponse(request.request_id, 0, row.encode()))
        await conversation.wait_for_hang_up()

    return script


async def test_presence_of_the_users_of_the_simulator_arrives_one_by_one() -> None:
    options = SimulatorOptions(tls_port=None, password=PASSWORD, extensions=48, seed=22)
    with run_simulator(options) as simulator:
        endpoint = Endpoint(host="127.0.0.1", port=simulator.server.tcp_port, tls=None)
        poller = PresencePoller(create_reader(endpoint, "desk", Password(PASSWORD)), pause=0.0)
        poller.set_people(str(4001 + at) for at in range(48))
        async with run_poller(poller) as recorder:
            await wait_for(lambda: len(recorder.of) == 48)
            assert recorder.given == [True]
    reasons = {each.away_reason for each in recorder.of.values() if each is not None}
    assert reasons == {None, AwayReason.ABSENT, AwayReason.FORWARDED, AwayReason.DO_NOT_DISTURB}
    assert recorder.order == [str(4001 + at) for at in range(48)]


async def test_malformed_rows_do_not_affect_others() -> None:
    rows = {
        "1": "Ann,Ann,1,,,,,,1",  # cut short
        "2": "",  # nothing
        "3": f"{LONG},{LONG},3,,,,,,yes,{LONG}" + "," * 500,
        "4": "\ufffd\0,,",
        "5": "Bo,Bo,5,0,0,0,,,0" + "," * 31 + "1" + ",," * 40,
        "6": "Cy,Cy,6,0,0,0,,,1\r\nDi,Di,7,0,0,1,9,,0",
        "8": f"Ed,Ed,8,0,0,1,{LONG},,0,,,,999999999999999999",
    }
    with run_pbx_peer(giving(rows)) as pbx:
        poller = create_poller(pbx)
        poller.set_people(rows)
        async with run_poller(poller) as recorder:
            await wait_for(lambda: len(recorder.of) == len(rows))
    assert recorder.of["1"] == Presence(do_not_disturb=True)
    assert recorder.of["2"] is None
    assert recorder.of["5"] == Presence(absent=True)
    assert recorder.of["6"] == Presence(do_not_disturb=True)
    eighth = recorder.of["8"]
    assert eighth is not None
    assert eighth.forwarded_to == "x" * MAX_TEXT_LENGTH


async def test_an_extension_that_fits_into_no_request_is_left_out() -> None:
    """As in a malformed list of users: nobody's presence would be read."""
    with run_pbx_peer(giving({"201": "Ann,Ann Archer,201"})) as pbx:
        poller = create_poller(pbx)
        poller.set_people([LONG, "201"])
        async with run_poller(poller) as recorder:
            await wait_for(lambda: recorder.order)
    assert recorder.order == ["201"]


async def test_a_pbx_without_the_file_is_asked_for_three_people_until_somebody_wants_it_again() -> None:
    with run_pbx_peer(giving({})) as pbx:
        poller = create_poller(pbx, every=0.01)
        poller.set_people(str(at) for at in range(50))
        async with run_poller(poller) as recorder:
            await wait_for(lambda: recorder.given == [False])
            poller.request_soon("7")
            poller.refresh()
            await wait_for(lambda: recorder.given == [False, False])
            assert len(pbx.conversations) == 2 * MAX_REFUSALS == len(recorder.order)
            assert "7" not in recorder.of


async def test_people_without_a_file_among_others_do_not_end_the_round() -> None:
    with run_pbx_peer(giving({"1": "Ann", "9": "Bo,Bo,9,,,,,,1"})) as pbx:
        poller = create_poller(pbx)
        poller.set_people(("1", *(f"x{at}" for at in range(10)), "9"))
        async with run_poller(poller) as recorder:
            await wait_for(lambda: "9" in recorder.of)
    assert recorder.of["x5"] is None
    assert recorder.of["9"] == Presence(do_not_disturb=True)


async def test_a_pbx_that_goes_away_is_asked_again_for_the_same_person() -> None:
    async def gone(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.expect_packet(ReadFileRequest)
        conversation.hang_up()

    with run_pbx_peer(script_sequence([gone, giving({"1": "Ann,,1,,,,,,1"})])) as pbx:
        poller = create_poller(pbx)
        poller.set_people(["1"])
        async with run_poller(poller) as recorder:
            await wait_for(lambda: "1" in recorder.of)
    assert recorder.of["1"] == Presence(do_not_disturb=True)


async def test_a_pbx_that_is_silent_about_some_people_sends_the_presence_of_others() -> None:
    serve = giving({"1": "Ann,,1", "9": "Bo,,9"}, refuse=PeerConversation.wait_for_hang_up)
    with run_pbx_peer(serve) as pbx:
        poller = create_poller(pbx, timeout=0.3)
        poller.set_people(["1", "2", "3", "9"])
        async with run_poller(poller) as recorder:
            await wait_for(lambda: len(recorder.of) == 4)
    assert {extension for extension, presence in recorder.of.items() if presence is None} == {"2", "3"}


async def test_a_pbx_that_hangs_up_in_place_of_an_answer_is_one_without_presence() -> None:
    async def hang_up(conversation: PeerConversation) -> None:
        conversation.hang_up()

    with run_pbx_peer(giving({}, refuse=hang_up)) as pbx:
        poller = create_poller(pbx)
        poller.set_people(str(at) for at in range(50))
        async with run_poller(poller) as recorder:
            await wait_for(lambda: recorder.given == [False])
    assert recorder.order == ["0", "1", "2"]


async def test_a_wrong_password_is_not_tried_again_by_itself(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "devlink3_desk.services.pbx_presence")
    with run_pbx_peer(refuse_sign_in(0x80000041)) as pbx:
        poller = create_poller(pbx, every=0.01)
        poller.set_people(["1", "2", "3"])
        async with run_poller(poller) as recorder:
            await wait_for(lambda: len(caplog.messages) == 1)
            poller.refresh()
            await wait_for(lambda: len(caplog.messages) == 2)
    assert all(text.startswith("the presence of 1") for text in caplog.messages)
    assert (recorder.order, recorder.given) == ([], [])


async def test_everyone_is_read_again_after_a_while_and_who_may_have_set_something_in_between() -> None:
    with run_pbx_peer(giving({str(at): f"User{at}" for at in range(10)})) as pbx:
        poller = create_poller(pbx, every=0.3)
        poller.set_people(str(at) for at in range(10))
        async with run_poller(poller) as recorder:

            def at_the_fourth(extension: str) -> None:
                if extension == "4" and recorder.order.count("4") == 1:
                    poller.request_soon("2")
                    poller.request_soon("nobody")
                    poller.request_next("7")

            recorder.listener = at_the_fourth
            await wait_for(lambda: recorder.order.count("9") == 2)
    assert recorder.order[:11] == ["0", "1", "2", "3", "4", "7", "5", "2", "6", "8", "9"]
    assert recorder.order[11:21] == [str(at) for at in range(10)]


async def test_nobody_is_read_while_the_link_is_not_signed_in() -> None:
    """After a password was changed at the PBX, each reading would add to the failed attempts."""
    signed_in = asyncio.Event()
    signed_in.set()
    with run_pbx_peer(giving({str(at): f"User{at}" for at in range(20)})) as pbx:
        poller = create_poller(pbx, ready=signed_in)
        poller.set_people(str(at) for at in range(20))
        async with run_poller(poller) as recorder:
            recorder.listener = lambda extension: signed_in.clear() if extension == "3" else None
            await wait_for(lambda: "3" in recorder.of)
            # Other readers show how much time has passed.
            for _ in range(2):
                meanwhile = create_poller(pbx)
                meanwhile.set_people(["0"])
                async with run_poller(meanwhile) as other:
                    await wait_for(lambda: "0" in other.of)
            assert recorder.order == ["0", "1", "2", "3"]
            signed_in.set()
            await wait_for(lambda: "19" in recorder.of)


async def test_a_round_that_begins_anew_goes_on_with_those_who_wait_longest() -> None:
    """A link that is lost every few minutes would otherwise show the presence of the first people only."""
    with run_pbx_peer(giving({str(at): f"User{at}" for at in range(10)})) as pbx:
        poller = create_poller(pbx)
        poller.set_people(str(at) for at in range(10))
        async with run_poller(poller) as recorder:

            def begin_anew(extension: str) -> None:
                if extension == "3" and recorder.order.count("3") == 1:
                    poller.request_soon("8")
                    poller.refresh()
                    poller.set_people(str(at) for at in range(10) if at != 5)

            recorder.listener = begin_anew
            await wait_for(lambda: recorder.order.count("3") == 2)
    assert recorder.order == ["0", "1", "2", "3", "8", "4", "6", "7", "9", "0", "1", "2", "3"]
