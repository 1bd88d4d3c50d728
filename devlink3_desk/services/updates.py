"""The newest version, asked for only where people have chosen whom to ask."""

from __future__ import annotations

import re
import ssl
import urllib.request
from typing import Final

import msgspec

MAX_ANSWER_BYTES: Final = 65536
"""Octets of an answer at most."""
TIMEOUT_SECONDS: Final = 15.0


class UpdateError(Exception):
    """Nobody told the newest version; the text says why."""


class _VersionAnswer(msgspec.Struct, frozen=True):
    """What is asked for its version: ``version``, or ``tag_name`` as release pages of code hosts have it."""

    version: str = ""
    tag_name: str = ""


class _NoRedirectHandler(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow nobody: the address that people chose is the one that is asked."""


def parse_version(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, such as (1, 10, 0); empty where it has none."""
    found = re.match(r"v?(\d+(?:\.\d+)*)", version.strip())
    return tuple(int(part) for part in found.group(1).split(".")) if found else ()


def is_newer(version: str, than: str) -> bool:
    """Return whether a version comes after another; one that cannot be read never does."""
    one, other = parse_version(version), parse_version(than)
    most = max(len(one), len(other))
    return one + (0,) * (most - len(one)) > other + (0,) * (most - len(other))


def fetch_newest_version(address: str, context: ssl.SSLContext | None = None) -> str:
    """Return the version that ``address`` names; blocks, and raises :class:`UpdateError`."""
    if not address.startswith("https://"):
        raise UpdateError("The address does not begin with https://.")
    opener = urllib.request.build_opener(
        urllib.request.HTTPSHandler(context=context or ssl.create_default_context()), _NoRedirectHandler
    )
    request = urllib.request.Request(address, headers={"User-Agent": "devlink3-desk"})  # noqa: S310 (https)
    try:
        with opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
            text = answer.read(MAX_ANSWER_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UpdateError(f"The address does not answer ({type(error).__name__}).") from error
    if len(text) > MAX_ANSWER_BYTES:
        raise UpdateError("The answer is too long.")
    try:
        told = msgspec.json.decode(text, type=_VersionAnswer)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UpdateError("The answer makes no sense.") from error
    version = told.version or told.tag_name
    if not parse_version(version):
        raise UpdateError("The answer has no version.")
    return version.removeprefix("v")[:40]
