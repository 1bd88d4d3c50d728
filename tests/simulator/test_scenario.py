"""Scenarios are parsed, validated and played."""

import re
from pathlib import Path
from typing import Any

import pytest

from devlink3_desk.protocol.events import (
    AttemptReject,
    CallLost,
    CounterGap,
    Delta2,
    Detail,
    ExtensionText,
    SipTrack,
    Undecodable,
)
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.simulator.scenario import RAW_VERBS, VERB_SYNTAX, ScenarioError, parse_scenario
from devlink3_desk.simulator.scenario_player import validate_scenario
from devlink3_desk.simulator.server import PbxServer
from tests.simulator.recording import create_company, create_no_company
from tests.simulator.socket_client import SocketClient

PEOPLE = """
user 4001 "Ann Archer"
user 4002 "O'Brien, Siobhán" phone sip login SOBrien did 01632960102
user 4003 "Zoë Müller"
group 200 Sales 4001 4002
line 5 isdn
line 17 sip channels 10
contact "Café Zoë" 02079460123
"""
DOCUMENTATION = Path(__file__).parents[2] / "docs" / "simulator.md"


async def play(tmp_path, text, until, flags=""):
    """Play a scenario on a server and return the events that its client receives."""
    script = tmp_path / "scenario.txt"
    script.write_text(text, encoding="utf-8")
    server = PbxServer(SimulatorOptions(script=script, tls_port=None, speed=10.0))
    await server.start()
    client = await SocketClient.connect(server)
    try:
        await client.subscribe(flags)
        return (await client.wait_until(until))[1:]
    finally:
        await client.close()
        await server.close()


def lost(count):
    return lambda events: sum(isinstance(event, CallLost) for event in events) >= count


async def test_a_call_from_ringing_to_its_end(tmp_path: Path):
    text = PEOPLE + (
        "at 0.0 call A from trunk 5.23 did 5678 cli 02079460123 to group 200\n"
        "at 1.0 answer A by 4001\n"
        "then 1.0 hold A by 4001\n"
        "then 1.5 resume A by 4001\n"
        "at 5 clear A by trunk cause 16  # the caller hangs up\n"
    )
    events = await play(tmp_path, text, lost(2))
    details = [event for event in events if isinstance(event, Detail)]
    a = details[0].party_a
    assert a is not None
    assert (a.did, a.cli, a.name, a.description) == ("5678", "02079460123", "Café Zoë", "5.23")
    assert [target.identity for target in details[0].targets] == ["4001", "4002"]
    assert [detail.party_b and detail.party_b.audio_path for detail in details] == [None, 1, 0, 1]
    timestamps: list[Any] = [detail.call.timestamp for detail in details]
    assert [timestamp - timestamps[0] for timestamp in timestamps] == [0, 10, 20, 35]
    assert [event.cleared_inbound for event in events if isinstance(event, CallLost)] == [1, 0]


async def test_before_makes_a_snapshot(tmp_path: Path):
    text = PEOPLE + (
        "before call A from user 4001 dialling 4003\nbefore ring A 4003\nbefore answer A\n"
        "at 0.1 clear A by 4003\n"
    )
    events = await play(tmp_path, text, lost(2))
    assert [type(event).__name__ for event in events] == ["Detail", "CallLost", "CallLost"]
    assert events[0].party_a.dialled == "4003"


async def test_raw_records_go_out_as_they_are_written(tmp_path: Path):
    text = (
        PEOPLE
        + r"""
at 0 send from 10.1.2.3 <CallLost>c0a82a03,c0a82a0300000413,1,16</CallLost>
at 0 send <AttemptReject> \
  c0a82a03,c0a82a0300000413,Ann "the #1" Archer,dnd,5 \
</AttemptReject>
at 0 send-delta2 CALL:D1.2.3,4.5.6,7
at 0 send-siptrack START,c0a82a1f000003eb,17.1003.1,TRUNK,IN,0f5757c5c504c741
at 0 send-cmextn Extn4001: CALL LOST (CMCauseForceIdle)
at 0 send-tuple 0076ffff 00 00760001 3c446574
"""
    )
    events = await play(tmp_path, text, lambda events: len(events) > 7)
    kinds = [CallLost, AttemptReject, Delta2, SipTrack, ExtensionText, Undecodable, Undecodable]
    assert [type(event) for event in events] == kinds
    assert (events[0].pbx, events[0].counter, events[0].end_id) == ("10.1.2.3", 1, "c0a82a0300000413")
    assert (events[1].pbx, events[1].user) == ("192.168.42.3", 'Ann "the #1" Archer')
    assert [event.data for event in events[5:]] == [b"\0", b"<Det"]


