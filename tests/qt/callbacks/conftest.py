"""A window whose models have a history on a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.callbacks.callback_model import CallbackRow
from devlink3_desk.qt.callbacks.callbacks_pane import CallbacksPane
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.switchboard.changes import QueueChanged
from tests.support.board_values import make_queue
from tests.support.history_desk import open_local_history

WAIT_MS = 20_000
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
