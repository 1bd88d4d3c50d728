"""The ground of every test; what it promises is tested in ``tests/support/test_promises.py``."""

from __future__ import annotations

import os
import signal

import hypothesis

from tests.support import home

home.create_home()

# Tests started in the background by a shell ignore Ctrl+C, and so would each program that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

pytest_plugins = (
    "pytester",
    "tests.support.leftovers",
    "tests.support.log_guard",
    "tests.support.x_server",
    "tests.support.desktop_session",
    "tests.support.qt_loop",
    "tests.support.command_line",
)

# The same examples every time, so that a failure is a change's and not the day's; `long` searches further:
# HYPOTHESIS_PROFILE=long, or pytest --hypothesis-profile=long.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
hypothesis.settings.register_profile("long", max_examples=5_000, deadline=None, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    home.remove_home()
