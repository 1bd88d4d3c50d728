"""The desk over real sockets: the window shows the calls of a PBX, and closes cleanly in every state."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from devlink3_desk.app.cli.output import UsageError
from devlink3_desk.app.desk import desk, sources
from devlink3_desk.app.desk.desk import Desk, Screenshot, StartOptions, run_desk
from devlink3_desk.app.desk.startup import SettingsLayoutStore
from devlink3_desk.app.desk.window_contents import WindowContents
from devlink3_desk.app.os_integration.single_instance import SingleInstance
from devlink3_desk.app.qt_application import InterruptHandler
from devlink3_desk.protocol.events import RecoveryAction
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.pbx_presence import PresenceCallback, PresencePoller
from devlink3_desk.services.session.session import EventSink
from devlink3_desk.services.storage.settings import SettingsStore
from devlink3_desk.services.trace import TraceWriter
from devlink3_desk.simulator.options import Fault, SimulatorOptions
from devlink3_desk.simulator.server import SimulatorThread
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import LinkStatus
from devlink3_desk.switchboard.site import Site
from tests.support import live_desk
from tests.support.live_desk import FailingListener, LiveDesk
from tests.support.one_call import OneCallSource
from tests.support.pbx_peer import PASSWORD
from tests.support.qt_loop import QtRun
from tests.support.simulator import run_simulator
from tests.support.waiting import wait_for
from tests.support.x_server import XServer

pytestmark = pytest.mark.usefixtures("program_application")

BUSY = SimulatorOptions(
    password=PASSWORD, user="desk", extensions=30, calls_per_hour=3600, warm_up=300, seed=5
)
DEMO = [sys.executable, "-m", "devlink3_desk", "--demo"]


@pytest.fixture
def simulator() -> Iterator[SimulatorThread]:
    with run_simulator(BUSY) as thread:
        yield thread


@contextlib.asynccontextmanager
async def open_and_close(port: int, folder: Path) -> AsyncIterator[LiveDesk]:
    """Open a desk; at the end of the block close its window and check that all of it ends."""
    live = LiveDesk(port, folder)
    async with live.run() as task:
        yield live
        assert not task.done()
        # The close button only asks: the link is closed before the window.
        assert not live.window.close()
    await wait_for(lambda: not Shiboken.isValid(live.window), what="the window to be deleted")


def test_calls_extensions_and_directory_come_over_the_socket(
    qt_run: QtRun, simulator: SimulatorThread, tmp_path: Path
):
    async def scenario() -> None:
        async with open_and_close(simulator.server.tcp_port, tmp_path) as live:
            await live.wait_for_link(LinkStatus.LIVE)
            await wait_for(lambda: live.models.people.rowCount() >= BUSY.extensions)
            await wait_for(lambda: live.models.calls.rowCount() > 0)
            assert live.models.extensions.rowCount() >= BUSY.extensions
            assert live.models.groups.rowCount() > 0
            assert live.models.link_model.info.pbx_version == BUSY.pbx_version

    qt_run(scenario())


def test_the_directory_of_last_time_is_there_before_the_pbx(
    qt_run: QtRun, simulator: SimulatorThread, tmp_path: Path
):
    async def first() -> None:
        async with open_and_close(simulator.server.tcp_port, tmp_path) as live:
            await wait_for(lambda: live.models.people.rowCount() >= BUSY.extensions)

    async def second() -> None:
        with silent_peer() as port:
            live = LiveDesk(port, tmp_path)
            async with live.run():
                await wait_for(lambda: live.models.people.rowCount() >= BUSY.extensions)

    qt_run(first())
    qt_run(second())


@contextlib.contextmanager
def silent_peer() -> Iterator[int]:
    """Listen on a port and never answer."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_desk_that_connects_can_be_closed(qt_run: QtRun, tmp_path: Path):
    async def scenario() -> None:
        with silent_peer() as port:
            async with open_and_close(port, tmp_path) as live:
                assert live.link_status is LinkStatus.CONNECTING

    qt_run(scenario())


def test_a_desk_that_waits_for_a_retry_can_be_closed(qt_run: QtRun, tmp_path: Path):
    async def scenario() -> None:
        with silent_peer() as port:
            pass  # nothing listens on this port any more
        async with open_and_close(port, tmp_path) as live:
            await live.wait_for_link(LinkStatus.RETRYING)

    qt_run(scenario())


