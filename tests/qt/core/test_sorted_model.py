"""A filtered list is what filtering and sorting everything anew would give, whatever has happened since."""

from __future__ import annotations

import random

import pytest

from devlink3_desk.qt.core.sorted_model import MAX_MOVED_KEYS
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change
from tests.qt.conftest import ImmediateDeskModels
from tests.support.board_values import make_call, make_random_changes

STATES = (CallStatus.RINGING, CallStatus.QUEUED, CallStatus.HELD, CallStatus.CONNECTED)


def expected_keys(desk: ImmediateDeskModels) -> list[str]:
    found = [row for row in desk.calls if all(needle in row.search_text for needle in desk.call_list.needles)]
    return [row.key for row in sorted(found, key=lambda row: (row.sort_key, row.key))]


def shown_keys(desk: ImmediateDeskModels) -> list[str]:
    return [desk.call_list.key_at(at) for at in range(desk.call_list.rowCount())]


@pytest.mark.parametrize("seed", range(4))
def test_filters_between_changes_show_the_truth(desk: ImmediateDeskModels, seed: int) -> None:
    chance = random.Random(seed)
    for step in range(60):
        desk.apply_changes(*make_random_changes(seed * 1000 + step, 25))
        desk.call_list.set_filter(chance.choice(("", "a", "an", "ann 2", "nobody of this name")))
        assert shown_keys(desk) == expected_keys(desk)


def test_more_changes_than_are_remembered_are_no_harm(desk: ImmediateDeskModels) -> None:
    count = MAX_MOVED_KEYS + 100
    desk.apply_changes(*(CallChanged(make_call(f"c{at:05}", since=float(at))) for at in range(count)))
    desk.call_list.set_filter("dental")
    moved: list[Change] = [
        CallChanged(make_call(f"c{at:05}", STATES[at % 4], since=float(-at))) for at in range(0, count, 2)
    ]
    desk.apply_changes(*moved)
    desk.apply_changes(*(CallEnded(f"c{at:05}") for at in range(0, count, 3)))
    desk.call_list.set_filter("northfield")
    assert shown_keys(desk) == expected_keys(desk)
    desk.apply_changes(CallChanged(make_call("c00001", CallStatus.HELD)), CallEnded("c00004"))
    desk.call_list.set_filter("")
    assert shown_keys(desk) == expected_keys(desk)
