"""How the width of the list of calls is divided among its columns, and that of its title bar."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.calls.call_model import CallColumn
from devlink3_desk.qt.calls.calls_pane import CallsPane, CallTable
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.changes import CallChanged
from tests.support.board_values import make_call
from tests.support.desk_models import show_changes

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform without a screen cannot


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


@pytest.mark.parametrize("zoom", [1.0, 1.6])
def test_the_counters_are_whole_before_the_title_is_shown(
    window: MainWindow, qtbot: QtBot, zoom: float
) -> None:
    window.theme_manager.set_zoom(zoom)
    states = (CallStatus.RINGING, CallStatus.QUEUED, CallStatus.HELD, CallStatus.CONNECTED)
    show_changes(window, *(CallChanged(make_call(state.value, state)) for state in states))
    pane = CallsPane(window.theme_manager, window.models.call_list, window.models.link_model)
    qtbot.addWidget(pane)
    pane.show()
    chips = [chip for chip in pane.filter_chips.values() if chip.isVisible()]
    assert len(chips) == len(states)
    margins = pane.header_layout.contentsMargins()
    needed = margins.left() + margins.right() + 6 * pane.header_layout.spacing() + 2
    needed += sum(chip.sizeHint().width() for chip in chips) + pane.filter_field.minimumSizeHint().width()
    title = pane.title_label.sizeHint().width()
    shown = []
    for room in (title // 2, title + 20, title // 2):
        pane.resize(needed + room, 400)
        QApplication.processEvents()
        shown.append(pane.title_label.isVisible())
        assert all(chip.width() == chip.sizeHint().width() for chip in chips)
    assert shown == [False, True, False]
    window.theme_manager.set_zoom(1.0)
