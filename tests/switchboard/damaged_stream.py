"""A simulated stream with everything that can interrupt one."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from devlink3_desk.protocol.events import AnyEvent, CounterGap, LinkEvent, LinkState, SnapshotMarker
from devlink3_desk.simulator.company import build_company
from devlink3_desk.simulator.simulation import Simulation
from devlink3_desk.simulator.traffic import generate_traffic


class DamagedStream:
    """A simulated network of ``nodes`` whose stream has gaps, outages and new snapshots."""

    def __init__(self, seed: int, nodes: int, seconds: float) -> None:
        self._seconds = seconds
        self._random = Random(seed)
        self._pending: list[AnyEvent] = []
        company = build_company(seed=seed, extensions=30, nodes=nodes, first_address="192.168.42.1")
        self._simulation = Simulation(
            company, seed, lambda node_event: self._pending.append(node_event.event)
        )
        self._simulation.start_process(generate_traffic(self._simulation, 3_000.0, talk_time=20.0))

    def iter_batches(self) -> Iterator[tuple[float, list[AnyEvent]]]:
        """Simulate, and yield the events that arrive together, with the seconds since the beginning; once."""
        yield 0.0, [LinkEvent(state=LinkState.CONNECTED, flags=("-SCN",)), *self._build_snapshot()]
        while (due := self._simulation.next_event_time) is not None and due < self._seconds:
            self._simulation.advance_to(due)
            events, self._pending = self._pending, []
            if damaged := self._damage(events):
                yield due, damaged

    def _damage(self, events: list[AnyEvent]) -> list[AnyEvent]:
        chance = self._random.random()
        if chance > 0.02:
            return events
        if chance > 0.01:
            gap = CounterGap(pbx=self._random.choice(events).pbx if events else None, expected=1, received=3)
            return [gap, *self._build_snapshot()]
        return [
            LinkEvent(state=LinkState.LOST, reason="The cable is gone."),
            LinkEvent(state=LinkState.CONNECTED, flags=("-SCN",)),
            *self._build_snapshot(),
            LinkEvent(state=LinkState.RESYNCHRONISED),
        ]

    def _build_snapshot(self) -> list[AnyEvent]:
        company = self._simulation.pbx.company
        told = self._simulation.pbx.reporter.build_snapshot(company.nodes)
        return [
            SnapshotMarker(complete=False),
            *(node_event.event for node_event in told),
            SnapshotMarker(complete=True),
        ]
