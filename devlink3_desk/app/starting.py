"""How the system starts this program: the command line behind its own entries, links and shortcuts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from .facts import is_frozen

MINIMIZED_OPTION: Final = "--minimized"
_WINDOWED_PROGRAM: Final = "devlink3-desk-window.exe"


def build_start_command(*arguments: str) -> list[str]:
    """Return the command line that starts the desk window, installed or from a Python package."""
    if not is_frozen():
        # -P: whatever lies in the current folder must not be taken for one of the program's modules.
        return [sys.executable, "-P", "-m", "devlink3_desk", *arguments]
    program = Path(sys.executable)
    if sys.platform == "win32":
        program = program.with_name(_WINDOWED_PROGRAM)  # the other one opens a console
    return [str(program), *arguments]


def format_windows_command(command: list[str]) -> str:
    """Return a command line as Windows' registry keeps it."""
    from subprocess import list2cmdline  # slow, and few starts write one

    quoted = list2cmdline(command[:1])
    words = ('"%1"' if word == "%1" else list2cmdline([word]) for word in command[1:])
    return " ".join([quoted if quoted.startswith('"') else f'"{quoted}"', *words])


def format_exec_value(command: list[str]) -> str:
    """Return a command line as the Exec key of a desktop entry wants it, field codes kept."""
    return " ".join(word if word == "%u" else _quote_exec_word(word) for word in command)


def _quote_exec_word(word: str) -> str:
    if word and not set(word) & set(" \t\n\"'\\><~|&;$*?#()`%"):
        return word
    escaped = "".join(f"\\{each}" if each in '"`$\\' else each for each in word).replace("%", "%%")
    # The entry is a string first, in which a backslash is written twice.
    return '"' + escaped.replace("\\", "\\\\") + '"'
