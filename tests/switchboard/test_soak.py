"""An hour of heavy traffic on four nodes, as fast as it goes: the board is right, and empty at last."""

from __future__ import annotations

import gc
import tracemalloc
from collections import Counter
from collections.abc import Generator, Iterator

from devlink3_desk.simulator.company import build
from devlink3_desk.simulator.emission import Emission
from devlink3_desk.simulator.simulation import Simulation
from devlink3_desk.simulator.traffic import traffic
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.views import CallStatus, ExtensionStatus

HOUR = 3600.0
RATE = 2_500.0
"""Calls an hour: one and a half seconds between two calls, for 120 people."""


class Soak:
    """A simulated network whose events go straight to a switchboard."""

    def __init__(self, seed: int) -> None:
        company = build(seed=seed, extensions=120, nodes=4, first_address="192.168.42.1")
        self.board = Switchboard()
        self.events = 0
        self.simulation = Simulation(company, seed, self._take)

    def _take(self, emission: Emission) -> None:
        if emission.is_delta3:
            self.events += 1
            self.board.apply(emission.event, self.simulation.now)

    def run(self, hours: float) -> Iterator[None]:
        """Let calls come for so long and then all of them end; yield every ten seconds."""
        simulation = self.simulation
        until = simulation.now + hours * HOUR

        def calls() -> Generator[float, None, None]:
            for wait in traffic(simulation, RATE):
                if simulation.now + wait > until:
                    return
                yield wait

        simulation.spawn(calls())
        while simulation.next_due is not None:
            simulation.advance(max(simulation.now + 10, simulation.next_due))
            yield

    def truth(self) -> Counter[tuple[str, ...]]:
        """Return the ends of the calls as they really are."""
        return Counter(
            tuple(party.end_id or "" for party in (call.a, call.b) if party is not None)
            for call in self.simulation.pbx.truth()
        )

    def shown(self) -> Counter[tuple[str, ...]]:
        """Return the ends of the calls on the board."""
        return Counter(
            tuple(party.end_id for party in (call.a, call.b) if party is not None)
            for call in self.board.calls.values()
        )


def test_an_hour_of_traffic_is_shown_as_it_is_and_leaves_nothing_behind() -> None:
    """Every ten seconds the rows are the calls that the PBX has, end by end; at last there are none."""
    soak = Soak(seed=1)
    seen: set[CallStatus] = set()
    for _ in soak.run(hours=1):
        assert soak.shown() == soak.truth()
        seen.update(call.state for call in soak.board.calls.values())
    assert soak.events > 20_000
    assert not soak.board.calls
    assert {view.state for view in soak.board.extensions.values()} == {ExtensionStatus.IDLE}
    assert not any(view.waiting or view.ringing or view.connected for view in soak.board.queues.values())
    assert {CallStatus.HELD, CallStatus.PARKED, CallStatus.CONFERENCE, CallStatus.QUEUED} <= seen


def test_memory_is_back_where_it_began() -> None:
    """The third day keeps no more than the second one did."""
    soak = Soak(seed=2)
    tracemalloc.start()
    try:
        kept = [_kept(soak) for _ in range(3)]
    finally:
        tracemalloc.stop()
    assert kept[2] - kept[1] < 100_000, kept


def _kept(soak: Soak) -> int:
    """Return the octets that a switchboard holds on to after six minutes of calls and a rest."""
    for _ in soak.run(hours=0.1):
        pass
    gc.collect()
    inside = [tracemalloc.Filter(inclusive=True, filename_pattern="*/switchboard/*")]
    return sum(line.size for line in tracemalloc.take_snapshot().filter_traces(inside).statistics("filename"))
