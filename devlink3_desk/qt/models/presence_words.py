"""Words for what people have set at the telephone system."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from devlink3_desk.switchboard.presence import Away, Presence

from .marking import QT_TRANSLATE_NOOP
from .text import plain

CONTEXT: Final = "Presence"

ABSENCES: Final = (
    "",
    QT_TRANSLATE_NOOP("Presence", "On vacation until {until}"),
    QT_TRANSLATE_NOOP("Presence", "Will be back {until}"),
    QT_TRANSLATE_NOOP("Presence", "At lunch until {until}"),
    QT_TRANSLATE_NOOP("Presence", "In a meeting until {until}"),
    QT_TRANSLATE_NOOP("Presence", "Please call {until}"),
    QT_TRANSLATE_NOOP("Presence", "Don't disturb until {until}"),
    QT_TRANSLATE_NOOP("Presence", "With visitors until {until}"),
    QT_TRANSLATE_NOOP("Presence", "With customers until {until}"),
    QT_TRANSLATE_NOOP("Presence", "Back soon {until}"),
    QT_TRANSLATE_NOOP("Presence", "Back tomorrow {until}"),
)
"""Absences by their code; ``{until}`` is what the person has added."""

SHORT: Final = (
    "",
    QT_TRANSLATE_NOOP("Presence", "On vacation"),
    QT_TRANSLATE_NOOP("Presence", "Will be back"),
    QT_TRANSLATE_NOOP("Presence", "At lunch"),
    QT_TRANSLATE_NOOP("Presence", "In a meeting"),
    QT_TRANSLATE_NOOP("Presence", "Please call"),
    QT_TRANSLATE_NOOP("Presence", "Don't disturb"),
    QT_TRANSLATE_NOOP("Presence", "With visitors"),
    QT_TRANSLATE_NOOP("Presence", "With customers"),
    QT_TRANSLATE_NOOP("Presence", "Back soon"),
    QT_TRANSLATE_NOOP("Presence", "Back tomorrow"),
)
"""Absences by their code, where the person has added nothing."""


def absence(presence: Presence) -> str:
    """Return why somebody is absent, in the words of the system and the person's own."""
    code, added = presence.absence_code, plain(presence.absence_text)
    if not 0 < code < len(ABSENCES):
        return added or _tr(QT_TRANSLATE_NOOP("Presence", "Absent"))
    return _tr(ABSENCES[code]).format(until=added) if added else _tr(SHORT[code])


def reason(presence: Presence) -> str:
    """Return why a call would not reach somebody, in short; empty where nothing speaks against it."""
    match presence.away:
        case None:
            return ""
        case Away.LOGGED_OUT:
            return _tr(QT_TRANSLATE_NOOP("Presence", "Not logged in"))
        case Away.DO_NOT_DISTURB:
            return _tr(QT_TRANSLATE_NOOP("Presence", "Do not disturb"))
        case Away.FORWARDED:
            return _to(QT_TRANSLATE_NOOP("Presence", "Forwarded to {number}"), presence.forwarded_to) or _tr(
                QT_TRANSLATE_NOOP("Presence", "Forwarded")
            )
        case Away.FOLLOW_ME:
            return _to(QT_TRANSLATE_NOOP("Presence", "At extension {number}"), presence.follow_me)
        case Away.ABSENT:
            return absence(presence)


def told(presence: Presence) -> tuple[str, ...]:
    """Return all that somebody has set for calls, a sentence each, what keeps them away first."""
    then, twin = presence.then_to, presence.twinned_with
    found = (
        reason(presence),
        absence(presence) if presence.absent else "",
        _to(QT_TRANSLATE_NOOP("Presence", "When busy to {number}"), then) if presence.on_busy else "",
        _to(QT_TRANSLATE_NOOP("Presence", "On no answer to {number}"), then) if presence.on_no_answer else "",
        _to(QT_TRANSLATE_NOOP("Presence", "Rings together with {number}"), twin),
    )
    return tuple(dict.fromkeys(filter(None, found)))


def messages(count: int) -> str:
    """Return how many new messages wait in the mailbox."""
    return QCoreApplication.translate("Presence", "%n new message(s)", "", count)


def _to(text: str, number: str) -> str:
    return _tr(text).format(number=plain(number)) if number else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
