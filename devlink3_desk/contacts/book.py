"""Where the contacts of an address book come from: one source a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

import msgspec

from .contact import Contact, Problem
from .reading import Look, Plan

SHOWN_PROBLEMS = 1_000
"""So many problems of a file are listed; the others are counted."""


class Source(msgspec.Struct, frozen=True):
    """One file that contacts were taken from."""

    id: str
    name: str
    """What people call it."""
    path: str
    """Where the file was, to read it again."""
    plan: Plan
    taken: float
    """When it was read, in seconds since 1970."""
    count: int = 0
    """How many contacts it gave."""
    problems: int = 0
    """How many things were wrong in it."""


class Taken(msgspec.Struct, frozen=True):
    """What came of reading a file."""

    source: Source
    problems: tuple[Problem, ...]
    """The first of them, :data:`SHOWN_PROBLEMS` at most."""


class Holding(msgspec.Struct, frozen=True):
    """One source with its contacts."""

    source: Source
    contacts: tuple[Contact, ...]


Progress: TypeAlias = Callable[[int], None]
"""Hears how many entries have been read; between two calls others get their turn."""


class Keeper(Protocol):
    """Reads contact files and keeps what they give. Everything here may take its time.

    What goes wrong is a :class:`.FileRefusedError` or an :class:`OSError`.
    """

    def load(self) -> list[Holding]:
        """Return everything that is kept."""

    def look(self, path: str, plan: Plan | None = None) -> Look:
        """Return what a file seems to be, and its first contacts."""

    def take(self, path: str, plan: Plan, name: str, replaces: str | None, progress: Progress) -> Taken:
        """Read a file and keep its contacts, in place of those of the source ``replaces``."""

    def remove(self, source: str) -> None:
        """Forget a source and its contacts."""

    def export(self, path: str, contacts: list[Contact]) -> None:
        """Write contacts as a table."""
