"""Past instants in words: a time of today, a day of this week, a date; how long ago; since when.

Instants are seconds since 1970. ``now`` is passed, so that all texts of one update agree on what today is.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

DAYS_BY_NAME: Final = 7
"""Days within which a day is known by its name: the same weekday of the week before is a date."""

_SHORT: Final = QLocale.FormatType.ShortFormat


def format_past_time(at: float, now: QDateTime) -> str:
    """Return a time such as ``14:05``, ``Yesterday 14:05``, ``Tue 14:05``, or with the date."""
    moment, locale = _to_local(at), QLocale()
    time = locale.toString(moment.time(), _SHORT)
    days = moment.date().daysTo(now.date())
    if days == 0:
        return time
    if days == 1:
        return QCoreApplication.translate("PastTimes", "Yesterday {time}").format(time=time)
    if 0 < days < DAYS_BY_NAME:
        day = locale.standaloneDayName(moment.date().dayOfWeek(), _SHORT)
    else:
        day = locale.toString(moment.date(), _SHORT)
    return QCoreApplication.translate("PastTimes", "{day} {time}").format(day=day, time=time)


def format_past_day(at: float, now: QDateTime) -> str:
    """Return since when something holds: ``10:05`` of today, ``Monday``, or a date."""
    moment, locale = _to_local(at), QLocale()
    days = moment.date().daysTo(now.date())
    if days == 0:
        return locale.toString(moment.time(), _SHORT)
    if 0 < days < DAYS_BY_NAME:
        return locale.standaloneDayName(moment.date().dayOfWeek(), QLocale.FormatType.LongFormat)
    return locale.toString(moment.date(), _SHORT)


def describe_past(at: float, now: QDateTime) -> str:
    """Return how long ago something was, up to an hour; else the time as :func:`format_past_time`."""
    minutes = (now.toSecsSinceEpoch() - int(at)) // 60
    if minutes < 0 or minutes >= 60:
        return format_past_time(at, now)
    if minutes == 0:
        return QCoreApplication.translate("PastTimes", "just now")
    return QCoreApplication.translate("PastTimes", "%n min ago", "", minutes)


def start_of_week(now: QDateTime) -> float:
    """Return the midnight with which the local week began, by the first day of the week of the locale."""
    first_day = QLocale().firstDayOfWeek().value
    today = now.date()
    date = today.addDays(-((today.dayOfWeek() - first_day) % 7))
    return _midnight(date).toMSecsSinceEpoch() / 1000


def _midnight(date: QDate) -> QDateTime:
    # Not at 00:00 where the clock is set forward at midnight.
    start = date.startOfDay()
    return start if start.isValid() else QDateTime(date, QTime(0, 0))


def _to_local(at: float) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(at))
