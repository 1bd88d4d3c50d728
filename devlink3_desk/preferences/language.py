"""What people choose about the language of the window."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta


class LanguagePreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The language of the window."""

    language: Annotated[str, Meta(description="Language code, such as de; empty: that of the system")] = ""
