"""Delta2 records of the simulated calls, made of what Delta3 says of them (section 6.5.1.2)."""

from __future__ import annotations

from typing import Final

from devlink3_desk.protocol import delta2
from devlink3_desk.protocol.enums import (
    AudioPath,
    CallState,
    Delta2State,
    EquipmentClass,
    QueueState,
    Tone,
)
from devlink3_desk.protocol.events import Delta2, Detail
from devlink3_desk.protocol.records import Number, Party

_STATES: Final[dict[int, Delta2State]] = {
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


def status(event: Detail, slots: tuple[str, str]) -> Delta2:
    """Return the S record of a call; ``slots`` name its ends."""
    call, a, b = event.call, event.party_a or Party(), event.party_b
    fields: dict[str, Number] = {
        "a_call_id": slots[0],
        "b_call_id": slots[1],
        **_end("a", a, queued=call.queue_state == QueueState.QUEUEING),
        **(_end("b", b) if b is not None else {"b_state": Delta2State.IDLE}),
        "b_list": ";".join(target.identity or target.target_number or "" for target in event.targets),
        "a_slot": a.description,
        "b_slot": b.description if b is not None else "",
        "called_number": a.did or a.dialled,
        "calling_number": a.cli,
        "dialled_number": a.dialled,
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
    return _record("S", fields, event.pbx)


def deleted(slots: tuple[str, str], call_id: int, pbx: str) -> Delta2:
    """Return the D record of a call that is over."""
    return _record("D", _ids(slots, call_id), pbx)


def swapped(slots: tuple[str, str], call_id: int, pbx: str) -> Delta2:
    """Return the A record of a call whose ends have changed places."""
    return _record("A", _ids(slots, call_id), pbx)


def _ids(slots: tuple[str, str], call_id: int) -> dict[str, Number]:
    return {"a_call_id": slots[0], "b_call_id": slots[1], "call_id": call_id}


def _record(kind: str, fields: dict[str, Number], pbx: str | None) -> Delta2:
    text = delta2.encode(kind, fields)
    return Delta2(pbx=pbx, text=text, record=kind, fields=fields)


def _end(letter: str, party: Party, *, queued: bool = False) -> dict[str, Number]:
    state: int = Delta2State.IDLE
    if isinstance(party.state, int):
        state = _STATES.get(party.state, int(party.state))
    if queued:
        state = Delta2State.QUEUED
    elif party.equipment_class == EquipmentClass.PARK_SLOT:
        state = Delta2State.PARKED
    elif state == Delta2State.CONNECTED and party.audio_path == AudioPath.NONE:
        state = Delta2State.HELD
    return {
        f"{letter}_state": state,
        f"{letter}_connected": int(party.state == CallState.CONNECTED),
        f"{letter}_music": int(party.tone == Tone.HOLD_MUSIC),
        f"{letter}_name": party.name or party.identity or "",
    }
