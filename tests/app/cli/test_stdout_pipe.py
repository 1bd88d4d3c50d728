"""Commands whose stdout is closed from the start."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from devlink3_desk.protocol.packets import EventRequest, EventResponse, ReadFileRequest, ReadFileResponse
from tests.support.pbx_peer import PASSWORD, PeerConversation, ScriptedPeer, make_detail_packet, run_pbx_peer

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
