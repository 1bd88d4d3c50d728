"""Waiting, and machines that sleep in between."""

from __future__ import annotations

import asyncio
import time

from devlink3_desk.services.session.reconnect import wait_before_retry


async def test_waits_as_long_as_it_should():
    before = time.monotonic()
    await asyncio.wait_for(wait_before_retry(0.1, asyncio.Event(), wake_early=True), 30)
    # The difference of two instants that the clock has rounded.
    assert time.monotonic() - before >= 0.1 - time.get_clock_info("monotonic").resolution


async def test_hurry_ends_it_once():
    hurry = asyncio.Event()
    asyncio.get_running_loop().call_later(0.01, hurry.set)
    await asyncio.wait_for(wait_before_retry(600, hurry, wake_early=False), 5)
    assert not hurry.is_set()


def clock_that_sleeps(seconds: float):
    """Return a wall clock of a computer that sleeps for ``seconds`` after the first reading."""
    offsets = iter([0.0])
    return lambda: time.monotonic() + next(offsets, seconds)


async def test_a_machine_that_wakes_up_tries_at_once():
    await asyncio.wait_for(
        wait_before_retry(600, asyncio.Event(), wake_early=True, wall_clock=clock_that_sleeps(30)), 5
    )


async def test_a_wait_that_must_be_long_counts_the_time_asleep_and_no_more():
    await asyncio.wait_for(
        wait_before_retry(31, asyncio.Event(), wake_early=False, wall_clock=clock_that_sleeps(30)), 5
    )
    still = asyncio.ensure_future(
        wait_before_retry(90, asyncio.Event(), wake_early=False, wall_clock=clock_that_sleeps(30))
    )
    done, _ = await asyncio.wait([still], timeout=1.3)
    assert not done
    still.cancel()
