"""LDIF (RFC 2849), as directories are exported from LDAP servers and mail programs."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import Final

from .contact import Item, Problem, Trouble
from .draft import Draft, Field

FIELDS: Final[dict[str, Field]] = {
    "displayname": Field.NAME,
    "cn": Field.NAME,
    "commonname": Field.NAME,
    "givenname": Field.GIVEN,
    "sn": Field.FAMILY,
    "surname": Field.FAMILY,
    "o": Field.COMPANY,
    "company": Field.COMPANY,
    "organizationname": Field.COMPANY,
    "department": Field.DEPARTMENT,
    "departmentnumber": Field.DEPARTMENT,
    "ou": Field.DEPARTMENT,
    "mail": Field.EMAIL,
    "rfc822mailbox": Field.EMAIL,
    "description": Field.NOTE,
    "info": Field.NOTE,
    "telephonenumber": Field.WORK,
    "othertelephone": Field.WORK,
    "mobile": Field.MOBILE,
    "mobiletelephonenumber": Field.MOBILE,
    "othermobile": Field.MOBILE,
    "homephone": Field.HOME,
    "hometelephonenumber": Field.HOME,
    "otherhomephone": Field.HOME,
    "ipphone": Field.OTHER,
    "internationalisdnnumber": Field.OTHER,
    "facsimiletelephonenumber": Field.FAX,
    "fax": Field.FAX,
}
"""Attributes of people, and what they are of a contact."""

_PEOPLE: Final = frozenset({"person", "inetorgperson", "organizationalperson", "user", "contact"})


def contacts(text: str) -> Iterator[Item]:
    """Yield the contact of every record of a person, and what is wrong with the records."""
    record: list[tuple[int, str]] = []
    for line, content in _unfolded(text):
        if content:
            record.append((line, content))
        elif record:
            yield from _record(record)
            record = []
    if record:
        # Every line has an end, the last one too: where it has none, a number may be cut in the middle.
        yield from _record(record, whole=text.endswith("\n"))


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
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


def _attribute(content: str) -> tuple[str, str]:
    """Return the name of an attribute, without its options, and the rest of the line."""
    name, _, rest = content.partition(":")
    return name.partition(";")[0].strip().lower(), rest


def _record(record: list[tuple[int, str]], *, whole: bool = True) -> Iterator[Item]:
    draft = Draft(record[0][0])
    person = named = False
    for line, content in record:
        name, rest = _attribute(content)
        if ":" not in content:
            draft.complain(Trouble.LINE, content, line)
        elif name == "version" and len(record) == 1:
            return
        elif name == "changetype" and rest.strip().lower() != "add":
            yield Problem(draft.line, Trouble.NO_ADDITION, rest.strip())
            return
        elif name == "objectclass":
            person = person or rest.strip().lower() in _PEOPLE
        elif (field := FIELDS.get(name)) is not None:
            value = _value(draft, rest, line)
            draft.put(field, value, line)
            named = named or (bool(value) and field in (Field.NAME, Field.FAMILY))
    if (person and named) or draft.reachable or draft.problems:
        if not whole:
            draft.complain(Trouble.NO_END)
        yield from draft.finish()


def _value(draft: Draft, rest: str, line: int) -> str:
    if rest.startswith("<"):
        draft.complain(Trouble.ELSEWHERE, rest[1:].strip(), line)
        return ""
    if not rest.startswith(":"):
        return rest.strip()
    try:
        octets = base64.b64decode("".join(rest[1:].split()), validate=True)
    except (binascii.Error, ValueError):
        draft.complain(Trouble.BASE64, rest[1:].strip(), line)
        return ""
    try:
        return octets.decode()
    except UnicodeDecodeError:
        return octets.decode("cp1252", "replace")
