"""Zones that are known by their offsets have the local times of the zones that these are of."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from devlink3_desk.history.offset_zone import OffsetZone, list_offsets
from devlink3_desk.history.report_request import to_instant, to_local

SINCE, UNTIL = (dt.datetime(year, 1, 1, tzinfo=dt.UTC).timestamp() for year in (2026, 2027))
ZONES = (
    "Europe/Berlin",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "America/Havana",
    "Africa/Casablanca",
    "UTC",
)


@pytest.mark.parametrize("name", ZONES)
def test_local_times_are_those_of_the_zone(name: str) -> None:
    zone = ZoneInfo(name)
    copied = OffsetZone(list_offsets(SINCE, UNTIL, zone))
    for instant in range(int(SINCE), int(UNTIL), 1_800):
        expected = to_local(instant, zone)
        found = to_local(instant, copied)
        assert (found.replace(tzinfo=None), found.fold) == (expected.replace(tzinfo=None), expected.fold)
        assert found.timestamp() == instant


@pytest.mark.parametrize("name", ZONES)
def test_days_begin_when_they_do_in_the_zone(name: str) -> None:
    """Also in Havana, where clocks change at midnight."""
    zone = ZoneInfo(name)
    copied = OffsetZone(list_offsets(SINCE, UNTIL, zone))
    for day in range(1, 364):
        date = dt.date(2026, 1, 1) + dt.timedelta(days=day)
        assert to_instant(date, copied) == to_instant(date, zone), date


def test_offsets_are_those_of_the_period() -> None:
    zone = ZoneInfo("Europe/Berlin")
    assert list_offsets(SINCE, SINCE + 60.0, zone) == ((SINCE, 3_600),)
    summer = dt.datetime(2026, 3, 29, 1, tzinfo=dt.UTC).timestamp()
    assert list_offsets(SINCE, SINCE + 100 * 86_400.0, zone) == ((SINCE, 3_600), (summer, 7_200))
    assert len(list_offsets(-1e11, 1e11, zone)) < 400
