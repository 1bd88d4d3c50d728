"""Errors before the first event: each ends with its exit code, a sentence and advice."""

from __future__ import annotations

import contextlib
import io
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail

from devlink3_desk.protocol.enums import AuthResult, EventResult
from devlink3_desk.protocol.packets import (
    AuthenticateRequest,
    AuthenticateResponse,
    EventResponse,
    ReadFileRequest,
    ReadFileResponse,
    TestRequest,
    TestResponse,
)
from tests.support.command_line import CommandResult, RunCommand
from tests.support.pbx_peer import PASSWORD, PeerConversation, refuse_sign_in, run_pbx_peer

COMMANDS = ["monitor", "probe"]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("result", "code", "words"),
    [
        (0x80000041, 5, "AUTHENTICATION FAILED"),
        (0x80000042, 6, "LIMITS EXCEEDED"),
        (0x80000043, 7, "RETRY LATER"),
        (0x80000044, 8, "LICENCE MISSING"),
        (0x80000049, 9, "0x80000049"),
        (7, 9, "7"),
    ],
)
@pytest.mark.parametrize("after_challenge", [True, False])
def test_results_of_the_sign_in_have_their_exit_codes(
    plain: Callable[..., CommandResult], command, result, code, words, after_challenge
):
    async def script(conversation: PeerConversation) -> None:
        request = await (
            conversation.challenge_client()
            if after_challenge
            else conversation.expect_packet(AuthenticateRequest)
        )
        await conversation.send_packets(AuthenticateResponse(request.request_id, result))
        conversation.hang_up()

    with run_pbx_peer(script) as pbx:
        outcome = plain(command, pbx.port)
    assert outcome.code == code
    outcome.assert_stderr(words, "What to do")
    assert len(pbx.conversations) == 1


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("result", "code", "words"),
    [
        (0x80000021, 2, "UNKNOWN FLAG"),
        (0x80000022, 8, "INSUFFICIENT LICENCE"),
        (0x80000023, 8, "FEATURE NOT AVAILABLE"),
        (0x80000042, 6, "LIMITS EXCEEDED"),
        (0x80000099, 9, "0x80000099"),
        (1, 9, "1"),
    ],
)
def test_results_of_the_event_request_have_their_exit_codes(
    plain: Callable[..., CommandResult], command, result, code, words
):
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        request = await conversation.receive_event_request()
        await conversation.send_packets(EventResponse(request.request_id, result))
        await conversation.answer_tests()

    with run_pbx_peer(script) as pbx:
        outcome = plain(command, pbx.port)
    assert outcome.code == code
    outcome.assert_stderr(words, "What to do")


async def _at_once(conversation: PeerConversation) -> None:
    await conversation.receive_packet()


async def _after_challenge(conversation: PeerConversation) -> None:
    await conversation.challenge_client()


async def _after_sign_in(conversation: PeerConversation) -> None:
    await conversation.accept_sign_in()
    await conversation.receive_event_request()


STEPS = [_at_once, _after_challenge, _after_sign_in]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("step", STEPS)
def test_silence_at_any_step_ends_with_3(plain: Callable[..., CommandResult], command, step):
    async def script(conversation: PeerConversation) -> None:
        await step(conversation)
        await conversation.wait_for_hang_up()

    with run_pbx_peer(script) as pbx:
        outcome = plain(command, pbx.port, "--timeout", 0.2)
    assert outcome.code == 3
    outcome.assert_stderr("0.2 s", "What to do")


@pytest.mark.parametrize("end", ["hang_up", "reset_connection"])
@pytest.mark.parametrize(("step", "code"), [(STEPS[0], 3), (STEPS[1], 9), (STEPS[2], 9)])
def test_a_peer_that_leaves_ends_with_3_before_its_first_word_and_9_after(
    plain: Callable[..., CommandResult], step, code, end
):
    async def script(conversation: PeerConversation) -> None:
        await step(conversation)
        getattr(conversation, end)()

    with run_pbx_peer(script) as pbx:
        outcome = plain("monitor", pbx.port)
    assert outcome.code == code
    outcome.assert_stderr("closed", "What to do")


