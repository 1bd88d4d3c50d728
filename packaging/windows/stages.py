"""Verify the Windows program under Wine, stage by stage; started by ``packaging/windows/verify``."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from installation import (
    ALL_USERS_SCOPE,
    Installation,
    build_installer_path,
    create_older_program,
    create_user_scope,
    pack_installer,
)
from wine import ROOT, VerificationError, WineSandbox, find_missing_packages, run_command

OLDER_VERSION = "0.0.9"
SETTINGS_JSON = '{"profiles": [{"name": "Site", "host": "pbx.example", "user": "desk"}]}'
# The other folders of tests/ need bash, an X server, or the tools of a developer.
PORTABLE_TESTS = (
    "contacts",
    "history",
    "link",
    "numbers",
    "protocol",
    "qt",
    "services",
    "simulator",
    "switchboard",
    "app",
)


def _read_version() -> str:
    sys.path.insert(0, str(ROOT / "packaging"))
    from freeze.metadata import VERSION

    return VERSION


class WindowsVerification:
    """The stages, each of which depends on those before it; their docstrings are printed."""

    def __init__(self, sandbox: WineSandbox) -> None:
        self.sandbox = sandbox
        self.version = _read_version()
        self.bundle = sandbox.folder / "dist/devlink3-desk"
        self.user_installation = Installation(sandbox, create_user_scope())
        self.older_installer, self.new_installer = (
            build_installer_path(sandbox, version) for version in (OLDER_VERSION, self.version)
        )
        self.all_users_installation = Installation(sandbox, ALL_USERS_SCOPE)

    def set_up(self) -> str:
        """downloads, verified by their hashes, and a new Wine prefix"""
        self.sandbox.download_packages()
        self.sandbox.unpack_python()
        self.sandbox.create_prefix()
        return self.sandbox.run_windows_program(
            self.sandbox.python, "-c", "import sys; print(sys.version)"
        ).strip()

    def freeze(self) -> str:
        """program frozen by PyInstaller on Windows"""
        # Drive Z is the root of the file system.
        folders = {name: "Z:" + str(self.sandbox.folder / name) for name in ("dist", "build")}
        self.sandbox.run_windows_program(
            self.sandbox.python, "-m", "PyInstaller", "--noconfirm", "--distpath", folders["dist"],
            "--workpath", folders["build"], "packaging/freeze/desk.spec",
        )  # fmt: skip
        return f"{_measure_megabytes(self.bundle)} MB"

    def pack(self) -> str:
        """installers of an older version and of this one"""
        pack_installer(self.sandbox, create_older_program(self.sandbox, self.bundle), OLDER_VERSION)
        pack_installer(self.sandbox, self.bundle, self.version)
        return f"{self.new_installer.name}, {self.new_installer.stat().st_size / 1e6:.0f} MB"

    def install_older(self) -> str:
        """older version installed silently for one user, started at sign-in"""
        self.user_installation.install(self.older_installer, "/AUTOSTART=1")
        self.user_installation.check_version(OLDER_VERSION)
        self.user_installation.check_autostart(expected=True)
        self.user_installation.settings_file.parent.mkdir(parents=True, exist_ok=True)
        self.user_installation.settings_file.write_text(SETTINGS_JSON, encoding="utf-8")
        return str(self.user_installation.folder.relative_to(self.sandbox.drive_c))

    def upgrade(self) -> str:
        """upgrade to this version, settings unchanged"""
        self.user_installation.install(self.new_installer)
        self.user_installation.check_version(self.version)
        self.user_installation.check_old_file_removed()
        self.user_installation.check_autostart(expected=True)
        if self.user_installation.settings_file.read_text(encoding="utf-8") != SETTINGS_JSON:
            raise VerificationError("the settings were changed")
        return f"{OLDER_VERSION} became {self.version}"

    def smoke(self) -> str:
        """smoke test of the installed program"""
        output = run_command(
            [
                sys.executable, ROOT / "packaging/smoke", "--version", self.version,
                "--keyring", "WinVaultKeyring", "--try-keyring", "--path-prefix", "Z:", "--slowness", "4",
                "--pictures", self.sandbox.folder / "pictures",
                "--", "wine", self.user_installation.folder / "devlink3-desk.exe",
            ],
            env=self.sandbox.build_environment(),
        )  # fmt: skip
        return "\n" + output.rstrip()

    def uninstall(self) -> str:
        """uninstalled twice: settings left in place, then removed on request"""
        self.user_installation.uninstall()
        self.user_installation.check_settings(expected=True)
        self.user_installation.install(self.new_installer)
        self.user_installation.uninstall("/REMOVESETTINGS=1")
        self.user_installation.check_settings(expected=False)
        return "nothing left"

    def all_users(self) -> str:
        """installed and uninstalled for all users"""
        self.all_users_installation.install(self.new_installer)
        self.all_users_installation.check_version(self.version)
        self.all_users_installation.check_autostart(expected=False)
        self.all_users_installation.uninstall()
        return str(self.all_users_installation.folder.relative_to(self.sandbox.drive_c))

    def test(self) -> str:
        """test suite on the Windows Python"""
        folders = [f"tests/{name}" for name in PORTABLE_TESTS]
        output = self.sandbox.run_windows_program(
            self.sandbox.python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", "--timeout=300",
            *folders, seconds=5400,
        )  # fmt: skip
        summary = output.strip().splitlines()[-1]
        if " passed" not in summary or " failed" in summary:  # Wine may return 0 after a crash
            raise VerificationError(f"the tests did not finish:\n{output[-6000:]}")
        return summary

    def list_stages(self) -> Sequence[Callable[[], str]]:
        """Return all stages in order."""
        return (
            self.set_up, self.freeze, self.pack, self.install_older, self.upgrade, self.smoke,
            self.uninstall, self.all_users, self.test,
        )  # fmt: skip


def _measure_megabytes(folder: Path) -> int:
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6)


def main() -> int:
    """Run the stages until one fails; return the exit code."""
    parser = argparse.ArgumentParser(prog="packaging/windows/verify", description=__doc__)
    parser.add_argument("--work", type=Path, default=ROOT / "build/windows", help="folder to work in")
    parser.add_argument("--only", action="append", metavar="STAGE", help="run this stage, on an earlier run")
    options = parser.parse_args()
    if packages := find_missing_packages():
        command = f"apt-get install --no-install-recommends {' '.join(packages)}"
        print(f"Missing on this system: {command}", file=sys.stderr)
        return 2
    options.work.mkdir(parents=True, exist_ok=True)
    verification = WindowsVerification(WineSandbox(options.work.resolve()))
    only = options.only
    stages = [stage for stage in verification.list_stages() if only is None or stage.__name__ in only]
    for stage in stages:
        started = time.monotonic()
        try:
            result = stage()
        except VerificationError as error:
            print(f"FAILED {stage.__doc__}: {error}", flush=True)
            return 1
        print(f"ok     {stage.__doc__} ({time.monotonic() - started:.0f} s): {result}", flush=True)
    print(f"windows: {len(stages)} passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
