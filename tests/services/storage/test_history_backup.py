"""Copies of a history: where they may be written, and what is said where they cannot be."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from tests.support.full_disk import limit_file_size
from tests.support.history_calls import MONDAY_10, make_incoming_call


def write_history(path: Path, count: int = 1) -> HistoryLocation:
    """Store calls in a new history."""
    location = HistoryLocation(path=path)
    with open_history(location) as store:
        store.write_calls(
            [make_incoming_call(f"a-{number}", "01632960150", MONDAY_10 + number) for number in range(count)]
        )
    return location


def assert_refused(store: HistoryStore, target: Path, sentence: str) -> None:
    with pytest.raises(HistoryError) as caught:
        store.back_up(target)
    assert str(target) in str(caught.value)
    assert sentence in str(caught.value)
    assert "hoose another file" in str(caught.value)


def test_a_copy_never_replaces_the_history_itself(tmp_path: Path) -> None:
    location = write_history(tmp_path / "history.sqlite")
    with open_history(location) as store:
        before = (tmp_path / "history.sqlite").stat().st_ino
        assert_refused(store, tmp_path / "history.sqlite", "is the history itself")
        assert_refused(store, tmp_path / ".." / tmp_path.name / "history.sqlite", "is the history itself")

        assert (tmp_path / "history.sqlite").stat().st_ino == before
        assert sorted(path.name for path in tmp_path.glob("*.partial")) == []


def test_a_copy_does_not_replace_a_history_in_use(tmp_path: Path) -> None:
    location, other = write_history(tmp_path / "a.sqlite"), write_history(tmp_path / "b.sqlite", 2)
    with open_history(location) as store, open_history(other) as used:
        used.begin_run("b", "site", 0.0, MONDAY_10)
        assert_refused(store, tmp_path / "b.sqlite", "is a history in use")

    with open_history(other, read_only=True) as reader:
        assert reader.count_calls(CallQuery()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes and links")
def test_a_copy_replaces_files_alone_and_what_links_lead_to(tmp_path: Path) -> None:
    pipe, link, target = tmp_path / "pipe", tmp_path / "link", tmp_path / "target.sqlite"
    os.mkfifo(pipe)
    link.symlink_to(target)
    with open_history(write_history(tmp_path / "history.sqlite")) as store:
        assert_refused(store, pipe, "is not a file")
        assert pipe.is_fifo()
        store.back_up(link)

    assert link.is_symlink()
    with open_history(HistoryLocation(path=target), read_only=True) as copy:
        assert copy.count_calls(CallQuery()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on the size of files there")
def test_a_copy_without_room_is_not_blamed_on_the_disk_of_the_history(tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite"
    target.write_bytes(b"an earlier copy")
    with open_history(write_history(tmp_path / "history.sqlite", 200)) as store, limit_file_size(20_000):
        assert_refused(store, target, "cannot be written")

    assert target.read_bytes() == b"an earlier copy"
    assert not list(tmp_path.glob(".*"))


def test_a_copy_that_has_no_folder_names_the_copy(tmp_path: Path) -> None:
    with open_history(write_history(tmp_path / "history.sqlite")) as store:
        assert_refused(store, tmp_path / "none" / "copy.sqlite", "cannot be written: No such file")
