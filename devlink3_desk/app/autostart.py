"""Start with the system: each system has its own place for that, and it is the only place that knows."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final, Protocol

from devlink3_desk.services.files import write_atomically

from . import registry
from .starting import MINIMIZED_OPTION, format_exec_value, build_start_command, format_windows_command

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
        registry.write_value(RUN_KEY, RUN_VALUE_NAME, format_windows_command(build_start_command(MINIMIZED_OPTION)))

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

    contents = {"Label": _LAUNCH_AGENT_LABEL, "ProgramArguments": command, "RunAtLoad": True, "ProcessType": "Interactive"}
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
