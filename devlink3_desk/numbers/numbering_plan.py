"""The settings of a site about its phone numbers.

A module of its own, which does not import the tables of all countries: the settings are read before the first
window is painted.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec

MAX_EXTENSION_DIGITS: Final = 15
"""How many digits an extension of an IP Office can have."""


class PresentedPrefix(StrEnum):
    """Whether the PBX presents callers with the digits of an outside line before their number."""

    NEVER = "never"
    ALWAYS = "always"
    AS_SEEN = "as-seen"
    """As on the last call that showed it; until then, where the rest is a complete number."""


class NumberingPlan(msgspec.Struct, frozen=True):
    """How the numbers of one site are written and dialled."""

    country: str = "GB"
    """ISO 3166 code of the country in whose form local numbers are written."""
    outside_prefix: str = "9"
    """Digits dialled for an outside line; the PBX puts them before numbers that come from outside."""
    extension_digits: int = 6
    """Numbers with up to so many digits are internal."""
    international_prefix: str = ""
    """Digits dialled before a country code; empty for those of the country, where there is one choice
    only."""
    presented_prefix: PresentedPrefix = PresentedPrefix.AS_SEEN
