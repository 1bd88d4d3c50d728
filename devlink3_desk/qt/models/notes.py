"""Notes on people: found by their number, however it is written, so that they show when they call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from devlink3_desk.switchboard.numbers import normalise, tail
from devlink3_desk.switchboard.site import Site
from devlink3_desk.switchboard.views import Person

from .text import fold

MAX_LENGTH = 4_000


class NotePad(Protocol):
    """Where notes are kept."""

    def load(self) -> dict[str, str]:
        """Return all notes by key."""

    def put(self, key: str, text: str) -> Mapping[str, str]:
        """Keep one note, or none where ``text`` is empty; return all of them; raises :class:`OSError`."""


class Notes(QObject):
    """What someone here has written down about people."""

    changed = Signal()

    def __init__(self, pad: NotePad | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pad = pad
        self.site = Site()
        """How numbers are written here."""
        self._notes: Mapping[str, str] = {}
        self._tails: frozenset[str] = frozenset()
        self._keep({} if pad is None else pad.load())

    @property
    def available(self) -> bool:
        """Whether there is somewhere to keep notes."""
        return self._pad is not None

    def on_number(self, number: str) -> str:
        """Return the note on whoever has this number; empty where there is none."""
        # Most numbers have no note, and to bring one into its normal form takes ten times as long.
        if not number or tail(number) not in self._tails:
            return ""
        return self._notes.get(normalise(number, self.site), "")

    def on(self, person: Person) -> str:
        """Return the note on a person, by any of the numbers or else by the name."""
        for number in _numbers(person):
            if note := self.on_number(number):
                return note
        return "" if person.number else self._notes.get(_by_name(person), "")

    def write(self, person: Person, text: str) -> None:
        """Keep a note on a person; an empty one takes the old one away. Raises :class:`OSError`."""
        if self._pad is None:
            return
        self._keep(self._pad.put(self._key(person), text.strip()[:MAX_LENGTH]))
        self.changed.emit()

    def _key(self, person: Person) -> str:
        numbers = [number for number in _numbers(person) if number]
        if not numbers:
            return _by_name(person)
        noted = next(filter(self.on_number, numbers), numbers[0])
        return normalise(noted, self.site)

    def _keep(self, notes: Mapping[str, str]) -> None:
        self._notes = dict(notes)
        self._tails = frozenset(map(tail, self._notes))


def _numbers(person: Person) -> tuple[str, ...]:
    return (person.number, *(other.number for other in person.others))


def _by_name(person: Person) -> str:
    return f"name:{fold(person.name)}"
