"""The field tables of the Delta3 records: name, kind and meaning of every position.

One table a record section. The decoder converts by them, the encoder writes by them, and the
details pane and the documentation show their titles and meanings.
"""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

import msgspec

from devlink3_desk.protocol import enums
from devlink3_desk.protocol.enums import LabelledEnum


class RecordField(NamedTuple):
    """One comma-separated position of a section."""

    name: str
    """Attribute of the record and key of the JSON line."""
    title: str
    """Name for people, in the official text's words."""
    value_type: type[int | str] = str
    enum_type: type[LabelledEnum | enums.PartyFlags] | None = None
    """Enumeration of the values, where the text has one."""
    quoted: bool = False
    """Whether the PBX writes the text between quotation marks."""
    description: str = ""
    """Unit or meaning, one line."""
    has_large_values: bool = False
    """Whether large numbers are as usual as small ones, as in counters and stamps."""


CALL_FIELDS: Final = (
    RecordField(
        "node_id", "Node identifier", description="the node whose view of the call this is, 8 characters"
    ),
    RecordField("call_id", "CallID", int, description="valid on this node only", has_large_values=True),
    RecordField("account_code", "Account code"),
    RecordField("authorization_code", "Authorization code", description="masked as ***** where there is one"),
    RecordField("tag", "Tag", description="text attached to the call; may hold a UCID"),
    RecordField("transfer_cause", "Transfer cause", int, enums.Cause),
    RecordField("owner_huntgroup", "Owner hunt group"),
    RecordField("original_huntgroup", "Originally targeted hunt group"),
    RecordField("original_user", "Originally targeted user"),
    RecordField("current_huntgroup", "Currently targeted hunt group"),
    RecordField("current_user", "Currently targeted user"),
    RecordField(
        "voicemail_recording", "Voicemail message being left", int, description="local Voicemail Pro only"
    ),
    RecordField("voicemail_length", "Length of the message left", int, description="seconds"),
    RecordField("queue_state", "Queueing or announcement", int, enums.QueueState),
    RecordField(
        "timestamp", "Timestamp", int, description="tenths of a second, no known epoch", has_large_values=True
    ),
    RecordField("huntgroup_overflow", "Hunt group overflow", int),
    RecordField("ivr_callflow", "Transferred out of IVR call flow", quoted=True),
    RecordField("ivr_time", "Time spent in IVR call flow", int, description="tenths of a second"),
)
"""Call section (6.7.2); at least ten of them are sent."""

PARTY_FIELDS: Final = (
    RecordField("end_id", "End identifier", description="the same in every view of the call, 16 characters"),
    RecordField(
        "direction", "Direction", int, enums.Direction, description="1: the call came in on this end"
    ),
    RecordField("state", "State", int, enums.CallState),
    RecordField("audio_path", "Audio path", int, enums.AudioPath),
    RecordField("tone", "Tone", int, enums.Tone),
    RecordField("remote", "Remote", int, enums.Remote),
    RecordField("public_line", "Public line", int, enums.PublicLine),
    RecordField("flags", "Flags", int, enums.PartyFlags),
    RecordField("emergency_location", "Emergency location", int),
    RecordField("equipment_class", "Equipment classification", int, enums.EquipmentClass),
    RecordField("equipment_type", "Equipment type", int, enums.EquipmentType),
    RecordField("description", "Description", description="SIP Call-ID, line.channel or conference role"),
    RecordField("identity", "Identity", description="extension of the user at this end"),
    RecordField("called_type", "Called type", int, enums.CalledType),
    RecordField("called_reason", "Called reason", int),
    RecordField("did", "DID", description="number called from outside"),
    RecordField("dialled", "Dialled", description="digits pressed"),
    RecordField("on_behalf", "On behalf"),
    RecordField("target_number", "Target number"),
    RecordField("target_subaddress", "Target sub-address"),
    RecordField("purpose", "Purpose", description="nominal target: hunt group, skill or diversion"),
    RecordField("cli", "CLI", description="calling party number"),
    RecordField("cli_presentation", "CLI presentation", int, enums.CliPresentation),
    RecordField("name_type", "Calling party name type", int, enums.NameType),
    RecordField("name", "Calling party name", quoted=True),
    RecordField("related_end_id", "Related end identifier", description="during some kinds of transfer"),
)
"""PartyA and PartyB sections (6.7.3)."""

_PARTY_FIELDS_BY_NAME: Final = {field.name: field for field in PARTY_FIELDS}

TARGET_FIELDS: Final = tuple(
    _PARTY_FIELDS_BY_NAME[name]
    for name in (
        "end_id",
        "remote",
        "public_line",
        "equipment_class",
        "equipment_type",
        "description",
        "identity",
        "called_type",
        "called_reason",
        "target_number",
        "target_subaddress",
        "purpose",
        "cli",
        "cli_presentation",
    )
)
"""Target section (6.7.4): a part of a party's fields, with the same meaning."""

CALL_LOST_FIELDS: Final = (
    RecordField("node_id", "Node identifier", description="node that generated this record"),
    _PARTY_FIELDS_BY_NAME["end_id"],
    RecordField("cleared_inbound", "Cleared inbound", int, enums.ClearedInbound),
    RecordField("cause", "Cause", int, enums.Cause),
    RecordField(
        "timestamp", "Timestamp", int, description="tenths of a second, no known epoch", has_large_values=True
    ),
)
"""CallLost record (6.7.5)."""

LINK_LOST_FIELDS: Final = (
    *CALL_LOST_FIELDS,
    RecordField("link_reference", "Link local reference", description="the description of the end"),
)
"""LinkLost record (6.7.6)."""

ATTEMPT_REJECT_FIELDS: Final = (
    CALL_LOST_FIELDS[0],
    _PARTY_FIELDS_BY_NAME["end_id"],
    RecordField("user", "User", description="who pushed the call away"),
    RecordField("qualifier", "Qualifier", description='how, for example "dnd"'),
    CALL_LOST_FIELDS[4],
)
"""AttemptReject record (6.7.7)."""


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
