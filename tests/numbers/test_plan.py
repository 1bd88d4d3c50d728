"""What numbers mean and how they are dialled, in many countries. All numbers are fictitious."""

from __future__ import annotations

import contextlib
import re

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.parsing import DialKind
from devlink3_desk.numbers.plan import (
    build_dial_string,
    format_e164,
    format_national_digits,
    parse_presented,
    parse_written,
)
from devlink3_desk.numbers.several_numbers import split_numbers

PLANS = {
    "GB": NumberingPlan("GB", "9", 4),
    "DE": NumberingPlan("DE", "0", 4),
    "AT": NumberingPlan("AT", "0", 3),
    "CH": NumberingPlan("CH", "0", 4),
    "IT": NumberingPlan("IT", "0", 4),
    "FR": NumberingPlan("FR", "0", 4),
    "ES": NumberingPlan("ES", "0", 4),
    "NL": NumberingPlan("NL", "0", 4),
    "SE": NumberingPlan("SE", "00", 4),
    "DK": NumberingPlan("DK", "0", 4),
    "PL": NumberingPlan("PL", "9", 4),
    "US": NumberingPlan("US", "9", 4),
    "AU": NumberingPlan("AU", "0", 4),
    "JP": NumberingPlan("JP", "0", 4),
    "IN": NumberingPlan("IN", "0", 4),
    "RU": NumberingPlan("RU", "9", 4),
    "SG": NumberingPlan("SG", "9", 4, international_prefix="001"),
    "BR": NumberingPlan("BR", "0", 4, international_prefix="0015"),
    "MX": NumberingPlan("MX", "9", 4),
    "AR": NumberingPlan("AR", "9", 4),
}

# Country, as it is written, as the line carries it, E.164, what is dialled behind the outside digits.
NATIONAL = [
    ("GB", "01632 960144", "01632960144", "+441632960144", "01632960144"),
    ("GB", "+44 (0)1632 960144", "01632960144", "+441632960144", "01632960144"),
    ("GB", "07700 900105", "07700900105", "+447700900105", "07700900105"),
    ("DE", "0361 6551234", "03616551234", "+493616551234", "03616551234"),
    ("DE", "0431 / 98765", "043198765", "+4943198765", "043198765"),
    ("DE", "+49 (0) 203 304-1234", "02033041234", "+492033041234", "02033041234"),
    ("DE", "030 23125123", "03023125123", "+493023125123", "03023125123"),
    ("AT", "01 58858", "0158858", "+43158858", "0158858"),
    ("CH", "044 318 18 14", "0443181814", "+41443181814", "0443181814"),
    ("IT", "06 5685 1242", "0656851242", "+390656851242", "0656851242"),
    ("IT", "+39 (0)2 1234 5678", "0212345678", "+390212345678", "0212345678"),
    ("FR", "01 99 00 12 34", "0199001234", "+33199001234", "0199001234"),
    ("FR", "+33 (0)1 99 00 12 34", "0199001234", "+33199001234", "0199001234"),
    ("ES", "912 345 678", "912345678", "+34912345678", "912345678"),
    ("NL", "020 123 4567", "0201234567", "+31201234567", "0201234567"),
    ("SE", "08-465 004 10", "0846500410", "+46846500410", "0846500410"),
    ("DK", "32 12 34 56", "32123456", "+4532123456", "32123456"),
    ("PL", "22 123 45 67", "221234567", "+48221234567", "221234567"),
    ("US", "(212) 555-0143", "2125550143", "+12125550143", "12125550143"),
    ("US", "1-800-FLOWERS", "18003569377", "+18003569377", "18003569377"),
    ("AU", "02 5550 1234", "0255501234", "+61255501234", "0255501234"),
    ("JP", "03-1234-5678", "0312345678", "+81312345678", "0312345678"),
    ("IN", "022 2771 1234", "02227711234", "+912227711234", "02227711234"),
    ("RU", "8 (495) 123-45-67", "84951234567", "+74951234567", "84951234567"),
    ("SG", "6123 4567", "61234567", "+6561234567", "61234567"),
    ("MX", "55 1234 5678", "5512345678", "+525512345678", "5512345678"),
    # As they were dialled until 2019.
    ("MX", "01 55 1234 5678", "5512345678", "+525512345678", "5512345678"),
    ("MX", "044 55 1234 5678", "5512345678", "+525512345678", "5512345678"),
    ("MX", "045 55 1234 5678", "5512345678", "+525512345678", "5512345678"),
    ("AR", "(011) 15 2345-6789", "0111523456789", "+5491123456789", "0111523456789"),
]

