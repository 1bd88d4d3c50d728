"""The end of a session: the system asks the program to quit, or the display is gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.desktop_session import wait_until
from tests.support.x_server import require_x_programs, start_x_server

PROGRAM = """
import asyncio
import sys
import time

from PySide6.QtWidgets import QWidget

from devlink3_desk.app.cli.output import DisplayLostError
from devlink3_desk.app.qt_application import InterruptHandler, ensure_application, run_coroutine


class WindowThatStaysInTheTray(QWidget):
    def closeEvent(self, event):
        event.ignore()
        self.hide()


async def run_until_quit():
    window = WindowThatStaysInTheTray()
    window.setVisible(sys.argv[1] == "visible")
    closing = asyncio.Event()
    try:
        with InterruptHandler(closing.set):
            print("running", flush=True)
            await asyncio.to_thread(sys.stdin.readline)
            ensure_application().quit()
            await closing.wait()
    finally:
        # What ends a desk needs the loop, threads and timers.
        await asyncio.sleep(0.01)
        await asyncio.to_thread(time.sleep, 0.01)
        print("closed", flush=True)


try:
    run_coroutine(run_until_quit())
except DisplayLostError as error:
    print(error)
"""
LOST = "The connection to the display was lost, and the window is closed. Start it again."


def start_program(*arguments: str, platform: str = "offscreen", display: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "DISPLAY": display},
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("window", ["visible", "hidden"])
def test_a_request_to_quit_ends_a_program_whose_window_stays_in_the_tray(window: str):
    with start_program("-c", PROGRAM, window) as program:
        output, errors = program.communicate("quit\n", timeout=240)
    assert (output.split("\n"), program.returncode) == (["running", "closed", ""], 0), errors


def test_a_program_that_loses_its_display_ends_in_order():
    require_x_programs()
    server, display = start_x_server((640, 480))
    with server, start_program("-c", PROGRAM, "visible", platform="xcb", display=display) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "running\n"
        server.kill()
        output, errors = program.communicate(timeout=240)
    assert output.split("\n") == ["closed", LOST, ""], errors


@pytest.mark.waits
def test_the_desk_says_in_one_sentence_that_the_display_was_lost(tmp_path: Path):
    require_x_programs()
    server, display = start_x_server((1280, 800))
    log = tmp_path / "devlink3-desk.log"
    options = ("-m", "devlink3_desk", "--demo", "--config-dir", str(tmp_path))
    with server, start_program(*options, platform="xcb", display=display) as program:
        wait_until(lambda: log.exists() and "signed in" in log.read_text(), "the connection to the demo")
        server.kill()
        _output, errors = program.communicate(timeout=240)
    assert (errors.splitlines()[-1], program.returncode) == (f"devlink3-desk: {LOST}", 1)
    assert "Traceback" not in log.read_text()
