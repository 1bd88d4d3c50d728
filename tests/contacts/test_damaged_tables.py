"""Tables that programs and people have damaged, and are still read. All numbers are fictitious."""

from __future__ import annotations

import pytest

from devlink3_desk.contacts.contact import ProblemKind
from tests.support.contact_files import list_numbers, read_contacts, read_names


@pytest.mark.parametrize(
    "text",
    [
        '"Name;Telefon"\r\n"Ann;01632 960144"\r\n"Bob;01632 960145"\r\n',
        '"Name,Phone"\n"Ann,01632 960144"\n"Bob,""01632 960145"""\n',
        '"Name\tPhone"\n"Ann\t01632 960144"\n"Bob\t01632 960145"\n',
        '"Name,Phone";\n"Ann,01632 960144";\n"Bob,01632 960145";\n',
        "'Name;Phone'\n'Ann;01632 960144'\n'Bob;01632 960145'\n",
    ],
)
def test_rows_that_are_quoted_as_a_whole_are_rows(text: str) -> None:
    contacts, problems = read_contacts(text.encode())
    assert [(contact.name, list_numbers(contact)) for contact in contacts] == [
        ("Ann", [("other", "01632 960144")]),
        ("Bob", [("other", "01632 960145")]),
    ]
    assert problems == []


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_tables_may_be_joined_without_a_line_break(separator: str) -> None:
    table = "Name,Phone\nAnn,01632 960144"
    text = f"{table}{table}\r\nBob,01632 960145{table}".replace(",", separator)
    contacts, problems = read_contacts(text.encode())
    assert [contact.numbers[0].number for contact in contacts] == [
        "01632 960144", "01632 960144", "01632 960145", "01632 960144",
    ]  # fmt: skip
    assert problems == []


def test_the_first_row_of_a_table_without_headings_may_end_another_one() -> None:
    assert read_names(b"Ann,4001\nMary Ann,4001\nBob,4002\n") == ["Ann", "Mary Ann", "Bob"]


def test_a_single_column_of_quoted_names_is_one_of_names() -> None:
    assert read_names(b'"Name"\n"Archer, Ann"\n"Baker, Bob"\n') == ["Archer, Ann", "Baker, Bob"]
    assert read_names(b'"Name";"Phone"\n"Archer, Ann";"01632 960144"\n') == ["Archer, Ann"]


def test_the_numbers_of_a_row_with_too_many_cells_are_imported() -> None:
    text = (
        "Name,Phone\nAnn,01632 960144,extra,07700 900105\nArcher, Bob,01632 960145\nCy,01632 960146,12,2024\n"
    )
    contacts, problems = read_contacts(text.encode())
    assert [list_numbers(contact) for contact in contacts] == [
        [("other", "01632 960144"), ("other", "07700 900105")],
        [("other", "01632 960145")],
        [("other", "01632 960146")],
    ]
    assert [line for line, _ in problems] == [3]


def test_the_number_at_work_of_an_exchange_server_comes_before_its_other_one() -> None:
    row = 'Ann,"{01632 960145, 01632 960146}",01632 960144,07700 900105\n'
    text = f"DisplayName,OtherTelephone,Phone,MobilePhone\n{row}"
    (contact,), _ = read_contacts(text.encode())
    assert contact.numbers[0].number == "01632 960144"


@pytest.mark.parametrize("encoding", ["utf-32-be", "utf-32-le"])
def test_the_byte_order_mark_of_four_bytes_is_one(encoding: str) -> None:
    data = "\ufeffName;Telefon\nJörg;01632 960144\n".encode(encoding)
    assert read_names(data) == ["Jörg"]


@pytest.mark.parametrize(
    "row", ["Ann,01632 960144", "Ann,Northfield,Sales,01632 960144", "Ann,+44 1632 960144,"]
)
def test_a_number_below_another_heading_is_one(row: str) -> None:
    text = f"Name,Company,Department,E-mail,Phone\n{row}\nBob,Southgate,IT,bob@example.com,01632 960145\n"
    contacts, _ = read_contacts(text.encode())
    assert list_numbers(contacts[0])[0][1].endswith("1632 960144")
    assert contacts[0].company in ("", "Northfield")
    assert contacts[1].company == "Southgate"


def test_a_row_of_another_table_above_the_headings_is_reported() -> None:
    text = "Name,Phone\nAnn,01632 960144\nName;Phone\nBob;01632 960145\n"
    contacts, problems = read_contacts(text.encode())
    assert [contact.name for contact in contacts] == ["Bob"]
    assert problems == [(2, ProblemKind.INVALID_LINE)]
