"""Letters in numbers: words beside them, digits of the keypad and placeholders. All are fictitious."""

from __future__ import annotations

import contextlib

import pytest

from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.parsing import DialKind
from devlink3_desk.numbers.plan import build_dial_string, parse_written
from devlink3_desk.numbers.several_numbers import split_numbers

GB, DE, US = NumberingPlan("GB", "9", 4), NumberingPlan("DE", "0", 4), NumberingPlan("US", "9", 4)


@pytest.mark.parametrize(
    "text",
    ["030 1234567Fax", "030/1234567/Fax", "030 1234567 App 12", "030 1234567 24h", "030 1234567-privat"],
)
def test_where_numbers_have_any_length_words_behind_one_are_no_digits(text: str) -> None:
    (single,) = split_numbers(text)
    number = parse_written(single, DE)
    assert number.e164 in {"+49301234567", None}
    with contextlib.suppress(ValueError):
        assert build_dial_string(number, DE) == "00301234567"


@pytest.mark.parametrize(
    ("text", "dialled"),
    [
        ("212 555 HELP", "912125554357"),
        ("1 800 555 TALK", "918005558255"),
        ("1 800 FLOWERS", "918003569377"),
        ("212 555 0143 NORA", "912125550143"),
        ("555-0143 NORA", "95550143"),
    ],
)
def test_a_word_behind_a_blank_may_be_the_end_of_a_number_in_north_america(text: str, dialled: str) -> None:
    assert build_dial_string(parse_written(text, US), US) == dialled


@pytest.mark.parametrize("text", ["1-800-FLOWERS;12", "1-800-FLOWERS ; 12#", "1-800-FLOWERS,12"])
def test_digits_are_sent_behind_letters_of_a_number(text: str) -> None:
    number = parse_written(text, US)
    assert (number.e164, number.extension) == ("+18003569377", "12")


@pytest.mark.parametrize(
    ("country", "text"), [("LU", "2e517"), ("FI", "9539t12"), ("NZ", "86c3 801 7T"), ("AT", "01 58l58 0")]
)
def test_a_letter_alone_is_no_digit(country: str, text: str) -> None:
    assert parse_written(text, NumberingPlan(country, "9", 4)).kind is DialKind.NONE


def test_the_carrier_may_be_left_open_in_brazil() -> None:
    assert parse_written("0xx11 2345-6789", NumberingPlan("BR", "0", 4)).e164 == "+551123456789"


@pytest.mark.parametrize("text", ["Room 4001", "box 4001", "index 4001", "text 4001"])
def test_another_word_before_digits_makes_no_number(text: str) -> None:
    assert parse_written(text, GB).kind is DialKind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "Ext 4001",
        "extn 4001",
        "x4001",
        "Extn4001",
        "Extension: 4001",
        "Durchwahl 4001",
        "DW 4001",
        "poste 4001",
    ],
)
def test_an_extension_alone_is_an_internal_number(text: str) -> None:
    number = parse_written(text, GB)
    assert number.kind is DialKind.INTERNAL
    assert build_dial_string(number, GB) == "4001"


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("DE", "030 xxxxxx"),
        ("DE", "+49 30 XXXXXXX"),
        ("DE", "0171-xxx xxxx"),
        ("DE", "030/nnnnnn"),
        ("DE", "030 123456 xx"),
        ("DE", "030 123456-xxx"),
        ("AT", "+43 1 xxx xxx"),
        ("US", "212-555-xxxx"),
        ("US", "+1 212 555 xxxx"),
        ("US", "212-XXX-0143"),
        ("GB", "+44 1632 xxxxxx"),
        ("GB", "01632 960 xxx"),
        ("GB", "+44 1632 tba"),
    ],
)
def test_a_placeholder_makes_no_number(country: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        build_dial_string(parse_written(text, NumberingPlan(country, "9", 4)), GB)


@pytest.mark.parametrize("text", ["030 unbekannt", "030 keine", "0 30 abc defg", "0431 folgt"])
def test_a_word_behind_an_area_code_makes_no_number(text: str) -> None:
    assert parse_written(text, DE).kind is DialKind.NONE


@pytest.mark.parametrize(
    ("country", "text", "dialled"),
    [
        ("DE", "0800 ANRUFEN", "08002678336"),
        ("DE", "0700 VANITYNR", "070082648967"),
        ("GB", "0800 REVERSE", "08007383773"),
        ("AU", "13 CATS", "132287"),
        ("AU", "1800 NO SPAM", "1800667726"),
    ],
)
def test_letters_are_digits_of_numbers_that_have_no_place(country: str, text: str, dialled: str) -> None:
    plan = NumberingPlan(country, "0", 4)
    assert build_dial_string(parse_written(text, plan), plan) == "0" + dialled


@pytest.mark.parametrize("text", ["01632 96014x", "020 7946 000X", "+44 1632 96014x"])
def test_an_x_right_behind_a_number_stands_for_a_digit(text: str) -> None:
    number = parse_written(text, NumberingPlan("GB", "9", 4))
    assert (number.e164, str(number.problem)) == (
        None,
        f"“{text}” is not a phone number: {text[-1]} cannot be dialled.",
    )
