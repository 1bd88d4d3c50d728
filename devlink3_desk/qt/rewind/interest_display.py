"""Icons, colours and words of the moments that stand out."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from devlink3_desk.history.rewind import InterestingMoment, InterestKind, MissingMoment, MissingReason
from devlink3_desk.qt.core.text import format_duration, sanitize_text
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

CONTEXT: Final = "Rewind"
PAST_COLOUR: Final = "held"
"""State of the theme in whose colours the past is shown."""


class InterestSign(NamedTuple):
    """How a kind of moment is shown."""

    icon: str
    colour_key: str
    text: str
    """English text with ``{who}`` and ``{time}``, for :func:`QCoreApplication.translate`."""


INTEREST_SIGNS: Final = {
    InterestKind.ABANDONED: InterestSign(
        "lost", "bad", QT_TRANSLATE_NOOP("Rewind", "{who} gave up after {time}")
    ),
    InterestKind.LONGEST_WAIT: InterestSign(
        "wait", "queued", QT_TRANSLATE_NOOP("Rewind", "Longest wait: {who}, {time}")
    ),
    InterestKind.LONG_HOLD: InterestSign(
        "held", "held", QT_TRANSLATE_NOOP("Rewind", "{who} was on hold for {time}")
    ),
    InterestKind.EMERGENCY: InterestSign(
        "emergency", "bad", QT_TRANSLATE_NOOP("Rewind", "Emergency call from {who}")
    ),
    InterestKind.LINK_LOST: InterestSign(
        "warning", "unknown", QT_TRANSLATE_NOOP("Rewind", "The connection was lost")
    ),
}


def describe_interest(moment: InterestingMoment) -> str:
    """Return what happened, in words."""
    template = QCoreApplication.translate(CONTEXT, INTEREST_SIGNS[moment.kind].text)
    who = sanitize_text(moment.who) or QCoreApplication.translate(CONTEXT, "unknown caller")
    return template.format(who=who, time=format_duration(round(moment.seconds)))


def format_moment(wall: float) -> str:
    """Return a moment with its day, such as ``Monday, 5 January 2026 10:42:13``."""
    moment, locale = QDateTime.fromMSecsSinceEpoch(int(wall * 1000)), QLocale()
    day = locale.toString(moment.date(), QLocale.FormatType.LongFormat)
    return QCoreApplication.translate(CONTEXT, "{day}, {time}").format(day=day, time=format_clock(wall))


def format_weekday(wall: float) -> str:
    """Return the time of a moment with its day of the week, such as ``Monday, 10:42:13``."""
    date = QDateTime.fromMSecsSinceEpoch(int(wall * 1000)).date()
    day = QLocale().standaloneDayName(date.dayOfWeek(), QLocale.FormatType.LongFormat)
    return QCoreApplication.translate(CONTEXT, "{day}, {time}").format(day=day, time=format_clock(wall))


def format_clock(wall: float) -> str:
    """Return the time of a moment with seconds."""
    return QDateTime.fromMSecsSinceEpoch(int(wall * 1000)).time().toString("HH:mm:ss")


def explain_missing(missing: MissingMoment) -> str:
    """Return why a moment cannot be shown, and which ones can."""
    if missing.reason is MissingReason.NO_LONGER and missing.oldest is not None:
        text = QCoreApplication.translate(CONTEXT, "No longer recorded. The oldest moment is {moment}.")
        return text.format(moment=format_moment(missing.oldest))
    if missing.reason is MissingReason.NOT_YET and missing.newest is not None:
        text = QCoreApplication.translate(CONTEXT, "Not recorded yet. The latest moment is {moment}.")
        return text.format(moment=format_moment(missing.newest))
    if missing.newest is None or missing.reason is MissingReason.NO_LONGER:
        return QCoreApplication.translate(CONTEXT, "No moments are recorded.")
    return QCoreApplication.translate(CONTEXT, "Nothing was recorded at this moment. Choose another one.")
