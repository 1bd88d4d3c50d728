"""What somebody has set reaches the window from the PBX, and soon after the call that set it."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.cli.connection_options import ConnectionParameters
from devlink3_desk.app.desk.saved_state import SettingsLayoutStore
from devlink3_desk.app.desk.sources import LiveSource
from devlink3_desk.link.endpoint import Password
from devlink3_desk.protocol import event_stream
from devlink3_desk.protocol.events import CallLost
from devlink3_desk.protocol.packets import (
    EventPacket,
    EventRequest,
    EventResponse,
    ReadFileRequest,
    ReadFileResponse,
)
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.storage.settings import Profile, SettingsStore
from devlink3_desk.switchboard.site import Site
from tests.support.pbx_peer import PASSWORD, PeerConversation, make_detail_packet, run_peer
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot

NOT_FOUND = 0x80000061
END = "c0a82a0300000301"
"""End of the call of extension 4001 that the peer shows."""


@pytest.fixture(autouse=True)
def _qt_does_not_quit(qapp: QApplication):
    """With the last window Qt would end the loop under the test, as it would under the program."""
    qapp.setQuitOnLastWindowClosed(False)
    yield
    qapp.setQuitOnLastWindowClosed(True)


class Pbx:
    """Extension 4001 is off the hook until ``hung_up``; ``files`` says what its user has set."""

    def __init__(self, **files: str) -> None:
        self.files = {"user_list": "Ann,4001,Ann Archer,1\r\n", **files}
        self.hung_up = threading.Event()
        self.asked: list[str] = []

    async def __call__(self, conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        match await conversation.receive_packet():
            case ReadFileRequest(request_id=request, name=name):
                self.asked.append(name)
                contents = self.files.get(name.removeprefix("nasystem/"))
                result = NOT_FOUND if contents is None else 0
                await conversation.send_packets(ReadFileResponse(request, result, (contents or "").encode()))
                await conversation.wait_for_hang_up()
            case EventRequest() as request:
                await conversation.send_packets(
                    EventResponse(request.request_id, 0, request.flags), make_detail_packet(1)
                )
                answering = asyncio.create_task(conversation.answer_tests())
                await asyncio.to_thread(self.hung_up.wait, 30)
                gone = CallLost(node_id="c0a82a03", end_id=END, cause=16)
                await conversation.send_packets(
                    EventPacket("192.168.42.3", 2, event_stream.encode_event(gone))
                )
                await answering


def desk_on(port: int, folder: Path) -> tuple[MainWindow, asyncio.Task[int]]:
    profile = Profile(host="127.0.0.1", port=port, tls=False, user="desk", timeout=20)
    source = LiveSource(
        ConnectionParameters(profile, profile.build_endpoint(), Password(PASSWORD)), Site(), folder
    )
    window = MainWindow(DeskModels(), SettingsLayoutStore(SettingsStore(folder)))
    return window, asyncio.create_task(source.create_desk(window).run())


def test_who_dialled_for_do_not_disturb_is_shown_so_soon_after(qt_run: QtRun, tmp_path: Path):
    pbx = Pbx(**{"user_info3/4001": "Ann,Ann Archer,4001,1,0,0,,201,0\r\n"})

    async def scenario(port: int) -> None:
        window, running = desk_on(port, tmp_path)
        extensions = window.models.extensions

        def word() -> str:
            row = extensions.find("4001")
            return "" if row is None else row.state_text

        def told() -> str:
            row = extensions.find("4001")
            return "" if row is None else row.presence_summary

        await wait_for(lambda: (word(), told()) == ("Dialling", "When busy to 201"), timeout=20)
        pbx.files["user_info3/4001"] = "Ann,Ann Archer,4001,0,0,0,,,1\r\n"
        pbx.hung_up.set()
        await wait_for(lambda: word() == "Do not disturb", timeout=20)
        await wait_for(lambda: window.extensions_pane.count_label.text() == "0 of 1 free", timeout=20)
        window.request_quit()
        assert await running == 0

    with run_peer(pbx) as server:
        qt_run(scenario(server.port), timeout=60)


def test_a_pbx_that_does_not_give_it_is_said_to_and_its_calls_go_on(qt_run: QtRun, tmp_path: Path):
    people = "".join(f"User{at},{at},,{at}\r\n" for at in range(4001, 4009))
    pbx = Pbx(user_list=people)

    async def scenario(port: int) -> None:
        window, running = desk_on(port, tmp_path)
        facts, calls = window.link_bar.facts_label, window.models.calls
        await wait_for(lambda: "do not disturb and forwarding unknown" in facts.text(), timeout=20)
        assert calls.rowCount() == 1
        assert [name for name in pbx.asked if "user_info3" in name] == [
            f"nasystem/user_info3/{at}" for at in range(4001, 4004)
        ]
        pbx.hung_up.set()
        window.request_quit()
        assert await running == 0

    with run_peer(pbx) as server:
        qt_run(scenario(server.port), timeout=60)
