"""Headings of address books in languages and scripts beyond those that are in most exports."""

from __future__ import annotations

import pytest

from devlink3_desk.contacts.contact import ProblemKind
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
        ("전화번호", "other"),
        ("휴대폰", "mobile"),
        ("휴대전화 번호", "mobile"),
        ("직장 전화", "work"),
        ("팩스", "fax"),
    ],
)
def test_a_heading_of_numbers_has_a_kind(heading: str, kind: str) -> None:
    rows = [["Ann", "01632 960144"], ["Bob", "201"]]
    assert resolve_columns(["Name", heading], rows)[1] == kind


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Name (Adressattyp Unternehmen)", "company"),
        ("Name (Adressattyp natürl. Person)", "family"),
        ("Vorname (Adressattyp natürl. Person)", "given"),
        ("Unternehmensname", "company"),
        ("Firmenname 1", "company"),
        ("Firma1", "company"),
        ("Referente", "name"),
        ("Persona de contacto", "name"),
        ("Contact Person", "name"),
        ("Person", "name"),
        ("Person - Name", "name"),
        ("Person - Organization", "company"),
        ("Person - Phone - Mobile", "mobile"),
        ("billing_first_name", "given"),
        ("billing_phone", "other"),
        ("General phone", "other"),
        ("Fax (ab.)", "fax"),
        ("Telefono (ab.)", "home"),
        ("Telefono (ab.) 2", "home"),
        ("Nome visualizzato posta elettronica", None),
        ("OutboundCallerID", None),
        ("outboundcid", None),
        ("Caller ID Number", None),
    ],
)
def test_headings_of_programs_for_accounts_and_telephones(heading: str, field: str | None) -> None:
    assert resolve_columns([heading], [["01632 960144"]])[0] == field


def test_the_number_of_a_line_key_is_no_phone_number() -> None:
    text = (
        "display_name,office_number,mobile_number,other_number,line,ring\nAnn,01632960144,,,-1,Auto\n"
        "Bob,01632960145,,,1,Auto\n"
    )
    contacts, problems = read_contacts(text.encode())
    assert [list_numbers(contact) for contact in contacts] == [
        [("work", "01632960144")], [("work", "01632960145")],
    ]  # fmt: skip
    assert problems == []


def test_the_caller_id_of_a_whole_company_is_no_number_of_a_person() -> None:
    text = "Number,FirstName,LastName,MobileNumber,OutboundCallerID\n100,Ann,Archer,07700900105,01632960144\n"
    (contact,), problems = read_contacts(text.encode())
    assert (list_numbers(contact), problems) == ([("other", "100"), ("mobile", "07700900105")], [])


@pytest.mark.parametrize("headings", ["cn,displayName,telephoneNumber", "displayName,cn,telephoneNumber"])
def test_the_name_that_is_shown_comes_before_the_common_name(headings: str) -> None:
    names = {"cn": "archera", "displayName": "Ann Archer", "telephoneNumber": "01632 960144"}
    row = ",".join(names[heading] for heading in headings.split(","))
    (contact,), _ = read_contacts(f"{headings}\n{row}\n".encode())
    assert contact.name == "Ann Archer"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Telf.", "other"), ("Teléf.", "other"), ("Cel.", "mobile"), ("Cel", "mobile"), ("LD", "work"),
        ("Poste interne", "other"), ("Int.", "other"), ("Telefonino", "mobile"),
        ("Recapito telefonico", "other"),
        ("Telefon geschäftl.", "work"), ("Kurzwahl", "other"), ("Apparat", "other"), ("App.", "other"),
        ("Intern", "other"), ("Interne Nummer", "other"), ("Telefon Ansprechpartner", "other"),
        ("Internal Number", "other"), ("Alt. Phone", "other"), ("Day Phone", "other"), ("Toll-Free", None),
        ("Toll-Free Phone", "other"), ("WhatsApp", "mobile"), ("SIP Number", "other"), ("VoIP", "other"),
        ("Hotline", "other"), ("Klappe", "other"), ("Toestel", "other"), ("Linka", "other"),
        ("Day", None), ("Free", None),
    ],
)  # fmt: skip
def test_a_heading_of_short_numbers_is_known_by_its_words(heading: str, kind: str | None) -> None:
    assert resolve_columns(["Name", heading], [["Ann", "4001"], ["Bob", "4002"]])[1] == kind


