"""``hub --publish`` and the commands that read it: output, exit codes, verbs."""

from __future__ import annotations

import asyncio
import re
import socket
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import trustme

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.preferences import HistoryPreferences, Preferences
from devlink3_desk.services.hub.names import MAX_NAME_LENGTH, MAX_USER_LENGTH
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.services.storage.settings import Settings, SettingsStore
from tests.support.command_line import CommandResult, RunCommand, repeat_until
from tests.support.history_calls import make_outgoing_call
from tests.support.hub_rig import HubProcess, SimulatedPbx, run_hub
from tests.support.nats_server import NatsServer, find_free_port, run_server
from tests.support.waiting import wait_for


@pytest.fixture(scope="module")
def server(nats_program: str) -> Iterator[NatsServer]:
    with run_server(nats_program) as started:
        yield started


@pytest.fixture(scope="module")
def hub(server: NatsServer) -> Iterator[HubProcess]:
    pbx = SimulatedPbx()
    with run_hub(server, pbx, "--metrics-port", "0") as process:
        asyncio.run(process.wait_until_ready())
        yield process
    pbx.stop()


@pytest.fixture
def hub_cli(
    cli: RunCommand, server: NatsServer, hub: HubProcess, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., CommandResult]:
    """Run a command on the hub as the user ``desk``."""
    monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", server.passwords["desk"])

    def run(command: str, *arguments: object) -> CommandResult:
        # Options follow the verb.
        verbs = [argument for argument in arguments[:1] if argument in ("open", "status")]
        rest = arguments[len(verbs) :]
        url = f"nats://127.0.0.1:{server.port}"
        return cli(command, *verbs, "--hub", url, "--site", "main", "--hub-user", "desk", *rest)

    return run


def read_time(text: str) -> datetime:
    """Return a time of the output."""
    return datetime.fromisoformat(text)


