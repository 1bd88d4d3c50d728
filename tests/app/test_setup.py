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

from devlink3_desk.app import setup
from devlink3_desk.link.password import Password
from devlink3_desk.preferences.people import PeoplePreferences
from devlink3_desk.qt.dialogs.people_tree import ME, NUMBER, WATCHED
from devlink3_desk.qt.dialogs.wizard.wizard import ADDRESS, CHECK, PEOPLE, SetupWizard
from devlink3_desk.qt.theme import Look
from devlink3_desk.services.settings import Profile, SettingsStore
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.simulator.server import SimulatorThread
from tests.link import certificates
from tests.link.peers import PASSWORD
from tests.support.keyrings import InMemory
from tests.support.loops import QtRun
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
        return self.wizard.pages.currentIndex()

    def type_address(self, port: int, *, tls: bool = True, password: str = PASSWORD) -> None:
        address = self.wizard.address
        address.host.setText("127.0.0.1")
        address.port.setText(str(port))
        address.user.setText("desk")
        address.password.setText(password)
        address.tls.setChecked(tls)

    async def go_on(self) -> None:
        await wait_for(self.wizard.next.isEnabled, what="the way on")
        self.wizard.next.click()

    async def until_said(self, words: str) -> None:
        await wait_for(
            lambda: any(words in text for text in self.wizard.check.sentences), what=words, timeout=20
        )


async def stand_before(store: SettingsStore) -> tuple[setup.LiveSetup, Person]:
    live = setup.LiveSetup(store)
    wizard = SetupWizard(Look(), live)
    wizard.show()
    return live, Person(wizard)


def test_a_site_with_an_unknown_certificate_is_set_up_by_a_decision(
    qt_run: QtRun, simulator: SimulatorThread, store: SettingsStore
):
    async def scenario() -> None:
        live, person = await stand_before(store)
        person.type_address(simulator.server.tls_port)
        await person.go_on()
        await wait_for(person.wizard.check.trust.isVisible, what="the question")
        assert not person.wizard.next.isEnabled()
        assert any(simulator.server.fingerprint in text for text in person.wizard.check.sentences)
        person.wizard.check.trust.click()
        await person.until_said("Everything works")
        await person.go_on()
        assert person.page == PEOPLE
        first, second = list(person.wizard.people.items())[:2]
        first.setCheckState(ME, Qt.CheckState.Checked)
        second.setCheckState(WATCHED, Qt.CheckState.Checked)
        await person.go_on()
        await live.end()
        settings = store.load()
        profile = settings.profile()
        assert profile is not None
        assert (profile.host, profile.tls, profile.pin) == ("127.0.0.1", True, simulator.server.fingerprint)
        expected = PeoplePreferences(me=(first.text(NUMBER),), watched=(second.text(NUMBER),))
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
        assert person.wizard.address.risk.text() == ""
        person.type_address(simulator.server.tcp_port, tls=False)
        assert "whoever can listen" in person.wizard.address.risk.text()
        await person.go_on()
        await person.until_said("Everything works")
        await live.end()

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
        assert person.page == CHECK
        assert not person.wizard.next.isEnabled()
        person.wizard.back.click()
        assert person.page == ADDRESS
        assert person.wizard.address.user.text() == "desk"
        await live.end()
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
        await live.end()
        assert not store.path.exists()
        assert asyncio.all_tasks() == before

    qt_run(scenario())


def test_a_password_goes_into_the_keyring_and_where_there_is_none_that_is_said(qt_run: QtRun):
    before, profile = keyring.get_keyring(), Profile(host="pbx", user="desk")
    backend = InMemory()

    async def without() -> None:
        keeping = asyncio.create_task(setup.keep_password(profile, Password(PASSWORD)))
        await wait_for(lambda: any(isinstance(w, QMessageBox) for w in QApplication.topLevelWidgets()))
        (box,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)]
        assert "could not be kept" in box.text()
        assert PASSWORD not in box.text()
        box.accept()
        await keeping
        box.deleteLater()

    try:
        keyring.set_keyring(backend)
        qt_run(setup.keep_password(profile, Password(PASSWORD)))
        assert backend.kept == {("devlink3-desk", "desk@pbx"): PASSWORD}
        keyring.set_keyring(keyring.backends.fail.Keyring())
        qt_run(without())
    finally:
        keyring.set_keyring(before)


def test_a_pbx_that_wants_a_certificate_of_ours_gets_one(qt_run: QtRun, store: SettingsStore, tmp_path: Path):
    authority = trustme.CA()
    ca = certificates.pem(authority, tmp_path)
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
        person.wizard.address.more.setChecked(True)
        person.wizard.address.ca.setText(str(ca))
        await person.go_on()
        await person.until_said("choose one under 'More'")
        person.wizard.back.click()
        person.wizard.address.cert.setText(str(own))
        person.wizard.address.passphrase.setText(PASSPHRASE)
        await person.go_on()
        await person.until_said("Everything works")
        await person.go_on()
        await person.go_on()
        await live.end()
        profile = store.load().profile()
        assert profile is not None
        assert (profile.ca, profile.cert) == (str(ca), str(own))
        assert PASSPHRASE.encode() not in store.path.read_bytes()

    thread = SimulatorThread(options)
    port = thread.start().tls_port
    try:
        qt_run(scenario(port))
    finally:
        thread.stop()
