"""The memory after a day of a very large site, in compressed time, compared with that after an hour."""

from __future__ import annotations

import gc
import os

import psutil
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from devlink3_desk.qt.core.change_batcher import ChangeBatch
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.simulator.company import build_company
from devlink3_desk.simulator.reporter import NodeEvent
from devlink3_desk.simulator.simulation import Process, Simulation
from devlink3_desk.simulator.traffic import generate_traffic
from devlink3_desk.switchboard.board import Switchboard
from tests.benchmarks.rows import Row

HOURS = int(os.environ.get("BENCH_DAY_HOURS", "24"))
CALLS_PER_HOUR = float(os.environ.get("BENCH_DAY_CALLS", "10000"))
"""Twenty times as many as a large site has."""
EXTENSIONS = 1_200
STEP_SECONDS = 5.0
"""Seconds of the simulation for each batch of changes."""
MAX_MEMORY_RATIO = 1.05


def run() -> list[Row]:
    """Apply the events of a day to a board and models, and then let all calls end."""
    application = QApplication.instance() or QApplication(["bench"])
    emissions: list[NodeEvent] = []
    company = build_company(seed=1, extensions=EXTENSIONS, nodes=4, first_address="192.168.42.1")
    simulation = Simulation(company, 1, emissions.append)
    desk = _ModelDesk()
    ending = HOURS * 3600.0
    simulation.start_process(_run_traffic(simulation, ending))
    memory: list[float] = []
    events = 0
    for hour in range(HOURS):
        now = hour * 3600.0
        while now < (hour + 1) * 3600.0:
            now += STEP_SECONDS
            simulation.advance_to(now)
            events += len(emissions)
            desk.apply_emissions(emissions, now)
            application.processEvents()
        gc.collect()
        memory.append(psutil.Process().memory_info().rss / 1e6)
    while simulation.next_event_time is not None:
        now = simulation.next_event_time
        simulation.advance_to(now)
        desk.apply_emissions(emissions, now)
    remaining = desk.models.calls.rowCount() + len(desk.board.calls)
    timers = len([timer for timer in desk.models.findChildren(QTimer) if timer.isActive()])
    ratio = max(memory[len(memory) // 2 :]) / memory[0]
    name = f"{HOURS} h of {CALLS_PER_HOUR:,.0f} calls an hour, {events:,} events"
    return [
        Row(f"{name}: resident memory", memory[-1], "MB", "after the first hour, MB", memory[0], ratio,
            f"at most {MAX_MEMORY_RATIO} times", ratio <= MAX_MEMORY_RATIO),
        Row(f"{name}: rows and timers left when all calls have ended", remaining + timers, "left", aim="none",
            met=remaining + timers == 0),
    ]  # fmt: skip


def _run_traffic(simulation: Simulation, ending: float) -> Process:
    for wait in generate_traffic(simulation, CALLS_PER_HOUR, talk_time=60.0):
        if simulation.now + wait > ending:
            return
        yield wait


class _ModelDesk:
    def __init__(self) -> None:
        self.board = Switchboard()
        self.now = 0.0
        self.models = DeskModels(lambda: self.now)

    def apply_emissions(self, emissions: list[NodeEvent], now: float) -> None:
        self.now = now
        batch = ChangeBatch()
        for change in self.board.apply_all([emission.event for emission in emissions], now):
            batch.add_change(change)
        emissions.clear()
        self.models.apply_batch(batch)
