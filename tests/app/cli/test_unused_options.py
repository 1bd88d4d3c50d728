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
        (
            ("board", "--replay", "trace", "--host", "h"),
            "--replay stands in place of --host: give one of them.",
        ),
        (("board", "--replay", "trace", *HUB), "--replay stands in place of --hub: give one of them."),
        (("board", *PBX, "--settle", "1"), "--settle has no effect without --once: add --once, or remove"),
        (("window", *PBX, "--speed", "0"), "--speed has no effect without --replay: add --replay, or remove"),
        (("window", "--demo", "--speed", "1"), "--speed has no effect without --replay"),
        (
            ("window", "--demo", "--after", "5"),
            "--after has no effect without --screenshot: add --screenshot",
        ),
        (("window", "--demo", "--host", "h"), "--demo stands in place of --host: give one of them."),
        (("window", "--replay", "trace", *HUB), "--replay stands in place of --hub: give one of them."),
        (("hub", *PBX, "--metrics-port", "0"), "--metrics-port has no effect without --publish"),
        (("hub", *PBX, "--warm-standby"), "--warm-standby has no effect without --publish"),
        (("hub", *PBX, "--replicas", "3"), "--replicas has no effect without --publish"),
    ],
)
def test_an_option_without_effect_is_wrong_usage(cli: RunCommand, arguments: tuple[str, ...], sentence: str):
    outcome = cli(*arguments)
    assert (outcome.code, outcome.out) == (2, b"")
    assert len(outcome.err.splitlines()) == 1
    outcome.assert_stderr(sentence)


@pytest.mark.parametrize(
    "arguments",
    [
        ("board", "--replay", "trace", "--once", "--user", "u", "--timeout", "5", "--no-reconnect"),
        ("board", "--replay", "trace", "--speed", "0", "--no-tls", "--site", "s", "--timezone", "UTC"),
    ],
)
def test_lists_of_options_that_all_commands_share_are_accepted(
    cli: RunCommand, arguments: tuple[str, ...]
) -> None:
    assert cli(*arguments).code == 0


@pytest.mark.parametrize(
    "options", [("--pin", PIN), ("--server-name", "n"), ("--ca", "trace"), ("--cert", "trace")]
)
def test_a_certificate_without_tls_is_reported_and_goes_on(cli: RunCommand, options: tuple[str, ...]):
    outcome = cli("probe", *PBX, "--no-tls", *options)
    assert outcome.code == 3
    outcome.assert_stderr(f"{options[0]} has no effect: the connection is not encrypted without TLS.")


@pytest.mark.parametrize(
    ("command", "advice"),
    [
        (("monitor",), "use --host."),
        (("hub",), "use --host."),
        (("history",), "leave --profile out."),
        (("report", "--by", "day"), "leave --profile out."),
    ],
)
def test_an_unknown_profile_is_answered_with_an_option_of_the_command(
    cli: RunCommand, command: tuple[str, ...], advice: str
):
    outcome = cli(*command, "--profile", "nowhere")
    assert (outcome.code, outcome.out) == (2, b"")
    outcome.assert_stderr(f"Unknown profile 'nowhere'. The settings contain none: {advice}")


def test_a_certificate_is_reported_also_where_the_profile_has_no_tls(cli: RunCommand, tmp_path: Path):
    (tmp_path / "settings.json").write_text(
        '{"profiles":[{"name":"p","host":"127.0.0.1","port":9,"tls":false}]}'
    )
    outcome = cli("monitor", "--profile", "p", "--user", "u", "--pin", PIN, "--timeout", "5")
    outcome.assert_stderr("--pin has no effect: the connection is not encrypted without TLS.")
