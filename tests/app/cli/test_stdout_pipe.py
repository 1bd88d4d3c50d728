"""Commands whose stdout is closed from the start, has no room, or has a reader who does not read."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from devlink3_desk.protocol.packets import EventRequest, EventResponse, ReadFileRequest, ReadFileResponse
from tests.support.pbx_peer import PASSWORD, PeerConversation, ScriptedPeer, make_detail_packet, run_pbx_peer
from tests.support.waiting import wait_for

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no such shells")


async def answer_requests(conversation: PeerConversation) -> None:
    """Grant events, of which there is one, and refuse every file."""
    await conversation.accept_sign_in()
    while True:
        match await conversation.receive_packet():
            case EventRequest(request_id=request_id, flags=flags):
                granted = EventResponse(request_id, 0, flags)
                await conversation.send_packets(granted, make_detail_packet(1))
            case ReadFileRequest(request_id=request_id):
                await conversation.send_packets(ReadFileResponse(request_id, 1))
            case packet:
                await conversation.answer_test(packet)


def start_command(pbx: ScriptedPeer, *words: str, redirection: str = "") -> subprocess.Popen[bytes]:
    """Start a command by a shell, with one of its redirections."""
    connection = ("--host", "127.0.0.1", "--port", str(pbx.port), "--no-tls", "--user", "u")
    program = (sys.executable, "-m", "devlink3_desk", *words, *connection)
    return subprocess.Popen(
        ["sh", "-c", f'exec "$@" {redirection}', "sh", *program],
        env={**os.environ, "DEVLINK3_PASSWORD": PASSWORD},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize("command", [("monitor",), ("board",), ("probe",), ("read", "nasystem/user_list8")])
def test_a_stdout_that_is_closed_from_the_start_ends_quietly(command: tuple[str, ...]):
    with run_pbx_peer(answer_requests) as pbx:
        process = start_command(pbx, *command, redirection=">&-")
        _, err = process.communicate(timeout=60)
    if command[0] == "read":  # which has nothing to write
        assert process.returncode == 10
    else:
        assert (process.returncode, err) == (0, b"")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_file_that_takes_only_a_part_of_the_output_ends_with_2(tmp_path: Path, unbuffered: str):
    # Files beyond a kilobyte (two blocks) are refused, and the first call writes what still fits.
    script = f'ulimit -f 2; exec "$@" > {tmp_path}/output'
    process = subprocess.run(
        # Without byte code, of which it would store the first kilobyte.
        ["sh", "-c", script, "sh", sys.executable, "-B", "-m", "devlink3_desk", "number", "1" * 3_000],
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        stderr=subprocess.PIPE,
        check=False,
    )
    assert process.returncode == 2
    assert b"Stdout cannot be written: File too large." in process.stderr


def test_a_stdout_that_does_not_block_gets_all_of_a_line():
    number = "1" * 100_000  # more than a pipe holds
    reading, writing = os.pipe()
    os.set_blocking(writing, False)  # as a program that shares it may have left it
    process = subprocess.Popen(
        [sys.executable, "-m", "devlink3_desk", "number", number],
        env={**os.environ, "PYTHONUNBUFFERED": ""},
        stdout=writing,
    )
    os.close(writing)
    asyncio.run(wait_for(lambda: count_waiting_bytes(reading) > 0, what="the beginning of the line"))
    with os.fdopen(reading, "rb") as pipe:
        (line,) = pipe.read().splitlines()
    assert (process.wait(timeout=60), json.loads(line)["input"]) == (0, number)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize(
    ("words", "code"),
    [(("read", "--bogus"), 2), (("read", "x", "--host", "127.0.0.1", "--port", "1", "--user", "u"), 3)],
    ids=["usage", "not_connected"],
)
def test_messages_that_have_no_room_do_not_change_the_exit_code(words: tuple[str, ...], code: int):
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run(
            [sys.executable, "-m", "devlink3_desk", *words],
            env={**os.environ, "PYTHONUNBUFFERED": "", "DEVLINK3_PASSWORD": PASSWORD},
            stdout=subprocess.DEVNULL,
            stderr=full,
            check=False,
        )
    assert process.returncode == code


@pytest.fixture
def long_trace(tmp_path: Path) -> Path:
    """A trace of one call with a name that no pipe can hold."""
    state = ["c0a82a03000003ea", 1, 2, *[0] * 6, 8, 106, "", "4001", 0, 0]
    party = [*state, *[""] * 6, "4001", 0, 0, "x" * 999_999]
    path = tmp_path / "long.trace"
    path.write_text(
        '{"format":"devlink3-trace","version":1}\n'
        f"{json.dumps([0, 'detail', '192.168.42.3', 1, ['c0a82a03', 1], party])}\n"
    )
    return path


def count_waiting_bytes(pipe: int) -> int:
    import fcntl
    import termios

    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)


@pytest.mark.skipif(sys.platform != "linux", reason="the size of a pipe is asked for as on Linux")
@pytest.mark.parametrize("command", ["board", "number"])
def test_ctrl_c_ends_a_command_whose_reader_does_not_read(command: str, long_trace: Path):
    import fcntl

    words = ("number", *["4001"] * 2_000) if command == "number" else ("board", "--replay", long_trace)
    process = subprocess.Popen(
        [sys.executable, "-m", "devlink3_desk", *words],
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    pipe = process.stdout.fileno()
    size = fcntl.fcntl(pipe, fcntl.F_GETPIPE_SZ)
    # What fits into the pipe alone is written; a longer line is written in part.
    asyncio.run(wait_for(lambda: count_waiting_bytes(pipe) > size - 1_000, what="a full pipe"))
    process.send_signal(signal.SIGINT)
    try:
        code = process.wait(timeout=60)
    finally:
        process.kill()
        _, err = process.communicate()
    assert (code, err) == (130, b"")
