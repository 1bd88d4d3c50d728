"""The field tables of the Delta3 records: name, kind and meaning of every position.

One table a record section. The decoder converts by them, the encoder writes by them, and the
details pane and the documentation show their titles and meanings.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from . import enums
from .enums import Named


class Field(NamedTuple):
    """One comma-separated position of a section."""

    name: str
    """Attribute of the record and key of the JSON line."""
    title: str
    """Name for people, in the official text's words."""
    kind: type[int | str] = str
    table: type[Named | enums.PartyFlags] | None = None
    """Enumeration of the values, where the text has one."""
    quoted: bool = False
    """Whether the PBX writes the text between quotation marks."""
    note: str = ""
    """Unit or meaning, one line."""
    wide: bool = False
    """Whether large numbers are as usual as small ones, as in counters and stamps."""


CALL: Final = (
    Field("node_id", "Node identifier", note="the node whose view of the call this is, 8 characters"),
    Field("call_id", "CallID", int, note="valid on this node only", wide=True),
    Field("account_code", "Account code"),
    Field("authorization_code", "Authorization code", note="masked as ***** where there is one"),
    Field("tag", "Tag", note="text attached to the call; may hold a UCID"),
    Field("transfer_cause", "Transfer cause", int, enums.Cause),
    Field("owner_huntgroup", "Owner hunt group"),
    Field("original_huntgroup", "Originally targeted hunt group"),
    Field("original_user", "Originally targeted user"),
    Field("current_huntgroup", "Currently targeted hunt group"),
    Field("current_user", "Currently targeted user"),
    Field("voicemail_recording", "Voicemail message being left", int, note="local Voicemail Pro only"),
    Field("voicemail_length", "Length of the message left", int, note="seconds"),
    Field("queue_state", "Queueing or announcement", int, enums.QueueState),
    Field("timestamp", "Timestamp", int, note="tenths of a second, no known epoch", wide=True),
    Field("huntgroup_overflow", "Hunt group overflow", int),
    Field("ivr_callflow", "Transferred out of IVR call flow", quoted=True),
    Field("ivr_time", "Time spent in IVR call flow", int, note="tenths of a second"),
)
"""Call section (6.7.2); at least ten of them are sent."""

PARTY: Final = (
    Field("end_id", "End identifier", note="the same in every view of the call, 16 characters"),
    Field("direction", "Direction", int, enums.Direction, note="1: the call came in on this end"),
    Field("state", "State", int, enums.CallState),
    Field("audio_path", "Audio path", int, enums.AudioPath),
    Field("tone", "Tone", int, enums.Tone),
    Field("remote", "Remote", int, enums.Remote),
    Field("public_line", "Public line", int, enums.PublicLine),
    Field("flags", "Flags", int, enums.PartyFlags),
    Field("emergency_location", "Emergency location", int),
    Field("equipment_class", "Equipment classification", int, enums.EquipmentClass),
    Field("equipment_type", "Equipment type", int, enums.EquipmentType),
    Field("description", "Description", note="SIP Call-ID, line.channel or conference role"),
    Field("identity", "Identity", note="extension of the user at this end"),
    Field("called_type", "Called type", int, enums.CalledType),
    Field("called_reason", "Called reason", int),
    Field("did", "DID", note="number called from outside"),
    Field("dialled", "Dialled", note="digits pressed"),
    Field("on_behalf", "On behalf"),
    Field("target_number", "Target number"),
    Field("target_subaddress", "Target sub-address"),
    Field("purpose", "Purpose", note="nominal target: hunt group, skill or diversion"),
    Field("cli", "CLI", note="calling party number"),
    Field("cli_presentation", "CLI presentation", int, enums.CliPresentation),
    Field("name_type", "Calling party name type", int, enums.NameType),
    Field("name", "Calling party name", quoted=True),
    Field("related_end_id", "Related end identifier", note="during some kinds of transfer"),
)
"""PartyA and PartyB sections (6.7.3)."""

_BY_NAME: Final = {field.name: field for field in PARTY}

TARGET: Final = tuple(
    _BY_NAME[name]
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

CALL_LOST: Final = (
    Field("node_id", "Node identifier", note="node that generated this record"),
    _BY_NAME["end_id"],
    Field("cleared_inbound", "Cleared inbound", int, enums.ClearedInbound),
    Field("cause", "Cause", int, enums.Cause),
    Field("timestamp", "Timestamp", int, note="tenths of a second, no known epoch", wide=True),
)
"""CallLost record (6.7.5)."""

LINK_LOST: Final = (
    *CALL_LOST,
    Field("link_reference", "Link local reference", note="the description of the end"),
)
"""LinkLost record (6.7.6)."""

ATTEMPT_REJECT: Final = (
    CALL_LOST[0],
    _BY_NAME["end_id"],
    Field("user", "User", note="who pushed the call away"),
    Field("qualifier", "Qualifier", note='how, for example "dnd"'),
    CALL_LOST[4],
)
"""AttemptReject record (6.7.7)."""
