"""Tables and cards as programs export them, in several languages: names, numbers, kinds and their order."""

from __future__ import annotations

import pytest

from devlink3_desk.contacts import csv_file, files
from devlink3_desk.contacts.cells import find_label_kind
from devlink3_desk.contacts.contact import (
    Contact,
    ContactField,
    ContactFileError,
    ContactNumber,
    NumberKind,
    ProblemKind,
)
from devlink3_desk.contacts.headings import resolve_columns
from tests.support.contact_files import list_numbers, read_contacts, read_names

THUNDERBIRD_FR = (
    "Prénom,Nom de famille,Nom à afficher,Surnom,Adresse électronique principale,Adresse électronique "
    "secondaire,Nom de l’écran,Tél. professionnel,Tél. personnel,Fax,Pager,Portable,Adresse privée,"  # noqa: RUF001
    "Code postal,Profession,Service,Société,Site web 1,Année de naissance,Notes\n"
    "Zoé,Lefèvre,Zoé Lefèvre,,zoe@example.com,,,01632 960211,01632 960212,01632 960213,01632 960214,"
    "07700 900211,1 rue X,75001,,Ventes,Nordchamp,,1980,client\n"
)
OUTLOOK_FR = (
    '"Titre","Prénom","Deuxième prénom","Nom","Société ","Service ","Code postal (bureau)",'
    '"Télécopie (bureau)",'
    '"Téléphone (bureau)","Téléphone 2 (bureau)","Téléphone société","Téléphone (domicile)","Tél. mobile",'
    '"Récepteur de radiomessagerie","Télex","Adresse de messagerie","Type de messagerie",'
    '"Nom complet de l\'adresse de messagerie","Bureau","Privé"\n'
    '"","Zoé","","Lefèvre","Nordchamp","Ventes","75001","01632 960213","01632 960211","01632 960215",'
    '"01632 960216","01632 960212","07700 900211","01632 960214","1234567","zoe@example.com","SMTP",'
    '"Zoé Lefèvre (zoe@example.com)","B 12","Faux"\n'
)
OUTLOOK_DE = (
    '"Anrede","Vorname","Nachname","Firma","Abteilung","Postleitzahl geschäftlich","Fax geschäftlich",'
    '"Telefon geschäftlich","Telefon geschäftlich 2","Telefon Firma","Telefon privat","Mobiltelefon","Pager",'
    '"E-Mail-Adresse","E-Mail-Typ","E-Mail: Angezeigter Name","Organisationsnr.","Privat","Büro"\n'
    '"","Zoé","Lefèvre","Nordchamp","Ventes","24103","01632 960213","01632 960211","01632 960215",'
    '"01632 960216","01632 960212","07700 900211","01632 960214","zoe@example.com","SMTP","Zoé","",'
    '"Aus","3.12"\n'
)
OUTLOOK_ES = (
    '"Título","Nombre","Apellidos","Organización","Departamento","Fax del trabajo","Teléfono del trabajo",'
    '"Teléfono del trabajo 2","Número de centralita de la organización","Particular","Teléfono móvil",'
    '"Localizador","Dirección de correo electrónico","Tipo de correo electrónico","Privado"\n'
    '"","Zoé","Lefèvre","Nordchamp","Ventes","01632 960213","01632 960211","01632 960215","01632 960216",'
    '"01632 960212","07700 900211","01632 960214","zoe@example.com","SMTP","Falso"\n'
)
OUTLOOK_NUMBERS = [
    ("work", "01632 960211"), ("work", "01632 960215"), ("main", "01632 960216"), ("home", "01632 960212"),
    ("mobile", "07700 900211"), ("pager", "01632 960214"), ("fax", "01632 960213"),
]  # fmt: skip


@pytest.mark.parametrize("text", [OUTLOOK_FR, OUTLOOK_DE, OUTLOOK_ES], ids=["fr", "de", "es"])
def test_outlook(text: str) -> None:
    contacts, problems = read_contacts(text.encode("cp1252"))
    (contact,) = contacts
    assert (contact.name, contact.company, contact.department) == ("Zoé Lefèvre", "Nordchamp", "Ventes")
    assert contact.email == "zoe@example.com"
    assert list_numbers(contact) == OUTLOOK_NUMBERS
    assert problems == []


