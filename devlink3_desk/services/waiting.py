"""Waiting between attempts, without sleeping through what would make the wait pointless."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from typing import Final

CHECK_INTERVAL: Final = 1.0
"""Seconds between looks at the wall clock."""

SLEEP_THRESHOLD: Final = 5.0
"""Seconds by which the wall clock must run ahead for the machine to have slept."""


async def wait_before_retry(
    seconds: float, interrupt: asyncio.Event, *, wake_early: bool, wall_clock: Callable[[], float] = time.time
) -> None:
    """Wait for ``seconds``, or until ``hurry`` is set.

    With ``wake_early`` the wait also ends when the machine comes back from sleep; without it the time
    asleep at least counts, which the loop's own clock does not see everywhere.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    offset = wall_clock() - loop.time()
    while (left := end - loop.time()) > 0 and not interrupt.is_set():
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(min(left, CHECK_INTERVAL)):
                await interrupt.wait()
        asleep = wall_clock() - loop.time() - offset
        if asleep > SLEEP_THRESHOLD:
            if wake_early:
                return
            end -= asleep
            offset += asleep
    interrupt.clear()
