"""Builds installers, and checks what they install and remove."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import installer
from wine import VerificationError, WineSandbox

UNINSTALL_KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\DevLink3Desk"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
OLDER_VERSION_FILE = "only-in-the-older-program.txt"


@dataclass(frozen=True)
class InstallScope:
    """An installation for one user or for all users, with its option and its paths."""

    switch: str
    hive: str
    program_folder: str
    menu_entry: str


def create_user_scope() -> InstallScope:
    """Return the scope of an installation without administrator rights."""
    user = f"users/{os.environ.get('USER') or 'root'}"
    return InstallScope(
        "/CurrentUser",
        "HKCU",
        f"{user}/AppData/Local/Programs/DevLink3 Desk",
        f"{user}/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/DevLink3 Desk.lnk",
    )


ALL_USERS_SCOPE = InstallScope(
    "/AllUsers",
    "HKLM",
    "Program Files/DevLink3 Desk",
    "ProgramData/Microsoft/Windows/Start Menu/Programs/DevLink3 Desk.lnk",
)


def build_installer_path(sandbox: WineSandbox, version: str) -> Path:
    """Return the path of the installer of a version."""
    return sandbox.folder / f"DevLink3-Desk-{version}-windows-x64.exe"


def pack_installer(sandbox: WineSandbox, bundle: Path, version: str) -> None:
    """Build an installer of a frozen program."""
    installer.build_installer(
        bundle,
        sandbox.folder / "build/desk/icons/devlink3-desk.ico",
        build_installer_path(sandbox, version),
        version,
        stub_target="amd64-unicode",  # Wine is installed without 32-bit support
    )


def create_older_program(sandbox: WineSandbox, bundle: Path) -> Path:
    """Return a copy of ``bundle`` with an additional file, which an upgrade must remove."""
    copy = sandbox.folder / "older"
    shutil.rmtree(copy, ignore_errors=True)
    # Hard links take neither time nor space.
    shutil.copytree(bundle, copy, copy_function=os.link)
    (copy / "_internal" / OLDER_VERSION_FILE).write_text("old\n", encoding="utf-8")
    return copy


class Installation:
    """An installation in one scope. Methods raise :class:`.VerificationError` if a check fails."""

    def __init__(self, sandbox: WineSandbox, scope: InstallScope) -> None:
        self._sandbox = sandbox
        self._scope = scope
        self.folder = sandbox.drive_c / scope.program_folder
        self.settings_file = sandbox.drive_c / Path(build_settings_folder()) / "settings.json"

    def install(self, installer: Path, *options: str) -> None:
        """Install silently and check that the program and its menu entry are there."""
        self._sandbox.run_windows_program(installer, "/S", self._scope.switch, *options)
        for path in (self.folder / "devlink3-desk.exe", self.folder / "uninstall.exe", self._menu_entry):
            self._require_condition(path.exists(), f"{path} is missing after the installation")

    @property
    def _menu_entry(self) -> Path:
        return self._sandbox.drive_c / self._scope.menu_entry

    def read_registry_value(self, name: str, key: str = UNINSTALL_KEY, hive: str | None = None) -> str | None:
        """Return a string value of the registry, ``None`` if there is none."""
        try:
            output = self._sandbox.run_windows_program(
                "reg", "query", f"{hive or self._scope.hive}\\{key}", "/v", name
            )
        except VerificationError:
            return None
        # A line of "reg query" consists of name, type and value.
        line = next((line for line in output.splitlines() if line.strip().startswith(name)), "")
        return line.split("REG_SZ", 1)[-1].strip() if "REG_SZ" in line else None

    def check_version(self, version: str) -> None:
        """Check the version in Windows' list of programs."""
        listed = self.read_registry_value("DisplayVersion")
        self._require_condition(listed == version, f"Windows lists version {listed}, not {version}")

    def check_old_file_removed(self) -> None:
        """Check that no file of the older version is left."""
        self._require_condition(
            not (self.folder / "_internal" / OLDER_VERSION_FILE).exists(),
            "a file of the older program is left",
        )

    def check_autostart(self, *, expected: bool) -> None:
        """Check whether the program starts at sign-in."""
        command = self.read_registry_value("DevLink3 Desk", RUN_KEY, "HKCU")
        is_correct = command.endswith("--minimized") if command is not None else True
        self._require_condition(
            (command is not None) == expected and is_correct, f"start with Windows: {command}"
        )

    def uninstall(self, *options: str) -> None:
        """Uninstall silently, wait until that is done, and check that nothing is left."""
        self._sandbox.run_windows_program(self.folder / "uninstall.exe", "/S", self._scope.switch, *options)
        # The uninstaller starts a copy of itself and ends, so that the copy can delete the original file.
        deadline = time.monotonic() + 60
        while self.folder.exists() and time.monotonic() < deadline:
            time.sleep(0.2)
        left = [str(path) for path in self.folder.rglob("*")]
        self._require_condition(not self.folder.exists(), f"left behind: {left[:5]}")
        while (
            self._menu_entry.exists() or self.read_registry_value("DisplayName")
        ) and time.monotonic() < deadline:
            time.sleep(0.2)
        self._require_condition(not self._menu_entry.exists(), "the entry in the Start menu is left")
        self._require_condition(
            self.read_registry_value("DisplayName") is None, "the entry in Windows' list of programs is left"
        )
        self.check_autostart(expected=False)

    def check_settings(self, *, expected: bool) -> None:
        """Check whether the settings exist."""
        if expected:
            self._require_condition(self.settings_file.exists(), "the settings are gone")
            return
        deadline = time.monotonic() + 20
        while self.settings_file.parent.exists() and time.monotonic() < deadline:
            time.sleep(0.2)
        self._require_condition(not self.settings_file.parent.exists(), "the folder of the settings is left")

    def _require_condition(self, condition: bool, message: str) -> None:  # noqa: FBT001
        if not condition:
            raise VerificationError(message)


def build_settings_folder() -> str:
    """Return the folder of settings, data and logs, relative to drive C."""
    return f"users/{os.environ.get('USER') or 'root'}/AppData/Local/devlink3-desk"