async def test_faults_of_a_scenario(tmp_path: Path):
    text = PEOPLE + (
        "at 0 call A from user 4001\nat 0.5 fault gap of 3\nat 1 call B from user 4002\nat 2 fault restart\n"
    )
    with pytest.raises((EOFError, ConnectionError)):
        await play(tmp_path, text, lambda events: False)
    events = await play(tmp_path, text, lambda events: len(events) > 3)
    assert [(event.expected, event.received) for event in events if isinstance(event, CounterGap)] == [(2, 5)]


def test_everything_that_can_be_done_to_calls():
    validate_scenario(parse_scenario(EVERY_VERB, create_no_company))
    verbs = {
        words[2] if words[0] in {"at", "then"} else words[1]
        for words in (line.split() for line in EVERY_VERB.splitlines())
        if words and words[0] in {"at", "then", "before"}
    }
    assert verbs == {*VERB_SYNTAX, *RAW_VERBS}


EVERY_VERB = (
    PEOPLE
    + """
user 4004 "Priya Rao"
group 201 Support 4003 4004
start at once
before call a from trunk 5.1 withheld
at 0 queue a group 200
at 1 announce a group 200
at 2 ring a 4001 4002 group 200
at 3 reject a by 4002 qualifier dnd
at 3 reject a by 4001 rings-on
at 4 overflow a to 201
at 5 answer a by 4003
at 5 mark a account 123 tag "a scrap" callflow "Main, menu"
at 5 flags a by 4003 is 4
at 6 hold a by 4003
at 7 resume a by 4003
at 8 hold a by 4003
at 9 call b from user 4003
then 1 dial b 4001
then 1 ring b 4001
then 1 answer b
then 1 transfer a by 4003 to b
then 1 park a by 4001 slot 2
then 1 unpark a by 4002
then 1 blind a by 4002 to user 4001
then 1 pickup a by 4003
then 1 hold a by 4003
then 1 call c from user 4003
then 1 ring c 4001
then 1 answer c
then 1 conference a by 4003 with c room 100 as d
then 1 join e by 4004 room 100
then 1 clear a by trunk
then 1 clear c
then 1 clear d by 4003 cause 31
then 1 clear e
then 1 call f from user 4001 dialling 901632960999
then 1 out f trunk 17.3 number 01632960999
then 1 answer f by trunk
then 1 leave f by trunk
then 1 clear f by 4001
then 1 call g from trunk 5.2 did 960102 cli 07700900123 name "Smith, J" to user 4002
then 5 voicemail g for user 4002
then 5 message g seconds 5
then 5 clear g
then 1 fault split
then 1 fault slow of 1000
then 1 send <X/>
then 1 send-delta2 CALL:D
then 1 send-siptrack START,x
then 1 send-cmextn x
then 1 send-tuple 00760009 00ff
"""
)


