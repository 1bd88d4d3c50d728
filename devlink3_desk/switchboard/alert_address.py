"""The web address of a caller: a template, filled so that no caller can change where it leads."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

from .views import CallInfo, PartyKind, PartyInfo

MAX_URL_LENGTH: Final = 2_000
"""Longer addresses are cut off by some browsers; no honest caller needs one."""

_PLACEHOLDER: Final = re.compile(r"\{(number|name)\}")
_ALLOWED_SCHEMES: Final = frozenset({"http", "https"})
_MAX_VALUE_LENGTH: Final = 200


def find_template_problem(template: str) -> str | None:
    """Return which part of a template cannot be: ``scheme``, ``host`` or ``field``; ``None`` where all can.

    Scheme and host must be written out: what a caller sends is filled in behind them only.
    """
    try:
        parts = urlsplit(template)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "host"
    if parts.scheme not in _ALLOWED_SCHEMES:
        return "scheme"
    if not host or re.search(r"[{}\s\\]", parts.netloc) or template.strip() != template:
        return "host"
    return "field" if re.search(r"[{}]", _PLACEHOLDER.sub("", template)) else None


def fill_template(template: str, number: str, name: str) -> str | None:
    """Return the address, all but letters and digits percent-encoded; ``None`` where it cannot be."""
    if find_template_problem(template) is not None:
        return None
    values = {"number": _quote_value(number), "name": _quote_value(name)}
    url = _PLACEHOLDER.sub(lambda blank: values[blank[1]], template)
    return url if len(url) <= MAX_URL_LENGTH else None


def caller_address(call: CallInfo, template: str) -> str | None:
    """Return the address for who is at the other end of a call; ``None`` where the number is not known."""
    party = remote_party(call)
    if not template or party is None or not party.number:
        return None
    return fill_template(template, party.number, party.name if party.name != party.number else "")


def remote_party(call: CallInfo) -> PartyInfo | None:
    """Return whom a receptionist sees in a call: the outside party if there is one, else the caller."""
    parties = [party for party in (call.a, call.b) if party is not None]
    outside = [party for party in parties if party.kind is PartyKind.TRUNK]
    return next(iter(outside or parties), None)


def _quote_value(text: str) -> str:
    return quote(text[:_MAX_VALUE_LENGTH], safe="", errors="replace")
