"""A desktop session on a real X server: a session bus, a tray and a notification service."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

from tests.support import xembed_tray
from tests.support.x_server import XServer

T = TypeVar("T")

_TIMEOUT = 240.0
REQUIRED_PROGRAMS = ("dbus-daemon", "dunst", "dunstctl", "xdotool")


_BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>{address}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
"""A bus that starts no services on demand: some tests need a desktop without notifications."""


def wait_until(condition: Callable[[], T], what: str, limit: float = _TIMEOUT) -> T:
    """Return the first true value of ``condition``; fail the test after ``limit`` seconds without one."""
    deadline = time.monotonic() + limit
    while not (value := condition()):
        if time.monotonic() > deadline:
            pytest.fail(f"not within {limit} s: {what}")
        time.sleep(0.05)
    return value


@dataclass(frozen=True)
class DesktopSession:
    """A running session; ``environment`` is that of its programs."""

    environment: dict[str, str]
    processes: dict[str, subprocess.Popen[bytes]]

    def run_program(self, *command: str) -> str:
        """Run a program in the session and return its output."""
        ended = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=_TIMEOUT
        )
        return ended.stdout.strip()

    def find_windows(self, name: str) -> list[str]:
        """Return the visible windows whose title matches the regular expression ``name``."""
        return self.run_program("xdotool", "search", "--onlyvisible", "--name", name).split()

    def find_tray_icons(self) -> list[str]:
        """Return the visible windows of the program that are as small as an icon in a tray."""
        icons = []
        for window in self.run_program(
            "xdotool", "search", "--onlyvisible", "--class", "DevLink3 Desk"
        ).split():
            geometry = self.run_program("xdotool", "getwindowgeometry", "--shell", window)
            values = dict(line.split("=") for line in geometry.split())
            if 8 <= int(values.get("WIDTH", 0)) <= 32:
                icons.append(window)
        return icons

    def count_notifications(self) -> int:
        """Return the number of visible notifications."""
        return int(self.run_program("dunstctl", "count", "displayed") or 0)

    def stop_program(self, name: str) -> None:
        """Terminate a program of the session."""
        self.processes[name].terminate()
        self.processes[name].wait(_TIMEOUT)

    def find_active_window(self) -> str:
        """Return the window that has the keyboard focus."""
        return self.run_program("xdotool", "getactivewindow")


def _start_program(name: str, environment: dict[str, str], *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [name, *arguments],
        env=environment,
        cwd=Path(__file__).parents[2],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture
def desktop(x_server: XServer, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[DesktopSession]:
    """A desktop session; the marker ``desktop_without("tray", "dunst")`` leaves programs out."""
    absent = [name for name in REQUIRED_PROGRAMS if shutil.which(name) is None]
    if absent and os.environ.get("CI"):
        pytest.fail(f"{' and '.join(absent)} must be installed where CI is set")
    if absent:
        pytest.skip(f"not installed: {', '.join(absent)}")
    mark = request.node.get_closest_marker("desktop_without")
    left_out = mark.args if mark is not None else ()
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    address = f"unix:path={run}/bus"
    environment = {
        **x_server.build_environment(),
        "DBUS_SESSION_BUS_ADDRESS": address,
        "XDG_RUNTIME_DIR": str(run),
        "HOME": str(tmp_path),
    }
    (run / "bus.conf").write_text(_BUS_CONFIG.format(address=address), encoding="utf-8")
    bus = _start_program("dbus-daemon", environment, "--nofork", f"--config-file={run}/bus.conf")
    processes = {"dbus-daemon": bus}
    session = DesktopSession(environment, processes)
    try:
        wait_until((run / "bus").exists, "the session bus")
        if "tray" not in left_out:
            processes["tray"] = _start_program(sys.executable, environment, "-m", xembed_tray.__name__)
            title = f"^{xembed_tray.TITLE.decode()}$"
            wait_until(lambda: session.run_program("xdotool", "search", "--name", title), "the tray")
        if "dunst" not in left_out:
            processes["dunst"] = _start_program("dunst", environment)
            wait_until(
                lambda: session.run_program("dunstctl", "count", "displayed"), "the notification service"
            )
        yield session
    finally:
        for name in reversed(processes):
            session.stop_program(name)


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    config.addinivalue_line("markers", "desktop_without(program…): the desktop lacks these programs")
