"""What the program says of itself and its surroundings."""

from __future__ import annotations

from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from devlink3_desk import __version__
from tests.support.command_line import RunCommand


class Forgetful(KeyringBackend):
    """Takes passwords and returns none."""

    priority = 1

    def get_password(self, service, username):
        return None

    def set_password(self, service, username, password):
        pass

    def delete_password(self, service, username):
        pass


class Faithful(Forgetful):
    """Keeps passwords as long as it lives."""

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


def test_versions_folders_and_keyring_are_named(cli: RunCommand, tmp_path: Path):
    outcome = cli("system")
    facts = dict(line.split(": ", 1) for line in outcome.out.decode().splitlines())
    assert outcome.code == 0
    assert facts["version"] == __version__
    assert facts["keyring"] == "keyring.backends.fail.Keyring"
    assert facts["settings"] == str(tmp_path)
    assert facts["package qasync"].startswith("0.28")


@pytest.mark.parametrize(
    ("backend", "code", "words"),
    [(Faithful, 0, ()), (Forgetful, 1, ("did not return it", "What to do"))],
)
def test_a_keyring_is_taken_at_its_word(
    cli: RunCommand, monkeypatch: pytest.MonkeyPatch, backend, code, words
):
    store = backend()
    monkeypatch.setattr(keyring, "set_keyring", lambda _backend: None)
    monkeypatch.setattr(keyring.core, "_keyring_backend", store)
    outcome = cli("system", "--try-keyring")
    assert outcome.code == code
    outcome.assert_stderr(*words)
    assert ("keyring kept a password: yes" in outcome.out.decode()) == (code == 0)
    assert getattr(store, "kept", {}) == {}


def test_without_a_keyring_it_says_so(cli: RunCommand):
    outcome = cli("system", "--try-keyring")
    assert outcome.code == 1
    outcome.assert_stderr("no keyring", "What to do")
