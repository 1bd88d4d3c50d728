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
from .sections import Section
from .tags import Element, elements

Delta3: TypeAlias = Detail | CallLost | LinkLost | AttemptReject

# No part of these can match in two ways, and none is given back: a text that does not match costs no more
# than one that does, whatever a hostile peer puts into it.
_USUAL: Final = re.compile(
    r"\s*+<Detail>\s*+<Call>([^<]*+)</Call>\s*+<PartyA>\s*+([^<]++)</PartyA>\s*+"
    r"(?:<PartyB>\s*+([^<]++)</PartyB>\s*+)?"
    r"(?:<Target_list>\s*+((?:<Target>[^<]*+</Target>\s*+)*+)</Target_list>\s*+)?</Detail>\s*+"
)
_USUAL_FLAT: Final = re.compile(r"\s*+<(CallLost|LinkLost|AttemptReject)>([^<]*+)</\1>\s*+")
_call: Final = sections.CALL.decode
_end: Final = sections.PARTY.decode
_targets: Final = sections.TARGET.decode_all
_TARGET_LISTS: Final = frozenset({"target_list", "target list", "targets"})

_FLAT: Final[dict[str, Section[CallLost] | Section[LinkLost] | Section[AttemptReject]]] = {
    "calllost": sections.CALL_LOST,
    "linklost": sections.LINK_LOST,
    "attemptreject": sections.ATTEMPT_REJECT,
}


def decode(text: str, pbx: str | None = None, counter: int | None = None) -> list[Delta3]:
    """Return the records in ``text``, almost always one, as having come from ``pbx`` with ``counter``.

    Raises :class:`UndecodableError` where there is none.
    """
    usual = _USUAL.fullmatch(text)
    if usual is not None:
        call, party_a, party_b, listed = usual.groups()
        if not listed or not ('"' in listed or "&" in listed):
            return [
                Detail(
                    _call(call),
                    _end(party_a),
                    None if party_b is None else _end(party_b),
                    _targets(listed) if listed else (),
                    pbx=pbx,
                    counter=counter,
                )
            ]
    flat = _USUAL_FLAT.fullmatch(text)
    if flat is not None:
        return [_flat(flat[1], flat[2], pbx, counter)]
    return _decode_carefully(text, pbx, counter)


def _party(content: str | None) -> Party | None:
    """Return the party in ``content``; a section with nothing in it is no party."""
    return sections.PARTY.decode(content) if content and not content.isspace() else None


def _flat(tag: str, content: str, pbx: str | None, counter: int | None) -> Delta3:
    return _FLAT[tag.casefold()].decode(content, pbx, counter)


def _decode_carefully(text: str, pbx: str | None, counter: int | None) -> list[Delta3]:
    found: list[Delta3] = []
    for element in elements(text):
        if element.tag == "detail":
            found.append(_detail(element, pbx, counter))
        elif element.tag in _FLAT:
            found.append(_flat(element.tag, element.content, pbx, counter))
    if not found:
        raise UndecodableError("no Delta3 record that is known")
    return found


def _detail(element: Element, pbx: str | None, counter: int | None) -> Detail:
    inside = {child.tag: child for child in reversed(element.children())}
    content = {tag: child.content for tag, child in inside.items()}
    if "call" not in inside:
        raise UndecodableError("a Detail record without a Call section")
    lists = [child for tag, child in inside.items() if tag in _TARGET_LISTS]
    targets = [child for parent in lists for child in parent.children() if child.tag == "target"]
    return Detail(
        pbx=pbx,
        counter=counter,
        call=sections.CALL.decode(content["call"]),
        party_a=_party(content.get("partya")),
        party_b=_party(content.get("partyb")),
        targets=tuple(sections.TARGET.decode(target.content) for target in targets),
    )


@singledispatch
def encode(event: object) -> str:
    """Return the text of a Delta3 event. Raises :class:`LocalProtocolError` on anything else."""
    raise LocalProtocolError(f"{type(event).__name__} is not a Delta3 record.")


@encode.register
def _(event: Detail) -> str:
    body = _element("Call", sections.CALL.encode(event.call))
    if event.party_a is not None:
        body += _element("PartyA", sections.PARTY.encode(event.party_a))
    if event.party_b is not None:
        body += _element("PartyB", sections.PARTY.encode(event.party_b))
    if event.targets:
        targets = "".join(_element("Target", sections.TARGET.encode(target)) for target in event.targets)
        body += f"<Target_list>\n{targets}</Target_list>\n"
    return f"<Detail>\n{body}</Detail>\n"


@encode.register
def _(event: CallLost) -> str:
    return _element("CallLost", sections.CALL_LOST.encode(event))


@encode.register
def _(event: LinkLost) -> str:
    return _element("LinkLost", sections.LINK_LOST.encode(event))


@encode.register
def _(event: AttemptReject) -> str:
    return _element("AttemptReject", sections.ATTEMPT_REJECT.encode(event))


def _element(tag: str, content: str) -> str:
    return f"<{tag}>\n{content}\n</{tag}>\n"
