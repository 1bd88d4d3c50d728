"""The call that is selected, while other calls come, go and are hidden."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication

from devlink3_desk.qt.details.summary_page import SelectableText
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import (
    CallStatus,
)
from devlink3_desk.switchboard.changes import (
    CallChanged,
    CallEnded,
)
from tests.support.board_values import (
    make_call,
    make_link_change,
    make_outside_party,
    make_party,
)
from tests.support.desk_models import ManualClock, show_changes


def test_the_selected_call_stays_selected_while_others_come_and_go(window: MainWindow) -> None:
    show_changes(
        window,
        *(CallChanged(make_call(str(index), CallStatus.CONNECTED, since=float(index))) for index in range(6)),
    )
    watch = window.calls_pane.call_table.tracker
    watch.select_key("3")
    show_changes(
        window, CallEnded("1"), CallChanged(make_call("new")), CallChanged(make_call("5", CallStatus.HELD))
    )
    assert watch.selected_key == "3"
    assert {index.row() for index in watch.view.selectedIndexes()} == {watch.list_model.find_row("3")}
    window.calls_pane.filter_field.setText("northfield")
    assert watch.selected_key == "3"
    assert {index.row() for index in watch.view.selectedIndexes()} == {watch.list_model.find_row("3")}


def test_when_the_selected_call_ends_no_other_call_is_selected(
    window: MainWindow, clock: ManualClock
) -> None:
    show_changes(window, *(CallChanged(make_call(str(index))) for index in range(3)))
    watch = window.calls_pane.call_table.tracker
    watch.select_key("1")
    show_changes(window, CallEnded("1"))
    assert [row.key for row in [watch.selected_row()] if row is not None] == ["1"]  # it is still in sight
    clock.now += 60
    window.models.ended_calls.remove_expired()
    assert watch.selected_key is None
    assert window.calls_pane.call_table.selectedIndexes() == []


def test_a_call_that_nobody_chose_is_not_selected_when_the_next_call_ends(
    window: MainWindow, clock: ManualClock
) -> None:
    show_changes(window, CallChanged(make_call("c1")), CallChanged(make_call("c2")))
    table = window.calls_pane.call_table
    table.selectionModel().setCurrentIndex(
        table.model().index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    assert table.tracker.selected_key is None
    show_changes(window, CallEnded(table.tracker.list_model.key_at(0)))
    clock.now += 60
    window.models.ended_calls.remove_expired()
    assert table.tracker.list_model.rowCount() == 1
    assert table.tracker.selected_key is None
    assert not table.selectionModel().hasSelection()


def test_a_ringing_call_stays_visible_when_a_call_below_it_ends(window: MainWindow) -> None:
    show_changes(window, *(CallChanged(make_call(f"c{number}")) for number in range(30)))
    table = window.calls_pane.call_table
    chosen = table.tracker.list_model.key_at(0)
    table.tracker.select_key(chosen)
    show_changes(window, CallChanged(make_call(chosen, CallStatus.CONNECTED)))
    show_changes(window, CallEnded(chosen))
    assert table.verticalScrollBar().maximum() > 0
    assert table.verticalScrollBar().value() == 0


def test_the_selection_follows_a_call_into_the_one_it_became_a_part_of(window: MainWindow) -> None:
    show_changes(window, *(CallChanged(make_call(str(index))) for index in range(3)))
    window.calls_pane.call_table.tracker.select_key("1")
    show_changes(window, CallEnded("1", merged_into="2"))
    assert window.calls_pane.call_table.tracker.selected_key == "2"


def test_a_call_that_a_filter_hid_is_selected_again_when_it_shows(window: MainWindow) -> None:
    show_changes(
        window,
        CallChanged(make_call("1")),
        CallChanged(make_call("2", a=make_outside_party(name="Old Mill"))),
    )
    window.calls_pane.call_table.tracker.select_key("1")
    window.calls_pane.filter_field.setText("mill")
    assert window.calls_pane.call_table.tracker.selected_row() is None
    window.calls_pane.filter_field.clear()
    row = window.calls_pane.call_table.tracker.selected_row()
    assert row is not None
    assert row.key == "1"
    assert len(window.calls_pane.call_table.selectionModel().selectedRows()) == 1


def test_the_number_of_the_selected_row_is_copied(window: MainWindow) -> None:
    show_changes(
        window,
        make_link_change(),
        CallChanged(make_call("1", a=make_outside_party("01632 960144"), b=make_party("201"))),
    )
    window.actions_by_name["calls"].trigger()
    assert window.calls_pane.call_table.tracker.selected_key == "1"
    window.actions_by_name["copy"].trigger()
    assert QApplication.clipboard().text() == "01632 960144"


@pytest.mark.parametrize("name", ["all fields", "copy", "value", "counter"])
def test_the_focus_stays_in_a_pane_whose_focused_part_goes_with_a_call(window: MainWindow, name: str) -> None:
    # Qt gives it to the next widget, often a counter of the calls, which the space bar makes a filter.
    window.models.ended_calls.retention_seconds = 0
    show_changes(
        window,
        CallChanged(make_call("c1", CallStatus.HELD)),
        CallChanged(make_call("c2", CallStatus.CONNECTED)),
    )
    window.calls_pane.call_table.tracker.select_key("c1")
    window.activateWindow()
    details, calls = window.details_pane, window.calls_pane
    part, expected = {
        "all fields": (details.all_fields_button, details),
        "copy": (details._copy_button, details),
        "value": (details.summary_page.findChildren(SelectableText)[0], details),
        "counter": (calls.filter_chips[CallStatus.HELD, CallStatus.PARKED], calls.call_table),
    }[name]
    part.setFocus()
    assert QApplication.focusWidget() is part
    show_changes(window, CallEnded("c1"))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is expected or expected.isAncestorOf(focus)
