"""What is left out of the frozen program: what nobody uses and the freezer takes along all the same."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

BinaryEntry = tuple[str, str, str]
"""As the freezer lists them: place in the program, file, kind."""

UNUSED_MODULES = [
    "PyInstaller",
    "curses",
    "distutils",
    "lib2to3",
    # Numbers are read and written; where in a country they are, and by whose network, is not looked up.
    "phonenumbers.carrier",
    "phonenumbers.carrierdata",
    "phonenumbers.geocoder",
    "phonenumbers.geodata",
    "phonenumbers.timezone",
    "phonenumbers.tzdata",
    "pip",
    "pydoc_data",
    "pytest",
    "setuptools",
    "sqlite3",
    "tkinter",
    "unittest",
]
"""Modules that are imported only where something else is missing, or by tools."""

_UNUSED_FILE_PATTERNS = (
    # Qt translates its own buttons by its own files; the window's languages come with the resources.
    "*/Qt/qml/*",
    "*/qml/*",
    # The on-screen keyboard is the one that brings QML, and with it half of Qt.
    "*/platforminputcontexts/*qtvirtualkeyboard*",
    "*Qt6VirtualKeyboard*",
    "*QtVirtualKeyboard*",
    "*Qt6Qml*",
    "*QtQml*",
    "*Qt6Quick*",
    "*QtQuick*",
    "*Qt6Pdf*",
    "*QtPdf*",
    # Screens without a desktop, and remote ones of Qt's own.
    "*/egldeviceintegrations/*",
    "*Qt6EglF*",
    "*/platforms/*qeglfs*",
    "*/platforms/*qlinuxfb*",
    "*/platforms/*qvkkhrdisplay*",
    "*/platforms/*qvnc*",
    "*/platforms/*qdirect2d*",
    "*/generic/*",
    # The program's pictures are SVG and PNG; Qt reads PNG by itself.
    "*/imageformats/*",
    # The link is Python's own TLS; of Qt's network, local sockets and the word that it is back are used.
    "*/tls/*",
    "*/networkinformation/libqglib*",
    # Sounds are short and uncompressed, which Qt plays by itself; no film is ever shown.
    "*/multimedia/*",
    "*Qt6FFmpegStub*",
    "*Qt6MultimediaWidgets*",
    "*QtMultimediaWidgets*",
    "*libavcodec*",
    "*libavformat*",
    "*libavutil*",
    "*libsw[rs]*",
    "*/avcodec-*",
    "*/avformat-*",
    "*/avutil-*",
    "*/sw[rs]*-*.dll",
    # Software OpenGL for Windows without a driver: the window paints without OpenGL.
    "*opengl32sw.dll",
    "*d3dcompiler_*",
    # The GTK theme links to the desktop's GTK; where it is another version, the program does not start.
    "*/platformthemes/*qgtk3*",
    "*/libgtk-3*",
    "*/libgdk-3*",
)


def is_included(name: str) -> bool:
    """Return whether a file belongs into the program; ``name`` is its place in there."""
    place = f"/{PurePosixPath(name.replace(chr(92), '/'))}"
    return not any(fnmatch.fnmatchcase(place, f"*{pattern}") for pattern in _UNUSED_FILE_PATTERNS)


def drop_unused_libraries(
    binaries: Iterable[BinaryEntry], imports: Callable[[str], Iterable[tuple[str, str | None]]]
) -> list[BinaryEntry]:
    """Return the binaries without those libraries that only came along with one that was left out.

    ``imports`` tells which libraries a file loads, those of its libraries included.
    """
    kept = list(binaries)
    loaded = {Path(name).name for binary in kept if not _is_library(binary) for name, _ in imports(binary[1])}
    return [each for each in kept if not _is_library(each) or Path(each[0]).name in loaded]


def _is_library(binary: BinaryEntry) -> bool:
    """Return whether others load a binary; modules and plugins are found by what is in other folders."""
    place = PurePosixPath(binary[0])
    own = place.name.startswith("libpython") or ".cpython-" in place.name or ".abi3." in place.name
    return place.parent == PurePosixPath(".") and not own and binary[2] == "BINARY"


def list_resource_files(folder: Path) -> list[Path]:
    """Return the resources that the program reads: no pictures for documents, no sources of translations."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != "screenshots" and path.suffix != ".ts"
    )
