"""Callers to call back in a narrow pane: what gives way to what."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox

from devlink3_desk.history.call_record import RecordedParty
from devlink3_desk.qt.callbacks.callbacks_pane import CallbacksPane
from devlink3_desk.qt.core.form_widgets import COMBO_TEXT_MARGIN
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.switchboard.changes import QueueChanged
from tests.qt.callbacks.conftest import ANN, BOB, HOUR, MINUTE, Wait, list_ann, shown_rows
from tests.support.board_values import make_queue
from tests.support.history_calls import make_incoming_call
from tests.support.history_desk import store_calls

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the offscreen platform cannot do either

NAME = "Annegret Weber-Hohenstein"


def test_the_filter_is_elided_in_a_narrow_pane(pane: CallbacksPane) -> None:
    box = pane.filter_box
    box.ensurePolished()
    box.setFixedWidth(box.fontMetrics().horizontalAdvance("All callers"))
    narrow = box.grab().toImage()
    shown = []
    for characters in range(1, len("All callers")):
        box.setItemText(box.currentIndex(), "All callers"[:characters].rstrip() + "\N{HORIZONTAL ELLIPSIS}")
        shown.append(box.grab().toImage() == narrow)
    assert any(shown)


def test_the_title_gives_way_to_the_filter_in_a_narrow_pane(window: MainWindow, pane: CallbacksPane) -> None:
    window.resizeDocks([window.docks["missed"]], [300], Qt.Orientation.Horizontal)
    QApplication.processEvents()
    assert pane.title_bar.width() < 360
    assert pane.filter_box.parent() is pane.title_bar


def resize_pane(window: MainWindow, width: int) -> None:
    dock = window.docks["missed"]
    if not dock.isFloating():
        dock.setFloating(True)
    dock.resize(width, 400)
    QApplication.processEvents()


def test_the_title_is_whole_or_hidden(
    window: MainWindow, pane: CallbacksPane, history: LocalHistory, wait: Wait
) -> None:
    list_ann(pane, history, wait)
    title, shown = pane.title_label, []
    for width in range(200, 600, 25):
        resize_pane(window, width)
        shown.append(title.isVisible())
        assert not title.isVisible() or title.width() >= title.sizeHint().width()
    assert shown[-1]
    assert not shown[0]


def test_below_300_pixels_the_filter_has_a_line_of_its_own(
    window: MainWindow, pane: CallbacksPane, history: LocalHistory, wait: Wait
) -> None:
    list_ann(pane, history, wait)
    resize_pane(window, 240)
    assert pane.filter_box.parent() is pane.filter_row
    assert pane.filter_box.width() > 200
    assert pane.filter_box.isVisible()
    assert pane.title_label.width() >= 36
    window.docks["missed"].activateWindow()
    QApplication.processEvents()
    pane.filter_box.setFocus()
    assert pane.filter_box.hasFocus()
    resize_pane(window, 400)
    assert pane.filter_box.parent() is pane.title_bar
    assert pane.filter_box.hasFocus()
    assert not pane.filter_row.isVisible()


def test_the_texts_of_the_first_buttons_remain_in_a_narrow_pane(
    window: MainWindow, pane: CallbacksPane, history: LocalHistory, wait: Wait
) -> None:
    list_ann(pane, history, wait)
    bar, shown = pane.action_bar, []
    for width in range(200, 800, 20):
        resize_pane(window, width)
        texts = [
            button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon for button in bar.buttons
        ]
        assert all(button.width() >= button.sizeHint().width() for button in bar.buttons)
        assert bar.buttons[-1].geometry().right() < bar.width()
        shown.append(texts)
    assert sum(shown[0]) < 2
    assert shown[-1] == [True] * 4
    assert [True, True, False, False] in shown


def test_a_choice_is_whole_where_it_has_room(
    window: MainWindow, pane: CallbacksPane, history: LocalHistory, wait: Wait
) -> None:
    window.apply([QueueChanged(make_queue("200", name="Sales of the northern region"))])
    window.batcher.flush()
    list_ann(pane, history, wait)
    resize_pane(window, 780)
    box = pane.filter_box
    for index in range(box.count()):
        box.setCurrentIndex(index)
        QApplication.processEvents()
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)
        assert field.width() - COMBO_TEXT_MARGIN >= box.fontMetrics().horizontalAdvance(box.currentText())


@pytest.mark.parametrize(("width", "is_same"), [(190, True), (400, False)])
def test_a_narrow_row_shows_the_name_rather_than_the_time_and_the_number(
    window: MainWindow, pane: CallbacksPane, history: LocalHistory, wait: Wait, width: int, is_same: bool
) -> None:
    now = time.time()
    numbers = (ANN, BOB, "01632960152")
    store_calls(
        history,
        *(
            make_incoming_call(number, number, now - HOUR - at * MINUTE, caller=RecordedParty(number, NAME))
            for at, number in enumerate(numbers)
        ),
    )
    pane.book.refresh()
    wait(lambda: len(shown_rows(pane)) == 3)
    pane.focus_contents(Qt.FocusReason.OtherFocusReason)  # selects the first row
    view = pane.callback_view
    # The pane itself cannot be that narrow with every font.
    view.setFixedWidth(width)
    QApplication.processEvents()
    second, third = (view.grab(view.visualRect(view.model().index(row, 0))).toImage() for row in (1, 2))
    assert (second == third) is is_same
