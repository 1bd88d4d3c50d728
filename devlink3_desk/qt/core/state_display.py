"""How states are shown: an icon, a colour and a text for every state, and the urgency of its duration.

A state is never shown by its colour alone: each sign has an icon and a text beside it (WCAG 2, 1.4.1).
"""

from __future__ import annotations

import sys
from enum import IntEnum
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from devlink3_desk.preferences import CallPreferences, StateLimit
from devlink3_desk.qt.core.text import format_duration
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
from devlink3_desk.switchboard.presence import AwayReason


class Urgency(IntEnum):
    """Level that the time in a state, or in a queue, has reached."""

    NORMAL = 0
    WARNING = 1
    ALARM = 2


NO_LIMIT: Final = StateLimit(0, 0)
"""Limit that no duration reaches."""


def list_state_limits(preferences: CallPreferences) -> dict[CallStatus, StateLimit]:
    """Return the time limits of the states that have one."""
    return {
        CallStatus.RINGING: preferences.ringing,
        CallStatus.QUEUED: preferences.queued,
        CallStatus.ANNOUNCEMENT: preferences.queued,
        CallStatus.HELD: preferences.held,
        CallStatus.PARKED: preferences.parked,
    }


def compute_urgency(limit: StateLimit, seconds: float) -> Urgency:
    """Return the urgency of a duration. A limit of 0 is never reached."""
    if limit.alarm and seconds >= limit.alarm:
        return Urgency.ALARM
    return Urgency.WARNING if limit.warn and seconds >= limit.warn else Urgency.NORMAL


class StateSign(NamedTuple):
    """Icon and colours of a state."""

    icon: str
    """Name of a file in ``resources/icons``."""
    colour_key: str
    """Key in :attr:`.Theme.states`."""
    prominent: bool = False
    """Whether it is painted on a filled background."""


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
"""Replaces the sign of the call state during an emergency call."""

URGENCY_SIGNS: Final[dict[Urgency, StateSign]] = {
    Urgency.WARNING: StateSign("wait", "held"),
    Urgency.ALARM: StateSign("warning", "bad", prominent=True),
}

EXTENSION_SIGNS: Final[dict[ExtensionStatus, StateSign]] = {
    ExtensionStatus.UNKNOWN: StateSign("unknown", "unknown"),
    ExtensionStatus.IDLE: StateSign("idle", "idle"),
    ExtensionStatus.RINGING: StateSign("ringing", "ringing", prominent=True),
    ExtensionStatus.DIALLING: StateSign("dialling", "dialling"),
    ExtensionStatus.BUSY: StateSign("busy", "busy"),
    ExtensionStatus.HELD: StateSign("held", "held"),
}

IDLE_STATES: Final = frozenset({ExtensionStatus.IDLE, ExtensionStatus.UNKNOWN})
"""States of a phone that is not in use, or not known to be."""

AWAY_SIGNS: Final[dict[AwayReason, StateSign]] = {
    AwayReason.LOGGED_OUT: StateSign("lost", "unknown"),
    AwayReason.DO_NOT_DISTURB: StateSign("disturb", "busy"),
    AwayReason.FORWARDED: StateSign("forwarded", "unknown"),
    AwayReason.FOLLOW_ME: StateSign("forwarded", "unknown"),
    AwayReason.ABSENT: StateSign("away", "unknown"),
}
"""Replaces the sign of an idle extension while calls would not reach its user."""


def find_extension_sign(state: ExtensionStatus, away: AwayReason | None) -> StateSign:
    """Return the sign of an extension."""
    # Users who talk on the phone can be seen to do so, whatever presence they have set.
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
"""Icon of a directory entry without a state."""

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
    ExtensionStatus.UNKNOWN: QT_TRANSLATE_NOOP("ExtensionWords", "Unknown"),
    ExtensionStatus.IDLE: QT_TRANSLATE_NOOP("ExtensionWords", "Free"),
    ExtensionStatus.RINGING: QT_TRANSLATE_NOOP("ExtensionWords", "Ringing"),
    ExtensionStatus.DIALLING: QT_TRANSLATE_NOOP("ExtensionWords", "Dialling"),
    ExtensionStatus.BUSY: QT_TRANSLATE_NOOP("ExtensionWords", "Talking"),
    ExtensionStatus.HELD: QT_TRANSLATE_NOOP("ExtensionWords", "Holding"),
}
"""Short texts about a person; many languages use other words for a person than for a call."""

LINK_STATE_TEXTS: Final[dict[LinkStatus, str]] = {
    LinkStatus.CONNECTING: QT_TRANSLATE_NOOP("Words", "Connecting"),
    LinkStatus.CATCHING_UP: QT_TRANSLATE_NOOP("Words", "Synchronising"),
    LinkStatus.LIVE: QT_TRANSLATE_NOOP("Words", "Live"),
    LinkStatus.LOST: QT_TRANSLATE_NOOP("Words", "Connection lost"),
    LinkStatus.RETRYING: QT_TRANSLATE_NOOP("Words", "Connection lost"),
    LinkStatus.REFUSED: QT_TRANSLATE_NOOP("Words", "Refused by the PBX"),
}

