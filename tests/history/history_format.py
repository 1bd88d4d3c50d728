"""The history in lines, as the corpus writes it."""

from __future__ import annotations

from collections.abc import Callable

from devlink3_desk.history.call_record import CallLeg, CallRecord, RecordedParty, compute_outcome


def format_call(call: CallRecord, name_call: Callable[[str], str], wall: float) -> list[str]:
    """Return the line of a call and those of its legs; ``wall`` is the wall time of the instant 0."""
    line = (
        f"{name_call(call.id)} {call.direction} {compute_outcome(call)} "
        f"{call.started - wall:g}-{call.ended - wall:g} "
        f"{_format_party(call.caller)} -> {_format_party(call.called)}"
    )
    extras = {
        "by": call.answered_by,
        **{name: f"{getattr(call, name):g}" for name in ("wait", "talk", "hold", "parked", "transfers")},
        "groups": "+".join(call.groups),
        "did": call.did,
        "account": call.account_code,
        "tag": call.tag,
        "flags": "+".join(call.flags),
        "nodes": "+".join(f"n{int(node[-2:], 16)}" for node in call.nodes) if len(call.nodes) > 1 else "",
    }
    if call.answered is not None:
        line += f" answered={call.answered - wall:g}"
    line += "".join(f" {name}={value}" for name, value in extras.items() if value not in (None, "", "0"))
    words = {
        "start-unknown": not call.start_seen,
        "end-unknown": not call.end_seen,
        "incomplete": not call.complete and call.start_seen and call.end_seen,
    }
    return [
        line + "".join(f" {word}" for word, applies in words.items() if applies),
        *(_format_leg(leg, wall) for leg in call.legs),
    ]


def _format_party(party: RecordedParty) -> str:
    return party.number + (f"'{party.name}'" if party.name else "") or "-"


def _format_leg(leg: CallLeg, wall: float) -> str:
    words = [leg.state, f"{leg.start - wall:g}-{leg.end - wall:g}", *leg.parties]
    words += [f"group={leg.group}"] if leg.group else []
    words += [f"by={leg.by}"] if leg.by else []
    words += [f"offered={leg.offered - wall:g}"] if leg.offered is not None else []
    return " ".join(words)
