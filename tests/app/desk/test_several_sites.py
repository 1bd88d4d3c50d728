"""A window that shows two sites of a hub as one, with real servers, hub processes and simulated PBXs."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from devlink3_desk.history.call_record import Callback, CallbackState
from devlink3_desk.qt.core.call_row import CallRow
from devlink3_desk.qt.history.history_row import HistoryRow
from devlink3_desk.qt.main_window.sites_banner import SitesBanner
from devlink3_desk.services.hub.shared_entry import SharedKind
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.switchboard.board_values import CallStatus, ExtensionStatus, LinkStatus, Person, PersonKind
from devlink3_desk.switchboard.merged_board import MergedBoard
from tests.support.hub_desk import HubDesk
from tests.support.hub_rig import SIMULATOR_PASSWORD, HubProcess, SimulatedPbx
from tests.support.nats_server import NatsServer, run_server, skip_without_server
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for

pytestmark = [
    pytest.mark.timeout(600),  # several starts of programs, on a slow computer
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore("propagateSizeHints|raise"),  # the platform without a screen cannot
]

SITES = ("main", "branch")
VISITOR = Person("+441632960155", "Visitor", PersonKind.CONTACT)
PEOPLE = """
user 4001 "{first}"
user 4002 "{second}"
group 200 {group} 4001 4002
line 5 isdn
before call R from trunk 5.1 did 5678 cli 0163296014{n} to group 200
before ring R 4001 4002
before call T from user 4002 to user 4001
before ring T 4001
before answer T by 4001
at 0.5 call M from trunk 5.3 did 5678 cli 0163296017{n} to group 200
then 0.3 ring M 4001 4002
then 0.5 clear M by trunk
at 0.8 call B from trunk 5.4 did 5678 cli 01632960199 to group 200
then 0.3 ring B 4001 4002
then 0.5 clear B by trunk
"""
BOTH = "+441632960199"
"""Has called both sites, and reached nobody."""
NAMES = {
    "main": {"first": "Ann Archer", "second": "Ben Carter", "group": "Sales", "n": 1},
    "branch": {"first": "Cleo Dale", "second": "Dan Eden", "group": "Service", "n": 2},
}


@pytest.fixture
def pbxs(tmp_path: Path) -> Iterator[list[SimulatedPbx]]:
    simulated = []
    for site in SITES:
        script = tmp_path / f"{site}.txt"
        script.write_text(PEOPLE.format(**NAMES[site]), encoding="utf-8")
        options = SimulatorOptions(script=script, tls_port=None, password=SIMULATOR_PASSWORD)
        simulated.append(SimulatedPbx(options))
    yield simulated
    for pbx in simulated:
        pbx.stop()


@pytest.fixture
def server() -> Iterator[NatsServer]:
    with run_server(skip_without_server(), sites=SITES, all_sites=("overview",)) as started:
        yield started


@pytest.fixture
def hubs(server: NatsServer, pbxs: list[SimulatedPbx]) -> Iterator[dict[str, HubProcess]]:
    started = {site: HubProcess(server, pbx.port, site=site) for site, pbx in zip(SITES, pbxs, strict=True)}
    for hub in started.values():
        hub.start()
    yield started
    for hub in started.values():
        hub.stop()


def find_row(desk: HubDesk, number: str) -> CallRow | None:
    """Return the call of an outside number."""
    return next((row for row in desk.models.calls if row.number.endswith(number)), None)


def find_banner(desk: HubDesk) -> SitesBanner:
    (banner,) = desk.window.findChildren(SitesBanner)
    return banner


def test_one_window_shows_two_sites(
    qt_run: QtRun, server: NatsServer, hubs: dict[str, HubProcess], tmp_path: Path
):
    async def run() -> None:
        await asyncio.gather(*(hub.wait_until_ready() for hub in hubs.values()))
        overview = HubDesk(
            server.access("overview", "main"), tmp_path / "a", "Eve", [server.access("overview", "branch")]
        )
        branch = HubDesk(server.access("branch-desk", "branch"), tmp_path / "b", "Fay")
        async with overview.run(), branch.run():
            models = overview.models
            await wait_for(lambda: find_row(overview, "60141") and find_row(overview, "60142"), 60)
            await wait_for(lambda: len(list(models.extensions)) == 4, 60)
            await check_rows(overview)
            await check_taking(overview, branch)
            await check_history(overview)
            await check_callers(overview, branch)
            await check_notes(overview, branch)
            await check_lost_site(overview, hubs)

    qt_run(run(), 500.0)


def list_answered_calls(desk: HubDesk) -> list[str]:
    """Return the ids of the calls of the second site in which people talk."""
    board = desk.desk.switchboard
    assert isinstance(board, MergedBoard)
    calls = [call for call in board.calls.values() if call.state is CallStatus.CONNECTED]
    return [call.id for call in calls if board.find_site(call.id) == 1]


@pytest.mark.parametrize("loses_first_site", [False, True], ids=["both connected", "the first one lost"])
def test_calls_of_a_further_site_are_released(
    qt_run: QtRun,
    server: NatsServer,
    hubs: dict[str, HubProcess],
    tmp_path: Path,
    loses_first_site: bool,
):
    """One that is answered with the next change of the board, and all when the window is closed."""

    async def run() -> None:
        await asyncio.gather(*(hub.wait_until_ready() for hub in hubs.values()))
        branch = HubDesk(server.access("branch-desk", "branch"), tmp_path / "b", "Fay")

        def list_taken() -> dict[str, object]:
            return branch.sharing.shared.list_values(SharedKind.TAKEN)

        async with branch.run():
            overview = HubDesk(
                server.access("overview", "main"),
                tmp_path / "a",
                "Eve",
                [server.access("overview", "branch")],
            )
            async with overview.run():
                await wait_for(lambda: overview.sharing._other_sites[0].is_current, 60)
                if loses_first_site:
                    hubs["main"].stop()
                    await wait_for(lambda: not overview.sharing.shared.is_current, 60)
                (answered,) = await wait_for(lambda: list_answered_calls(overview), 60)
                overview.sharing.take_call(answered)
                await wait_for(lambda: not overview.models.call_takers.is_own(answered), 60)
                ringing = await wait_for(lambda: find_row(overview, "60142"), 60)
                assert isinstance(ringing, CallRow)
                overview.sharing.take_call(ringing.key)
                await wait_for(lambda: list_taken().keys() == {ringing.key}, 60)
            await wait_for(lambda: not list_taken(), 60)

    qt_run(run(), 400.0)


async def check_rows(desk: HubDesk) -> None:
    """Check that rows say their site."""
    models = desk.models
    await wait_for(lambda: models.groups.find("200 · branch") and models.groups.find("200"), 60)
    await wait_for(lambda: getattr(models.groups.find("200 · branch"), "name", "") == "Service", 60)
    here, there = find_row(desk, "60141"), find_row(desk, "60142")
    assert here is not None
    assert there is not None
    assert "main" in f"{here.line} {here.line_detail}"
    assert "branch" in f"{there.line} {there.line_detail}"
    assert there.accessible_text.endswith("branch")
    assert models.extensions.find("4001 · branch") is not None
    await wait_for(
        lambda: {person.name for person in models.directory_people} >= {"Ann Archer", "Cleo Dale"}, 60
    )
    assert find_banner(desk).isHidden()


async def check_taking(overview: HubDesk, branch: HubDesk) -> None:
    """Check that the desks of the site and the overview show to each other who takes a call."""
    row = find_row(overview, "60142")
    assert row is not None
    overview.models.call_takers.toggle(row.key)
    await wait_for(lambda: getattr(find_row(branch, "60142"), "taken_by", "") == "Eve", 60)
    assert not overview.sharing.shared.list_values(SharedKind.TAKEN)
    overview.models.call_takers.toggle(row.key)
    await wait_for(lambda: not getattr(find_row(branch, "60142"), "taken_by", ""), 60)
    branch.models.call_takers.toggle(row.key)
    await wait_for(lambda: getattr(find_row(overview, "60142"), "taken_by", "") == "Fay", 60)


async def check_history(desk: HubDesk) -> None:
    """Check that the history shows the calls of both sites."""
    model = desk.window.tool_windows.open_history().panel.browser.history_model

    def list_rows() -> dict[str, HistoryRow]:
        rows = [model.value_at(position) for position in range(model.rowCount())]
        return {f"{row.call.site} {row.number[-6:]}": row for row in rows if row is not None}

    wanted = {f"{site} {number}" for number in ("960199",) for site in SITES}
    wanted |= {"main 960171", "branch 960172"}
    await wait_for(lambda: wanted <= list_rows().keys(), 60)
    rows = list_rows()
    assert rows["main 960171"].own_side == "Sales (200) · main"
    assert rows["branch 960172"].own_side == "Service (200 · branch)"


async def check_callers(overview: HubDesk, branch: HubDesk) -> None:
    """Check that callers of both sites are listed, and that the desks of a site see who calls them back."""

    def find_caller(desk: HubDesk, key: str) -> Callback | None:
        return next((each for each in desk.models.callbacks.callbacks if each.key == key), None)

    await wait_for(lambda: find_caller(overview, BOTH), 60)
    await wait_for(lambda: getattr(find_caller(overview, BOTH), "attempts", 0) == 2, 60)
    there = await wait_for(lambda: find_caller(overview, "+441632960172"), 60)
    assert there is not None
    assert there.site == "branch"
    assert find_caller(overview, "+441632960171") is not None
    assert find_caller(branch, "+441632960171") is None
    overview.models.callbacks.mark_caller(there, CallbackState.CLAIMED, who="Eve")
    await wait_for(lambda: getattr(find_caller(branch, there.key), "by", "") == "Eve", 60)
    own = find_caller(branch, there.key)
    assert own is not None
    branch.models.callbacks.mark_caller(own, CallbackState.DONE, who="Fay")
    await wait_for(lambda: getattr(find_caller(overview, there.key), "by", "") == "Fay", 60)


async def check_notes(overview: HubDesk, branch: HubDesk) -> None:
    """Check that notes of both sites are shown, and that new ones are stored at the site they belong to."""
    ringing = Person("+441632960142", "", PersonKind.CONTACT)
    cleo, cleo_there = Person("4001 · branch", "", PersonKind.USER), Person("4001", "", PersonKind.USER)
    ann = Person("4001", "", PersonKind.USER)
    overview.models.notes.save_note(ringing, "rings at the branch")
    overview.models.notes.save_note(cleo, "is Cleo")
    overview.models.notes.save_note(ann, "is Ann")
    await wait_for(lambda: branch.models.notes.find_note(ringing) == "rings at the branch", 60)
    await wait_for(lambda: branch.models.notes.find_note(cleo_there) == "is Cleo", 60)
    assert overview.sharing.shared.list_values(SharedKind.NOTE) == {"4001": "is Ann"}
    # Both sites have a note on one person: both are shown, and what is made of them is for both.
    overview.models.notes.save_note(VISITOR, "of main")
    await wait_for(lambda: "+441632960155" in overview.sharing.shared.list_values(SharedKind.NOTE), 60)
    branch.models.notes.save_note(VISITOR, "of the branch")
    await wait_for(lambda: overview.models.notes.find_note(VISITOR) == "of main\nof the branch", 60)
    overview.models.notes.save_note(VISITOR, "of both")
    await wait_for(lambda: branch.models.notes.find_note(VISITOR) == "of both", 60)
    assert overview.models.notes.find_note(VISITOR) == "of both"
    overview.models.notes.save_note(VISITOR, "")
    await wait_for(lambda: not branch.models.notes.find_note(VISITOR), 60)
    # Two who edit one note of the branch at the same time.
    overview.models.notes.save_note(ringing, "from Eve")
    branch.models.notes.save_note(ringing, "from Fay")
    await wait_for(lambda: overview.sharing.notes.dialogs or branch.sharing.notes.dialogs, 60)
    second = overview if overview.sharing.notes.dialogs else branch
    (dialog,) = second.sharing.notes.dialogs.values()
    dialog.text_edit.setPlainText("from both")
    dialog.accept()
    for desk in (overview, branch):
        await wait_for(lambda desk=desk: desk.models.notes.find_note(ringing) == "from both", 60)  # type: ignore[misc]


async def check_lost_site(desk: HubDesk, hubs: dict[str, HubProcess]) -> None:
    """Check that one site is marked as out of date while the other one is alive, and comes back."""
    hubs["branch"].stop()
    banner = find_banner(desk)
    await wait_for(lambda: not banner.isHidden() and "branch is not connected" in banner.text, 60)
    assert desk.models.link_model.info.state is LinkStatus.LIVE
    await wait_for(lambda: "Out of date" in getattr(find_row(desk, "60142"), "line_detail", ""), 60)
    assert "Out of date" not in getattr(find_row(desk, "60141"), "line_detail", "")
    extension = desk.models.extensions.find("4002 · branch")
    assert extension is not None
    assert extension.info.state is ExtensionStatus.UNKNOWN
    hubs["branch"].start()
    await wait_for(banner.isHidden, 60)
    await wait_for(lambda: "Out of date" not in getattr(find_row(desk, "60142"), "line_detail", ""), 60)
