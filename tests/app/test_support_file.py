"""The support file: all that helps, and no secret, wherever somebody may have put one."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import msgspec
import pytest

from devlink3_desk import __version__
from devlink3_desk.app import support_file
from devlink3_desk.app.locations import log_file
from devlink3_desk.protocol.events import CallLost, LinkEvent, LinkState, SnapshotMarker
from devlink3_desk.services.storage.settings import Profile, Settings, SettingsStore
from devlink3_desk.services.trace import RecentTrace, TraceSource

SECRET = "correct-horse-battery"


def calls(*counters: int) -> RecentTrace:
    trace = RecentTrace()
    trace.record([SnapshotMarker(complete=False), *(CallLost(counter=each) for each in counters)], 1.0)
    return trace


def collected(folder: Path, trace: RecentTrace | None = None) -> dict[str, bytes]:
    target = folder / "out/support.zip"
    support_file.write_support_file(target, folder, trace)
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_has_versions_settings_logs_and_the_last_calls(tmp_path: Path):
    SettingsStore(tmp_path).save(Settings(profiles=(Profile(host="pbx.example", user="desk"),)))
    log_file(tmp_path).write_bytes(b"now\n")
    Path(f"{log_file(tmp_path)}.1").write_bytes(b"before\n")
    found = collected(tmp_path, calls(1, 2))
    assert f"version: {__version__}\n".encode() in found["versions.txt"]
    assert json.loads(found["settings.json"])["profiles"][0]["host"] == "pbx.example"
    assert found["log/devlink3-desk.log"] == b"now\n"
    assert found["log/devlink3-desk.log.1"] == b"before\n"
    assert found["last-calls.trace"].count(b"call_lost") == 2


async def test_the_last_calls_can_be_played_back(tmp_path: Path):
    trace = tmp_path / "last.trace"
    trace.write_bytes(collected(tmp_path, calls(7))["last-calls.trace"])
    played: list[object] = []
    await TraceSource(trace, 0).run(played.extend)
    assert CallLost(counter=7) in played


def test_calls_are_left_out_where_they_are_not_wanted(tmp_path: Path):
    assert set(collected(tmp_path)) == {"versions.txt", "settings.json"}


@pytest.mark.parametrize(
    "name", ["password", "Passphrase", "key_passphrase", "api_token", "client_secret", "pass"]
)
def test_no_secret_gets_in_wherever_it_was_put(tmp_path: Path, name, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DEVLINK3_PASSWORD", SECRET)
    settings = {
        name: SECRET,
        "profiles": [{"host": "pbx.example", name: SECRET}],
        "desk": {"deep": [{name: {"er": SECRET}}]},
    }
    SettingsStore(tmp_path).path.write_bytes(msgspec.json.encode(settings))
    found = collected(tmp_path, calls(1))
    assert b"pbx.example" in found["settings.json"]
    assert not any(SECRET.encode() in content for content in found.values())


def test_broken_settings_are_said_and_not_copied(tmp_path: Path):
    SettingsStore(tmp_path).path.write_text('{"password": "' + SECRET)
    assert collected(tmp_path)["settings.json"].startswith(b"They cannot be read")


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        support_file.write_support_file(tmp_path / "file/support.zip", tmp_path, None)


def test_what_is_kept_begins_with_a_whole_picture_and_is_bounded():
    trace = RecentTrace(max_events=100)
    for round_ in range(4):
        trace.record(
            [SnapshotMarker(complete=False), SnapshotMarker(complete=True), CallLost(counter=round_)], round_
        )
    assert len(trace) == 6
    trace.record([LinkEvent(state=LinkState.LOST)] * 1000, 9.0)
    assert len(trace) == 100
