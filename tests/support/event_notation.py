"""Parser of the notation of the corpus, which describes events and the board in words.

A file is a list of steps. A step is one or more events, which start in the first column, and the expected
board after them: lines that start with ``=`` list all calls (``= nothing`` if there are none), and lines that
start with ``+`` an extension or a hunt group. ``#`` starts a comment.

::

    at 12.5                                      the time of the following events
    site country=GB prefix=9                     at the beginning, unless these are the values
    user 4001 Ann Archer · group 200 Sales · contact 01707123456 Bob Baker
    detail n1/7 group=200 queue=1                node, CallID and fields of the Call section
      a t1 trunk ringback cli=01707123456        PartyA: end, words, fields
      b e1 4001 connected                        PartyB
      t e2 4002 · t e3@n2 4003                   targets
    lost n1 t1 [cause] · linklost n1 t1 [cause] · reject n1 e2 4002 dnd
    xml <Detail>…                                a record as the PBX sends it
    link connected · snapshot begins · snapshot ends · gap · cmextn 4001 1 2 0 · cmtext Extn4001: …

The end of a file says what the history has of its calls, in the order in which they end, those that are still
in progress last. A call has its name, direction, outcome, instants, caller and called party, then whatever
is not empty; a leg has its state, instants, the numbers of its parties, and what is not empty. ::

    history c1 incoming answered 10-40 01707123456 -> 200'Sales' answered=15 by=4001 wait=5 talk=25 groups=200
      ringing 10-15 4001 4002 group=200
      connected 15-40 01707123456 4001 group=200

An end ``t1`` in a record of node ``n1`` is local to that node; ``t1@n2`` is an end of node ``n2``, and remote
for all others. The line of a call has its name in this file, its state, direction, ends and targets (``!``
and a reason if the target has rejected the call), followed by other attributes.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

import msgspec

from devlink3_desk.protocol import delta3, records
from devlink3_desk.protocol.enums import CallState, EquipmentClass, Tone
from devlink3_desk.protocol.events import (
    AnyEvent,
    AttemptReject,
    CallLost,
    CounterGap,
    Detail,
    ExtensionState,
    ExtensionText,
    LinkEvent,
    LinkLost,
    LinkState,
    SnapshotMarker,
)
from devlink3_desk.protocol.records import CallSection, Party, Target
from devlink3_desk.switchboard.board_values import Person, PersonKind

_NODES = {f"n{number}": f"c0a801{number:02x}" for number in range(1, 10)}
_PBX = {f"n{number}": f"192.168.1.{number}" for number in range(1, 10)}

_WORDS: dict[str, dict[str, int]] = {
    "in": {"direction": 1},
    "out": {"direction": 0},
    "trunk": {"equipment_class": EquipmentClass.ISDN_TRUNK, "public_line": 1},
    "sip": {"equipment_class": EquipmentClass.SIP_TRUNK, "public_line": 1},
    "tie": {"equipment_class": EquipmentClass.H323_TRUNK, "public_line": 0},
    "voicemail": {"equipment_class": EquipmentClass.VOICEMAIL},
    "wav": {"equipment_class": EquipmentClass.WAV_DRIVER},
    "slot": {"equipment_class": EquipmentClass.PARK_SLOT},
    "room": {"equipment_class": EquipmentClass.CONFERENCE},
    "hold": {"audio_path": 0},
    "music": {"tone": Tone.HOLD_MUSIC},
    **{state.name.lower(): {"state": state} for state in CallState},
}
_CALL_FIELDS = {
    "group": "current_huntgroup",
    "original": "original_huntgroup",
    "owner": "owner_huntgroup",
    "queue": "queue_state",
    "overflow": "huntgroup_overflow",
    "stamp": "timestamp",
    "account": "account_code",
    "tag": "tag",
    "recording": "voicemail_recording",
}
_PARTY_FIELDS = {
    "class": "equipment_class",
    "public": "public_line",
    "type": "called_type",
    "line": "description",
    "number": "target_number",
    "related": "related_end_id",
    "presentation": "cli_presentation",
}
_NUMERIC_FIELDS = frozenset(
    row.name
    for table in (records.CALL_FIELDS, records.PARTY_FIELDS)
    for row in table
    if row.value_type is int
)


@dataclass
class CorpusStep:
    """Events that arrive at the same time, and the board that they lead to."""

    line: int
    at: float
    events: list[AnyEvent] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


@dataclass
class CorpusScenario:
    """The contents of a file."""

    title: str
    country: str = "GB"
    prefix: str = "9"
    people: list[Person] = field(default_factory=list)
    steps: list[CorpusStep] = field(default_factory=list)
    history: list[str] = field(default_factory=list)


def read_corpus_scenario(path: Path) -> CorpusScenario:
    """Read a file."""
    lines = path.read_text("utf-8").splitlines()
    scenario = CorpusScenario(lines[0].lstrip("# "))
    now = 0.0
    step: CorpusStep | None = None
    for number, block in _iter_blocks(lines):
        word, _, rest = block[0].partition(" ")
        if word in ("=", "+"):
            assert step is not None, f"{path.name}:{number}: a board before the first event"
            (step.calls if word == "=" else step.others).append(rest.strip())
        elif word == "at":
            now = float(rest)
        elif word == "site":
            values = dict(item.split("=") for item in rest.split())
            scenario.country, scenario.prefix = values["country"], values["prefix"]
        elif word in ("user", "group", "contact"):
            scenario.people.append(_parse_person(PersonKind(word), rest))
        elif word == "history":
            scenario.history += [rest, *block[1:]]
        else:
            if step is None or step.calls or step.others:
                step = CorpusStep(number, now)
                scenario.steps.append(step)
            step.events.append(parse_event(block))
    return scenario


def _iter_blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    block: list[str] = []
    start = 0
    for number, line in enumerate(lines, 1):
        text = line.rstrip()
        if not text or text.lstrip().startswith("#"):
            continue
        if text[0] in " \t" and block:
            block.append(text.strip())
            continue
        if block:
            yield start, block
        block, start = [text], number
    if block:
        yield start, block


def _parse_person(kind: PersonKind, rest: str) -> Person:
    number, _, name = rest.partition(" ")
    return Person(number, name, kind)


def make_snapshot(*records: AnyEvent) -> list[AnyEvent]:
    """Return the events of a snapshot with these records."""
    return [SnapshotMarker(complete=False), *records, SnapshotMarker(complete=True)]


def parse_event(block: list[str]) -> AnyEvent:
    """Return the event of a block of lines."""
    word, _, rest = block[0].partition(" ")
    match word, shlex.split(rest) if word != "xml" else []:
        case "detail", [call, *fields]:
            return _parse_detail(call, fields, block[1:])
        case (("lost" | "linklost" | "reject"), [node, end, *arguments]):
            return _parse_lost_end(word, node, end, arguments)
        case "xml", _:
            return delta3.decode_records("\n".join([rest, *block[1:]]), pbx="192.168.42.3")[0]
        case "link", [state]:
            return LinkEvent(state=LinkState(state))
        case "snapshot", [when]:
            return SnapshotMarker(complete=when == "ends")
        case "gap", [node]:
            return CounterGap(pbx=_PBX[node], expected=1, received=3)
        case "cmextn", [number, v, p1, p2]:
            return ExtensionState(v=int(v), p1=int(p1), p2=int(p2), extension=number, text=f"Extn{number}")
        case "cmtext", [number, *_]:
            return ExtensionText(text=rest, extension=number.removeprefix("Extn").rstrip(":"))
    raise ValueError(f"no such event: {block[0]}")


def _parse_lost_end(word: str, node: str, end: str, arguments: list[str]) -> AnyEvent:
    pbx, node_id, end_id = _PBX[node], _NODES[node], _parse_end(end, node)
    if word == "reject":
        return AttemptReject(
            pbx=pbx, node_id=node_id, end_id=end_id, user=arguments[0], qualifier=" ".join(arguments[1:])
        )
    kind = CallLost if word == "lost" else LinkLost
    cause = int(arguments[0]) if arguments else 16
    return kind(pbx=pbx, node_id=node_id, end_id=end_id, cleared_inbound=0, cause=cause)


def _parse_end(word: str, node: str) -> str:
    name, _, home = word.partition("@")
    return "" if name == "?" else f"{_NODES[home or node]}{crc32(name.encode()):08x}"


def _parse_detail(call: str, fields: list[str], lines: list[str]) -> Detail:
    node, _, call_id = call.partition("/")
    values = _parse_values(fields, _CALL_FIELDS)
    parties: dict[str, Party] = {}
    targets: list[Target] = []
    for line in lines:
        for text in line.split("·"):
            role, end, *words = shlex.split(text)
            if role == "t":
                party = _parse_party(end, node, words, role)
                # A target has some of the fields of a party, under the same names.
                shared = set(Target.__struct_fields__) & set(Party.__struct_fields__)
                targets.append(Target(**{name: getattr(party, name) for name in shared}))
            else:
                parties[role] = _parse_party(end, node, words, role)
    return Detail(
        pbx=_PBX[node],
        call=msgspec.convert({"node_id": _NODES[node], "call_id": int(call_id), **values}, CallSection),
        party_a=parties.get("a"),
        party_b=parties.get("b"),
        targets=tuple(targets),
    )


def _parse_party(end: str, node: str, words: list[str], role: str) -> Party:
    values: dict[str, object] = {
        "direction": 1 if role == "a" else 0, "audio_path": 1, "tone": 0, "public_line": 0, "flags": 0,
        "remote": int("@" in end and not end.endswith(f"@{node}")),
        "equipment_class": EquipmentClass.TDM_PHONE, "identity": "", "cli_presentation": 100,
    }  # fmt: skip
    named = []
    for word in words:
        if word.isdecimal():
            values["identity"] = word
        elif "=" in word:
            named.append(word)
        else:
            values |= _WORDS[word]
    values |= _parse_values(named, _PARTY_FIELDS)
    if values.get("related_end_id"):
        values["related_end_id"] = _parse_end(str(values["related_end_id"]), node)
    return msgspec.convert({"end_id": _parse_end(end, node), **values}, Party)


def _parse_values(items: list[str], names: dict[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for item in items:
        name, _, value = item.partition("=")
        name = names.get(name, name)
        values[name] = int(value) if name in _NUMERIC_FIELDS else value
    return values