@pytest.mark.parametrize(
    ("lines", "line", "problem"),
    [
        ("sing loudly", 1, "'sing' is not a known statement"),
        ("# remark\n\nat soon call A from user 4001", 3, "'soon' is not a time"),
        ("at 0 dance A", 1, "'dance' is not a verb"),
        ("at 0 answer A", 1, "'A' is not a call that an earlier line has started"),
        ("at 0 call A from user 9999", 1, "'9999' is not an extension"),
        ("at 0 call A from trunk 9.1", 1, "'9.1' is not a trunk"),
        ("at 0 call A from trunk 5.99", 1, "'5.99' is not a trunk"),
        ("at 0 call A from moon 1", 1, "'moon' should be one of user, trunk"),
        ("at 0 call A from user 4001 to group 999", 1, "'999' is not a hunt group"),
        ("at 0 call A", 1, "'call' needs 'from origin' here: call new from origin"),
        ("at 0 call A from user 4001 loudly", 1, "'loudly' is not expected here"),
        ("at 0 call A from user 4001 did", 1, "'call' is incomplete"),
        ('at 0 call A from user 4001 did "12', 1, "a quotation mark is not closed"),
        ("at 0 fault sloth", 1, "'sloth' is not a fault"),
        ("at 0 send", 1, "there is nothing to send"),
        ("at 0 call A from user 4001\nuser 5001 Bob", 2, "'user' must be declared before the first step"),
        ("user 5001", 1, "'user' needs more words"),
        ('group 300 "A name of sixteen"', 1, "15 characters at most"),
        ("group 300 Odd 9999", 1, "'9999' is not a user that is declared above"),
        ("user 5001 Bob phone banana", 1, "'banana' is not a phone type"),
        ("user 5001 Bob node 4", 1, "node 4 does not exist"),
        ("line x isdn", 1, "a line has a number"),
        ("line 5 isdn channels none", 1, "'none' is not a number of channels"),
        ("node here North", 1, "'here' is not a dotted"),
    ],
)
def test_mistakes_are_reported_with_their_line(lines, line, problem):
    text = lines if lines.startswith(("user", "group", "line", "node")) else PEOPLE.strip() + "\n" + lines
    offset = 0 if text == lines else len(PEOPLE.strip().splitlines())
    with pytest.raises(ScenarioError, match=re.escape(problem)) as caught:
        parse_scenario(text, create_no_company)
    assert caught.value.line == line + offset
    assert str(caught.value).startswith(f"Line {line + offset} of the scenario: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("steps", "problem"),
    [
        ("at 0 call A from user 4001\nat 1 clear A\nat 2 clear A", "the call 'A' is over"),
        ("at 0 call A from user 4001\nat 1 hold A by 4001", "is not in a conversation"),
        ("at 0 call A from trunk 5.1 to user 4002\nat 1 answer A by 4001", "'4001' is not ringing in"),
        ("at 0 call A from trunk 5.1 to user 4002\nat 1 park A by 4002 slot 1", "'4002' is not a party of"),
        ("at 0 call A from trunk 5.1 to group 200\nat 1 answer A", "2 phones ring: add 'by EXTENSION'"),
        ("at 0 call A from trunk 5.1 to user 4002\nat 1 answer A\nat 2 unpark A by 4001", "not parked"),
        ("at 0 send from nowhere <X/>", "'nowhere' is not a dotted IPv4 address"),
        ("at 0 send-tuple 00760009 00 00760009", "both in hexadecimal digits"),
        ("at 0 send-tuple zz 00", "both in hexadecimal digits"),
        ("at 0 call A from user 4001\nat 1 fault restart\nat 2 clear A", "the call 'A' is over"),
        ("at 0 call A from trunk 5.1 to user 4002\nat 1 answer A\nat 2 transfer A by 4002 to A", "to itself"),
    ],
)
def test_impossible_steps_are_found_before_anything_starts(tmp_path: Path, steps, problem):
    script = tmp_path / "scenario.txt"
    script.write_text(PEOPLE.strip() + "\n" + steps, encoding="utf-8")
    with pytest.raises(ScenarioError, match=re.escape(problem)) as caught:
        PbxServer(SimulatorOptions(script=script))
    assert caught.value.line == len((PEOPLE.strip() + "\n" + steps).splitlines())


def test_a_file_that_is_no_text(tmp_path: Path):
    script = tmp_path / "scenario.txt"
    script.write_bytes(b"user 4001 \xff\xfe")
    with pytest.raises(ScenarioError, match="UTF-8"):
        PbxServer(SimulatorOptions(script=script))
    with pytest.raises(OSError, match="missing"):
        PbxServer(SimulatorOptions(script=tmp_path / "missing.txt"))


def test_without_declarations_the_made_up_company_plays():
    company = create_company()
    scenario = parse_scenario("at 0 call A from user 4001 dialling 4002\nat 1 ring A 4002", lambda: company)
    assert scenario.company is company
    validate_scenario(scenario)


def test_the_documented_scenario_can_be_played_and_every_verb_is_documented():
    text = DOCUMENTATION.read_text(encoding="utf-8")
    examples = re.findall(r"```devlink3-scenario\n(.*?)```", text, re.DOTALL)
    assert examples
    for example in examples:
        validate_scenario(parse_scenario(example, create_company))
    for verb in (*VERB_SYNTAX, *RAW_VERBS):
        assert f"`{verb}" in text, verb
