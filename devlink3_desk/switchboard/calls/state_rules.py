"""The state table: what the numbers of a record say of a call, as data (sections 6.7.2 and 6.7.3).

The page ``docs/switchboard.md`` tells the same in sentences.
"""

from __future__ import annotations

from typing import Final

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
    # An end at rest in a call says nothing of the call; a number that no table lists says less.
    CallState.IDLE: CallStatus.UNKNOWN,
}
"""What the state of an end says of the call; numbers not listed say nothing: ``unknown``."""

STATUS_BY_QUEUE_STATE: Final[dict[int | str | None, CallStatus]] = {
    QueueState.QUEUEING: CallStatus.QUEUED,
    QueueState.ANNOUNCEMENT: CallStatus.ANNOUNCEMENT,
}
"""What the queue field says of a call that nobody has answered."""

STATUS_BY_EQUIPMENT: Final[dict[int | str | None, CallStatus]] = {
    EquipmentClass.PARK_SLOT: CallStatus.PARKED,
    EquipmentClass.VOICEMAIL: CallStatus.VOICEMAIL,
    **dict.fromkeys(CONFERENCE_CLASSES, CallStatus.CONFERENCE),
}
"""What an end's equipment says of the call that the other end is in."""

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
"""Causes with which an end leaves a view while the conversation goes on elsewhere."""

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
"""What stands at an end, by its equipment."""

CALL_FLAG_BITS: Final = (
    (PartyFlags.PRIVACY, CallFlag.PRIVATE),
    (PartyFlags.AUTO_ANSWERED, CallFlag.AUTO_ANSWERED),
    (PartyFlags.AUTO_RECORDED, CallFlag.RECORDED),
)
"""Bits of an end that are facts of the call as they are; consent takes two bits together."""

WAITING_STATES: Final = frozenset({CallStatus.QUEUED, CallStatus.ANNOUNCEMENT})
"""A call in one of these waits in its hunt group."""

SERVED_STATES: Final = frozenset({CallStatus.CONNECTED, CallStatus.HELD, CallStatus.CONFERENCE})
"""A call in one of these has been taken by its hunt group."""

_BUSY: Final = ExtensionStatus.BUSY
CALLER_EXTENSION_STATUS: Final[dict[CallStatus, ExtensionStatus]] = {
    CallStatus.DIALLING: ExtensionStatus.DIALLING,
    CallStatus.RINGING: ExtensionStatus.DIALLING,
    CallStatus.QUEUED: ExtensionStatus.DIALLING,
    CallStatus.ANNOUNCEMENT: ExtensionStatus.DIALLING,
    CallStatus.HELD: ExtensionStatus.HELD,
}
"""What a call says of the extension that made it; ``busy`` for the rest."""

CALLED_EXTENSION_STATUS: Final[dict[CallStatus, ExtensionStatus]] = {
    CallStatus.DIALLING: ExtensionStatus.RINGING,
    CallStatus.RINGING: ExtensionStatus.RINGING,
    CallStatus.QUEUED: ExtensionStatus.RINGING,
    CallStatus.ANNOUNCEMENT: ExtensionStatus.RINGING,
    CallStatus.HELD: ExtensionStatus.HELD,
}
"""What a call says of the extension at its other end; ``busy`` for the rest."""

EXTENSION_STATUS_RANK: Final[dict[ExtensionStatus, int]] = {
    ExtensionStatus.BUSY: 0,
    ExtensionStatus.DIALLING: 1,
    ExtensionStatus.RINGING: 2,
    ExtensionStatus.HELD: 3,
    ExtensionStatus.IDLE: 4,
    ExtensionStatus.UNKNOWN: 5,
}
"""Which of an extension's calls gives its state: someone who talks is busy, whatever else rings or waits."""
