"""Numbers that people write with the digits of an outside line before them. All numbers are fictitious."""

from __future__ import annotations

from collections.abc import Callable

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.contacts.cells import iter_numbers
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.parsing import TelephoneNumber
from devlink3_desk.numbers.plan import build_dial_string, parse_record, parse_written
from devlink3_desk.numbers.search import find_number_suffix

DE, GB, US = NumberingPlan("DE", "0", 4), NumberingPlan("GB", "9", 4), NumberingPlan("US", "9", 4)
COUNTRIES = ("GB", "DE", "AT", "CH", "FR", "BE", "NL", "NZ", "JP", "IE", "PL", "CZ", "GR", "ES", "US", "BR")


@pytest.mark.parametrize(
    "text",
    [
        "0 0431 98765", "0-0431-98765", "0/0431/98765", "0 - 0431 98765", "0.0431.98765", "(0) 0431 98765",
        "(0)0431 98765", "(0)0431/98765", "0 (0431) 98765", "0,0431 98765", "0,,043198765", "0p043198765",
        "0w043198765", "0, 0431/98765", "Tel: 0 0431 98765", "0 +49 431 98765", "(0)+49 431 98765",
        "0,+49 431 98765", "0-0049-431-98765",
    ],
)  # fmt: skip
def test_digits_of_an_outside_line_that_stand_apart_are_no_part_of_a_number(text: str) -> None:
    """As one number, they would be one in Vienna."""
    number = parse_written(text, DE)
    assert (number.e164, build_dial_string(number, DE)) == ("+4943198765", "0043198765")
    assert find_number_suffix(text) == find_number_suffix("0043198765")


@pytest.mark.parametrize(
    ("text", "plan", "e164"),
    [
        ("0043 1 98765", DE, "+43198765"),
        ("00 43 1 98765", DE, "+43198765"),
        ("0 0043 1 98765", DE, "+43198765"),
        ("0 00 43 1 98765", DE, "+43198765"),
        # In this style, the zero of an area code stands apart.
        ("0 431/9 87 65", DE, "+4943198765"),
        ("(0 431) 9 87 65", DE, "+4943198765"),
        ("+49 (0)431 98765", DE, "+4943198765"),
        ("9 01632 960144", GB, "+441632960144"),
        ("9,01632 960144", GB, "+441632960144"),
        ("(9)+44 1632 960144", GB, "+441632960144"),
        ("9,1-212-555-0143", US, "+12125550143"),
        ("9w12125550143", US, "+12125550143"),
        ("9 706 003 870", NumberingPlan("CZ", "9", 4), "+420706003870"),
        # With the 9, it is the mailbox of that number.
        ("9 601 123 456", NumberingPlan("CZ", "9", 4), "+420601123456"),
        ("9 21 0412 3456", NumberingPlan("GR", "9", 4), "+302104123456"),
        ("92104123456", NumberingPlan("GR", "9", 4), "+302104123456"),
        ("9063787708", NumberingPlan("NZ", "9", 4), "+6463787708"),
        ("0 347 123 4567", NumberingPlan("IT", "0", 4), "+393471234567"),
        # Of a range that the tables do not know, at least the country is known.
        ("00350 123 45678", DE, "+35012345678"),
        ("9 06 378 7708", NumberingPlan("NZ", "9", 4), "+6463787708"),
        ("0 02 6987 1234", NumberingPlan("IT", "0", 4), "+390269871234"),
        ("0 375 7824351", NumberingPlan("IT", "0", 4), "+393757824351"),
        ("0 800 123456", NumberingPlan("IT", "0", 4), "+39800123456"),
        # The last digits are no extension.
        ("9 00 1 201-555-0123", GB, "+12015550123"),
        ("9001-201-555-0123", GB, "+12015550123"),
        ("9 011 82 2-212-3456", US, "+8222123456"),
        ("9011-82-2-212-3456", US, "+8222123456"),
        # The 9 of a mobile number stands apart in this country, and is no digit of an outside line.
        ("9 6002 0509", NumberingPlan("CL", "9", 4), "+56960020509"),
        ("9 11 2345 6789", NumberingPlan("AR", "9", 4), "+5491123456789"),
    ],
)  # fmt: skip
def test_what_stands_apart_decides_only_where_the_rest_is_a_number(
    text: str, plan: NumberingPlan, e164: str
) -> None:
    assert parse_written(text, plan).e164 == e164


@pytest.mark.parametrize("text", ["0,6551234", "0, 6551234", "0w6551234", "(0),6551234", "0,,655 12 34"])
@pytest.mark.parametrize("parse", [parse_written, parse_record])
def test_a_local_number_behind_a_pause_has_no_zero(
    parse: Callable[[str, NumberingPlan], TelephoneNumber], text: str
) -> None:
    """With the zero before the pause, it would be one of another town."""
    number = parse(text, DE)
    assert (number.e164, build_dial_string(number, DE)) == (None, "06551234")


