"""What a screen reader says of a row, in words where the eye has a clock and a colour."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from .concern import Urgency
from .marking import QT_TRANSLATE_NOOP

URGENCY_TEXTS: Final = {
    Urgency.WARNING: QT_TRANSLATE_NOOP("Spoken", "attention"),
    Urgency.ALARM: QT_TRANSLATE_NOOP("Spoken", "alarm"),
}
"""How pressing something is."""


def describe_urgency(urgency: object) -> str:
    """Return how pressing something is, empty where it is not (or where nobody judges it)."""
    text = URGENCY_TEXTS.get(urgency) if isinstance(urgency, Urgency) else None
    return "" if text is None else QCoreApplication.translate("Spoken", text)


def describe_duration(seconds: int) -> str:
    """Return a length of time as people say it: from an hour on without seconds."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = (
        QCoreApplication.translate("Spoken", "%n hour(s)", "", hours) if hours else "",
        QCoreApplication.translate("Spoken", "%n minute(s)", "", minutes) if minutes else "",
        QCoreApplication.translate("Spoken", "%n second(s)", "", rest)
        if not hours and (rest or not minutes)
        else "",
    )
    return " ".join(filter(None, parts))


def format_at_least(time: str) -> str:
    """Return that it is as long or longer: nobody was there when it began."""
    return QCoreApplication.translate("Spoken", "at least %1").replace("%1", time)