@pytest.mark.parametrize("data", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\x49\x00\x01", b"\x00" * 100])
def test_garbage_ends_with_9(plain: Callable[..., CommandResult], data):
    async def script(conversation: PeerConversation) -> None:
        await conversation.receive_packet()
        await conversation.send_bytes(data)
        await conversation.wait_for_hang_up()

    with run_pbx_peer(script) as pbx:
        outcome = plain("monitor", pbx.port)
    assert outcome.code == 9
    outcome.assert_stderr("What to do")


def test_an_answer_out_of_turn_ends_with_9(plain: Callable[..., CommandResult]):
    with run_pbx_peer(refuse_sign_in(AuthResult.SHA1_CHALLENGE, b"once more")) as pbx:
        assert plain("monitor", pbx.port).code == 9


@pytest.mark.expect_log("ignored response")
def test_an_answer_to_another_request_is_ignored_and_the_step_ends_with_3(
    plain: Callable[..., CommandResult],
):
    async def script(conversation: PeerConversation) -> None:
        request = await conversation.expect_packet(AuthenticateRequest)
        await conversation.send_packets(EventResponse(request.request_id, 0, ""))
        await conversation.wait_for_hang_up()

    with run_pbx_peer(script) as pbx:
        assert plain("monitor", pbx.port, "--timeout", 0.3).code == 3


@pytest.mark.parametrize("result", [0x80000002, 0x80000003])
def test_a_test_packet_answered_with_a_lost_stream_ends_with_9(plain: Callable[..., CommandResult], result):
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.grant_events()
        packet = await conversation.receive_packet()
        assert isinstance(packet, TestRequest)
        await conversation.send_packets(TestResponse(packet.request_id, result))
        await conversation.wait_for_hang_up()

    with run_pbx_peer(script) as pbx:
        assert plain("monitor", pbx.port, "--no-reconnect").code == 9


def test_a_closed_port_ends_with_3(plain: Callable[..., CommandResult]):
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as once:
        port = once.getsockname()[1]
    outcome = plain("monitor", port)
    assert outcome.code == 3
    outcome.assert_stderr("127.0.0.1", "What to do")


def test_an_unknown_name_ends_with_3(cli: RunCommand):
    outcome = cli("probe", "--host", "no-such-pbx.invalid", "--user", "u", "--timeout", 5)
    assert outcome.code == 3
    outcome.assert_stderr("no-such-pbx.invalid", "What to do")


def test_a_plain_challenge_on_an_unencrypted_link_ends_with_4_and_no_byte_of_the_password(
    plain: Callable[..., CommandResult],
):
    async def script(conversation: PeerConversation) -> None:
        request = await conversation.expect_packet(AuthenticateRequest)
        await conversation.send_packets(AuthenticateResponse(request.request_id, 1))
        await conversation.wait_for_hang_up()

    with run_pbx_peer(script) as pbx:
        outcome = plain("monitor", pbx.port)
    assert outcome.code == 4
    outcome.assert_stderr("in plain text", "unencrypted connection", "What to do")
    assert pbx.received_bytes.count(b"\x49") >= 1
    assert PASSWORD.encode()[:4] not in pbx.received_bytes


def test_no_password_to_be_had_ends_with_5_before_connecting(
    plain: Callable[..., CommandResult], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("DEVLINK3_PASSWORD")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    keyring.set_keyring(fail.Keyring())

    with run_pbx_peer(PeerConversation.wait_for_hang_up) as pbx:
        outcome = plain("monitor", pbx.port)
    assert outcome.code == 5
    outcome.assert_stderr("password", "What to do")
    assert pbx.conversations == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--flags", "-SCN -CD2"),
        ("--flags", "-Nonsense"),
        ("--flags",),
        ("--port", "70000"),
        ("--port", ""),
        ("--host", "127.0.0.1:50797"),
        ("--host", "[::1]:50797"),
        ("--host", "https://127.0.0.1/"),
        ("--pin", "abcd"),
        ("--timeout", "0"),
        ("--timeout", "soon"),
        ("--count", "0"),
        ("--ca", "/no/such/file"),
        ("--server-name", ".."),
        ("--key", __file__),
        ("--nonsense",),
        ("--tls", "--no-tls"),
        ("--profile", "nobody"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_sentence(cli: RunCommand, arguments):
    outcome = cli("monitor", "--host", "127.0.0.1", "--user", "u", *arguments)
    assert outcome.code == 2
    outcome.assert_stderr()
    assert 1 <= len(outcome.err.splitlines()) <= 2
    assert outcome.out == b""


@pytest.mark.parametrize("arguments", [(), ("--host", "127.0.0.1"), ("--user", "u")])
def test_a_pbx_or_a_user_that_is_missing_ends_with_2(cli: RunCommand, arguments):
    assert cli("probe", *arguments).code == 2


def test_damaged_settings_are_reported(cli: RunCommand, tmp_path: Path):
    (tmp_path / "settings.json").write_text("{{{")
    outcome = cli("monitor")
    assert outcome.code == 2
    outcome.assert_stderr("settings.json is damaged", "settings.broken.json", "No PBX is specified")


async def _file_server(conversation: PeerConversation) -> None:
    await conversation.accept_sign_in()
    request = await conversation.receive_packet()
    assert isinstance(request, ReadFileRequest)
    if request.name == "nasystem/user_list":
        await conversation.send_packets(ReadFileResponse(request.request_id, 0, build_contents()))
    else:
        await conversation.send_packets(ReadFileResponse(request.request_id, 0x80000061))
    await conversation.wait_for_hang_up()


def build_contents() -> bytes:
    """Return nearly four million bytes that are not valid UTF-8."""
    return "Zoë,201,\r\n".encode("latin-1") * 400_000


def test_read_writes_the_bytes_unchanged(plain: Callable[..., CommandResult]):
    with run_pbx_peer(_file_server) as pbx:
        outcome = plain("read", pbx.port, "nasystem/user_list")
    assert outcome.code == 0
    assert outcome.out == build_contents()
    assert outcome.err == ""


def test_read_of_a_file_that_is_not_there_ends_with_10(plain: Callable[..., CommandResult]):
    with run_pbx_peer(_file_server) as pbx:
        outcome = plain("read", pbx.port, "nasystem/nothing")
    assert (outcome.code, outcome.out) == (10, b"")
    outcome.assert_stderr("nasystem/nothing", "0x80000061", "What to do")


@pytest.mark.parametrize("name", ["", "n" * 70_000])
def test_read_of_a_name_that_no_file_has_ends_with_2(plain: Callable[..., CommandResult], name):
    outcome = plain("read", 1, name)
    assert outcome.code == 2
    outcome.assert_stderr("a name has 1 to")


def test_read_that_stalls_in_the_middle_ends_with_3(plain: Callable[..., CommandResult]):
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.receive_packet()
        await conversation.send_bytes(b"\x49\x20\x00" + b"\x80\x30\x00\x41" + b"\0" * 100)
        await conversation.wait_for_hang_up()

    with run_pbx_peer(script) as pbx:
        outcome = plain("read", pbx.port, "nasystem/user_list", "--timeout", 2)
    assert outcome.code == 3
    outcome.assert_stderr("rest of the file within 2 s", "--timeout")


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (PeerConversation.receive_packet, ("did not answer the sign-in", "50796")),
        (PeerConversation.challenge_client, ("did not confirm the password", "--timeout")),
        (PeerConversation.accept_sign_in, ("did not answer the request for the file", "--timeout")),
    ],
)
def test_read_names_the_step_at_which_the_pbx_is_silent(
    plain: Callable[..., CommandResult],
    step: Callable[[PeerConversation], Awaitable[object]],
    words: tuple[str, ...],
):
    async def script(conversation: PeerConversation) -> None:
        await step(conversation)
        await conversation.wait_for_hang_up()

    with run_pbx_peer(script) as pbx:
        outcome = plain("read", pbx.port, "--timeout", 2, "nasystem/user_list")
    assert (outcome.code, outcome.out) == (3, b"")
    outcome.assert_stderr(*words, "within 2 s")


@pytest.mark.parametrize("data", [b"", b"\x49\x20\x00\x80\x30\x00\x41"])
def test_read_of_a_file_whose_connection_the_pbx_closes_ends_with_9(
    plain: Callable[..., CommandResult], data: bytes
):
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        await conversation.receive_packet()
        await conversation.send_bytes(data)
        conversation.hang_up()

    with run_pbx_peer(script) as pbx:
        outcome = plain("read", pbx.port, "nasystem/user_list")
    assert (outcome.code, outcome.out) == (9, b"")
    outcome.assert_stderr("before it had sent the file 'nasystem/user_list'", "in place of refusing a file")


def test_probe_shows_its_steps_on_stdout(plain: Callable[..., CommandResult]):
    async def script(conversation: PeerConversation) -> None:
        if conversation.number > 1:
            await _file_server(conversation)
            return
        await conversation.accept_sign_in()
        await conversation.grant_events()
        await conversation.answer_tests()

    with run_pbx_peer(script) as pbx:
        outcome = plain("probe", pbx.port)
    assert outcome.code == 0
    text = outcome.out.decode()
    for word in (
        "Network",
        "Encryption",
        "Sign-in",
        "Avaya IP500v2 11.1.0",
        "Events",
        "-CMExtn",
        "400000 lines",
    ):
        assert word in text
    assert outcome.err == ""


def test_probe_says_nothing_of_licences_that_contradict_the_events(plain: Callable[..., CommandResult]):
    """A list without CTI Link Pro, where the PBX has just granted the events, says nothing about them."""

    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        if conversation.number == 1:
            await conversation.grant_events()
            await conversation.answer_tests()
            return
        await conversation.answer_file_request(b"94,x,y,5\r\n2,x,y,0\r\n")
        await conversation.wait_for_hang_up()

    with run_pbx_peer(script) as pbx:
        outcome = plain("probe", pbx.port)
    assert outcome.code == 0
    text = outcome.out.decode()
    assert "nasystem/user_list has 2 lines" in text
    assert "no events" not in text
    assert "Licences" not in text


def test_probe_names_flags_that_were_not_accepted_on_stderr(plain: Callable[..., CommandResult]):
    async def script(conversation: PeerConversation) -> None:
        await conversation.accept_sign_in()
        if conversation.number == 1:
            events = await conversation.receive_event_request()
            await conversation.send_packets(
                EventResponse(events.request_id, EventResult.PARTIAL_SUCCESS, "-CMExtn")
            )
            await conversation.answer_tests()
            return
        await conversation.answer_file_request(b"2,x,y,0\r\n")
        await conversation.wait_for_hang_up()

    with run_pbx_peer(script) as pbx:
        outcome = plain("probe", pbx.port, "--flags", "-SCN -CMExtn")
    assert outcome.code == 0
    (line,) = outcome.err.splitlines()
    assert "The PBX did not accept -SCN (PARTIAL SUCCESS)" in line
    assert "! Events: partly granted (-CMExtn); not accepted: -SCN." in outcome.out.decode()
    assert "nasystem/user_list has one line." in outcome.out.decode()


def test_probe_keeps_its_error_sentence_for_stderr(plain: Callable[..., CommandResult]):
    with run_pbx_peer(refuse_sign_in(0x80000044)) as pbx:
        outcome = plain("probe", pbx.port)
    assert outcome.code == 8
    assert "✗ Sign-in" in outcome.out.decode()
    assert "✓ Network" in outcome.out.decode()
    outcome.assert_stderr("CTI Link Pro", "What to do")
