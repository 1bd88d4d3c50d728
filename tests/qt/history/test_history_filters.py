"""The filters of the history: what they offer, what they restrict, and in a narrow pane."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.history.filter_bar import NumberChoice
from devlink3_desk.qt.history.history_filter import FilterPeriod, HistoryFilter, OutcomeChoice
from devlink3_desk.qt.history.history_pane import HistoryPane
from devlink3_desk.qt.history.history_source import NamedNumber
from tests.support.history_pane import rows_shown

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot


def finish_typing(box: QComboBox) -> None:
    """Leave the field of a choice."""
    field = box.lineEdit()
    assert field is not None
    field.editingFinished.emit()


def count_filter_lines(pane: HistoryPane) -> int:
    """Return how many lines the filters take."""
    bar = pane.panel.browser.filter_bar
    fields = [each for each in bar.choices.findChildren(QWidget) if each.parent() is bar.choices]
    fields = [each for each in fields if each.isVisible()]
    assert all(each.geometry().right() < bar.choices.width() for each in fields)
    return len({each.geometry().center().y() // 9 for each in fields})


def test_in_a_narrow_pane_the_filters_leave_room_for_calls(pane: HistoryPane, qtbot: QtBot) -> None:
    """As in the default layout of a small screen: two choices share a line."""
    pane.resize(344, 300)
    bar = pane.panel.browser.filter_bar
    bar.choices_button.setChecked(True)
    qtbot.waitUntil(lambda: count_filter_lines(pane) == 3, timeout=10_000)
    bar.period_box.setCurrentIndex(bar.period_box.findData(FilterPeriod.CHOSEN))
    qtbot.waitUntil(lambda: count_filter_lines(pane) == 4, timeout=10_000)
    assert not bar.clear_button.isHidden()
    bar.clear_button.click()
    assert bar.clear_button.isHidden()
    pane.resize(1200, 300)
    qtbot.waitUntil(lambda: count_filter_lines(pane) == 1, timeout=10_000)


def test_filters_restrict_the_list_and_are_counted_on_their_button(pane: HistoryPane, qtbot: QtBot) -> None:
    bar = pane.panel.browser.filter_bar
    bar.choices_button.setChecked(True)
    with qtbot.waitSignal(pane.panel.browser.history_model.first_page_read):
        bar.outcome_box.select_value(OutcomeChoice.ABANDONED)
    assert bar.filter.outcome is OutcomeChoice.ABANDONED
    assert "1" in bar.choices_button.text()
    assert bar.clear_button.isVisible()
    with qtbot.waitSignal(pane.panel.browser.history_model.first_page_read):
        bar.clear_button.click()
    assert bar.filter.is_empty
    assert bar.outcome_box.currentIndex() == 0


def test_groups_and_people_are_offered_by_name(pane: HistoryPane, qtbot: QtBot) -> None:
    bar = pane.panel.browser.filter_bar
    bar.choices_button.setChecked(True)
    assert [bar.group_box.itemText(index) for index in range(bar.group_box.count())][1:] == ["Sales (200)"]
    with qtbot.waitSignal(pane.panel.browser.history_model.first_page_read):
        bar.person_box.setEditText("bob baker (302)")
        finish_typing(bar.person_box)
    assert bar.filter.extension == "302"


def test_typed_text_that_matches_no_choice_is_reset(pane: HistoryPane) -> None:
    bar = pane.panel.browser.filter_bar
    bar.choices_button.setChecked(True)
    bar.person_box.setEditText("nobody here")
    finish_typing(bar.person_box)
    assert bar.filter.extension is None
    assert bar.person_box.currentText() == bar.person_box.itemText(0)


def test_days_can_be_chosen(pane: HistoryPane, qtbot: QtBot) -> None:
    bar = pane.panel.browser.filter_bar
    bar.choices_button.setChecked(True)
    assert not bar.first_day_field.isVisible()
    with qtbot.waitSignal(pane.panel.browser.history_model.first_page_read):
        bar.period_box.select_value(FilterPeriod.CHOSEN)
    assert bar.first_day_field.isVisible()
    assert rows_shown(pane) == 0
    with qtbot.waitSignal(pane.panel.browser.history_model.first_page_read):
        bar.first_day_field.setDate(QDate(2025, 1, 1))
    assert rows_shown(pane) > 0


def test_the_calls_of_one_number_can_be_shown_alone(pane: HistoryPane, qtbot: QtBot) -> None:
    browser = pane.panel.browser
    browser.list_view.tracker.select_key("k299")
    assert browser.selected_row is not None
    with qtbot.waitSignal(browser.history_model.first_page_read):
        browser.show_number(browser.selected_row.number)
    assert rows_shown(pane) == 1
    assert browser.number_bar.isVisible()
    assert "01632 960299" in browser.number_label.text()
    with qtbot.waitSignal(browser.history_model.first_page_read):
        browser.all_numbers_button.click()
    assert not browser.number_bar.isVisible()


def test_the_beginning_of_a_long_choice_is_shown(qtbot: QtBot) -> None:
    name = "Customer service of the northern region"
    parent = QWidget()
    qtbot.addWidget(parent)
    choice = NumberChoice("Hunt group", "Alle Sammelanschlüsse aller Standorte", parent)
    field = choice.lineEdit()
    assert field is not None
    assert field.cursorPosition() == 0
    choice.offer_numbers([NamedNumber("200", name), NamedNumber("201", "Sales")])
    assert field.cursorPosition() == 0
    choice.select_value("200")
    assert field.cursorPosition() == 0
    field.setText("200")
    assert field.cursorPosition() == 3  # not while it is typed
    finish_typing(choice)
    assert choice.currentText() == f"{name} (200)"
    assert field.cursorPosition() == 0


def test_the_days_after_the_start_can_be_chosen_in_a_window_that_is_left_open(pane: HistoryPane) -> None:
    bar, later = pane.panel.browser.filter_bar, QDate.currentDate().addDays(5)
    bar.set_filter(HistoryFilter(period=FilterPeriod.CHOSEN, first_day=later, last_day=later))
    assert (bar.first_day_field.date(), bar.last_day_field.date()) == (later, later)
