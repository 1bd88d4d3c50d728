"""Reads again only those entries of a file whose text is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from devlink3_desk.contacts.contact import Contact, ImportItem

EntryCache: TypeAlias = dict[str, Contact]
"""Contacts by the text of their entry, of entries without problems."""

EntryParser: TypeAlias = Callable[[str, int], Iterator[ImportItem]]
"""Yields the contacts and problems of a text, which begins on a line with this number."""


def iter_cached(
    texts: Iterable[str], parse: EntryParser, known: EntryCache, seen: EntryCache
) -> Iterator[ImportItem]:
    """Yield the contacts and problems of consecutive texts; ``seen`` receives the contacts without problems.

    Texts in ``known`` are not parsed. What a text means must not depend on those before it.
    """
    line = 1
    for text in texts:
        contact = known.get(text)
        items = [contact] if contact is not None else list(parse(text, line))
        yield from items
        if len(items) == 1 and isinstance(items[0], Contact):
            seen[text] = items[0]
        line += text.count("\n")
