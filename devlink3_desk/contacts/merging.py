"""Joins the contacts of several sources: the same person is one entry, with where each number is from."""

from __future__ import annotations

import operator
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from devlink3_desk.contacts.contact import DIALLED_LAST, Contact, ContactNumber, build_name_key
from devlink3_desk.contacts.followed_source import NamedContacts
from devlink3_desk.numbers.search import extract_stored_digits

_WORD: Final = re.compile(r"\w+")
_KEY_DIGITS: Final = 8
"""Last digits in which two spellings of one number are the same."""
_PAUSE_INTERVAL: Final = 500

PauseCallback = Callable[[], object]
"""Called now and then during long work, to let other threads run."""


class _Entry(msgspec.Struct, frozen=True, gc=False):
    """A contact of a source, with what entries of the same person have in common."""

    contact: Contact
    alone: Contact
    """The contact as it is shown if no other source has the person."""
    name: str
    numbers: frozenset[str]
    email: str
    company: str

    def is_same_person(self, other: _Entry) -> bool:
        """Return whether two entries of the same name are of the same person.

        A name alone does not say so: they must share a number, the address or the company.
        """
        if not self.numbers.isdisjoint(other.numbers):
            return True
        if self.email and self.email == other.email:
            return True
        return bool(self.company) and self.company == other.company


class _MergedSource:
    """A source, its entries, and the people who come first in it.

    Entries are known by the identity of their contact, which they hold, so that no other can have it.
    """

    def __init__(self, source: NamedContacts) -> None:
        self.source = msgspec.structs.replace(source, contacts=())
        self.contacts: tuple[Contact, ...] = ()
        """The contacts of the source, without those that are in it twice."""
        self.entries: dict[int, _Entry] = {}
        self.entries_by_name: dict[str, tuple[_Entry, ...]] = {}
        """Entries of each name in the order of the source."""
        self.shown: dict[int, Contact | None] = {}
        """The person of each entry; ``None`` if a source before it has the person."""
        self.people: list[Contact] = []
        """The persons in the order of the source; replaced when one of them changes."""
        self.is_outdated = False

    def replace_contacts(self, source: NamedContacts, pause: PauseCallback) -> set[str]:
        """Use the contacts of ``source``, and return the names for which that makes a difference."""
        old, old_entries = self.contacts, self.entries
        by_id = dict(zip(map(id, source.contacts), source.contacts, strict=True))
        contacts = tuple(by_id.values()) if len(by_id) < len(source.contacts) else source.contacts
        kept = tuple(contact for contact in contacts if id(contact) in old_entries)
        added = [contact for contact in contacts if id(contact) not in old_entries]
        pause()
        if kept != tuple(contact for contact in old if id(contact) in by_id):
            # In another order, entries of the same name may be, too.
            names, added, removed = set(self.entries_by_name), list(contacts), []
            self.entries, self.entries_by_name, self.shown = {}, {}, {}
        else:
            removed = [entry for key, entry in old_entries.items() if key not in by_id]
            names = {entry.name for entry in removed}
        pause()
        self.source, self.contacts, self.is_outdated = source, contacts, True
        for entry in removed:
            del self.entries[id(entry.contact)], self.shown[id(entry.contact)]
        for number, contact in enumerate(added):
            if number % _PAUSE_INTERVAL == 0:
                pause()
            entry = old_entries.get(id(contact)) or _create_entry(contact, source)
            self.entries[id(contact)] = entry
            self.shown[id(contact)] = entry.alone
            names.add(entry.name)
            self.entries_by_name[entry.name] = (*self.entries_by_name.get(entry.name, ()), entry)
        self._sort_names(names, removed)
        return names

    def _sort_names(self, names: set[str], removed: Sequence[_Entry]) -> None:
        """Restore the order of the entries of these names, and drop those that were removed."""
        gone = {id(entry.contact) for entry in removed}
        several = {name for name in names if len(self.entries_by_name.get(name, ())) > 1}
        positions: dict[int, int] = {}
        if several:
            positions = {id(contact): position for position, contact in enumerate(self.contacts)}
        for name in several | {entry.name for entry in removed}:
            entries = [entry for entry in self.entries_by_name.get(name, ()) if id(entry.contact) not in gone]
            if entries:
                entries.sort(key=lambda entry: positions.get(id(entry.contact), 0))
                self.entries_by_name[name] = tuple(entries)
            else:
                self.entries_by_name.pop(name, None)

    def set_shown_person(self, entry: _Entry, person: Contact | None) -> None:
        """Set the person of an entry."""
        key = id(entry.contact)
        if self.shown[key] is not person:
            self.shown[key] = person
            self.is_outdated = True

    def list_people(self) -> list[Contact]:
        """Return the people, the same list as last time if nothing has changed."""
        if self.is_outdated:
            self.is_outdated = False
            shown = map(self.shown.__getitem__, map(id, self.contacts))
            self.people = [person for person in shown if person is not None]
        return self.people


class _JoinedPerson(msgspec.Struct, frozen=True, gc=False):
    """A person of several sources, and the entries that it was created from."""

    parts: tuple[_Entry, ...]
    person: Contact


_SourceKey = tuple[str, str, int, bool]
"""Group, name and occurrence: two files may have been imported by the same name."""


def _build_source_keys(sources: Sequence[NamedContacts]) -> list[_SourceKey]:
    counts: Counter[tuple[str, str]] = Counter()
    keys: list[_SourceKey] = []
    for source in sources:
        counts[source.group, source.name] += 1
        keys.append((source.group, source.name, counts[source.group, source.name], source.is_followed))
    return keys


