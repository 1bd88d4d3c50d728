"""A contact is found by what is dialled to reach it, however its number is written. All are fictitious."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.contacts.contact import Contact, ContactNumber
from devlink3_desk.numbers.plan import build_dial_string, parse_presented, parse_written
from devlink3_desk.switchboard.directory import PhoneBook, iter_people
from devlink3_desk.switchboard.site import Site

SITES = (
    Site("GB", "9", 4), Site("DE", "0", 4), Site("FR", "0", 4), Site("US", "9", 4), Site("IT", "0", 4),
    Site("CH", "0", 4), Site("GB", "", 4),
)  # fmt: skip
NUMBERS = (
    "01632 960144", "+44 1632 960144", "0044 (0)1632-960144", "(01632) 960144", "01632/960144", "0431 98765",
    "+49 (0)431 98765", "0049 431/98765", "(212) 555-0143", "1-212-555-0143", "+1 212 555 0143",
    "01 99 00 12 34", "+33 (0)1.99.00.12.34", "06 5685 1242", "+39 6 5685 1242", "044 668 18 00",
    "1632960144", "4943198765",
)  # fmt: skip
BEFORE = (
    "",
    " ",
    "Tel. ",
    "Ann: ",
    "Ann ",
    "(Office) ",
    "1. ",
    "9 ",
    "0 ",
    "9,",
    "0,",
    "\u2460 ",
    "'",
    '="',
    "\u202a",
)
BEHIND = (
    "", " ", " x12", " ext. 12", "-12", " (12)", "#12", "*12", ", 12", ",,12#", " (reception)", " - Ann", "*",
    ".", '"', " (9-17)", " 24/7", "\u202c",
)  # fmt: skip


@given(st.sampled_from(SITES), st.sampled_from(BEFORE), st.sampled_from(NUMBERS), st.sampled_from(BEHIND))
def test_a_contact_is_found_by_what_is_dialled(site: Site, before: str, number: str, behind: str) -> None:
    stored = f"{before}{number}{behind}"
    meaning = parse_written(stored, site)
    if meaning.e164 is None:
        return  # of another country, without its code
    book = PhoneBook(iter_people([Contact("Ann", (ContactNumber(stored),))]))
    dialled = build_dial_string(meaning, site)
    assert book.find_all(meaning.e164, site, parse_presented)
    # What is dialled may have another meaning when it is presented: 00… is also a number abroad.
    if parse_presented(dialled, site).e164 == meaning.e164:
        assert book.find_all(dialled, site, parse_presented)
