"""Doubles for tests of the window: a clock, a store for its layout, and models that need no event loop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from devlink3_desk.qt.core.change_batcher import ChangeBatch
from devlink3_desk.qt.core.window_placement import LayoutStore
from devlink3_desk.qt.directory.index_builder import build_search_index
from devlink3_desk.qt.directory.search_index import SearchIndex
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.contacts import ContactStore, NoteStore
from devlink3_desk.switchboard.board_values import Person
from devlink3_desk.switchboard.changes import Change

EXPOSE_LIMIT_MS: Final = 240_000
"""Milliseconds that a window may take to be shown."""


class ManualClock:
    """A clock that stands still until a test sets :attr:`now`."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class MemoryLayoutStore:
    """A layout store in memory."""

    def __init__(self) -> None:
        self.values: dict[str, bytes] = {}

    def load(self, key: str) -> bytes | None:
        return self.values.get(key)

    def save(self, key: str, value: bytes) -> None:
        self.values[key] = value


class ImmediateDeskModels(DeskModels):
    """Models that apply changes immediately instead of with the next frame."""

    def apply_changes(self, *changes: Change) -> None:
        batch = ChangeBatch()
        for change in changes:
            batch.add_change(change)
        self.apply_batch(batch)


def show_widget(widget: QWidget) -> None:
    """Show a widget, and wait until it is on the screen."""
    widget.show()
    assert QTest.qWaitForWindowExposed(widget, EXPOSE_LIMIT_MS)


@contextmanager
def open_window(
    models: DeskModels | None = None, store: LayoutStore | None = None, **options: Any
) -> Iterator[MainWindow]:
    """Show a window of 1280 by 800 pixels, with ``options``; in the end, delete it and restore the zoom."""
    window = MainWindow(models or DeskModels(), store or MemoryLayoutStore(), **options)
    window.resize(1280, 800)
    show_widget(window)
    yield window
    window.theme_manager.set_zoom(1.0)
    window.finish_closing()
    delete(window)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def create_stored_models(clock: ManualClock, folder: Path) -> ImmediateDeskModels:
    """Return models that store imported contacts and notes in ``folder``."""
    return ImmediateDeskModels(clock, contact_storage=ContactStore(folder), note_storage=NoteStore(folder))


def list_shown_keys(desk: DeskModels) -> list[str]:
    """Return the keys of the calls in the order in which the list shows them."""
    return [desk.call_list.key_at(position) for position in range(desk.call_list.rowCount())]


def list_expected_keys(desk: DeskModels) -> list[str]:
    """Return what :func:`list_shown_keys` must be, by filtering and sorting all calls again."""
    rows = [row for row in desk.calls if all(needle in row.search_text for needle in desk.call_list.needles)]
    return [row.key for row in sorted(rows, key=lambda row: (row.sort_key, row.key))]


def build_index(people: Sequence[Person], previous: SearchIndex | None = None) -> SearchIndex:
    """Return the complete index of a directory."""
    steps = build_search_index(people, previous)
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            index: SearchIndex = stop.value
            return index


def show_changes(window: MainWindow, *changes: Change) -> None:
    """Pass changes to a window, and let it show them without waiting for the next frame."""
    window.apply(changes)
    window.batcher.flush()
