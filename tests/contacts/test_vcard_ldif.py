"""Cards of every version, and records of every server."""

from __future__ import annotations

from pathlib import Path

import pytest

from devlink3_desk.contacts.contact import ProblemKind
from devlink3_desk.contacts.files import preview_file
from devlink3_desk.contacts.import_plan import FileFormat
from tests.support.contact_files import (
    LDIF_SAMPLE,
    VCARD_2,
    VCARD_3,
    VCARD_4,
    list_numbers,
    read_contacts,
    read_names,
)


def test_version_2() -> None:
    contacts, problems = read_contacts(VCARD_2)
    assert problems == []
    assert contacts[0].name == "Jürgen Müller"
    assert contacts[0].note == "Grüße"
    assert list_numbers(contacts[0]) == [
        ("work", "030 2"),
        ("home", "030 1"),
        ("mobile", "0171 4"),
        ("fax", "030 3"),
    ]


def test_a_note_has_the_lines_that_it_was_written_in() -> None:
    note = b"NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo=0Dthree"
    card = b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Ann\r\n" + note + b"\r\nEND:VCARD\r\n"
    record = b"dn: cn=Ann\ncn: Ann\nmobile: 07700 900105\ndescription:: b25lDQp0d28NdGhyZWU=\n"
    for data in (card, record):
        (contact,) = read_contacts(data)[0]
        assert contact.note == "one\ntwo\nthree"


def test_version_3() -> None:
    contact = read_contacts(VCARD_3)[0][0]
    assert (contact.name, contact.company, contact.department) == ("Zoë, O'Neill", "Acme; Co", "Sales")
    assert (contact.email, contact.note) == ("zoe@example.com", "one\ntwo")
    assert list_numbers(contact) == [("work", "+44 1632 960144")]


def test_version_4() -> None:
    assert list_numbers(read_contacts(VCARD_4)[0][0]) == [("mobile", "+1-418-656-9254 ext 102")]


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (("FN:Ann Archer", "FN:Dr Ann Archer"), "Ann Archer"),
        (("FN;PREF=2:Ann Archer", "FN;PREF=1:Dr Ann Archer"), "Dr Ann Archer"),
    ],
)
def test_a_card_of_version_4_may_have_several_names(names: tuple[str, str], name: str) -> None:
    lines = ("BEGIN:VCARD", "VERSION:4.0", *names, "TEL:01632 960144", "END:VCARD", "")
    (contact,), problems = read_contacts("\r\n".join(lines).encode())
    assert (contact.name, list_numbers(contact), problems) == (name, [("other", "01632 960144")], [])


def test_a_card_of_version_4_without_its_beginning_is_recognised() -> None:
    text = "BEGIN:VCARD\nVERSION:4.0\nFN:Ann\nTEL:201\nVERSION:4.0\nFN:Bob\nTEL:202\nEND:VCARD\n"
    assert read_names(text.encode()) == ["Ann", "Bob"]


def test_many_cards_in_one_file() -> None:
    assert read_names(VCARD_3 + VCARD_4 + VCARD_3 + VCARD_4) == ["Zoë, O'Neill", "Kim"] * 2


@pytest.mark.parametrize("fold", [b"\r\n ", b"\n\t"])
def test_a_fold_may_be_inside_of_a_character(fold: bytes) -> None:
    """Programs that count bytes fold ``ü`` between its two."""
    name = "Jürgen Größe 😀".encode().replace(b"\xc3", b"\xc3" + fold).replace(b"\x9f", b"\x9f" + fold, 1)
    data = b"BEGIN:VCARD\nVERSION:3.0\nFN:" + name + b"\nTEL:01632 960144\nEND:VCARD\n"
    contacts, problems = read_contacts(data.replace(b"\xf0\x9f", b"\xf0\x9f" + fold) + data + b"rubbish\n")
    assert [contact.name for contact in contacts] == ["Jürgen Größe 😀"] * 2
    assert [kind for _, kind in problems] == [ProblemKind.INVALID_LINE]


