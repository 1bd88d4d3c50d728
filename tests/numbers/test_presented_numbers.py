"""Numbers as a PBX presents them, and numbers behind the digits of an outside line. All are fictitious."""

from __future__ import annotations

import pytest

from devlink3_desk.numbers.numbering_plan import NumberingPlan, PresentedPrefix
from devlink3_desk.numbers.parsing import DialKind
from devlink3_desk.numbers.plan import (
    build_dial_string,
    parse_presented,
    parse_record,
    parse_written,
)


def test_a_presented_number_may_have_a_plus_behind_the_outside_line() -> None:
    number = parse_presented("9+441632960144", NumberingPlan("GB", "9", 4))
    assert (number.e164, number.digits) == ("+441632960144", "+441632960144")
    assert parse_presented("sip:9%2B441632960144@10.0.0.1", NumberingPlan("GB", "9", 4)).key == number.key
    assert parse_written("9+441632960144", NumberingPlan("GB", "9", 4)) == number
    assert parse_written("9 +44 1632 960144 ext 12", NumberingPlan("GB", "9", 4)).extension == "12"
    assert parse_presented("8+441632960144", NumberingPlan("GB", "9", 4)).kind is DialKind.NONE


@pytest.mark.parametrize("text", ["901632960144@10.0.0.1", "+441632960144@example.com;user=phone"])
def test_a_presented_number_may_have_the_host_of_its_uri(text: str) -> None:
    plan = NumberingPlan("GB", "9", 4)
    assert parse_presented(text, plan).e164 == "+441632960144"
    # In a list, it may be an e-mail address.
    assert parse_written(text, plan).kind is DialKind.NONE


@pytest.mark.parametrize(
    ("country", "prefix", "text", "dialled"),
    [
        ("US", "9", "9911", "911"),
        ("US", "9", "9 911", "911"),
        ("DE", "0", "0112", "112"),
        ("GB", "9", "9112", "112"),
        ("SE", "00", "00112", "112"),
    ],
)
def test_an_emergency_number_behind_the_outside_line_is_one(
    country: str, prefix: str, text: str, dialled: str
) -> None:
    plan = NumberingPlan(country, prefix, 3)
    for parse in (parse_written, parse_presented, parse_record):
        number = parse(text, plan)
        assert (number.kind, build_dial_string(number, plan)) == (DialKind.SERVICE, dialled)
    # With extensions of as many digits, it is dialled as it is.
    number = parse_written(text, NumberingPlan(country, prefix, 5))
    assert (number.kind, build_dial_string(number, plan)) == (DialKind.INTERNAL, text.replace(" ", ""))


def test_an_emergency_number_may_begin_with_the_digit_of_the_outside_line() -> None:
    plan = NumberingPlan("RU", "1", 2)
    for text in ("101", "1101"):
        assert build_dial_string(parse_written(text, plan), plan) == "101"


@pytest.mark.parametrize(
    ("country", "prefix", "presented", "e164", "dialled"),
    [
        # Without the zero, or the 06, that the country dials.
        ("DE", "0", "3616551234", "+493616551234", "003616551234"),
        ("DE", "9", "93616551234", "+493616551234", "903616551234"),
        ("AT", "0", "6641234567", "+436641234567", "006641234567"),
        ("CN", "9", "1012345678", "+861012345678", "901012345678"),
        ("HU", "0", "301234567", "+36301234567", "006301234567"),
        # Without the plus sign.
        ("GB", "9", "49301234567", "+49301234567", "90049301234567"),
        ("GB", "9", "949301234567", "+49301234567", "90049301234567"),
        ("GB", "9", "4930123456", "+4930123456", "9004930123456"),
        ("US", "9", "442079460123", "+442079460123", "9011442079460123"),
        # With two zeros, where the code of the country is an area code, too.
        ("DE", "0", "00493616551234", "+493616551234", "003616551234"),
        ("DE", "0", "0493616551234", "+493616551234", "003616551234"),
        ("DE", "0", "004915112345678", "+4915112345678", "0015112345678"),
        ("DE", "0", "00492112345", "+49492112345", "00492112345"),
        # The zero is the digit of the outside line.
        ("DE", "0", "0116117", None, "0116117"),
        ("FR", "0", "03639", None, "03639"),
        # A mobile number as its country writes it, and not one of Lima that lacks its zero.
        ("PE", "9", "914123456", "+51914123456", "9914123456"),
        ("PE", "9", "9914123456", "+51914123456", "9914123456"),
        ("PE", "9", "9014123456", "+5114123456", "9014123456"),
        # A local number stays one, and an 8 that nobody has sent is no part of a number.
        ("DE", "0", "6551234", None, "06551234"),
        ("RU", "9", "119314915", None, "9119314915"),
    ],
)
def test_a_presented_number_may_lack_what_stands_before_it(
    country: str, prefix: str, presented: str, e164: str | None, dialled: str
) -> None:
    plan = NumberingPlan(country, prefix, 4)
    number = parse_presented(presented, plan)
    assert (number.e164, build_dial_string(number, plan)) == (e164, dialled)


@pytest.mark.parametrize("prefix", ["", "0", "00", "9"])
@pytest.mark.parametrize("text", ["anonymous", "Withheld", "unknown", "Unavailable", "Private"])
def test_a_caller_without_a_number_is_not_called_back(prefix: str, text: str) -> None:
    plan = NumberingPlan("DE", prefix, 4)
    with pytest.raises(ValueError, match=r"\.$"):
        build_dial_string(parse_presented(prefix + text, plan), plan)


@pytest.mark.parametrize("prefix", ["0", "9", "00"])
def test_the_digits_of_an_outside_line_alone_are_no_number_of_a_caller(prefix: str) -> None:
    """A PBX puts them before the number of a caller who withholds it, too."""
    plan = NumberingPlan("DE", prefix, 4)
    with pytest.raises(ValueError, match=r"\.$"):
        build_dial_string(parse_presented(prefix, plan), plan)
    assert build_dial_string(parse_written(prefix, plan), plan) == prefix


@pytest.mark.parametrize(
    ("country", "text", "dialled"),
    [
        ("DE", "0116117", "0116117"),
        ("CH", "01414", "01414"),
        ("FR", "03639", "03639"),
        ("FR", "3639", "03639"),
    ],
)
def test_a_service_behind_the_zero_of_the_outside_line_is_one(country: str, text: str, dialled: str) -> None:
    plan = NumberingPlan(country, "0", 3)
    number = parse_written(text, plan)
    assert (number.kind, build_dial_string(number, plan)) == (DialKind.SERVICE, dialled)


def test_the_setting_decides_where_no_call_has_shown_it() -> None:
    never = NumberingPlan("DE", "0", 4, presented_prefix=PresentedPrefix.NEVER)
    always = NumberingPlan("DE", "0", 4, presented_prefix=PresentedPrefix.ALWAYS)
    assert parse_presented("0043158858", never).e164 == "+43158858"
    assert parse_presented("0043198765", always).e164 == "+4943198765"
    assert parse_presented("0043198765", never, has_prefix=True).e164 == "+4943198765"
    assert parse_presented("+43158858", always).e164 == "+43158858"


def test_only_plain_digits_are_completed() -> None:
    assert parse_presented("0123456789/12", NumberingPlan("FR", "0", 4)).e164 is None
