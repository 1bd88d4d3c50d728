"""Exporting calls of the history: both formats, cancelling, and what happens to a file that exists."""

from __future__ import annotations

import csv
import datetime as dt
from concurrent.futures import CancelledError
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from devlink3_desk.app.desk.history_export import PAGE_SIZE, CallExporter, ExportError
from devlink3_desk.history.call_record import CALL_COLUMNS, CallOutcome, RecordedParty
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.qt.history.history_source import ExportFormat
from tests.support.history_calls import make_incoming_call, make_outgoing_call
from tests.support.recorded_history import START, iter_calls, open_recorded_history
from tests.support.workbooks import load_workbook

ZONE = ZoneInfo("Europe/Berlin")
OLDEST_FIRST = CallQuery(newest_first=False)


def test_csv_has_the_columns_of_the_command_and_escapes_formulas(tmp_path: Path) -> None:
    evil = RecordedParty("01632960144", '=HYPERLINK("http://example.com")')
    with open_recorded_history(tmp_path / "h.sqlite") as history:
        history.write_calls(
            make_incoming_call("a", "01632960144", START, caller=evil),
            make_outgoing_call("b", "01632960144", START + 900.0),
        )
        path = tmp_path / "calls.csv"
        exporter = CallExporter(lambda: history.access, ZONE)
        count = exporter.export_calls(OLDEST_FIRST, path, ExportFormat.CSV, print, lambda: False).result()
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert count == 2
    assert tuple(rows[0]) == CALL_COLUMNS
    assert rows[0]["caller.name"].startswith("'=")
    assert rows[0]["returned.by"] == "301"
    assert rows[0]["started"] == dt.datetime.fromtimestamp(START, ZONE).isoformat(timespec="milliseconds")


def test_xlsx_of_several_pages_reports_progress(tmp_path: Path) -> None:
    total = PAGE_SIZE + 7
    path = tmp_path / "calls.xlsx"
    progress: list[int] = []
    with open_recorded_history(tmp_path / "h.sqlite", iter_calls(total)) as history:
        exporter = CallExporter(lambda: history.access)
        exported = exporter.export_calls(
            OLDEST_FIRST, path, ExportFormat.XLSX, progress.append, lambda: False
        )
        assert exported.result() == total
    assert progress == [PAGE_SIZE, total]
    sheet = load_workbook(path, read_only=True).active
    assert sheet is not None
    ids = [row[0].value for row in sheet.iter_rows()]
    assert ids == ["id", *(f"k{number}" for number in range(total))]


def test_cancelled_export_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "calls.csv"
    path.write_text("old")
    with open_recorded_history(tmp_path / "h.sqlite", iter_calls(3)) as history:
        exporter = CallExporter(lambda: history.access)
        exported = exporter.export_calls(OLDEST_FIRST, path, ExportFormat.CSV, print, lambda: True)
        with pytest.raises(CancelledError):
            exported.result()
    assert path.read_text() == "old"
    assert list(folder.iterdir()) == [path]


def test_export_contains_the_calls_that_the_query_finds(tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    query = CallQuery(newest_first=False, outcomes=(CallOutcome.ANSWERED,), text="0000")
    with open_recorded_history(tmp_path / "h.sqlite", iter_calls(8)) as history:
        exporter = CallExporter(lambda: history.access)
        assert exporter.export_calls(query, path, ExportFormat.CSV, print, lambda: False).result() == 1


def test_without_history_the_reason_is_said(tmp_path: Path) -> None:
    exported = CallExporter(lambda: None).export_calls(
        OLDEST_FIRST, tmp_path / "calls.csv", ExportFormat.CSV, print, lambda: False
    )
    with pytest.raises(ExportError, match=r"^Nothing is recorded"):
        exported.result()


def test_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "calls.csv"
    with open_recorded_history(tmp_path / "h.sqlite", iter_calls(1)) as history:
        exporter = CallExporter(lambda: history.access)
        exported = exporter.export_calls(OLDEST_FIRST, path, ExportFormat.CSV, print, lambda: False)
        with pytest.raises(ExportError, match="cannot be written"):
            exported.result()
