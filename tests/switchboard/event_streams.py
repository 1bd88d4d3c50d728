"""Event streams for tests of the switchboard, and a summary of a board that does not depend on instants."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from msgspec import structs

from devlink3_desk.protocol.events import AnyEvent, AttemptReject, CallLost, Detail, LinkLost, SnapshotMarker
from devlink3_desk.protocol.records import CallSection, Party, Target
from devlink3_desk.simulator.company import build_company
from devlink3_desk.simulator.simulation import Simulation
from devlink3_desk.simulator.traffic import generate_traffic
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import ExtensionStatus, PartyInfo
from devlink3_desk.switchboard.site import parse_cmextn_states
from tests.support.event_notation import make_snapshot

STATES = parse_cmextn_states((Path(__file__).parents[2] / "resources" / "cmextn_states.json").read_bytes())
NODES = ("c0a80101", "c0a80102", "c0a80103")
ENDS = [f"{node}{number:08x}" for node in NODES for number in range(3)]


def summarise_board(board: Switchboard) -> dict[str, Any]:
    """Return what a board shows, without identities and instants, and without idle extensions."""
    calls = [
        structs.replace(
            view,
            id="",
            since=0.0,
            started=0.0,
            since_snapshot=False,
            may_be_older=False,
            wait_may_be_older=False,
            queued_since=None,
            moves=None,
            a=_forget_prefix(view.a),
            b=_forget_prefix(view.b),
        )
        for view in board.calls.values()
    ]
    resting = (ExtensionStatus.IDLE, ExtensionStatus.UNKNOWN)
    return {
        "calls": sorted(calls, key=repr),
        "extensions": {v.extension: v.state for v in board.extensions.values() if v.state not in resting},
        "queues": {
            v.group: (v.waiting, v.ringing, v.connected)
            for v in board.queues.values()
            if v.waiting or v.ringing or v.connected
        },
    }


def _forget_prefix(party: PartyInfo | None) -> PartyInfo | None:
    """Return a party without what earlier calls have shown of its number."""
    return None if party is None else structs.replace(party, has_prefix=None)


def play_events(
    events: Iterable[AnyEvent], board: Switchboard | None = None, step: float = 0.001
) -> Switchboard:
    """Return a board after these events."""
    board = board or Switchboard()
    for index, event in enumerate(events):
        board.apply(event, index * step)
    return board


class SimulatedNetwork:
    """A simulated network of three nodes, its stream, and what it would send as a snapshot."""

    def __init__(self, seed: int, seconds: float, calls_per_hour: float = 2_000.0) -> None:
        self.events: list[AnyEvent] = []
        company = build_company(seed=seed, extensions=24, nodes=3, first_address="192.168.42.1")
        simulation = Simulation(company, seed, lambda emission: self.events.append(emission.event))
        simulation.start_process(generate_traffic(simulation, calls_per_hour))
        simulation.advance_to(seconds)
        told = simulation.pbx.reporter.build_snapshot(company.nodes)
        self.snapshot = make_snapshot(*(e.event for e in told if isinstance(e.event, Detail)))

    def split_by_node(self) -> list[list[AnyEvent]]:
        """Return the stream of each node."""
        streams: dict[str | None, list[AnyEvent]] = {}
        for event in self.events:
            streams.setdefault(event.pbx, []).append(event)
        return list(streams.values())


_numbers = st.none() | st.sampled_from([0, 1, 2, 3, 7, 19, 21, 27, "x"])
_ends = st.sampled_from(ENDS) | st.sampled_from([None, ""])
_users = st.sampled_from(["4001", "4002", "", None])
_equipment = st.sampled_from([None, 2, 5, 8, 12, 16, 17, 99])

parties = st.builds(
    Party, end_id=_ends, direction=_numbers, state=_numbers, audio_path=_numbers, tone=_numbers,
    remote=_numbers, public_line=_numbers, flags=st.none() | st.integers(0, 63), equipment_class=_equipment,
    description=st.sampled_from([None, "5.1"]), identity=_users, called_type=st.sampled_from([None, 119]),
    cli=st.sampled_from([None, "", "01707123456"]), cli_presentation=_numbers,
    name=st.sampled_from([None, "Ann"]),
    related_end_id=st.none() | _ends, target_number=st.sampled_from([None, "4001"]),
)  # fmt: skip
targets = st.builds(
    Target, end_id=_ends, remote=_numbers, public_line=_numbers, equipment_class=_equipment, identity=_users
)
sections = st.builds(
    CallSection, node_id=st.sampled_from(NODES), call_id=st.sampled_from([None, 1, 2, 3, "x"]),
    current_huntgroup=st.sampled_from([None, "200"]),
    original_huntgroup=st.sampled_from([None, "200", "201"]),
    queue_state=_numbers, huntgroup_overflow=_numbers, timestamp=st.none() | st.integers(0, 1000),
    voicemail_recording=_numbers,
)  # fmt: skip
details = st.builds(
    Detail, call=sections, party_a=st.none() | parties, party_b=st.none() | parties,
    targets=st.lists(targets, max_size=2).map(tuple), pbx=st.sampled_from(["192.168.1.1", None]),
)  # fmt: skip
_departures = {
    "node_id": st.sampled_from([*NODES, None]),
    "end_id": _ends,
    "cause": st.sampled_from([None, 16, 117, 126, "x"]),
}
events = (
    details
    | st.builds(CallLost, **_departures)
    | st.builds(LinkLost, **_departures)
    | st.builds(AttemptReject, node_id=st.sampled_from(NODES), end_id=_ends, user=_users)
    | st.builds(SnapshotMarker, complete=st.booleans())
)
"""Events about a few ends, with any values, in any order."""
