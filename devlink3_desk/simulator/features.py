"""Features of phones and the PBX beyond the operations of :class:`.Pbx`: one function per feature."""

from __future__ import annotations

from collections.abc import Iterable

from devlink3_desk.protocol.enums import (
    AudioPath,
    CalledType,
    CallState,
    Cause,
    EquipmentClass,
    NameType,
    QueueState,
    Tone,
)
from devlink3_desk.simulator.calls import Call, CallEnd
from devlink3_desk.simulator.company import Group, Node, User
from devlink3_desk.simulator.pbx import Pbx

UNPARK_CODE = "*38*{}#"
VOICEMAIL_CODE = "*17"
PICKUP_CODE = "*30"
CONFERENCE_CODE = "*66*{}#"
"""Short codes as users dial them; ``{}`` is the park slot or the number of the conference."""


def queue_call(pbx: Pbx, call: Call, group: Group, state: QueueState = QueueState.QUEUEING) -> None:
    """Queue ``call`` for ``group``, waiting or listening to an announcement."""
    previous = tuple(call.targets)
    call.targets = []
    call.set_section_fields(
        original_huntgroup=call.section.original_huntgroup or group.number,
        current_huntgroup=group.number,
        current_user="",
        queue_state=state,
    )
    if state is QueueState.ANNOUNCEMENT:
        # The caller can hear an announcement only if the trunk is connected.
        call.a.set_party_fields(state=CallState.CONNECTED, tone=Tone.NONE)
    elif call.a.party.state == CallState.CONNECTED:
        call.a.set_party_fields(tone=Tone.HOLD_MUSIC)
    else:
        call.a.set_party_fields(state=CallState.RINGBACK, tone=Tone.HOLD_MUSIC)
    pbx.reporter.report_changes(call, cleared_ends=previous, cause=Cause.REDIRECT)


def overflow_call(pbx: Pbx, call: Call, group: Group, users: Iterable[User]) -> None:
    """Ring ``users`` of the overflow group ``group``."""
    call.set_section_fields(huntgroup_overflow=1)
    pbx.ring_users(call, users, group=group)


def reject_call(pbx: Pbx, call: Call, end: CallEnd, qualifier: str, *, stops_ringing: bool = True) -> None:
    """Reject a ringing call; the phone may continue to ring (section 6.7.7)."""
    if end.user is None:
        raise ValueError("Only a phone can reject a call.")
    pbx.reporter.report_attempt_reject(end.user, end, qualifier)
    if stops_ringing:
        call.targets.remove(end)
        pbx.reporter.report_changes(call, cleared_ends=(end,), cause=Cause.CALL_REJECTED)


def blind_transfer(
    pbx: Pbx, call: Call, by: CallEnd, users: Iterable[User], group: Group | None = None
) -> None:
    """Transfer the party other than ``by`` to ``users`` without consultation."""
    remaining = _remove_party(pbx, call, by)
    # The call may have been held before it is transferred.
    remaining.set_party_fields(tone=Tone.RINGBACK, audio_path=AudioPath.PRESENT, related_end_id=by.id)
    pbx.reporter.report_changes(cleared_ends=(by,), cause=Cause.TRANSFER, by=by)
    pbx.ring_users(call, users, group=group)


def transfer_call(pbx: Pbx, call: Call, by: CallEnd, consultation: Call) -> None:
    """Connect the party that ``by`` holds with the consulted end, which may still be ringing.

    ``call`` continues; the related end of the consulted end is the end that consulted it.
    """
    held = _remove_party(pbx, call, by)
    held.set_party_fields(tone=Tone.NONE, audio_path=AudioPath.PRESENT)
    consulted = consultation.b
    targets, consultation.targets = consultation.targets, []
    consultation.b = None
    cleared_ends = (by, consultation.a)
    for end in (consulted, *targets):
        if end is not None:
            end.call = call
            end.set_party_fields(related_end_id=consultation.a.id)
    call.targets = targets
    call.b = consulted
    if consulted is not None:
        consulted.set_party_fields(audio_path=AudioPath.PRESENT, tone=Tone.NONE)
    else:
        held.set_party_fields(tone=Tone.RINGBACK)
    call.set_section_fields(
        current_huntgroup=consultation.section.current_huntgroup,
        current_user=consultation.section.current_user,
    )
    pbx.reporter.report_changes(consultation, call, cleared_ends=cleared_ends, cause=Cause.TRANSFER, by=by)


def _remove_party(pbx: Pbx, call: Call, by: CallEnd) -> CallEnd:
    """Remove ``by`` from ``call`` and return the remaining party, which becomes party A."""
    remaining = call.find_other_party(by)
    # The swap is reported with both parties, before one of them is reported lost.
    if remaining is not call.a:
        call.a, call.b = remaining, by
        pbx.reporter.report_swap(call)
    call.b = None
    return remaining


def park_call(pbx: Pbx, call: Call, by: CallEnd, slot: str) -> CallEnd:
    """Park the party other than ``by``; return the end of the park slot."""
    remaining = _remove_party(pbx, call, by)
    parked = pbx.create_device_end(
        by.node, EquipmentClass.PARK_SLOT, description=slot, target_number=slot, name=f"Park {slot}",
        called_type=CalledType.PARK_CALL,
    )  # fmt: skip
    remaining.set_party_fields(tone=Tone.HOLD_MUSIC, audio_path=AudioPath.PRESENT)
    parked.call = call
    call.b = parked
    pbx.reporter.report_changes(call, cleared_ends=(by,), cause=Cause.PARKED, by=by)
    return parked


