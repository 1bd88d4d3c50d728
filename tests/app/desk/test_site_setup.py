"""The wizard over real connections: from an address to a kept site."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import keyring
import msgspec
import pytest
import trustme
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, load_pem_private_key, pkcs12
from cryptography.x509 import load_pem_x509_certificate
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from devlink3_desk.app.desk import site_setup
from devlink3_desk.link.endpoint import Password
from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import ME_COLUMN, NUMBER_COLUMN, WATCHED_COLUMN
from devlink3_desk.qt.setup_wizard.setup_wizard import ADDRESS_PAGE, CHECK_PAGE, PEOPLE_PAGE, SetupWizard
from devlink3_desk.services.storage.settings import Profile, SettingsStore
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.simulator.server import SimulatorThread
from tests.support import certificates
from tests.support.keyrings import InMemoryKeyring
from tests.support.pbx_peer import PASSWORD
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot

PASSPHRASE = "geheim-öä-19"

PBX = SimulatorOptions(password=PASSWORD, user="desk", extensions=12, calls_per_hour=0, warm_up=0, seed=3)


@pytest.fixture(autouse=True)
def _qt_does_not_quit(qapp: QApplication):
    """With the last window Qt would end the loop under the test, as it would under the program."""
    qapp.setQuitOnLastWindowClosed(False)
    yield
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def simulator() -> Iterator[SimulatorThread]:
    thread = SimulatorThread(PBX)
    thread.start()
    yield thread
    thread.stop()


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path)


class Person:
    """Somebody in front of the wizard."""

    def __init__(self, wizard: SetupWizard) -> None:
        self.wizard = wizard

    @property
    def page(self) -> int:
        return self.wizard.page_stack.currentIndex()

    def type_address(self, port: int, *, tls: bool = True, password: str = PASSWORD) -> None:
        address = self.wizard.address_page
        address.host_field.setText("127.0.0.1")
        address.port_field.setText(str(port))
        address.user_field.setText("desk")
        address.password_field.setText(password)
        address.tls_box.setChecked(tls)

    async def go_on(self) -> None:
        await wait_for(self.wizard.next_button.isEnabled, what="the way on")
        self.wizard.next_button.click()

    async def until_said(self, words: str) -> None:
        await wait_for(
            lambda: any(words in text for text in self.wizard.check_page.sentences), what=words, timeout=20
        )


async def stand_before(store: SettingsStore) -> tuple[site_setup.SiteSetup, Person]:
    live = site_setup.SiteSetup(store)
    wizard = SetupWizard(ThemeManager(), live)
    wizard.show()
    return live, Person(wizard)


def test_a_site_with_an_unknown_certificate_is_set_up_by_a_decision(
    qt_run: QtRun, simulator: SimulatorThread, store: SettingsStore
):
    async def scenario() -> None:
        live, person = await stand_before(store)
        person.type_address(simulator.server.tls_port)
        await person.go_on()
        await wait_for(person.wizard.check_page.trust_button.isVisible, what="the question")
        assert not person.wizard.next_button.isEnabled()
        assert any(simulator.server.fingerprint in text for text in person.wizard.check_page.sentences)
        person.wizard.check_page.trust_button.click()
        await person.until_said("Everything works")
        await person.go_on()
        assert person.page == PEOPLE_PAGE
        first, second = list(person.wizard.people_tree.iter_items())[:2]
        first.setCheckState(ME_COLUMN, Qt.CheckState.Checked)
        second.setCheckState(WATCHED_COLUMN, Qt.CheckState.Checked)
        await person.go_on()
        await live.close()
        settings = store.load()
        profile = settings.find_profile()
        assert profile is not None
        assert (profile.host, profile.tls, profile.pin) == ("127.0.0.1", True, simulator.server.fingerprint)
        expected = PeoplePreferences(me=(first.text(NUMBER_COLUMN),), watched=(second.text(NUMBER_COLUMN),))
        assert settings.preferences.people == expected
        assert PASSWORD.encode() not in store.path.read_bytes()
        assert live.secrets.password == PASSWORD
        assert PASSWORD not in repr(live.secrets)

    qt_run(scenario())


def test_plain_tcp_is_a_choice_with_its_risk_said(
    qt_run: QtRun, simulator: SimulatorThread, store: SettingsStore
):
    async def scenario() -> None:
        live, person = await stand_before(store)
        assert person.wizard.address_page.risk_label.text() == ""
        person.type_address(simulator.server.tcp_port, tls=False)
        assert "whoever can listen" in person.wizard.address_page.risk_label.text()
        await person.go_on()
        await person.until_said("Everything works")
        await live.close()

    qt_run(scenario())


@pytest.mark.parametrize(
    ("port", "tls", "password", "said"),
    [
        ("tcp", True, PASSWORD, "check the port"),
        ("tcp", False, "wrong", "rights group"),
        ("closed", True, PASSWORD, "TAPI / DevLink 3"),
    ],
)
def test_what_fails_says_what_to_change(
    qt_run: QtRun, simulator: SimulatorThread, store: SettingsStore, port, tls, password, said
):
    ports = {"tcp": simulator.server.tcp_port, "closed": 1}

    async def scenario() -> None:
        live, person = await stand_before(store)
        person.type_address(ports[port], tls=tls, password=password)
        await person.go_on()
        await person.until_said(said)
        assert person.page == CHECK_PAGE
        assert not person.wizard.next_button.isEnabled()
        person.wizard.back_button.click()
        assert person.page == ADDRESS_PAGE
        assert person.wizard.address_page.user_field.text() == "desk"
        await live.close()
        assert store.load().profiles == ()

    qt_run(scenario())


def test_one_who_leaves_in_the_middle_leaves_nothing_behind(
    qt_run: QtRun, simulator: SimulatorThread, store: SettingsStore
):
    async def scenario() -> None:
        before = asyncio.all_tasks()
        live, person = await stand_before(store)
        person.type_address(simulator.server.tls_port)
        await person.go_on()
        person.wizard.reject()
        await live.close()
        assert not store.path.exists()
        assert asyncio.all_tasks() == before

    qt_run(scenario())


def test_a_password_goes_into_the_keyring_and_where_there_is_none_that_is_said(qt_run: QtRun):
    before, profile = keyring.get_keyring(), Profile(host="pbx", user="desk")
    backend = InMemoryKeyring()

    async def without() -> None:
        keeping = asyncio.create_task(site_setup.save_password(profile, Password(PASSWORD)))
        await wait_for(lambda: any(isinstance(w, QMessageBox) for w in QApplication.topLevelWidgets()))
        (box,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)]
        assert "could not be kept" in box.text()
        assert PASSWORD not in box.text()
        box.accept()
        await keeping
        box.deleteLater()

    try:
        keyring.set_keyring(backend)
        qt_run(site_setup.save_password(profile, Password(PASSWORD)))
        assert backend.passwords == {("devlink3-desk", "desk@pbx"): PASSWORD}
        keyring.set_keyring(keyring.backends.fail.Keyring())
        qt_run(without())
    finally:
        keyring.set_keyring(before)


def test_a_pbx_that_wants_a_certificate_of_ours_gets_one(qt_run: QtRun, store: SettingsStore, tmp_path: Path):
    authority = trustme.CA()
    ca = certificates.write_authority_pem(authority, tmp_path)
    leaf = authority.issue_cert("127.0.0.1")
    server, key = tmp_path / "server.pem", tmp_path / "server.key"
    leaf.cert_chain_pems[0].write_to_path(str(server))
    leaf.private_key_pem.write_to_path(str(key))
    own = tmp_path / "desk.p12"
    mine = authority.issue_cert("desk@example.org")
    own.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"desk",
            load_pem_private_key(mine.private_key_pem.bytes(), None),
            load_pem_x509_certificate(mine.cert_chain_pems[0].bytes()),
            None,
            BestAvailableEncryption(PASSPHRASE.encode()),
        )
    )
    options = msgspec.structs.replace(PBX, certificate=server, key=key, client_ca=ca)

    async def scenario(port: int) -> None:
        live, person = await stand_before(store)
        person.type_address(port)
        person.wizard.address_page.more_box.setChecked(True)
        person.wizard.address_page.ca_field.setText(str(ca))
        await person.go_on()
        await person.until_said("choose one under 'More'")
        person.wizard.back_button.click()
        person.wizard.address_page.cert_field.setText(str(own))
        person.wizard.address_page.passphrase_field.setText(PASSPHRASE)
        await person.go_on()
        await person.until_said("Everything works")
        await person.go_on()
        await person.go_on()
        await live.close()
        profile = store.load().find_profile()
        assert profile is not None
        assert (profile.ca, profile.cert) == (str(ca), str(own))
        assert PASSPHRASE.encode() not in store.path.read_bytes()

    thread = SimulatorThread(options)
    port = thread.start().tls_port
    try:
        qt_run(scenario(port))
    finally:
        thread.stop()
