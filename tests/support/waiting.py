"""Waits for conditions and for the event loop, instead of for a fixed time."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

_ACCEPT_TASK = "IocpProactor.accept.<locals>.accept_coro"
"""Name of the tasks that asyncio itself has on Windows, one for each listening socket."""


def list_running_tasks() -> set[asyncio.Task[Any]]:
    """Return the tasks of the running loop, without those of asyncio itself."""
    return {
        task for task in asyncio.all_tasks() if getattr(task.get_coro(), "__qualname__", "") != _ACCEPT_TASK
    }


T = TypeVar("T")

TURNS = 200
"""Rounds of the loop, more than any exchange over local sockets takes."""

POLL_SECONDS = 0.005

read_cost: Callable[[], float] = time.perf_counter if sys.platform == "win32" else time.thread_time
"""Processor seconds of this thread, without those of other programs; too coarse on Windows."""


async def loop_turns() -> None:
    """Run the loop until everything that is ready has been handled, local connections included."""
    for _ in range(TURNS):
        await asyncio.sleep(0)


async def wait_for(condition: Callable[[], T], timeout: float = 240.0, what: str = "") -> T:  # noqa: ASYNC109
    """Return the first true value of ``condition``; fail the test after ``timeout`` seconds without one."""
    deadline = time.monotonic() + timeout
    while not (value := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {timeout} s: {what or condition}")
        await asyncio.sleep(POLL_SECONDS)
    return value
