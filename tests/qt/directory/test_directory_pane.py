"""The actions of the directory pane, and the notes that are shown when a person calls."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.contacts.contact import Contact, ContactNumber, NumberKind
from devlink3_desk.qt.core.note_dialog import NoteDialog
from devlink3_desk.qt.directory import person_model
from devlink3_desk.qt.directory.directory_pane import DirectoryPane
from devlink3_desk.qt.directory.person_row import Reachability, create_person_row
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.contacts import NoteStore
from devlink3_desk.switchboard.board_values import ExtensionStatus, PersonKind
from devlink3_desk.switchboard.changes import CallChanged, DirectoryChanged
from devlink3_desk.switchboard.directory import iter_people
from tests.support.board_values import make_call, make_outside_party, make_person
from tests.support.desk_models import ImmediateDeskModels, ManualClock, create_stored_models, show_changes

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")


@pytest.fixture
def desk(qapp: QApplication, clock: ManualClock, tmp_path: Path) -> ImmediateDeskModels:
    return create_stored_models(clock, tmp_path)


KIM = make_person(
    "01632 960144",
    "Kim & Sons",
    PersonKind.CONTACT,
    company="Northfield",
    email="kim@example.com",
    others=(ContactNumber("07700 900123", NumberKind.MOBILE),),
)


def test_every_number_of_a_contact_can_be_called_and_copied(window: MainWindow) -> None:
    show_changes(window, DirectoryChanged((KIM,)))
    dialled: list[str] = []
    window.dialRequested.connect(dialled.append)
    window.directory_pane.people_view.tracker.ensure_selection()
    menu = window.directory_pane.build_menu()
    assert menu is not None
    actions = {action.text(): action for action in menu.actions() if action.text()}
    actions["Call 07700 900123 (Mobile)"].trigger()
    assert dialled == ["07700 900123"]
    assert "cannot make" in actions["Call 01632 960144"].toolTip()
    actions["Copy 07700 900123 (Mobile)"].trigger()
    assert QApplication.clipboard().text() == "07700 900123"
    actions["Copy kim@example.com"].trigger()
    assert QApplication.clipboard().text() == "kim@example.com"


def test_home_and_end_lead_to_the_first_and_the_last_person(window: MainWindow, qtbot: QtBot) -> None:
    """Qt's tables move to the first and the last column, and there is one."""
    show_changes(
        window, DirectoryChanged(tuple(make_person(f"0163296{n:04}", f"P{n:03}") for n in range(90)))
    )
    view = window.directory_pane.people_view
    view.tracker.ensure_selection()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.tracker.selected_number() == "01632960089"
    assert view.visualRect(view.currentIndex()).bottom() <= view.viewport().height()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.tracker.selected_number() == "01632960000"
    assert view.verticalScrollBar().value() == 0


def test_the_menu_says_which_source_each_number_is_from(window: MainWindow) -> None:
    numbers = (
        ContactNumber("01632 960144", NumberKind.WORK, "CRM, AD"),
        ContactNumber("07700 900123", NumberKind.MOBILE, "AD"),
    )
    show_changes(window, DirectoryChanged(tuple(iter_people([Contact("Kim", numbers)]))))
    window.directory_pane.people_view.tracker.ensure_selection()
    menu = window.directory_pane.build_menu()
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert "Call 01632 960144 (CRM, AD)" in texts
    assert "Call 07700 900123 (Mobile, AD)" in texts


