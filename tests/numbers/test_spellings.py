"""All ways to write one number are found from each of them."""

from __future__ import annotations

import pytest

from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.search import find_presented_spellings, find_spellings

PLAN = NumberingPlan(country="GB", outside_prefix="9", extension_digits=4)


@pytest.mark.parametrize("text", ["01632 960144", "+44 1632 960144", "0044 1632 960144"])
def test_written_number_is_found_in_every_form(text: str) -> None:
    assert {text, "+441632960144", "901632960144"} <= set(find_spellings(text, PLAN))


def test_presented_number_is_found_with_and_without_the_digits_of_an_outside_line() -> None:
    found = find_presented_spellings("901632960144", PLAN, has_prefix=True)

    assert {"+441632960144", "901632960144"} <= set(found)
    assert "" not in found


def test_extension_is_itself() -> None:
    assert find_presented_spellings("4001", PLAN) == ("4001",)


def test_text_that_is_no_number_is_only_itself() -> None:
    assert find_spellings("Reception", PLAN) == ("Reception",)
