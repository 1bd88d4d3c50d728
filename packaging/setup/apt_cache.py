"""Reads which packages apt can install, and builds the prefix that runs it as root.

Like ``bootstrap.py``, this file must stay valid for Python 3.7, since it runs on a Python that is too old.
"""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

PACKAGE_LISTS = "/var/lib/apt/lists"
"""The folder of apt's package lists."""


def parse_candidates(policy: str) -> set[str]:
    """Return the packages that can be installed according to the output of ``apt-cache policy``."""
    available: set[str] = set()
    package = ""
    for line in policy.splitlines():
        if line and not line[0].isspace():
            package = line.rstrip(":")
        elif line.strip().startswith("Candidate:") and not line.endswith("(none)"):
            available.add(package)
    return available


def read_candidates(names: Iterable[str]) -> set[str]:
    """Return those of the packages ``names`` that can be installed, by the lists of this machine."""
    completed = subprocess.run(
        ["apt-cache", "policy", *sorted(names)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    )
    return parse_candidates(completed.stdout.decode(errors="replace"))


def has_package_lists() -> bool:
    """Return whether apt has package lists, which minimal images lack."""
    return any(glob.iglob(PACKAGE_LISTS + "/*_Packages*"))  # noqa: PTH207


def is_root() -> bool:
    """Return whether this process may install packages without sudo."""
    return sys.platform != "win32" and os.geteuid() == 0


def format_root_prefix() -> str:
    """Return ``"sudo "`` if a command for root has to begin with it and this machine has it."""
    return "" if is_root() or shutil.which("sudo") is None else "sudo "
