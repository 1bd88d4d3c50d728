"""Extensions, quotation marks and labels of all kinds beside a number. All numbers are fictitious."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.parsing import DialKind
from devlink3_desk.numbers.plan import build_dial_string, parse_written
from devlink3_desk.numbers.search import find_number_suffix
from devlink3_desk.numbers.several_numbers import split_numbers

GB, DE, US = NumberingPlan("GB", "9", 4), NumberingPlan("DE", "0", 4), NumberingPlan("US", "9", 4)


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        # Behind a whole number, no more digits can belong to it.
        ("01632 960144-12", "12"), ("01632 960144 -12", "12"), ("01632 960144 - 12", "12"),
        ("01632 960144 (12)", "12"), ("01632 960144 (-12)", "12"), ("(01632) 960144-12", "12"),
        ("+44 1632 960144-12", "12"), ("01632-960144-12", "12"),
        ("01632 960144*12", "12"), ("01632 960144 * 12", "12"), ("01632 960144, 12", "12"),
        ("01632 960144; 12", "12"), ("01632 960144 ; 12", "12"),
        ("01632 960144,,12#,,1#", "12"), ("+441632960144p12p3", "12"),
        # The first of several.
        ("01632 960144 x12, x13", "12"), ("01632 960144 x12/x13", "12"),
        ("01632 960144 ext 12 & ext 13", "12"),
        ("01632 960144, intern 12", "12"),
        ("01632 960144 exts 12", "12"), ("01632 960144 extension 12, 13", "12"),
        ("01632 960144 extensión 12", "12"), ("01632 960144 wew. 12", "12"),
        ("01632 960144/12 DW", "12"), ("01632 960144 / 12DW", "12"), ("01632 960144, 12 ext.", "12"),
        ("01632 960144/12 (Durchwahl)", "12"), ("01632 960144 / -12 Kl.", "12"),
        ("01632 960144 dahili 12", "12"), ("01632 960144 ankn. 12", "12"), ("01632 960144 mellék 12", "12"),
    ],
)  # fmt: skip
def test_digits_behind_a_whole_number_are_an_extension(text: str, extension: str) -> None:
    (part,) = split_numbers(text)
    number = parse_written(part, GB)
    assert (number.e164, number.extension) == ("+441632960144", extension)
    assert build_dial_string(number, GB) == "901632960144"


@pytest.mark.parametrize(
    ("text", "plan", "e164", "extension"),
    [
        ("212-555-0143-12", US, "+12125550143", "12"),
        ("(212) 555-0143 (12)", US, "+12125550143", "12"),
        ("01 99 00 12 34 (12)", NumberingPlan("FR", "0", 4), "+33199001234", "12"),
        # In Germany, they are that of a direct line, which may have any length.
        ("0431 98765-12", DE, "+494319876512", ""),
        ("0431 98765 (-12)", DE, "+494319876512", ""),
        ("0431-98-76-54", DE, "+49431987654", ""),
        # The first of a range.
        ("0431 98765-10 - 19", DE, "+494319876510", ""),
        ("0431 98765-1 - 9", DE, "+49431987651", ""),
        ("030 - 123456 - 0", DE, "+49301234560", ""),
    ],
)
def test_the_country_says_whether_more_digits_belong_to_a_number(
    text: str, plan: NumberingPlan, e164: str, extension: str
) -> None:
    number = parse_written(text, plan)
    assert (number.e164, number.extension) == (e164, extension)


@pytest.mark.parametrize(
    ("text", "first"), [("4001-4005", "4001"), ("4001 - 4005", "4001"), ("201-209", "201")]
)
def test_of_a_range_of_extensions_the_first_is_dialled(text: str, first: str) -> None:
    for plan in (GB, DE, NumberingPlan("GB", "9", 6)):
        number = parse_written(text, plan)
        assert (number.kind, build_dial_string(number, plan)) == (DialKind.INTERNAL, first)


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("4001-4105", GB),
        ("4005-4001", GB),
        ("401-4005", GB),
        ("4001-4005", NumberingPlan("GB", "9", 3)),
        ("4001-4005", NumberingPlan("AR", "9", 4)),
        ("4001-4005", NumberingPlan("JP", "0", 4)),
    ],
)
def test_other_digits_with_a_hyphen_are_one_number(text: str, plan: NumberingPlan) -> None:
    number = parse_written(text, plan)
    assert (number.kind, number.digits) == (DialKind.OUTSIDE, text.replace("-", ""))


def test_only_the_last_of_several_hyphens_may_begin_an_extension() -> None:
    assert parse_written("01632 960144-12-3", GB).e164 is None
    number = parse_written("01632-960144-12", GB)
    assert (number.e164, number.extension) == ("+441632960144", "12")


@pytest.mark.parametrize("separator", [",", ";", " /", " -", " &", ", "])
@pytest.mark.parametrize("end", [" x12", ",,12#", " (9-17)", " (01.02.2026)", "*", " (Ann)", " #12"])
def test_a_separator_behind_it_changes_no_number(end: str, separator: str) -> None:
    number, alone = (
        parse_written(f"01632 960144{end}{separator}", GB),
        parse_written(f"01632 960144{end}", GB),
    )
    assert (number.e164, number.extension) == ("+441632960144", alone.extension)


@pytest.mark.parametrize("text", ["9*4001", "*21*01632960144#", "4001*12", "*9*4001#"])
def test_a_star_behind_a_short_number_is_part_of_a_service_code(text: str) -> None:
    number = parse_written(text, GB)
    assert (number.kind, number.digits) == (DialKind.SERVICE, text)


@pytest.mark.parametrize(
    "text",
    [
        "\N{LEFT DOUBLE QUOTATION MARK}01632 960144\N{RIGHT DOUBLE QUOTATION MARK}",
        "\N{DOUBLE LOW-9 QUOTATION MARK}01632 960144\N{LEFT DOUBLE QUOTATION MARK}",
        "\N{LEFT SINGLE QUOTATION MARK}01632 960144\N{RIGHT SINGLE QUOTATION MARK}",
        "\xab\xa001632 960144\xa0\xbb", "`01632 960144`", "<01632 960144>", "01632 960144!",
        "01632 960144 !!",
        "01632, 960144", "(01632),960144",
        "9-17 Uhr 01632 960144", "9:00-17:00 Uhr: +44 1632 960144",
        "\u2460 01632 960144", "0\ufe0f\u20e31\ufe0f\u20e3632 960144",
        "\N{CHECK MARK} 01632 960144", "01632 960144 \N{CHECK MARK}", "\N{RIGHTWARDS ARROW} 01632 960144",
        "01632 960144 \xae", "01632 960144 \N{BLACK TELEPHONE}", "|01632 960144|", "_01632 960144_",
        "**01632 960144**", "*01632 960144*", "01632\N{FRACTION SLASH}960144", "01632 960144 PIN: 1234",
        "01632 960144 (Code: 1234)", "01632 960144, Room: 12",
        "01632 960144a", "01632960144Fax", "01632 960144E",
        "[01632] 960144", "[+44] 1632 960144", '"Nora" <01632960144>', "Nora Northfield <+44 1632 960144>",
        "Ph 01632 960144", "Tlf 01632 960144", "Tfno. 01632 960144", "Ruf 01632 960144", "Std 01632 960144",
        "Cel 01632 960144", "N\N{DEGREE SIGN} 01632 960144", "01632 960144 *new*", "01632 960144 +",
        "{01632 960144}", "[01632-960144]", "[(01632) 960144]",
    ],
)  # fmt: skip
def test_quotation_marks_brackets_and_labels_are_no_part_of_a_number(text: str) -> None:
    number = parse_written(text, GB)
    assert (number.e164, build_dial_string(number, GB)) == ("+441632960144", "901632960144")
    assert find_number_suffix(text) == find_number_suffix("901632960144")


@given(
    st.sampled_from(["01632 960144", "+44 1632 960144", "(01632) 960144", "0044 1632 960144"]),
    st.sampled_from(
        [" x", "x", " ext ", " ext. ", " extension ", ", x", " (ext ", " Durchwahl ", " poste ", "#", "-"]
    ),
    st.integers(1, 99_999).map(str),
)
def test_the_extension_never_changes_the_number(number: str, sign: str, extension: str) -> None:
    text = f"{number}{sign}{extension}{')' if '(' in sign else ''}"
    (part,) = split_numbers(text)
    parsed = parse_written(part, GB)
    assert (parsed.e164, parsed.extension) == ("+441632960144", extension)


def test_a_long_list_of_extensions_with_another_sign_behind_it_is_no_number() -> None:
    # A regular expression that tries all ways to read the blanks in it would not end.
    text = "01632 960144 ext 0" + "/ext 0" * 45 + "?"
    assert parse_written(text, GB).kind is DialKind.NONE


@pytest.mark.parametrize("words", ["2nd", "3og", "1a", "2x"])
def test_a_digit_of_words_apart_from_a_number_is_no_part_of_it(words: str) -> None:
    assert parse_written(f"030 1234567 {words}", DE).kind is DialKind.NONE


def test_a_word_right_behind_a_number_in_pairs_is_no_part_of_it() -> None:
    number = parse_written("01 99 00 12 34Fax", NumberingPlan("FR", "0", 4))
    assert number.e164 == "+33199001234"


@pytest.mark.parametrize(
    "text", ["Ann (212) 555-0143", "Ann Archer 212-555-0143", "Ann: 212.555.0143 (Sales)"]
)
def test_a_name_before_a_number_of_north_america_is_no_part_of_it(text: str) -> None:
    assert parse_written(text, US).e164 == "+12125550143"


@pytest.mark.parametrize("text", ["0151 23456789-12", "0151 23456789 (12)", "+49 151 23456789-12"])
def test_a_number_that_cannot_be_longer_has_an_extension(text: str) -> None:
    """A line in Germany may be longer, a mobile number has as many digits as all others."""
    number = parse_written(text, DE)
    assert (number.e164, number.extension) == ("+4915123456789", "12")
    assert parse_written("0431 98765-12", DE).e164 == "+494319876512"
