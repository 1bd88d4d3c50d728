"""Which tasks a test has running."""

from __future__ import annotations

import asyncio
from typing import Any

_LISTENING = "IocpProactor.accept.<locals>.accept_coro"
"""On Windows asyncio itself keeps a task for each listening socket, another one after each connection."""


def running_tasks() -> set[asyncio.Task[Any]]:
    """Return the tasks of the running loop, without those that listening sockets have on Windows."""
    return {
        task for task in asyncio.all_tasks() if getattr(task.get_coro(), "__qualname__", "") != _LISTENING
    }
