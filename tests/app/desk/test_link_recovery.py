"""What a person can do where the link does not come about: over real sockets, by the banner's own buttons."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.cli import connection_options
from devlink3_desk.app.desk import sources
from devlink3_desk.app.desk.saved_state import SettingsLayoutStore
from devlink3_desk.app.qt_application import GuiGarbageCollector
from devlink3_desk.link.endpoint import Password
from devlink3_desk.protocol.events import RecoveryAction
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.qt.main_window.action_registry import SitesMenu
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.setup_wizard.setup_wizard import PasswordDialog
from devlink3_desk.services.storage.settings import Profile, SettingsStore
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.simulator.server import SimulatorThread
from devlink3_desk.switchboard.board_values import LinkStatus
from devlink3_desk.switchboard.site import Site
from tests.support.pbx_peer import PASSWORD
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot

QUIET = SimulatorOptions(password=PASSWORD, user="desk", extensions=8, calls_per_hour=0, warm_up=0, seed=2)


@pytest.fixture(autouse=True)
def _qt_does_not_quit(qapp: QApplication):
    """With the last window Qt would end the loop under the test, as it would under the program."""
    qapp.setQuitOnLastWindowClosed(False)
    with GuiGarbageCollector():
        yield
    qapp.setQuitOnLastWindowClosed(True)


@contextlib.contextmanager
def pbx(options: SimulatorOptions = QUIET):
    thread = SimulatorThread(options)
    thread.start()
    yield thread
    thread.stop()


class Opened:
    """A window on a live link."""

    def __init__(self, port: int, folder: Path, password: str = PASSWORD, flags: str = "-CMExtn") -> None:
        profile = Profile(host="127.0.0.1", port=port, tls=False, user="desk", timeout=20, flags=flags)
        chosen = connection_options.ConnectionParameters(
            profile, profile.build_endpoint(), Password(password)
        )
        self.models = DeskModels()
        self.window = MainWindow(self.models, SettingsLayoutStore(SettingsStore(folder)))
        store = SettingsStore(folder)
        store.save(store.load().with_profile(Profile(name="Leeds", host="pbx.leeds", user="desk")))
        self.live = sources.LiveSource(chosen, Site(), folder, store)
        self.desk = self.live.create_desk(self.window)

    async def until(self, *states: LinkStatus) -> None:
        await wait_for(lambda: self.models.link.state in states, what=f"the link to be {states}", timeout=20)

    def offered(self) -> set[RecoveryAction]:
        return {remedy for remedy, button in self.window.stale_banner.buttons.items() if button.isVisible()}

    async def until_offered(self, *remedies: RecoveryAction) -> None:
        await wait_for(lambda: self.offered() == set(remedies), what=f"{remedies}", timeout=20)


@contextlib.asynccontextmanager
async def opened(desk: Opened):
    running = asyncio.create_task(desk.desk.run())
    yield desk
    desk.window.request_quit()
    assert await asyncio.wait_for(running, 10) == 0


@pytest.mark.expect_log("waits for a person")
def test_a_wrong_password_is_asked_for_and_never_tried_again_by_itself(qt_run: QtRun, tmp_path: Path):
    async def scenario(port: int) -> None:
        async with opened(Opened(port, tmp_path, password="wrong")) as desk:
            await desk.until(LinkStatus.REFUSED)
            await desk.until_offered(RecoveryAction.PASSWORD, RecoveryAction.RETRY)
            desk.window.stale_banner.buttons[RecoveryAction.PASSWORD].click()
            (dialog,) = desk.window.findChildren(PasswordDialog)
            dialog.remember_box.setChecked(False)
            dialog.password_field.setText(PASSWORD)
            dialog.accept()
            await desk.until(LinkStatus.LIVE)
            await desk.until_offered()
            await wait_for(lambda: desk.models.people.rowCount() > 0, timeout=20)

    with pbx() as simulator:
        qt_run(scenario(simulator.server.tcp_port))


@pytest.mark.expect_log("waits for a person")
def test_too_few_licences_for_the_network_can_be_done_without(qt_run: QtRun, tmp_path: Path):
    async def scenario(port: int) -> None:
        async with opened(Opened(port, tmp_path, flags="-SCN -CMExtn")) as desk:
            await desk.until(LinkStatus.REFUSED)
            await desk.until_offered(RecoveryAction.EXCLUDE_NETWORK, RecoveryAction.RETRY)
            desk.window.stale_banner.buttons[RecoveryAction.EXCLUDE_NETWORK].click()
            await desk.until(LinkStatus.LIVE)
            assert EventFlag.SCN.value not in desk.models.link.flags

    with pbx(msgspec.structs.replace(QUIET, licences=1, nodes=2)) as simulator:
        qt_run(scenario(simulator.server.tcp_port))


def test_what_the_pbx_gives_only_in_part_is_said(qt_run: QtRun, tmp_path: Path):
    async def scenario(port: int) -> None:
        async with opened(Opened(port, tmp_path, flags="-SCN -CMExtn")) as desk:
            await desk.until(LinkStatus.LIVE)
            facts = desk.window.link_bar.facts_label
            await wait_for(lambda: "without -SCN" in facts.text())
            assert "PARTIAL SUCCESS" in facts.toolTip()
            await desk.until_offered()

    with pbx(msgspec.structs.replace(QUIET, licences=1, nodes=2, partial_success=True)) as simulator:
        qt_run(scenario(simulator.server.tcp_port))


def test_one_need_not_wait_for_the_next_attempt(qt_run: QtRun, tmp_path: Path):
    async def scenario(simulator: SimulatorThread) -> None:
        port = simulator.server.tcp_port
        async with opened(Opened(port, tmp_path)) as desk:
            await desk.until(LinkStatus.LIVE)
            await asyncio.to_thread(simulator.stop)
            await desk.until(LinkStatus.RETRYING)
            await desk.until_offered(RecoveryAction.RETRY)
            assert desk.window.banner_bar.isVisible()
            again = SimulatorThread(msgspec.structs.replace(QUIET, port=port))
            await asyncio.to_thread(again.start)
            try:
                desk.window.stale_banner.buttons[RecoveryAction.RETRY].click()
                await desk.until(LinkStatus.LIVE)
            finally:
                await asyncio.to_thread(again.stop)

    simulator = SimulatorThread(QUIET)
    simulator.start()
    qt_run(scenario(simulator))


def test_another_site_is_a_click_away(qt_run: QtRun, tmp_path: Path):
    async def scenario(port: int) -> None:
        desk = Opened(port, tmp_path)
        running = asyncio.create_task(desk.desk.run())
        await desk.until(LinkStatus.LIVE)
        (menu,) = desk.window.findChildren(SitesMenu)
        (leeds,) = [action for action in menu.actions() if action.text() == "Leeds"]
        leeds.trigger()
        assert await asyncio.wait_for(running, 10) == 0
        assert desk.live.requested_site == sources.RequestedSite("Leeds")

    with pbx() as simulator:
        qt_run(scenario(simulator.server.tcp_port))
