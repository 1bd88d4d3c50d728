"""Contacts are stored completely or not at all; an error is reported and nothing is lost."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from devlink3_desk.contacts.contact import ContactFileError, FileErrorKind
from devlink3_desk.contacts.files import MAX_PREVIEW_ENTRIES
from devlink3_desk.contacts.import_plan import MAX_LISTED_PROBLEMS
from devlink3_desk.services.contacts import ContactStore, NoteStore
from tests.support.full_disk import limit_file_size


@pytest.fixture
def store(tmp_path: Path) -> ContactStore:
    return ContactStore(tmp_path / "data", wall_clock=lambda: 1_700_000_000.0)


def table(path: Path, rows: str) -> str:
    path.write_text(f"Name,Phone\n{rows}", encoding="utf-8")
    return str(path)


def no_progress(count: int) -> None:
    """Ignore the progress."""


def test_contacts_are_there_after_a_restart(store: ContactStore, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "Zoë,201\n,\nBen,ask Zoë\n")
    result = store.import_file(path, store.preview_file(path).plan, "Customers", None, no_progress)
    assert (result.source.count, result.source.problems, result.problems[0].line) == (2, 1, 4)
    (holding,) = ContactStore(tmp_path / "data").load_sources()
    assert holding.source == result.source
    assert [contact.name for contact in holding.contacts] == ["Zoë", "Ben"]


def test_a_source_is_read_again_in_its_own_place(store: ContactStore, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "Zoë,201\n")
    source = store.import_file(path, store.preview_file(path).plan, "Customers", None, no_progress).source
    table(tmp_path / "a.csv", "Ann,301\nBo,302\n")
    again = store.import_file(source.path, source.plan, source.name, source.id, no_progress).source
    assert (again.id, again.count) == (source.id, 2)
    assert [holding.source for holding in store.load_sources()] == [again]


@pytest.mark.parametrize("now", ["", "Name,Phone\n", "PK\x03\x04"])
def test_a_file_that_has_gone_bad_leaves_the_old_contacts(
    store: ContactStore, tmp_path: Path, now: str
) -> None:
    path = table(tmp_path / "a.csv", "Zoë,201\n")
    source = store.import_file(path, store.preview_file(path).plan, "Customers", None, no_progress).source
    Path(path).write_text(now)
    with pytest.raises(ContactFileError):
        store.import_file(path, source.plan, source.name, source.id, no_progress)
    Path(path).unlink()
    with pytest.raises(ContactFileError) as error:
        store.import_file(path, source.plan, source.name, source.id, no_progress)
    assert error.value.kind is FileErrorKind.UNREADABLE
    assert store.load_sources()[0].source == source


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such disk")
def test_a_full_disk_leaves_the_old_contacts(store: ContactStore, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "Zoë,201\n")
    source = store.import_file(path, store.preview_file(path).plan, "Customers", None, no_progress).source
    large = table(tmp_path / "b.csv", "".join(f"Person {at},{at + 10_000}\n" for at in range(5_000)))
    plan = store.preview_file(large).plan
    with limit_file_size(20_000), pytest.raises(OSError, match=r"large|space|quota"):
        store.import_file(large, plan, "Customers", source.id, no_progress)
    assert [holding.source for holding in store.load_sources()] == [source]
    assert len(list(store.folder.iterdir())) == 1


@pytest.mark.large(40)
def test_an_import_of_a_hundred_thousand_rows_reports_progress(store: ContactStore, tmp_path: Path) -> None:
    rows = "".join(f"Person {at},{at}\n" if at % 50 else f"Person {at},4.4E+9\n" for at in range(100_000))
    path = table(tmp_path / "many.csv", rows)
    assert len(store.preview_file(path).contacts) <= MAX_PREVIEW_ENTRIES
    heard: list[int] = []
    result = store.import_file(path, store.preview_file(path).plan, "Many", None, heard.append)
    assert (result.source.count, result.source.problems) == (100_000, 2_000)
    assert len(result.problems) == MAX_LISTED_PROBLEMS
    assert len(heard) > 500
    assert len(store.load_sources()[0].contacts) == 100_000


@pytest.mark.expect_log("cannot be read", "newer version of the program")
def test_damaged_files_do_not_affect_other_sources(store: ContactStore, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "Zoë,201\n")
    store.import_file(path, store.preview_file(path).plan, "Customers", None, no_progress)
    whole = next(store.folder.iterdir()).read_bytes()
    (store.folder / "cut.json").write_bytes(whole[: len(whole) // 2])
    (store.folder / "newer.json").write_bytes(whole.replace(b'"version":1', b'"version":9'))
    assert len(store.load_sources()) == 1
    assert (store.folder / "cut.json").exists()


def test_a_source_is_forgotten(store: ContactStore, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "Zoë,201\n")
    source = store.import_file(path, store.preview_file(path).plan, "Customers", None, no_progress).source
    store.remove_source(source.id)
    store.remove_source(source.id)
    assert store.load_sources() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_no_file(store: ContactStore, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ContactFileError):
        store.preview_file(str(tmp_path / "pipe"))


def test_a_file_that_is_too_large_is_not_read(store: ContactStore, tmp_path: Path) -> None:
    with (tmp_path / "huge.csv").open("wb") as huge:
        huge.truncate(200 * 1024 * 1024)
    with pytest.raises(ContactFileError) as error:
        store.preview_file(str(tmp_path / "huge.csv"))
    assert error.value.kind is FileErrorKind.TOO_LARGE


def test_notes_are_there_after_a_restart(tmp_path: Path) -> None:
    NoteStore(tmp_path).save_note("+441632960144", "likes tea")
    NoteStore(tmp_path).save_note("202", "part time")
    assert NoteStore(tmp_path).load() == {"+441632960144": "likes tea", "202": "part time"}
    assert NoteStore(tmp_path).save_note("202", "") == {"+441632960144": "likes tea"}


@pytest.mark.expect_log("damaged")
def test_a_damaged_note_file_is_kept_aside(tmp_path: Path) -> None:
    store = NoteStore(tmp_path)
    store.path.write_bytes(b'{"version": 1, "notes": {"202": "par')
    assert store.load() == {}
    assert (tmp_path / "notes.broken.json").read_bytes().endswith(b"par")


def test_notes_that_cannot_be_read_are_not_written_over(tmp_path: Path) -> None:
    store = NoteStore(tmp_path)
    newer = b'{"version": 9, "notes": {"202": "part time"}, "more": 1}'
    store.path.write_bytes(newer)
    with pytest.raises(OSError, match="newer"):
        store.save_note("203", "x")
    assert store.path.read_bytes() == newer
    assert store.load() == {"202": "part time"}
