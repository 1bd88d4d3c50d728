"""The search in the directory: by parts of names, by any spelling of a number, and with typing errors."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from devlink3_desk.contacts.contact import ContactNumber
from devlink3_desk.qt.directory.index_builder import count_common_ends
from devlink3_desk.qt.directory.search_index import SearchIndex
from devlink3_desk.services.contacts import NoteStore
from devlink3_desk.switchboard.board_values import ExtensionStatus, Person, PersonKind
from devlink3_desk.switchboard.changes import DirectoryChanged, ExtensionChanged
from tests.support.board_values import make_extension, make_person
from tests.support.desk_models import ImmediateDeskModels, build_index
from tests.support.waiting import read_cost

PEOPLE = (
    make_person("201", "Jürgen Müller", department="Sales"),
    make_person("202", "Zoë O'Neill", department="Support", email="zoe@example.com"),
    make_person("203", "Brandt, Ewa"),
    make_person("204", "Sørensen Ida"),
    make_person("600", "Sales", PersonKind.GROUP),
    make_person("+49 30 5550 1177", "Kessler Maschinenbau", PersonKind.CONTACT),
    make_person("01632 960144", "Mueller & Sons", PersonKind.CONTACT),
)


def search(desk: ImmediateDeskModels, text: str) -> list[str]:
    desk.person_list.set_filter(text)
    desk.person_list.finish_search()
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
def test_the_best_match_is_first(desk: ImmediateDeskModels, text: str, first: str) -> None:
    assert search(desk, text)[:1] == [first]


def test_name_prefixes_are_ranked_first_and_colleagues_before_contacts(desk: ImmediateDeskModels) -> None:
    assert search(desk, "sales") == ["Sales", "Jürgen Müller"]
    assert search(desk, "m")[:2] == ["Mueller & Sons", "Jürgen Müller"]


def test_a_search_without_matches_is_empty(desk: ImmediateDeskModels) -> None:
    assert search(desk, "xyzzy") == []


def test_a_cleared_search_shows_everyone(desk: ImmediateDeskModels) -> None:
    search(desk, "zoe")
    assert len(search(desk, "")) == len(PEOPLE)


def test_a_state_that_changes_during_a_search_is_updated(desk: ImmediateDeskModels) -> None:
    search(desk, "zoe")
    desk.apply_changes(ExtensionChanged(make_extension("202", ExtensionStatus.BUSY)))
    assert "Talking" in desk.person_list.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert desk.person_list.rowCount() == 1


def test_a_new_directory_is_searched_for_the_same_text(desk: ImmediateDeskModels) -> None:
    search(desk, "jurgne")
    desk.apply_changes(DirectoryChanged((make_person("301", "Xaver"), make_person("302", "Yvonne"))))
    assert search(desk, "xavr") == ["Xaver"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("kesl", "Kessler Maschinenbau"),
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
def test_name_prefixes_and_all_numbers_are_found(desk: ImmediateDeskModels, text: str, first: str) -> None:
    sophie = make_person(
        "+44 (0)7700 900123",
        "Wood, Sophie",
        PersonKind.CONTACT,
        company="Northfield Dental",
        others=(ContactNumber("+44 (0)151 700 0123"),),
    )
    desk.apply_changes(DirectoryChanged((*PEOPLE, sophie)))
    assert search(desk, text)[:1] == [first]


def test_equal_numbers_come_before_those_that_begin_with_it_or_contain_it(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(
        DirectoryChanged((make_person("1202", "Amy"), make_person("2021", "Ben"), make_person("202", "Zoe")))
    )
    assert search(desk, "202") == ["Zoe", "Ben", "Amy"]


@pytest.mark.parametrize(
    "typed",
    [
        "\u202a+44 7700 900105\u202c",
        "+44 7700\u2011900105",
        "07700\u2013900105",
        "tel:+447700900105",
        "+44\u00a07700\u200b900105",
        "\uff10\uff17\uff17\uff10\uff10 900105",
        "07700900105",
    ],
)
def test_pasted_text_is_cleaned_before_the_search(desk: ImmediateDeskModels, typed: str) -> None:
    desk.apply_changes(DirectoryChanged((make_person("+44 7700 900105", "Kim", PersonKind.CONTACT),)))
    assert search(desk, typed) == ["Kim"]


def test_a_single_letter_matches_the_start_of_words(desk: ImmediateDeskModels) -> None:
    assert search(desk, "e") == ["Brandt, Ewa"]


def test_favourites_come_first_within_their_group(desk: ImmediateDeskModels) -> None:
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
    assert search(desk, "bo") == ["Bo C", "Bo A", "Bo B", "Z Bo"]
    assert search(desk, "") == ["Z Bo", "Bo C", "Bo A", "Bo B"]


def test_incremental_search_gives_the_same_result(desk: ImmediateDeskModels) -> None:
    for text in ("mueller sons", "jurgen mul", "support", "0163296", "9 01632 960", "+44 1632", "0049 30 5"):
        expected = search(desk, text)
        search(desk, "")
        for end in range(1, len(text) + 1):
            result = search(desk, text[:end])
        assert result == expected


def test_a_large_directory_is_indexed_in_slices(desk: ImmediateDeskModels) -> None:
    many = tuple(make_person(str(10_000 + at), f"Person {at}") for at in range(5_000))
    desk.apply_changes(DirectoryChanged(many))
    assert desk.people.rowCount() == len(PEOPLE)
    assert search(desk, "zoe") == ["Zoë O'Neill"]  # the previous directory is shown until then
    longest = 0.0
    while desk.people.is_indexing:
        started = read_cost()
        QApplication.processEvents()
        longest = max(longest, read_cost() - started)
    assert desk.people.rowCount() == 5_000
    assert search(desk, "person 4999") == ["Person 4999"]
    assert longest < 0.1


def test_a_note_is_shown_with_the_person(qapp: QApplication, tmp_path: Path) -> None:
    desk = ImmediateDeskModels(note_storage=NoteStore(tmp_path))
    desk.apply_changes(DirectoryChanged(PEOPLE))
    search(desk, "zoe")
    assert desk.person_list.value_at(0).note == ""
    desk.notes.save_note(PEOPLE[1], "likes tea")
    assert desk.person_list.value_at(0).note == "likes tea"
    assert "likes tea" in desk.person_list.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def list_texts(index: SearchIndex) -> list[str]:
    blocks = chain(index.search_texts.iter_blocks(), index.digit_texts.iter_blocks())
    return list(chain.from_iterable(blocks))


def assert_same_index(changed: SearchIndex, anew: SearchIndex) -> None:
    """Assert that two indexes find the same; of several people with one key, either may be the one found."""
    assert changed.keys == [person.key for person in changed.people] == anew.keys
    assert changed.names == anew.names
    assert list_texts(changed) == list_texts(anew)
    assert changed.positions_by_extension == anew.positions_by_extension
    assert [changed.find_position(key) for key in anew.keys] == list(range(len(anew.keys)))
    for word in ("adams", "adms", "person", "70", "lee"):
        everybody = range(len(anew))
        assert changed.find_containing(word, everybody) == anew.find_containing(word, everybody)
        assert list(changed.iter_similar([word]))[-1] == list(anew.iter_similar([word]))[-1]


def test_a_changed_index_equals_a_rebuilt_one() -> None:
    everyone = [
        make_person(f"{number}", f"Person {number % 700}", PersonKind.CONTACT) for number in range(900)
    ]
    before = build_index(everyone)
    changed = [*everyone[:400], make_person("5", "Zoë Adams", PersonKind.USER), *everyone[450:], everyone[7]]
    after = build_index(changed, before)
    assert_same_index(after, build_index(changed))
    assert after.positions_by_extension == {"5": [0]}
    # The texts of the others were not prepared again, and the index before is as it was.
    assert after.entries[-1] is before.entries[-1]
    assert_same_index(before, build_index(everyone))


indexed_people = st.lists(
    st.builds(
        make_person,
        st.sampled_from(["5", "70", "+49 30 1"]),
        st.sampled_from(["Zoë Adams", "Adams Adams", "Lee", "Person 70", "Person 7"]),
        st.sampled_from(PersonKind),
    ),
    max_size=12,
)


@given(st.lists(st.tuples(indexed_people, st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=5))
def test_any_changes_of_the_directory_are_changes_of_the_index(
    steps: list[tuple[list[Person], int, int]],
) -> None:
    people: tuple[Person, ...] = ()
    index = SearchIndex()
    for new, first, last in steps:
        people = (*people[:first], *new, *people[max(first, last) :])
        index = build_index(people, index)
        assert_same_index(index, build_index(people))


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)), st.integers(0, 3_000))
def test_the_common_prefix_and_suffix_are_as_long_as_possible(
    old: list[int], new: list[int], many: int
) -> None:
    pool = [object() for _ in range(6)]
    ends = [object()] * many
    first, last = count_common_ends(
        [*ends, *(pool[number] for number in old), *ends], [*ends, *(pool[number] for number in new), *ends]
    )
    rest = len(old) + 2 * many - first - last, len(new) + 2 * many - first - last
    assert min(rest) >= 0
    before = [*ends, *(pool[number] for number in old), *ends][first : first + rest[0]]
    after = [*ends, *(pool[number] for number in new), *ends][first : first + rest[1]]
    assert not before or not after or (before[0] is not after[0] and before[-1] is not after[-1])
