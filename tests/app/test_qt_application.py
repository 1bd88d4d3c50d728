"""Tests for devlink3_desk.app.qt_application."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtWidgets import QApplication

from devlink3_desk.app.qt_application import FULL_COLLECTION_SECONDS, GuiGarbageCollector


class Cycle:
    """An object that only the garbage collector can free."""

    def __init__(self) -> None:
        self.itself = self


def create_objects(count: int) -> list[list[int]]:
    """Return objects that Python's own collector, were it enabled, would run for."""
    return [[number] for number in range(count)]


def test_cycles_are_collected_on_the_gui_thread_alone(qapp: QApplication):
    collector = GuiGarbageCollector()
    finalized_on: list[threading.Thread] = []
    weakref.finalize(Cycle(), lambda: finalized_on.append(threading.current_thread()))
    lists: list[list[int]] = []
    busy = threading.Thread(target=lambda: lists.extend(create_objects(100_000)))
    busy.start()
    busy.join()
    assert finalized_on == []
    collector.collect_due()
    assert finalized_on == [threading.main_thread()]


def test_old_objects_are_collected_once_a_minute_if_they_have_become_many_more(qapp: QApplication):
    now = 0.0
    collector = GuiGarbageCollector(lambda: now)
    old = Cycle()
    freed = weakref.ref(old)
    lasting = create_objects(2_000)
    gc.collect()  # `old` has outlived the new objects
    del old
    lasting += create_objects(2_000)
    collector.collect_due()
    assert freed() is not None, "a full collection before its time"
    now = FULL_COLLECTION_SECONDS
    lasting += create_objects(2_000)
    collector.collect_due()
    assert freed() is None

    old = Cycle()
    freed = weakref.ref(old)
    gc.collect()
    del old
    now *= 2
    lasting += create_objects(2_000)
    collector.collect_due()
    assert freed() is not None, "a full collection for a few objects"
    lasting += create_objects(len(gc.get_objects()))
    collector.collect_due()
    assert freed() is not None, "a full collection before its time"
    now *= 2
    lasting += create_objects(2_000)
    collector.collect_due()
    assert freed() is None
