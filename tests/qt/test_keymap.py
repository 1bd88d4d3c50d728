"""Keys that people choose: they come first, never mean two things, and never those of typing."""

from __future__ import annotations

import pytest

from devlink3_desk.qt.widgets.actions import ACTIONS, Act, Menu
from devlink3_desk.qt.widgets.keymap import keys_of, owner, portable, usable
from devlink3_desk.qt.widgets.panes import PANES

ONE, TWO, THREE = (
    Act("one", "One", Menu.GO, ("Ctrl+1", "F2")),
    Act("two", "Two", Menu.GO, ("Ctrl+2",)),
    Act("three", "Three", Menu.GO),
)
ALL = (ONE, TWO, THREE)


def test_without_a_choice_everything_has_its_own_keys():
    assert keys_of(ALL, {}) == {"one": ("Ctrl+1", "F2"), "two": ("Ctrl+2",), "three": ()}


def test_a_chosen_key_is_taken_from_what_had_it():
    given = keys_of(ALL, {"three": ("ctrl+1",)})
    assert given == {"three": ("Ctrl+1",), "one": ("F2",), "two": ("Ctrl+2",)}
    assert owner("CTRL+1", given, "one") == "three"
    assert owner("Ctrl+1", given, "three") is None


def test_of_two_choices_of_one_key_the_first_counts():
    assert keys_of(ALL, {"one": ("F5",), "two": ("F5",)}) == {"one": ("F5",), "two": (), "three": ()}


def test_an_action_can_be_left_without_keys():
    assert keys_of(ALL, {"two": ()})["two"] == ()


@pytest.mark.parametrize("keys", ["Return", "Esc", "Tab", "Down", "A", "Shift+A", "7", "", "Shift+Up"])
def test_keys_of_typing_and_moving_cannot_be_given_away(keys):
    assert not usable(keys)
    assert keys_of(ALL, {"two": (keys,)})["two"] == ()


@pytest.mark.parametrize("keys", ["Ctrl++", "Ctrl+Shift+P", "F1", "Shift+F6", "Alt+Return", "Ctrl+,"])
def test_others_can(keys):
    assert usable(keys)
    assert portable(portable(keys)) == portable(keys) != ""


def test_no_key_of_the_table_is_there_twice_or_unusable():
    keys = [portable(key) for spec in (*ACTIONS, *PANES) for key in spec.keys]
    assert len(keys) == len(set(keys))
    assert all(usable(key) for key in keys)


def test_no_name_of_the_table_is_there_twice():
    names = [spec.name for spec in (*ACTIONS, *PANES)]
    assert len(names) == len(set(names))
