"""Ids and results of packets and tuples (sections 6.1 to 6.6)."""

from __future__ import annotations

from enum import IntEnum, unique

from .named import LabelledEnum


@unique
class PacketId(IntEnum):
    """The first four octets of a payload (sections 6.1 to 6.6)."""

    TEST_REQUEST = 0x002A0001
    TEST_RESPONSE = 0x802A0001
    AUTHENTICATE_REQUEST = 0x00300001
    AUTHENTICATE_RESPONSE = 0x80300001
    EVENT_REQUEST = 0x00300011
    EVENT_RESPONSE = 0x80300011
    EVENT = 0x10300011
    READ_FILE_REQUEST = 0x00300041
    READ_FILE_RESPONSE = 0x80300041


@unique
class TupleId(IntEnum):
    """The first four octets of a tuple (sections 6.2.1.1, 6.2.4.1 and 6.5.1)."""

    PBX_VERSION = 0x007D0001
    VARIANT = 0x007D0002
    APPLICATION_NAME = 0x007E0001
    CALL_DELTA3 = 0x00760001
    CALL_DELTA2 = 0x00760002
    SIP_TRACK = 0x00760003
    CM_EXTN = 0x00760004


@unique
class TestResult(LabelledEnum, noun="result"):
    """Result of a test packet (section 6.1)."""

    __test__ = False  # not a test case, whatever pytest makes of its name

    SUCCESS = 0, "SUCCESS"
    PAYLOAD_TOO_LONG = 0x80000001, "PAYLOAD_TOO_LONG"
    STREAM_INTEGRITY_LOST = 0x80000002, "STREAM_INTEGRITY_LOST"
    STREAM_AUTHENTICATION_FAILED = 0x80000003, "STREAM_AUTHENTICATION_FAILED"


@unique
class AuthStep(IntEnum):
    """Third word of an authenticate request (sections 6.2.1, 6.2.3 and 6.3.2)."""

    REQUEST = 1
    SHA1_RESPONSE = 0x50
    PLAIN_RESPONSE = 0x51


@unique
class AuthResult(LabelledEnum, noun="result"):
    """Third word of an authenticate response (sections 6.2.2, 6.2.4 and 6.3.1)."""

    SUCCESS = 0, "SUCCESS"
    PLAIN_CHALLENGE = 1, "PLAIN challenge"
    SHA1_CHALLENGE = 2, "SHA1 challenge"
    AUTHENTICATION_FAILED = 0x80000041, "AUTHENTICATION FAILED"
    LIMITS_EXCEEDED = 0x80000042, "LIMITS EXCEEDED"
    RETRY_LATER = 0x80000043, "RETRY LATER"
    LICENCE_MISSING = 0x80000044, "LICENCE MISSING"


@unique
class EventResult(LabelledEnum, noun="result"):
    """Result of an event request (section 6.4.2)."""

    SUCCESS = 0, "SUCCESS"
    PARTIAL_SUCCESS = 9, "PARTIAL SUCCESS"
    UNKNOWN_FLAG = 0x80000021, "UNKNOWN FLAG"
    INSUFFICIENT_LICENCE = 0x80000022, "INSUFFICIENT LICENCE"
    FEATURE_NOT_AVAILABLE = 0x80000023, "FEATURE NOT AVAILABLE"


@unique
class ReadFileResult(LabelledEnum, noun="result"):
    """Result of reading a pseudo-file; the text gives no numbers, so any other one is a failure (6.6.1)."""

    SUCCESS = 0, "SUCCESS"
