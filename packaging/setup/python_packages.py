"""Advice on how to install a suitable Python on this system.

Like ``bootstrap.py``, this file must stay valid for Python 3.7, since it runs on a Python that is too old.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

from setup.apt_cache import format_root_prefix, has_package_lists, is_root, read_candidates

_ROOT_COMMANDS = {
    "dnf": "dnf install python3.12",
    "zypper": "zypper install python312",
    "pacman": "pacman -S python",
    "apk": "apk add python3",
}
"""Package managers other than apt. The packages are those of releases whose own Python is too old."""

_USER_COMMANDS = {"win32": "winget install Python.Python.3.13", "darwin": "brew install python@3.13"}


def format_python_advice(names: Sequence[str]) -> str:
    """Return a sentence that says how to install one of the Pythons ``names``, best first, on this system."""
    if sys.platform in _USER_COMMANDS:
        return f"Install one with `{_USER_COMMANDS[sys.platform]}` or from python.org, then run this again."
    command = find_install_command(names)
    if command is not None:
        return f"{_format_root_request(command)}, then run this again."
    if shutil.which("apt-get") is not None and not has_package_lists():
        request = _format_root_request("apt-get update")
        return f"This system has no package lists yet. {request}, then run this again."
    return "This system has no package of it. Install one from python.org, then run this again."


def _format_root_request(command: str) -> str:
    """Return a request to run ``command``, addressed to whoever may run it."""
    prefix = format_root_prefix()
    if prefix or is_root():
        return f"Run `{prefix}{command}`"
    return f"Ask an administrator to run `{command}` as root"


def find_install_command(names: Sequence[str]) -> str | None:
    """Return the command for root that installs one of the Pythons ``names``, ``None`` if there is none."""
    if shutil.which("apt-get") is None:
        return next((command for program, command in _ROOT_COMMANDS.items() if shutil.which(program)), None)
    known = read_candidates(names)
    package = next((name for name in names if name in known), None)
    return package and f"apt-get install {package} {package}-venv"
