"""The cards of hunt groups: waiting callers, their target, and the last hour."""

from __future__ import annotations

import pytest
from msgspec import structs
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import Preferences, QueuePreferences
from devlink3_desk.qt.core.painting import MAX_TILE_GROWTH
from devlink3_desk.qt.core.row_model import ACCESSIBLE_TEXT_ROLE, Role
from devlink3_desk.qt.core.state_display import Urgency
from devlink3_desk.qt.groups.group_model import HISTORY_MINUTES, WaitingHistory
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.changes import QueueChanged, QueueRemoved
from tests.support.board_values import make_queue
from tests.support.desk_models import ImmediateDeskModels, ManualClock, show_changes


def test_the_history_has_the_peak_of_each_minute() -> None:
    history = WaitingHistory()
    history.record_waiting("600", 1, 0.0)
    history.record_waiting("600", 4, 10.0)
    history.record_waiting("600", 2, 50.0)
    assert history.list_last_hour("600", 59.0)[-2:] == (0, 4)
    assert history.list_last_hour("600", 125.0)[-3:] == (4, 2, 2)
    history.record_waiting("600", 0, 130.0)
    assert history.list_last_hour("600", 185.0)[-4:] == (4, 2, 2, 0)
    assert len(history.list_last_hour("600", 185.0)) == HISTORY_MINUTES
    assert not any(history.list_last_hour("600", 185.0 + 3600 + 60))


def test_the_history_has_a_fixed_size() -> None:
    history = WaitingHistory()
    for second in range(20_000):
        history.record_waiting("600", second % 7, float(second))
    assert len(history) == 1
    assert history.list_last_hour("600", 20_000.0) == (6,) * HISTORY_MINUTES
    history.record_waiting("600", None, 20_000.0)
    assert len(history) == 0


@pytest.mark.parametrize(
    ("waited", "urgency"), [(9, Urgency.NORMAL), (10, Urgency.WARNING), (20, Urgency.ALARM)]
)
def test_the_longest_wait_is_compared_with_the_target_of_its_group(
    desk: ImmediateDeskModels, clock: ManualClock, waited: int, urgency: Urgency
) -> None:
    desk.apply_preferences(Preferences(queues=QueuePreferences(target=100, targets={"600": 20})))
    desk.apply_changes(QueueChanged(make_queue("600", 1, 1000.0)), QueueChanged(make_queue("601", 1, 1000.0)))
    clock.now = 1000.0 + waited
    first, second = (desk.groups.index(at, 0) for at in range(2))
    assert (first.data(Role.URGENCY), second.data(Role.URGENCY)) == (urgency, Urgency.NORMAL)
    assert (first.data(Role.WAITING_TARGET), second.data(Role.WAITING_TARGET)) == (20, 100)
    accessible_text = str(first.data(Qt.ItemDataRole.AccessibleTextRole))
    assert ("above the target of 20 second(s)" in accessible_text) == (urgency == Urgency.ALARM)


def test_a_target_of_zero_is_never_exceeded(desk: ImmediateDeskModels, clock: ManualClock) -> None:
    desk.apply_preferences(Preferences(queues=QueuePreferences(target=0)))
    desk.apply_changes(QueueChanged(make_queue("600", 1, 1000.0)))
    clock.now = 9000.0
    assert desk.groups.index(0, 0).data(Role.URGENCY) == Urgency.NORMAL


def test_a_wait_that_may_have_begun_earlier_is_a_lower_bound(window: MainWindow, clock: ManualClock) -> None:
    """As after the start of the desk: nobody knows how long the caller has waited before."""
    clock.now = 1009.0
    waiting = make_queue("600", 1, 1000.0)
    show_changes(window, QueueChanged(waiting))
    index = window.models.group_list.index(0, 0)
    exact = grab_cards(window)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith(", 9 second(s)")
    show_changes(window, QueueChanged(structs.replace(waiting, is_wait_lower_bound=True)))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("at least 9 second(s)")
    assert grab_cards(window) != exact
    # A caller whose beginning was seen, and who has waited longer than anybody else.
    show_changes(window, QueueChanged(make_queue("600", 1, 1001.0)))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith(", 8 second(s)")


def grab_cards(window: MainWindow) -> QImage:
    window.groups_pane.tile_view.viewport().update()
    return window.groups_pane.tile_view.viewport().grab().toImage()


def test_a_card_shows_the_urgency_and_the_last_hour(
    window: MainWindow, clock: ManualClock, qtbot: QtBot
) -> None:
    def show(*changes: QueueChanged | QueueRemoved) -> None:
        window.apply(changes)
        window.batcher.flush()

    # High enough for cards with the last hour.
    window.resize(1280, 1200)
    window.dock_layout.reset_layout()
    view, delegate = window.groups_pane.tile_view, window.groups_pane.delegate
    qtbot.waitUntil(lambda: view.viewport().height() >= delegate.measure_card_height(with_history=True))
    show(QueueChanged(make_queue("600")))
    quiet = grab_cards(window)
    show(QueueChanged(make_queue("600", 2, 1000.0)))
    waiting = grab_cards(window)
    clock.now += 31
    late = grab_cards(window)
    show(QueueChanged(make_queue("600")))
    after = grab_cards(window)
    assert quiet != waiting != late
    assert after != quiet  # the bar of the current minute
    show(QueueRemoved("600"))
    show(QueueChanged(make_queue("600")))
    assert grab_cards(window) == quiet


