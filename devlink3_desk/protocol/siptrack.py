"""SIPTrack events: which SIP Call-ID belongs to which end (section 6.5.1.3)."""

from __future__ import annotations

from typing import Final

from .errors import UndecodableError
from .events import SipTrack

_SIP_TRACK_FIELDS: Final = ("action", "end_id", "channel", "sip_type", "direction", "sip_call_id")


def decode_sip_track(text: str, pbx: str | None = None, counter: int | None = None) -> SipTrack:
    """Return the event in ``text``; a SIP Call-ID may hold commas, fields that are missing are ``None``.

    Raises :class:`UndecodableError` where there is not even an end identifier.
    """
    found = [field.strip() for field in text.split(",", len(_SIP_TRACK_FIELDS) - 1)]
    if len(found) < 2:
        raise UndecodableError("a SIPTrack event without an end identifier")
    return SipTrack(pbx=pbx, counter=counter, **dict(zip(_SIP_TRACK_FIELDS, found, strict=False)))


def encode_sip_track(event: SipTrack) -> str:
    """Return the text of ``event``."""
    return ",".join(getattr(event, name) or "" for name in _SIP_TRACK_FIELDS)
