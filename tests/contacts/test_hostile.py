"""Reading any file ends soon, with contacts, problems or a single error."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.contacts import files
from devlink3_desk.contacts.contact import Contact, ContactFileError
from devlink3_desk.contacts.contact_builder import MAX_CONTACT_NUMBERS, MAX_NOTE_LENGTH, MAX_VALUE_LENGTH
from tests.support.contact_files import GERMAN_CSV, LDIF_SAMPLE, VCARD_2, VCARD_3, VCARD_4

SAMPLES = (GERMAN_CSV.encode("cp1252"), GERMAN_CSV.encode("utf-16"), VCARD_2, VCARD_3 + VCARD_4, LDIF_SAMPLE)
SIGNS = b'";,\t|:=\n\r \x00\xff\\<%BEGINEND'
SECONDS = 10.0
"""A slow machine may take so long for what takes a second or two here."""


def read(data: bytes) -> list[Contact]:
    """Read a file as the program does; every contact is within its bounds."""
    try:
        plan = files.preview_file(data).plan
        items = list(files.iter_entries(files.decode_text(data), plan))
    except ContactFileError:
        return []
    contacts = [item for item in items if isinstance(item, Contact)]
    for contact in contacts:
        assert contact.name
        assert (
            max(map(len, (contact.name, contact.company, contact.department, contact.email)))
            <= 2 * MAX_VALUE_LENGTH + 1
        )
        assert len(contact.note) <= MAX_NOTE_LENGTH
        assert len(contact.numbers) <= MAX_CONTACT_NUMBERS
    return contacts


@given(st.binary(max_size=300))
def test_any_bytes_are_imported_or_refused(data: bytes) -> None:
    read(data)


@pytest.mark.parametrize("sample", range(len(SAMPLES)))
def test_a_damaged_file_is_read_or_refused(sample: int) -> None:
    chance = random.Random(sample)
    for _ in range(400):
        data = bytearray(SAMPLES[sample])
        for _ in range(chance.randrange(1, 8)):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[at] = chance.choice(SIGNS)
                case 1:
                    data.insert(at, chance.choice(SIGNS))
                case 2:
                    del data[at : at + chance.randrange(1, 9)]
                case _:
                    data[at:at] = data[: chance.randrange(40)]
            if not data:
                break
        read(bytes(data))


@pytest.mark.parametrize("sample", range(len(SAMPLES)))
def test_a_file_cut_anywhere_is_read_or_refused(sample: int) -> None:
    for end in range(len(SAMPLES[sample])):
        read(SAMPLES[sample][:end])


@pytest.mark.parametrize(
    ("start", "repeated", "times", "end"),
    [
        (b"Name,Phone\n", b'"open,1\n', 60_000, b""),
        (b"Name,Phone\n", b'a"b,"c""d\n', 60_000, b""),
        (b"Name,Phone\n", b"x", 3_000_000, b""),
        (b"Name,Phone\n", b'"', 1_000_000, b""),
        (b"Name", b",", 1_000_000, b"\nAnn\n"),
        (b"", b"BEGIN:VCARD\n", 60_000, b""),
        (b"BEGIN:VCARD\nFN:x\n", b"TEL:1\n", 60_000, b"END:VCARD\n"),
        (b"BEGIN:VCARD\nNOTE:", b"x\n ", 100_000, b"\nEND:VCARD\n"),
        (b"BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:", b"x=\n", 60_000, b"\nEND:VCARD\n"),
        (b"BEGIN:VCARD\nTEL;", b'"', 60_001, b":1\nEND:VCARD\n"),
        (b"dn: x\ncn: y\n", b"mobile: 1\n", 60_000, b""),
        (b"dn: x\ncn:: ", b"QUJD\n ", 60_000, b""),
        (b"", b"dn: x\n\n", 60_000, b""),
        (b'BEGIN:VCARD\nFN:x\nTEL;A="', b";", 300_000, b'":1\nEND:VCARD\n'),
        (b"BEGIN:VCARD\nFN:x\nTEL", b';A="x"', 60_000, b":1\nEND:VCARD\n"),
        (b"BEGIN:VCARD\nFN:x\nEMAIL:", b"a", 1_000_000, b"\nEND:VCARD\n"),
        (b"dn: x\ncn: y\nmail: ", b"a", 1_000_000, b"\n"),
        (b"'a'", b"\t", 300_000, b"x\nAnn,1\n"),
        (b"", b"Name,Phone" + b"," * 300_000 + b"\n", 2, b""),
        (b"Name,Phone\n", b"\xc3", 1_000_000, b",1\n"),
        (b"Name,Phone\n", b"\xc3" * 4_000 + b",1\n", 400, b""),
    ],
    ids=range(21),
)
def test_a_file_crafted_to_be_slow_is_read_in_bounded_time(
    start: bytes, repeated: bytes, times: int, end: bytes
) -> None:
    data = start + repeated * times + end
    started = time.process_time()
    read(data)
    assert time.process_time() - started < SECONDS