# The same from abroad: what is dialled behind the outside digits to reach Kiel, or Northfield from Germany.
ABROAD = [
    ("GB", "004943198765"),
    ("AT", "004943198765"),
    ("CH", "004943198765"),
    ("IT", "004943198765"),
    ("FR", "004943198765"),
    ("ES", "004943198765"),
    ("US", "0114943198765"),
    ("AU", "00114943198765"),
    ("JP", "0104943198765"),
    ("RU", "8104943198765"),
    ("SG", "0014943198765"),
    ("BR", "00154943198765"),
]


@pytest.mark.parametrize(("country", "written", "line", "e164", "dialled"), NATIONAL)
def test_a_number_of_the_own_country(country: str, written: str, line: str, e164: str, dialled: str) -> None:
    plan = PLANS[country]
    (single,) = split_numbers(written)
    number = parse_written(single, plan)
    assert (number.kind, number.e164) == (DialKind.OUTSIDE, e164)
    assert build_dial_string(number, plan) == plan.outside_prefix + dialled
    assert build_dial_string(number, plan, outside_line=False) == e164
    assert parse_presented(line, plan, has_prefix=False).e164 == e164
    presented = plan.outside_prefix + line
    assert parse_presented(presented, plan, has_prefix=True).e164 == e164
    assert parse_presented(presented, plan).key == number.key
    assert build_dial_string(parse_presented(presented, plan), plan) == plan.outside_prefix + dialled


@pytest.mark.parametrize(("country", "dialled"), ABROAD)
def test_a_number_abroad(country: str, dialled: str) -> None:
    plan = PLANS[country]
    assert build_dial_string(parse_written("+49 (0)431 98765", plan), plan) == plan.outside_prefix + dialled


@pytest.mark.parametrize("country", ["SG", "BR", "CO", "KR", "TH", "CL", "IL"])
def test_where_carriers_are_chosen_calls_abroad_need_a_setting(country: str) -> None:
    plan = NumberingPlan(country, "9", 4)
    with pytest.raises(ValueError, match=r"need a carrier prefix\..* set the international prefix"):
        build_dial_string(parse_written("+441632960144", plan), plan)
    number = parse_written("+441632960144", plan)
    assert build_dial_string(number, plan, outside_line=False) == "+441632960144"


@pytest.mark.parametrize(
    ("country", "written", "e164"),
    [
        ("CN", "131 2345 4135", "+8613123454135"),
        ("PE", "912 341 416", "+51912341416"),
        ("UY", "2123 5178", "+59821235178"),
        ("AU", "13 12 34", "+61131234"),
    ],
)
def test_a_number_that_its_country_writes_without_a_zero_is_whole(
    country: str, written: str, e164: str
) -> None:
    plan = NumberingPlan(country, "0", 4)
    number = parse_written(written, plan)
    assert number.e164 == e164
    assert build_dial_string(number, plan) == "0" + written.replace(" ", "")
    assert parse_presented("0" + written.replace(" ", ""), plan).e164 == e164


