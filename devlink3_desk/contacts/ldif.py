"""LDIF files (RFC 2849), the export format of LDAP servers and some mail programs."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Final

from devlink3_desk.contacts.contact import ContactField, ImportItem, ImportProblem, ProblemKind
from devlink3_desk.contacts.contact_builder import ContactBuilder, ValueRank, find_column_rank
from devlink3_desk.contacts.entry_cache import EntryCache, iter_cached

FIELDS_BY_ATTRIBUTE: Final[dict[str, ContactField]] = {
    "displayname": ContactField.NAME,
    "cn": ContactField.NAME,
    "commonname": ContactField.NAME,
    "givenname": ContactField.GIVEN_NAME,
    "sn": ContactField.FAMILY_NAME,
    "surname": ContactField.FAMILY_NAME,
    "o": ContactField.COMPANY,
    "company": ContactField.COMPANY,
    "organizationname": ContactField.COMPANY,
    "department": ContactField.DEPARTMENT,
    "departmentnumber": ContactField.DEPARTMENT,
    "ou": ContactField.DEPARTMENT,
    "mail": ContactField.EMAIL,
    "rfc822mailbox": ContactField.EMAIL,
    "description": ContactField.NOTE,
    "info": ContactField.NOTE,
    "telephonenumber": ContactField.WORK,
    "othertelephone": ContactField.WORK,
    "mobile": ContactField.MOBILE,
    "mobiletelephonenumber": ContactField.MOBILE,
    "othermobile": ContactField.MOBILE,
    "homephone": ContactField.HOME,
    "hometelephonenumber": ContactField.HOME,
    "otherhomephone": ContactField.HOME,
    "ipphone": ContactField.OTHER,
    "internationalisdnnumber": ContactField.OTHER,
    "facsimiletelephonenumber": ContactField.FAX,
    "fax": ContactField.FAX,
    "otherfacsimiletelephonenumber": ContactField.FAX,
    "pager": ContactField.PAGER,
    "pagertelephonenumber": ContactField.PAGER,
    "pagerphone": ContactField.PAGER,
    "otherpager": ContactField.PAGER,
    "cellphone": ContactField.MOBILE,
    "workphone": ContactField.WORK,
}
"""Attributes of persons, and the fields of a contact that they belong to."""

_PERSON_CLASSES: Final = frozenset({"person", "inetorgperson", "organizationalperson", "user", "contact"})
_GLUED_RECORD: Final = re.compile(
    r"(?<=\S)(?=(?:dn: ?(?:cn|uid|sn|mail|ou|o|dc|c|l|givenname|displayname|employeenumber)\s*="
    r"|dn::\s*[A-Za-z0-9+/=]+$|version: ?1$))",
    re.IGNORECASE | re.MULTILINE,
)
"""The beginning of a record behind the last line of another file that had no line end."""


def iter_contacts(
    text: str, known: EntryCache | None = None, seen: EntryCache | None = None
) -> Iterator[ImportItem]:
    """Yield the contact of every record of a person, and the problems, in the order of the file.

    Records in ``known`` are not read again; ``seen`` receives those of this file.
    """
    return iter_cached(text, _split_records, _parse_records, known, seen)


def _split_records(text: str) -> Iterator[str]:
    """Yield the text of each record; where an empty line is continued, all that is left."""
    pieces = text.split("\n\n")
    for index, piece in enumerate(pieces[:-1]):
        if pieces[index + 1].lstrip("\n").startswith(" "):
            yield "\n\n".join(pieces[index:])
            return
        yield piece + "\n\n"
    yield pieces[-1]


def _parse_records(text: str, first_line: int) -> Iterator[ImportItem]:
    record: list[tuple[int, str]] = []
    for line, content in _iter_unfolded_lines(text, first_line):
        # The name of a record begins it, even where the empty line before it is missing.
        if record and content and _parse_attribute(content)[0] in ("dn", "version"):
            yield from _iter_record_items(record)
            record = []
        if content:
            record.append((line, content))
        elif record:
            yield from _iter_record_items(record)
            record = []
    if record:
        # The last line has a line end, too. If it is missing, a number may be cut off.
        yield from _iter_record_items(record, is_complete=text.endswith("\n"))


def _iter_unfolded_lines(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield unfolded lines, and the empty ones between records, with their numbers; skip comments."""
    start, parts = 0, [""]
    lines = (
        (number, piece)
        for number, line in enumerate(text.split("\n"), first_line)
        for piece in _split_glued_records(line)
    )
    for number, line in lines:
        # A line that begins with a blank continues the one before, even a comment.
        if line.startswith(" ") and start:
            parts.append(line[1:])
            continue
        if start and not parts[0].startswith("#"):
            yield start, "".join(parts).rstrip()
        start, parts = number, [line]
    if start and parts[0] and not parts[0].startswith("#"):
        yield start, "".join(parts).rstrip()


