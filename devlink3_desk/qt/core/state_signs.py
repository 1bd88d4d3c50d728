"""The sign of every state: a shape and a set of colours, told apart without the colours too."""

from __future__ import annotations

from typing import Final, NamedTuple

from devlink3_desk.qt.core.relevance import Urgency
from devlink3_desk.switchboard.board_values import (
    CallDirection,
    CallStatus,
    ExtensionStatus,
    LinkStatus,
    PersonKind,
)
from devlink3_desk.switchboard.presence import AwayReason


class StateSign(NamedTuple):
    """How a state looks."""

    icon: str
    """File of ``resources/icons``."""
    colour_key: str
    """Entry of a theme's ``states``."""
    prominent: bool = False
    """Whether it calls for attention."""


CALL_SIGNS: Final[dict[CallStatus, StateSign]] = {
    CallStatus.RINGING: StateSign("ringing", "ringing", prominent=True),
    CallStatus.QUEUED: StateSign("queued", "queued", prominent=True),
    CallStatus.ANNOUNCEMENT: StateSign("announcement", "announcement"),
    CallStatus.HELD: StateSign("held", "held"),
    CallStatus.PARKED: StateSign("parked", "parked"),
    CallStatus.DIALLING: StateSign("dialling", "dialling"),
    CallStatus.CONNECTED: StateSign("connected", "connected"),
    CallStatus.CONFERENCE: StateSign("conference", "conference"),
    CallStatus.VOICEMAIL: StateSign("voicemail", "voicemail"),
    CallStatus.DISCONNECTING: StateSign("ending", "ending"),
    CallStatus.UNKNOWN: StateSign("unknown", "unknown"),
}

EMERGENCY_SIGN: Final = StateSign("emergency", "bad", prominent=True)
"""In place of any call state, while somebody calls for help."""

URGENCY_SIGNS: Final[dict[Urgency, StateSign]] = {
    Urgency.WARNING: StateSign("wait", "held"),
    Urgency.ALARM: StateSign("warning", "bad", prominent=True),
}
"""Of a time that is getting long, and of one that is too long."""

EXTENSION_SIGNS: Final[dict[ExtensionStatus, StateSign]] = {
    ExtensionStatus.UNKNOWN: StateSign("unknown", "unknown"),
    ExtensionStatus.IDLE: StateSign("idle", "idle"),
    ExtensionStatus.RINGING: StateSign("ringing", "ringing", prominent=True),
    ExtensionStatus.DIALLING: StateSign("dialling", "dialling"),
    ExtensionStatus.BUSY: StateSign("busy", "busy"),
    ExtensionStatus.HELD: StateSign("held", "held"),
}

IDLE_STATES: Final = frozenset({ExtensionStatus.IDLE, ExtensionStatus.UNKNOWN})
"""States of a telephone that is not in use."""

AWAY_SIGNS: Final[dict[AwayReason, StateSign]] = {
    AwayReason.LOGGED_OUT: StateSign("lost", "unknown"),
    AwayReason.DO_NOT_DISTURB: StateSign("disturb", "busy"),
    AwayReason.FORWARDED: StateSign("forwarded", "unknown"),
    AwayReason.FOLLOW_ME: StateSign("forwarded", "unknown"),
    AwayReason.ABSENT: StateSign("away", "unknown"),
}
"""In place of an idle telephone whose user calls would not reach."""


def extension_sign(state: ExtensionStatus, away: AwayReason | None) -> StateSign:
    """Return the sign of an extension; ``away`` counts only where its telephone is not in use."""
    return EXTENSION_SIGNS[state] if away is None or state not in IDLE_STATES else AWAY_SIGNS[away]


LINK_SIGNS: Final[dict[LinkStatus, StateSign]] = {
    LinkStatus.CONNECTING: StateSign("wait", "wait"),
    LinkStatus.CATCHING_UP: StateSign("wait", "wait"),
    LinkStatus.LIVE: StateSign("live", "good"),
    LinkStatus.LOST: StateSign("lost", "bad", prominent=True),
    LinkStatus.RETRYING: StateSign("lost", "bad", prominent=True),
    LinkStatus.REFUSED: StateSign("warning", "bad", prominent=True),
}

DIRECTION_ICONS: Final[dict[CallDirection, str]] = {
    CallDirection.INCOMING: "incoming",
    CallDirection.OUTGOING: "outgoing",
    CallDirection.INTERNAL: "internal",
    CallDirection.UNKNOWN: "unknown",
}

PERSON_ICONS: Final[dict[PersonKind, str]] = {
    PersonKind.USER: "unknown",
    PersonKind.GROUP: "group",
    PersonKind.CONTACT: "contact",
}
"""Shape of a directory entry that has no state."""
