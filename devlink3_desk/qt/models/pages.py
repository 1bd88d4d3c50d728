"""Which extensions are shown together, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication

from devlink3_desk.preferences.people import PeoplePreferences
from devlink3_desk.switchboard.views import Person, PersonKind

from .text import fold, plain

FAVOURITES: Final = "favourites"
OWN: Final = "own:"


class Page(msgspec.Struct, frozen=True):
    """Some extensions under a title."""

    key: str
    """By this it is chosen; empty for everyone."""
    title: str
    numbers: tuple[str, ...] | None = None
    """``None``: everyone."""

    @property
    def own(self) -> bool:
        """Whether people have put it together themselves, and may arrange it."""
        return self.key == FAVOURITES or self.key.startswith(OWN)


def pages(
    chosen: PeoplePreferences, people: Iterable[Person], members: Mapping[str, tuple[str, ...]]
) -> list[Page]:
    """Return everyone, the favourites, own pages, then hunt groups with members and departments by name."""
    groups: list[Page] = []
    departments: dict[str, list[str]] = {}
    for person in people:
        if person.kind is PersonKind.GROUP and members.get(person.number):
            groups.append(Page(f"group:{person.number}", plain(person.name), members[person.number]))
        elif person.kind is PersonKind.USER and person.department and person.number:
            departments.setdefault(person.department, []).append(person.number)
    named = [Page(f"department:{name}", plain(name), tuple(found)) for name, found in departments.items()]
    return [
        Page("", QCoreApplication.translate("ExtensionsPane", "All")),
        Page(FAVOURITES, QCoreApplication.translate("ExtensionsPane", "Favourites"), chosen.favourites),
        *(Page(OWN + name, plain(name), numbers) for name, numbers in chosen.pages.items()),
        *sorted(groups, key=lambda page: fold(page.title)),
        *sorted(named, key=lambda page: fold(page.title)),
    ]


def moved(numbers: tuple[str, ...], number: str, place: str) -> tuple[str, ...]:
    """Return ``numbers`` with one of them in the place of another."""
    if number == place or number not in numbers or place not in numbers:
        return numbers
    to = numbers.index(place)
    rest = [other for other in numbers if other != number]
    rest.insert(to, number)
    return tuple(rest)


def with_numbers(chosen: PeoplePreferences, page: str, numbers: tuple[str, ...]) -> PeoplePreferences:
    """Return the preferences with other extensions on a page of one's own; one that is empty goes."""
    if page == FAVOURITES:
        return msgspec.structs.replace(chosen, favourites=numbers)
    own = {name: kept for name, kept in chosen.pages.items() if name != page.removeprefix(OWN) or numbers}
    if numbers:
        own[page.removeprefix(OWN)] = numbers
    return msgspec.structs.replace(chosen, pages=own)