DIRECTION_TEXTS: Final[dict[CallDirection, str]] = {
    CallDirection.INCOMING: QT_TRANSLATE_NOOP("Words", "Incoming"),
    CallDirection.OUTGOING: QT_TRANSLATE_NOOP("Words", "Outgoing"),
    CallDirection.INTERNAL: QT_TRANSLATE_NOOP("Words", "Internal"),
    CallDirection.UNKNOWN: QT_TRANSLATE_NOOP("Words", "Unknown direction"),
}

FLAG_TEXTS: Final[dict[CallFlag, str]] = {
    CallFlag.PRIVATE: QT_TRANSLATE_NOOP("Words", "Private"),
    CallFlag.AUTO_ANSWERED: QT_TRANSLATE_NOOP("Words", "Answered automatically"),
    CallFlag.RECORDED: QT_TRANSLATE_NOOP("Words", "Recorded"),
    CallFlag.CONSENT_GIVEN: QT_TRANSLATE_NOOP("Words", "Recording consent given"),
    CallFlag.CONSENT_REFUSED: QT_TRANSLATE_NOOP("Words", "Recording refused"),
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
    """Return a text of the tables above, translated; thousands of rows share it."""
    return sys.intern(QCoreApplication.translate("Words", text))


def describe_call_status(status: CallStatus) -> str:
    """Return the text of a call state."""
    return translate_state_text(CALL_STATE_TEXTS[status])


def describe_extension_status(status: ExtensionStatus) -> str:
    """Return the text of an extension state."""
    return sys.intern(QCoreApplication.translate("ExtensionWords", EXTENSION_STATE_TEXTS[status]))


def describe_link_status(status: LinkStatus) -> str:
    """Return the text of a link state."""
    return translate_state_text(LINK_STATE_TEXTS[status])


def describe_direction(direction: CallDirection) -> str:
    """Return the text of a direction."""
    return translate_state_text(DIRECTION_TEXTS[direction])


def describe_flag(flag: CallFlag) -> str:
    """Return the text of a call flag."""
    return translate_state_text(FLAG_TEXTS[flag])


def describe_party_kind(kind: PartyKind) -> str:
    """Return the text of a kind of party."""
    return translate_state_text(PARTY_KIND_TEXTS[kind])


def describe_person_kind(kind: PersonKind) -> str:
    """Return the text of a kind of directory entry."""
    return translate_state_text(PERSON_KIND_TEXTS[kind])


def format_call_count(status: CallStatus, count: int) -> str:
    """Return how many calls are in a state, as a phrase such as "3 ringing"."""
    # One text for each state: in many languages the verb has to agree with the number.
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
            return f"{count} {describe_call_status(status)}"


URGENCY_TEXTS: Final = {
    Urgency.WARNING: QT_TRANSLATE_NOOP("Spoken", "warning"),
    Urgency.ALARM: QT_TRANSLATE_NOOP("Spoken", "alarm"),
}


def describe_urgency(urgency: object) -> str:
    """Return the text of an urgency, empty for :attr:`Urgency.NORMAL` and for anything else."""
    text = URGENCY_TEXTS.get(urgency) if isinstance(urgency, Urgency) else None
    return "" if text is None else QCoreApplication.translate("Spoken", text)


def describe_duration(seconds: int) -> str:
    """Return a duration in words, for screen readers. From one hour on, seconds are left out."""
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


def format_over(time: str) -> str:
    """Return a duration as a lower bound, in the short form of lists."""
    return QCoreApplication.translate("Words", "over {time}").format(time=time)


def format_tile_time(seconds: int, *, is_lower_bound: bool) -> str:
    """Return a duration, as a lower bound in the shortest form: that of tiles."""
    return f"{_format_bound(seconds)}+" if is_lower_bound else format_duration(seconds)


def format_lower_bound(seconds: int) -> str:
    """Return the seconds since a state that had begun before the link did, in the short form of lists."""
    return format_over(_format_bound(seconds))


def _format_bound(seconds: int) -> str:
    hours = seconds // 3600
    # Minutes do not matter any more, and would not fit into the column.
    text = QCoreApplication.translate("Words", "{hours} h").format(hours=hours) if hours else ""
    return text or format_duration(seconds)


def format_at_least(time: str) -> str:
    """Return a duration as a lower bound, for a state that had begun before the link did."""
    return QCoreApplication.translate("Spoken", "at least %1").replace("%1", time)


def format_favourite() -> str:
    """Return what the star of a favourite means, for screen readers and tooltips."""
    return QCoreApplication.translate("Presence", "Favourite")
