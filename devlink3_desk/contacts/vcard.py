"""vCard files of versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), with any number of cards."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote

from devlink3_desk.contacts.cells import find_assistant_word, find_label_kind
from devlink3_desk.contacts.contact import ContactField, ImportItem, ImportProblem, NumberKind, ProblemKind
from devlink3_desk.contacts.contact_builder import ContactBuilder, ValueRank
from devlink3_desk.contacts.entry_cache import EntryCache, iter_cached

_CHARSET_NAME: Final = re.compile(
    r"(utf|iso|windows|cp|latin|us-ascii|koi8|shift|euc|gb|big5|mac)[a-z0-9_-]*"
)
"""Names of text encodings; Python's codecs include others, which do not decode to text."""
_ESCAPE_SEQUENCE: Final = re.compile(r"\\([^A-MO-Za-mo-z0-9])")
"""A backslash and what it escapes; before other letters, as in ``NORTH\\kim``, it is one itself."""
_LIST_SEPARATOR: Final = re.compile(r"(?<!\\),")
_PART_SEPARATOR: Final = re.compile(r"(?<!\\);")
_PARAMETER: Final = re.compile(r'((?:[^;"]|"[^"]*"?)*+)(?:;|$)')
"""A parameter, which may have semicolons in quotation marks; the group is the parameter."""
_BOUNDARY: Final = re.compile(r"\s*((?:BEGIN|END)[ \t]*:[ \t]*VCARD)[ \t]*", re.IGNORECASE)
_BOUNDARY_AT_END: Final = re.compile(r"(?<=\S)((?:BEGIN|END):VCARD)\s*$", re.IGNORECASE)
_BASE64_LINE: Final = re.compile(r"[A-Za-z0-9+/=]+")
_EMBEDDED_CARD: Final = re.compile(r"(?:[\w-]+\.)?(?:AGENT|X-[\w-]+)\s*[;:]", re.IGNORECASE)
"""Properties whose value may be another card, on the same line."""
_CUSTOM_TYPE: Final = re.compile(r"x-custom\((?:charset=([^,)]*),)?encoding=quoted-printable,(.*)\)")
"""A type with its character set and its words, in lower case."""
_PROPERTY_BEHIND_BREAK: Final = re.compile(
    r"(?:[\w-]+\.)?(?:(?:N|FN|TEL|EMAIL|ADR|ORG|TITLE|URL|NOTE|BDAY|PHOTO|REV|UID|X-[A-Z-]+);[A-Z][^:]*:"
    r"|(?:FN|TEL|EMAIL|ADR|ORG|TITLE|URL|NOTE|BDAY|REV|UID|X-[A-Z-]+):\S)"
)
"""A property behind a value in quoted-printable that ends in a raw ``=``; ``Tel: 01632 …`` is text."""
_CARD_BEGIN: Final = "BEGIN:VCARD\n"
_CARD_END: Final = "\nEND:VCARD\n"
_OTHER_PARAMETERS: Final = ("value=", "encoding=", "charset=", "mediatype=", "language=", "altid=", "pid=")
"""Parameters of a number that say nothing about its kind."""


class VCardProperty(NamedTuple):
    """One line of a card, unfolded."""

    line: int
    group: str
    """The group that ties a property to its label: ``item1.TEL`` and ``item1.X-ABLabel``."""
    name: str
    parameters: tuple[str, ...]
    """In lower case: ``type=work`` or, in version 2.1, ``work``."""
    value: str


def _is_alternative(parameter: str) -> bool:
    """Return whether a parameter marks the same value in another language or script."""
    return parameter.startswith(("altid=", "language="))


class _Card:
    """The properties of one card."""

    def __init__(self, line: int) -> None:
        self.builder = ContactBuilder(line)
        self._first_values: dict[str, str] = {}
        self._numbers: list[VCardProperty] = []
        self._labels: dict[str, str] = {}
        self._nickname: VCardProperty | None = None
        self._is_group = False

    def begins_other_card(self, card_property: VCardProperty) -> bool:
        """Return whether a property can only belong to another card, whose beginning is missing."""
        _, _, name, parameters, value = card_property
        if name not in ("VERSION", "N", "FN") or any(map(_is_alternative, parameters)):
            return False
        first = self._first_values.setdefault(name, value)
        if name == "VERSION":
            return first is not value and not self._first_values.keys().isdisjoint(("N", "FN"))
        if name == "FN" and self._first_values.get("VERSION", "").strip() == "4.0":
            return False  # it may have several names, and another card begins with its version
        return first.strip() != value.strip()

    def add_property(self, card_property: VCardProperty) -> None:
        """Add a property that belongs to a contact."""
        if card_property.name == "TEL":
            # Its label may follow.
            self._numbers.append(card_property)
        elif card_property.name in ("X-ABLABEL", "X-LABEL"):
            self._labels[card_property.group] = card_property.value
        elif card_property.name == "NICKNAME":
            self._nickname = self._nickname or card_property
        elif card_property.name in ("KIND", "X-ADDRESSBOOKSERVER-KIND"):
            self._is_group = card_property.value.strip().lower() == "group"
        elif card_property.name:
            _add_property(self.builder, card_property)
        else:
            self.builder.add_problem(ProblemKind.INVALID_LINE, card_property.value, card_property.line)

    def iter_items(self, *, has_end: bool = True) -> Iterator[ImportItem]:
        """Yield the contact and its problems."""
        if not has_end:
            self.builder.add_problem(ProblemKind.UNTERMINATED)
        for card_property in self._numbers:
            label = self._labels.get(card_property.group, "") if card_property.group else ""
            _add_number(self.builder, card_property, label)
        if self._nickname is not None and not self.builder.has_name:
            text = _decode_property_value(self.builder, self._nickname)
            nickname = _unescape_text(_LIST_SEPARATOR.split(text)[0])
            self.builder.add_value(ContactField.NAME, nickname, self._nickname.line)
        # A list of other cards, and no person, unless it can be reached itself.
        if not self._is_group or self.builder.is_reachable:
            yield from self.builder.iter_items()


