"""A single instance: a second start passes its number to the first one and ends."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.app.os_integration import single_instance
from devlink3_desk.app.os_integration.single_instance import MAX_MESSAGE_BYTES, SingleInstance, StartOutcome

OTHER_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from devlink3_desk.app.os_integration.single_instance import SingleInstance
application = QCoreApplication([])
one = SingleInstance(Path(sys.argv[1]), sys.argv[2])
print(one.acquire_lock(), flush=True)
sys.stdin.read()
"""

SECOND_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from devlink3_desk.app.os_integration.single_instance import SingleInstance
application = QCoreApplication([])
print(SingleInstance(Path(sys.argv[1])).activate_running(sys.argv[2]))
"""

LINK_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from devlink3_desk.app.os_integration.single_instance import SingleInstance
application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print(instance.start(sys.argv[2]).name, instance.hand_over(sys.argv[2]))
instance.close()
"""

START_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from devlink3_desk.app.os_integration.single_instance import SingleInstance
application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print(instance.acquire_lock(), flush=True)
print(instance.start(sys.argv[2]).name, flush=True)
sys.stdin.read()
instance.close()
"""


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path) -> Iterator[SingleInstance]:
    instance = SingleInstance(tmp_path)
    assert instance.acquire_lock()
    instance.resume_answers()
    yield instance
    instance.close()


def pass_number(qtbot: QtBot, first: SingleInstance, folder: Path, number: str) -> tuple[bool, list[str]]:
    """Pass a number from another program; return whether it got an answer, and the numbers received."""
    numbers: list[str] = []
    first.activation_requested.connect(numbers.append)
    command = [sys.executable, "-c", SECOND_PROGRAM, str(folder), number]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
        assert second.stdout is not None
        return second.stdout.read().strip() == b"True", numbers


def test_the_second_start_raises_the_first_and_hands_over_its_number(qtbot: QtBot, first, tmp_path: Path):
    assert not SingleInstance(tmp_path).acquire_lock()
    assert pass_number(qtbot, first, tmp_path, "+44 1632 960123") == (True, ["+44 1632 960123"])


def run_link(qtbot: QtBot, folder: Path, number: str) -> bytes:
    """Start a desk without a site, as the link of another program does, and return what it does."""
    command = [sys.executable, "-c", LINK_PROGRAM, str(folder), number]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as started:
        return read_outcome(qtbot, started)


def test_a_link_is_handed_to_the_desk_of_any_site(qtbot: QtBot, tmp_path: Path) -> None:
    numbers: list[str] = []
    branch = SingleInstance(tmp_path, "Branch")
    assert branch.acquire_lock()
    branch.resume_answers()
    branch.activation_requested.connect(numbers.append)
    assert run_link(qtbot, tmp_path, "4020") == b"FIRST True"
    assert numbers == ["4020"]
    branch.close()
    # Its lock is removed with it. One of a desk that has crashed stays, and nobody answers there.
    (tmp_path / "desk-0123456789abcdef.lock").write_text("")
    assert run_link(qtbot, tmp_path, "4020") == b"FIRST False"


def test_another_site_or_folder_is_another_desk(first, tmp_path: Path):
    for other in (SingleInstance(tmp_path, "Branch"), SingleInstance(tmp_path / "else")):
        assert other.acquire_lock()
        other.close()


def test_after_the_end_the_next_start_is_the_first(qapp: QApplication, tmp_path: Path):
    for _ in range(2):
        instance = SingleInstance(tmp_path)
        assert instance.acquire_lock()
        instance.close()


def test_a_desk_that_crashed_does_not_block_the_next_one(qtbot: QtBot, tmp_path: Path):
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_PROGRAM, str(tmp_path), ""],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as crashed:
        assert crashed.stdout is not None
        assert crashed.stdout.readline().strip() == b"True"
        assert not SingleInstance(tmp_path).acquire_lock()
        crashed.kill()
    successor = SingleInstance(tmp_path)
    assert successor.acquire_lock()
    successor.resume_answers()
    assert pass_number(qtbot, successor, tmp_path, "4020") == (True, ["4020"])
    successor.close()


def test_a_first_instance_that_does_not_answer_is_reported(qapp: QApplication, tmp_path: Path):
    assert not SingleInstance(tmp_path).activate_running("4020")


@pytest.mark.parametrize("words", [b"hello\n", b'{"number": 4020}\n', b"x" * (2 * MAX_MESSAGE_BYTES)])
def test_invalid_messages_are_ignored(qtbot: QtBot, first, words):
    numbers: list[str] = []
    first.activation_requested.connect(numbers.append)
    socket = QLocalSocket()
    socket.connectToServer(first._server_name)
    assert socket.waitForConnected(5000)
    socket.write(words)
    socket.flush()
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState, timeout=20_000)
    assert numbers == []


def test_without_a_writable_folder_it_is_the_first(qapp: QApplication, tmp_path: Path):
    (tmp_path / "file").write_text("")
    assert SingleInstance(Path(tmp_path / "file" / "below")).acquire_lock()


@contextlib.contextmanager
def run_start(folder: Path, number: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start another desk, which has found the lock taken."""
    command = [sys.executable, "-c", START_PROGRAM, str(folder), number]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as started:
        assert started.stdout is not None
        assert started.stdout.readline().strip() == b"False"
        yield started


