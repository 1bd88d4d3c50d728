"""The intervals of reports by week."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from devlink3_desk.history.report_request import ReportGrouping, ReportRequest, build_intervals

WEDNESDAY = dt.datetime(2026, 1, 7, tzinfo=dt.UTC)
DAY = 86_400.0


@pytest.mark.parametrize(
    ("first_weekday", "days"), [(1, [7, 12, 19, 26]), (6, [7, 10, 17, 24]), (7, [7, 11, 18, 25])]
)
def test_weeks_begin_on_the_chosen_weekday(first_weekday: int, days: list[int]) -> None:
    since = WEDNESDAY.timestamp()
    request = ReportRequest(
        grouping=ReportGrouping.WEEK,
        since=since,
        until=since + 20 * DAY,
        zone=dt.UTC,
        first_weekday=first_weekday,
    )
    intervals = build_intervals(request)
    assert [dt.datetime.fromtimestamp(each.start, dt.UTC).day for each in intervals] == days
    assert intervals[-1].end == request.until
    assert all(first.end == second.start for first, second in pairwise(intervals))
