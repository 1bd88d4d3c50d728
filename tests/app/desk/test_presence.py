"""Presence: what users have set at the PBX is shown, and read again after the call that changed it."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from devlink3_desk.protocol import event_stream
from devlink3_desk.protocol.events import CallLost
from devlink3_desk.protocol.packets import (
    EventPacket,
    EventRequest,
    EventResponse,
    ReadFileRequest,
    ReadFileResponse,
)
from tests.support.live_desk import LiveDesk
from tests.support.pbx_peer import PeerConversation, make_detail_packet, run_pbx_peer
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for

pytestmark = [
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore("propagateSizeHints|raise"),  # the platform without a screen cannot
]

NOT_FOUND = 0x80000061
END = "c0a82a0300000301"
"""The end of extension 4001 in the call that the peer shows."""


class PresencePbx:
    """A PBX on which extension 4001 has a call until ``hung_up`` is set; ``files`` are its pseudo-files."""

    def __init__(self, **files: str) -> None:
        self.files = {"user_list": "Ann,4001,Ann Archer,1\r\n", **files}
        self.hung_up = threading.Event()
        self.requested_files: list[str] = []

    async def __call__(self, conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        match await conversation.receive_packet():
            case ReadFileRequest(request_id=request, name=name):
                self.requested_files.append(name)
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
                lost = CallLost(node_id="c0a82a03", end_id=END, cause=16)
                await conversation.send_packets(
                    EventPacket("192.168.42.3", 2, event_stream.encode_event(lost))
                )
                await answering


def test_do_not_disturb_set_by_a_code_is_shown_soon_after_the_call(qt_run: QtRun, tmp_path: Path):
    pbx = PresencePbx(**{"user_info3/4001": "Ann,Ann Archer,4001,1,0,0,,201,0\r\n"})

    async def scenario(port: int) -> None:
        live = LiveDesk(port, tmp_path)

        def shown_texts() -> tuple[str, str]:
            row = live.models.extensions.find("4001")
            return ("", "") if row is None else (row.state_text, row.presence_summary)

        async with live.run():
            await wait_for(lambda: shown_texts() == ("Dialling", "Forwarded to 201 when busy"), timeout=20)
            pbx.files["user_info3/4001"] = "Ann,Ann Archer,4001,0,0,0,,,1\r\n"
            pbx.hung_up.set()
            await wait_for(lambda: shown_texts()[0] == "Do not disturb", timeout=20)
            count_label = live.window.extensions_pane.count_label
            await wait_for(lambda: count_label.text() == "0 of 1 free", timeout=20)

    with run_pbx_peer(pbx) as server:
        qt_run(scenario(server.port))


def test_a_pbx_without_presence_is_reported_and_its_calls_go_on(qt_run: QtRun, tmp_path: Path):
    users = "".join(f"User{number},{number},,{number}\r\n" for number in range(4001, 4009))
    pbx = PresencePbx(user_list=users)

    async def scenario(port: int) -> None:
        live = LiveDesk(port, tmp_path)
        facts = live.window.link_bar.facts_label
        async with live.run():
            await wait_for(lambda: "do not disturb and forwarding unknown" in facts.text(), timeout=20)
            assert live.models.calls.rowCount() == 1
            assert [name for name in pbx.requested_files if "user_info3" in name] == [
                f"nasystem/user_info3/{number}" for number in range(4001, 4004)
            ]
            pbx.hung_up.set()

    with run_pbx_peer(pbx) as server:
        qt_run(scenario(server.port))
