"""LDIF (RFC 2849), as directories are exported from LDAP servers and mail programs."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import Final

from devlink3_desk.contacts.contact import ImportItem, ImportProblem, ProblemKind
from devlink3_desk.contacts.contact_builder import ContactBuilder, ContactField

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
}
"""Attributes of people, and what they are of a contact."""

_PERSON_CLASSES: Final = frozenset({"person", "inetorgperson", "organizationalperson", "user", "contact"})


def iter_contacts(text: str) -> Iterator[ImportItem]:
    """Yield the contact of every record of a person, and what is wrong with the records."""
    record: list[tuple[int, str]] = []
    for line, content in _iter_unfolded_lines(text):
        if content:
            record.append((line, content))
        elif record:
            yield from _iter_record_items(record)
            record = []
    if record:
        # Every line has an end, the last one too: where it has none, a number may be cut in the middle.
        yield from _iter_record_items(record, is_complete=text.endswith("\n"))


def _iter_unfolded_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield whole lines and the empty ones between records; comments are left out."""
    begun, parts = 0, [""]
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(" ") and begun:
            parts.append(line[1:])
            continue
        if begun and not parts[0].startswith("#"):
            yield begun, "".join(parts).rstrip()
        begun, parts = number, [line]
    if begun and parts[0]:
        yield begun, "".join(parts).rstrip()


def _parse_attribute(content: str) -> tuple[str, str]:
    """Return the name of an attribute, without its options, and the rest of the line."""
    name, _, rest = content.partition(":")
    return name.partition(";")[0].strip().lower(), rest


def _iter_record_items(record: list[tuple[int, str]], *, is_complete: bool = True) -> Iterator[ImportItem]:
    draft = ContactBuilder(record[0][0])
    person = named = False
    for line, content in record:
        name, rest = _parse_attribute(content)
        if ":" not in content:
            draft.add_problem(ProblemKind.INVALID_LINE, content, line)
        elif name == "version" and len(record) == 1:
            return
        elif name == "changetype" and rest.strip().lower() != "add":
            yield ImportProblem(draft.line, ProblemKind.NOT_AN_ADDITION, rest.strip())
            return
        elif name == "objectclass":
            person = person or rest.strip().lower() in _PERSON_CLASSES
        elif (field := FIELDS_BY_ATTRIBUTE.get(name)) is not None:
            value = _decode_value(draft, rest, line)
            draft.add_value(field, value, line)
            named = named or (bool(value) and field in (ContactField.NAME, ContactField.FAMILY_NAME))
    if (person and named) or draft.is_reachable or draft.problems:
        if not is_complete:
            draft.add_problem(ProblemKind.UNTERMINATED)
        yield from draft.iter_items()


def _decode_value(builder: ContactBuilder, rest: str, line: int) -> str:
    if rest.startswith("<"):
        builder.add_problem(ProblemKind.EXTERNAL_VALUE, rest[1:].strip(), line)
        return ""
    if not rest.startswith(":"):
        return rest.strip()
    try:
        octets = base64.b64decode("".join(rest[1:].split()), validate=True)
    except (binascii.Error, ValueError):
        builder.add_problem(ProblemKind.INVALID_BASE64, rest[1:].strip(), line)
        return ""
    try:
        return octets.decode()
    except UnicodeDecodeError:
        return octets.decode("cp1252", "replace")
