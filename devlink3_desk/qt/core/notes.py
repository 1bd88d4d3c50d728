"""Notes on people: found by their number, however it is written, so that they show when they call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from devlink3_desk.qt.core.text import fold_text
from devlink3_desk.switchboard.board_values import Person
from devlink3_desk.switchboard.numbers import normalise_number, number_suffix
from devlink3_desk.switchboard.site import Site

MAX_NOTE_LENGTH = 4_000


class NoteStorage(Protocol):
    """Where notes are kept."""

    def load(self) -> dict[str, str]:
        """Return all notes by key."""

    def save_note(self, key: str, text: str) -> Mapping[str, str]:
        """Keep one note, or none where ``text`` is empty; return all of them; raises :class:`OSError`."""


class PersonNotes(QObject):
    """What someone here has written down about people."""

    changed = Signal()

    def __init__(self, storage: NoteStorage | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self.site = Site()
        """How numbers are written here."""
        self._notes: Mapping[str, str] = {}
        self._number_tails: frozenset[str] = frozenset()
        self._set_notes({} if storage is None else storage.load())

    @property
    def is_available(self) -> bool:
        """Whether there is somewhere to keep notes."""
        return self._storage is not None

    def note_for_number(self, number: str) -> str:
        """Return the note on whoever has this number; empty where there is none."""
        # Most numbers have no note, and to bring one into its normal form takes ten times as long.
        if not number or number_suffix(number) not in self._number_tails:
            return ""
        return self._notes.get(normalise_number(number, self.site), "")

    def note_for(self, person: Person) -> str:
        """Return the note on a person, by any of the numbers or else by the name."""
        for number in _person_numbers(person):
            if note := self.note_for_number(number):
                return note
        return "" if person.number else self._notes.get(_name_key(person), "")

    def save_note(self, person: Person, text: str) -> None:
        """Keep a note on a person; an empty one takes the old one away. Raises :class:`OSError`."""
        if self._storage is None:
            return
        self._set_notes(self._storage.save_note(self._storage_key(person), text.strip()[:MAX_NOTE_LENGTH]))
        self.changed.emit()

    def _storage_key(self, person: Person) -> str:
        numbers = [number for number in _person_numbers(person) if number]
        if not numbers:
            return _name_key(person)
        noted = next(filter(self.note_for_number, numbers), numbers[0])
        return normalise_number(noted, self.site)

    def _set_notes(self, notes: Mapping[str, str]) -> None:
        self._notes = dict(notes)
        self._number_tails = frozenset(map(number_suffix, self._notes))


def _person_numbers(person: Person) -> tuple[str, ...]:
    return (person.number, *(other.number for other in person.others))


def _name_key(person: Person) -> str:
    return f"name:{fold_text(person.name)}"
