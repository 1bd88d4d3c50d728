"""Numbers in one form, and who has which."""

from __future__ import annotations

import pytest

from devlink3_desk.contacts.contact import ContactNumber
from devlink3_desk.numbers.plan import parse_presented, parse_written
from devlink3_desk.protocol.delta3 import decode_records
from devlink3_desk.protocol.events import SnapshotMarker
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import Person, PersonKind
from devlink3_desk.switchboard.changes import (
    DirectoryChanged,
    ExtensionChanged,
    ExtensionRemoved,
    QueueRemoved,
)
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from devlink3_desk.switchboard.directory import Directory, PhoneBook
from devlink3_desk.switchboard.site import Site
from tests.support.record_samples import RINGING_GROUP
from tests.support.waiting import read_cost

USER, GROUP, CONTACT = PersonKind.USER, PersonKind.GROUP, PersonKind.CONTACT


@pytest.mark.parametrize(
    ("country", "prefix", "forms", "normal"),
    [
        (
            "GB",
            "9",
            ["01707123456", "901707123456", "+44 1707 123456", "9 00 44 1707 123456"],
            "+441707123456",
        ),
        ("US", "9", ["(415) 555-2671", "914155552671", "+14155552671", "9 415 555 2671"], "+14155552671"),
        ("DE", "0", ["030 901820", "0030901820", "+49 30 901820", "0004930901820"], "+4930901820"),
        ("NO", "9", ["22 86 44 00", "922864400", "+4722864400"], "+4722864400"),
        ("GB", "", ["01707123456", "+441707123456"], "+441707123456"),
        ("GB", "9", ["4001", "40 01"], "4001"),
        ("GB", "9", ["865001"], "865001"),
        ("GB", "9", ["Sales", " sales"], "sales"),
        ("GB", "9", [""], ""),
    ],
)
def test_every_way_of_writing_a_number_is_one_number(
    country: str, prefix: str, forms: list[str], normal: str
) -> None:
    """As the site's country and outside line have it."""
    site = Site(country=country, outside_prefix=prefix)
    assert {parse_written(form, site).key for form in forms} == {normal}
    assert {parse_presented(form, site).key for form in forms} == {normal}


def test_a_number_that_makes_sense_is_not_stripped() -> None:
    """A Norwegian mobile begins with the digit for the outside line."""
    assert parse_written("91234567", Site(country="NO", outside_prefix="9")).e164 == "+4791234567"


@pytest.mark.parametrize(
    "number",
    [
        "9" * 500,
        "+",
        "++44",
        "0",
        "\uff19\uff10\uff11",
        "\x00",
        "1;DROP",
        "\u0660\u0661\u0662\u0663\u0664\u0665",
    ],
)
def test_no_text_breaks_it(number: str) -> None:
    """Whatever a PBX writes as a number equals itself."""
    assert parse_written(number, Site()) == parse_written(number, Site())
    assert Directory([Person(number, "X", CONTACT)]).find(number) is not None


def test_the_pbx_comes_before_contacts() -> None:
    """Users, then groups, then contacts, and of equals the first."""
    directory = Directory(
        [
            Person("4001", "A contact", CONTACT),
            Person("+441707123456", "First", CONTACT),
            Person("01707123456", "Second", CONTACT),
            Person("4001", "A group", GROUP),
            Person("4001", "A user", USER),
        ]
    )
    found = directory.find("4001")
    assert found is not None
    assert found.name == "A user"
    contact = directory.find("901707123456")
    assert contact is not None
    assert contact.name == "First"
    assert directory.find("01707123457") is None
    assert directory.find("") is None


def test_a_group_is_found_by_number_or_name() -> None:
    """The PBX sends either, although the documentation mentions numbers only."""
    directory = Directory([Person("200", "Sales", GROUP)])
    assert directory.find_group("200") == directory.find_group("sales") == Person("200", "Sales", GROUP)
    assert directory.find_group("Service") is None


def test_ten_thousand_contacts_do_not_stop_the_window() -> None:
    """Building the directory costs far less than bringing each number into its normal form would."""
    people = [Person(f"01707{number:06}", f"Contact {number}", CONTACT) for number in range(10_000)]
    started = read_cost()
    directory = Directory(people)
    built = read_cost() - started
    started = read_cost()
    for person in people[:500]:
        parse_written(person.number + "0", Site())
    assert built < 10 * (read_cost() - started)
    found = directory.find("901707009999")
    assert found is not None
    assert found.name == "Contact 9999"