def test_thunderbird_in_french() -> None:
    (contact,), problems = read_contacts(THUNDERBIRD_FR.encode())
    assert (contact.name, contact.company, contact.department) == ("Zoé Lefèvre", "Nordchamp", "Ventes")
    assert (contact.email, contact.note, problems) == ("zoe@example.com", "client", [])
    assert list_numbers(contact) == [
        number for number in OUTLOOK_NUMBERS if number[1] not in ("01632 960215", "01632 960216")
    ]


@pytest.mark.parametrize(
    ("headings", "kinds"),
    [
        ("Name;Tel. gesch.;Tel. priv.;Tel. (d)", ["work", "home", "work"]),
        ("Nom;Tél. prof.;Tél. dom.;Tél. port.", ["work", "home", "mobile"]),
        ("Nombre;Tlf. trabajo;Tlf. casa;Tfno.", ["work", "home", "other"]),
        ("Name;Bus. Phone;Res. Phone;Phone", ["work", "home", "other"]),
        ("Nazwa;Telefon do pracy;Tel. kom.;Telefon stacjonarny", ["work", "mobile", "other"]),
        ("Namn;Telefon arbete;Telefon hem;Växel", ["work", "home", "other"]),
        ("Name;Durchwahl;DW;Nst.", ["work", "other", "other"]),
        # Without a word for a phone, these are columns of something else.
        ("Name;Tel.;Port;Dom", ["other"]),
    ],
)
def test_headings_may_be_abbreviated(headings: str, kinds: list[str]) -> None:
    rows = [["Ann", "201", "202", "203"]]
    found = [field for field in resolve_columns(headings.split(";"), rows)[1:] if field is not None]
    assert [field.value for field in found] == kinds


def test_a_column_of_numbers_with_slashes_is_one_of_numbers() -> None:
    text = "Name;Lokal;Stand\nAnn;030/7654321;01/2024\nBob;0431/98765;02/2024\n"
    contacts, problems = read_contacts(text.encode())
    assert [list_numbers(contact) for contact in contacts] == [
        [("other", "030/7654321")],
        [("other", "0431/98765")],
    ]
    assert [kind for _, kind in problems] == [ProblemKind.GUESSED_COLUMN]


@pytest.mark.parametrize(
    "cell", ["https://x.example/0123456789", "00:11:22:33:44:55", "4001@pbx.example", "a_0123456"]
)
def test_what_has_signs_of_addresses_is_no_number(cell: str) -> None:
    contacts, problems = read_contacts(f"Name,Phone\nAnn,{cell}\nBob,01632 960144\n".encode())
    assert (contacts[0].numbers, problems) == ((), [(2, ProblemKind.INVALID_NUMBER)])


@pytest.mark.parametrize("heading", ["EmailAddress", "WindowsEmailAddress", "PrimarySmtpAddress"])
def test_the_attributes_of_an_exchange_server_are_headings(heading: str) -> None:
    text = f"DisplayName,{heading},Phone,MobilePhone\nAnn Archer,ann@example.com,01632 960144,07700 900105\n"
    contacts, problems = read_contacts(text.encode())
    assert (contacts[0].name, contacts[0].email, problems) == ("Ann Archer", "ann@example.com", [])
    assert [number.kind for number in contacts[0].numbers] == [NumberKind.OTHER, NumberKind.MOBILE]


