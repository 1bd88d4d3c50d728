"""Passwords: where they come from, and where they must not go."""

from __future__ import annotations

import io
import pickle
import threading

import keyring
import keyring.backend
import pytest
from keyring.backends import fail
from keyring.errors import KeyringLocked

from devlink3_desk.link.endpoint import Password
from devlink3_desk.link.errors import PasswordMissingError
from devlink3_desk.services import credentials
from devlink3_desk.services.credentials import MAX_CALLS, KeyringError, KeyringStore
from tests.support.keyrings import InMemoryKeyring
from tests.support.waiting import wait_for


class Hanging(InMemoryKeyring):
    """A keyring that never answers, as long as the test lasts."""

    def __init__(self) -> None:
        super().__init__()
        self.over = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.over.wait(60)
        return None


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DEVLINK3_PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


async def test_the_keyring_keeps_replaces_and_forgets():
    keyring.set_keyring(InMemoryKeyring())
    store = KeyringStore()
    name = credentials.build_password_entry("desk", "pbx")
    assert await store.load(name) is None
    await store.save(name, Password("one"))
    await store.save(name, Password("two"))
    found = await store.load(name)
    assert found is not None
    assert found.reveal() == "two"
    assert credentials.find_password("desk", "pbx").reveal() == "two"
    await store.delete(name)
    assert await store.load(name) is None


async def test_a_keyring_that_hangs_is_given_up_and_does_not_keep_the_program():
    hanging = Hanging()
    keyring.set_keyring(hanging)
    with pytest.raises(KeyringError, match="does not respond"):
        await KeyringStore(timeout=0.1).load("x")
    with pytest.raises(KeyringError, match="does not respond"):
        KeyringStore(timeout=0.1).load_blocking("x")
    assert all(each.daemon for each in threading.enumerate() if each.name.startswith("devlink3"))
    hanging.over.set()


async def test_a_keyring_that_never_answers_costs_a_few_threads_however_often_it_is_asked() -> None:
    hanging = Hanging()
    keyring.set_keyring(hanging)
    before = threading.active_count()
    for _ in range(2 * MAX_CALLS):
        with pytest.raises(KeyringError, match="does not respond"):
            KeyringStore(timeout=0.01).load_blocking("x")
        with pytest.raises(KeyringError, match="does not respond"):
            await KeyringStore(timeout=0.01).load("x")
    assert threading.active_count() - before <= MAX_CALLS
    hanging.over.set()
    await wait_for(lambda: threading.active_count() == before)
    # It answers again.
    assert await KeyringStore().load("x") is None
    assert KeyringStore().load_blocking("x") is None


class Locked(InMemoryKeyring):
    """A keyring whose user has closed its dialog."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("Failed to unlock the collection!")


async def test_a_keyring_that_is_locked_is_reported_as_that() -> None:
    keyring.set_keyring(Locked())
    with pytest.raises(KeyringError, match=r"is locked\. Unlock it"):
        await KeyringStore().load("x")


async def test_without_a_keyring_it_says_that_the_password_is_never_stored():
    keyring.set_keyring(fail.Keyring())
    with pytest.raises(KeyringError, match="not saved"):
        await KeyringStore().save("x", Password("y"))


def test_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch):
    passwords = InMemoryKeyring()
    passwords.set_password(credentials.KEYRING_SERVICE, "desk@pbx", "kept")
    keyring.set_keyring(passwords)
    monkeypatch.setenv("DEVLINK3_PASSWORD", "given")
    assert credentials.find_password("desk", "pbx").reveal() == "given"
    monkeypatch.setenv("DEVLINK3_PASSWORD", "")
    assert credentials.find_password("desk", "pbx").reveal() == "kept"


def test_without_a_terminal_there_is_none_to_be_had():
    keyring.set_keyring(fail.Keyring())
    with pytest.raises(PasswordMissingError):
        credentials.find_password("desk", "pbx")


@pytest.mark.parametrize(
    "show", [repr, str, lambda secret: f"{secret!r} {secret}", lambda secret: str([secret])]
)
def test_a_password_does_not_show(show):
    assert "sesame" not in show(Password("sesame"))


def test_a_password_is_not_pickled():
    with pytest.raises(TypeError):
        pickle.dumps(Password("sesame"))
