"""Tables as CSV and XLSX: what is written is what a spreadsheet shows, and nothing of it is evaluated."""

from __future__ import annotations

import csv
import datetime as dt
import errno
import gc
import io
import os
from typing import BinaryIO, cast
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.services import table_files
from devlink3_desk.services.table_files import CellValue, TableFormat, flatten, write_table
from tests.support.workbooks import load_workbook

TEN = dt.datetime(2026, 7, 6, 10, 42, 7, 250_000, tzinfo=dt.UTC)
COLUMNS = ("started", "caller.number", "wait", "complete", "transfers", "note")
ROWS: tuple[tuple[CellValue, ...], ...] = (
    (TEN, "01632960123", 12.345, True, 2, "=1+1"),
    (None, "+441632960123", 0.0, False, 0, None),
)


def write_bytes(table_format: TableFormat, rows: object = ROWS, **options: object) -> bytes:
    stream = io.BytesIO()
    write_table(stream, table_format, COLUMNS, rows, **options)  # type: ignore[arg-type]
    assert not stream.closed
    return stream.getvalue()


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def test_csv_has_plain_numbers_and_times_in_rfc_3339() -> None:
    assert read_csv(write_bytes(TableFormat.CSV)) == [
        list(COLUMNS),
        ["2026-07-06T10:42:07.250Z", "01632960123", "12.345", "true", "2", "'=1+1"],
        ["", "'+441632960123", "0.0", "false", "0", ""],
    ]


def test_xlsx_has_real_numbers_and_date_times() -> None:
    book = load_workbook(io.BytesIO(write_bytes(TableFormat.XLSX)))
    (sheet,) = book.worksheets
    headings, first, second = sheet.iter_rows()
    assert tuple(cell.value for cell in headings) == COLUMNS
    assert [cell.data_type for cell in first] == ["d", "s", "n", "b", "n", "s"]
    assert first[0].value == TEN.replace(tzinfo=None)
    assert '"UTC"' in first[0].number_format
    assert [cell.value for cell in first[1:]] == ["01632960123", 12.345, True, 2, "=1+1"]
    assert [cell.value for cell in second] == [None, "+441632960123", 0, False, 0, None]
    # Otherwise it becomes a formula when someone edits the cell.
    assert first[5].quotePrefix
    assert not first[1].quotePrefix
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F3"


def test_a_local_time_says_its_zone() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    winter = TEN.replace(month=1)
    rows = [(TEN, *ROWS[0][1:]), (winter, *ROWS[0][1:])]
    assert [row[0] for row in read_csv(write_bytes(TableFormat.CSV, rows, zone=berlin))[1:]] == [
        "2026-07-06T12:42:07.250+02:00",
        "2026-01-06T11:42:07.250+01:00",
    ]
    sheet = load_workbook(io.BytesIO(write_bytes(TableFormat.XLSX, rows, zone=berlin))).active
    assert sheet["A2"].value == TEN.astimezone(berlin).replace(tzinfo=None)
    assert '"CEST"' in sheet["A2"].number_format
    assert '"CET"' in sheet["A3"].number_format


@given(st.text())
def test_any_text_comes_back_as_it_was_and_is_never_a_formula(text: str) -> None:
    stream = io.BytesIO()
    write_table(stream, TableFormat.CSV, ["text"], [[text]])
    cell = next(csv.reader(io.StringIO(stream.getvalue().decode(), newline="")))
    assert cell == ["text"]
    cells = list(csv.reader(io.StringIO(stream.getvalue().decode(), newline="")))[1]
    value = cells[0] if cells else ""
    assert value.removeprefix("'") == text.removeprefix("'") or value == text
    assert not value.startswith(("=", "+", "-", "@"))


def test_texts_that_are_too_long_or_not_unicode_are_written() -> None:
    stream = io.BytesIO()
    assert write_table(stream, TableFormat.XLSX, ["a"], [["x" * 40_000], ["\ud800"], ["a\x00b"]]) == 3
    sheet = load_workbook(stream).active
    assert len(sheet["A2"].value) == table_files.MAX_CELL_LENGTH
    assert sheet["A3"].value == "?"


def test_more_rows_than_a_sheet_holds_go_to_further_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_files, "MAX_SHEET_ROWS", 4)
    stream = io.BytesIO()
    assert write_table(stream, TableFormat.XLSX, ["n"], ([number] for number in range(7))) == 7
    sheets = load_workbook(stream).worksheets
    assert [[cell.value for cell in sheet["A"]] for sheet in sheets] == [
        ["n", 0, 1, 2],
        ["n", 3, 4, 5],
        ["n", 6],
    ]


def test_an_empty_table_has_headings() -> None:
    assert read_csv(write_bytes(TableFormat.CSV, [])) == [list(COLUMNS)]
    sheet = load_workbook(io.BytesIO(write_bytes(TableFormat.XLSX, []))).active
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)


def test_json_objects_become_cells() -> None:
    item = {
        "a": {"b": "x", "c": None},
        "list": ["1", "2"],
        "legs": [{"n": 1}],
        "at": "2026-07-06T10:42:07.250Z",
    }
    columns = ("a.b", "a.c", "list", "legs", "at")
    assert flatten(item, columns, {"at"}) == ["x", None, "1 2", '[{"n":1}]', TEN]
    assert flatten({"a": None}, ["a.b"]) == [None]


class FullStream(io.RawIOBase):
    """A stream that accepts some bytes and then has no more room."""

    def __init__(self, room: int) -> None:
        self._room = room

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        size = len(bytes(data))  # type: ignore[call-overload]
        self._room -= size
        if self._room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return int(size)


@pytest.mark.parametrize("room", [0, 500, 5000])
@pytest.mark.parametrize("table_format", TableFormat)
def test_a_stream_without_room_is_one_error(table_format: TableFormat, room: int) -> None:
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        write_table(cast(BinaryIO, FullStream(room)), table_format, COLUMNS, [ROWS[0]] * 500)
    gc.collect()  # an exception in a finaliser, which prints a traceback, fails the test