@pytest.mark.parametrize("heading", ["Intern", "App", "Int", "Cel", "LD"])
def test_below_a_short_heading_of_numbers_may_stand_something_else(heading: str) -> None:
    assert resolve_columns(["Name", heading], [["Ann", "yes"], ["Bob", "no"]])[1] is None


EXPORTS = {
    "sv": (
        "Förnamn,Efternamn,Företag,Avdelning,Telefon arbete,Telefon hem,Mobiltelefon,Fax arbete,E-postadress"
    ),
    "da": (
        "Fornavn,Efternavn,Firma,Afdeling,Telefon (arbejde),"
        "Telefon (privat),Mobiltelefon,Fax (arbejde),E-mail"
    ),
    "no": "Fornavn,Etternavn,Firma,Avdeling,Telefon (jobb),Telefon (privat),Mobil,Faks (jobb),E-postadresse",
    "fi": "Etunimi,Sukunimi,Yritys,Osasto,Työpuhelin,Kotipuhelin,Matkapuhelin,Työfaksi,Sähköpostiosoite",
    "cs": (
        "Jméno,Příjmení,Společnost,Oddělení,Telefon do zaměstnání,"
        "Telefon domů,Mobilní telefon,Fax,E-mailová adresa"
    ),
    "sk": "Meno,Priezvisko,Spoločnosť,Oddelenie,Telefón do práce,Telefón domov,Mobilný telefón,Fax,E-mail",
    "pl": (
        "Imię,Nazwisko,Firma,Dział,Telefon służbowy,"
        "Telefon domowy,Telefon komórkowy,Faks służbowy,Adres e-mail"
    ),
    "hu": (
        "Utónév,Vezetéknév,Cég,Részleg,Hivatali telefon,Otthoni telefon,Mobiltelefon,Hivatali fax,E-mail cím"
    ),
    "ro": "Prenume,Nume,Companie,Departament,Telefon serviciu,Telefon acasă,Telefon mobil,Fax,E-mail",
    "hr": "Ime,Prezime,Tvrtka,Odjel,Poslovni telefon,Kućni telefon,Mobitel,Faks,E-mail",
    "sl": "Ime,Priimek,Podjetje,Oddelek,Službeni telefon,Domači telefon,Mobilni telefon,Faks,E-mail",
    "bg": "Име,Фамилия,Фирма,Отдел,Служебен телефон,Домашен телефон,Мобилен телефон,Факс,E-mail",
    "uk": "Ім'я,Прізвище,Компанія,Отдел,Робочий телефон,Домашній телефон,Мобільний телефон,Факс,E-mail",
    "he": "שם פרטי,שם משפחה,חברה,מחלקה,טלפון בעבודה,טלפון בבית,טלפון נייד,פקס,דואר אלקטרוני",
    "ar": "الاسم الأول,اسم العائلة,الشركة,القسم,هاتف العمل,هاتف المنزل,الجوال,الفاكس,البريد الإلكتروني",
    "th": "ชื่อ,นามสกุล,บริษัท,แผนก,โทรศัพท์ที่ทำงาน,โทรศัพท์บ้าน,มือถือ,แฟกซ์,อีเมล",
}


@pytest.mark.parametrize("language", EXPORTS)
def test_an_export_in_another_language(language: str) -> None:
    row = "Ann,Archer,North,Sales,33 12 34 56,33 12 34 57,33 12 34 58,33 12 34 59,ann@example.com"
    (contact,), problems = read_contacts(f"{EXPORTS[language]}\n{row}\n".encode())
    assert (contact.name, contact.company, contact.email) == ("Ann Archer", "North", "ann@example.com")
    assert contact.department == "Sales"
    assert [kind for kind, _ in list_numbers(contact)] == ["work", "home", "mobile", "fax"]
    assert problems == []


