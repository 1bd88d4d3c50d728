"""JSON files: replaced as a whole, and never lost, whatever they contain."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.sentences import Sentence
from devlink3_desk.services.storage.json_store import JsonFile


class Counters(msgspec.Struct, frozen=True):
    """A value to store."""

    answered: int
    groups: dict[str, int] = {}


@pytest.fixture
def problems() -> list[Sentence]:
    return []


@pytest.fixture
def file(tmp_path: Path, problems: list[Sentence]) -> JsonFile[Counters]:
    return JsonFile(tmp_path / "data" / "counters.json", Counters, problems.append)


def test_a_file_that_does_not_exist_has_no_value_and_no_problem(
    file: JsonFile[Counters], problems: list[Sentence]
) -> None:
    assert file.load() is None
    assert problems == []


def test_what_is_saved_is_loaded_again(file: JsonFile[Counters]) -> None:
    file.save(Counters(3, {"600": 2}))
    assert file.load() == Counters(3, {"600": 2})
    assert [path.name for path in file.path.parent.iterdir()] == ["counters.json"]


@pytest.mark.parametrize(
    "data", [b"", b"{", b'{"answered": "no"}', b'"\xff"', b"null", b"[" * 100_000 + b"]" * 100_000]
)
def test_a_damaged_file_is_reported_once_and_moved_aside(
    file: JsonFile[Counters], problems: list[Sentence], data: bytes
) -> None:
    file.save(Counters(1))
    file.path.write_bytes(data)
    assert file.load() is None
    assert file.load() is None
    (problem,) = problems
    backup = file.path.with_name("counters.broken.json")
    assert problem.values == {"file": str(file.path), "backup": str(backup)}
    assert backup.read_bytes() == data
    file.save(Counters(2))
    assert backup.read_bytes() == data


def test_a_file_that_the_user_can_replace_stays_in_place(tmp_path: Path, problems: list[Sentence]) -> None:
    file = JsonFile(tmp_path / "contacts.json", Counters, problems.append, keeps_damaged=True)
    file.path.write_bytes(b"{")
    assert file.load() is None
    assert file.path.read_bytes() == b"{"
    assert "cannot be read" in problems[0]


def test_an_update_starts_from_the_file_as_it_is_now(file: JsonFile[Counters]) -> None:
    assert file.update(lambda stored: stored or Counters(1)) == Counters(1)
    file.save(Counters(7))
    assert file.update(lambda stored: Counters(stored.answered + 1 if stored else 0)) == Counters(8)
    assert file.load() == Counters(8)


def test_an_update_that_fails_changes_nothing(file: JsonFile[Counters]) -> None:
    file.save(Counters(7))

    def fail(stored: Counters | None) -> Counters:
        raise OSError("no")

    with pytest.raises(OSError, match="no"):
        file.update(fail)
    assert file.load() == Counters(7)


@pytest.mark.skipif(sys.platform == "win32", reason="there, a folder has no contents to read")
def test_a_file_that_cannot_be_read_is_not_overwritten(
    file: JsonFile[Counters], problems: list[Sentence]
) -> None:
    file.path.mkdir(parents=True)
    assert file.load() is None
    assert "cannot be read" in problems[0]
    with pytest.raises(OSError, match="directory"):
        file.update(lambda _stored: Counters(1))


@pytest.mark.expect_log("is damaged")
def test_a_problem_is_logged_where_nothing_else_shows_it(tmp_path: Path) -> None:
    (tmp_path / "counters.json").write_bytes(b"{")
    assert JsonFile(tmp_path / "counters.json", Counters).load() is None


def test_an_indented_file_has_lines(tmp_path: Path) -> None:
    file = JsonFile(tmp_path / "counters.json", Counters, indent=2)
    file.save(Counters(1))
    assert file.path.read_text("utf-8").splitlines()[1] == '  "answered": 1,'
    assert file.load() == Counters(1)


@given(data=st.binary(max_size=60))
def test_no_contents_raise_and_none_are_lost(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = JsonFile(tmp_path_factory.mktemp("data") / "counters.json", Counters, lambda _problem: None)
    file.path.write_bytes(data)
    if file.load() is None:
        assert file.path.with_name("counters.broken.json").read_bytes() == data