def _split_glued_records(line: str) -> list[str]:
    """Split a line at the beginning of another record in its value."""
    name, colon, value = line.partition(":")
    # Attributes such as entryDN end in "dn", so only their values are searched.
    first, *others = _GLUED_RECORD.split(value)
    return [f"{name}{colon}{first}", *others]


def _parse_attribute(content: str) -> tuple[str, str]:
    """Return the name of an attribute, without its options, and the rest of the line."""
    name, _, rest = content.partition(":")
    return name.partition(";")[0].strip().lower(), rest


def _iter_record_items(record: list[tuple[int, str]], *, is_complete: bool = True) -> Iterator[ImportItem]:
    builder = ContactBuilder(record[0][0])
    is_person = has_name = False
    # Attributes with options, such as a language, stand behind those without.
    for line, content in sorted(record, key=lambda entry: ";" in entry[1].partition(":")[0]):
        name, rest = _parse_attribute(content)
        if ":" not in content:
            builder.add_problem(ProblemKind.INVALID_LINE, content, line)
        elif name == "version" and len(record) == 1:
            return
        elif name == "changetype" and rest.strip().lower() != "add":
            yield ImportProblem(builder.line, ProblemKind.NOT_AN_ADDITION, rest.strip())
            return
        elif name == "objectclass":
            is_person = is_person or rest.strip().lower() in _PERSON_CLASSES
        elif (field := FIELDS_BY_ATTRIBUTE.get(name)) is not None:
            value = _decode_value(builder, rest, line)
            # The common name may be that of an account.
            rank = ValueRank.PREFERRED if name == "displayname" else find_column_rank(field)
            builder.add_value(field, remove_fax_parameters(name, value), line, rank=rank)
            has_name = has_name or (bool(value) and field in (ContactField.NAME, ContactField.FAMILY_NAME))
    # Exports contain departments and servers as well. A number or an address makes any record a contact.
    if (is_person and has_name) or builder.is_reachable or builder.problems:
        if not is_complete:
            builder.add_problem(ProblemKind.UNTERMINATED)
        yield from builder.iter_items()


def remove_fax_parameters(attribute: str, value: str) -> str:
    """Return a fax number without what its machine can do (RFC 4517, section 3.3.11); others unchanged."""
    return value.partition("$")[0] if attribute == "facsimiletelephonenumber" else value


def _decode_value(builder: ContactBuilder, rest: str, line: int) -> str:
    # "name:< url" refers to a file, "name:: text" is base64, "name: text" is plain.
    if rest.startswith("<"):
        builder.add_problem(ProblemKind.EXTERNAL_VALUE, rest[1:].strip(), line)
        return ""
    if not rest.startswith(":"):
        return rest.strip()
    try:
        data = base64.b64decode("".join(rest[1:].split()), validate=True)
    except (binascii.Error, ValueError):
        builder.add_problem(ProblemKind.INVALID_BASE64, rest[1:].strip(), line)
        return ""
    try:
        return data.decode()
    except UnicodeDecodeError:
        # Not valid LDIF, but exported by programs that write the code page of Windows.
        return data.decode("cp1252", "replace")
