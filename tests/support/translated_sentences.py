"""The sentences that translators know."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree as ET

from devlink3_desk.resources import resource_folder
from devlink3_desk.sentences import TRANSLATION_CONTEXT


@cache
def translatable_sentences() -> frozenset[str]:
    """Return what can be said about the link in every language of the window."""
    tree = ET.parse(resource_folder() / "translations" / "devlink3_desk_de.ts")
    found = (context for context in tree.iter("context") if context.findtext("name") == TRANSLATION_CONTEXT)
    return frozenset(message.findtext("source", "") for one in found for message in one.iter("message"))
