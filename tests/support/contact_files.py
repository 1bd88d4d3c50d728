"""Sample contact files, and shortcuts for reading a file in a test."""

from __future__ import annotations

from devlink3_desk.contacts import files
from devlink3_desk.contacts.contact import Contact, ImportProblem, ProblemKind

GERMAN_CSV = (
    "Vorname;Nachname;Firma;Telefon geschäftlich;Mobiltelefon\nJürgen;Müller;Söhne & Co;0301234567;0171 99\n"
)
VCARD_2 = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
    b"N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=FC=\r\nrgen\r\n"
    b"TEL;HOME;VOICE:030 1\r\nTEL;PREF;WORK:030 2\r\nTEL;WORK;FAX:030 3\r\nTEL;CELL:0171 4\r\n"
    b"NOTE;ENCODING=BASE64:R3LDvMOfZQ==\r\nEND:VCARD\r\n"
)
VCARD_3 = (
    b"BEGIN:VCARD\nVERSION:3.0\nN:O'Neill;Zo\xc3\xab;;;\nFN:Zo\xc3\xab\\, O'\n Neill\n"
    b"ORG:Acme\\; Co;Sales\nitem1.TEL;TYPE=WORK,VOICE:+44 1632 960144\nEMAIL;TYPE=INTERNET:zoe@example.com\n"
    b"NOTE:one\\ntwo\nEND:VCARD\n"
)
VCARD_4 = (
    b'BEGIN:VCARD\nVERSION:4.0\nFN:Kim\nTEL;VALUE=uri;TYPE="cell,voice";PREF=1:tel:+1-418-656-9254;ext=102\n'
    b"END:VCARD\n"
)
LDIF_SAMPLE = (
    b"version: 1\n# exported\n\ndn: ou=People,dc=x\nobjectClass: organizationalUnit\nou: People\n\n"
    b"dn:: Y249\nobjectClass: inetOrgPerson\ncn:: SsO8cmdlbiBNw7xsbGVy\ntelephoneNumber;x-a: 030\n  99\n"
    b"o: Kessler\nmobile: 0171\nmail: a@example.com\n\n"
    b"dn: cn=Zoe\ncn: Zoe\nsn: Z\nobjectClass: person\n"
)


def read_contacts(data: bytes) -> tuple[list[Contact], list[tuple[int, ProblemKind]]]:
    """Return the contacts of a file, and the line and kind of each problem."""
    items = list(files.iter_entries(files.decode_text(data), files.preview_file(data).plan))
    contacts = [item for item in items if isinstance(item, Contact)]
    return contacts, [(item.line, item.kind) for item in items if isinstance(item, ImportProblem)]


def read_names(data: bytes) -> list[str]:
    return [contact.name for contact in read_contacts(data)[0]]


def list_numbers(contact: Contact) -> list[tuple[str, str]]:
    return [(number.kind.value, number.number) for number in contact.numbers]
