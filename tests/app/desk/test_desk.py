"""The desk as a program: what comes over the socket is in the window, and the end is clean in every state."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import socket
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from devlink3_desk.app.cli import connection_options
from devlink3_desk.app.desk import sources
from devlink3_desk.app.desk.desk import Desk, Screenshot, StartOptions, run_desk
from devlink3_desk.app.desk.saved_state import SettingsLayoutStore
from devlink3_desk.app.qt_application import GuiGarbageCollector, InterruptHandler, collect_due_generations
from devlink3_desk.link.endpoint import Password
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.storage.settings import Profile, SettingsStore
from devlink3_desk.services.trace import TraceWriter
from devlink3_desk.simulator.options import Fault, SimulatorOptions
from devlink3_desk.simulator.server import SimulatorThread
from devlink3_desk.switchboard.board_values import LinkStatus
from devlink3_desk.switchboard.site import Site
from tests.support.pbx_peer import PASSWORD
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for
from tests.support.x_server import XServer

BUSY = SimulatorOptions(
    password=PASSWORD, user="desk", extensions=30, calls_per_hour=3600, warm_up=300, seed=5
)
DEMO = [sys.executable, "-m", "devlink3_desk", "--demo"]


@pytest.fixture(autouse=True)
def _qt_does_not_quit(qapp: QApplication):
    """With the last window Qt would end the loop under the test, as it would under the program."""
    qapp.setQuitOnLastWindowClosed(False)
    with GuiGarbageCollector():
        yield
    qapp.setQuitOnLastWindowClosed(True)


def test_cycles_are_collected_on_the_gui_thread_alone(qapp: QApplication):
    class Cycle:
        itself: object

    cycle = Cycle()
    cycle.itself = cycle
    died_on: list[threading.Thread] = []
    weakref.finalize(cycle, lambda: died_on.append(threading.current_thread()))
    del cycle
    kept: list[list[int]] = []
    busy = threading.Thread(target=lambda: kept.extend([i] for i in range(100_000)))
    busy.start()
    busy.join()
    assert died_on == []
    collect_due_generations()
    assert died_on == [threading.main_thread()]


@pytest.fixture
def simulator() -> Iterator[SimulatorThread]:
    thread = SimulatorThread(BUSY)
    thread.start()
    yield thread
    thread.stop()


def connection(port: int) -> connection_options.ConnectionParameters:
    profile = Profile(host="127.0.0.1", port=port, tls=False, user="desk", timeout=20)
    return connection_options.ConnectionParameters(profile, profile.build_endpoint(), Password(PASSWORD))


class Opened:
    """A desk with its window, running on Qt's loop."""

    def __init__(self, port: int, folder: Path) -> None:
        self.models = DeskModels()
        self.window = MainWindow(self.models, SettingsLayoutStore(SettingsStore(folder)))
        self.desk: Desk = sources.LiveSource(connection(port), Site(), folder).create_desk(self.window)

    @property
    def link(self) -> LinkStatus:
        return self.models.link.state

    async def until(self, *states: LinkStatus) -> None:
        await wait_for(lambda: self.link in states, what=f"the link to be {states}")


@contextlib.asynccontextmanager
async def opened(port: int, folder: Path):
    """Open the desk; at the end click its close button and check that all of it ends quickly."""
    desk = Opened(port, folder)
    running = asyncio.create_task(desk.desk.run())
    yield desk
    assert not running.done()
    assert not desk.window.close()  # the link is ended first
    # Even a peer that is stalled, whose steps have 20 s each, gets no more than END_LIMIT.
    assert await asyncio.wait_for(running, 15) == 0
    await wait_for(lambda: not Shiboken.isValid(desk.window), what="the window to be deleted")


def test_calls_extensions_and_directory_come_over_the_socket(
    qt_run: QtRun, simulator: SimulatorThread, tmp_path: Path
):
    async def scenario() -> None:
        async with opened(simulator.server.tcp_port, tmp_path) as desk:
            await desk.until(LinkStatus.LIVE)
            await wait_for(lambda: desk.models.people.rowCount() >= BUSY.extensions)
            await wait_for(lambda: desk.models.calls.rowCount() > 0)
            assert desk.models.extensions.rowCount() >= BUSY.extensions
            assert desk.models.groups.rowCount() > 0
            assert desk.models.link.pbx_version == BUSY.pbx_version

    qt_run(scenario())


def test_the_directory_of_last_time_is_there_before_the_pbx(
    qt_run: QtRun, simulator: SimulatorThread, tmp_path: Path
):
    async def first() -> None:
        async with opened(simulator.server.tcp_port, tmp_path) as desk:
            await wait_for(lambda: desk.models.people.rowCount() >= BUSY.extensions)

    async def second() -> None:
        with silent_peer() as port:
            desk = Opened(port, tmp_path)
            task = asyncio.create_task(desk.desk.run())
            await wait_for(lambda: desk.models.people.rowCount() >= BUSY.extensions)
            desk.desk.close()
            assert await task == 0

    qt_run(first())
    qt_run(second())


