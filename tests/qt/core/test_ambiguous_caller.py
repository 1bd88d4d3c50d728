"""A caller who may be one of several people: the doubt shows wherever the caller does."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from devlink3_desk.qt.core.call_row import create_call_row, format_party
from devlink3_desk.qt.details.call_summary import iter_summary_lines
from devlink3_desk.switchboard.board_values import PartyInfo, PartyKind, Person, PersonKind
from tests.support.board_values import make_call

PEOPLE = tuple(
    Person("01632 960160", name, PersonKind.CONTACT, company="Northfield")
    for name in ("Ann Archer", "Bob Baker", "Cy Carter")
)
CALLER = PartyInfo("901632960160", "Northfield", PartyKind.TRUNK, candidates=PEOPLE)


def test_a_row_shows_that_it_may_be_any_of_them(qapp: QApplication) -> None:
    row = create_call_row(make_call(a=CALLER))
    assert (row.caller, row.caller_detail) == ("Northfield ?", "01632 960160 · one of 3")
    assert "bob baker" in row.search_text
    assert "Northfield ?" in row.accessible_text


def test_a_party_with_several_candidates_is_marked_as_ambiguous(qapp: QApplication) -> None:
    assert format_party(CALLER) == ("Northfield ?", "01632 960160 · one of 3")


def test_the_details_list_everybody(qapp: QApplication) -> None:
    lines = {line.title: line.value for line in iter_summary_lines(make_call(a=CALLER))}
    assert lines["Possible callers"].splitlines() == [f"{person.name} · Northfield" for person in PEOPLE]
    assert lines["From"] == "Northfield ? · 01632 960160"
