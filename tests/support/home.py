"""A home folder for the test run, so that no test reads or writes files of the user who runs it."""

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
    # The keyring of the user is not used; a test that needs a keyring sets one.
    "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    # A locale that every system has, so that numbers and sorting are the same everywhere. Qt requires UTF-8.
    "LC_ALL": "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8",
}

_REMOVED_VARIABLES = (
    "DBUS_SESSION_BUS_ADDRESS",
    "DEVLINK3_PASSWORD",
    "LANGUAGE",
    # Each program that a test starts would compile all modules again, half a second of CPU time.
    "PYTHONDONTWRITEBYTECODE",
)


def create_home() -> None:
    """Set all variables that lead to files, the keyring or the session of the user."""
    for name, folder in _FOLDERS.items():
        path = HOME / folder
        path.mkdir(parents=True, exist_ok=True)
        os.environ[name] = str(path)
    (HOME / "run").chmod(0o700)
    os.environ.update(_SETTINGS)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.platform == "win32":
        # The offscreen platform searches for fonts beside the libraries of Qt, where there are none.
        os.environ.setdefault("QT_QPA_FONTDIR", r"C:\Windows\Fonts")
    for name in _REMOVED_VARIABLES:
        os.environ.pop(name, None)


def remove_home() -> None:
    """Remove the home folder."""
    shutil.rmtree(HOME, ignore_errors=True)
