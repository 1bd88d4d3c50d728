"""The directory: users and groups of the PBX, its contacts and those of address books, by number."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final, TypeAlias

import msgspec

from devlink3_desk.contacts.contact import Contact, NumberKind, build_name_key
from devlink3_desk.decoding import convert_value
from devlink3_desk.numbers.characters import clean_text
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.parsing import TelephoneNumber
from devlink3_desk.numbers.plan import (
    build_dial_string,
    format_national_digits,
    parse_presented,
    parse_record,
    parse_written,
)
from devlink3_desk.numbers.search import find_number_suffix, list_stored_suffixes
from devlink3_desk.protocol.events import DirectoryMarker
from devlink3_desk.switchboard.board_values import Person, PersonKind
from devlink3_desk.switchboard.site import Site

_KIND_ORDER: Final = {PersonKind.USER: 0, PersonKind.GROUP: 1, PersonKind.CONTACT: 2}
# The direct number of a person says more about the caller than one that the whole company may share.
_NUMBER_KIND_ORDER: Final = {NumberKind.OTHER: 1, NumberKind.MAIN: 2, NumberKind.PAGER: 3, NumberKind.FAX: 4}

_WILDCARD: Final = re.compile(r"\+?\d+(?:[\d?]*\?)[\d?]*")
_SEPARATORS: Final = re.compile(r"[\s()\-./]+")

Parser: TypeAlias = Callable[[str, NumberingPlan], TelephoneNumber]
"""Returns the meaning of a number: :func:`.parse_written`, :func:`.parse_presented` or the like."""


class NumberMatch(msgspec.Struct, frozen=True, gc=False):
    """A person that was found by a number."""

    number: str
    """The number as the record of the person has it."""
    person: Person
    kind: NumberKind


class PhoneBook:
    """People by number.

    Building one from ten thousand people takes a moment. It is immutable, so a thread may build it.
    """

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self.people: tuple[Person, ...] = tuple(people)
        self._by_suffix: dict[str, list[NumberMatch]] = {}
        self._wildcards: list[tuple[re.Pattern[str], NumberMatch]] = []
        for person in self.people:
            self._add_person(person)

    def with_changes(
        self, people: Sequence[Person], added: Sequence[Person], removed: Sequence[Person]
    ) -> PhoneBook:
        """Return the book of ``people``; only the numbers of those who were added or removed are looked at.

        People are the same if they are the same object. This book does not change.
        """
        if len(added) + len(removed) > len(people) // 2:
            return PhoneBook(people)
        book = PhoneBook()
        book.people = tuple(people)
        book._by_suffix = dict(self._by_suffix)
        gone = set(map(id, removed))
        book._wildcards = [entry for entry in self._wildcards if id(entry[1].person) not in gone]
        changed = (*added, *removed)
        numbers = (number for person in changed for number in _list_numbers(person))
        touched = {suffix for number in numbers for suffix in list_stored_suffixes(number)}
        for suffix in touched & book._by_suffix.keys():
            matches = [match for match in self._by_suffix[suffix] if id(match.person) not in gone]
            if matches:
                book._by_suffix[suffix] = matches
            else:
                del book._by_suffix[suffix]
        for person in added:
            book._add_person(person)
        book._sort_entries(touched)
        return book

    def _sort_entries(self, suffixes: Iterable[str]) -> None:
        """Restore the order of the people, in which equally good matches are returned."""
        lists = [matches for suffix in suffixes if len(matches := self._by_suffix.get(suffix, [])) > 1]
        unsorted = {id(match.person) for matches in lists for match in matches}
        unsorted |= {id(match.person) for _, match in self._wildcards}
        if not unsorted:
            return
        positions = {key: position for position, key in enumerate(map(id, self.people)) if key in unsorted}
        for matches in lists:
            matches.sort(key=lambda match: positions[id(match.person)])
        self._wildcards.sort(key=lambda entry: positions[id(entry[1].person)])

    def _add_person(self, person: Person) -> None:
        self._add_match(NumberMatch(person.number, person, person.number_kind))
        for other in person.others:
            self._add_match(NumberMatch(other.number, person, other.kind))

    def _add_match(self, match: NumberMatch) -> None:
        number = match.number
        if "?" in number and (pattern := _compile_wildcards(number)) is not None:
            self._wildcards.append((pattern, match))
        elif number:
            for suffix in list_stored_suffixes(number):
                matches = self._by_suffix.get(suffix)
                if matches is None:
                    self._by_suffix[suffix] = [match]
                else:
                    matches.append(match)

    def find_all(self, number: str, site: Site, parse: Parser = parse_written) -> tuple[NumberMatch, ...]:
        """Return everybody with ``number``, in any notation, the best match first.

        ``parse`` says what the number means: as a person writes it, or as the PBX presents it. Records with
        wildcards count only where no other record matches.
        """
        # Parsing the numbers of ten thousand contacts would block the window for a second. So only those
        # are parsed, and compared, that end in the same digits.
        candidates = self._by_suffix.get(find_number_suffix(number), ())
        found = [match for match in candidates if match.number == number]
        if len(found) < len(candidates):
            key = parse(number, site).key
            found = [
                match
                for match in candidates
                if match.number == number or _parse_stored(match, site).key == key
            ]
        if not found and self._wildcards and number:
            forms = _dialled_forms(number, site, parse)
            found = [
                match for pattern, match in self._wildcards if any(pattern.fullmatch(form) for form in forms)
            ]
        if len(found) < 2:
            return tuple(found)
        found.sort(key=_rank_match)
        # A person may have the number in several spellings: the first match of each counts.
        by_person = {id(match.person): match for match in reversed(found)}
        return tuple(match for match in found if by_person[id(match.person)] is match)


def _list_numbers(person: Person) -> list[str]:
    return [number for number in (person.number, *(other.number for other in person.others)) if number]


def _rank_match(match: NumberMatch) -> tuple[int, int]:
    return _KIND_ORDER[match.person.kind], _NUMBER_KIND_ORDER.get(match.kind, 0)


def _parse_stored(match: NumberMatch, site: Site) -> TelephoneNumber:
    return (parse_record if match.person.from_pbx else parse_written)(match.number, site)


def _compile_wildcards(number: str) -> re.Pattern[str] | None:
    """Return a pattern for a record such as ``9732555????``, in which ``?`` is any digit."""
    compact = _SEPARATORS.sub("", clean_text(number))
    if not _WILDCARD.fullmatch(compact):
        return None
    return re.compile(re.escape(compact).replace(r"\?", r"\d"))


def _dialled_forms(number: str, site: Site, parse: Parser) -> set[str]:
    """Return the forms of a number in which a record of the PBX may hold it."""
    meaning = parse(number, site)
    forms = {_SEPARATORS.sub("", number), meaning.digits}
    if meaning.e164 is not None:
        national = format_national_digits(meaning, site)
        # Some countries are dialled with more than the national digits: 1 732… in North America.
        forms |= {meaning.e164, national, site.outside_prefix + national}
        with contextlib.suppress(
            ValueError
        ):  # a number abroad that cannot be dialled from here has a name, too
            dialled = build_dial_string(meaning, site)
            forms |= {dialled, dialled.removeprefix(site.outside_prefix)}
    return forms


class NamedCaller(msgspec.Struct, frozen=True, gc=False):
    """Who a number belongs to, in one name."""

    name: str = ""
    """Name of the person, of several people the company that they share, else the first name with "+2"."""
    people: tuple[Person, ...] = ()
    """The people, if they are several and it may be any of them."""


def name_caller(matches: Iterable[NumberMatch]) -> NamedCaller:
    """Return the name for those who were found by one number, the best match first."""
    people: dict[str, Person] = {}
    for match in matches:
        # The same person may be in several address books, which write the name in their own order.
        name = match.person.name
        people.setdefault(build_name_key(name) or name, match.person)
    first = next(iter(people.values()), None)
    if first is None:
        return NamedCaller()
    # An internal number has one name, even if an address book has another one.
    if len(people) == 1 or first.kind is not PersonKind.CONTACT:
        return NamedCaller(first.name)
    everyone = tuple(people.values())
    # The entry of the company itself often has its name alone.
    companies = {(person.company or person.name).casefold(): person for person in everyone}
    if len(companies) == 1:
        return NamedCaller(first.company or first.name, everyone)
    return NamedCaller(f"{first.name} +{len(everyone) - 1}", everyone)


def iter_people(contacts: Iterable[Contact]) -> Iterable[Person]:
    """Yield contacts as entries of the directory."""
    return map(create_person, contacts)


def create_person(contact: Contact) -> Person:
    """Return a contact as an entry of the directory."""
    first, *others = contact.numbers or (None,)
    if first is not None and first.kind is NumberKind.FAX:
        # Faxes are sorted last, so the contact has no other number, and nobody answers a fax.
        first, others = None, [*contact.numbers]
    return Person(
        number=first.number if first is not None else "",
        name=contact.name,
        kind=PersonKind.CONTACT,
        department=contact.department,
        email=contact.email,
        company=contact.company,
        others=tuple(other for other in others if other is not None),
        remark=contact.note,
        number_kind=first.kind if first is not None else NumberKind.OTHER,
        number_source=first.source if first is not None else "",
    )


class Directory:
    """Users, groups and contacts. Those of the PBX take precedence over contacts of address books.

    ``members`` are the extensions of each group, by the group's number.
    """

    def __init__(
        self,
        people: Iterable[Person] = (),
        members: Mapping[str, tuple[str, ...]] | None = None,
        site: Site | None = None,
        contacts: PhoneBook | None = None,
        *,
        looked_up: PhoneBook | None = None,
        pbx_book: PhoneBook | None = None,
    ) -> None:
        """``pbx_book`` is a book of ``people`` that exists already."""
        self.pbx_people: Final = tuple(people)
        """Users, groups and contacts of the PBX."""
        self.members: Final[Mapping[str, tuple[str, ...]]] = dict(members or {})
        self.site: Final = site or Site()
        self.contacts: Final = contacts or PhoneBook()
        self.people: Final = self.pbx_people + self.contacts.people
        self.looked_up: Final = looked_up or PhoneBook()
        """Callers whom a customer system knows. They name only callers whom no entry names."""
        self._pbx_book = pbx_book or PhoneBook(
            sorted(self.pbx_people, key=lambda person: _KIND_ORDER[person.kind])
        )
        self._groups_by_name: dict[str, Person] = {}
        for group in self._pbx_book.people:
            if group.kind is PersonKind.GROUP:
                for name in (group.number, group.name, group.user_name):
                    self._groups_by_name.setdefault(name.casefold(), group)

    def for_site(self, site: Site) -> Directory:
        """Return the same people, with numbers interpreted by the rules of ``site``."""
        if site == self.site:
            return self
        return self._replace_parts(site, self.contacts, self.looked_up)

    def with_contacts(self, contacts: PhoneBook) -> Directory:
        """Return the same people of the PBX, with other contacts."""
        return self._replace_parts(self.site, contacts, self.looked_up)

    def with_looked_up(self, looked_up: PhoneBook) -> Directory:
        """Return the same people, with other callers whom a customer system knows."""
        return self._replace_parts(self.site, self.contacts, looked_up)

    def _replace_parts(self, site: Site, contacts: PhoneBook, looked_up: PhoneBook) -> Directory:
        return Directory(
            self.pbx_people, self.members, site, contacts, looked_up=looked_up, pbx_book=self._pbx_book
        )

    def find(self, number: str) -> Person | None:
        """Return the first person with ``number``, as a person writes it."""
        return next((match.person for match in self.find_all(number)), None)

    def find_all(self, number: str, parse: Parser = parse_written) -> tuple[NumberMatch, ...]:
        """Return everybody with ``number``, those of the PBX first; ``parse`` as in :class:`PhoneBook`."""
        if not number:
            return ()
        own = self._pbx_book.find_all(number, self.site, parse)
        others = self.contacts.find_all(number, self.site, parse)
        return own + others if own and others else own or others

    def name_presented(self, number: str, *, has_prefix: bool | None = None) -> NamedCaller:
        """Return who calls with ``number`` as the PBX presents it; arguments of :func:`.parse_presented`."""
        parse = partial(parse_presented, has_prefix=has_prefix)
        caller = name_caller(self.find_all(number, parse))
        if not caller.name and number and self.looked_up.people:
            caller = name_caller(self.looked_up.find_all(number, self.site, parse))
        return caller

    def find_group(self, name: str) -> Person | None:
        """Return the hunt group with this number or name; the PBX sends either."""
        return self._groups_by_name.get(name.casefold()) if name else None

    def iter_users(self) -> Iterable[Person]:
        """Return the users that have an extension."""
        return (person for person in self.pbx_people if person.kind is PersonKind.USER and person.number)

    def iter_groups(self) -> Iterable[Person]:
        """Return the hunt groups."""
        return (person for person in self.pbx_people if person.kind is PersonKind.GROUP and person.number)


class DirectoryMemory(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a directory contains."""

    people: tuple[Person, ...] = ()
    """Users, groups and contacts of the PBX."""
    members: dict[str, tuple[str, ...]] = {}
    """Extensions of each group, by the group's number."""
    contacts: tuple[Person, ...] = ()
    """Contacts of address books."""


def build_directory_event(directory: Directory) -> DirectoryMarker:
    """Return the event that makes a switchboard use ``directory``.

    The entries are converted to built-in values when the event is written, which for ten thousand takes a
    while."""
    return DirectoryMarker(
        memory={
            "people": directory.pbx_people,
            "members": directory.members,
            "contacts": directory.contacts.people,
        }
    )


def restore_directory(event: DirectoryMarker, site: Site) -> Directory | None:
    """Return the directory of an event; ``None`` where it is damaged, or of a later version."""
    try:
        memory = convert_value(event.memory, DirectoryMemory)
    except msgspec.ValidationError:
        return None
    return Directory(memory.people, memory.members, site, PhoneBook(memory.contacts))
