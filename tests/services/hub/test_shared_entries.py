"""Shared entries between two desks and a hub, with outages in between."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import msgspec
import pytest
from nats.aio.msg import Msg

from devlink3_desk.services.hub.connection import HubConnection
from devlink3_desk.services.hub.jetstream import store_message
from devlink3_desk.services.hub.names import SiteNames
from devlink3_desk.services.hub.requests import Answer, HubRequester, RefusalCode, encode_answer
from devlink3_desk.services.hub.shared_entries import SharedConflict, SharedEntries
from devlink3_desk.services.hub.shared_entry import SharedEntry, SharedKind, build_key_token
from tests.support.hub_rig import HubProcess, SimulatedPbx, WindowlessDesk
from tests.support.nats_server import NatsServer
from tests.support.waiting import wait_for

NOTE = SharedKind.NOTE


class SharingDesk(WindowlessDesk):
    """A desk with shared entries."""

    def __init__(self, server: NatsServer, name: str, path: Path | None = None) -> None:
        super().__init__(server.access("desk"), name)
        self.conflicts: list[SharedConflict] = []
        self.shared = SharedEntries(self.source.requester, name, on_conflict=self.conflicts.append, path=path)
        self.source.shared = self.shared

    async def wait_until_current(self) -> None:
        await wait_for(lambda: self.shared.is_current, 20)


async def test_a_change_of_one_desk_is_shown_on_all(nats_server: NatsServer, own_hub: HubProcess):
    ann, ben = SharingDesk(nats_server, "Ann"), SharingDesk(nats_server, "Ben")
    async with ann.run(), ben.run():
        await ann.wait_until_current()
        await ben.wait_until_current()
        assert await ann.shared.change(SharedKind.DESK, "front", {"state": "present"})
        await wait_for(lambda: ben.shared.find_value(SharedKind.DESK, "front") == {"state": "present"})
        assert ben.shared.entries[SharedKind.DESK, "front"].by == "Ann"
        assert await ben.shared.change(SharedKind.DESK, "front", None)
        await wait_for(lambda: (SharedKind.DESK, "front") not in ann.shared.entries)
        assert not ann.conflicts


async def test_of_two_changes_at_once_the_second_is_a_conflict_with_both_values(
    nats_server: NatsServer, own_hub: HubProcess
):
    ann, ben = SharingDesk(nats_server, "Ann"), SharingDesk(nats_server, "Ben")
    async with ann.run(), ben.run():
        await ann.wait_until_current()
        await ben.wait_until_current()
        made = await asyncio.gather(
            ann.shared.change(NOTE, "200", "one"), ben.shared.change(NOTE, "200", "two")
        )
        assert sorted(made) == [False, True]
        (conflict,) = ann.conflicts + ben.conflicts
        assert conflict.present is not None
        assert {conflict.change.value, conflict.present.value} == {"one", "two"}
        await wait_for(lambda: ann.shared.find_value(NOTE, "200") == ben.shared.find_value(NOTE, "200"))


async def test_changes_of_one_desk_in_a_row_are_no_conflict(nats_server: NatsServer, own_hub: HubProcess):
    ann = SharingDesk(nats_server, "Ann")
    async with ann.run():
        await ann.wait_until_current()
        await asyncio.gather(*(ann.shared.change(NOTE, "200", f"text {number}") for number in range(5)))
        await asyncio.gather(ann.shared.change(NOTE, "200", None), ann.shared.change(NOTE, "200", "again"))
        await wait_for(lambda: ann.shared.waiting == 0)
        assert ann.shared.entries[NOTE, "200"].value == "again"
        assert not ann.conflicts


async def test_what_changes_while_all_is_read_is_not_lost(nats_server: NatsServer, own_hub: HubProcess):
    ann, ben = SharingDesk(nats_server, "Ann"), SharingDesk(nats_server, "Ben")
    async with ann.run(), ben.run():
        await ann.wait_until_current()
        await ben.wait_until_current()

        # Few enough requests for the hub to answer all of them.
        for number in range(40):
            ben.shared.lose_connection()
            await asyncio.gather(ann.shared.change(NOTE, "200", f"text {number}"), ben.shared.synchronise())
            await wait_for(lambda: ben.shared.list_values(NOTE) == ann.shared.list_values(NOTE), 5)
            assert await ann.shared.change(NOTE, "200", None)
            await wait_for(lambda: not ben.shared.list_values(NOTE), 5)


async def test_changes_without_the_hub_are_made_later(
    nats_server: NatsServer, own_hub: HubProcess, tmp_path: Path
):
    path = tmp_path / "waiting.json"
    ann, ben = SharingDesk(nats_server, "Ann", path), SharingDesk(nats_server, "Ben")
    async with ben.run():
        async with ann.run():
            await ann.wait_until_current()
            await ben.wait_until_current()
            assert await ann.shared.change(NOTE, "200", "first")
            await wait_for(lambda: ben.shared.find_value(NOTE, "200") == "first")
        # Her desk is not connected now.
        assert not ann.shared.is_current
        assert not await ann.shared.change(NOTE, "200", "hers")
        assert not await ann.shared.change(NOTE, "300", "new")
        assert ann.shared.find_value(NOTE, "300") == "new"
        assert await ben.shared.change(NOTE, "200", "his")
        # After a restart of her program.
        again = SharingDesk(nats_server, "Ann", path)
        assert again.shared.waiting == 2
        async with again.run():
            await wait_for(lambda: again.shared.waiting == 0, 20)
            await wait_for(lambda: ben.shared.find_value(NOTE, "300") == "new")
            (conflict,) = again.conflicts
            assert conflict.change.value == "hers"
            assert conflict.present is not None
            assert conflict.present.value == "his"
            assert again.shared.find_value(NOTE, "200") == "his"
    assert SharingDesk(nats_server, "Ann", path).shared.waiting == 0


async def test_nothing_is_lost_when_server_and_hub_are_killed(
    nats_server: NatsServer, own_hub: HubProcess, pbx: SimulatedPbx
):
    ann = SharingDesk(nats_server, "Ann")
    async with ann.run():
        await ann.wait_until_current()
        for number in range(20):
            assert await ann.shared.change(NOTE, f"{number}", f"text {number}")
        own_hub.stop(signal.SIGKILL)
        nats_server.stop(signal.SIGKILL)
        await wait_for(lambda: not ann.shared.is_current, 20)
        assert not await ann.shared.change(NOTE, "late", "written meanwhile")
        nats_server.start()
        own_hub.start()
        await wait_for(lambda: ann.shared.waiting == 0 and ann.shared.is_current, 30)
        late = SharingDesk(nats_server, "Ben")
        async with late.run():
            await late.wait_until_current()
            values = {entry.id: entry.value for entry in late.shared.entries.values()}
            assert values == {str(n): f"text {n}" for n in range(20)} | {"late": "written meanwhile"}


async def test_a_wallboard_shares_nothing(nats_server: NatsServer, own_hub: HubProcess):
    desk = WindowlessDesk(nats_server.access("wallboard"))
    desk.source.shared = SharedEntries(desk.source.requester, "Wall")
    async with desk.run():
        await wait_for(lambda: desk.is_live, 20)
        assert not desk.source.shared.is_current


async def test_a_change_that_was_stored_although_the_hub_got_no_answer_can_be_changed_again(
    nats_server: NatsServer, own_hub: HubProcess
):
    """As on a slow disk: the server stores a message after the hub has given up waiting for that."""
    ann, ben = SharingDesk(nats_server, "Ann"), SharingDesk(nats_server, "Ben")
    names = SiteNames("main")
    subject = f"$KV.{names.shared_bucket}.{build_key_token(NOTE, '200')}"
    connection = await HubConnection.connect(nats_server.access("hub"))
    try:
        async with ann.run(), ben.run():
            await ann.wait_until_current()
            await ben.wait_until_current()
            late = SharedEntry(kind=NOTE, id="200", value="late", by="Ann", user="desk")
            await store_message(connection, subject, msgspec.json.encode(late), last_in_subject=0)
            # She sends it again, and it is no conflict.
            await ann.shared.change(NOTE, "200", "late")
            await wait_for(lambda: not ann.shared.waiting)
            assert not ann.conflicts
            await wait_for(lambda: ben.shared.find_value(NOTE, "200") == "late")
            assert await ben.shared.change(NOTE, "200", "later")
            await wait_for(lambda: ann.shared.find_value(NOTE, "200") == "later")
    finally:
        await connection.close()


def test_what_matters_for_a_moment_is_not_written_to_the_disk(tmp_path: Path):
    """The thread of the window writes this file, and waits for the disk."""
    path = tmp_path / "waiting.json"
    requester = HubRequester(SiteNames("main"), "desk")
    desk = SharedEntries(requester, "Ann", path=path)
    desk.queue_change(NOTE, "200", "asks for Ann")
    written = path.stat().st_ino, path.stat().st_mtime_ns
    desk.queue_change(SharedKind.TAKEN, "call-1", {"desk": "x"})
    desk.queue_change(SharedKind.DESK, "front", {"state": "present"})
    assert (desk.waiting, desk.waiting_edits) == (3, 1)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == written
    again = SharedEntries(requester, "Ann", path=path)
    assert again.waiting == 1
    assert again.find_value(NOTE, "200") == "asks for Ann"


@pytest.mark.parametrize("refusal", [None, RefusalCode.CONFLICT])
async def test_an_answer_of_another_version_is_not_fatal(
    nats_server: NatsServer, refusal: RefusalCode | None
):
    """The change waits for a hub that this version understands, or is a conflict with something unknown."""
    connection = await HubConnection.connect(nats_server.access("hub"))
    desk = await HubConnection.connect(nats_server.access("desk"))

    async def answer(message: Msg) -> None:
        later = Answer(value={"kind": "of a later version", "id": "200"}, refusal=refusal)
        await connection.publish(message.reply, encode_answer(later))

    try:
        await connection.subscribe(SiteNames("main").requests, answer)
        await connection.flush()
        requester = HubRequester(SiteNames("main"), "desk")
        requester.connection = desk
        conflicts: list[SharedConflict] = []
        shared = SharedEntries(requester, "Ann", on_conflict=conflicts.append)
        assert not await shared.change(NOTE, "200", "asks for Ann")
        assert (shared.waiting, len(conflicts)) == ((1, 0) if refusal is None else (0, 1))
    finally:
        await desk.close()
        await connection.close()
