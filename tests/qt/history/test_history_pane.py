"""The pane of the history: search, selection, timeline, actions and empty pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from devlink3_desk.history.call_record import RecordedParty
from devlink3_desk.history.outside_lines import LineUse
from devlink3_desk.qt.core.theme import ThemeManager
from devlink3_desk.qt.core.widgets import MIN_PANE_LINES, ElidedLabel, WrappedLabel
from devlink3_desk.qt.history.history_pane import HistoryPane
from tests.support.history_calls import make_incoming_call
from tests.support.history_pane import rows_shown, search
from tests.support.person_menus import create_person_menu
from tests.support.recorded_history import RecordedHistory, iter_calls

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot


def test_the_search_is_not_squeezed_in_a_low_pane(pane: HistoryPane, qtbot: QtBot) -> None:
    """As Rewind has it in a low window, with a line above it."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(pane.size())
    window.show()
    pane.setParent(window)
    pane.show()
    notice = WrappedLabel("As it is now, not at the moment of the past")
    pane.add_notice(notice)
    pane.detach_title_bar().hide()
    QApplication.processEvents()
    lines = MIN_PANE_LINES * pane.fontMetrics().lineSpacing()
    assert pane.minimumSizeHint().height() == lines + notice.heightForWidth(pane.width())
    field = pane.panel.browser.filter_bar.search_field
    room = notice.heightForWidth(pane.width()) + field.height()
    pane.resize(pane.width(), room + pane.fontMetrics().lineSpacing())
    QApplication.processEvents()
    assert field.height() == field.minimumSizeHint().height()
    assert field.mapTo(pane, field.rect().bottomLeft()).y() < pane.height()
    notice.hide()
    assert pane.minimumSizeHint().height() == lines
    pane.setParent(None)  # who has created it deletes it


def test_a_call_is_searched_selected_and_dialled_by_keyboard(pane: HistoryPane, qtbot: QtBot) -> None:
    pane.card_button.setChecked(True)
    pane.focus_contents(Qt.FocusReason.ShortcutFocusReason)
    field = pane.panel.browser.filter_bar.search_field
    with qtbot.waitSignal(pane.panel.browser.history_model.first_page_read):
        qtbot.keyClicks(field, "northfield")
    assert rows_shown(pane) == 1
    qtbot.keyClick(field, Qt.Key.Key_Down)
    card = pane.panel.card
    qtbot.waitUntil(lambda: len(card.timeline.call_lanes.lanes) == 5)
    assert card.legs_table.legs_model.rowCount() == 9
    before = card.timeline.accessibleName()
    qtbot.keyClick(card.timeline, Qt.Key.Key_Right)
    assert card.timeline.accessibleName() != before
    assert "Northfield Dental" in card.timeline.accessibleName()
    qtbot.keyClick(card.timeline, Qt.Key.Key_Down)
    assert card.timeline.current.lane == 1
    with qtbot.waitSignal(pane.dial_requested) as dialled:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialled.args == ["+441632960144"]


def test_enter_in_the_list_calls_the_other_party(pane: HistoryPane, qtbot: QtBot) -> None:
    view = pane.panel.browser.list_view
    view.tracker.select_key("k297")
    with qtbot.waitSignal(pane.dial_requested) as dialled:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert dialled.args == ["+441632960297"]


def test_home_and_end_lead_to_the_first_and_the_last_call(pane: HistoryPane, qtbot: QtBot) -> None:
    """Qt's tables move to the first and the last column, and there is one."""
    view = pane.panel.browser.list_view
    view.tracker.select_key("k290")
    qtbot.keyClick(view, Qt.Key.Key_End)
    last = view.history_model.rowCount() - 1
    assert view.currentIndex().row() == last
    assert view.tracker.selected_key == view.history_model.key_at(last)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert (view.currentIndex().row(), view.verticalScrollBar().value()) == (0, 0)
    assert view.tracker.selected_key == view.history_model.key_at(0)


