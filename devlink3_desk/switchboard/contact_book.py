"""Builds the phone book of all contacts anew, reusing what has not changed.

A module of its own, because only the window needs it: it imports everything that reads contacts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from devlink3_desk.contacts.contact import Contact
from devlink3_desk.contacts.followed_source import NamedContacts
from devlink3_desk.contacts.merging import ContactMerger, PauseCallback
from devlink3_desk.switchboard.board_values import Person
from devlink3_desk.switchboard.directory import PhoneBook, create_person

_PAUSE_INTERVAL: Final = 200


class ContactBookBuilder:
    """Turns the contacts of all sources into a phone book; not thread-safe.

    A person who has not changed since the last call is the same object in the new book, so that neither
    numbers nor the texts of the search are prepared again.
    """

    def __init__(self) -> None:
        self._merger = ContactMerger()
        self._chunks: dict[int, tuple[list[Contact], list[Person]]] = {}
        self._book = PhoneBook()

    def build(self, sources: Sequence[NamedContacts], pause: PauseCallback = lambda: None) -> PhoneBook:
        """Return the book of all people in ``sources``, which are in the order of precedence."""
        known: dict[int, tuple[Contact, Person]] | None = None
        chunks: dict[int, tuple[list[Contact], list[Person]]] = {}
        merged = self._merger.merge_by_source(sources, pause)
        unchanged = set(map(id, merged))
        for contacts in merged:
            chunk = self._chunks.get(id(contacts))
            if chunk is None:
                known = self._collect_known(unchanged) if known is None else known
                chunk = contacts, _create_people(contacts, known, pause)
            chunks[id(contacts)] = chunk
        self._chunks = chunks
        self._book = self._book.with_people(person for _, people in chunks.values() for person in people)
        return self._book

    def _collect_known(self, unchanged: set[int]) -> dict[int, tuple[Contact, Person]]:
        """Return the people of changed sources in the last book, by the id of their contact."""
        return {
            id(contact): (contact, person)
            for contacts, people in self._chunks.values()
            if id(contacts) not in unchanged
            for contact, person in zip(contacts, people, strict=True)
        }


def _create_people(
    contacts: list[Contact], known: dict[int, tuple[Contact, Person]], pause: PauseCallback
) -> list[Person]:
    people = []
    for number, contact in enumerate(contacts):
        if number % _PAUSE_INTERVAL == 0:
            pause()
        found = known.get(id(contact))
        people.append(found[1] if found is not None else create_person(contact))
    return people
