"""Numbers in the history of a hub: they are written as its site writes them, not as this machine does."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import msgspec
import pytest

from devlink3_desk.history.call_record import CallRecord, RecordedParty
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.services.storage.settings import Profile, Settings, SettingsStore
from tests.support.command_line import RunCommand
from tests.support.history_calls import make_incoming_call
from tests.support.hub_rig import SimulatedPbx, run_hub
from tests.support.nats_server import NatsServer

E164 = "+493023125000"


def make_call(call_id: str, number: str, started: float, answered_by: str | None = None) -> CallRecord:
    """Return a call as a hub in Germany stores it."""
    caller = RecordedParty(number=number, name="", e164=E164)
    return msgspec.structs.replace(
        make_incoming_call(call_id, number, started, answered_by=answered_by), caller=caller
    )


@pytest.fixture
def german_folder(tmp_path: Path) -> Path:
    """Settings of a hub in Germany, and a history in which a caller was reached later."""
    folder = tmp_path / "hub"
    folder.mkdir()
    profile = Profile(name="berlin", country="DE", outside_prefix="0")
    SettingsStore(folder).save(Settings(profiles=(profile,)))
    start = time.time() - 3600
    with open_history(HistoryLocation(path=folder / "calls.sqlite")) as store:
        store.write_calls(
            [
                make_call("missed", "03023125000", start),
                make_call("returned", "+493023125000", start + 600, answered_by="301"),
            ]
        )
    return folder


def test_a_number_is_found_in_the_spellings_of_the_site(
    cli: RunCommand, nats_server: NatsServer, german_folder: Path, monkeypatch: pytest.MonkeyPatch
):
    pbx = SimulatedPbx()
    own = ("--config-dir", german_folder, "--profile", "berlin", "--history", german_folder / "calls.sqlite")
    try:
        with run_hub(nats_server, pbx, *map(str, own)) as hub:
            asyncio.run(hub.wait_until_ready())
            monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", nats_server.passwords["desk"])
            access = ("--hub", f"nats://127.0.0.1:{nats_server.port}", "--site", "main", "--hub-user", "desk")
            outcome = cli("history", *access, "--number", "030 23125000")
            assert (outcome.code, outcome.err) == (0, "")
            assert [call["id"] for call in outcome.json_lines] == ["missed", "returned"]
            assert outcome.json_lines[0]["returned"]["call"] == "returned"
            # Options say otherwise, as they do for a history on this machine.
            outcome = cli("history", *access, "--number", "030 23125000", "--country", "GB")
            assert [call["id"] for call in outcome.json_lines] == ["missed"]
    finally:
        pbx.stop()


def test_wrong_options_are_reported_before_the_hub_is_asked(cli: RunCommand, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", "secret")
    access = ("--hub", "nats://127.0.0.1:1", "--site", "main", "--hub-user", "desk")
    outcome = cli("history", *access, "--number", "5", "--since", "soon")
    assert (outcome.code, outcome.out) == (2, b"")
    outcome.assert_stderr("'soon' is not a time")
