"""What is lost on the way comes back whole, and the rows that survived never leave the window meanwhile."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.cli import connection_options
from devlink3_desk.app.desk.desk import Desk
from devlink3_desk.app.desk.saved_state import SettingsLayoutStore
from devlink3_desk.app.desk.sources import LiveLink
from devlink3_desk.link.endpoint import Password
from devlink3_desk.protocol.enums import TestResult
from devlink3_desk.protocol.packets import TestRequest, TestResponse
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.storage.settings import Profile, SettingsStore
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import LinkStatus
from devlink3_desk.switchboard.site import Site
from tests.support.pbx_peer import PASSWORD, PeerConversation, make_detail_packet, run_peer, script_sequence
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot


@pytest.fixture(autouse=True)
def _qt_does_not_quit(qapp: QApplication):
    """With the last window Qt would end the loop under the test, as it would under the program."""
    qapp.setQuitOnLastWindowClosed(False)
    yield
    qapp.setQuitOnLastWindowClosed(True)


First = Callable[[PeerConversation, threading.Event], Awaitable[None]]


async def whole(conversation: PeerConversation) -> None:
    """Let the client in and show two calls."""
    await conversation.accept_sign_in()
    await conversation.grant_events(make_detail_packet(1, 1), make_detail_packet(2, 2))
    await conversation.answer_tests()


async def two_calls(conversation: PeerConversation, seen: threading.Event) -> None:
    """Show two calls, and wait until the window has them."""
    await conversation.accept_sign_in()
    await conversation.grant_events(make_detail_packet(1, 1), make_detail_packet(2, 2))
    await conversation.answer_test(await conversation.receive_packet())
    assert await asyncio.to_thread(seen.wait, 30)


def ends_with(result: TestResult) -> First:
    """Break the stream at the next test packet."""

    async def first(conversation: PeerConversation, seen: threading.Event) -> None:
        await two_calls(conversation, seen)
        request = await conversation.expect_packet(TestRequest)
        await conversation.send_packets(TestResponse(request.request_id, result, b""))
        await conversation.wait_for_hang_up()

    return first


async def restarts(conversation: PeerConversation, seen: threading.Event) -> None:
    """Hang up."""
    await two_calls(conversation, seen)
    conversation.hang_up()


async def skips(conversation: PeerConversation, seen: threading.Event) -> None:
    """Leave a gap in the counters, and show the calls again when asked again."""
    await two_calls(conversation, seen)
    await conversation.send_packets(make_detail_packet(9, 1))
    await conversation.grant_events(make_detail_packet(10, 1), make_detail_packet(11, 2))
    await conversation.answer_tests()


@pytest.mark.parametrize(
    "first",
    [
        ends_with(TestResult.STREAM_INTEGRITY_LOST),
        ends_with(TestResult.STREAM_AUTHENTICATION_FAILED),
        restarts,
        skips,
    ],
    ids=["integrity", "authentication", "restart", "gap"],
)
def test_rows_that_survive_never_leave(qt_run: QtRun, tmp_path: Path, first: First):
    seen = threading.Event()

    async def scenario(port: int) -> None:
        profile = Profile(host="127.0.0.1", port=port, tls=False, user="desk", timeout=20)
        chosen = connection_options.ConnectionParameters(
            profile, profile.build_endpoint(), Password(PASSWORD)
        )
        models = DeskModels()
        window = MainWindow(models, SettingsLayoutStore(SettingsStore(tmp_path)))
        running = asyncio.create_task(Desk(window, Switchboard(Site()), LiveLink(chosen)).run())
        shown, states = models.call_list, [models.link.state]
        models.link_changed.connect(lambda link: states.append(link.state))
        await wait_for(lambda: shown.rowCount() == 2 and LinkStatus.LIVE in states, timeout=20)
        moved: list[str] = []
        shown.rowsRemoved.connect(lambda *_: moved.append("removed"))
        shown.rowsInserted.connect(lambda *_: moved.append("inserted"))
        shown.modelReset.connect(lambda: moved.append("reset"))
        states.clear()
        seen.set()
        await wait_for(lambda: len(states) > 1 and states[-1] == LinkStatus.LIVE, timeout=25)
        assert shown.rowCount() == 2
        assert moved == []
        window.request_quit()
        assert await running == 0

    with run_peer(script_sequence([lambda conversation: first(conversation, seen), whole])) as pbx:
        qt_run(scenario(pbx.port), timeout=60)
