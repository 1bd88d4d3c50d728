"""The columns and callers of the wallboard, its pages, its position, and its texts for screen readers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.preferences import WallboardPreferences
from devlink3_desk.qt.core.state_display import Urgency
from devlink3_desk.qt.details.call_summary import format_full_party
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.wallboard.wallboard import MAX_COLUMNS, PAGE_SECONDS, Wallboard
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.calls.call_info import WITHHELD
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change, QueueChanged, QueueRemoved
from devlink3_desk.switchboard.statistics import DayStatistics, DayTally, GroupTally, WaitingCallTracker
from tests.support.board_values import make_call, make_outside_party, make_queue
from tests.support.desk_models import ImmediateDeskModels, ManualClock, MemoryLayoutStore, show_changes

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")


def list_texts(board: Wallboard, column: int) -> list[str]:
    return [cell.shown_text for cell in board._column_cells[column]]


def test_each_group_has_a_column_and_the_total_has_one(board: Wallboard):
    assert [list_texts(board, index)[0] for index in range(3)] == ["Sales", "Support", "Total"]
    assert list_texts(board, 0)[1:3] == ["6", "0:40"]
    assert list_texts(board, 2)[1:3] == ["6", "0:40"]
    assert [line[0].shown_text for line in board.caller_rows[:3]] == ["0:40", "0:10", ""]
    assert board.callers_heading.shown_text == "2 unanswered caller(s)"


def test_a_wait_that_may_have_begun_earlier_is_a_lower_bound(board: Wallboard, window: MainWindow):
    first = make_call("c1", CallStatus.QUEUED, group="600", since=960.0, may_be_older=True)
    queue = make_queue("600", 6, 960.0, name="Sales", is_wait_lower_bound=True)
    show_changes(window, CallChanged(first), QueueChanged(queue))
    assert [list_texts(board, column)[2] for column in (0, 2)] == ["0:40+", "0:40+"]
    assert [line[0].shown_text for line in board.caller_rows[:2]] == ["0:40+", "0:10"]
    assert board.caller_rows[0][0].accessibleName().startswith("at least 40 second(s)")
    queue = make_queue("600", 1, 990.0, name="Sales")
    show_changes(window, CallEnded("c1"), QueueChanged(queue))
    assert [list_texts(board, column)[2] for column in (0, 2)] == ["0:10", "0:10"]


def test_a_caller_who_hears_an_announcement_has_waited_since_queueing(board: Wallboard, window: MainWindow):
    hears = make_call("c1", CallStatus.ANNOUNCEMENT, group="600", since=999.0, queued_since=960.0)
    show_changes(window, CallChanged(hears))
    assert [line[0].shown_text for line in board.caller_rows[:2]] == ["0:40", "0:10"]


def test_a_caller_who_withholds_the_number_is_named_as_in_the_calls(board: Wallboard, window: MainWindow):
    hidden = make_call("c1", CallStatus.QUEUED, group="600", since=960.0, a=make_outside_party("", WITHHELD))
    show_changes(window, CallChanged(hidden))
    assert board.caller_rows[0][1].shown_text == "Number withheld"
    assert format_full_party(make_outside_party("", WITHHELD)) == "Number withheld"


def test_the_calls_of_today_are_counted_and_their_service_level_is_judged(
    board: Wallboard, window: MainWindow, clock: ManualClock, statistics: DayStatistics
):
    tracker = WaitingCallTracker()

    def count(*changes: Change) -> None:
        statistics.apply(tracker.apply(changes, clock.now), day=1)
        show_changes(window, *changes)

    for call_id, since in (("c1", 960.0), ("c2", 990.0)):
        count(CallChanged(make_call(call_id, CallStatus.QUEUED, group="600", since=since)))
    count(CallChanged(make_call("c2", CallStatus.CONNECTED, group="600")))
    clock.now += 30
    count(CallEnded("c1"))
    assert list_texts(board, 0)[5:] == ["1", "1", "50%"]
    urgencies = [board._column_cells[0][7].urgency]
    window.preferences.update_sections(wallboard=WallboardPreferences(least_calls=2))
    urgencies.append(board._column_cells[0][7].urgency)
    assert urgencies == [Urgency.NORMAL, Urgency.ALARM]


def test_statistics_of_earlier_today_are_shown(desk: ImmediateDeskModels, store: MemoryLayoutStore):
    stored = DayStatistics(DayTally(1, {"600": GroupTally(answered=3, in_time=3, abandoned=1)}))
    window = MainWindow(desk, store, statistics=stored)
    try:
        show_changes(window, QueueChanged(make_queue("600", name="Sales")))
        window.actions_by_name["wallboard"].setChecked(True)
        board = window.wallboard_controller.wallboard
        assert board is not None
        assert list_texts(board, 0)[5:] == ["3", "1", "75%"]
        assert list_texts(board, 1)[5:] == ["3", "1", "75%"]
    finally:
        window.finish_closing()
        delete(window)


def test_the_accessible_name_of_a_field_has_its_group_and_meaning(board: Wallboard):
    assert board._column_cells[0][1].accessibleName() == "Sales, Waiting: 6, alarm"


def test_the_wallboard_reopens_at_its_position_and_unchecks_its_action_when_closed(
    board: Wallboard, window: MainWindow, store: MemoryLayoutStore
):
    board.setGeometry(40, 50, 700, 500)
    board.close()
    assert not window.actions_by_name["wallboard"].isChecked()
    closed = window.wallboard_controller.wallboard
    assert closed is None
    window.actions_by_name["wallboard"].setChecked(True)
    opened = window.wallboard_controller.wallboard
    assert opened is not None
    assert opened.geometry().size() == board.geometry().size()
    window.save_layout()
    assert store.load("window/wallboard") == b"1"


def test_the_key_that_opens_the_wallboard_closes_it(
    board: Wallboard, window: MainWindow, qtbot: QtBot
) -> None:
    board.activateWindow()
    qtbot.waitUntil(board.isActiveWindow)
    qtbot.keyClick(board, Qt.Key.Key_F11)
    assert not window.actions_by_name["wallboard"].isChecked()
    assert window.wallboard_controller.wallboard is None


def test_esc_leaves_full_screen_before_it_closes(board: Wallboard, qtbot: QtBot):
    board.toggle_full_screen()
    assert board.isFullScreen()
    qtbot.keyClick(board, Qt.Key.Key_Escape)
    assert not board.isFullScreen()
    assert board.isVisible()


def test_many_groups_are_shown_on_pages_in_turn(board: Wallboard, window: MainWindow):
    show_changes(
        window,
        *(
            QueueChanged(make_queue(str(700 + index), name=f"G{index:02}"))
            for index in range(MAX_COLUMNS * 2)
        ),
    )
    seen = set()
    for second in range(0, 60, 10):
        board.update_times(second)
        names = [list_texts(board, index)[0] for index in range(len(board._column_cells))]
        # Those of the groups on the other pages, too.
        assert names[-1] == f"Total ({MAX_COLUMNS * 2 + 2})"
        assert len(names) <= MAX_COLUMNS + 1
        seen |= set(names)
    assert len(seen) == MAX_COLUMNS * 2 + 3


def test_a_group_above_a_threshold_is_shown_on_every_page(
    board: Wallboard, window: MainWindow, clock: ManualClock
) -> None:
    names = [f"G{index:02}" for index in range(MAX_COLUMNS * 2)]
    show_changes(
        window,
        QueueChanged(make_queue("600", name="Sales")),
        QueueChanged(make_queue("601", 1, clock.now - 25, name="Support")),
        *(QueueChanged(make_queue(f"7{index:02}", name=name)) for index, name in enumerate(names)),
        QueueChanged(make_queue("799", 1, clock.now - 120, name="Reception")),
    )
    seen = set()
    for second in range(0, 60, PAGE_SECONDS):
        board.update_times(second)
        columns = [list_texts(board, index)[0] for index in range(len(board._column_cells))]
        assert columns[:2] == ["Reception", "Support"]
        assert len(columns) <= MAX_COLUMNS + 1
        seen |= set(columns)
    assert seen == {"Reception", "Support", "Sales", f"Total ({len(names) + 3})", *names}
    show_changes(window, QueueChanged(make_queue("799", name="Reception")))
    assert list_texts(board, 0)[0] == "Support"


@pytest.mark.parametrize("in_alarm", [0, 1, 2])
@pytest.mark.parametrize("groups", [9, 15, 16, 17, 20])
def test_the_columns_of_all_pages_have_one_width(
    board: Wallboard, window: MainWindow, clock: ManualClock, groups: int, in_alarm: int
) -> None:
    """With 16 groups, one of them above a threshold, the last page would show two of them twice as wide."""
    show_changes(window, QueueRemoved("600"), QueueRemoved("601"))
    show_changes(
        window,
        *(
            QueueChanged(
                make_queue(f"7{index:02}", 1, clock.now - 60, name=f"G{index:02}")
                if index < in_alarm
                else make_queue(f"7{index:02}", name=f"G{index:02}")
            )
            for index in range(groups)
        ),
    )
    seen: set[str] = set()
    counts = set()
    for second in range(0, 100, PAGE_SECONDS):
        board.update_times(second)
        names = [list_texts(board, index)[0] for index in range(len(board._column_cells))]
        assert len(set(names)) == len(names)
        counts.add(len(names))
        seen |= set(names)
    assert len(counts) == 1
    assert seen == {f"Total ({groups})", *(f"G{index:02}" for index in range(groups))}


def test_the_wallboard_shows_if_only_the_calls_of_this_desk_are_counted(window: MainWindow) -> None:
    statistics = DayStatistics()
    data = window.models.create_wallboard_data(statistics)
    board = Wallboard(data, window.preferences, window.theme_manager)
    try:
        board.show()
        assert board.note_cell.isHidden()
        statistics.is_partial = True
        board.refresh()
        assert "this desk has seen" in board.note_cell.shown_text
        assert not board.note_cell.isHidden()
    finally:
        board.close()
        delete(board)


def test_the_others_are_shown_while_all_groups_are_above_a_threshold(
    board: Wallboard, window: MainWindow, clock: ManualClock
) -> None:
    show_changes(
        window,
        *(
            QueueChanged(make_queue(f"7{index:02}", 1, clock.now - 60 - index, name=f"G{index:02}"))
            for index in range(20)
        ),
    )
    seen: set[str] = set()
    for second in range(0, 200, PAGE_SECONDS):
        board.update_times(second)
        seen |= {list_texts(board, index)[0] for index in range(len(board._column_cells))}
    assert len(seen) == 20 + 2 + 1


def test_the_title_of_ringing_explains_what_is_counted(board: Wallboard) -> None:
    title = board.title_cells[2]
    assert title.shown_text == "Ringing for groups"
    assert "single extension" in title.toolTip()
    assert title.accessibleName() == title.toolTip()
