"""Alert rules against the simulator: an alert is raised and withdrawn with its reason."""

from __future__ import annotations

import asyncio
import contextlib
import time
from pathlib import Path

import pytest

from devlink3_desk.link.endpoint import Endpoint, Password
from devlink3_desk.preferences import AlertKind, AlertPreferences, AlertRule, AlertScope
from devlink3_desk.services.session.session import DevLinkSession
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.simulator.server import PbxServer
from devlink3_desk.switchboard.alert_engine import (
    AddressRequested,
    AlertEngine,
    AlertOutcome,
    AlertRaised,
    AlertWithdrawn,
)
from devlink3_desk.switchboard.alert_rules import AlertContext, AlertTime
from devlink3_desk.switchboard.board import Switchboard
from tests.support.waiting import wait_for

PEOPLE = """
user 4001 "Ann Archer"
user 4002 "Bob Baker"
user 4003 "Cem Cakir"
group 200 Sales 4001 4002
line 5 isdn
"""
ME, WATCHED = frozenset({"4001"}), frozenset({"4002", "200"})


class Desk:
    """A session on a PBX that plays a scenario, its switchboard, and the alerts of one rule."""

    def __init__(self, *rules: AlertRule, **preferences) -> None:
        self.board, self.alerts = Switchboard(), AlertEngine()
        self.outcomes: list[AlertOutcome] = []
        self.alerts.set_context(
            AlertContext(AlertPreferences(rules=rules, **preferences), ME, WATCHED), self.now()
        )

    @staticmethod
    def now() -> AlertTime:
        return AlertTime(time.monotonic())

    def sink(self, events) -> None:
        now = self.now()
        changes = self.board.apply_all(events, now.monotonic)
        self.outcomes += self.alerts.apply(changes, now)

    def raised(self) -> list[AlertRaised]:
        self.outcomes += self.alerts.raise_due_alerts(self.now())
        return [outcome for outcome in self.outcomes if isinstance(outcome, AlertRaised)]

    def withdrawn(self) -> bool:
        return any(isinstance(outcome, AlertWithdrawn) for outcome in self.outcomes)


@contextlib.asynccontextmanager
async def playing(desk: Desk, tmp_path, text: str):
    script = tmp_path / "scenario.txt"
    script.write_text(PEOPLE + text, encoding="utf-8")
    server = PbxServer(SimulatorOptions(script=script, tls_port=None, speed=2.0))
    await server.start()

    async def credentials() -> Password:
        return Password("desk-password")

    endpoint = Endpoint(host="127.0.0.1", port=server.tcp_port, tls=None)
    session = asyncio.create_task(
        DevLinkSession(endpoint, "desk", credentials, frozenset(), retry_first_failure=True).run(desk.sink)
    )
    try:
        yield server
    finally:
        session.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await session
        await server.close()


RINGS = "at 0.2 call A from trunk 5.1 cli 02079460123 to user {number}\nat 3 {then}\n"
QUEUED = "at 0.2 call A from trunk 5.1 cli 02079460123 to group 200\nthen 0 queue A group 200\n"
TALKS = "at 0.2 call A from trunk 5.1 cli 02079460123 to user 4001\nat 0.4 answer A by 4001\n"


