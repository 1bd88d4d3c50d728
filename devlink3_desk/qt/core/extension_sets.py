"""Favourites, pages and watched numbers of the preferences, as functions that return new preferences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from devlink3_desk.preferences import PeoplePreferences

FAVOURITES_KEY: Final = "favourites"
CUSTOM_PREFIX: Final = "own:"
"""Keys are saved in the preferences. The prefixes keep a page apart from a hunt group of the same name."""


def with_page_numbers(
    preferences: PeoplePreferences, page: str, numbers: tuple[str, ...]
) -> PeoplePreferences:
    """Return the preferences with new contents of a custom page; an empty page is removed."""
    if page == FAVOURITES_KEY:
        return msgspec.structs.replace(preferences, favourites=numbers)
    name = page.removeprefix(CUSTOM_PREFIX)
    pages = dict(preferences.pages)
    if numbers:
        pages[name] = numbers
    else:
        pages.pop(name, None)
    return msgspec.structs.replace(preferences, pages=pages)


def toggle_numbers(present: tuple[str, ...], numbers: Sequence[str]) -> tuple[str, ...]:
    """Return ``present`` without ``numbers`` if it holds all of them, else with those that are missing."""
    if set(numbers) <= set(present):
        return tuple(number for number in present if number not in numbers)
    return (*present, *(number for number in dict.fromkeys(numbers) if number not in present))


def toggle_favourites(preferences: PeoplePreferences, numbers: Sequence[str]) -> PeoplePreferences:
    """Return the preferences with ``numbers`` as favourites, or without if all of them were."""
    return with_page_numbers(preferences, FAVOURITES_KEY, toggle_numbers(preferences.favourites, numbers))


def toggle_watched(preferences: PeoplePreferences, numbers: Sequence[str]) -> PeoplePreferences:
    """Return the preferences with ``numbers`` as watched, or without if all of them were."""
    return msgspec.structs.replace(preferences, watched=toggle_numbers(preferences.watched, numbers))


def toggle_on_page(preferences: PeoplePreferences, name: str, numbers: Sequence[str]) -> PeoplePreferences:
    """Return the preferences with ``numbers`` on the custom page ``name``, or without if all of them were."""
    return with_page_numbers(
        preferences, CUSTOM_PREFIX + name, toggle_numbers(preferences.pages.get(name, ()), numbers)
    )
