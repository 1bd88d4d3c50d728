"""The log of the window: in its place, of a bounded size, as detailed as it is wanted."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from devlink3_desk.app import logs

OURS = logging.getLogger("devlink3_desk.test")


def test_it_has_what_happened_and_no_details_unless_they_are_wanted(tmp_path: Path):
    path = tmp_path / "logs/desk.log"
    with logs.log_to_file(path) as log:
        OURS.debug("detail one")
        OURS.info("something")
        log.set_detailed(True)
        OURS.debug("detail two")
    OURS.info("afterwards")
    told = path.read_text(encoding="utf-8")
    assert "INFO devlink3_desk.test: something" in told
    assert "detail two" in told
    assert "detail one" not in told
    assert "afterwards" not in told
    assert "Version " in told


def test_it_never_grows_beyond_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(logs, "MAX_BYTES", 2000)
    with logs.log_to_file(tmp_path / "desk.log"):
        for _ in range(400):
            OURS.info("x" * 80)
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == logs.BACKUP_COUNT + 1
    assert max(sizes) <= 2000


@pytest.mark.expect_log("There is no log")
def test_without_a_place_the_desk_does_without(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with logs.log_to_file(tmp_path / "file/below/desk.log") as log:
        log.set_detailed(True)
        OURS.info("into nothing")
