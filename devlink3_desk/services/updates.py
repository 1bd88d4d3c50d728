"""The latest version of the program, from an address that the user has entered."""

from __future__ import annotations

import re
import ssl
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import Final

import msgspec

from devlink3_desk.decoding import decode_json

MAX_RESPONSE_BYTES: Final = 65536
"""Maximum size of a response."""

TIMEOUT_SECONDS: Final = 15.0
"""Seconds to wait for each part of a response."""

MAX_VERSION_LENGTH: Final = 40
"""Characters of a version that are shown."""

_VERSION: Final = re.compile(r"v?((\d{1,9}(?:\.\d{1,9})*)(?:[-+.A-Za-z][0-9A-Za-z.+-]*)?)\s*", re.ASCII)
"""A version, its text without ``v``, and its numbers. Any other text could pretend to be a message."""


class UpdateError(Exception):
    """The latest version is unknown; the message gives the reason."""


class _VersionResponse(msgspec.Struct, frozen=True):
    """A response: ``version``, or ``tag_name`` like the release pages of code hosts."""

    version: str = ""
    tag_name: str = ""


class _NoRedirectHandler(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Reject redirections: the user has entered one address and has not agreed to another."""


def parse_version(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, such as (1, 10, 0); empty if it has none."""
    found = _VERSION.fullmatch(version.strip())
    return tuple(int(part) for part in found.group(2).split(".")) if found else ()


def is_newer(version: str, than: str) -> bool:
    """Return whether ``version`` is later than ``than``; one without numbers is not."""
    left, right = parse_version(version), parse_version(than)
    length = max(len(left), len(right))
    # Padded: 1.2 and 1.2.0 are the same version, but (1, 2) < (1, 2, 0).
    return left + (0,) * (length - len(left)) > right + (0,) * (length - len(right))


def fetch_latest_version(address: str, context: ssl.SSLContext | None = None) -> str:
    """Return the version at ``address``; blocks, and raises :class:`UpdateError`."""
    if not address.startswith("https://"):
        raise UpdateError("The address does not begin with https://.")
    opener = urllib.request.build_opener(
        urllib.request.HTTPSHandler(context=context or ssl.create_default_context()), _NoRedirectHandler
    )
    try:
        request = urllib.request.Request(address, headers={"User-Agent": "devlink3-desk"})  # noqa: S310 (https)
        with opener.open(request, timeout=TIMEOUT_SECONDS) as response:
            data = response.read(MAX_RESPONSE_BYTES + 1)
    except (OSError, ValueError, HTTPException) as error:
        if isinstance(error, urllib.error.HTTPError):
            # It is also the response, and holds the connection.
            error.close()
        raise UpdateError(f"The address does not answer ({_name_reason(error)}).") from error
    if len(data) > MAX_RESPONSE_BYTES:
        raise UpdateError("The answer is too long.")
    try:
        decoded = decode_json(data, _VersionResponse)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UpdateError("The answer makes no sense.") from error
    found = _VERSION.fullmatch((decoded.version or decoded.tag_name).strip())
    if found is None:
        raise UpdateError("The answer has no version.")
    return found.group(1)[:MAX_VERSION_LENGTH]


def _name_reason(error: Exception) -> str:
    """Return why there is no answer, for the log."""
    if isinstance(error, urllib.error.HTTPError):
        return f"HTTP status {error.code}"
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    return type(reason).__name__ if isinstance(reason, Exception) else str(reason)
