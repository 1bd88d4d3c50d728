"""The registrations with the operating system: the start at sign-in, and the handler of ``tel:`` links.

Windows stores both in the current user's part of the registry. On Linux they are desktop entries. On
macOS, the start at sign-in is a LaunchAgent, and the property list of the application declares the links.

The number of a link is looked up in the directory, because DevLink3 cannot dial.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import unquote

from devlink3_desk.numbers.uris import read_uri
from devlink3_desk.services.storage.json_store import write_atomically

if sys.platform == "win32":
    import winreg

APPLICATION_NAME: Final = "DevLink3 Desk"
MINIMIZED_OPTION: Final = "--minimized"
TEL_SCHEME: Final = "tel"
RUN_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
RUN_VALUE_NAME: Final = APPLICATION_NAME
"""The installer writes and removes the same value."""

_WINDOWED_PROGRAM: Final = "devlink3-desk-window.exe"
_LAUNCH_AGENT_LABEL: Final = "org.devlink3desk.desk"
TEL_DESKTOP_ENTRY: Final = "devlink3-desk-tel.desktop"
_TEL_DEFAULT_KEY: Final = f"x-scheme-handler/{TEL_SCHEME}"
_TEL_DEFAULT: Final = f"{_TEL_DEFAULT_KEY}="
_DEFAULTS_SECTION: Final = "[Default Applications]"
_PROG_ID: Final = "DevLink3Desk.tel"
_PROG_ID_KEY: Final = rf"Software\Classes\{_PROG_ID}"
_PROGRAM_KEY: Final = r"Software\DevLink3Desk"
_CAPABILITIES_KEY: Final = rf"{_PROGRAM_KEY}\Capabilities"
_REGISTERED_APPLICATIONS_KEY: Final = r"Software\RegisteredApplications"
_MAX_NUMBER_LENGTH: Final = 64


class Registration(Protocol):
    """One entry that the program can make with the operating system."""

    def is_on(self) -> bool:
        """Return whether the program is registered."""

    def turn_on(self) -> None:
        """Register the program; raises :class:`OSError`."""

    def turn_off(self) -> None:
        """Remove the registration; raises :class:`OSError`."""


def parse_tel_link(link: str) -> str | None:
    """Return the number of a ``tel:`` link in its context, or ``None`` if it has no number (RFC 3966)."""
    scheme, colon, rest = link.partition(":")
    if not colon or scheme.lower() != TEL_SCHEME:
        return None
    number = read_uri(f"{scheme}:{rest.lstrip('/')}").partition(";")[0].strip()
    # Any web page can contain such a link, so only short, printable texts with a digit are accepted.
    is_valid = (
        len(number) <= _MAX_NUMBER_LENGTH
        and unquote(link).isprintable()
        and any(character.isdigit() for character in number)
    )
    return number if is_valid else None


def create_autostart() -> Registration:
    """Return the registration that starts the desk, minimised, when the user signs in."""
    if sys.platform == "win32":
        return RegistryAutostart()
    command = build_start_command(MINIMIZED_OPTION)
    if sys.platform == "darwin":
        return create_launch_agent(Path.home(), command)
    return create_desktop_entry(_find_xdg_folder("XDG_CONFIG_HOME", ".config"), command)


def create_tel_links() -> Registration:
    """Return the registration that makes the desk open ``tel:`` links."""
    if sys.platform == "win32":
        return RegistryTelLinks()
    if sys.platform == "darwin":
        return FixedTelLinks()
    return DesktopTelLinks(
        _find_xdg_folder("XDG_DATA_HOME", ".local/share"),
        _find_xdg_folder("XDG_CONFIG_HOME", ".config"),
        build_start_command("%u"),
    )


def _find_xdg_folder(variable: str, default: str) -> Path:
    return Path(os.environ.get(variable) or Path.home() / default)


# -- command lines


def is_frozen() -> bool:
    """Return whether the program was installed as an executable, not as a Python package."""
    return bool(getattr(sys, "frozen", False))


def build_start_command(*arguments: str) -> list[str]:
    """Return the command line that starts the desk window."""
    if not is_frozen():
        # -P keeps the current folder off sys.path: a file there must not shadow a module of the program.
        return [sys.executable, "-P", "-m", "devlink3_desk", *arguments]
    program = Path(sys.executable)
    if sys.platform == "win32":
        # The other executable is a console program, for which Windows opens a terminal window.
        program = program.with_name(_WINDOWED_PROGRAM)
    return [str(program), *arguments]


def format_windows_command(command: list[str]) -> str:
    """Return a command line in the form of a value of the Windows registry; ``%1`` is quoted."""
    # subprocess takes long to import, and few starts write a command line.
    from subprocess import list2cmdline

    program = list2cmdline(command[:1])
    words = ('"%1"' if word == "%1" else list2cmdline([word]) for word in command[1:])
    return " ".join([program if program.startswith('"') else f'"{program}"', *words])


def format_exec_value(command: list[str]) -> str:
    """Return a command line as the ``Exec`` key of a desktop entry; a last ``%u`` is its field code."""
    *words, last = command
    # GNOME looks for the program before it decodes the percent signs of its path.
    prefix = ["env"] if "%" in command[0] else []
    return " ".join(
        [*prefix, *map(_quote_exec_word, words), last if last == "%u" else _quote_exec_word(last)]
    )


def _quote_exec_word(word: str) -> str:
    if word and not set(word) & set(" \t\n\"'\\><~|&;$*?#()`%"):
        return word
    escaped = "".join(f"\\{c}" if c in '"`$\\' else c for c in word).replace("%", "%%")
    # The value is unescaped twice, first as a string of the file and then as an argument. Each backslash
    # is therefore doubled once more, and a line end is a backslash and a letter.
    doubled = escaped.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    return f'"{doubled}"'


# -- starting at sign-in


class RegistryAutostart:
    """Starts the desk by a value of the registry key ``Run`` (Windows)."""

    def is_on(self) -> bool:
        """Return whether the value exists."""
        return read_registry_value(RUN_KEY, RUN_VALUE_NAME) is not None

    def turn_on(self) -> None:
        """Write the value."""
        command = format_windows_command(build_start_command(MINIMIZED_OPTION))
        write_registry_value(RUN_KEY, RUN_VALUE_NAME, command)

    def turn_off(self) -> None:
        """Delete the value."""
        delete_registry_value(RUN_KEY, RUN_VALUE_NAME)


class FileAutostart:
    """Starts the desk by a file: a LaunchAgent on macOS, a desktop entry on Linux."""

    def __init__(self, path: Path, contents: bytes) -> None:
        self.path = path
        self.contents = contents

    def is_on(self) -> bool:
        """Return whether the file exists."""
        return self.path.is_file()

    def turn_on(self) -> None:
        """Write the file."""
        write_atomically(self.path, self.contents)

    def turn_off(self) -> None:
        """Delete the file."""
        self.path.unlink(missing_ok=True)


def create_launch_agent(home: Path, command: list[str]) -> FileAutostart:
    """Return the LaunchAgent that macOS starts for this user."""
    import plistlib  # only macOS needs it

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
        f"Name={APPLICATION_NAME}",
        "Comment=The switchboard for receptionists",
        f"Exec={format_exec_value(command)}",
        "Icon=devlink3-desk",
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
        "",
    )
    return FileAutostart(config_dir / "autostart/devlink3-desk.desktop", "\n".join(lines).encode())


# -- tel: links


class RegistryTelLinks:
    """Registers the desk among the programs that Windows offers for ``tel:`` links.

    A program cannot make itself the default: users choose it in the settings of Windows.
    """

    def is_on(self) -> bool:
        """Return whether the program is registered."""
        return read_registry_value(_REGISTERED_APPLICATIONS_KEY, APPLICATION_NAME) is not None

    def turn_on(self) -> None:
        """Register the link type and the program."""
        command = format_windows_command(build_start_command("%1"))
        write_registry_value(_PROG_ID_KEY, "", "Phone number")
        write_registry_value(_PROG_ID_KEY, "URL Protocol", "")
        write_registry_value(rf"{_PROG_ID_KEY}\shell\open\command", "", command)
        write_registry_value(_CAPABILITIES_KEY, "ApplicationName", APPLICATION_NAME)
        write_registry_value(_CAPABILITIES_KEY, "ApplicationDescription", "Looks up phone numbers")
        write_registry_value(rf"{_CAPABILITIES_KEY}\URLAssociations", TEL_SCHEME, _PROG_ID)
        # Last: with this value Windows starts to offer the program, so that all others must exist.
        write_registry_value(_REGISTERED_APPLICATIONS_KEY, APPLICATION_NAME, _CAPABILITIES_KEY)

    def turn_off(self) -> None:
        """Remove the link type and the program."""
        delete_registry_value(_REGISTERED_APPLICATIONS_KEY, APPLICATION_NAME)
        delete_registry_key(_PROGRAM_KEY)
        delete_registry_key(_PROG_ID_KEY)


class DesktopTelLinks:
    """Makes a hidden desktop entry the user's default for ``tel:`` links (Linux)."""

    def __init__(self, data_dir: Path, config_dir: Path, command: list[str]) -> None:
        self.entry_path = data_dir / "applications" / TEL_DESKTOP_ENTRY
        self.defaults_path = config_dir / "mimeapps.list"
        self._command = command

    def is_on(self) -> bool:
        """Return whether the desktop entry exists."""
        return self.entry_path.is_file()

    def turn_on(self) -> None:
        """Write the desktop entry and make it the default."""
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={APPLICATION_NAME}",
            f"Exec={format_exec_value(self._command)}",
            "Icon=devlink3-desk",
            "NoDisplay=true",
            f"MimeType={_TEL_DEFAULT_KEY};",
            "",
        )
        write_atomically(self.entry_path, "\n".join(lines).encode())
        self._set_default(TEL_DESKTOP_ENTRY)

    def turn_off(self) -> None:
        """Delete the desktop entry, and the default if it names this entry."""
        self.entry_path.unlink(missing_ok=True)
        self._set_default(None)

    def _set_default(self, entry: str | None) -> None:
        """Put this entry before all other programs for the links in ``mimeapps.list``, or remove it."""
        # Edited line by line: configparser would drop comments and the order of other programs' entries.
        # Other programs may have written it in another encoding, and it may be a link to another folder.
        path = self.defaults_path.resolve()
        try:
            previous = path.read_text(encoding="utf-8", errors="surrogateescape").split("\n")
        except FileNotFoundError:
            previous = [""]
        lines = [kept for line in previous if (kept := _remove_own_entry(line)) is not None]
        if entry is not None:
            _insert_default(lines, entry)
        if lines != previous:
            write_atomically(path, "\n".join(lines).encode(errors="surrogateescape"))


