"""``contacts ldaps://…``: what would be taken of a directory server, against a real one."""

from __future__ import annotations

import keyring
import pytest

from tests.support.certificates import compute_fingerprint
from tests.support.command_line import RunCommand
from tests.support.keyrings import InMemoryKeyring
from tests.support.ldap_server import BIND_NAME, BIND_PASSWORD, PEOPLE_BASE, SUFFIX, LdapServer

ZOE = {
    "name": "Zoë O'Brien",
    "company": "Northfield",
    "department": "Sales",
    "email": "zoe@example.com",
    "numbers": [
        {"number": "+44 1632 960144", "kind": "work"},
        {"number": "07700 900123", "kind": "mobile"},
        {"number": "+44 1632 960149", "kind": "fax"},
    ],
    "note": "Speaks Welsh",
}


def build_url(server: LdapServer, rest: str = f"{PEOPLE_BASE}???(uid=zoe)") -> str:
    return f"ldaps://127.0.0.1:{server.tls_port}/{rest}"


def test_an_entry_is_printed_as_a_contact(cli: RunCommand, ldap_server: LdapServer) -> None:
    outcome = cli("contacts", build_url(ldap_server), "--ca", ldap_server.ca_file)
    assert outcome.json_lines == [ZOE]
    assert outcome.code == 0


def test_all_entries_are_read_beyond_the_size_limit_of_the_server(
    cli: RunCommand, ldap_server: LdapServer
) -> None:
    outcome = cli("contacts", build_url(ldap_server, PEOPLE_BASE), "--ca", ldap_server.ca_file)
    names = [line["name"] for line in outcome.json_lines]
    assert len(names) == 601
    assert names[-1] == "Person 00599"


def test_the_base_may_be_left_out_and_the_certificate_pinned(
    cli: RunCommand, ldap_server: LdapServer
) -> None:
    pin = compute_fingerprint(ldap_server.certificate).upper()
    outcome = cli("contacts", build_url(ldap_server, "???(uid=zoe)"), "--pin", pin)
    assert outcome.json_lines == [ZOE]


def test_attributes_of_the_url_and_of_map_are_read_over_start_tls(
    cli: RunCommand, ldap_server: LdapServer
) -> None:
    url = f"ldap://127.0.0.1:{ldap_server.port}/{PEOPLE_BASE}?cn,facsimileTelephoneNumber?one?(uid=zoe)"
    outcome = cli("contacts", url, "--start-tls", "--ca", ldap_server.ca_file)
    (contact,) = outcome.json_lines
    assert contact["numbers"] == [{"number": "+44 1632 960149", "kind": "fax"}]
    outcome = cli(
        *("contacts", url, "--start-tls", "--ca", ldap_server.ca_file),
        *("--map", "uid=name", "--map", "mobile=work"),
    )
    (contact,) = outcome.json_lines
    assert (contact["name"], contact["numbers"]) == ("zoe", [{"number": "07700 900123", "kind": "work"}])


@pytest.mark.parametrize("from_keyring", [False, True])
def test_the_password_comes_from_the_environment_or_the_keyring(
    cli: RunCommand, ldap_server: LdapServer, monkeypatch: pytest.MonkeyPatch, from_keyring: bool
) -> None:
    if from_keyring:
        keyring.set_keyring(InMemoryKeyring())
        keyring.set_password("devlink3-desk", f"ldap {BIND_NAME}@127.0.0.1", BIND_PASSWORD)
    else:
        monkeypatch.setenv("DEVLINK3_LDAP_PASSWORD", BIND_PASSWORD)
    url = build_url(ldap_server, f"ou=secret,{SUFFIX}????bindname={BIND_NAME.replace(',', '%2C')}")
    outcome = cli("contacts", url, "--ca", ldap_server.ca_file)
    assert [line["name"] for line in outcome.json_lines] == ["Hidden"]


def test_failures_are_one_sentence_and_end_with_2(
    cli: RunCommand, ldap_server: LdapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ca = ("--ca", ldap_server.ca_file)
    monkeypatch.setenv("DEVLINK3_LDAP_PASSWORD", "wrong-secret")
    for arguments, sentence in [
        ((build_url(ldap_server),), "certificate of the LDAP server cannot be trusted"),
        ((build_url(ldap_server), *ca, "--server-name", "ldap.example.org"), "cannot be trusted"),
        ((build_url(ldap_server), "--pin", "00" * 32), "differs from the pinned one"),
        ((build_url(ldap_server), *ca, "--bind", BIND_NAME), "rejects the user or the password"),
        ((f"ldap://127.0.0.1:{ldap_server.port}/", "--bind", BIND_NAME), "not sent without encryption"),
        ((build_url(ldap_server, "ou=nobody," + SUFFIX), *ca), "does not have this base"),
        ((build_url(ldap_server, "nonsense"), *ca), "not a distinguished name"),
        ((build_url(ldap_server, "???(cn=*)(uid=zoe"), *ca), "is not an LDAP filter"),
        (("ldaps://127.0.0.1:1/",), "connection refused"),
        ((build_url(ldap_server, "?cn?deep"), *ca), "The scope of an LDAP address"),
        ((build_url(ldap_server, "?c n"), *ca), "is not the name of an LDAP attribute"),
        ((build_url(ldap_server, "????!x-unheard=1"), *ca), "x-unheard"),
    ]:
        outcome = cli("contacts", *arguments)
        assert outcome.code == 2, arguments
        outcome.assert_stderr(sentence)
        assert len(outcome.json_lines) == 1
        assert outcome.json_lines[0]["line"] is None
        assert sentence in outcome.json_lines[0]["problem"]
        assert b"wrong-secret" not in outcome.out + outcome.err.encode()


@pytest.mark.parametrize(
    "url", ["ldaps://reader:opensesame@127.0.0.1/", "ldaps://127.0.0.1/????x-bindpw=opensesame"]
)
def test_a_password_in_the_address_is_refused_and_not_repeated(cli: RunCommand, url: str) -> None:
    outcome = cli("contacts", url)
    assert outcome.code == 2
    outcome.assert_stderr("must not contain a password")
    assert b"opensesame" not in outcome.out + outcome.err.encode()


def test_a_bind_without_a_password_is_not_an_anonymous_one(cli: RunCommand, ldap_server: LdapServer) -> None:
    outcome = cli("contacts", build_url(ldap_server), "--ca", ldap_server.ca_file, "--bind", BIND_NAME)
    assert outcome.code == 2
    outcome.assert_stderr(f"There is no password for {BIND_NAME}")
