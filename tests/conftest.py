"""The ground of every test; what it promises is tested in ``tests/support/test_promises.py``."""

from __future__ import annotations

import os

import hypothesis

from tests.support import home

home.move_in()

pytest_plugins = ("pytester", "tests.support.vigilance", "tests.support.screens", "tests.support.loops")

# The same examples every time, so that a failure is a change's and not the day's; `long` searches further:
# HYPOTHESIS_PROFILE=long, or pytest --hypothesis-profile=long.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
hypothesis.settings.register_profile("long", max_examples=5_000, deadline=None, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    home.move_out()
