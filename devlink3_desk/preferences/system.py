"""What people choose about the desk among the other programs of their system."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta


class SystemPreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Start with the system, links, updates, log."""

    start_with_system: Annotated[bool, Meta(description="Start, minimised, when the user signs in")] = False
    tel_links: Annotated[bool, Meta(description="Be a program that tel: links can be opened with")] = False
    updates_from: Annotated[
        str, Meta(description="https address that tells the newest version; none: nobody is asked")
    ] = ""
    detailed_log: Annotated[bool, Meta(description="Log what only support needs")] = False
