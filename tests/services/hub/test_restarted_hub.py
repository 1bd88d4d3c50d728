"""A hub that begins goes on from the last board: calls in progress keep their ids, and none ends twice."""

from __future__ import annotations

import asyncio
import signal
import time
from contextlib import closing
from pathlib import Path

import pytest

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.protocol.events import RoundTrip
from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.event_reader import EventReader, ReadingKind
from devlink3_desk.services.hub.jetstream import ensure_streams
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.publisher import EventPublisher
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from tests.support.hub_rig import (
    TIMEOUT,
    HubProcess,
    SimulatedPbx,
    WindowlessDesk,
    simulate_script,
    wait_until_boards_match,
)
from tests.support.nats_server import KILL, NatsServer
from tests.support.waiting import wait_for

NAMES = SiteNames("main")
MESSAGES = 300
"""More than a reader keeps for itself."""


RINGING = """
user 4001 "Ann Archer"
line 17 sip channels 250
""" + "".join(
    f"""
at {number} call C{number} from trunk 17.{number} did 5678 cli 01632960{number:03} to user 4001
then 0.1 ring C{number} 4001
then 45 clear C{number} by trunk
"""
    for number in range(1, 240)
)
"""Each second a call begins that rings for longer than a take-over takes."""


def read_calls(hub: HubProcess) -> list[CallRecord]:
    with closing(
        open_history(HistoryLocation.parse(str(hub.folder / "history.sqlite")), read_only=True)
    ) as history:
        return list(history.iter_calls(CallQuery(limit=10_000)))


@pytest.mark.parametrize("number", [KILL, signal.SIGTERM])
async def test_calls_keep_their_ids_when_the_only_hub_is_started_again(
    nats_server: NatsServer, pbx: SimulatedPbx, number: int
):
    hub = HubProcess(nats_server, pbx.port)
    hub.start()
    desk = WindowlessDesk(nats_server.access("desk"))
    try:
        await hub.wait_until_ready()
        async with desk.run():
            await wait_until_boards_match(pbx, [desk])
            going_on = set(desk.board.calls)
            hub.stop(number)
            hub.start()
            await hub.wait_until_ready()
            await wait_until_boards_match(pbx, [desk])
            kept = going_on & set(desk.board.calls)
            assert kept
            ended = await wait_for(lambda: kept & set(desk.ended))
        hub.stop(signal.SIGTERM)
        calls = read_calls(hub)
        assert len({call.id for call in calls}) == len(calls)
        # What happened while no hub ran is not known.
        assert {call.complete for call in calls if call.id in ended} == {False}
        assert len(desk.ended) == len(set(desk.ended))
    finally:
        hub.stop()


@pytest.mark.waits
async def test_calls_that_ring_while_a_warm_standby_takes_over_are_not_complete(
    nats_server: NatsServer, tmp_path: Path
):
    with simulate_script(tmp_path, RINGING) as pbx:
        first = HubProcess(nats_server, pbx.port)
        second = HubProcess(nats_server, pbx.port, "--warm-standby", folder=first.folder)
        second.log = first.folder / "stderr of the second"
        desk = WindowlessDesk(nats_server.access("desk"))
        try:
            for hub in (first, second):
                hub.start()
                await hub.wait_until_ready()
            async with desk.run():
                await wait_until_boards_match(pbx, [desk])
                before = set(desk.board.calls)
                seen_from_the_beginning = await wait_for(lambda: set(desk.board.calls) - before)
                first.stop()
                await wait_for(lambda: "leads now" in second.output)
                await wait_until_boards_match(pbx, [desk])
                ringing = seen_from_the_beginning & set(desk.board.calls)
                ended = await wait_for(lambda: ringing & set(desk.ended), 120.0)
            second.stop(signal.SIGTERM)
            calls = {call.id: call for call in read_calls(second)}
            found = {(calls[each].start_seen, calls[each].end_seen, calls[each].complete) for each in ended}
            assert found == {(True, True, False)}
        finally:
            first.stop()
            second.stop()


async def test_a_hub_whose_history_cannot_be_used_leads_and_records_later(
    nats_server: NatsServer, pbx: SimulatedPbx
):
    """Desks without a history are better off than desks without a board."""
    first, second = HubProcess(nats_server, pbx.port), HubProcess(nats_server, pbx.port)
    desk = WindowlessDesk(nats_server.access("desk"))
    history = second.folder / "history.sqlite"
    try:
        for hub in (first, second):
            hub.start()
            await hub.wait_until_ready()
        async with desk.run():
            await wait_until_boards_match(pbx, [desk])
            moved = history.rename(second.folder / "moved.sqlite")
            history.mkdir()
            first.stop()
            await wait_for(lambda: "leads now" in second.output or second.has_ended)
            assert not second.has_ended, second.output
            await wait_until_boards_match(pbx, [desk])
            assert "Nothing is recorded: The history" in second.output
            history.rmdir()
            moved.rename(history)
            await wait_for(lambda: read_calls(second), TIMEOUT)
        assert second.stop(signal.SIGTERM) == 0
    finally:
        first.stop()
        second.stop()


async def test_a_reader_catches_up_with_all_that_is_stored(nats_server: NatsServer):
    connection = await HubConnection.connect(nats_server.access("hub"))
    try:
        await ensure_streams(connection, NAMES)
        now, wall = time.monotonic(), time.time()
        publisher = EventPublisher(connection, NAMES, "first")
        await publisher.begin(now, wall)
        await publisher.publish_checkpoint(build_checkpoint(Switchboard(), now), now, wall)
        reader = EventReader(connection, NAMES)
        assert [each.kind for each in await reader.catch_up()] == [ReadingKind.CHECKPOINT]
        for number in range(MESSAGES):
            publisher.add_events([RoundTrip(milliseconds=number)], now, wall)
            await publisher._store_waiting(lambda: (now, wall))
        # The epoch has ended: another hub has begun one of its own.
        await EventPublisher(connection, NAMES, "second").begin(now, wall)
        readings = await reader.catch_up()
        assert [each.kind for each in readings] == [ReadingKind.EVENTS] * MESSAGES
        events = [event for each in readings for event in each.events]
        assert events == [RoundTrip(milliseconds=number) for number in range(MESSAGES)]
        assert await reader.catch_up() == []
        await reader.close()
    finally:
        await connection.close()


async def test_a_reader_begins_with_the_board_of_the_hub_that_it_hears(nats_server: NatsServer):
    """What an earlier hub has stored is no board of now: its connection to the PBX has ended with it."""
    connection = await HubConnection.connect(nats_server.access("hub"))
    try:
        await ensure_streams(connection, NAMES)
        now, wall = time.monotonic(), time.time()
        first, second = (EventPublisher(connection, NAMES, epoch) for epoch in ("first", "second"))
        await first.begin(now, wall)
        await first.publish_checkpoint(build_checkpoint(Switchboard(), now), now, wall)
        reader = EventReader(connection, NAMES)
        beginning = asyncio.create_task(reader.begin())
        await wait_for(lambda: reader._subscription is not None)
        await second.begin(now, wall)
        # The reader has heard the second hub, whose checkpoint is not there yet.
        await wait_for(lambda: reader._buffer or beginning.done())
        await second.publish_checkpoint(build_checkpoint(Switchboard(), now), now, wall)
        (reading,) = await beginning
        assert reading.head.epoch == "second"
        await reader.close()
    finally:
        await connection.close()
