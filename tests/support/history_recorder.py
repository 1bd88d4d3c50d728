"""A recorder to be killed: ``python -m tests.support.history_recorder LOCATION RUNS`` (POSIX only).

For each run it forks a process that records calls and events without end and says what is stored; the
process is killed at a random moment. Each line of the output is the run and what it had stored by then.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from typing import NoReturn

from devlink3_desk.protocol.events import Delta2
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from tests.support.history_calls import MONDAY_10, make_incoming_call

MAX_STEPS = 12
"""Times that a process may store something before it is killed."""


def record(location: HistoryLocation, run: int, pipe: int) -> NoReturn:
    """Record without end; each number written to ``pipe`` is that of a step that is stored."""
    options = RecorderOptions(call_id_prefix=f"run{run}", read_wall=lambda: MONDAY_10 + run * 1_000.0)
    writer = HistoryWriter(location, options)
    for step in range(sys.maxsize):
        instant = run * 1_000.0 + step
        writer.record_events(
            [Delta2(text=f"{step}.{part}") for part in range(3)], instant, MONDAY_10 + instant
        )
        calls = [
            make_incoming_call(f"run{run}-{step}.{part}", f"0163296{step:04}", MONDAY_10 + instant)
            for part in range(3)
        ]
        writer.record_calls(calls)
        if writer.flush():
            os.write(pipe, f"{step}\n".encode())
    raise AssertionError


def run_and_kill(location: HistoryLocation, run: int, chance: random.Random) -> int:
    """Return the last step that a recorder had stored when it was killed, -1 for none."""
    readable, writable = os.pipe()
    child = os.fork()
    if not child:
        record(location, run, writable)
    os.close(writable)
    told = b""
    steps = chance.randrange(MAX_STEPS)
    while told.count(b"\n") < steps:
        told += os.read(readable, 100)
    time.sleep(chance.uniform(0.0, 0.01))  # anywhere within the next transaction, or the one after
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while rest := os.read(readable, 100):
        told += rest
    os.close(readable)
    return int(told.split()[-1]) if told else -1


def main() -> None:
    """Kill as many recorders as the command line says."""
    location = HistoryLocation.parse(sys.argv[1])
    chance = random.Random(sys.argv[2])
    for run in range(int(sys.argv[2])):
        print(run, run_and_kill(location, run, chance), flush=True)


if __name__ == "__main__":
    main()
