"""Which tasks a test has running."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any, TypeVar

_LISTENING = "IocpProactor.accept.<locals>.accept_coro"
"""On Windows asyncio itself keeps a task for each listening socket, another one after each connection."""


def running_tasks() -> set[asyncio.Task[Any]]:
    """Return the tasks of the running loop, without those that listening sockets have on Windows."""
    return {
        task for task in asyncio.all_tasks() if getattr(task.get_coro(), "__qualname__", "") != _LISTENING
    }


T = TypeVar("T")

TURNS = 200
"""More turns of a loop than anything on this machine takes that has nothing to wait for."""

POLL_SECONDS = 0.005


async def loop_turns() -> None:
    """Give whatever is ready its turn, connections on this machine included, without waiting for time."""
    for _ in range(TURNS):
        await asyncio.sleep(0)


async def wait_for(condition: Callable[[], T], timeout: float = 10.0, what: str = "") -> T:  # noqa: ASYNC109
    """Return the first true value of ``condition``; fail the test if ``timeout`` seconds bring none."""
    deadline = time.monotonic() + timeout
    while not (value := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {timeout} s: {what or condition}")
        await asyncio.sleep(POLL_SECONDS)
    return value
