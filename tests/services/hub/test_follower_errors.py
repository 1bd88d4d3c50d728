"""Errors of the part of a hub that follows the PBX."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.services.hub.pbx_follower import FOLLOWER_TIMING, FollowerSettings, PbxFollower
from devlink3_desk.services.pbx_directory import create_reader
from devlink3_desk.services.session.session import DevLinkSession
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.site import Site
from tests.support.pbx_peer import PASSWORD
from tests.support.simulator import LONG_CALL, run_scenario_pbx


def create_follower(
    port: int, location: HistoryLocation, on_live: Callable[[], None] = lambda: None
) -> PbxFollower:
    """Return a follower of a simulated PBX."""
    endpoint = Endpoint(host="127.0.0.1", port=port, tls=None)

    async def provide_password() -> Password:
        return Password(PASSWORD)

    settings = FollowerSettings(
        site=Site(),
        create_session=lambda signed_in, _was_connected: DevLinkSession(
            endpoint, "desk", provide_password, {}, timing=FOLLOWER_TIMING, signed_in=signed_in
        ),
        read_file=create_reader(endpoint, "desk", Password(PASSWORD)),
        create_writer=lambda prefix, _on_stored: HistoryWriter(
            location, RecorderOptions(call_id_prefix=prefix, source="test"), lambda _status: None
        ),
        location=location,
        on_live=on_live,
    )
    return PbxFollower(settings, lambda _events, _monotonic, _wall: None)


async def test_an_unexpected_error_ends_the_hub(tmp_path: Path) -> None:
    """It would otherwise lead on, and publish the board of that moment as live."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))

    def fail() -> None:
        raise RuntimeError("a defect of the program")

    with run_scenario_pbx(tmp_path, LONG_CALL) as pbx:
        follower = create_follower(pbx.server.tcp_port, location, fail)
        await follower.lead(Switchboard(Site()), "a")
        try:
            with pytest.raises(RuntimeError, match="a defect"):
                await asyncio.wait_for(follower.wait_for_failure(), 20)
        finally:
            await follower.stop()


async def test_nothing_was_seen_in_the_time_that_a_virtual_machine_stood_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No clock of it goes on meanwhile; then that of the day is set forward."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    is_live = asyncio.Event()
    read_time, suspended = time.time, 3_600.0
    with run_scenario_pbx(tmp_path, LONG_CALL) as pbx:
        follower = create_follower(pbx.server.tcp_port, location, is_live.set)
        await follower.lead(Switchboard(Site()), "a")
        try:
            await asyncio.wait_for(is_live.wait(), 60)
            stopped_at = read_time()
            monkeypatch.setattr(time, "time", lambda: read_time() + suspended)
        finally:
            await follower.stop()
    with open_history(location, read_only=True) as store:
        periods = store.list_live_periods(0, stopped_at + 2 * suspended)
    (first_start, first_end), (second_start, second_end) = periods
    assert first_start <= first_end < stopped_at + suspended / 2 < second_start <= second_end
