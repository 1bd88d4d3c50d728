"""The prompt for the password, on a terminal of the test's own."""

from __future__ import annotations

import os
import sys

import pytest

from tests.support.pbx_peer import PASSWORD, PeerConversation, run_pbx_peer

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals there")

CTRL_C, CTRL_D = b"\x03", b"\x04"


def on_a_terminal(port: int, keys: bytes) -> tuple[int, bytes]:
    """Run ``read`` on a terminal, type ``keys`` at the prompt; return how it ended and what it showed."""
    import pty

    argv = [sys.executable, "-m", "devlink3_desk", "read", "x", "--host", "127.0.0.1", "--port", str(port)]
    argv += ["--no-tls", "--user", "Müller"]
    environment = {name: value for name, value in os.environ.items() if name != "DEVLINK3_PASSWORD"}
    environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, argv, environment)
    output = b""
    try:
        while b"Password" not in output:
            output += os.read(terminal, 1000)
        os.write(terminal, keys)
        while data := os.read(terminal, 1000):
            output += data
    except OSError:  # Linux reports that the other side has closed by EIO
        pass
    finally:
        os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), output


async def _gives_a_file(conversation: PeerConversation) -> None:
    await conversation.accept_sign_in()
    await conversation.answer_file_request(b"contents of the file")
    await conversation.wait_for_hang_up()


# The pty module forks in the main thread, and the child immediately executes another program.
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
@pytest.mark.parametrize(
    ("keys", "code", "words"),
    [
        (PASSWORD.encode() + b"\n", 0, "contents of the file"),
        (CTRL_C, 130, "Password of Müller at 127.0.0.1"),
        (CTRL_D, 5, "What to do"),
        (b"\n", 5, "No password is available"),
        (b"\xff\n", 5, "No password is available"),
    ],
)
def test_asks_for_the_password_and_does_not_show_it(keys, code, words):
    with run_pbx_peer(_gives_a_file) as pbx:
        exit_code, output = on_a_terminal(pbx.port, keys)
    assert exit_code == code, output
    assert words in output.decode()
    assert PASSWORD.encode() not in output
    assert b"Traceback" not in output
