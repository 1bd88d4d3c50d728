"""Words for states, flags and kinds. Never colour alone: the word is always there too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from devlink3_desk.switchboard.views import (
    CallDirection,
    CallFlag,
    CallStatus,
    ExtensionStatus,
    LinkStatus,
    PartyKind,
    PersonKind,
)

from .marking import QT_TRANSLATE_NOOP

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
