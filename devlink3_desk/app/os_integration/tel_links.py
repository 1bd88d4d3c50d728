"""Be the program that the system opens ``tel:`` links with, where a person wants that.

DevLink3 cannot dial: the desk looks the number up. Windows lets a person choose among the registered
programs in its own settings; macOS knows from the application's property list.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import unquote

from devlink3_desk.app.os_integration import registry
from devlink3_desk.app.os_integration.autostart import (
    build_start_command,
    format_exec_value,
    format_windows_command,
)
from devlink3_desk.services.storage.atomic_file import write_atomically

SCHEME: Final = "tel"
_PROG_ID_KEY: Final = r"Software\Classes\DevLink3Desk.tel"
_CAPABILITIES_KEY: Final = r"Software\DevLink3Desk\Capabilities"
_REGISTERED_APPLICATIONS_KEY: Final = r"Software\RegisteredApplications"
_APPLICATION_NAME: Final = "DevLink3 Desk"
_DESKTOP_ENTRY: Final = "devlink3-desk-tel.desktop"
_DEFAULTS_SECTION: Final = "[Default Applications]"
_MAX_NUMBER_LENGTH: Final = 64


def parse_tel_link(link: str) -> str | None:
    """Return the number of a ``tel:`` link as it is written there, without its parameters, or ``None``."""
    scheme, colon, rest = link.partition(":")
    if not colon or scheme.lower() != SCHEME:
        return None
    number = unquote(rest.lstrip("/")).split(";")[0].strip()
    readable = (
        len(number) <= _MAX_NUMBER_LENGTH and number.isprintable() and any(each.isdigit() for each in number)
    )
    return number if readable else None


class TelLinks(Protocol):
    """Whether the system may open ``tel:`` links with the desk."""

    def is_on(self) -> bool:
        """Return whether the desk is registered for them."""

    def turn_on(self) -> None:
        """Register it; raises :class:`OSError`."""

    def turn_off(self) -> None:
        """Take the registration back; raises :class:`OSError`."""


class RegistryTelLinks:
    """Windows: a kind of link, and the program among those that can be chosen for it."""

    def is_on(self) -> bool:
        """Return whether the program is among them."""
        return registry.read_value(_REGISTERED_APPLICATIONS_KEY, _APPLICATION_NAME) is not None

    def turn_on(self) -> None:
        """Register kind and program."""
        registry.write_value(_PROG_ID_KEY, "", "Telephone number")
        registry.write_value(_PROG_ID_KEY, "URL Protocol", "")
        registry.write_value(
            rf"{_PROG_ID_KEY}\shell\open\command", "", format_windows_command(build_start_command("%1"))
        )
        registry.write_value(_CAPABILITIES_KEY, "ApplicationName", _APPLICATION_NAME)
        registry.write_value(_CAPABILITIES_KEY, "ApplicationDescription", "Looks up telephone numbers")
        registry.write_value(rf"{_CAPABILITIES_KEY}\URLAssociations", SCHEME, "DevLink3Desk.tel")
        registry.write_value(_REGISTERED_APPLICATIONS_KEY, _APPLICATION_NAME, _CAPABILITIES_KEY)

    def turn_off(self) -> None:
        """Remove all of it."""
        registry.delete_value(_REGISTERED_APPLICATIONS_KEY, _APPLICATION_NAME)
        registry.delete_tree(r"Software\DevLink3Desk")
        registry.delete_tree(_PROG_ID_KEY)


class DesktopTelLinks:
    """Linux: a hidden desktop entry, made the user's default for these links."""

    def __init__(self, data_dir: Path, config_dir: Path, command: list[str]) -> None:
        self.entry_path = data_dir / "applications" / _DESKTOP_ENTRY
        self.defaults_path = config_dir / "mimeapps.list"
        self._command = command

    def is_on(self) -> bool:
        """Return whether the entry is there."""
        return self.entry_path.is_file()

    def turn_on(self) -> None:
        """Write the entry and make it the default."""
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={_APPLICATION_NAME}",
            f"Exec={format_exec_value(self._command)}",
            "Icon=devlink3-desk",
            "NoDisplay=true",
            f"MimeType=x-scheme-handler/{SCHEME};",
            "",
        )
        write_atomically(self.entry_path, "\n".join(lines).encode())
        self._set_default(_DESKTOP_ENTRY)

    def turn_off(self) -> None:
        """Remove the entry, and the default where it is ours."""
        self.entry_path.unlink(missing_ok=True)
        self._set_default(None)

    def _set_default(self, entry: str | None) -> None:
        """Change one line and leave every other as it is."""
        key = f"x-scheme-handler/{SCHEME}="
        try:
            before = self.defaults_path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            before = []
        ours = {f"{key}{_DESKTOP_ENTRY}", f"{key}{_DESKTOP_ENTRY};"}
        lines = [line for line in before if line not in ours]
        if entry is not None:
            at = lines.index(_DEFAULTS_SECTION) + 1 if _DEFAULTS_SECTION in lines else 0
            lines[at:at] = [f"{key}{entry}"] if at else [_DEFAULTS_SECTION, f"{key}{entry}", ""]
        if lines != before:
            write_atomically(self.defaults_path, ("\n".join(lines) + "\n").encode())


class FixedTelLinks:
    """macOS: the application's property list says it once and for all."""

    def is_on(self) -> bool:
        """Return yes: a person chooses among the programs that can."""
        return True

    def turn_on(self) -> None:
        """Nothing is to be done."""

    def turn_off(self) -> None:
        """Nothing can be done."""


def create_tel_links(platform: str = sys.platform) -> TelLinks:
    """Return this system's way."""
    if platform == "win32":
        return RegistryTelLinks()
    if platform == "darwin":
        return FixedTelLinks()
    home = Path.home()
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    return DesktopTelLinks(data, config, build_start_command("%u"))
