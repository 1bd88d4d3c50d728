"""Records made to be dear: what one costs grows with its length and with nothing else."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest

from devlink3_desk.protocol import cmextn, delta2, delta3, pseudo_files, siptrack
from devlink3_desk.protocol.errors import UndecodableError
from devlink3_desk.protocol.events import Detail

LONGEST = 65_000
"""About what one tuple holds."""
LIMIT = 1.5
"""Seconds; ten times what the dearest record takes on a slow machine, a tenth of what the cheapest trap took."""

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
    " ", "\t", "a ", ",", '"', '""', ',"', '\\"', '","<', ",<", "<", "< ", "&", "&amp;", "&#1;", "<a>", "<a/>",
    "<Call>", '<Call>"</Call>', "<Target> ", "<Target>a</Target>", "<Detail>", "</Detail>", "</Call>",
)  # fmt: skip
ENDS = ("", "x", "</Call></Detail>", "</PartyA></Detail>", "</Target></Target_list></Detail>", "</CallLost>")


def seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    try:
        work()
    except UndecodableError:
        pass
    return perf_counter() - started


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_no_detail_record_holds_the_program(beginning: str) -> None:
    for repeated in REPEATED:
        for end in ENDS:
            text = beginning + repeated * (LONGEST // len(repeated)) + end
            assert seconds(lambda text=text: delta3.decode(text)) < LIMIT, (repeated, end)


def test_a_thousand_kinds_of_tags_cost_no_more_than_one() -> None:
    text = "<Detail>" + "".join(f"<a{number}></a{number}>" for number in range(4_500))
    assert seconds(lambda: delta3.decode(text)) < LIMIT


@pytest.mark.parametrize(
    "repeated", [" ", ",", '"', ',"', '""', "a ", "\\", "Extn ", "CALL:", "\n", 'a"', "*"]
)
def test_no_other_record_or_file_holds_the_program(repeated: str) -> None:
    filling = repeated * (LONGEST // len(repeated))
    for text in (filling, f"CALL:S{filling}x", f"Extn{filling}x", f'a:"{filling}'):
        double = text.encode("utf-16-be")[: LONGEST - 100]
        octets = text.encode()
        works: list[Callable[[], object]] = [
            lambda text=text: delta2.decode(text),
            lambda text=text: siptrack.decode(text),
            lambda double=double: cmextn.decode(double),
            lambda double=double: cmextn.decode(bytes(12) + double),
            lambda octets=octets: pseudo_files.USER_LIST.parse(octets),
            lambda octets=octets: pseudo_files.HUNT_LIST.parse(octets),
            lambda octets=octets: pseudo_files.parse_members(octets),
            lambda octets=octets: pseudo_files.parse_who_is(octets),
        ]
        for number, work in enumerate(works):
            assert seconds(work) < LIMIT, number


def test_no_entity_stands_for_more_than_one_character() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    record = (
        '<Detail><Call>1,2</Call><PartyA>1,,,,,,,,,,,,,,,,,,,,,,,,"&b;&a;&amp;#65;&#65;"</PartyA></Detail>'
    )
    (detail,) = delta3.decode(bomb + record)
    assert isinstance(detail, Detail)
    assert detail.party_a is not None
    assert detail.party_a.name == "&b;&a;&#65;A"


def test_a_tag_in_an_unquoted_field_ends_nothing_else() -> None:
    (detail,) = delta3.decode("<Detail><Call>1,2</Call><PartyA>1,1,</Detail>,1</PartyA></Detail>")
    assert isinstance(detail, Detail)
    assert detail.party_a is not None
    assert detail.party_a.audio_path == 1
