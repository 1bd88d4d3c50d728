"""The installer and what it leaves behind."""

from __future__ import annotations

import os
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from workshop import ROOT, ProofError, Workshop

sys.path.insert(0, str(ROOT / "packaging/windows"))

import installer

KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\DevLink3Desk"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
OLD_FILE = "only-in-the-older-program.txt"


@dataclass(frozen=True)
class Scope:
    """For whom it is installed."""

    switch: str
    hive: str
    program: str
    menu: str


def one_user() -> Scope:
    """Return where an installation without administrator rights goes."""
    user = f"users/{os.environ.get('USER') or 'root'}"
    return Scope(
        "/CurrentUser",
        "HKCU",
        f"{user}/AppData/Local/Programs/DevLink3 Desk",
        f"{user}/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/DevLink3 Desk.lnk",
    )


ALL_USERS = Scope(
    "/AllUsers",
    "HKLM",
    "Program Files/DevLink3 Desk",
    "ProgramData/Microsoft/Windows/Start Menu/Programs/DevLink3 Desk.lnk",
)


def installer_of(shop: Workshop, version: str) -> Path:
    """Return where the installer of a version is made."""
    return shop.folder / f"DevLink3-Desk-{version}-windows-x64.exe"


def pack(shop: Workshop, bundle: Path, version: str) -> None:
    """Make an installer of a frozen program."""
    installer.make(
        bundle,
        shop.folder / "build/desk/icons/devlink3-desk.ico",
        installer_of(shop, version),
        version,
        target="amd64-unicode",  # this Wine has no 32-bit half
    )


def older(shop: Workshop, bundle: Path) -> Path:
    """Return a program like ``bundle`` with a file that newer ones do not have."""
    copy = shop.folder / "older"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(bundle, copy, copy_function=os.link)
    (copy / "_internal" / OLD_FILE).write_text("old\n", encoding="utf-8")
    return copy


class Installation:
    """One installation in one scope."""

    def __init__(self, shop: Workshop, scope: Scope) -> None:
        self._shop = shop
        self._scope = scope
        self.folder = shop.drive / scope.program
        self.settings = shop.drive / Path(scope_of_settings()) / "settings.json"

    def install(self, installer: Path, *more: str) -> None:
        """Install silently; raise ProofError where something is not where it belongs."""
        self._shop.wine(installer, "/S", self._scope.switch, *more)
        for path in (self.folder / "devlink3-desk.exe", self.folder / "uninstall.exe", self._menu):
            self._must(path.exists(), f"{path} is missing after the installation")

    @property
    def _menu(self) -> Path:
        return self._shop.drive / self._scope.menu

    def value(self, name: str, key: str = KEY, hive: str | None = None) -> str | None:
        """Return a value of the registry."""
        try:
            told = self._shop.wine("reg", "query", f"{hive or self._scope.hive}\\{key}", "/v", name)
        except ProofError:
            return None
        line = next((line for line in told.splitlines() if line.strip().startswith(name)), "")
        return line.split("REG_SZ", 1)[-1].strip() if "REG_SZ" in line else None

    def is_version(self, version: str) -> None:
        """Check what Windows' list of programs says."""
        told = self.value("DisplayVersion")
        self._must(told == version, f"Windows lists version {told}, not {version}")

    def has_no_old_file(self) -> None:
        """Check that the older program is gone altogether."""
        self._must(not (self.folder / "_internal" / OLD_FILE).exists(), "a file of the older program is left")

    def starts_with_windows(self, *, expected: bool) -> None:
        """Check the entry that starts the program at sign-in."""
        told = self.value("DevLink3 Desk", RUN, "HKCU")
        self._must((told is not None) == expected, f"start with Windows: {told}")
        self._must(told is None or told.endswith("--minimized"), f"start with Windows: {told}")

    def uninstall(self, *more: str) -> None:
        """Uninstall silently and wait; raise ProofError where something is left."""
        self._shop.wine(self.folder / "uninstall.exe", "/S", self._scope.switch, *more)
        # The uninstaller goes on as a copy of itself, so that it can remove its own file.
        deadline = time.monotonic() + 60
        while self.folder.exists() and time.monotonic() < deadline:
            time.sleep(0.2)
        left = [str(path) for path in self.folder.rglob("*")]
        self._must(not self.folder.exists(), f"left behind: {left[:5]}")
        while (self._menu.exists() or self.value("DisplayName")) and time.monotonic() < deadline:
            time.sleep(0.2)
        self._must(not self._menu.exists(), "the entry in the Start menu is left")
        self._must(self.value("DisplayName") is None, "the entry in Windows' list of programs is left")
        self.starts_with_windows(expected=False)

    def has_settings(self, *, expected: bool) -> None:
        """Check whether the settings are there."""
        if expected:
            self._must(self.settings.exists(), "the settings are gone")
            return
        deadline = time.monotonic() + 20
        while self.settings.parent.exists() and time.monotonic() < deadline:
            time.sleep(0.2)
        self._must(not self.settings.parent.exists(), "the folder of the settings is left")

    def _must(self, right: bool, sentence: str) -> None:  # noqa: FBT001
        if not right:
            raise ProofError(sentence)


def scope_of_settings() -> str:
    """Return the folder of settings, data and logs, from drive C."""
    return f"users/{os.environ.get('USER') or 'root'}/AppData/Local/devlink3-desk"
