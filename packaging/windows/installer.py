"""Build the Windows installer with NSIS: ``python packaging/windows/installer.py``.

If WINDOWS_SIGN_COMMAND contains a command, such as ``signtool sign /fd sha256 /a``, it signs the programs,
the installer and the uninstaller. Otherwise a line reports that nothing is signed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "packaging"))

from freeze import metadata  # noqa: E402 - on sys.path by the line above

SIGN_COMMAND_VARIABLE = "WINDOWS_SIGN_COMMAND"
DEFAULT_MAKENSIS_PATH = Path(r"C:\Program Files (x86)\NSIS\makensis.exe")


def find_makensis() -> str:
    """Return the path of the compiler of NSIS. Exits if NSIS is not installed."""
    found = shutil.which("makensis") or (
        str(DEFAULT_MAKENSIS_PATH) if DEFAULT_MAKENSIS_PATH.is_file() else None
    )
    if found is None:
        raise SystemExit("NSIS (makensis) is not installed.")
    return found


def sign_programs(bundle: Path) -> None:
    """Sign the programs of a bundle with the command of WINDOWS_SIGN_COMMAND."""
    command = os.environ.get(SIGN_COMMAND_VARIABLE, "")
    if not command:
        print(f"Signing: skipped, {SIGN_COMMAND_VARIABLE} is not set.", flush=True)
        return
    # A shell, because the command consists of a program and options, perhaps with quotes.
    for program in sorted(bundle.glob("*.exe")):
        subprocess.run(f'{command} "{program}"', shell=True, check=True)


def build_installer(
    bundle: Path, icon: Path, output: Path, installer_version: str = metadata.VERSION, stub_target: str = ""
) -> None:
    """Build the installer of ``bundle``; ``stub_target`` is a target of NSIS, such as ``amd64-unicode``."""
    values = {
        "VERSION": installer_version,
        "FOUR": ".".join(map(str, metadata.parse_windows_version(installer_version))),
        "BUNDLE": bundle.resolve(),
        "ICON": icon.resolve(),
        "OUTPUT": output.resolve(),
        **({"TARGET": stub_target} if stub_target else {}),
        **({"SIGN": "1"} if os.environ.get(SIGN_COMMAND_VARIABLE) else {}),
    }
    # -WX turns warnings into errors: a misspelt variable is only a warning to NSIS.
    options = [f"-D{name}={value}" for name, value in values.items()]
    subprocess.run(
        [find_makensis(), "-V2", "-WX", *options, str(HERE / "installer.nsi")], check=True, stdout=sys.stderr
    )


def main() -> int:
    """Sign the programs, build the installer and print its path."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundle", type=Path, default=ROOT / "dist/devlink3-desk")
    parser.add_argument("--output", type=Path, default=ROOT / "dist")
    options = parser.parse_args()
    sign_programs(options.bundle)
    installer = options.output / f"DevLink3-Desk-{metadata.VERSION}-windows-x64.exe"
    # PyInstaller names its build folder after desk.spec, which writes the icons there.
    build_installer(options.bundle, ROOT / "build/desk/icons/devlink3-desk.ico", installer)
    print(installer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
