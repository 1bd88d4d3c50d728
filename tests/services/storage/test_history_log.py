"""A history read by a user who may not write to it, with and without the log of its recorder beside it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from tests.support.history_calls import MONDAY_10, make_incoming_call

if sys.platform == "win32":
    pytest.skip("permissions are those of the folder there", allow_module_level=True)

NOBODY = 65534
"""A user who owns nothing."""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that other users may read, too, unlike those of the test runner."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


def leave_history(folder: Path) -> Path:
    """Write a history whose recorder was killed, so that its calls are in its log alone."""
    path, copied = folder / "writing.sqlite", folder / "history.sqlite"
    with open_history(HistoryLocation(path=path)) as store:
        # What the schema needs is in the file itself.
        store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store.write_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])
        for suffix in ("", "-wal", "-shm"):
            shutil.copy(f"{path}{suffix}", f"{copied}{suffix}")
    return copied


def read_as_another_user(path: Path) -> str:
    """Open a history in a process that may write neither to its files nor to its folder."""
    for part in path.parent.iterdir():
        part.chmod(0o444)
    path.parent.chmod(0o555)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        try:
            with open_history(HistoryLocation(path=path), read_only=True) as store:
                answer = f"{store.count_calls(CallQuery())} calls"
        except HistoryError as error:
            answer = str(error)
        os.write(writing, answer.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read().decode()
    os.waitpid(child, 0)
    return answer


@pytest.mark.parametrize("left", [(), ("-wal",), ("-wal", "-shm")], ids=["closed", "log", "log_and_index"])
def test_a_history_that_was_closed_is_read_without_writing(folder: Path, left: tuple[str, ...]) -> None:
    path = folder / "history.sqlite"
    with open_history(HistoryLocation(path=path)) as store:
        store.write_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])
    for suffix in left:  # as a reader without writing permission leaves them
        path.with_name(f"{path.name}{suffix}").touch()

    assert read_as_another_user(path) == "1 calls"


def test_a_history_with_a_log_is_read_without_writing(folder: Path) -> None:
    assert read_as_another_user(leave_history(folder)) == "1 calls"


@pytest.mark.parametrize(
    "damage",
    [
        lambda log: bytes(4) + log[4:],
        lambda log: log[:8] + bytes([0, 0, 0, 7]) + log[12:],
        lambda log: log[:32],
    ],
    ids=["magic_number", "page_size", "nothing_but_a_header"],
)
def test_a_log_that_cannot_be_read_is_not_waited_for(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    path = leave_history(folder)
    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(damage(log.read_bytes()))

    # SQLite gives up after ten seconds by itself, with "locking protocol".
    assert "is damaged: the log beside it cannot be read" in read_as_another_user(path)


@pytest.mark.parametrize("damage", [lambda log: log[:10], lambda log: bytes(len(log))], ids=["cut", "zeros"])
def test_a_log_without_a_header_is_ignored(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    path = leave_history(folder)
    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(damage(log.read_bytes()))

    assert read_as_another_user(path) == "0 calls"
