"""The texts of reports: names of columns, formulas and periods, and values in the format of the locale."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from devlink3_desk.history.report_request import (
    ReportGrouping,
    ReportRequest,
    ServiceLevelFormula,
    find_days,
    has_whole_days,
    to_local,
)
from devlink3_desk.history.report_rows import IntervalRow, Report
from devlink3_desk.qt.core.outside_lines import format_line_name, format_node
from devlink3_desk.qt.core.text import NO_VALUE, format_duration
from devlink3_desk.qt.reports.plot_data import format_count, format_share
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

GROUPING_TEXTS: Final[dict[ReportGrouping, str]] = {
    ReportGrouping.GROUP: QT_TRANSLATE_NOOP("Reports", "By hunt group"),
    ReportGrouping.EXTENSION: QT_TRANSLATE_NOOP("Reports", "By person"),
    ReportGrouping.DID: QT_TRANSLATE_NOOP("Reports", "By number called"),
    ReportGrouping.TRUNK: QT_TRANSLATE_NOOP("Reports", "By outside line"),
    ReportGrouping.QUARTER: QT_TRANSLATE_NOOP("Reports", "By quarter hour"),
    ReportGrouping.HOUR: QT_TRANSLATE_NOOP("Reports", "By hour"),
    ReportGrouping.DAY: QT_TRANSLATE_NOOP("Reports", "By day"),
    ReportGrouping.WEEK: QT_TRANSLATE_NOOP("Reports", "By week"),
    ReportGrouping.MONTH: QT_TRANSLATE_NOOP("Reports", "By month"),
    ReportGrouping.WEEKDAY_HOUR: QT_TRANSLATE_NOOP("Reports", "By weekday and hour"),
}
FORMULA_TEXTS: Final[dict[ServiceLevelFormula, str]] = {
    ServiceLevelFormula.ANSWERED: QT_TRANSLATE_NOOP("Reports", "Answered in target ÷ (answered + abandoned)"),
    ServiceLevelFormula.ALL: QT_TRANSLATE_NOOP("Reports", "(Answered + abandoned in target) ÷ all calls"),
    ServiceLevelFormula.PCA: QT_TRANSLATE_NOOP("Reports", "Answered in target ÷ answered"),
    ServiceLevelFormula.OFFERED: QT_TRANSLATE_NOOP("Reports", "Answered in target ÷ all calls"),
}
COLUMN_TEXTS: Final[dict[str, str]] = {
    "group": QT_TRANSLATE_NOOP("Reports", "Hunt group"),
    "extension": QT_TRANSLATE_NOOP("Reports", "Extension"),
    "did": QT_TRANSLATE_NOOP("Reports", "Number called"),
    "trunk": QT_TRANSLATE_NOOP("Reports", "Outside line"),
    "node": QT_TRANSLATE_NOOP("Reports", "PBX"),
    "name": QT_TRANSLATE_NOOP("Reports", "Name"),
    "start": QT_TRANSLATE_NOOP("Reports", "From"),
    "end": QT_TRANSLATE_NOOP("Reports", "To"),
    "weekday": QT_TRANSLATE_NOOP("Reports", "Weekday"),
    "hour": QT_TRANSLATE_NOOP("Reports", "Hour"),
    "incoming": QT_TRANSLATE_NOOP("Reports", "Incoming"),
    "outgoing": QT_TRANSLATE_NOOP("Reports", "Outgoing"),
    "internal": QT_TRANSLATE_NOOP("Reports", "Internal"),
    "offered": QT_TRANSLATE_NOOP("Reports", "Offered"),
    "answered": QT_TRANSLATE_NOOP("Reports", "Answered"),
    "abandoned": QT_TRANSLATE_NOOP("Reports", "Abandoned"),
    "short_abandoned": QT_TRANSLATE_NOOP("Reports", "Short abandons"),
    "overflowed": QT_TRANSLATE_NOOP("Reports", "Overflowed"),
    "voicemail": QT_TRANSLATE_NOOP("Reports", "Voicemail"),
    "answered_in_target": QT_TRANSLATE_NOOP("Reports", "Answered in target"),
    "service_level": QT_TRANSLATE_NOOP("Reports", "Service level"),
    "average_wait": QT_TRANSLATE_NOOP("Reports", "Average wait"),
    "longest_wait": QT_TRANSLATE_NOOP("Reports", "Longest wait"),
    "average_talk": QT_TRANSLATE_NOOP("Reports", "Average talk"),
    "longest_talk": QT_TRANSLATE_NOOP("Reports", "Longest talk"),
    "most_at_once": QT_TRANSLATE_NOOP("Reports", "Most at once"),
    "most_lines": QT_TRANSLATE_NOOP("Reports", "Most lines at once"),
    "blind": QT_TRANSLATE_NOOP("Reports", "Without connection"),
    "rung": QT_TRANSLATE_NOOP("Reports", "Rung"),
    "missed": QT_TRANSLATE_NOOP("Reports", "Missed"),
    "made": QT_TRANSLATE_NOOP("Reports", "Made"),
    "talk": QT_TRANSLATE_NOOP("Reports", "Talk"),
    "hold": QT_TRANSLATE_NOOP("Reports", "On hold"),
}
TOTAL_COLUMNS: Final = (
    *("incoming", "answered", "abandoned", "voicemail"),
    *("service_level", "average_wait", "longest_wait"),
)
"""Columns of which the figure of the whole period is shown above the plots."""
HIDDEN_COLUMNS: Final = frozenset({"formula", "end"})
"""Columns that a window does not show: the formula is above the table, and an interval has a name."""

_DURATIONS: Final = frozenset(
    {"average_wait", "longest_wait", "average_talk", "longest_talk", "blind", "talk", "hold"}
)


def translate(text: str) -> str:
    """Return a text of the tables above, translated."""
    return QCoreApplication.translate("Reports", text)


def format_seconds(value: float) -> str:
    """Return a duration as 0:07 or 1:02:03."""
    return format_duration(round(value))


def format_limit(seconds: float) -> str:
    """Return a limit in seconds, for a sentence with its unit."""
    return QLocale().toString(seconds, "g")


def format_cell(column: str, value: Any, request: ReportRequest) -> str:  # noqa: ANN401 (any column)
    """Return the value of a column as it is shown."""
    if column == "trunk":
        return format_line_name(value)
    if value is None:
        return NO_VALUE
    if column == "start":
        return name_interval(value, request)
    if column == "weekday":
        return QLocale().dayName(value)
    if column == "hour":
        return format_hour(value)
    if column == "service_level":
        return format_share(value)
    if column in _DURATIONS:
        return format_seconds(value)
    if column == "node":
        return format_node(value)
    return value if isinstance(value, str) else format_count(value)


NOT_RECORDED_TEXT: Final = QT_TRANSLATE_NOOP("Reports", "Not recorded yet")


def read_interval_value(row: IntervalRow, column: str) -> Any:  # noqa: ANN401 (any column)
    """Return the value of a column for an interval; ``None`` if it is unknown."""
    if column == "blind":
        return compute_outage_seconds(row) if row.is_recorded else None
    value = getattr(row, column)
    return value if row.is_recorded or column in _INTERVAL_NAMES else None


_INTERVAL_NAMES: Final = frozenset({"start", "end", "weekday", "hour", "formula"})


def format_hour(hour: int) -> str:
    """Return an hour of the day."""
    return QLocale().toString(QTime(hour, 0), QLocale.FormatType.ShortFormat)


def name_interval(start: float, request: ReportRequest) -> str:
    """Return the full name of the interval that begins at an instant."""
    local = to_local(start, request.zone)
    date, locale = _to_date(local), QLocale()
    day = locale.toString(date, QLocale.FormatType.ShortFormat)
    if request.grouping is ReportGrouping.MONTH:
        return locale.toString(date, "MMMM yyyy")
    if request.grouping is ReportGrouping.WEEK:
        return translate(WEEK_TEXT).format(day=day)
    if request.grouping is ReportGrouping.DAY:
        return f"{locale.dayName(date.dayOfWeek(), QLocale.FormatType.ShortFormat)} {day}"
    return f"{day} {_format_time(local)}{_name_offset(local, request.zone)}"


def _name_offset(local: dt.datetime, zone: dt.tzinfo | None) -> str:
    """Return the offset from UTC of a time that occurs twice, such as `` (UTC+02:00)``, else ``""``."""
    times = [local.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
    if times[0].astimezone(dt.UTC) == times[1].astimezone(dt.UTC):
        return ""
    offset = f"{local:%z}"
    return f" (UTC{offset[:3]}:{offset[3:5]})"


WEEK_TEXT: Final = QT_TRANSLATE_NOOP("Reports", "Week from {day}")


def shorten_interval(start: float, request: ReportRequest) -> str:
    """Return the short name of an interval, for an axis."""
    local = to_local(start, request.zone)
    date, locale = _to_date(local), QLocale()
    match request.grouping:
        case ReportGrouping.MONTH:
            return locale.toString(date, "MMM yy")
        case ReportGrouping.DAY | ReportGrouping.WEEK:
            return locale.toString(date, _find_day_format(locale))
        case _:
            return _format_time(local)


def _find_day_format(locale: QLocale) -> str:
    """Return the format of a day and a short month, in the order and with the full stop of the language."""
    # QLocale has no such format.
    long_format = locale.dateFormat(QLocale.FormatType.LongFormat)
    day = re.search(r"\bd\b\.?", long_format)
    if day is None:
        return "d MMM"
    return f"{day[0]} MMM" if day.start() < long_format.find("M") else f"MMM {day[0]}"


def name_period(request: ReportRequest) -> str:
    """Return the days of a report as text, with times unless they are whole, and with its zone if named."""
    first, last = (_name_long_day(day) for day in find_days(request))
    if not has_whole_days(request):
        since, until = (to_local(instant, request.zone) for instant in (request.since, request.until))
        is_one_day = since.date() == until.date()
        first = f"{first} {_format_time(since)}"
        last = _format_time(until) if is_one_day else f"{_name_long_day(until)} {_format_time(until)}"
    text = first if first == last else translate(PERIOD_TEXT).format(first=first, last=last)
    return f"{text} ({request.zone.key})" if isinstance(request.zone, ZoneInfo) else text


def _name_long_day(day: dt.date) -> str:
    return QLocale().toString(_to_date(day), QLocale.FormatType.LongFormat)


def _format_time(local: dt.datetime) -> str:
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def describe_period(report: Report, before: Report | None) -> str:
    """Return sentences on the period of a report, the previous period, and the time that is not recorded."""
    text = name_period(report.request)
    if before is not None:
        text = QCoreApplication.translate("Reports", "{period}, compared with {before}.").format(
            period=text, before=name_period(before.request)
        )
    others = describe_unseen_time(report) + _describe_other_outcomes(report)
    if others:
        text = " ".join((text if before is not None else f"{text}.", *others))
    return text


def describe_unseen_time(report: Report) -> list[str]:
    """Return sentences on the time whose calls are missing: before the first recording, and of outages."""
    total = report.total
    sentences = []
    if report.recorded_from is None:
        sentences.append(QCoreApplication.translate("Reports", "Nothing is recorded yet."))
    elif total.unrecorded:
        sentences.append(
            QCoreApplication.translate(
                "Reports", "The history begins on {moment}: calls before that are missing."
            ).format(moment=format_moment(report.recorded_from, report.request))
        )
    outage = compute_outage_seconds(total)
    if outage:
        sentences.append(
            QCoreApplication.translate(
                "Reports", "For {time} there was no connection to the PBX: calls of that time are missing."
            ).format(time=format_outage(outage))
        )
    return sentences


def format_moment(instant: float, request: ReportRequest) -> str:
    """Return an instant as day and time in the time zone of a report."""
    local = to_local(instant, request.zone)
    return f"{QLocale().toString(_to_date(local), QLocale.FormatType.ShortFormat)} {_format_time(local)}"


def compute_outage_seconds(row: IntervalRow) -> float:
    """Return the seconds without a connection, without the time before the first recording."""
    return max(0.0, round(row.blind - row.unrecorded, 3))


def _describe_other_outcomes(report: Report) -> list[str]:
    """Return sentences on the incoming calls that no tile counts, without which the tiles do not add up."""
    total = report.total
    counted = total.answered + total.abandoned + total.short_abandoned + total.voicemail
    sentences = (
        (total.short_abandoned, QCoreApplication.translate("Reports", "Short abandons: {count}.")),
        (
            total.incoming - counted,
            QCoreApplication.translate("Reports", "Outcome unknown, the connection was lost: {count}."),
        ),
    )
    return [sentence.format(count=format_count(count)) for count, sentence in sentences if count > 0]


def is_recorded(report: Report) -> bool:
    """Return whether anything was recorded in the period of a report."""
    total, request = report.total, report.request
    if not total.is_recorded:
        return False
    has_calls = total.incoming or total.outgoing or total.internal
    return bool(has_calls) or total.blind < min(request.until, request.now or request.until) - request.since


def format_total(report: Report, column: str) -> str:
    """Return a figure of the whole period; a period of which nothing was recorded has none, and not 0."""
    return (
        format_cell(column, getattr(report.total, column), report.request)
        if is_recorded(report)
        else NO_VALUE
    )


def format_before(before: Report, column: str) -> str:
    """Return a figure of the previous period as text that says so."""
    value = format_total(before, column)
    return QCoreApplication.translate("Reports", "before: {value}").format(value=value)


def format_outage(seconds: float) -> str:
    """Return a duration with units, since 21:38:04 in a sentence looks like a time of day."""
    minutes = round(seconds / 60)
    if minutes >= 60:
        text = QCoreApplication.translate("Reports", "{hours} h {minutes} min")
        return text.format(hours=minutes // 60, minutes=minutes % 60)
    if minutes:
        return QCoreApplication.translate("Reports", "{minutes} min").format(minutes=minutes)
    return QCoreApplication.translate("Reports", "less than a minute")


PERIOD_TEXT: Final = QT_TRANSLATE_NOOP("Reports", "{first} to {last}")


def _to_date(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)
