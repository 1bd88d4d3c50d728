"""``devlink3-desk contacts``: prints what an import would take from contact files."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from devlink3_desk.app.cli import output
from devlink3_desk.app.cli.output import ExitCode
from devlink3_desk.contacts.contact import (
    Contact,
    ContactFileError,
    FileErrorKind,
    ImportItem,
    ImportProblem,
)
from devlink3_desk.contacts.files import decode_text, iter_entries, preview_file
from devlink3_desk.contacts.problem_texts import PROBLEM_TEXTS, REFUSAL_TEXTS

_LDAP_URL: Final = re.compile(r"ldaps?://", re.IGNORECASE)
_NO_LDAP: Final = (
    "LDAP directories cannot be read yet. Export the entries as LDIF, and give that file instead."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="a contact file: CSV, vCard or LDIF; numbers as written"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the contacts and the problems of all sources, in their order."""
    has_read_anything = False
    for source in arguments.sources:
        try:
            for item in read_source(source):
                output.write_line(msgspec.json.encode(_encode_item(item)))
                has_read_anything = has_read_anything or isinstance(item, Contact)
        except ContactFileError as error:
            sentence = describe_refusal(error)
            output.write_message(f"devlink3-desk contacts: {source}: {sentence}")
            output.write_line(msgspec.json.encode({"problem": f"{source}: {sentence}", "line": None}))
    return ExitCode.SUCCESS if has_read_anything else ExitCode.USAGE


def read_source(source: str) -> Iterator[ImportItem]:
    """Yield the contacts of a file and its problems, as an import without a choice of columns takes them.

    Raises :class:`.ContactFileError` if nothing can be read.
    """
    if _LDAP_URL.match(source):
        raise ContactFileError(FileErrorKind.UNREADABLE, _NO_LDAP)
    try:
        data = Path(source).read_bytes()
    except OSError as error:
        raise ContactFileError(FileErrorKind.UNREADABLE, error.strerror or "") from error
    yield from iter_entries(decode_text(data), preview_file(data).plan)


def describe_refusal(error: ContactFileError) -> str:
    """Return why a source cannot be read, as one sentence."""
    if error.detail == _NO_LDAP:
        return _NO_LDAP
    return _append_detail(REFUSAL_TEXTS[error.kind], error.detail)


def _encode_item(item: ImportItem) -> dict[str, Any]:
    if isinstance(item, ImportProblem):
        return {"problem": _append_detail(PROBLEM_TEXTS[item.kind], item.detail), "line": item.line}
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
