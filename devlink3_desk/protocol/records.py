"""Typed Delta3 sections, attribute by attribute as in :mod:`.fields`.

Integers are members of the enumeration that the field table names, plain ``int`` where the number
is not listed, ``None`` where the field is empty or missing, and the text itself where it is no
integer. Text is ``""`` where the field is empty and ``None`` where the record ended before it.
Fields beyond the table are kept in ``extra``.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

Number: TypeAlias = int | str | None
Text: TypeAlias = str | None


class CallSection(msgspec.Struct, frozen=True, gc=False):
    """What a Detail record says of the call itself (section 6.7.2)."""

    node_id: Text = None
    call_id: Number = None
    account_code: Text = None
    authorization_code: Text = None
    tag: Text = None
    transfer_cause: Number = None
    owner_huntgroup: Text = None
    original_huntgroup: Text = None
    original_user: Text = None
    current_huntgroup: Text = None
    current_user: Text = None
    voicemail_recording: Number = None
    voicemail_length: Number = None
    queue_state: Number = None
    timestamp: Number = None
    huntgroup_overflow: Number = None
    ivr_callflow: Text = None
    ivr_time: Number = None
    extra: tuple[str, ...] = ()


class Party(msgspec.Struct, frozen=True, gc=False):
    """One end of a call, PartyA or PartyB (section 6.7.3)."""

    end_id: Text = None
    direction: Number = None
    state: Number = None
    audio_path: Number = None
    tone: Number = None
    remote: Number = None
    public_line: Number = None
    flags: Number = None
    emergency_location: Number = None
    equipment_class: Number = None
    equipment_type: Number = None
    description: Text = None
    identity: Text = None
    called_type: Number = None
    called_reason: Number = None
    did: Text = None
    dialled: Text = None
    on_behalf: Text = None
    target_number: Text = None
    target_subaddress: Text = None
    purpose: Text = None
    cli: Text = None
    cli_presentation: Number = None
    name_type: Number = None
    name: Text = None
    related_end_id: Text = None
    extra: tuple[str, ...] = ()


class Target(msgspec.Struct, frozen=True, gc=False):
    """An end that the call is offered to while it is being set up (section 6.7.4)."""

    end_id: Text = None
    remote: Number = None
    public_line: Number = None
    equipment_class: Number = None
    equipment_type: Number = None
    description: Text = None
    identity: Text = None
    called_type: Number = None
    called_reason: Number = None
    target_number: Text = None
    target_subaddress: Text = None
    purpose: Text = None
    cli: Text = None
    cli_presentation: Number = None
    extra: tuple[str, ...] = ()
