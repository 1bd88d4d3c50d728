"""Where the buttons of a banner are."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.banner import Banner
from devlink3_desk.qt.main_window.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform without a screen cannot


def test_buttons_are_below_a_text_that_has_little_room_beside_them(window: MainWindow, qtbot: QtBot) -> None:
    banner = Banner(window.theme_manager, "lost", "bad", text="The PBX does not answer. " * 4)
    qtbot.addWidget(banner)
    buttons = [banner.add_button(text, lambda: None) for text in ("Retry now", "Continue without the others")]
    needed = sum(button.sizeHint().width() for button in buttons)
    places = []
    for width in (4 * needed, needed + 150, 4 * needed):
        banner.resize(width, banner.heightForWidth(width))
        banner.show()
        for _ in range(3):
            QApplication.processEvents()
        text = banner.text_label.geometry()
        assert text.width() > width // 2
        for button in buttons:
            assert button.width() >= button.sizeHint().width()
            assert button.geometry().right() <= banner.width()
        places.append(buttons[0].y() >= text.bottom())
    assert places == [False, True, False]
    buttons[1].hide()
    banner.resize(needed + 150, 200)
    QApplication.processEvents()
    assert buttons[0].y() < banner.text_label.geometry().bottom()
