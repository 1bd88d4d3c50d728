"""The log of the window, and the support file, which contains no secret."""

from __future__ import annotations

import json
import logging
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import pytest

from devlink3_desk import __version__
from devlink3_desk.app import diagnostics
from devlink3_desk.app.configuration import log_file
from devlink3_desk.protocol.events import CallLost, LinkEvent, LinkState, SnapshotMarker
from devlink3_desk.services.storage.settings import Profile, Settings, SettingsStore
from devlink3_desk.services.trace import RecentTrace, TraceSource

SECRET = "correct-horse-battery"
PACKAGE_LOG = logging.getLogger("devlink3_desk.test")


def test_the_log_has_details_only_on_demand(tmp_path: Path):
    path = tmp_path / "logs/desk.log"
    with diagnostics.log_to_file(path) as log:
        PACKAGE_LOG.debug("detail one")
        PACKAGE_LOG.info("something")
        log.set_detailed(True)
        PACKAGE_LOG.debug("detail two")
    PACKAGE_LOG.info("afterwards")
    text = path.read_text(encoding="utf-8")
    assert "INFO devlink3_desk.test: something" in text
    assert "detail two" in text
    assert "detail one" not in text
    assert "afterwards" not in text
    assert "Version " in text


def test_the_log_never_grows_beyond_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(diagnostics, "MAX_LOG_BYTES", 2000)
    with diagnostics.log_to_file(tmp_path / "desk.log"):
        for _ in range(400):
            PACKAGE_LOG.info("x" * 80)
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == diagnostics.LOG_BACKUP_COUNT + 1
    assert max(sizes) <= 2000


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_the_log_is_readable_by_its_owner_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(diagnostics, "MAX_LOG_BYTES", 1000)
    with diagnostics.log_to_file(tmp_path / "desk.log"):
        for _ in range(20):
            PACKAGE_LOG.info("x" * 80)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert len(list(tmp_path.iterdir())) > 1
    assert modes == {0o600}


