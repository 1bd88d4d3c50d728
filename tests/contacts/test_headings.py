"""Headings of address books in languages and scripts beyond those that are in most exports."""

from __future__ import annotations

import pytest

from devlink3_desk.contacts.headings import resolve_columns
from tests.support.contact_files import list_numbers, read_contacts


@pytest.mark.parametrize(
    "heading",
    [
        "Calle del trabajo", "Calle particular", "Otra calle", "Celle", "Organisations-Nr.",
        "Assistant's Name", "Name Assistent", "Home Address", "Work Zip", "Rua Comercial", "CEP Comercial",
        "Via (uff.)",
    ],
)  # fmt: skip
def test_below_the_parts_of_an_address_are_no_numbers(heading: str) -> None:
    assert resolve_columns(["Name", heading], [["Ann", "Calle 1"], ["Bob", "1234567"]])[1] is None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Assistant's Phone", "other"),
        ("Telefon Assistent", "other"),
        ("Teléfono del asistente", "other"),
        ("Telefon für Hörbehinderte", "other"),
        ("Richiamata automatica", "other"),
        ("dienstl. Tel.", "work"),
        ("Terugbellen", "other"),
        ("Outro Telefone", "other"),
        ("Outro Fax", "fax"),
        ("Fax (abit.)", "fax"),
        ("Telefone do Carro", "mobile"),
        ("Número de busca", "pager"),
        ("Telefono fisso", "other"),
        ("Ph", "other"),
        ("Arbetstelefon", "work"),
        ("Cep telefonu", "mobile"),
        ("Ev telefonu", "home"),
        ("İş Faks\u0131", "fax"),
        ("Telefon numaras\u0131", "other"),
        ("Рабочий телефон", "work"),
        ("Мобильный телефон", "mobile"),
        ("Номер факса", "fax"),
        ("Κινητό τηλέφωνο", "mobile"),
        ("Τηλέφωνο εργασίας", "work"),
        ("電話番号", "other"),
        ("携帯電話", "mobile"),
        ("手机号码", "mobile"),
    ],
)
def test_a_heading_of_numbers_has_a_kind(heading: str, kind: str) -> None:
    rows = [["Ann", "01632 960144"], ["Bob", "201"]]
    assert resolve_columns(["Name", heading], rows)[1] == kind


RUSSIAN = (
    "Имя;Фамилия;Компания;Отдел;Рабочий телефон;Мобильный;Факс;Домашний телефон;Примечание\n"
    "Анна;Иванова;Север;Закупки;8 (495) 123-45-67;+7 916 123-45-67;8 495 123-45-68;8 495 123-45-69;да\n"
)
TURKISH = (
    "Ad,Soyad,Şirket,Departman,İş telefonu,Cep telefonu,İş Faks\u0131,Ev telefonu,Notlar\n"
    "Анна,Иванова,Север,Закупки,8 (495) 123-45-67,+7 916 123-45-67,8 495 123-45-68,8 495 123-45-69,да\n"
)
GREEK = (
    "Όνομα;Επώνυμο;Εταιρεία;Τμήμα;Τηλέφωνο εργασίας;Κινητό;Φαξ;Τηλέφωνο οικίας;Σημειώσεις\n"
    "Анна;Иванова;Север;Закупки;8 (495) 123-45-67;+7 916 123-45-67;8 495 123-45-68;8 495 123-45-69;да\n"
)


@pytest.mark.parametrize("text", [RUSSIAN, TURKISH, GREEK], ids=["ru", "tr", "el"])
def test_an_export_in_another_script(text: str) -> None:
    (contact,), problems = read_contacts(text.encode())
    assert (contact.name, contact.company, contact.department) == ("Анна Иванова", "Север", "Закупки")
    assert list_numbers(contact) == [
        ("work", "8 (495) 123-45-67"),
        ("mobile", "+7 916 123-45-67"),
        ("home", "8 495 123-45-69"),
        ("fax", "8 495 123-45-68"),
    ]
    assert (contact.note, problems) == ("да", [])


def test_an_export_without_given_names() -> None:
    (contact,), problems = read_contacts(
        "氏名,会社名,電話番号,携帯,FAX\n田中,北,03-1234-5678,090-1234-5678,\n".encode()
    )
    assert (contact.name, contact.company, problems) == ("田中", "北", [])
    assert list_numbers(contact) == [("other", "03-1234-5678"), ("mobile", "090-1234-5678")]


def test_google_contacts_with_german_headings() -> None:
    text = (
        "Vorname,Nachname,Name der Organisation,Abteilung der Organisation,Telefonnummer 1 \u2013 Label,"
        "Telefonnummer 1 \u2013 Wert,Telefonnummer 2 \u2013 Label,Telefonnummer 2 \u2013 Wert\n"
        "Nora,Nordfeld,Nordfeld GmbH,Einkauf,Mobil,0171 1234561,Fax (geschäftlich),0361 6551\n"
    )
    (contact,), problems = read_contacts(text.encode())
    assert (contact.company, contact.department, problems) == ("Nordfeld GmbH", "Einkauf", [])
    assert list_numbers(contact) == [("mobile", "0171 1234561"), ("fax", "0361 6551")]