def _remove_own_entry(line: str) -> str | None:
    """Return a line of ``mimeapps.list`` without this program, ``None`` if nothing is left of it."""
    if not line.startswith(_TEL_DEFAULT) or TEL_DESKTOP_ENTRY not in line:
        return line
    entries = line.removeprefix(_TEL_DEFAULT).split(";")
    others = [entry for entry in entries if entry.strip() != TEL_DESKTOP_ENTRY]
    return _TEL_DEFAULT + ";".join(others) if any(entry.strip() for entry in others) else None


def _insert_default(lines: list[str], entry: str) -> None:
    """Make ``entry`` the default among the lines of ``mimeapps.list``; the previous one comes next."""
    if _DEFAULTS_SECTION not in lines:
        lines[:0] = [_DEFAULTS_SECTION, _TEL_DEFAULT + entry, ""]
        return
    first = lines.index(_DEFAULTS_SECTION) + 1
    for index in range(first, len(lines)):
        if lines[index].startswith("["):
            break
        if lines[index].startswith(_TEL_DEFAULT):
            # In one line: of two with the same key, GNOME uses the last one.
            lines[index] = f"{_TEL_DEFAULT}{entry};{lines[index].removeprefix(_TEL_DEFAULT)}"
            return
    lines.insert(first, _TEL_DEFAULT + entry)


