"""Words of rules, for the settings."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from devlink3_desk.preferences.alerts import AlertKind, Rule, Sound, Whom
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP

KINDS: Final[dict[AlertKind, str]] = {
    AlertKind.RINGING: QT_TRANSLATE_NOOP("AlertRule", "A call rings or waits"),
    AlertKind.QUEUE: QT_TRANSLATE_NOOP("AlertRule", "A queue is too long"),
    AlertKind.HELD: QT_TRANSLATE_NOOP("AlertRule", "A call is on hold"),
    AlertKind.PARKED: QT_TRANSLATE_NOOP("AlertRule", "A call is parked"),
    AlertKind.EMERGENCY: QT_TRANSLATE_NOOP("AlertRule", "An emergency number is called"),
}

WHOM: Final[dict[Whom, str]] = {
    Whom.ME: QT_TRANSLATE_NOOP("AlertRule", "me"),
    Whom.WATCHED: QT_TRANSLATE_NOOP("AlertRule", "those I watch"),
    Whom.THESE: QT_TRANSLATE_NOOP("AlertRule", "these numbers"),
    Whom.ANYONE: QT_TRANSLATE_NOOP("AlertRule", "everybody"),
}

SOUNDS: Final[dict[Sound, str]] = {
    Sound.NONE: QT_TRANSLATE_NOOP("AlertRule", "No sound"),
    Sound.RING: QT_TRANSLATE_NOOP("AlertRule", "Telephone"),
    Sound.CHIME: QT_TRANSLATE_NOOP("AlertRule", "Chime"),
    Sound.QUEUE: QT_TRANSLATE_NOOP("AlertRule", "Three notes"),
    Sound.REMINDER: QT_TRANSLATE_NOOP("AlertRule", "Double tap"),
    Sound.ALARM: QT_TRANSLATE_NOOP("AlertRule", "Siren"),
}

DAYS: Final = (
    QT_TRANSLATE_NOOP("AlertRule", "Mon"),
    QT_TRANSLATE_NOOP("AlertRule", "Tue"),
    QT_TRANSLATE_NOOP("AlertRule", "Wed"),
    QT_TRANSLATE_NOOP("AlertRule", "Thu"),
    QT_TRANSLATE_NOOP("AlertRule", "Fri"),
    QT_TRANSLATE_NOOP("AlertRule", "Sat"),
    QT_TRANSLATE_NOOP("AlertRule", "Sun"),
)
"""As rules number them; the system may speak another language than the window."""


def word(text: str) -> str:
    """Return a word of these tables in the language of the window."""
    return QCoreApplication.translate("AlertRule", text)


def numbers_of(text: str) -> tuple[str, ...]:
    """Return the numbers in what somebody typed, parted by commas or blanks."""
    return tuple(dict.fromkeys(text.replace(",", " ").replace(";", " ").split()))


def whom_text(rule: Rule) -> str:
    """Return whose calls a rule is about."""
    return ", ".join(rule.numbers) if rule.whom is Whom.THESE else word(WHOM[rule.whom])


def when_text(rule: Rule) -> str:
    """Return the days and hours of a rule; empty where it always holds."""
    locale = QLocale()
    days = " ".join(word(DAYS[day]) for day in rule.days)
    if rule.begins % 1440 == rule.ends % 1440:
        return days
    hours = "–".join(  # noqa: RUF001 (a dash between times)
        locale.toString(QTime(minute // 60 % 24, minute % 60), QLocale.FormatType.ShortFormat)
        for minute in (rule.begins, rule.ends)
    )
    return f"{days} {hours}".strip()