def test_the_arrow_keys_do_not_wait_for_the_search(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a slow computer, the search may still go on when the next key is pressed."""
    monkeypatch.setattr(person_model, "_SLICE_SECONDS", 0.0)
    names = ("Jana Muller", "Jürgen Müller", "Bo")
    people = tuple(make_person(str(201 + position), name) for position, name in enumerate(names))
    show_changes(window, DirectoryChanged(people))
    dialled: list[str] = []
    window.dialRequested.connect(dialled.append)
    field = window.directory_pane.search_field
    qtbot.keyClicks(field, "mull")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialled == ["202"]


def test_enter_calls_the_number_that_was_searched_for(window: MainWindow, qtbot: QtBot) -> None:
    show_changes(window, DirectoryChanged((KIM,)))
    dialled: list[str] = []
    window.dialRequested.connect(dialled.append)
    window.actions_by_name["directory"].trigger()
    for text, number in (
        ("kim", "01632 960144"),
        ("+44 7700 9", "07700 900123"),
        ("9 07700 900123", "07700 900123"),
        ("1632", "01632 960144"),
    ):
        window.directory_pane.search_field.setText(text)
        window.models.person_list.finish_search()
        assert window.models.person_list.value_at(0).number == number
        qtbot.keyClick(window.directory_pane.search_field, Qt.Key.Key_Return)
        window.actions_by_name["copy"].trigger()
        assert (dialled.pop(), QApplication.clipboard().text()) == (number, number)


def test_enter_never_calls_a_fax(window: MainWindow, qtbot: QtBot) -> None:
    fax = ContactNumber("01632 960149", NumberKind.FAX)
    with_fax_alone = next(iter(iter_people([Contact("Lee", (fax,))])))
    show_changes(window, DirectoryChanged((msgspec.structs.replace(KIM, others=(fax,)), with_fax_alone)))
    dialled: list[str] = []
    window.dialRequested.connect(dialled.append)
    window.actions_by_name["directory"].trigger()
    for text, expected in (("kim", ["01632 960144"]), ("960149", ["01632 960144"]), ("lee", [])):
        window.directory_pane.search_field.setText(text)
        window.models.person_list.finish_search()
        assert window.models.person_list.rowCount() > 0
        qtbot.keyClick(window.directory_pane.search_field, Qt.Key.Key_Return)
        assert dialled == expected
        dialled.clear()


def test_a_note_is_written_by_keyboard_and_shown_when_the_person_calls(
    window: MainWindow, qtbot: QtBot
) -> None:
    show_changes(
        window,
        DirectoryChanged((KIM,)),
        CallChanged(make_call("1", a=make_outside_party("+441632960144", "Kim"))),
    )
    window.actions_by_name["directory"].trigger()
    qtbot.keyClicks(window.directory_pane.search_field, "kim")
    window.actions_by_name["note"].trigger()
    (dialog,) = window.findChildren(NoteDialog)
    qtbot.keyClicks(dialog.text_edit, "Asks for Ann")
    qtbot.keyClick(dialog.text_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.calls_pane.call_table.tracker.select_key("1")
    assert window.details_pane.summary_page.note_card.isVisible()
    assert window.details_pane.summary_page.note_card.note_label.text() == "Asks for Ann"
    assert window.models.person_list.value_at(0).detail_text == "Northfield · ✎ Asks for Ann"

    second_dialog = window.details_pane.summary_page.note_card.edit_note()
    assert second_dialog is not None
    assert second_dialog.text_edit.toPlainText() == "Asks for Ann"
    second_dialog.text_edit.setPlainText("")
    qtbot.keyClick(second_dialog.text_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.details_pane.summary_page.note_card.note_label.text() == "No note about this caller"


def test_a_note_that_cannot_be_saved_is_reported(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    show_changes(window, DirectoryChanged((KIM,)))
    (tmp_path / "notes.json").mkdir()  # cannot be replaced by a file
    window.directory_pane.people_view.tracker.select_key(KIM.key)
    window.directory_pane.people_view.setFocus()
    window.actions_by_name["note"].trigger()
    (dialog,) = window.findChildren(NoteDialog)
    dialog.text_edit.setPlainText("x")
    qtbot.keyClick(dialog.text_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert "Nothing was changed" in dialog.problem_label.text()
    dialog.reject()


def test_a_long_number_of_another_site_does_not_hide_the_state(window: MainWindow) -> None:
    delegate = window.find_pane(DirectoryPane).delegate
    free = Reachability(ExtensionStatus.IDLE, None, "Free")
    person = make_person("manchester/4001", "Ann Archer", department="Sales")
    beside, detail, state = delegate.arrange_texts(create_person_row(person, free), 250)
    assert (beside, detail.text, state.text) == (None, "manchester/4001 · Sales", "Free")
    beside, detail, state = delegate.arrange_texts(create_person_row(person, Reachability()), 250)
    assert (beside, detail.text, state.text) == (None, "Sales", "manchester/4001")
    person = make_person("4001", "Ann Archer", department="Sales")
    beside, detail, state = delegate.arrange_texts(create_person_row(person, free), 250)
    assert beside is not None
    assert (beside.text, detail.text, state.text) == ("4001", "Sales", "Free")


def test_the_directory_stays_where_it_is_scrolled_to_when_it_is_read_again(window: MainWindow) -> None:
    people = tuple(make_person(f"{number}", f"Ann {number}") for number in range(2000, 2300))
    show_changes(window, DirectoryChanged(people))
    view = window.directory_pane.people_view
    view.tracker.ensure_selection()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    place = view.verticalScrollBar().value()
    show_changes(window, DirectoryChanged((*people, make_person("4000", "Zed"))))
    assert view.model().rowCount() == 301
    assert view.verticalScrollBar().value() == place
    assert view.tracker.selected_number() == "2000"
    # A search is a question of the user, and shows what is selected.
    window.directory_pane.search_field.setText("2001")
    window.directory_pane.search_field.clear()
    view.tracker.ensure_selection()
    assert view.verticalScrollBar().value() == 0


def test_a_look_up_of_a_caller_leaves_the_directory_alone(
    window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot
) -> None:
    show_changes(window, DirectoryChanged((KIM,)))
    with qtbot.assertNotEmitted(desk.people.modelReset):
        show_changes(window, DirectoryChanged((KIM,)))


def test_the_menu_of_a_person_without_numbers_says_that_it_copies_the_address(window: MainWindow) -> None:
    show_changes(
        window, DirectoryChanged((make_person("", "Lee", PersonKind.CONTACT, email="lee@example.com"),))
    )
    window.directory_pane.people_view.tracker.ensure_selection()
    menu = window.directory_pane.build_menu()
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert "Copy lee@example.com" in texts
    assert "Copy number" not in texts


def test_saving_a_note_that_was_only_read_leaves_what_someone_else_has_written(
    window: MainWindow, desk: ImmediateDeskModels, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.notes.save_note(KIM, "Likes tea")
    dialog = NoteDialog(desk.notes, KIM, window)
    dialog.open()
    NoteStore(tmp_path).save_note(desk.notes.build_storage_key(KIM), "Likes coffee")
    desk.notes.reload()
    with qtbot.assertNotEmitted(desk.notes.conflict_found):
        qtbot.keyClick(dialog.text_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert desk.notes.find_note(KIM) == "Likes coffee"


def test_esc_closes_a_note_that_was_only_read(
    window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot
) -> None:
    # The field returns other spaces and line breaks than it was given.
    desk.notes.save_note(KIM, "Veut\u00a0: thé\r\nou café")
    dialog = NoteDialog(desk.notes, KIM, window)
    dialog.open()
    qtbot.keyClick(dialog.text_edit, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
