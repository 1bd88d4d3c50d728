"""What the window's tests share: a clock that they move, models, and a window on its own settings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.qt.core.change_batcher import ChangeBatch
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.changes import Change


class ManualClock:
    """Seconds that go on when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class MemoryLayoutStore:
    """Settings kept in memory."""

    def __init__(self) -> None:
        self.values: dict[str, bytes] = {}

    def load(self, key: str) -> bytes | None:
        return self.values.get(key)

    def save(self, key: str, value: bytes) -> None:
        self.values[key] = value


class ImmediateDeskModels(DeskModels):
    """Models that take changes at once, as if a frame had passed."""

    def apply_changes(self, *changes: Change) -> None:
        batch = ChangeBatch()
        for change in changes:
            batch.add_change(change)
        self.apply_batch(batch)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def store() -> MemoryLayoutStore:
    return MemoryLayoutStore()


@pytest.fixture
def desk(qapp: QApplication, clock: ManualClock) -> ImmediateDeskModels:
    return ImmediateDeskModels(clock)


@pytest.fixture
def window(desk: ImmediateDeskModels, store: MemoryLayoutStore, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(desk, store)
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.finish_closing()
    delete(window)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
