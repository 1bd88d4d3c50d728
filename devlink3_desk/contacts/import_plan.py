"""How contact files are imported and what that yields, without the readers of the formats."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final, Protocol, TypeAlias

import msgspec

from devlink3_desk.contacts.contact import Contact, ContactField, ImportProblem

MAX_LISTED_PROBLEMS: Final = 1_000
"""Problems of a file that are listed; further ones are only counted."""


class FileFormat(StrEnum):
    """Format of a contact file."""

    CSV = "csv"
    VCARD = "vcard"
    LDIF = "ldif"


class CsvRow(msgspec.Struct, frozen=True, gc=False):
    """One row, and the line of the file at which it begins."""

    line: int
    cells: tuple[str, ...]


class CsvLayout(msgspec.Struct, frozen=True):
    """How to read a table; detected by :func:`detect_layout`, and corrected by the user if it is wrong."""

    separator: str
    has_headings: bool
    columns: tuple[ContactField | None, ...]
    """The field of each column, ``None`` for a column that is not imported."""
    title_rows: int = 0
    """Rows above the headings, which are not imported."""
    guessed: tuple[int, ...] = ()
    """Columns whose fields were found by their cells, because their headings are unknown."""
    titles: tuple[str, ...] = ()
    """Headings of the columns when a person chose them for a file that is followed; empty otherwise."""


class ImportPlan(msgspec.Struct, frozen=True, omit_defaults=True):
    """How to read a file; saved with its contacts, so that the file can be imported again."""

    format: FileFormat
    table: CsvLayout | None = None
    """The layout, for :attr:`FileFormat.CSV`."""
    encoding: str = ""
    """The encoding that a person has chosen; empty to detect it each time."""


class FilePreview(msgspec.Struct, frozen=True):
    """The probable format of a file, and its first contacts."""

    plan: ImportPlan
    encoding: str
    is_encoding_certain: bool = True
    """Whether the bytes allow no other encoding."""
    unusual_words: tuple[str, ...] = ()
    """Words of the file with characters beyond ASCII, by which a person recognises a wrong encoding."""
    rows: tuple[CsvRow, ...] = ()
    """The first rows of a table from its headings on."""
    contacts: tuple[Contact, ...] = ()
    """The first contacts, as imported by the plan."""
    problems: tuple[ImportProblem, ...] = ()
    """The problems of the first entries."""


class ContactSource(msgspec.Struct, frozen=True):
    """A file that contacts were imported from."""

    id: str
    name: str
    """Name for users."""
    path: str
    """Path of the file, to import it again."""
    plan: ImportPlan
    taken: float
    """Time of the import, in seconds since 1970."""
    count: int = 0
    """Number of contacts."""
    problems: int = 0
    """Number of problems."""


class ImportResult(msgspec.Struct, frozen=True):
    """The result of an import."""

    source: ContactSource
    problems: tuple[ImportProblem, ...]
    """The first problems, :data:`MAX_LISTED_PROBLEMS` at most."""


class SourceContacts(msgspec.Struct, frozen=True):
    """A source with its contacts."""

    source: ContactSource
    contacts: tuple[Contact, ...]


ProgressCallback: TypeAlias = Callable[[int], None]
"""Called with the number of entries read so far."""


class ContactRepository(Protocol):
    """Imports contact files and stores their contacts.

    All methods may block for seconds. They raise :class:`ContactFileError` and :class:`OSError`.
    """

    def load_sources(self) -> list[SourceContacts]:
        """Return all stored sources with their contacts."""

    def preview_file(self, path: str, plan: ImportPlan | None = None) -> FilePreview:
        """Return a preview of a file."""

    def import_file(
        self, path: str, plan: ImportPlan, name: str, replaces: str | None, progress: ProgressCallback
    ) -> ImportResult:
        """Import a file and store its contacts, in place of those of the source with id ``replaces``."""

    def remove_source(self, source_id: str) -> None:
        """Remove a source and its contacts."""

    def export_contacts(self, path: str, contacts: list[Contact]) -> None:
        """Write contacts to a CSV file."""
