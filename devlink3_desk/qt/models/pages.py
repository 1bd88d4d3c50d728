"""Which extensions are shown together, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication

from devlink3_desk.preferences.people import PeoplePreferences
from devlink3_desk.switchboard.views import Person, PersonKind

from .text import fold_text, sanitize_text

FAVOURITES_KEY: Final = "favourites"
CUSTOM_PREFIX: Final = "own:"


class ExtensionPage(msgspec.Struct, frozen=True):
    """Some extensions under a title."""

    key: str
    """By this it is chosen; empty for everyone."""
    title: str
    numbers: tuple[str, ...] | None = None
    """``None``: everyone."""

    @property
    def is_custom(self) -> bool:
        """Whether people have put it together themselves, and may arrange it."""
        return self.key == FAVOURITES_KEY or self.key.startswith(CUSTOM_PREFIX)


def build_pages(
    preferences: PeoplePreferences, people: Iterable[Person], members: Mapping[str, tuple[str, ...]]
) -> list[ExtensionPage]:
    """Return everyone, the favourites, own pages, then hunt groups with members and departments by name."""
    groups: list[ExtensionPage] = []
    departments: dict[str, list[str]] = {}
    for person in people:
        if person.kind is PersonKind.GROUP and members.get(person.number):
            groups.append(ExtensionPage(f"group:{person.number}", sanitize_text(person.name), members[person.number]))
        elif person.kind is PersonKind.USER and person.department and person.number:
            departments.setdefault(person.department, []).append(person.number)
    named = [ExtensionPage(f"department:{name}", sanitize_text(name), tuple(found)) for name, found in departments.items()]
    return [
        ExtensionPage("", QCoreApplication.translate("ExtensionsPane", "All")),
        ExtensionPage(FAVOURITES_KEY, QCoreApplication.translate("ExtensionsPane", "Favourites"), preferences.favourites),
        *(ExtensionPage(CUSTOM_PREFIX + name, sanitize_text(name), numbers) for name, numbers in preferences.pages.items()),
        *sorted(groups, key=lambda page: fold_text(page.title)),
        *sorted(named, key=lambda page: fold_text(page.title)),
    ]


def move_number(numbers: tuple[str, ...], number: str, target: str) -> tuple[str, ...]:
    """Return ``numbers`` with one of them in the place of another."""
    if number == target or number not in numbers or target not in numbers:
        return numbers
    to = numbers.index(target)
    rest = [other for other in numbers if other != number]
    rest.insert(to, number)
    return tuple(rest)


def with_page_numbers(preferences: PeoplePreferences, page: str, numbers: tuple[str, ...]) -> PeoplePreferences:
    """Return the preferences with other extensions on a page of one's own; one that is empty goes."""
    if page == FAVOURITES_KEY:
        return msgspec.structs.replace(preferences, favourites=numbers)
    own = {name: kept for name, kept in preferences.pages.items() if name != page.removeprefix(CUSTOM_PREFIX) or numbers}
    if numbers:
        own[page.removeprefix(CUSTOM_PREFIX)] = numbers
    return msgspec.structs.replace(preferences, pages=own)
