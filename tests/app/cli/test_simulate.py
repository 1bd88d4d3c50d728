"""The whole way: the command line against the simulator, over TCP and TLS."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from devlink3_desk.link.tls import format_error_number
from devlink3_desk.simulator.options import ChallengeMode, Fault, SimulatorOptions
from devlink3_desk.simulator.server import SimulatorThread
from tests.support.command_line import RunCommand
from tests.support.pbx_peer import PASSWORD
from tests.support.simulator import run_simulator

NO_FILE = str(Path("/no/such/file"))
NOT_AVAILABLE = format_error_number(errno.EADDRNOTAVAIL).lower()
BUSY = SimulatorOptions(
    password=PASSWORD, user="desk", extensions=20, calls_per_hour=3600, warm_up=300, seed=3
)


@pytest.fixture
def simulator() -> Iterator[SimulatorThread]:
    with run_simulator(BUSY) as thread:
        yield thread


@pytest.fixture
def desk(cli: RunCommand, simulator: SimulatorThread):
    """Run a command against the simulator's TLS port, pinned."""
    server = simulator.server

    def run(command: str, *arguments: object):
        connection = (
            "--host",
            "127.0.0.1",
            "--port",
            server.tls_port,
            "--pin",
            server.fingerprint,
            "--user",
            "desk",
        )
        return cli(command, *connection, "--timeout", 10, *arguments)

    return run


def test_probe_finds_everything_in_order(desk):
    outcome = desk("probe")
    assert outcome.code == 0
    assert outcome.out.decode().count("✓") == 7
    assert "4 CTI Link Pro: -SCN on networks of any size" in outcome.out.decode()
    assert outcome.err == ""


@pytest.mark.parametrize("flags", ["-SCN -CMExtn -SIPTrack", "-CD2", "-CD2 -TEXT", "", "-CONN"])
def test_monitor_shows_the_calls_in_progress_and_then_what_happens(desk, flags):
    outcome = desk("monitor", "--flags", flags, "--count", 8)
    assert outcome.code == 0
    assert outcome.event_names[0] == "connected"
    assert len(outcome.json_lines) == 9
    assert "undecodable" not in outcome.event_names


def test_read_prints_the_user_list(desk):
    outcome = desk("read", "nasystem/user_list")
    assert outcome.code == 0
    assert outcome.out.count(b"\n") >= 20
    assert desk("read", "nasystem/none").code == 10


def test_a_restart_ends_resynchronised(desk, simulator: SimulatorThread):
    import threading

    threading.Timer(1.0, simulator.inject_fault, (Fault.RESTART,)).start()
    outcome = desk("monitor", "--duration", 4.5)
    links = [line["state"] for line in outcome.json_lines if line["event"] == "link"]
    assert links == ["connected", "lost", "retrying", "connected", "resynchronised"]
    assert "gap" not in outcome.event_names


def test_a_gap_is_reported_and_ends_resynchronised(desk, simulator: SimulatorThread):
    import threading

    threading.Timer(1.0, simulator.inject_fault, (Fault.GAP, 3)).start()
    outcome = desk("monitor", "--duration", 4)
    assert outcome.event_names.count("gap") == 1
    assert outcome.event_names.index("gap") < outcome.event_names.index("resynchronised")
    assert "lost" not in outcome.event_names


