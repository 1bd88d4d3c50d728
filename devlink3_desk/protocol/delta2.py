"""Delta2 records: ``CALL:S``, ``CALL:D`` and ``CALL:A`` (section 6.5.1.2).

The official text says only that they are unchanged; the positions are those of the older
interface's record, by which other fields than the fifty known ones are kept.
"""

from __future__ import annotations

import re
from typing import Any, Final

from devlink3_desk.protocol import enums
from devlink3_desk.protocol.errors import UndecodableError
from devlink3_desk.protocol.events import Delta2
from devlink3_desk.protocol.records import NumberValue, RecordField
from devlink3_desk.protocol.section_codec import NumberTable, encode_field, split_fields


def _party_field(letter: str, name: str, title: str) -> RecordField:
    return RecordField(f"{letter}_{name}", f"{letter.upper()} {title}")


def _number_field(name: str, title: str, note: str = "") -> RecordField:
    return RecordField(name, title, int, description=note)


def _state_field(letter: str) -> RecordField:
    return RecordField(f"{letter}_state", f"{letter.upper()} state", int, enums.Delta2State)


CALL_ID_FIELDS: Final = (
    _party_field("a", "call_id", "call id"),
    _party_field("b", "call_id", "call id"),
    _number_field("call_id", "CallID", "valid on this PBX only"),
)
"""Fields of the D (deleted) and A (ends swapped) records."""

STATUS_FIELDS: Final = (
    *CALL_ID_FIELDS[:2],
    _state_field("a"),
    _state_field("b"),
    _number_field("a_connected", "A connected"),
    _number_field("a_music", "A music"),
    _number_field("b_connected", "B connected"),
    _number_field("b_music", "B music"),
    _party_field("a", "name", "name"),
    _party_field("b", "name", "name"),
    RecordField("b_list", "B list", description="possible targets, separated by semicolons"),
    _party_field("a", "slot", "slot"),
    _party_field("b", "slot", "slot"),
    RecordField("called_presentation_type", "Called presentation and type"),
    RecordField("called_number", "Called number"),
    RecordField("calling_presentation_type", "Calling presentation and type"),
    RecordField("calling_number", "Calling number"),
    RecordField("called_sub_address", "Called sub-address"),
    RecordField("calling_sub_address", "Calling sub-address"),
    RecordField("dialled_type", "Dialled type"),
    RecordField("dialled_number", "Dialled number"),
    RecordField("keypad_type", "Keypad type"),
    RecordField("keypad_number", "Keypad number"),
    _number_field("ring_attempts", "Ring attempts"),
    RecordField("cause", "Cause", int, enums.Cause),
    _number_field("voicemail_disallow", "Voicemail disallow"),
    _number_field("sending_complete", "Sending complete"),
    RecordField("call_type_transport", "Call type and transport"),
    RecordField("owner_hunt_group", "Owner hunt group"),
    RecordField("original_hunt_group", "Original hunt group"),
    RecordField("original_user", "Original user"),
    RecordField("target_hunt_group", "Target hunt group"),
    RecordField("target_user", "Target user"),
    RecordField("target_ras", "Target RAS"),
    _number_field("internal", "Internal"),
    _number_field("timestamp", "Timestamp"),
    _number_field("connected_time", "Connected time"),
    _number_field("ring_time", "Ring time"),
    _number_field("connected_duration", "Connected duration"),
    _number_field("ring_duration", "Ring duration"),
    RecordField("locale", "Locale"),
    RecordField("park_slot", "Park slot"),
    _number_field("call_waiting", "Call waiting"),
    RecordField("tag", "Tag"),
    _number_field("transferring", "Transferring"),
    _number_field("service_active", "Service active"),
    _number_field("quota_used", "Quota used"),
    _number_field("quota_time", "Quota time"),
    RecordField("account_code", "Account code"),
    CALL_ID_FIELDS[2],
)
"""The fifty fields of the S (status) record."""

FIELDS_BY_RECORD_KIND: Final[dict[str, tuple[RecordField, ...]]] = {
    "S": STATUS_FIELDS,
    "D": CALL_ID_FIELDS,
    "A": CALL_ID_FIELDS,
}
"""Record kinds by letter: status, deleted, ends swapped."""

_RECORD_PATTERN: Final = re.compile(r"\s*CALL:\s*([A-Z])\s*,?(.*)", re.DOTALL)
_NUMBER_TABLES: Final = {
    field.name: NumberTable(field.enum_type) for field in STATUS_FIELDS if field.value_type is int
}


def decode_record(text: str, pbx: str | None = None, counter: int | None = None) -> Delta2:
    """Return the record in ``text``; one of an unknown kind keeps its text alone.

    Raises :class:`UndecodableError` on a text with nothing in it.
    """
    if not text.strip():
        raise UndecodableError("an empty Delta2 record")
    match = _RECORD_PATTERN.fullmatch(text)
    table = FIELDS_BY_RECORD_KIND.get(match[1]) if match else None
    if match is None or table is None:
        return Delta2(pbx=pbx, counter=counter, text=text)
    found = split_fields(match[2])
    values: dict[str, NumberValue] = {field.name: None for field in table}
    for field, value in zip(table, found, strict=False):
        numbers = _NUMBER_TABLES.get(field.name)
        values[field.name] = value if numbers is None else numbers[value]
    extra = tuple(found[len(table) :])
    return Delta2(pbx=pbx, counter=counter, text=text, record=match[1], fields=values, extra=extra)


def encode_record(record: str, fields: dict[str, Any], extra: tuple[str, ...] = ()) -> str:
    """Return the text of a record of kind ``S``, ``D`` or ``A``; fields that are missing are left empty."""
    written = [encode_field(fields.get(field.name), quoted=False) for field in FIELDS_BY_RECORD_KIND[record]]
    written.extend(encode_field(text, quoted=False) for text in extra)
    return f"CALL:{record}{','.join(written)}"
