"""A home for the test run, so that no test reads or writes what belongs to the person who runs it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="devlink3-desk-tests-"))
"""One for each process; removed when the run ends."""

_FOLDERS = {
    "HOME": ".",
    "USERPROFILE": ".",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_RUNTIME_DIR": "run",
    "XDG_STATE_HOME": ".local/state",
}

_SETTINGS = {
    # The user's own keyring is out of bounds; a test that needs one starts one and says so by this variable.
    "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    # A locale that every system has: numbers and sorting are the same everywhere, and Qt asks for UTF-8.
    "LC_ALL": "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8",
}

_REMOVED_VARIABLES = ("DBUS_SESSION_BUS_ADDRESS", "DEVLINK3_PASSWORD", "LANGUAGE")


def create_home() -> None:
    """Point every variable that leads to a user's files, keyring or session into the run's home."""
    for name, folder in _FOLDERS.items():
        path = HOME / folder
        path.mkdir(parents=True, exist_ok=True)
        os.environ[name] = str(path)
    (HOME / "run").chmod(0o700)
    os.environ.update(_SETTINGS)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.platform == "win32":
        # Offscreen, Qt looks for fonts beside its libraries unless it is told where they are.
        os.environ.setdefault("QT_QPA_FONTDIR", r"C:\Windows\Fonts")
    for name in _REMOVED_VARIABLES:
        os.environ.pop(name, None)


def remove_home() -> None:
    """Remove the run's home."""
    shutil.rmtree(HOME, ignore_errors=True)
