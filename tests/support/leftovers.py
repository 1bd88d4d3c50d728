"""Fail a test that leaves a window, a dialog or a thread behind, and name what it left.

A window that is left takes part in every later change of theme or font, and the run gets slower test by test.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Generator, Iterable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from devlink3_desk.app.qt_application import collect_due_generations

_THREADS = pytest.StashKey[set[threading.Thread]]()
_shared: set[threading.Thread] = set()
"""Threads of fixtures that are wider than a test."""
JOIN_SECONDS = 5.0
"""How long a thread that was told to end may take to do so."""

gc.disable()  # collected between tests, on the main thread, as the program does it (app/garbage.py)


def _delete_deferred() -> None:
    """Delete what was given to ``deleteLater``, also where no event loop has run since."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _top_level_widgets() -> list[QWidget]:
    if not isinstance(QApplication.instance(), QApplication):
        return []
    return [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]


def _describe_widget(widget: QWidget) -> str:
    title = widget.windowTitle() or widget.objectName() or widget.accessibleName()
    children = len(widget.findChildren(QWidget))
    return f"{type(widget).__name__} {title!r} with {children} widgets in it"


def _remove_widgets() -> list[str]:
    """Delete the windows that are left and return what they were."""
    _delete_deferred()
    if not _top_level_widgets():
        return []
    # What only Python still holds, in cycles, is gone when they are collected: that is no leak.
    gc.collect()
    _delete_deferred()
    left = _top_level_widgets()
    described = [_describe_widget(widget) for widget in left]
    for widget in left:
        if Shiboken.isValid(widget):
            Shiboken.delete(widget)
    gc.collect()
    return described


def _remaining_threads(threads: Iterable[threading.Thread]) -> list[str]:
    left = []
    for thread in threads:
        thread.join(JOIN_SECONDS)
        if thread.is_alive():
            left.append(f"thread {thread.name!r}")
    return left


def _started_since(before: set[threading.Thread]) -> set[threading.Thread]:
    """Return the threads that Python has started since, without those of Qt that it only saw."""
    since = set(threading.enumerate()) - before - _shared
    since -= {each for each in since if isinstance(each, threading._DummyThread)}  # one of Qt's
    # The threads of a shared simulator's executor start whenever it needs them, and end with it.
    return {each for each in since if not (_shared and each.name.startswith("asyncio_"))}


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
    """Note the threads of fixtures that several tests share: they end with the last of these."""
    before = set(threading.enumerate())
    result = yield
    if fixturedef.scope != "function":
        _shared.update(set(threading.enumerate()) - before)
    return result


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, None, None]:
    """Remember which threads run."""
    item.stash[_THREADS] = set(threading.enumerate())
    yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, None, None]:
    """Look for what the test and its fixtures have left, and collect cycles that are due."""
    yield
    left = [*_remove_widgets(), *_remaining_threads(_started_since(item.stash[_THREADS]))]
    if nextitem is None or nextitem.path != item.path:
        left += _remaining_threads(_shared)
        _shared.clear()
    collect_due_generations()
    if left:
        pytest.fail("Left behind:\n" + "\n".join(left), pytrace=False)
