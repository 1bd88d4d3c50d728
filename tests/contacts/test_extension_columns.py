"""Columns of extensions beside the columns of the numbers that they belong to. All numbers are fictitious."""

from __future__ import annotations

import pytest

from devlink3_desk.contacts.contact import ContactField
from devlink3_desk.contacts.headings import find_extension_columns, resolve_columns
from tests.support.contact_files import list_numbers, read_contacts


@pytest.mark.parametrize(
    ("headings", "pairs"),
    [
        ("Name,Phone,Phone Ext", {1: 2}),
        ("Name,Phone Ext-,Phone", {2: 1}),
        ("Company,Contact,Phone1,Ext1,Phone2,Ext2,Fax", {2: 3, 4: 5}),
        ("name,phone_1_number,phone_1_type,phone_1_extension,phone_2_number,phone_2_extension", {1: 3, 4: 5}),
        ("Name,Business Phone,Business Phone Extension,Home Phone", {1: 2}),
        ("Name,Work Phone,Work Ext.,Mobile", {1: 2}),
        ("Name,Telephone Number,Telephone Extension", {1: 2}),
        # Alone, it is a number of its own.
        ("Name,Phone,Extension", {}),
        ("Name,Phone,Extension Number", {}),
        ("Name,Extension,Mobile", {}),
        ("extension,name,outboundcid", {}),
        ("Name,Extension 1,Extension 2", {}),
        ("Name,Ext,Direct Dial", {}),
        ("Name,Phone,Phone Ext,Phone Ext", {1: 2}),
    ],
)
def test_a_column_of_extensions_belongs_to_the_column_of_the_same_name(
    headings: str, pairs: dict[int, int]
) -> None:
    names = headings.split(",")
    assert find_extension_columns(names) == pairs
    columns = resolve_columns(names)
    assert all(columns[extension] is None for extension in pairs.values())


def test_the_extension_is_part_of_the_number_and_no_number_of_its_own() -> None:
    text = (
        "displayname,phone_1_number,phone_1_type,phone_1_extension,phone_2_number,phone_2_type,phone_2_extension\n"
        "Ann,01632960144,work,12,07700900105,cell,\n"
        "Bob,,work,4001,,,\n"
        "Cy,01632 960145 x7,work,12,,,\n"
        "Dee,01632960146,work,x13,,,\n"
        "Ed,01632960147 / 01632960148,work,14,,,\n"
        "Fay,01632960149,work,reception,,,\n"
    )
    contacts, problems = read_contacts(text.encode())
    assert problems == []
    assert [list_numbers(contact) for contact in contacts] == [
        [("work", "01632960144 ext 12"), ("mobile", "07700900105")],
        [("work", "4001")],
        [("work", "01632 960145 x7")],
        [("work", "01632960146 ext 13")],
        [("work", "01632960147"), ("work", "01632960148")],
        [("work", "01632960149")],
    ]


def test_a_person_may_choose_a_column_of_extensions_as_one_of_numbers() -> None:
    assert resolve_columns(["Name", "Phone", "Phone Ext"])[1:] == (ContactField.OTHER, None)
