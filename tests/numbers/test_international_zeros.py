"""``00`` in countries where other digits are dialled before a country code. All numbers are fictitious."""

from __future__ import annotations

import pytest

from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.plan import parse_written


@pytest.mark.parametrize("country", ["SG", "TH", "ID", "HK", "KR", "IL", "BR", "US", "AU", "JP"])
@pytest.mark.parametrize(
    ("text", "e164"),
    [
        ("00 44 20 7946 0123", "+442079460123"),
        ("00 34 91 123 4567", "+34911234567"),
        ("(00) 91 2125550143", "+912125550143"),
    ],
)
def test_zeros_stand_for_a_plus_sign(country: str, text: str, e164: str) -> None:
    assert parse_written(text, NumberingPlan(country, "9", 4)).e164 == e164


@pytest.mark.parametrize("country", ["SG", "TH"])
@pytest.mark.parametrize("text", ["0044 1632 960144", "00441632960144", "00 44 1632 960144"])
def test_a_carrier_makes_no_other_country_of_a_number_that_the_tables_do_not_know(
    country: str, text: str
) -> None:
    """Behind 004, the prefix of a carrier, it would be one of Switzerland."""
    assert parse_written(text, NumberingPlan(country, "9", 4)).e164 == "+441632960144"


@pytest.mark.parametrize(
    ("country", "text", "e164"),
    [
        ("BR", "0014943198765", "+5514943198765"),
        ("JP", "0 03 1234 5678", "+81312345678"),
    ],
)
def test_an_outside_line_and_an_area_code_are_no_country_code(country: str, text: str, e164: str) -> None:
    assert parse_written(text, NumberingPlan(country, "0", 4)).e164 == e164


@pytest.mark.parametrize(
    ("country", "text", "e164"),
    [
        ("SG", "001 44 1632 960144", "+441632960144"),
        ("SG", "008 49 431 98765", "+4943198765"),
        ("TH", "009 1 212 555 0143", "+12125550143"),
        ("KR", "002 44 20 7946 0123", "+442079460123"),
        ("BR", "0015 44 20 7946 0123", "+442079460123"),
        ("AU", "0011 44 1632 960144", "+441632960144"),
    ],
)
def test_the_prefix_of_a_carrier_is_no_part_of_the_number(country: str, text: str, e164: str) -> None:
    assert parse_written(text, NumberingPlan(country, "9", 4)).e164 == e164
