"""A report as a PDF, with the same plots as in the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.qt_application import encode_locale
from devlink3_desk.history.report_request import ReportGrouping, ReportRequest
from devlink3_desk.history.report_rows import Report
from devlink3_desk.qt.core.translation import install_translation
from devlink3_desk.qt.reports.report_controls import DayRange
from devlink3_desk.qt.reports.report_document import ReportContents, build_pdf
from devlink3_desk.qt.reports.report_plots import PlotTargets, build_plots
from devlink3_desk.qt.reports.report_texts import describe_period


def create_pdf(report: Report, compute: Callable[[ReportRequest], Report]) -> bytes:
    """Return a PDF of ``report``; ``compute`` is asked for what its plots need."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        if sys.platform not in ("win32", "darwin"):
            # Nothing is shown, and a scheduled task has no screen. Windows and macOS need none to paint, and
            # their fonts are found only without this.
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
            encode_locale()
        app = QApplication([])
        install_translation(app, "")
    request = report.request
    by_time = report if request.grouping in _INTERVALS else compute(_replace_grouping(request))
    weekday = compute(msgspec.structs.replace(request, grouping=ReportGrouping.WEEKDAY_HOUR))
    by_trunk = compute(msgspec.structs.replace(request, grouping=ReportGrouping.TRUNK))
    plots = build_plots(by_time, weekday, by_trunk, PlotTargets())
    return build_pdf(ReportContents(describe_period(by_time, None), by_time, None, report, tuple(plots)))


_INTERVALS = frozenset(
    {
        ReportGrouping.QUARTER,
        ReportGrouping.HOUR,
        ReportGrouping.DAY,
        ReportGrouping.WEEK,
        ReportGrouping.MONTH,
    }
)


def _replace_grouping(request: ReportRequest) -> ReportRequest:
    days = DayRange(
        *(QDateTime.fromSecsSinceEpoch(int(each)).date() for each in (request.since, request.until))
    )
    return msgspec.structs.replace(request, grouping=days.interval)
