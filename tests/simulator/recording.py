"""A simulation whose events are written down."""

from __future__ import annotations

from devlink3_desk.simulator.company import build
from devlink3_desk.simulator.simulation import Simulation
from devlink3_desk.simulator.traffic import traffic


class Recording:
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

    def of(self, *kinds):
        return [event for event in self.events if isinstance(event, kinds)]

    def take(self):
        """Return the events since the last call, and forget them."""
        events = self.events
        self.emissions.clear()
        return events


def made_up(extensions=40, nodes=1, seed=1):
    return build(seed=seed, extensions=extensions, nodes=nodes, first_address="192.168.42.1")


def busy_day(*, seed=1, extensions=40, nodes=1, rate=500.0, hours=1.0, steps=1):
    """Let calls come for ``hours`` and then all of them end."""
    recording = Recording(made_up(extensions, nodes, seed), seed)
    simulation = recording.simulation
    until = hours * 3600.0

    def calls():
        for wait in traffic(simulation, rate):
            if simulation.now + wait > until:
                return
            yield wait

    simulation.spawn(calls())
    for step in range(steps):
        simulation.advance(until * (step + 1) / steps)
    while simulation.next_due is not None:
        simulation.advance(simulation.next_due)
    return recording
