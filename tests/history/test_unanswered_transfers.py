"""A receptionist transfers a caller while the colleague's phone still rings: one call, and one visit there.

The simulated PBXs report that the receptionist has left the caller's call and the consultation, and that the
caller's call rings the phone that rang for her. What is expected follows from the instants of the scene.
"""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from devlink3_desk.history.call_record import CallOutcome, CallRecord, compute_outcome
from devlink3_desk.history.report_calculation import VisitResult, find_visits
from devlink3_desk.history.report_extensions import count_extensions
from devlink3_desk.simulator import features
from devlink3_desk.switchboard.statistics import CallAbandoned, CallAnswered
from tests.history.leg_checks import check_legs
from tests.history.transfer_scenes import (
    ANSWERED,
    CALLER,
    COLLEAGUE,
    ENDED,
    FIRST,
    FIRST_ANSWERED,
    GROUP,
    HELD,
    INTERNAL_CALLER,
    PASSED_ON,
    RECEPTIONIST,
    RINGS,
    SECOND,
    TAKEN,
    TRANSFERRED,
    WALL,
    Outcome,
    Scene,
    SceneRecorder,
    play_scene,
    shuffle_by,
)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Return any scene."""
    nodes = draw(st.integers(1, 3))
    place = st.integers(0, nodes - 1)
    with_group = draw(st.booleans())
    return Scene(
        nodes,
        draw(place),
        draw(place),
        draw(place),
        is_internal=draw(st.booleans()),
        is_passed_on=draw(st.booleans()),
        is_held=draw(st.booleans()),
        with_group=with_group,
        is_queued=with_group and draw(st.booleans()),
        is_answered=draw(st.booleans()),
    )


def list_expected_legs(scene: Scene) -> list[tuple[str, float, float, tuple[str, ...], str | None]]:
    """Return state, start, end, parties and who transferred of each leg."""
    caller = INTERNAL_CALLER if scene.is_internal else CALLER
    phones = (COLLEAGUE, SECOND) if scene.with_group else (COLLEAGUE,)
    legs: list[tuple[str, float, float, tuple[str, ...], str | None]] = []
    if scene.is_passed_on:
        legs.append(("ringing", 0.0, FIRST_ANSWERED, (FIRST,), None))
        legs.append(("connected", FIRST_ANSWERED, PASSED_ON, (caller, FIRST), None))
        legs.append(("ringing", PASSED_ON, ANSWERED, (RECEPTIONIST,), FIRST))
    else:
        legs.append(("ringing", 0.0, ANSWERED, (RECEPTIONIST,), None))
    served = HELD if scene.is_held else TRANSFERRED
    legs.append(("connected", ANSWERED, served, (caller, RECEPTIONIST), None))
    if scene.is_held:
        legs.append(("held", HELD, TRANSFERRED, (caller, RECEPTIONIST), None))
    if scene.is_queued:
        legs.append(("queued", TRANSFERRED, TAKEN, (caller,), RECEPTIONIST))
        if scene.is_answered:
            legs.append(("ringing", TAKEN, TAKEN, phones, None))
    else:
        legs.append(("ringing", TRANSFERRED, TAKEN, phones, RECEPTIONIST))
    if scene.is_answered:
        legs.append(("connected", TAKEN, ENDED, (caller, COLLEAGUE), None))
    return legs


def list_legs(call: CallRecord) -> list[tuple[str, float, float, tuple[str, ...], str | None]]:
    return [
        (leg.state.value, round(leg.start - WALL, 3), round(leg.end - WALL, 3), leg.parties, leg.by)
        for leg in call.legs
    ]


@settings(max_examples=400, deadline=None)
@given(scenes(), st.integers(0, 10_000))
def test_the_call_is_one_in_whatever_order_the_nodes_report(scene: Scene, seed: int) -> None:
    """The events of the transfer in any order, one by one or together, from one node or several."""
    outcome = play_scene(scene, shuffle_by(Random(seed)))
    assert not outcome.board.calls
    (call,) = outcome.records.values()
    check_legs(call)
    assert list_legs(call) == list_expected_legs(scene)
    assert call.transfers == 1 + scene.is_passed_on
    assert (call.answered_by, call.complete) == (FIRST if scene.is_passed_on else RECEPTIONIST, True)
    assert compute_outcome(call) is CallOutcome.ANSWERED
    assert call.direction == ("internal" if scene.is_internal else "incoming")
    (offered,) = [leg.offered for leg in call.legs if leg.offered is not None]
    assert round(offered - WALL, 3) == RINGS
    check_extensions(call, scene)
    check_visits(call, scene)


def check_extensions(call: CallRecord, scene: Scene) -> None:
    """Assert that each phone rang once, and was missed where nobody talked there."""
    figures = {
        number: (each.rung, each.answered, each.missed, each.made)
        for number, each in count_extensions(call).items()
    }
    expected = {RECEPTIONIST: (1, 1, 0, 0)}
    if scene.is_passed_on:
        expected[FIRST] = (1, 1, 0, 0)
    if scene.is_answered or not scene.is_queued:
        answered = int(scene.is_answered)
        expected[COLLEAGUE] = (1, answered, 1 - answered, 0)
        if scene.with_group:
            expected[SECOND] = (1, 0, 1, 0)
    if scene.is_internal:
        expected[INTERNAL_CALLER] = (0, 0, 0, 1)
    assert figures == expected


def check_visits(call: CallRecord, scene: Scene) -> None:
    """Assert that the group was visited once, from when it was called for the receptionist."""
    visits = [
        (visit.group, round(visit.start - WALL, 3), round(visit.end - WALL, 3), visit.result)
        for visit in find_visits(call)
    ]
    result = VisitResult.ANSWERED if scene.is_answered else VisitResult.GIVEN_UP
    assert visits == ([(GROUP, RINGS, TAKEN, result)] if scene.with_group else [])


@settings(max_examples=400, deadline=None)
@given(scenes(), st.integers(0, 10_000))
def test_the_statistics_of_the_day_count_one_wait(scene: Scene, seed: int) -> None:
    """It began when the first phone of the group rang for the receptionist, and ended once."""
    outcome = play_scene(scene, shuffle_by(Random(seed)))
    if not scene.with_group:
        assert not outcome.waits
        return
    (wait,) = outcome.waits
    assert isinstance(wait, CallAnswered if scene.is_answered else CallAbandoned)
    assert (wait.at, wait.wait.since, wait.wait.group) == (TAKEN, RINGS, GROUP)


def test_a_consultation_that_goes_on_in_no_other_call_ends_by_itself() -> None:
    """Events were lost: five seconds later, it is a call of its own that nobody answered."""
    recorder = SceneRecorder(Scene())
    call, end = recorder.begin_call()
    consultation = recorder.consult()
    recorder.now = TRANSFERRED
    features.transfer_call(recorder.pbx, call, end, consultation)
    (departure,) = [event for event in recorder.events if getattr(event, "end_id", "") == consultation.a.id][
        :1
    ]
    recorder.apply_batch([departure], TRANSFERRED)
    assert len(recorder.outcome.board.calls) == 2
    recorder.apply_batch([], TRANSFERRED + 5.1)
    assert len(recorder.outcome.board.calls) == 1
    (record,) = recorder.outcome.records.values()
    assert compute_outcome(record) is CallOutcome.UNANSWERED


def refuse_and_transfer(*, is_busy: bool) -> Outcome:
    """Let the colleague refuse the consultation; a minute later, the caller is transferred blindly."""
    recorder = SceneRecorder(Scene())
    call, end = recorder.begin_call()
    consultation = recorder.consult()
    recorder.now = 16.0
    if is_busy:
        features.reject_call(recorder.pbx, consultation, consultation.targets[0], "busy")
        recorder.apply_at(16.0)
    recorder.pbx.clear(consultation, consultation.a)
    recorder.apply_at(16.0)
    recorder.now = 18.0
    recorder.pbx.resume(call, end)
    recorder.apply_at(18.0)
    recorder.now = 76.0
    features.blind_transfer(recorder.pbx, call, end, [recorder.company.users[COLLEAGUE]])
    recorder.apply_at(76.0)
    recorder.now = 80.0
    recorder.pbx.answer(call, call.targets[0])
    recorder.apply_at(80.0)
    recorder.now = 90.0
    recorder.pbx.clear(call, call.a)
    recorder.apply_at(90.0)
    return recorder.outcome


def test_a_consultation_that_was_given_up_is_a_call_of_its_own() -> None:
    """The colleague's phone rang for the receptionist, who gave up, and a minute later for the caller."""
    records = list(refuse_and_transfer(is_busy=False).records.values())
    assert [compute_outcome(each) for each in records] == [CallOutcome.UNANSWERED, CallOutcome.ANSWERED]
    assert [count_extensions(each)[COLLEAGUE].rung for each in records] == [1, 1]
    assert [count_extensions(each)[COLLEAGUE].missed for each in records] == [1, 0]
    assert [each.caller.number for each in records] == [RECEPTIONIST, CALLER]


def test_a_consultation_that_was_refused_is_a_call_of_its_own() -> None:
    """The same when the colleague is busy."""
    records = list(refuse_and_transfer(is_busy=True).records.values())
    assert [compute_outcome(each) for each in records] == [CallOutcome.UNANSWERED, CallOutcome.ANSWERED]
    assert sum(count_extensions(each)[COLLEAGUE].rung for each in records) == 2
