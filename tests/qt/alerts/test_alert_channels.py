"""Cards of notices in pop-ups and in the bar of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import AlertKind
from devlink3_desk.qt.alerts.alert_channels import POPUP_BOTTOM_MARGIN, AlertBar, AlertPopups
from devlink3_desk.qt.alerts.alert_controller import AlertController
from devlink3_desk.qt.alerts.notices import Notice
from devlink3_desk.qt.core.dialog import Dialog
from devlink3_desk.qt.core.text import format_tooltip
from devlink3_desk.qt.core.theme import ApplicationThemeManager, ThemeMode
from tests.support.alerts import make_ringing
from tests.support.desk_models import show_widget

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the offscreen platform cannot do either


@pytest.mark.parametrize("press", ["click", "key"])
def test_a_click_or_a_key_shows_the_call(
    controller: AlertController, alert_bar: AlertBar, press, qtbot: QtBot
):
    controller.apply_changes([make_ringing()])
    card = alert_bar.cards.by_key["call:c1"]
    with qtbot.waitSignal(controller.call_requested) as chosen:
        if press == "click":
            QTest.mouseClick(card, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(card, Qt.Key.Key_Space)
    assert chosen.args == ["c1"]


def test_pop_ups_are_in_a_corner_of_the_screen_and_do_not_take_the_focus(
    qtbot: QtBot, theme_manager: ApplicationThemeManager
):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    screen = QGuiApplication.primaryScreen()
    popups = AlertPopups(theme_manager, lambda: screen)
    for at in range(3):
        popups.show_notice(Notice(f"k{at}", "A title", "Words\nof two lines", AlertKind.RINGING))
    assert popups.isVisible()
    assert screen.availableGeometry().contains(popups.geometry())
    assert popups.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert popups.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert line.hasFocus()
    for at in range(3):
        popups.remove_notice(f"k{at}")
    assert not popups.isVisible()
    popups.close_channel()


def test_the_title_of_a_pop_up_is_not_cut_and_leaves_a_margin_at_the_bottom(
    qtbot: QtBot, theme_manager: ApplicationThemeManager
):
    screen = QGuiApplication.primaryScreen()
    popups = AlertPopups(theme_manager, lambda: screen)
    popups.show_notice(Notice("short", "999 dialled", "At 22:29", AlertKind.EMERGENCY))
    one_line = popups.height()
    name = "Ann Featherstone " * 3
    popups.show_notice(Notice("short", f"999 dialled by {name}", "At 22:29", AlertKind.EMERGENCY))
    qtbot.waitUntil(lambda: popups.height() > one_line)
    card = popups.cards.by_key["short"]
    assert card.height() >= card.heightForWidth(card.width())
    assert popups.geometry().bottom() <= screen.availableGeometry().bottom() - POPUP_BOTTOM_MARGIN
    popups.close_channel()


def test_pop_ups_cover_no_button_of_a_dialog(qtbot: QtBot, theme_manager: ApplicationThemeManager) -> None:
    screen = QGuiApplication.primaryScreen()
    area = screen.availableGeometry()
    popups = AlertPopups(theme_manager, lambda: screen)
    popups.show_notice(Notice("k", "A title", "", AlertKind.RINGING))
    usual = popups.geometry()
    dialog = Dialog()
    qtbot.addWidget(dialog)
    column = dialog.create_column()
    column.addStretch(1)
    column.addWidget(dialog.create_buttons(QDialogButtonBox.StandardButton.Ok))
    dialog.setGeometry(area)
    show_widget(dialog)
    button = dialog.findChild(QPushButton)
    assert button is not None
    place = QRect(button.mapToGlobal(QPoint(0, 0)), button.size())
    # The margin at the bottom is larger than that of a dialog which fills the screen.
    dialog.move(area.left(), area.top() - POPUP_BOTTOM_MARGIN)
    place.translate(0, -POPUP_BOTTOM_MARGIN)
    assert usual.intersects(place)
    popups.show_notice(Notice("k", "Another title", "", AlertKind.RINGING))
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.focusWindowChanged.emit(dialog.windowHandle())
    assert not popups.geometry().intersects(place)
    assert area.contains(popups.geometry())
    dialog.close()
    application.focusWindowChanged.emit(None)
    assert popups.geometry() == usual
    popups.close_channel()


def test_the_link_of_a_card_in_the_window_leaves_room_for_the_name(
    qtbot: QtBot, theme_manager: ApplicationThemeManager
) -> None:
    bar = AlertBar(theme_manager)
    qtbot.addWidget(bar)
    title, words = "Northfield Dental is calling", "Open " * 9
    for at in range(3):
        bar.show_notice(
            Notice(
                f"k{at}", title, "", AlertKind.RINGING, link="https://crm.example.com", link_text="Open " * 9
            )
        )
    bar.resize(1240, bar.sizeHint().height())
    show_widget(bar)
    for card in bar.cards.by_key.values():
        label = card.findChild(QLabel, "cardTitle")
        assert isinstance(label, QLabel)
        assert label.width() >= label.fontMetrics().horizontalAdvance(title)
        assert card.link_button.accessibleName() == words
        assert card.link_button.toolTip() == format_tooltip(words)


def test_pop_ups_are_hidden_while_the_alert_bar_is_seen(theme_manager: ApplicationThemeManager):
    seen = True
    popups = AlertPopups(theme_manager, is_suppressed=lambda: seen)
    popups.show_notice(Notice("k", "A title", "", AlertKind.RINGING))
    assert not popups.isVisible()
    seen = False
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert popups.isVisible()
    popups.close_channel()


def test_cards_are_drawn_in_every_theme(qtbot: QtBot, theme_manager: ApplicationThemeManager):
    alert_bar = AlertBar(theme_manager)
    qtbot.addWidget(alert_bar)
    for kind in AlertKind:
        alert_bar.show_notice(Notice(kind, f"<b>{kind}</b>", "words", kind))
    alert_bar.resize(400, 500)
    alert_bar.show()
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        theme_manager.set_mode(mode)
        assert not alert_bar.grab().isNull()
    card = alert_bar.cards.by_key["held"]
    QTest.mouseClick(card, Qt.MouseButton.RightButton, pos=QPoint(5, 5))
    alert_bar.close_channel()
    assert not alert_bar.cards.by_key
