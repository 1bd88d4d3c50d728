"""Ended calls for tests of the history, with legs that follow each other without gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from devlink3_desk.history.call_record import TALK_STATES, Callback, CallLeg, CallRecord, RecordedParty
from devlink3_desk.services.storage.event_blocks import BlockKind
from devlink3_desk.services.storage.history_store import HistoryStore, RecordedEvents
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus

MONDAY_10 = 1_767_607_200.0
"""Monday, 5 January 2026, at 10:00 UTC."""


def make_legs(
    start: float, *stretches: tuple[CallStatus, float, Sequence[str]], group: str | None = None
) -> tuple[CallLeg, ...]:
    """Return consecutive legs; each stretch is a state, its seconds and its numbers."""
    legs = []
    for state, seconds, parties in stretches:
        legs.append(CallLeg(state, start, start + seconds, group, tuple(parties)))
        start += seconds
    return tuple(legs)


def make_incoming_call(
    call_id: str,
    number: str,
    started: float,
    *,
    answered_by: str | None = None,
    wait: float = 20.0,
    **changes: Any,
) -> CallRecord:
    """Return a call to hunt group 200 that ``answered_by`` took, or that the caller gave up."""
    legs = make_legs(started, (CallStatus.RINGING, wait, ("301", "302")), group="200")
    if answered_by is not None:
        legs += make_legs(started + wait, (CallStatus.CONNECTED, 60.0, (number, answered_by)), group="200")
    fields: dict[str, Any] = {
        "caller": RecordedParty(number, e164=f"+44{number[1:]}"),
        "called": RecordedParty("200", "Sales"),
        "groups": ("200",),
        "did": "01632960100",
        "direction": CallDirection.INCOMING,
        **changes,
    }
    return _finish_call(call_id, legs, answered_by, wait, fields)


def make_outgoing_call(
    call_id: str,
    number: str,
    started: float,
    *,
    caller: str = "301",
    is_answered: bool = True,
    **changes: Any,
) -> CallRecord:
    """Return a call from an extension to an outside number, as it is sent to the line."""
    dialled = f"9{number}"
    legs = make_legs(started, (CallStatus.DIALLING, 5.0, (caller, dialled)))
    if is_answered:
        legs += make_legs(started + 5.0, (CallStatus.CONNECTED, 30.0, (caller, dialled)))
    fields: dict[str, Any] = {
        "caller": RecordedParty(caller, "Ann Weber"),
        "called": RecordedParty(dialled, e164=f"+44{number[1:]}"),
        "direction": CallDirection.OUTGOING,
        **changes,
    }
    return _finish_call(call_id, legs, dialled if is_answered else None, 5.0, fields)


def _finish_call(
    call_id: str, legs: tuple[CallLeg, ...], answered_by: str | None, wait: float, fields: dict[str, Any]
) -> CallRecord:
    return CallRecord(
        id=call_id,
        started=legs[0].start,
        ended=legs[-1].end,
        answered=None if answered_by is None else legs[0].start + wait,
        answered_by=answered_by,
        was_connected=answered_by is not None,
        wait=wait,
        talk=sum(leg.duration for leg in legs if leg.state in TALK_STATES),
        nodes=("c0a82a01",),
        legs=legs,
        **fields,
    )


def list_recorded_events(store: HistoryStore) -> list[RecordedEvents]:
    """Return the events of all runs, without checkpoints and directories."""
    return [
        recorded
        for run in store.list_runs()
        for recorded in store.iter_run(run, 0.0, 2 * MONDAY_10)
        if recorded.kind is BlockKind.EVENTS
    ]


def make_callback(**changes: Any) -> Callback:
    """Return a caller who tried hunt group 600 twice."""
    fields: dict[str, Any] = {
        "key": "+441632960177",
        "number": "01632960177",
        "e164": "+441632960177",
        "name": "",
        "group": "600",
        "called": "600",
        "attempts": 2,
        "first": 1_700_000_000.0,
        "last": 1_700_090_000.0,
        "last_call": "m1",
        "targets": ("600",),
    }
    return Callback(**fields | changes)
