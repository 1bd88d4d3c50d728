"""Qt's event loop for tests of coroutines that need a window, set up as the program sets it up."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from typing import Any, Protocol, TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.app.event_loop import QtEventLoop
from devlink3_desk.app.qt_application import GuiGarbageCollector

T = TypeVar("T")

CANCEL_SECONDS = 20.0
"""Seconds for cancelled tasks to end after a test; a desk closes its link within three."""

WAIT_LIMIT_MS = 240_000
"""Milliseconds after which ``QtBot`` gives up: only a test that hangs waits as long."""

# The default of five seconds has been too short on machines with other work.
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed, QtBot.waitActive):
    _wait.__kwdefaults__ = {**(_wait.__kwdefaults__ or {}), "timeout": WAIT_LIMIT_MS}


class QtRun(Protocol):
    """Runs a coroutine on Qt's event loop and returns its result."""

    def __call__(self, coroutine: Coroutine[Any, Any, T], timeout: float = 240.0) -> T: ...


@pytest.fixture
def qt_loop(qapp: QApplication) -> Iterator[asyncio.AbstractEventLoop]:
    """An asyncio loop on Qt's loop, for one test; tasks that the test leaves behind fail it."""
    loop: asyncio.AbstractEventLoop = QtEventLoop(qapp)
    asyncio.set_event_loop(loop)
    yield loop
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    if left:
        # With a limit: a task that does not end when it is cancelled would hang the whole run.
        loop.run_until_complete(asyncio.wait(left, timeout=CANCEL_SECONDS))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
    asyncio.set_event_loop(None)
    assert not left, f"tasks that outlived the test: {left}"


@pytest.fixture
def qt_run(qt_loop: asyncio.AbstractEventLoop) -> QtRun:
    """Run a coroutine on Qt's event loop: ``def test_it(qt_run): qt_run(scenario())``.

    ``async def`` tests run on the stock loop; a window's coroutine needs this one.
    """

    def run(coroutine: Coroutine[Any, Any, T], timeout: float = 240.0) -> T:
        return qt_loop.run_until_complete(asyncio.wait_for(coroutine, timeout))

    return run


@pytest.fixture
def program_application(qapp: QApplication) -> Iterator[QApplication]:
    """The Qt application with the settings of the program: closing the last window does not end the loop."""
    qapp.setQuitOnLastWindowClosed(False)
    with GuiGarbageCollector():
        yield qapp
    qapp.setQuitOnLastWindowClosed(True)
