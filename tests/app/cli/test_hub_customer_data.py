"""``hub --contacts`` and ``--look-up``: what is wrong with them is said before anything is connected."""

from __future__ import annotations

from pathlib import Path

import pytest

from devlink3_desk.contacts.lookup_definition import LookupDefinition
from devlink3_desk.services.caller_lookup import LookupStore
from tests.support.command_line import RunCommand

PUBLISH = ("--publish", "nats://127.0.0.1:1", "--site", "main", "--hub-user", "hub")
CONNECTION = ("--host", "127.0.0.1", "--port", "1", "--no-tls", "--user", "desk")


@pytest.fixture(autouse=True)
def passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEVLINK3_PASSWORD", "x")
    monkeypatch.setenv("DEVLINK3_HUB_PASSWORD", "x")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--contacts", "ldaps://[/"), "ldap"),
        (("--contacts", "A=a.csv", "--contacts", "A=b.csv"), "a name of its own"),
        (("--look-up", "missing.json"), "missing.json cannot be read: No such file"),
        (("--look-up", "none.json"), "none.json is no look-up"),
        (("--look-up", "none.xml"), "not a CRM template of 3CX"),
        (("--look-up", "look-up.json"), "look-up.json: Enter an address that begins with https://."),
    ],
)
def test_what_is_wrong_is_said_at_once(
    cli: RunCommand,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "none.json").write_text("[]")
    (tmp_path / "none.xml").write_text("<Other/>")
    LookupStore(tmp_path).save(LookupDefinition(url="file:///etc/passwd", name_path="name"))
    result = cli("hub", *CONNECTION, *PUBLISH, *arguments)
    assert result.code == 2
    assert sentence.lower() in result.err.lower()


def test_contacts_of_a_hub_require_publish(cli: RunCommand) -> None:
    result = cli("hub", *CONNECTION, "--contacts", "a.csv")
    assert result.code == 2
    assert "give --publish, too" in result.err
