"""Contact files that users have reported: each gives the right people, numbers, kinds and order."""

from __future__ import annotations

from pathlib import Path

import pytest

from devlink3_desk.contacts.contact import ProblemKind
from tests.support.contact_files import list_numbers, read_contacts

FOLDER = Path(__file__).parent / "reported_files"

EXPECTED = {
    "extensions.csv": [
        ("Nora Northfield", ["other 01632 960144 ext 12"]),
        ("Sam Southgate", ["other +44 1632 960145 x7", "mobile 07700 900145"]),
        ("Eva Eastwood", ["other 01632 960146,,12#"]),
        ("Will Westhill", ["other 01632 960147"]),
        ("Ida Isle", ["other +441632960148 ext 12"]),
    ],
    "google-work-fax.csv": [
        ("Ann", ["work 01632 960170", "fax 01632 960171"]),
        ("Bob", ["home 01632 960172", "fax 01632 960173"]),
    ],
    "invisible-characters.csv": [
        ("Lee", ["other +44 7700 900106"]),
        ("Mo", ["other +447700900107"]),
        ("Nia", ["other +44 7700900108"]),
        ("Oli", ["other +44 7700 900109"]),
        ("Pat", ["other 07700900110"]),
        ("Qi", ["other 07700 900111"]),
        ("Ro", ["other +44 7700 900112"]),
        ("Sy", ["other +44 7700-900113"]),
        ("To", ["other 07700-900114"]),
    ],
    "italian-zero.csv": [
        ("Ufficio Roma", ["other +39 (0)6 5685 1242"]),
        ("Ufficio Milano", ["other +39 (0)2 1234 5678"]),
    ],
    "joined-with-bom.vcf": [
        ("Ann", ["work 01632 960401"]),
        ("Bob", ["work 01632 960402"]),
        ("Cy", ["work 01632 960403"]),
    ],
    "joined-without-newline.vcf": [
        ("Ann", ["work 01632 960401"]),
        ("Bob", ["work 01632 960402"]),
        ("Cy", ["work 01632 960403"]),
    ],
    "joined.ldif": [("Ann", ["work 01632 960401"]), ("Bob", ["work 01632 960402"])],
    "outside-line-zero.csv": [
        ("Kunde Erfurt", ["other 0361 6551234"]),
        ("Kunde Kiel", ["other 0431 98765"]),
        ("Kunde Duisburg", ["other 0203 3041234"]),
        ("Kunde Berlin", ["other 030 23125123"]),
    ],
    "several-in-a-cell.csv": [
        ("Ann", ["other 01632 960144", "other 01632 960155"]),
        ("Bob", ["other 01632 960146", "other 07700 900146"]),
        ("Cy", ["other 01632 960147", "other 07700 900147"]),
        ("Dee", ["other 01632 960148", "other 07700 900148"]),
        ("Ed", ["other 01632 960149", "other 07700 900149"]),
        ("Fay", ["other 01632 960150", "other 01632 960151"]),
        ("Gus", ["other 01632 960151", "other 07700 900151"]),
    ],
    "shared-number.csv": [
        ("Ann Archer", ["work 01632 960161", "main 01632 960160", "mobile 07700 900161"]),
        ("Bob Baker", ["main 01632 960160", "mobile 07700 900162"]),
        ("Cy Carter", ["main 01632 960160"]),
    ],
    "spreadsheet-numbers.csv": [
        ("Ann", ["other 1632960117"]),
        ("Bob", ["other 441632960118", "mobile +441632960119"]),
        ("Cy", ["other 01632960120", "mobile 01632960121"]),
        ("Dee", ["other 00441632960122", "mobile +44 1632 960123"]),
        ("Ed", ["other 1632960124", "mobile 441632960125"]),
    ],
    "thunderbird-de.csv": [
        (
            "Ann Muster",
            ["work 01632 960201", "home 01632 960202", "mobile 07700 900201", "fax 01632 960203"],
        ),
        ("Bea Probe", ["work 01632 960204", "mobile 07700 900202"]),
    ],
    "wazo.csv": [
        ("Ann Archer", ["work 01632960601", "mobile 07700900601", "fax 01632960602"]),
        ("Bob Baker", ["work 01632960603", "mobile 07700900603"]),
    ],
}
PROBLEMS = {"spreadsheet-numbers.csv": [(2, ProblemKind.ROUNDED_NUMBER)]}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_reported_file(name: str) -> None:
    contacts, problems = read_contacts((FOLDER / name).read_bytes())
    found = [(contact.name, [" ".join(number) for number in list_numbers(contact)]) for contact in contacts]
    assert found == EXPECTED[name]
    assert problems == PROBLEMS.get(name, [])


def test_every_file_is_tested() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.suffix != ""} == EXPECTED.keys()


def test_opening_hours_are_kept_beside_the_number() -> None:
    contacts, _ = read_contacts((FOLDER / "extensions.csv").read_bytes())
    assert contacts[3].note == "01632 960147: Mon-Fri 9-5"


def test_companies_of_wazo_and_thunderbird() -> None:
    for name, companies in (
        ("wazo.csv", ["Northfield", "Southgate"]),
        ("thunderbird-de.csv", ["Nordfeld", ""]),
    ):
        contacts, _ = read_contacts((FOLDER / name).read_bytes())
        assert [contact.company for contact in contacts] == companies
