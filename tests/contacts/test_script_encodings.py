# ruff: noqa: RUF001
"""The 8-bit encodings of Greek, Hebrew, Arabic, Thai and Turkish are recognised, and no others for them."""

from __future__ import annotations

import pytest

from devlink3_desk.contacts import files
from tests.contacts.test_encodings import encode_table
from tests.support.contact_files import read_names

NAMES = {
    "cp1253": ["Γιώργος Παπαδόπουλος", "Μαρία Νικολάου", "Ελένη Οικονόμου", "ΔΗΜΗΤΡΗΣ ΑΓΓΕΛΟΥ"],
    "iso8859_7": ["Άννα Παπαδοπούλου", "Κώστας Γεωργίου", "Σοφία Ιωάννου"],
    "cp1254": ["Ayşe Yılmaz", "Mehmet Çağlar", "İsmail Öztürk", "Gülşen Kılıç", "IŞIK DOĞAN"],
    "cp1255": ["דוד כהן", "יוסף לוי", "שרה מזרחי", "רחל אברהם"],
    "cp1256": ["محمد أحمد", "عبد الله العتيبي", "فاطمة الزهراء", "خالد بن سعيد"],
    "cp874": ["สมชาย ใจดี", "ประเสริฐ วงศ์สวัสดิ์", "กนกวรรณ ศรีสุข", "เฉลิมพล อินทร์แก้ว"],
}
RUSSIAN = [
    "Иван Петров",
    "Анна Сидорова",
    "ЖАННА ФЁДОРОВА",
    "ООО Рога и копыта",
    "Эдуард Хиль",
    "юля",
    "иван петров",
]
ICELANDIC = ["Guðmundur", "Týr", "Alþingi", "Nýherji", "Þröstur", "Önfjörð", "Guðrún Ýr"]


@pytest.mark.parametrize("encoding", NAMES)
def test_the_encoding_of_a_script_is_recognised(encoding: str) -> None:
    names = NAMES[encoding]
    preview = files.preview_file(encode_table(names, encoding))
    assert [contact.name for contact in preview.contacts] == names
    assert not preview.is_encoding_certain


@pytest.mark.parametrize("encoding", NAMES)
def test_three_names_are_enough(encoding: str) -> None:
    names = NAMES[encoding][:3]
    assert read_names(encode_table(names, encoding)) == names


@pytest.mark.parametrize("encoding", ["cp1253", "cp1254"])
def test_headings_are_in_the_language_of_the_names(encoding: str) -> None:
    headings = {
        "cp1253": "Ονοματεπώνυμο;Τηλέφωνο εργασίας;Κινητό",
        "cp1254": "Ad Soyad;İş telefonu;Cep telefonu",
    }
    rows = "".join(f"{name};01632 960144;07700 900105\r\n" for name in NAMES[encoding])
    data = f"{headings[encoding]}\r\n{rows}".encode(encoding)
    preview = files.preview_file(data)
    assert [contact.name for contact in preview.contacts] == NAMES[encoding]
    assert [number.kind for number in preview.contacts[0].numbers] == ["work", "mobile"]


@pytest.mark.parametrize("name", ["דוד כהן", "שרה מזרחי", "רחל אברהם", "יוסף בן דוד"])
def test_one_name_in_hebrew_is_enough(name: str) -> None:
    assert read_names(encode_table([name], "cp1255")) == [name]


@pytest.mark.parametrize("name", RUSSIAN)
@pytest.mark.parametrize("encoding", ["koi8_u", "cp866"])
def test_a_name_in_cyrillic_is_recognised_in_the_encodings_of_unix_and_dos(name: str, encoding: str) -> None:
    assert read_names(encode_table([name, "Ольга Шевченко"], encoding)) == [name, "Ольга Шевченко"]


@pytest.mark.parametrize("name", RUSSIAN)
def test_a_name_in_cyrillic_stays_one(name: str) -> None:
    assert read_names(encode_table([name], "cp1251")) == [name]


@pytest.mark.parametrize("name", ICELANDIC)
def test_a_name_of_iceland_stays_one(name: str) -> None:
    assert read_names(encode_table([name], "cp1252")) == [name]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_a_blank_that_does_not_break_is_no_letter(encoding: str) -> None:
    data = encode_table(["Ann\xa0Archer", "BOB\xa0BAKER"], encoding).replace(
        b"01632 ", "01632\xa0".encode(encoding)
    )
    contacts = files.preview_file(data).contacts
    assert [contact.name for contact in contacts] == ["Ann Archer", "BOB BAKER"]
    assert contacts[0].numbers[0].number == "01632 960100"
