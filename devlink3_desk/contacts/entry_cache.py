"""Reads again only those entries of a file whose text is new."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from devlink3_desk.contacts.contact import Contact, ImportItem

EntryCache: TypeAlias = dict[str, Contact]
"""Contacts by the text of their entry, of entries without problems."""

EntryParser: TypeAlias = Callable[[str, int], Iterator[ImportItem]]
"""Yields the contacts and problems of a text, which begins on a line with this number."""


def iter_cached(
    text: str,
    split: Callable[[str], Iterator[str]],
    parse: EntryParser,
    known: EntryCache | None,
    seen: EntryCache | None,
) -> Iterator[ImportItem]:
    """Yield the contacts and problems of a file; ``seen`` receives the contacts without problems.

    ``split`` yields the texts of its entries; those in ``known`` are not parsed. What an entry means must
    not depend on those before it. Without ``seen``, the file is parsed as a whole.
    """
    if seen is None:
        yield from parse(text, 1)
        return
    line = 1
    for entry in split(text):
        contact = None if known is None else known.get(entry)
        items = [contact] if contact is not None else list(parse(entry, line))
        yield from items
        if len(items) == 1 and isinstance(items[0], Contact):
            seen[entry] = items[0]
        line += entry.count("\n")
