"""``devlink3-desk contacts``: prints what an import would take from contact files and LDAP directories."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import os
import sys
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from devlink3_desk.app.cli import options, output
from devlink3_desk.app.cli.output import ExitCode
from devlink3_desk.contacts.contact import (
    PROBLEM_TEXTS,
    REFUSAL_TEXTS,
    Contact,
    ContactFileError,
    FileErrorKind,
    ImportItem,
    ImportProblem,
)
from devlink3_desk.contacts.files import MAX_FILE_SIZE, decode_text, iter_entries, preview_file
from devlink3_desk.contacts.followed_source import LdapEncryption, LdapPreset, LdapSettings
from devlink3_desk.contacts.ldap_entries import LdapAddressError, build_mapping, is_ldap_url, parse_ldap_url
from devlink3_desk.link.endpoint import Password
from devlink3_desk.services.contact_sources.ldap_client import LdapReader, SourceReadError
from devlink3_desk.services.credentials import KeyringError, KeyringStore, build_ldap_entry

LDAP_PASSWORD_VARIABLE: Final = "DEVLINK3_LDAP_PASSWORD"  # noqa: S105 - the name of a variable
FILE_ADVICE: Final = "What to do: name a CSV, vCard or LDIF file with contacts that this user may read."
_LDAP_ADVICE: Final = (
    "What to do: check the address, the user and the encryption of the LDAP server, and the names of files."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="a contact file (CSV, vCard, LDIF), or ldaps://HOST/BASE?ATTRIBUTES?SCOPE?FILTER",
    )
    ldap = parser.add_argument_group(
        "LDAP", f"The password comes from {LDAP_PASSWORD_VARIABLE}, the keyring or a prompt."
    )
    ldap.add_argument("--bind", metavar="NAME", help="bind as this distinguished name or user principal")
    ldap.add_argument("--start-tls", action="store_true", help="encrypt ldap:// by StartTLS")
    ldap.add_argument("--ca", metavar="FILE", help="PEM file with the CA to trust, in place of the system's")
    ldap.add_argument("--pin", metavar="SHA256", help="fingerprint of the certificate; replaces its checks")
    ldap.add_argument(
        "--server-name",
        type=options.parse_server_name,
        metavar="NAME",
        help="name in the certificate, if it is not HOST",
    )
    ldap.add_argument(
        "--preset",
        choices=[preset.value for preset in LdapPreset],
        default=LdapPreset.AUTOMATIC.value,
        metavar="PRESET",
        help="filter and attributes: auto (default), active-directory or standard",
    )
    ldap.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="ATTRIBUTE=FIELD",
        help="take only the attributes that are given this way, such as ipPhone=work; repeatable",
    )
    ldap.add_argument(
        "--timeout",
        type=options.parse_seconds,
        default=10.0,
        metavar="S",
        help="seconds for each answer; default: 10",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the contacts and the problems of all sources, in their order."""
    has_read_anything, has_refused = False, False
    for source in arguments.sources:
        try:
            for item in _iter_items(source, arguments):
                output.write_json(_encode_item(item))
                has_read_anything = has_read_anything or isinstance(item, Contact)
        except (ContactFileError, SourceReadError, LdapAddressError) as error:
            sentence = describe_refusal(error) if isinstance(error, ContactFileError) else str(error)
            _write_problem(_hide_password(source) or options.quote_value(source), sentence)
            has_refused = True
    if has_read_anything:
        return ExitCode.SUCCESS
    if not has_refused:
        sources = ", ".join(map(_hide_password, arguments.sources))
        output.write_message(f"devlink3-desk contacts: No contact was found in {sources}.")
    output.write_message(FILE_ADVICE if not any(map(is_ldap_url, arguments.sources)) else _LDAP_ADVICE)
    return ExitCode.USAGE


def read_source(source: str) -> Iterator[ImportItem]:
    """Yield the contacts of a file and its problems, as an import without a choice of columns takes them.

    Raises :class:`.ContactFileError` if nothing can be read.
    """
    try:
        # A pipe has no size, and a device no end. Path would take "" for the current directory.
        with open(source, "rb") as file:  # noqa: PTH123
            data = file.read(MAX_FILE_SIZE + 1)
    except OSError as error:
        raise ContactFileError(FileErrorKind.UNREADABLE, error.strerror or "") from error
    if len(data) > MAX_FILE_SIZE:
        raise ContactFileError(FileErrorKind.TOO_LARGE, f"the limit is {MAX_FILE_SIZE // (1024 * 1024)} MB")
    yield from iter_entries(decode_text(data), preview_file(data).plan)


def describe_refusal(error: ContactFileError) -> str:
    """Return why a source cannot be read, as one sentence."""
    return _append_detail(REFUSAL_TEXTS[error.kind], error.detail)


def _iter_items(source: str, arguments: argparse.Namespace) -> Iterator[ImportItem]:
    if not is_ldap_url(source):
        yield from read_source(source)
        return
    settings = _build_ldap_settings(source, arguments)
    result = LdapReader(settings, _find_password(settings)).read()
    yield from result.items
    if result.remark is not None:
        _write_problem(source, result.remark)


def _build_ldap_settings(url: str, arguments: argparse.Namespace) -> LdapSettings:
    settings = parse_ldap_url(url)
    encryption = settings.encryption
    if arguments.start_tls and encryption is LdapEncryption.NONE:
        encryption = LdapEncryption.START_TLS
    return msgspec.structs.replace(
        settings,
        encryption=encryption,
        bind_name=arguments.bind or settings.bind_name,
        ca=arguments.ca or "",
        pin=arguments.pin or "",
        server_name=arguments.server_name or "",
        preset=LdapPreset(arguments.preset),
        mapping=build_mapping(arguments.map) or settings.mapping,
        timeout=arguments.timeout,
    )


def _find_password(settings: LdapSettings) -> Password | None:
    """Return the password to bind with: from the environment, the keyring, or a prompt on a terminal."""
    if not settings.bind_name:
        return None
    if secret := os.environ.get(LDAP_PASSWORD_VARIABLE):
        return Password(secret)
    with contextlib.suppress(KeyringError):
        name = build_ldap_entry(settings.bind_name, settings.host)
        if (stored := KeyringStore().load_blocking(name)) is not None:
            return stored
    if sys.stdin is None or not sys.stdin.isatty():
        return None
    return Password(getpass.getpass(f"Password of {settings.bind_name} at {settings.host}: "))


def _write_problem(source: str, sentence: str) -> None:
    problem = options.replace_undecodable(f"{source}: {sentence}")
    output.write_message(f"devlink3-desk contacts: {problem}")
    output.write_json({"problem": problem, "line": None})


def _hide_password(source: str) -> str:
    """Return a source without what may be a password in its address."""
    scheme, separator, rest = source.partition("://")
    if not separator or not is_ldap_url(source):
        return source
    address = rest.partition("?")[0]
    return f"{scheme}://{address.rpartition('@')[2]}"


def _encode_item(item: ImportItem) -> dict[str, Any]:
    if isinstance(item, ImportProblem):
        # An entry of a directory server has no line.
        sentence = _append_detail(PROBLEM_TEXTS[item.kind], item.detail)
        return {"problem": sentence, "line": item.line or None}
    return {
        "name": item.name,
        "company": item.company,
        "department": item.department,
        "email": item.email,
        "numbers": [{"number": number.number, "kind": number.kind} for number in item.numbers],
        "note": item.note,
    }


def _append_detail(sentence: str, detail: str) -> str:
    return f"{sentence} ({detail})" if detail else sentence
