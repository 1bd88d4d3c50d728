"""Delta3 records: text to typed events and back (section 6.7).

The text looks like XML and is not promised to be: tags are looked for, and what is between them is
read by :mod:`.sections`. Nearly every record has one shape, read by one regular expression; whatever
does not match it (white space in tags, a raw ``<`` in a name, other tags) takes the careful way.
"""

from __future__ import annotations

import re
from functools import singledispatch
from typing import Final, TypeAlias

from . import sections
from .errors import LocalProtocolError, UndecodableError
from .events import AttemptReject, CallLost, Detail, LinkLost
from .records import Party
from .sections import SectionCodec
from .tags import TagElement, iter_elements

Delta3Event: TypeAlias = Detail | CallLost | LinkLost | AttemptReject

# No part of these can match in two ways, and none is given back: a text that does not match costs no more
# than one that does, whatever a hostile peer puts into it.
_COMMON_DETAIL: Final = re.compile(
    r"\s*+<Detail>\s*+<Call>([^<]*+)</Call>\s*+<PartyA>\s*+([^<]++)</PartyA>\s*+"
    r"(?:<PartyB>\s*+([^<]++)</PartyB>\s*+)?"
    r"(?:<Target_list>\s*+((?:<Target>[^<]*+</Target>\s*+)*+)</Target_list>\s*+)?</Detail>\s*+"
)
_COMMON_FLAT_RECORD: Final = re.compile(r"\s*+<(CallLost|LinkLost|AttemptReject)>([^<]*+)</\1>\s*+")
_decode_call: Final = sections.CALL_CODEC.decode
_decode_party: Final = sections.PARTY_CODEC.decode
_decode_targets: Final = sections.TARGET_CODEC.decode_all
_TARGET_LIST_TAGS: Final = frozenset({"target_list", "target list", "targets"})

_FLAT_RECORD_CODECS: Final[dict[str, SectionCodec[CallLost] | SectionCodec[LinkLost] | SectionCodec[AttemptReject]]] = {
    "calllost": sections.CALL_LOST_CODEC,
    "linklost": sections.LINK_LOST_CODEC,
    "attemptreject": sections.ATTEMPT_REJECT_CODEC,
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
    return sections.PARTY_CODEC.decode(content) if content and not content.isspace() else None


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
        call=sections.CALL_CODEC.decode(content["call"]),
        party_a=_decode_optional_party(content.get("partya")),
        party_b=_decode_optional_party(content.get("partyb")),
        targets=tuple(sections.TARGET_CODEC.decode(target.content) for target in targets),
    )


@singledispatch
def encode_record(event: object) -> str:
    """Return the text of a Delta3 event. Raises :class:`LocalProtocolError` on anything else."""
    raise LocalProtocolError(f"{type(event).__name__} is not a Delta3 record.")


@encode_record.register
def _(event: Detail) -> str:
    body = _format_element("Call", sections.CALL_CODEC.encode(event.call))
    if event.party_a is not None:
        body += _format_element("PartyA", sections.PARTY_CODEC.encode(event.party_a))
    if event.party_b is not None:
        body += _format_element("PartyB", sections.PARTY_CODEC.encode(event.party_b))
    if event.targets:
        targets = "".join(_format_element("Target", sections.TARGET_CODEC.encode(target)) for target in event.targets)
        body += f"<Target_list>\n{targets}</Target_list>\n"
    return f"<Detail>\n{body}</Detail>\n"


@encode_record.register
def _(event: CallLost) -> str:
    return _format_element("CallLost", sections.CALL_LOST_CODEC.encode(event))


@encode_record.register
def _(event: LinkLost) -> str:
    return _format_element("LinkLost", sections.LINK_LOST_CODEC.encode(event))


@encode_record.register
def _(event: AttemptReject) -> str:
    return _format_element("AttemptReject", sections.ATTEMPT_REJECT_CODEC.encode(event))


def _format_element(tag: str, content: str) -> str:
    return f"<{tag}>\n{content}\n</{tag}>\n"