def test_a_wrong_password_ends_with_5_and_a_third_one_leads_to_7(desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DEVLINK3_PASSWORD", "not this one")
    assert [desk("monitor").code for _ in range(4)] == [5, 5, 5, 7]


@pytest.mark.parametrize(
    ("options", "arguments", "code"),
    [
        ({"challenge": ChallengeMode.PLAIN_ANYWHERE}, ("--no-tls",), 4),
        ({"licences": 0}, ("--no-tls",), 8),
        ({"licences": 1}, ("--no-tls", "--flags", "-SCN"), 8),
        ({"max_event_streams": 0}, ("--no-tls",), 6),
    ],
)
def test_the_rules_of_a_pbx_end_with_their_codes(cli: RunCommand, options, arguments, code):
    with run_simulator(msgspec.structs.replace(BUSY, **options)) as simulator:
        connection = ("--host", "127.0.0.1", "--port", simulator.server.tcp_port, "--user", "desk")
        outcome = cli("monitor", *connection, *arguments)
    assert outcome.code == code
    outcome.assert_stderr("What to do")


def test_the_command_serves_on_the_ports_that_it_prints():
    argv = [sys.executable, "-m", "devlink3_desk"]
    environment = {**os.environ, "DEVLINK3_PASSWORD": PASSWORD}
    options = ["--port", "0", "--tls-port", "0", "--user", "operator", "--seed", "5", "--extensions", "10"]
    with subprocess.Popen(
        [*argv, "simulate", *options], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as server:
        assert server.stdout is not None
        addresses = dict(server.stdout.readline().decode().split() for _ in range(3))
        port = addresses["TCP"].rpartition(":")[2]
        connection = ["--host", "127.0.0.1", "--port", port, "--no-tls", "--user", "operator"]
        client = subprocess.run(
            [*argv, "read", "nasystem/user_list", *connection],
            env=environment,
            capture_output=True,
            check=True,
        )
        server.terminate()
        assert server.wait(20) == 0 or os.name == "nt"
    assert client.stdout.count(b"\n") >= 10
    assert len(addresses["SHA-256"]) == 64


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--port", "70000"), "no TCP port"),
        (("--port", "50_797"), "'50_797' is not a number: write digits, such as 10"),
        (("--speed", "٣"), "'٣' is not a number: write digits, such as 10"),
        (("--script", NO_FILE), f"{NO_FILE}: No such file or directory. What to do: name another file."),
        (("--calls-per-hour", "-1"), "not zero or more"),
        (("--calls-per-hour", "1e9"), "'1e9' is too large: the limit is 1000000"),
        (("--speed", "1e300"), "'1e300' is too large: the limit is 1000"),
        (("--licences", "-1"), "not zero or more"),
        (("--challenge", "md5"), "plain-anywhere"),
        (("--nodes", "100"), "1 to 32 nodes, not 60 on 100. What to do: change --extensions or --nodes."),
        (("--certificate", "/no/such.pem"), "the file /no/such.pem does not exist: check the path"),
        (("--certificate", ""), ". is not a file: name a file"),
        (("--certificate", __file__), "certificate, key or CA cannot be used, choose PEM"),
        (("--host", "192.0.2.1"), f"it cannot listen at 192.0.2.1:0 ({NOT_AVAILABLE})."),
        (("--host", ""), "'' is not a name or address: write 127.0.0.1"),
        (("--host", "a..b"), "'a..b' is not a name or address"),
        (("--host", "a" * 70), "is not a name or address"),
        (("--host", "127.0.0.1:5"), "'127.0.0.1:5' contains a port: give it with --port"),
        (("--no-tcp", "--no-tls"), "leave nothing to listen on"),
        (("--key", __file__), "--key requires --certificate"),
        (("--no-tls", "--certificate", __file__), "no effect without TLS: remove --no-tls or --certificate."),
        (("--no-tls", "--client-ca", __file__), "no effect without TLS: remove --no-tls or --client-ca."),
        (("--no-tls", "--challenge", "plain"), "remove --no-tls, or use --challenge plain-anywhere."),
        (("--user", ""), "--user needs a name: add one, or remove --user."),
        (("--script", __file__), "'before'. What to do: correct this line; docs/simulator.md"),
    ],
)
def test_wrong_options_end_with_2_and_a_sentence(cli: RunCommand, arguments, words):
    outcome = cli("simulate", "--tls-port", "0", "--port", "0", *arguments, "--duration", "0.1")
    assert outcome.code == 2
    outcome.assert_stderr(words)
    assert not re.search(r"Errno|\.\.$", outcome.err, re.MULTILINE)


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of the folder there")
@pytest.mark.parametrize("option", ["--certificate", "--client-ca"])
def test_a_file_for_tls_that_may_not_be_read_is_named(cli: RunCommand, tmp_path: Path, option: str):
    file = tmp_path / "secret.pem"
    file.touch(mode=0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read every file")
    outcome = cli("simulate", "--tls-port", "0", "--port", "0", option, file, "--duration", "0.1")
    assert outcome.code == 2
    outcome.assert_stderr(f"{file}: Permission denied. What to do: name another file.")


def test_a_port_in_use_ends_with_2(cli: RunCommand, simulator: SimulatorThread):
    taken = simulator.server.tcp_port
    outcome = cli("simulate", "--port", taken, "--tls-port", "0", "--duration", "1")
    assert outcome.code == 2
    outcome.assert_stderr(f"cannot start: it cannot listen at 127.0.0.1:{taken} (", "--port and --tls-port")


def test_a_scenario_that_cannot_be_played_ends_with_2(cli: RunCommand, tmp_path: Path):
    script = tmp_path / "scenario.txt"
    script.write_text(
        "start at once\nuser 4001 Ann\nuser 4002 Bob\nat 0 call A from user 4001\nat 0 unpark A by 4002\n"
    )
    outcome = cli("simulate", "--no-tls", "--port", "0", "--script", script, "--duration", "5")
    assert outcome.code == 2
    outcome.assert_stderr("Line 5 of the scenario: ", "What to do: correct this line")
