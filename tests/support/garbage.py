"""Reference cycles of tests are collected between tests, on the main thread, as the program does it.

The collector runs on any thread that allocates, a simulator's for example; a window of an earlier test
that dies there leaves its timers behind, and Qt ends the run with a segmentation fault.
"""

from __future__ import annotations

import gc
from collections.abc import Generator

import pytest

from devlink3_desk.app.garbage import collect_due

gc.disable()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """Collect what the test has left, when its fixtures are gone."""
    yield
    collect_due()