@pytest.mark.parametrize(
    "headings",
    [
        "Nome,Cognome,Organizzazione,Dipartimento,E-mail primaria,Tel. ufficio,Tel. casa,Cellulare,Fax,Note",
        (
            "Nome,Cognome,Società,Reparto,Indirizzo posta elettronica,Ufficio,Abitazione,Cellulare,"
            "Fax (uff.),Note"
        ),
        (
            "Voornaam,Achternaam,Organisatie,Afdeling,Primair e-mailadres,Telefoon werk,Telefoon thuis,"
            "Mobiel nummer,Faxnummer,Notities"
        ),
        (
            "Voornaam,Achternaam,Bedrijf,Afdeling,E-mailadres,Telefoon op werk,Telefoon thuis,"
            "Mobiele telefoon,Fax op werk,Opmerkingen"
        ),
        (
            "Nome,Sobrenome,Organização,Departamento,E-mail principal,Tel. comercial,Tel. residencial,"
            "Celular,Fax,Observações"
        ),
        (
            "Imię,Nazwisko,Organizacja,Dział,Główny adres e-mail,Telefon służbowy,Telefon domowy,"
            "Telefon komórkowy,Numer faksu,Notatki"
        ),
        "Vorname,Nachname,Firma,Abteilung,Emailadresse,Telefon Büro,Telefon privat,Handy,Telefax,Notiz",
    ],
    ids=["it-thunderbird", "it-outlook", "nl-thunderbird", "nl-outlook", "pt", "pl", "de"],
)
def test_headings_of_further_languages(headings: str) -> None:
    numbers = "01632960211,01632960212,07700900213,01632960214"
    text = f"{headings}\nZoë,Kraft,Nord,Vendite,z@example.com,{numbers},x\n"
    (contact,), problems = read_contacts(text.encode())
    assert problems == []
    assert (contact.name, contact.company, contact.department) == ("Zoë Kraft", "Nord", "Vendite")
    assert (contact.email, contact.note) == ("z@example.com", "x")
    assert list_numbers(contact) == [
        ("work", "01632960211"), ("home", "01632960212"), ("mobile", "07700900213"), ("fax", "01632960214"),
    ]  # fmt: skip


def test_an_unknown_heading_says_the_kind_if_one_of_its_words_does() -> None:
    text = "Name;Fax Etage 2;Mobil (Zweitgerät);Erreichbar\nAnn;01632 960611;07700 900611;01632 960612\n"
    (contact,), problems = read_contacts(text.encode())
    assert [line for line, _ in problems] == [1, 1, 1]
    assert list_numbers(contact) == [
        ("mobile", "07700 900611"), ("other", "01632 960612"), ("fax", "01632 960611"),
    ]  # fmt: skip