@pytest.mark.expect_log("failed unexpectedly")
def test_an_unexpected_error_loses_the_link_and_a_new_session_begins(
    qt_run: QtRun, simulator: SimulatorThread, tmp_path: Path
):
    """Otherwise, the window would show the calls of that moment as live for ever."""

    async def scenario() -> None:
        async with open_and_close(simulator.server.tcp_port, tmp_path) as live:
            await live.wait_for_link(LinkStatus.LIVE)
            live.desk.listeners.append(FailingListener(of_directory=False).apply)
            await live.wait_for_link(LinkStatus.RETRYING)
            assert "RuntimeError" in (live.models.link_model.info.reason or "")
            live.window.banner_area.recovery_chosen.emit(RecoveryAction.RETRY)
            await live.wait_for_link(LinkStatus.LIVE)

    qt_run(scenario())


class _FailingSource:
    """A source with a defect."""

    async def run(self, _sink: object) -> None:
        raise RuntimeError("a defect of the program")


@pytest.mark.expect_log("source ended with an error")
def test_the_error_of_a_task_is_logged_when_it_ends(
    qt_run: QtRun, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    async def scenario() -> None:
        window = MainWindow(DeskModels(), SettingsLayoutStore(SettingsStore(tmp_path)))
        desk = Desk(window, Switchboard(Site()), _FailingSource())
        async with live_desk.run_desk(window, desk):
            await wait_for(lambda: "source ended with an error" in caplog.text)

    qt_run(scenario())


@pytest.mark.expect_log("failed unexpectedly")
def test_an_unexpected_error_does_not_end_the_reading_of_the_directory(
    qt_run: QtRun, simulator: SimulatorThread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(desk, "RESTART_SECONDS", 0.05)
    listener = FailingListener(of_directory=True)

    async def scenario() -> None:
        async with open_and_close(simulator.server.tcp_port, tmp_path) as live:
            live.desk.listeners.append(listener.apply)
            await wait_for(lambda: listener.calls > 1, what="the directory to be read again")
            assert live.link_status is not LinkStatus.RETRYING

    qt_run(scenario())


class _FailingPresence(PresencePoller):
    """Presence whose reading has a defect that shows once."""

    runs = 0

    async def run(self, on_presence: PresenceCallback, on_supported: Callable[[bool], None]) -> None:
        self.runs += 1
        if self.runs == 1:
            raise RuntimeError("a defect of the program")
        await super().run(on_presence, on_supported)


@pytest.mark.expect_log("presence has failed unexpectedly")
def test_an_unexpected_error_does_not_end_the_reading_of_the_presence(
    qt_run: QtRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(desk, "RESTART_SECONDS", 0.05)

    async def read_file(name: str) -> bytes:
        raise AssertionError(name)

    async def scenario() -> None:
        window = MainWindow(DeskModels(), SettingsLayoutStore(SettingsStore(tmp_path)))
        presence = _FailingPresence(read_file)
        opened = Desk(window, Switchboard(Site()), OneCallSource(), presence=presence)
        async with live_desk.run_desk(window, opened):
            await wait_for(lambda: presence.runs > 1, what="the presence to be read again")

    qt_run(scenario())


@pytest.mark.expect_log("(?i)password|sign|source of events")
def test_a_desk_can_be_closed_after_a_refusal(qt_run: QtRun, simulator: SimulatorThread, tmp_path: Path):
    async def scenario() -> None:
        live = LiveDesk(simulator.server.tcp_port, tmp_path, password="wrong")
        async with live.run():
            await live.wait_for_link(LinkStatus.REFUSED)
            live.window.close()

    qt_run(scenario())


@pytest.mark.qt_log_ignore("propagateSizeHints|raise|systemTrayWindowChanged")
def test_windows_that_are_closed_are_gone_with_all_their_widgets(qapp: QApplication, tmp_path: Path):
    """A window that remains is styled at each later change of the theme, and each change of site adds one."""
    trace = tmp_path / "empty.trace"
    TraceWriter(trace).close()
    store = SettingsStore(tmp_path)

    def create_desk(window: MainWindow) -> Desk:
        for name in ("compact", "wallboard", "technical"):
            window.actions_by_name[name].setChecked(True)
        window.command_palette.open_palette()
        window.show_settings()
        window.show_shortcuts()
        asyncio.get_running_loop().call_soon(window.request_quit)
        return sources.ReplaySource(trace, 0, Site()).create_desk(window)

    options = StartOptions(data_dir=tmp_path, config_dir=tmp_path)
    for _ in range(10):
        assert run_desk(create_desk, store, options, WindowContents(store, tmp_path)) == 0
    gc.collect()
    assert qapp.allWidgets() == []


class SlowToEnd:
    """A source of events that takes as long to end as the test says."""

    def __init__(self) -> None:
        self.released = asyncio.Event()
        self.is_ending = False

    async def run(self, _sink: EventSink) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            self.is_ending = True
            await self.released.wait()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
def test_while_a_desk_closes_another_start_waits(qt_run: QtRun, tmp_path: Path) -> None:
    instance = SingleInstance(tmp_path)
    assert instance.acquire_lock()
    store = SettingsStore(tmp_path)
    contents = WindowContents(store, tmp_path)

    async def scenario() -> None:
        source = SlowToEnd()
        opened = Desk(contents.window, Switchboard(Site()), source)
        options = StartOptions(config_dir=tmp_path, single_instance=instance)
        running = asyncio.create_task(desk._run_window(lambda _window: opened, store, options, contents))
        peer = QLocalSocket()
        await wait_for(contents.window.isVisible)
        contents.window.close()
        await wait_for(lambda: source.is_ending)
        peer.connectToServer(instance._server_name)
        await wait_for(instance._server.hasPendingConnections)
        source.released.set()
        await running
        assert instance._server.hasPendingConnections()
        instance.close()
        await wait_for(lambda: peer.state() is QLocalSocket.LocalSocketState.UnconnectedState)
        assert peer.readAll().isEmpty()

    qt_run(scenario())


def test_a_desk_on_a_stalled_pbx_can_be_closed(qt_run: QtRun, simulator: SimulatorThread, tmp_path: Path):
    async def scenario() -> None:
        async with open_and_close(simulator.server.tcp_port, tmp_path) as live:
            await live.wait_for_link(LinkStatus.LIVE)
            simulator.inject_fault(Fault.STALL)

    qt_run(scenario())


def test_a_picture_is_saved_and_ends_the_run(qt_run: QtRun, simulator: SimulatorThread, tmp_path: Path):
    target = tmp_path / "desk.png"

    async def scenario() -> None:
        await LiveDesk(simulator.server.tcp_port, tmp_path).desk.run(Screenshot(target, 0.5))

    qt_run(scenario())
    assert not QImage(str(target)).isNull()


def test_a_picture_that_cannot_be_saved_is_wrong_usage(
    qt_run: QtRun, simulator: SimulatorThread, tmp_path: Path
):
    async def scenario() -> None:
        await LiveDesk(simulator.server.tcp_port, tmp_path).desk.run(Screenshot(tmp_path / "x.none", 0.1))

    with pytest.raises(UsageError, match="cannot be saved"):
        qt_run(scenario())


def test_the_layout_is_stored(tmp_path: Path):
    first = SettingsLayoutStore(SettingsStore(tmp_path))
    first.save("window/state", b"\0\xff")
    assert SettingsLayoutStore(SettingsStore(tmp_path)).load("window/state") == b"\0\xff"
    assert first.load("window/other") is None


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_signals_wake_qt(qt_run: QtRun, number, code):
    async def scenario() -> None:
        interrupted = asyncio.Event()
        with InterruptHandler(interrupted.set) as interrupts:
            os.kill(os.getpid(), number)
            await asyncio.wait_for(interrupted.wait(), 5)
        assert interrupts.exit_code == code

    qt_run(scenario())


# The program as users start it, on a real X server.


def test_the_demo_opens_and_ends(x_server: XServer, tmp_path: Path):
    target = tmp_path / "demo.png"
    ended = subprocess.run(
        [*DEMO, "--config-dir", str(tmp_path), "--screenshot", str(target), "--after", "3"],
        env=x_server.build_environment(),
        capture_output=True,
        timeout=240,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    image = QImage(str(target))
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colours) > 50


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_the_demo_ends_on_a_signal(x_server: XServer, tmp_path: Path, number, code):
    command = [*DEMO, "--config-dir", str(tmp_path), "-v"]
    with subprocess.Popen(command, env=x_server.build_environment(), stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        lines = iter(process.stderr.readline, b"")
        assert any(b"signed in" in line for line in lines)
        process.send_signal(number)
        remaining = process.stderr.read()
        assert process.wait(20) == code
    assert b"Traceback" not in remaining
    assert b"ERROR" not in remaining


@pytest.mark.skipif(sys.platform != "linux", reason="only there a display may be missing")
def test_without_a_display_it_advises_what_to_do(tmp_path: Path):
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    ended = subprocess.run(
        [*DEMO, "--config-dir", str(tmp_path)],
        env={name: value for name, value in os.environ.items() if name not in hidden},
        capture_output=True,
        timeout=240,
        check=False,
    )
    assert ended.returncode == 2
    assert b"xvfb-run" in ended.stderr
