"""Calls that can block for ever, kept away from the loop and from the end of the program."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from typing import TypeVar

CallResult = TypeVar("CallResult")


def run_in_thread(function: Callable[[], CallResult]) -> Future[CallResult]:
    """Call ``function`` in a thread of its own that nobody waits for at the end.

    Not the loop's executor: its threads are joined when the loop closes, and a call that blocks for
    ever would keep the window from closing.
    """
    future: Future[CallResult] = Future()

    def work() -> None:
        try:
            result = function()
        except BaseException as error:  # noqa: BLE001 - it belongs to whoever asks for the result
            with contextlib.suppress(InvalidStateError):
                future.set_exception(error)
        else:
            with contextlib.suppress(InvalidStateError):
                future.set_result(result)

    threading.Thread(target=work, name="devlink3-blocking-call", daemon=True).start()
    return future


async def await_in_thread(function: Callable[[], CallResult], timeout: float) -> CallResult:
    """Return what ``function`` returns; raises ``TimeoutError`` after ``limit`` seconds."""
    import asyncio  # who only starts a thread need not wait for it to be read

    async with asyncio.timeout(timeout):
        return await asyncio.wrap_future(run_in_thread(function))
