"""Steps: each is one line on stderr while it goes well, and its whole output when it does not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class StepError(Exception):
    """A step failed; the message is the sentence for the person who started it."""


def print_status(text: str) -> None:
    """Write one line to stderr; stdout belongs to the program that is started."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def run_step(
    what: str, command: Sequence[str], *, cwd: str | None = None, env: Mapping[str, str] | None = None
) -> bool:
    """Run a command that asks no questions: one line if it goes well, everything it wrote if it does not."""
    started = time.monotonic()
    done = subprocess.run(
        command,
        cwd=cwd,
        env=None if env is None else {**os.environ, **env},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    seconds = time.monotonic() - started
    if done.returncode == 0:
        print_status(f"{what}: done ({seconds:.1f} s)")
        return True
    print_status(f"{what}: FAILED ({seconds:.1f} s), this is what `{' '.join(command)}` wrote:")
    print_status(done.stdout.decode(errors="replace").rstrip())
    return False


def exec_command(command: Sequence[str], *, env: Mapping[str, str] | None = None) -> int:
    """Become ``command``, so that signals and the exit code are its own; on Windows, wait for it.

    Windows has no such call: there the console gives Ctrl+C to both, and only the child may act on it.
    """
    environment = {**os.environ, **(env or {})}
    if os.name != "nt":
        os.execve(command[0], list(command), environment)
    return run_in_terminal(command, env=environment)


def run_in_terminal(
    command: Sequence[str], *, cwd: str | None = None, env: Mapping[str, str] | None = None
) -> int:
    """Run a command on this terminal and return its exit code.

    Ctrl+C reaches the command, too, and it is the command that decides how it ends.
    """
    with subprocess.Popen(command, cwd=cwd, env=env) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue
