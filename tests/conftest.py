"""Configuration of all tests; ``tests/support/test_support.py`` tests what it provides."""

from __future__ import annotations

import os
import signal

import hypothesis
import pytest

from tests.support import home

# Before any other import of the project: some modules read the environment when they are imported.
home.create_home()

# A shell starts background jobs with SIGINT ignored, which every program that a test starts would inherit.
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
    "tests.support.nats_server",
    "tests.support.ldap_server",
    "tests.support.mail_server",
)

# The same examples in every run, so that a failure is caused by a change and not by chance. The profile
# `long` searches further: HYPOTHESIS_PROFILE=long, or pytest --hypothesis-profile=long.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
hypothesis.settings.register_profile("long", max_examples=5_000, deadline=None, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def _find_position(item: pytest.Item) -> tuple[int, bool]:
    """Return where a test belongs: those that need much memory come first, then those that wait."""
    large = item.get_closest_marker("large")
    return 0 if large is None else -large.args[0], item.get_closest_marker("waits") is None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the tests, so that their processes stay small and have work until the end."""
    items.sort(key=_find_position)


def pytest_unconfigure() -> None:
    """Remove the home of the run."""
    home.remove_home()
