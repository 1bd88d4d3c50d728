"""What the columns of a call hold is what the call was."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.history.call_record import RecordedParty
from devlink3_desk.history.outside_lines import LineUse
from devlink3_desk.history.report_extensions import count_extensions
from devlink3_desk.services.storage.call_rows import (
    TextRole,
    collect_roles,
    decode_line_spans,
    encode_lines,
    to_milliseconds,
)
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus
from tests.support.history_calls import MONDAY_10, make_incoming_call, make_legs

CALL = make_incoming_call("a", "01632960150", MONDAY_10, answered_by="301")
LINES = st.sampled_from(["5@c0a82a01", "17@c0a82a02", "sip@c0a82a01", "T1-West@c0a82a01", ""])
SECONDS = st.floats(0.0, 80.0)


@given(st.lists(st.tuples(LINES, SECONDS, SECONDS), max_size=4))
def test_lines_are_the_same_after_they_were_stored(uses: list[tuple[str, float, float]]) -> None:
    lines = [LineUse(line, CALL.started + min(a, b), CALL.started + max(a, b)) for line, a, b in uses]
    call = msgspec.structs.replace(CALL, lines=tuple(lines))
    start, end = to_milliseconds(call.started), to_milliseconds(call.ended)
    text = encode_lines(call, start)
    assert text is not None
    found = [(span.line, span.start, span.end) for span in decode_line_spans(text, start, end)]
    assert found == [(use.line, to_milliseconds(use.start), to_milliseconds(use.end)) for use in lines]


def test_calls_without_lines_differ_from_those_whose_lines_were_not_recorded() -> None:
    start = to_milliseconds(CALL.started)
    assert encode_lines(CALL, start) is None
    none = encode_lines(msgspec.structs.replace(CALL, lines=()), start)
    assert none is not None
    assert decode_line_spans(none, start, start + 1_000) == []


STRETCHES = st.tuples(
    st.sampled_from(CallStatus), st.just(5.0), st.lists(st.sampled_from(["301", "302", "303"]), max_size=3)
)


@given(st.lists(STRETCHES, min_size=1, max_size=5), st.sampled_from(CallDirection), st.booleans())
def test_a_call_that_counts_for_an_extension_is_found_by_it(
    stretches: list[tuple[CallStatus, float, list[str]]], direction: CallDirection, was_connected: bool
) -> None:
    """A phone rings also for a caller who is in a queue."""
    legs = make_legs(MONDAY_10, *stretches)
    call = msgspec.structs.replace(
        CALL,
        legs=legs,
        ended=legs[-1].end,
        direction=direction,
        caller=RecordedParty("304"),
        answered_by=None,
        was_connected=was_connected,
        wait=0.0,
    )
    found = {text for text, roles in collect_roles(call).items() if roles & TextRole.PERSON}
    assert count_extensions(call).keys() <= found
