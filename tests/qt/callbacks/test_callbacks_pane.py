"""Callers to call back: listed from the history, claimed, done, undone, and gone once they were reached."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.app.desk.history_maintenance import LocalMaintenance
from devlink3_desk.history.call_record import CallbackState, RecordedParty
from devlink3_desk.preferences import HistoryPreferences, PeoplePreferences
from devlink3_desk.qt.callbacks.callback_actions import MarkDoneDialog
from devlink3_desk.qt.callbacks.callback_model import DONE_REASONS
from devlink3_desk.qt.callbacks.callbacks_pane import CallbacksPane
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.switchboard.board_values import PersonKind
from devlink3_desk.switchboard.changes import DirectoryChanged, ExtensionChanged, QueueChanged
from devlink3_desk.switchboard.site import Site
from tests.qt.callbacks.conftest import ANN, BOB, HOUR, MINUTE, Wait, list_ann, shown_rows
from tests.support.board_values import make_extension, make_person, make_queue
from tests.support.history_calls import make_incoming_call, make_outgoing_call
from tests.support.history_desk import list_open, open_local_history, store_calls
from tests.support.person_menus import PERSON_ENTRIES, create_person_menu

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the offscreen platform cannot do either

ANN_E164 = "+441632960150"
ANN_SHOWN = "01632 960150"
ANN_WRITTEN = "01632 960150"


def press(pane: CallbacksPane, keys: str) -> None:
    """Press keys while the list has the focus."""
    QTest.keySequence(pane.callback_view, QKeySequence(keys))


def test_caller_is_one_row_with_attempts_in_words(pane: CallbacksPane, history: LocalHistory, wait: Wait):
    now = time.time()
    caller = RecordedParty(ANN, "Ann Weber", ANN_E164)
    store_calls(
        history,
        *(
            make_incoming_call(f"{number}", ANN, now - seconds, caller=caller)
            for number, seconds in enumerate((30 * 24 * HOUR, 2 * HOUR, 10 * MINUTE + 5))
        ),
    )
    pane.book.refresh()
    wait(lambda: len(shown_rows(pane)) == 1)

    [row] = shown_rows(pane)
    assert (row.name, row.number, row.time_text) == ("Ann Weber", ANN_E164, "10 min ago")
    assert row.detail_text.startswith("3 attempt(s), first ")
    assert row.detail_text.endswith("  ·  Sales")
    assert row.accessible_text.startswith(f"Ann Weber, {ANN_WRITTEN}, 3 attempt(s), first ")
    assert row.accessible_text.endswith("Sales, last 10 min ago")
    assert pane.count_chip.accessibleName() == "1 caller(s) to call back"


def test_names_that_arrive_later_are_shown(
    pane: CallbacksPane, window: MainWindow, history: LocalHistory, wait: Wait
):
    list_ann(pane, history, wait)
    assert shown_rows(pane)[0].detail_text.endswith("Sales")

    window.apply([QueueChanged(make_queue("200", name="Inside sales"))])
    window.batcher.flush()

    assert shown_rows(pane)[0].detail_text.endswith("Inside sales")
    assert pane.filter_box.itemText(1) == "Inside sales (200)"


def test_longest_wait_comes_first_and_newest_attempt_if_chosen(
    pane: CallbacksPane, history: LocalHistory, wait: Wait
):
    now = time.time()
    store_calls(
        history,
        make_incoming_call("1", ANN, now - 3 * HOUR),
        make_incoming_call("2", BOB, now - 2 * HOUR),
        make_incoming_call("3", ANN, now - HOUR),
    )
    pane.book.refresh()
    wait(lambda: len(shown_rows(pane)) == 2)

    assert [row.callback.number for row in shown_rows(pane)] == [ANN, BOB]
    pane.newest_action.trigger()
    assert [row.callback.number for row in shown_rows(pane)] == [ANN, BOB]
    store_calls(history, make_incoming_call("4", BOB, now - MINUTE))
    pane.book.refresh()
    wait(lambda: [row.callback.number for row in shown_rows(pane)] == [BOB, ANN])
    pane.newest_action.trigger()
    assert [row.callback.number for row in shown_rows(pane)] == [ANN, BOB]


def test_enter_calls_back_and_claims(
    pane: CallbacksPane, window: MainWindow, history: LocalHistory, wait: Wait, qtbot: QtBot
):
    window.preferences.update_sections(people=PeoplePreferences(name="Eva"))
    list_ann(pane, history, wait)

    with qtbot.waitSignal(pane.dial_requested) as dialled:
        press(pane, "Return")
    wait(lambda: shown_rows(pane)[0].is_mine)

    assert dialled.args == [ANN_E164]
    assert shown_rows(pane)[0].state_text == "You are calling back"
    assert [(each.state, each.by) for each in list_open(history)] == [(CallbackState.CLAIMED, "Eva")]


def test_the_same_key_removes_a_claim(pane: CallbacksPane, history: LocalHistory, wait: Wait):
    list_ann(pane, history, wait)

    press(pane, "Ctrl+I")
    wait(lambda: shown_rows(pane)[0].is_mine)
    assert pane.claim_action.text() == "Give back"
    press(pane, "Ctrl+I")
    wait(lambda: not shown_rows(pane)[0].is_mine)

    assert pane.claim_action.text() == "I'll do it"
    assert [each.state for each in list_open(history)] == [CallbackState.OPEN]


def test_keys_of_the_pane_work_while_its_title_bar_has_the_focus(
    pane: CallbacksPane, history: LocalHistory, wait: Wait
):
    list_ann(pane, history, wait)
    for widget in (pane.filter_box, pane.view_button):
        widget.setFocus()
        QTest.keySequence(widget, QKeySequence("Ctrl+I"))
        wait(lambda: shown_rows(pane)[0].is_mine)
        QTest.keySequence(widget, QKeySequence("Ctrl+Z"))
        wait(lambda: not shown_rows(pane)[0].is_mine)
    QTest.keySequence(pane.filter_box, QKeySequence("Del"))
    [dialog] = pane.window().findChildren(MarkDoneDialog)
    assert dialog.isVisible()


def test_done_with_a_reason_is_hidden_shown_and_undone_by_keyboard(
    pane: CallbacksPane, history: LocalHistory, wait: Wait
):
    list_ann(pane, history, wait)

    press(pane, "Del")
    [dialog] = pane.window().findChildren(MarkDoneDialog)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(dialog.focusWidget(), key)
    wait(lambda: not shown_rows(pane))
    assert list_open(history) == []
    pane.window().activateWindow()
    wait(pane.empty_page.hasFocus)  # the keyboard stays in the pane

    pane.show_done_action.trigger()
    [row] = shown_rows(pane)
    assert row.is_done
    assert row.state_text.endswith(row.callback.reason)
    assert row.callback.reason in DONE_REASONS
    wait(pane.callback_view.hasFocus)
    press(pane, "Ctrl+Z")
    wait(lambda: not shown_rows(pane)[0].is_done)
    assert [each.state for each in list_open(history)] == [CallbackState.OPEN]
    assert not pane.undo_action.isEnabled()
    assert pane.message_line.label.text() == f"The mark of {ANN} is taken back."


def test_a_reason_can_be_typed(pane: CallbacksPane, history: LocalHistory, wait: Wait):
    list_ann(pane, history, wait)

    dialog = pane.open_mark_done_dialog(shown_rows(pane)[0])
    QTest.keyClicks(dialog.reason_field, "wrote a letter")
    dialog.accept()
    pane.show_done_action.trigger()
    wait(lambda: len(shown_rows(pane)) == 1 and shown_rows(pane)[0].is_done)

    assert shown_rows(pane)[0].state_text.endswith(": wrote a letter")


def test_done_caller_who_calls_again_is_open_again(pane: CallbacksPane, history: LocalHistory, wait: Wait):
    list_ann(pane, history, wait)
    pane.mark_done(shown_rows(pane)[0], "")
    wait(lambda: not shown_rows(pane))

    store_calls(history, make_incoming_call("2", ANN, time.time() + 1))
    pane.book.refresh()
    wait(lambda: len(shown_rows(pane)) == 1)

    assert (shown_rows(pane)[0].callback.attempts, shown_rows(pane)[0].state_text) == (1, "")


@pytest.mark.parametrize("by_caller", [False, True])
def test_a_returned_caller_is_removed_with_a_message(
    pane: CallbacksPane, window: MainWindow, history: LocalHistory, wait: Wait, by_caller: bool
):
    window.apply([ExtensionChanged(make_extension("301", name="Eva Stone"))])
    window.batcher.flush()
    list_ann(pane, history, wait)

    now = time.time()
    if by_caller:
        store_calls(history, make_incoming_call("2", ANN, now - MINUTE, answered_by="301"))
    else:
        store_calls(history, make_outgoing_call("2", ANN, now - MINUTE))
    window.models.history_changed.emit()
    wait(lambda: not shown_rows(pane))
    wait(pane.message_line.isVisible)

    text = pane.message_line.label.text()
    expected = f"{ANN_SHOWN} reached Eva Stone at " if by_caller else f"Eva Stone reached {ANN_SHOWN} at "
    assert text.startswith(expected), text
    assert pane.empty_page.isVisible()


def test_attempt_in_vain_and_incomplete_call_leave_the_caller_listed(
    pane: CallbacksPane, window: MainWindow, history: LocalHistory, wait: Wait
):
    list_ann(pane, history, wait)
    now = time.time()
    answers: list[object] = []
    pane.book.changed.connect(lambda: answers.append(None))

    store_calls(
        history,
        make_outgoing_call("2", ANN, now - 5 * MINUTE, is_answered=False),
        make_incoming_call("3", ANN, now - 4 * MINUTE, end_seen=False, complete=False),
        make_incoming_call("4", ANN, now - 3 * MINUTE, complete=False),
    )
    window.models.history_changed.emit()
    wait(lambda: bool(answers))

    assert [row.callback.attempts for row in shown_rows(pane)] == [2]


def test_the_list_is_the_same_after_a_restart(
    pane: CallbacksPane, window: MainWindow, history: LocalHistory, wait: Wait, tmp_path: Path
):
    list_ann(pane, history, wait)
    press(pane, "Ctrl+I")
    wait(lambda: shown_rows(pane)[0].is_mine)
    before = [(row.callback, row.accessible_text) for row in shown_rows(pane)]
    window.models.set_history(None)
    assert not shown_rows(pane)

    history.close()
    with open_local_history(tmp_path) as reopened:
        window.models.set_history(reopened)
        wait(lambda: bool(shown_rows(pane)))
        assert [(row.callback, row.accessible_text) for row in shown_rows(pane)] == before
        window.models.set_history(None)


def test_two_desks_see_the_claims_of_each_other(
    pane: CallbacksPane, history: LocalHistory, wait: Wait, tmp_path: Path
):
    list_ann(pane, history, wait)
    with open_local_history(tmp_path) as colleague:
        colleague.mark_callback(ANN_E164, CallbackState.CLAIMED, who="Tom").result(20)
        # Nothing tells this desk: it asks now and then.
        wait(lambda: shown_rows(pane)[0].state_text == "Tom is calling back")
        pane.book.mark_caller(shown_rows(pane)[0].callback, CallbackState.CLAIMED, who="Eva")
        wait(lambda: shown_rows(pane)[0].state_text == "Eva is calling back")
        colleague.mark_callback(ANN_E164, CallbackState.CLAIMED, who="Tom").result(20)

        pane.book.undo_mark()
        wait(pane.message_line.isVisible)

        assert (
            pane.message_line.label.text() == f"Someone else has marked {ANN} since. Nothing was taken back."
        )
        assert [each.by for each in list_open(history)] == ["Tom"]


def test_callers_for_others_are_counted_and_shown_under_all(
    pane: CallbacksPane, window: MainWindow, history: LocalHistory, wait: Wait
):
    window.preferences.update_sections(people=PeoplePreferences(me=("401",)))
    store_calls(
        history,
        make_incoming_call("1", ANN, time.time() - HOUR),
        make_incoming_call("2", BOB, time.time() - HOUR, called=RecordedParty("401"), groups=()),
    )
    pane.book.refresh()
    wait(lambda: len(pane.book.callbacks) == 2)

    assert [row.callback.number for row in shown_rows(pane)] == [BOB]
    assert pane.book.open_count == 1
    assert window.docks["missed"].windowTitle() == "To call back"  # the composition root connects titles
    texts = [pane.filter_box.itemText(at) for at in range(pane.filter_box.count())]
    assert texts == ["My callers", "All callers", "401", "Sales (200)"]
    pane.filter_box.setCurrentIndex(1)
    assert len(shown_rows(pane)) == 2
    pane.filter_box.setCurrentIndex(3)
    assert [row.callback.number for row in shown_rows(pane)] == [ANN]


def test_hunt_groups_of_an_own_extension_are_watched(
    pane: CallbacksPane, window: MainWindow, history: LocalHistory, wait: Wait
):
    window.models.set_lookups(group_members=lambda: {"200": ("301", "401")})
    window.apply([DirectoryChanged((make_person("200", "Sales", PersonKind.GROUP),))])
    window.batcher.flush()
    window.preferences.update_sections(people=PeoplePreferences(me=("401",)))

    list_ann(pane, history, wait)

    assert pane.book.open_count == 1


def test_attempts_for_several_groups_are_found_under_each(
    pane: CallbacksPane, window: MainWindow, history: LocalHistory, wait: Wait
):
    window.preferences.update_sections(people=PeoplePreferences(watched=("200",)))
    now = time.time()
    store_calls(
        history,
        make_incoming_call("1", ANN, now - 2 * HOUR),
        make_incoming_call("2", ANN, now - HOUR, called=RecordedParty("300"), groups=("300",)),
    )
    pane.book.refresh()
    wait(lambda: len(shown_rows(pane)) == 1)

    assert shown_rows(pane)[0].callback.attempts == 2


def test_callers_are_counted_before_their_list_is_needed(
    window: MainWindow, history: LocalHistory, wait: Wait
):
    pane = window.find_pane(CallbacksPane)
    titles: list[str] = []
    pane.title_changed.connect(titles.append)
    store_calls(history, make_incoming_call("m1", ANN, time.time() - HOUR))
    window.models.set_history(history)
    wait(lambda: titles[-1:] == ["To call back (1)"])
    assert pane.trackers == ()

    window.focus_pane("missed")

    assert [row.key for row in shown_rows(pane)] == [ANN_E164]


def test_without_a_history_the_pane_says_so(window: MainWindow, qtbot: QtBot):
    pane = window.find_pane(CallbacksPane)
    window.focus_pane("missed")

    assert pane.empty_page.accessibleName().startswith("Calls are not recorded.")
    assert pane.settings_button.hasFocus()
    with qtbot.waitSignal(pane.settings_requested):
        QTest.keyClick(pane.settings_button, Qt.Key.Key_Space)


def test_the_recording_of_a_desk_says_nothing_about_that_of_its_hub(
    pane: CallbacksPane, window: MainWindow, history: LocalHistory, wait: Wait
):
    list_ann(pane, history, wait)
    assert window.models.history_maintenance is None  # as with the history of a hub
    window.preferences.update_sections(history=HistoryPreferences(record=False))
    assert not pane.settings_button.isVisible()


def test_while_calls_are_not_recorded_the_pane_says_that_callers_are_missing(
    pane: CallbacksPane, window: MainWindow, history: LocalHistory, wait: Wait, tmp_path: Path
):
    list_ann(pane, history, wait)
    location = HistoryLocation(path=tmp_path / "history.sqlite")
    window.models.history_maintenance = LocalMaintenance(history, location, Site())
    assert not pane.settings_button.isVisible()

    window.preferences.update_sections(history=HistoryPreferences(record=False))

    assert len(shown_rows(pane)) == 1
    assert pane.recording_label.isVisible()
    assert pane.settings_button.isVisible()
    window.preferences.update_sections(history=HistoryPreferences())
    assert not pane.settings_button.isVisible()


def test_history_that_cannot_be_read_keeps_the_last_list(
    pane: CallbacksPane, history: LocalHistory, wait: Wait
):
    list_ann(pane, history, wait)
    history.close()
    pane.book.refresh()
    wait(lambda: pane.book.problem is not None)

    assert len(shown_rows(pane)) == 1


def test_short_calls_are_listed_if_that_is_the_setting(
    pane: CallbacksPane, window: MainWindow, history: LocalHistory, wait: Wait
):
    store_calls(history, make_incoming_call("1", ANN, time.time() - HOUR, wait=4.0))
    pane.book.refresh()
    wait(lambda: pane.book.has_answer)
    assert not shown_rows(pane)

    alerts = msgspec.structs.replace(window.preferences.value.alerts, abandoned_after=0.0)
    window.preferences.update_sections(alerts=alerts)

    wait(lambda: len(shown_rows(pane)) == 1)


def test_menu_and_buttons_offer_the_same(
    pane: CallbacksPane, history: LocalHistory, wait: Wait, qtbot: QtBot
):
    list_ann(pane, history, wait)
    person_menu = create_person_menu(pane)
    pane.set_person_menu(person_menu)
    menu = pane.build_menu()
    assert menu is not None
    texts = [action.text() for action in menu.actions() if not action.isSeparator() and action.isVisible()]
    assert texts == [
        f"Call {ANN_SHOWN}",
        *PERSON_ENTRIES,
        "I'll do it",
        "Done…",
        "Undo",
        "Newest attempt first",
        "Show done",
    ]
    buttons = [button.defaultAction().text() for button in pane.action_bar.buttons]
    assert buttons == ["Call back", "I'll do it", "Done…", "Undo"]
    actions = {action.text(): action for action in menu.actions()}
    with qtbot.waitSignal(person_menu.history_requested) as requested:
        actions["All calls with this number"].trigger()
    assert requested.args == [ANN_E164]
    actions["Copy number"].trigger()
    assert QApplication.clipboard().text() == ANN_E164
    menu.deleteLater()


def test_rows_and_buttons_have_accessible_names(pane: CallbacksPane, history: LocalHistory, wait: Wait):
    list_ann(pane, history, wait)
    interface = QAccessible.queryAccessibleInterface(pane.callback_view)
    assert interface.text(QAccessible.Text.Name) == "Callers to call back"
    index = pane.callback_view.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        f"{ANN_WRITTEN}, 1 attempt(s), Sales, last 10 min ago"
    )
    assert pane.filter_box.accessibleName() == "Whose callers are shown"
    assert [
        QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
        for button in pane.action_bar.buttons
    ] == [
        "Call back",
        "I'll do it",
        "Done",
        "Undo",
    ]
