"""Set up a clone and run a command in it: ``python3 packaging/bootstrap.py COMMAND [ARGS]``.

Only Python is required; everything else that is missing gets installed. This file must stay valid syntax for
Python 3.7 and later, because a Python that is too old for the program still has to report that in a sentence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

OLDEST_PYTHON = (3, 11)
"""The oldest Python that pyproject.toml allows; every later one is tried."""

_NEWEST_KNOWN_MINOR = 30
"""Highest minor version of Python 3 that is searched for, with room for future ones."""

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120


def is_supported(version: tuple[int, int]) -> bool:
    """Return whether the program runs on a Python of this major and minor version."""
    return version >= OLDEST_PYTHON


def list_python_names() -> list[str]:
    """Return the names of suitable Pythons, as programs and as Debian packages, newest first."""
    return [f"python3.{minor}" for minor in range(_NEWEST_KNOWN_MINOR, OLDEST_PYTHON[1] - 1, -1)]


def list_candidate_commands() -> list[list[str]]:
    """Return the command lines that may start a suitable Python, newest version first."""
    # On Windows, the launcher starts the newest Python 3 that is installed.
    return [["py", "-3"]] if os.name == "nt" else [[name] for name in list_python_names()]


def find_python() -> str | None:
    """Return the path of a suitable Python on this machine, ``None`` if there is none."""
    question = "import sys; print(sys.version_info[0], sys.version_info[1], sys.executable)"
    for command in list_candidate_commands():
        if shutil.which(command[0]) is None:
            continue
        # A name on PATH may be a shim that starts nothing, so each candidate has to report its version.
        completed = subprocess.run(
            [*command, "-c", question], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
        )
        words = completed.stdout.decode(errors="replace").strip().split(" ", 2)
        if completed.returncode == 0 and len(words) == 3 and is_supported((int(words[0]), int(words[1]))):
            return words[2]
    return None


def restart_with_supported_python() -> int:
    """Run this script with a suitable Python, or report that none was found."""
    python = find_python()
    if python is None:
        from setup.python_packages import format_python_advice

        oldest, current = (".".join(map(str, version)) for version in (OLDEST_PYTHON, sys.version_info[:2]))
        sys.stderr.write(
            f"DevLink3 Desk needs Python {oldest} or later. This is {current}, and no other was found. "
            f"{format_python_advice(list_python_names())}\n"
        )
        return 1
    # On Windows, exec would return to the shell before the command ends.
    arguments = [python, os.path.abspath(__file__), *sys.argv[1:]]  # noqa: PTH100
    if os.name != "nt":
        os.execv(python, arguments)
    return subprocess.call(arguments)


def main() -> int:
    """Run one command and return its exit code."""
    if not is_supported((sys.version_info[0], sys.version_info[1])):
        return restart_with_supported_python()
    from setup.commands import main as run_command

    return run_command(ROOT, sys.argv[1:])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
