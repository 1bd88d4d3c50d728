"""A directory entry as it is shown."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from devlink3_desk.switchboard.presence import AwayReason
from devlink3_desk.switchboard.views import ExtensionStatus, Person, PersonKind

from . import words
from .text import fold_text, sanitize_text


class PersonRow(msgspec.Struct, frozen=True, gc=False):
    """One directory entry in words, with the state of its extension."""

    person: Person
    state: ExtensionStatus | None
    """``None`` for what has no extension here."""
    away_reason: AwayReason | None
    """Why a call would not reach the person, however free the telephone is."""
    state_text: str
    """The state in words, empty where there is none."""
    name: str
    number: str
    affiliation: str
    note: str
    """What someone here has written down, in one line."""
    detail_text: str
    """What stands in small letters: company, department and note."""
    folded_name: str
    search_text: str
    accessible_text: str

    @property
    def key(self) -> str:
        """Identity within the directory."""
        return self.person.key

    @property
    def elapsed_since(self) -> None:
        """No clock runs here."""
        return

    @property
    def sort_key(self) -> tuple[float | str, ...]:
        """By name."""
        return (self.folded_name, self.person.key)


class Reachability(NamedTuple):
    """What is known of whether somebody can be reached."""

    state: ExtensionStatus | None = None
    away_reason: AwayReason | None = None
    state_text: str = ""
    presence_summary: str = ""
    """What the person has set besides, and how many messages there are."""


def create_person_row(person: Person, reachability: Reachability, note: str = "") -> PersonRow:
    """Return a directory entry as it is shown."""
    name, number = sanitize_text(person.name) or sanitize_text(person.user_name), sanitize_text(person.number)
    parts = [sanitize_text(person.company), sanitize_text(person.department)]
    if person.kind != PersonKind.USER and not any(parts):
        parts = [words.translate_state_text(words.PERSON_KIND_TEXTS[person.kind])]
    more = " · ".join(part for part in parts if part and part != name)
    folded = fold_text(name)
    note = sanitize_text(" ".join(note.split()))
    return PersonRow(
        person=person,
        state=reachability.state,
        away_reason=reachability.away_reason,
        state_text=reachability.state_text,
        name=name or number,
        number=number,
        affiliation=more,
        note=note,
        detail_text=" · ".join(filter(None, (more, f"✎ {note}" if note else ""))),
        folded_name=folded,
        search_text=f"{folded} {fold_text(more)} {fold_text(number)}",
        accessible_text=", ".join(filter(None, (name, number, more, reachability.state_text, reachability.presence_summary, note))),
    )
