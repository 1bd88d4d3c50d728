"""Errors of the part of a hub that follows the PBX."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.services.hub.pbx_follower import FOLLOWER_TIMING, FollowerSettings, PbxFollower
from devlink3_desk.services.pbx_directory import create_reader
from devlink3_desk.services.session.session import DevLinkSession
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.site import Site
from tests.support.pbx_peer import PASSWORD
from tests.support.simulator import LONG_CALL, run_scenario_pbx


async def test_an_unexpected_error_ends_the_hub(tmp_path: Path) -> None:
    """It would otherwise lead on, and publish the board of that moment as live."""
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))

    async def provide_password() -> Password:
        return Password(PASSWORD)

    def fail() -> None:
        raise RuntimeError("a defect of the program")

    with run_scenario_pbx(tmp_path, LONG_CALL) as pbx:
        endpoint = Endpoint(host="127.0.0.1", port=pbx.server.tcp_port, tls=None)
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
            on_live=fail,
        )
        follower = PbxFollower(settings, lambda _events, _monotonic, _wall: None)
        await follower.lead(Switchboard(Site()), "a")
        try:
            with pytest.raises(RuntimeError, match="a defect"):
                await asyncio.wait_for(follower.wait_for_failure(), 20)
        finally:
            await follower.stop()
