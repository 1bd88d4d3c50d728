"""People are found by any part of a name, without accents, by any form of a number, with typing errors."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.contacts.contact import ContactNumber
from devlink3_desk.services.directory.notes import NoteStore
from devlink3_desk.switchboard.board_values import ExtensionStatus, PersonKind
from devlink3_desk.switchboard.changes import DirectoryChanged, ExtensionChanged
from tests.support.board_values import make_extension, make_person
from tests.support.desk_models import ImmediateDeskModels

PEOPLE = (
    make_person("201", "Jürgen Müller", department="Sales"),
    make_person("202", "Zoë O'Neill", department="Support", email="zoe@example.com"),
    make_person("203", "Brandt, Ewa"),
    make_person("204", "Sørensen Ida"),
    make_person("600", "Sales", PersonKind.GROUP),
    make_person("+49 30 5550 1177", "Kessler Maschinenbau", PersonKind.CONTACT),
    make_person("01632 960144", "Mueller & Sons", PersonKind.CONTACT),
)


def found(desk: ImmediateDeskModels, text: str) -> list[str]:
    desk.person_list.set_filter(text)
    return [desk.person_list.index(at, 0).data() for at in range(desk.person_list.rowCount())]


@pytest.fixture(autouse=True)
def _directory(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(DirectoryChanged(PEOPLE))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("mull", "Jürgen Müller"),
        ("zoe", "Zoë O'Neill"),
        ("ZOË", "Zoë O'Neill"),
        ("soren", "Sørensen Ida"),
        ("ewa bra", "Brandt, Ewa"),
        ("support", "Zoë O'Neill"),
        ("202", "Zoë O'Neill"),
        ("030 55501177", "Kessler Maschinenbau"),
        ("+49 (30) 5550-1177", "Kessler Maschinenbau"),
        ("0044 1632 960 144", "Mueller & Sons"),
        ("jurgne", "Jürgen Müller"),
        ("kesler", "Kessler Maschinenbau"),
    ],
)
def test_finds(desk: ImmediateDeskModels, text: str, first: str) -> None:
    assert found(desk, text)[:1] == [first]


def test_names_that_begin_so_come_first_and_colleagues_before_contacts(desk: ImmediateDeskModels) -> None:
    assert found(desk, "sales") == ["Sales", "Jürgen Müller"]
    assert found(desk, "m")[:2] == ["Mueller & Sons", "Jürgen Müller"]


def test_nothing_is_found_where_nothing_is_near(desk: ImmediateDeskModels) -> None:
    assert found(desk, "xyzzy") == []


def test_everyone_comes_back_when_the_search_is_cleared(desk: ImmediateDeskModels) -> None:
    found(desk, "zoe")
    assert len(found(desk, "")) == len(PEOPLE)


def test_a_state_that_changes_during_a_search_is_shown(desk: ImmediateDeskModels) -> None:
    found(desk, "zoe")
    desk.apply_changes(ExtensionChanged(make_extension("202", ExtensionStatus.BUSY)))
    assert "Talking" in desk.person_list.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert desk.person_list.rowCount() == 1


def test_a_directory_read_anew_is_searched_anew(desk: ImmediateDeskModels) -> None:
    found(desk, "jurgne")
    desk.apply_changes(DirectoryChanged((make_person("301", "Xaver"), make_person("302", "Yvonne"))))
    assert found(desk, "xavr") == ["Xaver"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("kesl", "Kessler Maschinenbau"),  # a letter short in the middle of typing
        ("massch", "Kessler Maschinenbau"),
        ("jürgen mulller", "Jürgen Müller"),
        ("sophie", "Wood, Sophie"),
        ("northf", "Wood, Sophie"),
        ("0151 7000", "Wood, Sophie"),
        ("9 01517000", "Wood, Sophie"),
        ("+44 151 7000", "Wood, Sophie"),
        ("0049 30 555", "Kessler Maschinenbau"),
    ],
)
def test_finds_while_it_is_typed_and_by_every_number(
    desk: ImmediateDeskModels, text: str, first: str
) -> None:
    sophie = make_person(
        "+44 (0)7700 900123",
        "Wood, Sophie",
        PersonKind.CONTACT,
        company="Northfield Dental",
        others=(ContactNumber("+44 (0)151 700 0123"),),
    )
    desk.apply_changes(DirectoryChanged((*PEOPLE, sophie)))
    assert found(desk, text)[:1] == [first]


def test_whose_number_it_is_comes_before_who_has_it_within_hers(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(
        DirectoryChanged((make_person("1202", "Amy"), make_person("2021", "Ben"), make_person("202", "Zoe")))
    )
    assert found(desk, "202") == ["Zoe", "Ben", "Amy"]


def test_a_single_letter_asks_for_beginnings_of_words(desk: ImmediateDeskModels) -> None:
    assert found(desk, "e") == ["Brandt, Ewa"]


def test_favourites_come_first_among_equals(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(
        DirectoryChanged(
            (
                make_person("1", "Bo A"),
                make_person("2", "Bo B"),
                make_person("3", "Bo C"),
                make_person("4", "Z Bo"),
            )
        )
    )
    desk.person_list.set_favourites(["4", "3"])
    assert found(desk, "bo") == ["Bo C", "Bo A", "Bo B", "Z Bo"]
    assert found(desk, "") == ["Z Bo", "Bo C", "Bo A", "Bo B"]


def test_typing_on_finds_the_same_as_typing_at_once(desk: ImmediateDeskModels) -> None:
    for text in ("mueller sons", "jurgen mul", "support", "0163296", "9 01632 960", "+44 1632", "0049 30 5"):
        at_once = found(desk, text)
        found(desk, "")
        for end in range(1, len(text) + 1):
            step_by_step = found(desk, text[:end])
        assert step_by_step == at_once


def test_a_large_directory_is_laid_out_in_between(desk: ImmediateDeskModels, qtbot: QtBot) -> None:
    many = tuple(make_person(str(10_000 + at), f"Person {at}") for at in range(5_000))
    desk.apply_changes(DirectoryChanged(many))
    assert desk.people.rowCount() == len(PEOPLE)
    assert found(desk, "zoe") == ["Zoë O'Neill"]  # the old one is there until then
    longest = 0.0
    while desk.people.is_indexing:
        started = perf_counter()
        QApplication.processEvents()
        longest = max(longest, perf_counter() - started)
    assert desk.people.rowCount() == 5_000
    assert found(desk, "person 4999") == ["Person 4999"]
    assert longest < 0.1


def test_a_note_stands_with_the_person(qapp: QApplication, tmp_path: Path) -> None:
    desk = ImmediateDeskModels(note_storage=NoteStore(tmp_path))
    desk.apply_changes(DirectoryChanged(PEOPLE))
    found(desk, "zoe")
    assert desk.person_list.value_at(0).note == ""
    desk.notes.save_note(PEOPLE[1], "likes tea")
    assert desk.person_list.value_at(0).note == "likes tea"
    assert "likes tea" in desk.person_list.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
