"""Numbers of which a spreadsheet has dropped the zero or the plus sign. All numbers are fictitious."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.plan import build_dial_string, parse_presented, parse_written


@pytest.mark.parametrize(
    ("country", "text", "e164"),
    [
        ("DE", "3616551234", "+493616551234"),
        ("DE", "301234567", "+49301234567"),
        ("DE", "1711234567", "+491711234567"),
        ("DE", "171 1234567", "+491711234567"),
        ("DE", "1711234567 (mobil)", "+491711234567"),
        ("DE", "491711234567", "+491711234567"),
        ("DE", "4943198765", "+4943198765"),
        ("DE", "49 431 98765", "+4943198765"),
        ("AT", "6641234567", "+436641234567"),
        ("AT", "4943198765", "+4943198765"),
        ("GB", "49301234567", "+49301234567"),
        ("GB", "4943198765", "+4943198765"),
        ("GB", "33199001234", "+33199001234"),
        ("FR", "41446681800", "+41446681800"),
        ("US", "442079460123", "+442079460123"),
        # These countries have no zero, and the numbers too many digits for one of theirs.
        ("CZ", "12015550123", "+12015550123"),
        ("ES", "33199001234", "+33199001234"),
        ("EE", "3544101234", "+3544101234"),
        ("NO", "46812345678", "+46812345678"),
        ("IE", "871234567", "+353871234567"),
        ("SE", "701234567", "+46701234567"),
        ("IT", "656851242", "+390656851242"),
        ("IT", "390656851242", "+390656851242"),
        ("IT", "39656851242", "+390656851242"),
        ("IT", "3471234567", "+393471234567"),
        # The tables know both as mobile numbers, which in truth have ten digits.
        ("IT", "375782435", "+390375782435"),
        ("IT", "39 375782435", "+390375782435"),
        ("DE", "+39 375 782435", "+390375782435"),
        # A mobile number that still has nine digits begins as no landline does without its zero.
        ("IT", "335 123456", "+39335123456"),
        # Abroad, many take the zero of Italy for one that is dialled within the country only.
        ("DE", "+39 6 5685 1242", "+390656851242"),
        ("IT", "+39 6 5685 1242", "+390656851242"),
        ("GB", "0039 2 6987 1234", "+390269871234"),
    ],
)
def test_a_number_without_its_zero_or_plus_sign_is_completed(country: str, text: str, e164: str) -> None:
    plan = NumberingPlan(country, "9", 4)
    number = parse_written(text, plan)
    assert (number.e164, number.problem) == (e164, None)
    assert build_dial_string(number, plan) == build_dial_string(parse_written(e164, plan), plan)
    assert parse_presented(text.split(" (", maxsplit=1)[0].replace(" ", ""), plan).e164 == e164


@pytest.mark.parametrize(
    ("country", "text", "e164"),
    [
        ("BR", "(11) 8765-4321", "+5511987654321"),
        ("BR", "0xx11 8765-4321", "+5511987654321"),
        ("BR", "(0**11) 8765-4321", "+5511987654321"),
        ("PT", "+55 11 8765-4321", "+5511987654321"),
        ("BR", "(11) 3234-5678", "+551132345678"),
        ("BR", "(11) 98765-4321", "+5511987654321"),
    ],
)
def test_a_mobile_number_of_brazil_has_a_nine_since_2016(country: str, text: str, e164: str) -> None:
    assert parse_written(text, NumberingPlan(country, "0", 4)).e164 == e164


def test_the_first_digit_of_a_number_abroad_is_none_of_an_outside_line() -> None:
    assert parse_written("971 50 123 4567", NumberingPlan("HK", "9", 4)).e164 == "+971501234567"


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("IT", "0338 1234567"), ("IT", "(0338) 1234567"), ("IT", "+39 0338 1234567"),
        ("DE", "+39 (0)338 1234567"), ("GB", "0039 0338/1234567"),
    ],
)  # fmt: skip
def test_a_mobile_number_of_italy_has_no_zero_since_2001(country: str, text: str) -> None:
    assert parse_written(text, NumberingPlan(country, "9", 4)).e164 == "+393381234567"


@pytest.mark.parametrize(
    ("presented", "e164", "dialled"),
    [
        ("0375782435", "+390375782435", "00375782435"),
        ("00375782435", "+390375782435", "00375782435"),
        ("03757824351", "+393757824351", "03757824351"),
        ("0335123456", "+39335123456", "0335123456"),
    ],
)
def test_a_caller_of_italy_with_nine_digits_behind_the_zero_is_a_landline(
    presented: str, e164: str, dialled: str
) -> None:
    plan = NumberingPlan("IT", "0", 4)
    number = parse_presented(presented, plan)
    assert (number.e164, build_dial_string(number, plan)) == (e164, dialled)


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("DE", "6551234"), ("DE", "43198765"), ("DE", "655-12345"), ("DE", "65512-1234"), ("US", "5550143"),
        ("GB", "960144"), ("BR", "912345678"), ("AR", "1551234567"), ("AT", "158858"),
        ("IT", "6551234"), ("IT", "12345"), ("IT", "40404"),
    ],
)  # fmt: skip
def test_a_local_number_is_not_completed(country: str, text: str) -> None:
    assert parse_written(text, NumberingPlan(country, "9", 4)).e164 is None


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        # The digits of an outside line at another site, and an extension.
        (NumberingPlan("DE", "0", 4), "9 0800 1234567"),
        (NumberingPlan("US", "", 4), "9 1-212-555-0143"),
        (NumberingPlan("GB", "0", 4), "9 1-212-555-0143"),
        (NumberingPlan("PL", "0", 3), "601 234 567 12"),
        (NumberingPlan("GB", "9", 4), "493 01234567"),
        (NumberingPlan("GB", "9", 4), "49301 234567"),
    ],
)
def test_digits_before_and_behind_a_number_make_no_other_one_of_it(plan: NumberingPlan, text: str) -> None:
    assert parse_written(text, plan).e164 is None


@pytest.mark.parametrize(
    "text",
    ["49 30 1234567", "49-30-1234567", "(49) 30 1234567", "49301234567 x12", "4930 1234567", "4930/1234567"],
)
def test_a_number_in_groups_lacks_the_plus_sign_if_the_first_has_a_country_code(text: str) -> None:
    assert parse_written(text, NumberingPlan("GB", "9", 4)).e164 == "+49301234567"


@given(
    st.sampled_from(["GB", "DE", "FR", "AT", "CH", "NL", "ES", "PL", "CZ", "HU", "US", "AU", "IT", "PT"]),
    st.sampled_from([0, 1]),
    st.integers(1, 9999),
)
def test_an_extension_behind_a_number_without_its_zero_makes_no_number_abroad_of_it(
    country: str, kind: int, extension: int
) -> None:
    example = phonenumbers.example_number_for_type(country, kind)
    assert example is not None
    e164 = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
    written = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    groups = written.partition(" ")[2]
    found = parse_written(f"{groups} {extension}", NumberingPlan(country, "", 4)).e164
    assert found is None or found.startswith(e164)


@given(
    st.sampled_from(["GB", "DE", "FR", "AT", "CH", "NL", "ES", "PL", "CZ", "HU", "US", "AU", "IT"]), st.data()
)
def test_the_digits_of_e164_are_that_number_in_every_neighbouring_country(
    country: str, data: st.DataObject
) -> None:
    region = data.draw(st.sampled_from(["GB", "DE", "FR", "CH", "NL", "BE", "ES", "DK", "LU", "PL", "CZ"]))
    example = phonenumbers.example_number_for_type(region, 1)
    assert example is not None
    e164 = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
    plan = NumberingPlan(country, "9", 4)
    found = parse_written(e164.removeprefix("+"), plan).e164
    # Only where a country has a number of its own with these digits, it is that one.
    at_home = parse_written(f"+{phonenumbers.country_code_for_region(country)}{e164[1:]}", plan)
    assert found in (e164, at_home.e164)
    if country == region:
        assert found == e164
