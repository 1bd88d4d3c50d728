"""Words of rules, for the settings."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from devlink3_desk.preferences.alerts import AlertKind, AlertRule, AlertSound, AlertScope
from devlink3_desk.qt.models.marking import QT_TRANSLATE_NOOP

KIND_TEXTS: Final[dict[AlertKind, str]] = {
    AlertKind.RINGING: QT_TRANSLATE_NOOP("AlertRule", "A call rings or waits"),
    AlertKind.QUEUE: QT_TRANSLATE_NOOP("AlertRule", "A queue is too long"),
    AlertKind.HELD: QT_TRANSLATE_NOOP("AlertRule", "A call is on hold"),
    AlertKind.PARKED: QT_TRANSLATE_NOOP("AlertRule", "A call is parked"),
    AlertKind.EMERGENCY: QT_TRANSLATE_NOOP("AlertRule", "An emergency number is called"),
}

SCOPE_TEXTS: Final[dict[AlertScope, str]] = {
    AlertScope.ME: QT_TRANSLATE_NOOP("AlertRule", "me"),
    AlertScope.WATCHED: QT_TRANSLATE_NOOP("AlertRule", "those I watch"),
    AlertScope.LISTED: QT_TRANSLATE_NOOP("AlertRule", "these numbers"),
    AlertScope.ANYONE: QT_TRANSLATE_NOOP("AlertRule", "everybody"),
}

SOUND_TEXTS: Final[dict[AlertSound, str]] = {
    AlertSound.NONE: QT_TRANSLATE_NOOP("AlertRule", "No sound"),
    AlertSound.RING: QT_TRANSLATE_NOOP("AlertRule", "Telephone"),
    AlertSound.CHIME: QT_TRANSLATE_NOOP("AlertRule", "Chime"),
    AlertSound.QUEUE: QT_TRANSLATE_NOOP("AlertRule", "Three notes"),
    AlertSound.REMINDER: QT_TRANSLATE_NOOP("AlertRule", "Double tap"),
    AlertSound.ALARM: QT_TRANSLATE_NOOP("AlertRule", "Siren"),
}

DAY_NAMES: Final = (
    QT_TRANSLATE_NOOP("AlertRule", "Mon"),
    QT_TRANSLATE_NOOP("AlertRule", "Tue"),
    QT_TRANSLATE_NOOP("AlertRule", "Wed"),
    QT_TRANSLATE_NOOP("AlertRule", "Thu"),
    QT_TRANSLATE_NOOP("AlertRule", "Fri"),
    QT_TRANSLATE_NOOP("AlertRule", "Sat"),
    QT_TRANSLATE_NOOP("AlertRule", "Sun"),
)
"""As rules number them; the system may speak another language than the window."""


def translate_rule_text(text: str) -> str:
    """Return a word of these tables in the language of the window."""
    return QCoreApplication.translate("AlertRule", text)


def parse_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers in what somebody typed, parted by commas or blanks."""
    return tuple(dict.fromkeys(text.replace(",", " ").replace(";", " ").split()))


def format_scope(rule: AlertRule) -> str:
    """Return whose calls a rule is about."""
    return ", ".join(rule.numbers) if rule.whom is AlertScope.LISTED else translate_rule_text(SCOPE_TEXTS[rule.whom])


def format_schedule(rule: AlertRule) -> str:
    """Return the days and hours of a rule; empty where it always holds."""
    locale = QLocale()
    days = " ".join(translate_rule_text(DAY_NAMES[day]) for day in rule.days)
    if rule.begins % 1440 == rule.ends % 1440:
        return days
    hours = "–".join(  # noqa: RUF001 (a dash between times)
        locale.toString(QTime(minute // 60 % 24, minute % 60), QLocale.FormatType.ShortFormat)
        for minute in (rule.begins, rule.ends)
    )
    return f"{days} {hours}".strip()
