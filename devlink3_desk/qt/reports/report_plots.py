"""Builds the plots of a report: their figures, texts and colours."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QLocale

from devlink3_desk.history.report_figures import WAIT_BOUNDS
from devlink3_desk.history.report_rows import IntervalRow, Report, TrunkRow
from devlink3_desk.qt.core.outside_lines import name_lines
from devlink3_desk.qt.reports.plot_data import (
    PlotData,
    PlotKind,
    PlotSeries,
    format_count,
    format_share,
)
from devlink3_desk.qt.reports.report_texts import (
    COLUMN_TEXTS,
    FORMULA_TEXTS,
    describe_unseen_time,
    format_hour,
    format_limit,
    format_seconds,
    is_recorded,
    name_interval,
    read_interval_value,
    shorten_interval,
    translate,
)

_HOURS = range(24)


class PlotTargets(msgspec.Struct, frozen=True):
    """The targets that plots show as lines."""

    service_level: float = 0.8
    """Target of the service level, from 0 to 1."""
    lines: int = 0
    """Number of outside lines of the site; 0 if it is unknown."""


def build_plots(
    by_time: Report, by_weekday: Report, by_trunk: Report, targets: PlotTargets
) -> list[PlotData]:
    """Return all plots.

    ``by_time`` has a row for each interval, ``by_weekday`` for each hour of the week, ``by_trunk`` for each
    outside line.
    """
    rows = [row for row in by_time.rows if isinstance(row, IntervalRow)]
    hours = [row for row in by_weekday.rows if isinstance(row, IntervalRow)]
    plots = [
        _build_calls_plot(by_time, rows),
        _build_level_plot(by_time, rows, targets),
        _build_waits_plot(by_time),
        _build_heat_plot(
            hours,
            QCoreApplication.translate("Reports", "Busy hours"),
            QCoreApplication.translate(
                "Reports",
                "Incoming calls an hour, on average, by weekday and hour. The stronger the colour, the more.",
            ),
            "wait",
            lambda row: row.incoming / row.intervals if row.is_recorded else None,
            _format_average,
        ),
        _build_heat_plot(
            hours,
            QCoreApplication.translate("Reports", "Waiting by hour"),
            QCoreApplication.translate(
                "Reports",
                "How long callers wait on average for an answer. The stronger the colour, the longer.",
            ),
            "ringing",
            lambda row: row.average_wait,
            format_seconds,
            shows_zeros=True,
        ),
        _build_lines_plot(by_time, rows, targets),
        _build_trunks_plot([row for row in by_trunk.rows if isinstance(row, TrunkRow)]),
    ]
    missing = "" if is_recorded(by_time) else " ".join(describe_unseen_time(by_time))
    # Nobody knows whether calls came in.
    return [msgspec.structs.replace(plot, empty_text=missing) for plot in plots] if missing else plots


def _build_calls_plot(report: Report, rows: Sequence[IntervalRow]) -> PlotData:
    kinds = (
        ("answered", "good"),
        ("voicemail", "queued"),
        ("short_abandoned", "held"),
        ("abandoned", "bad"),
    )
    return PlotData(
        kind=PlotKind.BARS,
        title=QCoreApplication.translate("Reports", "Incoming calls"),
        explanation=QCoreApplication.translate(
            "Reports",
            "What became of the calls that came in, by when each began. A short abandon is a "
            "caller who gave up within {seconds} seconds.",
        ).format(seconds=format_limit(report.request.settings.short_seconds)),
        series=tuple(
            PlotSeries(
                translate(COLUMN_TEXTS[name]), colour, tuple(read_interval_value(row, name) for row in rows)
            )
            for name, colour in kinds
        ),
        format_value=format_count,
        empty_text=QCoreApplication.translate("Reports", "No calls came in during this period."),
        **_name_intervals(report, rows),
    )


def _build_level_plot(report: Report, rows: Sequence[IntervalRow], targets: PlotTargets) -> PlotData:
    request = report.request
    return PlotData(
        kind=PlotKind.LINE,
        title=QCoreApplication.translate("Reports", "Service level"),
        explanation=QCoreApplication.translate(
            "Reports", "{formula}. In target: answered within {seconds} seconds."
        ).format(
            formula=translate(FORMULA_TEXTS[request.formula]),
            seconds=format_limit(request.settings.target_seconds),
        ),
        series=(
            PlotSeries(
                QCoreApplication.translate("Reports", "Service level"),
                "wait",
                tuple(row.service_level for row in rows),
            ),
        ),
        format_value=format_share,
        level=targets.service_level,
        level_name=QCoreApplication.translate("Reports", "Target {share}").format(
            share=format_share(targets.service_level)
        ),
        maximum=1.0,
        shows_zeros=True,
        empty_text=QCoreApplication.translate("Reports", "Without incoming calls there is no service level."),
        **_name_intervals(report, rows),
    )


def _build_waits_plot(report: Report) -> PlotData:
    total, target = report.total, report.request.settings.target_seconds
    bounds = list(map(format_seconds, WAIT_BOUNDS))
    names = [QCoreApplication.translate("Reports", "up to {time}").format(time=bounds[0])]
    names += [
        QCoreApplication.translate("Reports", "{start} to {end}").format(start=start, end=end)
        for start, end in itertools.pairwise(bounds)
    ]
    names.append(
        QCoreApplication.translate("Reports", "more than {time}").format(time=format_seconds(WAIT_BOUNDS[-1]))
    )
    labels = [f"≤ {format_seconds(bound)}" for bound in WAIT_BOUNDS] + [
        f"> {format_seconds(WAIT_BOUNDS[-1])}"
    ]
    nobody = (0,) * len(labels)
    return PlotData(
        kind=PlotKind.BARS,
        title=QCoreApplication.translate("Reports", "Waiting times"),
        explanation=QCoreApplication.translate(
            "Reports",
            "How long callers waited until someone answered, or until they gave up or left a message. "
            "Long times are counted in wider ranges.",
        ),
        categories=tuple(labels),
        long_categories=tuple(names),
        category_name=QCoreApplication.translate("Reports", "Waiting time"),
        series=(
            PlotSeries(
                translate(COLUMN_TEXTS["answered"]), "good", tuple(map(float, total.answered_waits or nobody))
            ),
            PlotSeries(
                QCoreApplication.translate("Reports", "Not answered"),
                "bad",
                tuple(map(float, total.other_waits or nobody)),
            ),
        ),
        format_value=format_count,
        mark=_find_mark(target),
        mark_name=QCoreApplication.translate("Reports", "Target {time}").format(time=format_seconds(target)),
        empty_text=QCoreApplication.translate("Reports", "No calls came in during this period."),
    )


def _find_mark(target: float) -> float:
    """Return the position of a target among the ranges of waiting times; see :attr:`.PlotData.mark`."""
    lower = 0.0
    for index, bound in enumerate(WAIT_BOUNDS):
        if target <= bound:
            return index + (target - lower) / (bound - lower)
        lower = bound
    return len(WAIT_BOUNDS) + 0.5


def _build_heat_plot(
    rows: Sequence[IntervalRow],
    title: str,
    explanation: str,
    colour: str,
    read_value: Callable[[IntervalRow], float | None],
    format_value: Callable[[float], str],
    *,
    shows_zeros: bool = False,
) -> PlotData:
    values = {(row.weekday, row.hour): read_value(row) for row in rows}
    first = QLocale().firstDayOfWeek().value
    days = [(first - 1 + day) % 7 + 1 for day in range(7)]
    shown = ((hour, value) for (_, hour), value in values.items() if value is not None)
    busy = [hour for hour, value in shown if hour is not None and (shows_zeros or value)]
    # Only the hours with calls, since nights would take most of the space.
    hours = range(min(busy), max(busy) + 1) if busy else _HOURS
    return PlotData(
        kind=PlotKind.HEAT,
        title=title,
        explanation=explanation,
        categories=tuple(str(hour) for hour in hours),
        long_categories=tuple(
            QCoreApplication.translate("Reports", "{start} to {end}").format(
                start=format_hour(hour), end=format_hour((hour + 1) % 24)
            )
            for hour in hours
        ),
        category_name=translate(COLUMN_TEXTS["hour"]),
        series=tuple(
            PlotSeries(QLocale().dayName(day), colour, tuple(values.get((day, hour)) for hour in hours))
            for day in days
        ),
        format_value=format_value,
        shows_zeros=shows_zeros,
        empty_text=QCoreApplication.translate("Reports", "No calls came in during this period."),
    )


def _build_lines_plot(report: Report, rows: Sequence[IntervalRow], targets: PlotTargets) -> PlotData:
    most = max((row.most_lines for row in rows), default=0)
    return PlotData(
        kind=PlotKind.BARS,
        title=QCoreApplication.translate("Reports", "Lines in use"),
        explanation=QCoreApplication.translate(
            "Reports",
            "The most calls with outside parties at the same moment in each interval: so many outside lines "
            "are needed. The most in this period: {most}.",
        ).format(most=format_count(most)),
        series=(
            PlotSeries(
                QCoreApplication.translate("Reports", "Lines at once"),
                "dialling",
                tuple(read_interval_value(row, "most_lines") for row in rows),
            ),
        ),
        format_value=format_count,
        level=float(targets.lines) if targets.lines else None,
        level_name=QCoreApplication.translate("Reports", "Lines that there are: {lines}").format(
            lines=format_count(targets.lines)
        ),
        empty_text=QCoreApplication.translate("Reports", "No outside line was in use during this period."),
        **_name_intervals(report, rows),
    )


def _build_trunks_plot(rows: Sequence[TrunkRow]) -> PlotData:
    names = name_lines(row.line for row in rows)
    return PlotData(
        kind=PlotKind.BARS,
        title=QCoreApplication.translate("Reports", "Each line"),
        explanation=QCoreApplication.translate(
            "Reports",
            "The most channels of each outside line that were in use at the same time: this many are needed.",
        ),
        categories=tuple(names[row.line] for row in rows),
        category_name=translate(COLUMN_TEXTS["trunk"]),
        series=(
            PlotSeries(
                QCoreApplication.translate("Reports", "Peak channels"),
                "dialling",
                tuple(float(row.most_lines) for row in rows),
            ),
        ),
        format_value=format_count,
        empty_text=QCoreApplication.translate("Reports", "No outside line was in use during this period."),
    )


def _name_intervals(report: Report, rows: Iterable[IntervalRow]) -> dict[str, Any]:
    request = report.request
    rows = list(rows)
    return {
        "categories": tuple(shorten_interval(row.start, request) for row in rows),
        "long_categories": tuple(name_interval(row.start, request) for row in rows),
        "category_name": QCoreApplication.translate("Reports", "Interval"),
        "spans": tuple((row.start, row.end) for row in rows),
    }


def _format_average(value: float) -> str:
    return QLocale().toString(value, "f", 0 if value >= 10 or value == round(value) else 1)
