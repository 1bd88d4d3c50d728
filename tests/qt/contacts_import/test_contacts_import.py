"""The dialog that imports contact files, and the settings page of the address books."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.contacts.contact import ContactField
from devlink3_desk.qt.contacts_import.contacts_page import ContactsPage
from devlink3_desk.qt.contacts_import.import_dialog import ImportDialog
from devlink3_desk.qt.core.address_book import AddressBook
from devlink3_desk.qt.core.mnemonics import find_mnemonic
from devlink3_desk.qt.core.theme import ZOOM_LEVELS, ApplicationThemeManager
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.services.contacts import ContactStore
from tests.support.desk_models import show_widget

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the offscreen platform cannot do either

WAIT_MS = 20_000


@pytest.fixture
def book(qapp: QApplication, tmp_path: Path) -> AddressBook:
    return AddressBook(ContactStore(tmp_path))


@pytest.fixture
def dialog(book: AddressBook) -> Iterator[ImportDialog]:
    # The dialog deletes itself when it is closed; with a parent it is deleted in any case.
    parent = QWidget()
    dialog = ImportDialog(book, parent)
    dialog.show()
    yield dialog
    delete(parent)


def cell(item, column: int) -> str:
    return item.text(column) if isinstance(item, QTreeWidgetItem) else item.text()


def test_columns_can_be_chosen_before_the_import(
    dialog: ImportDialog, book: AddressBook, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "odd.csv").write_text("Wer;Wo\nZoë;201\n", "utf-8")
    dialog.open_file(str(tmp_path / "odd.csv"))
    qtbot.waitUntil(lambda: "Choose the column" in dialog.status_label.text(), timeout=WAIT_MS)
    assert not dialog.import_button.isEnabled()
    dialog.table_editor.headings_box.click()
    editor = dialog.table_editor.column_editor
    qtbot.waitUntil(
        lambda: [box.accessibleName() for box in editor.combo_boxes] == ["Content of Wer", "Content of Wo"],
        timeout=WAIT_MS,
    )
    for combo_box, field in zip(editor.combo_boxes, (ContactField.NAME, ContactField.MOBILE), strict=True):
        combo_box.setCurrentIndex(combo_box.findData(field))
        combo_box.activated.emit(combo_box.currentIndex())
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=WAIT_MS)
    assert cell(dialog.preview_table.item(0, 0), 0) == "Zoë"
    dialog.name_field.setText("Odd ones")
    dialog.import_button.click()
    qtbot.waitUntil(lambda: bool(book.sources), timeout=WAIT_MS)
    assert book.sources[0].name == "Odd ones"
    assert book.phone_book.people[0].number == "201"
    dialog.import_button.click()


def test_columns_have_letters_as_far_as_other_inputs_leave_them(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    headings = [
        "Name",
        "R&D phone",
        *(f"Column {index} of an export with very many of them" for index in range(40)),
    ]
    (tmp_path / "many.csv").write_text(",".join(headings) + "\nZoë,201\n", "utf-8")
    dialog.open_file(str(tmp_path / "many.csv"))
    editor = dialog.table_editor.column_editor
    qtbot.waitUntil(lambda: bool(editor.combo_boxes), timeout=WAIT_MS)
    labels = {label.buddy(): label.text() for label in dialog.findChildren(QLabel) if label.buddy()}
    first, second, *others = (find_mnemonic(labels[box]) for box in editor.combo_boxes)
    assert first
    assert second
    assert labels[editor.combo_boxes[1]].replace("&&", "§").replace("&", "") == "R§D phone"
    assert others[-1] is None
    inputs = (labels[dialog.name_field], dialog.choose_button.text(), dialog.table_editor.headings_box.text())
    letters = [*map(find_mnemonic, inputs), first, second, *filter(None, others)]
    assert None not in letters
    assert len(set(letters)) == len(letters)


def test_the_preview_names_columns_that_were_recognised_by_their_contents(
    dialog: ImportDialog, book: AddressBook, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "odd.csv").write_text("Name;Erreichbar unter\nAnn;01632 960144\nBo;01632 960145\n")
    dialog.open_file(str(tmp_path / "odd.csv"))
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=WAIT_MS)
    assert "Erreichbar unter" in dialog.status_label.text()
    assert cell(dialog.preview_table.item(0, 1), 0) == "01632 960144"
    # The columns are certain once the user has chosen them.
    dialog.table_editor.column_editor.combo_boxes[0].activated.emit(0)
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=WAIT_MS)
    assert "Erreichbar" not in dialog.status_label.text()
    dialog.import_button.click()
    qtbot.waitUntil(lambda: bool(book.sources), timeout=WAIT_MS)
    assert book.sources[0].problems == 0
    dialog.import_button.click()


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("right_to_left")
def test_numbers_run_from_left_to_right_in_a_window_from_right_to_left(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("Name,Work,Mobile\nKim,020 7946 0018,07700 900123\nBo,,\n")
    dialog.open_file(str(tmp_path / "a.csv"))
    qtbot.waitUntil(lambda: dialog.preview_table.rowCount() == 2, timeout=WAIT_MS)
    numbers = "\u200f\u2068020 7946 0018\u2069  ·  \u206807700 900123\u2069"
    assert [cell(dialog.preview_table.item(row, 1), 0) for row in (0, 1)] == [numbers, ""]
    dialog.reject()


@pytest.mark.parametrize("is_active", [True, False])
def test_enter_imports_after_the_file_was_chosen(
    dialog: ImportDialog, book: AddressBook, qtbot: QtBot, tmp_path: Path, *, is_active: bool
) -> None:
    if is_active:
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow, timeout=WAIT_MS)
    dialog.choose_button.setFocus()
    # What a dialog sends to its first widget when it is shown, whether it is active or not.
    QCoreApplication.sendEvent(dialog.choose_button, QFocusEvent(QEvent.Type.FocusIn))
    (tmp_path / "people.csv").write_text("Name;Phone\nAnn;201\n")
    dialog.open_file(str(tmp_path / "people.csv"))
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=WAIT_MS)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(book.sources), timeout=WAIT_MS)


def test_a_preview_leaves_the_focus_in_a_field(dialog: ImportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("Name;Phone\nAnn;201\n")
    dialog.name_field.setFocus()
    dialog.open_file(str(tmp_path / "people.csv"))
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=WAIT_MS)
    assert dialog.focusWidget() is dialog.name_field


def test_neither_the_hint_nor_the_name_of_a_file_makes_the_dialog_wide(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    def shown() -> list[str]:
        return [label.text() for label in dialog.findChildren(Label) if label.isVisible()]

    width = dialog.minimumSizeHint().width()
    hint = dialog.hint_label
    hint.setText(20 * f"{hint.text()} ")
    assert dialog.minimumSizeHint().width() == width
    path = tmp_path / f"{'people' * 30}.csv"
    path.write_text("Name;Phone\nAnn;201\n")
    dialog.open_file(str(path))
    qtbot.waitUntil(dialog.import_button.isEnabled)
    assert path.name in shown()
    assert hint.text() not in shown()
    with_long_name = dialog.minimumSizeHint().width()
    dialog.file_label.show_message("a.csv")
    assert dialog.minimumSizeHint().width() == with_long_name


@pytest.mark.parametrize("zoom", [1.0, ZOOM_LEVELS[-1]])
def test_two_numbers_of_a_contact_are_not_cut_in_the_preview(
    theme_manager: ApplicationThemeManager, book: AddressBook, qtbot: QtBot, tmp_path: Path, zoom: float
) -> None:
    theme_manager.set_zoom(zoom)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ImportDialog(book, parent)
    path = tmp_path / "book.csv"
    path.write_text("Name,Company,Phone,Mobile\nJo Ash,Northfield Dental,0611 986012,0171 5550123\n")
    dialog.open_file(str(path))
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=WAIT_MS)
    table = dialog.preview_table
    for column in range(3):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)
    long_path = tmp_path / "long.csv"
    long_path.write_text(f"Name,Phone\n{'Jo Ash ' * 40},0611 986012\n")
    dialog.open_file(str(long_path))
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=WAIT_MS)
    assert table.columnWidth(0) < table.sizeHintForColumn(0)


def test_without_a_file_the_fields_are_together_at_the_top(dialog: ImportDialog) -> None:
    show_widget(dialog)
    gap = dialog.name_field.mapTo(dialog, QPoint()).y() - dialog.choose_button.geometry().bottom()
    assert gap < 2 * dialog.choose_button.height()
    assert not dialog.format_label.isVisible()


def test_a_doubtful_encoding_is_offered_for_a_choice(
    dialog: ImportDialog, book: AddressBook, qtbot: QtBot, tmp_path: Path
) -> None:
    # One such word could be written on a Mac, or by Windows in Central Europe.
    (tmp_path / "mac.csv").write_bytes("Name;Telefon\nZoë Archer;01632 960144\n".encode("mac_roman"))
    dialog.open_file(str(tmp_path / "mac.csv"))
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=WAIT_MS)
    assert dialog.encoding_box.isVisibleTo(dialog)
    assert "Archer" in cell(dialog.preview_table.item(0, 0), 0)
    dialog.encoding_box.setCurrentIndex(dialog.encoding_box.findData("mac_roman"))
    dialog.encoding_box.activated.emit(dialog.encoding_box.currentIndex())
    qtbot.waitUntil(lambda: cell(dialog.preview_table.item(0, 0), 0) == "Zoë Archer", timeout=WAIT_MS)
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=WAIT_MS)
    assert "Zoë" in dialog.status_label.text()
    dialog.import_button.click()
    qtbot.waitUntil(lambda: bool(book.sources), timeout=WAIT_MS)
    assert book.phone_book.people[0].name == "Zoë Archer"
    assert book.sources[0].plan.encoding == "mac_roman"
    dialog.import_button.click()


def test_an_encoding_without_doubt_is_not_asked_for(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("Name;Telefon\nZoë;01632 960144\n", "utf-8")
    dialog.open_file(str(tmp_path / "a.csv"))
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=WAIT_MS)
    assert not dialog.encoding_box.isVisibleTo(dialog)
    assert dialog.status_label.text() == ""
    dialog.reject()


@pytest.mark.parametrize(
    ("contents", "sentence"),
    [
        (b"", "empty"),
        (b"PK\x03\x04", "Save it as CSV"),
        (bytes(range(256)) * 9, "Choose a CSV, vCard or LDIF file"),
    ],
)
def test_a_file_that_cannot_be_imported_says_why(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path, contents, sentence
) -> None:
    (tmp_path / "bad").write_bytes(contents)
    dialog.open_file(str(tmp_path / "bad"))
    qtbot.waitUntil(lambda: sentence in dialog.status_label.text(), timeout=WAIT_MS)
    assert not dialog.import_button.isEnabled()
    dialog.reject()


def test_a_dialog_is_closed_while_it_reads_a_file(
    dialog: ImportDialog, book: AddressBook, qtbot: QtBot, tmp_path: Path
):
    (tmp_path / "a.csv").write_text("Name,Phone\nZoe,201\n")
    dialog.open_file(str(tmp_path / "a.csv"))
    dialog.reject()
    qtbot.waitUntil(lambda: not book.is_busy, timeout=WAIT_MS)
    assert not book.sources


def find_question(page: QWidget) -> QMessageBox:
    return next(box for box in page.findChildren(QMessageBox) if box.isVisible())


def test_sources_are_listed_read_again_exported_and_removed(book: AddressBook, qtbot: QtBot, tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("Name,Phone\nZoe,201\n")
    storage = ContactStore(tmp_path)
    storage.import_file(
        str(path), storage.preview_file(str(path)).plan, "Customers", None, lambda count: None
    )
    with qtbot.waitSignal(book.changed, timeout=WAIT_MS):
        book.load()
    page = ContactsPage(book)
    qtbot.addWidget(page)
    assert cell(page.source_list.topLevelItem(0), 0) == "Customers"
    assert page.empty_label.isHidden()
    path.write_text("Name,Phone\nZoe,201\nAnn,ask\n")
    page.update_button.click()
    qtbot.waitUntil(lambda: "Line 3" in page.status_label.text(), timeout=WAIT_MS)
    assert cell(page.source_list.topLevelItem(0), 1) == "2"
    path.unlink()
    page.update_button.click()
    qtbot.waitUntil(lambda: "cannot be read" in page.status_label.text(), timeout=WAIT_MS)
    page.export_to(str(tmp_path / "out.csv"))
    qtbot.waitUntil((tmp_path / "out.csv").exists, timeout=WAIT_MS)
    page.remove_button.click()
    question = find_question(page)
    assert "“Customers” with 2 contact" in question.text()
    cancel_button = question.button(QMessageBox.StandardButton.Cancel)
    assert question.defaultButton() is cancel_button
    cancel_button.click()
    assert len(book.sources) == 1
    page.remove_button.click()
    next(button for button in find_question(page).buttons() if button.text() == "Remove").click()
    qtbot.waitUntil(lambda: page.source_list.topLevelItemCount() == 0, timeout=WAIT_MS)
    assert not page.empty_label.isHidden(), "The empty list says what can be imported."
    assert not page.remove_button.isEnabled()


def test_pages_without_ok_state_that_they_apply_immediately(book: AddressBook, qtbot: QtBot) -> None:
    page = ContactsPage(book)
    qtbot.addWidget(page)
    assert any("without OK" in label.text() for label in page.findChildren(Label))
