"""The page of a list without rows, where it has little room."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core.widgets import EMPTY_PAGE_MARGIN, EmptyPage, IconLabel, Label
from devlink3_desk.qt.main_window.main_window import MainWindow

TITLE, DETAIL = "Calls are not recorded", "Switch recording on in the settings."


def test_a_low_page_drops_its_icon_and_then_the_detail_and_cuts_no_text(
    window: MainWindow, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    page = EmptyPage(window.theme_manager, parent)
    page.show_text("quiet", "", TITLE, DETAIL)
    (icon,) = page.findChildren(IconLabel)
    title, detail = page.findChildren(Label)
    parent.resize(600, 600)
    parent.show()
    shown = []
    texts = title.heightForWidth(580) + detail.heightForWidth(580)
    whole = texts + icon.height() + 6 * EMPTY_PAGE_MARGIN
    for height in (whole, texts + 5 * EMPTY_PAGE_MARGIN, texts + 3 * EMPTY_PAGE_MARGIN, whole):
        page.resize(600, height)
        QApplication.processEvents()
        shown.append((icon.isVisible(), title.isVisible(), detail.isVisible()))
        for label in (title, detail):
            assert label.height() >= label.heightForWidth(label.width()) or not label.isVisible()
        assert (DETAIL in page.toolTip()) is not detail.isVisible()
    assert shown == [(True, True, True), (False, True, True), (False, True, False), (True, True, True)]