@pytest.mark.expect_log("There is no log")
def test_a_desk_without_a_log_folder_starts(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with diagnostics.log_to_file(tmp_path / "file/below/desk.log") as log:
        log.set_detailed(True)
        PACKAGE_LOG.info("into nothing")


UNCAUGHT_ERRORS = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from devlink3_desk.app.diagnostics import log_to_file

application = QCoreApplication([])

def fail(what):
    raise RuntimeError(what)

with log_to_file(Path(sys.argv[1])):
    QTimer.singleShot(0, lambda: fail("in a timer"))
    thread = threading.Thread(target=fail, args=("in a thread",))
    thread.start()
    thread.join()
    QTimer.singleShot(0, application.quit)
    application.exec()
fail("after the log")
"""


def test_errors_that_nothing_catches_are_logged_and_printed(tmp_path: Path):
    """A window may have no stderr."""
    path = tmp_path / "desk.log"
    ended = subprocess.run(
        [sys.executable, "-c", UNCAUGHT_ERRORS, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    text = path.read_text(encoding="utf-8")
    for what in ("in a timer", "in a thread"):
        assert f"RuntimeError: {what}" in text
        assert f"RuntimeError: {what}" in ended.stderr
    assert "after the log" not in text
    assert ended.returncode == 1


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_full_disk_ends_neither_the_desk_nor_its_terminal(tmp_path: Path) -> None:
    program = (
        "import logging, resource, sys\n"
        "from pathlib import Path\n"
        "from devlink3_desk.app import diagnostics\n"
        "log = logging.getLogger('devlink3_desk.test')\n"
        "log.addHandler(logging.NullHandler())\n"
        "with diagnostics.log_to_file(Path(sys.argv[1])):\n"
        "    log.info('before')\n"
        "    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))\n"
        "    for _ in range(20):\n"
        "        log.info('full')\n"
        "print('ended')\n"
    )
    path = tmp_path / "desk.log"
    ended = subprocess.run(
        [sys.executable, "-B", "-c", program, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "ended\n", "")
    assert "before" in path.read_text(encoding="utf-8")


def create_trace(*counters: int) -> RecentTrace:
    trace = RecentTrace()
    trace.record([SnapshotMarker(complete=False), *(CallLost(counter=counter) for counter in counters)], 1.0)
    return trace


def collect(folder: Path, trace: RecentTrace | None = None) -> dict[str, bytes]:
    target = folder / "out/support.zip"
    diagnostics.write_support_file(target, folder, trace)
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_support_file_has_versions_settings_logs_and_the_last_calls(tmp_path: Path):
    SettingsStore(tmp_path).save(Settings(profiles=(Profile(host="pbx.example", user="desk"),)))
    log_file(tmp_path).write_bytes(b"now\n")
    Path(f"{log_file(tmp_path)}.1").write_bytes(b"before\n")
    files = collect(tmp_path, create_trace(1, 2))
    assert f"version: {__version__}\n".encode() in files["versions.txt"]
    assert json.loads(files["settings.json"])["profiles"][0]["host"] == "pbx.example"
    assert files["log/devlink3-desk.log"] == b"now\n"
    assert files["log/devlink3-desk.log.1"] == b"before\n"
    assert files["last-calls.trace"].count(b"call_lost") == 2


async def test_the_last_calls_can_be_played_back(tmp_path: Path):
    trace = tmp_path / "last.trace"
    trace.write_bytes(collect(tmp_path, create_trace(7))["last-calls.trace"])
    played: list[object] = []
    await TraceSource(trace, 0).run(played.extend)
    assert CallLost(counter=7) in played


def test_calls_are_left_out_on_demand(tmp_path: Path):
    assert set(collect(tmp_path)) == {"versions.txt", "settings.json"}


@pytest.mark.parametrize(
    "name", ["password", "Passphrase", "key_passphrase", "api_token", "client_secret", "pass"]
)
def test_the_support_file_contains_no_secret(tmp_path: Path, name, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DEVLINK3_PASSWORD", SECRET)
    settings = {
        name: SECRET,
        "profiles": [{"host": "pbx.example", name: SECRET}],
        "desk": {"deep": [{name: {"er": SECRET}}]},
    }
    SettingsStore(tmp_path).path.write_bytes(msgspec.json.encode(settings))
    files = collect(tmp_path, create_trace(1))
    assert b"pbx.example" in files["settings.json"]
    assert not any(SECRET.encode() in content for content in files.values())


@pytest.mark.parametrize(
    "setting",
    [
        {"location": f"postgresql://desk:{SECRET}@db.example/calls"},
        {"location": f"postgresql://db.example/calls?user=desk&sslpassword={SECRET}&x=1"},
        {"updates_from": f"https://desk:{SECRET}@intranet.example/newest"},
        {"updates_from": f"https://intranet.example/newest?api_key={SECRET}"},
        {"command": f"curl -u admin:{SECRET} http://10.0.0.9/dial?number={{number}}"},
        {"command": f'"/opt/my phone" --secret "{SECRET}" {{number}}'},
    ],
)
def test_the_support_file_contains_no_secret_of_an_address_or_a_command(tmp_path: Path, setting):
    settings = {"preferences": {"some": [{**setting, "theme": "dark mode"}]}}
    SettingsStore(tmp_path).path.write_bytes(msgspec.json.encode(settings))
    text = collect(tmp_path)["settings.json"].decode()
    assert SECRET not in text
    assert "dark mode" in text
    if "location" in setting:
        assert "@db.example/calls" in text or "db.example/calls?user=desk&" in text


def test_a_log_of_a_time_before_1980_is_in_the_support_file(tmp_path: Path):
    log_file(tmp_path).write_bytes(b"then\n")
    os.utime(log_file(tmp_path), (0, 0))
    assert collect(tmp_path)["log/devlink3-desk.log"] == b"then\n"


def test_damaged_settings_are_reported_and_not_copied(tmp_path: Path):
    SettingsStore(tmp_path).path.write_text('{"password": "' + SECRET)
    assert collect(tmp_path)["settings.json"].startswith(b"They cannot be read")


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        diagnostics.write_support_file(tmp_path / "file/support.zip", tmp_path, None)


def test_the_last_trace_begins_with_a_snapshot_and_is_bounded():
    trace = RecentTrace(max_events=100)
    for round_ in range(4):
        trace.record(
            [SnapshotMarker(complete=False), SnapshotMarker(complete=True), CallLost(counter=round_)], round_
        )
    assert len(trace) == 6
    trace.record([LinkEvent(state=LinkState.LOST)] * 1000, 9.0)
    assert len(trace) == 100
