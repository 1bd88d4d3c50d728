"""The number of a person's assistant names no calls of the person: it is in the note, and nowhere else."""

from __future__ import annotations

import pytest

from devlink3_desk.contacts.contact import ProblemKind
from devlink3_desk.contacts.headings import resolve_columns
from devlink3_desk.numbers.plan import parse_presented
from devlink3_desk.switchboard.directory import PhoneBook, iter_people
from devlink3_desk.switchboard.site import Site
from tests.support.contact_files import list_numbers, read_contacts

OUTLOOK = (
    "First Name,Last Name,Company,Business Phone,Assistant's Name,Assistant's Phone,Notes\n"
    "Ann,Archer,Northfield,01632 960161,Zoe Zed,01632 960166,customer\n"
    "Zoe,Zed,Northfield,01632 960166,,,\n"
    "Bob,Baker,Northfield,01632 960162,Zoe Zed,,\n"
)


def test_outlook() -> None:
    contacts, problems = read_contacts(OUTLOOK.encode())
    assert [list_numbers(contact) for contact in contacts] == [
        [("work", "01632 960161")], [("work", "01632 960166")], [("work", "01632 960162")],
    ]  # fmt: skip
    notes = ["customer\nAssistant's Name: Zoe Zed\nAssistant's Phone: 01632 960166", "", ""]
    assert ([contact.note for contact in contacts], problems) == (notes, [])
    site = Site(country="GB", outside_prefix="9", extension_digits=4)
    matches = PhoneBook(iter_people(contacts)).find_all("901632960166", site, parse_presented)
    assert [match.person.name for match in matches] == ["Zoe Zed"]


@pytest.mark.parametrize(
    "heading",
    [
        "Assistant's Phone",
        "Asst. Phone",
        "telephoneAssistant",
        "Telefon Assistent",
        "Téléphone de l'assistant(e)",
        "Teléfono del ayudante",
        "Teléfono del asistente",
        "Telefono assistente",
        "Telefon asystenta",
        "Телефон ассистента",
        "助理电话",
        "秘書の電話",
        "비서 전화 번호",
        "Titkár telefonszáma",
    ],
)
def test_the_column_is_recognised_in_every_language(heading: str) -> None:
    text = f"Name,Telefon,{heading}\nAnn,01632 960161,01632 960166\nBob,01632 960162,01632 960167\n"
    contacts, problems = read_contacts(text.encode())
    assert [list_numbers(contact) for contact in contacts] == [
        [("other", "01632 960161")], [("other", "01632 960162")],
    ]  # fmt: skip
    assert (contacts[0].note, problems) == (f"{heading}: 01632 960166", [])


@pytest.mark.parametrize("heading", ["Telefono assistenza", "Roadside assistance phone"])
def test_the_number_of_an_assistance_is_no_assistants(heading: str) -> None:
    text = f"Name,{heading}\nNorthfield,01632 960166\nSouthgate,01632 960167\n"
    contacts, problems = read_contacts(text.encode())
    assert list_numbers(contacts[0]) == [("other", "01632 960166")]
    assert problems == [(1, ProblemKind.GUESSED_COLUMN)]


def test_assistants_may_be_the_people_of_a_list() -> None:
    assert resolve_columns(["Assistant", "Phone"], [["Ann", "01632 960166"]]) == (None, "other")
    contacts, _ = read_contacts(b"Assistant,Phone\nAnn,01632 960166\nBob,01632 960167\n")
    assert [contact.name for contact in contacts] == ["Ann", "Bob"]


@pytest.mark.parametrize(
    "lines",
    [
        "item1.TEL:01632 960166\nitem1.X-ABLabel:_$!<Assistant>!$_",
        "TEL;TYPE=X-ASSISTANT,VOICE:01632 960166",
        'TEL;TYPE="X-EVOLUTION-ASSISTANT":01632 960166',
    ],
)
def test_a_card(lines: str) -> None:
    card = f"BEGIN:VCARD\nVERSION:3.0\nFN:Ann\n{lines}\nTEL;TYPE=WORK:01632 960161\nEND:VCARD\n"
    (contact,), problems = read_contacts(card.encode())
    assert (list_numbers(contact), problems) == ([("work", "01632 960161")], [])
    assert contact.note == "Assistant: 01632 960166"


def test_a_table_of_google_contacts() -> None:
    text = (
        "Name,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value\n"
        "Ann,Assistant,01632 960166,Work,01632 960161\n"
    )
    (contact,), _ = read_contacts(text.encode())
    assert list_numbers(contact) == [("work", "01632 960161")]
    assert contact.note == "Assistant: 01632 960166"
