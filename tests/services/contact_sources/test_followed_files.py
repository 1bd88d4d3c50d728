"""Followed files and folders: changes, half-written files, files that disappear and come back."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from devlink3_desk.contacts.contact import Contact
from devlink3_desk.services.contact_sources.followed_files import (
    MAX_INCOMPLETE_POLLS,
    FileContents,
    FollowedFiles,
)
from devlink3_desk.services.contact_sources.ldap_client import SourceReadError

KIM = "BEGIN:VCARD\nVERSION:3.0\nFN:Kim\nTEL:01632 960144\nEND:VCARD\n"
LEE = KIM.replace("Kim", "Lee")


def names(contents: FileContents | None) -> list[str] | None:
    return None if contents is None else [item.name for item in contents.items if isinstance(item, Contact)]


def read_when_stable(files: FollowedFiles) -> FileContents | None:
    """Call :meth:`.read_if_changed` until nothing has changed since the last call; return the last result."""
    contents = files.read_if_changed()
    while contents is None and files.is_changing:
        contents = files.read_if_changed()
    return contents


def test_a_file_is_read_when_it_has_not_changed_between_two_calls(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Name,Phone\nKim,01632 960144\n")
    files = FollowedFiles(path)
    assert files.read_if_changed() is None
    path.write_text("Name,Phone\nKim,01632 960144\nLee,07700 900123\n")
    assert files.read_if_changed() is None
    assert names(files.read_if_changed()) == ["Kim", "Lee"]
    assert files.read_if_changed() is None
    assert not files.is_changing


def test_a_file_without_changes_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_text(KIM)
    files = FollowedFiles(path)
    assert names(read_when_stable(files)) == ["Kim"]
    # With the same time and size, the contents are not read.
    status = path.stat()
    path.write_text(LEE)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert read_when_stable(files) is None


def test_half_of_a_file_waits_for_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_text(KIM)
    files = FollowedFiles(path)
    read_when_stable(files)
    path.write_text(KIM + LEE[: len(LEE) // 2])
    files.read_if_changed()
    with pytest.raises(SourceReadError, match="ends in the middle of an entry"):
        files.read_if_changed()
    assert files.is_changing
    path.write_text(KIM + LEE)
    assert names(read_when_stable(files)) == ["Kim", "Lee"]


def test_a_file_that_stays_cut_off_is_used_in_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_text(KIM + LEE[: len(LEE) // 2])
    files = FollowedFiles(path)
    files.read_if_changed()
    for _ in range(MAX_INCOMPLETE_POLLS - 1):
        with pytest.raises(SourceReadError):
            files.read_if_changed()
    assert names(files.read_if_changed()) == ["Kim"]


def test_an_empty_file_and_a_missing_one_change_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_text(KIM)
    files = FollowedFiles(path)
    read_when_stable(files)
    path.write_text("")
    files.read_if_changed()
    for _ in range(2):
        with pytest.raises(SourceReadError, match=r"a\.vcf is empty"):
            files.read_if_changed()
    path.unlink()
    with pytest.raises(SourceReadError, match="cannot be found"):
        files.read_if_changed()
    path.write_text(LEE)
    assert names(read_when_stable(files)) == ["Lee"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04", "is a workbook"),
        (b"\x00\x01\x02" * 100, "is not a contact file"),
        (b"<html><body>Sign in", "is not a contact file"),
        (b"BEGIN:VCARD\nEND:VCARD\n", "contains no contacts"),
    ],
)
def test_what_is_no_contact_file_is_one_sentence(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(SourceReadError, match=sentence):
        FollowedFiles(path).read_once()


def test_a_file_that_is_new_or_much_smaller_has_probably_not_been_written_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "".join(f"Person {number},01632 {number:06}\n" for number in range(2_000))
    path.write_text("Name,Phone\n" + rows)
    files = FollowedFiles(path)

    def is_incomplete_after(text: str) -> bool:
        path.write_text("Name,Phone\n" + text)
        files.read_if_changed()
        return files.is_probably_incomplete

    assert is_incomplete_after(rows)
    read_when_stable(files)
    assert not is_incomplete_after(rows.replace("Person 7,", "Al,"))
    assert is_incomplete_after(rows[: len(rows) // 2])


class TestFolders:
    def test_only_what_has_changed_is_read(self, tmp_path: Path) -> None:
        (tmp_path / "cards").mkdir()
        (tmp_path / "cards" / "kim.vcf").write_text(KIM)
        (tmp_path / "list.csv").write_text("Name,Phone\nAnn,01632 960100\n")
        (tmp_path / ".hidden.vcf").write_text(LEE)
        (tmp_path / "notes.md").write_text("no contacts")
        files = FollowedFiles(tmp_path)
        first = read_when_stable(files)
        assert names(first) == ["Kim", "Ann"]
        (tmp_path / "lee.vcf").write_text(LEE)
        second = read_when_stable(files)
        assert names(second) == ["Kim", "Lee", "Ann"]
        assert first is not None
        assert second is not None
        assert second.items[0] is first.items[0]
        (tmp_path / "cards" / "kim.vcf").unlink()
        assert names(read_when_stable(files)) == ["Lee", "Ann"]

    def test_one_bad_file_does_not_affect_the_others(self, tmp_path: Path) -> None:
        (tmp_path / "kim.vcf").write_text(KIM)
        (tmp_path / "bad.csv").write_bytes(b"PK\x03\x04")
        contents = read_when_stable(FollowedFiles(tmp_path))
        assert names(contents) == ["Kim"]
        assert contents is not None
        assert "bad.csv is a workbook" in str(contents.remark)

    def test_a_folder_that_becomes_empty_is_probably_not_mounted(self, tmp_path: Path) -> None:
        (tmp_path / "kim.vcf").write_text(KIM)
        files = FollowedFiles(tmp_path)
        read_when_stable(files)
        (tmp_path / "kim.vcf").unlink()
        with pytest.raises(SourceReadError, match="any more"):
            files.read_if_changed()
        (tmp_path / "kim.vcf").write_text(KIM)
        assert names(read_when_stable(files)) == ["Kim"]

    def test_an_empty_folder_says_so(self, tmp_path: Path) -> None:
        with pytest.raises(SourceReadError, match="contains no contact files"):
            FollowedFiles(tmp_path).read_if_changed()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links of POSIX")
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_might_never_end_is_not_read(tmp_path: Path, kind: str) -> None:
    path = Path("/dev/zero")
    if kind == "pipe":
        path = tmp_path / "pipe.csv"
        os.mkfifo(path)
    files = FollowedFiles(path)
    for read in (files.read_if_changed, files.read_if_changed, files.read_once):
        with pytest.raises(SourceReadError, match="is not a contact file"):
            read()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a permission there")
def test_a_link_to_itself_does_not_hide_the_other_files(tmp_path: Path) -> None:
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    (tmp_path / "kim.vcf").write_text(KIM)
    assert names(read_when_stable(FollowedFiles(tmp_path))) == ["Kim"]


@pytest.mark.parametrize("name", ["$RECYCLE.BIN", "#recycle", "System Volume Information", "lost+found"])
def test_deleted_files_of_a_drive_are_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "lee.vcf").write_text(KIM.replace("Kim", "Lee"))
    (tmp_path / "kim.vcf").write_text(KIM)
    assert names(read_when_stable(FollowedFiles(tmp_path))) == ["Kim"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions of POSIX")
def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0)
    try:
        with pytest.raises(SourceReadError, match=re.escape(f"{locked} cannot be read")):
            FollowedFiles(tmp_path).read_if_changed()
    finally:
        locked.chmod(0o700)
