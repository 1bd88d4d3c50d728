"""Finds the tags of a Delta3 text, careful of quotation marks (the unusual way of :mod:`.delta3`).

The text is no XML: a raw ``<`` may stand in a quoted field, a tag may be written with a blank or in
another case, and anything may stand around a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import singledispatch
from typing import Final, NamedTuple, TypeAlias

from devlink3_desk.protocol import section_codec
from devlink3_desk.protocol.errors import LocalProtocolError, UndecodableError
from devlink3_desk.protocol.events import AttemptReject, CallLost, Detail, LinkLost
from devlink3_desk.protocol.records import Party
from devlink3_desk.protocol.section_codec import SectionCodec, find_quotation_end

_TAG_NAME: Final = r"([A-Za-z][A-Za-z0-9_]*(?: list)?)"
_OPENING_TAG: Final = re.compile(rf"<\s*+{_TAG_NAME}\s*+(/?)>")
_CLOSING_TAG_PATTERN: Final = rf"<\s*+/\s*+{_TAG_NAME}\s*+>"
_CLOSING_TAG: Final = re.compile(_CLOSING_TAG_PATTERN)
_ANY_TAG: Final = re.compile(rf"{_CLOSING_TAG_PATTERN}|{_OPENING_TAG.pattern}")
_CLOSING_TAG_OR_QUOTE: Final = re.compile(rf'{_CLOSING_TAG_PATTERN}|[,<]\s*+(?=")')
_LEADING_QUOTE: Final = re.compile(r'\s*+(?=")')
_LEAF_TAGS: Final = frozenset({"call", "partya", "partyb", "target", "calllost", "linklost", "attemptreject"})


class TagElement(NamedTuple):
    """A tag, in lower case, and what stands between it and its closing tag."""

    tag: str
    content: str

    def parse_children(self) -> list[TagElement]:
        """Return the elements inside."""
        return list(iter_elements(self.content))


def iter_elements(text: str) -> Iterator[TagElement]:
    """Yield the outermost elements of ``text`` in order; text between them is passed over.

    An element that is never closed reaches to the end.
    """
    position = 0
    while (opening := _OPENING_TAG.search(text, position)) is not None:
        tag = opening[1].casefold()
        if opening[2]:
            position = opening.end()
            yield TagElement(tag, "")
            continue
        find = _find_leaf_end if tag in _LEAF_TAGS else _find_branch_end
        end, position = find(text, opening.end(), tag)
        yield TagElement(tag, text[opening.end() : end])


def _find_leaf_end(text: str, start: int, tag: str) -> tuple[int, int]:
    """Return where the fields from ``start`` end, and where their closing tag does."""
    position = start
    quotation = _LEADING_QUOTE.match(text, start)
    if quotation is not None:
        position = find_quotation_end(text, quotation.end())
    while (found := _CLOSING_TAG_OR_QUOTE.search(text, position)) is not None:
        if found[1] is None:
            position = find_quotation_end(text, found.end())
        elif found[1].casefold() == tag:
            return found.start(), found.end()
        else:
            position = found.start() + 1
    return _find_first_closing_tag(text, start, tag)


def _find_branch_end(text: str, start: int, tag: str) -> tuple[int, int]:
    """Return where what stands from ``start`` ends, and where its closing tag does.

    Leaves inside are stepped over whole: a tag in a quoted field is text.
    """
    position = start
    while (found := _ANY_TAG.search(text, position)) is not None:
        closing, opening = found[1], found[2]
        if closing is not None and closing.casefold() == tag:
            return found.start(), found.end()
        if opening is not None and not found[3] and opening.casefold() in _LEAF_TAGS:
            position = _find_leaf_end(text, found.end(), opening.casefold())[1]
        else:
            position = found.end()
    return _find_first_closing_tag(text, start, tag)


def _find_first_closing_tag(text: str, start: int, tag: str) -> tuple[int, int]:
    """Return the first closing tag as it stands: quotation marks that do not pair may have hidden it."""
    for found in _CLOSING_TAG.finditer(text, start):
        if found[1].casefold() == tag:
            return found.start(), found.end()
    return len(text), len(text)


Delta3Event: TypeAlias = Detail | CallLost | LinkLost | AttemptReject

# No part of these can match in two ways, and none is given back: a text that does not match costs no more
# than one that does, whatever a hostile peer puts into it.
_COMMON_DETAIL: Final = re.compile(
    r"\s*+<Detail>\s*+<Call>([^<]*+)</Call>\s*+<PartyA>\s*+([^<]++)</PartyA>\s*+"
    r"(?:<PartyB>\s*+([^<]++)</PartyB>\s*+)?"
    r"(?:<Target_list>\s*+((?:<Target>[^<]*+</Target>\s*+)*+)</Target_list>\s*+)?</Detail>\s*+"
)
_COMMON_FLAT_RECORD: Final = re.compile(r"\s*+<(CallLost|LinkLost|AttemptReject)>([^<]*+)</\1>\s*+")
_decode_call: Final = section_codec.CALL_CODEC.decode
_decode_party: Final = section_codec.PARTY_CODEC.decode
_decode_targets: Final = section_codec.TARGET_CODEC.decode_all
_TARGET_LIST_TAGS: Final = frozenset({"target_list", "target list", "targets"})

_FLAT_RECORD_CODECS: Final[
    dict[str, SectionCodec[CallLost] | SectionCodec[LinkLost] | SectionCodec[AttemptReject]]
] = {
    "calllost": section_codec.CALL_LOST_CODEC,
    "linklost": section_codec.LINK_LOST_CODEC,
    "attemptreject": section_codec.ATTEMPT_REJECT_CODEC,
}


def decode_records(text: str, pbx: str | None = None, counter: int | None = None) -> list[Delta3Event]:
    """Return the records in ``text``, almost always one, as having come from ``pbx`` with ``counter``.

    Raises :class:`UndecodableError` where there is none.
    """
    usual = _COMMON_DETAIL.fullmatch(text)
    if usual is not None:
        call, party_a, party_b, listed = usual.groups()
        if not listed or not ('"' in listed or "&" in listed):
            return [
                Detail(
                    _decode_call(call),
                    _decode_party(party_a),
                    None if party_b is None else _decode_party(party_b),
                    _decode_targets(listed) if listed else (),
                    pbx=pbx,
                    counter=counter,
                )
            ]
    flat = _COMMON_FLAT_RECORD.fullmatch(text)
    if flat is not None:
        return [_decode_flat_record(flat[1], flat[2], pbx, counter)]
    return _decode_irregular_records(text, pbx, counter)


def _decode_optional_party(content: str | None) -> Party | None:
    """Return the party in ``content``; a section with nothing in it is no party."""
    return section_codec.PARTY_CODEC.decode(content) if content and not content.isspace() else None


def _decode_flat_record(tag: str, content: str, pbx: str | None, counter: int | None) -> Delta3Event:
    return _FLAT_RECORD_CODECS[tag.casefold()].decode(content, pbx, counter)


def _decode_irregular_records(text: str, pbx: str | None, counter: int | None) -> list[Delta3Event]:
    found: list[Delta3Event] = []
    for element in iter_elements(text):
        if element.tag == "detail":
            found.append(_decode_detail_element(element, pbx, counter))
        elif element.tag in _FLAT_RECORD_CODECS:
            found.append(_decode_flat_record(element.tag, element.content, pbx, counter))
    if not found:
        raise UndecodableError("no Delta3 record that is known")
    return found


def _decode_detail_element(element: TagElement, pbx: str | None, counter: int | None) -> Detail:
    inside = {child.tag: child for child in reversed(element.parse_children())}
    content = {tag: child.content for tag, child in inside.items()}
    if "call" not in inside:
        raise UndecodableError("a Detail record without a Call section")
    lists = [child for tag, child in inside.items() if tag in _TARGET_LIST_TAGS]
    targets = [child for parent in lists for child in parent.parse_children() if child.tag == "target"]
    return Detail(
        pbx=pbx,
        counter=counter,
        call=section_codec.CALL_CODEC.decode(content["call"]),
        party_a=_decode_optional_party(content.get("partya")),
        party_b=_decode_optional_party(content.get("partyb")),
        targets=tuple(section_codec.TARGET_CODEC.decode(target.content) for target in targets),
    )


@singledispatch
def encode_record(event: object) -> str:
    """Return the text of a Delta3 event. Raises :class:`LocalProtocolError` on anything else."""
    raise LocalProtocolError(f"{type(event).__name__} is not a Delta3 record.")


@encode_record.register
def _(event: Detail) -> str:
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


@encode_record.register
def _(event: CallLost) -> str:
    return _format_element("CallLost", section_codec.CALL_LOST_CODEC.encode(event))


@encode_record.register
def _(event: LinkLost) -> str:
    return _format_element("LinkLost", section_codec.LINK_LOST_CODEC.encode(event))


@encode_record.register
def _(event: AttemptReject) -> str:
    return _format_element("AttemptReject", section_codec.ATTEMPT_REJECT_CODEC.encode(event))


def _format_element(tag: str, content: str) -> str:
    return f"<{tag}>\n{content}\n</{tag}>\n"
