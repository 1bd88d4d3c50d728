"""The web address of a caller: a template, filled so that no caller can change where it leads."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

from .views import CallView, PartyKind, PartyView

MAX_LENGTH: Final = 2_000
"""Longer addresses are cut off by some browsers; no honest caller needs one."""

_BLANK: Final = re.compile(r"\{(number|name)\}")
_SCHEMES: Final = frozenset({"http", "https"})
_MAX_VALUE: Final = 200


def problem(template: str) -> str | None:
    """Return which part of a template cannot be: ``scheme``, ``host`` or ``field``; ``None`` where all can.

    Scheme and host must be written out: what a caller sends is filled in behind them only.
    """
    try:
        parts = urlsplit(template)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "host"
    if parts.scheme not in _SCHEMES:
        return "scheme"
    if not host or re.search(r"[{}\s\\]", parts.netloc) or template.strip() != template:
        return "host"
    return "field" if re.search(r"[{}]", _BLANK.sub("", template)) else None


def fill(template: str, number: str, name: str) -> str | None:
    """Return the address, all but letters and digits percent-encoded; ``None`` where it cannot be."""
    if problem(template) is not None:
        return None
    values = {"number": _safe(number), "name": _safe(name)}
    url = _BLANK.sub(lambda blank: values[blank[1]], template)
    return url if len(url) <= MAX_LENGTH else None


def address_of(call: CallView, template: str) -> str | None:
    """Return the address for who is at the other end of a call; ``None`` where the number is not known."""
    party = other_side(call)
    if not template or party is None or not party.number:
        return None
    return fill(template, party.number, party.name if party.name != party.number else "")


def other_side(call: CallView) -> PartyView | None:
    """Return whom a receptionist sees in a call: the outside party if there is one, else the caller."""
    parties = [party for party in (call.a, call.b) if party is not None]
    outside = [party for party in parties if party.kind is PartyKind.TRUNK]
    return next(iter(outside or parties), None)


def _safe(text: str) -> str:
    return quote(text[:_MAX_VALUE], safe="", errors="replace")
