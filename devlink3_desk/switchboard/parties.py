"""The ends of a call as people are shown them: number, name and kind (section 6.7.3)."""

from __future__ import annotations

from typing import Final

from devlink3_desk.protocol.enums import CliPresentation, Direction, NameType, PublicLine
from devlink3_desk.protocol.records import Party, Target

from .directory import Directory
from .legs import LONGEST
from .rules import KINDS
from .views import PartyKind, PartyView

WITHHELD: Final = "Withheld"
"""Name of a caller who does not want to be known."""

UNAVAILABLE: Final = "Unavailable"
"""Name of a caller whose network did not say who it is."""

_HIDDEN: Final[dict[int | str | None, str]] = {
    CliPresentation.WITHHELD: WITHHELD,
    CliPresentation.NOT_AVAILABLE: UNAVAILABLE,
}

_ROOMS: Final = frozenset({PartyKind.VOICEMAIL, PartyKind.PARK, PartyKind.CONFERENCE})
_NAMES_KEPT: Final = 8_192

# To look up a member of an enumeration costs as much as to make a view (CPython 3.11); this is done once.
_TRUNK: Final = PartyKind.TRUNK
_EXTENSION: Final = PartyKind.EXTENSION
_OTHER: Final = PartyKind.OTHER
_IN: Final = Direction.IN
_OUT: Final = Direction.OUT
_LINE: Final = PublicLine.YES
_RESTRICTED: Final = NameType.RESTRICTED
_INTERNAL: Final = NameType.INTERNAL_USER


class Names:
    """Names by number from one directory, remembered: the same few people call all day."""

    def __init__(self, directory: Directory) -> None:
        self.directory: Final = directory
        self._found: dict[str, str] = {}
        self._groups: dict[str, str] = {}

    def name(self, number: str) -> str:
        """Return the name of who has ``number``, ``""`` where nobody knows."""
        found = self._found.get(number)
        if found is None:
            person = self.directory.find(number)
            found = person.name if person is not None else ""
            _keep(self._found, number, found)
        return found

    def group(self, word: str) -> str:
        """Return the number of the hunt group that the PBX calls ``word``, the word where nobody knows it."""
        found = self._groups.get(word)
        if found is None:
            person = self.directory.group(word)
            found = person.number if person is not None and person.number else word[:LONGEST]
            _keep(self._groups, word, found)
        return found


def _keep(found: dict[str, str], word: str, what: str) -> None:
    """Remember what was found, of a few short words: a peer cannot make it grow."""
    if len(word) <= LONGEST:
        if len(found) >= _NAMES_KEPT:
            found.clear()
        found[word] = what


def kind_of(party: Party | Target) -> PartyKind:
    """Return what stands at an end: its equipment, unless it is a public line or has a user."""
    kind = KINDS.get(party.equipment_class, _OTHER)
    if kind in _ROOMS:
        return kind
    if party.public_line == 1:
        return _TRUNK
    # A colleague on another node may be reported by the line to that node.
    return _EXTENSION if party.identity else kind


def party_view(party: Party, other: Party | None, names: Names) -> PartyView:
    """Return an end as it is shown; ``other`` is the end that it talks to."""
    kind = kind_of(party)
    called = party.direction == _OUT
    number = _called_number(party, other) if called else party.identity or party.cli or ""
    name = _own_name(party, other, called=called)
    if kind is _TRUNK and not called:
        hidden = _HIDDEN.get(party.cli_presentation)
        if hidden is not None and (hidden is WITHHELD or not number):
            return PartyView("", hidden, kind, party.description or None, party.end_id or "")
        if party.name_type == _RESTRICTED:
            name = ""
    if not name and number:
        name = names.name(number) or number
    if not name and kind is not _TRUNK:
        name = party.description or ""
    line = (party.description or None) if kind is _TRUNK else None
    return PartyView(number, name, kind, line, party.end_id or "")


def _called_number(party: Party, other: Party | None) -> str:
    """Return the number of an end that was called; its CLI is the caller's."""
    number = party.identity or party.target_number
    if not number and other is not None and other.direction == _IN:
        number = other.dialled
    return number or ""


def _own_name(party: Party, other: Party | None, *, called: bool) -> str:
    """Return the name that the record gives of this very end.

    The text calls the field the *calling* party's name. So on an end that was called it names the
    caller, unless there is no caller's number beside it or the name is that of an internal user
    while the caller is a line.
    """
    if not called:
        if party.name:
            return party.name
        if other is not None and other.name and _names_caller(other, party) and not _is_line(other):
            return other.name
        return ""
    return party.name if party.name and not _names_caller(party, other) else ""


def _names_caller(called: Party, caller: Party | None) -> bool:
    """Return whether the name in the record of an end that was called is the caller's."""
    if called.direction != _OUT or not called.cli or called.cli == called.identity:
        return False
    internal = called.name_type == _INTERNAL
    return not (internal and caller is not None and _is_line(caller))


def _is_line(party: Party) -> bool:
    """Return whether an end is a public line: on one that was called, the name is what the world was told."""
    return party.public_line == _LINE


def target_view(target: Target, names: Names, rejected: str | None) -> PartyView:
    """Return one of the ends that a call is offered to."""
    kind = kind_of(target)
    number = target.identity or target.target_number or ""
    name = (names.name(number) or number) if number else target.description or ""
    line = (target.description or None) if kind is _TRUNK else None
    return PartyView(number, name, kind, line, target.end_id or "", rejected)
