"""Fixtures that run ``devlink3-desk`` in the process of the test."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keyring
import msgspec
import pytest
from keyring.backends import fail

from devlink3_desk.app.cli.main import main
from tests.support.pbx_peer import PASSWORD


class CommandResult(msgspec.Struct):
    """Exit code and output of a command."""

    code: int
    out: bytes
    err: str

    @property
    def json_lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.decode().splitlines()]

    @property
    def event_names(self) -> list[str]:
        """The names of the printed events; of an event of the link, its state."""
        return [line["state"] if line["event"] == "link" else line["event"] for line in self.json_lines]

    def assert_stderr(self, *words: str) -> None:
        """Check that stderr contains ``words`` and no traceback."""
        assert "Traceback" not in self.err
        for word in words:
            assert word.lower() in self.err.lower(), self.err


RunCommand = Callable[..., CommandResult]
PATIENCE = 90.0
"""Seconds for the output of a command to become what it should be."""


def repeat_until(
    run: Callable[[], CommandResult], condition: Callable[[list[dict[str, Any]]], object]
) -> list[dict[str, Any]]:
    """Run a command until it succeeds with lines that meet ``condition``, and return them.

    On a busy machine, a command may find a server that does not answer in time.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        outcome = run()
        if outcome.code == 0 and condition(lines := outcome.json_lines):
            return lines
        gc.collect()  # what the runs so far have left
        time.sleep(0.1)  # a hub answers a user a limited number of requests a second
        assert time.monotonic() < deadline, outcome


@pytest.fixture
def cli(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> RunCommand:
    """Run a command with a password in the environment and with settings of the test."""
    monkeypatch.setenv("DEVLINK3_PASSWORD", PASSWORD)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    keyring.set_keyring(fail.Keyring())

    def run(command: str, *arguments: object) -> CommandResult:
        argv = [command, "--config-dir", str(tmp_path), *(str(argument) for argument in arguments)]
        try:
            code = main(argv)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        captured = capsysbinary.readouterr()
        assert PASSWORD.encode() not in captured.out + captured.err
        return CommandResult(int(code), captured.out, captured.err.decode())

    return run


@pytest.fixture
def plain(cli: RunCommand) -> Callable[..., CommandResult]:
    """Run a command on a PBX at a plain TCP port of this machine."""

    def run(command: str, port: int, *arguments: object) -> CommandResult:
        connection = ("--host", "127.0.0.1", "--port", port, "--no-tls", "--user", "Müller", "--timeout", 5)
        return cli(command, *connection, *arguments)

    return run
