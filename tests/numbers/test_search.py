"""What a search compares of phone numbers. All numbers are fictitious."""

from __future__ import annotations

import pytest

from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.search import (
    extract_digits,
    extract_stored_digits,
    find_number_suffix,
    find_presented_key,
    find_presented_spellings,
    find_spellings,
    list_search_variants,
    list_stored_suffixes,
)

PLAN = NumberingPlan("GB", "9", 4)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("01632 9", {"016329", "16329"}),
        ("+44 1632 9", {"4416329", "16329"}),
        ("0044 (0) 1632 9", {"00441632" + "9", "4416329", "16329"}),
        ("9 01632 9", {"9016329", "016329", "16329"}),
        ("202", {"202"}),
        ("9", {"9"}),
        ("\u202a+44 7700 900105\u202c", {"447700900105", "7700900105"}),
        ("+44 7700\u2011900105", {"447700900105", "7700900105"}),
        ("07700\u2013900105", {"07700900105", "7700900105"}),
        ("tel:+447700900105", {"447700900105", "7700900105"}),
        ("Ann", set()),
        ("3M", set()),
        ("", set()),
    ],
)
def test_what_is_typed_may_be_written_in_several_ways(typed: str, found: set[str]) -> None:
    assert set(list_search_variants(typed, PLAN)) == found


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("01632 960144 ext 12", "01632960144"),
        ("+44 (0)1632 960144", "441632960144"),
        ("+39 (0)6 5685 1242", "390656851242"),
        ("(020) 7946-0018", "02079460018"),
        ("9732555????", ""),
        ("1-800-FLOWERS", ""),
        ("Room 4001", ""),
    ],
)
def test_the_digits_of_what_is_typed(text: str, digits: str) -> None:
    assert extract_digits(text) == digits


@pytest.mark.parametrize(
    ("text", "digits"),
    [("9732555????", "9732555"), ("1-800-FLOWERS", "18003569377"), ("Room 4001", ""), ("Sales", "")],
)
def test_the_digits_of_what_is_stored(text: str, digits: str) -> None:
    assert extract_stored_digits(text) == digits


def test_a_number_with_further_digits_is_found_with_and_without_them() -> None:
    assert list_stored_suffixes("01632 960144-12") == ("014412", "960144")
    assert list_stored_suffixes("01632 960144 (12)") == ("014412", "960144")
    assert list_stored_suffixes("960144-960144") == ("960144",)
    assert list_stored_suffixes("212-555-0143") == ("550143",)
    assert list_stored_suffixes("Room 4001") == ("room 4001",)


def test_all_spellings_of_a_number_end_alike() -> None:
    spellings = ["01632 960144", "+44 (0)1632 960144 ext 12", "9 01632 960144", "tel:+44-1632-960144;ext=7"]
    assert {find_number_suffix(text) for text in spellings} == {"960144"}
    assert find_number_suffix(" Sales ") == "sales"


@pytest.mark.parametrize("text", ["01632 960144", "+44 1632 960144", "0044 1632 960144"])
def test_written_number_is_found_in_every_form(text: str) -> None:
    assert {text, "+441632960144", "901632960144"} <= set(find_spellings(text, PLAN))


def test_presented_number_is_found_with_and_without_the_digits_of_an_outside_line() -> None:
    found = find_presented_spellings("901632960144", PLAN, has_prefix=True)

    assert {"+441632960144", "901632960144"} <= set(found)
    assert "" not in found


def test_extension_is_itself() -> None:
    assert find_presented_spellings("4001", PLAN) == ("4001",)


@pytest.mark.parametrize("text", ["Reception", "Room 4001", "anonymous@192.0.2.7", "9732555????"])
def test_text_that_is_no_number_is_only_itself(text: str) -> None:
    assert find_spellings(text, PLAN) == (text,)
    assert find_presented_spellings(text, PLAN) == (text,)


def test_spellings_of_a_presented_number_have_one_key() -> None:
    for text in ("901632960144", "01632960144", "9+441632960144", "441632960144"):
        assert find_presented_key(text, PLAN) == "+441632960144"
    assert find_presented_key("Anonymous", PLAN) == "anonymous"
    # It would have none, and be the same as every other one.
    assert find_presented_key("\N{ZERO WIDTH SPACE}", PLAN) == "\N{ZERO WIDTH SPACE}"