@pytest.mark.parametrize(
    ("text", "plan", "e164"),
    [
        ("0,020 7946 0123", GB, "+442079460123"),
        ("0,+49 431 98765", GB, "+4943198765"),
        ("9,0431 98765", DE, "+4943198765"),
        ("9,0044 20 7946 0123", DE, "+442079460123"),
        ("0,01632 960144", GB, "+441632960144"),
        ("8,1-212-555-0143", US, "+12125550143"),
        # These are digits of the number.
        ("1,212 555 0143", US, "+12125550143"),
        ("01, 632 960144", GB, "+441632960144"),
        ("02,6987 1234", NumberingPlan("IT", "0", 4), "+390269871234"),
    ],
)
def test_digits_of_another_site_stand_before_a_pause_and_a_whole_number(
    text: str, plan: NumberingPlan, e164: str
) -> None:
    assert parse_written(text, plan).e164 == e164


@pytest.mark.parametrize(
    ("text", "plan", "dialled"),
    [
        ("0,6551234", GB, "96551234"),
        ("8p6551234", GB, "96551234"),
        ("9,431 98765", NumberingPlan("DE", "", 4), "43198765"),
        ("8,555-0143", US, "95550143"),
    ],
)
def test_digits_of_another_site_are_no_part_of_a_local_number(
    text: str, plan: NumberingPlan, dialled: str
) -> None:
    number = parse_written(text, plan)
    assert (number.e164, build_dial_string(number, plan)) == (None, dialled)


@pytest.mark.parametrize(
    ("text", "plan", "dialled"),
    [
        ("0,112", DE, "112"),
        ("9,999", GB, "999"),
        ("Emergency: 9w911", US, "911"),
        ("9,118118", GB, "9118118"),
    ],
)
def test_a_service_behind_a_pause_is_dialled(text: str, plan: NumberingPlan, dialled: str) -> None:
    assert build_dial_string(parse_written(text, plan), plan) == dialled


@pytest.mark.parametrize("text", ["9,112", "0,4001"])
def test_neither_digits_of_another_site_nor_extensions_stand_before_a_pause(text: str) -> None:
    assert parse_written(text, DE).problem is not None


@pytest.mark.parametrize(
    ("country", "text", "e164"),
    [
        # The numbers of Australia, the Netherlands and Belarus have more digits.
        ("FR", "00612345678", "+33612345678"),
        ("NL", "006 12345678", "+31612345678"),
        ("SI", "0031 234 567", "+38631234567"),
        ("HU", "006 20 123 4567", "+36201234567"),
        ("IT", "00375782435", "+390375782435"),
        ("FR", "0061 2 3456 7890", "+61234567890"),
        ("DE", "00441632960144", "+441632960144"),
        ("DE", "0049 0431 98765", "+4943198765"),
    ],
)
def test_zeros_are_a_plus_sign_only_before_as_many_digits_as_numbers_have_there(
    country: str, text: str, e164: str
) -> None:
    assert parse_written(text, NumberingPlan(country, "0", 4)).e164 == e164


def test_a_contact_keeps_the_pause_behind_the_digits_of_an_outside_line() -> None:
    (number,) = iter_numbers("Büro: 0,6551234 (Zentrale)")
    assert (number.text, parse_written(number.text, DE).e164) == ("0,6551234", None)


def test_an_extension_stays_with_the_number_behind_the_digits_of_an_outside_line() -> None:
    number = parse_written("0 0431 98765 ext 12", DE)
    assert (number.e164, number.extension) == ("+4943198765", "12")


@given(st.sampled_from(COUNTRIES), st.sampled_from(["0", "9"]), st.sampled_from([0, 1]), st.data())
def test_a_number_behind_the_digits_of_an_outside_line_is_the_same_number(
    country: str, prefix: str, kind: int, data: st.DataObject
) -> None:
    plan = NumberingPlan(country, prefix, 4)
    example = phonenumbers.example_number_for_type(country, kind)
    if example is None:
        return
    e164 = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
    written = data.draw(
        st.sampled_from(
            [
                phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.NATIONAL),
                phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.INTERNATIONAL),
                e164,
            ]
        )
    )
    separator = data.draw(st.sampled_from([" ", ",", ", ", "-", " - "]))
    number = parse_written(f"{prefix}{separator}{written}", plan)
    assert number.e164 == e164
    assert build_dial_string(number, plan) == build_dial_string(parse_written(e164, plan), plan)
