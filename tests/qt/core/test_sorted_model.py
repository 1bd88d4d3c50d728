"""A filtered list equals the result of filtering and sorting all rows again, after any changes."""

from __future__ import annotations

import random
from typing import NamedTuple

import pytest

from devlink3_desk.qt.core.row_model import KeyedModel
from devlink3_desk.qt.core.sorted_model import MAX_OUTDATED_KEYS, SortedModel
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change
from tests.support.board_values import make_call, make_random_changes
from tests.support.desk_models import ImmediateDeskModels, ManualClock, list_expected_keys, list_shown_keys

STATES = (CallStatus.RINGING, CallStatus.QUEUED, CallStatus.HELD, CallStatus.CONNECTED)


@pytest.mark.parametrize("seed", range(4))
def test_filters_between_changes_show_the_right_rows(desk: ImmediateDeskModels, seed: int) -> None:
    chance = random.Random(seed)
    for step in range(60):
        desk.apply_changes(*make_random_changes(seed * 1000 + step, 25))
        desk.call_list.set_filter(chance.choice(("", "a", "an", "ann 2", "nobody of this name")))
        assert list_shown_keys(desk) == list_expected_keys(desk)


def test_more_changes_than_are_recorded_do_no_harm(desk: ImmediateDeskModels) -> None:
    count = MAX_OUTDATED_KEYS + 100
    desk.apply_changes(*(CallChanged(make_call(f"c{at:05}", since=float(at))) for at in range(count)))
    desk.call_list.set_filter("dental")
    moved: list[Change] = [
        CallChanged(make_call(f"c{at:05}", STATES[at % 4], since=float(-at))) for at in range(0, count, 2)
    ]
    desk.apply_changes(*moved)
    desk.apply_changes(*(CallEnded(f"c{at:05}") for at in range(0, count, 3)))
    desk.call_list.set_filter("northfield")
    assert list_shown_keys(desk) == list_expected_keys(desk)
    desk.apply_changes(CallChanged(make_call("c00001", CallStatus.HELD)), CallEnded("c00004"))
    desk.call_list.set_filter("")
    assert list_shown_keys(desk) == list_expected_keys(desk)


class ExampleRow(NamedTuple):
    """A row of the example in :mod:`devlink3_desk.qt.core.sorted_model`."""

    key: str
    name: str
    sort_key: tuple[float | str, ...]
    elapsed_since: float | None = None
    number: str = ""
    accessible_text: str = ""

    @property
    def search_text(self) -> str:
        return self.name.lower()


class Example:
    """The example's models, with a log of the signals that the sorted one emits."""

    def __init__(self, clock: ManualClock) -> None:
        self.source: KeyedModel[ExampleRow] = KeyedModel(clock)
        rows = (
            ("a", "Ann", (5, 10)),
            ("b", "Bob", (0, 20)),
            ("c", "Joanna", (0, 30)),
            ("d", "Hannah", (4, 35)),
        )
        self.source.update_rows({key: ExampleRow(key, name, sort_key) for key, name, sort_key in rows})
        self.shown = SortedModel(self.source)
        self.shown.set_filter("ann")
        self.log: list[tuple[object, ...]] = []
        log = self.log.append
        self.shown.rowsMoved.connect(lambda _1, first, _2, _3, to: log(("moved", first, to, self.keys())))
        self.shown.rowsInserted.connect(lambda _, first, _2: log(("inserted", first, self.keys())))
        self.shown.rowsRemoved.connect(lambda _, first, _2: log(("removed", first, self.keys())))
        self.shown.shown_rows_updated.connect(lambda rows: log(("shown_rows_updated", *rows)))
        self.shown.dataChanged.connect(lambda first, _: log(("dataChanged", first.row())))

    def keys(self) -> str:
        return " ".join(self.shown.key_at(row) for row in range(self.shown.rowCount()))

    def apply_batch(self) -> None:
        self.source.update_rows(
            {
                "a": ExampleRow("a", "Ann", (2, 40)),
                "b": ExampleRow("b", "Anne", (0, 20)),
                "c": None,
                "e": ExampleRow("e", "Annika", (0, 40)),
            }
        )


def test_the_worked_example_is_true(clock: ManualClock) -> None:
    example = Example(clock)
    assert example.keys() == "c d a"
    example.apply_batch()
    assert example.log == [
        ("moved", 2, 1, "c a d"),
        ("shown_rows_updated", 1),
        ("dataChanged", 1),
        ("inserted", 0, "b c a d"),
        ("shown_rows_updated", 0),
        ("dataChanged", 0),
        ("removed", 1, "b a d"),
        ("inserted", 1, "b e a d"),
    ]
    example.shown.set_filter("")
    assert example.keys() == "b e a d"


def test_the_worked_example_of_a_frozen_model_is_true(clock: ManualClock) -> None:
    example = Example(clock)
    example.shown.freeze()
    example.apply_batch()
    assert example.log == [
        ("shown_rows_updated", 2),
        ("dataChanged", 2),
        ("shown_rows_updated",),
        ("removed", 0, "d a"),
    ]
    example.shown.unfreeze()
    assert example.keys() == "b e a d"
