"""The ends of a call as people are shown them: number, name and kind (section 6.7.3)."""

from __future__ import annotations

from typing import Final

from devlink3_desk.protocol.enums import CliPresentation, Direction, NameType, PublicLine
from devlink3_desk.protocol.records import Party, Target
from devlink3_desk.switchboard.board_values import PartyInfo, PartyKind
from devlink3_desk.switchboard.calls.node_calls import MAX_KEY_LENGTH
from devlink3_desk.switchboard.calls.state_rules import KIND_BY_EQUIPMENT
from devlink3_desk.switchboard.directory import Directory

WITHHELD: Final = "Withheld"
"""Name of a caller who does not want to be known."""

UNAVAILABLE: Final = "Unavailable"
"""Name of a caller whose network did not say who it is."""

_HIDDEN_NAMES: Final[dict[int | str | None, str]] = {
    CliPresentation.WITHHELD: WITHHELD,
    CliPresentation.NOT_AVAILABLE: UNAVAILABLE,
}

_SERVICE_KINDS: Final = frozenset({PartyKind.VOICEMAIL, PartyKind.PARK, PartyKind.CONFERENCE})
_MAX_CACHED_NAMES: Final = 8_192

# To look up a member of an enumeration costs as much as to make a view (CPython 3.11); this is done once.
_TRUNK: Final = PartyKind.TRUNK
_EXTENSION: Final = PartyKind.EXTENSION
_OTHER: Final = PartyKind.OTHER
_IN: Final = Direction.IN
_OUT: Final = Direction.OUT
_PUBLIC_LINE: Final = PublicLine.YES
_RESTRICTED: Final = NameType.RESTRICTED
_INTERNAL: Final = NameType.INTERNAL_USER


class NameResolver:
    """Names by number from one directory, remembered: the same few people call all day."""

    def __init__(self, directory: Directory) -> None:
        self.directory: Final = directory
        self._names_by_number: dict[str, str] = {}
        self._group_numbers: dict[str, str] = {}

    def resolve_name(self, number: str) -> str:
        """Return the name of who has ``number``, ``""`` where nobody knows."""
        found = self._names_by_number.get(number)
        if found is None:
            person = self.directory.find(number)
            found = person.name if person is not None else ""
            _cache_result(self._names_by_number, number, found)
        return found

    def resolve_group(self, name: str) -> str:
        """Return the number of the hunt group that the PBX calls ``word``, the word where nobody knows it."""
        found = self._group_numbers.get(name)
        if found is None:
            person = self.directory.find_group(name)
            found = person.number if person is not None and person.number else name[:MAX_KEY_LENGTH]
            _cache_result(self._group_numbers, name, found)
        return found


def _cache_result(cache: dict[str, str], key: str, result: str) -> None:
    """Remember what was found, of a few short words: a peer cannot make it grow."""
    if len(key) <= MAX_KEY_LENGTH:
        if len(cache) >= _MAX_CACHED_NAMES:
            cache.clear()
        cache[key] = result


def party_kind(party: Party | Target) -> PartyKind:
    """Return what stands at an end: its equipment, unless it is a public line or has a user."""
    kind = KIND_BY_EQUIPMENT.get(party.equipment_class, _OTHER)
    if kind in _SERVICE_KINDS:
        return kind
    if party.public_line == 1:
        return _TRUNK
    # A colleague on another node may be reported by the line to that node.
    return _EXTENSION if party.identity else kind


def build_party_info(party: Party, other: Party | None, resolver: NameResolver) -> PartyInfo:
    """Return an end as it is shown; ``other`` is the end that it talks to."""
    kind = party_kind(party)
    called = party.direction == _OUT
    number = _find_called_number(party, other) if called else party.identity or party.cli or ""
    name = _find_own_name(party, other, called=called)
    if kind is _TRUNK and not called:
        hidden = _HIDDEN_NAMES.get(party.cli_presentation)
        if hidden is not None and (hidden is WITHHELD or not number):
            return PartyInfo("", hidden, kind, party.description or None, party.end_id or "")
        if party.name_type == _RESTRICTED:
            name = ""
    if not name and number:
        name = resolver.resolve_name(number) or number
    if not name and kind is not _TRUNK:
        name = party.description or ""
    line = (party.description or None) if kind is _TRUNK else None
    return PartyInfo(number, name, kind, line, party.end_id or "")


def _find_called_number(party: Party, other: Party | None) -> str:
    """Return the number of an end that was called; its CLI is the caller's."""
    number = party.identity or party.target_number
    if not number and other is not None and other.direction == _IN:
        number = other.dialled
    return number or ""


def _find_own_name(party: Party, other: Party | None, *, called: bool) -> str:
    """Return the name that the record gives of this very end.

    The text calls the field the *calling* party's name. So on an end that was called it names the
    caller, unless there is no caller's number beside it or the name is that of an internal user
    while the caller is a line.
    """
    if not called:
        if party.name:
            return party.name
        if other is not None and other.name and _is_callers_name(other, party) and not _is_public_line(other):
            return other.name
        return ""
    return party.name if party.name and not _is_callers_name(party, other) else ""


def _is_callers_name(called: Party, caller: Party | None) -> bool:
    """Return whether the name in the record of an end that was called is the caller's."""
    if called.direction != _OUT or not called.cli or called.cli == called.identity:
        return False
    internal = called.name_type == _INTERNAL
    return not (internal and caller is not None and _is_public_line(caller))


def _is_public_line(party: Party) -> bool:
    """Return whether an end is a public line: on one that was called, the name is what the world was told."""
    return party.public_line == _PUBLIC_LINE


def build_target_info(target: Target, resolver: NameResolver, rejected: str | None) -> PartyInfo:
    """Return one of the ends that a call is offered to."""
    kind = party_kind(target)
    number = target.identity or target.target_number or ""
    name = (resolver.resolve_name(number) or number) if number else target.description or ""
    line = (target.description or None) if kind is _TRUNK else None
    return PartyInfo(number, name, kind, line, target.end_id or "", rejected)
