"""The checks and the tests, as ``.ci/run`` runs them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from bootstrapping.steps import print_status, run_in_terminal, run_step

_MAX_WORKERS = 4
"""More than this costs more in starting Qt in each worker than it brings."""

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
"""pytest options that say how many processes to use, or that need the one that owns the terminal."""


def list_static_checks(python: Path) -> list[tuple[str, list[str]]]:
    """Return the static checks, each with its name and command line."""
    run = [str(python), "-m"]
    imports = python.with_name("lint-imports.exe" if python.suffix == ".exe" else "lint-imports")
    return [
        ("ruff check", [*run, "ruff", "check", "."]),
        ("ruff format --check", [*run, "ruff", "format", "--check", "."]),
        ("mypy", [*run, "mypy"]),
        ("lint-imports", [str(imports)]),
    ]


def build_pytest_arguments(arguments: Sequence[str], cores: int) -> list[str]:
    """Return the arguments of pytest: those given, and several processes unless these speak against it."""
    own = any(word.startswith(option) for word in arguments for option in _SINGLE_PROCESS_OPTIONS)
    workers = min(cores, _MAX_WORKERS)
    return list(arguments) if own or workers < 2 else ["-n", str(workers), *arguments]


def run_tests(root: Path, python: Path, arguments: Sequence[str]) -> int:
    """Run every check, then the tests, however the checks ended; return 0 only if all went well."""
    failed = [
        name for name, command in list_static_checks(python) if not run_step(name, command, cwd=str(root))
    ]
    command = [str(python), "-m", "pytest", *build_pytest_arguments(arguments, os.cpu_count() or 1)]
    code = run_in_terminal(command, cwd=str(root))
    if failed:
        print_status(f"These checks failed, their words are above the tests': {', '.join(failed)}.")
    return code or (1 if failed else 0)