def test_a_new_directory_names_and_removes() -> None:
    """Users and groups come and go with it; who left is gone from the panel."""
    old = Directory([Person("4001", "Ann", USER), Person("4002", "Bob", USER), Person("200", "Sales", GROUP)])
    board = Switchboard(directory=old)
    assert {view.name for view in board.extensions.values()} == {"Ann", "Bob"}
    changes = board.set_directory(Directory([Person("4001", "Ann Archer", USER)]), 5.0)
    assert isinstance(changes[0], DirectoryChanged)
    assert [c.extension.name for c in changes if isinstance(c, ExtensionChanged)] == ["Ann Archer"]
    assert [c.extension for c in changes if isinstance(c, ExtensionRemoved)] == ["4002"]
    assert [c.group for c in changes if isinstance(c, QueueRemoved)] == ["200"]
    assert board.initial_changes()[1] == changes[0]


def test_who_has_left_the_directory_during_a_call_is_removed_when_it_ends() -> None:
    """After a reconnection, the directory may be read before the snapshot removes the calls of before."""
    users = [Person(number, number, USER) for number in ("4001", "4002", "4003")]
    before = Directory([*users, Person("200", "Sales", GROUP)])
    board = Switchboard(directory=before)
    board.apply_all(decode_records(RINGING_GROUP), 1.0)
    board.set_directory(Directory(users[:2]), 2.0)
    assert sorted(board.extensions) == ["4001", "4002", "4003"]
    rebuilt = Switchboard(directory=Directory(users[:2]))
    rebuilt.apply_all(build_checkpoint(board, 3.0), 3.0)
    for each in (board, rebuilt):
        changes = each.apply_all([SnapshotMarker(complete=False), SnapshotMarker(complete=True)], 4.0)
        assert [change for change in changes if isinstance(change, ExtensionRemoved | QueueRemoved)] == [
            ExtensionRemoved("4003"),
            QueueRemoved("200"),
        ]
        assert sorted(each.extensions) == ["4001", "4002"]
        assert not each.queues


def test_who_is_in_the_directory_again_during_a_call_stays() -> None:
    users = [Person(number, number, USER) for number in ("4001", "4002", "4003")]
    board = Switchboard(directory=Directory(users))
    board.apply_all(decode_records(RINGING_GROUP), 1.0)
    board.set_directory(Directory(users[:2]), 2.0)
    board.set_directory(Directory(users), 3.0)
    board.apply_all([SnapshotMarker(complete=False), SnapshotMarker(complete=True)], 4.0)
    assert sorted(board.extensions) == ["4001", "4002", "4003"]


def test_a_directory_that_knows_the_name_of_a_group_leaves_one_group() -> None:
    """A call that names its group arrives before the directory: afterwards it is in the group's number."""
    (record,) = decode_records(RINGING_GROUP.replace(",,200,,200,", ",,Sales,,Sales,"))
    board = Switchboard()
    board.apply_all([record], 1.0)
    assert list(board.queues) == ["Sales"]
    changes = board.set_directory(Directory([Person("200", "Sales", GROUP)]), 2.0)
    assert [c.group for c in changes if isinstance(c, QueueRemoved)] == ["Sales"]
    assert {queue.group: queue.ringing for queue in board.queues.values()} == {"200": 1}


def test_an_imported_contact_has_a_name_unless_the_pbx_knows_better() -> None:
    own = [Person("01632 960144", "Northfield (PBX)", PersonKind.CONTACT)]
    book = PhoneBook(
        [
            Person("+44 1632 960144", "Northfield", PersonKind.CONTACT),
            Person("01632 960199", "Kim", PersonKind.CONTACT, others=(ContactNumber("07700 900123"),)),
        ]
    )
    directory = Directory(own, site=Site(country="GB")).with_contacts(book)
    assert directory.find("901632960144") == own[0]
    assert directory.find("+44 7700 900 123") == book.people[1]
    assert directory.people == (*own, *book.people)
    assert directory.pbx_people == tuple(own)
    elsewhere = directory.for_site(Site(country="DE"))
    assert elsewhere.find("07700900123") == book.people[1]
    assert elsewhere.people == directory.people
