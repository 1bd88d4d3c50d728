"""Damaged files and full disks: the user gets a sentence, nothing is lost, and the next start is clean."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from devlink3_desk.app.desk.startup import SettingsLayoutStore
from devlink3_desk.services.storage.json_store import STALE_AFTER, write_atomically
from devlink3_desk.services.storage.settings import Profile, Settings, SettingsStore
from tests.support.command_line import RunCommand
from tests.support.full_disk import limit_file_size

DEMO = [sys.executable, "-m", "devlink3_desk", "--demo", "--after", "1"]
OFFSCREEN = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

SAVE_CODE = """
import sys
from pathlib import Path
from devlink3_desk.services.storage.settings import Profile, Settings, SettingsStore
store = SettingsStore(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(100_000):
    store.save(Settings(profiles=(Profile(name=sys.argv[2] + "x" * (number % 7_000), host="pbx"),)))
"""


def make_settings() -> Settings:
    return Settings(profiles=tuple(Profile(name=f"site {n}", host="pbx") for n in range(5)), desk={"a": "b"})


@pytest.mark.expect_log("is damaged")
def test_truncated_settings_are_backed_up_and_never_raise(tmp_path: Path):
    store = SettingsStore(tmp_path)
    store.save(make_settings())
    contents = store.path.read_bytes()
    for length in range(0, len(contents) - 1, 7):
        store.path.write_bytes(contents[:length])
        store.load()
        assert store.load_warning is not None
        assert (tmp_path / "settings.broken.json").read_bytes() == contents[:length]


@pytest.mark.expect_log("cannot be saved")
def test_on_a_full_disk_the_old_settings_stay_and_nothing_is_left_lying_about(tmp_path: Path):
    store = SettingsStore(tmp_path)
    store.save(make_settings())
    contents = store.path.read_bytes()
    layout = SettingsLayoutStore(store)
    with limit_file_size(20):
        with pytest.raises(OSError, match="large"):
            store.save(make_settings().with_profile(Profile(name="one more", host="pbx")))
        layout.save("window", b"x" * 200)
    assert store.path.read_bytes() == contents
    assert sorted(tmp_path.iterdir()) == [store.path]
    assert SettingsStore(tmp_path).load() == make_settings()


@pytest.mark.skipif(sys.platform == "win32", reason="the way to a folder that cannot be written is another")
def test_without_a_home_that_can_be_written_the_window_opens(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    picture = tmp_path / "desk.png"
    ended = subprocess.run(
        [*DEMO, "--screenshot", str(picture), "--config-dir", str(tmp_path / "file" / "home")],
        env=OFFSCREEN, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    assert picture.stat().st_size > 10_000


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_output_to_a_full_disk_is_an_error(tmp_path: Path):
    command = [sys.executable, "-m", "devlink3_desk", "number", "4001", "--config-dir", str(tmp_path)]
    with Path("/dev/full").open("wb") as full:
        outcome = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, check=False
        )
    assert outcome.returncode == 2
    assert "No space left on device" in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_trace_that_cannot_be_written_is_one_sentence(cli: RunCommand):
    outcome = cli("monitor", "--host", "127.0.0.1", "--user", "x", "--no-tls", "--record", "/dev/full")
    outcome.assert_stderr("space")
    assert outcome.code != 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_while_it_saves_it_leaves_the_old_settings_or_the_new(tmp_path: Path):
    random = Random(1)
    for _ in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", SAVE_CODE, str(tmp_path), "killed"], stdout=subprocess.PIPE
        ) as saving:
            assert saving.stdout is not None
            saving.stdout.readline()
            time.sleep(random.uniform(0, 0.1))
            saving.send_signal(signal.SIGKILL)
        store = SettingsStore(tmp_path)
        settings = store.load()
        assert store.load_warning is None
        assert all(profile.host == "pbx" for profile in settings.profiles)
    stale_time = time.time() - STALE_AFTER - 1
    for temporary in tmp_path.glob(".settings-*"):
        os.utime(temporary, (stale_time, stale_time))
    SettingsStore(tmp_path).save(make_settings())
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_two_processes_that_save_leave_the_file_of_one_of_them(tmp_path: Path):
    processes = [
        subprocess.Popen([sys.executable, "-c", SAVE_CODE, str(tmp_path), name], stdout=subprocess.PIPE)
        for name in ("one", "two")
    ]
    try:
        for saving in processes:
            assert saving.stdout is not None
            saving.stdout.readline()
        store = SettingsStore(tmp_path)
        for _ in range(500):
            settings = store.load()
            assert store.load_warning is None
            assert len(settings.profiles) <= 1
    finally:
        for saving in processes:
            saving.kill()
            saving.communicate()


def test_a_file_that_is_being_written_by_another_is_not_swept_away(tmp_path: Path):
    other = tmp_path / ".settings-abcdefgh"
    other.write_bytes(b"half")
    write_atomically(tmp_path / "settings.json", b"{}")
    assert other.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_window_that_was_killed_opens_again(tmp_path: Path):
    picture = tmp_path / "desk.png"
    command = [*DEMO[:-2], "--config-dir", str(tmp_path), "-v"]
    with subprocess.Popen(command, env=OFFSCREEN, stderr=subprocess.PIPE) as first:
        # Once it has signed in, the window is open and its settings are in use.
        assert first.stderr is not None
        assert any(b"signed in" in line for line in first.stderr)
        first.kill()
    again = [*DEMO, "--screenshot", str(picture), "--config-dir", str(tmp_path)]
    ended = subprocess.run(again, env=OFFSCREEN, capture_output=True, text=True, timeout=100, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    assert picture.exists()
