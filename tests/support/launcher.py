"""The desk as its command opens it, in this process."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from devlink3_desk.app.cli import window
from devlink3_desk.app.os_integration.single_instance import SingleInstance
from tests.support.leftovers import remove_translators

SECONDS = 200.0
"""Time for a run, after which it is ended."""

Value = TypeVar("Value")


def run_launcher(
    folder: Path,
    *words: str,
    steps: Generator[None, None, None] | None = None,
    instance: SingleInstance | None = None,
) -> int:
    """Open the desk with the settings and data in ``folder``, and return its exit code.

    ``words`` are its options. Whenever the event loop has control, it resumes ``steps``, the acts of a user.
    """
    parser = argparse.ArgumentParser()
    window.add_arguments(parser)
    arguments = parser.parse_args(words)
    arguments.config_dir = folder
    deadline = time.monotonic() + SECONDS

    def resume() -> None:
        if time.monotonic() > deadline:
            QApplication.exit(1)
        elif steps is not None:
            next(steps, None)

    timer = QTimer(interval=10)
    timer.timeout.connect(resume)
    timer.start()
    locale = QLocale()
    try:
        return window.DeskLauncher(arguments, instance).run()
    finally:
        QLocale.setDefault(locale)
        remove_translators()


def wait_for(find: Callable[[], Value | None]) -> Generator[None, None, Value]:
    """Let the event loop run until ``find`` returns a true value, and return that; a part of ``steps``."""
    while not (value := find()):
        yield
    return value
