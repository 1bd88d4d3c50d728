"""Records of calls: outages, restarts, clocks, long days, and many calls at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs

from devlink3_desk.history.call_record import (
    CallOutcome,
    CallRecord,
    compute_outcome,
    encode_call,
    format_instant,
)
from devlink3_desk.history.call_recorder import CallRecorder
from devlink3_desk.protocol.events import (
    AnyEvent,
    CallLost,
    CounterGap,
    Detail,
    LinkEvent,
    LinkState,
    SnapshotMarker,
)
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from tests.history.leg_checks import check_legs
from tests.support.call_records import create_ringing_calls
from tests.support.event_notation import parse_event

WALL = 1_790_000_000.0


def ringing(cli: str = "01707123456", number: int = 1) -> AnyEvent:
    """Return a call from outside that rings at 4001."""
    return parse_event([f"detail n1/{number}", f"a t{number} trunk ringback cli={cli}", f"t e{number} 4001"])


def connected(cli: str = "01707123456", extension: str = "4001", number: int = 1) -> AnyEvent:
    """Return the same call, answered."""
    return parse_event(
        [
            f"detail n1/{number}",
            f"a t{number} trunk connected cli={cli}",
            f"b e{number} {extension} connected",
        ]
    )


def held() -> AnyEvent:
    """Return the same call, on hold."""
    return parse_event(["detail n1/1", "a t1 trunk connected cli=01707123456", "b e1 4001 connected hold"])


def over(number: int = 1) -> list[AnyEvent]:
    """Return the departures of both ends."""
    return [parse_event([f"lost n1 t{number}"]), parse_event([f"lost n1 e{number}"])]


def snapshot(*records: AnyEvent) -> list[AnyEvent]:
    """Return a snapshot of these calls."""
    return [SnapshotMarker(complete=False), *records, SnapshotMarker(complete=True)]


LOST: list[AnyEvent] = [LinkEvent(state=LinkState.LOST)]
BACK: list[AnyEvent] = [LinkEvent(state=LinkState.CONNECTED)]


class Desk:
    """A switchboard and its recorder, with two clocks that can be set."""

    def __init__(self, prefix: str = "call") -> None:
        self.board = Switchboard(call_id_prefix=prefix)
        self.recorder = CallRecorder(self.board.site)
        self.wall = WALL
        self.at = 0.0
        self.records: list[CallRecord] = []

    def after(self, seconds: float, events: Sequence[AnyEvent] = ()) -> list[CallRecord]:
        """Apply events after some time; return the calls that have ended by them."""
        self.at += seconds
        self.wall += seconds
        records = self.recorder.apply(self.board.apply_all(events, self.at), self.at, self.wall)
        for record in records:
            check_legs(record)
        self.records += records
        return records


def test_a_call_that_outlives_an_outage_in_the_same_state_stays_in_it() -> None:
    """Ten minutes without a link, in the middle of a conversation."""
    desk = Desk()
    desk.after(0, [ringing()])
    desk.after(4, [connected()])
    desk.after(30, LOST)
    desk.after(600, [*BACK, *snapshot(connected())])
    (call,) = desk.after(6, over())
    assert [leg.state for leg in call.legs] == ["ringing", "connected"]
    assert (call.wait, call.talk, call.answered) == (4.0, 636.0, WALL + 4)
    assert (call.complete, call.end_seen, compute_outcome(call)) == (False, True, CallOutcome.ANSWERED)


@pytest.mark.parametrize("is_answered", [True, False])
def test_a_call_that_ends_in_an_outage_ends_when_the_link_was_live_last(is_answered: bool) -> None:
    """An answer that was seen makes it answered; otherwise nobody knows."""
    desk = Desk()
    desk.after(0, [ringing()])
    if is_answered:
        desk.after(4, [connected()])
    desk.after(20, LOST)
    lost_at = desk.wall
    (call,) = desk.after(600, [*BACK, *snapshot()])
    assert call.ended == lost_at
    assert (call.complete, call.end_seen) == (False, False)
    assert compute_outcome(call) == (CallOutcome.ANSWERED if is_answered else CallOutcome.UNKNOWN)


def test_an_answer_in_an_outage_has_no_instant() -> None:
    """The wait is what was seen of it, not ten minutes."""
    desk = Desk()
    desk.after(0, [ringing()])
    desk.after(7, LOST)
    desk.after(600, [*BACK, *snapshot(connected())])
    (call,) = desk.after(10, over())
    assert (call.answered, call.wait, call.answered_by) == (None, 7.0, "4001")
    assert compute_outcome(call) is CallOutcome.ANSWERED


def answer_during_snapshot(desk: Desk) -> tuple[float, CallRecord]:
    """Connect again: the snapshot names the call ringing, and it is answered before the snapshot is over.

    Returns the instant of the answer, and the record.
    """
    desk.after(10, [*BACK, SnapshotMarker(complete=False), ringing()])
    desk.after(2, [connected()])
    answered = desk.wall
    desk.after(1, [SnapshotMarker(complete=True)])
    (call,) = desk.after(30, over())
    return answered, call


def test_an_answer_while_the_snapshot_goes_on_has_its_instant() -> None:
    """A busy PBX sends events for seconds before its snapshot is over."""
    desk = Desk()
    desk.after(0, LOST)
    answered, call = answer_during_snapshot(desk)
    assert (call.answered, call.answered_by, call.complete) == (answered, "4001", False)
    assert (call.wait, call.talk) == (2.0, 31.0)


def test_a_call_that_rings_through_an_outage_has_the_instant_of_its_answer() -> None:
    """It was known before; the snapshot names it, still ringing, and goes on."""
    desk = Desk()
    desk.after(0, [ringing()])
    desk.after(7, LOST)
    answered, call = answer_during_snapshot(desk)
    assert (call.answered, call.answered_by, call.complete) == (answered, "4001", False)
    assert (call.wait, call.talk) == (19.0, 31.0)


def test_events_lost_in_a_snapshot_may_have_had_an_answer() -> None:
    """The counter jumps after the snapshot has named the call, which still rang then."""
    desk = Desk()
    desk.after(0, [ringing()])
    desk.after(7, LOST)
    desk.after(10, [*BACK, SnapshotMarker(complete=False), ringing()])
    desk.after(2, [CounterGap(pbx="192.168.1.1", expected=1, received=3), connected()])
    desk.after(1, [SnapshotMarker(complete=True)])
    (call,) = desk.after(30, over())
    assert (call.answered, call.wait) == (None, 7.0)


def test_a_call_that_a_snapshot_has_not_named_yet_was_answered_before() -> None:
    """Until the snapshot is over, its first record of a call may show what happened during the outage."""
    desk = Desk()
    desk.after(0, [ringing()])
    desk.after(7, LOST)
    desk.after(10, [*BACK, SnapshotMarker(complete=False)])
    desk.after(2, [connected()])
    desk.after(1, [SnapshotMarker(complete=True)])
    (call,) = desk.after(30, over())
    assert (call.answered, call.answered_by, call.wait) == (None, "4001", 7.0)


def test_a_call_that_a_snapshot_names_twice_was_answered_before() -> None:
    """Two nodes report it; the first one has not heard of the answer yet."""
    desk = Desk()
    desk.after(0, LOST)
    desk.after(10, [*BACK, SnapshotMarker(complete=False), ringing()])
    desk.after(0.2, [connected()])
    desk.after(1, [SnapshotMarker(complete=True)])
    (call,) = desk.after(30, over())
    assert (call.answered, call.answered_by, call.wait, call.complete) == (None, "4001", 0.0, False)


@pytest.mark.parametrize("fraction", [0.0004, 0.0005, 0.0006, 0.4997])
def test_durations_are_those_between_the_instants(fraction: float) -> None:
    """To the millisecond, although events come in between; whoever adds up a table finds its sums."""
    desk = Desk()
    desk.after(fraction, [ringing()])
    desk.after(10 + fraction, [connected()])
    desk.after(20 + fraction, [held()])
    desk.after(5 + fraction, [connected()])
    (call,) = desk.after(30 + fraction, over())  # whose legs and sums are checked
    assert all(leg.start == round(leg.start, 3) for leg in call.legs)
    assert [call.wait, call.talk, call.hold] == [round(each, 3) for each in (call.wait, call.talk, call.hold)]


def test_who_was_called_keeps_the_number_when_voicemail_answers_on_the_same_end() -> None:
    desk = Desk()
    desk.after(0, [ringing()])
    voicemail = parse_event(
        ["detail n1/1", "a t1 trunk connected cli=01707123456", "b e1 voicemail connected"]
    )
    desk.after(20, [voicemail])
    (call,) = desk.after(5, over())
    assert (call.called.number, compute_outcome(call)) == ("4001", CallOutcome.VOICEMAIL)


def test_first_seen_ringing_and_given_up_is_abandoned() -> None:
    """However short it was: nobody knows how long the caller had waited before."""
    desk = Desk()
    desk.after(0, [*BACK, *snapshot(ringing())])
    (call,) = desk.after(3, over())
    assert (compute_outcome(call), call.complete, call.wait) == (CallOutcome.ABANDONED, False, 3.0)
    desk.after(0, [ringing(number=2)])
    (call,) = desk.after(3, over(2))
    assert (compute_outcome(call), call.complete) == (CallOutcome.SHORT_ABANDONED, True)
    assert compute_outcome(call, short_seconds=2.0) is CallOutcome.ABANDONED


def test_first_seen_connected() -> None:
    """Nothing is known of the answer and of the wait."""
    desk = Desk()
    desk.after(0, [*BACK, *snapshot(connected())])
    (call,) = desk.after(60, over())
    assert (call.answered, call.wait, call.talk, call.complete) == (None, 0.0, 60.0, False)


def test_a_gap_makes_the_calls_of_that_pbx_incomplete() -> None:
    """Those in progress then; neither those of another PBX nor later ones."""
    desk = Desk()
    other = parse_event(["detail n2/1", "a x1 5001 dialled", "t x2 5002"])
    desk.after(0, [*BACK, *snapshot()])
    desk.after(1, [ringing(), other])
    desk.after(1, [CounterGap(pbx="192.168.1.1", expected=1, received=3), *snapshot(ringing(), other)])
    desk.after(1, [ringing(number=2)])
    desk.after(20, [*over(), *over(2), parse_event(["lost n2 x1"])])
    assert [(call.caller.number, call.complete) for call in desk.records] == [
        ("01707123456", False),
        ("01707123456", True),
        ("5001", True),
    ]


def test_a_pbx_that_starts_again_gives_its_identifiers_to_other_calls() -> None:
    """The same CallID and the same ends, another phone: two calls."""
    desk = Desk()
    desk.after(0, [*BACK, *snapshot()])
    desk.after(1, [connected("01707123456", "4001")])
    desk.after(10, LOST)
    (first,) = desk.after(90, [*BACK, *snapshot(connected("01707999999", "4007"))])
    (second,) = desk.after(5, over())
    assert first.id != second.id
    assert (first.end_seen, first.caller.number, second.caller.number) == (
        False,
        "01707123456",
        "01707999999",
    )
    assert all("4007" not in leg.parties for leg in first.legs)


def test_a_call_id_in_use_again_ends_the_earlier_call() -> None:
    """Its departures were lost: nobody knows how it has ended."""
    desk = Desk()
    desk.after(0, [ringing()])
    again = parse_event(["detail n1/1", "a t8 trunk ringback cli=01707000000", "t e8 4002"])
    (call,) = desk.after(30, [again])
    assert (compute_outcome(call), call.end_seen, call.ended) == (CallOutcome.UNKNOWN, False, WALL + 30)


def test_nodes_whose_clocks_are_an_hour_apart() -> None:
    """Stamps are compared with those of the same node only."""
    desk = Desk()
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
    desk = Desk()
    desk.after(0, [ringing()])
    desk.after(5, [connected()])
    desk.wall -= 3600.0
    desk.after(1, [ringing(number=2)])
    (first,) = desk.after(55, over())
    (second,) = desk.after(0, over(2))
    assert (first.started, first.ended, first.wait, first.talk) == (WALL, WALL + 61, 5.0, 56.0)
    assert second.started == WALL + 6 - 3600


@pytest.mark.parametrize(
    "local", [(2026, 3, 28, 23, 50), (2026, 3, 29, 1, 55), (2026, 10, 25, 1, 55), (2026, 12, 31, 23, 0)]
)
def test_a_long_call_over_midnight_and_changes_of_the_local_time(local: tuple[int, ...]) -> None:
    """Nine hours are nine hours."""
    year, month, day, hour, minute = local
    started = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo("Europe/Berlin")).timestamp()
    desk = Desk()
    desk.wall = started
    desk.after(0, [ringing()])
    desk.after(2.5, [connected()])
    (call,) = desk.after(9 * 3600, over())
    assert (call.talk, call.ended - call.started) == (32400.0, 32402.5)
    encoded = encode_call(call)
    spent = datetime.fromisoformat(encoded["ended"]) - datetime.fromisoformat(encoded["started"])
    assert spent.total_seconds() == 32402.5


@pytest.mark.large(70)
def test_ten_thousand_calls_at_once() -> None:
    """All of them are recorded, each once."""
    desk = Desk()
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


def test_calls_go_on_in_another_run() -> None:
    """A checkpoint and the open calls of one run are continued by the next, whose clock begins again."""
    first = Desk("one")
    first.after(0, [*BACK, *snapshot()])
    first.after(1000, [ringing()])
    first.after(5, [connected()])
    checkpoint = build_checkpoint(first.board, first.at)
    open_calls = first.recorder.open_calls(first.at)
    second = Desk("two")
    second.wall, second.at = first.wall + 60.0, 16.0
    second.recorder.restore(open_calls, 16.0, first.wall + 60.0)
    second.recorder.apply(second.board.apply_all(checkpoint, 16.0 - 60.0), 16.0 - 60.0, first.wall)
    second.board.use_call_id_prefix("two")
    second.after(0, LOST)
    second.after(0, [*BACK, *snapshot(connected()), ringing("01707999999", 2)])
    records = second.after(40, [*over(), *over(2)])
    assert [record.id.split("-")[0] for record in records] == ["one", "two"]
    call = records[0]
    assert (call.started, call.wait, call.talk) == pytest.approx((WALL + 1000, 5.0, 100.0))
    assert (call.complete, [leg.state for leg in call.legs]) == (False, ["ringing", "connected"])


def test_an_outside_party_that_a_call_is_put_through_to_was_reached() -> None:
    """4001 puts its caller through to someone outside, who answers."""
    desk = Desk()
    desk.after(0, [ringing()])
    desk.after(4, [connected()])
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
    desk = Desk()
    desk.after(0, [ringing()])
    desk.after(4, [connected()])
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
    desk = Desk()
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
    desk.after(20, [parse_event(["lost n1 p1 118"]), connected(extension="4002", number=1)])
    (call,) = desk.after(40, [parse_event(["lost n1 e1"]), parse_event(["lost n1 t1"])])
    assert (call.answered, call.answered_by, call.wait) == (WALL + 30, "4002", 30.0)
    assert (call.parked, call.talk) == (20.0, 40.0)


def test_a_caller_who_hangs_up_in_a_park_slot_of_the_attendant_has_given_up() -> None:
    desk = Desk()
    desk.after(0, [parse_event(["detail n1/1 group=200 queue=3", "a t1 trunk connected cli=01707123456"])])
    parked = ["detail n1/1", "a t1 trunk connected cli=01707123456 music", "b p1 slot connected number=901"]
    desk.after(10, [parse_event(["lost n1 v1 117"]), parse_event(parked)])
    (call,) = desk.after(30, [parse_event(["lost n1 t1"]), parse_event(["lost n1 p1"])])
    assert compute_outcome(call) is CallOutcome.ABANDONED
    assert (call.wait, call.parked) == (40.0, 30.0)


def test_a_pick_up_is_an_act_of_the_one_who_has_the_call_since() -> None:
    """The code that was dialled for it is no call of its own, even if it was dialled first."""
    desk = Desk()
    desk.after(0, [parse_event(["detail n1/7", "a e9 4009 dialling dialled=*30"])])
    desk.after(1, [ringing()])
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
    desk = Desk()
    desk.after(0, [parse_event(["detail n1/7", "a e9 4009 dialling dialled=901707123456"])])
    (call,) = desk.after(3, [parse_event(["lost n1 e9"])])
    assert (call.called.number, call.called.e164) == ("901707123456", "+441707123456")


def test_a_call_that_only_dialled_is_unanswered_whatever_its_direction() -> None:
    """Its end was seen, and that nobody answered: unknown is only what was not seen."""
    desk = Desk()
    desk.after(0, [parse_event(["detail n1/7", "a e9 4009 dialling dialled=901707123456"])])
    (call,) = desk.after(3, [parse_event(["lost n1 e9"])])
    assert (call.complete, compute_outcome(call)) == (True, CallOutcome.UNANSWERED)


def test_the_json_form_has_the_keys_of_the_contract() -> None:
    """In their order, with instants in UTC."""
    desk = Desk()
    desk.after(0.0004, [ringing()])
    desk.after(4.0626, [connected()])
    (call,) = desk.after(20, over())
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
    assert isinstance(ringing(), Detail)
