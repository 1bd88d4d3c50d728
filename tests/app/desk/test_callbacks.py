"""Callers to call back, from a real PBX through the recording into the window."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from devlink3_desk.app.desk.call_records import CallbackConnector
from devlink3_desk.app.desk.recording import DeskRecorder, RecordingOptions
from devlink3_desk.preferences import AlertPreferences
from devlink3_desk.qt.callbacks.callbacks_pane import CallbacksPane
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.switchboard.board_values import LinkStatus
from tests.support.live_desk import LiveDesk
from tests.support.qt_loop import QtRun
from tests.support.simulator import run_scenario_pbx
from tests.support.waiting import wait_for

pytestmark = [
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore("propagateSizeHints|raise"),  # the platform without a screen cannot
]

PEOPLE = """
user 4001 "Ann Archer"
user 4002 "Ben Carter"
group 200 Sales 4001 4002
line 5 isdn
line 17 sip channels 10
"""
GIVES_UP = """
at 0.5 call M from trunk 5.3 did 5678 cli 01632960177 to group 200
then 0.3 ring M 4001 4002
then 1 clear M by trunk
"""
CALLED_BACK = """
then 2 call B from user 4002 dialling 901632960177
then 0.2 out B trunk 17.3 number 01632960177
then 0.3 answer B by trunk
then 1 clear B by trunk
"""
CALLS_AGAIN = """
then 2 call B from trunk 17.3 did 5678 cli 01632960177 to group 200
then 0.3 ring B 4001
then 0.3 answer B by 4001
then 1 clear B by trunk
"""
CALLS_BEFORE_THE_LINK_IS_LOST = """
then 2 call B from trunk 17.3 did 5678 cli 01632960177 to group 200
then 0.3 ring B 4001
then 0.3 fault drop
"""
NUMBER = "+441632960177"
WRITTEN = "01632 960177"


@contextlib.asynccontextmanager
async def open_desk(folder: Path, scenario: str) -> AsyncIterator[tuple[LiveDesk, CallbacksPane]]:
    """Open a desk that records, on a PBX that plays a scenario."""
    with run_scenario_pbx(folder, PEOPLE + scenario) as pbx:
        live = LiveDesk(pbx.server.tcp_port, folder)
        live.window.preferences.update_sections(alerts=AlertPreferences(abandoned_after=0, rules=()))
        location = HistoryLocation(path=folder / "history.sqlite")
        recorder = DeskRecorder(live.window, live.desk.switchboard, RecordingOptions(location))
        live.desk.recorder = recorder
        CallbackConnector(live.window)
        try:
            async with live.run():
                yield live, live.window.find_pane(CallbacksPane)
        finally:
            recorder.close()


def list_open(pane: CallbacksPane) -> list[str]:
    return [callback.key for callback in pane.book.callbacks]


@pytest.mark.parametrize(
    ("scenario", "line"),
    [
        (CALLED_BACK, f"Ben Carter reached {WRITTEN} at "),
        (CALLS_AGAIN, f"{WRITTEN} reached Ann Archer at "),
    ],
    ids=["called back", "calls again"],
)
def test_caller_is_listed_until_someone_speaks_with_them(
    qt_run: QtRun, tmp_path: Path, scenario: str, line: str
) -> None:
    async def play() -> None:
        async with open_desk(tmp_path, GIVES_UP + scenario) as (live, pane):
            live.window.focus_pane("missed")
            await wait_for(lambda: list_open(pane) == [NUMBER], what="the caller", timeout=20)
            assert live.window.docks["missed"].windowTitle() == "To call back (1)"
            await wait_for(lambda: not list_open(pane), what="the caller to be reached", timeout=20)
            await wait_for(lambda: line in pane.message_line.label.text(), what="the line", timeout=20)
            assert live.window.docks["missed"].windowTitle() == "To call back"

    qt_run(play())


def test_lost_link_makes_nobody_disappear(qt_run: QtRun, tmp_path: Path) -> None:
    async def play() -> None:
        async with open_desk(tmp_path, GIVES_UP + CALLS_BEFORE_THE_LINK_IS_LOST) as (live, pane):
            await wait_for(lambda: list_open(pane) == [NUMBER], what="the caller", timeout=20)
            await live.wait_for_link(LinkStatus.LOST, LinkStatus.RETRYING)
            await live.wait_for_link(LinkStatus.LIVE)
            assert live.models.history is not None
            answers: list[None] = []
            pane.book.changed.connect(lambda: answers.append(None))
            pane.book.set_short_seconds(1e-3)  # asks again
            await wait_for(lambda: pane.book.has_answer, what="the answer", timeout=20)
            assert list_open(pane) == [NUMBER]

    qt_run(play())

    # Everything is still there at the next start.
    async def restart() -> None:
        async with open_desk(tmp_path, "") as (_, pane):
            await wait_for(lambda: list_open(pane) == [NUMBER], what="the caller", timeout=20)

    qt_run(restart())


def test_line_about_the_caller_arrives_while_the_next_call_rings(qt_run: QtRun, tmp_path: Path) -> None:
    async def play() -> None:
        async with open_desk(
            tmp_path, GIVES_UP + CALLS_AGAIN.replace("then 0.3 answer", "then 9 answer")
        ) as (
            live,
            pane,
        ):
            await wait_for(lambda: list_open(pane) == [NUMBER], what="the caller", timeout=20)
            lines = live.models.caller_history
            await wait_for(
                lambda: any(
                    "1 call(s) this week" in lines.describe_history(row.key) for row in live.models.calls
                ),
                what="the line about the caller",
                timeout=20,
            )

    qt_run(play())
