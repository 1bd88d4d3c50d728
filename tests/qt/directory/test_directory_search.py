"""A search in steps finds what a plain comparison with everybody finds, and shows the first results early."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from devlink3_desk.contacts.contact import ContactNumber
from devlink3_desk.numbers.search import list_search_variants
from devlink3_desk.qt.core.text import fold_text
from devlink3_desk.qt.core.theme import ApplicationThemeManager, ThemeMode
from devlink3_desk.qt.directory import directory_search, person_model
from devlink3_desk.qt.directory.directory_pane import DirectoryPane
from devlink3_desk.qt.directory.directory_search import DirectorySearch, RecentResults, SearchQuery
from devlink3_desk.qt.directory.search_index import SearchIndex
from devlink3_desk.switchboard.board_values import Person, PersonKind
from devlink3_desk.switchboard.changes import DirectoryChanged
from devlink3_desk.switchboard.site import Site
from tests.support.board_values import make_person
from tests.support.desk_models import ImmediateDeskModels, build_index

WORDS = ("ann", "anna", "marie-ann", "z", "o'neill", "(zoe)", "lee", "90", "201")
TEXTS = (
    "ann",
    "ann ma",
    "anna",
    "z",
    "zo",
    "lee an",
    "o'n",
    "-an",
    "(zoe",
    "annx",
    "2",
    "20",
    "201",
    "+44 20",
    "9020",
)


@st.composite
def people(draw: st.DrawFn) -> tuple[Person, ...]:
    """Draw people whose names, companies and numbers have parts in common."""
    drawn = draw(
        st.lists(
            st.tuples(
                st.lists(st.sampled_from(WORDS), max_size=3),
                st.sampled_from(("", "201", "2012", "902011234567", "+442011234567", "02011234567")),
                st.sampled_from(PersonKind),
                st.sampled_from(("", "Ann Zoe 201", "lee")),
                st.sampled_from(("", "2010", "0201 1234567")),
            ),
            max_size=14,
        )
    )
    return tuple(
        make_person(
            number,
            " ".join(words),
            kind,
            company=f"{company} {at}",
            others=(ContactNumber(other),) if other else (),
        )
        for at, (words, number, kind, company, other) in enumerate(drawn)
    )


def find_plainly(index: SearchIndex, query: SearchQuery) -> list[list[int]]:
    """Return the groups of hits by comparing everybody with everything, in the words of the documentation."""
    everyone = range(len(index))
    search_texts = list(chain.from_iterable(index.search_texts.iter_blocks()))

    def has_words(at: int) -> bool:
        needles = [word if len(word) > 1 else f" {word}" for word in query.needles]
        return all(needle in search_texts[at] for needle in needles)

    texts = [at for at in everyone if has_words(at)]
    if not query.spellings:
        first = [
            at
            for at in texts
            if index.names[at].startswith(f" {query.needles[0]}")
            and all(f" {word}" in index.names[at] for word in query.needles[1:])
        ]
        second = [
            at
            for at in texts
            if at not in first and all(f" {word}" in index.names[at] for word in query.needles)
        ]
        third = [at for at in texts if at not in first and at not in second]
        similar = (
            list(index.iter_similar(query.needles))[-1]
            if len(texts) < directory_search.MIN_EXACT_HITS
            else []
        )
        return [first, second, third, [at for at in similar if at not in texts]]
    digits = list(chain.from_iterable(index.digit_texts.iter_blocks()))
    inside = [word if len(word) > 1 else f" {word}" for word in query.spellings]
    suffix = f"{query.spellings[0][-7:]} " if len(query.spellings[0]) > 7 else None
    equal = [at for at in everyone if any(f" {word} " in digits[at] for word in query.spellings)]
    beginning = [at for at in everyone if any(f" {word}" in digits[at] for word in query.spellings)]
    containing = {at for at in everyone if any(word in digits[at] for word in inside)}
    if suffix is not None:
        containing |= {at for at in everyone if suffix in digits[at]}
    if len(query.needles) == 1 and len(containing) < len(index):
        containing |= set(texts)
    longer = [at for at in beginning if at not in equal]
    return [equal, longer, sorted(containing.difference(beginning, equal)), []]


@pytest.fixture
def short_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare two people a step, so that few people take many steps."""
    monkeypatch.setattr(directory_search, "PEOPLE_PER_SEARCH_STEP", 2)


