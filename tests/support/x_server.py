"""A real X server with a window manager, for tests that start the program as users do."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

_START_SECONDS = 60.0
"""An X server starts within half a second; this is for a busy machine."""


@dataclass(frozen=True)
class XServer:
    """A running X server."""

    display: str
    size: tuple[int, int] = (1920, 1080)
    extra: dict[str, str] = field(default_factory=dict)

    def build_environment(self) -> dict[str, str]:
        """Return the environment of a program that opens its windows on this server."""
        inherited = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        return {**inherited, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", **self.extra}


def require_x_programs() -> None:
    if platform.system() != "Linux":
        pytest.skip("there is no X server on this system")
    absent = [name for name in ("Xvfb", "openbox") if shutil.which(name) is None]
    if absent and os.environ.get("CI"):
        pytest.fail(f"{' and '.join(absent)} must be installed where CI is set")
    if absent:
        pytest.skip(f"not installed: {', '.join(absent)}")


def start_x_server(size: tuple[int, int]) -> tuple[subprocess.Popen[bytes], str]:
    """Start Xvfb on a free display, whose number it writes to a pipe when it accepts clients."""
    readable, writable = os.pipe()
    screen = f"{size[0]}x{size[1]}x24"
    command = ["Xvfb", "-displayfd", str(writable), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(
        command,
        pass_fds=[writable],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writable)
    with os.fdopen(readable, "rb") as pipe:
        number = pipe.readline().strip()
    if not number:
        pytest.fail(f"Xvfb ended with {server.wait()} before it was ready")
    return server, f":{number.decode()}"


def _start_window_manager(display: str, marker: Path) -> subprocess.Popen[bytes]:
    """Start openbox and wait until it runs its startup command, which it does when it manages windows."""
    manager = subprocess.Popen(
        ["openbox", "--startup", f"touch {marker}"],
        env={**os.environ, "DISPLAY": display},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + _START_SECONDS
    while not marker.exists():
        if manager.poll() is not None or time.monotonic() > deadline:
            pytest.fail("openbox did not start")
        time.sleep(0.02)
    return manager


def _stop_process(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def x_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[XServer]:
    """A real X server with a window manager, on a display of its own."""
    require_x_programs()
    size = (1920, 1080)
    server, display = start_x_server(size)
    try:
        manager = _start_window_manager(display, tmp_path_factory.mktemp("openbox") / "started")
        try:
            yield XServer(display, size)
        finally:
            _stop_process(manager)
    finally:
        _stop_process(server)
