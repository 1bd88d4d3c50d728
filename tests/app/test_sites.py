"""Sites in the settings: what is typed is kept, nonsense is not, and secrets go to the keyring alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import msgspec
import pytest
from pytestqt.qtbot import QtBot

from devlink3_desk.app.sites import Sites
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.dialogs.settings.connections import ConnectionsPage
from devlink3_desk.services.settings import Profile, SettingsStore
from tests.support.keyrings import InMemory
from tests.support.loops import QtRun
from tests.support.waiting import wait_for

LONDON = Profile(name="London", host="pbx.london", user="desk", country="GB", pin="ab" * 32)
LEEDS = Profile(name="Leeds", host="pbx.leeds", user="desk", tls=False, port=4000)
SECRET = "Öffne-mich-18"


@pytest.fixture
def backend() -> Iterator[InMemory]:
    before, found = keyring.get_keyring(), InMemory()
    keyring.set_keyring(found)
    yield found
    keyring.set_keyring(before)


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    store = SettingsStore(tmp_path)
    store.save(store.load().with_profile(LONDON).with_profile(LEEDS))
    return store


@pytest.fixture
def page(store: SettingsStore, backend: InMemory, qtbot: QtBot) -> ConnectionsPage:
    page = ConnectionsPage(Sites(store))
    qtbot.addWidget(page)
    page.load(Preferences())
    return page


def test_what_nobody_touched_stays_as_it_was(page: ConnectionsPage, store: SettingsStore):
    before = store.path.read_bytes()
    page.choice.setCurrentIndex(1)
    page.choice.setCurrentIndex(0)
    assert page.complaint() == ""
    page.chosen(Preferences())
    assert store.path.read_bytes() == before


def test_what_is_typed_about_two_sites_is_kept(page: ConnectionsPage, store: SettingsStore):
    page.lines["host"].setText("pbx2.london")
    page.lines["pin"].setText("AB:" * 31 + "AB")
    page.lines["country"].setText("de")
    page.lines["outside_prefix"].setText("0")
    page.lines["extension_digits"].setText("3")
    page.choice.setCurrentIndex(1)
    page.boxes["tls"].setChecked(True)
    page.lines["port"].setText("")
    page.chosen(Preferences())
    profiles = store.load().profiles
    assert profiles[0] == msgspec.structs.replace(
        LONDON, host="pbx2.london", country="DE", outside_prefix="0", extension_digits=3
    )
    assert profiles[1] == msgspec.structs.replace(LEEDS, tls=True, port=None)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("host", "", "an address and a user"),
        ("port", "70000", "up to 65535"),
        ("country", "England", "two letters"),
        ("outside_prefix", "nine", "digits"),
        ("extension_digits", "", "digits"),
        ("flags", "-SCN -CD2", "-CD2"),
        ("flags", "-NONSENSE", "NONSENSE"),
        ("pin", "abc", "64"),
        ("cert", "/nowhere/cert.pem", "no file"),
    ],
)
def test_nonsense_is_said_in_one_sentence(page: ConnectionsPage, field: str, value: str, said: str):
    page.lines[field].setText(value)
    complaint = page.complaint()
    assert complaint.startswith("London: ")
    assert said in complaint


def test_a_password_is_rotated_and_taken_out_again(
    qt_run: QtRun, store: SettingsStore, backend: InMemory, qtbot: QtBot
):
    async def scenario() -> None:
        sites = Sites(store)
        page = ConnectionsPage(sites)
        qtbot.addWidget(page)
        page.load(Preferences())
        said: list[str] = []
        sites.keep_password(sites.sites()[0], SECRET, said.append)
        await wait_for(lambda: said)
        assert backend.kept == {("devlink3-desk", "desk@pbx.london"): SECRET}
        sites.keep_password(sites.sites()[0], "", said.append)
        await wait_for(lambda: len(said) == 2)
        assert backend.kept == {}
        assert not any(SECRET in text for text in said)
        await sites.end()

    qt_run(scenario())
    assert SECRET.encode() not in store.path.read_bytes()


def test_a_removed_site_takes_its_password_along(
    qt_run: QtRun, store: SettingsStore, backend: InMemory, qtbot: QtBot
):
    backend.set_password("devlink3-desk", "desk@pbx.london", SECRET)

    async def scenario() -> None:
        sites = Sites(store)
        page = ConnectionsPage(sites)
        qtbot.addWidget(page)
        page.load(Preferences())
        page.remove.click()
        page.chosen(Preferences())
        await sites.end()

    qt_run(scenario())
    assert [profile.name for profile in store.load().profiles] == ["Leeds"]
    assert backend.kept == {}