@pytest.mark.parametrize(
    ("country", "written", "e164", "dialled"),
    [
        # Local numbers have fewer digits than these.
        ("HU", "(1) 234-5678", "+3612345678", "0612345678"),
        ("HU", "30/123-4567", "+36301234567", "06301234567"),
        ("SI", "1 234 56 78", "+38612345678", "012345678"),
        # Until 2009, a zero was dialled before it.
        ("PL", "(0-22) 123 45 67", "+48221234567", "221234567"),
        ("PL", "+48 (0)22 123 45 67", "+48221234567", "221234567"),
        # All of France dials ten digits, with country codes of their own.
        ("FR", "0590 12 34 56", "+590590123456", "0590123456"),
        ("FR", "+590 590 12 34 56", "+590590123456", "0590123456"),
        ("FR", "0692 12 34 56", "+262692123456", "0692123456"),
        ("GP", "01 99 00 12 34", "+33199001234", "0199001234"),
        ("MQ", "+33 1 99 00 12 34", "+33199001234", "0199001234"),
        ("RE", "0262 12 34 56", "+262262123456", "0262123456"),
        ("MQ", "0596 12 34 56", "+596596123456", "0596123456"),
        ("FR", "0596 30 12 34", "+596596301234", "0596301234"),
        ("YT", "0639 12 34 56", "+262639123456", "0639123456"),
        # Where 00 alone is dialled, longer ones of carriers come behind it.
        ("HK", "00266 2212 3456", "+26622123456", "0026622123456"),
        ("HK", "001 49 30 1234567", "+49301234567", "0049301234567"),
        ("DE", "49 361 6551234", "+493616551234", "03616551234"),
    ],
)
def test_what_a_country_writes_and_dials(country: str, written: str, e164: str, dialled: str) -> None:
    plan = NumberingPlan(country, "9", 4)
    number = parse_written(written, plan)
    assert (number.e164, build_dial_string(number, plan)) == (e164, "9" + dialled)


def test_an_e164_number_has_fifteen_digits_at_most() -> None:
    number = parse_written("010 33 030 1234567", PLANS["DE"])
    assert (number.e164, build_dial_string(number, PLANS["DE"])) == (None, "0010330301234567")


@pytest.mark.parametrize(
    ("country", "written", "e164"),
    [
        ("GB", "+01632 960144", "+441632960144"),
        ("GB", "+0044 1632 960144", "+441632960144"),
        ("DE", "+0361 6551234", "+493616551234"),
        ("IT", "+06 5685 1242", "+390656851242"),
    ],
)
def test_no_country_code_begins_with_a_zero(country: str, written: str, e164: str) -> None:
    assert parse_written(written, PLANS[country]).e164 == e164


@pytest.mark.parametrize(
    "link", ["callto:+441632960144?call", "tel:01632960144?subject=Nora", "sip:01632960144?x=1"]
)
def test_what_follows_the_number_of_a_link_is_no_part_of_it(link: str) -> None:
    assert parse_written(link, PLANS["GB"]).e164 == "+441632960144"


def test_a_link_with_a_wildcard_is_refused() -> None:
    assert parse_written("tel:9732555????", PLANS["GB"]).kind is DialKind.NONE


@pytest.mark.parametrize("country", ["GB", "DE", "FR", "ES"])
def test_the_digits_that_north_america_dials_before_a_country_code_stand_for_a_plus(country: str) -> None:
    plan = PLANS.get(country, NumberingPlan(country, "0", 4))
    assert parse_written("011 44 20 7946 0123", plan).e164 == "+442079460123"
    assert parse_written("011-1-212-555-0143", plan).e164 == "+12125550143"


@pytest.mark.parametrize("country", ["US", "AU", "RU", "JP", "BR"])
def test_two_zeros_may_stand_for_a_plus_where_nobody_dials_them(country: str) -> None:
    plan = PLANS[country]
    assert parse_written("0044 20 7946 0123", plan).e164 == "+442079460123"
    assert parse_presented(f"{plan.outside_prefix}00442079460123", plan).e164 == "+442079460123"


def test_two_zeros_of_a_number_at_home_stand_for_a_plus() -> None:
    assert parse_written("0081 3-1234-5678", PLANS["JP"]).e164 == "+81312345678"


@pytest.mark.parametrize(
    ("country", "prefix", "written"),
    [
        ("DE", "0", "6551234"),
        # The tables have no format for it.
        ("DE", "0", "344642"),
        ("US", "9", "555-0143"),
        ("GB", "", "960144"),
        ("GB", "9", "960144"),
        ("AT", "0", "58858"),
        # Of a range that is not in use, nor is it one of another country that has lost its plus sign.
        ("GB", "9", "6930123456"),
        # A mobile number without its area code has as many digits as a number with one.
        ("AR", "9", "1523456789"),
        ("AR", "9", "91523456789"),
    ],
)
def test_a_number_without_area_code_is_dialled_as_written(country: str, prefix: str, written: str) -> None:
    plan = NumberingPlan(country, prefix, 4)
    number = parse_written(written, plan)
    assert number.e164 is None
    assert build_dial_string(number, plan) == prefix + written.replace("-", "")


