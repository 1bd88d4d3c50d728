"""Callers who are marked while the hub is away, with a real server that is killed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from devlink3_desk.history.call_record import Callback, CallbackState
from devlink3_desk.history.report_request import ReportGrouping, ReportRequest, TooManyIntervalsError
from devlink3_desk.link.errors import LinkError
from devlink3_desk.services.hub.desk_history import DeskHistory, MarkConflict
from devlink3_desk.services.hub.shared_entries import SharedEntries
from devlink3_desk.services.hub.shared_entry import SharedKind
from tests.support.hub_rig import HubProcess, SimulatedPbx, WindowlessDesk, simulate_script
from tests.support.nats_server import NatsServer
from tests.support.waiting import wait_for

MISSED_CALLS = """
user 4001 "Ann Archer"
line 5 isdn
at 0.3 call M from trunk 5.3 did 5678 cli 01632960177 to user 4001
then 0.3 ring M 4001
then 0.5 clear M by trunk
at 0.4 call N from trunk 5.4 did 5678 cli 01632960188 to user 4001
then 0.3 ring N 4001
then 0.5 clear N by trunk
"""
ONE, TWO = "+441632960177", "+441632960188"
CLAIMED, DONE, OPEN = CallbackState.CLAIMED, CallbackState.DONE, CallbackState.OPEN


@pytest.fixture
def pbx(tmp_path: Path) -> Iterator[SimulatedPbx]:
    with simulate_script(tmp_path, MISSED_CALLS) as simulated:
        yield simulated


class MarkingDesk:
    """The history of a desk, and what it reports."""

    def __init__(self, server: NatsServer, name: str, folder: Path | None = None) -> None:
        self.name = name
        self.conflicts: list[MarkConflict] = []
        self.counts: list[int] = []
        self.history = DeskHistory(server.access("desk"), folder)
        self.history.watch_marks(self.counts.append, self.conflicts.append)

    async def list_callers(self) -> dict[str, Callback]:
        """Return the callers by their keys."""
        future = self.history.list_callbacks(short_seconds=0.0, with_done=True)
        return {each.key: each for each in await asyncio.wrap_future(future)}

    async def read_state(self, key: str) -> tuple[CallbackState, str | None] | None:
        """Return what is marked."""
        try:
            caller = (await self.list_callers()).get(key)
        except LinkError:
            return None
        return None if caller is None else (caller.state, caller.by)

    async def wait_for_state(self, key: str, state: CallbackState, by: str | None) -> None:
        """Wait until the history says that."""
        deadline = asyncio.get_running_loop().time() + 60
        while (found := await self.read_state(key)) != (state, by):
            assert asyncio.get_running_loop().time() < deadline, found
            await asyncio.sleep(0.1)

    async def mark(self, key: str, state: CallbackState) -> None:
        """Mark a caller."""
        await asyncio.wrap_future(self.history.mark_callback(key, state, who=self.name))


@pytest.fixture
async def ann(nats_server: NatsServer, own_hub: HubProcess, tmp_path: Path) -> AsyncIterator[MarkingDesk]:
    desk = MarkingDesk(nats_server, "Ann", tmp_path / "ann")
    for key in (ONE, TWO):
        await desk.wait_for_state(key, OPEN, None)
    yield desk
    desk.history.close()


@pytest.fixture
def ben(nats_server: NatsServer, own_hub: HubProcess) -> Iterator[MarkingDesk]:
    desk = MarkingDesk(nats_server, "Ben")
    yield desk
    desk.history.close()


async def test_marks_wait_for_the_hub_also_over_a_restart(
    nats_server: NatsServer, ann: MarkingDesk, ben: MarkingDesk, tmp_path: Path
):
    nats_server.stop()
    await ann.mark(ONE, CLAIMED)
    await ann.mark(ONE, DONE)
    await ann.mark(TWO, CLAIMED)
    assert await ann.read_state(ONE) == (DONE, "Ann")
    assert ann.counts[-1] == ann.history.waiting == 2
    ann.history.close()
    again = MarkingDesk(nats_server, "Ann", tmp_path / "ann")
    try:
        assert again.history.waiting == 2
        assert await again.read_state(TWO) == (CLAIMED, "Ann")
        assert await asyncio.wrap_future(again.history.undo_callback_mark(TWO))
        assert await again.read_state(TWO) == (OPEN, None)
        nats_server.start()
        await again.wait_for_state(ONE, DONE, "Ann")
        await ben.wait_for_state(ONE, DONE, "Ann")
        await ben.wait_for_state(TWO, OPEN, None)
        assert again.history.waiting == 0
        assert not again.conflicts
    finally:
        again.history.close()


async def test_what_somebody_else_has_marked_meanwhile_is_not_overwritten(
    nats_server: NatsServer, ann: MarkingDesk, ben: MarkingDesk
):
    nats_server.stop()
    await ann.mark(ONE, CLAIMED)
    await ann.mark(TWO, DONE)
    nats_server.start()
    await ben.wait_for_state(ONE, OPEN, None)
    await ben.mark(ONE, CLAIMED)
    await ben.mark(TWO, DONE)
    await ann.wait_for_state(ONE, CLAIMED, "Ben")
    await ann.wait_for_state(TWO, DONE, "Ben")
    assert [(each.mark.key, each.state, each.by) for each in ann.conflicts] == [
        (ONE, CLAIMED, "Ben"),
        (TWO, DONE, "Ben"),
    ]
    assert ann.history.waiting == 0


async def test_a_mark_that_was_made_before_the_answer_was_lost_is_no_conflict(
    nats_server: NatsServer, ann: MarkingDesk, ben: MarkingDesk
):
    nats_server.stop()
    await ann.mark(ONE, CLAIMED)
    nats_server.start()
    await ben.wait_for_state(ONE, OPEN, None)
    await asyncio.wrap_future(ben.history.mark_callback(ONE, CLAIMED, who="Ann"))
    await ann.wait_for_state(ONE, CLAIMED, "Ann")
    assert not ann.conflicts
    assert ann.history.waiting == 0


async def test_a_refusal_is_no_reason_to_wait(ann: MarkingDesk, ben: MarkingDesk):
    await ben.mark(ONE, CLAIMED)
    with pytest.raises(LinkError, match="Ben is already calling back"):
        await ann.mark(ONE, CLAIMED)
    assert ann.history.waiting == 0


class NotingDesk(WindowlessDesk):
    """A desk whose shared entries are kept on disk."""

    def __init__(self, server: NatsServer, folder: Path) -> None:
        super().__init__(server.access("desk"))
        self.conflicts: list[object] = []
        self.shared = self.source.shared = SharedEntries(
            self.source.requester,
            "Ann",
            on_conflict=self.conflicts.append,
            path=folder / "waiting.json",
            cache_path=folder / "shared.json",
        )


async def test_notes_are_there_after_a_start_without_the_hub(
    nats_server: NatsServer, own_hub: HubProcess, tmp_path: Path
):
    first = NotingDesk(nats_server, tmp_path)
    async with first.run():
        await wait_for(lambda: first.shared.is_current, 60)
        assert await first.shared.change(SharedKind.NOTE, "200", "asks for Ann")
        assert await first.shared.change(SharedKind.NOTE, "300", "old")
        assert await first.shared.change(SharedKind.TAKEN, "call-1", {"desk": "x"})
        await first.shared.save_cache()
    nats_server.stop()
    second = NotingDesk(nats_server, tmp_path)
    async with second.run():
        assert second.shared.list_values(SharedKind.NOTE) == {"200": "asks for Ann", "300": "old"}
        assert not second.shared.list_values(SharedKind.TAKEN)
        assert not await second.shared.change(SharedKind.NOTE, "200", "asks for Ben")
        assert not await second.shared.change(SharedKind.NOTE, "300", None)
        nats_server.start()
        # It has seen what it replaces, although only on its own disk.
        await wait_for(lambda: second.shared.is_current and not second.shared.waiting, 60)
        assert second.shared.list_values(SharedKind.NOTE) == {"200": "asks for Ben"}
        assert not second.conflicts


async def test_a_mark_that_was_asked_for_twice_is_undone_with_one_request(ann: MarkingDesk):
    for _ in range(2):  # as when the first answer was lost
        await ann.mark(ONE, CLAIMED)
    await ann.wait_for_state(ONE, CLAIMED, "Ann")
    assert await asyncio.wrap_future(ann.history.undo_callback_mark(ONE))
    await ann.wait_for_state(ONE, OPEN, None)


async def test_a_report_with_too_many_intervals_is_refused_as_on_this_machine(ann: MarkingDesk):
    request = ReportRequest(grouping=ReportGrouping.HOUR, since=0.0, until=time.time())
    with pytest.raises(TooManyIntervalsError):
        await asyncio.wrap_future(ann.history.compute_report(request))
