"""The missed calls of earlier versions become calls of the history, once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from devlink3_desk.history.call_record import CallOutcome, compute_outcome
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.services.missed_call_import import import_missed_calls
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.switchboard.board_values import CallStatus
from tests.support.missed_calls import make_stored_call, write_missed_calls

PLAN = NumberingPlan()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HistoryStore]:
    with open_history(HistoryLocation(path=tmp_path / "history.sqlite")) as store:
        yield store


def test_calls_that_nobody_has_returned_are_stored_as_far_as_known(store: HistoryStore, tmp_path: Path):
    path = write_missed_calls(
        tmp_path,
        make_stored_call("m1"),
        make_stored_call("m2", kind="missed", whom="201", number="", name="", at=1_700_000_900.0),
        make_stored_call("m3", settled=True),
        make_stored_call("m4", voicemail=True, in_doubt=True, at=1_700_001_900.0),
    )

    assert import_missed_calls(tmp_path, store, PLAN) == 3

    assert not path.exists()
    first, second, third = store.fetch_page(CallQuery(newest_first=False)).calls
    assert (first.caller.number, first.caller.e164, first.caller.name) == (
        "901632960144",
        "+441632960144",
        "Café Zoë",
    )
    assert (first.called.number, first.groups, first.complete) == ("600", ("600",), False)
    assert (first.ended, first.wait, first.legs[0].state) == (1_700_000_000.0, 45.0, CallStatus.QUEUED)
    assert (second.called.number, second.legs[0].parties) == ("201", ("201",))
    assert third.caller.name == ""
    assert [compute_outcome(call) for call in (first, second, third)] == [
        CallOutcome.ABANDONED,
        CallOutcome.ABANDONED,
        CallOutcome.VOICEMAIL,
    ]
    [callback] = store.list_callbacks()
    assert (callback.e164, callback.attempts, callback.targets) == ("+441632960144", 2, ("600",))


def test_caller_who_was_listed_is_to_be_called_back_however_short_the_wait(
    store: HistoryStore, tmp_path: Path
):
    write_missed_calls(tmp_path, make_stored_call("m1", waited=3.0))

    assert import_missed_calls(tmp_path, store, PLAN) == 1

    [call] = store.fetch_page(CallQuery()).calls
    assert (call.wait, compute_outcome(call)) == (3.0, CallOutcome.ABANDONED)
    assert [callback.attempts for callback in store.list_callbacks()] == [1]


def test_import_that_was_cut_short_stores_no_call_twice(store: HistoryStore, tmp_path: Path):
    for _ in range(2):
        write_missed_calls(tmp_path, make_stored_call("m1"))
        assert import_missed_calls(tmp_path, store, PLAN) == 1

    assert store.count_calls(CallQuery()) == 1


def test_without_a_file_nothing_happens(store: HistoryStore, tmp_path: Path):
    assert import_missed_calls(tmp_path, store, PLAN) == 0


def test_damaged_file_is_moved_aside(store: HistoryStore, tmp_path: Path):
    (tmp_path / "missed.json").write_text("{", encoding="utf-8")
    problems: list[str] = []

    assert import_missed_calls(tmp_path, store, PLAN, problems.append) == 0

    assert len(problems) == 1
    assert (tmp_path / "missed.broken.json").exists()
