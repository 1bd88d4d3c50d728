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

from picture import count_colours

PASSWORD: Final = "smoke-test-only"
"""Of a simulator that lives for a minute."""

MIN_COLOURS: Final = 50
"""A window with texts and icons has hundreds of colours; a blank one has one."""


class SmokeError(Exception):
    """A check was not passed."""


class ProgramUnderTest:
    """One program under test, with a folder of its own for settings and pictures."""

    def __init__(self, options: argparse.Namespace, folder: Path) -> None:
        self.options = options
        self.folder = folder
        self._environment = {**os.environ, "DEVLINK3_PASSWORD": PASSWORD}

    def scale_timeout(self, seconds: float) -> float:
        """Return a time limit for this machine."""
        return seconds * float(self.options.slowness)

    def format_path(self, name: str) -> str:
        """Return a path in the folder as the program is to read it."""
        return f"{self.options.path_prefix}{self.folder / name}"

    def build_command(self, *arguments: str) -> list[str]:
        """Return the command line that starts the program."""
        return [*self.options.program, *arguments]

    def run_program(self, *arguments: str, seconds: float = 60) -> subprocess.CompletedProcess[str]:
        """Run the program to its end, which must be a clean one."""
        try:
            done = subprocess.run(
                self.build_command(*arguments),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                encoding="utf-8",
                errors="replace",
                timeout=self.scale_timeout(seconds),
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
    def run_simulator(self) -> Iterator[list[str]]:
        """Run the program's own simulator; give the options that connect to it over TLS."""
        server = subprocess.Popen(
            self.build_command("simulate", "--port", "0", "--tls-port", "0", "--calls-per-hour", "7200"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,  # a pipe, not a file: Wine gives programs no handle of a file
            stderr=subprocess.STDOUT,
            env=self._environment,
        )
        too_long = threading.Timer(self.scale_timeout(60), server.kill)
        try:
            too_long.start()
            where = self._read_connection_options(server)
            too_long.cancel()
            yield where
        finally:
            too_long.cancel()
            server.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(10)
            server.kill()
            server.communicate()

    def _read_connection_options(self, server: subprocess.Popen[bytes]) -> list[str]:
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

    def capture_window(self, name: str, *arguments: str, after: str = "6") -> tuple[str, str]:
        """Open a window, save its picture, look at it; return what was seen and what was logged."""
        done = self.run_program(
            *arguments, "-v", "--config-dir", self.format_path("settings"),
            "--screenshot", self.format_path(name), "--after", after, seconds=90,
        )  # fmt: skip
        saved = self.folder / name
        if not saved.is_file():
            raise SmokeError("no picture was saved")
        if self.options.pictures is not None:
            self.options.pictures.mkdir(parents=True, exist_ok=True)
            shutil.copy(saved, self.options.pictures / name)
        width, height, seen = count_colours(saved.read_bytes())
        if seen < MIN_COLOURS:
            raise SmokeError(f"the picture has {seen} colours only, the window is blank")
        return f"{width} by {height} pixels, {seen} colours", done.stderr


def check_version(program: ProgramUnderTest) -> str:
    """version"""
    said = program.run_program("--version").stdout.strip()
    if said.split()[-1:] != [program.options.version]:
        raise SmokeError(f"{said!r} is not version {program.options.version}")
    return said


def check_commands(program: ProgramUnderTest) -> str:
    """the whole command line"""
    names = re.findall(r"^  ([a-z]+) {2,}\S", program.run_program("--help").stdout, re.MULTILINE)
    if len(names) < 5:
        raise SmokeError(f"only {names} are listed")
    for name in names:
        program.run_program(name, "--help")
    return ", ".join(names)


def check_keyring(program: ProgramUnderTest) -> str:
    """keyring"""
    arguments = ["--try-keyring"] if program.options.try_keyring else []
    told = program.run_program("system", *arguments).stdout
    found = re.search(r"^keyring: (\S+)$", told, re.MULTILINE)
    if found is None or program.options.keyring not in found[1]:
        raise SmokeError(f"{program.options.keyring!r} is not in: {told}")
    kept = "keyring kept a password: yes" in told
    if program.options.try_keyring and not kept:
        raise SmokeError(f"it did not say that a password was kept: {told}")
    return found[1] + (", kept and returned a password" if kept else "")


def check_demo_window(program: ProgramUnderTest) -> str:
    """demo window"""
    return program.capture_window("demo.png", "--demo")[0]


def check_tls_window(program: ProgramUnderTest) -> str:
    """window on a PBX over TLS"""
    with program.run_simulator() as connection:
        seen, logged = program.capture_window("tls.png", *connection)
    if "signed in" not in logged:
        raise SmokeError(f"it did not sign in: {logged.strip()[-2000:]}")
    return f"signed in, {seen}"


def check_probe(program: ProgramUnderTest) -> str:
    """probe over TLS"""
    with program.run_simulator() as connection:
        lines = program.run_program("probe", *connection).stdout.splitlines()
    return lines[-1].strip() if lines else "nothing was printed"


def check_monitor(program: ProgramUnderTest) -> str:
    """monitor --count over TLS"""
    with program.run_simulator() as connection:
        lines = program.run_program("monitor", *connection, "--count", "5").stdout.splitlines()
    events = [json.loads(line)["event"] for line in lines]
    counted = [event for event in events if event != "link"]
    if len(counted) != 5:
        raise SmokeError(f"{len(counted)} events came: {events}")
    return ", ".join(counted)


CHECKS: Final[tuple[Callable[[ProgramUnderTest], str], ...]] = (
    check_version,
    check_commands,
    check_keyring,
    check_demo_window,
    check_tls_window,
    check_probe,
    check_monitor,
)
