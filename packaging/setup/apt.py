"""Install missing packages on Debian and Ubuntu, or build the command that does."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Collection, Sequence

from setup.apt_cache import format_root_prefix, has_package_lists, is_root, read_candidates
from setup.requirements import SystemRequirement, clear_caches, find_missing
from setup.steps import print_status, run_step

_APT_ENVIRONMENT = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
_LOCK_TIMEOUT_SECONDS = 300
"""Seconds to wait for the lock of dpkg, which the automatic upgrades of a new machine hold."""


def is_available() -> bool:
    """Return whether this system is Debian or derived from it."""
    return shutil.which("apt-get") is not None and shutil.which("dpkg") is not None


def choose_packages(
    requirements: Sequence[SystemRequirement], known: Collection[str]
) -> tuple[list[str], list[SystemRequirement]]:
    """Return the packages to install, one per requirement, and the requirements without a known package."""
    packages: list[str] = []
    unmet: list[SystemRequirement] = []
    for requirement in requirements:
        package = next((name for name in requirement.packages if name in known), None)
        if package is None:
            unmet.append(requirement)
        elif package not in packages:
            packages.append(package)
    return packages, unmet


def _find_known_packages(requirements: Sequence[SystemRequirement]) -> set[str]:
    return read_candidates({name for requirement in requirements for name in requirement.packages})


def find_root_prefix() -> list[str] | None:
    """Return the words before a command that has to run as root, ``None`` if that is not permitted."""
    if is_root():
        return []
    if shutil.which("sudo") is None:
        return None
    completed = subprocess.run(
        ["sudo", "-n", "true"], capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    return ["sudo", "-n"] if completed.returncode == 0 else None


def format_install_command(requirements: Sequence[SystemRequirement]) -> str:
    """Return the shell command that installs packages for ``requirements``; empty if no package is known."""
    names, unmet = choose_packages(requirements, _find_known_packages(requirements))
    if not has_package_lists():
        # No package is known. The last name is the one that every release has had.
        names += [requirement.packages[-1] for requirement in unmet]
    if not names:
        return ""
    sudo = format_root_prefix()
    return f"{sudo}apt-get update && {sudo}apt-get install --no-install-recommends {' '.join(names)}"


def _install_packages(prefix: list[str], packages: Sequence[str]) -> bool:
    # sudo drops the environment, so it is set by env, which sudo runs.
    command = [
        *prefix, "env", *(f"{name}={value}" for name, value in _APT_ENVIRONMENT.items()),
        "apt-get", "install", "-y", "-q", "--no-install-recommends",
        "-o", f"DPkg::Lock::Timeout={_LOCK_TIMEOUT_SECONDS}", *packages,
    ]  # fmt: skip
    count = "1 package" if len(packages) == 1 else f"{len(packages)} packages"
    return run_step(f"Installing {count} with apt-get ({' '.join(packages)})", command)


def _update_package_lists(prefix: list[str]) -> bool:
    return run_step("Updating the package lists (apt-get update)", [*prefix, "apt-get", "update", "-q"])


def install_missing(requirements: Sequence[SystemRequirement]) -> list[SystemRequirement]:
    """Install packages if that is permitted; return the requirements that are still not met."""
    prefix = find_root_prefix()
    if prefix is None:
        return list(requirements)
    packages, unmet = choose_packages(requirements, _find_known_packages(requirements))
    is_updated = False
    # Updating the package lists takes long. It is necessary if they lack a package, as on a new machine.
    if unmet:
        is_updated = _update_package_lists(prefix)
        packages, unmet = choose_packages(requirements, _find_known_packages(requirements))
    for requirement in unmet:
        print_status(f"No package provides {requirement.name}.")
    # It is also necessary if they name a version that the server no longer has.
    if packages and not _install_packages(prefix, packages) and not is_updated:
        _update_package_lists(prefix)
        _install_packages(prefix, choose_packages(requirements, _find_known_packages(requirements))[0])
    clear_caches()
    return find_missing(requirements)
