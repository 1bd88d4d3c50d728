"""The checks and the tests, as ``.ci/run`` runs them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from bootstrapping.steps import attend, say, succeeds

_MOST_WORKERS = 4
"""More than this costs more in starting Qt in each worker than it brings."""

_ONE_PROCESS = (
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
"""pytest options that say how many processes to use, or that need the one that owns the terminal."""


def checks(python: Path) -> list[tuple[str, list[str]]]:
    """Return the static checks, each with its name and command line."""
    run = [str(python), "-m"]
    imports = python.with_name("lint-imports.exe" if python.suffix == ".exe" else "lint-imports")
    return [
        ("ruff check", [*run, "ruff", "check", "."]),
        ("ruff format --check", [*run, "ruff", "format", "--check", "."]),
        ("mypy", [*run, "mypy"]),
        ("lint-imports", [str(imports)]),
    ]


def pytest_arguments(arguments: Sequence[str], cores: int) -> list[str]:
    """Return the arguments of pytest: those given, and several processes unless these speak against it."""
    own = any(word.startswith(option) for word in arguments for option in _ONE_PROCESS)
    workers = min(cores, _MOST_WORKERS)
    return list(arguments) if own or workers < 2 else ["-n", str(workers), *arguments]


def run_tests(root: Path, python: Path, arguments: Sequence[str]) -> int:
    """Run every check, then the tests, however the checks ended; return 0 only if all went well."""
    failed = [name for name, command in checks(python) if not succeeds(name, command, cwd=str(root))]
    command = [str(python), "-m", "pytest", *pytest_arguments(arguments, os.cpu_count() or 1)]
    code = attend(command, cwd=str(root))
    if failed:
        say(f"These checks failed, their words are above the tests': {', '.join(failed)}.")
    return code or (1 if failed else 0)
