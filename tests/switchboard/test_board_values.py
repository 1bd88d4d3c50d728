"""The status of the link, CMExtn, the board as JSON, and other values that are not in the corpus."""

from __future__ import annotations

import msgspec
import pytest

from devlink3_desk.protocol.events import (
    AnyEvent,
    AttemptReject,
    CallLost,
    CounterGap,
    Detail,
    ExtensionState,
    LinkEvent,
    LinkState,
    RoundTrip,
    SipTrack,
    SnapshotMarker,
    Undecodable,
)
from devlink3_desk.protocol.records import CallSection, Party, Target
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import (
    ExtensionStatus,
    LinkInfo,
    LinkStatus,
    Person,
    PersonKind,
    encode_board,
)
from devlink3_desk.switchboard.changes import CallEnded
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import CmExtnStateName, CmExtnStates, Site, parse_cmextn_states
from tests.switchboard.event_streams import STATES

CONNECTED = LinkEvent(state=LinkState.CONNECTED, pbx_version="IP500 V2", variant="Standard", flags=("-SCN",))


def test_the_link_is_live_only_between_a_snapshot_and_the_next_doubt() -> None:
    sb = Switchboard()
    steps: list[tuple[AnyEvent, LinkStatus]] = [
        (LinkEvent(state=LinkState.CONNECTING), LinkStatus.CONNECTING),
        (CONNECTED, LinkStatus.CATCHING_UP),
        (SnapshotMarker(complete=False), LinkStatus.CATCHING_UP),
        (SnapshotMarker(complete=True), LinkStatus.LIVE),
        (CounterGap(expected=1, received=2), LinkStatus.CATCHING_UP),
        (SnapshotMarker(complete=False), LinkStatus.CATCHING_UP),
        (SnapshotMarker(complete=True), LinkStatus.LIVE),
        (LinkEvent(state=LinkState.LOST, reason="The PBX has gone."), LinkStatus.LOST),
        (LinkEvent(state=LinkState.RETRYING, retry_in=4.0), LinkStatus.RETRYING),
        (LinkEvent(state=LinkState.REFUSED, reason="Wrong password."), LinkStatus.REFUSED),
        (CONNECTED, LinkStatus.CATCHING_UP),
        (LinkEvent(state=LinkState.RESYNCHRONISED), LinkStatus.LIVE),
    ]
    for at, (event, state) in enumerate(steps):
        sb.apply(event, float(at))
        assert sb.link.state is state
        if state is LinkStatus.RETRYING:
            assert (sb.link.retry_at, sb.link.reason) == (at + 4.0, "The PBX has gone.")
    sb.apply(RoundTrip(milliseconds=12.5), 50.0)
    assert sb.link == LinkInfo(
        LinkStatus.LIVE, 11.0, "IP500 V2", "Standard", ("-SCN",), gaps=1, round_trip_ms=12.5
    )


def test_events_that_say_nothing_of_the_board_change_nothing() -> None:
    """And an unchanged state is no change."""
    sb = Switchboard()
    sb.apply(CONNECTED, 1.0)
    assert sb.apply(Undecodable(reason="?", tuple_id=1, data=b""), 2.0) == []
    assert sb.apply(CONNECTED, 2.0) == []
    assert sb.apply(ExtensionState(v=1, p1=0, p2=2), 3.0) == []


def test_a_site_names_more_states() -> None:
    """Names of the site take precedence; an unknown number is shown and has no effect."""
    site = STATES.with_names(
        {7: CmExtnStateName("Connected", ExtensionStatus.BUSY), 2: CmExtnStateName("Wählt")}
    )
    assert site.describe_transition(1, 7, 2) == "Connected, was Wählt"
    assert site.describe_transition(1, 99, 0) == "state 99, was Idle"
    assert site.describe_transition(3, 7, 2) == ""
    assert (site.extension_status(1, 7), site.extension_status(1, 2), site.extension_status(2, 7)) == (
        ExtensionStatus.BUSY,
        None,
        None,
    )
    sb = Switchboard(Site(cmextn_states=site))
    sb.apply(ExtensionState(v=1, p1=7, p2=0, extension="4001"), 1.0)
    assert state_of(sb) == "busy"
    sb.apply(ExtensionState(v=1, p1=99, p2=7, extension="4001"), 2.0)
    assert state_of(sb) == "unknown"


@pytest.mark.parametrize("is_lost", [False, True], ids=["refreshed", "after-a-loss"])
def test_cmextn_reports_before_a_loss_no_longer_determine_a_state(*, is_lost: bool) -> None:
    """The PBX does not repeat them, and a phone has hung up meanwhile, perhaps."""
    losses: tuple[AnyEvent, ...] = (CONNECTED, CounterGap(expected=1, received=2))
    for loss in losses:
        sb = Switchboard(Site(cmextn_states=STATES))
        sb.apply_all([CONNECTED, SnapshotMarker(complete=False), SnapshotMarker(complete=True)], 0.0)
        sb.apply(ExtensionState(v=1, p1=2, p2=0, extension="4001"), 1.0)
        if is_lost:
            sb.apply(loss, 60.0)
        sb.apply(SnapshotMarker(complete=False), 60.0)
        sb.apply(ExtensionState(v=1, p1=2, p2=0, extension="4002"), 60.0)
        sb.apply(SnapshotMarker(complete=True), 61.0)
        assert state_of(sb) == ("idle" if is_lost else "dialling")
        assert sb.extensions["4002"].state == "dialling"


