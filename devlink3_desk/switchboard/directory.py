"""Who has which number: the users and groups of the PBX and the contacts, looked up by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from .numbers import normalise, tail
from .site import Site
from .views import Person, PersonKind

_RANK: Final = {PersonKind.USER: 0, PersonKind.GROUP: 1, PersonKind.CONTACT: 2}


class Directory:
    """People, groups and contacts. The PBX's own come before contacts, and of equals the first wins.

    ``members`` are the extensions of each group, by the group's number.
    """

    def __init__(
        self,
        people: Iterable[Person] = (),
        members: Mapping[str, tuple[str, ...]] | None = None,
        site: Site | None = None,
    ) -> None:
        self.people: Final = tuple(people)
        self.members: Final[Mapping[str, tuple[str, ...]]] = dict(members or {})
        self.site: Final = site or Site()
        self._exact: dict[str, Person] = {}
        self._by_tail: dict[str, list[Person]] = {}
        self._groups: dict[str, Person] = {}
        for person in sorted(self.people, key=lambda person: _RANK[person.kind]):
            self._index(person)

    def _index(self, person: Person) -> None:
        if person.kind is PersonKind.GROUP:
            for word in (person.number, person.name, person.user_name):
                self._groups.setdefault(word.casefold(), person)
        if person.number:
            self._exact.setdefault(person.number, person)
            self._by_tail.setdefault(tail(person.number), []).append(person)

    def for_site(self, site: Site) -> Directory:
        """Return the same people with their numbers read as ``site`` writes them."""
        return self if site == self.site else Directory(self.people, self.members, site)

    def find(self, number: str) -> Person | None:
        """Return who has ``number``, however it is written."""
        if not number:
            return None
        found = self._exact.get(number)
        if found is not None:
            return found
        # To bring ten thousand contacts into normal form would stop the window for a second; so only
        # those are that may be meant.
        alike = self._by_tail.get(tail(number), ())
        return next((person for person in alike if self._same(person.number, number)), None)

    def _same(self, one: str, two: str) -> bool:
        return normalise(one, self.site) == normalise(two, self.site)

    def group(self, word: str) -> Person | None:
        """Return the hunt group with this number or name: the PBX may write either."""
        return self._groups.get(word.casefold()) if word else None

    def users(self) -> Iterable[Person]:
        """Return the users, those who have an extension."""
        return (person for person in self.people if person.kind is PersonKind.USER and person.number)

    def groups(self) -> Iterable[Person]:
        """Return the hunt groups."""
        return (person for person in self.people if person.kind is PersonKind.GROUP and person.number)
