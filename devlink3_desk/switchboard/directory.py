"""The directory: users and groups of the PBX, its contacts and those of address books, by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from devlink3_desk.switchboard.board_values import Person, PersonKind
from devlink3_desk.switchboard.site import Site, normalise_number, number_suffix

_KIND_ORDER: Final = {PersonKind.USER: 0, PersonKind.GROUP: 1, PersonKind.CONTACT: 2}


class PhoneBook:
    """People by number; of several with the same number, the first.

    Building one from ten thousand people takes a moment. It is immutable, so a thread may build it.
    """

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self.people: Final = tuple(people)
        self._by_number: dict[str, Person] = {}
        self._by_suffix: dict[str, list[tuple[str, Person]]] = {}
        for person in self.people:
            self._add_number(person.number, person)
            for other in person.others:
                self._add_number(other.number, person)

    def _add_number(self, number: str, person: Person) -> None:
        if number:
            self._by_number.setdefault(number, person)
            self._by_suffix.setdefault(number_suffix(number), []).append((number, person))

    def find(self, number: str, site: Site) -> Person | None:
        """Return the person with ``number``, in any notation."""
        person = self._by_number.get(number)
        if person is not None:
            return person
        # Normalising ten thousand contacts would block the window for a second. So only those are
        # normalised, and compared, that end in the same digits.
        candidates = self._by_suffix.get(number_suffix(number), ())
        if not candidates:
            return None
        normal = normalise_number(number, site)
        return next(
            (person for written, person in candidates if normalise_number(written, site) == normal), None
        )


class Directory:
    """Users, groups and contacts. Those of the PBX take precedence over contacts of address books.

    ``members`` are the extensions of each group, by the group's number.
    """

    def __init__(
        self,
        people: Iterable[Person] = (),
        members: Mapping[str, tuple[str, ...]] | None = None,
        site: Site | None = None,
        contacts: PhoneBook | None = None,
    ) -> None:
        self.pbx_people: Final = tuple(people)
        """Users, groups and contacts of the PBX."""
        self.members: Final[Mapping[str, tuple[str, ...]]] = dict(members or {})
        self.site: Final = site or Site()
        self.contacts: Final = contacts or PhoneBook()
        self.people: Final = self.pbx_people + self.contacts.people
        self._pbx_book = PhoneBook(sorted(self.pbx_people, key=lambda person: _KIND_ORDER[person.kind]))
        self._groups_by_name: dict[str, Person] = {}
        for group in self._pbx_book.people:
            if group.kind is PersonKind.GROUP:
                for name in (group.number, group.name, group.user_name):
                    self._groups_by_name.setdefault(name.casefold(), group)

    def for_site(self, site: Site) -> Directory:
        """Return the same people, with numbers interpreted by the rules of ``site``."""
        return self if site == self.site else Directory(self.pbx_people, self.members, site, self.contacts)

    def with_contacts(self, contacts: PhoneBook) -> Directory:
        """Return the same people of the PBX, with other contacts."""
        return Directory(self.pbx_people, self.members, self.site, contacts)

    def find(self, number: str) -> Person | None:
        """Return the person with ``number``, in any notation."""
        if not number:
            return None
        return self._pbx_book.find(number, self.site) or self.contacts.find(number, self.site)

    def find_group(self, name: str) -> Person | None:
        """Return the hunt group with this number or name; the PBX sends either."""
        return self._groups_by_name.get(name.casefold()) if name else None

    def iter_users(self) -> Iterable[Person]:
        """Return the users that have an extension."""
        return (person for person in self.pbx_people if person.kind is PersonKind.USER and person.number)

    def iter_groups(self) -> Iterable[Person]:
        """Return the hunt groups."""
        return (person for person in self.pbx_people if person.kind is PersonKind.GROUP and person.number)