@given(people(), st.lists(st.tuples(st.sampled_from(TEXTS), st.integers(1, 9)), min_size=1, max_size=8))
def test_a_search_in_steps_finds_what_a_plain_comparison_finds(
    everyone: tuple[Person, ...], typed: list[tuple[str, int]]
) -> None:
    index, recent = build_index(everyone), RecentResults()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(directory_search, "PEOPLE_PER_SEARCH_STEP", 2)
        for text, length in typed:
            part = text[:length].strip()
            query = SearchQuery(tuple(fold_text(part).split()), list_search_variants(part, Site()))
            search = DirectorySearch(index, query, recent)
            for _ in iterate_search(search, query, recent):
                found = [position for group in search.groups for position in group]
                assert len(found) == len(set(found)) == search.count_hits()
            assert [list(group) for group in search.groups] == find_plainly(index, query)


def iterate_search(search: DirectorySearch, query: SearchQuery, recent: RecentResults) -> Iterator[None]:
    """Carry a search out, and keep its result."""
    result = yield from search.iter_steps()
    recent.add(query, result)


@pytest.fixture
def pane(
    desk: ImmediateDeskModels, qtbot: QtBot, short_steps: None, monkeypatch: pytest.MonkeyPatch
) -> DirectoryPane:
    """Return a directory pane whose search takes one step at a time."""
    monkeypatch.setattr(person_model, "_SLICE_SECONDS", 0.0)
    monkeypatch.setattr(person_model, "_MIN_SHOWN_HITS", 2)
    theme_manager = ApplicationThemeManager(ThemeMode.LIGHT)
    pane = DirectoryPane(theme_manager, desk.person_list)
    theme_manager.setParent(pane)
    qtbot.addWidget(pane)
    return pane


def shown_names(pane: DirectoryPane) -> list[str]:
    rows = pane.people_view.tracker.list_model
    return [str(rows.index(at, 0).data()) for at in range(rows.rowCount())]


def selected_name(pane: DirectoryPane) -> str:
    row = pane.people_view.tracker.selected_row()
    return "" if row is None else row.name


LEES = tuple(make_person(f"{500 + at}", f"Lee {at:02}") for at in range(10))
BOTH = (*LEES, make_person("201", "Zoe Lee"))


def test_the_first_results_are_shown_before_the_search_is_complete(
    desk: ImmediateDeskModels, pane: DirectoryPane, qtbot: QtBot
) -> None:
    desk.apply_changes(DirectoryChanged(BOTH))
    pane.search_field.setText("lee")
    assert shown_names(pane) == ["Lee 00", "Lee 01"]
    assert selected_name(pane) == "Lee 00"
    qtbot.keyClick(pane.search_field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: shown_names(pane) == [person.name for person in BOTH], timeout=30_000)
    assert selected_name(pane) == "Lee 01"  # what was chosen meanwhile
    assert pane.count_label.text() == "11"


def test_enter_waits_for_the_best_match(desk: ImmediateDeskModels, pane: DirectoryPane, qtbot: QtBot) -> None:
    desk.apply_changes(DirectoryChanged(BOTH))
    dialled: list[str] = []
    pane.dial_requested.connect(dialled.append)
    pane.search_field.setText("zoe")
    pane.search_field.setText("lee z")
    assert selected_name(pane) != "Zoe Lee"
    qtbot.keyClick(pane.search_field, Qt.Key.Key_Return)
    assert dialled == ["201"]


def test_previous_results_are_shown_until_there_are_new_ones(
    desk: ImmediateDeskModels, pane: DirectoryPane, qtbot: QtBot
) -> None:
    desk.apply_changes(DirectoryChanged(BOTH))
    pane.search_field.setText("201")
    desk.person_list.finish_search()
    assert shown_names(pane) == ["Zoe Lee"]
    pane.search_field.setText("nobody")
    assert shown_names(pane) == ["Zoe Lee"]
    qtbot.waitUntil(lambda: shown_names(pane) == [], timeout=30_000)
    pane.search_field.setText("201")
    assert shown_names(pane) == ["Zoe Lee"]  # known from before, at once


def test_a_search_restarts_when_the_directory_changes(
    desk: ImmediateDeskModels, pane: DirectoryPane, qtbot: QtBot
) -> None:
    desk.apply_changes(DirectoryChanged(BOTH))
    pane.search_field.setText("zoe")
    desk.apply_changes(DirectoryChanged((make_person("7", "Zoe Adams"), *BOTH[:5])))
    qtbot.waitUntil(lambda: shown_names(pane) == ["Zoe Adams"], timeout=30_000)
