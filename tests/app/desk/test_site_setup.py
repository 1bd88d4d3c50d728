"""The setup wizard over real connections: from an address to a stored site."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import keyring
import msgspec
import pytest
import trustme
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from devlink3_desk.app.desk import sites
from devlink3_desk.link.endpoint import Password
from devlink3_desk.preferences import PeoplePreferences
from devlink3_desk.qt.core.people_tree import ME_COLUMN, NUMBER_COLUMN, WATCHED_COLUMN
from devlink3_desk.qt.setup_wizard.setup_wizard import (
    ADDRESS_PAGE,
    CHECK_PAGE,
    NUMBERS_PAGE,
    PEOPLE_PAGE,
    SetupWizard,
)
from devlink3_desk.services.storage.settings import Profile, SettingsStore
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.simulator.server import SimulatorThread
from tests.support import certificates
from tests.support.keyrings import InMemoryKeyring
from tests.support.pbx_peer import PASSWORD
from tests.support.qt_loop import QtRun
from tests.support.simulator import run_simulator
from tests.support.waiting import wait_for

pytestmark = [
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore("propagateSizeHints|raise"),  # the platform without a screen cannot
]

PASSPHRASE = "geheim-öä-19"

PBX = SimulatorOptions(password=PASSWORD, user="desk", extensions=12, calls_per_hour=0, warm_up=0, seed=3)


@pytest.fixture
def simulator() -> Iterator[SimulatorThread]:
    with run_simulator(PBX) as thread:
        yield thread


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path)


class WizardUser:
    """Types into the wizard and clicks its buttons."""

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

    async def click_next(self) -> None:
        await wait_for(self.wizard.next_button.isEnabled, what="the Next button")
        self.wizard.next_button.click()

    async def wait_for_sentence(self, words: str) -> None:
        await wait_for(
            lambda: any(words in text for text in self.wizard.check_page.sentences), what=words, timeout=20
        )


def open_wizard(store: SettingsStore) -> tuple[sites.SiteSetup, WizardUser]:
    setup = sites.SiteSetup(store)
    wizard = sites.create_wizard(store, setup)
    wizard.show()
    return setup, WizardUser(wizard)


def test_a_site_with_an_unknown_certificate_is_set_up_by_a_decision(
    qt_run: QtRun, simulator: SimulatorThread, store: SettingsStore
):
    async def scenario() -> None:
        setup, user = open_wizard(store)
        user.type_address(simulator.server.tls_port)
        await user.click_next()
        await wait_for(user.wizard.check_page.trust_button.isVisible, what="the question")
        assert not user.wizard.next_button.isEnabled()
        assert any(simulator.server.fingerprint in text for text in user.wizard.check_page.sentences)
        user.wizard.check_page.trust_button.click()
        await user.wait_for_sentence("Everything works")
        await user.click_next()
        assert user.page == NUMBERS_PAGE
        await user.click_next()
        assert user.page == PEOPLE_PAGE
        first, second = list(user.wizard.people_tree.iter_items())[:2]
        first.setCheckState(ME_COLUMN, Qt.CheckState.Checked)
        second.setCheckState(WATCHED_COLUMN, Qt.CheckState.Checked)
        await user.click_next()
        await setup.close()
        settings = store.load()
        profile = settings.find_profile()
        assert profile is not None
        assert (profile.host, profile.tls, profile.pin) == ("127.0.0.1", True, simulator.server.fingerprint)
        expected = PeoplePreferences(me=(first.text(NUMBER_COLUMN),), watched=(second.text(NUMBER_COLUMN),))
        assert settings.preferences.people == expected
        assert PASSWORD.encode() not in store.path.read_bytes()
        assert setup.secrets.password == PASSWORD
        assert PASSWORD not in repr(setup.secrets)

    qt_run(scenario())


def test_adding_a_site_keeps_the_people_of_the_desk(
    qt_run: QtRun, simulator: SimulatorThread, store: SettingsStore
):
    people = PeoplePreferences(
        me=("9901",), name="Ann", watched=("9902",), favourites=("9903", "9904"), pages={"Front": ("9905",)}
    )
    settings = store.load().with_profile(Profile(name="London", host="pbx.london", user="desk"))
    preferences = msgspec.structs.replace(settings.preferences, people=people)
    store.save(msgspec.structs.replace(settings, preferences=preferences))

    async def scenario() -> None:
        setup, user = open_wizard(store)
        user.type_address(simulator.server.tcp_port, tls=False)
        for _ in range(3):
            await user.click_next()
        assert user.page == PEOPLE_PAGE
        items = {item.text(NUMBER_COLUMN): item for item in user.wizard.people_tree.iter_items()}
        chosen = next(number for number in items if number not in ("9901", "9902"))
        assert items["9901"].checkState(ME_COLUMN) is Qt.CheckState.Checked
        items[chosen].setCheckState(WATCHED_COLUMN, Qt.CheckState.Checked)
        await user.click_next()
        await setup.close()
        saved = store.load().preferences.people
        assert set(saved.watched) == {"9902", chosen}
        assert msgspec.structs.replace(saved, watched=people.watched) == people

    qt_run(scenario())


def test_plain_tcp_is_possible_with_a_warning(
    qt_run: QtRun, simulator: SimulatorThread, store: SettingsStore
):
    async def scenario() -> None:
        setup, user = open_wizard(store)
        assert user.wizard.address_page.risk_label.text() == ""
        user.type_address(simulator.server.tcp_port, tls=False)
        assert "anyone on the network" in user.wizard.address_page.risk_label.text()
        await user.click_next()
        await user.wait_for_sentence("Everything works")
        await setup.close()

    qt_run(scenario())


@pytest.mark.parametrize(
    ("port", "tls", "password", "message"),
    [
        ("tcp", True, PASSWORD, "does not support TLS"),
        ("tcp", False, "wrong", "rights group"),
        ("closed", True, PASSWORD, "TAPI / DevLink 3"),
    ],
)
def test_a_failed_check_shows_what_to_change(
    qt_run: QtRun, simulator: SimulatorThread, store: SettingsStore, port, tls, password, message
):
    ports = {"tcp": simulator.server.tcp_port, "closed": 1}

    async def scenario() -> None:
        setup, user = open_wizard(store)
        user.type_address(ports[port], tls=tls, password=password)
        await user.click_next()
        await user.wait_for_sentence(message)
        assert user.page == CHECK_PAGE
        assert not user.wizard.next_button.isEnabled()
        user.wizard.back_button.click()
        assert user.page == ADDRESS_PAGE
        assert user.wizard.address_page.user_field.text() == "desk"
        await setup.close()
        assert store.load().profiles == ()

    qt_run(scenario())


def test_a_cancelled_wizard_stores_nothing(qt_run: QtRun, simulator: SimulatorThread, store: SettingsStore):
    async def scenario() -> None:
        previous = asyncio.all_tasks()
        setup, user = open_wizard(store)
        user.type_address(simulator.server.tls_port)
        await user.click_next()
        user.wizard.reject()
        await setup.close()
        assert not store.path.exists()
        assert asyncio.all_tasks() == previous

    qt_run(scenario())


def test_a_password_is_stored_in_the_keyring_and_a_missing_keyring_is_reported(qt_run: QtRun):
    previous, profile = keyring.get_keyring(), Profile(host="pbx", user="desk")
    backend = InMemoryKeyring()

    async def without() -> None:
        keeping = asyncio.create_task(sites.save_password(profile, Password(PASSWORD)))
        await wait_for(lambda: any(isinstance(w, QMessageBox) for w in QApplication.topLevelWidgets()))
        (box,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)]
        assert "no keyring" in box.text()
        assert box.text().count("saved") == 1
        assert PASSWORD not in box.text()
        box.accept()
        await keeping
        box.deleteLater()

    try:
        keyring.set_keyring(backend)
        qt_run(sites.save_password(profile, Password(PASSWORD)))
        assert backend.passwords == {("devlink3-desk", "desk@pbx"): PASSWORD}
        keyring.set_keyring(keyring.backends.fail.Keyring())
        qt_run(without())
    finally:
        keyring.set_keyring(previous)


def test_a_required_client_certificate_is_presented(qt_run: QtRun, store: SettingsStore, tmp_path: Path):
    authority = trustme.CA()
    ca = certificates.write_authority_pem(authority, tmp_path)
    leaf = authority.issue_cert("127.0.0.1")
    server, key = tmp_path / "server.pem", tmp_path / "server.key"
    leaf.cert_chain_pems[0].write_to_path(str(server))
    leaf.private_key_pem.write_to_path(str(key))
    bundle = tmp_path / "desk.p12"
    certificates.write_pkcs12(authority.issue_cert("desk@example.org"), bundle, PASSPHRASE)
    options = msgspec.structs.replace(PBX, certificate=server, key=key, client_ca=ca)

    async def scenario(port: int) -> None:
        setup, user = open_wizard(store)
        user.type_address(port)
        user.wizard.address_page.more_box.setChecked(True)
        user.wizard.address_page.ca_field.setText(str(ca))
        await user.click_next()
        await user.wait_for_sentence("choose one under “More”")
        user.wizard.back_button.click()
        user.wizard.address_page.cert_field.setText(str(bundle))
        user.wizard.address_page.passphrase_field.setText(PASSPHRASE)
        await user.click_next()
        await user.wait_for_sentence("Everything works")
        await user.click_next()
        await user.click_next()
        await user.click_next()
        await setup.close()
        profile = store.load().find_profile()
        assert profile is not None
        assert (profile.ca, profile.cert) == (str(ca), str(bundle))
        assert PASSPHRASE.encode() not in store.path.read_bytes()

    with run_simulator(options) as simulator:
        qt_run(scenario(simulator.server.tls_port))