@pytest.mark.parametrize(
    ("rule", "scenario"),
    [
        pytest.param(
            AlertRule(kind=AlertKind.RINGING, whom=AlertScope.ME),
            RINGS.format(number="4001", then="answer A by 4001\nat 60 clear A"),
            id="for-me-answered-by-me",
        ),
        pytest.param(
            AlertRule(kind=AlertKind.RINGING, whom=AlertScope.ME),
            RINGS.format(number="4001", then="pickup A by 4003\nat 60 clear A"),
            id="for-me-answered-by-another",
        ),
        pytest.param(
            AlertRule(kind=AlertKind.RINGING, whom=AlertScope.WATCHED),
            RINGS.format(number="4002", then="clear A by trunk"),
            id="for-a-watched-person-given-up",
        ),
        pytest.param(
            AlertRule(kind=AlertKind.RINGING, whom=AlertScope.WATCHED),
            QUEUED + "at 3 ring A 4002 group 200\nthen 0.2 answer A by 4002\nat 60 clear A\n",
            id="for-a-watched-group-answered",
        ),
        pytest.param(
            AlertRule(kind=AlertKind.RINGING, whom=AlertScope.LISTED, numbers=("4003",), seconds=0.5),
            RINGS.format(number="4003", then="voicemail A for user 4003\nat 60 clear A"),
            id="for-these-numbers-after-a-while-to-voicemail",
        ),
        pytest.param(
            AlertRule(kind=AlertKind.QUEUE, seconds=0.5),
            QUEUED + "at 4 ring A 4002 group 200\nthen 0.2 answer A by 4002\nat 60 clear A\n",
            id="a-queue-that-waits-too-long",
        ),
        pytest.param(
            AlertRule(kind=AlertKind.QUEUE, callers=2),
            QUEUED
            + "at 1 call B from trunk 5.2 cli 02079460124 to group 200\nthen 0 queue B group 200\n"
            + "at 4 ring A 4002 group 200\nthen 0.2 answer A by 4002\nat 60 clear A\n",
            id="a-queue-of-too-many",
        ),
        pytest.param(
            AlertRule(kind=AlertKind.HELD, whom=AlertScope.ME, seconds=0.5),
            TALKS + "at 1 hold A by 4001\nat 4 resume A by 4001\nat 60 clear A\n",
            id="on-hold-too-long",
        ),
        pytest.param(
            AlertRule(kind=AlertKind.PARKED, seconds=0.5),
            TALKS + "at 1 park A by 4001 slot 3\nat 4 unpark A by 4002\nat 60 clear A\n",
            id="parked-too-long",
        ),
        pytest.param(
            AlertRule(kind=AlertKind.EMERGENCY),
            "at 0.2 call A from user 4003 dialling 9112\nthen 0.1 out A trunk 5.1 number 112 emergency\n"
            "then 0.5 answer A by trunk\nat 4 clear A\n",
            id="an-emergency-number",
        ),
        pytest.param(
            AlertRule(kind=AlertKind.EMERGENCY),
            "at 0.2 call A from user 4003 dialling 9999\nthen 0.1 out A trunk 5.1 number 999\nat 4 clear A\n",
            id="an-emergency-number-that-the-pbx-does-not-know-as-one",
        ),
    ],
)
async def test_an_alert_comes_and_goes_with_its_reason(rule, scenario, tmp_path: Path):
    desk = Desk(rule)
    async with playing(desk, tmp_path, scenario):
        raised = await wait_for(desk.raised, 20, "the alert")
        assert [alert.alert.rule for alert in raised] == [rule]
        await wait_for(desk.withdrawn, 20, "the alert to be withdrawn")
        assert not desk.alerts.active


@pytest.mark.parametrize("kind", list(AlertKind))
async def test_a_kind_that_is_switched_off_is_silent(kind, tmp_path: Path):
    desk = Desk(AlertRule(kind=kind, enabled=False))
    all_events = (
        TALKS
        + "at 0.6 hold A by 4001\nat 0.8 resume A by 4001\nthen 0.1 park A by 4001 slot 3\n"
        + "at 1.1 call B from trunk 5.2 cli 02079460124 to group 200\nthen 0 queue B group 200\n"
        + "at 1.2 call C from user 4003 dialling 9112\nthen 0 out C trunk 5.3 number 112 emergency\n"
        + "at 1.6 clear A\nat 1.7 clear B\nat 1.8 clear C\n"
    )
    async with playing(desk, tmp_path, all_events):
        await wait_for(lambda: desk.board.calls, 20, "calls")
        await wait_for(lambda: not desk.board.calls, 20, "the end of all calls")
        assert not desk.raised()


async def test_the_page_of_a_caller_is_opened_once(tmp_path: Path):
    rule = AlertRule(kind=AlertKind.RINGING, whom=AlertScope.ME, open_address=True)
    desk = Desk(rule, address="https://crm.example/?phone={number}")
    # Calls that begin while the desk still catches up may have been there before it: their pages stay closed.
    text = "at 6 call A from trunk 5.1 cli 02079460123 to user 4001\nat 8 clear A by trunk\n"
    async with playing(desk, tmp_path, text):
        await wait_for(desk.withdrawn, 20, "the end of the call")
        pages = [outcome.url for outcome in desk.outcomes if isinstance(outcome, AddressRequested)]
        assert pages == ["https://crm.example/?phone=%2B442079460123"]


async def test_a_pbx_that_dies_withdraws_its_alerts(tmp_path: Path):
    desk = Desk(AlertRule(kind=AlertKind.RINGING, whom=AlertScope.ME))
    text = RINGS.format(number="4001", then="fault drop")
    async with playing(desk, tmp_path, text):
        await wait_for(desk.raised, 20, "the alert")
        await wait_for(desk.withdrawn, 20, "the alert to be withdrawn")
        await wait_for(lambda: len(desk.raised()) == 2, 20, "the alert to come back with the link")
