"""Builds the phone book of all contacts anew, reusing what has not changed."""

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
        self._people: dict[int, tuple[Contact, Person]] = {}
        self._book = PhoneBook()

    def build(self, sources: Sequence[NamedContacts], pause: PauseCallback = lambda: None) -> PhoneBook:
        """Return the book of all people in ``sources``, which are in the order of precedence."""
        people: dict[int, tuple[Contact, Person]] = {}
        for number, contact in enumerate(self._merger.merge(sources, pause)):
            if number % _PAUSE_INTERVAL == 0:
                pause()
            known = self._people.get(id(contact))
            if known is None or known[0] is not contact:
                known = contact, create_person(contact)
            people[id(contact)] = known
        self._people = people
        self._book = self._book.with_people(person for _, person in people.values())
        return self._book
