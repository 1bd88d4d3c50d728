"""Build the frozen program with PyInstaller and run the smoke test on it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from freeze import metadata

from setup.steps import StepError, run_in_terminal, run_step

_EXPECTED_KEYRINGS = {"win32": "WinVaultKeyring", "darwin": "macOS"}
"""Keyrings that are always available. On Linux that depends on the session, so nothing is expected there."""


def build_program_path(root: Path, platform: str) -> Path:
    """Return the path of the frozen program."""
    if platform == "darwin":
        return root / "dist/DevLink3 Desk.app/Contents/MacOS/devlink3-desk"
    return root / "dist/devlink3-desk" / ("devlink3-desk.exe" if platform == "win32" else "devlink3-desk")


def freeze_program(root: Path, python: Path) -> None:
    """Freeze the program into ``dist``. Raises :class:`.StepError` if that fails."""
    command = [
        str(python), "-m", "PyInstaller", "--noconfirm", "--distpath", str(root / "dist"),
        "--workpath", str(root / "build"), str(root / "packaging/freeze/desk.spec"),
    ]  # fmt: skip
    if not run_step("Freezing the program", command, cwd=str(root)):
        raise StepError("The program could not be frozen; see the output of PyInstaller above.")


def run_smoke_test(root: Path, python: Path, arguments: Sequence[str]) -> int:
    """Run the smoke test on the frozen program, under Xvfb if there is no display."""
    # On Windows and macOS, every session has a display.
    platform = sys.platform
    xvfb: list[str] = []
    if platform == "linux" and not os.environ.get("DISPLAY"):
        if shutil.which("xvfb-run") is None:
            raise StepError("There is no display, and xvfb-run is not installed.")
        xvfb = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24"]
    command = [
        *xvfb, str(python), str(root / "packaging/smoke"), "--version", metadata.VERSION,
        "--keyring", _EXPECTED_KEYRINGS.get(platform, ""), *arguments,
        "--", str(build_program_path(root, platform)),
    ]  # fmt: skip
    return run_in_terminal(command, cwd=str(root))


def run_bundle(root: Path, python: Path, arguments: Sequence[str]) -> int:
    """Build the frozen program and run the smoke test with ``arguments`` on it; return its exit code."""
    freeze_program(root, python)
    return run_smoke_test(root, python, arguments)
