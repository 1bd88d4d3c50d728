"""A simulation that records its events."""

from __future__ import annotations

from typing import TypeVar

from devlink3_desk.simulator.company import Company, build_company
from devlink3_desk.simulator.pbx import Pbx
from devlink3_desk.simulator.reporter import NodeEvent, ReportedEvent
from devlink3_desk.simulator.simulation import Process, Simulation
from devlink3_desk.simulator.traffic import generate_traffic

EventT = TypeVar("EventT", bound=ReportedEvent)


class RecordedSimulation:
    """A company, its PBX, and every event that it has reported, in order."""

    def __init__(self, company: Company, seed: int = 1) -> None:
        self.node_events: list[NodeEvent] = []
        self.company = company
        self.simulation = Simulation(company, seed, self.node_events.append)

    @property
    def pbx(self) -> Pbx:
        return self.simulation.pbx

    @property
    def events(self) -> list[ReportedEvent]:
        return [node_event.event for node_event in self.node_events]

    def events_of(self, *kinds: type[EventT]) -> list[EventT]:
        return [event for event in self.events if isinstance(event, kinds)]

    def pop_events(self) -> list[ReportedEvent]:
        """Return the events since the last call."""
        events = self.events
        self.node_events.clear()
        return events


def create_company(extensions: int = 40, nodes: int = 1, seed: int = 1) -> Company:
    return build_company(seed=seed, extensions=extensions, nodes=nodes, first_address="192.168.42.1")


def create_no_company() -> Company:
    """Stand in for the default company where a scenario declares its own."""
    raise AssertionError("The scenario declares a company.")


def record_busy_day(
    *,
    seed: int = 1,
    extensions: int = 40,
    nodes: int = 1,
    rate: float = 500.0,
    hours: float = 1.0,
    steps: int = 1,
) -> RecordedSimulation:
    """Record random calls that start within ``hours``, until all of them have ended."""
    recording = RecordedSimulation(create_company(extensions, nodes, seed), seed)
    simulation = recording.simulation
    until = hours * 3600.0

    def start_calls() -> Process:
        for wait in generate_traffic(simulation, rate):
            if simulation.now + wait > until:
                return
            yield wait

    simulation.start_process(start_calls())
    for step in range(steps):
        simulation.advance_to(until * (step + 1) / steps)
    while simulation.next_event_time is not None:
        simulation.advance_to(simulation.next_event_time)
    return recording
