"""People are found by any part of a name, without accents, by any form of a number, with typing errors."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from devlink3_desk.switchboard.changes import DirectoryChanged, ExtensionChanged
from devlink3_desk.switchboard.views import ExtensionStatus, PersonKind

from .conftest import Desk
from .made_up import extension, person

PEOPLE = (
    person("201", "Jürgen Müller", department="Sales"),
    person("202", "Zoë O'Neill", department="Support", email="zoe@example.com"),
    person("203", "Brandt, Ewa"),
    person("204", "Sørensen Ida"),
    person("600", "Sales", PersonKind.GROUP),
    person("+49 30 5550 1177", "Kessler Maschinenbau", PersonKind.CONTACT),
    person("01632 960144", "Mueller & Sons", PersonKind.CONTACT),
)


def found(desk: Desk, text: str) -> list[str]:
    desk.person_list.set_filter(text)
    return [desk.person_list.index(at, 0).data() for at in range(desk.person_list.rowCount())]


@pytest.fixture(autouse=True)
def _directory(desk: Desk) -> None:
    desk.take(DirectoryChanged(PEOPLE))


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
def test_finds(desk: Desk, text: str, first: str) -> None:
    assert found(desk, text)[:1] == [first]


def test_names_that_begin_so_come_first_and_colleagues_before_contacts(desk: Desk) -> None:
    assert found(desk, "sales") == ["Sales", "Jürgen Müller"]
    assert found(desk, "m")[:2] == ["Mueller & Sons", "Jürgen Müller"]


def test_nothing_is_found_where_nothing_is_near(desk: Desk) -> None:
    assert found(desk, "xyzzy") == []


def test_everyone_comes_back_when_the_search_is_cleared(desk: Desk) -> None:
    found(desk, "zoe")
    assert len(found(desk, "")) == len(PEOPLE)


def test_a_state_that_changes_during_a_search_is_shown(desk: Desk) -> None:
    found(desk, "zoe")
    desk.take(ExtensionChanged(extension("202", ExtensionStatus.BUSY)))
    assert "Talking" in desk.person_list.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert desk.person_list.rowCount() == 1


def test_a_directory_read_anew_is_searched_anew(desk: Desk) -> None:
    found(desk, "jurgne")
    desk.take(DirectoryChanged((person("301", "Xaver"), person("302", "Yvonne"))))
    assert found(desk, "xavr") == ["Xaver"]