def test_control_characters_are_no_part_of_a_number() -> None:
    (contact,), problems = read_contacts(b"Name,Phone\nAnn,\x00+44 1632 960211\x7f\n")
    assert (list_numbers(contact), problems) == ([("other", "+44 1632 960211")], [])


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            (
                "FirstName,LastName,Company,Mobile,Home,Business,Business2,Email,BusinessFax,Pager\n"
                "Ann,Archer,Northfield,07700900501,,01632960501,01632960502,a@example.com,01632960503,01632960504\n"
            ),
            "work 01632960501, work 01632960502, mobile 07700900501, pager 01632960504, fax 01632960503",
        ),
        (
            (
                "Private;Last Name;First Name;Company;ZIP Code;E-Mail;Home;Mobile;Business;Other;Fax;Sip\n"
                "NO;Archer;Ann;Northfield;12345;a@example.com;01632960501;07700900501;01632960502;;01632960503;\n"
            ),
            "work 01632960502, home 01632960501, mobile 07700900501, fax 01632960503",
        ),
        (
            (
                "cn;sn;givenName;company;telephoneNumber;mobile;facsimileTelephoneNumber;mail\n"
                "Ann Archer;Archer;Ann;Northfield;01632960501;07700900501;01632960502;a@example.com\n"
            ),
            "work 01632960501, mobile 07700900501, fax 01632960502",
        ),
        (
            (
                "Name,Given Name,Family Name,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name\n"
                "Ann Archer,Ann,Archer,Home Fax ::: Work,01632 960501 ::: 01632 960502,Northfield\n"
            ),
            "work 01632 960502, fax 01632 960501",
        ),
        (
            "Name;Firma;Tel. G;Tel. P;Natel\nAnn Archer;Northfield;01632 960501;01632 960502;07700 900501\n",
            "work 01632 960501, home 01632 960502, mobile 07700 900501",
        ),
        (
            "Name,Company,Contact\nAnn Archer,Northfield,T: 01632 960501 F: 01632 960502 M: 07700 900501\n",
            "other 01632 960501, mobile 07700 900501, fax 01632 960502",
        ),
    ],
    ids=["3CX", "JFritz", "LDAP", "old Google", "Swiss", "business card"],
)
def test_an_export(text: str, numbers: str) -> None:
    (contact,), problems = read_contacts(text.encode())
    assert (contact.name, contact.company, problems) == ("Ann Archer", "Northfield", [])
    assert ", ".join(map(" ".join, list_numbers(contact))) == numbers


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Tel No", "other"), ("Telefon 1", "other"), ("Mobile No", "mobile"),
        ("Téléphone 2 (bureau)", "work"),
        ("Mobil-Tel.-Nr.", "mobile"), ("Pager-Nummer", "pager"), ("officenumber", "work"),
        ("faxnumber", "fax"),
        ("Business2", "work"), ("HomeFax", "fax"), ("Diensthandy", "mobile"), ("N° de téléphone", "other"),
        ("Weiteres Telefon", "other"), ("Haupttelefon", "main"), ("Phone (H)", "home"),
        ("TELEPHONE", "other"),
        ("Numero di telefono", "other"), ("Cellulare", "mobile"), ("Telefoonnummer", "other"),
        ("Direct Dial", "work"), ("Work Mobile", "mobile"), ("Telefax 2", "fax"), ("Nummer", "other"),
        ("displayname", "name"), ("society", "company"), ("Adresse électronique principale", "email"),
        ("E-mail 2 Address", "email"),
        ("E-mail 1 - Label", None), ("No", None), ("Customer No", None), ("Kundennummer", None),
        ("PLZ", None),
        ("Personalnummer", None), ("Telex", None), ("Home Address", None), ("Mobile App Version", None),
        ("Phone 1 - Type", None), ("", None),
    ],
)  # fmt: skip
def test_a_heading_is_understood_by_its_words(heading: str, field: str | None) -> None:
    assert resolve_columns([heading]) == (None if field is None else ContactField(field),)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Work Fax", "fax"), ("Home Fax", "fax"), ("_$!<WorkFAX>!$_", "fax"), ("Fax (Arbeit)", "fax"),
        ("Faxgerät", "fax"), ("Pager", "pager"), ("work,voice", "work"), ("iPhone", "mobile"),
        ("Work Mobile", "mobile"), ("_$!<Main>!$_", "main"), ("Büro Anns", "work"),
        ("gesch.", "work"), ("Tel. priv.", "home"), ("prof.", "work"), ("priv. Fax", "fax"),
        ("Cel.", "mobile"),
        ("Dom Smith", None), ("Off", None),
        ("Carola", None), ("", None),
    ],
)  # fmt: skip
def test_a_label_names_a_kind(label: str, kind: str | None) -> None:
    assert find_label_kind(label) == kind


def test_titles_above_the_headings_are_no_contacts() -> None:
    text = (
        "Telefonliste Nordfeld;;;\nStand: 01.03.2024;;;\n;;;\nName;Tel No;Mobile No;Telefon 1\n"
        "Ann;01632960601;07700900601;\nBob;01632960602;;01632960603\n"
    )
    contacts, problems = read_contacts(text.encode())
    assert problems == []
    assert [(contact.name, list_numbers(contact)) for contact in contacts] == [
        ("Ann", [("other", "01632960601"), ("mobile", "07700900601")]),
        ("Bob", [("other", "01632960602"), ("other", "01632960603")]),
    ]
    assert files.preview_file(text.encode()).rows[0].cells[0] == "Name"


def test_a_number_in_a_title_is_reported() -> None:
    text = "Nordfeld;01632 960600\nName;Telefon\nAnn;01632 960601\nBob;01632 960602\n"
    contacts, problems = read_contacts(text.encode())
    assert [contact.name for contact in contacts] == ["Ann", "Bob"]
    assert problems == [(1, ProblemKind.INVALID_LINE)]


