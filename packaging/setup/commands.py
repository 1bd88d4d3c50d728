"""The commands of the bootstrap script, with their requirements."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from setup import apt, environment
from setup.apt_cache import format_root_prefix, is_root
from setup.bundle import run_bundle
from setup.checks import run_tests
from setup.environment import Extras
from setup.requirements import (
    FREEZE_TOOLS,
    QT_LIBRARIES,
    QT_OPTIONAL_LIBRARIES,
    TEST_PROGRAMS,
    VENV_MODULE,
    SystemRequirement,
    find_missing,
)
from setup.steps import StepError, exec_command, print_status, run_in_terminal, run_step

USAGE = """\
usage: python3 packaging/bootstrap.py COMMAND [ARGS]

  demo [ARGS]          open the demo window
  test [ARGS]          run all checks and tests; ARGS are passed to pytest
  bench [--only WORD] [--json FILE]
                       run the benchmarks
  fuzz [--seconds N] [TARGET]
                       fuzz the decoders (Linux on x86-64)
  audit                check the dependencies for known vulnerabilities
  bundle [ARGS]        freeze the program into dist and test it; ARGS are passed to packaging/smoke
  translate [ARGS]     run packaging/translate.py: update (default), check, missing LANG, fill LANG FILE
  run [ARGS]           run devlink3-desk ARGS

Each command first installs what it requires and this machine lacks.
"""

INFO_OPTIONS = frozenset({"-h", "--help", "--version"})
"""Options that print to the terminal and open no window."""

WINDOWLESS_COMMANDS = INFO_OPTIONS | {
    *("simulate", "probe", "monitor", "board", "hub", "history", "report"),
    *("system", "number", "contacts", "read"),
}
"""Commands and options of the program that open no window, and so do not require Qt's libraries."""


@dataclass(frozen=True)
class SetupPlan:
    """The required and the optional packages of the system, and the Python packages, for one command."""

    required: tuple[SystemRequirement, ...] = ()
    optional: tuple[SystemRequirement, ...] = ()
    extras: Extras = Extras.NONE


def opens_window(arguments: Sequence[str]) -> bool:
    """Return whether the program opens a window with these arguments."""
    words = iter(arguments)
    for word in words:
        if word in WINDOWLESS_COMMANDS:
            return False
        # The general options may precede the command.
        if word == "--config-dir":
            next(words, None)
        elif not word.startswith(("-v", "--verbose", "--config-dir=")):
            return True
    return True


def plan_setup(command: str, arguments: Sequence[str]) -> SetupPlan:
    """Return what a command with these arguments requires."""
    if command == "run" and not opens_window(arguments):
        return SetupPlan()
    if command == "bundle":
        return SetupPlan((*QT_LIBRARIES, *FREEZE_TOOLS), (*QT_OPTIONAL_LIBRARIES, *TEST_PROGRAMS), Extras.DEV)
    if command == "test":
        return SetupPlan(QT_LIBRARIES, (*QT_OPTIONAL_LIBRARIES, *TEST_PROGRAMS), Extras.DEV)
    if command in {"bench", "fuzz", "audit"}:
        return SetupPlan(QT_LIBRARIES, extras=Extras.DEV)
    return SetupPlan(QT_LIBRARIES, QT_OPTIONAL_LIBRARIES)


def find_display_problem(arguments: Sequence[str], platform: str, env: Mapping[str, str]) -> str | None:
    """Return the message to print if there is no display for a window; ``None`` if there is one."""
    if platform != "linux" or env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"):
        return None
    if INFO_OPTIONS.intersection(arguments):
        return None
    if env.get("QT_QPA_PLATFORM", "xcb").split(":")[0].split(";")[0] not in {"xcb", "wayland", "wayland-egl"}:
        return None
    return (
        "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so the demo window cannot open.\n"
        "A picture of it after twenty seconds of calls, without a display:\n"
        "  QT_QPA_PLATFORM=offscreen python3 packaging/bootstrap.py demo --screenshot demo.png --after 20\n"
        "The simulated PBX of the demo alone, as a server for `run monitor` and `run board`:\n"
        "  python3 packaging/bootstrap.py run simulate --help"
    )


def _format_names(requirements: Sequence[SystemRequirement], limit: int) -> str:
    names = ", ".join(requirement.name for requirement in requirements[:limit])
    return names + (f" and {len(requirements) - limit} more" if len(requirements) > limit else "")


