"""Records of calls that were seen from start to end: answers, durations, clocks, and many calls at once."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs

from devlink3_desk.history.call_record import CallOutcome, compute_outcome, encode_call, format_instant
from devlink3_desk.protocol.events import CallLost, Detail
from tests.history.recording_desk import (
    WALL,
    RecordingDesk,
    make_connected_call,
    make_departures,
    make_held_call,
    make_ringing_call,
)
from tests.support.call_records import create_ringing_calls
from tests.support.event_notation import parse_event


@pytest.mark.parametrize("fraction", [0.0004, 0.0005, 0.0006, 0.4997])
def test_durations_are_those_between_the_instants(fraction: float) -> None:
    """To the millisecond, although events come in between; whoever adds up a table finds its sums."""
    desk = RecordingDesk()
    desk.after(fraction, [make_ringing_call()])
    desk.after(10 + fraction, [make_connected_call()])
    desk.after(20 + fraction, [make_held_call()])
    desk.after(5 + fraction, [make_connected_call()])
    (call,) = desk.after(30 + fraction, make_departures())  # whose legs and sums are checked
    assert all(leg.start == round(leg.start, 3) for leg in call.legs)
    assert [call.wait, call.talk, call.hold] == [round(each, 3) for each in (call.wait, call.talk, call.hold)]


def test_who_was_called_keeps_the_number_when_voicemail_answers_on_the_same_end() -> None:
    desk = RecordingDesk()
    desk.after(0, [make_ringing_call()])
    voicemail = parse_event(
        ["detail n1/1", "a t1 trunk connected cli=01707123456", "b e1 voicemail connected"]
    )
    desk.after(20, [voicemail])
    (call,) = desk.after(5, make_departures())
    assert (call.called.number, compute_outcome(call)) == ("4001", CallOutcome.VOICEMAIL)


def test_nodes_whose_clocks_are_an_hour_apart() -> None:
    """Stamps are compared with those of the same node only."""
    desk = RecordingDesk()
    far = ["a t1@n1 tie connected cli=01707123456", "b e1 5001 connected"]
    desk.after(
        0, [parse_event(["detail n1/1 stamp=1000", "a t1 trunk ringback cli=01707123456", "t e1@n2 5001"])]
    )
    desk.after(
        5,
        [
            parse_event(["detail n2/9 stamp=37050", *far]),
            parse_event(
                ["detail n1/1 stamp=1050", "a t1 trunk connected cli=01707123456", "b e1@n2 5001 connected"]
            ),
        ],
    )
    (call,) = desk.after(60, [parse_event([line]) for line in ("lost n1 t1", "lost n2 t1@n1", "lost n2 e1")])
    assert (call.wait, call.talk, len(call.nodes)) == (5.0, 60.0, 2)


def test_a_clock_that_is_set_back_changes_no_duration() -> None:
    """A call has one reading of the clock, at its start."""
    desk = RecordingDesk()
    desk.after(0, [make_ringing_call()])
    desk.after(5, [make_connected_call()])
    desk.wall -= 3600.0
    desk.after(1, [make_ringing_call(number=2)])
    (first,) = desk.after(55, make_departures())
    (second,) = desk.after(0, make_departures(2))
    assert (first.started, first.ended, first.wait, first.talk) == (WALL, WALL + 61, 5.0, 56.0)
    assert second.started == WALL + 6 - 3600


@pytest.mark.parametrize(
    "local", [(2026, 3, 28, 23, 50), (2026, 3, 29, 1, 55), (2026, 10, 25, 1, 55), (2026, 12, 31, 23, 0)]
)
def test_a_long_call_over_midnight_and_changes_of_the_local_time(local: tuple[int, ...]) -> None:
    """Nine hours are nine hours."""
    year, month, day, hour, minute = local
    started = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo("Europe/Berlin")).timestamp()
    desk = RecordingDesk()
    desk.wall = started
    desk.after(0, [make_ringing_call()])
    desk.after(2.5, [make_connected_call()])
    (call,) = desk.after(9 * 3600, make_departures())
    assert (call.talk, call.ended - call.started) == (32400.0, 32402.5)
    encoded = encode_call(call)
    spent = datetime.fromisoformat(encoded["ended"]) - datetime.fromisoformat(encoded["started"])
    assert spent.total_seconds() == 32402.5


@pytest.mark.large(70)
def test_ten_thousand_calls_at_once() -> None:
    """All of them are recorded, each once."""
    desk = RecordingDesk()
    calls = create_ringing_calls(10_000)
    desk.after(0, calls)
    assert len(desk.recorder) == 10_000
    for call in calls[:2_000]:
        assert call.party_a is not None
        desk.recorder.apply(
            desk.board.apply(CallLost(node_id=call.call.node_id, end_id=call.party_a.end_id, cause=16), 20.0),
            20.0,
            WALL + 20.0,
        )
    assert len(desk.recorder) == 8_000
    records = desk.recorder.open_calls(30.0)
    assert len({record.id for record in records}) == 8_000
    assert all(not record.end_seen and not record.complete for record in records)


def test_an_outside_party_that_a_call_is_put_through_to_was_reached() -> None:
    """4001 puts its caller through to someone outside, who answers."""
    desk = RecordingDesk()
    desk.after(0, [make_ringing_call()])
    desk.after(4, [make_connected_call()])
    line = ["detail n1/1", "a t1 trunk {} cli=01707123456", "{} t2 trunk {}number=01707999999"]
    transferred = [parse_event(["lost n1 e1 126"])]
    desk.after(6, [*transferred, parse_event([line[0], line[1].format("ringback"), line[2].format("t", "")])])
    desk.after(
        5, [parse_event([line[0], line[1].format("connected"), line[2].format("b", "connected out ")])]
    )
    (call,) = desk.after(20, [parse_event(["lost n1 t1"]), parse_event(["lost n1 t2"])])
    assert call.caller.number == "01707123456"
    (reached,) = call.reached
    assert (reached.number, reached.at, reached.by) == ("+441707999999", WALL + 15, "4001")


def test_outside_parties_of_a_conference_were_reached() -> None:
    desk = RecordingDesk()
    desk.after(0, [make_ringing_call()])
    desk.after(4, [make_connected_call()])
    desk.after(
        6,
        [
            parse_event(
                [
                    "detail n1/1",
                    "a t1 trunk connected cli=01707123456",
                    "b k1 room connected number=100",
                ]
            ),
            parse_event(
                ["detail n1/2", "a t2 trunk connected out number=01707999999", "b k2 room connected"]
            ),
            parse_event(["detail n1/3", "a e1 4001 connected", "b k3 room connected"]),
        ],
    )
    ends = [f"lost n1 {end}" for end in ("t2", "k2", "t1", "k1", "e1", "k3")]
    calls = desk.after(60, [parse_event([end]) for end in ends])
    spoken = {call.called.e164 or call.called.number for call in calls if call.was_connected}
    spoken |= {party.number for call in calls for party in call.reached}
    assert "+441707999999" in spoken


@pytest.mark.parametrize("state", ["announcement", "voicemail", "queued"])
def test_a_call_that_a_device_parks_is_not_answered(state: str) -> None:
    """Nobody has spoken with a caller whom the attendant parks; the one who picks up is the first."""
    desk = RecordingDesk()
    devices = {
        "announcement": ["detail n1/1 group=200 queue=3", "a t1 trunk connected cli=01707123456"],
        "voicemail": ["detail n1/1", "a t1 trunk connected cli=01707123456", "b v1 voicemail connected"],
        "queued": ["detail n1/1 group=200 queue=1", "a t1 trunk connected cli=01707123456"],
    }
    desk.after(0, [parse_event(devices[state])])
    assert [info.state for info in desk.board.calls.values()] == [state]
    parked = ["detail n1/1", "a t1 trunk connected cli=01707123456 music", "b p1 slot connected number=901"]
    desk.after(10, [parse_event(["lost n1 v1 117"]), parse_event(parked)])
    (open_call,) = desk.recorder.open_calls(desk.at)
    assert [leg.state for leg in open_call.legs][-1] == "parked"
    assert not open_call.was_connected
    desk.after(20, [parse_event(["lost n1 p1 118"]), make_connected_call(extension="4002", number=1)])
    (call,) = desk.after(40, [parse_event(["lost n1 e1"]), parse_event(["lost n1 t1"])])
    assert (call.answered, call.answered_by, call.wait) == (WALL + 30, "4002", 30.0)
    assert (call.parked, call.talk) == (20.0, 40.0)


def test_a_caller_who_hangs_up_in_a_park_slot_of_the_attendant_has_given_up() -> None:
    desk = RecordingDesk()
    desk.after(0, [parse_event(["detail n1/1 group=200 queue=3", "a t1 trunk connected cli=01707123456"])])
    parked = ["detail n1/1", "a t1 trunk connected cli=01707123456 music", "b p1 slot connected number=901"]
    desk.after(10, [parse_event(["lost n1 v1 117"]), parse_event(parked)])
    (call,) = desk.after(30, [parse_event(["lost n1 t1"]), parse_event(["lost n1 p1"])])
    assert compute_outcome(call) is CallOutcome.ABANDONED
    assert (call.wait, call.parked) == (40.0, 30.0)


def test_a_pick_up_is_an_act_of_the_one_who_has_the_call_since() -> None:
    """The code that was dialled for it is no call of its own, even if it was dialled first."""
    desk = RecordingDesk()
    desk.after(0, [parse_event(["detail n1/7", "a e9 4009 dialling dialled=*30"])])
    desk.after(1, [make_ringing_call()])
    desk.after(
        3,
        [parse_event(["detail n1/1", "a t1 trunk connected cli=01707123456", "b e9 4009 connected"])],
    )
    (call,) = desk.after(10, [parse_event(["lost n1 t1"]), parse_event(["lost n1 e9"])])
    assert [(leg.state, leg.parties, leg.by) for leg in call.legs] == [
        ("ringing", ("4001",), None),
        ("connected", ("01707123456", "4009"), "4009"),
    ]
    assert (call.transfers, call.answered_by, call.called.number) == (0, "4009", "4001")
    assert desk.records == [call]


def test_what_was_dialled_is_called_where_nobody_was_reached() -> None:
    """As the phone dials it, with its meaning."""
    desk = RecordingDesk()
    desk.after(0, [parse_event(["detail n1/7", "a e9 4009 dialling dialled=901707123456"])])
    (call,) = desk.after(3, [parse_event(["lost n1 e9"])])
    assert (call.called.number, call.called.e164) == ("901707123456", "+441707123456")


def test_a_call_that_only_dialled_is_unanswered_whatever_its_direction() -> None:
    """Its end was seen, and that nobody answered: unknown is only what was not seen."""
    desk = RecordingDesk()
    desk.after(0, [parse_event(["detail n1/7", "a e9 4009 dialling dialled=901707123456"])])
    (call,) = desk.after(3, [parse_event(["lost n1 e9"])])
    assert (call.complete, compute_outcome(call)) == (True, CallOutcome.UNANSWERED)


def test_the_json_form_has_the_keys_of_the_contract() -> None:
    """In their order, with instants in UTC."""
    desk = RecordingDesk()
    desk.after(0.0004, [make_ringing_call()])
    desk.after(4.0626, [make_connected_call()])
    (call,) = desk.after(20, make_departures())
    encoded = encode_call(structs.replace(call, started=0.9996))
    assert list(encoded) == [
        "id", "started", "answered", "ended", "direction", "outcome", "caller", "called", "did", "groups",
        "answered_by", "wait", "talk", "hold", "parked", "transfers", "account_code", "tag", "flags", "nodes",
        "complete", "returned", "legs",
    ]  # fmt: skip
    assert encoded["started"] == "1970-01-01T00:00:01.000Z"
    assert encoded["wait"] == 4.063
    assert encoded["caller"] == {"number": "01707123456", "e164": "+441707123456", "name": ""}
    assert list(encoded["legs"][0]) == ["state", "from", "to", "group", "parties", "by"]
    assert format_instant(datetime(2026, 3, 29, 1, tzinfo=UTC).timestamp()) == "2026-03-29T01:00:00.000Z"
    assert isinstance(make_ringing_call(), Detail)
