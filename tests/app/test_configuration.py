"""The site is loaded from the profile and from a file of state names."""

from __future__ import annotations

from pathlib import Path

import pytest

from devlink3_desk.app.configuration import CMEXTN_STATES_FILE, history_file, load_site
from devlink3_desk.services.storage.settings import Profile, Settings, SettingsStore
from devlink3_desk.switchboard.board_values import ExtensionStatus
from devlink3_desk.switchboard.site import Site


def test_numbers_are_written_as_in_the_profile(tmp_path: Path):
    profile = Profile(name="Lyon", country="FR", outside_prefix="0", extension_digits=4)
    SettingsStore(tmp_path).save(Settings().with_profile(profile))
    site = load_site(tmp_path, SettingsStore(tmp_path).load().find_profile("Lyon"))
    assert (site.country, site.outside_prefix, site.extension_digits) == ("FR", "0", 4)


def test_without_a_profile_the_defaults_of_profile_and_site_agree(tmp_path: Path):
    site, plain = load_site(tmp_path), Site()
    assert (site.country, site.outside_prefix, site.extension_digits) == (
        plain.country,
        plain.outside_prefix,
        plain.extension_digits,
    )


def test_a_site_names_further_states(tmp_path: Path):
    (tmp_path / CMEXTN_STATES_FILE).write_text('{"names": {"7": {"name": "Ringing", "status": "ringing"}}}')
    states = load_site(tmp_path).cmextn_states
    assert states.extension_status(1, 7) is ExtensionStatus.RINGING
    assert states.state_name(2) == "Dialling"


@pytest.mark.expect_log("is not used")
def test_an_invalid_file_of_states_is_ignored(tmp_path: Path):
    (tmp_path / CMEXTN_STATES_FILE).write_text("[]")
    assert load_site(tmp_path).cmextn_states.state_name(2) == "Dialling"


def test_each_profile_has_a_history_of_its_own(tmp_path: Path):
    names = [
        Profile().name,
        "berlin",
        "Berlin",
        "BERLIN",
        "Zürich",
        "Zurich",
        "a/b",
        "..",
        "",
        "x" * 200,
        "x" * 201,
    ]
    files = [history_file(tmp_path, name) for name in names]
    # Also on a file system that is not case-sensitive.
    assert len({file.name.lower() for file in files}) == len(names)
    assert all(file.parent == tmp_path and file.name.isascii() and len(file.name) < 80 for file in files)
    assert files[0].name == "history.sqlite"
    assert files[1].name == "history-berlin.sqlite"
