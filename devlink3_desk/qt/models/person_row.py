"""A directory entry as it is shown."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from devlink3_desk.switchboard.presence import Away
from devlink3_desk.switchboard.views import ExtensionStatus, Person, PersonKind

from . import words
from .text import fold, plain


class PersonRow(msgspec.Struct, frozen=True, gc=False):
    """One directory entry in words, with the state of its extension."""

    person: Person
    state: ExtensionStatus | None
    """``None`` for what has no extension here."""
    away: Away | None
    """Why a call would not reach the person, however free the telephone is."""
    word: str
    """The state in words, empty where there is none."""
    name: str
    number: str
    more: str
    note: str
    """What someone here has written down, in one line."""
    below: str
    """What stands in small letters: company, department and note."""
    folded: str
    haystack: str
    spoken: str

    @property
    def key(self) -> str:
        """Identity within the directory."""
        return self.person.key

    @property
    def since(self) -> None:
        """No clock runs here."""
        return

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """By name."""
        return (self.folded, self.person.key)


class Reach(NamedTuple):
    """What is known of whether somebody can be reached."""

    state: ExtensionStatus | None = None
    away: Away | None = None
    word: str = ""
    also: str = ""
    """What the person has set besides, and how many messages there are."""


def person_row(person: Person, reach: Reach, note: str = "") -> PersonRow:
    """Return a directory entry as it is shown."""
    name, number = plain(person.name) or plain(person.user_name), plain(person.number)
    parts = [plain(person.company), plain(person.department)]
    if person.kind != PersonKind.USER and not any(parts):
        parts = [words.word(words.PERSON[person.kind])]
    more = " · ".join(part for part in parts if part and part != name)
    folded = fold(name)
    note = plain(" ".join(note.split()))
    return PersonRow(
        person=person,
        state=reach.state,
        away=reach.away,
        word=reach.word,
        name=name or number,
        number=number,
        more=more,
        note=note,
        below=" · ".join(filter(None, (more, f"✎ {note}" if note else ""))),
        folded=folded,
        haystack=f"{folded} {fold(more)} {fold(number)}",
        spoken=", ".join(filter(None, (name, number, more, reach.word, reach.also, note))),
    )
