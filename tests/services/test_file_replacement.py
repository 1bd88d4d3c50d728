"""Files that take the place of others: each is complete, or the old one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.services.file_replacement import open_replacement


@given(old=st.none() | st.binary(), parts=st.lists(st.binary()), fails=st.booleans())
def test_a_file_is_the_old_or_the_complete_new_one(
    tmp_path_factory: pytest.TempPathFactory, old: bytes | None, parts: list[bytes], fails: bool
) -> None:
    target = tmp_path_factory.mktemp("files") / "report"
    if old is not None:
        target.write_bytes(old)

    def write() -> None:
        with open_replacement(target) as file:
            for part in parts:
                file.write(part)
                file.flush()
                assert (target.read_bytes() if target.exists() else None) == old
            if fails:
                raise KeyboardInterrupt

    if fails:
        with pytest.raises(KeyboardInterrupt):
            write()
        assert (target.read_bytes() if target.exists() else None) == old
    else:
        write()
        assert target.read_bytes() == b"".join(parts)
    assert [path.name for path in target.parent.iterdir()] == (["report"] if target.exists() else [])


def test_the_longest_name_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 255)
    with open_replacement(target) as file:
        file.write(b"new")
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="links and permissions of POSIX")
def test_links_permissions_and_pipes_stay(tmp_path: Path) -> None:
    target, link, pipe = tmp_path / "report", tmp_path / "link", tmp_path / "pipe"
    target.write_bytes(b"old")
    target.chmod(0o604)
    link.symlink_to(target)
    with open_replacement(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o604
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with open_replacement(pipe) as file:
        file.write(b"new")
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert pipe.is_fifo()