def test_contacts_without_headings_are_no_titles() -> None:
    text = "Ann,01632 960601\nBob,01632 960602\nHome,Office\nCy,01632 960603\n"
    assert read_names(text.encode()) == ["Ann", "Bob", "Home", "Cy"]


@pytest.mark.parametrize(
    ("text", "numbers", "problem_lines"),
    [
        ("Name;Erreichbar\nAnn;01632 960611\nBob;01632 960612\n", "01632 960611", [1]),
        ("Wer;Wo\nAnn;01632 960611\nBob;01632 960612\n", "01632 960611", [1, 1]),
        ("Bezeichnung;Telefon\nAnn;01632 960611\n", "01632 960611", [1]),
        # Numbers of other things, whatever they look like.
        ("Name;Telefon;Kundennummer;Geburtsdatum;PLZ\nAnn;01632 960611;0123456789;01.02.1980;01234\n",
         "01632 960611", []),
        # Known columns come before those that are guessed.
        ("Ruf 2b;Name;Mobil\n01632 960612;Ann;07700 900611\n", "07700 900611 01632 960612", [1]),
    ],
)  # fmt: skip
def test_a_column_of_numbers_is_offered_whatever_its_heading(
    text: str, numbers: str, problem_lines: list[int]
) -> None:
    contacts, problems = read_contacts(text.encode())
    assert contacts[0].name == "Ann"
    assert " ".join(number.number for number in contacts[0].numbers) == numbers
    assert problems == [(line, ProblemKind.GUESSED_COLUMN) for line in problem_lines]


CELLS = [
    ('="01632960120"', ["01632960120"]), ("=01632960121", ["01632960121"]),
    ("'+441632960119", ["+441632960119"]),
    ("4001.0", ["4001"]), ("12.0", ["12"]), ("12.50", ["12.50"]),
    ("1632960124.0", ["1632960124"]), ("1632960124,0", ["1632960124"]), ("1632960124.00", ["1632960124"]),
    ("4.41632960125E+11", ["441632960125"]), ("4,41632960125E+11", ["441632960125"]),
    ("4.41632E+11", ProblemKind.ROUNDED_NUMBER), ("4,41632E+11", ProblemKind.ROUNDED_NUMBER),
    ("4.4163296012e11", ProblemKind.ROUNDED_NUMBER), ("1E+11", ProblemKind.ROUNDED_NUMBER),
    ('="4.41632E+11"', ProblemKind.ROUNDED_NUMBER), ("1,632,960,124", ["1632960124"]),
    ('=HYPERLINK("tel:01632960120")', ProblemKind.INVALID_NUMBER), ("#REF!", ProblemKind.INVALID_NUMBER),
    ('="01632"&"960120"', ProblemKind.INVALID_NUMBER), ("n/a", []), ("#N/A", []), ("0", []),
    ("tel:+441632960148;ext=12", ["+441632960148 ext 12"]), ("01632 960144 x7", ["01632 960144 x7"]),
    ("01632 960144; 01632 960145 ext 3", ["01632 960144", "01632 960145 ext 3"]),
    ("01632 960144 +44 7700 900144", ["01632 960144", "+44 7700 900144"]),
    ("01632 960144 07700 900144", ["01632 960144", "07700 900144"]),
    ("01632 960144\x0b07700 900144", ["01632 960144", "07700 900144"]),
    ("Tel: 01632 960144, Fax: 01632 960145", ["01632 960144", "fax 01632 960145"]),
    ("01632 960144 (home)", ["home 01632 960144"]), ("0049 431 98765", ["0049 431 98765"]),
    ("1-800-FLOWERS", ["1-800-FLOWERS"]), ("9732555????", ["9732555????"]),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "found"), CELLS)
def test_what_spreadsheets_make_of_a_number(cell: str, found: list[str] | ProblemKind) -> None:
    quoted = cell.replace('"', '""')
    contacts, problems = read_contacts(f'Name;Telefon\nAnn;"{quoted}"\nBob;01632 960199\n'.encode())
    numbers = [" ".join(number).removeprefix("other ") for number in list_numbers(contacts[0])]
    if isinstance(found, ProblemKind):
        assert (numbers, problems) == ([], [(2, found)])
    else:
        assert (numbers, problems) == (found, [])


