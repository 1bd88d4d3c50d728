"""Settings: saved completely or not at all, and readable whatever the file contains."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from devlink3_desk.link.endpoint import TlsOptions
from devlink3_desk.protocol.errors import FlagsError
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.services.storage.settings import Profile, Settings, SettingsStore

SITE = Profile(name="Zürich", host="pbx.example.org", user="desk", pin="ab" * 32, flags="-SCN -CMExtn")


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "deep" / "folder")


def test_nothing_saved_is_the_defaults_and_no_warning(store: SettingsStore):
    assert store.load() == Settings()
    assert store.load_warning is None


def test_what_is_saved_is_read_again(store: SettingsStore):
    settings = Settings(desk={"columns": [1, 2]}).with_profile(SITE)
    store.save(settings)
    assert store.load() == settings
    assert store.load_warning is None
    assert [path.name for path in store.path.parent.iterdir()] == ["settings.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="there, access depends on the folder of the user")
def test_the_file_is_for_this_user_alone(store: SettingsStore):
    store.save(Settings())
    assert stat.S_IMODE(store.path.stat().st_mode) & 0o077 == 0


def test_a_save_that_fails_leaves_the_old_file(store: SettingsStore):
    store.save(Settings(last_profile="old"))
    with pytest.raises(TypeError):
        store.save(Settings(desk={"odd": object()}))
    assert store.load().last_profile == "old"
    assert [path.name for path in store.path.parent.iterdir()] == ["settings.json"]


@pytest.mark.expect_log("is damaged")
@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"\xff\xfe", b"null"])
def test_a_damaged_file_is_kept_aside_and_the_defaults_used(store: SettingsStore, text):
    store.path.parent.mkdir(parents=True)
    store.path.write_bytes(text)
    assert store.load() == Settings()
    assert store.load_warning is not None
    assert "settings.broken.json" in store.load_warning
    assert store.path.with_name("settings.broken.json").read_bytes() == text


@pytest.mark.expect_log("Some settings are invalid")
def test_an_invalid_value_does_not_affect_others(store: SettingsStore):
    store.save(Settings(last_profile="Zürich").with_profile(SITE))
    found = json.loads(store.path.read_bytes())
    found["profiles"].append({"name": "Bad", "port": "many"})
    found["desk"] = 7
    store.path.write_text(json.dumps(found))
    settings = store.load()
    assert settings.profiles == (SITE,)
    assert settings.desk == {}
    assert store.load_warning is not None
    assert "desk, profile 2" in store.load_warning


@pytest.mark.expect_log("from a newer version")
def test_a_newer_file_is_read_as_far_as_it_is_known_and_kept(store: SettingsStore):
    store.save(Settings().with_profile(SITE))
    found = json.loads(store.path.read_bytes()) | {"version": 99, "novelty": True}
    store.path.write_text(json.dumps(found))
    assert store.load().find_profile() == SITE
    assert store.load_warning is not None
    assert "newer" in store.load_warning
    assert json.loads(store.path.with_name("settings.newer.json").read_bytes())["novelty"] is True


def test_profiles_are_found_by_name_or_the_last_used_one():
    other = Profile(name="Bern")
    settings = Settings().with_profile(SITE).with_profile(other)
    assert settings.find_profile() == other
    assert settings.find_profile("Zürich") == SITE
    assert settings.find_profile("Genf") is None
    changed = Profile(name="Zürich", host="new")
    assert [each.host for each in settings.with_profile(changed).profiles] == ["new", ""]


def test_a_profile_says_where_to_connect():
    endpoint = SITE.build_endpoint()
    assert (endpoint.host, endpoint.port) == ("pbx.example.org", 50796)
    assert endpoint.tls == TlsOptions(pin="ab" * 32)
    assert SITE.event_flags == {EventFlag.SCN, EventFlag.CM_EXTN}
    plain = Profile(host="h", tls=False).build_endpoint()
    assert (plain.port, plain.tls) == (50797, None)
    with pytest.raises(FlagsError):
        _ = Profile(flags="-SCN -CD2").event_flags
