"""Joins the contacts of several sources: the same person is one entry, with where each number is from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from devlink3_desk.contacts.contact import DIALLED_LAST, Contact, ContactNumber
from devlink3_desk.contacts.followed_source import NamedContacts
from devlink3_desk.numbers.search import extract_stored_digits

_WORD: Final = re.compile(r"\w+")
_KEY_DIGITS: Final = 8
"""Last digits in which two spellings of one number are the same."""
_PAUSE_INTERVAL: Final = 500

PauseCallback = Callable[[], object]
"""Called now and then during long work, to let other threads run."""


class _MatchKeys(NamedTuple):
    """What two entries of the same person have in common."""

    contact: Contact
    name: str
    numbers: frozenset[str]
    email: str
    company: str

    def is_same_person(self, other: _MatchKeys) -> bool:
        """Return whether two entries of the same name are of the same person.

        A name alone does not say so: they must share a number, the address or the company.
        """
        if not self.numbers.isdisjoint(other.numbers):
            return True
        if self.email and self.email == other.email:
            return True
        return bool(self.company) and self.company == other.company


class _Placed(NamedTuple):
    """A contact with its source."""

    keys: _MatchKeys
    source: NamedContacts


class ContactMerger:
    """Merges sources again and again.

    What has not changed since the last time is neither compared nor created anew: for the same contacts, the
    same objects are returned. Not thread-safe.
    """

    def __init__(self) -> None:
        self._keys: dict[int, _MatchKeys] = {}
        self._merged: dict[tuple[tuple[int, str], ...], tuple[tuple[Contact, ...], Contact]] = {}

    def merge(self, sources: Sequence[NamedContacts], pause: PauseCallback = lambda: None) -> list[Contact]:
        """Return the people of all sources; those of the first source come first, and name their fields."""
        keys: dict[int, _MatchKeys] = {}
        placed = list(self._place_contacts(sources, keys, pause))
        pause()
        shared = _find_shared_names(placed)
        pause()
        merged: dict[tuple[tuple[int, str], ...], tuple[tuple[Contact, ...], Contact]] = {}
        people: list[Contact] = []
        clusters: dict[str, list[list[_Placed]]] = {}
        for number, entry in enumerate(placed):
            if number % _PAUSE_INTERVAL == 0:
                pause()
            if entry.keys.name not in shared:
                people.append(self._label_alone(entry, merged))
            elif entry.keys.name not in clusters:
                clusters[entry.keys.name] = found = _cluster_people(shared[entry.keys.name])
                people += [self._join(cluster, merged) for cluster in found]
        self._keys, self._merged = keys, merged
        return people

    def _place_contacts(
        self, sources: Sequence[NamedContacts], keys: dict[int, _MatchKeys], pause: PauseCallback
    ) -> Iterator[_Placed]:
        for source in sources:
            for number, contact in enumerate(source.contacts):
                if number % _PAUSE_INTERVAL == 0:
                    pause()
                known = self._keys.get(id(contact))
                # An id may be that of a new contact in the place of one that was freed. The keys hold theirs.
                found = known if known is not None and known.contact is contact else _build_keys(contact)
                keys[id(contact)] = found
                yield _Placed(found, source)

    def _label_alone(
        self,
        entry: _Placed,
        merged: dict[tuple[tuple[int, str], ...], tuple[tuple[Contact, ...], Contact]],
    ) -> Contact:
        if not entry.source.is_followed:
            return entry.keys.contact
        return self._join([entry], merged)

    def _join(
        self,
        cluster: list[_Placed],
        merged: dict[tuple[tuple[int, str], ...], tuple[tuple[Contact, ...], Contact]],
    ) -> Contact:
        """Return the one contact of a person, the same object as last time if nothing has changed."""
        if len(cluster) == 1 and not cluster[0].source.is_followed:
            return cluster[0].keys.contact
        key = tuple((id(entry.keys.contact), entry.source.name) for entry in cluster)
        known = self._merged.get(key)
        if known is None:
            parts = tuple(entry.keys.contact for entry in cluster)
            known = parts, _join_contacts([(entry.keys.contact, entry.source.name) for entry in cluster])
        # The parts are held, so that no other contact can have their ids.
        merged[key] = known
        return known[1]


def _build_keys(contact: Contact) -> _MatchKeys:
    numbers = (_build_number_key(number.number) for number in contact.numbers)
    return _MatchKeys(
        contact,
        # The order of the words differs: "O'Brien, Zoë" and "Zoë O'Brien".
        " ".join(sorted(_WORD.findall(contact.name.casefold()))),
        frozenset(filter(None, numbers)),
        contact.email.casefold().strip(),
        " ".join(_WORD.findall(contact.company.casefold())),
    )


def _build_number_key(number: str) -> str:
    digits = extract_stored_digits(number)
    return digits[-_KEY_DIGITS:]


def _find_shared_names(placed: Sequence[_Placed]) -> dict[str, list[_Placed]]:
    """Return the entries of each name that occurs in more than one source."""
    groups: dict[str, str | None] = {}
    for entry in placed:
        name, group = entry.keys.name, entry.source.group
        if name and groups.setdefault(name, group) != group:
            groups[name] = None
    shared: dict[str, list[_Placed]] = {name: [] for name, group in groups.items() if group is None}
    if shared:
        for entry in placed:
            found = shared.get(entry.keys.name)
            if found is not None:
                found.append(entry)
    return shared


def _cluster_people(entries: Iterable[_Placed]) -> list[list[_Placed]]:
    """Return the entries of one name by person; two entries of one source are two people."""
    clusters: list[list[_Placed]] = []
    for entry in entries:
        for cluster in clusters:
            groups = {other.source.group for other in cluster}
            if entry.source.group not in groups and any(
                entry.keys.is_same_person(other.keys) for other in cluster
            ):
                cluster.append(entry)
                break
        else:
            clusters.append([entry])
    return clusters


def _join_contacts(parts: Sequence[tuple[Contact, str]]) -> Contact:
    """Return one contact with the numbers of all; of other fields, the first that is not empty counts."""
    numbers: dict[str, ContactNumber] = {}
    for contact, source in parts:
        for number in contact.numbers:
            key = extract_stored_digits(number.number)[-_KEY_DIGITS:] or number.number
            known = numbers.get(key)
            sources = source if known is None else f"{known.source}, {source}"
            numbers[key] = msgspec.structs.replace(known or number, source=sources)
    first = parts[0][0]
    notes = dict.fromkeys(contact.note for contact, _ in parts if contact.note)
    return msgspec.structs.replace(
        first,
        # Stable: the first source's numbers come first, but nobody talks on a fax.
        numbers=tuple(sorted(numbers.values(), key=lambda number: DIALLED_LAST.get(number.kind, 0))),
        company=_choose_first(contact.company for contact, _ in parts),
        department=_choose_first(contact.department for contact, _ in parts),
        email=_choose_first(contact.email for contact, _ in parts),
        note="\n".join(notes),
    )


def _choose_first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")
