"""A file whose entries are partly known is read as if it were new."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.contacts.contact import Contact, ContactFileError
from devlink3_desk.contacts.entry_cache import EntryCache
from devlink3_desk.contacts.files import decode_text, detect_plan, iter_entries
from devlink3_desk.contacts.import_plan import FileFormat, ImportPlan

CARDS = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Kim\nTEL:01632 960144\nEND:VCARD\n",
    "BEGIN:VCARD\nVERSION:3.0\nFN:Zoë\nTEL;TYPE=CELL:07700\n 900123\nEND:VCARD\n",
    "begin:vcard\nfn:Lee\ntel:01632 960100\nend:vcard\n",
    "BEGIN:VCARD\nFN:Ann\nTEL:abc\nEND:VCARD\n",
    "BEGIN:VCARD\nFN:Ida\nTEL:01632 960101\n",
    "FN:Left over\nEND:VCARD\n",
    "BEGIN:VCARD\nFN:Max\nAGENT:\nBEGIN:VCARD\nFN:Agent\nEND:VCARD\nTEL:01632 960102\nEND:VCARD\n",
    "BEGIN:VCARD\nFN:Eve\nTEL:01632 960103\nEND:VCARDBEGIN:VCARD\nFN:Bob\nTEL:01632 960104\nEND:VCARD\n",
    "BEGIN:VCARD\nFN:Una\nNOTE;ENCODING=QUOTED-PRINTABLE:soft=\nEND:VCARD\n",
    "\n",
    " folded\n",
)
RECORDS = (
    "dn: cn=Kim\nobjectClass: person\ncn: Kim\ntelephoneNumber: 01632 960144\n",
    "dn: cn=Lee\ncn: Lee\nmobile: 07700\n  900123\n",
    "version: 1\n",
    "# a comment\n",
    "\n",
    "\n\n",
    " continued\n",
    "dn: ou=Sales\nou: Sales\n",
    "dn: cn=Ann\ncn: Ann\nmail:: %%%\n",
    "dn: cn=Max\nchangetype: delete\n",
    "cn: Eve\nmobile: 01632 960103",
)
ROWS = (
    "Kim,01632 960144,Northfield\n",
    "Lee,07700 900123,\n",
    '"O\'Brien, Zoë",01632 960100,"two\nlines"\n',
    '"never closed,01632 960101,\n',
    "Ann,not a number,\n",
    ",,\n",
    "\n",
    "Name,Phone,Note\n",
    '"Max"x,01632 960102,\n',
    "Eve,01632 960103",
)


def read(text: str, plan: ImportPlan, known: EntryCache | None = None) -> tuple[list[object], EntryCache]:
    seen: EntryCache = {}
    return list(iter_entries(decode_text(text.encode()), plan, known, seen)), seen


def assert_reads_the_same(before: str, after: str, plan: ImportPlan) -> None:
    anew = list(iter_entries(decode_text(after.encode()), plan))
    _, known = read(before, plan)
    again, seen = read(after, plan, known)
    assert again == anew
    assert read(after, plan, seen)[0] == anew


def texts(entries: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(entries), max_size=8).map("".join)


@pytest.mark.parametrize(
    ("entries", "plan", "begin"),
    [
        (CARDS, ImportPlan(FileFormat.VCARD), CARDS[0]),
        (RECORDS, ImportPlan(FileFormat.LDIF), RECORDS[0]),
        (ROWS, None, "Name,Phone,Note\n" + ROWS[0]),
    ],
    ids=["vcard", "ldif", "csv"],
)
def test_known_entries_make_no_difference(
    entries: tuple[str, ...], plan: ImportPlan | None, begin: str
) -> None:
    chosen = plan or detect_plan(decode_text((begin + ROWS[1]).encode()))

    @given(texts(entries), texts(entries))
    def compare(before: str, after: str) -> None:
        assert_reads_the_same(begin + before, begin + after, chosen)

    compare()


@pytest.mark.parametrize(
    ("begin", "first", "second", "third"),
    [
        ("", CARDS[0], CARDS[1], CARDS[0].replace("Kim", "Leigh")),
        ("", RECORDS[0] + "\n", RECORDS[1] + "\n", RECORDS[0].replace("Kim", "Leigh") + "\n"),
        ("Name,Phone,Note\n", ROWS[0], ROWS[2], ROWS[0].replace("Kim", "Leigh")),
    ],
    ids=["vcard", "ldif", "csv"],
)
def test_known_entries_are_the_same_objects(begin: str, first: str, second: str, third: str) -> None:
    before, after = begin + first + second, begin + third + second + first
    plan = detect_plan(decode_text(before.encode()))
    contacts, known = read(before, plan)
    changed, _ = read(after, plan, known)
    new, *others = changed
    assert isinstance(new, Contact)
    assert new.name == "Leigh"
    assert others[0] is contacts[1]
    assert others[1] is contacts[0]


def test_what_is_no_contact_file_has_no_plan() -> None:
    with pytest.raises(ContactFileError):
        detect_plan(decode_text(b",,\n,,\n"))
