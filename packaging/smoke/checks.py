"""What a frozen program must be able to do, each a function that returns what it saw or raises SmokeError."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from picture import colours

PASSWORD: Final = "smoke-test-only"
"""Of a simulator that lives for a minute."""

ENOUGH_COLOURS: Final = 50
"""A window with texts and icons has hundreds of colours; a blank one has one."""


class SmokeError(Exception):
    """A check was not passed."""


class Trial:
    """One program under test, with a folder of its own for settings and pictures."""

    def __init__(self, options: argparse.Namespace, folder: Path) -> None:
        self.options = options
        self.folder = folder
        self._environment = {**os.environ, "DEVLINK3_PASSWORD": PASSWORD}

    def limit(self, seconds: float) -> float:
        """Return a time limit for this machine."""
        return seconds * float(self.options.slowness)

    def path(self, name: str) -> str:
        """Return a path in the folder as the program is to read it."""
        return f"{self.options.path_prefix}{self.folder / name}"

    def command(self, *arguments: str) -> list[str]:
        """Return the command line that starts the program."""
        return [*self.options.program, *arguments]

    def run(self, *arguments: str, seconds: float = 60) -> subprocess.CompletedProcess[str]:
        """Run the program to its end, which must be a clean one."""
        try:
            done = subprocess.run(
                self.command(*arguments),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                encoding="utf-8",
                errors="replace",
                timeout=self.limit(seconds),
                check=False,
                env=self._environment,
            )
        except subprocess.TimeoutExpired as error:
            raise SmokeError(f"{' '.join(arguments)} did not end within {error.timeout:.0f} s") from error
        if done.returncode != 0:
            raise SmokeError(
                f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr.strip()[-2000:]}"
            )
        if "Traceback" in done.stderr:
            raise SmokeError(f"{' '.join(arguments)} wrote: {done.stderr.strip()[-2000:]}")
        return done

    @contextlib.contextmanager
    def simulator(self) -> Iterator[list[str]]:
        """Run the program's own simulator; give the options that connect to it over TLS."""
        server = subprocess.Popen(
            self.command("simulate", "--port", "0", "--tls-port", "0", "--calls-per-hour", "7200"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,  # a pipe, not a file: Wine gives programs no handle of a file
            stderr=subprocess.STDOUT,
            env=self._environment,
        )
        too_long = threading.Timer(self.limit(60), server.kill)
        try:
            too_long.start()
            where = self._connection(server)
            too_long.cancel()
            yield where
        finally:
            too_long.cancel()
            server.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(10)
            server.kill()
            server.communicate()

    def _connection(self, server: subprocess.Popen[bytes]) -> list[str]:
        assert server.stdout is not None
        said = ""
        for line in iter(server.stdout.readline, b""):
            said += line.decode("utf-8", "replace")
            if line.startswith(b"user desk"):
                break
        found = re.search(r"TLS 127\.0\.0\.1:(\d+)\s+SHA-256 ([0-9A-Fa-f:]+)", said)
        if found is None:
            raise SmokeError(f"the simulator did not start: {said.strip()[-2000:]}")
        return ["--host", "127.0.0.1", "--port", found[1], "--pin", found[2], "--user", "desk"]

    def picture(self, name: str, *arguments: str, after: str = "6") -> tuple[str, str]:
        """Open a window, save its picture, look at it; return what was seen and what was logged."""
        done = self.run(
            *arguments, "-v", "--config-dir", self.path("settings"),
            "--screenshot", self.path(name), "--after", after, seconds=90,
        )  # fmt: skip
        saved = self.folder / name
        if not saved.is_file():
            raise SmokeError("no picture was saved")
        if self.options.pictures is not None:
            self.options.pictures.mkdir(parents=True, exist_ok=True)
            shutil.copy(saved, self.options.pictures / name)
        width, height, seen = colours(saved.read_bytes())
        if seen < ENOUGH_COLOURS:
            raise SmokeError(f"the picture has {seen} colours only, the window is blank")
        return f"{width} by {height} pixels, {seen} colours", done.stderr


def says_version(trial: Trial) -> str:
    """version"""
    said = trial.run("--version").stdout.strip()
    if said.split()[-1:] != [trial.options.version]:
        raise SmokeError(f"{said!r} is not version {trial.options.version}")
    return said


def has_every_command(trial: Trial) -> str:
    """the whole command line"""
    names = re.findall(r"^  ([a-z]+) {2,}\S", trial.run("--help").stdout, re.MULTILINE)
    if len(names) < 5:
        raise SmokeError(f"only {names} are listed")
    for name in names:
        trial.run(name, "--help")
    return ", ".join(names)


def names_keyring(trial: Trial) -> str:
    """keyring"""
    arguments = ["--try-keyring"] if trial.options.try_keyring else []
    told = trial.run("system", *arguments).stdout
    found = re.search(r"^keyring: (\S+)$", told, re.MULTILINE)
    if found is None or trial.options.keyring not in found[1]:
        raise SmokeError(f"{trial.options.keyring!r} is not in: {told}")
    kept = "keyring kept a password: yes" in told
    if trial.options.try_keyring and not kept:
        raise SmokeError(f"it did not say that a password was kept: {told}")
    return found[1] + (", kept and returned a password" if kept else "")


def opens_demo(trial: Trial) -> str:
    """demo window"""
    return trial.picture("demo.png", "--demo")[0]


def opens_on_tls(trial: Trial) -> str:
    """window on a PBX over TLS"""
    with trial.simulator() as connection:
        seen, logged = trial.picture("tls.png", *connection)
    if "signed in" not in logged:
        raise SmokeError(f"it did not sign in: {logged.strip()[-2000:]}")
    return f"signed in, {seen}"


def probes(trial: Trial) -> str:
    """probe over TLS"""
    with trial.simulator() as connection:
        lines = trial.run("probe", *connection).stdout.splitlines()
    return lines[-1].strip() if lines else "nothing was printed"


def monitors(trial: Trial) -> str:
    """monitor --count over TLS"""
    with trial.simulator() as connection:
        lines = trial.run("monitor", *connection, "--count", "5").stdout.splitlines()
    events = [json.loads(line)["event"] for line in lines]
    counted = [event for event in events if event != "link"]
    if len(counted) != 5:
        raise SmokeError(f"{len(counted)} events came: {events}")
    return ", ".join(counted)


CHECKS: Final[tuple[Callable[[Trial], str], ...]] = (
    says_version,
    has_every_command,
    names_keyring,
    opens_demo,
    opens_on_tls,
    probes,
    monitors,
)
