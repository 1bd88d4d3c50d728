"""In a low window with notices and alerts, calls stay visible and the other panes give way."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import AlertKind
from devlink3_desk.qt.alerts.alert_channels import AlertBar
from devlink3_desk.qt.alerts.notices import Notice
from devlink3_desk.qt.core.banner import Banner
from devlink3_desk.qt.groups.groups_pane import GroupsPane
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.changes import CallChanged
from tests.support.board_values import make_all_changes, make_call

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")

LONG_BODY = "01632 960144 has been waiting since 10:42, longer than is allowed. Last contact 3 days ago. " * 2


def add_bars(window: MainWindow) -> AlertBar:
    """Add a notice and three alerts of different length."""
    window.apply(make_all_changes())
    window.apply([CallChanged(make_call(f"more{each}", CallStatus.CONNECTED)) for each in range(100)])
    window.batcher.flush()
    bar = AlertBar(window.theme_manager, window)
    for key, body in (("long", LONG_BODY), ("short", "01632 960145"), ("none", "")):
        bar.show_notice(Notice(key, f"Northfield Dental ({key})", body, AlertKind.QUEUE))
    window.banner_area.add_banner("alerts", bar)
    notice = Banner(window.theme_manager, "quiet", "good", text="Calls are recorded on this computer.")
    notice.add_button("OK", notice.hide)
    window.banner_area.add_banner("notice", notice)
    return bar


@pytest.mark.parametrize(("zoom_steps", "rows"), [(0, 5), (5, 3)])
def test_calls_stay_visible(window: MainWindow, qtbot: QtBot, zoom_steps: int, rows: int) -> None:
    window.theme_manager.change_zoom(zoom_steps)
    add_bars(window)
    table = window.calls_pane.call_table
    qtbot.waitUntil(lambda: table.viewport().height() >= rows * table.delegate.row_height())
    assert (window.width(), window.height()) == (1280, 800)


def test_alerts_take_one_line_of_equal_cards(window: MainWindow, qtbot: QtBot) -> None:
    bar = add_bars(window)
    cards = list(bar.cards.by_key.values())
    qtbot.waitUntil(lambda: len({(card.y(), card.height()) for card in cards}) == 1)
    assert cards[0].height() < 5 * window.fontMetrics().lineSpacing()
    assert "Last contact 3 days ago" in cards[0].toolTip()


@pytest.mark.parametrize("zoom_steps", [0, 2])
def test_two_rows_of_hunt_groups_stay_whole(window: MainWindow, qtbot: QtBot, zoom_steps: int) -> None:
    window.theme_manager.change_zoom(zoom_steps)
    add_bars(window)
    pane = window.find_pane(GroupsPane)
    view = pane.tile_view
    assert view.viewport().height() >= 2 * pane.delegate.line_card_height()
    # A pane that is too low cuts its list off.
    qtbot.waitUntil(lambda: view.geometry().bottom() <= pane.rect().bottom())
    assert (window.width(), window.height()) == (1280, 800)
