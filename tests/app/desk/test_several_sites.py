"""A window that shows two sites of a hub as one, with real servers, hub processes and simulated PBXs."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from devlink3_desk.qt.core.call_row import CallRow
from devlink3_desk.qt.main_window.sites_banner import SitesBanner
from devlink3_desk.services.hub.shared_entry import SharedKind
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.switchboard.board_values import ExtensionStatus, LinkStatus
from tests.support.hub_desk import HubDesk
from tests.support.hub_rig import SIMULATOR_PASSWORD, HubProcess, SimulatedPbx
from tests.support.nats_server import NatsServer, create_server, remove_server, skip_without_server
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for

pytestmark = [
    pytest.mark.timeout(600),  # several starts of programs, on a slow computer
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore("propagateSizeHints|raise"),  # the platform without a screen cannot
]

SITES = ("main", "branch")
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
"""
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
    started = create_server(skip_without_server(), sites=SITES, all_sites=("overview",))
    started.start()
    yield started
    remove_server(started)


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


def test_two_sites_in_one_window(
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
            await check_lost_site(overview, hubs)

    qt_run(run(), 280.0)


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
    """Check that the desks of the site see who takes a call, and that the overview sees it of them."""
    row = find_row(overview, "60142")
    assert row is not None
    overview.models.call_takers.toggle(row.key)
    await wait_for(lambda: getattr(find_row(branch, "60142"), "taken_by", "") == "Eve", 60)
    assert not overview.sharing.shared.list_values(SharedKind.TAKEN)
    overview.models.call_takers.toggle(row.key)
    await wait_for(lambda: not getattr(find_row(branch, "60142"), "taken_by", ""), 60)
    branch.models.call_takers.toggle(row.key)
    await wait_for(lambda: getattr(find_row(overview, "60142"), "taken_by", "") == "Fay", 60)


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