def read_outcome(qtbot: QtBot, started: subprocess.Popen[bytes]) -> bytes:
    if started.stdin is not None:
        started.stdin.close()  # until now, it keeps the lock
    qtbot.waitUntil(lambda: started.poll() is not None, timeout=60_000)
    assert started.stdout is not None
    return started.stdout.read().strip()


def find_lock_path(folder: Path) -> Path:
    """Return the file that a desk locks."""
    instance = SingleInstance(folder)
    assert instance.acquire_lock()
    (path,) = folder.glob("*.lock")
    instance.close()
    return path


def test_a_start_between_lock_and_listening_is_answered(qtbot: QtBot, tmp_path: Path) -> None:
    numbers: list[str] = []
    lock = QLockFile(str(find_lock_path(tmp_path)))
    assert lock.tryLock(0)
    with run_start(tmp_path, "4020") as second:
        first = SingleInstance(tmp_path)
        first.activation_requested.connect(numbers.append)
        first.resume_answers()
        lock.unlock()
        if first.acquire_lock():
            assert (read_outcome(qtbot, second), numbers) == (b"HANDED_OVER", ["4020"])
        else:
            # The other one was quicker.
            assert (read_outcome(qtbot, second), numbers) == (b"FIRST", [])
    first.close()


def test_a_start_while_the_desk_closes_opens_the_next_one(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.acquire_lock()
    numbers: list[str] = []
    first.activation_requested.connect(numbers.append)
    with run_start(tmp_path, "4020") as second:
        # It has connected, and waits.
        qtbot.waitUntil(first._server.hasPendingConnections, timeout=60_000)
        first.close()
        assert read_outcome(qtbot, second) == b"FIRST"
    assert numbers == []


def test_a_start_while_the_site_is_changed_is_answered_by_the_next_desk(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path
) -> None:
    numbers: list[str] = []
    first.hold_answers()
    with run_start(tmp_path, "4020") as second:
        qtbot.waitUntil(first._server.hasPendingConnections, timeout=60_000)
        first.activation_requested.connect(numbers.append)
        first.resume_answers()
        assert read_outcome(qtbot, second) == b"HANDED_OVER"
    assert numbers == ["4020"]


def test_a_desk_that_never_answers_is_reported(
    first: SingleInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "START_SECONDS", 0.0)
    monkeypatch.setattr(single_instance, "ANSWER_TIMEOUT_MS", 1)
    first.hold_answers()
    assert SingleInstance(tmp_path).start("4020") is StartOutcome.UNANSWERED
