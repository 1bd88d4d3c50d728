"""Visits, extensions and figures of single calls; the right figures are worked out beside each call.

A call is written as its legs: state, seconds, group and numbers.
"""

from __future__ import annotations

from typing import Any

import pytest

from devlink3_desk.history.call_record import (
    TALK_STATES,
    CallLeg,
    CallOutcome,
    CallRecord,
    RecordedParty,
    compute_outcome,
)
from devlink3_desk.history.outside_lines import LineUse
from devlink3_desk.history.report_calculation import (
    count_calls,
    find_visits,
    measure_concurrency,
    measure_span,
)
from devlink3_desk.history.report_extensions import count_extensions
from devlink3_desk.history.report_figures import ExtensionFigures, PeriodFigures
from devlink3_desk.history.report_request import FigureSettings, ReportInterval
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus

START = 1_767_600_000.0
CALLER = "01632960001"
Stretch = tuple[CallStatus, float, str | None, tuple[str, ...]]

RINGING, QUEUED, CONNECTED = CallStatus.RINGING, CallStatus.QUEUED, CallStatus.CONNECTED
HELD, PARKED, VOICEMAIL = CallStatus.HELD, CallStatus.PARKED, CallStatus.VOICEMAIL


def make_call(*stretches: Stretch, start: float = START, **changes: Any) -> CallRecord:
    """Return an incoming call with these legs; its answer is the first connected one."""
    legs, at = [], start
    for state, seconds, group, parties in stretches:
        legs.append(CallLeg(state, at, at + seconds, group, parties))
        at += seconds
    answer = next((leg.start for leg in legs if leg.state in (*TALK_STATES, HELD, PARKED)), None)
    fields: dict[str, Any] = {
        "id": f"call-{start}",
        "direction": CallDirection.INCOMING,
        "caller": RecordedParty(CALLER),
        "called": RecordedParty(legs[0].group or ""),
        "answered": answer,
        "was_connected": answer is not None,
        "voicemail_answered": any(leg.state is VOICEMAIL for leg in legs),
        "groups": tuple(dict.fromkeys(leg.group for leg in legs if leg.group is not None)),
        "wait": (at if answer is None else answer) - start,
        "talk": sum(leg.duration for leg in legs if leg.state in TALK_STATES),
        "legs": tuple(legs),
        **changes,
    }
    return CallRecord(started=start, ended=at, **fields)


def describe_visits(call: CallRecord) -> list[tuple[str, str, float, float]]:
    """Return group, result, wait and talk of each visit."""
    return [
        (each.group, each.result.name.lower(), round(each.wait, 3), round(each.talk, 3))
        for each in find_visits(call)
    ]


