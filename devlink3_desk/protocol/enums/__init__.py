"""The enumerations of the official text, declared once, with the names that it gives them.

Every member is an ``int``; a number that no table lists stays a plain ``int`` and is shown by
:func:`label` as for example ``state 27``. Decoder, simulator, details pane and documentation all
read these tables.
"""

from .calls import (
    CONFERENCE_CLASSES,
    TRUNK_CLASSES,
    AudioPath,
    CalledType,
    CallState,
    Cause,
    ClearedInbound,
    CliPresentation,
    Delta2State,
    Direction,
    EquipmentClass,
    EquipmentType,
    NameType,
    PartyFlags,
    PublicLine,
    QueueState,
    Remote,
    Tone,
)
from .named import LabelledEnum, format_enum_value
from .packets import AuthResult, AuthStep, EventResult, PacketId, ReadFileResult, TestResult, TupleId

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
    "NameType",
    "LabelledEnum",
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
