"""Delta2 records: ``CALL:S``, ``CALL:D`` and ``CALL:A`` (section 6.5.1.2).

The official text says only that they are unchanged; the positions are those of the older
interface's record, by which other fields than the fifty known ones are kept.
"""

from __future__ import annotations

import re
from typing import Any, Final

from . import enums
from .errors import UndecodableError
from .events import Delta2
from .fields import Field
from .records import Number
from .sections import Numbers, split_fields, write_field


def _end(letter: str, name: str, title: str) -> Field:
    return Field(f"{letter}_{name}", f"{letter.upper()} {title}")


def _number(name: str, title: str, note: str = "") -> Field:
    return Field(name, title, int, note=note)


def _state(letter: str) -> Field:
    return Field(f"{letter}_state", f"{letter.upper()} state", int, enums.Delta2State)


CALL_IDS: Final = (
    _end("a", "call_id", "call id"),
    _end("b", "call_id", "call id"),
    _number("call_id", "CallID", "valid on this PBX only"),
)
"""Fields of the D (deleted) and A (ends swapped) records."""

STATUS: Final = (
    *CALL_IDS[:2],
    _state("a"),
    _state("b"),
    _number("a_connected", "A connected"),
    _number("a_music", "A music"),
    _number("b_connected", "B connected"),
    _number("b_music", "B music"),
    _end("a", "name", "name"),
    _end("b", "name", "name"),
    Field("b_list", "B list", note="possible targets, separated by semicolons"),
    _end("a", "slot", "slot"),
    _end("b", "slot", "slot"),
    Field("called_presentation_type", "Called presentation and type"),
    Field("called_number", "Called number"),
    Field("calling_presentation_type", "Calling presentation and type"),
    Field("calling_number", "Calling number"),
    Field("called_sub_address", "Called sub-address"),
    Field("calling_sub_address", "Calling sub-address"),
    Field("dialled_type", "Dialled type"),
    Field("dialled_number", "Dialled number"),
    Field("keypad_type", "Keypad type"),
    Field("keypad_number", "Keypad number"),
    _number("ring_attempts", "Ring attempts"),
    Field("cause", "Cause", int, enums.Cause),
    _number("voicemail_disallow", "Voicemail disallow"),
    _number("sending_complete", "Sending complete"),
    Field("call_type_transport", "Call type and transport"),
    Field("owner_hunt_group", "Owner hunt group"),
    Field("original_hunt_group", "Original hunt group"),
    Field("original_user", "Original user"),
    Field("target_hunt_group", "Target hunt group"),
    Field("target_user", "Target user"),
    Field("target_ras", "Target RAS"),
    _number("internal", "Internal"),
    _number("timestamp", "Timestamp"),
    _number("connected_time", "Connected time"),
    _number("ring_time", "Ring time"),
    _number("connected_duration", "Connected duration"),
    _number("ring_duration", "Ring duration"),
    Field("locale", "Locale"),
    Field("park_slot", "Park slot"),
    _number("call_waiting", "Call waiting"),
    Field("tag", "Tag"),
    _number("transferring", "Transferring"),
    _number("service_active", "Service active"),
    _number("quota_used", "Quota used"),
    _number("quota_time", "Quota time"),
    Field("account_code", "Account code"),
    CALL_IDS[2],
)
"""The fifty fields of the S (status) record."""

KINDS: Final[dict[str, tuple[Field, ...]]] = {"S": STATUS, "D": CALL_IDS, "A": CALL_IDS}
"""Record kinds by letter: status, deleted, ends swapped."""

_RECORD: Final = re.compile(r"\s*CALL:\s*([A-Z])\s*,?(.*)", re.DOTALL)
_NUMBERS: Final = {field.name: Numbers(field.table) for field in STATUS if field.kind is int}


def decode(text: str, pbx: str | None = None, counter: int | None = None) -> Delta2:
    """Return the record in ``text``; one of an unknown kind keeps its text alone.

    Raises :class:`UndecodableError` on a text with nothing in it.
    """
    if not text.strip():
        raise UndecodableError("an empty Delta2 record")
    match = _RECORD.fullmatch(text)
    table = KINDS.get(match[1]) if match else None
    if match is None or table is None:
        return Delta2(pbx=pbx, counter=counter, text=text)
    found = split_fields(match[2])
    values: dict[str, Number] = {field.name: None for field in table}
    for field, value in zip(table, found, strict=False):
        numbers = _NUMBERS.get(field.name)
        values[field.name] = value if numbers is None else numbers[value]
    extra = tuple(found[len(table) :])
    return Delta2(pbx=pbx, counter=counter, text=text, record=match[1], fields=values, extra=extra)


def encode(record: str, fields: dict[str, Any], extra: tuple[str, ...] = ()) -> str:
    """Return the text of a record of kind ``S``, ``D`` or ``A``; fields that are missing are left empty."""
    written = [write_field(fields.get(field.name), quoted=False) for field in KINDS[record]]
    written.extend(write_field(text, quoted=False) for text in extra)
    return f"CALL:{record}{','.join(written)}"
