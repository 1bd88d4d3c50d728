"""Simulated PBXs that run on a thread of their own until a block ends."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.simulator.server import SimulatorThread
from tests.support.pbx_peer import PASSWORD

SHORT_CALLS_PBX: Final = SimulatorOptions(
    password=PASSWORD,
    user="desk",
    extensions=20,
    calls_per_hour=2400,
    talk_time=10,
    warm_up=100,
    seed=4,
    speed=10,
)
"""A PBX on which calls end within seconds, so that some are recorded soon."""

LONG_CALL: Final = """
user 4001 Ann
line 5 isdn
at 0 call A from trunk 5.3 cli 01707123456
at 0 ring A 4001
at 0.5 answer A by 4001
"""
"""A scenario of one call, which nobody ends."""


@contextlib.contextmanager
def run_simulator(options: SimulatorOptions) -> Iterator[SimulatorThread]:
    """Run a simulated PBX."""
    thread = SimulatorThread(options)
    thread.start()
    try:
        yield thread
    finally:
        thread.stop()


@contextlib.contextmanager
def run_scenario_pbx(folder: Path, scenario: str) -> Iterator[SimulatorThread]:
    """Run a simulated PBX, without TLS, that plays a scenario; its file is written into ``folder``."""
    script = folder / "scenario.txt"
    script.write_text(scenario, encoding="utf-8")
    with run_simulator(SimulatorOptions(script=script, tls_port=None, password=PASSWORD)) as thread:
        yield thread
