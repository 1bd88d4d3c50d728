"""The static checks and the tests, as ``.ci/run`` runs them."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from setup.steps import print_status, run_step, run_terminal_step

_WORKERS_PER_CORE = 2.5
"""Workers of pytest per core; tests spend a part of their time waiting for other programs."""

_MAX_WORKERS = 5
"""Maximum number of workers; starting Qt in more of them costs more time than they save."""

_DISTRIBUTION = "worksteal"
"""Each worker runs its part of the tests in order, which shares fixtures, then takes tests of others."""

_SINGLE_PROCESS_OPTIONS = (
    "-n",
    "--numprocesses",
    "--dist",
    "--pdb",
    "--trace",
    "-s",
    "--capture=no",
    "--collect-only",
    "--co",
)
"""pytest options that set the number of processes, or that need the process that owns the terminal."""


def list_static_checks(python: Path) -> list[tuple[str, list[str]]]:
    """Return name and command line of each static check."""
    run = [str(python), "-m"]
    # import-linter cannot be run as a module.
    imports = python.with_name("lint-imports.exe" if python.suffix == ".exe" else "lint-imports")
    return [
        ("ruff check", [*run, "ruff", "check", "."]),
        ("ruff format --check", [*run, "ruff", "format", "--check", "."]),
        ("mypy", [*run, "mypy"]),
        ("lint-imports", [str(imports)]),
    ]


def build_pytest_arguments(arguments: Sequence[str], cores: int) -> list[str]:
    """Return ``arguments`` for pytest, with a number of workers unless they rule that out."""
    is_single = any(word.startswith(option) for word in arguments for option in _SINGLE_PROCESS_OPTIONS)
    if is_single:
        return list(arguments)
    workers = min(int(cores * _WORKERS_PER_CORE), _MAX_WORKERS)
    return ["-n", str(workers), "--dist", _DISTRIBUTION, *arguments]


@contextlib.contextmanager
def _compile_tests(root: Path, python: Path) -> Iterator[None]:
    """In a new clone, compile the tests during the block, so that not every pytest worker does so."""
    if list(root.glob("tests/__pycache__/conftest.*-pytest-*.pyc")):
        yield
        return
    command = [str(python), "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
        yield


def run_tests(root: Path, python: Path, arguments: Sequence[str]) -> int:
    """Run every check and then the tests, even after a failed check; return 0 only if all succeeded."""
    # pytest and the programs that the tests start use the compiled modules of each other.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with _compile_tests(root, python):
        # One run reports everything that is wrong.
        failed = [
            name for name, command in list_static_checks(python) if not run_step(name, command, cwd=str(root))
        ]
    command = [str(python), "-m", "pytest", *build_pytest_arguments(arguments, os.cpu_count() or 1)]
    exit_code = run_terminal_step("pytest", command, cwd=str(root))
    if failed:
        print_status(f"Failed checks, with their output above that of pytest: {', '.join(failed)}.")
    return exit_code or (1 if failed else 0)
