"""Version, publisher and signing of the frozen program."""

from __future__ import annotations

import os
import re
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]

NAME = "DevLink3 Desk"
PUBLISHER = "The DevLink3 Desk maintainers"
COPYRIGHT = "MIT licence"
DESCRIPTION = "The switchboard for receptionists on Avaya IP Office"
SIGNING_IDENTITY_VARIABLE = "MACOS_SIGNING_IDENTITY"


def _read_version() -> str:
    text = (_ROOT / "devlink3_desk/__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None:
        raise RuntimeError("devlink3_desk/__init__.py has no __version__.")
    return found.group(1)


VERSION = _read_version()


def parse_windows_version(version: str) -> tuple[int, int, int, int]:
    """Return a version as Windows wants it: four numbers, whatever is written behind them."""
    numbers = [int(part) for part in re.findall(r"\d+", version)[:3]]
    major, minor, patch, build = [*numbers, 0, 0, 0, 0][:4]
    return major, minor, patch, build


def format_version_resource(name: str, version: str = VERSION) -> str:
    """Return the version resource of ``name``.exe in the freezer's own notation."""
    words = {
        "CompanyName": PUBLISHER,
        "FileDescription": NAME,
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": f"{name}.exe",
        "ProductName": NAME,
        "ProductVersion": version,
        "Comments": DESCRIPTION,
    }
    strings = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in words.items())
    four = parse_windows_version(version)
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3f, flags=0, OS=0x40004, "
        "fileType=1, subtype=0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )


def write_version_resource(path: Path, name: str) -> Path:
    """Write the version resource of ``name``.exe to ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(format_version_resource(name), encoding="utf-8")
    return path


def find_signing_identity(platform: str) -> str | None:
    """Return whose signature the macOS program gets, as the environment says; elsewhere ``None``."""
    return os.environ.get(SIGNING_IDENTITY_VARIABLE) or None if platform == "darwin" else None
