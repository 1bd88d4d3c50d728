"""What a window does while its hub is away, with a real server that is killed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from devlink3_desk.app.desk.waiting_marks import WaitingMarks
from devlink3_desk.history.call_record import Callback, CallbackState
from devlink3_desk.services.hub.connection import HubAccess
from devlink3_desk.services.hub.published_item import ItemId, PublishedTopic
from devlink3_desk.services.hub.published_items import publish_item
from devlink3_desk.services.hub.shared_entry import SharedKind
from devlink3_desk.switchboard.board_values import LinkStatus, Person, PersonKind
from tests.support.hub_desk import HubDesk, run_two_desks
from tests.support.hub_rig import HubProcess, SimulatedPbx, simulate_script
from tests.support.live_desk import run_desk
from tests.support.nats_server import NatsServer
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for

pytestmark = [
    pytest.mark.timeout(600),  # several starts of programs, on a slow computer
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore("propagateSizeHints|raise"),  # the platform without a screen cannot
]

MISSED_CALLS = """
user 4001 "Ann Archer"
line 5 isdn
before call M from trunk 5.3 did 5678 cli 01632960177 to user 4001
before ring M 4001
at 0.5 clear M by trunk
before call N from trunk 5.4 did 5678 cli 01632960188 to user 4001
before ring N 4001
at 0.6 clear N by trunk
"""
ONE, TWO = "+441632960177", "+441632960188"
VISITOR = Person("+441632960155", "Visitor", PersonKind.CONTACT)
CLAIMED, DONE = CallbackState.CLAIMED, CallbackState.DONE


@pytest.fixture
def pbx(tmp_path: Path) -> Iterator[SimulatedPbx]:
    with simulate_script(tmp_path, MISSED_CALLS) as simulated:
        yield simulated


def find_caller(desk: HubDesk, key: str) -> Callback | None:
    """Return a caller of the list."""
    return next((each for each in desk.models.callbacks.callbacks if each.key == key), None)


def read_mark(desk: HubDesk, key: str) -> tuple[CallbackState, str | None] | None:
    """Return what is marked."""
    caller = find_caller(desk, key)
    return None if caller is None else (caller.state, caller.by)


def mark(desk: HubDesk, key: str, state: CallbackState, who: str) -> None:
    """Mark a caller as the buttons below the list do."""
    caller = find_caller(desk, key)
    assert caller is not None
    desk.models.callbacks.mark_caller(caller, state, who=who)


def test_callers_are_marked_without_the_hub(
    qt_run: QtRun, nats_server: NatsServer, hub: HubProcess, tmp_path: Path
):
    async def run() -> None:
        await hub.wait_until_ready()
        async with run_two_desks(nats_server, tmp_path) as (ann, ben):
            await wait_for(
                lambda: all(find_caller(desk, key) for desk in (ann, ben) for key in (ONE, TWO)), 60
            )
            nats_server.stop()
            await wait_for(lambda: not ann.sharing.shared.is_current, 60)
            for key in (ONE, TWO):
                mark(ann, key, CLAIMED, "Ann")
            await wait_for(lambda: all(read_mark(ann, key) == (CLAIMED, "Ann") for key in (ONE, TWO)), 60)
            mark(ben, TWO, DONE, "Ben")
            button = ann.sharing.waiting_button
            await wait_for(lambda: button.text().startswith("2 change") and not button.isHidden(), 60)
            nats_server.start()
            await wait_for(lambda: read_mark(ben, ONE) == (CLAIMED, "Ann"), 60)
            # The mark of the desk that connected first counts; the other desk shows the conflict.
            await wait_for(lambda: button.isHidden() and ben.sharing.waiting_button.isHidden(), 60)
            await wait_for(lambda: any(find_dialog(desk) for desk in (ann, ben)), 60)
            loser, winner = (ann, ben) if find_dialog(ann) else (ben, ann)
            await wait_for(lambda: read_mark(loser, TWO) == read_mark(winner, TWO), 60)
            dialog = find_dialog(loser)
            assert dialog is not None
            (refused,) = dialog.marks
            assert refused.caller.endswith("960188")
            assert (refused.present_state, refused.by) == read_mark(winner, TWO)
            dialog.close()
            await wait_for(lambda: find_dialog(loser) is None, 60)

    qt_run(run(), 280.0)


def find_dialog(desk: HubDesk):
    """Return the dialog about callers who were marked at two desks."""
    (marks,) = desk.window.findChildren(WaitingMarks)
    return marks.dialog


async def work_with_hub(hub: HubProcess, ann: HubDesk, supervisor: HubAccess) -> None:
    """Save a note and publish a page, while the hub runs."""
    await hub.wait_until_ready()
    async with ann.run():
        await wait_for(lambda: find_caller(ann, ONE) and ann.models.directory_people, 60)
        ann.models.notes.save_note(VISITOR, "Likes tea")
        pages = ItemId(PublishedTopic.PAGES, "Front")
        await publish_item(supervisor, pages, ["4001"], revision=0, by="Eve")
        await wait_for(lambda: ann.models.published.sets and not ann.sharing.shared.waiting, 60)


def test_a_desk_that_starts_without_the_hub_has_its_last_data(
    qt_run: QtRun, nats_server: NatsServer, hub: HubProcess, tmp_path: Path
):
    """It has names, notes, callers and what is published of the last time, and what is done waits."""
    access, folder = nats_server.access("desk"), tmp_path / "ann"

    async def work_without_hub() -> None:
        ann = HubDesk(access, folder, "Ann")
        async with run_desk(ann.window, ann.desk):
            try:
                await wait_for(lambda: find_caller(ann, ONE) and ann.models.published.sets, 60)
                assert ann.models.link_model.info.state is not LinkStatus.LIVE
                assert ann.models.notes.find_note(VISITOR) == "Likes tea"
                assert [person.name for person in ann.models.directory_people] == ["Ann Archer"]
                mark(ann, ONE, DONE, "Ann")
                ann.models.notes.save_note(VISITOR, "Likes coffee")
                await wait_for(lambda: read_mark(ann, ONE) == (DONE, "Ann"), 60)
                button = ann.sharing.waiting_button
                await wait_for(lambda: button.text().startswith("2 change"), 60)
            finally:
                ann.source.close()

    async def see_what_was_done() -> None:
        ann = HubDesk(access, folder, "Ann")
        async with ann.run():
            await wait_for(lambda: read_mark(ann, ONE) == (DONE, "Ann"), 60)
            await wait_for(lambda: not ann.sharing.shared.waiting, 60)
            entry = next(each for each in ann.sharing.shared.entries.values() if each.kind is SharedKind.NOTE)
            assert (entry.value, entry.by) == ("Likes coffee", "Ann")
            assert not ann.sharing.notes.undecided

    qt_run(work_with_hub(hub, HubDesk(access, folder, "Ann"), nats_server.access("supervisor")), 280.0)
    nats_server.stop()
    qt_run(work_without_hub(), 280.0)
    nats_server.start()
    qt_run(see_what_was_done(), 280.0)
