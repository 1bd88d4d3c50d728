"""Choices and the settings file."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from devlink3_desk.app.desk.saved_state import create_preferences_model
from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.services.storage.settings import Profile, SettingsStore

PEOPLE = PeoplePreferences(me=("4001",), watched=("200",))


def test_what_is_chosen_is_there_at_the_next_start(tmp_path: Path):
    create_preferences_model(SettingsStore(tmp_path)).update_sections(people=PEOPLE)
    assert create_preferences_model(SettingsStore(tmp_path)).value.people == PEOPLE


def test_a_choice_keeps_what_others_have_written_meanwhile(tmp_path: Path):
    store = SettingsStore(tmp_path)
    choices = create_preferences_model(store)
    store.save(store.load().with_profile(Profile(name="Leeds", host="pbx.example.org")))
    choices.update_sections(people=PEOPLE)
    assert store.load().find_profile("Leeds") is not None


def test_an_area_that_makes_no_sense_costs_no_other(tmp_path: Path):
    store = SettingsStore(tmp_path)
    create_preferences_model(store).update_sections(people=PEOPLE)
    found = msgspec.json.decode(store.path.read_bytes())
    found["preferences"]["alerts"] = {"volume": "loud"}
    store.path.write_bytes(msgspec.json.encode(found))
    settings = store.load()
    assert settings.preferences.people == PEOPLE
    assert store.load_warning is not None
    assert "alerts" in store.load_warning
    assert settings.preferences.alerts.volume == pytest.approx(0.8)


@pytest.mark.expect_log("cannot be kept")
def test_a_choice_that_cannot_be_written_holds_until_the_end(tmp_path: Path):
    folder = tmp_path / "file"
    folder.write_text("in the way")
    store = SettingsStore(folder)
    choices = create_preferences_model(store)
    choices.update_sections(people=PEOPLE)
    assert choices.value.people == PEOPLE
