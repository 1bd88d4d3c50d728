"""The declared fields of the records (section 6.7), and what follows from the declarations."""

from __future__ import annotations

import msgspec
import pytest
import record_fields

from devlink3_desk.protocol import delta3
from devlink3_desk.protocol.events import (
    ATTEMPT_REJECT_FIELDS,
    CALL_LOST_FIELDS,
    LINK_LOST_FIELDS,
    SIP_TRACK_FIELDS,
    AttemptReject,
    CallLost,
    LinkLost,
    SipTrack,
    build_event_object,
)
from devlink3_desk.protocol.records import (
    CALL_FIELDS,
    PARTY_FIELDS,
    TARGET_FIELDS,
    CallSection,
    Party,
    RecordField,
    Target,
)
from tests.support.record_samples import RINGING_GROUP

# The keys of the JSON objects, in the order of the official tables: scripts rely on them.
CALL_KEYS = (
    "node_id call_id account_code authorization_code tag transfer_cause owner_huntgroup "
    "original_huntgroup original_user current_huntgroup current_user voicemail_recording voicemail_length "
    "queue_state timestamp huntgroup_overflow ivr_callflow ivr_time"
)
PARTY_KEYS = (
    "end_id direction state audio_path tone remote public_line flags emergency_location equipment_class "
    "equipment_type description identity called_type called_reason did dialled on_behalf target_number "
    "target_subaddress purpose cli cli_presentation name_type name related_end_id"
)
TARGET_KEYS = (
    "end_id remote public_line equipment_class equipment_type description identity called_type "
    "called_reason target_number target_subaddress purpose cli cli_presentation"
)
LOST_KEYS = "node_id end_id cleared_inbound cause timestamp"
REJECT_KEYS = "node_id end_id user qualifier timestamp"
SIP_TRACK_KEYS = "action end_id channel sip_type direction sip_call_id"

SECTIONS = [
    (CallSection, CALL_FIELDS, CALL_KEYS),
    (Party, PARTY_FIELDS, PARTY_KEYS),
    (Target, TARGET_FIELDS, TARGET_KEYS),
    (CallLost, CALL_LOST_FIELDS, LOST_KEYS),
    (LinkLost, LINK_LOST_FIELDS, f"{LOST_KEYS} link_reference"),
    (AttemptReject, ATTEMPT_REJECT_FIELDS, REJECT_KEYS),
    (SipTrack, SIP_TRACK_FIELDS, SIP_TRACK_KEYS),
]


@pytest.mark.parametrize(
    ("record_type", "fields", "keys"), SECTIONS, ids=[row[0].__name__ for row in SECTIONS]
)
def test_tables_name_every_attribute_in_order(
    record_type: type[msgspec.Struct], fields: tuple[RecordField, ...], keys: str
) -> None:
    assert " ".join(field.name for field in fields) == keys
    others = ("extra", "pbx", "counter")
    assert " ".join(name for name in record_type.__struct_fields__ if name not in others) == keys


def test_a_detail_has_all_keys_in_order() -> None:
    record_object = build_event_object(delta3.decode_records(RINGING_GROUP, "10.0.0.1", 7)[0])
    assert record_object is not None
    assert list(record_object) == ["event", "pbx", "counter", "call", "party_a", "party_b", "targets"]
    assert (record_object["event"], record_object["pbx"], record_object["counter"]) == (
        "detail",
        "10.0.0.1",
        7,
    )
    assert " ".join(record_object["call"]) == CALL_KEYS
    assert " ".join(record_object["party_a"]) == PARTY_KEYS
    assert " ".join(record_object["targets"][0]) == TARGET_KEYS
    assert record_object["party_b"] is None


@pytest.mark.parametrize("fields", [row[1] for row in SECTIONS], ids=[row[0].__name__ for row in SECTIONS])
def test_every_field_has_a_meaning(fields: tuple[RecordField, ...]) -> None:
    assert all(field.meaning.endswith(".") for field in fields)
    assert all(field.value_type is int for field in fields if field.enum_type or field.unit)


@pytest.mark.parametrize("fields", [CALL_FIELDS, PARTY_FIELDS, TARGET_FIELDS])
def test_every_field_of_a_detail_has_a_title(fields: tuple[RecordField, ...]) -> None:
    assert all(field.title for field in fields)


def test_fields_of_a_target_mean_what_they_mean_in_a_party_6_7_4() -> None:
    parties = {field.name: field for field in PARTY_FIELDS}
    for field in TARGET_FIELDS:
        assert msgspec.structs.replace(field, section="6.7.3") == parties[field.name]


def test_the_document_shows_the_declarations() -> None:
    assert record_fields.main(["check"]) == 0, "run packaging/record_fields.py"
