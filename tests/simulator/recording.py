"""A simulation whose events are written down."""

from __future__ import annotations

from devlink3_desk.simulator.company import build_company
from devlink3_desk.simulator.simulation import Simulation
from devlink3_desk.simulator.traffic import generate_traffic


class RecordedSimulation:
    """A company, its PBX, and every event that it told, in order."""

    def __init__(self, company, seed=1):
        self.emissions = []
        self.company = company
        self.simulation = Simulation(company, seed, self.emissions.append)

    @property
    def pbx(self):
        return self.simulation.pbx

    @property
    def events(self):
        return [emission.event for emission in self.emissions]

    def events_of(self, *kinds):
        return [event for event in self.events if isinstance(event, kinds)]

    def pop_events(self):
        """Return the events since the last call, and forget them."""
        events = self.events
        self.emissions.clear()
        return events


def create_company(extensions=40, nodes=1, seed=1):
    return build_company(seed=seed, extensions=extensions, nodes=nodes, first_address="192.168.42.1")


def record_busy_day(*, seed=1, extensions=40, nodes=1, rate=500.0, hours=1.0, steps=1):
    """Let calls come for ``hours`` and then all of them end."""
    recording = RecordedSimulation(create_company(extensions, nodes, seed), seed)
    simulation = recording.simulation
    until = hours * 3600.0

    def calls():
        for wait in generate_traffic(simulation, rate):
            if simulation.now + wait > until:
                return
            yield wait

    simulation.start_process(calls())
    for step in range(steps):
        simulation.advance_to(until * (step + 1) / steps)
    while simulation.next_event_time is not None:
        simulation.advance_to(simulation.next_event_time)
    return recording
