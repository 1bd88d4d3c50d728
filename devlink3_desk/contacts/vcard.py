"""vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350): any number of cards in one file."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote

from .contact import Item, Problem, Trouble
from .draft import Draft, Field

_KINDS: Final = (
    ("fax", Field.FAX),
    ("cell", Field.MOBILE),
    ("mobile", Field.MOBILE),
    ("iphone", Field.MOBILE),
    ("main", Field.MAIN),
    ("work", Field.WORK),
    ("home", Field.HOME),
)
"""Words that tell what a number is for; the first that is there counts."""

_CHARSET: Final = re.compile(r"(utf|iso|windows|cp|latin|us-ascii|koi8|shift|euc|gb|big5|mac)[a-z0-9_-]*")
"""Names of encodings that cards are written in; Python knows others, which are none of letters."""
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_PARTS: Final = re.compile(r"(?<!\\);")
_PARAMETERS: Final = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')


class Property(NamedTuple):
    """One line of a card, unfolded."""

    line: int
    name: str
    parameters: tuple[str, ...]
    """In small letters, ``type=work`` or, as in 2.1, ``work``."""
    value: str


def contacts(text: str) -> Iterator[Item]:
    """Yield the contact of every card, and what is wrong with the cards, in the order of the file."""
    draft: Draft | None = None
    for given in _flat(_properties(text)):
        if given.name == "BEGIN":
            if draft is not None:
                draft.complain(Trouble.NO_END)
                yield from draft.finish()
            draft = Draft(given.line)
        elif given.name == "END":
            yield from draft.finish() if draft is not None else ()
            draft = None
        elif draft is None:
            yield Problem(given.line, Trouble.LINE, given.name[:60] or given.value[:60])
        elif given.name:
            _take(draft, given)
        else:
            draft.complain(Trouble.LINE, given.value, given.line)
    if draft is not None:
        yield Problem(draft.line, Trouble.CUT_SHORT)


def _flat(properties: Iterator[Property]) -> Iterator[Property]:
    """Leave out what stands inside of a card but is none of its own, such as a time zone or a picture."""
    within = 0
    for given in properties:
        card = given.value.strip().upper() == "VCARD"
        if given.name == "BEGIN" and not card:
            within += 1
        elif given.name == "END" and not card:
            within = max(0, within - 1)
        elif within == 0 or (card and given.name in ("BEGIN", "END")):
            within = 0
            yield given


def _properties(text: str) -> Iterator[Property]:
    for line, content in _unfolded(text):
        head, colon, value = content.partition(":")
        if head.count('"') % 2:  # a colon inside of a quoted parameter
            closing = content.find('"', len(head))
            at = content.find(":", closing) if closing >= 0 else -1
            head, colon, value = (content[:at], ":", content[at + 1 :]) if at >= 0 else (head, colon, value)
        if not colon:
            yield Property(line, "", (), content)
            continue
        name, *parameters = _PARAMETERS.split(head) if '"' in head else head.split(";")
        name = name.rpartition(".")[2].strip().upper()
        yield Property(line, name, tuple(each.strip().lower() for each in parameters), value)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield whole lines; a blank at the beginning goes on, and so does = at the end of quoted-printable."""
    begun, parts, soft = 1, [""], False
    for number, line in enumerate(text.split("\n"), 1):
        if soft or (line[:1] in (" ", "\t") and line.strip() and parts[0]):
            parts.append(line if soft else line[1:])
        else:
            if whole := "".join(parts).rstrip():
                yield begun, whole
            begun, parts = number, [line]
            soft = False
        if soft or "QUOTED-PRINTABLE" in parts[0].partition(":")[0].upper():
            soft = line.endswith("=") and not line.upper().startswith(("BEGIN:", "END:"))
            if soft:
                parts[-1] = parts[-1][:-1]
    if whole := "".join(parts).rstrip():
        yield begun, whole


def _take(draft: Draft, given: Property) -> None:
    line, name, parameters, _ = given
    if name not in ("FN", "N", "ORG", "TEL", "EMAIL", "NOTE"):
        return
    text = _decoded(draft, given)
    match name:
        case "FN":
            draft.put(Field.NAME, _plain(text), line)
        case "N":
            family, given_name = (*map(_plain, _PARTS.split(text)), "", "")[:2]
            draft.put(Field.GIVEN, given_name, line)
            draft.put(Field.FAMILY, family, line)
        case "ORG":
            company, department = (*map(_plain, _PARTS.split(text)), "", "")[:2]
            draft.put(Field.COMPANY, company, line)
            draft.put(Field.DEPARTMENT, department, line)
        case "TEL":
            before = draft.count
            draft.put(_kind(parameters), _number(text), line)
            if any("pref" in each for each in parameters):
                draft.prefer(before)
        case "EMAIL":
            draft.put(Field.EMAIL, _plain(text), line)
        case _:
            draft.put(Field.NOTE, _plain(text), line)


def _kind(parameters: tuple[str, ...]) -> Field:
    words = " ".join(parameters)
    return next((field for word, field in _KINDS if word in words), Field.OTHER)


def _number(text: str) -> str:
    text = text.strip()
    if text.lower().startswith("tel:"):
        return unquote(text[4:].partition(";")[0])
    return _plain(text)


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _decoded(draft: Draft, given: Property) -> str:
    settings = {key: value for key, _, value in (each.partition("=") for each in given.parameters)}
    encoding = settings.get("encoding", "")
    charset = settings.get("charset", "utf-8").strip('"')
    if encoding == "quoted-printable" or "quoted-printable" in settings:
        return _text(quopri.decodestring(given.value.encode("utf-8", "replace")), charset)
    if encoding in ("b", "base64") or "base64" in settings:
        try:
            return _text(base64.b64decode("".join(given.value.split()), validate=True), charset)
        except (binascii.Error, ValueError):
            draft.complain(Trouble.BASE64, given.name, given.line)
            return ""
    return given.value


def _text(octets: bytes, charset: str) -> str:
    try:
        return octets.decode(charset if _CHARSET.fullmatch(charset) else "utf-8")
    except (UnicodeDecodeError, LookupError):
        return octets.decode("cp1252", "replace")
