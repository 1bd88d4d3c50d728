"""Opening hours and dates beside numbers, which are no part of them. All numbers are fictitious."""

from __future__ import annotations

import pytest

from devlink3_desk.contacts.cells import iter_numbers
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.plan import build_dial_string, parse_written
from devlink3_desk.numbers.several_numbers import split_numbers

GB = NumberingPlan("GB", "9", 4)


@pytest.mark.parametrize(
    "hours",
    [
        "24/7", ", 24 / 7", "(24/7)", "- 24x7", "24/7/365", "24h/24 7j/7", "24/24, 7/7",
        "(9-17)", "(9-5)", "9-5", "9 - 17", "(8.30-17.00)", "(8:00 - 12:30)", "9am-5pm", "8h30-12h30",
        "(lun-ven 9h-12h / 14h-18h)", "/ Mon-Fri 9-5", "; 9-17 Uhr", ", 9-17", "(Mo-Fr 8-12/13-17)",
        "(since 01/02/2024)", "(until 2024-12-31)", "since 1/2/2024", "(seit 01.02.2024)",
    ],
)  # fmt: skip
def test_hours_and_dates_are_no_part_of_a_number(hours: str) -> None:
    text = f"01632 960147 {hours}"
    (single,) = split_numbers(text)
    assert build_dial_string(parse_written(single, GB), GB) == "901632960147"
    (number,) = iter_numbers(text)
    assert (number.text, number.problem) == ("01632 960147", None)


@pytest.mark.parametrize("hours", ["(01.02.2026)", "(2026-02-01)", "(1/2/2026)", "(9-17)", "(24/7)"])
@pytest.mark.parametrize("number", ["4001", "01632 960147"])
def test_hours_and_dates_in_brackets_are_no_part_of_an_extension_either(number: str, hours: str) -> None:
    parsed = parse_written(f"{number} {hours}", GB)
    assert parsed == parse_written(number, GB)


@pytest.mark.parametrize("text", ["24/7 01632 960147", "24/7: +44 1632 960147", "Hotline 24/7: 01632 960147"])
def test_hours_may_stand_before_a_number(text: str) -> None:
    assert parse_written(text, GB).e164 == "+441632960147"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("01632 960124/7", ["01632 960124", "01632 960127"]),
        ("01 99 00 12 24/7", ["01 99 00 12 24", "01 99 00 12 27"]),
        ("+43 1234 564 24/7", ["+43 1234 564 24", "+43 1234 564 27"]),
        ("32 12 34 56 24/7", ["32 12 34 56 24/7"]),
        ("01632 960144 24/7, 07700 900105", ["01632 960144 24/7", "07700 900105"]),
        ("01632 960144 (9-17), 07700 900105 (24/7)", ["01632 960144 (9-17)", "07700 900105 (24/7)"]),
        ("Tel. 01632 960144 24/7 Fax 01632 960145", ["Tel. 01632 960144 24/7", "Fax 01632 960145"]),
        (
            "01632 960124/7, 01632 960144 24/7; 07700 900105 (24/7)",
            ["01632 960124", "01632 960127", "01632 960144 24/7", "07700 900105 (24/7)"],
        ),
        ("01632 960144 (24/7, Nora) 07700 900105", ["01632 960144 (24/7, Nora)", "07700 900105"]),
        ("24/7 01632 960144", ["24/7 01632 960144"]),
        ("912 345 678, 24/7", ["912 345 678, 24/7"]),
        # These are digits of numbers.
        ("01 99 00 12-14", ["01 99 00 12-14"]),
        ("0361 655 12-14", ["0361 655 12-14"]),
        ("+1 212 555 01-13", ["+1 212 555 01-13"]),
        ("030 123456-10/-12", ["030 123456-10", "030 123456-12"]),
        ("22/12 34 56", ["22/12 34 56"]),
        ("(030) 12.34.2026", ["(030) 12.34.2026"]),
    ],
)
def test_hours_are_told_apart_from_other_numbers(text: str, numbers: list[str]) -> None:
    assert list(split_numbers(text)) == numbers
