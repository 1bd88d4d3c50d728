"""The virtual environment ``.venv``: made once, and anew when it is broken or of another Python."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from enum import StrEnum
from pathlib import Path

from bootstrapping.steps import StepError, print_status, run_step


class Extras(StrEnum):
    """What is installed beside the program's own dependencies."""

    NONE = ""
    DEV = "dev"


_STAMP_FILE = "bootstrap.json"


def find_venv_python(venv: Path, platform: str = os.name) -> Path:
    """Return the path of an environment's Python."""
    return venv / "Scripts" / "python.exe" if platform == "nt" else venv / "bin" / "python"


def compute_fingerprint(pyproject: bytes) -> str:
    """Return a hash of what decides an installation: the tools' settings do not."""
    tables = tomllib.loads(pyproject.decode())
    deciding = [tables.get("build-system"), tables.get("project"), tables.get("tool", {}).get("hatch")]
    return hashlib.sha256(json.dumps(deciding, sort_keys=True).encode()).hexdigest()


def build_stamp(pyproject: bytes, python: tuple[int, int], root: Path, extras: Extras) -> dict[str, str]:
    """Return what an environment must have been made from and for; a moved clone is another one."""
    return {
        "project": compute_fingerprint(pyproject),
        "python": f"{python[0]}.{python[1]}",
        "root": str(root),
        "extras": extras.value,
    }


def is_stamp_sufficient(found: object, wanted: dict[str, str]) -> bool:
    """Return whether an environment with the stamp ``found`` will do; one with all extras does for fewer."""
    if not isinstance(found, dict):
        return False
    made = {name: found.get(name) for name in wanted}
    return made in (wanted, {**wanted, "extras": Extras.DEV.value})


def list_installed(venv: Path) -> list[str]:
    """Return the names of the distributions in an environment."""
    folders = [*venv.glob("Lib/site-packages"), *venv.glob("lib/python3.*/site-packages")]
    return sorted({found.name for folder in folders for found in folder.glob("*.dist-info")})


def _is_intact(found: object, venv: Path) -> bool:
    """Return whether all that was installed when the stamp was set is still there."""
    return isinstance(found, dict) and set(found.get("installed", ["?"])) <= set(list_installed(venv))


def _read_stamp(venv: Path) -> object:
    try:
        return json.loads((venv / _STAMP_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _is_working(venv: Path, version: tuple[int, int]) -> bool:
    """Return whether an environment runs, is of the right Python and has its pip."""
    question = (
        f"import sys, pip; sys.exit(sys.version_info[:2] != {version!r} or sys.prefix == sys.base_prefix)"
    )
    try:
        asked = subprocess.run([find_venv_python(venv), "-c", question], capture_output=True, check=False)
    except OSError:
        return False
    return asked.returncode == 0


def _base_python() -> str:
    """Return the Python behind the running one, which may be that of the environment to be replaced."""
    if sys.prefix == sys.base_prefix:
        return sys.executable
    return str(getattr(sys, "_base_executable", sys.executable))


def _create_venv(venv: Path) -> None:
    again = " anew" if venv.exists() else ""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    command = [_base_python(), "-m", "venv", "--clear", str(venv)]
    if not run_step(f"Making the environment {venv.name}{again} with Python {version}", command):
        raise StepError(f"The environment {venv} could not be made; remove the folder and start again.")


def _install_project(root: Path, venv: Path, extras: Extras) -> None:
    what = ".[dev]" if extras is Extras.DEV else "."
    named = "the program and the tools for testing" if extras is Extras.DEV else "the program"
    command = [
        str(find_venv_python(venv)),
        "-m",
        "pip",
        "install",
        "--no-input",
        "--disable-pip-version-check",
        "-e",
        what,
    ]
    if not run_step(f"Installing {named} into {venv.name}", command, cwd=str(root)):
        raise StepError("The Python packages could not be installed; what pip says is above.")


def is_ready(root: Path, extras: Extras) -> bool:
    """Return whether nothing is left to do."""
    venv = root / ".venv"
    wanted = build_stamp((root / "pyproject.toml").read_bytes(), sys.version_info[:2], root, extras)
    found = _read_stamp(venv)
    return find_venv_python(venv).exists() and is_stamp_sufficient(found, wanted) and _is_intact(found, venv)


def is_usable(root: Path) -> bool:
    """Return whether there is an environment to install into; otherwise one must be made."""
    return _is_working(root / ".venv", sys.version_info[:2])


def prepare_venv(root: Path, extras: Extras) -> Path:
    """Bring ``.venv`` up to what is wanted and return its Python."""
    venv = root / ".venv"
    if is_ready(root, extras):
        return find_venv_python(venv)
    if not is_usable(root):
        _create_venv(venv)
    (venv / _STAMP_FILE).unlink(missing_ok=True)
    _install_project(root, venv, extras)
    made = build_stamp((root / "pyproject.toml").read_bytes(), sys.version_info[:2], root, extras)
    record = {**made, "installed": list_installed(venv)}
    (venv / _STAMP_FILE).write_text(json.dumps(record, indent=1), encoding="utf-8")
    print_status(f"All is in place in {venv}.")
    return find_venv_python(venv)
