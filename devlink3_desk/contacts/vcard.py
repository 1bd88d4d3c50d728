"""vCard files of versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), with any number of cards."""

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
"""Words in the parameters of a number, and its field; the first that matches counts: "work;fax" is a fax."""

_CHARSET_NAME: Final = re.compile(
    r"(utf|iso|windows|cp|latin|us-ascii|koi8|shift|euc|gb|big5|mac)[a-z0-9_-]*"
)
"""Names of text encodings; Python's codecs include others, which do not decode to text."""
_ESCAPE_SEQUENCE: Final = re.compile(r"\\(.)", re.DOTALL)
_PART_SEPARATOR: Final = re.compile(r"(?<!\\);")
_PARAMETER_SEPARATOR: Final = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')


class VCardProperty(NamedTuple):
    """One line of a card, unfolded."""

    line: int
    name: str
    parameters: tuple[str, ...]
    """In lower case: ``type=work`` or, in version 2.1, ``work``."""
    value: str


def iter_contacts(text: str) -> Iterator[ImportItem]:
    """Yield the contact of every card, and the problems, in the order of the file."""
    builder: ContactBuilder | None = None
    for card_property in _iter_card_properties(_iter_properties(text)):
        line, name, _, value = card_property
        if name == "BEGIN":
            if builder is not None:
                builder.add_problem(ProblemKind.UNTERMINATED)
                yield from builder.iter_items()
            builder = ContactBuilder(line)
        elif name == "END":
            yield from builder.iter_items() if builder is not None else ()
            builder = None
        elif builder is None:
            yield ImportProblem(line, ProblemKind.INVALID_LINE, name[:60] or value[:60])
        elif name:
            _add_property(builder, card_property)
        else:
            builder.add_problem(ProblemKind.INVALID_LINE, value, line)
    # Not imported: the number on which it ends may be cut off.
    if builder is not None:
        yield ImportProblem(builder.line, ProblemKind.TRUNCATED)


def _iter_card_properties(properties: Iterator[VCardProperty]) -> Iterator[VCardProperty]:
    """Yield the properties of cards, but not those of components inside them, such as time zones."""
    depth = 0
    for card_property in properties:
        is_card = card_property.value.strip().upper() == "VCARD"
        if card_property.name == "BEGIN" and not is_card:
            depth += 1
        elif card_property.name == "END" and not is_card:
            depth = max(0, depth - 1)
        elif depth == 0 or (is_card and card_property.name in ("BEGIN", "END")):
            # The begin or end of a card also ends a component that was never closed.
            depth = 0
            yield card_property


def _iter_properties(text: str) -> Iterator[VCardProperty]:
    for line, content in _iter_unfolded_lines(text):
        head, colon, value = content.partition(":")
        if head.count('"') % 2:  # the colon is inside a quoted parameter
            closing = content.find('"', len(head))
            index = content.find(":", closing) if closing >= 0 else -1
            if index >= 0:
                head, value = content[:index], content[index + 1 :]
        if not colon:
            yield VCardProperty(line, "", (), content)
            continue
        name, *parameters = _PARAMETER_SEPARATOR.split(head) if '"' in head else head.split(";")
        # "item1.TEL": Apple puts properties into groups.
        name = name.rpartition(".")[2].strip().upper()
        yield VCardProperty(line, name, tuple(text.strip().lower() for text in parameters), value)


def _iter_unfolded_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield unfolded lines with the number of their first line."""
    # A line that begins with a blank continues the one before. In quoted-printable, "=" at the end of a line
    # is a soft break, behind which no blank is removed.
    start, parts, is_soft = 1, [""], False
    for number, line in enumerate(text.split("\n"), 1):
        if is_soft or (line[:1] in (" ", "\t") and line.strip() and parts[0]):
            parts.append(line if is_soft else line[1:])
        else:
            if unfolded := "".join(parts).rstrip():
                yield start, unfolded
            start, parts = number, [line]
            is_soft = False
        if is_soft or "QUOTED-PRINTABLE" in parts[0].partition(":")[0].upper():
            is_soft = line.endswith("=") and not line.upper().startswith(("BEGIN:", "END:"))
            if is_soft:
                parts[-1] = parts[-1][:-1]
    if unfolded := "".join(parts).rstrip():
        yield start, unfolded


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
            previous_count = builder.number_count
            builder.add_value(_find_number_field(parameters), _parse_number(text), line)
            if any("pref" in parameter for parameter in parameters):
                builder.move_to_front(previous_count)
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
    return _ESCAPE_SEQUENCE.sub(lambda match: "\n" if match[1] in "nN" else match[1], text)


def _decode_property_value(builder: ContactBuilder, card_property: VCardProperty) -> str:
    parameters = dict(text.partition("=")[::2] for text in card_property.parameters)
    encoding = parameters.get("encoding", "")
    charset = parameters.get("charset", "utf-8").strip('"')
    # Version 2.1 allows the bare word, without "encoding=".
    if encoding == "quoted-printable" or "quoted-printable" in parameters:
        return _decode_bytes(quopri.decodestring(card_property.value.encode("utf-8", "replace")), charset)
    if encoding in ("b", "base64") or "base64" in parameters:
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
