"""The sign of every state: a shape and a set of colours, told apart without the colours too."""

from __future__ import annotations

from typing import Final, NamedTuple

from devlink3_desk.qt.models.concern import Level
from devlink3_desk.switchboard.presence import Away
from devlink3_desk.switchboard.views import CallDirection, CallStatus, ExtensionStatus, LinkStatus, PersonKind


class Sign(NamedTuple):
    """How a state looks."""

    icon: str
    """File of ``resources/icons``."""
    tone: str
    """Entry of a theme's ``states``."""
    loud: bool = False
    """Whether it calls for attention."""


CALL: Final[dict[CallStatus, Sign]] = {
    CallStatus.RINGING: Sign("ringing", "ringing", loud=True),
    CallStatus.QUEUED: Sign("queued", "queued", loud=True),
    CallStatus.ANNOUNCEMENT: Sign("announcement", "announcement"),
    CallStatus.HELD: Sign("held", "held"),
    CallStatus.PARKED: Sign("parked", "parked"),
    CallStatus.DIALLING: Sign("dialling", "dialling"),
    CallStatus.CONNECTED: Sign("connected", "connected"),
    CallStatus.CONFERENCE: Sign("conference", "conference"),
    CallStatus.VOICEMAIL: Sign("voicemail", "voicemail"),
    CallStatus.DISCONNECTING: Sign("ending", "ending"),
    CallStatus.UNKNOWN: Sign("unknown", "unknown"),
}

EMERGENCY: Final = Sign("emergency", "bad", loud=True)
"""In place of any call state, while somebody calls for help."""

LEVEL: Final[dict[Level, Sign]] = {
    Level.WARN: Sign("wait", "held"),
    Level.ALARM: Sign("warning", "bad", loud=True),
}
"""Of a time that is getting long, and of one that is too long."""

EXTENSION: Final[dict[ExtensionStatus, Sign]] = {
    ExtensionStatus.UNKNOWN: Sign("unknown", "unknown"),
    ExtensionStatus.IDLE: Sign("idle", "idle"),
    ExtensionStatus.RINGING: Sign("ringing", "ringing", loud=True),
    ExtensionStatus.DIALLING: Sign("dialling", "dialling"),
    ExtensionStatus.BUSY: Sign("busy", "busy"),
    ExtensionStatus.HELD: Sign("held", "held"),
}

RESTING: Final = frozenset({ExtensionStatus.IDLE, ExtensionStatus.UNKNOWN})
"""States of a telephone that is not in use."""

AWAY: Final[dict[Away, Sign]] = {
    Away.LOGGED_OUT: Sign("lost", "unknown"),
    Away.DO_NOT_DISTURB: Sign("disturb", "busy"),
    Away.FORWARDED: Sign("forwarded", "unknown"),
    Away.FOLLOW_ME: Sign("forwarded", "unknown"),
    Away.ABSENT: Sign("away", "unknown"),
}
"""In place of an idle telephone whose user calls would not reach."""


def of_extension(state: ExtensionStatus, away: Away | None) -> Sign:
    """Return the sign of an extension; ``away`` counts only where its telephone is not in use."""
    return EXTENSION[state] if away is None or state not in RESTING else AWAY[away]


LINK: Final[dict[LinkStatus, Sign]] = {
    LinkStatus.CONNECTING: Sign("wait", "wait"),
    LinkStatus.CATCHING_UP: Sign("wait", "wait"),
    LinkStatus.LIVE: Sign("live", "good"),
    LinkStatus.LOST: Sign("lost", "bad", loud=True),
    LinkStatus.RETRYING: Sign("lost", "bad", loud=True),
    LinkStatus.REFUSED: Sign("warning", "bad", loud=True),
}

DIRECTION: Final[dict[CallDirection, str]] = {
    CallDirection.INCOMING: "incoming",
    CallDirection.OUTGOING: "outgoing",
    CallDirection.INTERNAL: "internal",
    CallDirection.UNKNOWN: "unknown",
}

PERSON: Final[dict[PersonKind, str]] = {
    PersonKind.USER: "unknown",
    PersonKind.GROUP: "group",
    PersonKind.CONTACT: "contact",
}
"""Shape of a directory entry that has no state."""
