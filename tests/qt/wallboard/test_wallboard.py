"""The figures of the wallboard, their thresholds, its position, and its texts for screen readers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.preferences import AlertPreferences, WallboardPreferences
from devlink3_desk.qt.core.state_display import URGENCY_SIGNS, Urgency
from devlink3_desk.qt.details.call_summary import format_full_party
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.wallboard.wallboard import (
    MAX_COLUMNS,
    PAGE_SECONDS,
    RINGING_ROW,
    SIDE_MARGIN,
    Wallboard,
    WallboardCell,
)
from devlink3_desk.qt.wallboard.wallboard_figures import (
    GroupFigures,
    find_urgency,
    format_figures,
    sum_figures,
)
from devlink3_desk.switchboard.board_values import CallStatus, LinkStatus
from devlink3_desk.switchboard.calls.call_info import WITHHELD
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change, QueueChanged, QueueRemoved
from devlink3_desk.switchboard.statistics import DayStatistics, DayTally, GroupTally, WaitingCallTracker
from tests.support.board_values import make_call, make_link_change, make_outside_party, make_queue
from tests.support.desk_models import ImmediateDeskModels, ManualClock, MemoryLayoutStore, show_changes
from tests.support.history_calls import make_callback

PREFERENCES = WallboardPreferences()
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")


@pytest.fixture
def statistics() -> DayStatistics:
    statistics = DayStatistics()
    statistics.configure(PREFERENCES.within, AlertPreferences().abandoned_after)
    return statistics


@pytest.fixture
def window(
    desk: ImmediateDeskModels, store: MemoryLayoutStore, statistics: DayStatistics, qtbot: QtBot
) -> Iterator[MainWindow]:
    window = MainWindow(desk, store, statistics=statistics)
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.finish_closing()
    delete(window)


@pytest.fixture
def board(window: MainWindow) -> Wallboard:
    show_changes(
        window,
        make_link_change(LinkStatus.LIVE),
        QueueChanged(make_queue("600", 6, 960.0, name="Sales")),
        QueueChanged(make_queue("601", name="Support")),
        CallChanged(make_call("c1", CallStatus.QUEUED, group="600", since=960.0)),
        CallChanged(make_call("c2", CallStatus.QUEUED, group="600", since=990.0)),
    )
    window.actions_by_name["wallboard"].setChecked(True)
    board = window.wallboard_controller.wallboard
    assert board is not None
    return board


def texts(board: Wallboard, column: int) -> list[str]:
    return [cell.shown_text for cell in board._column_cells[column]]


def test_a_column_a_group_and_one_for_all(board: Wallboard):
    assert [texts(board, index)[0] for index in range(3)] == ["Sales", "Support", "Total"]
    assert texts(board, 0)[1:3] == ["6", "0:40"]
    assert texts(board, 2)[1:3] == ["6", "0:40"]
    assert [line[0].shown_text for line in board.caller_rows[:3]] == ["0:40", "0:10", ""]
    assert board.callers_heading.shown_text == "2 unanswered caller(s)"


def test_a_wait_that_may_have_begun_earlier_is_a_lower_bound(board: Wallboard, window: MainWindow):
    first = make_call("c1", CallStatus.QUEUED, group="600", since=960.0, may_be_older=True)
    queue = make_queue("600", 6, 960.0, name="Sales", is_wait_lower_bound=True)
    show_changes(window, CallChanged(first), QueueChanged(queue))
    assert [texts(board, column)[2] for column in (0, 2)] == ["0:40+", "0:40+"]
    assert [line[0].shown_text for line in board.caller_rows[:2]] == ["0:40+", "0:10"]
    assert board.caller_rows[0][0].accessibleName().startswith("at least 40 second(s)")
    queue = make_queue("600", 1, 990.0, name="Sales")
    show_changes(window, CallEnded("c1"), QueueChanged(queue))
    assert [texts(board, column)[2] for column in (0, 2)] == ["0:10", "0:10"]


def find_inked_columns(cell: WallboardCell) -> tuple[int, int]:
    """Return the first and the last column of pixels that the text takes."""
    image = cell.grab().toImage()
    inked = [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) != image.pixel(0, 0) for y in range(image.height()))
    ]
    return inked[0], inked[-1]


def test_the_callers_to_call_back_are_at_the_end_of_their_line(board: Wallboard, window: MainWindow):
    """Above the hunt groups of the callers, they would look like their heading."""
    board.resize(900, 600)
    window.models.callbacks.callbacks = (make_callback(),)
    board.refresh()
    first, last = find_inked_columns(board.callbacks_cell)
    assert first > board.callbacks_cell.width() - last


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("alignment", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight])
def test_texts_are_aligned_to_the_reading_side(
    window: MainWindow, direction: Qt.LayoutDirection, alignment: Qt.AlignmentFlag
):
    QApplication.setLayoutDirection(direction)
    cell = WallboardCell(window.theme_manager, 0.5, window).with_alignment(alignment)
    cell.resize(300, 40)
    cell.show_text("12")
    is_left = (alignment == Qt.AlignmentFlag.AlignLeft) == (direction == Qt.LayoutDirection.LeftToRight)
    try:
        first, last = find_inked_columns(cell)
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert (first < 20) == is_left
    assert (last > 280) != is_left
    cell.deleteLater()


@pytest.mark.parametrize("text", ["Ágnes Ågren", "شركة النور للتجارة"])
def test_a_name_is_not_cut_at_the_bottom_of_its_line(window: MainWindow, text: str):
    """Arabic letters reach further down than Latin ones."""
    heights = []
    for height, share in ((28, 0.74), (80, 0.74 * 28 / 80)):
        cell = WallboardCell(window.theme_manager, share, window).with_alignment(Qt.AlignmentFlag.AlignLeft)
        cell.resize(600, height)
        cell.show_text(text)
        image = cell.grab().toImage()
        rows = [
            y
            for y in range(image.height())
            if any(image.pixel(x, y) != image.pixel(0, 0) for x in range(image.width()))
        ]
        heights.append(rows[-1] - rows[0])
        cell.deleteLater()
    assert heights[0] == heights[1]


@pytest.mark.parametrize("width", [95, 114, 130])
def test_an_alarm_has_space_behind_its_figure(window: MainWindow, width: int):
    """Also in a column that is narrow, such as one of nine on a small screen."""
    cell = WallboardCell(window.theme_manager, 0.72, window, is_figure=True)
    cell.resize(width, 65)
    cell.show_text("78%", "", Urgency.ALARM)
    image = cell.grab().toImage()
    end = image.width() - SIDE_MARGIN
    ground, middle = image.pixel(end - 3, 10), range(image.height() // 3, 2 * image.height() // 3)
    assert all(image.pixel(x, y) == ground for x in range(end - 4, end - 1) for y in middle)
    cell.deleteLater()


def test_who_hears_an_announcement_has_waited_since_the_queue_began(board: Wallboard, window: MainWindow):
    hears = make_call("c1", CallStatus.ANNOUNCEMENT, group="600", since=999.0, queued_since=960.0)
    show_changes(window, CallChanged(hears))
    assert [line[0].shown_text for line in board.caller_rows[:2]] == ["0:40", "0:10"]


def test_a_caller_who_withholds_the_number_is_named_as_in_the_calls(board: Wallboard, window: MainWindow):
    hidden = make_call("c1", CallStatus.QUEUED, group="600", since=960.0, a=make_outside_party("", WITHHELD))
    show_changes(window, CallChanged(hidden))
    assert board.caller_rows[0][1].shown_text == "Number withheld"
    assert format_full_party(make_outside_party("", WITHHELD)) == "Number withheld"


def test_thresholds_change_colour_and_shape(board: Wallboard):
    sales, support, total = (board._column_cells[index][1] for index in range(3))
    assert (sales.urgency, support.urgency, total.urgency) == (Urgency.ALARM, Urgency.NORMAL, Urgency.NORMAL)
    painted = [cell.grab().toImage() for cell in (sales, total)]
    assert sales.shown_text == total.shown_text
    assert painted[0] != painted[1]


def _list_parts(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def measure_ink_height(cell: WallboardCell, ink: str, left: int = 0) -> int:
    """Return the height of what is painted in a colour, ``left`` pixels from the left border on."""
    # Without the round corners of an alarm, and what is around them.
    image = cell.grab().toImage().copy(cell.rect().adjusted(left, 5, -12, -5))
    wanted = QColor(ink)

    def is_ink(colour: QColor) -> bool:
        pairs = zip(_list_parts(colour), _list_parts(wanted), strict=True)
        return sum(abs(one - other) for one, other in pairs) < 150

    rows = [
        y for y in range(image.height()) if any(is_ink(image.pixelColor(x, y)) for x in range(image.width()))
    ]
    return rows[-1] - rows[0] + 1


def test_the_names_of_all_groups_have_letters_of_one_size(board: Wallboard, window: MainWindow) -> None:
    board.resize(1280, 800)
    show_changes(window, QueueChanged(make_queue("602", name="Sales and leases and hire")))
    QApplication.processEvents()
    muted = window.theme_manager.theme.muted
    sales, hire, _support, _total = (cells[0] for cells in board._column_cells)
    assert (sales.shown_text, hire.shown_text) == ("Sales", "Sales and leases and hire")
    assert abs(measure_ink_height(sales, muted) - measure_ink_height(hire, muted)) <= 1


def test_a_long_name_of_a_group_is_elided_so_that_names_stay_readable(
    board: Wallboard, window: MainWindow
) -> None:
    board.resize(1280, 800)
    QApplication.processEvents()
    muted = window.theme_manager.theme.muted
    largest = measure_ink_height(board._column_cells[0][0], muted)
    long_name = "Sales and leases of machines and vehicles for building sites"
    show_changes(window, QueueChanged(make_queue("602", name=long_name)))
    QApplication.processEvents()
    sales, long_cell, _support, _total = (cells[0] for cells in board._column_cells)
    assert measure_ink_height(sales, muted) >= 0.55 * largest
    assert long_cell.toolTip() == long_cell.accessibleName() == long_name
    first, last = find_inked_columns(long_cell)
    assert first >= SIDE_MARGIN
    assert last < long_cell.width() - SIDE_MARGIN


@pytest.mark.parametrize("width", [1066, 1068, 1070])
def test_the_figures_of_a_row_have_digits_of_one_size(
    board: Wallboard, window: MainWindow, width: int
) -> None:
    """Columns of a grid differ by a pixel where their widths are no whole numbers."""
    show_changes(window, *(QueueChanged(make_queue(str(group))) for group in range(602, 608)))
    board.resize(width, 600)
    QApplication.processEvents()
    cells = [cells[RINGING_ROW + 1] for cells in board._column_cells]
    assert {cell.shown_text for cell in cells} == {"0"}
    assert len({cell.width() for cell in cells}) == 2
    muted = window.theme_manager.theme.muted
    assert len({measure_ink_height(cell, muted) for cell in cells}) == 1


def test_an_alarm_is_no_smaller_than_the_figures_beside_it(board: Wallboard, window: MainWindow) -> None:
    board.resize(480, 600)
    QApplication.processEvents()
    theme = window.theme_manager.theme
    sales, _support, total = (cells[1] for cells in board._column_cells)
    assert sales.shown_text == total.shown_text
    assert sales.urgency is Urgency.ALARM
    on_alarm = theme.find_colours(URGENCY_SIGNS[Urgency.ALARM].colour_key).on_solid
    behind_icon = round(0.42 * sales.height() * 4 / 3)
    heights = measure_ink_height(sales, on_alarm, behind_icon), measure_ink_height(total, theme.text)
    assert abs(heights[0] - heights[1]) <= 1


def test_zero_is_painted_less_prominently_than_a_count(board: Wallboard, window: MainWindow):
    show_changes(window, QueueChanged(make_queue("601", 1, 1000.0, name="Support")))
    one = board._column_cells[1][1].grab().toImage()
    show_changes(window, QueueChanged(make_queue("601", name="Support")))
    cell, theme = board._column_cells[1][1], window.theme_manager.theme
    assert cell.shown_text == "0"
    none = cell.grab().toImage()
    inks = [
        {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        for image in (one, none)
    ]
    assert theme.text in inks[0]
    assert theme.text not in inks[1]
    assert theme.muted in inks[1]


def test_answered_abandoned_and_level_of_today(
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
    assert texts(board, 0)[5:] == ["1", "1", "50%"]
    urgencies = [board._column_cells[0][7].urgency]
    window.preferences.update_sections(wallboard=WallboardPreferences(least_calls=2))
    urgencies.append(board._column_cells[0][7].urgency)
    assert urgencies == [Urgency.NORMAL, Urgency.ALARM]


def test_statistics_of_earlier_today_are_shown(
    desk: ImmediateDeskModels, store: MemoryLayoutStore, qtbot: QtBot
):
    stored = DayStatistics(DayTally(1, {"600": GroupTally(answered=3, in_time=3, abandoned=1)}))
    window = MainWindow(desk, store, statistics=stored)
    try:
        show_changes(window, QueueChanged(make_queue("600", name="Sales")))
        window.actions_by_name["wallboard"].setChecked(True)
        board = window.wallboard_controller.wallboard
        assert board is not None
        assert texts(board, 0)[5:] == ["3", "1", "75%"]
        assert texts(board, 1)[5:] == ["3", "1", "75%"]
    finally:
        window.finish_closing()
        delete(window)


def test_every_field_is_said_with_its_group_and_meaning(board: Wallboard):
    assert board._column_cells[0][1].accessibleName() == "Sales, Waiting: 6, alarm"


def test_it_reopens_at_its_position_and_closing_it_unchecks_the_action(
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


def test_esc_leaves_the_whole_screen_first(board: Wallboard, qtbot: QtBot):
    board.toggle_full_screen()
    assert board.isFullScreen()
    qtbot.keyClick(board, Qt.Key.Key_Escape)
    assert not board.isFullScreen()
    assert board.isVisible()


def test_many_groups_take_turns(board: Wallboard, window: MainWindow):
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
        names = [texts(board, index)[0] for index in range(len(board._column_cells))]
        assert names[-1] == "Total"
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
        columns = [texts(board, index)[0] for index in range(len(board._column_cells))]
        assert columns[:2] == ["Reception", "Support"]
        assert len(columns) <= MAX_COLUMNS + 1
        seen |= set(columns)
    assert seen == {"Reception", "Support", "Sales", "Total", *names}
    show_changes(window, QueueChanged(make_queue("799", name="Reception")))
    assert texts(board, 0)[0] == "Support"


@pytest.mark.parametrize("in_alarm", [0, 1, 2])
@pytest.mark.parametrize("groups", [9, 15, 16, 17, 20])
def test_the_columns_of_all_turns_have_one_width(
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
        names = [texts(board, index)[0] for index in range(len(board._column_cells))]
        assert len(set(names)) == len(names)
        counts.add(len(names))
        seen |= set(names)
    assert len(counts) == 1
    assert seen == {"Total", *(f"G{index:02}" for index in range(groups))}


def test_it_says_so_if_only_the_calls_of_this_desk_are_counted(window: MainWindow) -> None:
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
        seen |= {texts(board, index)[0] for index in range(len(board._column_cells))}
    assert len(seen) == 20 + 2 + 1


@pytest.mark.parametrize(("calls", "urgency"), [(9, Urgency.NORMAL), (10, Urgency.ALARM)])
def test_few_calls_are_no_reason_for_an_alarm(qapp: QApplication, calls: int, urgency: Urgency) -> None:
    column = GroupFigures(tally=GroupTally(answered=calls - 1, abandoned=1))
    cell = format_figures(column, PREFERENCES, 0.0)[-1]
    assert (cell.text, cell.urgency) == ("0%", urgency)


def test_ringing_says_what_it_counts(board: Wallboard) -> None:
    title = board.title_cells[2]
    assert title.shown_text == "Ringing for groups"
    assert "single extension" in title.toolTip()
    assert title.accessibleName() == title.toolTip()


def test_a_total_waits_as_long_as_the_longest():
    columns = [GroupFigures(1, 50.0), GroupFigures(2, 20.0, 1, 3), GroupFigures()]
    assert sum_figures(columns, GroupTally(2)) == GroupFigures(3, 20.0, 1, 3, GroupTally(2))


@pytest.mark.parametrize(
    ("value", "warn", "alarm", "level"),
    [
        (2, 3, 5, Urgency.NORMAL),
        (3, 3, 5, Urgency.WARNING),
        (5, 3, 5, Urgency.ALARM),
        (9, 0, 0, Urgency.NORMAL),
    ],
)
def test_a_threshold_of_0_is_none(value, warn, alarm, level):
    assert find_urgency(value, warn, alarm) is level


@pytest.mark.parametrize(
    ("in_time", "calls", "target", "shown", "urgency"),
    [
        (159, 200, 80, "79%", Urgency.ALARM),  # 79.5 %
        (160, 200, 80, "80%", Urgency.NORMAL),
        (2, 3, 60, "67%", Urgency.NORMAL),
        (2, 3, 67, "66%", Urgency.ALARM),
        (29, 100, 29, "29%", Urgency.NORMAL),
        (999, 1000, 100, "99%", Urgency.ALARM),
    ],
)
def test_a_level_that_misses_the_target_is_not_shown_as_the_target(
    qapp: QApplication, in_time: int, calls: int, target: int, shown: str, urgency: Urgency
):
    column = GroupFigures(tally=GroupTally(answered=calls, in_time=in_time))
    cell = format_figures(column, WallboardPreferences(target=target, least_calls=0), 0.0)[-1]
    assert (cell.text, cell.urgency) == (shown, urgency)


def test_a_level_is_judged_by_the_target(qapp: QApplication):
    column = GroupFigures(tally=GroupTally(answered=40, in_time=40, abandoned=10))
    assert format_figures(column, PREFERENCES, 0.0)[-1].urgency is Urgency.NORMAL
    assert format_figures(column, WallboardPreferences(target=81), 0.0)[-1].urgency is Urgency.ALARM