@pytest.mark.parametrize(
    "head", ["PHOTO;JPEG;BASE64:", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/", "KEY;ENCODING=BASE64:"]
)
def test_lines_of_base64_may_be_without_the_blank_of_a_fold(head: str) -> None:
    """So they are in version 2.1, up to an empty line."""
    data = VCARD_4.replace(b"END:", f"{head}\nAAECAwQF+/8=\nVEVMOjE=\n\nTEL;TYPE=work:4001\nEND:".encode())
    contacts, problems = read_contacts(data)
    assert list_numbers(contacts[0])[-1] == ("work", "4001")
    assert problems == []


@pytest.mark.parametrize("kind", ["KIND:group", "kind:Group", "X-ADDRESSBOOKSERVER-KIND:group"])
def test_a_group_of_contacts_is_no_person(kind: str) -> None:
    group = f"BEGIN:VCARD\nVERSION:4.0\n{kind}\nFN:Friends\nMEMBER:urn:uuid:1\nEND:VCARD\n"
    assert read_names(group.encode() + VCARD_4) == ["Kim"]
    # A number of a group is one that can be dialled.
    assert read_names(group.replace("MEMBER:urn:uuid:1", "TEL:4001").encode()) == ["Friends"]


@pytest.mark.parametrize(
    ("parameter", "kind"),
    [
        ("X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,B=C3=BCro)", "work"),
        ("X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E6=90=BA=E5=B8=AF)", "mobile"),
        ("X-CUSTOM(Fax 2)", "fax"),
        ("X-Fax", "fax"),
        ("X-CUSTOM(Support)", "other"),
    ],
)
def test_a_telephone_has_labels_of_its_own(parameter: str, kind: str) -> None:
    card = f"BEGIN:VCARD\r\nVERSION:2.1\r\nN:Archer;Ann\r\nTEL;{parameter}:01632960144\r\nEND:VCARD\r\n"
    (contact,), problems = read_contacts(card.encode())
    assert (list_numbers(contact), problems) == ([(kind, "01632960144")], [])


def test_the_parameters_of_a_link_may_be_escaped() -> None:
    data = VCARD_4.replace(b"END:", b"TEL;VALUE=uri:tel:+441632960144\\;ext=12\nEND:")
    assert list_numbers(read_contacts(data)[0][0])[-1] == ("other", "+441632960144 ext 12")


def test_a_local_number_keeps_its_context() -> None:
    data = VCARD_4.replace(b"END:", b"TEL;VALUE=uri:tel:960144;phone-context=+441632\nEND:")
    assert list_numbers(read_contacts(data)[0][0])[-1] == ("other", "+441632 960144")


@pytest.mark.parametrize(
    ("data", "imported", "problems"),
    [
        (VCARD_4 + VCARD_4[:40], ["Kim"], [(6, ProblemKind.TRUNCATED)]),
        (VCARD_4.replace(b"END:VCARD\n", b"") + VCARD_4, ["Kim", "Kim"], [(1, ProblemKind.UNTERMINATED)]),
        (VCARD_4.replace(b"FN:", b"rubbish\nFN:"), ["Kim"], [(3, ProblemKind.INVALID_LINE)]),
        (VCARD_4 + b"TEL:1\n", ["Kim"], [(6, ProblemKind.INVALID_LINE)]),
        (VCARD_4.replace(b"END:", b"NOTE;ENCODING=b:%%%\nEND:"), ["Kim"], [(5, ProblemKind.INVALID_BASE64)]),
        (b"BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n" + VCARD_4, ["Kim"], [(1, ProblemKind.EMPTY)]),
        (VCARD_4.replace(b"END:", b"BEGIN:VTIMEZONE\nTEL:9\nEND:VTIMEZONE\nEND:"), ["Kim"], []),
        (VCARD_4.replace(b"FN:Kim", b"FN;ENCODING=QUOTED-PRINTABLE:K=\nim"), ["Kim"], []),
        (VCARD_4.replace(b"FN:Kim", b"FN;CHARSET=klingon;QUOTED-PRINTABLE:K=FCm"), ["Küm"], []),
    ],
)
def test_a_broken_card_is_reported_with_its_line_and_affects_no_other(
    data: bytes, imported: list[str], problems: list[tuple[int, ProblemKind]]
) -> None:
    contacts, found_problems = read_contacts(data)
    assert ([contact.name for contact in contacts], found_problems) == (imported, problems)


def test_an_export_of_a_server() -> None:
    assert preview_file(LDIF_SAMPLE).plan.format is FileFormat.LDIF
    contacts, problems = read_contacts(LDIF_SAMPLE)
    assert problems == []
    assert [contact.name for contact in contacts] == ["Jürgen Müller", "Zoe"]
    assert contacts[0].company == "Kessler"
    assert list_numbers(contacts[0]) == [("work", "030 99"), ("mobile", "0171")]


@pytest.mark.parametrize(
    ("more", "imported", "problems"),
    [
        (b"\ndn: x\nchangetype: delete\n", 2, [(22, ProblemKind.NOT_AN_ADDITION)]),
        (b"\ndn: x\nchangetype: add\nobjectclass: person\ncn: Y\n", 3, []),
        (b"\ndn: x\ncn: Y\nmail: y@x\njpegPhoto:< file:///etc/passwd\n", 3, []),
        (b"\ndn: x\ncn:< file:///etc/passwd\nmail: y@x\n", 3, [(23, ProblemKind.EXTERNAL_VALUE)]),
        (b"\ndn: x\ncn:: %%%\nmail: y@x\n", 3, [(23, ProblemKind.INVALID_BASE64)]),
        (b"\ndn: x\nno colon\nmail: y@x\n", 3, [(23, ProblemKind.INVALID_LINE)]),
        (b"\ndn: x\ncn: Y\nmobile: 017", 3, [(22, ProblemKind.UNTERMINATED)]),
    ],
)
def test_a_broken_record_is_reported_with_its_line_and_affects_no_other(
    more: bytes, imported: int, problems: list[tuple[int, ProblemKind]]
) -> None:
    contacts, found_problems = read_contacts(LDIF_SAMPLE + more)
    assert (len(contacts), found_problems) == (imported, problems)


def test_a_file_that_a_record_points_at_is_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("TOPSECRET")
    contacts, _ = read_contacts(
        LDIF_SAMPLE + f"\ndn: x\nmail: y@x\ndescription:< {secret.as_uri()}\n".encode()
    )
    assert contacts[-1].note == ""


def test_the_name_that_is_shown_comes_before_the_common_name_of_a_record() -> None:
    text = (
        "dn: cn=obrienz\nobjectClass: user\ncn: obrienz\nsn: O'Brien\ndisplayName: Zoë O'Brien\n"
        "facsimileTelephoneNumber: 01632 960149$fineResolution\n"
    )
    (contact,), problems = read_contacts(text.encode())
    assert (contact.name, problems) == ("Zoë O'Brien", [])
    assert [number.number for number in contact.numbers] == ["01632 960149"]


def test_a_card_without_a_name_has_its_nickname() -> None:
    cards = (
        "BEGIN:VCARD\nVERSION:3.0\nNICKNAME:Nono,Nora\nTEL;TYPE=PCS:07700 900105\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nNICKNAME:Bobby\nN:Baker;Bob\nTEL:01632 960144\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nNICKNAME:Cyril\nORG:Carter Ltd\nTEL:01632 960145\nEND:VCARD\n"
    )
    contacts, problems = read_contacts(cards.encode())
    assert [contact.name for contact in contacts] == ["Nono", "Bob Baker", "Cyril"]
    assert (list_numbers(contacts[0]), problems) == ([("mobile", "07700 900105")], [])


def test_a_comment_at_the_end_of_ldif_is_no_line_of_the_entry() -> None:
    data = b"dn: cn=Ann\ncn: Ann\nmobile: 07700 900105\n# end\n"
    for text in (data, data + b"\n"):
        contacts, problems = read_contacts(text)
        assert ([contact.name for contact in contacts], problems) == (["Ann"], [])
    assert read_contacts(data.rstrip())[1] == [(1, ProblemKind.UNTERMINATED)]


def test_a_backslash_before_a_letter_is_one_itself() -> None:
    names = b"FN:NORTH\\kim\\, Kim\\;\\\\\nNOTE:a\\nb\\:c"
    card = b"BEGIN:VCARD\nVERSION:3.0\n" + names + b"\nTEL:01632 960144\nEND:VCARD\n"
    (contact,), _ = read_contacts(card)
    assert (contact.name, contact.note) == ("NORTH\\kim, Kim;\\", "a\nb:c")


@pytest.mark.parametrize(
    ("lines", "name", "note", "numbers"),
    [
        ("FN;{qp}:M=C3=BCller=\nTEL;CELL:0171 1234567", "Müller", "", ["0171 1234567"]),
        ("FN;{qp}:M=C3=BCller =\nTEL:0171 1234567", "Müller", "", ["0171 1234567"]),
        ("FN:Ann\nNOTE;{qp}:one=0D=0A=\ntwo=\nitem1.TEL;TYPE=WORK:030 1", "Ann", "one\ntwo", ["030 1"]),
        # These lines are a part of the note.
        ("FN:Ann\nNOTE;{qp}:one=0D=0A=\nTEL: 0171=0D=0A=\nTel:030 1", "Ann", "one\nTEL: 0171\nTel:030 1", []),
        ("FN:Ann\nNOTE;{qp}:opening hours: =\nN:-9", "Ann", "opening hours: N:-9", []),
    ],
)  # fmt: skip
def test_a_value_that_ends_in_a_raw_sign_of_a_break_takes_no_property_along(
    lines: str, name: str, note: str, numbers: list[str]
) -> None:
    text = lines.format(qp="CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE")
    (contact,), problems = read_contacts(f"BEGIN:VCARD\nVERSION:2.1\n{text}\nEND:VCARD\n".encode())
    assert (contact.name, contact.note, problems) == (name, note, [])
    assert [number.number for number in contact.numbers] == numbers


def test_a_value_without_a_language_comes_before_those_with_one_in_ldif() -> None:
    text = "dn: cn=Ann\nobjectclass: person\ncn;lang-de: Anna\ncn: Ann\nsn: A\nmobile: 07700 900105\n"
    (contact,), problems = read_contacts(text.encode())
    assert (contact.name, problems) == ("Ann", [])
    (contact,), _ = read_contacts(text.replace("cn: Ann\n", "").encode())
    assert contact.name == "Anna"
