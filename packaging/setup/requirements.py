"""The requirements of the program on the operating system, and the Debian packages that provide them.

A requirement is met if the library can be loaded or the program is on PATH. Packages are not checked, because
their names differ between releases (``libglib2.0-0`` became ``libglib2.0-0t64``) and between systems.
"""

from __future__ import annotations

import ctypes
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from pathlib import Path


class RequirementKind(Enum):
    """The kind of a requirement, which determines how it is checked."""

    LIBRARY = auto()
    PROGRAM = auto()
    FONT = auto()
    VENV = auto()


@dataclass(frozen=True)
class SystemRequirement:
    """One requirement and the packages that may provide it; the first one that apt knows is installed."""

    kind: RequirementKind
    name: str
    packages: tuple[str, ...]


PresenceCheck = Callable[[SystemRequirement], bool]

_MINOR = sys.version_info[1]
"""The minor version of this Python 3, which the names of its packages contain."""


def _create_library_requirements(table: dict[str, tuple[str, ...]]) -> tuple[SystemRequirement, ...]:
    return tuple(
        SystemRequirement(RequirementKind.LIBRARY, name, packages) for name, packages in table.items()
    )


QT_LIBRARIES = _create_library_requirements(
    # Dependencies, except libc, of QtCore, QtGui, QtWidgets, QtSvg, QtNetwork, QtDBus and the xcb plugin.
    {
        "libEGL.so.1": ("libegl1",),
        "libGL.so.1": ("libgl1",),
        "libX11-xcb.so.1": ("libx11-xcb1",),
        "libX11.so.6": ("libx11-6",),
        "libbrotlidec.so.1": ("libbrotli1",),
        "libdbus-1.so.3": ("libdbus-1-3",),
        "libfontconfig.so.1": ("libfontconfig1",),
        "libfreetype.so.6": ("libfreetype6",),
        "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
        "libgssapi_krb5.so.2": ("libgssapi-krb5-2",),
        "libstdc++.so.6": ("libstdc++6",),
        "libxcb-cursor.so.0": ("libxcb-cursor0",),
        "libxcb-icccm.so.4": ("libxcb-icccm4",),
        "libxcb-image.so.0": ("libxcb-image0",),
        "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
        "libxcb-randr.so.0": ("libxcb-randr0",),
        "libxcb-render-util.so.0": ("libxcb-render-util0",),
        "libxcb-render.so.0": ("libxcb-render0",),
        "libxcb-shape.so.0": ("libxcb-shape0",),
        "libxcb-shm.so.0": ("libxcb-shm0",),
        "libxcb-sync.so.1": ("libxcb-sync1",),
        "libxcb-util.so.1": ("libxcb-util1",),
        "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
        "libxcb-xkb.so.1": ("libxcb-xkb1",),
        "libxcb.so.1": ("libxcb1",),
        "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
        "libxkbcommon.so.0": ("libxkbcommon0",),
        "libzstd.so.1": ("libzstd1",),
    }
)

QT_OPTIONAL_LIBRARIES = (
    # Wayland, OpenGL under X11, and sound. The window opens without them.
    *_create_library_requirements(
        {
            "libwayland-client.so.0": ("libwayland-client0",),
            "libwayland-cursor.so.0": ("libwayland-cursor0",),
            "libwayland-egl.so.1": ("libwayland-egl1",),
            "libxcb-glx.so.0": ("libxcb-glx0",),
            "libpulse.so.0": ("libpulse0",),
        }
    ),
    SystemRequirement(RequirementKind.FONT, "a font for the window", ("fonts-inter", "fonts-noto-core")),
)
"""Requirements of single features of the window."""

VENV_MODULE = SystemRequirement(
    RequirementKind.VENV,
    "Python's venv module",
    (f"python3.{_MINOR}-venv", "python3-venv"),
)

TEST_PROGRAMS = (
    SystemRequirement(RequirementKind.PROGRAM, "Xvfb", ("xvfb",)),
    SystemRequirement(RequirementKind.PROGRAM, "xauth", ("xauth",)),
    SystemRequirement(RequirementKind.PROGRAM, "openbox", ("openbox",)),
    SystemRequirement(RequirementKind.PROGRAM, "dbus-run-session", ("dbus-daemon", "dbus")),
    SystemRequirement(RequirementKind.PROGRAM, "gnome-keyring-daemon", ("gnome-keyring",)),
    SystemRequirement(RequirementKind.PROGRAM, "/usr/libexec/at-spi-bus-launcher", ("at-spi2-core",)),
    SystemRequirement(RequirementKind.PROGRAM, "dunst", ("dunst",)),
    SystemRequirement(RequirementKind.PROGRAM, "xdotool", ("xdotool",)),
    SystemRequirement(RequirementKind.PROGRAM, "pulseaudio", ("pulseaudio",)),
    SystemRequirement(RequirementKind.PROGRAM, "parec", ("pulseaudio-utils",)),
    # The server itself is in a folder of its version; this program comes with every version.
    SystemRequirement(RequirementKind.PROGRAM, "pg_createcluster", ("postgresql",)),
    # Servers are in /usr/sbin, which is not on the PATH of every user.
    SystemRequirement(RequirementKind.PROGRAM, "/usr/sbin/nats-server", ("nats-server",)),
    SystemRequirement(RequirementKind.PROGRAM, "/usr/sbin/slapd", ("slapd",)),
    SystemRequirement(RequirementKind.PROGRAM, "ldapadd", ("ldap-utils",)),
)

FREEZE_TOOLS = (
    SystemRequirement(RequirementKind.PROGRAM, "objcopy", ("binutils",)),
    *_create_library_requirements(
        {f"libpython3.{_MINOR}.so.1.0": (f"libpython3.{_MINOR}t64", f"libpython3.{_MINOR}")},
    ),
)
"""Requirements of PyInstaller. Debian packages the library of Python apart from Python itself."""

_FONT_PATTERNS = ("Inter*", "NotoSans-*", "Cantarell*", "Ubuntu*", "DejaVuSans*")
"""Fonts that the window prefers. A system with one of them has fonts installed."""


@cache
def _read_linker_cache() -> frozenset[str]:
    # For users other than root, Debian's PATH lacks /sbin, where ldconfig is.
    ldconfig = shutil.which("ldconfig") or shutil.which("ldconfig", path="/usr/sbin:/sbin")
    if ldconfig is None:
        return frozenset()
    listing = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout
    return frozenset(line.split()[0] for line in listing.splitlines() if line.startswith("\t"))


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_font() -> bool:
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
    return any(next(folder.rglob(pattern), None) for folder in folders for pattern in _FONT_PATTERNS)


def is_present(requirement: SystemRequirement) -> bool:
    """Return whether this machine meets a requirement."""
    if requirement.kind is RequirementKind.LIBRARY:
        return requirement.name in _read_linker_cache() or _can_load(requirement.name)
    if requirement.kind is RequirementKind.PROGRAM:
        return shutil.which(requirement.name) is not None
    if requirement.kind is RequirementKind.FONT:
        return _has_font()
    # Debian's Python may come without venv, or with a venv module that lacks pip (ensurepip).
    return importlib.util.find_spec("venv") is not None and importlib.util.find_spec("ensurepip") is not None


def find_missing(
    requirements: Iterable[SystemRequirement], is_met: PresenceCheck = is_present
) -> list[SystemRequirement]:
    """Return the requirements that are not met, in their order."""
    return [requirement for requirement in requirements if not is_met(requirement)]


def clear_caches() -> None:
    """Clear the caches of libraries and modules; called after packages have been installed."""
    _read_linker_cache.cache_clear()
    importlib.invalidate_caches()
