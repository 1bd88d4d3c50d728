"""Recovery of a link that cannot be established, by the buttons of the banner and over real sockets."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import msgspec
import pytest

from devlink3_desk.app.configuration import ConnectionParameters
from devlink3_desk.app.desk import sources
from devlink3_desk.link.endpoint import Password
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState, RecoveryAction
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.packets import (
    AuthenticateResponse,
    EventRequest,
    EventResponse,
    ReadFileRequest,
    ReadFileResponse,
)
from devlink3_desk.qt.main_window.action_registry import SitesMenu
from devlink3_desk.qt.setup_wizard.setup_wizard import PasswordDialog
from devlink3_desk.services.storage.settings import Profile, SettingsStore
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.simulator.server import SimulatorThread
from devlink3_desk.switchboard.board_values import LinkStatus
from tests.services.session.fault_proxy import FaultKind, FaultProxy, ProxyFault
from tests.support import certificates
from tests.support.live_desk import LiveDesk
from tests.support.pbx_peer import (
    PASSWORD,
    PeerConversation,
    ScriptedPeer,
    lose_stream,
    refuse_sign_in,
    run_pbx_peer,
    script_sequence,
)
from tests.support.qt_loop import QtRun
from tests.support.simulator import run_simulator
from tests.support.waiting import loop_turns, wait_for

pytestmark = [
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore("propagateSizeHints|raise"),  # the platform without a screen cannot
]

QUIET = SimulatorOptions(password=PASSWORD, user="desk", extensions=8, calls_per_hour=0, warm_up=0, seed=2)


def offered_actions(live: LiveDesk) -> set[RecoveryAction]:
    """Return the actions whose buttons the banner shows."""
    return {
        action
        for action, button in live.window.banner_area.stale_banner.buttons.items()
        if button.isVisible()
    }


async def wait_for_offer(live: LiveDesk, *actions: RecoveryAction) -> None:
    """Wait until the banner offers exactly these actions."""
    await wait_for(lambda: offered_actions(live) == set(actions), what=f"{actions}", timeout=20)


@pytest.mark.expect_log("waits for the user")
def test_a_wrong_password_is_asked_for_and_not_retried(qt_run: QtRun, tmp_path: Path):
    async def scenario(port: int) -> None:
        live = LiveDesk(port, tmp_path, password="wrong")
        async with live.run():
            await live.wait_for_link(LinkStatus.REFUSED)
            await wait_for_offer(live, RecoveryAction.PASSWORD, RecoveryAction.RETRY)
            live.window.banner_area.stale_banner.buttons[RecoveryAction.PASSWORD].click()
            (dialog,) = live.window.findChildren(PasswordDialog)
            dialog.remember_box.setChecked(False)
            dialog.password_field.setText(PASSWORD)
            dialog.accept()
            await live.wait_for_link(LinkStatus.LIVE)
            await wait_for_offer(live)
            await wait_for(lambda: live.models.people.rowCount() > 0, timeout=20)

    with run_simulator(QUIET) as simulator:
        qt_run(scenario(simulator.server.tcp_port))


@pytest.mark.parametrize(
    ("result", "status"),
    [
        pytest.param(0x80000041, LinkStatus.REFUSED, marks=pytest.mark.expect_log("waits for the user")),
        (0x80000042, LinkStatus.RETRYING),
    ],
)
def test_a_blocked_user_is_not_retried_when_the_network_returns(
    qt_run: QtRun, tmp_path: Path, result: int, status: LinkStatus
):
    """Nor because the computer has resumed from sleep: the PBX locks accounts, and extends blocks."""

    async def scenario(pbx: ScriptedPeer) -> None:
        live = LiveDesk(pbx.port, tmp_path)
        async with live.run():
            await live.wait_for_link(status)
            (monitor,) = live.window.findChildren(sources.ResumeMonitor)
            monitor.resumed.emit()
            await loop_turns()
            assert live.link_status is status
            assert len(pbx.conversations) == 1
            live.window.banner_area.stale_banner.buttons[RecoveryAction.RETRY].click()
            await wait_for(lambda: len(pbx.conversations) == 2)
            await live.wait_for_link(status)

    with run_pbx_peer(refuse_sign_in(result)) as pbx:
        qt_run(scenario(pbx))


@pytest.mark.expect_log("waits for the user")
def test_a_click_of_earlier_does_not_retry_a_refused_password(qt_run: QtRun, tmp_path: Path):
    """The click has had its effect: the link was established again."""
    streams: list[PeerConversation] = []
    password_changed = threading.Event()

    async def script(conversation: PeerConversation) -> None:
        answer = await conversation.challenge_client()
        if password_changed.is_set():
            await conversation.send_packets(AuthenticateResponse(answer.request_id, 0x80000041))
            return
        await conversation.send_packets(AuthenticateResponse(answer.request_id, 0))
        request = await conversation.receive_packet()
        if isinstance(request, ReadFileRequest):
            await conversation.send_packets(ReadFileResponse(request.request_id, 1))
            return
        assert isinstance(request, EventRequest)
        await conversation.send_packets(EventResponse(request.request_id, 0, request.flags))
        streams.append(conversation)
        while len(streams) > 1 and not password_changed.is_set():
            await conversation.answer_test(await conversation.receive_packet())

    async def scenario(pbx: ScriptedPeer) -> None:
        live = LiveDesk(pbx.port, tmp_path)
        async with live.run():
            await live.wait_for_link(LinkStatus.RETRYING)
            live.window.banner_area.stale_banner.buttons[RecoveryAction.RETRY].click()
            await live.wait_for_link(LinkStatus.LIVE)
            # The PBX may also refuse a request for the directory: what it has refused proves nothing.
            statuses: list[LinkStatus] = []
            live.models.link_model.changed.connect(lambda info: statuses.append(info.state))
            password_changed.set()
            await live.wait_for_link(LinkStatus.REFUSED)
            await loop_turns()
            assert statuses[statuses.index(LinkStatus.REFUSED) :] == [LinkStatus.REFUSED]

    with run_pbx_peer(script) as pbx:
        qt_run(scenario(pbx))


@pytest.mark.expect_log("waits for the user")
def test_with_another_password_the_desk_waits_for_a_pbx_that_restarts(qt_run: QtRun, tmp_path: Path):
    context, pin = certificates.create_self_signed_context(tmp_path)
    events: list[AnyEvent] = []

    def list_states() -> list[LinkState]:
        return [event.state for event in events if isinstance(event, LinkEvent)]

    async def scenario(pbx: ScriptedPeer) -> None:
        alert = ProxyFault(FaultKind.GARBAGE, 0, bytes.fromhex("15030300020228"))
        async with FaultProxy(pbx.port, [None, None, alert]).run() as proxy:
            profile = Profile(host="127.0.0.1", port=proxy.port, pin=pin, user="desk")
            link = sources.LiveLink(ConnectionParameters.from_profile(profile, Password("old")))
            running = asyncio.create_task(link.run(events.extend))
            await wait_for(lambda: LinkState.REFUSED in list_states(), timeout=20)
            events.clear()
            link.use_password(Password(PASSWORD))
            await wait_for(lambda: len(list_states()) > 1, timeout=20)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    with run_pbx_peer(script_sequence([lose_stream(), refuse_sign_in(0x80000041)]), context) as pbx:
        qt_run(scenario(pbx))
    assert list_states() == [LinkState.CONNECTING, LinkState.RETRYING]


def test_the_network_can_be_excluded_for_lack_of_licences(qt_run: QtRun, tmp_path: Path):
    async def scenario(port: int) -> None:
        live = LiveDesk(port, tmp_path, flags="-SCN -CMExtn")
        async with live.run():
            await live.wait_for_link(LinkStatus.RETRYING)
            await wait_for_offer(live, RecoveryAction.EXCLUDE_NETWORK, RecoveryAction.RETRY)
            live.window.banner_area.stale_banner.buttons[RecoveryAction.EXCLUDE_NETWORK].click()
            await live.wait_for_link(LinkStatus.LIVE)
            assert EventFlag.SCN.value not in live.models.link_model.info.flags

    with run_simulator(msgspec.structs.replace(QUIET, licences=1, nodes=2)) as simulator:
        qt_run(scenario(simulator.server.tcp_port))


def test_a_partial_success_is_reported(qt_run: QtRun, tmp_path: Path):
    async def scenario(port: int) -> None:
        live = LiveDesk(port, tmp_path, flags="-SCN -CMExtn")
        async with live.run():
            await live.wait_for_link(LinkStatus.LIVE)
            facts = live.window.link_bar.facts_label
            await wait_for(lambda: "without -SCN" in facts.text())
            assert "PARTIAL SUCCESS" in facts.toolTip()
            await wait_for_offer(live)

    with run_simulator(
        msgspec.structs.replace(QUIET, licences=1, nodes=2, partial_success=True)
    ) as simulator:
        qt_run(scenario(simulator.server.tcp_port))


def test_the_next_attempt_can_be_made_immediately(qt_run: QtRun, tmp_path: Path):
    async def scenario(simulator: SimulatorThread) -> None:
        port = simulator.server.tcp_port
        live = LiveDesk(port, tmp_path)
        async with live.run():
            await live.wait_for_link(LinkStatus.LIVE)
            await asyncio.to_thread(simulator.stop)
            await live.wait_for_link(LinkStatus.RETRYING)
            await wait_for_offer(live, RecoveryAction.RETRY)
            assert live.window.banner_area.stale_banner.isVisible()
            again = SimulatorThread(msgspec.structs.replace(QUIET, port=port))
            await asyncio.to_thread(again.start)
            try:
                live.window.banner_area.stale_banner.buttons[RecoveryAction.RETRY].click()
                await live.wait_for_link(LinkStatus.LIVE)
            finally:
                await asyncio.to_thread(again.stop)

    with run_simulator(QUIET) as simulator:
        qt_run(scenario(simulator))


def test_the_directory_is_read_again_after_the_pbx_was_away(qt_run: QtRun, tmp_path: Path):
    """Someone may have been renamed meanwhile, and the next scheduled reading is half an hour away."""

    def list_names(live: LiveDesk) -> set[str]:
        return {person.name for person in live.desk.switchboard.directory.people}

    def run_pbx_with(name: str, port: int = 0) -> SimulatorThread:
        script = tmp_path / "scenario.txt"
        script.write_text(f'user 4001 "{name}"\n', encoding="utf-8")
        return SimulatorThread(SimulatorOptions(script=script, tls_port=None, password=PASSWORD, port=port))

    async def scenario() -> None:
        simulator = run_pbx_with("Ann Archer")
        port = (await asyncio.to_thread(simulator.start)).tcp_port
        try:
            live = LiveDesk(port, tmp_path)
            async with live.run():
                await wait_for(lambda: list_names(live) == {"Ann Archer"})
                await asyncio.to_thread(simulator.stop)
                await wait_for_offer(live, RecoveryAction.RETRY)
                simulator = run_pbx_with("Ann Baker", port)
                await asyncio.to_thread(simulator.start)
                live.window.banner_area.stale_banner.buttons[RecoveryAction.RETRY].click()
                await wait_for(lambda: list_names(live) == {"Ann Baker"})
        finally:
            await asyncio.to_thread(simulator.stop)

    qt_run(scenario())


def test_another_site_is_chosen_by_a_click(qt_run: QtRun, tmp_path: Path):
    store = SettingsStore(tmp_path)
    store.save(store.load().with_profile(Profile(name="Leeds", host="pbx.leeds", user="desk")))

    async def scenario(port: int) -> None:
        live = LiveDesk(port, tmp_path)
        async with live.run() as task:
            await live.wait_for_link(LinkStatus.LIVE)
            (menu,) = live.window.findChildren(SitesMenu)
            (leeds,) = [action for action in menu.actions() if action.text() == "Leeds"]
            leeds.trigger()
            await asyncio.wait_for(task, 10)
        assert live.source.requested_site == sources.RequestedSite("Leeds")

    with run_simulator(QUIET) as simulator:
        qt_run(scenario(simulator.server.tcp_port))
