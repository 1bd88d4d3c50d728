"""Who sits at this desk, and whose calls concern it."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta


class PeoplePreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """People and hunt groups that matter more than others."""

    me: Annotated[tuple[str, ...], Meta(description="Extensions of whoever sits here")] = ()
    watched: Annotated[tuple[str, ...], Meta(description="Extensions and hunt groups to watch")] = ()