@pytest.mark.parametrize(
    ("call", "visits"),
    [
        pytest.param(
            # In the queue for 20 s, ringing for 5 s: a wait of 25 s. Talk before and after 10 s on hold.
            make_call(
                (QUEUED, 20, "200", (CALLER,)),
                (RINGING, 5, "200", ("301",)),
                (CONNECTED, 60, "200", (CALLER, "301")),
                (HELD, 10, "200", (CALLER, "301")),
                (CONNECTED, 30, "200", (CALLER, "301")),
            ),
            [("200", "answered", 25, 90)],
            id="answered",
        ),
        pytest.param(
            # Three groups, one after the other: three visits, the last answered after its own 4 s.
            make_call(
                (RINGING, 30, "200", ("301",)),
                (QUEUED, 15, "201", (CALLER,)),
                (RINGING, 4, "202", ("303",)),
                (CONNECTED, 50, "202", (CALLER, "303")),
            ),
            [("200", "overflowed", 30, 0), ("201", "overflowed", 15, 0), ("202", "answered", 4, 50)],
            id="overflow",
        ),
        pytest.param(
            # Nobody in the group answered; it rang at someone who is no member, and was answered there.
            make_call(
                (RINGING, 20, "200", ("301",)),
                (RINGING, 10, None, ("309",)),
                (CONNECTED, 5, None, (CALLER, "309")),
            ),
            [("200", "overflowed", 20, 0)],
            id="left for a person",
        ),
        pytest.param(
            make_call((RINGING, 20, "200", ("301",)), (VOICEMAIL, 15, "200", (CALLER, "200"))),
            [("200", "voicemail", 20, 0)],
            id="voicemail of the group",
        ),
        pytest.param(make_call((RINGING, 12, "200", ("301",))), [("200", "given_up", 12, 0)], id="given up"),
        pytest.param(
            make_call((RINGING, 12, "200", ("301",)), end_seen=False),
            [("200", "unknown", 12, 0)],
            id="lost from sight",
        ),
        pytest.param(
            # Answered, put through to the other group after 40 s, and given up there after 8 s.
            make_call(
                (RINGING, 5, "200", ("301",)),
                (CONNECTED, 40, "200", (CALLER, "301")),
                (RINGING, 8, "201", ("302",)),
            ),
            [("200", "answered", 5, 40), ("201", "given_up", 8, 0)],
            id="transferred to a group",
        ),
        pytest.param(
            # Direct to a person, who puts it through to a group: one visit, from then on.
            make_call(
                (RINGING, 5, None, ("301",)),
                (CONNECTED, 40, None, (CALLER, "301")),
                (RINGING, 8, "201", ("302",)),
            ),
            [("201", "given_up", 8, 0)],
            id="transferred by a person to a group",
        ),
        pytest.param(
            # A colleague dials for 3 s: the group has been offered nothing before.
            make_call(
                (CallStatus.DIALLING, 3, None, ("305",)),
                (RINGING, 4, "200", ("301",)),
                (CONNECTED, 10, "200", ("305", "301")),
                direction=CallDirection.INTERNAL,
            ),
            [("200", "answered", 4, 10)],
            id="dialled by a colleague",
        ),
        pytest.param(
            # 301 has consulted group 201, and puts the caller through to 302: the consultation was its visit.
            make_call(
                (RINGING, 5, "200", ("301",)),
                (CONNECTED, 40, "200", (CALLER, "301")),
                (HELD, 9, "200", (CALLER, "301")),
                (CONNECTED, 30, "201", (CALLER, "302")),
            ),
            [("200", "answered", 5, 40)],
            id="transferred after a consultation of a group",
        ),
        pytest.param(
            make_call(
                (RINGING, 5, None, ("301",)),
                (CONNECTED, 40, None, (CALLER, "301")),
                (CONNECTED, 30, "201", (CALLER, "302")),
                (RINGING, 6, "201", ("303",)),
            ),
            [("201", "given_up", 6, 0)],
            id="transferred by a person after a consultation of a group, and again to the group",
        ),
        pytest.param(
            # Back to the same group: it was offered there twice.
            make_call(
                (RINGING, 5, "200", ("301",)),
                (CONNECTED, 10, "200", (CALLER, "301")),
                (RINGING, 6, "200", ("302",)),
                (CONNECTED, 20, "200", (CALLER, "302")),
            ),
            [("200", "answered", 5, 10), ("200", "answered", 6, 20)],
            id="back to the group",
        ),
        pytest.param(
            # Picked up by someone else: answered all the same, and the call has left the group with that.
            make_call((RINGING, 9, "200", ("301",)), (CONNECTED, 30, None, (CALLER, "309"))),
            [("200", "answered", 9, 30)],
            id="picked up",
        ),
        pytest.param(
            # Parked and taken by another phone, which dials for a moment: still the talk of that visit.
            make_call(
                (RINGING, 9, "200", ("301",)),
                (CONNECTED, 10, "200", (CALLER, "301")),
                (PARKED, 30, "200", (CALLER, "1")),
                (CallStatus.DIALLING, 0, "200", (CALLER, "302")),
                (CONNECTED, 15, "200", (CALLER, "302")),
            ),
            [("200", "answered", 9, 25)],
            id="parked",
        ),
        pytest.param(
            # An announcement is played by a device: nobody has answered yet.
            make_call(
                (CallStatus.ANNOUNCEMENT, 8, "200", (CALLER,)),
                (RINGING, 4, "200", ("301",)),
                (CONNECTED, 10, "200", (CALLER, "301")),
            ),
            [("200", "answered", 12, 10)],
            id="announcement",
        ),
        pytest.param(
            # It overflowed before anybody saw it: a visit of no length.
            make_call(
                (RINGING, 6, "201", ("302",)), (CONNECTED, 10, "201", (CALLER, "302")), groups=("200", "201")
            ),
            [("200", "overflowed", 0, 0), ("201", "answered", 6, 10)],
            id="first group unseen",
        ),
        pytest.param(
            # First seen when it was connected already: its wait is not known, and counts as none.
            make_call((CONNECTED, 10, "200", (CALLER, "301")), answered=None, start_seen=False),
            [("200", "answered", 0, 10)],
            id="first seen connected",
        ),
        pytest.param(
            # The link was lost after 5 s of ringing and came back 60 s later: it had waited 5 s by then.
            make_call(
                (RINGING, 65, "200", ("301",)),
                (CONNECTED, 10, "200", (CALLER, "301")),
                answered=None,
                wait=5.0,
            ),
            [("200", "answered", 5, 10)],
            id="answered unseen",
        ),
        pytest.param(make_call((RINGING, 5, None, ("301",))), [], id="no group"),
    ],
)
def test_the_visits_of_a_call(call: CallRecord, visits: list[tuple[str, str, float, float]]) -> None:
    assert describe_visits(call) == visits


