"""What the program runs on, for support: versions, folders, the keyring. Nothing here is secret."""

from __future__ import annotations

import platform
import sys
from pathlib import Path
from typing import Final

from devlink3_desk import __version__

from . import locations

REPORTED_PACKAGES: Final = ("PySide6-Essentials", "qasync", "cryptography", "keyring", "msgspec", "phonenumbers")


def is_frozen() -> bool:
    """Return whether this is an installed program rather than a Python with our package."""
    return bool(getattr(sys, "frozen", False))


def find_keyring_name() -> str:
    """Return which keyring would be used, such as ``keyring.backends.Windows.WinVaultKeyring``."""
    import keyring  # slow: it looks for backends

    chosen = type(keyring.get_keyring())
    return f"{chosen.__module__}.{chosen.__qualname__}"


def _find_qt_version() -> str:
    import PySide6

    return PySide6.__version__


def _find_package_version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "no version is recorded"


def collect_facts(override: Path | None) -> dict[str, str]:
    """Return the facts by name; ``chosen`` is what ``--config-dir`` says."""
    packages = {f"package {name}": _find_package_version(name) for name in REPORTED_PACKAGES} if not is_frozen() else {}
    return {
        "version": __version__,
        "installed": "as a program" if is_frozen() else "as a Python package",
        "program": sys.executable,
        "system": platform.platform(),
        "machine": platform.machine(),
        "Python": platform.python_version(),
        "Qt": _find_qt_version(),
        "keyring": find_keyring_name(),
        "settings": str(locations.config_dir(override)),
        "data": str(locations.data_dir(override)),
        "log": str(locations.log_file(override)),
        **packages,
    }
