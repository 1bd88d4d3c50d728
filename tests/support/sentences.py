"""The sentences that translators know."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree as ET

from devlink3_desk.resources import folder
from devlink3_desk.sentences import CONTEXT


@cache
def sources() -> frozenset[str]:
    """Return what can be said about the link in every language of the window."""
    tree = ET.parse(folder() / "translations" / "devlink3_desk_de.ts")
    found = (context for context in tree.iter("context") if context.findtext("name") == CONTEXT)
    return frozenset(message.findtext("source", "") for one in found for message in one.iter("message"))