def test_the_selected_call_stays_in_view_when_the_timeline_opens(pane: HistoryPane, qtbot: QtBot) -> None:
    view = pane.panel.browser.list_view
    previous_height = view.viewport().height()
    view.setCurrentIndex(view.indexAt(QPoint(20, previous_height - 3 * view.rowHeight(0) // 2)))
    pane.card_button.setChecked(True)
    qtbot.waitUntil(lambda: view.viewport().height() < previous_height)
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_calls_are_counted_after_they_are_shown(pane: HistoryPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: pane.panel.browser.count_label.text() == "300 calls")
    search(pane, "northfield", qtbot)
    qtbot.waitUntil(lambda: pane.panel.browser.count_label.text() == "1 call")


def test_the_number_of_calls_is_hidden_before_the_button_in_a_narrow_pane(
    pane: HistoryPane, qtbot: QtBot
) -> None:
    label = pane.panel.browser.count_label
    qtbot.waitUntil(lambda: label.text() == "300 calls")
    label.setText("300 calls " * 20)
    qtbot.waitUntil(lambda: label.width() < label.sizeHint().width())
    assert label.width() > 0
    assert pane.card_button.width() >= pane.card_button.sizeHint().width()
    assert pane.title_label.width() >= pane.title_label.sizeHint().width()


def test_selection_stays_on_its_call_while_calls_are_added(
    pane: HistoryPane, history: RecordedHistory, qtbot: QtBot
) -> None:
    browser = pane.panel.browser
    view = browser.list_view
    view.tracker.select_key("k250")
    view.scrollTo(view.currentIndex())
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 200)
    seen = view.indexAt(QPoint(20, 5)).row()
    key = browser.history_model.key_at(seen)
    assert seen > 0
    history.write_calls(*list(iter_calls(303))[300:])
    pane.panel.on_history_changed()
    qtbot.waitUntil(lambda: browser.history_model.key_at(0) == "k302")
    assert browser.history_model.key_at(view.indexAt(QPoint(20, 5)).row()) == key
    assert browser.selected_row is not None
    assert browser.selected_row.key == view.tracker.selected_key == "k250"


def test_new_calls_are_seen_at_the_top(pane: HistoryPane, history: RecordedHistory, qtbot: QtBot) -> None:
    browser = pane.panel.browser
    # The mouse of an earlier test may be where the list is now; rows under it stay in their place.
    QApplication.sendEvent(browser.list_view.viewport(), QEvent(QEvent.Type.Leave))
    history.write_calls(*list(iter_calls(301))[300:])
    pane.panel.on_history_changed()
    qtbot.waitUntil(lambda: browser.history_model.key_at(0) == "k300")
    assert browser.list_view.verticalScrollBar().value() == 0


def test_selected_row_is_known_when_its_page_was_read_again(pane: HistoryPane, qtbot: QtBot) -> None:
    browser = pane.panel.browser
    while browser.history_model.canFetchMore(browser.history_model.index(-1, 0)):
        with qtbot.waitSignal(browser.history_model.rowsInserted):
            browser.history_model.fetchMore(browser.history_model.index(-1, 0))
    browser.list_view.setCurrentIndex(browser.history_model.index(rows_shown(pane) - 1, 0))
    qtbot.waitUntil(lambda: browser.selected_row is not None and browser.selected_row.key == "moved")


def test_the_menu_offers_the_moment_only_if_it_can_be_shown(pane: HistoryPane, qtbot: QtBot) -> None:
    browser = pane.panel.browser
    browser.list_view.tracker.select_key("k299")
    assert browser.selected_row is not None
    pane.set_person_menu(create_person_menu(pane))
    menu = browser.build_menu()
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == f"Call {browser.selected_row.shown_number or browser.selected_row.name}"
    assert "+" not in texts[0]
    assert "Show this moment" not in texts
    pane.panel.set_moments_available(True)
    menu = browser.build_menu()
    assert menu is not None
    action = menu.actions()[-1]
    with qtbot.waitSignal(pane.moment_requested) as moment:
        action.trigger()
    assert moment.args == [browser.selected_row.call.started, browser.selected_row.key]


def test_copying_takes_the_number_or_the_legs_by_the_focus(pane: HistoryPane, qtbot: QtBot) -> None:
    browser, card = pane.panel.browser, pane.panel.card
    pane.card_button.setChecked(True)
    search(pane, "northfield", qtbot)
    browser.list_view.setFocus()
    browser.list_view.tracker.ensure_selection()
    qtbot.waitUntil(lambda: card.legs_table.legs_model.rowCount() == 9)
    assert pane.find_text_to_copy() == "01632960144"
    card.legs_table.setFocus()
    lines = pane.find_text_to_copy().split("\n")
    assert len(lines) == 10
    assert lines[0].split("\t") == ["From", "Duration", "State", "Who", "Moved by"]
    assert lines[5].split("\t")[1:] == ["0:05", "Ringing", "Bob Baker (302)", "Ann Weber (301)"]
    pane.panel.copy_text()
    assert QApplication.clipboard().text().count("\n") == 9


def test_a_number_is_copied_without_the_digits_of_the_outside_line(
    theme_manager: ThemeManager, history: RecordedHistory, qtbot: QtBot
) -> None:
    history.write_calls(make_incoming_call("c1", "901632960144", 1_000_000.0))
    pane = HistoryPane(theme_manager, history.source)
    qtbot.addWidget(pane)
    pane.set_person_menu(create_person_menu(pane))
    pane.show()
    qtbot.waitUntil(lambda: rows_shown(pane) == 1)
    browser = pane.panel.browser
    browser.list_view.setFocus()
    browser.list_view.tracker.ensure_selection()
    assert pane.find_text_to_copy() == "01632960144"
    menu = browser.build_menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Copy number").trigger()
    assert QApplication.clipboard().text() == "01632960144"


def test_long_words_do_not_make_the_details_of_a_call_wider_than_the_pane(
    theme_manager: ThemeManager, history: RecordedHistory, qtbot: QtBot
) -> None:
    word = "Wolkenkuckucksheim" * 12
    call = make_incoming_call("c1", "01632960144", 1_000_000.0, called=RecordedParty("200", word), tag=word)
    history.write_calls(call)
    pane = HistoryPane(theme_manager, history.source)
    qtbot.addWidget(pane)
    pane.resize(460, 900)
    pane.show()
    qtbot.waitUntil(lambda: rows_shown(pane) == 1)
    pane.card_button.setChecked(True)
    pane.panel.browser.list_view.tracker.ensure_selection()
    card = pane.panel.card
    qtbot.waitUntil(lambda: card.legs_table.legs_model.rowCount() > 0)
    QApplication.processEvents()
    (area,) = card.findChildren(QScrollArea)
    contents = area.widget()
    assert contents is not None
    assert contents.width() == area.viewport().width()


def test_a_name_that_is_elided_in_the_details_of_a_call_is_in_its_tooltip(
    theme_manager: ThemeManager, history: RecordedHistory, qtbot: QtBot
) -> None:
    name = "<b>Wolken</b> & Söhne, " * 8
    caller = RecordedParty("01632960144", name, e164="+441632960144")
    history.write_calls(make_incoming_call("c1", "01632960144", 1_000_000.0, caller=caller))
    pane = HistoryPane(theme_manager, history.source)
    qtbot.addWidget(pane)
    pane.show()
    qtbot.waitUntil(lambda: rows_shown(pane) == 1)
    pane.card_button.setChecked(True)
    pane.panel.browser.list_view.tracker.ensure_selection()
    document = QTextDocument()
    document.setHtml(next(label.toolTip() for label in pane.panel.card.findChildren(ElidedLabel)))
    assert document.toPlainText() == name


def test_an_empty_history_states_that_calls_will_be_recorded(
    theme_manager: ThemeManager, history: RecordedHistory, qtbot: QtBot
) -> None:
    pane = HistoryPane(theme_manager, history.source)
    qtbot.addWidget(pane)
    with qtbot.waitSignal(pane.panel.browser.history_model.first_page_read):
        pane.show()
    assert pane.panel.browser.empty_page.accessibleName().startswith("No calls yet")
    history.write_calls(make_incoming_call("c", "01632960144", 1_760_000_000.0))
    pane.panel.on_history_changed()
    qtbot.waitUntil(pane.panel.browser.list_view.isVisible)


def test_search_without_result_offers_to_clear_it(pane: HistoryPane, qtbot: QtBot) -> None:
    search(pane, "nobody at all", qtbot)
    browser = pane.panel.browser
    assert browser.empty_page.accessibleName().startswith("No matching calls")
    with qtbot.waitSignal(browser.history_model.first_page_read):
        browser.empty_button.click()
    assert rows_shown(pane) > 0
    assert browser.list_view.isVisible()


def test_a_disabled_recording_is_reported(
    theme_manager: ThemeManager, history: RecordedHistory, qtbot: QtBot
) -> None:
    access, history.access = history.access, None
    pane = HistoryPane(theme_manager, history.source)
    qtbot.addWidget(pane)
    pane.show()
    assert pane.panel.browser.empty_page.accessibleName().startswith("Nothing is recorded")
    history.access = access
    pane.panel.on_history_changed()
    qtbot.waitUntil(lambda: pane.panel.browser.empty_page.accessibleName().startswith("No calls yet"))


def test_a_history_that_cannot_be_read_is_reported_with_the_reason(
    theme_manager: ThemeManager, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "history.sqlite"
    path.mkdir()
    history = RecordedHistory(path)
    access = history.access
    assert access is not None
    pane = HistoryPane(theme_manager, history.source)
    qtbot.addWidget(pane)
    browser = pane.panel.browser
    with qtbot.waitSignal(browser.history_model.read_failed):
        pane.show()
    assert browser.empty_page.accessibleName().startswith("The history cannot be read")
    path.rmdir()
    with qtbot.waitSignal(browser.history_model.first_page_read):
        browser.empty_button.click()
    assert browser.empty_page.accessibleName().startswith("No calls yet")
    access.close()


def test_rows_stay_when_a_refresh_fails(pane: HistoryPane, history: RecordedHistory, qtbot: QtBot) -> None:
    access = history.access
    assert access is not None
    access.close()
    with qtbot.waitSignal(pane.panel.browser.history_model.read_failed):
        pane.panel.on_history_changed()
    assert rows_shown(pane) > 0
    assert pane.panel.browser.status_label.isVisible()


def test_a_pane_that_was_never_shown_sends_no_query(
    theme_manager: ThemeManager, history: RecordedHistory, qtbot: QtBot
) -> None:
    pane = HistoryPane(theme_manager, history.source)
    qtbot.addWidget(pane)
    pane.panel.on_history_changed()
    assert pane.panel.browser.history_model.access is None


def test_withheld_number_offers_no_call(pane: HistoryPane, history: RecordedHistory, qtbot: QtBot) -> None:
    caller = RecordedParty()
    history.write_calls(make_incoming_call("w", "01632960144", 1_790_000_000.0, caller=caller))
    pane.panel.on_history_changed()
    browser = pane.panel.browser
    qtbot.waitUntil(lambda: browser.history_model.key_at(0) == "w")
    browser.list_view.tracker.select_key("w")
    assert browser.selected_row is not None
    pane.set_person_menu(create_person_menu(pane))
    menu = browser.build_menu()
    assert menu is not None
    enabled = [action.text() for action in menu.actions() if action.isEnabled() and action.text()]
    assert enabled == ["Details"]
    with qtbot.assertNotEmitted(pane.dial_requested):
        browser.dial_selected()


def test_details_show_the_outside_lines_of_a_call(
    pane: HistoryPane, history: RecordedHistory, qtbot: QtBot
) -> None:
    """With their PBX only where there are several; a line that was not recorded says nothing."""
    at = 1_790_000_000.0
    lines = {
        "one": ("5@c0a82a03", "5@c0a82a03"),
        "two": ("5@c0a82a03", "sip@c0a82a04"),
        "none": ("",),
    }
    calls = [
        make_incoming_call(
            name, "01632960144", at + 200 * index, lines=tuple(LineUse(line, at, at) for line in used)
        )
        for index, (name, used) in enumerate(lines.items())
    ]
    history.write_calls(*calls)
    pane.card_button.setChecked(True)
    pane.panel.on_history_changed()
    browser = pane.panel.browser
    qtbot.waitUntil(lambda: browser.history_model.key_at(0) == "none")
    shown = {}
    for name in lines:
        browser.list_view.tracker.select_key(name)
        labels = [label.text() for label in pane.panel.card.findChildren(QLabel)]
        shown[name] = next(text for text in labels if "Waited" in text)
    assert shown["one"].count("Line 5") == 1
    assert "192.168" not in shown["one"]
    assert "Line 5 · 192.168.42.3" in shown["two"]
    assert "SIP lines · 192.168.42.4" in shown["two"]
    assert "Line" not in shown["none"]
    assert "ecorded" not in shown["none"]