def unpark_call(pbx: Pbx, call: Call, user: User) -> CallEnd:
    """Connect a parked call to ``user``, who dials the short code; return the end of the user."""
    slot = call.b
    if slot is None or slot.party.equipment_class != EquipmentClass.PARK_SLOT:
        raise ValueError("This call is not parked.")
    dialling = pbx.lift_handset(user)
    pbx.press_digits(dialling, UNPARK_CODE.format(slot.party.description))
    return _connect_dialling_end(pbx, call, dialling, (slot,), Cause.UNPARKED)


def pick_up_call(pbx: Pbx, call: Call, user: User) -> CallEnd:
    """Connect a ringing call to ``user``, who dials the short code; return the end of the user."""
    dialling = pbx.lift_handset(user)
    pbx.press_digits(dialling, PICKUP_CODE)
    return _connect_dialling_end(pbx, call, dialling, tuple(call.targets), Cause.PICKUP)


def _connect_dialling_end(
    pbx: Pbx, call: Call, dialling: Call, cleared_ends: tuple[CallEnd, ...], cause: Cause
) -> CallEnd:
    """Move the end of the ``dialling`` call, which thereby ends, to ``call``."""
    end = dialling.a
    end.set_party_fields(state=CallState.CONNECTED, tone=Tone.NONE)
    call.targets = []
    call.b = end
    end.call = call
    call.was_connected = True
    call.a.set_party_fields(state=CallState.CONNECTED, tone=Tone.NONE)
    pbx.reporter.report_changes(dialling, call, cleared_ends=cleared_ends, cause=cause)
    return end


def divert_to_voicemail(pbx: Pbx, call: Call, mailbox: User | Group, *, is_recording: bool = True) -> CallEnd:
    """Connect ``call`` to a mailbox, to leave a message or to listen; return the end of voicemail."""
    previous = tuple(call.targets)
    number = mailbox.extension if isinstance(mailbox, User) else mailbox.number
    # There is one voicemail server in the network, at the hub.
    end = pbx.create_device_end(
        pbx.company.hub, EquipmentClass.VOICEMAIL, name=f"VM {mailbox.name}", target_number=number,
        called_type=CalledType.VOICEMAIL, name_type=NameType.VOICEMAIL_CALLFLOW,
        purpose=number, cli=pbx.caller_number(call.a),
    )  # fmt: skip
    call.set_section_fields(voicemail_recording=int(is_recording), voicemail_length=0)
    pbx.connect(call, end, cleared_ends=previous, cause=Cause.FORWARD_TO_VOICEMAIL)
    return end


def update_message_length(pbx: Pbx, call: Call, seconds: int) -> None:
    """Report the present length of a message that is being recorded, in seconds."""
    pbx.update_section(call, voicemail_length=seconds)


def collect_messages(pbx: Pbx, user: User) -> Call:
    """Return the call of ``user``, who dials voicemail to listen to messages."""
    call = pbx.lift_handset(user)
    pbx.press_digits(call, VOICEMAIL_CODE)
    divert_to_voicemail(pbx, call, user, is_recording=False)
    return call


def start_conference(
    pbx: Pbx, call: Call, by: CallEnd, consultation: Call, conference_number: str
) -> list[Call]:
    """Join the three parties of two calls of ``by`` in a conference; return one call for each of them.

    Every member of a conference has a call of its own to it. The second end of ``by`` is cleared.
    """
    first, second = call.find_other_party(by), consultation.b
    # A ringing phone cannot join a conference.
    if second is None:
        raise ValueError("The consulted party has not answered.")
    extra = consultation.a
    for end in (first, second, by):
        end.set_party_fields(audio_path=AudioPath.PRESENT, tone=Tone.NONE, state=CallState.CONNECTED)
    is_swapped = first is not call.a
    # The two existing calls continue with a new party B. The one who started the conference gets a new call.
    call.a, call.b = first, _create_conference_end(pbx, by.node, conference_number, "Member")
    consultation.a, consultation.b = second, _create_conference_end(pbx, by.node, conference_number, "Member")
    own = Call(by)
    own.b = _create_conference_end(pbx, by.node, conference_number, "Owner")
    own.was_connected = True
    for member_call in (call, consultation, own):
        for end in member_call.parties():
            end.call = member_call
    if is_swapped:
        pbx.reporter.report_swap(call)
    pbx.reporter.report_swap(consultation)
    pbx.reporter.report_changes(
        call, consultation, own, cleared_ends=(extra,), cause=Cause.CONFERENCING_MOVE, by=extra
    )
    return [call, consultation, own]


def join_conference(pbx: Pbx, user: User, node: Node, conference_number: str) -> Call:
    """Return the call of ``user``, who dials into a conference at ``node``."""
    call = pbx.lift_handset(user)
    pbx.press_digits(call, CONFERENCE_CODE.format(conference_number))
    pbx.connect(call, _create_conference_end(pbx, node, conference_number, "Member"))
    return call


def _create_conference_end(pbx: Pbx, node: Node, conference_number: str, role: str) -> CallEnd:
    return pbx.create_device_end(
        node, EquipmentClass.CONFERENCE, description=f"Add {role}", target_number=conference_number,
        name=f"Conference {conference_number}", name_type=NameType.CONFERENCE, called_type=CalledType.CONF,
    )  # fmt: skip
