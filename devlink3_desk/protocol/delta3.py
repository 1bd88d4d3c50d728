"""Delta3 records: tagged text to events and back (section 6.7).

The text resembles XML and is not: a raw ``<`` may stand in a quoted field, a tag may contain a blank or be
written in another case, and anything may surround a record. Attributes of tags are skipped. Records in the
usual spelling are matched by one regular expression; all others take the slow path, a scanner for tags that
steps over quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias, assert_never

from devlink3_desk.protocol import section_codec
from devlink3_desk.protocol.errors import UndecodableError
from devlink3_desk.protocol.events import AttemptReject, CallLost, Detail, LinkLost
from devlink3_desk.protocol.section_codec import SectionCodec, find_quotation_end

Delta3Event: TypeAlias = Detail | CallLost | LinkLost | AttemptReject

# All quantifiers are possessive: no part can match in two ways, so that a text that does not match costs no
# more than one that does, whatever a hostile peer puts into it.
_COMMON_DETAIL: Final = re.compile(
    r"\s*+<Detail>\s*+<Call>([^<]*+)</Call>\s*+<PartyA>\s*+([^<]++)</PartyA>\s*+"
    r"(?:<PartyB>\s*+([^<]++)</PartyB>\s*+)?"
    r"(?:<Target_list>\s*+((?:<Target>[^<]*+</Target>\s*+)*+)</Target_list>\s*+)?</Detail>\s*+"
)
_COMMON_FLAT_RECORD: Final = re.compile(r"\s*+<(CallLost|LinkLost|AttemptReject)>([^<]*+)</\1>\s*+")

_TARGET_LIST_TAGS: Final = frozenset({"target_list", "target list", "targets"})
"""``<Target_list>`` is the tag on the wire; the official text prints the other two as well."""

_FLAT_RECORD_CODECS: Final[
    dict[str, SectionCodec[CallLost] | SectionCodec[LinkLost] | SectionCodec[AttemptReject]]
] = {
    "calllost": section_codec.CALL_LOST_CODEC,
    "linklost": section_codec.LINK_LOST_CODEC,
    "attemptreject": section_codec.ATTEMPT_REJECT_CODEC,
}
_decode_call: Final = section_codec.CALL_CODEC.decode
_decode_party: Final = section_codec.PARTY_CODEC.decode
_decode_targets: Final = section_codec.TARGET_CODEC.decode_all


def decode_records(text: str, pbx: str | None = None, counter: int | None = None) -> list[Delta3Event]:
    """Return the records in ``text``, nearly always one, as events of ``pbx`` with ``counter``.

    Raises :class:`UndecodableError` where there is none, or where one of them cannot be decoded.
    """
    detail = _COMMON_DETAIL.fullmatch(text)
    if detail is not None:
        call, party_a, party_b, target_list = detail.groups()
        # A quotation or an entity in a target is rare enough to be left to the slow path.
        if not target_list or not ('"' in target_list or "&" in target_list):
            return [
                Detail(
                    _decode_call(call),
                    _decode_party(party_a),
                    None if party_b is None else _decode_party(party_b),
                    _decode_targets(target_list) if target_list else (),
                    pbx=pbx,
                    counter=counter,
                )
            ]
    flat_record = _COMMON_FLAT_RECORD.fullmatch(text)
    if flat_record is not None:
        return [_decode_flat_record(flat_record[1], flat_record[2], pbx, counter)]
    return _decode_irregular_records(text, pbx, counter)


_CALL_SECTION_START: Final = re.compile(
    rb"<\s*+call\s*+>\s*+([^,<\s]{1,64}+)\s*+,\s*+([0-9]{1,18}+)\s*+[,<]", re.IGNORECASE
)


def find_call(data: bytes) -> tuple[str, int] | None:
    """Return node identifier and CallID in the beginning of a Detail record that cannot be decoded."""
    match = _CALL_SECTION_START.search(data)
    return None if match is None else (match[1].decode("ascii", "replace"), int(match[2]))


def _decode_flat_record(tag: str, content: str, pbx: str | None, counter: int | None) -> Delta3Event:
    return _FLAT_RECORD_CODECS[tag.casefold()].decode(content, pbx, counter)


def _decode_irregular_records(text: str, pbx: str | None, counter: int | None) -> list[Delta3Event]:
    events: list[Delta3Event] = []
    reasons: list[str] = []
    for element in iter_elements(text):
        try:
            event = _decode_element(element, pbx, counter)
        except UndecodableError as error:
            reasons.append(str(error))
            continue
        if event is not None:
            events.append(event)
    if reasons or not events:
        raise UndecodableError(reasons[0] if reasons else "no Delta3 record that is known", events)
    return events


def _decode_element(element: TagElement, pbx: str | None, counter: int | None) -> Delta3Event | None:
    """Return the record of an outermost element, or ``None`` for one that is not a record."""
    if element.tag != "detail" and element.tag not in _FLAT_RECORD_CODECS:
        return None
    if not element.is_closed:
        raise UndecodableError("a Delta3 record that ends before its outermost tag is closed")
    if element.tag == "detail":
        return _decode_detail_element(element, pbx, counter)
    return _decode_flat_record(element.tag, element.content, pbx, counter)


def _decode_detail_element(element: TagElement, pbx: str | None, counter: int | None) -> Detail:
    # Reversed, so that the first of several sections with the same tag counts.
    contents = {child.tag: child.content for child in reversed(list(iter_elements(element.content)))}
    if "call" not in contents:
        raise UndecodableError("a Detail record without a Call section")
    party_a, party_b = contents.get("partya", ""), contents.get("partyb", "")
    if not party_a.strip():
        raise UndecodableError("a Detail record without a PartyA section")
    target_lists = [content for tag, content in contents.items() if tag in _TARGET_LIST_TAGS]
    targets = [child for content in target_lists for child in iter_elements(content) if child.tag == "target"]
    return Detail(
        pbx=pbx,
        counter=counter,
        call=section_codec.CALL_CODEC.decode(contents["call"]),
        party_a=section_codec.PARTY_CODEC.decode(party_a),
        # An empty section means that there is no party B, or no such target.
        party_b=section_codec.PARTY_CODEC.decode(party_b) if party_b.strip() else None,
        targets=tuple(
            section_codec.TARGET_CODEC.decode(each.content) for each in targets if each.content.strip()
        ),
    )


# The scanner for tags

_TAG_NAME: Final = r"([A-Za-z][A-Za-z0-9_]*(?: list)?)"
_ATTRIBUTES: Final = r"""(?:\s++[\w:.-]++\s*+=\s*+(?:"[^"<>]*+"|'[^'<>]*+'))*+"""
_OPENING_TAG: Final = re.compile(rf"<\s*+{_TAG_NAME}{_ATTRIBUTES}\s*+(/?)>")
_CLOSING_TAG_PATTERN: Final = rf"<\s*+/\s*+{_TAG_NAME}\s*+>"
_CLOSING_TAG: Final = re.compile(_CLOSING_TAG_PATTERN)
_ANY_TAG: Final = re.compile(rf"{_CLOSING_TAG_PATTERN}|{_OPENING_TAG.pattern}")
_CLOSING_TAG_OR_QUOTE: Final = re.compile(rf'{_CLOSING_TAG_PATTERN}|[,<]\s*+(?=")')
_LEADING_QUOTE: Final = re.compile(r'\s*+(?=")')
_LEAF_TAGS: Final = frozenset({"call", "partya", "partyb", "target", "calllost", "linklost", "attemptreject"})
"""Tags whose content is fields; the content of all others is elements."""


class TagElement(NamedTuple):
    """A tag in lower case, and the text up to its closing tag or, without one, to the end."""

    tag: str
    content: str
    is_closed: bool


def iter_elements(text: str) -> Iterator[TagElement]:
    """Yield the outermost elements of ``text`` in order; text between them is skipped."""
    position = 0
    while (opening := _OPENING_TAG.search(text, position)) is not None:
        tag = opening[1].casefold()
        if opening[2]:
            position = opening.end()
            yield TagElement(tag, "", is_closed=True)
            continue
        find_end = _find_leaf_end if tag in _LEAF_TAGS else _find_branch_end
        end, position = find_end(text, opening.end(), tag)
        yield TagElement(tag, text[opening.end() : end], is_closed=position > end)


def _find_leaf_end(text: str, start: int, tag: str) -> tuple[int, int]:
    """Return where the fields that begin at ``start`` end, and where their closing tag ends."""
    position = start
    leading_quote = _LEADING_QUOTE.match(text, start)
    if leading_quote is not None:
        position = find_quotation_end(text, leading_quote.end())
    while (match := _CLOSING_TAG_OR_QUOTE.search(text, position)) is not None:
        if match[1] is None:
            position = find_quotation_end(text, match.end())
        elif match[1].casefold() == tag:
            return match.start(), match.end()
        else:
            position = match.start() + 1
    return _find_first_closing_tag(text, start, tag)


def _find_branch_end(text: str, start: int, tag: str) -> tuple[int, int]:
    """Return where the elements that begin at ``start`` end, and where their closing tag ends."""
    position = start
    while (match := _ANY_TAG.search(text, position)) is not None:
        closing, opening = match[1], match[2]
        if closing is not None and closing.casefold() == tag:
            return match.start(), match.end()
        if opening is not None and not match[3] and opening.casefold() in _LEAF_TAGS:
            # Step over the whole leaf: a tag in a quoted field is text.
            position = _find_leaf_end(text, match.end(), opening.casefold())[1]
        else:
            position = match.end()
    return _find_first_closing_tag(text, start, tag)


def _find_first_closing_tag(text: str, start: int, tag: str) -> tuple[int, int]:
    """Return the span of the first closing tag in any place, or the end of the text twice without one."""
    # An unpaired quotation mark hides the closing tag from the other two functions.
    for match in _CLOSING_TAG.finditer(text, start):
        if match[1].casefold() == tag:
            return match.start(), match.end()
    return len(text), len(text)


# Encoding


def encode_record(event: Delta3Event) -> str:
    """Return the text of a Delta3 event."""
    match event:
        case Detail():
            return _encode_detail(event)
        case CallLost():
            return _format_element("CallLost", section_codec.CALL_LOST_CODEC.encode(event))
        case LinkLost():
            return _format_element("LinkLost", section_codec.LINK_LOST_CODEC.encode(event))
        case AttemptReject():
            return _format_element("AttemptReject", section_codec.ATTEMPT_REJECT_CODEC.encode(event))
        case _:
            assert_never(event)


def _encode_detail(event: Detail) -> str:
    body = _format_element("Call", section_codec.CALL_CODEC.encode(event.call))
    if event.party_a is not None:
        body += _format_element("PartyA", section_codec.PARTY_CODEC.encode(event.party_a))
    if event.party_b is not None:
        body += _format_element("PartyB", section_codec.PARTY_CODEC.encode(event.party_b))
    if event.targets:
        targets = "".join(
            _format_element("Target", section_codec.TARGET_CODEC.encode(target)) for target in event.targets
        )
        body += f"<Target_list>\n{targets}</Target_list>\n"
    return f"<Detail>\n{body}</Detail>\n"


def _format_element(tag: str, content: str) -> str:
    return f"<{tag}>\n{content}\n</{tag}>\n"
