"""A reports window on a history in a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from devlink3_desk.app.desk.report_export import export_report
from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.queries import HistoryAccess
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.theme import ApplicationThemeManager, ThemeMode
from devlink3_desk.qt.reports.report_controls import PeriodChoice
from devlink3_desk.qt.reports.report_source import ReportSource
from devlink3_desk.qt.reports.reports_window import ReportsWindow
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from tests.support.history_calls import make_incoming_call

DAY = QDate(2026, 1, 5)
NINE = dt.datetime(2026, 1, 5, 9).astimezone().timestamp()


def make_calls() -> list[CallRecord]:
    """Return eight answered calls, one late, and two that were given up, of one morning."""
    calls = [
        make_incoming_call(f"a{each}", f"0163296{each:04}", NINE + 60 * each, answered_by="301", wait=12.0)
        for each in range(7)
    ]
    late = make_incoming_call("late", "01632960100", NINE + 3_600, answered_by="302", wait=50.0)
    given_up = [
        make_incoming_call("long", "01632960101", NINE + 4_000, wait=40.0),
        make_incoming_call("short", "01632960102", NINE + 4_100, wait=4.0),
    ]
    return [*calls, late, *given_up]


@pytest.fixture
def history(tmp_path: Path) -> Iterator[LocalHistory]:
    location = HistoryLocation.parse(str(tmp_path / "history.sqlite"))
    with open_history(location) as store:
        store.write_calls(make_calls())
        run = store.begin_run("test", "test", 0.0, NINE)
        # From nine to half past ten.
        store.extend_live_period(store.begin_live_period(run, NINE), NINE + 5_400.0)
    access = LocalHistory(location, NumberingPlan())
    yield access
    access.close()


OpenWindow = Callable[..., ReportsWindow]


@pytest.fixture
def open_window(qtbot: QtBot, history: LocalHistory) -> OpenWindow:
    """Return a function that opens the window on the day of the calls."""

    def open_window(
        preferences: Preferences | None = None,
        *,
        has_history: bool = True,
        sites: Mapping[str, HistoryAccess] | None = None,
        read_wall: Callable[[], float] = lambda: NINE + 86_400.0 * 30,
    ) -> ReportsWindow:
        chosen = preferences or Preferences()
        others = [("200 · branch", "Service")] if sites else []
        source = ReportSource(
            lambda: history if has_history else None,
            lambda: chosen,
            lambda: [("200", "Sales"), *others],
            lambda: [("301", "Ann Weber")],
            export_report,
            lambda: sites or {},
        )
        window = ReportsWindow(ApplicationThemeManager(ThemeMode.LIGHT), source, read_wall)
        qtbot.addWidget(window)
        window.controls.select_value(window.controls.period, PeriodChoice.CHOSEN)
        window.controls.first_day.setDate(DAY)
        window.controls.last_day.setDate(DAY)
        with qtbot.waitSignal(window.shown, timeout=20_000):
            window.show()
        return window

    return open_window
