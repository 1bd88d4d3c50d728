"""What can be done in the directory, and the notes that show when someone calls."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.contacts.contact import ContactNumber, NumberKind
from devlink3_desk.contacts.contact_builder import ContactField
from devlink3_desk.preferences import DiallingPreferences, DialMethod, Preferences
from devlink3_desk.qt.contacts_import import ImportDialog
from devlink3_desk.qt.contacts_import.contacts_page import ContactsPage
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.settings.system_pages import DiallingPage
from devlink3_desk.services.directory.contacts import ContactStore
from devlink3_desk.services.directory.notes import NoteStore
from devlink3_desk.switchboard.board_values import PersonKind
from devlink3_desk.switchboard.changes import CallChanged, Change, DirectoryChanged
from tests.qt.conftest import ImmediateDeskModels, ManualClock, MemoryLayoutStore
from tests.support.board_values import make_call, make_outside_party, make_person

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")
LIMIT = 20_000


@pytest.fixture
def desk(qapp: QApplication, clock: ManualClock, tmp_path: Path) -> ImmediateDeskModels:
    return ImmediateDeskModels(
        clock, contact_storage=ContactStore(tmp_path), note_storage=NoteStore(tmp_path)
    )


@pytest.fixture
def window(desk: ImmediateDeskModels, store: MemoryLayoutStore, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(desk, store)
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.finish_closing()
    delete(window)


def show(window: MainWindow, *changes: Change) -> None:
    window.apply(changes)
    window.batcher.flush()


def cell(item, column: int) -> str:
    return item.text(column) if isinstance(item, QTreeWidgetItem) else item.text()


KIM = make_person(
    "01632 960144",
    "Kim & Sons",
    PersonKind.CONTACT,
    company="Northfield",
    email="kim@example.com",
    others=(ContactNumber("07700 900123", NumberKind.MOBILE),),
)


def test_every_number_of_a_contact_can_be_called_and_copied(window: MainWindow) -> None:
    show(window, DirectoryChanged((KIM,)))
    dialled: list[str] = []
    window.dialRequested.connect(dialled.append)
    menu = window.directory_pane.build_menu(window.models.people.value_at(0))
    actions = {action.text(): action for action in menu.actions() if action.text()}
    actions["Call 07700 900123 (Mobile)"].trigger()
    assert dialled == ["07700 900123"]
    assert "cannot make" in actions["Call 01632 960144"].toolTip()
    actions["Copy 07700 900123 (Mobile)"].trigger()
    assert QApplication.clipboard().text() == "07700 900123"
    actions["Copy kim@example.com"].trigger()
    assert QApplication.clipboard().text() == "kim@example.com"


def test_the_number_that_was_searched_for_is_the_one_that_is_called(window: MainWindow, qtbot: QtBot) -> None:
    show(window, DirectoryChanged((KIM,)))
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
        assert window.models.person_list.value_at(0).number == number
        qtbot.keyClick(window.directory_pane.search_field, Qt.Key.Key_Return)
        window.actions_by_name["copy"].trigger()
        assert (dialled.pop(), QApplication.clipboard().text()) == (number, number)


def test_a_note_is_written_by_keyboard_and_shows_when_the_person_calls(
    window: MainWindow, qtbot: QtBot
) -> None:
    show(
        window,
        DirectoryChanged((KIM,)),
        CallChanged(make_call("1", a=make_outside_party("+441632960144", "Kim"))),
    )
    window.actions_by_name["directory"].trigger()
    qtbot.keyClicks(window.directory_pane.search_field, "kim")
    dialog = window.directory_pane.edit_note()
    assert dialog is not None
    qtbot.keyClicks(dialog.text_edit, "Asks for Ann")
    qtbot.keyClick(dialog.text_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.calls_pane.call_table.tracker.select_key("1")
    assert window.details_pane.note_card.isVisible()
    assert window.details_pane.note_card.note_label.text() == "Asks for Ann"
    assert window.models.person_list.value_at(0).detail_text == "Northfield · ✎ Asks for Ann"

    again = window.details_pane.note_card.edit_note()
    assert again is not None
    assert again.text_edit.toPlainText() == "Asks for Ann"
    again.text_edit.setPlainText("")
    qtbot.keyClick(again.text_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.details_pane.note_card.note_label.text() == "No note on this caller"


def test_a_note_that_cannot_be_kept_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    show(window, DirectoryChanged((KIM,)))
    (tmp_path / "notes.json").mkdir()  # as good as a disk that does not answer
    window.directory_pane.people_view.tracker.select_key(KIM.key)
    dialog = window.directory_pane.edit_note()
    assert dialog is not None
    dialog.text_edit.setPlainText("x")
    qtbot.keyClick(dialog.text_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert "nothing was changed" in dialog.problem_label.text()
    dialog.reject()


@pytest.fixture
def dialog(window: MainWindow) -> ImportDialog:
    dialog = window.directory_pane.import_contacts()
    assert dialog is not None
    return dialog


def test_columns_can_be_chosen_before_anything_is_taken(
    dialog: ImportDialog, desk: ImmediateDeskModels, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "odd.csv").write_text("Wer;Wo\nZoë;01632 960144\nAnn;01632 960145\n", "utf-8")
    dialog.open_file(str(tmp_path / "odd.csv"))
    qtbot.waitUntil(lambda: dialog.preview_table.rowCount() > 0, timeout=LIMIT)
    dialog.headings_box.click()
    qtbot.waitUntil(
        lambda: dialog.import_button.isEnabled() and len(dialog.column_editor.combo_boxes) == 2, timeout=LIMIT
    )
    for box, field in zip(
        dialog.column_editor.combo_boxes, (ContactField.NAME, ContactField.MOBILE), strict=True
    ):
        box.setCurrentIndex(box.findData(field))
        box.activated.emit(box.currentIndex())
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=LIMIT)
    assert cell(dialog.preview_table.item(0, 0), 0) == "Zoë"
    dialog.name_field.setText("Odd ones")
    dialog.import_button.click()
    qtbot.waitUntil(lambda: bool(desk.address_book.sources), timeout=LIMIT)
    assert desk.address_book.sources[0].name == "Odd ones"
    assert desk.address_book.phone_book.people[0].number == "01632 960144"
    dialog.import_button.click()


@pytest.mark.parametrize(
    ("contents", "sentence"),
    [
        (b"", "empty"),
        (b"PK\x03\x04", "save it as CSV"),
        (bytes(range(256)) * 9, "choose CSV, vCard or LDIF"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path, contents, sentence
) -> None:
    (tmp_path / "bad").write_bytes(contents)
    dialog.open_file(str(tmp_path / "bad"))
    qtbot.waitUntil(lambda: sentence in dialog.status_label.text(), timeout=LIMIT)
    assert not dialog.import_button.isEnabled()
    dialog.reject()


def test_a_dialog_that_is_closed_while_it_reads_does_no_harm(
    dialog: ImportDialog, desk: ImmediateDeskModels, qtbot: QtBot, tmp_path: Path
):
    (tmp_path / "a.csv").write_text("Name,Phone\nZoe,201\n")
    dialog.open_file(str(tmp_path / "a.csv"))
    dialog.reject()
    qtbot.waitUntil(lambda: not desk.address_book.is_busy, timeout=LIMIT)
    assert not desk.address_book.sources


def test_sources_are_listed_read_again_exported_and_removed(
    window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot, tmp_path: Path
):
    path = tmp_path / "a.csv"
    path.write_text("Name,Phone\nZoe,201\n")
    keeper = ContactStore(tmp_path)
    keeper.import_file(str(path), keeper.preview_file(str(path)).plan, "Customers", None, lambda count: None)
    with qtbot.waitSignal(desk.address_book.changed, timeout=LIMIT):
        desk.address_book.load()
    settings = window.show_settings(ContactsPage)
    page = next(page for page in settings.pages if isinstance(page, ContactsPage))
    assert cell(page.source_list.topLevelItem(0), 0) == "Customers"
    path.write_text("Name,Phone\nZoe,201\nAnn,ask\n")
    page.update_button.click()
    qtbot.waitUntil(lambda: "Line 3" in page.status_label.text(), timeout=LIMIT)
    assert cell(page.source_list.topLevelItem(0), 1) == "2"
    path.unlink()
    page.update_button.click()
    qtbot.waitUntil(lambda: "cannot be read" in page.status_label.text(), timeout=LIMIT)
    page.export_to(str(tmp_path / "out.csv"))
    qtbot.waitUntil((tmp_path / "out.csv").exists, timeout=LIMIT)
    page.remove_button.click()
    qtbot.waitUntil(lambda: page.source_list.topLevelItemCount() == 0, timeout=LIMIT)
    assert not page.remove_button.isEnabled()
    settings.reject()


def test_the_way_to_dial_is_chosen_and_checked(window: MainWindow) -> None:
    page = DiallingPage()
    before = Preferences(
        dialling=DiallingPreferences(way=DialMethod.SIP, sip_domain="pbx", outside_line=False)
    )
    page.show_preferences(before)
    assert page.updated_preferences(before) == before
    page.method_buttons[DialMethod.COMMAND].setChecked(True)
    for command, complaint in (
        ("", "begins with a program"),
        ("{number} x", "begins with a program"),
        ("phone", "needs {number}"),
        ("phone {number}", ""),
    ):
        page.command_field.setText(command)
        assert complaint in page.find_problem()
        assert bool(complaint) == bool(page.find_problem())
    assert page.updated_preferences(before).dialling.command == "phone {number}"
    delete(page)
