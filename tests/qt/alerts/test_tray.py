"""The tray icon, and the close button that leaves the window in the tray."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.alerts.tray import Tray, TrayState, compute_badge, create_tray_icon
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import LinkStatus

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the offscreen platform cannot do either


def test_the_tray_shows_the_most_important_state_by_shape_and_text(qapp: QApplication):
    live = TrayState(link=LinkStatus.LIVE, ringing=2, waiting=1, callbacks=12, alerts=2)
    badges = [
        compute_badge(state)
        for state in (
            live,
            msgspec.structs.replace(live, alerts=0),
            msgspec.structs.replace(live, alerts=0, alerts_enabled=False),
            msgspec.structs.replace(live, link=LinkStatus.LOST),
            msgspec.structs.replace(live, alerts=0, callbacks=0),
        )
    ]
    assert [badge.text if badge else None for badge in badges] == ["2", "9+", "−", "!", None]  # noqa: RUF001
    pictures = {create_tray_icon(badge).pixmap(22, 22).toImage().cacheKey() for badge in badges}
    assert len(pictures) == len(badges)
    tray = Tray()
    tray.set_state(live)
    assert tray.icon.toolTip() == "DevLink3 Desk\nLive  ·  2 ringing  ·  1 waiting  ·  12 to call back"
    tray.set_state(msgspec.structs.replace(live, alerts_enabled=False))
    assert "Do not disturb" in tray.icon.toolTip()
    tray.close()


def test_the_close_button_leaves_the_desk_running_where_it_is_wanted(window: MainWindow, qtbot: QtBot):
    window.set_hides_on_close(lambda: True)
    with qtbot.assertNotEmitted(window.close_requested):
        assert not window.close()
    assert not window.isVisible()
    window.bring_to_front()
    assert window.isVisible()
    with qtbot.waitSignal(window.close_requested):
        window.actions_by_name["quit"].trigger()