def test_the_label_of_an_address_is_none() -> None:
    text = (
        "Prénom,Nom de famille,E-mail 1 - Libellé,E-mail 1 - Valeur,Téléphone 1 - Libellé,"
        "Téléphone 1 - Valeur\n"
    )
    (contact,), _ = read_contacts(
        f"{text}Ann,Archer,* Professionnel,ann@example.com,Mobile,06 39 98 12 34\n".encode()
    )
    assert (contact.email, list_numbers(contact)) == ("ann@example.com", [("mobile", "06 39 98 12 34")])


@pytest.mark.parametrize("heading", ["Emergency Contact Number", "Notfallkontakt", "ICE"])
def test_whom_to_call_in_an_emergency_has_other_numbers(heading: str) -> None:
    (contact,), problems = read_contacts(f"Name,Phone,{heading}\nAnn,01632 960144,01632 960155\n".encode())
    assert (list_numbers(contact), problems) == ([("other", "01632 960144")], [])


@pytest.mark.parametrize(("heading", "cell"), [("App", "12"), ("Alt", "34"), ("App.", "3"), ("Alt", "101")])
def test_an_apartment_or_an_age_is_no_number(heading: str, cell: str) -> None:
    text = f"Name,{heading},Phone\nAnn,{cell},01632 960144\nBob,{cell},01632 960145\n"
    contacts, problems = read_contacts(text.encode())
    assert [list_numbers(contact) for contact in contacts] == [
        [("other", "01632 960144")],
        [("other", "01632 960145")],
    ]
    assert problems == []


def test_a_further_number_is_one_below_a_heading_that_also_means_something_else() -> None:
    (contact,), _ = read_contacts(b"Name,Phone,Alt\nAnn,01632 960144,07700 900105\n")
    assert list_numbers(contact) == [("other", "01632 960144"), ("other", "07700 900105")]


@pytest.mark.parametrize("heading", ["Nickname", "Nick Name", "Spitzname", "Surnom", "Apodo", "Přezdívka"])
def test_a_nickname_names_those_who_have_no_other_name(heading: str) -> None:
    text = (
        f"First Name,Last Name,{heading},Company,Phone\n"
        ",,Nono,Northfield,01632 960144\nBob,,Bobby,,01632 960145\n,,,Northfield,01632 960146\n"
    )
    contacts, problems = read_contacts(text.encode())
    assert [(contact.name, contact.company) for contact in contacts] == [
        ("Nono", "Northfield"),
        ("Bob", ""),
        ("Northfield", "Northfield"),
    ]
    assert problems == []


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


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Telefon (zam.)", "work"),
        ("Телефон дом.", "home"),
        ("Telefone da Residência", "home"),
        ("商务电话", "work"),
        ("商務傳真", "fax"),
        ("근무처 전화", "work"),
        ("Firmaets hovedtelefon", "main"),
    ],
)
def test_headings_of_outlook_have_a_kind(heading: str, kind: str) -> None:
    text = f"Name;{heading}\nAnn;234 567 803\nBob;495 123-45-04\n"
    contacts, problems = read_contacts(text.encode())
    assert [found for contact in contacts for found, _ in list_numbers(contact)] == [kind, kind]
    assert problems == []


def test_a_number_below_an_unknown_word_and_a_telephone_is_reported_and_imported() -> None:
    text = "Name;Telefon;Fax (Xy)\nAnn;234 567 803;234 567 804\nBob;;234 567 805\n"
    contacts, problems = read_contacts(text.encode())
    assert list_numbers(contacts[0]) == [("other", "234 567 803"), ("fax", "234 567 804")]
    assert problems == [(1, ProblemKind.GUESSED_COLUMN)]


@pytest.mark.parametrize(
    ("headings", "row", "name"),
    [
        ("姓,名,電話", "山田,太郎,03-1234-5603", "山田 太郎"),
        ("姓氏,名字,商務電話", "陳,志明,02-2345-6703", "陳 志明"),
        ("성,이름,전화", "김,민준,02-312-3403", "김 민준"),
        ("이름,전화", "김민준,02-312-3403", "김민준"),
        ("姓,名,電話", "Archer,Ann,03-1234-5603", "Ann Archer"),
    ],
)
def test_the_family_name_comes_first_in_east_asia(headings: str, row: str, name: str) -> None:
    (contact,), _ = read_contacts(f"{headings}\n{row}\n".encode())
    assert contact.name == name
