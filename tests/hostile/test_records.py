"""Records that are expensive to decode: the time depends on the length of a record only."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TypeVar

import pytest

from devlink3_desk.protocol import delta3, event_stream, pseudo_files
from devlink3_desk.protocol.errors import UndecodableError
from devlink3_desk.protocol.events import Detail
from tests.support.waiting import read_cost

Kind = TypeVar("Kind", str, bytes)

LONGEST = 65_000
"""About as many characters as a tuple can have."""
LIMIT = 1.5
"""Seconds: many times what the slowest record takes, a twentieth of what the worst one used to take."""

BEGINNINGS = (
    "",
    "<Detail>",
    "<Detail><Call>",
    '<Detail><Call>"',
    "<Detail><Call>1</Call><PartyA>",
    "<Detail><Call>1</Call><PartyA>1</PartyA><Target_list><Target>",
    "<CallLost>",
)
REPEATED = (
    " ", "\t", "a ", ",", '"', '""', ',"', '\\"', '","<', ",<", "<", "< ", "&", "&amp;", "&#1;", "<a>",
    "<a/>", "<Call>", '<Call>"</Call>', "<Target> ", "<Target>a</Target>", "<Detail>", "</Detail>",
)  # fmt: skip
ENDS = ("", "</Call></Detail>", "</Target></Target_list></Detail>")


def measure_seconds(work: Callable[[Kind], object], data: Kind) -> float:
    started = read_cost()
    with contextlib.suppress(UndecodableError):
        work(data)
    return read_cost() - started


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_no_detail_record_holds_the_program(beginning: str) -> None:
    for repeated in REPEATED:
        for end in ENDS:
            text = beginning + repeated * (LONGEST // len(repeated)) + end
            assert measure_seconds(delta3.decode_records, text) < LIMIT, (repeated, end)


def test_a_thousand_kinds_of_tags_cost_no_more_than_one() -> None:
    text = "<Detail>" + "".join(f"<a{number}></a{number}>" for number in range(4_500))
    assert measure_seconds(delta3.decode_records, text) < LIMIT


@pytest.mark.parametrize("repeated", [" ", ",", '"', ',"', '""', "a ", "\\", "Extn ", "\n", 'a"', "*"])
def test_no_other_record_or_file_holds_the_program(repeated: str) -> None:
    filling = repeated * (LONGEST // len(repeated))
    files: tuple[Callable[[bytes], object], ...] = (
        pseudo_files.USER_LIST.parse,
        pseudo_files.HUNT_LIST.parse,
        pseudo_files.parse_members,
        pseudo_files.parse_who_is,
    )
    for text in (filling, f"CALL:S{filling}x", f"Extn{filling}x", f'a:"{filling}'):
        double = text.encode("utf-16-be")[: LONGEST - 100]
        assert measure_seconds(event_stream.decode_delta2, text) < LIMIT
        assert measure_seconds(event_stream.decode_sip_track, text) < LIMIT
        assert measure_seconds(event_stream.decode_cm_extn, double) < LIMIT
        assert measure_seconds(event_stream.decode_cm_extn, bytes(12) + double) < LIMIT
        for parse in files:
            assert measure_seconds(parse, text.encode()) < LIMIT, parse


def test_no_entity_stands_for_more_than_one_character() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    party = f'1{"," * 24}"&b;&a;&amp;#65;&#65;"'
    (detail,) = delta3.decode_records(f"{bomb}<Detail><Call>1,2</Call><PartyA>{party}</PartyA></Detail>")
    assert isinstance(detail, Detail)
    assert detail.party_a is not None
    assert detail.party_a.name == "&b;&a;&#65;A"


def test_a_tag_in_an_unquoted_field_ends_nothing_else() -> None:
    (detail,) = delta3.decode_records("<Detail><Call>1,2</Call><PartyA>1,1,</Detail>,1</PartyA></Detail>")
    assert isinstance(detail, Detail)
    assert detail.party_a is not None
    assert detail.party_a.audio_path == 1
