"""Notes on people, which are found by any of their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import msgspec
from PySide6.QtCore import QObject, Signal

from devlink3_desk.numbers.plan import build_written_form, parse_presented, parse_written
from devlink3_desk.numbers.search import find_number_suffix
from devlink3_desk.qt.core.text import fold_text
from devlink3_desk.switchboard.board_values import Person
from devlink3_desk.switchboard.site import Site

MAX_NOTE_LENGTH = 4_000
"""Characters; a longer note is truncated when it is saved."""


class NoteStorage(Protocol):
    """Interface of the storage for notes."""

    def load(self) -> dict[str, str]:
        """Return all notes by key."""

    def save_note(self, key: str, text: str) -> Mapping[str, str]:
        """Save a note, or delete it if ``text`` is empty, and return all notes by key.

        :raises OSError: The note could not be saved.
        """


class NoteConflict(msgspec.Struct, frozen=True):
    """Two texts for one note, of people who have edited it at the same time."""

    key: str
    own_text: str
    """The text that was not saved, because it would replace one that its author has not seen."""
    seen_text: str
    """The text that both have edited."""


class PersonNotes(QObject):
    """The notes on people, by number; of people without a number, by name."""

    changed = Signal()
    """Emitted when a note has been saved, here or at another desk."""
    conflict_found = Signal(object)
    """Emitted with a :class:`NoteConflict` in place of saving, if someone else has saved meanwhile."""

    def __init__(self, storage: NoteStorage | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self.site = Site()
        """The dialling rules by which numbers are normalised."""
        self._notes: Mapping[str, str] = {}
        self._number_suffixes: frozenset[str] = frozenset()
        self._set_notes({} if storage is None else storage.load())

    @property
    def is_available(self) -> bool:
        """Whether notes can be stored."""
        return self._storage is not None

    @property
    def storage(self) -> NoteStorage | None:
        """Where notes are read and saved; ``None`` if there are none."""
        return self._storage

    def set_storage(self, storage: NoteStorage) -> None:
        """Read and save notes elsewhere from now on, such as where several desks share them."""
        self._storage = storage
        self.reload()

    def reload(self) -> None:
        """Read all notes again, after someone else has saved one."""
        if self._storage is not None:
            self._set_notes(self._storage.load())
            self.changed.emit()

    def find_note_for_number(self, number: str) -> str:
        """Return the note on the person with a written number, in any notation; empty if there is none."""
        # Most numbers have no note. Normalising a number takes ten times as long as comparing its end.
        if not number or find_number_suffix(number) not in self._number_suffixes:
            return ""
        return self._notes.get(parse_written(number, self.site).key, "")

    def write_number(self, presented: str, has_prefix: bool | None) -> str:  # noqa: FBT001
        """Return a presented number as a person writes it; arguments of :func:`.parse_presented`."""
        return presented and build_written_form(parse_presented(presented, self.site, has_prefix=has_prefix))

    def find_note(self, person: Person) -> str:
        """Return the note on a person, found by any of the numbers, or by the name of one without numbers."""
        for number in _list_numbers(person):
            if note := self.find_note_for_number(number):
                return note
        return "" if person.number else self._notes.get(_name_key(person), "")

    def save_note(self, person: Person, text: str, seen_text: str | None = None) -> None:
        """Save the note on a person, or delete it if ``text`` is empty.

        ``seen_text`` is what the author has edited: if it is another one by now, nothing is saved, and
        :attr:`conflict_found` is emitted.

        :raises OSError: The note could not be saved.
        """
        self.save_text(self.build_storage_key(person), text, seen_text)

    def save_text(self, key: str, text: str, seen_text: str | None = None) -> None:
        """Save the note under a key; everything else is as with :meth:`save_note`."""
        if self._storage is None:
            return
        text = text.strip()[:MAX_NOTE_LENGTH]
        current = self._notes.get(key, "")
        if seen_text is not None and current not in (seen_text, text):
            self.conflict_found.emit(NoteConflict(key, text, seen_text))
            return
        self._set_notes(self._storage.save_note(key, text))
        self.changed.emit()

    def find_text(self, key: str) -> str:
        """Return the note under a key; empty if there is none."""
        return self._notes.get(key, "")

    def build_storage_key(self, person: Person) -> str:
        """Return the key under which the note on a person is saved."""
        numbers = [number for number in _list_numbers(person) if number]
        if not numbers:
            return _name_key(person)
        # An existing note is replaced under its own number, even if the person has another main number now.
        number = next(filter(self.find_note_for_number, numbers), numbers[0])
        return parse_written(number, self.site).key

    def _set_notes(self, notes: Mapping[str, str]) -> None:
        self._notes = dict(notes)
        self._number_suffixes = frozenset(map(find_number_suffix, self._notes))


def _list_numbers(person: Person) -> tuple[str, ...]:
    return (person.number, *(other.number for other in person.others))


def _name_key(person: Person) -> str:
    return f"name:{fold_text(person.name)}"
