"""The enumerations of the official text, with the names that it gives to their members.

Every member is an ``int``. Numbers that are not listed stay plain ``int`` values, since the tables of the
text have gaps and newer releases add to them; :func:`format_enum_value` shows such a number as, for example,
``state 27``.
"""

from __future__ import annotations

from enum import IntEnum, IntFlag, unique
from typing import ClassVar, Final, Self

__all__ = [
    "CONFERENCE_CLASSES",
    "TRUNK_CLASSES",
    "AudioPath",
    "AuthResult",
    "AuthStep",
    "CallState",
    "CalledType",
    "Cause",
    "ClearedInbound",
    "CliPresentation",
    "Delta2State",
    "Direction",
    "EquipmentClass",
    "EquipmentType",
    "EventResult",
    "LabelledEnum",
    "NameType",
    "PacketId",
    "PartyFlags",
    "PublicLine",
    "QueueState",
    "ReadFileResult",
    "Remote",
    "TestResult",
    "Tone",
    "TupleId",
    "format_enum_value",
]


class LabelledEnum(IntEnum):
    """An ``int`` with a name for users."""

    label: str
    noun: ClassVar[str]
    """The word in front of a number that is not listed: ``state`` in ``state 27``."""

    def __init_subclass__(cls, *, noun: str = "number") -> None:
        """Store the noun of the enumeration."""
        super().__init_subclass__()
        cls.noun = noun

    def __new__(cls, value: int, label: str) -> Self:
        """Create a member from its number on the wire and its name for users."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def find_member(cls, value: int) -> Self | None:
        """Return the member for ``value``, or ``None`` if it is not listed."""
        return next((member for member in cls if member == value), None)


def format_enum_value(enum_type: type[LabelledEnum], value: int | str | None) -> str:
    """Return the official name of ``value``, ``state 27`` for an unlisted number, ``""`` for ``None``."""
    if value is None:
        return ""
    if not isinstance(value, int):
        return value
    member = enum_type.find_member(value)
    if member is not None:
        return member.label
    # Results with the high bit set are errors; the official text writes them in hexadecimal.
    number = f"{value:#010x}" if value >= 0x80000000 else str(value)
    return f"{enum_type.noun} {number}"


@unique
class Direction(LabelledEnum, noun="direction"):
    """Which way the call crosses this end (section 6.7.3)."""

    OUT = 0, "Out of the PBX"
    IN = 1, "Into the PBX"


@unique
class CallState(LabelledEnum, noun="state"):
    """Primary (Q.931) call state of an end (section 6.7.3)."""

    IDLE = 0, "Idle"
    RINGING = 1, "Ringing"
    CONNECTED = 2, "Connected"
    DISCONNECTING = 3, "Disconnecting"
    DIALLING = 7, "Dialling"
    DIALLED = 8, "Dialled"
    DIAL_INITIATED = 9, "Dial Initiated"
    OFFERING = 15, "Offering"
    OVERLAP_RECEIVE = 16, "Overlap receive"
    ACCEPT = 17, "Accept"
    CONNECT_REQUEST = 18, "ConnectRequest"
    RINGBACK = 19, "Ringback"
    OG_CONNECT_REQUEST = 20, "OGConnect Request"
    IC_DISCONNECTING = 21, "IC Disconnecting"
    SEIZED = 22, "Seized"
    COMPLETED = 23, "Completed"
    COMPLETED_TONE = 24, "Completed Tone"
    PRESERVED = 25, "Preserved"


@unique
class AudioPath(LabelledEnum, noun="audio path"):
    """Whether the end has an audio path; without one, it is on hold (section 6.7.3)."""

    NONE = 0, "No audio path (on hold)"
    PRESENT = 1, "Audio path"


@unique
class Tone(LabelledEnum, noun="tone"):
    """Tone or music that the end hears (section 6.7.3)."""

    NONE = 0, "No tone"
    HOLD_MUSIC = 1, "Hold music"
    RINGBACK = 2, "RingBack tone"
    DIAL = 3, "Dial tone"
    BUSY = 6, "Busy tone"


@unique
class Remote(LabelledEnum, noun="remote"):
    """Whether the end is on the node that reports it (section 6.7.3)."""

    LOCAL = 0, "Terminates on this node"
    TRANSIT = 1, "Transits from a different node"


@unique
class PublicLine(LabelledEnum, noun="public line"):
    """Whether the end is a public line (section 6.7.3)."""

    NO = 0, "Not a public line"
    YES = 1, "Public line"


class PartyFlags(IntFlag):
    """Flags of an end; the consent flags exist from release 11.1 on (section 6.7.3)."""

    PRIVACY = 0x01
    AUTO_ANSWERED = 0x02
    AUTO_RECORDED = 0x04
    CONSENT_ANSWERED = 0x10
    CONSENT_REFUSED = 0x20


@unique
class EquipmentClass(LabelledEnum, noun="equipment"):
    """Kind of equipment at the end (section 6.7.3)."""

    UNKNOWN = 1, "Unknown"
    ISDN_TRUNK = 2, "ISDNTrunk"
    ALOG_TRUNK = 3, "AlogTrunk"
    H323_TRUNK = 4, "H323Trunk"
    SIP_TRUNK = 5, "SIPTrunk"
    T1_TRUNK = 6, "T1Trunk"
    R2_TRUNK = 7, "R2Trunk"
    TDM_PHONE = 8, "TDMPhone"
    H323_PHONE = 9, "H323Phone"
    SIP_DEVICE = 10, "SIPDevice"
    DECT_PHONE = 11, "DECTPhone"
    VOICEMAIL = 12, "Voicemail"
    WAV_DRIVER = 13, "WAVDriver"
    ROUTER = 14, "Router"
    DTE_PORT = 15, "DTEPort"
    PARK_SLOT = 16, "Parkslot"
    CONFERENCE = 17, "Conference"
    PAGING_CONFERENCE = 18, "PagingConference"
    RECORDING_HANDLER = 19, "RecordingHandler"
    S0_TRUNK = 20, "S0Trunk"
    MOBILE_PHONE = 21, "MobilePhone"
    GHOST_HANDLER = 22, "GhostHandler"
    NOTIFICATION_HANDLER = 23, "IPONotificationHandler"
    ALARM_CALL = 24, "Alarm call"
    VOICE_SCREENING = 25, "VoiceScreening"
    CONFERENCE_RECORDER = 26, "ConferenceRecorder"
    OUTDIALER = 27, "Outdialer"
    WEBRTC_PHONE = 28, "WebRTCPhone"
    LISTEN_OR_COACH = 29, "ListenOrCoach"
    CONFERENCE_MEET_ME = 30, "ConferenceMeetMe"


TRUNK_CLASSES: Final = frozenset(
    {
        EquipmentClass.ISDN_TRUNK,
        EquipmentClass.ALOG_TRUNK,
        EquipmentClass.H323_TRUNK,
        EquipmentClass.SIP_TRUNK,
        EquipmentClass.T1_TRUNK,
        EquipmentClass.R2_TRUNK,
        EquipmentClass.S0_TRUNK,
    }
)
"""Equipment classes of lines, as opposed to phones and services of the PBX."""

CONFERENCE_CLASSES: Final = frozenset(
    {EquipmentClass.CONFERENCE, EquipmentClass.PAGING_CONFERENCE, EquipmentClass.CONFERENCE_MEET_ME}
)
"""Equipment classes of conferences."""


@unique
class EquipmentType(LabelledEnum, noun="type"):
    """Equipment types that the text names, all of them for a SIPDevice (section 6.7.3)."""

    ACCS = 162, "ACCS"
    IPOCC = 163, "IPOCC"


@unique
class CalledType(LabelledEnum, noun="called type"):
    """Type of call made or received (section 6.7.3; 126 is from issue 1.2 of the text)."""

    UNSPECIFIED = 0, "Unspecified"
    INTERNATIONAL = 1, "International"
    NATIONAL = 2, "National"
    NETWORK_SPECIFIC = 3, "NetworkSpecific"
    SUBSCRIBER = 4, "Subscriber"
    UNSPECIFIED_100 = 100, "Unspecified"
    INTERNAL = 101, "Internal"
    VOICEMAIL = 102, "Voicemail"
    ACD = 103, "ACD"
    PAGING = 104, "Paging"
    DIRECT = 105, "Direct"
    INTRUDE = 106, "Intrude"
    PRIORITY = 107, "Priority"
    PICKUP = 108, "Pickup"
    CAMP_ON = 109, "CampOn"
    STEAL = 110, "Steal"
    WHISPER = 111, "Whisper"
    INCLUSION = 112, "Inclusion"
    COVERAGE = 113, "Coverage"
    E_CONF = 114, "EConf"
    E_CONF_DIAL = 115, "EConfDial"
    CONF = 116, "Conf"
    E_CONF_INVITE = 117, "EConfInvite"
    RESTRICTED = 118, "Restricted"
    EMERGENCY = 119, "Emergency"
    FNE = 120, "FNE"
    IDENTIFIER = 121, "Identifier"
    RECEIVER = 122, "Receiver"
    REMINDER = 123, "Reminder"
    LISTEN = 124, "Listen"
    FAX_CALL = 126, "FaxCall"
    WAKEUP_CALL = 127, "WakeupCall"
    LOCAL_PHYS_EXTN = 129, "LocalPhysExtn"
    XFER_TO_TWIN_MOBILE = 130, "XferToTwinMobile"
    COACH = 131, "Coach"
    WHISPER_PAGE = 132, "WhisperPage"
    CALL_LOG = 133, "CallLog"
    PARK_CALL = 134, "ParkCall"
    UNPARK_CALL = 135, "UnParkCall"
    PRECISION = 136, "Precision"
    REQUEST_SUPERVISING = 137, "RequestSupervising"
    R_PARK_CALL = 138, "RParkCall"
    ACCS_GROUP = 139, "ACCSGroup"
    BLENDING_ACQUIRE_CALL = 140, "BlendingAcquireCall"


@unique
class CliPresentation(LabelledEnum, noun="presentation"):
    """Why a calling number is present or missing (section 6.7.3)."""

    ALLOWED = 0, "Allowed"
    WITHHELD = 1, "Withheld"
    NOT_AVAILABLE = 2, "Not available"
    UNSPECIFIED = 100, "Unspecified"


@unique
class NameType(LabelledEnum, noun="name type"):
    """Source of the calling party name (section 6.7.3)."""

    DEFAULT = 0, "default"
    DIRECTORY_MATCH = 1, "directory match"
    EXPLICITLY_SET = 2, "explicitly set"
    RESTRICTED = 4, "restricted"
    INTERNAL_USER = 5, "internal user"
    HUNTGROUP = 6, "huntgroup"
    CONFERENCE = 8, "conference"
    EXTERNAL_TRUNK = 9, "external trunk"
    VOICEMAIL_CALLFLOW = 12, "voicemail callflow"


@unique
class QueueState(LabelledEnum, noun="queue state"):
    """Whether the call waits in a queue (section 6.7.2)."""

    NONE = 0, "Not queueing"
    QUEUEING = 1, "Queueing"
    ANNOUNCEMENT = 3, "Listening to announcement"


@unique
class ClearedInbound(LabelledEnum, noun="cleared inbound"):
    """Whether this end cleared the call (sections 6.7.5 and 6.7.6)."""

    NO = 0, "Cleared for another reason"
    YES = 1, "Cleared from this device"


@unique
class Cause(LabelledEnum, noun="cause"):
    """Clearing causes; section 6.7.5 lists 16 and 126, the others are from public third-party code."""

    UNKNOWN = 0, "Unknown"
    UNALLOCATED_NUMBER = 1, "Unallocated number"
    FORCE_IDLE = 2, "Force idle"
    UNREGISTER = 3, "Unregister"
    NORMAL = 16, "Normal"
    BUSY = 17, "Busy"
    NO_USER_RESPONDING = 18, "No user responding"
    CALL_REJECTED = 21, "Call rejected"
    NORMAL_UNSPECIFIED = 31, "Normal, unspecified"
    NO_CHANNEL = 34, "No channel"
    NETWORK_OUT_OF_ORDER = 38, "Network out of order"
    INCOMPATIBLE = 88, "Incompatible"
    PHONE_INFO = 113, "Phone info"
    REMINDER_FREE = 114, "Reminder free"
    REMINDER_NO_ANSWER = 115, "Reminder no answer"
    E911_EMERGENCY = 116, "E911 emergency"
    PARKED = 117, "Parked"
    UNPARKED = 118, "Unparked"
    PICKUP = 119, "Pickup"
    REMINDER = 120, "Reminder"
    REDIRECT = 121, "Redirect"
    CALL_BARRED = 122, "Call barred"
    FORWARD_TO_VOICEMAIL = 123, "Forward to voicemail"
    ANSWERED_BY_OTHER = 124, "Answered by other"
    NO_ACCOUNT_CODE = 125, "No account code"
    TRANSFER = 126, "Transfer"
    CONFERENCING_MOVE = 127, "Conferencing move"
    RESTRICTED_TO_PARTNER = 128, "Restricted to partner"
    HELD_CALL = 129, "Held call"
    RING_BACK_CHECK = 130, "Ring-back check"
    APPEARANCE_CALL_STEAL = 131, "Appearance call steal"
    APPEARANCE_BRIDGE_INTO = 132, "Appearance bridge into"
    BUMPED_CALL = 133, "Bumped call"
    LINE_APPEARANCE_CALL = 134, "Line appearance call"
    UNHELD_CALL = 135, "Unheld call"
    REPLACE_CURRENT_CALL = 136, "Replace current call"
    GLARE = 137, "Glare"
    CONFERENCE_MOVE = 138, "Conference move"


@unique
class Delta2State(LabelledEnum, noun="state"):
    """Call state in a Delta2 record, which differs from :class:`CallState`."""

    IDLE = 0, "Idle"
    RINGING = 1, "Ringing"
    CONNECTED = 2, "Connected"
    DISCONNECTED = 3, "Disconnected"
    SUSPENDING = 4, "Suspending"
    SUSPENDED = 5, "Suspended"
    RESUMING = 6, "Resuming"
    DIALLING = 7, "Dialling"
    DIALLED = 8, "Dialled"
    LOCAL_DIAL = 9, "Local dial"
    QUEUED = 10, "Queued"
    PARKED = 11, "Parked"
    HELD = 12, "Held"
    REDIALLING = 13, "Redialling"


@unique
class PacketId(IntEnum):
    """First four bytes of a payload; responses have the high bit set (sections 6.1 to 6.6)."""

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
    """First four bytes of a tuple (sections 6.2.1.1, 6.2.4.1 and 6.5.1)."""

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

    __test__ = False  # pytest would collect the class because of its name

    SUCCESS = 0, "SUCCESS"
    PAYLOAD_TOO_LONG = 0x80000001, "PAYLOAD_TOO_LONG"
    STREAM_INTEGRITY_LOST = 0x80000002, "STREAM_INTEGRITY_LOST"
    STREAM_AUTHENTICATION_FAILED = 0x80000003, "STREAM_AUTHENTICATION_FAILED"


@unique
class AuthStep(IntEnum):
    """Kind of an authenticate request, its third word (sections 6.2.1, 6.2.3 and 6.3.2)."""

    REQUEST = 1
    SHA1_RESPONSE = 0x50
    PLAIN_RESPONSE = 0x51


@unique
class AuthResult(LabelledEnum, noun="result"):
    """Kind or result of an authenticate response, its third word (sections 6.2.2, 6.2.4 and 6.3.1)."""

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
    """Result of a file request; the text gives no numbers, so any other is a failure (section 6.6.1)."""

    SUCCESS = 0, "SUCCESS"
