"""Sites in the settings dialog: valid input is stored, and secrets are stored in the keyring only."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.app.desk.sites import SiteProfiles
from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.settings.connections_page import ConnectionsPage
from devlink3_desk.services.storage.settings import Profile, SettingsStore
from tests.support.full_disk import limit_file_size
from tests.support.keyrings import InMemoryKeyring
from tests.support.qt_loop import QtRun
from tests.support.waiting import list_running_tasks, wait_for

LONDON = Profile(name="London", host="pbx.london", user="desk", country="GB", pin="ab" * 32)
LEEDS = Profile(name="Leeds", host="pbx.leeds", user="desk", tls=False, port=4000)
SECRET = "Öffne-mich-18"


@pytest.fixture
def backend() -> Iterator[InMemoryKeyring]:
    previous, in_memory = keyring.get_keyring(), InMemoryKeyring()
    keyring.set_keyring(in_memory)
    yield in_memory
    keyring.set_keyring(previous)


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    store = SettingsStore(tmp_path)
    store.save(store.load().with_profile(LONDON).with_profile(LEEDS))
    return store


@pytest.fixture
def page(store: SettingsStore, backend: InMemoryKeyring, qtbot: QtBot) -> ConnectionsPage:
    page = ConnectionsPage(SiteProfiles(store))
    qtbot.addWidget(page)
    page.show_preferences(Preferences())
    return page


def test_unchanged_sites_are_not_written(page: ConnectionsPage, store: SettingsStore):
    previous = store.path.read_bytes()
    page.site_box.setCurrentIndex(1)
    page.site_box.setCurrentIndex(0)
    assert page.find_problem() == ""
    page.update_preferences(Preferences())
    assert store.path.read_bytes() == previous


def test_changes_to_two_sites_are_stored(page: ConnectionsPage, store: SettingsStore):
    page.fields["host"].setText("pbx2.london")
    page.fields["pin"].setText("AB:" * 31 + "AB")
    page.fields["country"].setText("de")
    page.fields["outside_prefix"].setText("0")
    page.fields["extension_digits"].setText("3")
    page.site_box.setCurrentIndex(1)
    page.check_boxes["tls"].setChecked(True)
    page.fields["port"].setText("")
    page.update_preferences(Preferences())
    profiles = store.load().profiles
    assert profiles[0] == msgspec.structs.replace(
        LONDON, host="pbx2.london", country="DE", outside_prefix="0", extension_digits=3
    )
    assert profiles[1] == msgspec.structs.replace(LEEDS, tls=True, port=None)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("host", "", "an address and a user"),
        ("host", "https://pbx.london/", "without protocol and port"),
        ("host", "pbx.london:50796", "without protocol and port"),
        ("port", "70000", "from 1 to 65535"),
        ("country", "England", "two letters"),
        ("outside_prefix", "nine", "digits"),
        ("extension_digits", "", "digits"),
        ("extension_digits", "9" * 25, "at most 15"),
        ("flags", "-SCN -CD2", "-CD2"),
        ("flags", "-NONSENSE", "NONSENSE"),
        ("pin", "abc", "64"),
        ("cert", "/nowhere/cert.pem", "does not exist"),
    ],
)
def test_invalid_input_is_reported_in_one_sentence(
    page: ConnectionsPage, field: str, value: str, message: str
):
    page.fields[field].setText(value)
    problem = page.find_problem()
    assert problem.startswith("London: ")
    assert message in problem


def test_a_password_is_changed_and_deleted(qt_run: QtRun, store: SettingsStore, backend: InMemoryKeyring):
    async def scenario() -> None:
        before = list_running_tasks()
        sites = SiteProfiles(store)
        reports: list[str] = []
        sites.save_password(sites.load_sites()[0], SECRET, reports.append)
        await wait_for(lambda: reports)
        assert backend.passwords == {("devlink3-desk", "desk@pbx.london"): SECRET}
        sites.save_password(sites.load_sites()[0], "", reports.append)
        await wait_for(lambda: len(reports) == 2)
        assert backend.passwords == {}
        assert not any(SECRET in text for text in reports)
        await wait_for(lambda: list_running_tasks() == before)

    qt_run(scenario())
    assert SECRET.encode() not in store.path.read_bytes()


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform without a screen cannot
def test_a_password_that_cannot_be_stored_with_ok_is_reported_after_the_dialog_is_closed(
    qt_run: QtRun, backend: InMemoryKeyring, page: ConnectionsPage
):
    del backend  # which this test replaces, and its fixture restores
    keyring.set_keyring(keyring.backends.fail.Keyring())

    async def scenario() -> None:
        before = list_running_tasks()
        page.password_field.setText(SECRET)
        page.update_preferences(Preferences())
        await wait_for(lambda: any(isinstance(w, QMessageBox) for w in QApplication.topLevelWidgets()))
        (box,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)]
        assert "no keyring" in box.text()
        box.accept()
        await wait_for(lambda: list_running_tasks() == before)
        box.deleteLater()

    qt_run(scenario())


def test_removing_a_site_deletes_its_password(
    qt_run: QtRun, store: SettingsStore, backend: InMemoryKeyring, page: ConnectionsPage
):
    backend.set_password("devlink3-desk", "desk@pbx.london", SECRET)

    async def scenario() -> None:
        before = list_running_tasks()
        page.remove_button.click()
        page.update_preferences(Preferences())
        await wait_for(lambda: list_running_tasks() == before)

    qt_run(scenario())
    assert [profile.name for profile in store.load().profiles] == ["Leeds"]
    assert backend.passwords == {}


def test_removing_a_site_deletes_the_passphrase_that_no_other_site_has(
    qt_run: QtRun, store: SettingsStore, backend: InMemoryKeyring, page: ConnectionsPage
) -> None:
    shared, own = Profile(name="A", host="a", user="x", cert="/all.pem"), "/own.pem"
    profiles = (shared, msgspec.structs.replace(shared, name="B"), Profile(name="C", host="c", cert=own))
    for cert in ("/all.pem", own):
        backend.set_password("devlink3-desk", f"key of {cert}", SECRET)

    async def scenario() -> None:
        before = list_running_tasks()
        sites = SiteProfiles(store)
        store.save(msgspec.structs.replace(store.load(), profiles=profiles))
        sites.save_sites(sites.load_sites()[1:2])
        await wait_for(lambda: list_running_tasks() == before)

    qt_run(scenario())
    assert backend.passwords == {("devlink3-desk", "key of /all.pem"): SECRET}


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.expect_log("The sites cannot be saved")
@pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform without a screen cannot
def test_sites_that_cannot_be_saved_keep_their_passwords_and_are_reported(
    qt_run: QtRun, backend: InMemoryKeyring, page: ConnectionsPage
) -> None:
    backend.set_password("devlink3-desk", "desk@pbx.london", SECRET)

    async def scenario() -> None:
        before = list_running_tasks()
        page.remove_button.click()
        with limit_file_size():
            page.update_preferences(Preferences())
        (box,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)]
        await wait_for(box.isVisible)
        assert "They stay as they were." in box.text()
        box.accept()
        await wait_for(lambda: list_running_tasks() == before)
        box.deleteLater()

    qt_run(scenario())
    assert backend.passwords == {("devlink3-desk", "desk@pbx.london"): SECRET}


def test_typed_secrets_are_stored_with_ok(
    qt_run: QtRun, backend: InMemoryKeyring, page: ConnectionsPage, tmp_path: Path
):
    certificate = tmp_path / "desk.pem"
    certificate.write_text("")

    async def scenario() -> None:
        before = list_running_tasks()
        page.password_field.setText("of London")
        page.passphrase_field.setText("of the key")
        page.fields["cert"].setText(str(certificate))
        page.site_box.setCurrentIndex(1)
        # What was typed for one site is not stored for another one.
        assert (page.password_field.text(), page.passphrase_field.text()) == ("", "")
        page.password_field.setText("of Leeds")
        page.site_box.setCurrentIndex(0)
        assert page.password_field.text() == "of London"
        assert page.find_problem() == ""
        page.update_preferences(Preferences())
        await wait_for(lambda: len(backend.passwords) == 3)
        await wait_for(lambda: list_running_tasks() == before)

    qt_run(scenario())
    assert backend.passwords[("devlink3-desk", "desk@pbx.london")] == "of London"
    assert backend.passwords[("devlink3-desk", "desk@pbx.leeds")] == "of Leeds"
    assert "of the key" in backend.passwords.values()
    assert (page.password_field.text(), page.passphrase_field.text()) == ("", "")


def test_a_password_is_stored_for_the_user_that_is_typed(
    qt_run: QtRun, backend: InMemoryKeyring, page: ConnectionsPage
):
    backend.set_password("devlink3-desk", "desk@pbx.london", "of the desk")

    async def scenario() -> None:
        before = list_running_tasks()
        page.fields["user"].setText("reception")
        page.password_field.setText("of the reception")
        page.password_button.click()
        await wait_for(lambda: len(backend.passwords) == 2)
        await wait_for(lambda: list_running_tasks() == before)

    qt_run(scenario())
    assert backend.passwords == {
        ("devlink3-desk", "desk@pbx.london"): "of the desk",
        ("devlink3-desk", "reception@pbx.london"): "of the reception",
    }


def test_an_outcome_that_comes_after_the_page_was_closed_is_dropped(
    qt_run: QtRun, store: SettingsStore, backend: InMemoryKeyring, qapp: QApplication
):
    page = ConnectionsPage(SiteProfiles(store))
    page.show_preferences(Preferences())

    async def scenario() -> None:
        before = list_running_tasks()
        page.password_field.setText(SECRET)
        page.password_button.click()
        delete(page)
        await wait_for(lambda: backend.passwords)
        await wait_for(lambda: list_running_tasks() == before)

    qt_run(scenario())


def test_a_site_on_a_hub_has_the_fields_of_a_hub(store: SettingsStore, page: ConnectionsPage):
    hub = Profile(name="Hub", host="hub.example", user="desk", hub_site="main")
    store.save(store.load().with_profile(hub))
    page.show_preferences(Preferences())
    for index, is_hub in ((0, False), (2, True), (1, False), (2, True)):
        page.site_box.setCurrentIndex(index)
        assert page.fields["hub_site"].isVisibleTo(page) is is_hub
        assert page.fields["flags"].isVisibleTo(page) is not is_hub
        for name in ("country", "outside_prefix", "extension_digits", "international_prefix"):
            assert page.fields[name].isVisibleTo(page) is not is_hub
        assert page.presented_box.isVisibleTo(page) is not is_hub
        assert ("hub" in page.examples_label.text()) is is_hub
        assert ("To call" in page.examples_label.text()) is not is_hub
    page.fields["hub_site"].setText("not.a.name")
    assert page.find_problem().startswith("Hub: ")
    page.fields["hub_site"].clear()
    assert page.find_problem() == "Hub: enter the name of the site on the hub."
    page.site_box.setCurrentIndex(0)
    page.site_box.setCurrentIndex(2)
    assert page.fields["hub_site"].isVisibleTo(page)
    page.fields["hub_site"].setText("main, branch")
    assert page.find_problem() == ""
    page.update_preferences(Preferences())
    assert [profile.hub_site for profile in store.load().profiles] == [None, None, "main, branch"]
