"""Who sits at this desk, whose calls concern it, and how the extensions are arranged."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

NumberList = tuple[str, ...]


class PeoplePreferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """People and hunt groups that matter more than others."""

    me: Annotated[NumberList, Meta(description="Extensions of whoever sits here")] = ()
    watched: Annotated[NumberList, Meta(description="Extensions and hunt groups to watch")] = ()
    favourites: Annotated[NumberList, Meta(description="Extensions to have at hand, in their order")] = ()
    pages: Annotated[
        dict[str, NumberList], Meta(description="Extensions in an order of one's own, by the name of the page")
    ] = {}
    page: Annotated[str, Meta(description="Which extensions are shown; none: all")] = ""
    as_list: Annotated[bool, Meta(description="Extensions one below the other instead of as tiles")] = False
