"""Queries of a history on this machine are answered on another thread, even if the file has errors."""

from __future__ import annotations

import contextlib
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec
import pytest

from devlink3_desk.history.call_record import CallbackState
from devlink3_desk.history.queries import CallQuery, HistoryAccess
from devlink3_desk.history.report_request import FigureSettings, ReportGrouping, ReportRequest
from devlink3_desk.history.report_rows import GroupReportRow
from devlink3_desk.services.history_access import LocalHistory, Slices
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation, HistoryProblem
from devlink3_desk.services.storage.history_schema import SCHEMA_VERSION, read_meta
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.switchboard.site import Site
from tests.support.full_disk import limit_file_size
from tests.support.history_calls import MONDAY_10, make_incoming_call, make_outgoing_call

ANN, BOB = "01632960150", "01632960151"
ANN_E164 = "+441632960150"
SITE = Site(country="GB", outside_prefix="9")
TIMEOUT = 240.0
DAY = 86_400.0


@pytest.fixture
def location(tmp_path: Path) -> HistoryLocation:
    location = HistoryLocation(path=tmp_path / "history.sqlite")
    with open_history(location) as store:
        store.write_calls(
            [
                make_incoming_call("1", ANN, MONDAY_10),
                make_incoming_call("2", BOB, MONDAY_10 + 60),
                make_outgoing_call("3", BOB, MONDAY_10 + 120),
            ]
        )
    return location


@pytest.fixture
def access(location: HistoryLocation) -> Iterator[LocalHistory]:
    access = LocalHistory(location, SITE, lambda: MONDAY_10 + 500)
    yield access
    access.close()


def test_every_query_is_answered(access: LocalHistory) -> None:
    history: HistoryAccess = access
    page = history.fetch_page(CallQuery(limit=2)).result(TIMEOUT)
    assert [call.id for call in page.calls] == ["3", "2"]
    rest = history.fetch_page(CallQuery(limit=2, after=page.next_position)).result(TIMEOUT)
    assert [call.id for call in rest.calls] == ["1"]
    assert history.count_calls(CallQuery()).result(TIMEOUT) == 3
    assert history.find_calls(["1", "nobody"]).result(TIMEOUT).keys() == {"1"}
    returns = history.find_returns(page.calls).result(TIMEOUT)
    assert {call: returned.call for call, returned in returns.items()} == {"2": "3"}
    summary = history.summarise_contact([ANN, ANN_E164], MONDAY_10 - 1).result(TIMEOUT)
    assert (summary.calls, summary.unreturned_since) == (1, MONDAY_10)
    assert history.summarise_contact([ANN], 0.0, short_seconds=60.0).result(TIMEOUT).unreturned_since is None


def test_callers_are_marked_at_the_instant_of_the_query(access: LocalHistory) -> None:
    (callback,) = access.list_callbacks().result(TIMEOUT)
    assert callback.key == ANN_E164
    access.mark_callback(callback.key, CallbackState.CLAIMED, who="Eva").result(TIMEOUT)
    (callback,) = access.list_callbacks().result(TIMEOUT)
    assert (callback.state, callback.by, callback.marked) == ("claimed", "Eva", MONDAY_10 + 500)
    assert access.undo_callback_mark(callback.key).result(TIMEOUT)
    assert not access.undo_callback_mark(callback.key).result(TIMEOUT)


def test_answers_come_from_another_thread_and_in_order(access: LocalHistory) -> None:
    threads = [access.run(lambda _: threading.current_thread().name).result(TIMEOUT) for _ in range(2)]
    assert threads == ["devlink3-history-reader"] * 2
    answers: list[int] = []

    def append(number: int, _store: HistoryStore) -> None:
        answers.append(number)

    futures = [access.run(partial(append, number)) for number in range(50)]
    futures[-1].result(TIMEOUT)
    assert answers == list(range(50))


