"""Rewind on a desk that goes on: a call rings while the window shows the past."""

from __future__ import annotations

from pathlib import Path

import pytest

from devlink3_desk.app.desk.alerting import Alerting
from devlink3_desk.app.desk.recording import DeskRecorder, RecordingOptions
from devlink3_desk.app.desk.rewind import DeskRewind
from devlink3_desk.preferences import AlertKind, AlertPreferences, AlertRule, AlertScope, PeoplePreferences
from devlink3_desk.qt.alerts.alert_channels import AlertBar
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.simulator.scenario import parse_scenario
from devlink3_desk.simulator.scenario_player import ScenarioContext, play_scenario
from devlink3_desk.simulator.server import SimulatorThread
from devlink3_desk.switchboard.board_values import CallStatus, LinkStatus
from tests.support.live_desk import LiveDesk
from tests.support.qt_loop import QtRun
from tests.support.simulator import run_scenario_pbx
from tests.support.waiting import wait_for

pytestmark = [
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore(
        "propagateSizeHints|raise|systemTrayWindowChanged|openUrl"
    ),  # there is no screen
]

SCENARIO = """
user 4001 "Ann Archer"
user 4002 "Ben Carter"
group 200 Sales 4001 4002
line 5 isdn
line 17 sip channels 10
at 0.5 call E from trunk 5.3 did 5678 cli 01632960177 to group 200
then 0.3 ring E 4002
then 0.3 answer E by 4002
"""
LATER_SCENARIO = """
at 0 call M from trunk 5.4 did 5678 cli 01632960188 to group 200
then 0.1 ring M 4001
"""
"""What happens when the window shows the past."""
ALERTS = AlertPreferences(rules=(AlertRule(kind=AlertKind.RINGING, whom=AlertScope.ME),))


class RewoundDesk:
    """A desk that records, with its alerts and Rewind, as the program connects them."""

    def __init__(self, port: int, folder: Path) -> None:
        self.live = LiveDesk(port, folder)
        self.window = self.live.window
        location = HistoryLocation(path=folder / "history.sqlite")
        recorder = DeskRecorder(self.window, self.live.desk.switchboard, RecordingOptions(location))
        self.recorder = self.live.desk.recorder = recorder
        self.rewind = DeskRewind(self.window, recorder.access, self.live.desk.site)
        self.alerting = Alerting(self.window)
        self.live.desk.listeners.append(self.alerting.apply)
        self.alerting.start()
        self.window.preferences.update_sections(people=PeoplePreferences(me=("4001",)), alerts=ALERTS)

    def stop(self) -> None:
        """Stop what belongs to the window, before that is deleted."""
        self.rewind.close()
        self.alerting.stop()

    def find_live_call(self, number: str, status: CallStatus | None = None) -> str | None:
        """Return the id of the live call of a number, if it has a status."""
        for row in self.live.models.calls:
            if row.number.endswith(number) and status in {None, row.info.state}:
                return row.key
        return None

    def list_shown_numbers(self) -> set[str]:
        """Return the numbers of the calls that the window shows as the past."""
        panes = self.rewind.mode.past_panes
        return set() if panes is None else {row.number for row in panes.models.calls}


def play_later_scenario(pbx: SimulatorThread) -> None:
    """Let the second call arrive at a PBX that runs."""
    server = pbx.server
    scenario = parse_scenario(LATER_SCENARIO, lambda: server.company)
    context = ScenarioContext(
        server.simulation, server.pbx_state.broadcast_raw, server.inject_fault, lambda: True
    )
    loop = pbx._require_loop()
    loop.call_soon_threadsafe(server.simulation.start_process, play_scenario(scenario, context))


async def watch_call_ring(desk: RewoundDesk, pbx: SimulatorThread) -> None:
    """Show the past while one call is on the board and before another one rings, and answer its alert."""
    window, models, mode = desk.window, desk.live.models, desk.rewind.mode
    dialled: list[str] = []
    window.dialRequested.connect(dialled.append)
    await desk.live.wait_for_link(LinkStatus.LIVE)
    await wait_for(lambda: desk.find_live_call("960177", CallStatus.CONNECTED) is not None, timeout=20)
    earlier = desk.find_live_call("960177")
    assert earlier is not None
    kept = models.calls.find(earlier)
    window.actions_by_name["rewind"].setChecked(True)
    await wait_for(lambda: mode.is_active and mode.past_panes is not None, timeout=20)
    play_later_scenario(pbx)
    await wait_for(lambda: desk.find_live_call("960188") is not None)
    bar = window.findChild(AlertBar)
    assert bar is not None
    await wait_for(lambda: len(bar.cards.by_key) == 1, what="the alert", timeout=20)
    assert mode.is_active, "an alert alone does not take the past away"
    assert not any(number.endswith("960188") for number in desk.list_shown_numbers())
    assert mode.past_panes is not None
    mode.past_panes.panes["directory"].dial_requested.emit("4002")
    assert dialled == ["4002"]
    (card,) = bar.cards.by_key.values()
    card.click()
    assert not window.actions_by_name["rewind"].isChecked()
    assert window.calls_pane.isVisible()
    assert window.calls_pane.call_table.tracker.selected_key == desk.find_live_call("960188")
    assert models.calls.find(earlier) is kept, "a row that stays is not replaced"


def test_a_call_for_me_is_shown_from_a_past_moment(
    qt_run: QtRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The alert comes, the window stays in the past until it is asked for, and then selects the call."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)

    async def scenario(pbx: SimulatorThread) -> None:
        desk = RewoundDesk(pbx.server.tcp_port, tmp_path)
        try:
            async with desk.live.run():
                try:
                    await watch_call_ring(desk, pbx)
                finally:
                    desk.stop()
        finally:
            desk.recorder.close()

    with run_scenario_pbx(tmp_path, SCENARIO) as pbx:
        qt_run(scenario(pbx), timeout=120)
