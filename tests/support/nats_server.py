"""A real nats-server in a temporary folder, with the configuration that the product prints."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

from devlink3_desk.link.endpoint import Endpoint, Password, TlsOptions
from devlink3_desk.services.hub.connection import HubAccess
from devlink3_desk.services.hub.server_config import ServerOptions, build_configuration

_START_SECONDS = 60.0
_PROGRAM_VARIABLE = "DEVLINK3_NATS_SERVERS"
"""Further programs to test with, separated as in PATH."""


def find_programs() -> list[str]:
    """Return the programs to test with: that of the system, and those of the environment."""
    found = [shutil.which("nats-server", path=os.environ.get("PATH", "") + os.pathsep + "/usr/sbin")]
    found += os.environ.get(_PROGRAM_VARIABLE, "").split(os.pathsep)
    return [program for program in found if program]


def read_version(program: str) -> str:
    """Return the version of a program, such as ``2.9.10``."""
    printed = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout
    return printed.rpartition("v")[2].strip()


KILL: Final = getattr(signal, "SIGKILL", signal.SIGTERM)
"""Ends a process at once; Windows, which has no SIGKILL, ends it by either."""


@dataclass
class NatsServer:
    """A server on a port of this machine, which can be killed, frozen and started again."""

    program: str
    folder: Path
    port: int
    options: ServerOptions
    passwords: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def write_configuration(self, change: Callable[[str], str] = lambda text: text) -> None:
        """Write the configuration, with passwords that are easy to recognise in outputs."""
        text = change(build_configuration(self.options))
        self.passwords = dict(re.findall(r'user: "([^"]+)", password: "([^"]+)"', text))
        (self.folder / "nats.conf").write_text(text)

    def start(self) -> None:
        """Start the server, and wait until it accepts connections."""
        self.process = subprocess.Popen(
            [self.program, "-c", str(self.folder / "nats.conf"), "-l", str(self.folder / "nats.log")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + _START_SECONDS
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                    connection.settimeout(20)
                    if connection.recv(16).startswith(b"INFO"):
                        return
            except OSError:
                pass
            if self.process.poll() is not None or time.monotonic() > deadline:
                log = self.folder / "nats.log"
                pytest.fail(f"nats-server did not start:\n{log.read_text() if log.exists() else ''}")
            time.sleep(0.02)

    def stop(self, signal_number: int = KILL) -> None:
        """End the server at once, or with another signal."""
        if self.process is not None:
            self.process.send_signal(signal.SIGCONT)
            self.process.send_signal(signal_number)
            self.process.wait(20)
            self.process = None

    def freeze(self) -> None:
        """Suspend the server."""
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Resume the server."""
        assert self.process is not None
        self.process.send_signal(signal.SIGCONT)

    def access(
        self,
        user: str,
        site: str | None = None,
        *,
        password: str | None = None,
        port: int | None = None,
        tls: TlsOptions | None = None,
        timeout: float = 5.0,
    ) -> HubAccess:
        """Return how ``user`` reaches the server."""
        return HubAccess(
            endpoint=Endpoint(host="127.0.0.1", port=port or self.port, tls=tls, timeout=timeout),
            site=site or self.options.sites[0],
            user=user,
            password=Password(self.passwords[user] if password is None else password),
        )


def find_free_port() -> int:
    """Return a port that is free at the moment."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def create_server(program: str, **changes: object) -> NatsServer:
    """Return a server that was not started yet, in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="desk-nats-"))
    port = find_free_port()
    major, minor, *_ = read_version(program).split(".")
    settings = {
        "server_version": (int(major), int(minor)),
        "sites": ("main",),
        "address": f"127.0.0.1:{port}",
        "store_dir": str(folder / "store"),
    }
    options = ServerOptions(**{**settings, **changes})  # type: ignore[arg-type]
    server = NatsServer(program, folder, port, options)
    server.write_configuration()
    return server


def remove_server(server: NatsServer) -> None:
    """End a server and remove its files."""
    server.stop()
    shutil.rmtree(server.folder, ignore_errors=True)


@contextlib.contextmanager
def run_server(
    program: str, edit: Callable[[str], str] = lambda text: text, **changes: object
) -> Iterator[NatsServer]:
    """Run a server until the block ends; ``edit`` changes the text of its configuration."""
    server = create_server(program, **changes)
    try:
        server.write_configuration(edit)
        server.start()
        yield server
    finally:
        remove_server(server)


def skip_without_server() -> str:
    """Return the program of the system; skip the test where there is none."""
    programs = find_programs()
    if not programs:
        if os.environ.get("CI"):
            pytest.fail("nats-server must be installed where CI is set (Debian package nats-server)")
        pytest.skip("not installed: nats-server (Debian package nats-server)")
    return programs[0]


def _name_program(program: str) -> str:
    return read_version(program) if program else ""


@pytest.fixture(scope="session", params=find_programs() or [""], ids=_name_program)
def nats_program(request: pytest.FixtureRequest) -> str:
    """Each nats-server to test with, in turn: that of the system, and those of the environment."""
    return request.param or skip_without_server()


@pytest.fixture
def nats_server(nats_program: str) -> Iterator[NatsServer]:
    """A running server of its own for one test."""
    with run_server(nats_program) as server:
        yield server