def test_an_error_of_one_query_does_not_affect_the_next(access: LocalHistory) -> None:
    with pytest.raises(ZeroDivisionError):
        access.run(lambda _: 1 // 0).result(TIMEOUT)
    with pytest.raises(HistoryError):
        access.run(lambda store: store.database.execute("SELECT nothing FROM nowhere")).result(TIMEOUT)
    assert access.count_calls(CallQuery()).result(TIMEOUT) == 3


def test_a_cancelled_query_is_not_run(access: LocalHistory) -> None:
    is_free = threading.Event()
    access.run(lambda _: is_free.wait(TIMEOUT))
    asked: list[bool] = []
    outdated = access.run(lambda _: asked.append(True))
    assert outdated.cancel()
    is_free.set()
    access.count_calls(CallQuery()).result(TIMEOUT)
    assert asked == []


def test_other_queries_are_answered_while_one_runs_in_slices(access: LocalHistory) -> None:
    is_free = threading.Event()

    def wait_in_slices(store: HistoryStore) -> Slices[int]:
        while not is_free.is_set():
            yield
        return store.count_calls(CallQuery())

    waiting = access.run_in_slices(wait_in_slices)
    behind = access.list_callbacks()
    assert access.count_calls(CallQuery()).result(TIMEOUT) == 3
    assert not waiting.done()
    # The next one that takes slices waits for the first.
    assert not behind.done()
    access.run(lambda _: is_free.set()).result(TIMEOUT)
    assert waiting.result(TIMEOUT) == 3
    assert [callback.key for callback in behind.result(TIMEOUT)] == [ANN_E164]


def test_a_search_is_counted_in_slices(access: LocalHistory) -> None:
    """A text that occurs in most calls of a year is looked for in all of them, which takes seconds."""
    is_free = threading.Event()

    def wait_in_slices(_store: HistoryStore) -> Slices[None]:
        while not is_free.is_set():
            yield

    access.run_in_slices(wait_in_slices, is_search=True)
    found = access.count_calls(CallQuery(text=ANN))
    page = access.fetch_page(CallQuery(text=ANN))
    assert access.count_calls(CallQuery()).result(TIMEOUT) == 3
    assert not found.done()
    assert not page.done()
    is_free.set()
    assert found.result(TIMEOUT) == 1
    assert [call.id for call in page.result(TIMEOUT).calls] == ["1"]


def test_a_search_does_not_wait_for_the_list_of_callers(access: LocalHistory) -> None:
    """The first list of a large history takes seconds."""
    is_free = threading.Event()

    def wait_in_slices(_store: HistoryStore) -> Slices[None]:
        while not is_free.is_set():
            yield

    waiting = access.run_in_slices(wait_in_slices)
    behind = access.list_callbacks()
    assert [call.id for call in access.fetch_page(CallQuery(text=ANN)).result(TIMEOUT).calls] == ["1"]
    assert not waiting.done()
    is_free.set()
    assert [callback.key for callback in behind.result(TIMEOUT)] == [ANN_E164]


def test_a_query_in_slices_can_fail_be_cancelled_and_be_the_last_one(location: HistoryLocation) -> None:
    access = LocalHistory(location, SITE)

    def run_forever(_store: HistoryStore) -> Slices[None]:
        while True:
            yield

    def fail_in_slices(_store: HistoryStore) -> Slices[None]:
        yield
        raise ZeroDivisionError

    endless = access.run_in_slices(run_forever)
    failing = access.run_in_slices(fail_in_slices)
    assert endless.cancel()
    with pytest.raises(ZeroDivisionError):
        failing.result(TIMEOUT)
    last = access.list_callbacks()
    access.close(TIMEOUT)
    assert [callback.key for callback in last.result(0)] == [ANN_E164]
    with pytest.raises(HistoryError, match="closed"):
        access.list_callbacks().result(TIMEOUT)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a file that is open")
def test_a_query_in_slices_restarts_in_the_history_that_replaces_a_damaged_one(
    access: LocalHistory, location: HistoryLocation
) -> None:
    assert location.path is not None
    path = location.path
    is_free = threading.Event()

    def count_in_slices(store: HistoryStore) -> Slices[int]:
        while not is_free.is_set():
            yield
        return store.count_calls(CallQuery())

    counted = access.run_in_slices(count_in_slices)
    assert access.count_calls(CallQuery()).result(TIMEOUT) == 3
    path.replace(path.with_suffix(".damaged"))
    is_free.set()
    assert counted.result(TIMEOUT) in (0, 3)
    assert access.count_calls(CallQuery()).result(TIMEOUT) == 0


def test_what_was_asked_before_closing_is_answered_and_nothing_after(location: HistoryLocation) -> None:
    access = LocalHistory(location, SITE)
    answered = access.count_calls(CallQuery())
    access.close()
    assert answered.result(TIMEOUT) == 3
    with pytest.raises(HistoryError, match="closed"):
        access.count_calls(CallQuery()).result(TIMEOUT)
    access.close()  # twice does nothing


def test_a_history_that_cannot_be_opened_is_opened_later(tmp_path: Path) -> None:
    obstacle = tmp_path / "folder"
    obstacle.write_text("in the way")
    access = LocalHistory(HistoryLocation(path=obstacle / "history.sqlite"), SITE)
    with pytest.raises(HistoryError) as error:
        access.count_calls(CallQuery()).result(TIMEOUT)
    assert error.value.problem is HistoryProblem.UNAVAILABLE
    obstacle.unlink()
    assert access.count_calls(CallQuery()).result(TIMEOUT) == 0
    access.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a file that is open")
def set_version(location: HistoryLocation, version: int) -> None:
    assert location.path is not None
    with contextlib.closing(sqlite3.connect(location.path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")


def test_a_history_of_a_newer_version_is_read_until_it_can_be_written(location: HistoryLocation) -> None:
    set_version(location, SCHEMA_VERSION + 1)
    access = LocalHistory(location, SITE, lambda: MONDAY_10 + 500)
    assert len(access.fetch_page(CallQuery()).result(TIMEOUT).calls) == 3
    (callback,) = access.list_callbacks().result(TIMEOUT)
    for change in (
        access.mark_callback(callback.key, CallbackState.DONE, who="Eva"),
        access.undo_callback_mark(callback.key),
    ):
        with pytest.raises(HistoryError, match="newer version"):
            change.result(TIMEOUT)
    request = ReportRequest(grouping=ReportGrouping.DAY, since=MONDAY_10, until=MONDAY_10 + 3_600)
    assert access.compute_report(request).result(TIMEOUT).rows
    set_version(location, SCHEMA_VERSION)
    deadline = time.monotonic() + TIMEOUT
    while access.mark_callback(callback.key, CallbackState.DONE, who="Eva").exception(TIMEOUT) is not None:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert access.list_callbacks().result(TIMEOUT) == []
    access.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on the size of files there")
def test_a_history_on_a_full_disk_is_read(location: HistoryLocation) -> None:
    access = LocalHistory(location, SITE)
    # No new file has room.
    with contextlib.closing(access), limit_file_size(1_000):
        assert len(access.fetch_page(CallQuery()).result(TIMEOUT).calls) == 3
        with pytest.raises(HistoryError, match="is full"):
            access.mark_callback(ANN_E164, CallbackState.DONE, who="Eva").result(TIMEOUT)


def test_another_file_in_the_place_of_the_first_is_read(
    access: LocalHistory, location: HistoryLocation
) -> None:
    """As after a damaged file was set aside."""
    assert access.count_calls(CallQuery()).result(TIMEOUT) == 3
    assert location.path is not None
    location.path.rename(location.path.with_suffix(".damaged"))
    with open_history(location) as store:
        store.write_calls([make_incoming_call("9", ANN, MONDAY_10)])
    assert access.count_calls(CallQuery()).result(TIMEOUT) == 1


def test_a_history_to_be_read_only_is_neither_created_nor_changed(
    tmp_path: Path, location: HistoryLocation
) -> None:
    missing = tmp_path / "missing.sqlite"
    access = LocalHistory(HistoryLocation(path=missing), SITE, read_only=True)
    with pytest.raises(HistoryError):
        access.count_calls(CallQuery()).result(TIMEOUT)
    access.close()
    assert not missing.exists()
    access = LocalHistory(location, SITE, read_only=True)
    assert access.count_calls(CallQuery()).result(TIMEOUT) == 3
    with pytest.raises(HistoryError):
        access.mark_callback(ANN_E164, CallbackState.DONE, who="Eva").result(TIMEOUT)
    access.close()


def test_the_report_of_a_day_does_not_replace_the_stored_figures_of_a_year(access: LocalHistory) -> None:
    """The wallboard asks for that of today after each call, by its own target."""
    request = ReportRequest(
        grouping=ReportGrouping.GROUP,
        since=MONDAY_10 - 300 * DAY,
        until=MONDAY_10 + 65 * DAY,
        settings=FigureSettings(30.0, 10.0),
    )
    access.compute_report(request).result(TIMEOUT)
    stored = list_stored_settings(access)
    today = msgspec.structs.replace(
        request, since=MONDAY_10, until=MONDAY_10 + DAY, settings=FigureSettings(20.0, 10.0)
    )
    for target in (20.0, 30.0, 19.0):
        settings = FigureSettings(target, 10.0)
        report = access.compute_report(msgspec.structs.replace(today, settings=settings)).result(TIMEOUT)
        (row,) = report.rows
        assert isinstance(row, GroupReportRow)
        assert row.offered == 2
        assert list_stored_settings(access) == stored
    assert stored[0] == FigureSettings(30.0, 10.0).key


def list_stored_settings(access: LocalHistory) -> list[str]:
    """Return the settings by which figures are to be stored, and those of the stored ones."""

    def read(store: HistoryStore) -> list[str]:
        rows = store.database.execute("SELECT DISTINCT settings FROM figures ORDER BY settings")
        return [read_meta(store.database, "figure_settings") or "", *(str(row[0]) for row in rows)]

    return access.run(read).result(TIMEOUT)
