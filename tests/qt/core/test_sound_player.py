"""Sounds on a real sound server: only on the chosen loudspeakers, and silent immediately."""

from __future__ import annotations

import array
import importlib.util
import os
import shutil
import subprocess
import sys
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from devlink3_desk.preferences import AlertSound
from devlink3_desk.resources import resource_folder
from tests.support.desktop_session import wait_until

NEEDED = ("pulseaudio", "pactl", "parec")
RECORDED = ("--format=s16le", "--rate=22050", "--channels=1", "--latency-msec=20")

PROGRAM = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from devlink3_desk.preferences import AlertSound
from devlink3_desk.qt.core.sound_player import SoundPlayer

app = QApplication([])
player = SoundPlayer()
player.problem_found.connect(lambda text: print("problem", text, flush=True))
player.configure(sys.argv[1], float(sys.argv[2]))
print("names", *player.list_devices(), flush=True)
player.play(AlertSound.ALARM)
def stop():
    print("playing", player.is_playing, flush=True)
    player.stop()
    print("silent", not player.is_playing, flush=True)
    player.play(AlertSound.CHIME)  # a problem that was reported is not reported again
    QTimer.singleShot(300, app.quit)
QTimer.singleShot(700, stop)
app.exec()
"""


class SoundServer:
    """A sound server with two null sinks as loudspeakers."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {
            **os.environ,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "PULSE_SERVER": f"unix:{home}/native",
            "QT_QPA_PLATFORM": "offscreen",
        }
        modules = [
            f"--load=module-null-sink sink_name={name.lower()} sink_properties=device.description={name}"
            for name in ("Headset", "Speakers")
        ]
        modules.append(f"--load=module-native-protocol-unix socket={home}/native auth-anonymous=1")
        self._process = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", *modules],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(lambda: "speakers" in self.run("pactl", "list", "short", "sinks"), "the sound server")

    def run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=20
        )
        return done.stdout

    def recorder(self, sink: str) -> subprocess.Popen[bytes]:
        with (self.home / sink).open("wb") as stream:
            return subprocess.Popen(
                ["parec", f"--device={sink}.monitor", *RECORDED],
                env=self.environment,
                stdout=stream,
                stderr=subprocess.DEVNULL,
            )

    def play(self, device: str, volume: float) -> tuple[str, dict[str, int]]:
        """Return the output of the program and the loudest sample on each pair of loudspeakers."""
        recorders = {sink: self.recorder(sink) for sink in ("headset", "speakers")}
        wait_until(lambda: all((self.home / sink).stat().st_size for sink in recorders), "the recorders")
        output = self.run(sys.executable, "-c", PROGRAM, device, str(volume))
        loudest = {}
        for sink, recorder in recorders.items():
            recorder.terminate()
            recorder.wait(20)
            recorded = (self.home / sink).read_bytes()
            samples = array.array("h", recorded[: len(recorded) // 2 * 2])
            loudest[sink] = max(map(abs, samples), default=0)
        return output, loudest

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(20)


@pytest.fixture
def sound_server(tmp_path: Path) -> Iterator[SoundServer]:
    if importlib.util.find_spec("PySide6.QtMultimedia") is None:
        pytest.skip("Qt Multimedia is not installed")
    absent = [name for name in NEEDED if shutil.which(name) is None]
    if absent and os.environ.get("CI") and sys.platform == "linux":
        pytest.fail(f"{' and '.join(absent)} must be installed where CI is set")
    if absent:
        pytest.skip(f"not installed: {', '.join(absent)}")
    server = SoundServer(tmp_path)
    yield server
    server.stop()


def test_alerts_are_heard_on_the_loudspeakers_and_not_on_the_headset(sound_server: SoundServer) -> None:
    output, loudest = sound_server.play("Speakers", 1.0)
    assert output.splitlines() == ["names Headset Speakers", "playing True", "silent True"]
    assert loudest["speakers"] > 5_000
    assert loudest["headset"] == 0
    _, quieter = sound_server.play("Speakers", 0.3)
    assert 0 < quieter["speakers"] < loudest["speakers"] * 0.6


def test_loudspeakers_that_are_gone_are_replaced_and_that_is_said_once(sound_server: SoundServer) -> None:
    output, loudest = sound_server.play("Old speakers", 1.0)
    problems = [line for line in output.splitlines() if line.startswith("problem")]
    assert problems == ["problem “Old speakers” is not connected: alerts play on “Headset”"]
    assert loudest["headset"] > 5_000


@pytest.mark.parametrize("sound", [sound for sound in AlertSound if sound])
def test_every_sound_is_a_short_file_that_any_system_plays(sound: AlertSound) -> None:
    with wave.open(str(resource_folder() / "sounds" / f"{sound}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
        assert 0.3 < file.getnframes() / file.getframerate() < 2
        samples = array.array("h", file.readframes(file.getnframes()))
    assert 8_000 < max(map(abs, samples)) < 32_700
    assert abs(samples[0]) < 500
    assert abs(samples[-1]) < 500


def test_the_sounds_are_those_of_their_recipe() -> None:
    import make_sounds

    for name, notes in make_sounds.SOUNDS.items():
        assert (resource_folder() / "sounds" / f"{name}.wav").read_bytes() == make_sounds.encode_wav(notes)