class ContactMerger:
    """Merges sources again and again.

    What has not changed since the last time is neither compared nor created again: for the same contacts, the
    same objects are returned. Not thread-safe.
    """

    def __init__(self) -> None:
        self._merged: dict[_SourceKey, _MergedSource] = {}
        self._joined: dict[str, list[_JoinedPerson]] = {}
        """The people of several sources by name."""

    def merge_by_source(
        self, sources: Sequence[NamedContacts], pause: PauseCallback = lambda: None
    ) -> list[list[Contact]]:
        """Return the people of each source who are in none before it, in the same lists as last time."""
        keys = _build_source_keys(sources)
        has_same_sources = keys == list(self._merged)
        old = self._merged
        self._merged = {
            key: old.get(key) or _MergedSource(source) for key, source in zip(keys, sources, strict=True)
        }
        changed: set[str] = set()
        for merged, source in zip(self._merged.values(), sources, strict=True):
            pause()
            if merged.source.contacts is not source.contacts:
                changed |= merged.replace_contacts(source, pause)
        everyone = list(self._merged.values())
        if not has_same_sources:
            changed = _find_shared_names(everyone) | self._joined.keys()
        changed.discard("")
        for number, name in enumerate(changed):
            if number % _PAUSE_INTERVAL == 0:
                pause()
            self._merge_name(name, everyone)
        return [merged.list_people() for merged in everyone]

    def _merge_name(self, name: str, sources: Sequence[_MergedSource]) -> None:
        """Find out again which entries of a name are the same person."""
        known = self._joined.pop(name, ())
        placed = [(entry, merged) for merged in sources for entry in merged.entries_by_name.get(name, ())]
        joined: list[_JoinedPerson] = []
        for cluster in _cluster_people(placed):
            (first, owner), *others = cluster
            person = first.alone
            if others:
                parts = tuple(entry for entry, _ in cluster)
                found = next((each for each in known if _are_same(each.parts, parts)), None)
                if found is None:
                    labelled = [(entry.contact, merged.source.name) for entry, merged in cluster]
                    found = _JoinedPerson(parts, _join_contacts(labelled))
                joined.append(found)
                person = found.person
            owner.set_shown_person(first, person)
            for entry, merged in others:
                merged.set_shown_person(entry, None)
        if joined:
            self._joined[name] = joined


def _are_same(parts: Sequence[_Entry], others: Sequence[_Entry]) -> bool:
    """Return whether the entries are the same objects, which also have the names of their sources."""
    return len(parts) == len(others) and all(map(operator.is_, parts, others))


def _create_entry(contact: Contact, source: NamedContacts) -> _Entry:
    numbers = (_build_number_key(number.number) for number in contact.numbers)
    return _Entry(
        contact,
        # The numbers name their source.
        _join_contacts([(contact, source.name)]) if source.is_followed else contact,
        build_name_key(contact.name),
        frozenset(filter(None, numbers)),
        contact.email.casefold().strip(),
        " ".join(_WORD.findall(contact.company.casefold())),
    )


def _build_number_key(number: str) -> str:
    return extract_stored_digits(number)[-_KEY_DIGITS:]


def _find_shared_names(sources: Sequence[_MergedSource]) -> set[str]:
    """Return the names that occur in more than one source."""
    shared: set[str] = set()
    for index, each in enumerate(sources):
        for other in sources[:index]:
            if each.source.group != other.source.group:
                shared |= each.entries_by_name.keys() & other.entries_by_name.keys()
    return shared


def _cluster_people(
    placed: Iterable[tuple[_Entry, _MergedSource]],
) -> list[list[tuple[_Entry, _MergedSource]]]:
    """Return the entries of one name by person; two entries of one source are two people."""
    clusters: list[list[tuple[_Entry, _MergedSource]]] = []
    for entry, merged in placed:
        for cluster in clusters:
            groups = {other.source.group for _, other in cluster}
            if merged.source.group not in groups and any(entry.is_same_person(other) for other, _ in cluster):
                cluster.append((entry, merged))
                break
        else:
            clusters.append([(entry, merged)])
    return clusters


def _join_contacts(parts: Sequence[tuple[Contact, str]]) -> Contact:
    """Return one contact with the numbers of all; of other fields, the first that is not empty counts."""
    numbers: list[ContactNumber] = []
    known: dict[str, list[int]] = {}
    for contact, source in parts:
        for number in contact.numbers:
            positions = known.setdefault(_build_number_key(number.number) or number.number, [])
            at = next((at for at in positions if _are_spellings(numbers[at].number, number.number)), None)
            if at is None:
                positions.append(len(numbers))
                numbers.append(msgspec.structs.replace(number, source=source))
            else:
                sources = f"{numbers[at].source}, {source}"
                numbers[at] = msgspec.structs.replace(numbers[at], source=sources)
    first = parts[0][0]
    notes = dict.fromkeys(contact.note for contact, _ in parts if contact.note)
    return msgspec.structs.replace(
        first,
        # Stable: the first source's numbers come first, but nobody talks on a fax.
        numbers=tuple(sorted(numbers, key=lambda number: DIALLED_LAST.get(number.kind, 0))),
        company=_choose_first(contact.company for contact, _ in parts),
        department=_choose_first(contact.department for contact, _ in parts),
        email=_choose_first(contact.email for contact, _ in parts),
        note="\n".join(notes),
    )


def _are_spellings(number: str, other: str) -> bool:
    """Return whether two numbers may be one: ``0431 98765`` and ``+49 431 98765``, but not ``0432 98765``."""
    digits, others = (extract_stored_digits(text).lstrip("0") for text in (number, other))
    return digits.endswith(others) or others.endswith(digits)


def _choose_first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")
