"""Ends a command whose output nobody reads any longer, and lets Ctrl+C end one that waits for its reader."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import stat
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator
from types import FrameType
from typing import TypeVar

from devlink3_desk.app.cli.output import OutputClosedError, OutputInterruptedError, write_bytes

Result = TypeVar("Result")


async def run_while_read(command: Awaitable[Result]) -> Result:
    """Await ``command``, which is cancelled when stdout is a pipe whose reader closes it.

    Raises :class:`.OutputClosedError` then. Where the system does not report it, as on Windows, the next
    line that is written raises it. Raises :class:`.OutputInterruptedError` on Ctrl+C while a line waits for
    the reader.
    """
    task = asyncio.current_task()
    is_closed = False

    def end_command() -> None:
        nonlocal is_closed
        is_closed = True
        if task is not None:
            task.cancel()

    with _watch_pipe(end_command), _interrupt_waiting_output():
        try:
            return await command
        except asyncio.CancelledError:
            if is_closed:
                raise OutputClosedError from None
            raise


@contextlib.contextmanager
def _watch_pipe(on_closed: Callable[[], None]) -> Iterator[None]:
    """Call ``on_closed`` when the reading end of the pipe at stdout is closed."""
    descriptor = _find_pipe()
    if descriptor is None:
        yield
        return
    loop = asyncio.get_running_loop()

    def report_closed() -> None:
        loop.remove_reader(descriptor)  # it would be reported in each iteration of the loop
        on_closed()

    # The writing end of a pipe is reported as readable when its reading end is closed: asyncio itself
    # watches the pipes to its subprocesses like this.
    loop.add_reader(descriptor, report_closed)
    try:
        yield
    finally:
        loop.remove_reader(descriptor)


@contextlib.contextmanager
def _interrupt_waiting_output() -> Iterator[None]:
    """Let Ctrl+C end also a line that waits for the reader of stdout, for whom asyncio would wait."""
    handle_signal = signal.getsignal(signal.SIGINT)
    is_main_thread = threading.current_thread() is threading.main_thread()
    if not is_main_thread or not callable(handle_signal):  # no signals here, or Ctrl+C is ignored
        yield
        return

    def interrupt(number: int, frame: FrameType | None) -> None:
        if frame is not None and frame.f_code is write_bytes.__code__:
            raise OutputInterruptedError
        handle_signal(number, frame)

    signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handle_signal)


def _find_pipe() -> int | None:
    """Return the descriptor of stdout if it is the writing end of a pipe that can be watched."""
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        descriptor = sys.stdout.fileno()
        is_pipe = stat.S_ISFIFO(os.fstat(descriptor).st_mode)
    except (OSError, ValueError, AttributeError):  # AttributeError: stdout was closed from the start
        return None
    # A FIFO that is open for reading, too, is readable when it holds what was written to it.
    is_writing_end = fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_ACCMODE == os.O_WRONLY
    return descriptor if is_pipe and is_writing_end else None
