"""Ctrl+C where Qt calls Python."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator

from devlink3_desk.app.cli.output import ExitCode


@contextlib.contextmanager
def end_on_interrupt() -> Iterator[None]:
    """End the process with 130 as soon as Ctrl+C is pressed, where no event loop of the desk handles it.

    Qt and PySide call Python while they are loaded, and for each event. A ``KeyboardInterrupt`` that is
    raised there is lost, so that the program goes on, or aborts the process with a traceback.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:  # Ctrl+C is ignored, for example
        yield
        return
    signal.signal(signal.SIGINT, lambda *_: os._exit(ExitCode.INTERRUPTED))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
