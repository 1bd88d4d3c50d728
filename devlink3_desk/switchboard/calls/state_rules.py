"""The state table: how the numbers of a record translate into statuses (sections 6.7.2 and 6.7.3).

``docs/switchboard.md`` explains the same rules in sentences.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from devlink3_desk.protocol.enums import (
    CONFERENCE_CLASSES,
    TRUNK_CLASSES,
    CallState,
    Cause,
    EquipmentClass,
    PartyFlags,
    QueueState,
)
from devlink3_desk.switchboard.board_values import CallFlag, CallStatus, ExtensionStatus, PartyKind

STATUS_BY_PARTY_STATE: Final[dict[int | str | None, CallStatus]] = {
    CallState.RINGING: CallStatus.RINGING,
    CallState.OFFERING: CallStatus.RINGING,
    CallState.ACCEPT: CallStatus.RINGING,
    CallState.RINGBACK: CallStatus.RINGING,
    CallState.DIALLING: CallStatus.DIALLING,
    CallState.DIALLED: CallStatus.DIALLING,
    CallState.DIAL_INITIATED: CallStatus.DIALLING,
    CallState.OVERLAP_RECEIVE: CallStatus.DIALLING,
    CallState.SEIZED: CallStatus.DIALLING,
    CallState.CONNECTED: CallStatus.CONNECTED,
    CallState.CONNECT_REQUEST: CallStatus.CONNECTED,
    CallState.OG_CONNECT_REQUEST: CallStatus.CONNECTED,
    CallState.PRESERVED: CallStatus.CONNECTED,
    CallState.DISCONNECTING: CallStatus.DISCONNECTING,
    CallState.IC_DISCONNECTING: CallStatus.DISCONNECTING,
    CallState.COMPLETED: CallStatus.DISCONNECTING,
    CallState.COMPLETED_TONE: CallStatus.DISCONNECTING,
    # An idle end contradicts the record that it is in, so the status is open. Unlike the undocumented
    # numbers, the value is listed: code that looks for unlisted numbers must not match it.
    CallState.IDLE: CallStatus.UNKNOWN,
}
"""Status of a call by the state of an end; ``UNKNOWN`` for numbers that are not listed."""

ANSWERED_PARTY_STATES: Final = frozenset(
    state for state, status in STATUS_BY_PARTY_STATE.items() if status is CallStatus.CONNECTED
)
"""States of an end that has answered."""

STATUS_BY_QUEUE_STATE: Final[dict[int | str | None, CallStatus]] = {
    QueueState.QUEUEING: CallStatus.QUEUED,
    QueueState.ANNOUNCEMENT: CallStatus.ANNOUNCEMENT,
}
"""Status of an unanswered call by its queue field."""

STATUS_BY_EQUIPMENT: Final[dict[int | str | None, CallStatus]] = {
    EquipmentClass.PARK_SLOT: CallStatus.PARKED,
    EquipmentClass.VOICEMAIL: CallStatus.VOICEMAIL,
    **dict.fromkeys(CONFERENCE_CLASSES, CallStatus.CONFERENCE),
}
"""Status of a call by the equipment of one end, for the other end."""

ANNOUNCEMENT: Final = QueueState.ANNOUNCEMENT
ANNOUNCER_CLASSES: Final[frozenset[int | str | None]] = frozenset(
    {EquipmentClass.VOICEMAIL, EquipmentClass.WAV_DRIVER}
)
"""Equipment that plays the announcements of a queue."""

MOVE_CAUSES: Final = frozenset(
    {
        Cause.PARKED,
        Cause.UNPARKED,
        Cause.PICKUP,
        Cause.REDIRECT,
        Cause.FORWARD_TO_VOICEMAIL,
        Cause.TRANSFER,
        Cause.CONFERENCING_MOVE,
        Cause.APPEARANCE_CALL_STEAL,
        Cause.REPLACE_CURRENT_CALL,
        Cause.CONFERENCE_MOVE,
    }
)
"""Causes with which an end leaves a node call while the conversation continues in another one."""

KIND_BY_EQUIPMENT: Final[dict[int | str | None, PartyKind]] = {
    EquipmentClass.VOICEMAIL: PartyKind.VOICEMAIL,
    EquipmentClass.PARK_SLOT: PartyKind.PARK,
    **dict.fromkeys(CONFERENCE_CLASSES, PartyKind.CONFERENCE),
    **dict.fromkeys(TRUNK_CLASSES, PartyKind.TRUNK),
    **dict.fromkeys(
        (
            EquipmentClass.TDM_PHONE,
            EquipmentClass.H323_PHONE,
            EquipmentClass.SIP_DEVICE,
            EquipmentClass.DECT_PHONE,
            EquipmentClass.WEBRTC_PHONE,
        ),
        PartyKind.EXTENSION,
    ),
}
"""Kind of a party by its equipment."""

CALL_FLAG_BITS: Final = (
    (PartyFlags.PRIVACY, CallFlag.PRIVATE),
    (PartyFlags.AUTO_ANSWERED, CallFlag.AUTO_ANSWERED),
    (PartyFlags.AUTO_RECORDED, CallFlag.RECORDED),
)
"""Bits of an end that are flags of the call by themselves; the consent bits are combined elsewhere."""

WAITING_STATES: Final = frozenset({CallStatus.QUEUED, CallStatus.ANNOUNCEMENT})
"""Statuses of a call that waits in the queue of a hunt group."""

UNANSWERED_STATES: Final = WAITING_STATES | {CallStatus.RINGING}
"""Statuses of a call that nobody has answered yet."""

SERVED_STATES: Final = frozenset({CallStatus.CONNECTED, CallStatus.HELD, CallStatus.CONFERENCE})
"""Statuses of a call that a member of the hunt group has answered."""

QueueRole: TypeAlias = Literal["waiting", "ringing", "connected"]
"""How a hunt group counts a call."""

WAITING: Final = "waiting"
RINGING: Final = "ringing"
CONNECTED: Final = "connected"

CALLER_EXTENSION_STATUS: Final[dict[CallStatus, ExtensionStatus]] = {
    CallStatus.DIALLING: ExtensionStatus.DIALLING,
    CallStatus.RINGING: ExtensionStatus.DIALLING,
    CallStatus.QUEUED: ExtensionStatus.DIALLING,
    CallStatus.ANNOUNCEMENT: ExtensionStatus.DIALLING,
    CallStatus.HELD: ExtensionStatus.HELD,
}
"""Status of the calling extension by the status of its call; ``BUSY`` for the others."""

CALLED_EXTENSION_STATUS: Final[dict[CallStatus, ExtensionStatus]] = {
    CallStatus.DIALLING: ExtensionStatus.RINGING,
    CallStatus.RINGING: ExtensionStatus.RINGING,
    CallStatus.QUEUED: ExtensionStatus.RINGING,
    CallStatus.ANNOUNCEMENT: ExtensionStatus.RINGING,
    CallStatus.HELD: ExtensionStatus.HELD,
}
"""Status of the called extension by the status of its call; ``BUSY`` for the others."""

EXTENSION_STATUS_RANK: Final[dict[ExtensionStatus, int]] = {
    ExtensionStatus.BUSY: 0,
    ExtensionStatus.DIALLING: 1,
    ExtensionStatus.RINGING: 2,
    ExtensionStatus.HELD: 3,
    ExtensionStatus.IDLE: 4,
    ExtensionStatus.UNKNOWN: 5,
}
"""Order in which the calls of an extension determine its status, the lowest rank first.

Someone who talks is busy, whatever else rings or waits.
"""
