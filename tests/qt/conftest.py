"""What the window's tests share: a clock that they move, models, and a window on its own settings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.qt.models.batcher import Batch
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.switchboard.changes import Change


class Clock:
    """Seconds that go on when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Store:
    """Settings kept in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load(self, key: str) -> bytes | None:
        return self.kept.get(key)

    def save(self, key: str, value: bytes) -> None:
        self.kept[key] = value


class Desk(DeskModels):
    """Models that take changes at once, as if a frame had passed."""

    def take(self, *changes: Change) -> None:
        batch = Batch()
        for change in changes:
            batch.add(change)
        self.apply(batch)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def desk(qapp: QApplication, clock: Clock) -> Desk:
    return Desk(clock)


@pytest.fixture
def window(desk: Desk, store: Store, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(desk, store)
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.finish()
    delete(window)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
