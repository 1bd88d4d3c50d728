"""Two records of one call are joined into the record that an outage of the link would have left."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from devlink3_desk.history.call_record import CallLeg, CallRecord, RecordedParty
from devlink3_desk.history.call_recorder import CallRecorder
from devlink3_desk.history.continued_record import combine_records
from devlink3_desk.history.outside_lines import LineUse
from devlink3_desk.protocol.events import AnyEvent, Detail, LinkEvent, LinkState, SnapshotMarker
from devlink3_desk.simulator.company import build_company
from devlink3_desk.simulator.simulation import Simulation
from devlink3_desk.simulator.traffic import generate_traffic
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.changes import Change, LinkChanged
from tests.history.leg_checks import check_legs
from tests.support.history_calls import make_incoming_call, make_legs, make_outgoing_call

WALL = 1_790_000_000.0
END = 240.0
LOST = [LinkEvent(state=LinkState.LOST)]


class InterruptedDay:
    """Simulated calls, as one recorder has them, and two of which one goes on where the other was killed."""

    def __init__(self, seed: int, interrupted: float, resumed: float) -> None:
        self._board = Switchboard()
        self._whole, self._part = CallRecorder(), CallRecorder()
        self.whole: dict[str, CallRecord] = {}
        self.first: dict[str, CallRecord] = {}
        self.second: dict[str, CallRecord] = {}
        events: list[AnyEvent] = []
        company = build_company(seed=seed, extensions=30, nodes=2, first_address="192.168.42.1")
        simulation = Simulation(company, seed, lambda emission: events.append(emission.event))
        simulation.start_process(generate_traffic(simulation, 2_000.0, talk_time=40.0))
        reporter = simulation.pbx.reporter

        def build_snapshot() -> list[AnyEvent]:
            records = [each.event for each in reporter.build_snapshot(company.nodes)]
            return [
                LinkEvent(state=LinkState.CONNECTED, flags=("-SCN",)),
                SnapshotMarker(complete=False),
                *(record for record in records if isinstance(record, Detail)),
                SnapshotMarker(complete=True),
            ]

        self._apply(build_snapshot(), 0.0, self.first)
        for until, parts in ((interrupted, self.first), (resumed, None), (END, self.second)):
            while (due := simulation.next_event_time) is not None and due < until:
                simulation.advance_to(due)
                if parts is not None:
                    self._apply(events, due, parts)
                events.clear()
            if until == interrupted:
                self._apply(LOST, interrupted, self.first)
                _store(self.first, self._part.open_calls(interrupted))
            elif until == resumed:
                self._begin_second_part(resumed)
                self._apply(build_snapshot(), resumed, self.second)
        _store(self.whole, self._whole.open_calls(END))
        _store(self.second, self._part.open_calls(END))

    def _apply(self, events: Iterable[AnyEvent], at: float, parts: dict[str, CallRecord]) -> None:
        changes = self._board.apply_all(events, at)
        _store(self.whole, self._whole.apply(changes, at, WALL + at))
        _store(parts, self._part.apply(changes, at, WALL + at))

    def _begin_second_part(self, at: float) -> None:
        self._part = CallRecorder()
        initial: list[Change] = self._board.initial_changes()
        initial.sort(key=lambda change: isinstance(change, LinkChanged))
        _store(self.second, self._part.apply(initial, at, WALL + at))

    def join_parts(self) -> dict[str, CallRecord]:
        """Return the calls as they are stored after both runs."""
        joined = self.first | self.second
        for call_id in self.first.keys() & self.second.keys():
            joined[call_id] = combine_records(self.first[call_id], self.second[call_id])
        return joined


def _store(calls: dict[str, CallRecord], ended: Iterable[CallRecord]) -> None:
    calls.update((call.id, call) for call in ended)


def _list_times(call: CallRecord) -> list[float | None]:
    """Return all instants and durations, which two runs compute separately."""
    spans: list[CallLeg | LineUse] = [*call.legs, *(call.lines or ())]
    times: list[float | None] = [time for each in spans for time in (each.start, each.end)]
    times += [leg.offered for leg in call.legs]
    return [call.started, call.answered, call.ended, call.wait, call.talk, call.hold, call.parked, *times]


def _forget_times(call: CallRecord) -> CallRecord:
    return structs.replace(
        call,
        legs=tuple(structs.replace(leg, start=0.0, end=0.0, offered=None) for leg in call.legs),
        lines=tuple(structs.replace(use, start=0.0, end=0.0) for use in call.lines or ()),
        **dict.fromkeys(("started", "answered", "ended", "wait", "talk", "hold", "parked")),
    )


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(60, 150), st.floats(0.5, 60))
def test_two_parts_are_the_call_that_an_outage_leaves(seed: int, interrupted: float, outage: float) -> None:
    """Ends, answers and transfers in the outage included."""
    day = InterruptedDay(seed, interrupted, interrupted + outage)
    joined = day.join_parts()
    assert joined.keys() >= day.whole.keys()
    # What was dialled to pick up a call has become a part of that one, which only the second part has seen.
    assert not any(joined[call_id].was_connected for call_id in joined.keys() - day.whole.keys())
    continued = day.first.keys() & day.second.keys()
    assert continued
    for call_id in continued:
        check_legs(joined[call_id])
        assert _forget_times(joined[call_id]) == _forget_times(day.whole[call_id])
        assert _list_times(joined[call_id]) == pytest.approx(_list_times(day.whole[call_id]), abs=0.001)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_three_parts_are_one_call_whatever_comes_first(order: tuple[int, ...]) -> None:
    """A run in the middle, which is repaired at last, has seen what the others have assumed not to happen."""
    number, parties = "01632960101", ("01632960101", "301")
    whole = make_incoming_call("call-1", number, WALL, answered_by="301", complete=False)
    ringing, _ = whole.legs
    states = (CallStatus.CONNECTED, 10.0, parties), (CallStatus.HELD, 20.0, parties)
    talk = make_legs(ringing.end, *states, (CallStatus.CONNECTED, 30.0, parties), group="200")
    unseen = {"answered": None, "answered_by": None, "was_connected": False, "start_seen": True}
    parts = [
        structs.replace(
            whole,
            legs=(structs.replace(ringing, end=WALL + 15.0),),
            wait=15.0,
            talk=0.0,
            end_seen=False,
            ended=WALL + 15.0,
            **unseen,
        ),
        structs.replace(
            whole,
            legs=(ringing, talk[0], structs.replace(talk[1], end=WALL + 40.0)),
            talk=10.0,
            hold=10.0,
            end_seen=False,
            ended=WALL + 40.0,
        ),
        structs.replace(
            whole,
            started=talk[1].start,
            legs=talk[1:],
            talk=30.0,
            hold=20.0,
            ended=talk[2].end,
            start_seen=False,
            answered=None,
            wait=0.0,
        ),
    ]
    joined = parts[order[0]]
    for position in order[1:]:
        joined = combine_records(joined, parts[position])
    assert joined == structs.replace(whole, legs=(ringing, *talk), talk=40.0, hold=20.0, ended=talk[2].end)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_recorder_that_saw_the_answer_counts_whatever_comes_first(order: tuple[int, ...]) -> None:
    """Of three that overlap, two have seen only the beginning, and a stretch of the conversation."""
    whole = make_incoming_call("call-1", "01632960101", WALL, answered_by="301", complete=False)
    ringing, talk = whole.legs
    beginning = structs.replace(
        whole,
        ended=WALL + 10.0,
        legs=(structs.replace(ringing, end=WALL + 10.0),),
        answered=None,
        answered_by=None,
        was_connected=False,
        end_seen=False,
        wait=10.0,
        talk=0.0,
    )
    stretch = structs.replace(
        whole,
        started=WALL + 40.0,
        ended=WALL + 60.0,
        legs=(structs.replace(talk, start=WALL + 40.0, end=WALL + 60.0),),
        answered=None,
        start_seen=False,
        end_seen=False,
        wait=0.0,
        talk=20.0,
    )
    rest = structs.replace(
        whole,
        started=WALL + 5.0,
        legs=(structs.replace(ringing, start=WALL + 5.0), talk),
        start_seen=False,
        wait=15.0,
    )
    parts = [beginning, stretch, rest]
    joined = parts[order[0]]
    for position in order[1:]:
        joined = combine_records(joined, parts[position])
    assert joined == whole


def test_what_was_dialled_is_kept() -> None:
    """Of a call in progress when a run ends, the digits are not known."""
    stored = make_outgoing_call("call-1", "01632960101", WALL, is_answered=False, complete=False)
    new = structs.replace(stored, called=RecordedParty(), end_seen=False)
    stored = structs.replace(stored, end_seen=False)
    assert combine_records(stored, new) == combine_records(new, stored) == stored


def test_the_groups_of_a_part_in_the_middle_come_in_between() -> None:
    """As do its outside lines."""
    waits = (CallStatus.QUEUED, 10.0, ("01632960101",))
    first, middle, last = (
        make_legs(WALL + number * 10.0, waits, group=group)
        for number, group in enumerate(("200", "204", "205"))
    )
    stored = structs.replace(
        make_incoming_call("call-1", "01632960101", WALL, wait=30.0),
        complete=False,
        groups=("200", "205"),
        legs=(structs.replace(first[0], end=WALL + 20.0), *last),
        lines=(LineUse("1@n1", WALL, WALL + 30.0),),
    )
    part = structs.replace(
        stored,
        started=WALL + 5.0,
        ended=WALL + 18.0,
        end_seen=False,
        groups=("200", "204"),
        legs=(structs.replace(first[0], start=WALL + 5.0), structs.replace(middle[0], end=WALL + 18.0)),
        lines=(LineUse("1@n1", WALL + 5.0, WALL + 18.0), LineUse("2@n1", WALL + 11.0, WALL + 18.0)),
    )
    joined = combine_records(stored, part)
    assert joined.groups == ("200", "204", "205")
    groups = [leg.group for leg in joined.legs]
    assert (groups[:2], groups[-1]) == (["200", "204"], "205")
    assert joined.lines is not None
    assert [use.line for use in joined.lines] == ["1@n1", "2@n1"]
    assert (joined.started, joined.ended, joined.talk) == (stored.started, stored.ended, 0.0)
