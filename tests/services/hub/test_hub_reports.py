"""Reports through a hub in another time zone: days and hours are those of the desk."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

from devlink3_desk.history.report_request import ReportGrouping, ReportRequest
from devlink3_desk.history.report_rows import Report
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.hub.history_service import (
    HistoryService,
    build_report_arguments,
    decode_report,
)
from devlink3_desk.services.hub.moment_service import MomentService
from devlink3_desk.switchboard.site import Site
from tests.support.history_calls import make_incoming_call
from tests.support.history_desk import ANSWER_SECONDS, open_local_history, store_calls

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of this system cannot be set")

SetZone = Callable[[str], None]
# A week with the Sunday on which the clocks of Berlin change, and a call in each hour.
SINCE, UNTIL = (dt.datetime(2026, 10, day, tzinfo=ZoneInfo("Europe/Berlin")).timestamp() for day in (22, 29))


@pytest.fixture
def set_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[SetZone]:
    """Return a function that sets the time zone of the system."""

    def set_zone(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield set_zone
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def history(tmp_path: Path) -> Iterator[LocalHistory]:
    with open_local_history(tmp_path) as history:
        starts = range(int(SINCE) + 60, int(UNTIL), 3_600)
        store_calls(history, *(make_incoming_call(str(at), "01632960001", float(at)) for at in starts))
        yield history


@pytest.mark.parametrize("grouping", [each for each in ReportGrouping if each.is_by_time])
@pytest.mark.parametrize("zone", [None, ZoneInfo("Asia/Kathmandu")])
def test_a_hub_computes_in_the_zone_of_the_desk(
    grouping: ReportGrouping, zone: ZoneInfo | None, history: LocalHistory, set_zone: SetZone
) -> None:
    request = ReportRequest(grouping=grouping, since=SINCE, until=UNTIL, zone=zone)
    set_zone("Europe/Berlin")
    expected = history.compute_report(request).result(ANSWER_SECONDS)
    arguments = msgspec.json.decode(msgspec.json.encode(build_report_arguments(request)))
    set_zone("UTC")
    assert ask_hub(history, arguments, request).rows == expected.rows


def ask_hub(history: LocalHistory, arguments: object, request: ReportRequest) -> Report:
    """Return what a hub answers on this computer."""
    service = HistoryService(history, MomentService(history, Site()))
    body = {"method": "compute_report", "arguments": arguments}
    return decode_report(asyncio.run(service.answer("ann", body)), request)