def find_call_of_seconds(calls: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return a call that lasted for at least two seconds, if there is one."""
    two_seconds = timedelta(seconds=2)
    return next(
        (call for call in calls if read_time(call["ended"]) - read_time(call["started"]) > two_seconds), None
    )


def test_monitor_prints_the_events_of_the_hub(hub_cli: Callable[..., CommandResult]):
    outcome = hub_cli("monitor", "--count", "20")
    assert outcome.code == 0
    assert outcome.event_names[0] == "connected"
    assert outcome.event_names.count("detail") > 5
    assert len([name for name in outcome.event_names if name not in ("connected", "resynchronised")]) == 20


def test_board_prints_the_board_of_the_hub(hub_cli: Callable[..., CommandResult]):
    # The hub reads the directory of the PBX while it already publishes.
    (board,) = repeat_until(
        lambda: hub_cli("board", "--once", "--settle", "0.2", "--duration", "10"),
        lambda boards: all(extension["name"] for extension in boards[0]["extensions"]),
    )
    assert board["calls"]
    assert board["extensions"]
    assert board["link"]["pbx_version"].startswith("Avaya")


def test_board_at_prints_a_moment_of_the_history_of_the_hub(hub_cli: Callable[..., CommandResult]):
    """The calls that the hub recorded, under the ids of its history; a missing moment is a sentence."""
    call = find_call_of_seconds(repeat_until(lambda: hub_cli("history"), find_call_of_seconds))
    assert call is not None
    moment = read_time(call["ended"]) - timedelta(seconds=1)
    outcome = hub_cli("board", "--at", moment.isoformat())
    assert (outcome.code, outcome.err) == (0, "")
    (board,) = outcome.json_lines
    assert read_time(board["at"]) == moment
    assert call["id"] in [each["id"] for each in board["calls"]]
    assert board["link"]["pbx_version"].startswith("Avaya")
    missing = hub_cli("board", "--at", "2001-01-05T09:00:00Z")
    assert (missing.code, missing.out) == (2, b"")
    missing.assert_stderr("2001-01-05T09:00:00.000Z")
    future = hub_cli("board", "--at", "2100-01-05T09:00:00Z")
    assert (future.code, future.out) == (2, b"")
    future.assert_stderr("not recorded yet")


def test_history_and_report_read_the_history_of_the_hub(hub_cli: Callable[..., CommandResult]):
    calls = repeat_until(lambda: hub_cli("history", "--limit", "3"), lambda rows: len(rows) == 3)
    assert [call["started"] for call in calls] == sorted(call["started"] for call in calls)
    assert hub_cli("history", "open").code == 0
    report = hub_cli("report", "--by", "extension")
    assert report.code == 0
    assert len(report.json_lines) >= 40
    # Lines of the PBX that was simulated: one of ISDN, and one of SIP.
    repeat_until(
        lambda: hub_cli("report", "--by", "trunk"),
        lambda lines: {row["trunk"] for row in lines} >= {"5", "sip"} and all(row["node"] for row in lines),
    )
    repeat_until(
        lambda: hub_cli("report", "--by", "hour", "--timezone", "Europe/Berlin"),
        lambda hours: sum(row["incoming"] + row["outgoing"] + row["internal"] for row in hours) >= 3,
    )


def test_read_prints_the_files_that_the_hub_reads_for_desks(hub_cli: Callable[..., CommandResult]):
    users = hub_cli("read", "nasystem/user_list")
    assert (users.code, users.err) == (0, "")
    assert users.out.count(b"\n") >= 40
    refused = hub_cli("read", "config")
    assert (refused.code, refused.out) == (10, b"")
    refused.assert_stderr("The hub does not read the file 'config' for desks.")


def test_commands_refuse_several_sites(hub_cli: Callable[..., CommandResult]):
    for command in (("monitor",), ("board",), ("history",), ("report", "--by", "hour"), ("read", "x")):
        outcome = hub_cli(*command, "--site", "main,branch")
        assert (outcome.code, outcome.out) == (2, b"")
        outcome.assert_stderr("Only the window shows several sites")


def test_a_history_is_that_of_the_hub_or_another(hub_cli: Callable[..., CommandResult]):
    for command in (("history",), ("history", "open"), ("report", "--by", "hour")):
        outcome = hub_cli(*command, "--history", "history.sqlite")
        assert (outcome.code, outcome.out) == (2, b"")
        outcome.assert_stderr("--hub and --history each name a history")


def test_forgetting_is_done_where_the_hub_runs(cli: RunCommand, hub_cli: Callable[..., CommandResult]):
    outcome = cli(
        *("history", "forget", "123", "--hub", "nats://127.0.0.1:1", "--site", "main", "--hub-user", "desk")
    )
    assert outcome.code == 2
    outcome.assert_stderr("where the hub runs")


def test_hub_status_prints_the_state_of_the_leading_hub(hub_cli: Callable[..., CommandResult]):
    outcome = hub_cli("hub", "status", "--json")
    assert outcome.code == 0
    (status,) = outcome.json_lines
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", status["since"])
    assert (status["role"], status["pbx"], status["history_problem"]) == ("leader", "live", None)
    assert status["events"] > 0
    assert len(status["sizes"]) == 4
    text = hub_cli("hub", "status")
    assert text.code == 0
    assert "Leader" in text.out.decode()


def test_the_metrics_port_serves_figures_for_prometheus(hub: HubProcess):
    (line,) = [line for line in hub.output.splitlines() if "/metrics" in line]
    port = int(line.rpartition(":")[2].partition("/")[0])
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(b"GET /metrics HTTP/1.0\r\n\r\n")
        answer = b""
        while part := connection.recv(65536):
            answer += part
    assert b'devlink3_hub_leading{site="main"}' in answer


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--site", "main", "--hub-user", "desk"], 3, ["refused", "--hub"]),
        (["--hub-user", "desk"], 2, ["--site"]),
        (["--site", "a.b", "--hub-user", "desk"], 2, ["letters"]),
        (["--site", "main", "--hub-creds", "/nowhere/x.creds"], 2, ["does not exist", "check the path"]),
        (["--site", "main", "--hub-creds", "."], 2, [". is not a file"]),
        (
            ["--site", "main", "--hub-user", "desk", "--ca", "/nowhere"],
            2,
            ["does not exist", "check the path"],
        ),
        (["--site", "main", "--host", "192.168.42.1"], 2, ["--host"]),
    ],
)
def test_wrong_options_of_the_hub_are_reported(
    cli: RunCommand, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, words: list[str]
):
    monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", "secret")
    outcome = cli("monitor", "--hub", f"nats://127.0.0.1:{find_free_port()}", *arguments)
    assert outcome.code == code
    outcome.assert_stderr(*words)


@pytest.mark.parametrize(
    "url",
    [
        "http://x",
        "nats://",
        "nats://host:99999",
        "nats://[::1",
        "nats://user:secret@host",
        "nats://host/x",
        "nats://host?x=1",
        "nats://host#x",
    ],
)
def test_invalid_addresses_are_refused(cli: RunCommand, url: str):
    outcome = cli("monitor", "--hub", url, "--site", "main", "--hub-user", "desk")
    assert outcome.code == 2
    assert "secret" not in outcome.err


@pytest.mark.parametrize("command", ["monitor", "board"])
def test_an_unknown_site_and_a_wrong_password_end_with_5(
    cli: RunCommand, server: NatsServer, hub: HubProcess, monkeypatch: pytest.MonkeyPatch, command: str
):
    monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", server.passwords["desk"])
    url = f"nats://127.0.0.1:{server.port}"
    assert cli(command, "--hub", url, "--site", "other", "--hub-user", "desk").code == 5
    monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", "wrong")
    outcome = cli(command, "--hub", url, "--site", "main", "--hub-user", "desk")
    assert outcome.code == 5
    outcome.assert_stderr("DEVLINK3_HUB_PASSWORD")
    monkeypatch.delenv("DEVLINK3_HUB_PASSWORD")
    outcome = cli(command, "--hub", url, "--site", "main", "--hub-user", "desk")
    assert outcome.code == 5
    assert cli(command, "--hub", f"tls://127.0.0.1:{server.port}", "--site", "main").code == 4


def test_a_wallboard_that_asks_for_the_history_is_not_told_that_its_site_is_wrong(
    cli: RunCommand, server: NatsServer, hub: HubProcess, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", server.passwords["wallboard"])
    address = ("--hub", f"nats://127.0.0.1:{server.port}", "--site", "main", "--hub-user", "wallboard")
    for command in (("history",), ("hub", "status")):
        outcome = cli(*command, *address)
        assert outcome.code == 5
        outcome.assert_stderr("This account of the hub may not do this at this site.")


def test_server_config_prints_a_configuration_with_new_passwords(cli: RunCommand):
    first, second = (cli("hub", "server-config", "--site", "main") for _ in range(2))
    assert first.code == 0
    assert first.out != second.out  # new passwords
    for user in ("hub", "desk", "wallboard"):
        assert f'user: "{user}"' in first.out.decode()
    several = cli("hub", "server-config", "--site", "a", "--site", "b", "--desk", "ann").out.decode()
    assert 'user: "b-ann"' in several
    assert cli("hub", "server-config").code == 2
    assert cli("hub", "server-config", "--site", "no dots.").code == 2
    for version in ("2", "2.-1", "new"):
        outcome = cli("hub", "server-config", "--site", "main", "--server-version", version)
        assert (outcome.code, outcome.out) == (2, b"")
        outcome.assert_stderr("is not a version: write 2.10")


def read_passwords(printed: bytes) -> dict[str, str]:
    return dict(re.findall(r'user: "([^"]+)", password: "([^"]+)"', printed.decode()))


def test_users_whose_names_a_second_site_changes_are_reported(cli: RunCommand, tmp_path: Path):
    file = tmp_path / "nats.conf"
    file.write_bytes(cli("hub", "server-config", "--site", "main").out)
    outcome = cli("hub", "server-config", "--site", "main", "--site", "branch", "--keep", file)
    assert outcome.code == 0
    assert b'user: "main-desk"' in outcome.out
    outcome.assert_stderr("users of --keep are not in this configuration: hub, desk, supervisor, wallboard.")


def test_users_keep_their_passwords_when_others_are_added(cli: RunCommand, tmp_path: Path):
    file = tmp_path / "nats.conf"
    earlier = cli("hub", "server-config", "--site", "main", "--desk", "ann").out
    # As an administrator writes it who has made a hash of it.
    hashed = "$2a$11$abcdefghijklmnopqrstuu.5s/Yq1mVvYl3h0rr4Xg7b3ZBvEW6Y."
    file.write_bytes(earlier.replace(read_passwords(earlier)["supervisor"].encode(), hashed.encode()))
    later = cli(
        "hub", "server-config", "--site", "main", "--desk", "ann", "--desk", "ben", "--keep", file
    ).out
    assert read_passwords(later) == {
        **read_passwords(earlier),
        "supervisor": hashed,
        "ben": read_passwords(later)["ben"],
    }
    assert len(read_passwords(later)["ben"]) >= 32
    for contents in (None, b"listen: 4222", b"\xff"):
        file.unlink()
        if contents is not None:
            file.write_bytes(contents)
        outcome = cli("hub", "server-config", "--site", "main", "--keep", file)
        assert (outcome.code, outcome.out) == (2, b"")
        outcome.assert_stderr(str(file))
        file.touch()


@pytest.mark.parametrize("option", ["--keep", "--store-dir", "--cert", "--key"])
def test_an_empty_path_of_the_configuration_ends_with_2(cli: RunCommand, option: str):
    """As of a variable of a script that is not set."""
    outcome = cli("hub", "server-config", "--site", "main", option, "")
    assert (outcome.code, outcome.out) == (2, b"")
    outcome.assert_stderr(f"{option}: '' is no path")


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (("--site", "main", "--desk", "hub"), "hub"),
        (("--site", "main", "--desk", "ann", "--desk", "ann"), "ann"),
        (("--site", "main", "--desk", "ann", "--supervisor", "ann"), "ann"),
        (("--site", "main", "--desk", "wallboard"), "wallboard"),
        (("--site", "a", "--site", "b", "--all-sites", "b-desk"), "b-desk"),
        (("--site", "a", "--site", "a-b", "--desk", "c", "--wallboard", "b-c"), "a-b-c"),
    ],
)
def test_two_users_with_one_name_are_refused(cli: RunCommand, options: tuple[str, ...], name: str):
    """A server refuses such a configuration, with the number of a line."""
    outcome = cli("hub", "server-config", *options)
    assert (outcome.code, outcome.out) == (2, b"")
    outcome.assert_stderr(f"'{name}'")


def test_users_of_a_site_with_the_longest_name_can_connect(
    cli: RunCommand, nats_program: str, monkeypatch: pytest.MonkeyPatch
):
    site = "headquarters" + "-" * (MAX_NAME_LENGTH - len("headquarters"))
    with run_server(nats_program, sites=(site, "branch")) as started:
        address = ("--hub", f"nats://127.0.0.1:{started.port}", "--site", site, "--timeout", "1")
        user = f"{site}-supervisor"
        monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", started.passwords[user])
        assert cli("hub", "status", *address, "--hub-user", user).code == 3  # there is no hub
        outcome = cli("hub", "status", *address, "--hub-user", "x" * (MAX_USER_LENGTH + 1))
        assert outcome.code == 2
        outcome.assert_stderr("is not a name on a hub")


@pytest.mark.parametrize("address", ["127.0.0.1:4333", "[::]:4222", "nats.example.com:65535"])
def test_server_config_has_the_address_to_listen_on(cli: RunCommand, address: str):
    printed = cli("hub", "server-config", "--site", "main", "--listen", address).out.decode()
    assert f'listen: "{address}"\n' in printed


@pytest.mark.parametrize(
    "address",
    ["junk", "", ":4222", "4222", "0.0.0.0:0", "0.0.0.0:65536", "::1:4222", 'a"\nb:1', "nats://a:1"],
)
def test_an_address_that_no_server_can_listen_on_ends_with_2(cli: RunCommand, address: str):
    outcome = cli("hub", "server-config", "--site", "main", "--listen", address)
    assert (outcome.code, outcome.out) == (2, b"")
    outcome.assert_stderr("--listen")


def test_a_metrics_port_that_is_in_use_ends_with_2(
    cli: RunCommand, server: NatsServer, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", server.passwords["hub"])
    with socket.create_server(("127.0.0.1", 0)) as taken:
        outcome = cli(
            *("hub", "--host", "127.0.0.1", "--port", "1", "--no-tls", "--user", "desk"),
            *("--publish", f"nats://127.0.0.1:{server.port}", "--site", "main", "--hub-user", "hub"),
            *("--metrics-port", taken.getsockname()[1]),
        )
    assert outcome.code == 2
    outcome.assert_stderr("--metrics-port")


def test_a_server_without_a_hub_ends_with_3(
    cli: RunCommand, nats_server: NatsServer, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", nats_server.passwords["desk"])
    address = ("--hub", f"nats://127.0.0.1:{nats_server.port}", "--site", "main", "--hub-user", "desk")
    for command in (("history",), ("hub", "status")):
        outcome = cli(*command, *address)
        assert (outcome.code, outcome.out) == (3, b"")
        outcome.assert_stderr("The hub does not answer", "'devlink3-desk hub --publish' is running")
    for live_command in ("monitor", "board"):
        outcome = cli(live_command, "--duration", 0.001, *address)
        assert outcome.code == 3
        outcome.assert_stderr("What to do: Check")
        assert "50796" not in outcome.err


def test_advice_on_the_server_names_the_options_of_the_hub(
    cli: RunCommand, nats_program: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    """Its ``--ca`` is about the PBX, and ``--hub`` is an option of desks."""
    leaf = trustme.CA().issue_cert("127.0.0.1")
    certificate, key = tmp_path / "server.pem", tmp_path / "server.key"
    leaf.cert_chain_pems[0].write_to_path(str(certificate))
    leaf.private_key_pem.write_to_path(str(key))
    monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", "secret")

    def publish(port: int) -> CommandResult:
        address = ("--publish", f"tls://127.0.0.1:{port}", "--site", "main", "--hub-user", "hub")
        return cli("hub", "--host", "127.0.0.1", "--user", "desk", *address)

    with run_server(nats_program, certificate=str(certificate), key=str(key)) as tls_server:
        outcome = publish(tls_server.port)
    assert outcome.code == 4
    outcome.assert_stderr("Use --hub-ca with", "--hub-server-name with", "--hub-pin with")
    outcome = publish(find_free_port())
    assert outcome.code == 3
    outcome.assert_stderr("(4222) of --publish, the firewall")
    monkeypatch.delenv("DEVLINK3_HUB_PASSWORD")
    assert publish(1).code == 5


def test_a_server_that_sends_nothing_within_the_duration_is_reported(
    cli: RunCommand, monkeypatch: pytest.MonkeyPatch
):
    """What to do is about the server: the PBX was not connected yet."""
    monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", "secret")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        outcome = cli(
            *("hub", "--host", "127.0.0.1", "--user", "desk", "--duration", 0.1),
            *(
                "--publish",
                f"nats://127.0.0.1:{silent.getsockname()[1]}",
                "--site",
                "main",
                "--hub-user",
                "hub",
            ),
        )
    assert outcome.code == 3
    outcome.assert_stderr("nats-server runs there")
    assert "50796" not in outcome.err


async def test_calls_are_kept_for_as_long_as_the_settings_say(nats_program: str, tmp_path: Path):
    settings = Settings(preferences=Preferences(history=HistoryPreferences(calls_days=1.0)))
    SettingsStore(tmp_path).save(settings)
    now = time.time()
    with open_history(HistoryLocation(path=tmp_path / "history.sqlite")) as store:
        for days in (3.0, 0.1):
            store.write_calls([make_outgoing_call(f"old-{days}", "01632960177", now - days * 86_400)])

    def list_ids() -> set[str]:
        with open_history(HistoryLocation(path=tmp_path / "history.sqlite"), read_only=True) as store:
            return {call.id for call in store.iter_calls(CallQuery()) if call.id.startswith("old-")}

    assert list_ids() == {"old-3.0", "old-0.1"}
    pbx = SimulatedPbx()
    # The hub of the other tests leads on their server, and this one would stand by there.
    with run_server(nats_program) as server:
        hub = HubProcess(server, pbx.port, folder=tmp_path)
        try:
            hub.start()
            await hub.wait_until_ready()
            await wait_for(lambda: list_ids() == {"old-0.1"})
        finally:
            hub.stop()
            pbx.stop()
