"""Joins the contacts of several sources: the same person is one entry, with where each number is from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
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
    """A contact with its source, and the places of both."""

    keys: _MatchKeys
    source: NamedContacts
    source_index: int
    position: int


class _PreparedSource(NamedTuple):
    """A source, what its contacts are recognised by, and how each is shown if no other source has it."""

    source: NamedContacts
    keys: list[_MatchKeys]
    positions: dict[str, list[int]]
    """Positions of the contacts by name."""
    alone: list[Contact]


class _MergedSource(NamedTuple):
    """The people who come first in a source, and what that depends on."""

    prepared: _PreparedSource
    clusters: list[list[_Placed]]
    people: list[Contact]


_JoinedContacts = dict[tuple[tuple[int, str], ...], tuple[tuple[Contact, ...], Contact]]


_SourceKey = tuple[str, str, int]
"""Group, name and occurrence: two files may have been imported by the same name."""


def _number_sources(sources: Sequence[NamedContacts]) -> list[_SourceKey]:
    counts: Counter[tuple[str, str]] = Counter()
    keys: list[_SourceKey] = []
    for source in sources:
        counts[source.group, source.name] += 1
        keys.append((source.group, source.name, counts[source.group, source.name]))
    return keys


class ContactMerger:
    """Merges sources again and again.

    What has not changed since the last time is neither compared nor created anew: for the same contacts, the
    same objects are returned. Not thread-safe.
    """

    def __init__(self) -> None:
        self._prepared: dict[_SourceKey, _PreparedSource] = {}
        self._merged: dict[_SourceKey, _MergedSource] = {}
        self._joined: _JoinedContacts = {}

    def merge_by_source(
        self, sources: Sequence[NamedContacts], pause: PauseCallback = lambda: None
    ) -> list[list[Contact]]:
        """Return the people of each source who are in none before it, in the same lists as last time."""
        source_keys = _number_sources(sources)
        prepared = [
            self._prepare_source(key, source, pause) for key, source in zip(source_keys, sources, strict=True)
        ]
        shared = _find_shared_names(prepared)
        pause()
        joined: _JoinedContacts = {}
        clusters_by_source: list[list[list[_Placed]]] = [[] for _ in prepared]
        for name in shared:
            entries = [
                _Placed(each.keys[position], each.source, index, position)
                for index, each in enumerate(prepared)
                for position in each.positions.get(name, ())
            ]
            for cluster in _cluster_people(entries):
                clusters_by_source[cluster[0].source_index].append(cluster)
        merged: dict[_SourceKey, _MergedSource] = {}
        for index, (key, each) in enumerate(zip(source_keys, prepared, strict=True)):
            pause()
            known = self._merged.get(key)
            clusters = clusters_by_source[index]
            people = [self._join_cluster(cluster, joined) for cluster in clusters]
            if known is None or known.prepared is not each or known.clusters != clusters:
                known = _MergedSource(each, clusters, _place_people(each, shared, clusters, people))
            merged[key] = known
        self._merged, self._joined = merged, joined
        self._prepared = dict(zip(source_keys, prepared, strict=True))
        return [each.people for each in merged.values()]

    def _prepare_source(
        self, key: _SourceKey, source: NamedContacts, pause: PauseCallback
    ) -> _PreparedSource:
        """Return what a source is recognised by, reusing that of contacts that were in it the last time."""
        known = self._prepared.get(key)
        if known is not None and known.source.contacts is source.contacts:
            return known
        old = (
            {}
            if known is None
            else {
                id(keys.contact): (keys, shown) for keys, shown in zip(known.keys, known.alone, strict=True)
            }
        )
        all_keys: list[_MatchKeys] = []
        alone: list[Contact] = []
        positions: dict[str, list[int]] = {}
        for position, contact in enumerate(source.contacts):
            if position % _PAUSE_INTERVAL == 0:
                pause()
            # The keys hold their contact, so that no other one can have its id.
            found = old.get(id(contact))
            keys, shown = (
                found if found is not None else (_build_keys(contact), _label_numbers(contact, source))
            )
            all_keys.append(keys)
            alone.append(shown)
            positions.setdefault(keys.name, []).append(position)
        return _PreparedSource(source, all_keys, positions, alone)

    def _join_cluster(self, cluster: list[_Placed], joined: _JoinedContacts) -> Contact:
        """Return the one contact of a person, the same object as last time if nothing has changed."""
        first = cluster[0]
        if len(cluster) == 1 and not first.source.is_followed:
            return first.keys.contact
        key = tuple((id(entry.keys.contact), entry.source.name) for entry in cluster)
        known = self._joined.get(key)
        if known is None:
            parts = tuple(entry.keys.contact for entry in cluster)
            known = parts, _join_contacts([(entry.keys.contact, entry.source.name) for entry in cluster])
        # The parts are held, so that no other contact can have their ids.
        joined[key] = known
        return known[1]


def _label_numbers(contact: Contact, source: NamedContacts) -> Contact:
    """Return a contact whose numbers name their source, as it is shown if no other source has it."""
    return _join_contacts([(contact, source.name)]) if source.is_followed else contact


def _place_people(
    source: _PreparedSource, shared: set[str], clusters: list[list[_Placed]], people: list[Contact]
) -> list[Contact]:
    """Return the people of a source in its order, without those who belong to a source before it."""
    own_shared = [name for name in shared if name in source.positions]
    if not own_shared:
        return source.alone
    by_position = {cluster[0].position: person for cluster, person in zip(clusters, people, strict=True)}
    placed: list[Contact | None] = list(source.alone)
    for name in own_shared:
        for position in source.positions[name]:
            placed[position] = by_position.get(position)
    return [contact for contact in placed if contact is not None]


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


def _find_shared_names(prepared: Sequence[_PreparedSource]) -> set[str]:
    """Return the names that occur in more than one source."""
    shared: set[str] = set()
    for index, each in enumerate(prepared):
        for other in prepared[:index]:
            if each.source.group != other.source.group:
                shared |= each.positions.keys() & other.positions.keys()
    shared.discard("")
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
