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
from devlink3_desk.contacts.draft import Field
from devlink3_desk.preferences.dialling import DiallingPreferences, Way
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.qt.dialogs.contacts import ImportDialog
from devlink3_desk.qt.dialogs.settings.contacts import ContactsPage
from devlink3_desk.qt.dialogs.settings.dialling import DiallingPage
from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.services.contacts import ContactStore
from devlink3_desk.services.notes import NoteStore
from devlink3_desk.switchboard.changes import CallChanged, Change, DirectoryChanged
from devlink3_desk.switchboard.views import PersonKind

from .conftest import Clock, Desk, Store
from .made_up import call, outside, person

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")
LIMIT = 20_000


@pytest.fixture
def desk(qapp: QApplication, clock: Clock, tmp_path: Path) -> Desk:
    return Desk(clock, keeper=ContactStore(tmp_path), pad=NoteStore(tmp_path))


@pytest.fixture
def window(desk: Desk, store: Store, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(desk, store)
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.finish()
    delete(window)


def show(window: MainWindow, *changes: Change) -> None:
    window.apply(changes)
    window.batcher.flush()


def cell(item, column: int) -> str:
    return item.text(column) if isinstance(item, QTreeWidgetItem) else item.text()


KIM = person(
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
    menu = window.directory.menu(window.models.people.row_value(0))
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
    window.acts["directory"].trigger()
    for text, number in (
        ("kim", "01632 960144"),
        ("+44 7700 9", "07700 900123"),
        ("9 07700 900123", "07700 900123"),
        ("1632", "01632 960144"),
    ):
        window.directory.search.setText(text)
        assert window.models.person_list.row_at(0).number == number
        qtbot.keyClick(window.directory.search, Qt.Key.Key_Return)
        window.acts["copy"].trigger()
        assert (dialled.pop(), QApplication.clipboard().text()) == (number, number)


def test_a_note_is_written_by_keyboard_and_shows_when_the_person_calls(
    window: MainWindow, qtbot: QtBot
) -> None:
    show(window, DirectoryChanged((KIM,)), CallChanged(call("1", a=outside("+441632960144", "Kim"))))
    window.acts["directory"].trigger()
    qtbot.keyClicks(window.directory.search, "kim")
    dialog = window.directory.edit_note()
    assert dialog is not None
    qtbot.keyClicks(dialog.text, "Asks for Ann")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.calls.table.watch.select("1")
    assert window.details.note.isVisible()
    assert window.details.note.text.text() == "Asks for Ann"
    assert window.models.person_list.row_at(0).below == "Northfield · ✎ Asks for Ann"

    again = window.details.note.write()
    assert again is not None
    assert again.text.toPlainText() == "Asks for Ann"
    again.text.setPlainText("")
    qtbot.keyClick(again.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.details.note.text.text() == "No note on this caller"


def test_a_note_that_cannot_be_kept_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    show(window, DirectoryChanged((KIM,)))
    (tmp_path / "notes.json").mkdir()  # as good as a disk that does not answer
    window.directory.list.watch.select(KIM.key)
    dialog = window.directory.edit_note()
    assert dialog is not None
    dialog.text.setPlainText("x")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert "nothing was changed" in dialog.problem.text()
    dialog.reject()


@pytest.fixture
def dialog(window: MainWindow) -> ImportDialog:
    dialog = window.directory.import_contacts()
    assert dialog is not None
    return dialog


def test_columns_can_be_chosen_before_anything_is_taken(
    dialog: ImportDialog, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "odd.csv").write_text("Wer;Wo\nZoë;01632 960144\nAnn;01632 960145\n", "utf-8")
    dialog.open_file(str(tmp_path / "odd.csv"))
    qtbot.waitUntil(lambda: dialog.preview.rowCount() > 0, timeout=LIMIT)
    dialog.headings.click()
    qtbot.waitUntil(lambda: dialog.take.isEnabled() and len(dialog.columns.boxes) == 2, timeout=LIMIT)
    for box, field in zip(dialog.columns.boxes, (Field.NAME, Field.MOBILE), strict=True):
        box.setCurrentIndex(box.findData(field))
        box.activated.emit(box.currentIndex())
    qtbot.waitUntil(dialog.take.isEnabled, timeout=LIMIT)
    assert cell(dialog.preview.item(0, 0), 0) == "Zoë"
    dialog.name.setText("Odd ones")
    dialog.take.click()
    qtbot.waitUntil(lambda: bool(desk.address_book.sources), timeout=LIMIT)
    assert desk.address_book.sources[0].name == "Odd ones"
    assert desk.address_book.phone_book.people[0].number == "01632 960144"
    dialog.take.click()


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
    qtbot.waitUntil(lambda: sentence in dialog.status.text(), timeout=LIMIT)
    assert not dialog.take.isEnabled()
    dialog.reject()


def test_a_dialog_that_is_closed_while_it_reads_does_no_harm(
    dialog: ImportDialog, desk: Desk, qtbot: QtBot, tmp_path: Path
):
    (tmp_path / "a.csv").write_text("Name,Phone\nZoe,201\n")
    dialog.open_file(str(tmp_path / "a.csv"))
    dialog.reject()
    qtbot.waitUntil(lambda: not desk.address_book.busy, timeout=LIMIT)
    assert not desk.address_book.sources


def test_sources_are_listed_read_again_exported_and_removed(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
):
    path = tmp_path / "a.csv"
    path.write_text("Name,Phone\nZoe,201\n")
    keeper = ContactStore(tmp_path)
    keeper.take(str(path), keeper.look(str(path)).plan, "Customers", None, lambda count: None)
    with qtbot.waitSignal(desk.address_book.changed, timeout=LIMIT):
        desk.address_book.load()
    settings = window.show_settings(ContactsPage)
    page = next(page for page in settings.pages if isinstance(page, ContactsPage))
    assert cell(page.list.topLevelItem(0), 0) == "Customers"
    path.write_text("Name,Phone\nZoe,201\nAnn,ask\n")
    page.update_button.click()
    qtbot.waitUntil(lambda: "Line 3" in page.status.text(), timeout=LIMIT)
    assert cell(page.list.topLevelItem(0), 1) == "2"
    path.unlink()
    page.update_button.click()
    qtbot.waitUntil(lambda: "cannot be read" in page.status.text(), timeout=LIMIT)
    page.export_to(str(tmp_path / "out.csv"))
    qtbot.waitUntil((tmp_path / "out.csv").exists, timeout=LIMIT)
    page.remove.click()
    qtbot.waitUntil(lambda: page.list.topLevelItemCount() == 0, timeout=LIMIT)
    assert not page.remove.isEnabled()
    settings.reject()


def test_the_way_to_dial_is_chosen_and_checked(window: MainWindow) -> None:
    page = DiallingPage()
    before = Preferences(dialling=DiallingPreferences(way=Way.SIP, sip_domain="pbx", outside_line=False))
    page.load(before)
    assert page.chosen(before) == before
    page.ways[Way.COMMAND].setChecked(True)
    for command, complaint in (
        ("", "begins with a program"),
        ("{number} x", "begins with a program"),
        ("phone", "needs {number}"),
        ("phone {number}", ""),
    ):
        page.command.setText(command)
        assert complaint in page.complaint()
        assert bool(complaint) == bool(page.complaint())
    assert page.chosen(before).dialling.command == "phone {number}"
    delete(page)