def test_a_short_abandon_needs_a_beginning_that_was_seen() -> None:
    short = FigureSettings(short_seconds=10.0)
    calls = [
        make_call((RINGING, 10, "200", ("301",))),
        make_call((RINGING, 10.001, "200", ("301",)), start=START + 60),
        make_call((RINGING, 2, "200", ("301",)), start=START + 120, start_seen=False),
        # A minute in one group and three seconds in the other: a short abandon there, none of the caller.
        make_call((RINGING, 60, "200", ("301",)), (RINGING, 3, "201", ("302",)), start=START + 180),
    ]
    figures = count_all(calls, short)
    assert (figures.groups["200"].short_abandoned, figures.groups["200"].abandoned) == (1, 2)
    assert (figures.groups["200"].overflowed, figures.groups["201"].short_abandoned) == (1, 1)
    assert (figures.times.short_abandoned, figures.times.abandoned) == (1, 3)


def count_all(calls: list[CallRecord], settings: FigureSettings | None = None) -> PeriodFigures:
    """Return the figures of an hour."""
    (figures,) = count_calls(calls, [ReportInterval(START, START + 3_600)], settings or FigureSettings())
    return figures


def test_a_transferred_call_is_one_call_with_two_answers() -> None:
    # Rings at two, 301 answers, talks 40 s, puts it on hold for 5 s and through to 305, who talks 60 s.
    call = make_call(
        (RINGING, 10, "200", ("301", "302")),
        (CONNECTED, 40, "200", (CALLER, "301")),
        (HELD, 5, "200", (CALLER, "301")),
        (RINGING, 7, None, ("305",)),
        (CONNECTED, 60, None, (CALLER, "305")),
    )
    assert count_extensions(call) == {
        "301": ExtensionFigures(rung=1, answered=1, talked=1, talk=40_000, hold=5_000),
        "302": ExtensionFigures(rung=1, missed=1),
        "305": ExtensionFigures(rung=1, answered=1, talked=1, talk=60_000),
    }
    assert (count_all([call]).times.incoming, count_all([call]).times.answered) == (1, 1)


def test_who_picks_a_call_up_has_talked_but_it_did_not_ring_there() -> None:
    call = make_call((RINGING, 10, "200", ("301",)), (CONNECTED, 40, "200", (CALLER, "309")))
    assert count_extensions(call) == {
        "301": ExtensionFigures(rung=1, missed=1),
        "309": ExtensionFigures(talked=1, talk=40_000),
    }


def test_a_phone_rings_for_a_caller_in_a_queue_but_not_for_someone_who_waits_in_it() -> None:
    """305 calls 301, which 309 picks up; 305 transfers 309 to the group, where 302 rings."""
    call = make_call(
        (RINGING, 10, None, ("301",)),
        (CONNECTED, 40, None, ("305", "309")),
        (QUEUED, 5, "200", ("309",)),
        (QUEUED, 15, "200", ("309", "302")),
        direction=CallDirection.INTERNAL,
        caller=RecordedParty("305"),
    )
    assert count_extensions(call) == {
        "301": ExtensionFigures(rung=1, missed=1),
        "302": ExtensionFigures(rung=1, missed=1),
        "305": ExtensionFigures(made=1, talked=1, talk=40_000),
        "309": ExtensionFigures(talked=1, talk=40_000),
    }


