"""An hour of heavy traffic on four nodes at full speed: the board is correct, and empty at the end."""

from __future__ import annotations

import gc
import tracemalloc
from collections import Counter
from collections.abc import Generator, Iterator
from random import Random

import pytest

from devlink3_desk.protocol.events import Detail
from devlink3_desk.simulator.company import build_company
from devlink3_desk.simulator.reporter import NodeEvent
from devlink3_desk.simulator.simulation import Simulation
from devlink3_desk.simulator.traffic import generate_traffic
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import CallStatus, ExtensionStatus, PartyKind
from devlink3_desk.switchboard.site import Site
from tests.support.event_notation import make_snapshot
from tests.switchboard.event_streams import STATES

HOUR = 3600.0
RATE = 2_500.0
"""Calls an hour: one and a half seconds between two calls, for 120 people."""


class Soak:
    """A simulated network whose events are delivered directly to a switchboard."""

    def __init__(self, seed: int) -> None:
        self.company = company = build_company(
            seed=seed, extensions=120, nodes=4, first_address="192.168.42.1"
        )
        self.board = Switchboard(Site(cmextn_states=STATES))
        self.events = 0
        self.simulation = Simulation(company, seed, self._on_emission)

    def _on_emission(self, emission: NodeEvent) -> None:
        if emission.is_delta3:
            self.deliver(emission)

    def deliver(self, emission: NodeEvent) -> None:
        """Apply an event to the board."""
        self.events += 1
        self.board.apply(emission.event, self.simulation.now)

    def run(self, hours: float) -> Iterator[None]:
        """Simulate ``hours`` of calls, then let all of them end; yield every ten seconds."""
        simulation = self.simulation
        until = simulation.now + hours * HOUR

        def calls() -> Generator[float, None, None]:
            for wait in generate_traffic(simulation, RATE):
                if simulation.now + wait > until:
                    return
                yield wait

        simulation.start_process(calls())
        while simulation.next_event_time is not None:
            simulation.advance_to(max(simulation.now + 10, simulation.next_event_time))
            yield

    def truth(self, node: str | None = None) -> Counter[tuple[str, ...]]:
        """Return the ends of the calls as they really are, of all or of those that ``node`` sees."""
        return Counter(
            tuple(party.end_id or "" for party in (call.a, call.b) if party is not None)
            for call in self.simulation.pbx.actual_calls()
            if node is None or node in call.call_ids
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
    rows: dict[str, set[str]] = {}
    for _ in soak.run(hours=1):
        assert soak.shown() == soak.truth()
        for call in soak.board.calls.values():
            seen.add(call.state)
            for party in (call.a, call.b):
                if party is not None and party.kind is PartyKind.TRUNK:
                    rows.setdefault(party.end_id, set()).add(call.id)
    # An outside caller has the same row through holding, parking, transfers and conferences.
    assert all(len(ids) == 1 for ids in rows.values())
    assert soak.events > 20_000
    assert not soak.board.calls
    assert {view.state for view in soak.board.extensions.values()} == {ExtensionStatus.IDLE}
    assert not any(view.waiting or view.ringing or view.connected for view in soak.board.queues.values())
    assert {CallStatus.HELD, CallStatus.PARKED, CallStatus.CONFERENCE, CallStatus.QUEUED} <= seen


class Late(Soak):
    """One record in ten arrives after the event that followed it."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._late: list[NodeEvent] = []
        super().__init__(seed)

    def deliver(self, emission: NodeEvent) -> None:
        if isinstance(emission.event, Detail) and self._random.random() < 0.1:
            self._late.append(emission)
            return
        super().deliver(emission)
        while self._late:
            super().deliver(self._late.pop())


class Twice(Soak):
    """Every event arrives twice."""

    def deliver(self, emission: NodeEvent) -> None:
        super().deliver(emission)
        super().deliver(emission)


class Lossy(Soak):
    """One event in twenty is lost; a snapshot is requested before each check."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        super().__init__(seed)

    def deliver(self, emission: NodeEvent) -> None:
        if self._random.random() >= 0.05:
            super().deliver(emission)

    def shown(self) -> Counter[tuple[str, ...]]:
        emissions = self.simulation.pbx.reporter.build_snapshot(self.company.nodes)
        records = [emission.event for emission in emissions if isinstance(emission.event, Detail)]
        self.board.apply_all(make_snapshot(*records), self.simulation.now)
        return super().shown()


class OneNode(Soak):
    """Only the events of one node arrive."""

    def deliver(self, emission: NodeEvent) -> None:
        if emission.node is self.company.nodes[0]:
            super().deliver(emission)

    def truth(self, node: str | None = None) -> Counter[tuple[str, ...]]:
        return super().truth(self.company.nodes[0].id)


@pytest.mark.parametrize("kind", [Late, Twice, Lossy, OneNode])
def test_a_stream_that_is_not_as_it_should_be_is_shown_right(kind: type[Soak]) -> None:
    """Records that are late, repeated, lost, or of one node only."""
    soak = kind(seed=4)
    for _ in soak.run(hours=0.2):
        assert soak.shown() == soak.truth()
    assert soak.events > 1_000
    assert not soak.board.calls


def test_after_the_answer_alone_nothing_rings_or_stays() -> None:
    """With ``-CONN``, a call is reported only after it has been connected."""

    class Connected(Soak):
        def deliver(self, emission: NodeEvent) -> None:
            if emission.connected or not isinstance(emission.event, Detail):
                super().deliver(emission)

    soak = Connected(seed=5)
    first: dict[str, CallStatus] = {}
    for _ in soak.run(hours=0.2):
        for call in soak.board.calls.values():
            first.setdefault(call.id, call.state)
    assert len(first) > 100
    assert not soak.board.calls
    assert not {CallStatus.QUEUED, CallStatus.ANNOUNCEMENT, CallStatus.DIALLING} & set(first.values())


def test_memory_is_back_where_it_began() -> None:
    """A third period does not use more memory than the second one."""
    soak = Soak(seed=2)
    tracemalloc.start()
    try:
        sizes = [_measure_memory(soak) for _ in range(3)]
    finally:
        tracemalloc.stop()
    assert sizes[2] - sizes[1] < 100_000, sizes


def _measure_memory(soak: Soak) -> int:
    """Return the bytes that a switchboard uses after six minutes of calls have all ended."""
    for _ in soak.run(hours=0.1):
        pass
    gc.collect()
    inside = [tracemalloc.Filter(inclusive=True, filename_pattern="*/switchboard/*")]
    return sum(line.size for line in tracemalloc.take_snapshot().filter_traces(inside).statistics("filename"))
