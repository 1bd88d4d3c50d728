"""Sounds on a real sound server: on the loudspeakers that were chosen and no others, silent at once."""

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
from devlink3_desk.preferences.alerts import Sound
from devlink3_desk.qt.alerts.speakers import Speakers

app = QApplication([])
speakers = Speakers()
speakers.trouble.connect(lambda text: print("said", text, flush=True))
speakers.configure(sys.argv[1], float(sys.argv[2]))
print("names", *speakers.names(), flush=True)
speakers.play(Sound.ALARM)
def stop():
    print("playing", speakers.playing, flush=True)
    speakers.stop()
    print("silent", not speakers.playing, flush=True)
    speakers.play(Sound.CHIME)  # what is said once is not said again
    QTimer.singleShot(300, app.quit)
QTimer.singleShot(700, stop)
app.exec()
"""


class SoundServer:
    """A sound server of its own with two pairs of loudspeakers that lead nowhere."""

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
        wait_until(lambda: "speakers" in self.ask("pactl", "list", "short", "sinks"), "the sound server")

    def ask(self, *command: str) -> str:
        asked = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=20
        )
        return asked.stdout

    def recorder(self, sink: str) -> subprocess.Popen[bytes]:
        with (self.home / sink).open("wb") as stream:
            return subprocess.Popen(
                ["parec", f"--device={sink}.monitor", *RECORDED],
                env=self.environment,
                stdout=stream,
                stderr=subprocess.DEVNULL,
            )

    def play(self, device: str, volume: float) -> tuple[str, dict[str, int]]:
        """Return what the program said, and the loudest sample on each pair of loudspeakers."""
        recorders = {sink: self.recorder(sink) for sink in ("headset", "speakers")}
        wait_until(lambda: all((self.home / sink).stat().st_size for sink in recorders), "the recorders")
        said = self.ask(sys.executable, "-c", PROGRAM, device, str(volume))
        loudest = {}
        for sink, recorder in recorders.items():
            recorder.terminate()
            recorder.wait(20)
            heard = (self.home / sink).read_bytes()
            samples = array.array("h", heard[: len(heard) // 2 * 2])
            loudest[sink] = max(map(abs, samples), default=0)
        return said, loudest

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
    said, loudest = sound_server.play("Speakers", 1.0)
    assert said.splitlines() == ["names Headset Speakers", "playing True", "silent True"]
    assert loudest["speakers"] > 5_000
    assert loudest["headset"] == 0
    _, quieter = sound_server.play("Speakers", 0.3)
    assert 0 < quieter["speakers"] < loudest["speakers"] * 0.6


def test_loudspeakers_that_are_gone_are_replaced_and_that_is_said_once(sound_server: SoundServer) -> None:
    said, loudest = sound_server.play("Old speakers", 1.0)
    told = [line for line in said.splitlines() if line.startswith("said")]
    assert told == ["said The loudspeakers “Old speakers” are not there: alerts play on “Headset”."]
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