def test_what_events_have_said_that_are_no_longer_granted_is_forgotten() -> None:
    sb = Switchboard(Site(cmextn_states=STATES))
    flags = ("-CMExtn", "-SIPTrack")
    connected = LinkEvent(state=LinkState.CONNECTED, flags=flags)
    sb.apply_all([connected, SnapshotMarker(complete=False), SnapshotMarker(complete=True)], 0.0)
    sb.apply(ExtensionState(v=1, p1=2, p2=0, extension="4001"), 1.0)
    sb.apply(SipTrack(action="START", end_id="c0a82a03000003ea", sip_call_id="abc"), 1.0)
    sb.apply(LinkEvent(state=LinkState.RESYNCHRONISED, flags=flags), 2.0)
    sb.apply(LinkEvent(state=LinkState.RESYNCHRONISED), 2.0)
    assert (state_of(sb), len(list(sb.iter_dialogues())), sb.link.flags) == ("dialling", 1, flags)
    sb.apply(LinkEvent(state=LinkState.RESYNCHRONISED, missing=flags), 3.0)
    assert (state_of(sb), len(list(sb.iter_dialogues()))) == ("idle", 0)
    assert (sb.link.flags, sb.link.refused_flags) == ((), flags)


@pytest.mark.parametrize("document", [b"", b"[]", b'{"names":{"x":{"name":"?"}}}', b'{"names":{"1":{}}}'])
def test_a_site_file_of_another_shape_is_an_error(document: bytes) -> None:
    """With the message of the parser; the caller decides what to do."""
    with pytest.raises(msgspec.MsgspecError):
        parse_cmextn_states(document)


def test_extensions_without_calls_are_idle_after_a_complete_snapshot() -> None:
    """Before a snapshot, and without call events, the state is unknown."""
    directory = Directory([Person("4001", "Ann", PersonKind.USER)])
    sb = Switchboard(directory=directory)
    assert state_of(sb) == "unknown"
    sb.apply_all([CONNECTED, SnapshotMarker(complete=False), SnapshotMarker(complete=True)], 1.0)
    assert state_of(sb) == "idle"
    old = Switchboard(Site(cmextn_states=CmExtnStates()), directory)
    delta2 = LinkEvent(state=LinkState.CONNECTED, flags=("-CD2",))
    old.apply_all([delta2, SnapshotMarker(complete=False), SnapshotMarker(complete=True)], 1.0)
    assert state_of(old) == "unknown"


def state_of(sb: Switchboard) -> str:
    """Return the state of the extension of these tests."""
    return str(sb.extensions["4001"].state)


def test_removing_a_pbx_removes_only_its_own_node_calls() -> None:
    """What others see of its calls stays."""
    sb = Switchboard()
    for node, pbx in (("c0a80101", "192.168.1.1"), ("c0a80102", "192.168.1.2")):
        call = CallSection(node, 1)
        sb.apply(Detail(call=call, party_a=Party(end_id="shared"), pbx=pbx), 1.0)
        own = CallSection(node, 2)
        sb.apply(Detail(call=own, party_a=Party(end_id=f"own {node}"), pbx=pbx), 1.0)
    changes = sb.remove_pbx("192.168.1.2", 2.0)
    assert [type(change) for change in changes].count(CallEnded) == 1
    assert sorted(call.nodes for call in sb.calls.values()) == [("c0a80101",), ("c0a80101",)]


def test_the_board_object_has_the_keys_and_durations_of_the_contract() -> None:
    """Refused targets are apart, with the reason; what is missing is null."""
    sb = Switchboard()
    targets = (Target(end_id="E1", identity="4001"), Target(end_id="e2", identity="4002"))
    line = Party(
        end_id="t", direction=1, public_line=1, equipment_class=2, description="5.1", cli="01707123456"
    )
    sb.apply(Detail(call=CallSection("n", 1, current_huntgroup="200"), party_a=line, targets=targets), 10.0)
    sb.apply(
        Detail(call=CallSection("n", 2, current_huntgroup="200", queue_state=1), party_a=Party("q")), 12.0
    )
    sb.apply(AttemptReject(node_id="n", end_id="e1", qualifier="dnd"), 13.0)
    found = msgspec.json.decode(msgspec.json.encode(encode_board(sb, 15.25)))
    ringing, waiting = found["calls"]
    assert ringing["seconds"] == 5.2
    assert ringing["a"] == {
        "number": "01707123456", "name": "01707123456", "kind": "trunk", "line": "5.1", "end_id": "t"
    }  # fmt: skip
    assert [party["number"] for party in ringing["targets"]] == ["4002"]
    assert [(party["number"], party["reason"]) for party in ringing["rejected"]] == [("4001", "dnd")]
    assert "rejected" not in waiting
    assert (waiting["b"], waiting["held_by"], waiting["did"], waiting["tag"]) == (None, None, None, None)
    assert found["queues"] == [
        {"group": "200", "name": "", "waiting": 1, "longest_wait": 3.2, "ringing": 1, "connected": 0}
    ]
    assert [(e["extension"], e["state"], e["cmextn"]) for e in found["extensions"]] == [
        ("4001", "idle", None),
        ("4002", "ringing", None),
    ]
    sb.apply(CallLost(node_id="n", end_id="T", cause=16), 16.0)
    assert len(encode_board(sb, 16.0)["calls"]) == 1
