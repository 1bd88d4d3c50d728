"""Tables with the country code or the area code of a number in another column. All numbers are fictitious."""

from __future__ import annotations

import pytest

from devlink3_desk.contacts.contact import ProblemKind
from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.plan import build_dial_string, parse_written
from tests.support.contact_files import list_numbers, read_contacts


def _read_numbers(text: str) -> list[list[str]]:
    contacts, _ = read_contacts(text.encode())
    return [[number for _, number in list_numbers(contact)] for contact in contacts]


@pytest.mark.parametrize(
    ("headings", "row", "numbers"),
    [
        ("Name;Vorwahl;Rufnummer", "Ann;0431;98765", ["0431 98765"]),
        ("Name;Vorwahl;Telefon;Fax", "Ann;0431;98765;98766", ["0431 98765", "0431 98766"]),
        (
            "Name;Tel Vorwahl;Tel Nummer;Mobil",
            "Ann;0431;98765;0176 12345678",
            ["0431 98765", "0176 12345678"],
        ),
        (
            "Name;Vorwahl;Nummer;Mobil Vorwahl;Mobil",
            "Ann;0431;98765;0176;12345678",
            ["0431 98765", "0176 12345678"],
        ),
        ("Name;Ortsvorwahl;Rufnummer;Durchwahl", "Ann;0431;98765;12", ["0431 98765-12"]),
        ("Name;Landesvorwahl;Ortsnetz;Rufnummer", "Ann;+49;431;98765", ["+49 (0)431 98765"]),
        ("Name;Area Code;Phone", "Ann;212;555-0143", ["212 555-0143"]),
        ("Name;Home Area Code;Home Phone", "Ann;212;555-0143", ["212 555-0143"]),
        ("Name;STD Code;Tel", "Ann;01632;960144", ["01632 960144"]),
        ("Name;Country Code;Area Code;Phone", "Ann;44;1632;960144", ["+44 1632 960144"]),
        ("Name;Phone Country Code;Phone", "Ann;+44;1632960144", ["+44 1632960144"]),
        ("Name;Dial Code;Number", "Ann;0044;01632 960144 ext 12", ["+44 (0)1632 960144 ext 12"]),
        ("Nom;Indicatif;Téléphone", "Zoé;+33;199001234", ["+33 199001234"]),
        ("Nombre;Prefijo;Teléfono", "Ana;+34;912345678", ["+34 912345678"]),
        ("Nome;Prefisso;Telefono", "Ada;06;56851242", ["06 56851242"]),
        ("Nome;Prefisso;Telefono", "Ada;338;1234567", ["338 1234567"]),
        ("Nome;DDD;Telefone", "Ana;11;91234-5678", ["11 91234-5678"]),
        # A mobile number behind another one has a code of its own, unless it is as short as that one.
        ("Nome;Prefisso;Telefono;Cellulare", "Ada;02;12345678;347 1234567", ["02 12345678", "347 1234567"]),
        ("Nombre;Prefijo;Teléfono;Móvil", "Ana;91;234 56 78;612 345 678", ["91 234 56 78", "612 345 678"]),
        ("Name;Vorwahl;Telefon;Mobil", "Ann;431;98765;1711234567", ["0431 98765", "1711234567"]),
        ("Name;Area Code;Phone;Cell", "Ann;212;555-0143;555-0144", ["212 555-0143", "212 555-0144"]),
        ("Nome;DDD;Telefone;Celular", "Ana;11;3234-5678;91234-5678", ["11 3234-5678", "11 91234-5678"]),
        ("Name;Country Code;Tel;Cell", "Ann;44;1632960144;7700900105", ["+44 1632960144", "+44 7700900105"]),
        ("Name;Prefijo;Phone;Mobile", "Ann;+34;912345678;612345678", ["+34 912345678", "+34 612345678"]),
        # So has any other number with ten digits, where area codes have no zero.
        ("Name;Area Code;Phone;Fax", "Ann;212;555-0143;917-555-0144", ["212 555-0143", "917-555-0144"]),
        ("Name;Area Code;Phone", "Ann;212;555-0143 x123", ["212 555-0143 x123"]),
        ("Name;Area Code;Phone", "Ann;212;555-0143, 555-0144", ["212 555-0143", "212 555-0144"]),
        ("Name;Area Code;Cell", "Ana;11;91234-5678", ["11 91234-5678"]),
        ("Name;Vorwahl;Telefon", "Ann;089;1234567-890", ["089 1234567-890"]),
        # What a spreadsheet leaves of them.
        ("Name;Vorwahl;Rufnummer", "Ann;431;98765", ["0431 98765"]),
        ("Name;Vorwahl;Rufnummer", "Ann;431.0;98765.0", ["0431 98765"]),
        ("Name;Vorwahl;Rufnummer", "Ann;'0431;'98765", ["0431 98765"]),
    ],
)
def test_a_number_is_joined_with_its_codes(headings: str, row: str, numbers: list[str]) -> None:
    assert _read_numbers(f"{headings}\n{row}\n") == [numbers]


@pytest.mark.parametrize(
    ("headings", "row", "number"),
    [
        ("Name,Vorwahl,Telefon", "Ann,0431,0431 98765", "0431 98765"),
        ("Name,Vorwahl,Telefon", "Ann,0431,+49 431 98765", "+49 431 98765"),
        ("Name,Vorwahl,Telefon", "Ann,,98765", "98765"),
        ("Name,Area Code,Phone", "Ann,212,(212) 555-0143", "(212) 555-0143"),
        ("Name,Area Code,Phone", "Ann,212,2125550143", "2125550143"),
        ("Name,Area Code,Phone", "Ann,n/a,555-0143", "555-0143"),
        ("Name,Country Code,Phone", "Ann,GB,01632 960144", "01632 960144"),
        ("Name,Country Code,Phone", "Ann,44,441632960144", "+441632960144"),
        # Both begin like a country code.
        ("Name,Country Code,Phone", "Ann,7,7012345678", "+7 7012345678"),
        ("Name,Country Code,Phone", "Ann,39,3912345678", "+39 3912345678"),
        # These are no codes of numbers.
        ("Name,City,Phone", "Ann,5,212-555-0143", "212-555-0143"),
        ("Name,Prefix,Phone", "Ann,Dr,212-555-0143", "212-555-0143"),
        ("Name,Prefix,Phone", "Ann,9,212-555-0143", "212-555-0143"),
        ("Name,Sales Area Code,Phone", "Ann,17,212-555-0143", "212-555-0143"),
        ("Name,Area Code,Customer,Phone", "Ann,17,Northfield,212-555-0143", "212-555-0143"),
    ],
)
def test_a_number_that_lacks_no_code_stays(headings: str, row: str, number: str) -> None:
    assert _read_numbers(f"{headings}\n{row}\n") == [[number]]


def test_such_numbers_are_dialled_abroad() -> None:
    ((number,),) = _read_numbers("Name;Landesvorwahl;Ortsnetz;Rufnummer\nAda;+39;06;56851242\n")
    plan = NumberingPlan("DE", "0", 4)
    parsed = parse_written(number, plan)
    assert (parsed.e164, build_dial_string(parsed, plan)) == ("+390656851242", "000390656851242")


def test_a_rounded_number_is_reported() -> None:
    contacts, problems = read_contacts(b"Name;Vorwahl;Telefon\nAnn;0431;98765\nBob;0431;4,41632E+11\n")
    assert list_numbers(contacts[1]) == []
    assert problems == [(3, ProblemKind.ROUNDED_NUMBER)]
