"""Blocking calls in daemon threads, which the end of the program does not wait for."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from typing import TypeVar

CallResult = TypeVar("CallResult")


def run_in_thread(function: Callable[[], CallResult]) -> Future[CallResult]:
    """Call ``function`` in a daemon thread of its own; return the future of its result.

    The executor of the event loop would not do: it joins its threads when the loop is closed, so a call
    that blocks forever would keep the window from closing.
    """
    future: Future[CallResult] = Future()

    def work() -> None:
        try:
            result = function()
        except BaseException as error:  # noqa: BLE001 - passed on to the one who asks for the result
            # The future may have been cancelled by a timeout meanwhile.
            with contextlib.suppress(InvalidStateError):
                future.set_exception(error)
        else:
            with contextlib.suppress(InvalidStateError):
                future.set_result(result)

    threading.Thread(target=work, name="devlink3-blocking-call", daemon=True).start()
    return future


async def await_in_thread(function: Callable[[], CallResult], limit: float) -> CallResult:
    """Return the result of ``function``; raises :class:`TimeoutError` after ``limit`` seconds.

    The thread goes on after a timeout: nothing can interrupt it.
    """
    # Imported here: run_in_thread() is used where no event loop has been imported yet.
    import asyncio

    async with asyncio.timeout(limit):
        return await asyncio.wrap_future(run_in_thread(function))