def test_a_phone_rings_for_a_caller_whom_its_user_has_transferred_to_the_queue() -> None:
    call = make_call(
        (RINGING, 10, None, ("301",)),
        (CONNECTED, 40, None, (CALLER, "301")),
        (QUEUED, 15, "200", (CALLER, "302", "301")),
        (CONNECTED, 20, "200", (CALLER, "302")),
    )
    assert count_extensions(call) == {
        "301": ExtensionFigures(rung=1, answered=1, talked=1, talk=40_000),
        "302": ExtensionFigures(rung=1, answered=1, talked=1, talk=20_000),
    }
    # It did not ring there before: the call was picked up.
    picked_up = make_call(
        (RINGING, 10, None, ("302",)),
        (CONNECTED, 40, None, (CALLER, "301")),
        (QUEUED, 15, "200", (CALLER, "302", "301")),
    )
    assert count_extensions(picked_up) == {
        "301": ExtensionFigures(rung=1, answered=1, talked=1, talk=40_000),
        "302": ExtensionFigures(rung=1, missed=1),
    }


def test_an_extension_with_the_number_of_the_caller_outside_counts_where_it_rang() -> None:
    """301 of another site calls the group, 301 of this one answers and transfers the call to 302."""
    call = make_call(
        (QUEUED, 5, "200", ("301",)),
        (RINGING, 10, "200", ("301", "302")),
        (CONNECTED, 40, "200", ("301",)),
        (HELD, 6, "200", ("301",)),
        (CONNECTED, 20, None, ("301", "302")),
        caller=RecordedParty("301"),
    )
    assert count_extensions(call) == {
        "301": ExtensionFigures(rung=1, answered=1, talked=1, talk=40_000, hold=6_000),
        "302": ExtensionFigures(rung=1, answered=1, talked=1, talk=20_000),
    }
    missed = make_call((RINGING, 10, None, ("301",)), caller=RecordedParty("301"))
    assert count_extensions(missed) == {"301": ExtensionFigures(rung=1, missed=1)}
    elsewhere = make_call(
        (RINGING, 10, None, ("302",)), (CONNECTED, 40, None, ("301",)), caller=RecordedParty("301")
    )
    assert count_extensions(elsewhere) == {"302": ExtensionFigures(rung=1, missed=1)}


ROOM = "100"


def test_a_conference_room_that_the_last_member_has_left_is_no_extension() -> None:
    """One of several nodes reports a moment later that the room is empty."""
    call = make_call(
        (RINGING, 5, None, ("301",)),
        (CONNECTED, 20, None, (CALLER, "301")),
        (CallStatus.CONFERENCE, 0.03, None, (CALLER, ROOM, "301")),
        (CallStatus.CONFERENCE, 10, None, (CALLER, ROOM)),
        (CallStatus.DISCONNECTING, 0.03, None, (ROOM,)),
    )
    assert list(count_extensions(call)) == ["301"]


