"""The contents of the frozen program: keyring backends, resources, and the files to omit."""

from __future__ import annotations

import fnmatch
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

BinaryEntry = tuple[str, str, str]
"""An entry of PyInstaller's tables: path in the program, source file, type code."""

UNUSED_MODULES = [
    "PyInstaller",
    "curses",
    "distutils",
    "lib2to3",
    # Phone numbers are parsed and formatted only; their region and carrier are not looked up.
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
    "tkinter",
    "unittest",
]
"""Modules that PyInstaller would include and the program never imports."""

_UNUSED_FILE_PATTERNS = (
    # The window contains no QML. The on-screen keyboard of Qt is QML, and depends on half of Qt.
    "*/Qt/qml/*",
    "*/qml/*",
    "*/platforminputcontexts/*qtvirtualkeyboard*",
    "*Qt6VirtualKeyboard*",
    "*QtVirtualKeyboard*",
    "*Qt6Qml*",
    "*QtQml*",
    "*Qt6Quick*",
    "*QtQuick*",
    "*Qt6Pdf*",
    "*QtPdf*",
    # Platform plugins for screens without a window system, and for Qt's own VNC server.
    "*/egldeviceintegrations/*",
    "*Qt6EglF*",
    "*/platforms/*qeglfs*",
    "*/platforms/*qlinuxfb*",
    "*/platforms/*qvkkhrdisplay*",
    "*/platforms/*qvnc*",
    "*/platforms/*qdirect2d*",
    "*/generic/*",
    # The images are SVG and PNG, which QtGui reads without a plugin.
    "*/imageformats/*q[!s]*",
    # TLS is that of Python. QtNetwork is used for local sockets and for reachability, and on Linux
    # reachability comes from NetworkManager rather than from GLib.
    "*/tls/*",
    "*/networkinformation/libqglib*",
    # The sounds are uncompressed WAV files, which QSoundEffect plays without a multimedia backend.
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
    # Software OpenGL for Windows without a driver. The widgets are painted without OpenGL.
    "*opengl32sw.dll",
    "*d3dcompiler_*",
    # A second copy of the search for processors with AVX2, which finds words no faster than the first.
    "*/rapidfuzz/*_avx2.*",
    # The GTK theme is linked to GTK; with the version of another system, the program does not start.
    "*/platformthemes/*qgtk3*",
    "*/libgtk-3*",
    "*/libgdk-3*",
)


_SYSTEM_LIBRARIES = frozenset({"libcups.so.2", "libpulse.so.0"})
"""Client libraries of the print and sound servers. Those of the system are used, with their dependencies.

A system without such a library has no such server, and Qt works without it.
"""


def is_included(name: str) -> bool:
    """Return whether the file at the path ``name`` of the program is included."""
    path = f"/{PurePosixPath(name.replace(chr(92), '/'))}"
    return not any(fnmatch.fnmatchcase(path, f"*{pattern}") for pattern in _UNUSED_FILE_PATTERNS)


def drop_unused_libraries(
    binaries: Iterable[BinaryEntry], imports: Callable[[str], Iterable[tuple[str, str | None]]]
) -> list[BinaryEntry]:
    """Return the binaries without the libraries on which only omitted files depend.

    ``imports`` returns the libraries that a file depends on, directly or indirectly.
    """
    entries = list(binaries)
    sources = {Path(entry[0]).name: entry[1] for entry in entries}

    def list_imports(source: str) -> set[str]:
        names = {Path(name).name for name, _ in imports(source)}
        for library in names & _SYSTEM_LIBRARIES & sources.keys():
            names -= {library, *(Path(name).name for name, _ in imports(sources[library]))}
        return names

    loaded = {name for entry in entries if not _is_library(entry) for name in list_imports(entry[1])}
    return [entry for entry in entries if not _is_library(entry) or Path(entry[0]).name in loaded]


def strip_modules(binaries: Iterable[BinaryEntry], folder: Path) -> list[BinaryEntry]:
    """Return the binaries, with the modules of wheels stripped of symbols into ``folder``; for Linux.

    Some wheels contain symbols for debuggers, which are four fifths of the module of PyNaCl. The modules of
    Python itself are not changed.
    """
    return [_strip_module(entry, folder) for entry in binaries]


def _strip_module(entry: BinaryEntry, folder: Path) -> BinaryEntry:
    name, source, kind = entry
    is_in_wheel = kind == "EXTENSION" and "site-packages" in Path(source).parts
    # strip may damage a module that was changed to load libraries from the folder beside its package.
    is_patched = Path(source).parent.with_name(f"{Path(source).parent.name}.libs").exists()
    if not is_in_wheel or is_patched:
        return entry
    stripped = folder / name
    stripped.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["strip", "--strip-unneeded", "-o", str(stripped), source], check=True)
    return (name, str(stripped), kind)


def _is_library(entry: BinaryEntry) -> bool:
    """Return whether a binary is loaded only as a dependency, rather than as a module or a plugin."""
    path = PurePosixPath(entry[0])
    # PyInstaller puts shared libraries at the top level. Plugins, in folders, are found at run time.
    is_python = path.name.startswith("libpython") or ".cpython-" in path.name or ".abi3." in path.name
    return path.parent == PurePosixPath(".") and not is_python and entry[2] == "BINARY"


def list_resource_files(folder: Path) -> list[Path]:
    """Return the resources that the program reads, without screenshots and sources of translations."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != "screenshots" and path.suffix != ".ts"
    )


# keyring finds its backends at run time by name, so PyInstaller cannot find them.
_COMMON_BACKENDS = ("keyring.backends.chainer", "keyring.backends.fail", "keyring.backends.null")
_PLATFORM_BACKENDS = {
    "win32": ("keyring.backends.Windows", "win32ctypes.core._dll", "win32ctypes.core.ctypes"),
    "darwin": ("keyring.backends.macOS", "keyring.backends.macOS.api"),
    "linux": (
        "keyring.backends.SecretService",
        "keyring.backends.kwallet",
        "keyring.backends.libsecret",
        "secretstorage",
        "jeepney",
    ),
}


def list_keyring_modules(platform: str) -> list[str]:
    """Return the modules of the keyring backends of a platform."""
    return [*_COMMON_BACKENDS, *_PLATFORM_BACKENDS.get(platform, ())]
