"""Prints a report, or writes it as a PDF, with the plots of the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QLocale,
    QMarginsF,
    QRectF,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtWidgets import QDialog, QWidget

from devlink3_desk.history.report_rows import Report
from devlink3_desk.qt.core.text import PART_SEPARATOR
from devlink3_desk.qt.core.theme import Theme, load_theme, to_qcolor
from devlink3_desk.qt.reports.plot_data import PlotData
from devlink3_desk.qt.reports.plot_painter import PlotPainter
from devlink3_desk.qt.reports.report_pages import list_report_rows, list_shown_columns
from devlink3_desk.qt.reports.report_texts import (
    COLUMN_TEXTS,
    FORMULA_TEXTS,
    TOTAL_COLUMNS,
    format_before,
    format_limit,
    format_total,
    name_period,
    translate,
)
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

TITLE_TEXT: Final = QT_TRANSLATE_NOOP("Reports", "Report on calls")
_RESOLUTION: Final = 72 * 4
_PLOTS_PER_PAGE: Final = 2
_MARGIN_MM: Final = 14.0
_CELL_PADDING: Final = 8.0
_TABLE_POINTS: Final = (8, 7, 6)
"""Font sizes of the table; the first with which all columns fit is used."""
_MIN_NAME_WIDTH: Final = 84.0
"""Width in points down to which names are elided so that the other columns fit."""


class ReportContents(msgspec.Struct, frozen=True):
    """The contents of a report, in the window and on paper."""

    period: str
    """The period as text, with the previous period and the time that was not recorded."""
    by_time: Report
    before: Report | None
    rows: Report
    plots: tuple[PlotData, ...]

    @property
    def title(self) -> str:
        """What the report is, and of which days."""
        return f"{translate(TITLE_TEXT)}: {name_period(self.rows.request)}"

    @property
    def explanation(self) -> str:
        """How the service level of the rows is computed; empty for rows without one."""
        request = self.rows.request
        if "service_level" not in self.rows.columns:
            return ""
        return QCoreApplication.translate(
            "Reports", "Service level: {formula}. In target: answered within {seconds} seconds."
        ).format(
            formula=translate(FORMULA_TEXTS[request.formula]),
            seconds=format_limit(request.settings.target_seconds),
        )


def build_pdf(contents: ReportContents) -> bytes:
    """Return a report as a PDF."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(_create_page_layout())
    writer.setTitle(contents.title)
    writer.setCreator("DevLink3 Desk")
    _paint_document(contents, writer)
    buffer.close()
    return bytes(data.data())


