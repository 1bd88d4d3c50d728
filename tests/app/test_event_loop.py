"""The asyncio event loop on Qt's event loop: results, errors, and tasks that outlive the coroutine."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from devlink3_desk.app import event_loop
from devlink3_desk.app.event_loop import QtEventLoop


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[asyncio.Runner]:
    with asyncio.Runner(loop_factory=lambda: QtEventLoop(qapp)) as runner:
        yield runner


async def add_slowly(left: int, right: int) -> int:
    await asyncio.sleep(0.001)
    return left + right


def test_the_result_of_the_coroutine_is_returned(runner: asyncio.Runner):
    assert runner.run(add_slowly(2, 3)) == 5
    assert runner.run(add_slowly(3, 4)) == 7


def test_the_error_of_the_coroutine_is_raised(runner: asyncio.Runner):
    async def fail() -> None:
        await asyncio.sleep(0)
        raise LookupError("nothing there")

    with pytest.raises(LookupError, match="nothing there"):
        runner.run(fail())


def test_a_task_that_is_due_when_the_coroutine_ends_continues_in_the_next_run(runner: asyncio.Runner):
    woken: list[str] = []

    async def wait_for_event(event: asyncio.Event) -> None:
        await event.wait()
        woken.append("event")

    async def start() -> asyncio.Task[None]:
        event = asyncio.Event()
        task = asyncio.create_task(wait_for_event(event))
        await asyncio.sleep(0)
        # The task is due, and this coroutine ends before the loop gets to it.
        event.set()
        return task

    async def finish(task: asyncio.Task[None]) -> None:
        await task

    task = runner.run(start())
    runner.run(finish(task))
    assert woken == ["event"]


def test_closing_the_loop_cancels_a_task_that_is_due(qapp: QApplication):
    ended: list[str] = []
    tasks: set[asyncio.Task[None]] = set()

    async def clean_up_when_cancelled(event: asyncio.Event) -> None:
        try:
            await event.wait()
            await asyncio.get_running_loop().create_future()
        finally:
            await asyncio.sleep(0.001)
            ended.append("cancelled")

    async def start() -> None:
        event = asyncio.Event()
        tasks.add(asyncio.create_task(clean_up_when_cancelled(event)))
        await asyncio.sleep(0)
        event.set()

    with asyncio.Runner(loop_factory=lambda: QtEventLoop(qapp)) as runner:
        runner.run(start())
    assert ended == ["cancelled"]


def test_a_loop_that_is_stopped_early_says_so(qapp: QApplication):
    loop = QtEventLoop(qapp)
    never: asyncio.Future[None] = loop.create_future()
    loop.call_soon(loop.stop)
    with pytest.raises(RuntimeError, match="ended before"):
        loop.run_until_complete(never)
    loop.close()


def test_a_coroutine_that_does_not_end_when_the_program_has_to_quit_is_cancelled(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(event_loop, "QUIT_TIMEOUT", 0.01)
    ended: list[str] = []

    async def clean_up_when_cancelled() -> None:
        asyncio.get_running_loop().call_soon(qapp.quit)
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0.001)
            ended.append("cleaned up")

    with (
        asyncio.Runner(loop_factory=lambda: QtEventLoop(qapp)) as runner,
        pytest.raises(event_loop.LoopQuitError) as error,
    ):
        runner.run(clean_up_when_cancelled())
    assert (ended, error.value.code) == (["cleaned up"], 0)


def test_a_running_loop_cannot_be_run_again(runner: asyncio.Runner):
    async def run_again() -> None:
        loop = asyncio.get_running_loop()
        loop.run_until_complete(loop.create_future())

    with pytest.raises(RuntimeError, match="already running"):
        runner.run(run_again())


def test_calls_are_made_in_order_unless_cancelled(runner: asyncio.Runner):
    async def schedule() -> list[str]:
        loop = asyncio.get_running_loop()
        made: list[str] = []
        done = loop.create_future()
        loop.call_soon(made.append, "soon")
        loop.call_later(0.001, made.append, "cancelled").cancel()
        loop.call_later(0.02, done.set_result, None)
        loop.call_at(loop.time() + 0.01, made.append, "later")
        await done
        return made

    assert runner.run(schedule()) == ["soon", "later"]
