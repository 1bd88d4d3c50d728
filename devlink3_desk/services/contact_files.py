"""Reads contact files of any format, and writes those of one; all functions may block for seconds."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.contacts import csv_file
from devlink3_desk.contacts.contact import Contact, ContactFileError, FileErrorKind, ImportProblem
from devlink3_desk.contacts.files import MAX_FILE_SIZE, decode_text, iter_entries, preview_file
from devlink3_desk.contacts.import_plan import (
    MAX_LISTED_PROBLEMS,
    FilePreview,
    ImportPlan,
    ProgressCallback,
)
from devlink3_desk.services.storage.json_store import write_atomically

_PROGRESS_INTERVAL: Final = 100
"""Entries between two reports of progress, in which the thread of the window gets its turn."""


class ContactFileContents(msgspec.Struct, frozen=True):
    """The contacts of a file, and the first of its problems."""

    contacts: tuple[Contact, ...]
    problems: tuple[ImportProblem, ...]
    problem_count: int


def preview_contact_file(path: Path, plan: ImportPlan | None = None) -> FilePreview:
    """Return the detected format of a file and its first contacts; raises :class:`ContactFileError`."""
    return preview_file(_read_regular_file(path), plan)


def read_contact_file(path: Path, plan: ImportPlan, progress: ProgressCallback) -> ContactFileContents:
    """Return the contacts of a file, of which there is one at least; raises :class:`ContactFileError`."""
    contacts: list[Contact] = []
    problems: list[ImportProblem] = []
    count = problem_count = 0
    text = decode_text(_read_regular_file(path), plan.encoding)
    for count, item in enumerate(iter_entries(text, plan), 1):
        if isinstance(item, Contact):
            contacts.append(item)
        else:
            problem_count += 1
            if len(problems) < MAX_LISTED_PROBLEMS:
                problems.append(item)
        if count % _PROGRESS_INTERVAL == 0:
            progress(count)
    if not contacts:
        raise ContactFileError(FileErrorKind.NO_CONTACTS)
    progress(count)
    return ContactFileContents(tuple(contacts), tuple(problems), problem_count)


def write_contact_file(path: Path, contacts: list[Contact]) -> None:
    """Write contacts to a CSV file; raises :class:`OSError`."""
    write_atomically(path, csv_file.encode_csv(contacts))


def _read_regular_file(path: Path) -> bytes:
    """Return the contents of a regular file; reading a device or a pipe might never end."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ContactFileError(FileErrorKind.UNREADABLE, path.name)
        if status.st_size > MAX_FILE_SIZE:
            raise ContactFileError(FileErrorKind.TOO_LARGE, f"{status.st_size // (1024 * 1024)} MB")
        return path.read_bytes()
    except OSError as error:
        raise ContactFileError(FileErrorKind.UNREADABLE, error.strerror or path.name) from error
