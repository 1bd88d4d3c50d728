"""How the system starts this program: the command line behind its own entries, links and shortcuts."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final, Protocol

from devlink3_desk.app.os_integration import registry
from devlink3_desk.app.support_file import is_frozen
from devlink3_desk.services.storage.atomic_file import write_atomically

MINIMIZED_OPTION: Final = "--minimized"
_WINDOWED_PROGRAM: Final = "devlink3-desk-window.exe"


def build_start_command(*arguments: str) -> list[str]:
    """Return the command line that starts the desk window, installed or from a Python package."""
    if not is_frozen():
        # -P: whatever lies in the current folder must not be taken for one of the program's modules.
        return [sys.executable, "-P", "-m", "devlink3_desk", *arguments]
    program = Path(sys.executable)
    if sys.platform == "win32":
        program = program.with_name(_WINDOWED_PROGRAM)  # the other one opens a console
    return [str(program), *arguments]


def format_windows_command(command: list[str]) -> str:
    """Return a command line as Windows' registry keeps it."""
    from subprocess import list2cmdline  # slow, and few starts write one

    quoted = list2cmdline(command[:1])
    words = ('"%1"' if word == "%1" else list2cmdline([word]) for word in command[1:])
    return " ".join([quoted if quoted.startswith('"') else f'"{quoted}"', *words])


def format_exec_value(command: list[str]) -> str:
    """Return a command line as the Exec key of a desktop entry wants it, field codes kept."""
    return " ".join(word if word == "%u" else _quote_exec_word(word) for word in command)


def _quote_exec_word(word: str) -> str:
    if word and not set(word) & set(" \t\n\"'\\><~|&;$*?#()`%"):
        return word
    escaped = "".join(f"\\{each}" if each in '"`$\\' else each for each in word).replace("%", "%%")
    # The entry is a string first, in which a backslash is written twice.
    return '"' + escaped.replace("\\", "\\\\") + '"'


RUN_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
RUN_VALUE_NAME: Final = "DevLink3 Desk"
"""The installer writes and removes the same value."""

_LAUNCH_AGENT_LABEL: Final = "org.devlink3desk.desk"


class Autostart(Protocol):
    """Whether the desk starts, minimised, when its user signs in."""

    def is_on(self) -> bool:
        """Return whether it does."""

    def turn_on(self) -> None:
        """Let it; raises :class:`OSError`."""

    def turn_off(self) -> None:
        """Do not let it; raises :class:`OSError`."""


class RegistryAutostart:
    """Windows: a value of the key ``Run``."""

    def is_on(self) -> bool:
        """Return whether the value is there."""
        return registry.read_value(RUN_KEY, RUN_VALUE_NAME) is not None

    def turn_on(self) -> None:
        """Write the value."""
        registry.write_value(
            RUN_KEY, RUN_VALUE_NAME, format_windows_command(build_start_command(MINIMIZED_OPTION))
        )

    def turn_off(self) -> None:
        """Remove the value."""
        registry.delete_value(RUN_KEY, RUN_VALUE_NAME)


class FileAutostart:
    """A file whose presence is all: a LaunchAgent on macOS, a desktop entry elsewhere."""

    def __init__(self, path: Path, contents: bytes) -> None:
        self.path = path
        self.contents = contents

    def is_on(self) -> bool:
        """Return whether the file is there."""
        return self.path.is_file()

    def turn_on(self) -> None:
        """Write the file."""
        write_atomically(self.path, self.contents)

    def turn_off(self) -> None:
        """Remove the file."""
        self.path.unlink(missing_ok=True)


def create_launch_agent(home: Path, command: list[str]) -> FileAutostart:
    """Return the agent that macOS starts for this user."""
    import plistlib  # on a Mac alone

    contents = {
        "Label": _LAUNCH_AGENT_LABEL,
        "ProgramArguments": command,
        "RunAtLoad": True,
        "ProcessType": "Interactive",
    }
    return FileAutostart(home / f"Library/LaunchAgents/{_LAUNCH_AGENT_LABEL}.plist", plistlib.dumps(contents))


def create_desktop_entry(config_dir: Path, command: list[str]) -> FileAutostart:
    """Return the desktop entry that Linux desktops start for this user."""
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Name=DevLink3 Desk",
        "Comment=The switchboard for receptionists",
        f"Exec={format_exec_value(command)}",
        "Icon=devlink3-desk",
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
        "",
    )
    return FileAutostart(config_dir / "autostart/devlink3-desk.desktop", "\n".join(lines).encode())


def create_autostart(platform: str = sys.platform) -> Autostart:
    """Return this system's way."""
    if platform == "win32":
        return RegistryAutostart()
    command = build_start_command(MINIMIZED_OPTION)
    if platform == "darwin":
        return create_launch_agent(Path.home(), command)
    return create_desktop_entry(Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"), command)
