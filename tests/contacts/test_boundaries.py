"""Whatever is missing between two entries of a file, no two people are ever merged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.contacts.contact import ProblemKind
from tests.support.contact_files import list_numbers, read_contacts

BOM, END_OF_FILE = "\ufeff", "\x1a"


def number_of(person: int) -> str:
    return f"01632 96{person:04}"


def card(person: int, lines: str = "") -> str:
    return f"BEGIN:VCARD\nVERSION:3.0\nFN:Person {person}\n{lines}TEL:{number_of(person)}\nEND:VCARD"


def record(person: int) -> str:
    return f"dn: cn=Person {person}\ncn: Person {person}\nsn: P\ntelephoneNumber: {number_of(person)}"


def assert_people_are_apart(text: str, count: int) -> None:
    """Check that every person has the own number, and nobody that of another one."""
    contacts, _ = read_contacts(text.encode())
    assert {contact.name: [number for _, number in list_numbers(contact)] for contact in contacts} == {
        f"Person {person}": [number_of(person)] for person in range(count)
    }


CARD_JOINTS = st.lists(st.sampled_from(["\n", "\r\n", "\r", " ", BOM, END_OF_FILE]), max_size=4).map("".join)
RECORD_JOINTS = st.sampled_from(["", "\n", "\n\n", "\r\n", "\n \n", BOM, f"\n{BOM}", END_OF_FILE])
TABLE_JOINTS = st.sampled_from(["\n", "\r\n", BOM, f"\n{BOM}", f"\n{END_OF_FILE}", END_OF_FILE])


@given(st.lists(CARD_JOINTS, min_size=1, max_size=5))
def test_cards_joined_by_anything(joints: list[str]) -> None:
    text = "".join(card(person) + joint for person, joint in enumerate(joints))
    assert_people_are_apart(text, len(joints))


@given(st.lists(RECORD_JOINTS, min_size=1))
def test_records_joined_by_anything(joints: list[str]) -> None:
    text = "".join(record(person) + joint for person, joint in enumerate(joints))
    assert_people_are_apart(text, len(joints))


@given(st.lists(TABLE_JOINTS, min_size=1))
def test_tables_joined_by_anything(joints: list[str]) -> None:
    text = "".join(
        f"Name,Phone\nPerson {person},{number_of(person)}{joint}" for person, joint in enumerate(joints)
    )
    assert_people_are_apart(text, len(joints))


@given(st.data())
def test_lines_missing_from_cards_or_records_merge_nobody(data: st.DataObject) -> None:
    is_vcard = data.draw(st.booleans())
    text = "\n".join(map(card, range(4))) if is_vcard else "\n\n".join(map(record, range(4)))
    lines = text.split("\n")
    # Any line may be missing but the names: without its name, nobody can tell whose a number is.
    removable = [at for at, line in enumerate(lines) if "Person" not in line]
    missing = data.draw(st.sets(st.sampled_from(removable), max_size=3))
    kept = [line for at, line in enumerate(lines) if at not in missing]
    contacts, _ = read_contacts("\n".join([*kept, ""]).encode())
    for contact in contacts:
        own = number_of(int(contact.name.removeprefix("Person ")))
        assert {number for _, number in list_numbers(contact)} <= {own}


@given(
    st.lists(
        st.sampled_from(
            [
                "Person {0},{1}",
                '"Person {0},{1}',
                '"Person {0}",{1}',
                'Person {0},"{1}',
                'Person {0},{1}"',
                '"Person {0}","{1}"',
                '"Person {0},{1}"',
            ]
        ),
        min_size=1,
    )
)
def test_quotation_marks_that_are_missing_merge_nobody(rows: list[str]) -> None:
    text = "\n".join(["Name,Phone", *(row.format(at, number_of(at)) for at, row in enumerate(rows)), ""])
    contacts, _ = read_contacts(text.encode()) if len(rows) else ([], [])
    for contact in contacts:
        for _, number in list_numbers(contact):
            assert contact.name == f"Person {int(number[-4:])}"


def test_a_card_in_another_one_is_another_person() -> None:
    agent = f"AGENT:\n{card(7)}\n"
    for text in (
        card(0, agent),
        card(0, "AGENT:BEGIN:VCARD\\nFN:Person 7\\nEND:VCARD\n"),
        card(0, "AGENT:\n"),
    ):
        assert_people_are_apart(f"{text}\n{card(1)}\n", 2)


def test_an_open_soft_break_ends_with_the_card() -> None:
    note = "NOTE;ENCODING=QUOTED-PRINTABLE:open="
    text = card(0).replace("END:", f"{note}\nEND:") + "\n" + card(1)
    assert_people_are_apart(text, 2)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (card(0).replace("\nEND:VCARD", "") + card(1) + "\n", [(1, ProblemKind.UNTERMINATED)]),
        (
            "\n".join([*card(0).split("\n")[:-1], *card(1).split("\n")[1:]]) + "\n",
            [(1, ProblemKind.UNTERMINATED)],
        ),
    ],
)
def test_a_missing_end_is_reported(text: str, problems: list[tuple[int, ProblemKind]]) -> None:
    assert_people_are_apart(text, 2)
    assert read_contacts(text.encode())[1] == problems


def test_rows_inside_a_quotation_are_reported() -> None:
    text = 'Name,Phone\nAnn,"01632 960401\nBob,01632 960402"\nCy,01632 960403\n'
    contacts, problems = read_contacts(text.encode())
    assert [contact.name for contact in contacts] == ["Cy"]
    assert problems == [(2, ProblemKind.SWALLOWED_ROWS)]


def test_a_note_of_several_lines_is_no_row() -> None:
    text = 'Name,Phone,Note\nAnn,01632 960401,"Northfield, Main Street\ncall Bob, 01632 960402"\n'
    contacts, problems = read_contacts(text.encode())
    assert (contacts[0].note, problems) == ("Northfield, Main Street\ncall Bob, 01632 960402", [])


def test_an_attribute_that_ends_in_dn_begins_no_record() -> None:
    text = record(0) + "\nentryDN: cn=Person 0,dc=x\nmemberOf: cn=All,dn: x\n"
    assert_people_are_apart(text, 1)


def test_a_letter_that_was_lost_is_no_end() -> None:
    contacts, problems = read_contacts(b"Name,Phone\nM\x1aller,201\n")
    assert contacts[0].name == "M\N{REPLACEMENT CHARACTER}ller"
    assert problems == [(2, ProblemKind.UNREADABLE_CHARACTERS)]
