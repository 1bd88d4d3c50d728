"""Prove the Windows program under Wine, stage by stage; see ``packaging/windows/prove``."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from installation import ALL_USERS, Installation, installer_of, older, one_user, pack
from workshop import ROOT, ProofError, Workshop, lacking, run

OLDER = "0.0.9"
SETTINGS = '{"profiles": [{"name": "Site", "host": "pbx.example", "user": "desk"}]}'
PORTABLE_TESTS = (
    "contacts",
    "link",
    "preferences",
    "protocol",
    "qt",
    "services",
    "simulator",
    "switchboard",
    "app",
)


def _version() -> str:
    sys.path.insert(0, str(ROOT / "packaging"))
    from bundling.version import NUMBER

    return NUMBER


class Proof:
    """The stages, each of which builds on those before it."""

    def __init__(self, shop: Workshop) -> None:
        self.shop = shop
        self.version = _version()
        self.bundle = shop.folder / "dist/devlink3-desk"
        self.user = Installation(shop, one_user())
        self.old, self.new = (installer_of(shop, each) for each in (OLDER, self.version))
        self.all = Installation(shop, ALL_USERS)

    def set_up(self) -> str:
        """downloads, checked by their hashes, and a fresh Windows"""
        self.shop.download()
        self.shop.unpack()
        self.shop.start_wine()
        return self.shop.wine(self.shop.python, "-c", "import sys; print(sys.version)").strip()

    def freeze(self) -> str:
        """the program, frozen by the Windows PyInstaller"""
        folders = {name: "Z:" + str(self.shop.folder / name) for name in ("dist", "build")}
        self.shop.wine(
            self.shop.python, "-m", "PyInstaller", "--noconfirm", "--distpath", folders["dist"],
            "--workpath", folders["build"], "packaging/desk.spec",
        )  # fmt: skip
        return f"{_megabytes(self.bundle)} MB"

    def pack(self) -> str:
        """installers: an older one, and this one"""
        pack(self.shop, older(self.shop, self.bundle), OLDER)
        pack(self.shop, self.bundle, self.version)
        return f"{self.new.name}, {self.new.stat().st_size / 1e6:.0f} MB"

    def install_older(self) -> str:
        """the older one, installed silently for one user, with start at sign-in"""
        self.user.install(self.old, "/AUTOSTART=1")
        self.user.is_version(OLDER)
        self.user.starts_with_windows(expected=True)
        self.user.settings.parent.mkdir(parents=True, exist_ok=True)
        self.user.settings.write_text(SETTINGS, encoding="utf-8")
        return str(self.user.folder.relative_to(self.shop.drive))

    def upgrade(self) -> str:
        """this one, installed over it, with the settings kept"""
        self.user.install(self.new)
        self.user.is_version(self.version)
        self.user.has_no_old_file()
        self.user.starts_with_windows(expected=True)
        if self.user.settings.read_text(encoding="utf-8") != SETTINGS:
            raise ProofError("the settings were changed")
        return f"{OLDER} became {self.version}"

    def smoke(self) -> str:
        """the installed program, tried as a whole"""
        told = run(
            [
                sys.executable, ROOT / "packaging/smoke", "--version", self.version,
                "--keyring", "WinVaultKeyring", "--try-keyring", "--path-prefix", "Z:", "--slowness", "4",
                "--pictures", self.shop.folder / "pictures",
                "--", "wine", self.user.folder / "devlink3-desk.exe",
            ],
            env=self.shop.environment(),
        )  # fmt: skip
        return "\n" + told.rstrip()

    def uninstall(self) -> str:
        """uninstalled: settings kept, then asked to go, then nothing is left"""
        self.user.uninstall()
        self.user.has_settings(expected=True)
        self.user.install(self.new)
        self.user.uninstall("/REMOVESETTINGS=1")
        self.user.has_settings(expected=False)
        return "nothing left"

    def all_users(self) -> str:
        """installed and uninstalled for all users"""
        self.all.install(self.new)
        self.all.is_version(self.version)
        self.all.starts_with_windows(expected=False)
        self.all.uninstall()
        return str(self.all.folder.relative_to(self.shop.drive))

    def test(self) -> str:
        """the test suite on the Windows Python"""
        folders = [f"tests/{name}" for name in PORTABLE_TESTS if (ROOT / "tests" / name).is_dir()]
        told = self.shop.wine(
            self.shop.python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", "--timeout=300",
            *folders, seconds=2400,
        )  # fmt: skip
        summary = told.strip().splitlines()[-1]
        if " passed" not in summary or " failed" in summary:  # Wine may end with 0 after a crash
            raise ProofError(f"the tests did not come to their end:\n{told[-6000:]}")
        return summary

    def stages(self) -> Sequence[Callable[[], str]]:
        """Return all of them in order."""
        return (
            self.set_up, self.freeze, self.pack, self.install_older, self.upgrade, self.smoke,
            self.uninstall, self.all_users, self.test,
        )  # fmt: skip


def _megabytes(folder: Path) -> int:
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6)


def main() -> int:
    """Run the stages until one fails."""
    parser = argparse.ArgumentParser(prog="packaging/windows/prove", description=__doc__)
    parser.add_argument("--work", type=Path, default=ROOT / "build/windows", help="folder to work in")
    parser.add_argument("--only", action="append", metavar="STAGE", help="for work on the proof itself")
    options = parser.parse_args()
    if packages := lacking():
        print(f"Missing here: apt-get install --no-install-recommends {' '.join(packages)}", file=sys.stderr)
        return 2
    options.work.mkdir(parents=True, exist_ok=True)
    proof = Proof(Workshop(options.work.resolve()))
    stages = [stage for stage in proof.stages() if options.only is None or stage.__name__ in options.only]
    for stage in stages:
        started = time.monotonic()
        try:
            told = stage()
        except ProofError as error:
            print(f"FAILED {stage.__doc__}: {error}", flush=True)
            return 1
        print(f"ok     {stage.__doc__} ({time.monotonic() - started:.0f} s): {told}", flush=True)
    print(f"windows: {len(stages)} passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
