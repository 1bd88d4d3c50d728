"""Events that are derived from Delta3: Delta2 records and extension events (6.5.1.2, 6.5.1.5)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from devlink3_desk.protocol.enums import (
    AudioPath,
    CallState,
    Cause,
    Delta2State,
    EquipmentClass,
    QueueState,
    Tone,
    format_enum_value,
)
from devlink3_desk.protocol.event_stream import encode_delta2
from devlink3_desk.protocol.events import Delta2, Detail, ExtensionState, ExtensionText
from devlink3_desk.protocol.records import NumberValue, Party
from devlink3_desk.simulator.calls import CallEnd
from devlink3_desk.simulator.company import User

_DELTA2_STATES: Final[dict[int, Delta2State]] = {
    CallState.IDLE: Delta2State.IDLE,
    CallState.RINGING: Delta2State.RINGING,
    CallState.CONNECTED: Delta2State.CONNECTED,
    CallState.DISCONNECTING: Delta2State.DISCONNECTED,
    CallState.IC_DISCONNECTING: Delta2State.DISCONNECTED,
    CallState.DIALLING: Delta2State.DIALLING,
    CallState.DIALLED: Delta2State.DIALLED,
    CallState.RINGBACK: Delta2State.DIALLED,
    CallState.DIAL_INITIATED: Delta2State.LOCAL_DIAL,
}


def build_status_record(event: Detail, delta2_ids: tuple[str, str]) -> Delta2:
    """Return the S record of a call; ``delta2_ids`` are the names of its ends."""
    call, a, b = event.call, event.party_a or Party(), event.party_b
    fields: dict[str, NumberValue] = {
        "a_call_id": delta2_ids[0],
        "b_call_id": delta2_ids[1],
        **_build_party_fields("a", a, is_queued=call.queue_state == QueueState.QUEUEING),
        **(_build_party_fields("b", b) if b is not None else {"b_state": Delta2State.IDLE}),
        "b_list": ";".join(target.identity or target.target_number or "" for target in event.targets),
        "a_slot": a.description,
        "b_slot": b.description if b is not None else "",
        "called_number": a.did or a.dialled,
        "calling_number": a.cli,
        "dialled_number": a.dialled,
        # These have no equivalent in Delta3.
        "ring_attempts": 0,
        "cause": 0,
        "owner_hunt_group": call.owner_huntgroup,
        "original_hunt_group": call.original_huntgroup,
        "original_user": call.original_user,
        "target_hunt_group": call.current_huntgroup,
        "target_user": call.current_user,
        "internal": int(not a.public_line and not (b is not None and b.public_line)),
        "timestamp": call.timestamp,
        "tag": call.tag,
        "account_code": call.account_code,
        "call_id": call.call_id,
    }
    if b is not None and b.equipment_class == EquipmentClass.PARK_SLOT:
        fields["park_slot"] = b.description
    return _build_record("S", fields, event.pbx)


def build_deleted_record(delta2_ids: tuple[str, str], call_id: int, pbx: str) -> Delta2:
    """Return the D record of a call that has ended."""
    return _build_record("D", _build_call_id_fields(delta2_ids, call_id), pbx)


def build_swapped_record(delta2_ids: tuple[str, str], call_id: int, pbx: str) -> Delta2:
    """Return the A record of a call whose ends have changed places."""
    return _build_record("A", _build_call_id_fields(delta2_ids, call_id), pbx)


def _build_call_id_fields(delta2_ids: tuple[str, str], call_id: int) -> dict[str, NumberValue]:
    return {"a_call_id": delta2_ids[0], "b_call_id": delta2_ids[1], "call_id": call_id}


def _build_record(kind: str, fields: dict[str, NumberValue], pbx: str | None) -> Delta2:
    text = encode_delta2(kind, fields)
    return Delta2(pbx=pbx, text=text, record=kind, fields=fields)


def _build_party_fields(prefix: str, party: Party, *, is_queued: bool = False) -> dict[str, NumberValue]:
    # Queued, parked and held are states in Delta2; in Delta3 they follow from other fields.
    state: int = Delta2State.IDLE
    if isinstance(party.state, int):
        state = _DELTA2_STATES.get(party.state, int(party.state))
    if is_queued:
        state = Delta2State.QUEUED
    elif party.equipment_class == EquipmentClass.PARK_SLOT:
        state = Delta2State.PARKED
    elif state == Delta2State.CONNECTED and party.audio_path == AudioPath.NONE:
        state = Delta2State.HELD
    return {
        f"{prefix}_state": state,
        f"{prefix}_connected": int(party.state == CallState.CONNECTED),
        f"{prefix}_music": int(party.tone == Tone.HOLD_MUSIC),
        f"{prefix}_name": party.name or party.identity or "",
    }


class ExtensionActivity(IntEnum):
    """States in the fields ``p1`` and ``p2`` of an extension event.

    The official text defines only Idle and Dialling. The other numbers are made up.
    """

    IDLE = 0
    RINGING = 1
    DIALLING = 2
    CONNECTED = 3
    HELD = 4


STATE_EVENT_CODE = 1
"""Field ``v`` of an event that reports a state."""


def compute_activity(ends: Iterable[CallEnd]) -> ExtensionActivity:
    """Return the state of an extension with these ends; of several states, the most active one."""
    activities = {_compute_end_activity(end) for end in ends}
    precedence = (
        ExtensionActivity.CONNECTED,
        ExtensionActivity.DIALLING,
        ExtensionActivity.RINGING,
        ExtensionActivity.HELD,
    )
    return next((state for state in precedence if state in activities), ExtensionActivity.IDLE)


def _compute_end_activity(end: CallEnd) -> ExtensionActivity:
    if end.call is not None and end in end.call.targets:
        return ExtensionActivity.RINGING
    if end.party.state != CallState.CONNECTED:
        return ExtensionActivity.DIALLING
    if end.party.audio_path == AudioPath.NONE:
        return ExtensionActivity.HELD
    return ExtensionActivity.CONNECTED


def build_state_event(user: User, new: ExtensionActivity, old: ExtensionActivity) -> ExtensionState:
    """Return the numeric event for a change of state."""
    return ExtensionState(
        pbx=user.node.address,
        v=STATE_EVENT_CODE,
        p1=new,
        p2=old,
        extension=user.extension,
        text=f"Extn{user.extension}",
    )


def build_call_lost_event(user: User, cause: int) -> ExtensionText:
    """Return the text event for a call that ended at an extension."""
    # The official sample: "CALL LOST (CMCauseForceIdle)", the name of the cause as one word.
    words = "".join(word.capitalize() for word in format_enum_value(Cause, cause).replace(",", "").split())
    text = f"Extn{user.extension}: CALL LOST (CMCause{words})"
    return ExtensionText(pbx=user.node.address, text=text, extension=user.extension)
