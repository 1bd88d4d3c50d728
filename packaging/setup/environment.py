"""The virtual environment ``.venv``, recreated if it is broken or of another Python version."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from enum import StrEnum
from pathlib import Path

from setup.steps import StepError, print_status, run_step


class Extras(StrEnum):
    """Optional dependencies to install (``project.optional-dependencies`` in pyproject.toml)."""

    NONE = ""
    DEV = "dev"


_STAMP_FILE = "bootstrap.json"


def find_venv_python(venv: Path, platform: str = os.name) -> Path:
    """Return the path of the Python of an environment."""
    return venv / "Scripts" / "python.exe" if platform == "nt" else venv / "bin" / "python"


def compute_fingerprint(pyproject: bytes) -> str:
    """Return a hash of the parts of pyproject.toml that affect an installation."""
    tables = tomllib.loads(pyproject.decode())
    # Without the settings of ruff, mypy and pytest: changing those must not reinstall anything.
    relevant = [tables.get("build-system"), tables.get("project"), tables.get("tool", {}).get("hatch")]
    return hashlib.sha256(json.dumps(relevant, sort_keys=True).encode()).hexdigest()


def build_stamp(pyproject: bytes, python: tuple[int, int], root: Path, extras: Extras) -> dict[str, str]:
    """Return the values that identify an environment: dependencies, Python version, clone and extras."""
    # An editable installation contains the path of the clone, so it does not survive moving the clone.
    return {
        "project": compute_fingerprint(pyproject),
        "python": f"{python[0]}.{python[1]}",
        "root": str(root),
        "extras": extras.value,
    }


def is_stamp_sufficient(stamp: object, required: dict[str, str]) -> bool:
    """Return whether an environment with ``stamp`` meets ``required``."""
    if not isinstance(stamp, dict):
        return False
    actual = {name: stamp.get(name) for name in required}
    # The development extras include all others.
    return actual in (required, {**required, "extras": Extras.DEV.value})


def list_installed(venv: Path) -> list[str]:
    """Return the names of the distributions in an environment."""
    folders = [*venv.glob("Lib/site-packages"), *venv.glob("lib/python3.*/site-packages")]
    return sorted({info.name for folder in folders for info in folder.glob("*.dist-info")})


def _is_intact(stamp: object, venv: Path) -> bool:
    """Return whether everything that was installed when the stamp was written is still there."""
    return isinstance(stamp, dict) and set(stamp.get("installed", ["?"])) <= set(list_installed(venv))


def _read_stamp(venv: Path) -> object:
    try:
        return json.loads((venv / _STAMP_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _is_working(venv: Path, version: tuple[int, int]) -> bool:
    """Return whether an environment starts, has the right Python version and contains pip."""
    question = (
        f"import sys, pip; sys.exit(sys.version_info[:2] != {version!r} or sys.prefix == sys.base_prefix)"
    )
    try:
        completed = subprocess.run([find_venv_python(venv), "-c", question], capture_output=True, check=False)
    except OSError:
        return False
    return completed.returncode == 0


def _find_base_python() -> str:
    """Return the Python to create ``.venv`` with."""
    # The running Python may be the one in the environment that is going to be deleted.
    if sys.prefix == sys.base_prefix:
        return sys.executable
    return str(getattr(sys, "_base_executable", sys.executable))


def _create_venv(venv: Path) -> None:
    verb = "Recreating" if venv.exists() else "Creating"
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    command = [_find_base_python(), "-m", "venv", "--clear", str(venv)]
    if not run_step(f"{verb} the environment {venv.name} with Python {version}", command):
        raise StepError(f"The environment {venv} could not be created. Delete the folder and try again.")


def _install_project(root: Path, venv: Path, extras: Extras) -> None:
    source = ".[dev]" if extras is Extras.DEV else "."
    contents = "the program and the development tools" if extras is Extras.DEV else "the program"
    # Editable, so that changes of the code need no installation.
    command = [
        str(find_venv_python(venv)),
        "-m",
        "pip",
        "install",
        "--no-input",
        "--disable-pip-version-check",
        "-e",
        source,
    ]
    if not run_step(f"Installing {contents} into {venv.name}", command, cwd=str(root)):
        raise StepError("The Python packages could not be installed; see the output of pip above.")


def is_ready(root: Path, extras: Extras) -> bool:
    """Return whether ``.venv`` has what ``extras`` ask for, so that nothing has to be installed."""
    venv = root / ".venv"
    required = build_stamp((root / "pyproject.toml").read_bytes(), sys.version_info[:2], root, extras)
    stamp = _read_stamp(venv)
    has_python = find_venv_python(venv).exists()
    return has_python and is_stamp_sufficient(stamp, required) and _is_intact(stamp, venv)


def is_usable(root: Path) -> bool:
    """Return whether packages can be installed into ``.venv``; otherwise it has to be created first."""
    return _is_working(root / ".venv", sys.version_info[:2])


def prepare_venv(root: Path, extras: Extras) -> Path:
    """Create ``.venv`` or update it where necessary, and return its Python. Raises :class:`.StepError`."""
    venv = root / ".venv"
    if is_ready(root, extras):
        return find_venv_python(venv)
    if not is_usable(root):
        _create_venv(venv)
    # Without a stamp, an installation that is interrupted starts again the next time.
    (venv / _STAMP_FILE).unlink(missing_ok=True)
    _install_project(root, venv, extras)
    stamp = build_stamp((root / "pyproject.toml").read_bytes(), sys.version_info[:2], root, extras)
    record = {**stamp, "installed": list_installed(venv)}
    (venv / _STAMP_FILE).write_text(json.dumps(record, indent=1), encoding="utf-8")
    print_status(f"The environment {venv} is ready.")
    return find_venv_python(venv)
