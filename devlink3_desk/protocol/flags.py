"""The flags of an event request: parsing, formatting and validation (section 6.4.1)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum, unique
from typing import Final

from devlink3_desk.protocol.errors import FlagsError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence


@unique
class EventFlag(StrEnum):
    """A kind of event to stream, as the request writes it."""

    SCN = "-SCN"
    """Events from every PBX of the network."""
    CD2 = "-CD2"
    """Delta2 records instead of Delta3."""
    SIP_TRACK = "-SIPTrack"
    """SIPTrack events in addition."""
    CM_EXTN = "-CMExtn"
    """CMExtn events in addition."""
    CONNECTED = "-CONN"
    """Delta3 records of a call only after it has been connected."""
    TEXT = "-TEXT"
    """Delta2 as UTF-8 rather than double-byte."""


_UNKNOWN_FLAG: Final = QT_TRANSLATE_NOOP("Link", "{word!r} is not a DevLink3 flag. Valid flags: {flags}.")
_CONFLICTING_FLAGS: Final = QT_TRANSLATE_NOOP(
    "Link",
    "-SCN and -CD2 cannot be combined: Delta2 records come from one PBX only. Remove one of them.",
)
_FLAGS_BY_FOLDED_NAME = {flag.casefold(): flag for flag in EventFlag}


def parse_flags(text: str) -> frozenset[EventFlag]:
    """Return the flags in ``text``, separated by white space and in upper or lower case.

    Raises :class:`FlagsError` on an unknown flag, and where :func:`validate_flags` does.
    """
    flags = set()
    for word in text.split():
        flag = _FLAGS_BY_FOLDED_NAME.get(word.casefold())
        if flag is None:
            raise FlagsError(Sentence(_UNKNOWN_FLAG, word=word, flags=", ".join(EventFlag)))
        flags.add(flag)
    validate_flags(flags)
    return frozenset(flags)


def validate_flags(flags: Iterable[EventFlag]) -> None:
    """Raise :class:`FlagsError` if ``flags`` contradict one another: ``-SCN`` with ``-CD2``."""
    if {EventFlag.SCN, EventFlag.CD2} <= set(flags):
        raise FlagsError(Sentence(_CONFLICTING_FLAGS))


def format_flags(flags: Iterable[EventFlag]) -> str:
    """Return ``flags`` as an event request writes them, in the order of the official table."""
    requested = set(flags)
    return " ".join(flag for flag in EventFlag if flag in requested)


def parse_accepted_flags(text: str) -> frozenset[EventFlag]:
    """Return the flags in the response of a PBX; unknown ones are skipped."""
    flags = (_FLAGS_BY_FOLDED_NAME.get(word.casefold()) for word in text.split())
    return frozenset(flag for flag in flags if flag is not None)