def iter_contacts(
    text: str, known: EntryCache | None = None, seen: EntryCache | None = None
) -> Iterator[ImportItem]:
    """Yield the contact of every card, and the problems, in the order of the file.

    Cards in ``known`` are not read again; ``seen`` receives those of this file.
    """
    return iter_cached(text, _split_cards, _parse_cards, known, seen)


def _split_cards(text: str) -> Iterator[str]:
    """Yield the text of each card; where it holds another one or has no clear end, all that is left."""
    pieces = text.split(_CARD_END)
    for index, piece in enumerate(pieces[:-1]):
        is_card = piece.lstrip("\n").startswith(_CARD_BEGIN) and piece.upper().count("VCARD") == 1
        # A line that begins with a blank continues the end.
        if not is_card or pieces[index + 1].startswith((" ", "\t")):
            yield _CARD_END.join(pieces[index:])
            return
        yield piece + _CARD_END
    yield pieces[-1]


def _parse_cards(text: str, first_line: int) -> Iterator[ImportItem]:
    card: _Card | None = None
    for card_property in _iter_card_properties(_iter_properties(text, first_line)):
        line, _, name, _, value = card_property
        if name == "BEGIN":
            if card is not None:
                yield from card.iter_items(has_end=False)
            card = _Card(line)
        elif name == "END":
            yield from card.iter_items() if card is not None else ()
            card = None
        elif card is None:
            yield ImportProblem(line, ProblemKind.INVALID_LINE, name[:60] or value[:60])
        else:
            # Two people in one card would share their numbers.
            if card.begins_other_card(card_property):
                yield from card.iter_items(has_end=False)
                card = _Card(line)
                card.begins_other_card(card_property)
            card.add_property(card_property)
    # Not imported: the number on which it ends may be cut off.
    if card is not None:
        yield ImportProblem(card.builder.line, ProblemKind.TRUNCATED)


def _iter_card_properties(properties: Iterator[VCardProperty]) -> Iterator[VCardProperty]:
    """Yield the properties of cards, but not those of components inside them, such as time zones."""
    depth, is_agent, follows_agent = 0, False, False
    for card_property in properties:
        is_card = card_property.value.strip().upper() == "VCARD"
        # The card of an assistant, inside that of the person.
        is_agent = is_agent or (follows_agent and card_property.name == "BEGIN" and is_card)
        follows_agent = card_property.name == "AGENT" and not card_property.value.strip()
        if is_agent:
            is_agent = not (card_property.name == "END" and is_card)
        elif card_property.name == "AGENT":
            is_agent = card_property.value.strip().upper() == "BEGIN:VCARD"
        elif card_property.name == "BEGIN" and not is_card:
            depth += 1
        elif card_property.name == "END" and not is_card:
            depth = max(0, depth - 1)
        elif depth == 0 or (is_card and card_property.name in ("BEGIN", "END")):
            # The begin or end of a card also ends a component that was never closed.
            depth = 0
            yield card_property


def _iter_properties(text: str, first_line: int) -> Iterator[VCardProperty]:
    for line, content in _iter_unfolded_lines(text, first_line):
        head, colon, value = content.partition(":")
        if head.count('"') % 2:  # the colon is inside a quoted parameter
            closing = content.find('"', len(head))
            index = content.find(":", closing) if closing >= 0 else -1
            if index >= 0:
                head, value = content[:index], content[index + 1 :]
        if not colon:
            yield VCardProperty(line, "", "", (), content)
            continue
        name, *parameters = _PARAMETER.findall(head) if '"' in head else head.split(";")
        # "item1.TEL": Apple puts properties into groups.
        group, _, name = name.strip().upper().rpartition(".")
        yield VCardProperty(
            line, group, name.strip(), tuple(text.strip().lower() for text in parameters), value
        )


