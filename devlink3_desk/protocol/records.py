"""The sections of Delta3 records, with every field declared once.

A section is a :class:`msgspec.Struct` whose attributes are its comma-separated positions, in order. The
annotation of an attribute carries a :class:`FieldInfo`. :func:`list_fields` turns the annotations into a
table, and everything else follows from that table: the decoder and the encoder (:mod:`.section_codec`), the
JSON keys (:func:`.events.build_event_object`), the details pane of the window and ``docs/record-fields.md``.

To add a field, add an attribute in front of ``extra`` and run ``packaging/record_fields.py``. The records
that are events of their own (``CallLost`` and others) declare their fields in :mod:`.events` the same way.
"""

# Annotations are not postponed here (PEP 563): list_fields() reads them during the import, and strings would
# have to be compiled one by one at every start of the program.

from enum import StrEnum
from typing import Annotated, Any, Final, TypeAlias, get_args, get_type_hints

import msgspec

from devlink3_desk.protocol import enums
from devlink3_desk.protocol.enums import LabelledEnum
from devlink3_desk.sentences import QT_TRANSLATE_NOOP

NumberValue: TypeAlias = int | str | None
"""Value of an integer field. Text that is not an integer is passed on unchanged."""
TextValue: TypeAlias = str | None
"""Value of a text field; ``None`` where the record ends before the field."""


class Unit(StrEnum):
    """Unit of an integer field that is a time."""

    SECONDS = "seconds"
    TENTHS = "tenths of a second"
    CLOCK = "tenths of a second since an unknown instant"


class FieldInfo(msgspec.Struct, frozen=True):
    """What the declaration of a field adds to its name and type."""

    title: str
    """Short title in the details pane, to be translated; empty where the pane does not show the field."""
    meaning: str
    """One sentence, which is also the tooltip in the details pane."""
    enum_type: type[LabelledEnum | enums.PartyFlags] | None = None
    """Enumeration of the values, where the official text lists them."""
    unit: Unit | None = None
    is_quoted: bool = False
    """Whether the PBX writes the text in quotation marks."""
    has_large_values: bool = False
    """Whether numbers above 255 are common, as in counters and timestamps; the decoder is tuned for it."""


class RecordField(FieldInfo, frozen=True, kw_only=True):
    """One comma-separated position of a section."""

    name: str
    """Attribute of the section and key of its JSON object."""
    value_type: type[int | str]
    section: str
    """Section of the official text that lists the field."""


_UNSENT_ATTRIBUTES: Final = frozenset({"kind", "pbx", "counter", "extra"})
"""Attributes that are not positions of a section: the envelope of an event, and further fields."""


def list_fields(
    record_type: type[msgspec.Struct], section: str, described: tuple[RecordField, ...] = ()
) -> tuple[RecordField, ...]:
    """Return the fields of a section in the order in which they are sent.

    An attribute without a :class:`FieldInfo` gets that of the field with its name in ``described``: fields
    of the same name have the same meaning (section 6.7.4). Raises :class:`KeyError` where there is none.
    """
    known: dict[str, FieldInfo] = {field.name: field for field in described}
    hints = get_type_hints(record_type, include_extras=True)
    fields = []
    for name in record_type.__struct_fields__:
        if name in _UNSENT_ATTRIBUTES:
            continue
        annotated: Any = hints[name]
        metadata = getattr(annotated, "__metadata__", ())
        info = metadata[0] if metadata else known[name]
        types = get_args(annotated.__origin__ if metadata else annotated)
        attributes = {key: getattr(info, key) for key in FieldInfo.__struct_fields__}
        value_type = int if int in types else str
        fields.append(RecordField(**attributes, name=name, value_type=value_type, section=section))
    return tuple(fields)


