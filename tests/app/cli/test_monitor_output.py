"""What ``monitor`` writes to stdout, which may be closed, and to a trace file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from devlink3_desk.services.trace import read_trace
from tests.support.command_line import CommandResult
from tests.support.pbx_peer import (
    PASSWORD,
    PeerConversation,
    make_detail_packet,
    run_pbx_peer,
    stream_packets,
)


def test_a_closed_stdout_ends_quietly_with_0():
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events()
        for counter in range(1, 2000):
            await conversation.send_packets(make_detail_packet(counter, counter))

    with run_pbx_peer(script) as pbx:
        process = _monitor_process(pbx.port)
        assert process.stdout is not None
        assert b"connected" in process.stdout.readline()
        process.stdout.close()
        assert process.wait(20) == 0
        assert process.stderr is not None
        with process.stderr:
            assert b"Traceback" not in process.stderr.read()


@pytest.mark.skipif(os.name == "nt", reason="only the next line notices it there")
def test_a_stdout_that_is_closed_while_nothing_happens_ends_quietly_with_0():
    """On a quiet PBX, the connection would otherwise be occupied until the next event."""
    with run_pbx_peer(stream_packets(make_detail_packet(1))) as pbx:
        process = _monitor_process(pbx.port)
        assert process.stdout is not None
        for event in (b"connected", b"detail"):
            assert event in process.stdout.readline()
        process.stdout.close()
        assert process.wait(20) == 0
        assert process.stderr is not None
        with process.stderr:
            assert process.stderr.read() == b""


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
def test_a_stdout_that_can_also_be_read_is_not_taken_for_a_closed_one(tmp_path: Path):
    """Scripts open a FIFO for reading and writing, so that opening it does not wait for the other side."""
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    with (
        run_pbx_peer(stream_packets(*(make_detail_packet(n, n) for n in (1, 2)))) as pbx,
        fifo.open("r+b", 0) as pipe,
    ):
        process = _monitor_process(pbx.port, "--duration", "1", stdout=pipe.fileno())
        assert process.wait(20) == 0
        assert os.read(pipe.fileno(), 100_000).count(b"\n") == 3
        assert process.stderr is not None
        process.stderr.close()


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send there")
def test_ctrl_c_ends_with_130_and_no_traceback():
    import signal

    with run_pbx_peer(stream_packets(make_detail_packet(1))) as pbx:
        process = _monitor_process(pbx.port)
        assert process.stdout is not None
        assert b"connected" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in out + err
    assert b"Exception" not in err


def test_every_line_is_flushed_and_utf_8_whatever_the_code_page():
    with run_pbx_peer(stream_packets(make_detail_packet(1))) as pbx:
        process = _monitor_process(pbx.port, PYTHONIOENCODING="ascii", LC_ALL="C")
        assert process.stdout is not None
        assert b'"connected"' in process.stdout.readline()
        assert b'"detail"' in process.stdout.readline()
        process.kill()
        process.communicate()


def _monitor_process(
    port: int, *options: str, stdout: int = subprocess.PIPE, **environment: str
) -> subprocess.Popen[bytes]:
    argv = [sys.executable, "-m", "devlink3_desk", "monitor", "--host", "127.0.0.1", "--port", str(port)]
    return subprocess.Popen(
        [*argv, "--no-tls", "--user", "u", *options],
        env={**os.environ, "DEVLINK3_PASSWORD": PASSWORD, **environment},
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


def test_a_trace_that_cannot_be_written_ends_with_2_before_connecting(
    plain: Callable[..., CommandResult], tmp_path: Path
):
    with run_pbx_peer(stream_packets(make_detail_packet(1))) as pbx:
        outcome = plain("monitor", pbx.port, "--record", tmp_path / "nowhere" / "trace")
    assert outcome.code == 2
    assert pbx.conversations == []
    outcome.assert_stderr("cannot be written", "What to do: choose an existing folder")


def test_a_full_disk_is_reported_before_connecting(plain: Callable[..., CommandResult]):
    if not Path("/dev/full").exists():
        pytest.skip("there is no full disk to be had")
    with run_pbx_peer(stream_packets(make_detail_packet(1))) as pbx:
        assert plain("monitor", pbx.port, "--record", "/dev/full").code == 2
    assert pbx.conversations == []


def test_a_trace_holds_what_was_printed_and_the_snapshot_with_it(
    plain: Callable[..., CommandResult], tmp_path: Path
):
    trace = tmp_path / "calls.trace"
    with run_pbx_peer(stream_packets(make_detail_packet(1, 1), make_detail_packet(2, 2))) as pbx:
        outcome = plain("monitor", pbx.port, "--duration", 1, "--record", trace)
    assert outcome.code == 0
    kinds = [event.kind for _, event in read_trace(trace)]
    assert [kind for kind in kinds if kind != "round_trip"] == [
        "link", "link", "snapshot", "detail", "detail", "snapshot",
    ]  # fmt: skip
    assert PASSWORD.encode() not in trace.read_bytes()


def test_a_trace_holds_no_more_events_than_count(plain: Callable[..., CommandResult], tmp_path: Path):
    trace = tmp_path / "calls.trace"
    with run_pbx_peer(stream_packets(*(make_detail_packet(n, n) for n in range(1, 9)))) as pbx:
        outcome = plain("monitor", pbx.port, "--count", 3, "--record", trace)
    assert outcome.event_names == ["connected", "detail", "detail", "detail"]
    assert [event.counter for _, event in read_trace(trace) if event.kind == "detail"] == [1, 2, 3]
