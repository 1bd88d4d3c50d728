"""Tables of any dialect, encoding and language of headings; exported formulas are not evaluated."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devlink3_desk.contacts import csv_file, files, import_plan
from devlink3_desk.contacts.contact import (
    DIALLED_LAST,
    Contact,
    ContactField,
    ContactFileError,
    ContactNumber,
    FileErrorKind,
    NumberKind,
    ProblemKind,
)
from devlink3_desk.contacts.contact_builder import is_formula
from devlink3_desk.contacts.headings import resolve_columns
from tests.support.contact_files import GERMAN_CSV, list_numbers, read_contacts, read_names


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_encoding_is_found(encoding: str, ending: str) -> None:
    contacts, problems = read_contacts(GERMAN_CSV.replace("\n", ending).encode(encoding))
    assert problems == []
    assert [contact.name for contact in contacts] == ["Jürgen Müller"]
    assert contacts[0].company == "Söhne & Co"
    assert list_numbers(contacts[0]) == [("work", "0301234567"), ("mobile", "0171 99")]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_separator_is_found(separator: str) -> None:
    text = f'Name{separator}Phone\n"Lee{separator} Ann"{separator}201\nBo{separator}202\n'
    assert read_names(text.encode()) == [f"Lee{separator} Ann" if separator != "\t" else "Lee Ann", "Bo"]


def test_a_quotation_may_begin_behind_a_blank() -> None:
    text = b'Name, Phone, Notes\nAnn, "01632 960144, 07700 900144", "day, night"\nBo, 01632 960145, x\n'
    contacts, problems = read_contacts(text)
    assert problems == []
    assert [(contact.name, contact.note) for contact in contacts] == [("Ann", "day, night"), ("Bo", "x")]
    assert [number.number for number in contacts[0].numbers] == ["01632 960144", "07700 900144"]


def test_cells_may_be_quoted_by_apostrophes() -> None:
    text = "'Name';'Phone'\n'O''Brien; Ann';'01632 960144'\n'Bo';'01632 960145'\n"
    assert read_names(text.encode()) == ["O'Brien; Ann", "Bo"]
    # An apostrophe in a table without such headings marks a text, or is a part of it.
    assert read_names(b"Name;Phone\n'Ann';'01632 960144\n'Bo;01632 960145\n") == ["'Ann'", "'Bo"]


def test_the_separator_line_of_a_spreadsheet_is_used() -> None:
    assert read_names(b"sep=|\r\nName|Phone\r\nAnn, Lee; Bo|201\r\n") == ["Ann, Lee; Bo"]


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        ("First Name,Last Name,Company,Business Phone,E-mail Address", "given,family,company,work,email"),
        ("Vorname,Nachname,Firma,Telefon (geschäftlich),E-Mail-Adresse", "given,family,company,work,email"),
        ("Prénom,Nom,Société,Téléphone (bureau),Adresse de messagerie", "given,family,company,work,email"),
        (
            "Nombre,Apellidos,Organización,Teléfono del trabajo,Correo electrónico",
            "given,family,company,work,email",
        ),
        ("Name,Abteilung,Durchwahl,Handy,Notizen", "name,department,work,mobile,note"),
        ("Nom,Service,Poste,Portable,Remarques", "name,department,other,mobile,note"),
        ("Nombre,Departamento,Extensión,Móvil,Notas", "name,department,other,mobile,note"),
        ("Vorname,Name,Telefon,Fax,Lieblingsfarbe", "given,family,other,fax,"),
        ("Last,First,Middle,Work,Cell", "family,given,,work,mobile"),
        # Alone, they may be anything, such as the first and the last call.
        ("Name,Last,Phone", "name,,other"),
    ],
)
def test_headings_are_known_in_four_languages(headings: str, found: str) -> None:
    assert ",".join(field or "" for field in resolve_columns(headings.split(","))) == found


def test_kinds_of_numbers_may_stand_in_a_column_of_their_own() -> None:
    text = (
        "Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n"
        "Ann,Mobile,07700 900123 ::: 07700 900124,Work,01632 960144\n"
    )
    assert list_numbers(read_contacts(text.encode())[0][0]) == [
        ("mobile", "07700 900123"),
        ("mobile", "07700 900124"),
        ("work", "01632 960144"),
    ]


@pytest.mark.parametrize("headings", ["Name,Number,Type", "Name,Phone,Phone Type", "Name,Rufnummer,Typ"])
def test_a_column_of_kinds_may_stand_beside_the_only_column_of_numbers(headings: str) -> None:
    text = f"{headings}\nAnn,01632 960144,fax\nBob,07700 900105,Mobile\nCy,01632 960145,customer\n"
    contacts, problems = read_contacts(text.encode())
    kinds = [kind for contact in contacts for kind, _ in list_numbers(contact)]
    assert (kinds, problems) == (["fax", "mobile", "other"], [])


def test_a_column_of_kinds_says_nothing_beside_columns_of_several_kinds() -> None:
    text = "Name,Phone,Mobile,Type\nAnn,01632 960144,07700 900105,fax\n"
    assert [kind for kind, _ in list_numbers(read_contacts(text.encode())[0][0])] == ["other", "mobile"]


def test_columns_without_headings_are_known_by_what_stands_in_them() -> None:
    text = "Ann Lee,+44 1632 960144,ann@example.com\nBo Ray,01632 960145,bo@example.com\n"
    preview = files.preview_file(text.encode())
    assert preview.plan.table is not None
    assert not preview.plan.table.has_headings
    assert preview.plan.table.columns == (ContactField.NAME, ContactField.OTHER, ContactField.EMAIL)
    assert len(preview.contacts) == 2


def test_a_person_may_say_otherwise_what_columns_are() -> None:
    data = b"Wer,Wo\nAnn,201\n"
    table = files.preview_file(data).plan.table
    assert table is not None
    chosen = import_plan.ImportPlan(
        import_plan.FileFormat.CSV, type(table)(table.separator, True, (ContactField.NAME, ContactField.WORK))
    )
    assert list_numbers(files.preview_file(data, chosen).contacts[0]) == [("work", "201")]


@pytest.mark.parametrize(
    ("rows", "names", "problems"),
    [
        ('"Open,1\nBo,202\n', ["Bo"], [(2, ProblemKind.UNCLOSED_QUOTE)]),
        ('Ann,201\n"Open,1\n', ["Ann"], [(3, ProblemKind.UNCLOSED_QUOTE)]),
        ('Ann "x" Lee,201\n', ['Ann "x" Lee'], []),
        ('"Ann" Lee,201\n', ["Ann Lee"], []),
        ('"Two\nlines",201\nBo,202\n', ["Two lines", "Bo"], []),
        ("Ann,4.41632E+11\n", ["Ann"], [(2, ProblemKind.ROUNDED_NUMBER)]),
        ("Ann,ask Bo\n\n\nCy,203\n", ["Ann", "Cy"], [(2, ProblemKind.INVALID_NUMBER)]),
        (f"Ann,{'1' * 41}\n", ["Ann"], [(2, ProblemKind.INVALID_NUMBER)]),
        (f"{'A' * 400},201\n", ["A" * 300], [(2, ProblemKind.TOO_LONG)]),
        ("Ann,201\nBo", ["Ann", "Bo"], [(3, ProblemKind.UNTERMINATED)]),
        ("A\x00n\x1bn,2\x0001\n", ["A n n"], []),
        (",,\n;\n", [";"], []),
    ],
)
def test_a_broken_row_is_reported_with_its_line_and_affects_no_other(
    rows: str, names: list[str], problems: list[tuple[int, ProblemKind]]
) -> None:
    contacts, found_problems = read_contacts(f"Name,Phone\n{rows}".encode())
    assert ([contact.name for contact in contacts], found_problems) == (names, problems)


def test_a_row_in_another_encoding_is_decoded_by_itself() -> None:
    good = "".join(f"Jürgen Müller {at},20{at}\n" for at in range(50)).encode()
    contacts, problems = read_contacts(b"Name,Phone\n" + good + b"M\xfcller,301\n")
    assert contacts[0].name == "Jürgen Müller 0"
    assert contacts[-1].name == "Müller"
    assert problems == []


def test_bytes_that_no_encoding_has_are_reported() -> None:
    contacts, problems = read_contacts("Name,Phone\nJürgen,201\n".encode("cp1252") + b"M\x81,202\n")
    assert [contact.name for contact in contacts] == ["Jürgen", "M\N{REPLACEMENT CHARACTER}"]
    assert problems == [(3, ProblemKind.UNREADABLE_CHARACTERS)]


def test_a_file_cut_in_the_middle_of_a_letter_is_still_utf8() -> None:
    assert read_names("Name,Phone\nJürgen,201\nMü".encode()[:-1])[0] == "Jürgen"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", FileErrorKind.EMPTY),
        (b"\r\n \r\n", FileErrorKind.EMPTY),
        (b"PK\x03\x04 a workbook", FileErrorKind.WORKBOOK),
        (b"\xd0\xcf\x11\xe0 an old one", FileErrorKind.WORKBOOK),
        (bytes(range(256)) * 40, FileErrorKind.BINARY),
        (b",,,\n,,,\n", FileErrorKind.NO_CONTACTS),
    ],
)
def test_a_file_that_is_not_a_table_is_refused(data: bytes, kind: FileErrorKind) -> None:
    with pytest.raises(ContactFileError) as caught:
        files.preview_file(data)
    assert caught.value.kind is kind


def test_a_table_without_names_and_numbers_asks_for_columns() -> None:
    data = b"Colour,E-mail\nred,ann@example.com\n"
    preview = files.preview_file(data)
    assert preview.contacts == ()
    assert len(preview.rows) == 2
    with pytest.raises(ContactFileError) as caught:
        read_contacts(data)
    assert caught.value.kind is FileErrorKind.NO_COLUMN


@pytest.mark.parametrize(
    "text",
    [
        "Export of contacts\n\nPut the files here, please. They are read every minute.\nThanks, Kim\n",
        "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n",
    ],
)
def test_the_lines_of_another_text_are_no_people(text: str) -> None:
    """A folder of contacts may have a ``readme.txt``."""
    data = text.encode()
    assert files.preview_file(data).contacts == ()
    with pytest.raises(ContactFileError) as caught:
        read_contacts(data)
    assert caught.value.kind is FileErrorKind.NO_COLUMN


def test_icons_of_telephones_say_the_kind_and_are_no_part_of_a_number() -> None:
    cell = "\N{BLACK TELEPHONE} 01632 960144 \N{MOBILE PHONE} 07700 900105 \N{FAX MACHINE}01632 960149"
    contacts, problems = read_contacts(f"Name,Business Phone\nKim,{cell}\n".encode())
    assert problems == []
    assert list_numbers(contacts[0]) == [
        ("work", "01632 960144"),
        ("mobile", "07700 900105"),
        ("fax", "01632 960149"),
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "D 01632 960144 M 07700 900105 F 01632 960149",
        "D: 01632 960144 / C: 07700 900105 / F: 01632 960149",
        "01632 960144 (w) 07700 900105 (m) 01632 960149 (f)",
        "01632 960144 (office), 07700 900105 (mobile); 01632 960149/Fax",
    ],
)
def test_letters_and_words_beside_the_numbers_of_a_cell_say_their_kinds(cell: str) -> None:
    contacts, problems = read_contacts(f'Name,Phone\nKim,"{cell}"\n'.encode())
    assert problems == []
    assert list_numbers(contacts[0]) == [
        ("work", "01632 960144"),
        ("mobile", "07700 900105"),
        ("fax", "01632 960149"),
    ]


def test_a_rounded_number_may_have_a_plus_sign() -> None:
    contacts, problems = read_contacts(b"Name,Phone\nKim,+1.63296E+9\n")
    assert contacts[0].numbers == ()
    assert problems == [(2, ProblemKind.ROUNDED_NUMBER)]


def test_a_table_may_hold_the_first_line_of_a_card() -> None:
    assert read_names(b'Name,Company,Phone\nKim,"BEGIN:VCARD",4001\nBEGIN:VCARD,,4002\n') == [
        "Kim",
        "BEGIN:VCARD",
    ]


# Without invisible characters, which are removed, and signs of a wrong encoding, which are reported.
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc", "Cf"), exclude_characters="\ufffd\u00c3")
TEXTS = st.text(CHARACTERS, min_size=1, max_size=30).map(str.strip)
CONTACTS = st.builds(
    Contact,
    name=TEXTS.filter(bool),
    company=TEXTS,
    numbers=st.lists(
        st.builds(
            ContactNumber,
            st.from_regex(r"\+?[1-9][0-9 ]{2,12}[0-9]", fullmatch=True),
            st.sampled_from(NumberKind),
        ),
        max_size=5,
        unique_by=lambda number: number.number,
    ).map(lambda found: tuple(sorted(found, key=lambda number: DIALLED_LAST.get(number.kind, 0)))),
)


@settings(max_examples=30)
@given(st.lists(CONTACTS, min_size=1, max_size=5))
def test_what_is_written_can_be_read_back_and_holds_no_formula(contacts: list[Contact]) -> None:
    written = csv_file.encode_csv(contacts)
    for row in csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")):
        assert not any(is_formula(cell) for cell in row)
    back, problems = read_contacts(written)
    assert problems == []
    assert [(contact.company, list_numbers(contact)) for contact in back] == [
        (
            " ".join(contact.company.split()),
            [(kind, " ".join(n.split())) for kind, n in list_numbers(contact)],
        )
        for contact in contacts
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1", "\r=1"])  # noqa: RUF001
def test_formulas_are_made_harmless(cell: str) -> None:
    written = csv_file.encode_csv([Contact(cell)]).decode("utf-8-sig")
    assert f"'{cell}" in written


def test_the_marker_of_a_list_is_no_part_of_a_number() -> None:
    phones = b"1. 01632 960144 2. +44 7700 900105\n* 01632 960146\n"
    (contact,), problems = read_contacts(b'Name,Phone\nNora,"' + phones + b'"\n')
    numbers = [number.number for number in contact.numbers]
    assert numbers == ["01632 960144", "+44 7700 900105", "01632 960146"]
    assert (contact.note, problems) == ("", [])


def test_invisible_characters_are_no_part_of_a_name() -> None:
    text = (
        "Name,Company,E-mail,Phone\n"
        "\u200bNora\u200b North\u00adfield\u202c,\u2066Northfield\u2069,nora@\u2060example.com,01632 960144\n"
        "\u200e\u200f,,,01632 960145\n"
        # Without it, some words of Persian are written otherwise.
        "\u0646\u06cc\u200c\u0646\u0627,,,01632 960146\n"
    )
    contacts, problems = read_contacts(text.encode())
    assert problems == []
    first, unnamed, persian = contacts
    assert (first.name, first.company, first.email) == ("Nora Northfield", "Northfield", "nora@example.com")
    assert (unnamed.name, persian.name) == ("01632 960145", "\u0646\u06cc\u200c\u0646\u0627")


@pytest.mark.parametrize("sign", [" ", ": ", " - "])
def test_a_list_of_one_column_has_the_names_before_the_numbers(sign: str) -> None:
    text = f"Ann Archer{sign}01632 960144\nBob{sign}+44 7700 900145\n01632 960146 (9-17)\n"
    contacts, problems = read_contacts(text.encode())
    assert [contact.name for contact in contacts] == ["Ann Archer", "Bob", "01632 960146"]
    assert [contact.numbers[0].number for contact in contacts] == [
        "01632 960144", "+44 7700 900145", "01632 960146",
    ]  # fmt: skip
    assert problems == []
