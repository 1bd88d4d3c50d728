"""Numbers that are written as URIs: ``tel:`` (RFC 3966), ``sip:`` and others that programs write."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from devlink3_desk.numbers.characters import clean_text
from devlink3_desk.numbers.digits import count_digits

_SCHEME: Final = re.compile(r"^\s*(?:tel|sip|sips|callto|phone)\s*:\s*(?://)?", re.IGNORECASE)
_NAME_BEFORE_URI: Final = re.compile(r"^[^<>]*<([^<>]*)>[^<>]*$")
"""``"Nora" <sip:4001@pbx.example.com>``; the group is the URI."""
_NUMBER: Final = re.compile(r"[^<>\d]*<\s*([+(]{0,2}\d[\d\s().-]*)>\s*")
"""``"Nora" <01632960144>``, as telephone systems write it; the group is the number."""
_HOST: Final = re.compile(r"@[^;]*")
"""``@pbx.example.com``, up to the parameters."""
_PARAMETER: Final = re.compile(r";\s*(?!ext\s*=)[\w-]+\s*=[^;]*", re.IGNORECASE)
"""``;user=phone``, but not ``;ext=12``, which is the extension."""
_QUERY: Final = re.compile(r"\?[A-Za-z].*$", re.DOTALL)
"""``?call``, of a link."""
_CONTEXT: Final = re.compile(r";\s*phone-context\s*=\s*(\+[\d().-]+)", re.IGNORECASE)
"""``;phone-context=+44``: the group is what stands before a number that is written without it."""
_MIN_JOINED_DIGITS, _MAX_JOINED_DIGITS = 10, 15
"""Digits of a number in its context: with fewer, it is a service or an extension that is dialled alone."""


def read_uri(text: str) -> str:
    """Return the number of a ``tel:`` or ``sip:`` URI, with its extension, in its context (RFC 3966).

    A name may stand before it: ``"Nora" <sip:4001@pbx.example.com>``, also without a scheme. Other text is
    returned as it is.
    """
    if (number_alone := _NUMBER.fullmatch(text)) is not None:
        return number_alone[1].strip()
    uri = _QUERY.sub("", _NAME_BEFORE_URI.sub(r"\1", text))
    if not _SCHEME.match(uri):
        return text
    number = clean_text(unquote(_PARAMETER.sub("", _HOST.sub("", _SCHEME.sub("", uri)))))
    context = _CONTEXT.search(unquote(uri))
    if context is None or number.startswith("+"):
        return number
    digits = count_digits(context[1]) + count_digits(number.partition(";")[0])
    if not _MIN_JOINED_DIGITS <= digits <= _MAX_JOINED_DIGITS:
        return number
    # Whether the zero of an area code belongs to a number abroad depends on the country.
    local = f"(0){number[1:]}" if number.startswith("0") and count_digits(context[1]) <= 3 else number
    return f"{context[1]} {local}"