@pytest.mark.parametrize(
    ("legs", "talk"),
    [
        # Each member has a call to the room, whose number is no extension.
        pytest.param([("301", ROOM)], {"301": 60}, id="own-call"),
        # The room is one call; 305 comes and leaves.
        pytest.param([("301",), ("301", "305"), ("301", "305", "306"), ("301", "306")], None, id="no-number"),
        pytest.param(
            [(CALLER, ROOM), (CALLER, ROOM, "305"), (CALLER, ROOM, "305", "306"), (CALLER, ROOM)],
            {"301": 20, "305": 20, "306": 10},
            id="number",
        ),
        pytest.param(
            [(CALLER, ROOM), ("305", ROOM, CALLER), ("305", ROOM)], {"301": 20, "305": 20}, id="last"
        ),
    ],
)
def test_the_members_of_a_conference_talk_in_it(
    legs: list[tuple[str, ...]], talk: dict[str, int] | None
) -> None:
    """For ten seconds in each leg, after 20 s of a conversation with 301."""
    seconds = 40 if talk == {"301": 60} else 10
    call = make_call(
        (RINGING, 5, None, ("301",)),
        (CONNECTED, 20, None, (CALLER, "301")),
        *((CallStatus.CONFERENCE, seconds, None, parties) for parties in legs),
    )
    found = {number: each.talk // 1000 for number, each in count_extensions(call).items()}
    assert found == (talk or {"301": 60, "305": 20, "306": 20})


def test_a_call_that_was_made_and_an_emergency_number_that_is_no_extension() -> None:
    call = make_call(
        (CallStatus.DIALLING, 5, None, ("301",)),
        (RINGING, 5, None, ("112",)),
        (CONNECTED, 20, None, ("301", "112")),
        direction=CallDirection.OUTGOING,
        caller=RecordedParty("301"),
        called=RecordedParty("112"),
        answered_by="112",
    )
    assert count_extensions(call) == {"301": ExtensionFigures(made=1, talked=1, talk=20_000)}


def test_a_visit_by_a_colleague_counts_by_group_but_not_among_incoming_calls() -> None:
    call = make_call(
        (RINGING, 5, "200", ("302",)),
        (CONNECTED, 20, "200", ("301", "302")),
        direction=CallDirection.INTERNAL,
        caller=RecordedParty("301"),
    )
    figures = count_all([call])
    assert (figures.groups["200"].answered, figures.times.incoming, figures.times.internal) == (1, 0, 1)
    assert figures.extensions["301"] == ExtensionFigures(made=1, talked=1, talk=20_000)


def test_calls_over_the_borders_of_intervals() -> None:
    """A call counts where it started; who is in progress counts in each interval."""
    intervals = [ReportInterval(START + 60 * each, START + 60 * (each + 1)) for each in range(4)]
    calls = [
        # From ten seconds before the first minute until 20 s into the second one.
        make_call((RINGING, 90, None, ("301",)), start=START - 10),
        # Ends as the third minute begins, when another one begins.
        make_call((RINGING, 50, None, ("302",)), start=START + 70),
        make_call((RINGING, 10, None, ("303",)), start=START + 120, direction=CallDirection.INTERNAL),
        make_call((RINGING, 0, None, ("304",)), start=START + 125),
    ]
    figures = count_calls(calls, intervals, FigureSettings())
    measure_concurrency(map(measure_span, calls), intervals, figures)
    assert [each.times.incoming for each in figures] == [0, 1, 1, 0]
    assert [each.times.most_at_once for each in figures] == [1, 2, 1, 0]
    assert [each.times.most_lines for each in figures] == [1, 2, 0, 0]


def use_line(line: str, start: float, end: float) -> LineUse:
    return LineUse(line, START + start, START + end)


def test_calls_by_outside_line() -> None:
    """Two lines, a call that used both, one that used two channels, and one that was recorded without lines.

    A: line 5 for 90 s, answered after 10 s.          |5=========|
    B: 60 s later on 5, 20 s, then also on 17 for 40 s.      |5===============|
                                                                  |17=========|
    C: 30 s after the end of A, given up after 15 s, on two channels of 17.     |17==|
                                                                                |17==|
    D: as C, its lines were not recorded.
    """
    calls = [
        make_call(
            (RINGING, 10, None, ("301",)),
            (CONNECTED, 80, None, (CALLER, "301")),
            lines=(use_line("5@a", 0, 90),),
        ),
        make_call(
            (RINGING, 30, None, ("302",)),
            (CONNECTED, 30, None, (CALLER, "302")),
            start=START + 60,
            lines=(use_line("5@a", 60, 120), use_line("17@a", 80, 120)),
        ),
        make_call(
            (RINGING, 15, None, ("303",)),
            start=START + 120,
            lines=(use_line("17@a", 120, 135), use_line("17@a", 120, 135)),
        ),
        make_call((RINGING, 15, None, ("303",)), start=START + 120),
        make_call((RINGING, 15, None, ("304",)), start=START + 120, direction=CallDirection.INTERNAL),
    ]
    interval = ReportInterval(START, START + 900)
    (figures,) = count_calls(calls, [interval], FigureSettings(20.0, 10.0))
    measure_concurrency(map(measure_span, calls), [interval], [figures])
    assert {line: (each.incoming, each.answered, each.answered_in_target, each.abandoned, each.most_lines)
            for line, each in figures.lines.items()} == {
        # A and B, both on it from 60 s to 90 s.
        "5@a": (2, 2, 1, 0, 2),
        # B and C: one channel until 120 s, when two others begin.
        "17@a": (2, 1, 0, 1, 2),
        "": (1, 0, 0, 1, 1),
    }  # fmt: skip
    # Four calls came in, and the lines have five: B used two. Of all lines, three were in use at once:
    # from 80 s to 90 s two channels of 5 and one of 17, and from 120 s on two of 17 and an unknown one.
    assert (figures.times.incoming, figures.times.most_lines) == (4, 3)


def test_a_call_that_is_given_up_while_its_number_is_dialled_was_not_made() -> None:
    call = make_call(
        (CallStatus.DIALLING, 5, None, ("301",)),
        direction=CallDirection.UNKNOWN,
        caller=RecordedParty("301"),
        called=RecordedParty("90207"),
    )
    figures = count_all([call])
    assert compute_outcome(call) is CallOutcome.UNANSWERED
    assert (figures.times.incoming, figures.times.outgoing, figures.times.internal) == (0, 0, 0)
    assert not figures.extensions
