"""Preferences report their changes."""

from __future__ import annotations

from devlink3_desk.preferences import PeoplePreferences, Preferences
from devlink3_desk.qt.core.shared_values import PreferencesModel


def test_a_change_applies_immediately_and_is_reported_once() -> None:
    preferences = PreferencesModel()
    reported: list[Preferences] = []
    preferences.changed.connect(reported.append)
    people = PeoplePreferences(me=("4001",))
    preferences.update_sections(people=people)
    preferences.update_sections(people=people)
    assert preferences.value.people == people
    assert reported == [Preferences(people=people)]
