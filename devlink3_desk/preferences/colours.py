"""Colours of states that people choose."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

HexColour = Annotated[str, Meta(pattern="^#[0-9a-fA-F]{6}$")]


class ColourPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Colours other than those of the themes."""

    states: Annotated[
        dict[str, HexColour], Meta(description="Colour, such as #c24a00, by the name of a state")
    ] = {}
