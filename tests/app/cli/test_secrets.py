"""The password is nowhere but in the answer to a challenge: not in output, logs, traces, settings, files."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from devlink3_desk.link.endpoint import Endpoint, Password, TlsOptions
from devlink3_desk.protocol.packets import (
    EventRequest,
    EventResponse,
    ReadFileRequest,
    ReadFileResponse,
)
from tests.support.command_line import CommandResult, RunCommand
from tests.support.pbx_peer import (
    PASSWORD,
    PeerConversation,
    PeerScript,
    make_detail_packet,
    refuse_sign_in,
    run_pbx_peer,
)

FORMS = [
    PASSWORD.encode(),
    PASSWORD.encode()[:16],
    PASSWORD.encode("utf-16-be"),
    PASSWORD.encode("latin-1"),
    PASSWORD.encode().hex().encode(),
    base64.b64encode(PASSWORD.encode())[:-4],
    repr(PASSWORD.encode())[2:-1].encode(),
    PASSWORD.encode("ascii", "backslashreplace"),
]


async def _serves(conversation: PeerConversation) -> None:
    await conversation.accept_sign_in()
    request = await conversation.receive_packet()
    if isinstance(request, ReadFileRequest):
        await conversation.send_packets(ReadFileResponse(request.request_id, 0, b"Extn201,201,Ann,1"))
        await conversation.wait_for_hang_up()
        return
    assert isinstance(request, EventRequest)
    await conversation.send_packets(
        EventResponse(request.request_id, 0, request.flags), make_detail_packet(1)
    )
    await conversation.answer_tests()


async def _breaks(conversation: PeerConversation) -> None:
    await conversation.challenge_client()
    await conversation.send_bytes(b"nonsense")
    await conversation.wait_for_hang_up()


async def _asks_in_clear(conversation: PeerConversation) -> None:
    await conversation.challenge_client(plain=True)


def leaks(data: bytes) -> list[bytes]:
    return [form for form in FORMS if form in data]


@pytest.mark.parametrize("command", ["monitor", "probe", "read"])
@pytest.mark.parametrize("script", [_serves, refuse_sign_in(0x80000041), _breaks, _asks_in_clear])
def test_no_output_and_no_file_holds_the_password_however_much_is_logged(
    plain: Callable[..., CommandResult], tmp_path: Path, command: str, script: PeerScript
):
    options = {"monitor": ("--count", 1, "--no-reconnect"), "probe": (), "read": ("nasystem/user_list",)}
    with run_pbx_peer(script) as pbx:
        outcome = plain(command, pbx.port, "-vv", "--timeout", 0.3, *options[command])
    assert leaks(outcome.out + outcome.err.encode()) == []
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert leaks(path.read_bytes()) == []


def test_what_holds_a_password_does_not_show_it():
    endpoint = Endpoint(host="h", port=1, tls=TlsOptions(passphrase=Password(PASSWORD)))
    assert leaks(repr(endpoint).encode()) == []
    assert "hidden" in repr(endpoint)


def test_a_password_does_not_stand_on_a_command_line(cli: RunCommand):
    outcome = cli("monitor", "--help")
    assert b"--password" not in outcome.out
    assert cli("monitor", "--host", "h", "--user", "u", "--password", "x").code == 2
