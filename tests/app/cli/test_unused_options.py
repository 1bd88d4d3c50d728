"""Options that would have no effect: each is wrong usage, and the sentence says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import RunCommand

TRACE = '{"format":"devlink3-trace","version":1}\n'
PIN = "0" * 64
PBX = ("--host", "127.0.0.1", "--port", "1", "--user", "u")
HUB = ("--hub", "nats://127.0.0.1:1", "--site", "s")


@pytest.fixture(autouse=True)
def trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("trace").write_text(TRACE)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("board", *PBX, "--speed", "2"), "--speed has no effect without --replay: add --replay, or remove"),
        (("board", *PBX, "--settle", "2"), "--settle has no effect without --once: add --once, or remove"),
        (("board", *PBX, "--timezone", "UTC"), "--timezone has no effect without --at: add --at, or remove"),
        (("board", "--replay", "trace", "--host", "h"), "--replay connects to no PBX: remove --host."),
        (("board", "--replay", "trace", "--no-tls"), "--replay connects to no PBX: remove --no-tls."),
        (("board", "--replay", "trace", *HUB), "--replay connects to no PBX: remove --hub."),
        (
            ("board", "--replay", "trace", "--no-reconnect"),
            "--replay connects to no PBX: remove --no-reconnect.",
        ),
        (("board", "--at", "2026-01-01", "--settle", "2"), "--settle has no effect without --once"),
        (("window", *PBX, "--speed", "0"), "--speed has no effect without --replay: add --replay, or remove"),
        (("window", "--demo", "--speed", "1"), "--speed has no effect without --replay"),
        (
            ("window", "--demo", "--after", "5"),
            "--after has no effect without --screenshot: add --screenshot",
        ),
        (("window", "--demo", "--host", "h"), "--demo connects to no PBX: remove --host."),
        (("window", "--demo", "--profile", "p"), "--demo connects to no PBX: remove --profile."),
        (("window", "--replay", "trace", "--flags", ""), "--replay connects to no PBX: remove --flags."),
        (
            ("monitor", *PBX, "--site", "s"),
            "--site has no effect without --hub: add --hub, or remove --site.",
        ),
        (("read", "x", *PBX, "--hub-user", "u"), "--hub-user has no effect without --hub: add --hub"),
        (("hub", *PBX, "--site", "s"), "--site has no effect without --publish: add --publish, or remove"),
        (("hub", *PBX, "--metrics-port", "0"), "--metrics-port has no effect without --publish"),
        (("hub", *PBX, "--warm-standby"), "--warm-standby has no effect without --publish"),
        (("monitor", *HUB, "--flags", "-CD2"), "--hub stands in place of --flags: give one of them."),
        (("board", *HUB, "--no-tls"), "--hub stands in place of --no-tls: give one of them."),
    ],
)
def test_an_option_without_effect_is_wrong_usage(cli: RunCommand, arguments: tuple[str, ...], sentence: str):
    outcome = cli(*arguments)
    assert (outcome.code, outcome.out) == (2, b"")
    assert len(outcome.err.splitlines()) == 1
    outcome.assert_stderr(sentence)


@pytest.mark.parametrize(
    "options", [("--pin", PIN), ("--server-name", "n"), ("--ca", "trace"), ("--cert", "trace")]
)
def test_a_certificate_without_tls_is_reported_and_goes_on(cli: RunCommand, options: tuple[str, ...]):
    outcome = cli("probe", *PBX, "--no-tls", *options)
    assert outcome.code == 3
    outcome.assert_stderr(f"{options[0]} has no effect: the connection is not encrypted without TLS.")


def test_a_certificate_is_reported_also_where_the_profile_has_no_tls(cli: RunCommand, tmp_path: Path):
    (tmp_path / "settings.json").write_text(
        '{"profiles":[{"name":"p","host":"127.0.0.1","port":9,"tls":false}]}'
    )
    outcome = cli("monitor", "--profile", "p", "--user", "u", "--pin", PIN, "--timeout", "5")
    outcome.assert_stderr("--pin has no effect: the connection is not encrypted without TLS.")
