"""The tables of the official text, number by number."""

from __future__ import annotations

import pytest

from devlink3_desk.protocol import enums, records
from devlink3_desk.protocol.events import CALL_LOST_FIELDS

TABLES = [
    (
        enums.TestResult,
        "6.1",
        {0: "SUCCESS", 0x80000001: "PAYLOAD_TOO_LONG", 0x80000002: "STREAM_INTEGRITY_LOST"}
        | {0x80000003: "STREAM_AUTHENTICATION_FAILED"},
    ),
    (
        enums.AuthResult,
        "6.2.4",
        {0: "SUCCESS", 0x80000041: "AUTHENTICATION FAILED", 0x80000042: "LIMITS EXCEEDED"}
        | {0x80000043: "RETRY LATER", 0x80000044: "LICENCE MISSING"},
    ),
    (
        enums.EventResult,
        "6.4.2",
        {0: "SUCCESS", 9: "PARTIAL SUCCESS", 0x80000021: "UNKNOWN FLAG"}
        | {0x80000022: "INSUFFICIENT LICENCE", 0x80000023: "FEATURE NOT AVAILABLE"},
    ),
    (enums.QueueState, "6.7.2", {1: "Queueing", 3: "Listening to announcement"}),
    (
        enums.CallState,
        "6.7.3",
        {0: "Idle", 1: "Ringing", 2: "Connected", 3: "Disconnecting", 7: "Dialling", 8: "Dialled"}
        | {
            9: "Dial Initiated",
            15: "Offering",
            16: "Overlap receive",
            17: "Accept",
            18: "ConnectRequest",
            19: "Ringback",
        }
        | {
            20: "OGConnect Request",
            21: "IC Disconnecting",
            22: "Seized",
            23: "Completed",
            24: "Completed Tone",
        }
        | {25: "Preserved"},
    ),
    (
        enums.EquipmentClass,
        "6.7.3",
        dict(
            enumerate(
                [
                    "Unknown",
                    "ISDNTrunk",
                    "AlogTrunk",
                    "H323Trunk",
                    "SIPTrunk",
                    "T1Trunk",
                    "R2Trunk",
                    "TDMPhone",
                    "H323Phone",
                    "SIPDevice",
                    "DECTPhone",
                    "Voicemail",
                    "WAVDriver",
                    "Router",
                    "DTEPort",
                    "Parkslot",
                    "Conference",
                    "PagingConference",
                    "RecordingHandler",
                    "S0Trunk",
                    "MobilePhone",
                    "GhostHandler",
                    "IPONotificationHandler",
                    "Alarm call",
                    "VoiceScreening",
                    "ConferenceRecorder",
                    "Outdialer",
                    "WebRTCPhone",
                    "ListenOrCoach",
                    "ConferenceMeetMe",
                ],
                start=1,
            )
        ),
    ),
    (enums.EquipmentType, "6.7.3", {162: "ACCS", 163: "IPOCC"}),
    (
        enums.CalledType,
        "6.7.3",
        dict(enumerate(["Unspecified", "International", "National", "NetworkSpecific", "Subscriber"]))
        | dict(
            enumerate(
                [
                    "Unspecified",
                    "Internal",
                    "Voicemail",
                    "ACD",
                    "Paging",
                    "Direct",
                    "Intrude",
                    "Priority",
                    "Pickup",
                    "CampOn",
                    "Steal",
                    "Whisper",
                    "Inclusion",
                    "Coverage",
                    "EConf",
                    "EConfDial",
                    "Conf",
                    "EConfInvite",
                    "Restricted",
                    "Emergency",
                    "FNE",
                    "Identifier",
                    "Receiver",
                    "Reminder",
                    "Listen",
                ],
                start=100,
            )
        )
        | {126: "FaxCall", 127: "WakeupCall", 129: "LocalPhysExtn", 130: "XferToTwinMobile", 131: "Coach"}
        | {132: "WhisperPage", 133: "CallLog", 134: "ParkCall", 135: "UnParkCall", 136: "Precision"}
        | {137: "RequestSupervising", 138: "RParkCall", 139: "ACCSGroup", 140: "BlendingAcquireCall"},
    ),
    (enums.CliPresentation, "6.7.3", {0: "Allowed", 1: "Withheld", 2: "Not available", 100: "Unspecified"}),
    (
        enums.NameType,
        "6.7.3",
        {0: "default", 1: "directory match", 2: "explicitly set", 4: "restricted"}
        | {
            5: "internal user",
            6: "huntgroup",
            8: "conference",
            9: "external trunk",
            12: "voicemail callflow",
        },
    ),
    (enums.Cause, "6.7.5", {16: "Normal", 126: "Transfer"}),
]


@pytest.mark.parametrize(
    ("table", "section", "names"), TABLES, ids=[f"{t.__name__} {s}" for t, s, _ in TABLES]
)
def test_names_of_the_official_tables(table, section, names):
    assert {number: enums.format_enum_value(table, number) for number in names} == names


def test_flags_of_an_end_6_7_3():
    names = {
        1: "PRIVACY",
        2: "AUTO_ANSWERED",
        4: "AUTO_RECORDED",
        16: "CONSENT_ANSWERED",
        32: "CONSENT_REFUSED",
    }
    assert {flag.value: flag.name for flag in enums.PartyFlags} == names


def test_unlisted_numbers_of_every_enumeration_have_a_noun():
    enum_types = {
        field.enum_type
        for fields in (records.CALL_FIELDS, records.PARTY_FIELDS, CALL_LOST_FIELDS)
        for field in fields
        if field.enum_type is not None and issubclass(field.enum_type, enums.LabelledEnum)
    }
    assert len(enum_types) >= 10
    for enum_type in enum_types:
        assert enums.format_enum_value(enum_type, 999) == f"{enum_type.noun} 999"
