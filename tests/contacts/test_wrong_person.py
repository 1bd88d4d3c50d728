"""No damage to a file gives a person the number of somebody else. All numbers are fictitious."""

from __future__ import annotations

from collections.abc import Iterator

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.contacts.contact import Contact, ContactFileError, ContactNumber, ProblemKind
from devlink3_desk.numbers.e164 import find_international_prefix
from devlink3_desk.numbers.plan import parse_presented
from devlink3_desk.switchboard.directory import PhoneBook, iter_people
from devlink3_desk.switchboard.site import Site
from tests.support.contact_files import list_numbers, read_contacts

PEOPLE = {"Ann": "01632 960144", "Bob": "01632 960155", "Cy": "01632 960166"}
"""Any part of a name is that of one person only, and so is the end of a number."""


def _join_cards(version: str, name: str, number: str) -> bytes:
    cards = (
        f"BEGIN:VCARD\r\nVERSION:{version}\r\n{name}:{who}\r\n{number}:{digits}\r\nEND:VCARD\r\n"
        for who, digits in PEOPLE.items()
    )
    return "".join(cards).encode()


def _join_rows(heading: str, row: str) -> bytes:
    return (heading + "".join(row.format(who, digits) for who, digits in PEOPLE.items())).encode()


FILES = {
    "vCard 2.1": _join_cards("2.1", "N;ENCODING=QUOTED-PRINTABLE", "TEL;WORK"),
    "vCard 3.0": _join_cards("3.0", "FN", "item1.TEL;TYPE=WORK"),
    "vCard 4.0": _join_cards("4.0", "FN", "TEL;TYPE=cell"),
    "LDIF": _join_rows("version: 1\n\n", "dn: cn={0}\nobjectClass: person\ncn: {0}\nmobile: {1}\n\n"),
    "CSV": _join_rows("Name,Company,Phone,Mobile,Note\r\n", "{0},,{1},,x\r\n"),
    "CSV with quotes": _join_rows('"Name";"Phone";"Note"\n', '"{0}";"{1}";"x"\n'),
    "CSV of two columns": _join_rows("Name\tPhone\n", "{0}\t{1}\n"),
    "UTF-16": _join_rows("Name;Phone;Note\n", "{0};{1};x\n").decode().encode("utf-16"),
}


def _damage(data: bytes) -> Iterator[bytes]:
    """Yield the file without one of its bytes, with another one, without one of its lines, and cut off."""
    for at in range(len(data)):
        yield data[:at] + data[at + 1 :]
        yield data[:at]
        for sign in (b'"', b"\n", b",", b"="):
            yield data[:at] + sign + data[at:]
    lines = data.split(b"\n")
    for at in range(len(lines)):
        yield b"\n".join(lines[:at] + lines[at + 1 :])


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_mixes_no_people(name: str) -> None:
    for data in _damage(FILES[name]):
        try:
            contacts, _ = read_contacts(data)
        except ContactFileError:
            continue
        for contact in contacts:
            others = [digits for who, digits in PEOPLE.items() if not set(who) & set(contact.name)]
            wrong = [
                number
                for _, number in list_numbers(contact)
                for digits in others
                if number.endswith(digits[-3:])
            ]
            is_someone = any(set(who) & set(contact.name) for who in PEOPLE)
            assert not (is_someone and wrong), (data, contact)


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("Name,Phone", "{0},{1}"),
        ("Name,Company,Phone", "{0},North,{1}"),
        ("Name,Phone,Mobile", "{0},{1},"),
        ("Name,Phone,Company,E-mail", "{0},{1},,"),
    ],
)
def test_rows_that_were_joined_without_a_line_end_stay_those_of_two_people(headings: str, row: str) -> None:
    ann, bob, cy = (row.format(who, digits) for who, digits in PEOPLE.items())
    contacts, problems = read_contacts(f"{headings}\n{ann}{bob}\n{cy}\n".encode())
    assert [contact.name for contact in contacts] == ["Ann", "Cy"]
    assert [number for _, number in list_numbers(contacts[0])] == [PEOPLE["Ann"]]
    assert (2, ProblemKind.UNTERMINATED) in problems


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_line_ends_that_were_converted_byte_by_byte_mix_no_people(encoding: str, line_end: str) -> None:
    """So does a transfer as a text file: all bytes behind such a line end are of two characters."""
    text = f"Name;Company;Phone{line_end}" + "".join(
        f"{who};;{digits}{line_end}" for who, digits in PEOPLE.items()
    )
    data = f"\ufeff{text}".encode(encoding).replace(b"\n", b"\r\n")
    contacts, _ = read_contacts(data)
    found = {contact.name: [number for _, number in list_numbers(contact)] for contact in contacts}
    assert all(found[who] == [PEOPLE[who]] for who in found.keys() & PEOPLE.keys())
    assert found.keys() & PEOPLE.keys()


REGIONS = ("GB", "DE", "AT", "CH", "FR", "IT", "ES", "NL", "PL", "US", "AU", "IN", "JP", "IE")


def _list_numbers_that_end_in(tail: str) -> list[phonenumbers.PhoneNumber]:
    """Return valid numbers of several countries, of lines and of mobile phones, with the same last digits."""
    found = []
    for region in REGIONS:
        for kind in (phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE):
            example = phonenumbers.example_number_for_type(region, kind)
            assert example is not None
            e164 = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
            number = phonenumbers.parse(f"{e164[: -len(tail)]}{tail}", None)
            if phonenumbers.is_valid_number(number):
                found.append(number)
    return found


@given(
    st.sampled_from(REGIONS),
    st.sampled_from(["", "0", "9"]),
    st.from_regex("[0-9]{6}", fullmatch=True),
    st.sampled_from(["E164", "INTERNATIONAL", "NATIONAL"]),
)
def test_people_whose_numbers_end_alike_are_told_apart(
    country: str, prefix: str, tail: str, notation: str
) -> None:
    site, own_code = (
        Site(country=country, outside_prefix=prefix),
        phonenumbers.country_code_for_region(country),
    )
    form = getattr(phonenumbers.PhoneNumberFormat, notation)
    numbers = {}
    for number in _list_numbers_that_end_in(tail):
        is_own = number.country_code == own_code
        written = form if is_own or notation != "NATIONAL" else phonenumbers.PhoneNumberFormat.E164
        e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        numbers[e164] = phonenumbers.format_number(number, written)
    contacts = [Contact(e164, (ContactNumber(text),)) for e164, text in numbers.items()]
    book = PhoneBook(iter_people(contacts))
    for e164 in numbers:
        abroad = f"{prefix}{find_international_prefix(country)}{e164[1:]}"
        for presented in (e164, abroad):
            found = {match.person.name for match in book.find_all(presented, site, parse_presented)}
            assert found == {e164}
        # As the country itself dials it, behind the digits of an outside line, it may have two readings.
        number = phonenumbers.parse(e164, None)
        if number.country_code == own_code:
            national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
            presented = prefix + "".join(filter(str.isdecimal, national))
            assert {match.person.name for match in book.find_all(presented, site, parse_presented)} <= {e164}
