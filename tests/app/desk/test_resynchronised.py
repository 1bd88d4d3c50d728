"""Resynchronisation: after a loss the board is complete again, and calls that go on never leave the list."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable

import pytest

from devlink3_desk.app.desk.desk import Desk
from devlink3_desk.app.desk.sources import LiveLink
from devlink3_desk.protocol.enums import TestResult
from devlink3_desk.protocol.packets import TestRequest, TestResponse
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import LinkStatus
from devlink3_desk.switchboard.site import Site
from tests.support.desk_models import MemoryLayoutStore
from tests.support.live_desk import create_connection, run_desk
from tests.support.pbx_peer import (
    PeerConversation,
    make_detail_packet,
    run_pbx_peer,
    script_sequence,
    stream_packets,
)
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for

pytestmark = [
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore("propagateSizeHints|raise"),  # the platform without a screen cannot
]


BreakingScript = Callable[[PeerConversation, threading.Event], Awaitable[None]]
"""Shows two calls, waits until the window shows them, and then breaks the stream."""


serve_two_calls = stream_packets(make_detail_packet(1, 1), make_detail_packet(2, 2))


async def show_two_calls(conversation: PeerConversation, shown: threading.Event) -> None:
    """Show two calls, and wait until the window has them."""
    await conversation.accept_sign_in()
    await conversation.grant_events(make_detail_packet(1, 1), make_detail_packet(2, 2))
    await conversation.answer_test(await conversation.receive_packet())
    assert await asyncio.to_thread(shown.wait, 30)


def break_with(result: TestResult) -> BreakingScript:
    """Break the stream at the next test packet."""

    async def break_stream(conversation: PeerConversation, shown: threading.Event) -> None:
        await show_two_calls(conversation, shown)
        request = await conversation.expect_packet(TestRequest)
        await conversation.send_packets(TestResponse(request.request_id, result, b""))
        await conversation.wait_for_hang_up()

    return break_stream


async def hang_up(conversation: PeerConversation, shown: threading.Event) -> None:
    """Hang up."""
    await show_two_calls(conversation, shown)
    conversation.hang_up()


async def skip_counters(conversation: PeerConversation, shown: threading.Event) -> None:
    """Leave a gap in the counters, and show the calls again with the next event request."""
    await show_two_calls(conversation, shown)
    await conversation.send_packets(make_detail_packet(9, 1))
    await conversation.grant_events(make_detail_packet(10, 1), make_detail_packet(11, 2))
    await conversation.answer_tests()


@pytest.mark.parametrize(
    "breaking_script",
    [
        break_with(TestResult.STREAM_INTEGRITY_LOST),
        break_with(TestResult.STREAM_AUTHENTICATION_FAILED),
        hang_up,
        skip_counters,
    ],
    ids=["integrity", "authentication", "restart", "gap"],
)
def test_rows_that_remain_are_never_removed(qt_run: QtRun, breaking_script: BreakingScript):
    shown = threading.Event()

    async def scenario(port: int) -> None:
        models = DeskModels()
        window = MainWindow(models, MemoryLayoutStore())
        # Without a reader of the directory, each connection to the peer is one of the session.
        desk = Desk(window, Switchboard(Site()), LiveLink(create_connection(port)))
        call_list, link_model = models.call_list, models.link_model
        statuses = [link_model.info.state]
        link_model.changed.connect(lambda link: statuses.append(link.state))
        async with run_desk(window, desk):
            await wait_for(lambda: call_list.rowCount() == 2 and LinkStatus.LIVE in statuses, timeout=20)
            row_changes: list[str] = []
            call_list.rowsRemoved.connect(lambda *_: row_changes.append("removed"))
            call_list.rowsInserted.connect(lambda *_: row_changes.append("inserted"))
            call_list.modelReset.connect(lambda: row_changes.append("reset"))
            statuses.clear()
            shown.set()
            await wait_for(lambda: len(statuses) > 1 and statuses[-1] == LinkStatus.LIVE, timeout=25)
            assert call_list.rowCount() == 2
            assert row_changes == []

    with run_pbx_peer(
        script_sequence([lambda conversation: breaking_script(conversation, shown), serve_two_calls])
    ) as pbx:
        qt_run(scenario(pbx.port))
