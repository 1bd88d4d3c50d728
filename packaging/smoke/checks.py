"""The checks of the smoke test.

Each is a function that returns a summary or raises :class:`SmokeError`; its docstring is its printed name.
"""

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
"""Password of the simulator, which runs for a minute."""

MIN_COLOURS: Final = 50
"""A window with texts and icons has hundreds of colours, a blank one has one."""


class SmokeError(Exception):
    """A check failed; the message says why."""


class ProgramUnderTest:
    """The program under test, with a folder of its own for settings and screenshots."""

    def __init__(self, options: argparse.Namespace, folder: Path) -> None:
        self.options = options
        self.folder = folder
        self._environment = {**os.environ, "DEVLINK3_PASSWORD": PASSWORD}

    def scale_timeout(self, seconds: float) -> float:
        """Return a time limit in seconds, scaled by the option ``--slowness``."""
        return seconds * float(self.options.slowness)

    def format_path(self, name: str) -> str:
        """Return the path of ``name`` in the folder, as the program has to read it."""
        return f"{self.options.path_prefix}{self.folder / name}"

    def build_command(self, *arguments: str) -> list[str]:
        """Return the command line that starts the program."""
        return [*self.options.program, *arguments]

    def run_program(self, *arguments: str, seconds: float = 60) -> subprocess.CompletedProcess[str]:
        """Run the program until it ends. Raises :class:`SmokeError` on failure, timeout or traceback."""
        try:
            completed = subprocess.run(
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
        if completed.returncode != 0:
            raise SmokeError(
                f"{' '.join(arguments)} ended with {completed.returncode}: {completed.stderr.strip()[-2000:]}"
            )
        # PySide prints the exception of a slot and continues.
        if "Traceback" in completed.stderr:
            raise SmokeError(f"{' '.join(arguments)} wrote: {completed.stderr.strip()[-2000:]}")
        return completed

    @contextlib.contextmanager
    def run_simulator(self) -> Iterator[list[str]]:
        """Run the simulator of the program; yield the options that connect to it over TLS."""
        server = subprocess.Popen(
            self.build_command("simulate", "--port", "0", "--tls-port", "0", "--calls-per-hour", "7200"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,  # not a file: Wine does not pass file handles to programs
            stderr=subprocess.STDOUT,
            env=self._environment,
        )
        # Reading from the pipe has no timeout of its own.
        watchdog = threading.Timer(self.scale_timeout(60), server.kill)
        try:
            watchdog.start()
            connection = self._read_connection_options(server)
            watchdog.cancel()
            yield connection
        finally:
            watchdog.cancel()
            server.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(10)
            server.kill()
            server.communicate()

    def _read_connection_options(self, server: subprocess.Popen[bytes]) -> list[str]:
        assert server.stdout is not None
        output = ""
        for line in iter(server.stdout.readline, b""):
            output += line.decode("utf-8", "replace")
            if line.startswith(b"user desk"):
                break
        match = re.search(r"TLS 127\.0\.0\.1:(\d+)\s+SHA-256 ([0-9A-Fa-f:]+)", output)
        if match is None:
            raise SmokeError(f"the simulator did not start: {output.strip()[-2000:]}")
        return ["--host", "127.0.0.1", "--port", match[1], "--pin", match[2], "--user", "desk"]

    def capture_window(self, name: str, *arguments: str, after: str = "6") -> tuple[str, str]:
        """Open a window and check its screenshot; return a description of it and the log."""
        # With -v, the log contains the sign-in.
        completed = self.run_program(
            *arguments, "-v", "--config-dir", self.format_path("settings"),
            "--screenshot", self.format_path(name), "--after", after, seconds=90,
        )  # fmt: skip
        saved = self.folder / name
        if not saved.is_file():
            raise SmokeError("no screenshot was saved")
        if self.options.pictures is not None:
            self.options.pictures.mkdir(parents=True, exist_ok=True)
            shutil.copy(saved, self.options.pictures / name)
        width, height, colours = count_colours(saved.read_bytes())
        if colours < MIN_COLOURS:
            raise SmokeError(f"the screenshot has only {colours} colours, so the window is blank")
        return f"{width} by {height} pixels, {colours} colours", completed.stderr


def check_version(program: ProgramUnderTest) -> str:
    """version"""
    reported = program.run_program("--version").stdout.strip()
    if reported.split()[-1:] != [program.options.version]:
        raise SmokeError(f"{reported!r} is not version {program.options.version}")
    return reported


def check_commands(program: ProgramUnderTest) -> str:
    """help of every command"""
    names = re.findall(r"^  ([a-z]+) {2,}\S", program.run_program("--help").stdout, re.MULTILINE)
    if len(names) < 5:
        raise SmokeError(f"only these commands are listed: {names}")
    for name in names:
        program.run_program(name, "--help")
    return ", ".join(names)


def check_keyring(program: ProgramUnderTest) -> str:
    """keyring"""
    arguments = ["--try-keyring"] if program.options.try_keyring else []
    output = program.run_program("system", *arguments).stdout
    match = re.search(r"^keyring: (\S+)$", output, re.MULTILINE)
    if match is None or program.options.keyring not in match[1]:
        raise SmokeError(f"{program.options.keyring!r} is not in: {output}")
    is_stored = "keyring kept a password: yes" in output
    if program.options.try_keyring and not is_stored:
        raise SmokeError(f"no password was stored: {output}")
    return match[1] + (", stored and returned a password" if is_stored else "")


def check_demo_window(program: ProgramUnderTest) -> str:
    """demo window"""
    return program.capture_window("demo.png", "--demo")[0]


def check_tls_window(program: ProgramUnderTest) -> str:
    """window on a PBX over TLS"""
    with program.run_simulator() as connection:
        window, log = program.capture_window("tls.png", *connection)
    if "signed in" not in log:
        raise SmokeError(f"it did not sign in: {log.strip()[-2000:]}")
    return f"signed in, {window}"


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
    # --count does not include the changes of the link.
    received = [event for event in events if event != "link"]
    if len(received) != 5:
        raise SmokeError(f"{len(received)} events instead of 5: {events}")
    return ", ".join(received)


CHECKS: Final[tuple[Callable[[ProgramUnderTest], str], ...]] = (
    check_version,
    check_commands,
    check_keyring,
    check_demo_window,
    check_tls_window,
    check_probe,
    check_monitor,
)
