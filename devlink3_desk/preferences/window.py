"""What people choose about the window itself."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

KeyBindings = dict[str, tuple[str, ...]]


class WindowPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Keys of their own."""

    keys: Annotated[KeyBindings, Meta(description="Keys by the name of an action; others keep their own")] = {}
