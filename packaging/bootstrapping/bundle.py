"""The frozen program: built by PyInstaller, then tried as a whole."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from bootstrapping.steps import StepError, run_in_terminal, run_step

_EXPECTED_KEYRINGS = {"win32": "WinVaultKeyring", "darwin": "macOS"}
"""What must be found where nothing has to be running for it; on Linux that depends on the session."""


def read_program_version(root: Path) -> str:
    """Return the version that ``devlink3_desk/__init__.py`` gives."""
    text = (root / "devlink3_desk/__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    if found is None:
        raise StepError("devlink3_desk/__init__.py has no __version__.")
    return found.group(1)


def program_path(root: Path, platform: str) -> Path:
    """Return where the frozen program is, once it is built."""
    if platform == "darwin":
        return root / "dist/DevLink3 Desk.app/Contents/MacOS/devlink3-desk"
    return root / "dist/devlink3-desk" / ("devlink3-desk.exe" if platform == "win32" else "devlink3-desk")


def freeze_program(root: Path, python: Path) -> None:
    """Freeze the program into ``dist``; raise StepError where that fails."""
    command = [
        str(python), "-m", "PyInstaller", "--noconfirm", "--distpath", str(root / "dist"),
        "--workpath", str(root / "build"), str(root / "packaging/desk.spec"),
    ]  # fmt: skip
    if not run_step("Freezing the program", command, cwd=str(root)):
        raise StepError("The program could not be frozen; what PyInstaller says is above.")


def run_smoke_test(root: Path, python: Path, arguments: Sequence[str]) -> int:
    """Try the frozen program, on an X server of its own where there is no display."""
    platform = sys.platform
    screen: list[str] = []
    if platform == "linux" and not os.environ.get("DISPLAY"):
        if shutil.which("xvfb-run") is None:
            raise StepError("There is no display and no xvfb-run to make one.")
        screen = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24"]
    command = [
        *screen, str(python), str(root / "packaging/smoke"), "--version", read_program_version(root),
        "--keyring", _EXPECTED_KEYRINGS.get(platform, ""), *arguments, "--", str(program_path(root, platform)),
    ]  # fmt: skip
    return run_in_terminal(command, cwd=str(root))


def run_bundle(root: Path, python: Path, arguments: Sequence[str]) -> int:
    """Build the frozen program and try it; arguments go to the trial."""
    freeze_program(root, python)
    return run_smoke_test(root, python, arguments)
