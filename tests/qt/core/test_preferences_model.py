"""What people choose, told to whoever depends on it."""

from __future__ import annotations

from devlink3_desk.preferences import PeoplePreferences, Preferences
from devlink3_desk.qt.core.preferences_model import PreferencesModel


def test_a_choice_holds_at_once_and_is_told_once():
    choices = PreferencesModel()
    told: list[Preferences] = []
    choices.changed.connect(told.append)
    people = PeoplePreferences(me=("4001",))
    choices.update_sections(people=people)
    choices.update_sections(people=people)
    assert choices.value.people == people
    assert told == [Preferences(people=people)]