def _iter_unfolded_lines(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield unfolded lines with the number of their first line."""
    # A line that begins with a blank continues the one before. In quoted-printable, "=" at the end of a line
    # is a soft break, behind which no blank is removed. In version 2.1, lines of base64 are without a blank.
    start, parts, is_soft, is_base64 = first_line, [""], False, False
    for number, line in _iter_lines(text, first_line):
        is_boundary = _BOUNDARY.fullmatch(line) is not None
        is_folded = line[:1] in (" ", "\t") and line.strip() and parts[0]
        is_soft = is_soft and _PROPERTY_BEHIND_BREAK.match(line) is None
        is_bare = is_soft or (is_base64 and _BASE64_LINE.fullmatch(line) is not None)
        # Whatever was left open before it, the begin or end of a card is a line of its own.
        if (is_bare or is_folded) and not is_boundary:
            parts.append(line if is_bare else line[1:])
        else:
            if unfolded := "".join(parts).rstrip():
                yield start, unfolded
            start, parts = number, [line.strip() if is_boundary else line]
            is_soft = False
        head = parts[0].partition(":")[0].upper()
        is_base64 = "BASE64" in head or "ENCODING=B" in head
        if is_soft or "QUOTED-PRINTABLE" in head:
            is_soft = line.endswith("=") and not is_boundary
            if is_soft:
                parts[-1] = parts[-1][:-1]
    if unfolded := "".join(parts).rstrip():
        yield start, unfolded


def _iter_lines(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers, split where files were joined without a line break."""
    for number, line in enumerate(text.split("\n"), first_line):
        if ":VCARD" not in line.upper() or _EMBEDDED_CARD.match(line):
            yield number, line
        elif _BOUNDARY.match(line):
            pieces = _BOUNDARY.split(line)
            yield from ((number, piece) for piece in pieces if piece.strip())
        elif (boundary := _BOUNDARY_AT_END.search(line)) is not None:
            yield number, line[: boundary.start()]
            yield number, boundary[1]
        else:
            yield number, line


def _add_property(builder: ContactBuilder, card_property: VCardProperty) -> None:
    line, _, name, _, _ = card_property
    if name not in ("FN", "N", "ORG", "EMAIL", "NOTE"):
        return
    text = _decode_property_value(builder, card_property)
    match name:
        case "FN":
            rank = _find_rank(_join_type_words(card_property))
            builder.add_value(ContactField.NAME, _unescape_text(text), line, rank=rank)
        case "N":
            family, given_name = (*map(_unescape_text, _PART_SEPARATOR.split(text)), "", "")[:2]
            builder.add_value(ContactField.GIVEN_NAME, given_name, line)
            builder.add_value(ContactField.FAMILY_NAME, family, line)
        case "ORG":
            company, department = (*map(_unescape_text, _PART_SEPARATOR.split(text)), "", "")[:2]
            builder.add_value(ContactField.COMPANY, company, line)
            builder.add_value(ContactField.DEPARTMENT, department, line)
        case "EMAIL":
            rank = _find_rank(_join_type_words(card_property))
            builder.add_value(ContactField.EMAIL, _unescape_text(text), line, rank=rank)
        case "NOTE":
            builder.add_value(ContactField.NOTE, _unescape_text(text), line)


def _add_number(builder: ContactBuilder, card_property: VCardProperty, label: str) -> None:
    text = _decode_property_value(builder, card_property).strip()
    # The parameters of a tel: URI need not be escaped.
    text = unquote(text.replace("\\", "")) if text.lower().startswith("tel:") else _unescape_text(text)
    words = _join_type_words(card_property)
    if assistant := find_assistant_word(f"{label} {words}"):
        builder.add_remark(f"{assistant.title()}: {text}")
        return
    kind = find_label_kind(label) or find_label_kind(words.replace("type=", "")) or NumberKind.OTHER
    builder.add_value(ContactField(kind.value), text, card_property.line, rank=_find_rank(words))


def _join_type_words(card_property: VCardProperty) -> str:
    """Return the parameters that say what a value is for, separated by spaces."""
    parameters = (text for text in card_property.parameters if not text.startswith(_OTHER_PARAMETERS))
    return " ".join(map(_decode_custom_type, parameters))


def _decode_custom_type(parameter: str) -> str:
    """Return the words of a type that Android has encoded: ``x-custom(…,encoding=quoted-printable,…)``."""
    custom = _CUSTOM_TYPE.fullmatch(parameter)
    if custom is None:
        return parameter
    return _decode_bytes(quopri.decodestring(custom[2].encode()), custom[1] or "utf-8")


def _find_rank(words: str) -> ValueRank:
    # "type=pref" of version 3, "PREF=1" of version 4.
    is_preferred = re.search(r"\bpref\b(?!=(?!1\b))", words) is not None
    return ValueRank.PREFERRED if is_preferred else ValueRank.DEFAULT


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
