"""Who calls, by the number that the PBX presents: with the digits of an outside line, or without."""

from __future__ import annotations

from pathlib import Path

import pytest

from devlink3_desk.contacts.contact import ContactNumber, NumberKind
from devlink3_desk.numbers.numbering_plan import PresentedPrefix
from devlink3_desk.numbers.plan import build_dial_string, parse_presented
from devlink3_desk.protocol.records import Party, Target
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import PartyInfo, Person, PersonKind
from devlink3_desk.switchboard.calls.presented_prefix import MAX_LINES, PresentedPrefixes
from devlink3_desk.switchboard.directory import Directory, PhoneBook, name_caller
from devlink3_desk.switchboard.site import Site
from tests.support.event_notation import read_corpus_scenario

CONTACT = PersonKind.CONTACT
KIEL, VIENNA = Person("0431 98765", "Kiel", CONTACT), Person("+43 1 98765", "Vienna", CONTACT)


def play(tmp_path: Path, site: Site, people: list[Person], text: str) -> list[PartyInfo]:
    """Return the callers of all calls after a scenario in the notation of the corpus."""
    path = tmp_path / "scenario.txt"
    path.write_text(text + "= nothing\n", encoding="utf-8")
    board = Switchboard(site, Directory(people, site=site))
    for step in read_corpus_scenario(path).steps:
        board.apply_all(step.events, step.at)
    return [call.a for call in board.calls.values() if call.a is not None]


TRUE_CLI = "detail n1/1\n  a t1 trunk ringback line=5.1 cli=0043198765\n  t e1 4001 cli=00043198765\n"
WITH_PREFIX = "detail n1/2\n  a t2 trunk ringback line=5.2 cli=0043198765\n  t e2 4002 cli=043198765\n"
UNDECIDED = "detail n1/3\n  a t3 trunk ringback line=5.3 cli=0043198765\n  t e3 4003 cli=0043198765\n"
OTHER_LINE = UNDECIDED.replace("5.3", "6.3")


@pytest.mark.parametrize(
    ("setting", "events", "names"),
    [
        (PresentedPrefix.AS_SEEN, UNDECIDED, ["Kiel"]),
        (PresentedPrefix.NEVER, UNDECIDED, ["Vienna"]),
        (PresentedPrefix.ALWAYS, UNDECIDED, ["Kiel"]),
        # Evidence on the call itself is stronger than the setting.
        (PresentedPrefix.ALWAYS, TRUE_CLI, ["Vienna"]),
        (PresentedPrefix.NEVER, WITH_PREFIX, ["Kiel"]),
        # What a line has shown last holds for its next calls.
        (PresentedPrefix.AS_SEEN, TRUE_CLI + UNDECIDED, ["Vienna", "Vienna"]),
        (PresentedPrefix.AS_SEEN, TRUE_CLI + OTHER_LINE, ["Vienna", "Vienna"]),
        (PresentedPrefix.AS_SEEN, TRUE_CLI + WITH_PREFIX + UNDECIDED, ["Vienna", "Kiel", "Kiel"]),
        (PresentedPrefix.NEVER, WITH_PREFIX + UNDECIDED, ["Kiel", "Vienna"]),
    ],
)
def test_evidence_decides_then_the_setting(
    tmp_path: Path, setting: PresentedPrefix, events: str, names: list[str]
) -> None:
    site = Site("DE", "0", 4, presented_prefix=setting)
    callers = play(tmp_path, site, [KIEL, VIENNA], events)
    assert [caller.name for caller in callers] == names


def test_ringing_back_dials_what_reaches_the_caller(tmp_path: Path) -> None:
    site = Site("DE", "0", 4)
    (vienna,) = play(tmp_path, site, [], TRUE_CLI)
    (kiel,) = play(tmp_path, site, [], WITH_PREFIX)
    dialled = [
        build_dial_string(parse_presented(party.number, site, has_prefix=party.has_prefix), site)
        for party in (vienna, kiel)
    ]
    assert dialled == ["00043198765", "0043198765"]


