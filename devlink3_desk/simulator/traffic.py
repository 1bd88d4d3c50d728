"""A day's calls: when they come and which way they go."""

from __future__ import annotations

from .cast import USUAL_TALK, Cast
from .flows import FLOWS
from .simulation import Process, Simulation


def traffic(simulation: Simulation, calls_per_hour: float, talk_time: float = USUAL_TALK) -> Process:
    """Begin calls by chance, ``calls_per_hour`` of them on the average, for ever."""
    cast = Cast(simulation, talk_time)
    flows = [flow for flow, _ in FLOWS]
    weights = [weight for _, weight in FLOWS]
    while True:
        yield simulation.random.expovariate(calls_per_hour / 3600.0)
        (flow,) = simulation.random.choices(flows, weights)
        simulation.spawn(flow(cast))
