"""Names and notes whose words are longer than a line make no pane and no dialog wider than that."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.contacts.lookup_definition import LookupResult
from devlink3_desk.history.call_record import CallbackState
from devlink3_desk.qt.callbacks.callback_actions import MarkDoneDialog
from devlink3_desk.qt.callbacks.callback_model import CallbackRow, RowContext
from devlink3_desk.qt.colleagues.mark_conflict_dialog import MarkConflictDialog, RefusedMark
from devlink3_desk.qt.colleagues.note_conflict_dialog import NoteConflictDialog
from devlink3_desk.qt.core.dialog import Dialog
from devlink3_desk.qt.core.note_dialog import NoteDialog
from devlink3_desk.qt.core.notes import PersonNotes
from devlink3_desk.qt.core.text import break_long_words
from devlink3_desk.qt.core.widgets import BreakingLabel, OutcomeLabel
from devlink3_desk.qt.history.history_pane import HistoryPane
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallStatus, LinkStatus, PersonKind
from devlink3_desk.switchboard.changes import CallChanged, ExtensionChanged, QueueChanged
from tests.support.board_values import (
    make_call,
    make_extension,
    make_link_change,
    make_outside_party,
    make_person,
    make_queue,
)
from tests.support.desk_models import ImmediateDeskModels, show_changes
from tests.support.history_calls import make_callback

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform without a screen cannot

WORD = "Wolkenkuckucksheim" * 12
LINK = "https://crm.example.com/?customer=" + "0123456789" * 12


def open_note() -> Dialog:
    return NoteDialog(PersonNotes(), make_person(WORD, WORD, PersonKind.CONTACT))


def open_note_conflict() -> Dialog:
    return NoteConflictDialog(WORD, "mine", "theirs", WORD)


def open_mark_conflict() -> Dialog:
    dialog = MarkConflictDialog()
    dialog.add_mark(RefusedMark(WORD, CallbackState.DONE, CallbackState.CLAIMED, WORD, WORD))
    return dialog


def open_mark_done() -> Dialog:
    row = CallbackRow(make_callback(name=WORD), RowContext(str), revision=0, is_mine=False)
    return MarkDoneDialog(row)


@pytest.mark.parametrize("open_dialog", [open_note, open_note_conflict, open_mark_conflict, open_mark_done])
def test_a_dialog_fits_on_the_screen(open_dialog: Callable[[], Dialog], qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.width() <= 640


def test_the_summary_of_a_call_is_as_wide_as_its_pane(window: MainWindow, desk: ImmediateDeskModels) -> None:
    caller = make_outside_party(name=WORD)
    desk.looked_up.add(caller.number, LookupResult(system=WORD, name=f"{WORD}x", company=WORD, link=LINK))
    window.details_pane.show_looked_up(desk.looked_up)
    show_changes(
        window,
        QueueChanged(make_queue("600", name="e" + "\u0301" * 200)),
        CallChanged(make_call("c1", CallStatus.RINGING, a=caller, group="600")),
    )
    window.calls_pane.call_table.tracker.select_key("c1")
    QApplication.processEvents()
    page = window.details_pane.summary_page
    page.setMinimumWidth(400)  # parts of words have room in wide letters, too
    page.note_card.note_label.setText(LINK)
    page.show_history(f"Yesterday 14:05, 2 min with {WORD}")
    QApplication.processEvents()
    contents = page.widget()
    assert contents is not None
    assert contents.width() == page.viewport().width()


def test_what_is_copied_has_no_invisible_characters(qtbot: QtBot) -> None:
    label = BreakingLabel(LINK)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    qtbot.addWidget(label)
    label.show()
    label.setSelection(0, len(break_long_words(LINK)))
    qtbot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == LINK
    assert label.text() == LINK


@pytest.mark.parametrize("state", [LinkStatus.REFUSED, LinkStatus.RETRYING])
def test_the_reason_of_a_lost_link_does_not_make_the_window_wider(
    window: MainWindow, state: LinkStatus
) -> None:
    show_changes(window, make_link_change())
    show_changes(window, make_link_change(state, reason=f"There is no computer {LINK}."))
    QApplication.processEvents()
    assert window.banner_area.stale_banner.isVisible()
    assert LINK in window.banner_area.stale_banner.text
    assert window.calls_pane.empty_page.isVisible()
    assert window.minimumSizeHint().width() < 640


def test_a_problem_with_a_long_path_does_not_make_a_dialog_wider(qtbot: QtBot) -> None:
    label = OutcomeLabel(LINK)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 320


def test_the_calls_of_someone_with_a_long_name_do_not_make_the_window_wider(window: MainWindow) -> None:
    show_changes(window, ExtensionChanged(make_extension("201", name=WORD)))
    pane = window.find_pane(HistoryPane)
    window.focus_pane("history")
    pane.panel.browser.show_number("201")
    QApplication.processEvents()
    assert pane.panel.browser.number_label.isVisible()
    assert window.minimumSizeHint().width() < window.width()
    assert pane.width() < window.width() / 2