class CallSection(msgspec.Struct, frozen=True, gc=False):
    """The Call section of a Detail record (section 6.7.2); at least ten fields are sent."""

    node_id: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "PBX node"),
            QT_TRANSLATE_NOOP("Fields", "The PBX that reports the call."),
        ),
    ] = None
    call_id: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Call ID"),
            QT_TRANSLATE_NOOP("Fields", "The call ID on this PBX. Other PBXs use another one."),
            has_large_values=True,
        ),
    ] = None
    account_code: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Account code"),
            QT_TRANSLATE_NOOP("Fields", "The account code to which the call is charged."),
        ),
    ] = None
    authorization_code: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Authorisation code"),
            QT_TRANSLATE_NOOP(
                "Fields", "Whether an authorisation code was entered for this call. The PBX hides the code."
            ),
        ),
    ] = None
    tag: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Tag"),
            QT_TRANSLATE_NOOP("Fields", "A tag that an application or voicemail has set on the call."),
        ),
    ] = None
    transfer_cause: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Transfer cause"),
            QT_TRANSLATE_NOOP("Fields", "Why the call was transferred; usually 0."),
            enum_type=enums.Cause,
        ),
    ] = None
    owner_huntgroup: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Owner group"),
            QT_TRANSLATE_NOOP("Fields", "The hunt group that owns the call."),
        ),
    ] = None
    original_huntgroup: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "First group"),
            QT_TRANSLATE_NOOP("Fields", "The hunt group that the call was first offered to."),
        ),
    ] = None
    original_user: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "First extension"),
            QT_TRANSLATE_NOOP("Fields", "The extension that the call was first offered to."),
        ),
    ] = None
    current_huntgroup: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Current group"),
            QT_TRANSLATE_NOOP("Fields", "The hunt group that the call is currently offered to."),
        ),
    ] = None
    current_user: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Current extension"),
            QT_TRANSLATE_NOOP("Fields", "The extension that the call is currently offered to."),
        ),
    ] = None
    voicemail_recording: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Leaving a message"),
            QT_TRANSLATE_NOOP("Fields", "Whether the caller is leaving a voicemail message."),
        ),
    ] = None
    voicemail_length: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Message length"),
            QT_TRANSLATE_NOOP("Fields", "The length of the voicemail message."),
            unit=Unit.SECONDS,
        ),
    ] = None
    queue_state: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Queue"),
            QT_TRANSLATE_NOOP("Fields", "Whether the caller is queued or hears an announcement."),
            enum_type=enums.QueueState,
        ),
    ] = None
    timestamp: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Clock"),
            QT_TRANSLATE_NOOP(
                "Fields",
                "The PBX clock at this record, in tenths of a second. Use it only for differences.",
            ),
            unit=Unit.CLOCK,
            has_large_values=True,
        ),
    ] = None
    huntgroup_overflow: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Overflow"),
            QT_TRANSLATE_NOOP("Fields", "Whether the call overflowed to another hunt group."),
        ),
    ] = None
    ivr_callflow: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Voice menu"),
            QT_TRANSLATE_NOOP("Fields", "The voice menu that the call came from."),
            is_quoted=True,
        ),
    ] = None
    ivr_time: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Time in the menu"),
            QT_TRANSLATE_NOOP("Fields", "The time that the caller spent in the voice menu."),
            unit=Unit.TENTHS,
        ),
    ] = None
    extra: tuple[str, ...] = ()
    """Fields after the known ones, as text."""


CALL_FIELDS: Final = list_fields(CallSection, "6.7.2")