def print_report(contents: ReportContents, parent: QWidget) -> None:
    """Open the print dialog, and print the report when a printer is chosen."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter()
    printer.setResolution(_RESOLUTION)
    # What the user then chooses in the dialog, such as other paper, stays.
    printer.setPageLayout(_create_page_layout())
    # Not exec(), because asyncio cannot run in a nested event loop.
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: _paint_document(contents, printer))
    QDialog.open(dialog)  # QPrintDialog.open() requires the name of a slot


def _create_page_layout() -> QPageLayout:
    """Return the page that is usual in the country of the system, in landscape."""
    is_letter = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Landscape,
        QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )


def _paint_document(contents: ReportContents, device: QPagedPaintDevice) -> None:
    painter = QPainter(device)
    # In points of 1/72 inch, so that font sizes are points.
    painter.scale(_RESOLUTION / 72, _RESOLUTION / 72)
    layout = device.pageLayout().paintRectPixels(72)
    _ReportPages(contents, device, painter, QRectF(0, 0, layout.width(), layout.height())).paint()
    painter.end()


def fit_columns(
    least: Sequence[float], needed: Sequence[float], whole: Sequence[float], available: float
) -> list[float]:
    """Return the widths of columns within an available width.

    In ``least``, long names are elided; ``needed`` shows all values, with headings that are wrapped; in
    ``whole``, headings have one line. If not even ``least`` fits, all columns are narrower.
    """
    if sum(least) > available:
        return [width * available / sum(least) for width in least]
    smaller, larger = (least, needed) if sum(needed) > available else (needed, whole)
    growth = sum(larger) - sum(smaller)
    share = min(1.0, (available - sum(smaller)) / growth) if growth else 0.0
    return [width + (wish - width) * share for width, wish in zip(smaller, larger, strict=True)]


class _ReportPages:
    """Paints the pages of a report, always in the light theme because paper is white."""

    def __init__(
        self, contents: ReportContents, device: QPagedPaintDevice, painter: QPainter, area: QRectF
    ) -> None:
        self._contents, self._device, self._painter, self._area = contents, device, painter, area
        self._theme: Theme = load_theme("light")
        self._font = QFont()
        # Other shapes of brackets and colons, as in Inter, are no text that can be copied or searched for.
        self._font.setFeature(QFont.Tag("calt"), 0)
        self._table_points = _TABLE_POINTS[0]
        self._page = 1
        self._y = 0.0

    def paint(self) -> None:
        contents = self._contents
        self._paint_footer()
        self._write_text(translate(TITLE_TEXT), 18, bold=True)
        self._write_text(contents.period, 10)
        self._paint_totals()
        half = (self._area.height() - 10) / _PLOTS_PER_PAGE
        for plot in contents.plots:
            height = half - 60 if self._y + half - 60 <= self._area.height() else half
            if self._y + height > self._area.height():
                self._begin_page()
            self._paint_plot(plot, min(height, self._area.height() - self._y))
        self._paint_table()

    def _begin_page(self) -> None:
        self._device.newPage()
        self._y = 0.0
        self._page += 1
        self._paint_footer()

    def _paint_footer(self) -> None:
        """Paint title and number of the page into its lower margin."""
        height = self._set_font(8).height()
        self._painter.setPen(to_qcolor(self._theme.muted))
        box = QRectF(0, self._area.height() + height / 2, self._area.width(), height)
        text = PART_SEPARATOR.join((self._contents.title, QLocale().toString(self._page)))
        self._painter.drawText(box, int(Qt.AlignmentFlag.AlignRight), text)

    def _set_font(self, points: float, *, bold: bool = False) -> QFontMetricsF:
        # A pixel of the scaled painter is a point.
        self._font.setPixelSize(round(points))
        self._font.setBold(bold)
        self._painter.setFont(self._font)
        return QFontMetricsF(self._font)

    def _write_text(self, text: str, points: float, *, bold: bool = False, colour: str = "") -> None:
        self._set_font(points, bold=bold)
        self._painter.setPen(to_qcolor(colour or self._theme.text))
        flags = int(Qt.TextFlag.TextWordWrap)
        box = QRectF(0, self._y, self._area.width(), self._area.height())
        height = self._painter.boundingRect(box, flags, text).height()
        self._painter.drawText(QRectF(0, self._y, self._area.width(), height), flags, text)
        self._y += height + 4

    def _paint_totals(self) -> None:
        contents = self._contents
        width = self._area.width() / len(TOTAL_COLUMNS)
        top = self._y + 6
        for index, column in enumerate(TOTAL_COLUMNS):
            report, before = contents.by_time, contents.before
            texts = [
                (translate(COLUMN_TEXTS[column]), 9.0, self._theme.muted),
                (format_total(report, column), 17.0, self._theme.text),
            ]
            if before is not None:
                texts.append((format_before(before, column), 9.0, self._theme.muted))
            y = top
            for text, points, colour in texts:
                height = self._set_font(points, bold=points > 10).height()
                self._painter.setPen(to_qcolor(colour))
                self._painter.drawText(QRectF(index * width, y, width - 6, height), 0, text)
                y += height
            self._y = max(self._y, y)
        self._y += 12

    def _paint_plot(self, plot: PlotData, height: float) -> None:
        bottom = self._y + height - 12
        self._write_text(plot.title, 12, bold=True)
        self._write_text(plot.explanation, 9, colour=self._theme.muted)
        self._set_font(9)
        font = QFont(self._font)
        area = QRectF(0, self._y, self._area.width(), bottom - self._y)
        PlotPainter(plot, self._theme, font).paint(self._painter, area)
        self._y = bottom + 12

    def _paint_table(self) -> None:
        """Paint the table below the last plot if the whole table fits there, else on separate pages."""
        headings, rows, text_columns = list_report_rows(self._contents.rows)
        texts = [[text for text, _ in row] for row in rows]
        widths = self._choose_widths(headings, texts)
        heading_height = self._measure_headings(headings, widths)
        height = self._set_font(self._table_points).height() + 5
        explanation = self._contents.explanation
        explanation_height = self._set_font(9).height() * 2 if explanation else 0.0
        needed = explanation_height + heading_height + height * len(texts)
        if self._y + needed > self._area.height():
            self._begin_page()
        if explanation:
            self._write_text(explanation, 9, colour=self._theme.muted)
        self._paint_row(headings, widths, heading_height, text_columns, bold=True)
        for index, row in enumerate(texts):
            # The last row is not left alone on a page.
            lines = 2 if index == len(texts) - 2 else 1
            if self._y + height * lines > self._area.height():
                self._begin_page()
                self._paint_row(headings, widths, heading_height, text_columns, bold=True)
            self._paint_row(row, widths, height, text_columns)

    def _choose_widths(self, headings: list[str], rows: list[list[str]]) -> list[float]:
        """Choose the font size of the table, and return the widths of its columns.

        Names are elided if there is not enough room; figures, times and the words of headings fit.
        """
        available = self._area.width()
        for self._table_points in _TABLE_POINTS:
            least, needed, whole = self._measure_columns(headings, rows)
            if sum(least) <= available:
                break
        return fit_columns(least, needed, whole, available)

    def _measure_columns(
        self, headings: list[str], rows: list[list[str]]
    ) -> tuple[list[float], list[float], list[float]]:
        """Return the three widths of each column of which :func:`fit_columns` chooses."""
        points = self._table_points
        metrics = self._set_font(points, bold=True)
        words = [max(map(metrics.horizontalAdvance, heading.split()), default=0.0) for heading in headings]
        wanted = [metrics.horizontalAdvance(heading) for heading in headings]
        metrics = self._set_font(points)
        values = [
            max((metrics.horizontalAdvance(row[column]) for row in rows), default=0.0)
            for column in range(len(headings))
        ]
        needed = [max(pair) + _CELL_PADDING for pair in zip(words, values, strict=True)]
        least = [
            min(width, max(word + _CELL_PADDING, _MIN_NAME_WIDTH)) if column == "name" else width
            for column, width, word in zip(
                list_shown_columns(self._contents.rows), needed, words, strict=True
            )
        ]
        whole = [max(width, wish + _CELL_PADDING) for width, wish in zip(needed, wanted, strict=True)]
        return least, needed, whole

    def _measure_headings(self, headings: list[str], widths: list[float]) -> float:
        """Return the height of the headings, whose words are wrapped."""
        self._set_font(self._table_points, bold=True)
        wrapped = int(Qt.TextFlag.TextWordWrap)
        boxes = (QRectF(0, 0, width - _CELL_PADDING + 1, self._area.height()) for width in widths)
        height = max(
            self._painter.boundingRect(box, wrapped, heading).height()
            for box, heading in zip(boxes, headings, strict=True)
        )
        return height + 5

    def _paint_row(
        self, texts: list[str], widths: list[float], height: float, text_columns: int, *, bold: bool = False
    ) -> None:
        """Paint a row. Headings, which are bold, are wrapped; other texts are elided if they are too long."""
        metrics = self._set_font(self._table_points, bold=bold)
        x = 0.0
        for column, (text, width) in enumerate(zip(texts, widths, strict=True)):
            side = Qt.AlignmentFlag.AlignLeft if column < text_columns else Qt.AlignmentFlag.AlignRight
            box = QRectF(x + _CELL_PADDING / 2, self._y, width - _CELL_PADDING + 1, height)
            shown = text if bold else metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            flags = int(side | Qt.AlignmentFlag.AlignVCenter) | (int(Qt.TextFlag.TextWordWrap) if bold else 0)
            self._painter.setPen(to_qcolor(self._theme.text))
            self._painter.drawText(box, flags, shown)
            x += width
        self._painter.setPen(to_qcolor(self._theme.line))
        self._painter.drawLine(0, round(self._y + height), round(x), round(self._y + height))
        self._y += height
