"""Where the contacts of an address book come from: one source a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

import msgspec

from .contact import Contact, ImportProblem
from .reading import FilePreview, ImportPlan

MAX_LISTED_PROBLEMS = 1_000
"""So many problems of a file are listed; the others are counted."""


class ContactSource(msgspec.Struct, frozen=True):
    """One file that contacts were taken from."""

    id: str
    name: str
    """What people call it."""
    path: str
    """Where the file was, to read it again."""
    plan: ImportPlan
    taken: float
    """When it was read, in seconds since 1970."""
    count: int = 0
    """How many contacts it gave."""
    problems: int = 0
    """How many things were wrong in it."""


class ImportResult(msgspec.Struct, frozen=True):
    """What came of reading a file."""

    source: ContactSource
    problems: tuple[ImportProblem, ...]
    """The first of them, :data:`SHOWN_PROBLEMS` at most."""


class SourceContacts(msgspec.Struct, frozen=True):
    """One source with its contacts."""

    source: ContactSource
    contacts: tuple[Contact, ...]


ProgressCallback: TypeAlias = Callable[[int], None]
"""Hears how many entries have been read; between two calls others get their turn."""


class ContactRepository(Protocol):
    """Reads contact files and keeps what they give. Everything here may take its time.

    What goes wrong is a :class:`.FileRefusedError` or an :class:`OSError`.
    """

    def load_sources(self) -> list[SourceContacts]:
        """Return everything that is kept."""

    def preview_file(self, path: str, plan: ImportPlan | None = None) -> FilePreview:
        """Return what a file seems to be, and its first contacts."""

    def import_file(self, path: str, plan: ImportPlan, name: str, replaces: str | None, progress: ProgressCallback) -> ImportResult:
        """Read a file and keep its contacts, in place of those of the source ``replaces``."""

    def remove_source(self, source_id: str) -> None:
        """Forget a source and its contacts."""

    def export_contacts(self, path: str, contacts: list[Contact]) -> None:
        """Write contacts as a table."""