@pytest.mark.parametrize(
    ("text", "main", "extension"),
    [
        ("01632 960144 ext 12", "+441632960144", "12"),
        ("01632 960144 ext. 12", "+441632960144", "12"),
        ("01632960144x12", "+441632960144", "12"),
        ("+44 1632 960145 x7", "+441632960145", "7"),
        ("01632 960146,,12#", "+441632960146", "12"),
        ("tel:+441632960148;ext=12", "+441632960148", "12"),
        ("01632 960144; ext. 12", "+441632960144", "12"),
        ("01632 960144 (ext. 12)", "+441632960144", "12"),
        ("01632 960144 (x12) (reception)", "+441632960144", "12"),
        ("01632 960144 [Durchwahl 12]", "+441632960144", "12"),
        ("01632 960144 ext=12", "+441632960144", "12"),
        ("+441632960144;12", "+441632960144", "12"),
        ("+441632960144;123456#", "+441632960144", "123456"),
        ("01632 960144 ;x 12", "+441632960144", "12"),
        ("01632 960147 (Mon-Fri 9-5)", "+441632960147", ""),
        ("Office: 01632 960147", "+441632960147", ""),
        ("01632 960147 (reception)", "+441632960147", ""),
        # Other words for it, and other signs before it.
        ("01632 960144 App 12", "+441632960144", "12"),
        ("01632 960144, Apparat 12", "+441632960144", "12"),
        ("01632 960144 Kl. 12", "+441632960144", "12"),
        ("01632 960144 DW-12", "+441632960144", "12"),
        ("01632 960144 \u0434\u043e\u0431. 12", "+441632960144", "12"),
        ("01632 960144 Ext #12", "+441632960144", "12"),
        ("01632 960144 ext. no. 12", "+441632960144", "12"),
        ("01632 960144 extension number 12", "+441632960144", "12"),
        ("01632 960144/ext 12", "+441632960144", "12"),
        ("01632 960144 / x12", "+441632960144", "12"),
        ("T 01632 960144", "+441632960144", ""),
        ("(Office) 01632 960144", "+441632960144", ""),
        ("1. 01632 960144", "+441632960144", ""),
        ("2) +44 1632 960144", "+441632960144", ""),
        ("3: +44 1632 960144", "+441632960144", ""),
        # The digits of an outside line, here or elsewhere.
        ("9 +44 1632 960144", "+441632960144", ""),
        ("0 +44 1632 960144", "+441632960144", ""),
        ("00+44 1632 960144", "+441632960144", ""),
        ("1 +44 1632 960144 x12", "+441632960144", "12"),
        ("01632 960144 (9-17 h), ask for Nora", "+441632960144", ""),
        ("+44( (0)1632 960144 home", "+441632960144", ""),
        ("* 01632 960144", "+441632960144", ""),
        ("\N{BULLET} 01632 960144", "+441632960144", ""),
        ("(Office) +44 1632 960144", "+441632960144", ""),
        ('"Nora" <sip:901632960144@10.0.0.1;user=phone>', "+441632960144", ""),
        ("Nora Northfield <tel:+441632960144;ext=12>", "+441632960144", "12"),
        # Words, hours and footnotes behind any sign.
        ("01632 960144, reception", "+441632960144", ""),
        ("01632 960144; reception", "+441632960144", ""),
        ("01632 960144/reception", "+441632960144", ""),
        ("01632 960144 - reception", "+441632960144", ""),
        ("01632 960144, option 2", "+441632960144", ""),
        ("01632 960144 24h", "+441632960144", ""),
        ("01632 960144 9-17 Uhr", "+441632960144", ""),
        ("01632 960144, 9:00 - 17:00", "+441632960144", ""),
        ("01632 960144*", "+441632960144", ""),
        ("01632 960144** (0.20 EUR)", "+441632960144", ""),
        ("01632 960144\N{SUPERSCRIPT ONE}", "+441632960144", ""),
        ("01632 960144#", "+441632960144", ""),
    ],
)
def test_the_extension_is_no_part_of_the_dialled_number(text: str, main: str, extension: str) -> None:
    number = parse_written(text, PLANS["GB"])
    assert (number.e164, number.extension) == (main, extension)
    assert build_dial_string(number, PLANS["GB"]) == "90" + main.removeprefix("+44")


