"""``contacts``: what an import takes, one object a contact and one a problem."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from devlink3_desk.contacts.files import MAX_FILE_SIZE
from tests.support.command_line import RunCommand

REPORTED_FILES = Path(__file__).parents[2] / "contacts" / "reported_files"


def test_contacts_and_problems_are_printed_in_their_order(cli: RunCommand) -> None:
    outcome = cli("contacts", REPORTED_FILES / "spreadsheet-numbers.csv")
    first, problem, *_ = outcome.json_lines
    assert outcome.code == 0
    assert first == {
        "name": "Ann",
        "company": "",
        "department": "",
        "email": "",
        "numbers": [{"number": "1632960117", "kind": "other"}],
        "note": "",
    }
    assert problem["line"] == 2
    assert problem["problem"].endswith("(4,41632E+11)")


def test_a_file_that_cannot_be_read_does_not_stop_the_others(cli: RunCommand) -> None:
    outcome = cli("contacts", "/nonexistent.csv", REPORTED_FILES / "italian-zero.csv")
    assert outcome.code == 0
    assert [line.get("name") for line in outcome.json_lines] == [None, "Ufficio Roma", "Ufficio Milano"]
    outcome.assert_stderr("/nonexistent.csv", "cannot be read")


def test_where_nothing_can_be_read_it_ends_with_2(cli: RunCommand) -> None:
    outcome = cli("contacts", "ldap://127.0.0.1:1/dc=example", "/nonexistent.csv")
    assert outcome.code == 2
    outcome.assert_stderr("connection refused", "The file cannot be read", "What to do: check the address")


def test_a_source_without_a_name_is_no_file(cli: RunCommand) -> None:
    outcome = cli("contacts", "")
    assert outcome.code == 2
    assert outcome.json_lines == [
        {"problem": "'': The file cannot be read. (No such file or directory)", "line": None}
    ]
    outcome = cli("number", "01632 960144", "--contacts", "")
    assert outcome.code == 2
    outcome.assert_stderr("'': The file cannot be read. (No such file or directory)")


@pytest.mark.parametrize("data", [b"Name,Phone\n", b"BEGIN:VCARD\nFN:Ann\nTEL:01632 960144\n"])
def test_a_file_without_a_contact_ends_with_2_and_a_sentence(
    cli: RunCommand, tmp_path: Path, data: bytes
) -> None:
    file = tmp_path / "people.txt"
    file.write_bytes(data)
    outcome = cli("contacts", file)
    assert outcome.code == 2
    outcome.assert_stderr("No contact was found", "people.txt", "What to do: name a CSV, vCard or LDIF file")


def test_a_file_that_is_too_large_is_not_read(cli: RunCommand, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    with file.open("wb") as stream:
        stream.truncate(MAX_FILE_SIZE + 1)  # takes no space on the disk
    for command in (("contacts", file), ("number", "01632960144", "--contacts", file)):
        outcome = cli(*command)
        assert outcome.code == 2
        outcome.assert_stderr("people.csv: The file is too large")


@pytest.mark.skipif(sys.platform == "win32", reason="names of files are text there")
def test_a_name_that_is_not_text_is_reported_like_any_other(cli: RunCommand) -> None:
    outcome = cli("contacts", os.fsdecode(b"/nonexistent-\xff.csv"))
    assert outcome.code == 2
    assert outcome.json_lines[0]["problem"].startswith("/nonexistent-\N{REPLACEMENT CHARACTER}.csv:")


@pytest.mark.parametrize(
    ("option", "value", "word"),
    [("--preset", "other", "active-directory"), ("--timeout", "nan", "above zero")],
)
def test_wrong_options_end_with_2_and_a_sentence(cli: RunCommand, option: str, value: str, word: str) -> None:
    outcome = cli("contacts", option, value, "ldap://127.0.0.1:1/")
    assert outcome.code == 2
    outcome.assert_stderr(word)