@contextlib.contextmanager
def silent_peer() -> Iterator[int]:
    """A port that accepts and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_closing_while_it_connects(qt_run: QtRun, tmp_path: Path):
    async def scenario() -> None:
        with silent_peer() as port:
            async with opened(port, tmp_path) as desk:
                assert desk.link is LinkStatus.CONNECTING

    qt_run(scenario())


def test_closing_while_it_waits_to_try_again(qt_run: QtRun, tmp_path: Path):
    async def scenario() -> None:
        with silent_peer() as port:
            pass  # and now there is nobody
        async with opened(port, tmp_path) as desk:
            await desk.until(LinkStatus.RETRYING)

    qt_run(scenario())


@pytest.mark.expect_log("(?i)password|sign|source of events")
def test_closing_after_a_refusal(qt_run: QtRun, simulator: SimulatorThread, tmp_path: Path):
    async def scenario() -> None:
        desk = Opened(simulator.server.tcp_port, tmp_path)
        wrong = connection(simulator.server.tcp_port)
        wrong = connection_options.ConnectionParameters(wrong.profile, wrong.endpoint, Password("wrong"))
        composed = sources.LiveSource(wrong, Site(), tmp_path).create_desk(desk.window)
        running = asyncio.create_task(composed.run())
        await desk.until(LinkStatus.REFUSED)
        desk.window.close()
        assert await running == 0

    qt_run(scenario())


@pytest.mark.qt_log_ignore("propagateSizeHints|raise|systemTrayWindowChanged")
def test_windows_that_are_closed_are_gone_with_all_their_widgets(qapp: QApplication, tmp_path: Path):
    """A window that is left is styled with every later change of theme: ten changes of site, ten windows."""
    trace = tmp_path / "empty.trace"
    TraceWriter(trace).close()
    store = SettingsStore(tmp_path)

    def compose(window: MainWindow) -> Desk:
        for name in ("compact", "wallboard", "technical"):
            window.actions_by_name[name].setChecked(True)
        window.command_palette.open_palette()
        window.show_settings()
        window.show_shortcuts()
        asyncio.get_running_loop().call_soon(window.request_quit)
        return sources.ReplaySource(trace, 0, Site()).create_desk(window)

    for _ in range(10):
        assert (
            run_desk(
                compose, store, StartOptions(data_dir=tmp_path, contacts_dir=tmp_path, config_dir=tmp_path)
            )
            == 0
        )
    gc.collect()
    assert qapp.allWidgets() == []


def test_closing_while_the_pbx_is_stalled(qt_run: QtRun, simulator: SimulatorThread, tmp_path: Path):
    async def scenario() -> None:
        async with opened(simulator.server.tcp_port, tmp_path) as desk:
            await desk.until(LinkStatus.LIVE)
            simulator.inject_fault(Fault.STALL)

    qt_run(scenario())


def test_a_picture_is_saved_and_ends_the_run(qt_run: QtRun, simulator: SimulatorThread, tmp_path: Path):
    target = tmp_path / "desk.png"

    async def scenario() -> int:
        return await Opened(simulator.server.tcp_port, tmp_path).desk.run(Screenshot(target, 0.5))

    assert qt_run(scenario()) == 0
    assert not QImage(str(target)).isNull()


def test_a_picture_that_cannot_be_saved_says_so(
    qt_run: QtRun, simulator: SimulatorThread, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    async def scenario() -> int:
        return await Opened(simulator.server.tcp_port, tmp_path).desk.run(
            Screenshot(tmp_path / "x.none", 0.1)
        )

    assert qt_run(scenario()) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_the_layout_is_kept(tmp_path: Path):
    first = SettingsLayoutStore(SettingsStore(tmp_path))
    first.save("window/state", b"\0\xff")
    assert SettingsLayoutStore(SettingsStore(tmp_path)).load("window/state") == b"\0\xff"
    assert first.load("window/other") is None


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_signals_wake_qt(qt_run: QtRun, number, code):
    async def scenario() -> None:
        told = asyncio.Event()
        with InterruptHandler(told.set) as interrupts:
            os.kill(os.getpid(), number)
            await asyncio.wait_for(told.wait(), 5)
        assert interrupts.exit_code == code

    qt_run(scenario())


# The program as its user starts it, on a real screen.


def test_the_demo_opens_and_ends(x_server: XServer, tmp_path: Path):
    target = tmp_path / "demo.png"
    ended = subprocess.run(
        [*DEMO, "--config-dir", str(tmp_path), "--screenshot", str(target), "--after", "3"],
        env=x_server.build_environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    image = QImage(str(target))
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colours) > 50


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_the_demo_ends_when_it_is_told_to(x_server: XServer, tmp_path: Path, number, code):
    command = [*DEMO, "--config-dir", str(tmp_path), "-v"]
    with subprocess.Popen(command, env=x_server.build_environment(), stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        before = iter(running.stderr.readline, b"")
        assert any(b"signed in" in line for line in before)
        running.send_signal(number)
        rest = running.stderr.read()
        assert running.wait(20) == code
    assert b"Traceback" not in rest
    assert b"ERROR" not in rest


@pytest.mark.skipif(sys.platform != "linux", reason="only there a display may be missing")
def test_without_a_display_it_says_what_to_do(tmp_path: Path):
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    ended = subprocess.run(
        [*DEMO, "--config-dir", str(tmp_path)],
        env={name: value for name, value in os.environ.items() if name not in hidden},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert b"xvfb-run" in ended.stderr
