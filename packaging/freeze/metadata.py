"""Version, publisher and signing of the frozen program, as Windows and macOS expect them."""

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
    match = re.search(r'__version__ = "([^"]+)"', text)
    if match is None:
        raise RuntimeError("devlink3_desk/__init__.py has no __version__.")
    return match.group(1)


VERSION = _read_version()


MACOS_INFO_PLIST = {
    "CFBundleIdentifier": "org.devlink3desk.desk",
    "CFBundleName": NAME,
    "CFBundleDisplayName": NAME,
    "CFBundleShortVersionString": VERSION,
    "CFBundleVersion": VERSION,
    "CFBundleURLTypes": [
        {"CFBundleURLName": "Telephone number", "CFBundleURLSchemes": ["tel"], "CFBundleTypeRole": "Viewer"}
    ],
    "LSApplicationCategoryType": "public.app-category.business",
    # Required by Qt 6.11.
    "LSMinimumSystemVersion": "13.0",
    # The demo may run beside the desk.
    "LSMultipleInstancesProhibited": False,
    "NSHighResolutionCapable": True,
    "NSHumanReadableCopyright": f"{PUBLISHER}, MIT licence",
    "NSSupportsAutomaticGraphicsSwitching": True,
}
"""Contents of Info.plist."""


def parse_windows_version(version: str) -> tuple[int, int, int, int]:
    """Return the four numbers of a version resource; suffixes such as ``rc2`` are dropped."""
    numbers = [int(part) for part in re.findall(r"\d+", version)[:3]]
    major, minor, patch, build = [*numbers, 0, 0, 0, 0][:4]
    return major, minor, patch, build


def format_version_resource(name: str, version: str = VERSION) -> str:
    """Return the version resource of ``name``.exe in the notation of PyInstaller."""
    values = {
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
    # PyInstaller evaluates the file as a Python expression. 040904B0 is US English in Unicode.
    strings = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in values.items())
    numbers = parse_windows_version(version)
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0, "
        "OS=0x40004, fileType=1, subtype=0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )


def write_version_resource(path: Path, name: str) -> Path:
    """Write the version resource of ``name``.exe to ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(format_version_resource(name), encoding="utf-8")
    return path


def find_signing_identity(platform: str) -> str | None:
    """Return the identity to sign the macOS program with; ``None`` if none is set, and elsewhere."""
    return os.environ.get(SIGNING_IDENTITY_VARIABLE) or None if platform == "darwin" else None
