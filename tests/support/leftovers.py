"""Plugin that fails a test which leaves a window, a dialog or a thread behind, and names it.

A window that remains takes part in every later change of the theme or font, and slows the run down. After the
last test of a file, a translation and letters of another size than the normal one are named, too: they change
what later tests read and measure.
"""

from __future__ import annotations

import ctypes
import functools
import gc
import inspect
import sys
import threading
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

_THREADS = pytest.StashKey[set[threading.Thread]]()
_shared: set[threading.Thread] = set()
"""Threads of fixtures that several tests share."""
_shared_widgets: list[QWidget] = []
"""Windows of fixtures that several tests share."""
_GROWTH_PAGES = 3_000
"""Growth of the process, in pages of 4 KiB, after which freed memory is returned to the system."""
_returned_at = 0
"""Pages of the process when memory was returned last."""
_STATISTICS = Path("/proc/self/statm")
JOIN_SECONDS = 20.0
"""Seconds for a thread to end that was asked to."""

# Cycles are collected between tests on the main thread, as the program does (GuiGarbageCollector).
gc.disable()


def _delete_deferred() -> None:
    """Delete the objects whose ``deleteLater`` was called, also if no event loop has run since."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _collect_due_generations() -> None:
    """Collect the oldest generation whose threshold is exceeded, if any, as the automatic collector does."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [
        generation for generation, (count, threshold) in enumerate(counts) if threshold and count > threshold
    ]
    if due:
        gc.collect(due[-1])


def _collect_garbage() -> None:
    """Collect what is due, and everything if the process has grown."""
    _collect_due_generations()
    if _count_pages() > _returned_at + _GROWTH_PAGES:
        gc.collect()
        _return_memory()


def _collect_between_examples(test: Callable[..., object]) -> Callable[..., object]:
    """Return a property test that collects the cycles of each example, such as a switchboard."""

    @functools.wraps(test)
    def run_example(*arguments: object, **named: object) -> None:
        test(*arguments, **named)
        _collect_garbage()

    return run_example


def _list_top_level_widgets() -> list[QWidget]:
    if not isinstance(QApplication.instance(), QApplication):
        return []
    found = [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]
    return [widget for widget in found if not any(widget is shared for shared in _shared_widgets)]


def _describe_widget(widget: QWidget) -> str:
    title = widget.windowTitle() or widget.objectName() or widget.accessibleName()
    children = len(widget.findChildren(QWidget))
    return f"{type(widget).__name__} {title!r} with {children} widgets in it"


def _remove_widgets() -> list[str]:
    """Delete the remaining windows and return their descriptions."""
    _delete_deferred()
    if not _list_top_level_widgets():
        return []
    # Windows that only cycles of Python objects refer to are no leak: a collection deletes them.
    gc.collect()
    _delete_deferred()
    remaining = _list_top_level_widgets()
    descriptions = [_describe_widget(widget) for widget in remaining]
    for widget in remaining:
        if Shiboken.isValid(widget):
            Shiboken.delete(widget)
    gc.collect()
    return descriptions


def remove_translators() -> list[str]:
    """Remove the translators of the application, and return a description if there were any."""
    app = QApplication.instance()
    translators = app.findChildren(QTranslator) if isinstance(app, QApplication) else []
    for translator in translators:
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()
    return ["a translation"] if translators else []


def _restore_letters() -> list[str]:
    """Give the letters of the application their normal size; return a description if they had another one."""
    app = QApplication.instance()
    if not isinstance(app, QApplication) or not app.property("styled"):
        return []
    size = app.font().pointSizeF()
    from devlink3_desk.qt.core.theme import ApplicationThemeManager

    themes = ApplicationThemeManager()
    themes.deleteLater()
    return [] if size == themes.font.pointSizeF() else [f"letters of {size:g} points"]


def _list_remaining_threads(threads: Iterable[threading.Thread]) -> list[str]:
    remaining = []
    for thread in threads:
        thread.join(JOIN_SECONDS)
        if thread.is_alive():
            remaining.append(f"thread {thread.name!r}")
    return remaining


def _list_threads_since(previous: set[threading.Thread]) -> set[threading.Thread]:
    """Return the threads that Python has started since ``previous``."""
    started = set(threading.enumerate()) - previous - _shared
    # Python represents the threads of Qt by dummies.
    started = {thread for thread in started if not isinstance(thread, threading._DummyThread)}
    # The executor of a shared simulator starts threads on demand, which end with the simulator.
    return {thread for thread in started if not (_shared and thread.name.startswith("asyncio_"))}


def _freeze_lasting_objects() -> None:
    """Collect cycles, and let later collections skip what is alive now: modules and collected tests.

    They are 200,000 objects, whose traversal takes a quarter of a second in each full collection.
    """
    gc.collect()
    gc.freeze()


def _count_pages() -> int:
    """Return the pages of memory that the process occupies; 0 where the system does not say so."""
    try:
        return int(_STATISTICS.read_text().split()[1])
    except OSError:
        return 0


def _return_memory() -> None:
    """Return freed memory to the system; a test of many calls needs it only once."""
    global _returned_at  # noqa: PLW0603
    if sys.platform == "linux":  # other systems do so by themselves
        ctypes.CDLL(None).malloc_trim(0)
    _returned_at = _count_pages()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Prepare the collections of cycles between tests and between examples."""
    functions = (item.obj for item in session.items if isinstance(item, pytest.Function))
    properties = {id(handle): handle for each in functions if (handle := getattr(each, "hypothesis", None))}
    for test in properties.values():
        if not inspect.iscoroutinefunction(test.inner_test):
            test.inner_test = _collect_between_examples(test.inner_test)
    _freeze_lasting_objects()


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
    """Record the threads and windows of fixtures that several tests share."""
    if fixturedef.scope == "function":
        return (yield)
    threads, widgets = set(threading.enumerate()), _list_top_level_widgets()
    result = yield
    _shared.update(set(threading.enumerate()) - threads)
    _shared_widgets.extend(widget for widget in _list_top_level_widgets() if widget not in widgets)
    return result


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, None, None]:
    """Record the running threads."""
    item.stash[_THREADS] = set(threading.enumerate())
    yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, None, None]:
    """Check for windows and threads that the test and its fixtures have left."""
    yield
    is_last = nextitem is None or nextitem.path != item.path
    if is_last:
        _shared_widgets.clear()
    remaining = [*_remove_widgets(), *_list_remaining_threads(_list_threads_since(item.stash[_THREADS]))]
    if is_last:
        remaining += [*remove_translators(), *_restore_letters(), *_list_remaining_threads(_shared)]
        _shared.clear()
    if remaining:
        pytest.fail("Left behind:\n" + "\n".join(remaining), pytrace=False)


@pytest.hookimpl(wrapper=True)  # within pytest's filter of warnings, so that open sockets are reported
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, Any, Any]:
    """Collect cycles when pytest has released the fixtures of the test, which it does after the teardown."""
    result = yield
    _collect_garbage()
    if nextitem is None or nextitem.path != item.path:
        _freeze_lasting_objects()
        _return_memory()
    return result
