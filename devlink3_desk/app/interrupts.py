"""Ctrl+C where an exception would crash the process, and SIGTERM before a service handles it.

Imports only what is loaded at once: while it is not, Ctrl+C ends the program with a traceback.
"""

from __future__ import annotations

import os
import signal

INTERRUPTED = 130
"""The exit code after Ctrl+C: 128 and the number of SIGINT, as shells report it."""


class InterruptExit:
    """Context manager that ends the process with :data:`INTERRUPTED` as soon as Ctrl+C is pressed.

    Extension modules call Python while they are loaded, and Qt does for each event. A ``KeyboardInterrupt``
    that is raised there crashes the process, or is lost, so that the program goes on.
    """

    def __enter__(self) -> None:
        """Handle Ctrl+C, unless it is ignored or handled otherwise."""
        self._is_default = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if self._is_default:
            signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))

    def __exit__(self, *_: object) -> None:
        """Let Ctrl+C raise ``KeyboardInterrupt`` again."""
        if self._is_default:
            signal.signal(signal.SIGINT, signal.default_int_handler)


class TerminationExit:
    """Context manager that ends the process with 0 on SIGTERM, as services do, unless it is handled."""

    def __enter__(self) -> None:
        """Handle SIGTERM."""
        self._is_default = signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        if self._is_default:
            signal.signal(signal.SIGTERM, lambda *_: os._exit(0))

    def __exit__(self, *_: object) -> None:
        """Let SIGTERM end the process as by default."""
        if self._is_default:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
