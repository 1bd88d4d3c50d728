"""Pictures, files and paper of the reports window."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QPageSize
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from devlink3_desk.qt.core.text import NO_VALUE
from devlink3_desk.qt.reports.report_document import build_pdf, fit_columns
from tests.qt.reports.conftest import DAY, OpenWindow
from tests.support.pdf_pages import read_paper_size, read_pdf_pages
from tests.support.workbooks import load_workbook

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot


def test_a_plot_is_copied_as_a_picture(open_window: OpenWindow) -> None:
    window = open_window()
    window.tabs.setCurrentIndex(1)
    window.copy_picture()
    picture = QGuiApplication.clipboard().image()
    assert picture.width() > 600
    colours = {picture.pixelColor(x, picture.height() // 2).name() for x in range(0, picture.width(), 3)}
    assert len(colours) > 2


def test_exported_files_hold_the_figures(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window()
    window.export_to(str(tmp_path / "report.xlsx"))
    qtbot.waitUntil((tmp_path / "report.xlsx").exists)
    qtbot.waitUntil(lambda: not window.has_pending)
    sheet = load_workbook(tmp_path / "report.xlsx").active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("group", "name", "offered", "answered")
    assert rows[1][2:4] == (10, 8)
    window.export_to(str(tmp_path / "report.pdf"))
    qtbot.waitUntil(lambda: not window.has_pending)
    pages = read_pdf_pages((tmp_path / "report.pdf").read_bytes())
    assert len(pages) >= 3
    first = pages[0]
    assert "Incoming calls" in first
    # The same totals as in the window.
    assert [tile.name.text() for tile in window.tiles.tiles if tile.name.text() not in first] == []
    assert "Answered in target ÷ (answered + abandoned)" in first
    # The table of one row has no page of its own.
    assert "Each line" in pages[-1]
    assert "Service level: Answered in target" in pages[-1]


@pytest.mark.parametrize(
    ("available", "widths"),
    [
        (400.0, [50.0, 200.0, 90.0]),  # everything is in one line
        (320.0, [50.0, 200.0, 70.0]),  # headings are wrapped
        (250.0, [50.0, 140.0, 60.0]),  # names are elided, and neither headings nor figures
        (85.0, [25.0, 30.0, 30.0]),
    ],
)
def test_long_names_leave_room_for_headings_and_figures(available: float, widths: list[float]) -> None:
    assert fit_columns([50.0, 60.0, 60.0], [50.0, 200.0, 60.0], [50.0, 200.0, 90.0], available) == widths


def test_a_day_that_was_not_recorded_has_no_figures(open_window: OpenWindow, qtbot: QtBot) -> None:
    """In the window and on paper: neither the day before, nor that day itself when it is chosen."""
    window = open_window()
    assert {tile.before.text() for tile in window.tiles.tiles} == {f"before: {NO_VALUE}"}
    assert window.contents is not None
    first = read_pdf_pages(build_pdf(window.contents))[0]
    assert first.count(f"before: {NO_VALUE}") == len(window.tiles.tiles)
    window.controls.first_day.setDate(DAY.addDays(-1))
    window.controls.last_day.setDate(DAY.addDays(-1))
    qtbot.waitUntil(lambda: window.tiles.tiles[0].value.text() == NO_VALUE, timeout=20_000)
    assert {tile.value.text() for tile in window.tiles.tiles} == {NO_VALUE}


def test_a_suffix_in_capitals_is_the_same_format(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """It was a PDF."""
    window = open_window()
    file = tmp_path / "REPORT.CSV"
    window.export_to(str(file))
    qtbot.waitUntil(lambda: not window.has_pending)
    assert file.read_text("utf-8-sig").startswith("group,name,offered")


@pytest.mark.parametrize("suffix", ["pdf", "xlsx", "csv"])
def test_an_exported_file_replaces_one_of_its_name_when_it_is_complete(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    window = open_window()
    file, same = tmp_path / f"report.{suffix}", tmp_path / "same"
    file.write_bytes(b"that of last month")
    same.hardlink_to(file)
    window.export_to(str(file))
    qtbot.waitUntil(lambda: not window.has_pending)
    assert same.read_bytes() == b"that of last month"
    assert len(file.read_bytes()) > 200


def test_choosing_the_export_file_does_not_block_the_window(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    window.export_report()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.setDirectory(str(tmp_path))
    dialog.selectNameFilter(dialog.nameFilters()[2])
    dialog.filterSelected.emit(dialog.nameFilters()[2])
    dialog.selectFile("figures")
    dialog.accept()
    qtbot.waitUntil(lambda: not isValid(dialog))
    qtbot.waitUntil((tmp_path / "figures.csv").exists)
    qtbot.waitUntil(lambda: not window.has_pending)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a dialog of its own for printers")
def test_the_report_is_printed_once_a_printer_is_chosen(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    window.print_contents()
    dialog = window.findChild(QPrintDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.printer().setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog.printer().setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    dialog.done(QDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: not isValid(dialog))
    data = (tmp_path / "paper.pdf").read_bytes()
    assert "Incoming calls" in read_pdf_pages(data)[0]
    assert read_paper_size(data) == (792, 612)  # in landscape, in points


def test_a_file_that_cannot_be_written_is_reported(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    for name in ("report.pdf", "report.csv"):
        window.period_label.clear()
        window.export_to(f"/no/such/folder/{name}")
        qtbot.waitUntil(lambda: "cannot be written" in window.period_label.text())
