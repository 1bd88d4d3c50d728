"""``contacts``: what an import takes, one object a contact and one a problem."""

from __future__ import annotations

from pathlib import Path

from tests.support.command_line import RunCommand

FIELD = Path(__file__).parents[2] / "fixtures" / "field"


def test_contacts_and_problems_are_printed_in_their_order(cli: RunCommand) -> None:
    outcome = cli("contacts", FIELD / "spreadsheet-numbers.csv")
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
    outcome = cli("contacts", "/nonexistent.csv", FIELD / "italian-zero.csv")
    assert outcome.code == 0
    assert [line.get("name") for line in outcome.json_lines] == [None, "Ufficio Roma", "Ufficio Milano"]
    outcome.assert_stderr("/nonexistent.csv", "cannot be read")


def test_where_nothing_can_be_read_it_ends_with_2(cli: RunCommand) -> None:
    outcome = cli("contacts", "ldap://127.0.0.1:1/dc=example", "/nonexistent.csv")
    assert outcome.code == 2
    outcome.assert_stderr("connection refused", "The file cannot be read")
