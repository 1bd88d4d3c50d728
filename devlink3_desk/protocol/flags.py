"""The flags of an event request, and which of them go together (section 6.4.1)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum, unique
from typing import Final

from devlink3_desk.protocol.errors import FlagsError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence


@unique
class EventFlag(StrEnum):
    """What to stream, as it is written in the request."""

    SCN = "-SCN"
    """Events from every PBX of the network."""
    CD2 = "-CD2"
    """Delta2 records instead of Delta3."""
    SIP_TRACK = "-SIPTrack"
    """SIP dialogues too."""
    CM_EXTN = "-CMExtn"
    """Extension events too."""
    CONNECTED = "-CONN"
    """Delta3 only once a call is connected."""
    TEXT = "-TEXT"
    """Delta2 as UTF-8 rather than double-byte."""


_UNKNOWN_FLAG: Final = QT_TRANSLATE_NOOP("Link", "{word!r} is not a DevLink3 flag; there are {flags}.")
_CONFLICTING_FLAGS: Final = QT_TRANSLATE_NOOP(
    "Link",
    "-SCN and -CD2 exclude one another: Delta2 records come from one PBX only. Leave one of them out.",
)
_FLAGS_BY_FOLDED_NAME = {flag.casefold(): flag for flag in EventFlag}


def parse_flags(text: str) -> frozenset[EventFlag]:
    """Return the flags in ``text``, which are separated by white space and compared without case.

    Raises :class:`FlagsError` on a word that is no flag, and where :func:`check` does.
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
    """Raise :class:`FlagsError` where ``flags`` contradict one another: ``-SCN`` with ``-CD2``."""
    if {EventFlag.SCN, EventFlag.CD2} <= set(flags):
        raise FlagsError(Sentence(_CONFLICTING_FLAGS))


def format_flags(flags: Iterable[EventFlag]) -> str:
    """Return ``flags`` as an event request writes them, in the order of the official table."""
    chosen = set(flags)
    return " ".join(flag for flag in EventFlag if flag in chosen)


def parse_accepted_flags(text: str) -> frozenset[EventFlag]:
    """Return the flags that a PBX says it accepted; words unknown to us are passed over."""
    known = (_FLAGS_BY_FOLDED_NAME.get(word.casefold()) for word in text.split())
    return frozenset(flag for flag in known if flag is not None)