def test_cards_show_the_last_hour_if_all_of_them_fit_with_it(
    window: MainWindow,
) -> None:
    delegate = window.groups_pane.delegate
    small, full = (
        delegate.measure_card_height(with_history=False),
        delegate.measure_card_height(with_history=True),
    )
    width = delegate.minimum_size().width()
    assert delegate.compute_tile_size(QSize(4 * width, full), 4).height() == full
    assert delegate.compute_tile_size(QSize(4 * width, 2 * small), 8).height() == small
    assert delegate.compute_tile_size(QSize(4 * width, 2 * small), 4).height() == full


def test_cards_have_one_line_if_they_fit_in_no_other_way(window: MainWindow) -> None:
    delegate = window.groups_pane.delegate
    width, line = delegate.minimum_size().width(), delegate.measure_line_card_height()
    assert delegate.compute_tile_size(QSize(4 * width, 2 * line), 8).height() == line
    assert delegate.compute_tile_size(
        QSize(4 * width, delegate.measure_card_height(with_history=False)), 4
    ) == QSize(width, delegate.measure_card_height(with_history=False))


def test_a_low_window_has_more_room_for_calls(window: MainWindow) -> None:
    pane = window.groups_pane
    window.resize(1280, 800)
    low = pane.preferred_height()
    window.resize(1280, 1200)
    high = pane.preferred_height()
    line, lines = (
        pane.delegate.measure_line_card_height(),
        pane.delegate.measure_card_height(with_history=False),
    )
    assert high - low >= 2 * (lines - line)


def test_a_card_of_one_line_shows_waiting_callers_and_their_urgency(
    window: MainWindow, clock: ManualClock
) -> None:
    for group in range(600, 640):
        window.apply([QueueChanged(make_queue(str(group)))])
    window.batcher.flush()
    quiet = grab_cards(window)
    assert window.groups_pane.delegate.is_single_line
    window.apply([QueueChanged(make_queue("600", 2, 1000.0))])
    window.batcher.flush()
    waiting = grab_cards(window)
    clock.now += 31
    late = grab_cards(window)
    assert quiet != waiting != late


def test_a_card_of_one_line_shows_how_many_callers_wait_for_a_group_with_a_long_name(
    window: MainWindow, clock: ManualClock
) -> None:
    window.apply([QueueChanged(make_queue(str(group))) for group in range(601, 640)])
    clock.now = 1009.0
    pictures = []
    for waiting in (2, 7):
        queue = structs.replace(make_queue("600", waiting, 1000.0), name="Customer service and complaints")
        show_changes(window, QueueChanged(queue))
        assert window.groups_pane.delegate.is_single_line
        pictures.append(grab_cards(window))
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("ringing", [0, 1])
def test_the_narrowest_card_shows_the_longest_wait_beside_served_calls(
    window: MainWindow, clock: ManualClock, ringing: int
) -> None:
    delegate = window.groups_pane.delegate
    pictures = []
    for waiting_since in (940.0, 930.0):
        queue = make_queue("600", 12, waiting_since, ringing=ringing, connected=12)
        show_changes(window, QueueChanged(queue))
        assert not delegate.is_single_line
        option = QStyleOptionViewItem()
        option.rect = QRect(QPoint(), delegate.minimum_size())
        picture = QImage(option.rect.size(), QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        delegate.paint(painter, option, window.groups_pane.tile_view.model().index(0, 0))
        painter.end()
        pictures.append(picture)
    assert pictures[0] != pictures[1]


def test_tiles_grow_while_all_of_them_fit(window: MainWindow) -> None:
    delegate = window.extensions_pane.delegate
    minimum = delegate.minimum_size()
    available = QSize(10 * minimum.width(), 4 * minimum.height())
    assert delegate.compute_tile_size(available, 40) == minimum
    assert delegate.compute_tile_size(available, 400) == minimum
    assert delegate.compute_tile_size(available, 28).width() == available.width() // 7
    assert delegate.compute_tile_size(available, 1).width() <= minimum.width() * MAX_TILE_GROWTH


def test_two_rows_of_low_cards_are_not_cut_in_a_low_pane(window: MainWindow) -> None:
    for zoom in (1.0, 1.5):
        window.theme_manager.set_zoom(zoom)
        pane = window.groups_pane
        assert pane.tile_view.minimumHeight() >= 2 * pane.delegate.measure_line_card_height()


def test_the_tooltip_of_a_card_has_what_it_has_no_room_for(
    desk: ImmediateDeskModels, clock: ManualClock
) -> None:
    desk.apply_changes(QueueChanged(make_queue("600", 2, clock.now - 75.0, name="Sales %2")))
    desk.apply_changes(QueueChanged(make_queue("601", name="601")))
    sales, unnamed = (desk.group_list.index(row, 0) for row in (1, 0))
    tooltip = sales.data(Qt.ItemDataRole.ToolTipRole)
    assert "Sales %2 (600): 2 waiting, 0 ringing, 0 talking" in tooltip
    assert "1 minute(s) 15 second(s)" in tooltip
    assert sales.data(ACCESSIBLE_TEXT_ROLE).startswith("Sales %2 (600): 2 waiting")
    assert unnamed.data(ACCESSIBLE_TEXT_ROLE) == "601: 0 waiting, 0 ringing, 0 talking"