class Party(msgspec.Struct, frozen=True, gc=False):
    """One end of a call: a PartyA or PartyB section (section 6.7.3)."""

    end_id: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Party"),
            QT_TRANSLATE_NOOP(
                "Fields", "The identifier of this party, the same on every PBX of the network."
            ),
        ),
    ] = None
    direction: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Direction"),
            QT_TRANSLATE_NOOP("Fields", "Whether this party made or received the call."),
            enum_type=enums.Direction,
        ),
    ] = None
    state: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "State"),
            QT_TRANSLATE_NOOP("Fields", "The state of this party."),
            enum_type=enums.CallState,
        ),
    ] = None
    audio_path: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Audio"),
            QT_TRANSLATE_NOOP("Fields", "Whether this party has an audio path. Without one, it is on hold."),
            enum_type=enums.AudioPath,
        ),
    ] = None
    tone: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Tone"),
            QT_TRANSLATE_NOOP("Fields", "The tone or music played to this party."),
            enum_type=enums.Tone,
        ),
    ] = None
    remote: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Location"),
            QT_TRANSLATE_NOOP(
                "Fields", "Whether this party is on this PBX or on another one, which may have more data."
            ),
            enum_type=enums.Remote,
        ),
    ] = None
    public_line: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Public line"),
            QT_TRANSLATE_NOOP("Fields", "Whether this party is on an outside line."),
            enum_type=enums.PublicLine,
        ),
    ] = None
    flags: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Flags"),
            QT_TRANSLATE_NOOP(
                "Fields", "Privacy, automatic answer, recording, and the answer to the request for consent."
            ),
            enum_type=enums.PartyFlags,
        ),
    ] = None
    emergency_location: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Emergency location"),
            QT_TRANSLATE_NOOP(
                "Fields", "The number of the location that is given to the emergency services."
            ),
        ),
    ] = None
    equipment_class: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Equipment"),
            QT_TRANSLATE_NOOP("Fields", "The type of equipment, for example a phone, a line or a park slot."),
            enum_type=enums.EquipmentClass,
        ),
    ] = None
    equipment_type: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Model"),
            QT_TRANSLATE_NOOP("Fields", "The phone or service model."),
            enum_type=enums.EquipmentType,
        ),
    ] = None
    description: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Description"),
            QT_TRANSLATE_NOOP(
                "Fields",
                "The Call-ID of a SIP line, the channel of another line, or the role in a conference.",
            ),
        ),
    ] = None
    identity: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Extension"),
            QT_TRANSLATE_NOOP("Fields", "The extension of this user."),
        ),
    ] = None
    called_type: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Number type"),
            QT_TRANSLATE_NOOP("Fields", "The type of the called number, for example an emergency number."),
            enum_type=enums.CalledType,
        ),
    ] = None
    called_reason: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Reason"),
            QT_TRANSLATE_NOOP("Fields", "Why this party was called, as a code of the PBX."),
        ),
    ] = None
    did: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Dialled number"),
            QT_TRANSLATE_NOOP("Fields", "The number that the outside caller dialled."),
        ),
    ] = None
    dialled: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Digits dialled"),
            QT_TRANSLATE_NOOP("Fields", "The digits dialled by this party."),
        ),
    ] = None
    on_behalf: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "On behalf of"),
            QT_TRANSLATE_NOOP("Fields", "The user for whom the call was made or answered."),
        ),
    ] = None
    target_number: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Sent number"),
            QT_TRANSLATE_NOOP("Fields", "The number that the call was sent to."),
        ),
    ] = None
    target_subaddress: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Subaddress"),
            QT_TRANSLATE_NOOP("Fields", "The subaddress, which only some lines provide."),
        ),
    ] = None
    purpose: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Purpose"),
            QT_TRANSLATE_NOOP("Fields", "The purpose of the call: a group, a skill or a diversion."),
        ),
    ] = None
    cli: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Caller's number"),
            QT_TRANSLATE_NOOP("Fields", "The number of the caller."),
        ),
    ] = None
    cli_presentation: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Number presentation"),
            QT_TRANSLATE_NOOP("Fields", "Whether the caller's number may be shown."),
            enum_type=enums.CliPresentation,
        ),
    ] = None
    name_type: Annotated[
        NumberValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Name type"),
            QT_TRANSLATE_NOOP("Fields", "The origin of the name and whether it may be shown."),
            enum_type=enums.NameType,
        ),
    ] = None
    name: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Caller's name"),
            QT_TRANSLATE_NOOP("Fields", "The name of the caller."),
            is_quoted=True,
        ),
    ] = None
    related_end_id: Annotated[
        TextValue,
        FieldInfo(
            QT_TRANSLATE_NOOP("Fields", "Related party"),
            QT_TRANSLATE_NOOP("Fields", "The party of another call that this one is being connected to."),
        ),
    ] = None
    extra: tuple[str, ...] = ()


PARTY_FIELDS: Final = list_fields(Party, "6.7.3")


class Target(msgspec.Struct, frozen=True, gc=False):
    """An end that the call is offered to during its setup: a subset of a party's fields (section 6.7.4)."""

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


TARGET_FIELDS: Final = list_fields(Target, "6.7.4", PARTY_FIELDS)
