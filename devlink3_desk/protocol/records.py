"""Typed Delta3 sections, attribute by attribute as in :mod:`.fields`.

Integers are members of the enumeration that the field table names, plain ``int`` where the number
is not listed, ``None`` where the field is empty or missing, and the text itself where it is no
integer. Text is ``""`` where the field is empty and ``None`` where the record ended before it.
Fields beyond the table are kept in ``extra``.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

NumberValue: TypeAlias = int | str | None
TextValue: TypeAlias = str | None


class CallSection(msgspec.Struct, frozen=True, gc=False):
    """What a Detail record says of the call itself (section 6.7.2)."""

    node_id: TextValue = None
    call_id: NumberValue = None
    account_code: TextValue = None
    authorization_code: TextValue = None
    tag: TextValue = None
    transfer_cause: NumberValue = None
    owner_huntgroup: TextValue = None
    original_huntgroup: TextValue = None
    original_user: TextValue = None
    current_huntgroup: TextValue = None
    current_user: TextValue = None
    voicemail_recording: NumberValue = None
    voicemail_length: NumberValue = None
    queue_state: NumberValue = None
    timestamp: NumberValue = None
    huntgroup_overflow: NumberValue = None
    ivr_callflow: TextValue = None
    ivr_time: NumberValue = None
    extra: tuple[str, ...] = ()


class Party(msgspec.Struct, frozen=True, gc=False):
    """One end of a call, PartyA or PartyB (section 6.7.3)."""

    end_id: TextValue = None
    direction: NumberValue = None
    state: NumberValue = None
    audio_path: NumberValue = None
    tone: NumberValue = None
    remote: NumberValue = None
    public_line: NumberValue = None
    flags: NumberValue = None
    emergency_location: NumberValue = None
    equipment_class: NumberValue = None
    equipment_type: NumberValue = None
    description: TextValue = None
    identity: TextValue = None
    called_type: NumberValue = None
    called_reason: NumberValue = None
    did: TextValue = None
    dialled: TextValue = None
    on_behalf: TextValue = None
    target_number: TextValue = None
    target_subaddress: TextValue = None
    purpose: TextValue = None
    cli: TextValue = None
    cli_presentation: NumberValue = None
    name_type: NumberValue = None
    name: TextValue = None
    related_end_id: TextValue = None
    extra: tuple[str, ...] = ()


class Target(msgspec.Struct, frozen=True, gc=False):
    """An end that the call is offered to while it is being set up (section 6.7.4)."""

    end_id: TextValue = None
    remote: NumberValue = None
    public_line: NumberValue = None
    equipment_class: NumberValue = None
    equipment_type: NumberValue = None
    description: TextValue = None
    identity: TextValue = None
    called_type: NumberValue = None
    called_reason: NumberValue = None
    target_number: TextValue = None
    target_subaddress: TextValue = None
    purpose: TextValue = None
    cli: TextValue = None
    cli_presentation: NumberValue = None
    extra: tuple[str, ...] = ()
