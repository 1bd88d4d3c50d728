"""Closed windows are gone with everything that belongs to them, not only with their widgets."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.theme import ApplicationThemeManager
from devlink3_desk.qt.core.widgets import Pane
from devlink3_desk.qt.main_window.main_window import MainWindow
from tests.qt.all_windows import WINDOWS
from tests.qt.window_stage import WindowStage
from tests.support.board_values import make_all_changes
from tests.support.desk_models import (
    ManualClock,
    MemoryLayoutStore,
    create_stored_models,
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")


@pytest.mark.parametrize(
    "name", ["whole desk", "past", "settings, page 1", "history", "reports", "wallboard"]
)
def test_closed_window_leaves_no_objects_behind(name: str, qapp: QApplication, tmp_path: Path) -> None:
    """A connection that refers to a pane from outside of its window keeps its models and their contacts."""
    preferences, themes = (
        PreferencesModel(),
        ApplicationThemeManager(),
    )  # those of the program, for all its windows
    models = create_stored_models(ManualClock(), tmp_path)
    window = MainWindow(models, MemoryLayoutStore(), themes, preferences)
    window.show()
    window.apply(make_all_changes())
    window.batcher.flush()
    opened = WINDOWS[name](WindowStage(window, tmp_path))
    QApplication.processEvents()
    alive = [weakref.ref(each) for each in (window, opened, models, *window.findChildren(Pane))]
    assert len(alive) > 8
    opened.close()
    window.finish_closing()
    delete(window)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del window, opened, models
    for _ in range(2):  # a Qt object that is collected releases what its connections refer to
        QApplication.processEvents()
        gc.collect()
    assert [kept for each in alive if (kept := each()) is not None] == []