@pytest.mark.parametrize("text", ["*17", "**12", "9*4001", "*21*01632960144#", "*9*4001#", "#31#01632960144"])
def test_the_signs_of_a_service_code_are_dialled(text: str) -> None:
    number = parse_written(text, PLANS["GB"])
    assert (number.kind, build_dial_string(number, PLANS["GB"])) == (DialKind.SERVICE, text)


@pytest.mark.parametrize("text", ["0800 PIZZA", "9732555????", "", "call me", "0123=4567", "01632 96014_"])
def test_what_is_no_number_is_refused_with_a_sentence(text: str) -> None:
    number = parse_written(text, PLANS["GB"])
    assert number.kind is DialKind.NONE
    with pytest.raises(ValueError, match=r"\.$"):
        build_dial_string(number, PLANS["GB"])


@pytest.mark.parametrize("text", ["+49", "+4", "+44 1", "+441", "+999", "9 +44", "+1 (21", "+359 88"])
def test_the_beginning_of_a_number_abroad_is_not_dialled(text: str) -> None:
    for plan in (PLANS["GB"], NumberingPlan("GB", "", 4)):
        number = parse_written(text, plan)
        assert number.kind is DialKind.NONE
        with pytest.raises(ValueError, match=r"\.$"):
            build_dial_string(number, plan)


@pytest.mark.parametrize(
    ("text", "dialled"),
    [("+49 115", "90049115"), ("+33 3639", "900333639"), ("+683 4000", "9006834000")],
)
def test_a_short_number_abroad_is_dialled(text: str, dialled: str) -> None:
    assert build_dial_string(parse_written(text, PLANS["GB"]), PLANS["GB"]) == dialled


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("+441632960144?call", "?"),
        ("++44 1632 960144", "+"),
        ("44 +1632 960144", "+"),
        ("+1-800-FLOW_RS", "_"),
        ("01632=960144", "="),
    ],
)
def test_the_sentence_names_the_sign_that_is_in_the_way(text: str, sign: str) -> None:
    with pytest.raises(ValueError, match=rf"{re.escape(sign)} cannot be dialled\.$"):
        build_dial_string(parse_written(text, PLANS["GB"]), PLANS["GB"])


@pytest.mark.parametrize(
    ("country", "written", "e164", "dialled"),
    [
        ("GB", "0500 123456", "+44500123456", "0500123456"),
        ("GB", "+44 952 605375", "+44952605375", "0952605375"),
        ("DE", "0107 646135", "+49107646135", "0107646135"),
        ("CH", "0392 707 946", "+41392707946", "0392707946"),
        ("AU", "1300 975 707", "+611300975707", "1300975707"),
    ],
)
def test_a_number_of_a_range_that_the_tables_do_not_know_keeps_its_zero(
    country: str, written: str, e164: str, dialled: str
) -> None:
    plan = PLANS[country]
    number = parse_written(written, plan)
    assert number.e164 == e164
    assert build_dial_string(number, plan) == plan.outside_prefix + dialled
    assert format_national_digits(number, plan) == dialled
    assert re.sub(r"\D", "", format_e164(e164, country)) == dialled


@pytest.mark.parametrize(
    "text",
    [
        "\N{BLACK TELEPHONE} 01632 960144",
        "\N{BLACK TELEPHONE}\ufe0f01632 960144",
        "\N{TELEPHONE RECEIVER}+44 1632 960144",
        "\N{MOBILE PHONE} 01632\N{MIDDLE DOT}960\N{BULLET}144",
    ],
)
def test_a_number_behind_the_icon_of_a_telephone(text: str) -> None:
    assert parse_written(text, PLANS["GB"]).e164 == "+441632960144"


