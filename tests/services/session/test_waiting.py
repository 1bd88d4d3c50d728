"""Waiting, and machines that sleep in between."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine

import pytest

from devlink3_desk.services.session.reconnect import CHECK_INTERVAL, wait_before_retry


async def test_waits_for_the_given_time():
    before = time.monotonic()
    await asyncio.wait_for(wait_before_retry(0.1, asyncio.Event(), wake_early=True), 30)
    # The difference of two instants that the clock has rounded.
    assert time.monotonic() - before >= 0.1 - time.get_clock_info("monotonic").resolution


async def test_an_interrupt_ends_one_wait():
    interrupt = asyncio.Event()
    asyncio.get_running_loop().call_later(0.01, interrupt.set)
    await asyncio.wait_for(wait_before_retry(600, interrupt, wake_early=False), 5)
    assert not interrupt.is_set()


def clock_that_sleeps(seconds: float):
    """Return the clock of a computer that sleeps for ``seconds`` after the first two readings."""
    offsets = iter([0.0, 0.0])
    return lambda: time.monotonic() + next(offsets, seconds)


async def test_the_wait_ends_when_the_computer_resumes_from_sleep():
    await asyncio.wait_for(
        wait_before_retry(600, asyncio.Event(), wake_early=True, clock=clock_that_sleeps(30)), 5
    )


async def test_without_wake_early_time_asleep_counts_as_waiting():
    await asyncio.wait_for(
        wait_before_retry(31, asyncio.Event(), wake_early=False, clock=clock_that_sleeps(30)), 5
    )
    await assert_waiting(
        wait_before_retry(90, asyncio.Event(), wake_early=False, clock=clock_that_sleeps(30))
    )


async def assert_waiting(waiting: Coroutine[None, None, None]) -> None:
    """Check that a wait goes on after its first check of the clock."""
    task = asyncio.ensure_future(waiting)
    done, _ = await asyncio.wait([task], timeout=CHECK_INTERVAL + 0.3)
    assert not done
    task.cancel()


@pytest.mark.parametrize("wake_early", [True, False])
async def test_a_wall_clock_that_is_set_forward_does_not_shorten_the_wait(
    monkeypatch: pytest.MonkeyPatch, wake_early: bool
):
    wall_clock = clock_that_sleeps(3600)
    monkeypatch.setattr(time, "time", wall_clock)
    await assert_waiting(wait_before_retry(600, asyncio.Event(), wake_early=wake_early))
