"""A filtered list is what filtering and sorting everything anew would give, whatever has happened since."""

from __future__ import annotations

import random

import pytest

from devlink3_desk.qt.models.ordered import MAX_MOVED
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change
from devlink3_desk.switchboard.views import CallStatus

from .conftest import Desk
from .made_up import call, random_changes

STATES = (CallStatus.RINGING, CallStatus.QUEUED, CallStatus.HELD, CallStatus.CONNECTED)


def expected(desk: Desk) -> list[str]:
    found = [row for row in desk.calls if all(needle in row.haystack for needle in desk.call_list.needles)]
    return [row.key for row in sorted(found, key=lambda row: (row.sort_key, row.key))]


def shown(desk: Desk) -> list[str]:
    return [desk.call_list.key_at(at) for at in range(desk.call_list.rowCount())]


@pytest.mark.parametrize("seed", range(4))
def test_filters_between_changes_show_the_truth(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)
    for step in range(60):
        desk.take(*random_changes(seed * 1000 + step, 25))
        desk.call_list.set_filter(chance.choice(("", "a", "an", "ann 2", "nobody of this name")))
        assert shown(desk) == expected(desk)


def test_more_changes_than_are_remembered_are_no_harm(desk: Desk) -> None:
    count = MAX_MOVED + 100
    desk.take(*(CallChanged(call(f"c{at:05}", since=float(at))) for at in range(count)))
    desk.call_list.set_filter("dental")
    moved: list[Change] = [
        CallChanged(call(f"c{at:05}", STATES[at % 4], since=float(-at))) for at in range(0, count, 2)
    ]
    desk.take(*moved)
    desk.take(*(CallEnded(f"c{at:05}") for at in range(0, count, 3)))
    desk.call_list.set_filter("northfield")
    assert shown(desk) == expected(desk)
    desk.take(CallChanged(call("c00001", CallStatus.HELD)), CallEnded("c00004"))
    desk.call_list.set_filter("")
    assert shown(desk) == expected(desk)