@pytest.mark.parametrize("text", ["01632 96\N{BLACK TELEPHONE}0144", "01632 96\N{WHITE CIRCLE}144"])
def test_an_icon_inside_of_a_number_is_not_dropped(text: str) -> None:
    assert parse_written(text, PLANS["GB"]).kind is DialKind.NONE


@pytest.mark.parametrize(
    ("link", "e164"),
    [
        ("tel:960144;phone-context=+441632", "+441632960144"),
        ("tel:01632-960144;phone-context=+44", "+441632960144"),
        ("tel:06-5685-1242;phone-context=+39", "+390656851242"),
        ("tel:0143;phone-context=+1-212-555;isub=1", "+12125550143"),
        ("tel:555-0143;ext=12;phone-context=%2B1(212)", "+12125550143"),
        ("sip:960144;phone-context=+441632@example.com;user=phone", "+441632960144"),
        ("tel:+441632960144;phone-context=+1", "+441632960144"),
    ],
)
def test_the_context_of_a_local_number_completes_it(link: str, e164: str) -> None:
    assert parse_written(link, PLANS["GB"]).e164 == e164


@pytest.mark.parametrize(
    ("link", "dialled"),
    [("tel:999;phone-context=+44", "999"), ("tel:4001;phone-context=example.com", "4001")],
)
def test_a_short_number_is_dialled_without_its_context(link: str, dialled: str) -> None:
    assert build_dial_string(parse_written(link, PLANS["GB"]), PLANS["GB"]) == dialled


@pytest.mark.parametrize("text", ["*17", "#31#", "*9*4001#", "999", "112"])
def test_service_codes_and_emergency_numbers_are_dialled_unchanged(text: str) -> None:
    number = parse_written(text, PLANS["GB"])
    assert number.kind is DialKind.SERVICE
    assert build_dial_string(number, PLANS["GB"]) == text


@pytest.mark.parametrize(
    "text",
    [
        "\u202a+44 7700 900106\u202c",
        "+44\u200b7700900106",
        "+44 7700\ufe0f900106",
        "\u2068+44 7700 900106\u2069",
        "07700\u00ad900106",
        "\ufeff07700 900106",
        "+44\u00a07700\u00a0900106",
        "+44 7700\u2011900106",
        "07700\u2212900106",
        "07700\u2013900106",
        "\uff10\uff17\uff17\uff10\uff10 900106",
        "tel:+447700900106",
        "tel:%2B44%207700%20900106",
        "\u0660\u0667\u0667\u0660\u0660 900106",
    ],
)
def test_typographic_characters_make_no_other_number(text: str) -> None:
    assert parse_written(text, PLANS["GB"]).e164 == "+447700900106"


@pytest.mark.parametrize(
    ("one", "other"),
    [("+52 1 55 1234 5678", "+52 55 1234 5678"), ("+54 9 11 2345 6789", "+54 11 2345 6789")],
)
def test_mobile_prefixes_that_come_and_go_are_one_person(one: str, other: str) -> None:
    assert parse_written(one, PLANS["GB"]).key == parse_written(other, PLANS["GB"]).key


@given(st.text(max_size=40), st.sampled_from(sorted(PLANS)))
def test_nothing_is_dialled_that_is_no_number(text: str, country: str) -> None:
    plan = PLANS[country]
    number = parse_written(text, plan)
    with contextlib.suppress(ValueError):
        dialled = build_dial_string(number, plan)
        assert dialled.strip("0123456789*#+") == ""
        assert dialled.strip("+*#") != ""
        assert number.kind is not DialKind.NONE


@given(st.sampled_from(sorted(PLANS)), st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)), st.data())
def test_what_is_dialled_reaches_the_number(country: str, region: str, data: st.DataObject) -> None:
    example = phonenumbers.example_number_for_type(region, data.draw(st.sampled_from([0, 1])))
    if example is None:
        return
    plan = PLANS[country]
    e164 = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
    number = parse_written(e164, plan)
    assert number.e164 == e164
    dialled = build_dial_string(number, plan)
    assert dialled.startswith(plan.outside_prefix)
    line = dialled.removeprefix(plan.outside_prefix)
    if plan.international_prefix and line.startswith(plan.international_prefix):
        line = "+" + line.removeprefix(plan.international_prefix)
    assert parse_written(line, plan).e164 == e164
