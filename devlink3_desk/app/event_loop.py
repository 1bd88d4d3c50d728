"""The asyncio event loop on Qt's event loop, for every coroutine that needs a window."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import Context
from typing import Any, TypeVar, cast

import qasync

LoopResult = TypeVar("LoopResult")


class QtEventLoop(qasync.QEventLoop):  # type: ignore[misc] # qasync ships no types
    """qasync's event loop with two functions replaced that hang or warn on Python 3.14.

    ``QtEventLoop(application)`` runs on the event loop of a ``QApplication``.
    """

    def run_until_complete(self, future: Awaitable[LoopResult]) -> LoopResult:
        """Run until ``future`` is done and return its result; ``RuntimeError`` if the loop ends first."""
        # qasync processes the remaining events afterwards, when no loop is the running one any more. A task
        # that is due then fails to start on Python 3.14, is never resumed, and closing the loop waits for it.
        if self.is_running():
            raise RuntimeError("The event loop is already running.")
        task = asyncio.ensure_future(future, loop=cast("asyncio.AbstractEventLoop", self))
        task.add_done_callback(self._stop_when_done)
        try:
            self.run_forever()
        finally:
            task.remove_done_callback(self._stop_when_done)
        if not task.done():
            raise RuntimeError("The event loop ended before the coroutine did.")
        return task.result()

    def call_later(
        self, delay: float, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.Handle:
        """Call ``callback`` after ``delay`` seconds. ``call_soon`` and ``call_at`` use this function, too."""
        # qasync checks each callback with asyncio.iscoroutinefunction, which is slow and deprecated.
        loop = cast("asyncio.AbstractEventLoop", self)
        handle: asyncio.Handle = self._add_callback(asyncio.Handle(callback, args, loop, context), delay)
        return handle

    def _stop_when_done(self, _future: asyncio.Future[Any]) -> None:
        self.stop()
