"""Files of ``history`` and ``report``: CSV files and workbooks have what the JSON lines have."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from devlink3_desk.history.call_record import CALL_COLUMNS, INSTANT_COLUMNS
from devlink3_desk.history.report_request import ReportGrouping
from devlink3_desk.services.storage.history_location import HistoryLocation
from tests.support.command_line import RunCommand
from tests.support.history_calls import MONDAY_10
from tests.support.recorded_days import SimulatedRecorder, build_directory
from tests.support.workbooks import load_workbook
from tests.switchboard.damaged_stream import DamagedStream

ZONES = ["UTC", "Asia/Kathmandu"]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty minutes of a site with gaps, transfers and lost connections."""
    path = tmp_path_factory.mktemp("formats") / "history.sqlite"
    recorder = SimulatedRecorder(HistoryLocation.parse(str(path)), "run", MONDAY_10, 60.0, [])
    recorder.set_directory(build_directory(1), MONDAY_10 + 1)
    for at, events in DamagedStream(5, 2, 1_200.0).iter_batches():
        recorder.feed(events, MONDAY_10 + 2 + at)
    recorder.close()
    return path


def find_value(item: dict[str, Any], column: str) -> Any:
    """Return the value of a column such as ``caller.number``."""
    value: Any = item
    for key in column.split("."):
        value = None if value is None else value[key]
    return value


def check_csv_cell(text: str, value: Any, column: str) -> None:
    """Check one cell of a CSV file against the JSON value."""
    if value is None:
        assert text == "", column
    elif isinstance(value, str):
        if column in INSTANT_COLUMNS or column in {"start", "end"}:
            assert dt.datetime.fromisoformat(text) == dt.datetime.fromisoformat(value), column
        else:
            assert text.removeprefix("'") == value.removeprefix("'"), column
    elif isinstance(value, list) and all(isinstance(each, str) for each in value):
        assert text.split() == value, column
    else:
        assert json.loads(text) == value, column


def check_workbook_cell(cell: Any, value: Any, column: str, zone: str) -> None:
    """Check one cell of a workbook, whose instants are local, against the JSON value."""
    if isinstance(cell, dt.datetime):
        # A workbook counts days in binary fractions.
        local = dt.datetime.fromisoformat(value).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        assert abs(cell - local) < dt.timedelta(milliseconds=1), column
    elif isinstance(value, list) and not all(isinstance(each, str) for each in value):
        assert json.loads(cell) == value, column
    elif isinstance(value, list):
        assert (cell or "").split() == value, column
    else:
        assert cell == value or (cell is None and value == ""), column


def check_formats(cli: RunCommand, arguments: list[object], columns: list[str], zone: str) -> int:
    """Check both files against the JSON lines; return the number of rows."""
    items = cli(*arguments).json_lines
    table = cli(*arguments, "--format", "csv").out.decode()
    headings, *lines = csv.reader(io.StringIO(table, newline=""))
    workbook = load_workbook(io.BytesIO(cli(*arguments, "--format", "xlsx").out)).active
    titles, *rows = workbook.iter_rows(values_only=True)
    assert headings == list(titles) == columns
    for item, line, row in zip(items, lines, rows, strict=True):
        assert {column.partition(".")[0] for column in columns} == set(item)
        for column, text, cell in zip(columns, line, row, strict=True):
            check_csv_cell(text, find_value(item, column), column)
            check_workbook_cell(cell, find_value(item, column), column, zone)
    return len(items)


@pytest.mark.parametrize("zone", ZONES)
def test_calls_are_the_same_in_every_format(cli: RunCommand, history: Path, zone: str) -> None:
    """Their instants are in UTC, as in JSON: the zone is that of ``--since`` and ``--until``."""
    arguments: list[object] = ["history", "--history", history, "--timezone", zone]
    assert check_formats(cli, arguments, list(CALL_COLUMNS), "UTC") > 20


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("grouping", list(ReportGrouping))
def test_figures_are_the_same_in_every_format(
    cli: RunCommand, history: Path, grouping: ReportGrouping, zone: str
) -> None:
    arguments: list[object] = [
        *("report", "--history", history, "--by", grouping.value, "--timezone", zone),
        *("--since", "2026-01-05T09:50:00Z", "--until", "2026-01-05T10:40:00Z"),
    ]
    columns = list(cli(*arguments).json_lines[0])
    assert check_formats(cli, arguments, columns, zone) >= 1
