"""The model of the history: pages of a long list, new calls at the top, and calls that were returned."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QDate, QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.qt.history.history_model import MAX_FIRST_PAGE, PAGE_SIZE, HistoryModel
from devlink3_desk.qt.history.history_pages import MAX_LOADED_PAGES
from devlink3_desk.qt.history.history_row import HistoryRow, RowWriter
from tests.support.history_calls import make_incoming_call, make_outgoing_call
from tests.support.recorded_history import (
    NAMES,
    SITE,
    START,
    RecordedHistory,
    iter_calls,
    open_recorded_history,
)

MAX_ROWS_IN_MEMORY = (MAX_LOADED_PAGES + 2) * PAGE_SIZE + MAX_FIRST_PAGE
MANY_CALLS = 3 * MAX_ROWS_IN_MEMORY


def create_model(history: RecordedHistory, qtbot: QtBot, query: CallQuery | None = None) -> HistoryModel:
    model = HistoryModel(lambda: RowWriter(lambda number: NAMES.get(number, ""), SITE, QDate(2026, 5, 4)))
    with qtbot.waitSignal(model.first_page_read):
        model.set_query(history.access, query or CallQuery(with_legs=False))
    return model


def keys_of(model: HistoryModel) -> list[str]:
    return [model.key_at(row) for row in range(model.rowCount())]


def fetch_more(model: HistoryModel, qtbot: QtBot) -> None:
    count = model.rowCount()
    model.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: model.rowCount() > count or not model.canFetchMore(QModelIndex()))


def read_row(model: HistoryModel, row: int, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: model.value_at(row) is not None)
    return model.key_at(row)


def refresh(model: HistoryModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.first_page_read):
        model.refresh()


def test_model_is_consistent_while_it_reads_and_changes(history: RecordedHistory, qtbot: QtBot) -> None:
    history.write_calls(*iter_calls(400))
    model = create_model(history, qtbot)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    while model.canFetchMore(QModelIndex()):
        fetch_more(model, qtbot)
    assert keys_of(model) == [f"k{number}" for number in reversed(range(400))]
    history.write_calls(make_incoming_call("new", "01632960001", START + 60.0 * 400))
    refresh(model, qtbot)
    assert keys_of(model)[:2] == ["new", "k399"]
    del tester


def test_long_history_scrolls_to_its_end_and_back_with_bounded_memory(tmp_path: Path, qtbot: QtBot) -> None:
    with open_recorded_history(tmp_path / "long.sqlite", iter_calls(MANY_CALLS)) as history:
        model = create_model(history, qtbot)
        most = 0
        while model.canFetchMore(QModelIndex()):
            fetch_more(model, qtbot)
            most = max(most, model.loaded_rows)
        assert model.rowCount() == MANY_CALLS
        assert read_row(model, MANY_CALLS - 1, qtbot) == "k0"
        for row in range(MANY_CALLS - 1, -1, -PAGE_SIZE // 2):
            assert read_row(model, row, qtbot) == f"k{MANY_CALLS - 1 - row}"
            most = max(most, model.loaded_rows)
        assert most <= MAX_ROWS_IN_MEMORY


def test_pinned_row_stays_in_memory(tmp_path: Path, qtbot: QtBot) -> None:
    with open_recorded_history(tmp_path / "long.sqlite", iter_calls(PAGE_SIZE * 20)) as history:
        model = create_model(history, qtbot)
        fetch_more(model, qtbot)
        model.pinned_key = model.key_at(PAGE_SIZE + 5)
        while model.canFetchMore(QModelIndex()):
            fetch_more(model, qtbot)
        assert model.find_row(model.pinned_key) == PAGE_SIZE + 5


def test_many_new_calls_divide_the_first_page_in_place(history: RecordedHistory, qtbot: QtBot) -> None:
    total = PAGE_SIZE * 2
    history.write_calls(*iter_calls(total))
    model = create_model(history, qtbot)
    calls = list(iter_calls(total + 3 * PAGE_SIZE))
    for first in range(total, len(calls), PAGE_SIZE // 2):
        history.write_calls(*calls[first : first + PAGE_SIZE // 2])
        refresh(model, qtbot)
    while model.canFetchMore(QModelIndex()):
        fetch_more(model, qtbot)
    assert [read_row(model, row, qtbot) for row in range(model.rowCount())] == [
        call.id for call in reversed(calls)
    ]


def test_more_new_calls_than_a_page_are_shown_from_the_top(history: RecordedHistory, qtbot: QtBot) -> None:
    history.write_calls(*iter_calls(10))
    model = create_model(history, qtbot)
    history.write_calls(*iter_calls(10 + 2 * PAGE_SIZE))
    refresh(model, qtbot)
    assert keys_of(model)[0] == f"k{9 + 2 * PAGE_SIZE}"
    assert model.canFetchMore(QModelIndex())


@pytest.mark.parametrize("position", [0.5, 1.5, 2.5])
def test_long_call_that_ends_late_appears_in_its_place(
    history: RecordedHistory, qtbot: QtBot, position: float
) -> None:
    total = PAGE_SIZE * 3 + 40
    history.write_calls(*iter_calls(total))
    model = create_model(history, qtbot)
    while model.canFetchMore(QModelIndex()):
        fetch_more(model, qtbot)
    row = int(position * PAGE_SIZE)
    started = START + 60.0 * (total - row) - 30.0
    history.write_calls(make_incoming_call("late", "01632960001", started, answered_by="302"))
    refresh(model, qtbot)
    qtbot.waitUntil(lambda: model.value_at(row) is not None and model.key_at(row) == "late")
    while model.canFetchMore(QModelIndex()):
        fetch_more(model, qtbot)
    assert len(set(keys_of(model))) == total + 1


def test_a_changed_call_keeps_its_row(history: RecordedHistory, qtbot: QtBot) -> None:
    call = next(iter_calls(1))
    history.write_calls(call)
    model = create_model(history, qtbot)
    history.write_calls(msgspec.structs.replace(call, tag="changed"))
    with qtbot.waitSignal(model.dataChanged):
        model.refresh()
    row = model.value_at(0)
    assert row is not None
    assert row.call.tag == "changed"


def test_missed_call_shows_by_whom_and_when_it_was_returned(history: RecordedHistory, qtbot: QtBot) -> None:
    missed = make_incoming_call("missed", "01632960144", START)
    back = make_outgoing_call("back", "01632960144", START + 600.0, caller="302")
    history.write_calls(missed, back)
    model = create_model(history, qtbot)
    qtbot.waitUntil(lambda: all(row.returned_text for row in rows_of(model) if row.needs_return))
    row = next(row for row in rows_of(model) if row.needs_return)
    assert "Bob Baker" in row.returned_text
    assert not row.is_open
    assert row.accessible_text.endswith(row.returned_text)


def rows_of(model: HistoryModel) -> list[HistoryRow]:
    return [row for row in map(model.value_at, range(model.rowCount())) if row is not None]


def test_later_return_is_shown_after_a_refresh(history: RecordedHistory, qtbot: QtBot) -> None:
    history.write_calls(make_incoming_call("missed", "01632960144", START))
    model = create_model(history, qtbot)
    history.write_calls(make_outgoing_call("back", "01632960144", START + 600.0))
    model.refresh()
    qtbot.waitUntil(lambda: any(row.returned_text for row in rows_of(model)))


def test_answers_to_an_older_query_are_dropped(history: RecordedHistory, qtbot: QtBot) -> None:
    history.write_calls(*iter_calls(40))
    model = create_model(history, qtbot)
    model.set_query(history.access, CallQuery(text="nobody", with_legs=False))
    with qtbot.waitSignal(model.first_page_read):
        model.set_query(history.access, CallQuery(text="0000", with_legs=False))
    assert keys_of(model) == ["k0"]


def test_history_that_cannot_be_read_is_reported_and_read_later(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "history.sqlite").mkdir()
    with open_recorded_history(folder / "history.sqlite") as history:
        model = HistoryModel(lambda: RowWriter(lambda _: "", SITE, QDate(2026, 5, 4)))
        with qtbot.waitSignal(model.read_failed) as failed:
            model.set_query(history.access, CallQuery(with_legs=False))
        assert str(failed.args[0]).endswith(".")
        (folder / "history.sqlite").rmdir()
        calls: list[CallRecord] = list(iter_calls(3))
        history.write_calls(*calls)
        with qtbot.waitSignal(model.first_page_read):
            model.set_query(history.access, CallQuery(with_legs=False))
        assert model.rowCount() == 3


def test_without_history_there_are_no_rows(qtbot: QtBot) -> None:
    model = HistoryModel(lambda: RowWriter(lambda _: "", SITE, QDate(2026, 5, 4)))
    with qtbot.waitSignal(model.first_page_read):
        model.set_query(None, CallQuery())
    assert model.rowCount() == 0
    assert not model.canFetchMore(QModelIndex())
