"""A day's calls: when they come and which way they go."""

from __future__ import annotations

from .cast import MEDIAN_TALK_TIME, Participants
from .flows import TRAFFIC_MIX
from .simulation import Process, Simulation


def generate_traffic(simulation: Simulation, calls_per_hour: float, talk_time: float = MEDIAN_TALK_TIME) -> Process:
    """Begin calls by chance, ``calls_per_hour`` of them on the average, for ever."""
    cast = Participants(simulation, talk_time)
    flows = [flow for flow, _ in TRAFFIC_MIX]
    weights = [weight for _, weight in TRAFFIC_MIX]
    while True:
        yield simulation.random.expovariate(calls_per_hour / 3600.0)
        (flow,) = simulation.random.choices(flows, weights)
        simulation.start_process(flow(cast))
