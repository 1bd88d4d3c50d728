"""Words for states, flags and kinds. Never colour alone: the word is always there too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from devlink3_desk.qt.core.relevance import Urgency
from devlink3_desk.sentences import QT_TRANSLATE_NOOP
from devlink3_desk.switchboard.board_values import (
    CallDirection,
    CallFlag,
    CallStatus,
    ExtensionStatus,
    LinkStatus,
    PartyKind,
    PersonKind,
)

CONTEXT: Final = "Words"

CALL_STATE_TEXTS: Final[dict[CallStatus, str]] = {
    CallStatus.DIALLING: QT_TRANSLATE_NOOP("Words", "Dialling"),
    CallStatus.RINGING: QT_TRANSLATE_NOOP("Words", "Ringing"),
    CallStatus.QUEUED: QT_TRANSLATE_NOOP("Words", "Waiting"),
    CallStatus.ANNOUNCEMENT: QT_TRANSLATE_NOOP("Words", "Announcement"),
    CallStatus.CONNECTED: QT_TRANSLATE_NOOP("Words", "Talking"),
    CallStatus.HELD: QT_TRANSLATE_NOOP("Words", "On hold"),
    CallStatus.PARKED: QT_TRANSLATE_NOOP("Words", "Parked"),
    CallStatus.CONFERENCE: QT_TRANSLATE_NOOP("Words", "Conference"),
    CallStatus.VOICEMAIL: QT_TRANSLATE_NOOP("Words", "Voicemail"),
    CallStatus.DISCONNECTING: QT_TRANSLATE_NOOP("Words", "Ending"),
    CallStatus.UNKNOWN: QT_TRANSLATE_NOOP("Words", "Unknown"),
}

EXTENSION_STATE_TEXTS: Final[dict[ExtensionStatus, str]] = {
    ExtensionStatus.UNKNOWN: QT_TRANSLATE_NOOP("Words", "Not known"),
    ExtensionStatus.IDLE: QT_TRANSLATE_NOOP("Words", "Free"),
    ExtensionStatus.RINGING: QT_TRANSLATE_NOOP("Words", "Ringing"),
    ExtensionStatus.DIALLING: QT_TRANSLATE_NOOP("Words", "Dialling"),
    ExtensionStatus.BUSY: QT_TRANSLATE_NOOP("Words", "Talking"),
    ExtensionStatus.HELD: QT_TRANSLATE_NOOP("Words", "Holding"),
}

LINK_STATE_TEXTS: Final[dict[LinkStatus, str]] = {
    LinkStatus.CONNECTING: QT_TRANSLATE_NOOP("Words", "Connecting"),
    LinkStatus.CATCHING_UP: QT_TRANSLATE_NOOP("Words", "Catching up"),
    LinkStatus.LIVE: QT_TRANSLATE_NOOP("Words", "Live"),
    LinkStatus.LOST: QT_TRANSLATE_NOOP("Words", "Connection lost"),
    LinkStatus.RETRYING: QT_TRANSLATE_NOOP("Words", "Connection lost"),
    LinkStatus.REFUSED: QT_TRANSLATE_NOOP("Words", "Refused by the PBX"),
}

DIRECTION_TEXTS: Final[dict[CallDirection, str]] = {
    CallDirection.INCOMING: QT_TRANSLATE_NOOP("Words", "Incoming"),
    CallDirection.OUTGOING: QT_TRANSLATE_NOOP("Words", "Outgoing"),
    CallDirection.INTERNAL: QT_TRANSLATE_NOOP("Words", "Internal"),
    CallDirection.UNKNOWN: QT_TRANSLATE_NOOP("Words", "Direction not known"),
}

FLAG_TEXTS: Final[dict[CallFlag, str]] = {
    CallFlag.PRIVATE: QT_TRANSLATE_NOOP("Words", "Private"),
    CallFlag.AUTO_ANSWERED: QT_TRANSLATE_NOOP("Words", "Answered automatically"),
    CallFlag.RECORDED: QT_TRANSLATE_NOOP("Words", "Recorded"),
    CallFlag.CONSENT_GIVEN: QT_TRANSLATE_NOOP("Words", "Agreed to recording"),
    CallFlag.CONSENT_REFUSED: QT_TRANSLATE_NOOP("Words", "Refused recording"),
    CallFlag.EMERGENCY: QT_TRANSLATE_NOOP("Words", "Emergency call"),
}

PARTY_KIND_TEXTS: Final[dict[PartyKind, str]] = {
    PartyKind.EXTENSION: QT_TRANSLATE_NOOP("Words", "Extension"),
    PartyKind.TRUNK: QT_TRANSLATE_NOOP("Words", "Outside line"),
    PartyKind.VOICEMAIL: QT_TRANSLATE_NOOP("Words", "Voicemail"),
    PartyKind.PARK: QT_TRANSLATE_NOOP("Words", "Park slot"),
    PartyKind.CONFERENCE: QT_TRANSLATE_NOOP("Words", "Conference"),
    PartyKind.OTHER: QT_TRANSLATE_NOOP("Words", "Other equipment"),
}

PERSON_KIND_TEXTS: Final[dict[PersonKind, str]] = {
    PersonKind.USER: QT_TRANSLATE_NOOP("Words", "Colleague"),
    PersonKind.GROUP: QT_TRANSLATE_NOOP("Words", "Hunt group"),
    PersonKind.CONTACT: QT_TRANSLATE_NOOP("Words", "Contact"),
}


def translate_state_text(text: str) -> str:
    """Return a word of these tables in the language of the window."""
    return QCoreApplication.translate(CONTEXT, text)


def format_call_count(status: CallStatus, count: int) -> str:
    """Return ``count`` calls of a state; a verb goes with its number in most languages."""
    match status:
        case CallStatus.RINGING:
            return QCoreApplication.translate("Counts", "%n ringing", "", count)
        case CallStatus.QUEUED:
            return QCoreApplication.translate("Counts", "%n waiting", "", count)
        case CallStatus.HELD:
            return QCoreApplication.translate("Counts", "%n on hold", "", count)
        case CallStatus.CONNECTED:
            return QCoreApplication.translate("Counts", "%n talking", "", count)
        case _:
            return f"{count} {translate_state_text(CALL_STATE_TEXTS[status])}"


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
