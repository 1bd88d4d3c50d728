"""Fixtures of the history's widgets: a history on disk, and a pane that shows one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.theme import ApplicationThemeManager
from devlink3_desk.qt.history.history_pane import HistoryPane
from tests.support.history_pane import rows_shown
from tests.support.recorded_history import (
    RecordedHistory,
    iter_calls,
    make_moved_call,
    open_recorded_history,
)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[RecordedHistory]:
    with open_recorded_history(tmp_path / "history.sqlite") as opened:
        yield opened


@pytest.fixture
def pane(
    theme_manager: ApplicationThemeManager, history: RecordedHistory, qtbot: QtBot
) -> Iterator[HistoryPane]:
    history.write_calls(make_moved_call(), *list(iter_calls(300))[1:])
    pane = HistoryPane(theme_manager, history.source)
    qtbot.addWidget(pane)
    pane.resize(460, 700)
    pane.show()
    qtbot.waitUntil(lambda: rows_shown(pane) > 0)
    yield pane
    pane.close()
