"""``hub``: records the calls of a simulator, ends in order, and repairs what a killed one left."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command_line import RunCommand, repeat_until
from tests.support.pbx_peer import PASSWORD
from tests.support.simulator import HURRIED_PBX, run_simulator


@pytest.fixture(scope="module")
def connection() -> Iterator[list[str]]:
    with run_simulator(HURRIED_PBX) as pbx:
        yield ["--host", "127.0.0.1", "--port", str(pbx.server.tcp_port), "--no-tls", "--user", "desk"]


def start_hub(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a hub and wait until it is ready."""
    argv = [sys.executable, "-m", "devlink3_desk", "hub", "--config-dir", str(folder), *arguments]
    environment = {**os.environ, "DEVLINK3_PASSWORD": PASSWORD}
    process = subprocess.Popen(argv, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stderr is not None
    assert process.stderr.readline() == b"ready\n"
    return process


def wait_for_complete_call(cli: RunCommand) -> None:
    """Wait for a call that was recorded from its beginning; at first, calls end that had begun before."""
    repeat_until(lambda: cli("history"), lambda calls: any(call["complete"] for call in calls))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM")
def test_sigterm_ends_it_with_0_and_calls_in_progress_are_recorded(
    cli: RunCommand, connection: list[str], tmp_path: Path
):
    with start_hub(tmp_path, *connection) as hub:
        wait_for_complete_call(cli)
        hub.terminate()
        assert hub.wait(60) == 0
    calls = cli("history").json_lines
    assert calls
    assert {call["complete"] for call in calls} == {True, False}


@pytest.mark.skipif(os.name == "nt", reason="there, a lock is only free after ten seconds")
def test_what_a_killed_hub_left_is_repaired_at_the_next_start(
    cli: RunCommand, connection: list[str], tmp_path: Path
):
    with start_hub(tmp_path, *connection) as hub:
        wait_for_complete_call(cli)
        hub.kill()
        hub.wait(60)
    before = {call["id"]: call for call in cli("history").json_lines}
    assert cli("hub", *connection, "--duration", "1").code == 0
    after = {call["id"]: call for call in cli("history").json_lines}
    prefix = next(iter(before)).rpartition("-")[0]
    repaired = [after[id_] for id_ in after.keys() - before.keys() if id_.rpartition("-")[0] == prefix]
    assert repaired
    assert not any(call["complete"] for call in repaired if call["outcome"] == "unknown")
    assert not all(call["complete"] for call in repaired)
    # Calls that had ended are still there, once each.
    assert before.keys() <= after.keys()
    assert [after[id_]["outcome"] for id_ in before] == [call["outcome"] for call in before.values()]


def test_a_second_hub_on_one_file_is_refused(cli: RunCommand, connection: list[str], tmp_path: Path):
    with start_hub(tmp_path, *connection) as hub:
        outcome = cli("hub", *connection, "--duration", "1")
        hub.kill()
    assert outcome.code == 2
    outcome.assert_stderr("Another hub", "--history")


def test_a_location_that_makes_no_sense_is_wrong_usage(cli: RunCommand, connection: list[str]):
    outcome = cli("hub", *connection, "--history", "mysql://server/calls")
    assert outcome.code == 2
    outcome.assert_stderr("mysql")
