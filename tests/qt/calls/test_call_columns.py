"""How the width of the list of calls is divided among its columns."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.calls.call_model import CallColumn
from devlink3_desk.qt.calls.calls_pane import CallTable
from devlink3_desk.qt.main_window.main_window import MainWindow


@pytest.mark.parametrize(
    ("digits", "has_line", "has_long_times"), [(90, True, True), (43, True, False), (30, False, False)]
)
def test_long_times_give_their_width_to_the_names_before_the_line_does(
    window: MainWindow, qtbot: QtBot, digits: int, has_line: bool, has_long_times: bool
) -> None:
    table = CallTable(window.theme_manager, window.models.call_list)
    qtbot.addWidget(table)
    table.show()
    delegate = table.delegate
    time = delegate.time_column_width()
    room = delegate.state_column_width() + time + delegate.name_face.text_width("0" * digits)
    table.resize(table.width() - table.viewport().width() + room, 300)
    assert table.isColumnHidden(CallColumn.LINE) is not has_line
    assert (table.columnWidth(CallColumn.TIME) == time) is has_long_times
    assert delegate.has_short_times is not has_long_times
    assert table.horizontalHeader().length() == room
