"""The counters above the table of calls, which are filters, too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.calls.call_delegate import CallDelegate
from devlink3_desk.qt.calls.call_model import CallColumn
from devlink3_desk.qt.calls.calls_pane import FROM_COLUMN_PERCENT, TO_COLUMN_PERCENT, CallTable
from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.call_row import create_call_row
from devlink3_desk.qt.core.chips import FilterChip
from devlink3_desk.qt.core.painting import CELL_PADDING, PILL_PADDING
from devlink3_desk.qt.core.row_model import MAX_ROW_RUNS
from devlink3_desk.qt.core.state_display import format_lower_bound
from devlink3_desk.qt.core.translation import LANGUAGES
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallFlag, CallStatus
from devlink3_desk.switchboard.changes import CallChanged, CallEnded
from tests.qt.conftest import InstallLanguage
from tests.support.board_values import make_call, make_party
from tests.support.desk_models import ImmediateDeskModels, ManualClock, list_shown_keys
from tests.support.recording_delegate import RecordingDelegate


def find_chip(window: MainWindow, status: CallStatus) -> FilterChip:
    return next(chip for group, chip in window.calls_pane.filter_chips.items() if status in group)


def show_calls(window: MainWindow) -> None:
    states = (CallStatus.RINGING, CallStatus.QUEUED, CallStatus.HELD, CallStatus.PARKED, CallStatus.CONNECTED)
    window.apply([CallChanged(make_call(state.value, state)) for state in states])
    window.batcher.flush()


def fill_list(window: MainWindow, count: int) -> None:
    """Show many connected calls; the oldest is the last one."""
    window.apply(
        [CallChanged(make_call(f"busy{n:03}", CallStatus.CONNECTED, since=900.0 - n)) for n in range(count)]
    )
    window.batcher.flush()


def test_names_get_the_width_of_a_line_column_that_is_too_narrow_to_be_read(
    window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot
) -> None:
    table = CallTable(window.theme_manager, desk.call_list)
    qtbot.addWidget(table)
    table.show()
    other = table.delegate.state_column_width() + table.delegate.time_column_width()
    ten_digits = table.delegate.name_face.text_width("0" * 10)
    limit = ten_digits * 100 // (100 - FROM_COLUMN_PERCENT - TO_COLUMN_PERCENT)
    for room, is_hidden in ((limit - 8, True), (limit + 8, False)):
        table.resize(table.width() - table.viewport().width() + other + room, 300)
        assert table.isColumnHidden(CallColumn.LINE) is is_hidden
        assert table.horizontalHeader().length() == other + room
    narrow = table.delegate.state_column_width() + table.delegate.time_column_width(is_short=True)
    table.resize(table.width() - table.viewport().width() + narrow + ten_digits * 3, 300)
    # All of the width is for the two names, the caller's first.
    assert table.columnWidth(CallColumn.FROM) + table.columnWidth(CallColumn.TO) == ten_digits * 3
    assert table.columnWidth(CallColumn.FROM) > table.columnWidth(CallColumn.TO)


class RecordingCallDelegate(RecordingDelegate, CallDelegate):
    pass


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_narrow_list_shortens_times_that_are_lower_bounds_and_not_the_names(
    window: MainWindow, clock: ManualClock, install_language: InstallLanguage, language: str
) -> None:
    install_language(language)
    table = window.calls_pane.call_table
    table.delegate = delegate = RecordingCallDelegate(window.theme_manager, table)
    table.setItemDelegate(delegate)
    window.apply([CallChanged(make_call("c1", since=clock.now, may_be_older=True))])
    window.batcher.flush()
    widths = []
    for seconds, is_narrow, text in (
        (59, False, format_lower_bound(59)),
        (59, True, "0:59+"),
        (3_599, True, "59:59+"),
        (36_000, True, format_lower_bound(36_000).split()[-2] + " h+"),
    ):
        clock.now = 1000.0 + seconds
        table.resize(600 if is_narrow else 2000, 300)
        table.grab()
        assert table.isColumnHidden(CallColumn.LINE) is is_narrow
        assert text in delegate.shown
        widths.append(table.columnWidth(CallColumn.TIME))
    assert widths[1] < widths[0]


def test_the_group_is_below_the_called_person_where_there_is_no_column_for_it(
    window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot
) -> None:
    table = CallTable(window.theme_manager, desk.call_list)
    qtbot.addWidget(table)
    table.show()
    answered = create_call_row(make_call(b=make_party("4001", "Ann"), group="200"), "Reception")
    ringing = create_call_row(
        make_call(targets=(make_party("4001"), make_party("4002")), group="200"), "Reception"
    )
    for room, shown, shown_while_ringing in (
        (400, "4001 · Reception", "2 phones ringing"),
        (2000, "4001", "2 phones ringing"),
    ):
        table.resize(table.width() - table.viewport().width() + room, 300)
        assert table.isColumnHidden(CallColumn.LINE) is (room == 400)
        assert table.delegate.format_called_detail(answered, 200) == shown
        # It already is who is called.
        assert table.delegate.format_called_detail(ringing, 200) == shown_while_ringing
    table.resize(table.width() - table.viewport().width() + 400, 300)
    room = table.delegate.small_face.text_width("4001 · Rec")
    assert table.delegate.format_called_detail(answered, room) == "4001"


def test_the_column_of_states_is_as_wide_as_its_widest_chip(window: MainWindow) -> None:
    table = window.calls_pane.call_table
    face = table.delegate.small_bold_face
    text = max((state_display.describe_call_status(status) for status in CallStatus), key=face.text_width)
    chip = face.text_width(text) + face.height - 1 + PILL_PADDING
    assert CELL_PADDING + chip <= table.columnWidth(CallColumn.STATE) <= CELL_PADDING + chip + 4


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("01632 960000 · Line 5, channel 24", "01632 960000 · Line 5, channel 24", None),
        ("01632 960000 · Line 5, channel 24", "01632 960000 · Line 5", "01632 960000"),
        ("Leeds · 01632 960000 · SIP line", "Leeds · 01632 960000 · S", "Leeds · 01632 960000"),
        ("Leeds · 01632 960000 · SIP line", "Leeds", "Leeds"),
        ("01632 960000", "01632", None),
    ],
)
def test_details_of_a_call_are_left_out_as_a_whole(
    window: MainWindow, text: str, room: str, shown: str | None
) -> None:
    face = window.calls_pane.call_table.delegate.small_face
    assert face.drop_clipped_parts(text, face.text_width(room)) == (text if shown is None else shown)


def test_rows_that_move_when_the_mouse_stops_do_not_scroll_the_list(
    window: MainWindow, desk: ImmediateDeskModels
) -> None:
    table = window.calls_pane.call_table
    fill_list(window, 120)
    window.apply([CallChanged(make_call("mine", CallStatus.RINGING))])
    window.batcher.flush()
    table.tracker.select_key("mine")
    assert table.verticalScrollBar().value() == 0
    desk.call_list.freeze()
    # It is answered while the mouse is over the list, and so belongs far below.
    window.apply([CallChanged(make_call("mine", CallStatus.CONNECTED, since=1000.0))])
    # So many that the list is sorted again, which selects the row again.
    window.apply([CallChanged(make_call(f"new{n}", CallStatus.QUEUED)) for n in range(MAX_ROW_RUNS + 1)])
    window.batcher.flush()
    table.hover_freeze.unfreeze_rows()
    assert table.verticalScrollBar().value() == 0
    assert table.tracker.selected_key == "mine"
    assert list_shown_keys(desk)[0].startswith("new")


def test_callers_above_the_visible_rows_are_counted_and_a_click_shows_them(
    window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot
) -> None:
    table, button = window.calls_pane.call_table, window.calls_pane.rows_above_button
    fill_list(window, 120)
    table.scrollToBottom()
    assert not button.isVisible()
    window.apply([CallChanged(make_call(f"new{n}", CallStatus.QUEUED)) for n in range(3)])
    window.batcher.flush()
    assert button.isVisible()
    assert "3" in button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert table.verticalScrollBar().value() == 0
    assert not button.isVisible()


def test_the_list_returns_to_the_top_when_nobody_uses_it(window: MainWindow, qtbot: QtBot) -> None:
    table = window.calls_pane.call_table
    fill_list(window, 120)
    table.scrollToBottom()
    (timer,) = table.anchor.findChildren(QTimer)
    assert timer.isActive()
    timer.setInterval(0)
    qtbot.waitUntil(lambda: table.verticalScrollBar().value() == 0)
    assert not timer.isActive()


def test_home_shows_the_whole_first_row_at_every_zoom(window: MainWindow, qtbot: QtBot) -> None:
    table = window.calls_pane.call_table
    fill_list(window, 120)
    table.tracker.select_key(table.tracker.list_model.key_at(0))
    for zoom in (1.5, 1.0, 1.3):
        window.theme_manager.set_zoom(zoom)
        assert table.verticalScrollBar().value() == 0
        assert table.visualRect(table.model().index(0, 0)).top() == 0
    table.verticalScrollBar().setValue(5)
    assert table.visualRect(table.model().index(5, 0)).top() == 0  # whole rows
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.visualRect(table.model().index(0, 0)).top() == 0


def test_a_call_that_is_to_be_shown_is_brought_into_view_if_it_was_selected_before(
    window: MainWindow,
) -> None:
    table = window.calls_pane.call_table
    fill_list(window, 120)
    window.calls_pane.select_call("busy050")
    assert table.is_selection_visible()
    table.scrollToTop()
    assert not table.is_selection_visible()
    window.calls_pane.select_call("busy050")
    assert table.is_selection_visible()


def test_focusing_the_calls_shows_the_callers_at_the_top(window: MainWindow, qtbot: QtBot) -> None:
    table = window.calls_pane.call_table
    fill_list(window, 120)
    table.tracker.select_key("busy050")
    table.scrollToTop()
    assert not table.is_selection_visible()
    window.focus_pane("calls")
    assert table.tracker.selected_key == table.tracker.list_model.key_at(0)
    assert table.verticalScrollBar().value() == 0
    # One that is seen stays selected.
    qtbot.keyClick(table, Qt.Key.Key_Down)
    chosen = table.tracker.selected_key
    window.focus_pane("calls")
    assert table.tracker.selected_key == chosen
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.tracker.selected_key == table.tracker.list_model.key_at(119)
    assert table.is_selection_visible()
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.tracker.selected_key == table.tracker.list_model.key_at(0)
    assert table.is_selection_visible()


def test_a_checked_counter_filters_the_calls_that_it_counts(
    window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot
) -> None:
    show_calls(window)
    all_keys = list_shown_keys(desk)
    held = find_chip(window, CallStatus.HELD)
    unchecked_image = held.grab().toImage()
    qtbot.mouseClick(held, Qt.MouseButton.LeftButton)
    assert list_shown_keys(desk) == ["held", "parked"]
    assert held.grab().toImage() != unchecked_image
    find_chip(window, CallStatus.QUEUED).setFocus()
    qtbot.keyClick(find_chip(window, CallStatus.QUEUED), Qt.Key.Key_Space)
    assert list_shown_keys(desk) == ["queued", "held", "parked"]
    held.toggle()
    find_chip(window, CallStatus.QUEUED).toggle()
    assert list_shown_keys(desk) == all_keys


def test_a_checked_counter_stays_visible_at_zero(window: MainWindow, desk: ImmediateDeskModels) -> None:
    show_calls(window)
    queued = find_chip(window, CallStatus.QUEUED)
    queued.toggle()
    desk.ended_calls.retention_seconds = 0
    window.apply([CallEnded("queued")])
    window.batcher.flush()
    assert list_shown_keys(desk) == []
    assert queued.isVisible()
    assert window.calls_pane.empty_page.isVisible()
    window.apply(
        [CallChanged(make_call("new", CallStatus.QUEUED)), CallChanged(make_call("else", CallStatus.HELD))]
    )
    window.batcher.flush()
    assert list_shown_keys(desk) == ["new"]
    queued.toggle()
    assert set(list_shown_keys(desk)) == {"new", "else", "ringing", "held", "parked", "connected"}


def test_a_call_is_filtered_again_when_its_state_changes(
    window: MainWindow, desk: ImmediateDeskModels
) -> None:
    show_calls(window)
    find_chip(window, CallStatus.HELD).toggle()
    window.apply(
        [
            CallChanged(make_call("connected", CallStatus.HELD)),
            CallChanged(make_call("held", CallStatus.CONNECTED)),
        ]
    )
    window.batcher.flush()
    assert set(list_shown_keys(desk)) == {"parked", "connected"}


def read_tooltip(desk: ImmediateDeskModels, column: CallColumn) -> str:
    document = QTextDocument()
    document.setHtml(str(desk.call_list.index(0, column).data(Qt.ItemDataRole.ToolTipRole)))
    return document.toPlainText()


def test_tooltips_of_a_call_have_what_its_cells_paint_as_icons_or_may_not_have_room_for(
    desk: ImmediateDeskModels,
) -> None:
    call = make_call(
        "c1",
        CallStatus.RINGING,
        targets=(make_party("201", "Ann"),),
        group="Sales & more",
        flags=(CallFlag.RECORDED, CallFlag.EMERGENCY),
    )
    desk.apply_changes(CallChanged(call))
    desk.call_takers.set_taker("c1", "Noor")
    caller = read_tooltip(desk, CallColumn.FROM).split("\n")
    assert caller == ["Northfield Dental 01632 960144", "Incoming", "Emergency call", "Recorded"]
    # In a narrow window, the group has no column of its own.
    assert read_tooltip(desk, CallColumn.TO).split("\n") == ["Ann 201", "Noor takes it", "Sales & more"]
    assert read_tooltip(desk, CallColumn.LINE) == "Sales & more SIP 17"