def test_the_official_sample_is_known_by_both_of_its_numbers(tmp_path: Path) -> None:
    bob = Person("01707 123456", "Bob", CONTACT)
    sample = "detail n1/3\n  a t1 trunk ringback line=5.23 cli=01707123456\n  t e1 4001 cli=901707123456\n"
    (caller,) = play(tmp_path, Site(), [bob], sample)
    assert (caller.name, caller.has_prefix) == ("Bob", False)
    assert Directory([bob]).name_presented("901707123456").name == "Bob"


def test_what_was_seen_is_bounded() -> None:
    seen = PresentedPrefixes()
    for line in range(MAX_LINES + 10):
        end = Party(end_id="t", cli="01707123456", description=f"{line}.1")
        seen.observe(end, None, (Target(end_id="e", cli="901707123456"),), Site())
    assert len(seen._has_prefix_by_line) == MAX_LINES


def contact(name: str, number: str, company: str = "", kind: NumberKind = NumberKind.OTHER) -> Person:
    return Person("", name, CONTACT, company=company, others=(ContactNumber(number, kind),))


@pytest.mark.parametrize(
    ("people", "name", "count"),
    [
        ([contact("Ann", "01632 960160", "Northfield")], "Ann", 0),
        ([contact("Ann", "01632 960160", "Northfield"), contact("Bob", "901632960160", "northfield")],
         "Northfield", 2),
        ([contact("Ann", "01632 960160", "Northfield"), contact("Northfield", "+44 1632 960160")],
         "Northfield", 2),
        ([contact("Ann", "01632 960160", "N"), contact("Bob", "01632 960160", "S"),
          contact("Cy", "01632960160")], "Ann +2", 3),
        # The same person in two address books, and a number that is someone's own beside a shared one.
        ([contact("Ann", "01632 960160"), contact("ANN", "+44 1632 960160 ext 7")], "Ann", 0),
        ([contact("Bob", "01632 960160", "", NumberKind.MAIN),
          contact("Ann", "01632 960160", "", NumberKind.WORK)], "Ann +1", 2),
    ],
)  # fmt: skip
def test_several_people_with_one_number(people: list[Person], name: str, count: int) -> None:
    caller = Directory((), site=Site()).with_contacts(PhoneBook(people)).name_presented("901632960160")
    assert (caller.name, len(caller.people)) == (name, count)


def test_a_number_inside_has_one_name() -> None:
    directory = Directory([Person("4001", "Ann Archer", PersonKind.USER)], site=Site())
    joined = directory.with_contacts(PhoneBook([contact("Archer, Ann", "4001")]))
    assert joined.name_presented("4001").name == "Ann Archer"
    assert [match.person.name for match in joined.find_all("4001")] == ["Ann Archer", "Archer, Ann"]


@pytest.mark.parametrize(
    ("presented", "name"),
    [
        ("97325551234", "Holmdel"),
        ("7325551234", "Holmdel"),
        ("+17325551234", "Holmdel"),
        ("97325551111", "Exact"),
        ("97325541234", ""),
        ("973255512345", ""),
        ("901707373386", "Raj Garden"),
    ],
)
def test_records_of_the_pbx_with_wildcards_name_their_callers(presented: str, name: str) -> None:
    people = [
        Person("9732555????", "Holmdel", CONTACT, from_pbx=True),
        Person("97325551111", "Exact", CONTACT, from_pbx=True),
        Person("9(01707)373386", "Raj Garden", CONTACT, from_pbx=True),
    ]
    site = Site("US" if name != "Raj Garden" else "GB", "9", 4)
    assert Directory(people, site=site).name_presented(presented).name == name


@pytest.mark.parametrize(
    ("stored", "presented"),
    [("+52 1 55 1234 5678", "+525512345678"), ("+54 11 2345 6789", "9005491123456789")],
)
def test_mobile_prefixes_that_come_and_go_name_the_same_person(stored: str, presented: str) -> None:
    assert name_caller(PhoneBook([contact("Kim", stored)]).find_all(presented, Site(), parse_presented)).name