class FixedTelLinks:
    """Reports the links as registered, since the property list of the application declares them (macOS)."""

    def is_on(self) -> bool:
        """Return ``True``: users choose among the programs that declare the links."""
        return True

    def turn_on(self) -> None:
        """Do nothing."""

    def turn_off(self) -> None:
        """Do nothing: the declaration cannot be withdrawn."""


# -- the current user's part of the Windows registry; other systems behave as if it were empty

if sys.platform == "win32":

    def read_registry_value(key: str, name: str = "") -> str | None:
        """Return a text of the registry, or ``None`` if there is none."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as handle:
                value, kind = winreg.QueryValueEx(handle, name)
        except OSError:
            return None
        return value if kind == winreg.REG_SZ else None

    def write_registry_value(key: str, name: str, value: str) -> None:
        """Write a text to the registry; raises :class:`OSError`."""
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as handle:
            winreg.SetValueEx(handle, name, 0, winreg.REG_SZ, value)

    def delete_registry_value(key: str, name: str) -> None:
        """Delete a text of the registry, if it exists."""
        with (
            contextlib.suppress(FileNotFoundError),
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as handle,
        ):
            winreg.DeleteValue(handle, name)

    def delete_registry_key(key: str) -> None:
        """Delete a key and all keys below it, if it exists."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as handle:
                count = winreg.QueryInfoKey(handle)[0]
                children = [winreg.EnumKey(handle, index) for index in range(count)]
        except FileNotFoundError:
            return
        # DeleteKey refuses a key that has keys below it.
        for child in children:
            delete_registry_key(f"{key}\\{child}")
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)

else:

    def read_registry_value(key: str, name: str = "") -> str | None:  # noqa: ARG001 (as on Windows)
        """Return ``None``."""
        return None

    def write_registry_value(key: str, name: str, value: str) -> None:  # noqa: ARG001 (as on Windows)
        """Raise :class:`OSError`."""
        raise OSError("This system has no registry.")

    def delete_registry_value(key: str, name: str) -> None:
        """Do nothing."""

    def delete_registry_key(key: str) -> None:
        """Do nothing."""
