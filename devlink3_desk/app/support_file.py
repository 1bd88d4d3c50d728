"""What the program runs on, for support: versions, folders, the keyring. Nothing here is secret."""

from __future__ import annotations

import platform
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk import __version__
from devlink3_desk.app import locations
from devlink3_desk.app.locations import log_file, open_settings_store
from devlink3_desk.services.storage.atomic_file import write_atomically
from devlink3_desk.services.trace import RecentTrace

REPORTED_PACKAGES: Final = (
    "PySide6-Essentials",
    "qasync",
    "cryptography",
    "keyring",
    "msgspec",
    "phonenumbers",
)


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
    packages = (
        {f"package {name}": _find_package_version(name) for name in REPORTED_PACKAGES}
        if not is_frozen()
        else {}
    )
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


_SECRET_PATTERN: Final = re.compile(r"(?i)pass(word|phrase|wd)?$|secret|token|credential")
"""Names under which nobody is to find a value, whoever has put it into the file by hand."""
_REDACTED: Final = "(left out)"


def redact_secrets(value: object) -> object:
    """Return settings in which nothing has a value that is named like a secret."""
    if isinstance(value, dict):
        return {
            key: _REDACTED if _SECRET_PATTERN.search(str(key)) else redact_secrets(each)
            for key, each in value.items()
        }
    return [redact_secrets(each) for each in value] if isinstance(value, list) else value


def _read_settings(override: Path | None) -> bytes:
    try:
        found = msgspec.json.decode(open_settings_store(override).path.read_bytes())
    except FileNotFoundError:
        return b"There are none.\n"
    except (OSError, msgspec.MsgspecError) as error:
        return f"They cannot be read: {type(error).__name__}.\n".encode()
    return msgspec.json.format(msgspec.json.encode(redact_secrets(found)), indent=2) + b"\n"


def _find_log_files(override: Path | None) -> Iterable[Path]:
    newest = log_file(override)
    return sorted(newest.parent.glob(f"{newest.name}*"))


def write_support_file(path: Path, override: Path | None, last_trace: RecentTrace | None) -> None:
    """Write the file whole or not at all; raises :class:`OSError`. ``None`` leaves the calls out."""
    with tempfile.TemporaryDirectory(prefix="devlink3-desk-support-") as folder:
        packed = Path(folder) / "support.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            told = "".join(f"{name}: {value}\n" for name, value in collect_facts(override).items())
            archive.writestr("versions.txt", told)
            archive.writestr("settings.json", _read_settings(override))
            for log in _find_log_files(override):
                archive.write(log, f"log/{log.name}")
            if last_trace is not None and len(last_trace):
                trace = Path(folder) / "last-calls.trace"
                last_trace.write(trace)
                archive.write(trace, trace.name)
        write_atomically(path, packed.read_bytes())
