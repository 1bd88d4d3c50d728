"""vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350): any number of cards in one file."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote

from devlink3_desk.contacts.contact import ImportItem, ImportProblem, ProblemKind
from devlink3_desk.contacts.contact_builder import ContactBuilder, ContactField

_NUMBER_FIELDS_BY_WORD: Final = (
    ("fax", ContactField.FAX),
    ("cell", ContactField.MOBILE),
    ("mobile", ContactField.MOBILE),
    ("iphone", ContactField.MOBILE),
    ("main", ContactField.MAIN),
    ("work", ContactField.WORK),
    ("home", ContactField.HOME),
)
"""Words that tell what a number is for; the first that is there counts."""

_CHARSET_NAME: Final = re.compile(
    r"(utf|iso|windows|cp|latin|us-ascii|koi8|shift|euc|gb|big5|mac)[a-z0-9_-]*"
)
"""Names of encodings that cards are written in; Python knows others, which are none of letters."""
_ESCAPE_SEQUENCE: Final = re.compile(r"\\(.)", re.DOTALL)
_PART_SEPARATOR: Final = re.compile(r"(?<!\\);")
_PARAMETER_SEPARATOR: Final = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')


class VCardProperty(NamedTuple):
    """One line of a card, unfolded."""

    line: int
    name: str
    parameters: tuple[str, ...]
    """In small letters, ``type=work`` or, as in 2.1, ``work``."""
    value: str


def iter_contacts(text: str) -> Iterator[ImportItem]:
    """Yield the contact of every card, and what is wrong with the cards, in the order of the file."""
    draft: ContactBuilder | None = None
    for given in _iter_card_properties(_iter_properties(text)):
        if given.name == "BEGIN":
            if draft is not None:
                draft.add_problem(ProblemKind.UNTERMINATED)
                yield from draft.iter_items()
            draft = ContactBuilder(given.line)
        elif given.name == "END":
            yield from draft.iter_items() if draft is not None else ()
            draft = None
        elif draft is None:
            yield ImportProblem(given.line, ProblemKind.INVALID_LINE, given.name[:60] or given.value[:60])
        elif given.name:
            _add_property(draft, given)
        else:
            draft.add_problem(ProblemKind.INVALID_LINE, given.value, given.line)
    if draft is not None:
        yield ImportProblem(draft.line, ProblemKind.TRUNCATED)


def _iter_card_properties(properties: Iterator[VCardProperty]) -> Iterator[VCardProperty]:
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


def _iter_properties(text: str) -> Iterator[VCardProperty]:
    for line, content in _iter_unfolded_lines(text):
        head, colon, value = content.partition(":")
        if head.count('"') % 2:  # a colon inside of a quoted parameter
            closing = content.find('"', len(head))
            at = content.find(":", closing) if closing >= 0 else -1
            head, colon, value = (content[:at], ":", content[at + 1 :]) if at >= 0 else (head, colon, value)
        if not colon:
            yield VCardProperty(line, "", (), content)
            continue
        name, *parameters = _PARAMETER_SEPARATOR.split(head) if '"' in head else head.split(";")
        name = name.rpartition(".")[2].strip().upper()
        yield VCardProperty(line, name, tuple(each.strip().lower() for each in parameters), value)


def _iter_unfolded_lines(text: str) -> Iterator[tuple[int, str]]:
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


def _add_property(builder: ContactBuilder, card_property: VCardProperty) -> None:
    line, name, parameters, _ = card_property
    if name not in ("FN", "N", "ORG", "TEL", "EMAIL", "NOTE"):
        return
    text = _decode_property_value(builder, card_property)
    match name:
        case "FN":
            builder.add_value(ContactField.NAME, _unescape_text(text), line)
        case "N":
            family, given_name = (*map(_unescape_text, _PART_SEPARATOR.split(text)), "", "")[:2]
            builder.add_value(ContactField.GIVEN_NAME, given_name, line)
            builder.add_value(ContactField.FAMILY_NAME, family, line)
        case "ORG":
            company, department = (*map(_unescape_text, _PART_SEPARATOR.split(text)), "", "")[:2]
            builder.add_value(ContactField.COMPANY, company, line)
            builder.add_value(ContactField.DEPARTMENT, department, line)
        case "TEL":
            before = builder.number_count
            builder.add_value(_find_number_field(parameters), _parse_number(text), line)
            if any("pref" in each for each in parameters):
                builder.move_to_front(before)
        case "EMAIL":
            builder.add_value(ContactField.EMAIL, _unescape_text(text), line)
        case _:
            builder.add_value(ContactField.NOTE, _unescape_text(text), line)


def _find_number_field(parameters: tuple[str, ...]) -> ContactField:
    words = " ".join(parameters)
    return next((field for word, field in _NUMBER_FIELDS_BY_WORD if word in words), ContactField.OTHER)


def _parse_number(text: str) -> str:
    text = text.strip()
    if text.lower().startswith("tel:"):
        return unquote(text[4:].partition(";")[0])
    return _unescape_text(text)


def _unescape_text(text: str) -> str:
    return _ESCAPE_SEQUENCE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _decode_property_value(builder: ContactBuilder, card_property: VCardProperty) -> str:
    settings = {key: value for key, _, value in (each.partition("=") for each in card_property.parameters)}
    encoding = settings.get("encoding", "")
    charset = settings.get("charset", "utf-8").strip('"')
    if encoding == "quoted-printable" or "quoted-printable" in settings:
        return _decode_bytes(quopri.decodestring(card_property.value.encode("utf-8", "replace")), charset)
    if encoding in ("b", "base64") or "base64" in settings:
        try:
            return _decode_bytes(
                base64.b64decode("".join(card_property.value.split()), validate=True), charset
            )
        except (binascii.Error, ValueError):
            builder.add_problem(ProblemKind.INVALID_BASE64, card_property.name, card_property.line)
            return ""
    return card_property.value


def _decode_bytes(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset if _CHARSET_NAME.fullmatch(charset) else "utf-8")
    except (UnicodeDecodeError, LookupError):
        return data.decode("cp1252", "replace")
