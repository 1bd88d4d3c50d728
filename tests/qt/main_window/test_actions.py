"""The table of actions, and shortcuts that users choose: these come first, and never have two meanings."""

from __future__ import annotations

import pytest

from devlink3_desk.qt.core.commands import (
    choose_shortcuts,
    find_shortcut_owner,
    is_usable_shortcut,
    normalise_keys,
)
from devlink3_desk.qt.main_window.actions import ACTIONS, ActionSpec, MenuId
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.main_window.panes import PANES

ONE, TWO, THREE = (
    ActionSpec("one", "One", MenuId.GO, ("Ctrl+1", "F2")),
    ActionSpec("two", "Two", MenuId.GO, ("Ctrl+2",)),
    ActionSpec("three", "Three", MenuId.GO),
)
ALL = (ONE, TWO, THREE)


def test_without_a_choice_everything_has_its_own_keys():
    assert choose_shortcuts(ALL, {}) == {"one": ("Ctrl+1", "F2"), "two": ("Ctrl+2",), "three": ()}


def test_an_assigned_shortcut_is_removed_from_its_previous_action():
    given = choose_shortcuts(ALL, {"three": ("ctrl+1",)})
    assert given == {"three": ("Ctrl+1",), "one": ("F2",), "two": ("Ctrl+2",)}
    assert find_shortcut_owner("CTRL+1", given, "one") == "three"
    assert find_shortcut_owner("Ctrl+1", given, "three") is None


def test_of_two_choices_of_one_key_the_first_counts():
    assert choose_shortcuts(ALL, {"one": ("F5",), "two": ("F5",)}) == {
        "one": ("F5",),
        "two": (),
        "three": (),
    }


def test_an_action_can_be_left_without_keys():
    assert choose_shortcuts(ALL, {"two": ()})["two"] == ()


@pytest.mark.parametrize("keys", ["Return", "Esc", "Tab", "Down", "A", "Shift+A", "7", "", "Shift+Up"])
def test_keys_for_typing_and_navigation_cannot_be_assigned(keys):
    assert not is_usable_shortcut(keys)
    assert choose_shortcuts(ALL, {"two": (keys,)})["two"] == ()


@pytest.mark.parametrize("keys", ["Ctrl++", "Ctrl+Shift+P", "F1", "Shift+F6", "Alt+Return", "Ctrl+,"])
def test_other_keys_can_be_assigned(keys):
    assert is_usable_shortcut(keys)
    assert normalise_keys(normalise_keys(keys)) == normalise_keys(keys) != ""


def test_no_key_of_the_table_is_there_twice_or_unusable():
    shortcuts = [*(action.keys for action in ACTIONS), *(pane.keys for pane in PANES)]
    keys = [normalise_keys(key) for default_keys in shortcuts for key in default_keys]
    assert len(keys) == len(set(keys))
    assert all(is_usable_shortcut(key) for key in keys)


def test_no_name_of_the_table_is_there_twice():
    names = [*(action.name for action in ACTIONS), *(pane.name for pane in PANES)]
    assert len(names) == len(set(names))


COMPOSITION_ROOT_ACTIONS = {
    *("refresh-directory", "quiet", "rewind", "support", "update", "take-call", "colleagues"),
}


def test_every_action_has_a_handler_or_is_left_to_the_composition_root(window: MainWindow) -> None:
    hidden = {name for name, action in window.actions_by_name.items() if not action.isVisible()}
    assert hidden == COMPOSITION_ROOT_ACTIONS
    for name in COMPOSITION_ROOT_ACTIONS:
        window.set_action_handler(name, lambda: None)
        assert window.actions_by_name[name].isVisible()


def test_an_action_may_have_several_handlers(window: MainWindow) -> None:
    called: list[str] = []
    window.set_action_handler("refresh-directory", lambda: called.append("directory"))
    window.set_action_handler("refresh-directory", lambda: called.append("presence"))
    window.actions_by_name["refresh-directory"].trigger()
    assert called == ["directory", "presence"]
