"""A window whose models have a history on a real file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.callbacks.callback_model import CallbackRow
from devlink3_desk.qt.callbacks.callbacks_pane import CallbacksPane
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.switchboard.changes import QueueChanged
from tests.support.board_values import make_queue
from tests.support.history_calls import make_incoming_call
from tests.support.history_desk import open_local_history, store_calls

WAIT_MS = 20_000
ANN, BOB = "01632960150", "01632960151"
MINUTE, HOUR = 60.0, 3600.0
Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def history(tmp_path: Path) -> Iterator[LocalHistory]:
    with open_local_history(tmp_path) as history:
        yield history


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    """Wait for a condition, with a deadline."""
    return lambda condition: qtbot.waitUntil(condition, timeout=WAIT_MS)


@pytest.fixture
def pane(window: MainWindow, history: LocalHistory) -> CallbacksPane:
    window.apply([QueueChanged(make_queue("200", name="Sales"))])
    window.batcher.flush()
    window.focus_pane("missed")
    window.models.set_history(history)
    return window.find_pane(CallbacksPane)


def shown_rows(pane: CallbacksPane) -> list[CallbackRow]:
    """Return the rows in the order in which the list shows them."""
    listed = pane.callback_view.tracker.list_model
    rows = [listed.value_at(at) for at in range(listed.rowCount())]
    return [row for row in rows if row is not None]


def list_ann(pane: CallbacksPane, history: LocalHistory, wait: Wait) -> None:
    """Show one caller, who has called ten minutes ago, selected in a list with the focus."""
    store_calls(history, make_incoming_call("1", ANN, time.time() - 10 * MINUTE - 5))
    pane.book.refresh()
    wait(lambda: len(shown_rows(pane)) == 1)
    pane.focus_contents(Qt.FocusReason.OtherFocusReason)
    QApplication.processEvents()
