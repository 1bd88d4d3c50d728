"""Notes on people, kept in the data folder: one small file, written whole or not at all."""

from __future__ import annotations

import errno
import logging
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.services.storage.atomic_file import write_atomically

FORMAT_VERSION: Final = 1
"""Of the file; raised when an older program would misread a newer one."""

_LOG = logging.getLogger(__name__)


class _StoredNotes(msgspec.Struct, frozen=True):
    version: int
    notes: dict[str, str]


class NoteStore:
    """Notes by what they are on: a number in its normal form, or a name."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "notes.json"

    def load(self) -> dict[str, str]:
        """Return all notes; a file that is damaged is kept aside."""
        try:
            return dict(self._read_file().notes)
        except OSError as error:
            _LOG.warning("The notes in %s cannot be read: %s", self.path, error.strerror)
            return {}

    def save_note(self, key: str, text: str) -> dict[str, str]:
        """Keep one note, or none where ``text`` is empty; return all of them; raises :class:`OSError`.

        The file is read anew: another window may have written since. One that cannot be read, or that
        a newer program wrote, is left as it is.
        """
        kept = self._read_file()
        if kept.version > FORMAT_VERSION:
            raise OSError(errno.EPERM, "written by a newer program")
        notes = dict(kept.notes)
        if text:
            notes[key] = text
        else:
            notes.pop(key, None)
        write_atomically(
            self.path, msgspec.json.format(msgspec.json.encode(_StoredNotes(FORMAT_VERSION, notes)), indent=1)
        )
        return notes

    def _read_file(self) -> _StoredNotes:
        try:
            text = self.path.read_bytes()
        except FileNotFoundError:
            return _StoredNotes(FORMAT_VERSION, {})
        try:
            return msgspec.json.decode(text, type=_StoredNotes)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            aside = self.path.with_name("notes.broken.json")
            aside.write_bytes(text)
            _LOG.warning("The notes in %s were damaged; the file is kept as %s.", self.path, aside)
            return _StoredNotes(FORMAT_VERSION, {})