def print_missing(missing: Sequence[SystemRequirement]) -> None:
    """Print what is missing, and how to install it where that is known."""
    if not apt.is_available():
        print_status(f"Missing on this system: {_format_names(missing, 99)}. Use your package manager.")
        return
    command = apt.format_install_command(missing)
    if not command:
        print_status(f"Missing on this system: {_format_names(missing, 99)}. No package provides it.")
        return
    request = "Run this to install it"
    if not is_root() and not format_root_prefix():
        request = "Ask an administrator to run this as root to install it"
    print_status(f"Missing on this system: {_format_names(missing, 4)}. {request}:")
    print_status(f"  {command}")


def _set_up_system(root: Path, setup_plan: SetupPlan) -> None:
    """Install missing packages. Raises :class:`.StepError` if a requirement is still not met."""
    required = () if sys.platform != "linux" else setup_plan.required
    optional = () if sys.platform != "linux" else setup_plan.optional
    if not environment.is_ready(root, setup_plan.extras) and not environment.is_usable(root):
        required = (VENV_MODULE, *required)
    missing = find_missing((*required, *optional))
    if missing and apt.is_available():
        missing = apt.install_missing(missing)
    if not missing:
        return
    print_missing(missing)
    fatal = [requirement for requirement in missing if requirement in required]
    # Libraries are recognised by their names on Debian. Where those may differ, the command is tried anyway.
    if fatal and (apt.is_available() or VENV_MODULE in fatal):
        raise StepError("This command cannot run without these: install them, then try again.")


def _start_program(_root: Path, python: Path, arguments: Sequence[str]) -> int:
    # -P: modules in the current folder must not shadow those of the program.
    return exec_command([str(python), "-P", "-m", "devlink3_desk", *arguments])


def _run_demo(root: Path, python: Path, arguments: Sequence[str]) -> int:
    return _start_program(root, python, ["--demo", *arguments])


def _run_benchmarks(root: Path, python: Path, arguments: Sequence[str]) -> int:
    # PYTHONPATH instead of another working directory, so that a relative FILE is still the user's.
    command = [str(python), "-P", "-m", "tests.benchmarks", *arguments]
    return exec_command(command, env={"PYTHONPATH": str(root)})


def _run_translate(root: Path, python: Path, arguments: Sequence[str]) -> int:
    return run_in_terminal([str(python), str(root / "packaging/translate.py"), *(arguments or ["update"])])


def _run_fuzzer(root: Path, python: Path, arguments: Sequence[str]) -> int:
    _ensure_tool(python, "atheris>=3,<4")
    command = [str(python), "-P", "-m", "tests.fuzz", *arguments]
    return exec_command(command, env={"PYTHONPATH": str(root)})


def _run_audit(_root: Path, python: Path, arguments: Sequence[str]) -> int:
    _ensure_tool(python, "pip-audit")
    return exec_command([str(python), "-m", "pip_audit", "--local", "--skip-editable", *arguments])


def _ensure_tool(python: Path, name: str) -> None:
    """Install a tool that only one command uses. Raises :class:`.StepError`."""
    install = [str(python), "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "-q", name]
    if not run_step(f"Installing {name}", install):
        raise StepError(f"{name} could not be installed; see the output of pip above.")


_COMMANDS: dict[str, Callable[[Path, Path, Sequence[str]], int]] = {
    "demo": _run_demo,
    "test": run_tests,
    "bench": _run_benchmarks,
    "fuzz": _run_fuzzer,
    "audit": _run_audit,
    "bundle": run_bundle,
    "translate": _run_translate,
    "run": _start_program,
}


def main(root_folder: str, argv: Sequence[str]) -> int:
    """Set up and run the command in ``argv``; return its exit code. Called by ``bootstrap.py``."""
    root = Path(root_folder)
    if not argv or argv[0] in {"-h", "--help"}:
        sys.stdout.write(USAGE)
        return 0 if argv else 2
    command, arguments = argv[0], argv[1:]
    if command not in _COMMANDS:
        print_status(f"Unknown command {command!r}.\n\n{USAGE}")
        return 2
    problem = find_display_problem(arguments, sys.platform, os.environ) if command == "demo" else None
    if problem is not None:
        print_status(problem)
        return 1
    setup_plan = plan_setup(command, arguments)
    try:
        _set_up_system(root, setup_plan)
        python = environment.prepare_venv(root, setup_plan.extras)
        return _COMMANDS[command](root, python, arguments)
    except StepError as error:
        print_status(str(error))
        return 1
