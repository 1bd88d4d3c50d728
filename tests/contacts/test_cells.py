"""What stands in the cells of a table beside, around and in place of numbers. All numbers are fictitious."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.contacts.cells import iter_numbers
from devlink3_desk.contacts.contact import ProblemKind
from devlink3_desk.numbers.plan import parse_written
from devlink3_desk.numbers.several_numbers import split_numbers
from devlink3_desk.switchboard.site import Site
from tests.support.contact_files import list_numbers, read_contacts
from tests.switchboard.test_stored_numbers import BEFORE, BEHIND, NUMBERS, SITES


def read_cell(cell: str) -> tuple[list[str], list[ProblemKind]]:
    """Return the numbers of a cell, with their kind if it is known, and the kinds of its problems."""
    quoted = cell.replace('"', '""')
    contacts, problems = read_contacts(f'Name,Phone\nAnn,"{quoted}"\nBob,01632 960199\n'.encode())
    numbers = [" ".join(number).removeprefix("other ") for number in list_numbers(contacts[0])]
    return numbers, [kind for _, kind in problems]


@pytest.mark.parametrize(
    "cell",
    ["x", "X", "xx", "xxx", "Room 4001", "o1632 960144", "ask Bob", "tbd", "yes", "\N{CHECK MARK}", "+"],
)
def test_what_is_no_number_is_a_problem(cell: str) -> None:
    assert read_cell(cell) == ([], [ProblemKind.INVALID_NUMBER])


@pytest.mark.parametrize("cell", ["212 555 HELP", "1 800 555 TALK", "1-800-555 TALK", "+1 800 FLOWERS"])
def test_a_word_that_is_the_end_of_a_number_stays_with_it(cell: str) -> None:
    assert read_cell(cell) == ([cell], [])
    for site in SITES:
        (number,) = iter_numbers(cell)
        assert parse_written(number.text, site) == parse_written(cell, site)


@pytest.mark.parametrize("cell", ["212 555 0143 NORA", "555-0143 NORA", "01632 960144 FAX"])
def test_a_word_behind_a_whole_number_is_no_part_of_it(cell: str) -> None:
    (number,) = iter_numbers(cell)
    assert number.text == cell.rpartition(" ")[0]


@pytest.mark.parametrize(
    "cell",
    [
        "", "-", "--", "---", "\N{EM DASH}", ".", "...", "\N{HORIZONTAL ELLIPSIS}", "/", "//", "?", "???",
        "_", "0", "n/a", "N/A", "#N/A", "none", "unknown", "unbekannt", "keine", "inconnu", "aucun",
        "ninguno", "nessuno", "{}", "[]", "()", "(leer)", "(blank)",
    ],
)  # fmt: skip
def test_what_stands_for_no_number_is_none(cell: str) -> None:
    assert read_cell(cell) == ([], [])


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        # Exchange and Python write lists like this.
        ("{01632 960145, 01632 960146}", ["01632 960145", "01632 960146"]),
        ("{01632 960145}", ["01632 960145"]),
        ("['01632 960145', '01632 960146']", ["01632 960145", "01632 960146"]),
        ('["+44 1632 960145","+44 1632 960146"]', ["+44 1632 960145", "+44 1632 960146"]),
        # Words before a whole number are a remark, like those behind it.
        ("Ann 01632 960145", ["01632 960145"]),
        ("call 01632 960145", ["01632 960145"]),
        ("Ann Archer - +44 1632 960145", ["+44 1632 960145"]),
        ("01632 960145 <work>", ["work 01632 960145"]),
        ('"Ann" <01632960145>', ["01632960145"]),
        ("\N{ACUTE ACCENT}01632 960145", ["01632 960145"]),
        ("\N{MODIFIER LETTER APOSTROPHE}01632 960145", ["01632 960145"]),
    ],
)
def test_what_stands_around_numbers_is_no_part_of_them(cell: str, numbers: list[str]) -> None:
    assert read_cell(cell) == (numbers, [])


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("4.41632960145e+011", ["441632960145"]), ("4.41632e+011", ProblemKind.ROUNDED_NUMBER),
        ("441.632960145E+09", ["441632960145"]), ("44,1632E+10", ProblemKind.ROUNDED_NUMBER),
        ("1 632 960 145,00", ["1632960145"]), ("1.632.960.145,00", ["1632960145"]),
        ("1\xa0632\xa0960\xa0145,00", ["1632960145"]), ("1,632,960,145.00", ["1632960145"]),
        ("1\u202f632\u202f960\u202f145,0", ["1632960145"]),
    ],
)  # fmt: skip
def test_further_formats_of_spreadsheets(cell: str, found: list[str] | ProblemKind) -> None:
    assert read_cell(cell) == (([], [found]) if isinstance(found, ProblemKind) else (found, []))


@pytest.mark.parametrize(
    "cell",
    [
        "ann@example.com", "ann@example.com ::: bob@example.com", "ann@example.com; bob@example.com",
        "ann@example.com, bob@example.com", "ann@example.com\nbob@example.com", "Ann <ann@example.com>",
        "mailto:ann@example.com", "SMTP:ann@example.com", "<ann@example.com>", "ann@example.com (work)",
        "{SMTP:ann@example.com, smtp:bob@example.com}",
    ],
)  # fmt: skip
def test_the_address_is_the_first_of_several(cell: str) -> None:
    contacts, problems = read_contacts(f'Name,E-mail,Phone\nAnn,"{cell}",01632 960145\n'.encode())
    assert (contacts[0].email, problems) == ("ann@example.com", [])


@given(
    st.sampled_from([site for site in SITES if site.outside_prefix]),
    st.sampled_from([before for before in BEFORE if not before.endswith(",")]),
    st.sampled_from(NUMBERS),
    st.sampled_from(BEHIND),
)
def test_an_import_does_not_change_what_is_dialled(site: Site, before: str, number: str, behind: str) -> None:
    cell = f"{before}{number}{behind}"
    parts = split_numbers(cell)
    written = [parse_written(part, site) for part in (parts if len(parts) > 1 else (cell,))]
    if any(each.e164 is None for each in written):
        return  # of another country, without its code
    imported = [parse_written(found.text, site) for found in iter_numbers(cell) if found.problem is None]
    assert [(each.e164, each.extension) for each in imported] == [
        (each.e164, each.extension) for each in written
    ]
