"""The sentences of the link that are translated."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree as ET

from devlink3_desk.resources import resource_folder
from devlink3_desk.sentences import TRANSLATION_CONTEXT


@cache
def list_translatable_sentences() -> frozenset[str]:
    """Return the source texts of all translated sentences on the link."""
    tree = ET.parse(resource_folder() / "translations" / "devlink3_desk_de.ts")
    contexts = (
        context for context in tree.iter("context") if context.findtext("name") == TRANSLATION_CONTEXT
    )
    return frozenset(
        message.findtext("source", "") for context in contexts for message in context.iter("message")
    )
