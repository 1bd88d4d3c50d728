"""The keyring against a real Secret Service, in a D-Bus session of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import asyncio
import keyring
from devlink3_desk.link.endpoint import Password
from devlink3_desk.services import credentials
from devlink3_desk.services.credentials import KeyringStore

async def main():
    store, name = KeyringStore(), credentials.build_password_entry("desk", "pbx.example.org")
    assert await store.load(name) is None
    await store.save(name, Password("Öffne-1"))
    await store.save(name, Password("Öffne-2"))
    assert (await store.load(name)).reveal() == "Öffne-2"
    return name

name = asyncio.run(main())
assert credentials.find_password("desk", "pbx.example.org").reveal() == "Öffne-2"
asyncio.run(KeyringStore().delete(name))
assert asyncio.run(KeyringStore().load(name)) is None
print(type(keyring.get_keyring()).__module__)
"""

NEEDED = ("dbus-run-session", "gnome-keyring-daemon")


@pytest.mark.skipif(
    any(shutil.which(name) is None for name in NEEDED), reason="needs dbus-run-session and gnome-keyring"
)
def test_a_real_secret_service_keeps_rotates_and_forgets(tmp_path: Path):
    environment = {
        name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "PYTHONPATH"}
    }
    home = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    unlock = "echo unlocked | gnome-keyring-daemon --unlock --components=secrets > /dev/null"
    outcome = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", f'{unlock} && "$0" -c "$1"', sys.executable, PROGRAM],
        env={**environment, **home},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr
    assert "SecretService" in outcome.stdout
    for folder, _, names in os.walk(tmp_path):  # files of the session may be removed meanwhile
        for name in names:
            with contextlib.suppress(FileNotFoundError, OSError):
                assert "Öffne".encode() not in (Path(folder) / name).read_bytes()
