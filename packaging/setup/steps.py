"""Steps of the setup: a step prints one line on stderr, and its whole output only if it fails."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class StepError(Exception):
    """A step failed; the message is shown to the user."""


def print_status(text: str) -> None:
    """Write one line to stderr; stdout belongs to the program that is started."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def run_step(
    title: str, command: Sequence[str], *, cwd: str | None = None, env: Mapping[str, str] | None = None
) -> bool:
    """Run a command without input and return whether it succeeded; print its output only if it failed."""
    started = time.monotonic()
    completed = subprocess.run(
        command,
        cwd=cwd,
        env=None if env is None else {**os.environ, **env},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    succeeded = completed.returncode == 0
    _print_result(title, time.monotonic() - started, succeeded=succeeded)
    if not succeeded:
        print_status(f"Output of `{' '.join(command)}`:")
        print_status(completed.stdout.decode(errors="replace").rstrip())
    return succeeded


def run_terminal_step(title: str, command: Sequence[str], *, cwd: str | None = None) -> int:
    """Run a command on this terminal, print how long it took, and return its exit code."""
    started = time.monotonic()
    exit_code = run_in_terminal(command, cwd=cwd)
    _print_result(title, time.monotonic() - started, succeeded=exit_code == 0)
    return exit_code


def _print_result(title: str, seconds: float, *, succeeded: bool) -> None:
    print_status(f"{title}: {'done' if succeeded else 'FAILED'} ({seconds:.1f} s)")


def exec_command(command: Sequence[str], *, env: Mapping[str, str] | None = None) -> int:
    """Replace this process by ``command``, which then owns signals and exit code; on Windows, wait for it."""
    environment = {**os.environ, **(env or {})}
    # On Windows, exec starts a second process and ends the first, and the shell does not wait for the second.
    if os.name != "nt":
        os.execve(command[0], list(command), environment)
    return run_in_terminal(command, env=environment)


def run_in_terminal(
    command: Sequence[str], *, cwd: str | None = None, env: Mapping[str, str] | None = None
) -> int:
    """Run a command on this terminal and return its exit code."""
    with subprocess.Popen(command, cwd=cwd, env=env) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                # The terminal sends Ctrl+C to the command as well, which decides how it ends.
                continue
