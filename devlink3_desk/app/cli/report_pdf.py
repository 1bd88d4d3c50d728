"""A report as a PDF, with the same plots as in the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.qt_application import encode_locale
from devlink3_desk.history.report_request import ReportGrouping, ReportRequest, find_days
from devlink3_desk.history.report_rows import Report
from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.core.translation import install_translation
from devlink3_desk.qt.reports.report_controls import DayRange
from devlink3_desk.qt.reports.report_document import ReportContents, build_pdf
from devlink3_desk.qt.reports.report_plots import PlotTargets, build_plots
from devlink3_desk.qt.reports.report_texts import (
    GROUPING_TEXTS,
    describe_period,
    translate,
)

ComputeReport = Callable[[ReportRequest], Report]


def create_pdf(report: Report, compute: ComputeReport, preferences: Preferences) -> tuple[bytes, str, str]:
    """Return a PDF of ``report``, and the subject and the text of a message with it.

    ``compute`` is asked for what its plots need; ``preferences`` has the language and the target of the
    service level.
    """
    translation = install_translation(_ensure_application(), preferences.language.language)
    try:
        contents = _build_contents(report, compute, PlotTargets(preferences.wallboard.target / 100))
        return build_pdf(contents), *_describe_contents(contents)
    finally:
        translation.remove()


def _ensure_application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        if sys.platform not in ("win32", "darwin"):
            # Nothing is shown, and a scheduled task has no screen. Windows and macOS need none to paint, and
            # their fonts are found only without this.
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
            encode_locale()
        app = QApplication([])
    return app


def _describe_contents(contents: ReportContents) -> tuple[str, str]:
    period = contents.period.removesuffix(".")
    grouping = translate(GROUPING_TEXTS[contents.rows.request.grouping])
    return contents.title, f"{period}.\n\n{grouping}.\n{contents.explanation}".rstrip() + "\n"


def _build_contents(report: Report, compute: ComputeReport, targets: PlotTargets) -> ReportContents:
    request = report.request
    has_intervals = request.grouping.is_by_time and request.grouping is not ReportGrouping.WEEKDAY_HOUR
    by_time = report if has_intervals else compute(_replace_grouping(request))
    weekday = compute(_select_hours(report))
    by_trunk = compute(msgspec.structs.replace(request, grouping=ReportGrouping.TRUNK))
    plots = build_plots(by_time, weekday, by_trunk, targets)
    return ReportContents(describe_period(by_time, None), by_time, None, report, tuple(plots))


def _select_hours(report: Report) -> ReportRequest:
    """Return the request for hours of the week, from the first recorded moment to now.

    Other hours have no figures, and could be more than a report may have.
    """
    request, first = report.request, report.recorded_from
    until = request.until if request.now is None else min(request.until, max(request.since, request.now))
    since = until if first is None else min(max(request.since, first), until)
    return msgspec.structs.replace(request, grouping=ReportGrouping.WEEKDAY_HOUR, since=since, until=until)


def _replace_grouping(request: ReportRequest) -> ReportRequest:
    days = DayRange(*(QDate(day.year, day.month, day.day) for day in find_days(request)))
    return msgspec.structs.replace(request, grouping=days.interval)
