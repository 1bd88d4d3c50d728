"""Install missing packages on Debian and Ubuntu, or say which, with the exact command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Sequence

from bootstrapping.needs import SystemRequirement, clear_caches, find_missing
from bootstrapping.steps import print_status, run_step

Known = Callable[[Collection[str]], Collection[str]]

_APT_ENVIRONMENT = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
_LOCK_TIMEOUT_SECONDS = 300
"""A fresh machine often upgrades itself in its first minutes and holds the lock meanwhile."""


def is_available() -> bool:
    """Return whether this system is of the Debian family."""
    return shutil.which("apt-get") is not None and shutil.which("dpkg") is not None


def choose_packages(
    needs: Sequence[SystemRequirement], known: Collection[str]
) -> tuple[list[str], list[SystemRequirement]]:
    """Return the packages to install, of each need the first that is known, and the needs that have none."""
    packages: list[str] = []
    unmet: list[SystemRequirement] = []
    for need in needs:
        package = next((name for name in need.packages if name in known), None)
        if package is None:
            unmet.append(need)
        elif package not in packages:
            packages.append(package)
    return packages, unmet


def parse_candidates(policy: str) -> set[str]:
    """Return the packages that ``apt-cache policy`` knows a version to install of."""
    found: set[str] = set()
    package = ""
    for line in policy.splitlines():
        if line and not line[0].isspace():
            package = line.rstrip(":")
        elif line.strip().startswith("Candidate:") and not line.endswith("(none)"):
            found.add(package)
    return found


def _find_known_packages(names: Collection[str]) -> set[str]:
    asked = subprocess.run(
        ["apt-cache", "policy", *sorted(names)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    )
    return parse_candidates(asked.stdout)


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def find_root_prefix() -> list[str] | None:
    """Return what a command that is to run as root must begin with, or ``None`` where it may not."""
    if _is_root():
        return []
    if shutil.which("sudo") is None:
        return None
    allowed = subprocess.run(
        ["sudo", "-n", "true"], capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    return ["sudo", "-n"] if allowed.returncode == 0 else None


def format_install_command(needs: Sequence[SystemRequirement]) -> str:
    """Return the exact command that installs what is missing."""
    packages, unmet = choose_packages(
        needs, _find_known_packages([name for need in needs for name in need.packages])
    )
    # Without package lists nothing is known: the last name is the one that every release has had.
    names = [*packages, *(need.packages[-1] for need in unmet)]
    sudo = "" if _is_root() or shutil.which("sudo") is None else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install --no-install-recommends {' '.join(names)}"


def _install_packages(prefix: list[str], packages: Sequence[str]) -> bool:
    # sudo drops the environment: env sets it behind sudo.
    command = [
        *prefix, "env", *(f"{name}={value}" for name, value in _APT_ENVIRONMENT.items()),
        "apt-get", "install", "-y", "-q", "--no-install-recommends",
        "-o", f"DPkg::Lock::Timeout={_LOCK_TIMEOUT_SECONDS}", *packages,
    ]  # fmt: skip
    return run_step(
        f"Installing {_format_package_count(packages)} with apt-get ({' '.join(packages)})", command
    )


def _format_package_count(packages: Sequence[str]) -> str:
    return "1 package" if len(packages) == 1 else f"{len(packages)} packages"


def install_missing(needs: Sequence[SystemRequirement]) -> list[SystemRequirement]:
    """Install what is missing where that is allowed; return the needs that are still not met.

    The package lists are fetched only when they do not do: a bare machine has none, an old one names
    versions that are gone.
    """
    prefix = find_root_prefix()
    if prefix is None:
        return list(needs)
    names = [name for need in needs for name in need.packages]
    packages, unmet = choose_packages(needs, _find_known_packages(names))
    fetched = False
    if unmet:
        fetched = run_step(
            "Fetching the package lists (apt-get update)", [*prefix, "apt-get", "update", "-q"]
        )
        packages, unmet = choose_packages(needs, _find_known_packages(names))
    for need in unmet:
        print_status(f"No package here brings {need.name}.")
    if packages and not _install_packages(prefix, packages) and not fetched:
        run_step("Fetching the package lists (apt-get update)", [*prefix, "apt-get", "update", "-q"])
        _install_packages(prefix, choose_packages(needs, _find_known_packages(names))[0])
    clear_caches()
    return find_missing(needs)
