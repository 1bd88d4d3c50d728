"""``system``: facts for support, and the check of the keyring."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import keyring
import pytest

from devlink3_desk import __version__
from tests.support.command_line import RunCommand
from tests.support.keyrings import DiscardingKeyring, InMemoryKeyring


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
    [(InMemoryKeyring, 0, ()), (DiscardingKeyring, 1, ("did not return it", "What to do"))],
)
def test_the_keyring_is_checked(cli: RunCommand, monkeypatch: pytest.MonkeyPatch, backend, code, words):
    store = backend()
    monkeypatch.setattr(keyring, "set_keyring", lambda _backend: None)
    monkeypatch.setattr(keyring.core, "_keyring_backend", store)
    outcome = cli("system", "--try-keyring")
    assert outcome.code == code
    outcome.assert_stderr(*words)
    assert ("keyring kept a password: yes" in outcome.out.decode()) == (code == 0)
    assert getattr(store, "passwords", {}) == {}


def test_a_missing_keyring_is_reported(cli: RunCommand):
    outcome = cli("system", "--try-keyring")
    assert outcome.code == 1
    outcome.assert_stderr("no keyring", "What to do")


@pytest.mark.parametrize(
    ("contents", "reason"),
    [
        ("[backend]\ndefault-keyring=missing.module.Keyring\n", "No module named 'missing'"),
        ("garbage[[[", "no section headers"),
    ],
)
def test_a_backend_that_is_not_installed_is_reported_and_nothing_fails(
    tmp_path: Path, contents: str, reason: str
):
    folder = tmp_path / ("Python Keyring" if sys.platform == "win32" else "python_keyring")
    folder.mkdir()
    (folder / "keyringrc.cfg").write_text(contents)
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    del environment["PYTHON_KEYRING_BACKEND"]
    done = subprocess.run(
        [sys.executable, "-m", "devlink3_desk", "system", "--config-dir", str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("keyring: "))
    assert reason in line
    assert "Check keyringrc.cfg" in line
