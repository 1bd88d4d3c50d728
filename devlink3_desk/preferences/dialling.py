"""How a number gets from here to a telephone: DevLink3 only watches and cannot dial."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta


class DialMethod(StrEnum):
    """What a number is handed to."""

    TEL = "tel"
    """The program that the system opens ``tel:`` links with."""
    SIP = "sip"
    """The one for ``sip:`` links."""
    CALLTO = "callto"
    """The one for ``callto:`` links."""
    COMMAND = "command"
    """A command of the site."""


class DiallingPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How numbers are dialled."""

    way: DialMethod = DialMethod.TEL
    sip_domain: Annotated[str, Meta(description="Behind the @ of sip: links; none: the number alone")] = ""
    command: Annotated[str, Meta(description="Program and arguments; {number} is the number")] = ""
    outside_line: Annotated[bool, Meta(description="Dial the site's digits for an outside line")] = True