def test_two_rounded_numbers_of_a_row_are_two_problems() -> None:
    _, problems = read_contacts(b"Name;Telefon;Mobil\nAnn;4,41632E+11;4,41633E+11\n")
    assert problems == [(2, ProblemKind.ROUNDED_NUMBER)] * 2


def test_all_numbers_of_a_contact_are_exported() -> None:
    numbers = tuple(ContactNumber(f"01632 96010{at}", NumberKind.WORK) for at in range(9))
    faxes = (ContactNumber("+44 1632 960109", NumberKind.PAGER), ContactNumber("=1632", NumberKind.FAX))
    people = [Contact("Ann", numbers + faxes), Contact("'=Bob", note="x"), Contact("Cy", numbers[:1])]
    written = csv_file.encode_csv(people)
    assert b'"\'+44 1632 960109"' in written
    contacts, problems = read_contacts(written)
    assert [contact.name for contact in contacts] == ["Ann", "'=Bob", "Cy"]
    assert contacts[0].numbers == (*numbers, faxes[0], ContactNumber("1632", NumberKind.FAX))
    assert (contacts[1:], problems) == (people[1:], [])


def test_cards_of_a_telephone() -> None:
    text = (
        "BEGIN:VCARD\nVERSION:3.0\nN:Archer;Ann;;;\nFN:Ann Archer\n"
        "item1.TEL;type=pref:01632 960501\nitem1.X-ABLabel:Work Fax\nTEL;type=CELL;type=VOICE:07700 900501\n"
        "TEL;type=HOME;type=FAX:01632 960502\nitem2.X-ABLabel:_$!<Main>!$_\nitem2.TEL:01632 960503\n"
        "TEL;type=PAGER:01632 960504\nTEL;type=WORK;PREF=1:01632 960505;01632 960506\n"
        "TEL;VALUE=uri;TYPE=home:tel:+44-1632-960507;ext=12\nEND:VCARD\n"
    )
    (contact,), problems = read_contacts(text.replace("\n", "\r\n").encode("utf-16"))
    assert list_numbers(contact) == [
        ("work", "01632 960505"), ("work", "01632 960506"), ("mobile", "07700 900501"),
        ("main", "01632 960503"), ("home", "+44-1632-960507 ext 12"), ("pager", "01632 960504"),
        ("fax", "01632 960501"), ("fax", "01632 960502"),
    ]  # fmt: skip
    assert problems == []


@pytest.mark.parametrize("preferred", ["EMAIL;PREF=1", "EMAIL;type=INTERNET;type=pref", "item1.EMAIL;PREF"])
def test_the_preferred_address_of_a_card_counts(preferred: str) -> None:
    text = (
        "BEGIN:VCARD\nVERSION:4.0\nFN:Ann\nEMAIL;PREF=2:home@example.com\n"
        f"{preferred}:work@example.com\n{preferred}:other@example.com\nEND:VCARD\n"
    )
    (contact,), _problems = read_contacts(text.encode())
    assert contact.email == "work@example.com"


def test_an_ldif_record_has_the_number_at_work_first_and_the_fax_last() -> None:
    text = (
        "dn: cn=Ann\ncn: Ann\nfacsimileTelephoneNumber: 01632 960501\nmobile: 07700 900501\n"
        "pager: 01632 960502\ntelephoneNumber: 01632 960503\n"
    )
    assert [kind for kind, _ in list_numbers(read_contacts(text.encode())[0][0])] == [
        "work", "mobile", "pager", "fax",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data", [b"<?xml version='1.0'?><phonebooks/>", b"<html></html>", b'[{"name": "Ann"}]', b'{"a": "1"}']
)
def test_other_formats_are_refused_rather_than_guessed(data: bytes) -> None:
    with pytest.raises(ContactFileError, match="binary"):
        files.preview_file(data)
