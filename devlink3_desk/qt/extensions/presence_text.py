"""Words for what people have set at the telephone system."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from devlink3_desk.qt.core.text import sanitize_text
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.presence import AwayReason, Presence

CONTEXT: Final = "Presence"

ABSENCE_TEMPLATES: Final = (
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

ABSENCE_TEXTS: Final = (
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


def describe_absence(presence: Presence) -> str:
    """Return why somebody is absent, in the words of the system and the person's own."""
    code, added = presence.absence_code, sanitize_text(presence.absence_text)
    if not 0 < code < len(ABSENCE_TEMPLATES):
        return added or _translate_text(QT_TRANSLATE_NOOP("Presence", "Absent"))
    return (
        _translate_text(ABSENCE_TEMPLATES[code]).format(until=added)
        if added
        else _translate_text(ABSENCE_TEXTS[code])
    )


def describe_away_reason(presence: Presence) -> str:
    """Return why a call would not reach somebody, in short; empty where nothing speaks against it."""
    match presence.away_reason:
        case None:
            return ""
        case AwayReason.LOGGED_OUT:
            return _translate_text(QT_TRANSLATE_NOOP("Presence", "Not logged in"))
        case AwayReason.DO_NOT_DISTURB:
            return _translate_text(QT_TRANSLATE_NOOP("Presence", "Do not disturb"))
        case AwayReason.FORWARDED:
            return _format_target(
                QT_TRANSLATE_NOOP("Presence", "Forwarded to {number}"), presence.forwarded_to
            ) or _translate_text(QT_TRANSLATE_NOOP("Presence", "Forwarded"))
        case AwayReason.FOLLOW_ME:
            return _format_target(QT_TRANSLATE_NOOP("Presence", "At extension {number}"), presence.follow_me)
        case AwayReason.ABSENT:
            return describe_absence(presence)


def describe_presence(presence: Presence) -> tuple[str, ...]:
    """Return all that somebody has set for calls, a sentence each, what keeps them away first."""
    then, twin = presence.conditional_forward_to, presence.twinned_with
    found = (
        describe_away_reason(presence),
        describe_absence(presence) if presence.absent else "",
        _format_target(QT_TRANSLATE_NOOP("Presence", "When busy to {number}"), then)
        if presence.forward_on_busy
        else "",
        _format_target(QT_TRANSLATE_NOOP("Presence", "On no answer to {number}"), then)
        if presence.forward_on_no_answer
        else "",
        _format_target(QT_TRANSLATE_NOOP("Presence", "Rings together with {number}"), twin),
    )
    return tuple(dict.fromkeys(filter(None, found)))


def format_message_count(count: int) -> str:
    """Return how many new messages wait in the mailbox."""
    return QCoreApplication.translate("Presence", "%n new message(s)", "", count)


def _format_target(text: str, number: str) -> str:
    return _translate_text(text).format(number=sanitize_text(number)) if number else ""


def _translate_text(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
