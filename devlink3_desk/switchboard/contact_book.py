"""Builds the phone book of all contacts again, reusing what has not changed.

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
        merged = self._merger.merge_by_source(sources, pause)
        old, self._chunks = self._chunks, {}
        outdated = {key: chunk for key, chunk in old.items() if key not in set(map(id, merged))}
        known = {
            id(contact): (contact, person)
            for contacts, people in outdated.values()
            for contact, person in zip(contacts, people, strict=True)
        }
        added: list[Person] = []
        for contacts in merged:
            chunk = old.get(id(contacts))
            if chunk is None:
                chunk = contacts, _create_people(contacts, known, added, pause)
            self._chunks[id(contacts)] = chunk
        pause()
        kept = {id(person) for key, chunk in self._chunks.items() if key not in old for person in chunk[1]}
        removed = [person for _, people in outdated.values() for person in people if id(person) not in kept]
        everyone = [person for _, people in self._chunks.values() for person in people]
        self._book = self._book.with_changes(everyone, added, removed)
        return self._book


def _create_people(
    contacts: list[Contact],
    known: dict[int, tuple[Contact, Person]],
    added: list[Person],
    pause: PauseCallback,
) -> list[Person]:
    """Return the people of ``contacts``; those who are not known are created, and added to ``added``, too."""
    people = []
    for number, contact in enumerate(contacts):
        if number % _PAUSE_INTERVAL == 0:
            pause()
        # Once only: two imported files may share a contact, and each has a person of its own.
        found = known.pop(id(contact), None)
        if found is None:
            person = create_person(contact)
            added.append(person)
        else:
            person = found[1]
        people.append(person)
    return people
