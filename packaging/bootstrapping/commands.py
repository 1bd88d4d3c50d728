"""The commands: what each needs, sets up and starts."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bootstrapping import apt, environment
from bootstrapping.bundle import run_bundle
from bootstrapping.checks import run_tests
from bootstrapping.environment import Extras
from bootstrapping.needs import (
    FREEZE_TOOLS,
    QT_LIBRARIES,
    QT_OPTIONAL_LIBRARIES,
    TEST_PROGRAMS,
    VENV_MODULE,
    SystemRequirement,
    find_missing,
)
from bootstrapping.steps import StepError, exec_command, print_status, run_in_terminal, run_step

USAGE = """\
usage: python3 packaging/bootstrap.py COMMAND [ARGS]

  demo [ARGS]          set up what is needed and open the demo window
  test [ARGS]          set up and run all checks and tests; ARGS go to pytest alone
  bench [--json FILE]  set up and run the benchmarks
  fuzz [--seconds N] [TARGET]
                       set up and fuzz the decoders; Linux on x86-64
  audit                set up and look for known vulnerabilities in the dependencies
  bundle [ARGS]        set up, freeze the program into dist and try it; ARGS go to packaging/smoke
  translate [ARGS]     what packaging/translate.py does: update, check, missing LANG, fill LANG FILE
  run [ARGS]           devlink3-desk ARGS
"""

INFO_OPTIONS = frozenset({"-h", "--help", "--version"})
"""Options that are answered in the terminal, without a window."""

WINDOWLESS_COMMANDS = INFO_OPTIONS | {"simulate", "probe", "monitor", "board", "read", "system"}
"""Commands of the program that open no window: they need nothing of Qt's."""


@dataclass(frozen=True)
class SetupPlan:
    """What one call needs: of the system (to run at all, to run well), of Python's packages."""

    required: tuple[SystemRequirement, ...] = ()
    optional: tuple[SystemRequirement, ...] = ()
    extras: Extras = Extras.NONE


def opens_window(arguments: Sequence[str]) -> bool:
    """Return whether the program opens a window with these arguments; its general options may come first."""
    words = iter(arguments)
    for word in words:
        if word in WINDOWLESS_COMMANDS:
            return False
        if word == "--config-dir":
            next(words, None)
        elif not word.startswith(("-v", "--verbose", "--config-dir=")):
            return True
    return True


def plan_setup(command: str, arguments: Sequence[str]) -> SetupPlan:
    """Return what a command with its arguments needs."""
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
    """Return what to tell a person whose machine has no display to open a window on, or ``None``."""
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


def _format_names(needs: Sequence[SystemRequirement], most: int = 4) -> str:
    names = [need.name for need in needs[:most]]
    return ", ".join(names) + (f" and {len(needs) - most} more" if len(needs) > most else "")


def _set_up_system(root: Path, setup_plan: SetupPlan) -> None:
    """See to what the operating system must bring; raise StepError where the command cannot do without it."""
    needed = () if sys.platform != "linux" else setup_plan.required
    wanted = () if sys.platform != "linux" else setup_plan.optional
    if not environment.is_ready(root, setup_plan.extras) and not environment.is_usable(root):
        needed = (VENV_MODULE, *needed)
    lacking = find_missing((*needed, *wanted))
    if lacking and apt.is_available():
        lacking = apt.install_missing(lacking)
    if not lacking:
        return
    if apt.is_available():
        print_status(
            f"Missing on this system: {_format_names(lacking)}. This command, given as root, installs it:"
        )
        print_status(f"  {apt.format_install_command(lacking)}")
    else:
        print_status(
            f"Missing on this system, to be installed by its own means: {_format_names(lacking, most=99)}."
        )
    fatal = [need for need in lacking if need in needed]
    if fatal and (apt.is_available() or VENV_MODULE in fatal):
        raise StepError("This command cannot go on without it.")


def _start_program(_root: Path, python: Path, arguments: Sequence[str]) -> int:
    # -P: whatever lies in the current folder must not be taken for one of the program's modules.
    return exec_command([str(python), "-P", "-m", "devlink3_desk", *arguments])


def _run_demo(root: Path, python: Path, arguments: Sequence[str]) -> int:
    return _start_program(root, python, ["--demo", *arguments])


def _run_benchmarks(root: Path, python: Path, arguments: Sequence[str]) -> int:
    # Found by PYTHONPATH, not by going to the root: a relative FILE means what the caller meant.
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
    """Install a tool that only one command uses, where it is not there."""
    install = [str(python), "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "-q", name]
    if not run_step(f"Seeing to {name}", install):
        raise StepError(f"{name} could not be installed; what pip says is above.")


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
    """Set up and run the command in ``argv``; return its exit code."""
    root = Path(root_folder)
    if not argv or argv[0] in {"-h", "--help"}:
        sys.stdout.write(USAGE)
        return 0 if argv else 2
    command, arguments = argv[0], argv[1:]
    if command not in _COMMANDS:
        print_status(f"There is no command {command!r}.\n\n{USAGE}")
        return 2
    problem = find_display_problem(arguments, sys.platform, os.environ) if command == "demo" else None
    if problem is not None:
        print_status(problem)
        return 1
    wishes = plan_setup(command, arguments)
    try:
        _set_up_system(root, wishes)
        python = environment.prepare_venv(root, wishes.extras)
    except StepError as error:
        print_status(str(error))
        return 1
    return _COMMANDS[command](root, python, arguments)
