"""The settings page of contact sources, and the dialog of one source, over real files and a real server."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.contacts.contact import Contact, ContactField
from devlink3_desk.contacts.followed_source import LdapEncryption, LdapPreset, SourceKind
from devlink3_desk.qt.contact_sources.sources_page import (
    COUNT_COLUMN,
    KIND_COLUMN,
    NAME_COLUMN,
    RESULT_COLUMN,
    UNCHECKED,
    SourcesPage,
)
from devlink3_desk.qt.core.address_book import AddressBook
from devlink3_desk.qt.core.theme import ApplicationThemeManager
from devlink3_desk.services.contact_sources.contact_sources import ContactSources
from devlink3_desk.services.contact_sources.source_follower import FollowTiming, SourceStore
from devlink3_desk.services.contacts import ContactStore
from tests.qt.conftest import InstallLanguage
from tests.support.desk_models import show_widget
from tests.support.ldap_server import PEOPLE_BASE, LdapServer

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the offscreen platform cannot do either

WAIT_MS = 20_000


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[SourcesPage]:
    sources = ContactSources(
        SourceStore(tmp_path / "data"),
        FollowTiming(poll_interval=0.02, read_delay=0.02, incomplete_read_delay=0.02),
    )
    sources.start()
    # A parent, with which the dialogs are deleted that a test leaves open.
    parent = QWidget()
    book = AddressBook(ContactStore(tmp_path / "data"), parent)
    book.set_followed(sources)
    page = SourcesPage(book, sources, parent)
    yield page
    qtbot.waitUntil(lambda: not book.is_busy, timeout=WAIT_MS)
    book.set_followed(None)
    sources.stop()
    delete(parent)


def cell(page: SourcesPage, row: int, column: int) -> str:
    item = page.source_list.topLevelItem(row)
    return "" if item is None else item.text(column)


def add_file(page: SourcesPage, path: Path, name: str = "") -> None:
    dialog = page.add_file()
    dialog.name_field.setText(name)
    dialog.path_field.field.setText(str(path))
    dialog.accept()


def test_enter_presses_the_button_that_has_the_focus(page: SourcesPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "crm.csv"
    path.write_text("Name,Phone\nKim,01632 960144\n")
    dialog = page.add_file()
    dialog.path_field.field.setText(str(path))
    qtbot.keyClick(dialog.try_button, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.preview_list.topLevelItemCount() == 1, timeout=WAIT_MS)
    qtbot.keyClick(dialog.name_field, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_columns_that_are_not_recognised_are_chosen(page: SourcesPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "crm.csv"
    path.write_text("K1;K2;K3\nNorthfield;7;Kim\n")
    dialog = page.add_file()
    assert not dialog.columns_button.isEnabled()
    dialog.path_field.field.setText(str(path))
    dialog.try_source()
    qtbot.waitUntil(dialog.try_button.isEnabled, timeout=WAIT_MS)
    columns = dialog.choose_columns()
    qtbot.waitUntil(lambda: len(columns.table_editor.column_editor.combo_boxes) == 3, timeout=WAIT_MS)
    columns.table_editor.headings_box.click()
    qtbot.waitUntil(lambda: not columns.has_pending, timeout=WAIT_MS)
    boxes = columns.table_editor.column_editor.combo_boxes
    for box, field in zip(boxes, (ContactField.COMPANY, ContactField.WORK, ContactField.NAME), strict=True):
        box.setCurrentIndex(box.findData(str(field)))
    boxes[0].activated.emit(0)
    qtbot.waitUntil(columns.save_button.isEnabled, timeout=WAIT_MS)
    assert "Kim" in columns.status_label.text()
    columns.accept()
    assert dialog.columns_label.text() == "As chosen"
    dialog.accept()
    qtbot.waitUntil(lambda: cell(page, 1, COUNT_COLUMN) == "1", timeout=WAIT_MS)

    def contact() -> Contact:
        (found,) = [each for entry in page._followed.list_contents() for each in entry.contacts]
        return found

    assert (contact().name, contact().company) == ("Kim", "Northfield")
    # The headings say where the columns are now.
    path.write_text("K3;K0;K2;K1\nLee;x;8;Southfield\n")
    qtbot.waitUntil(lambda: contact().name == "Lee", timeout=WAIT_MS)
    assert (contact().company, contact().numbers[0].number) == ("Southfield", "8")
    path.write_text("K3;K0;K2\nAnn;x;8\n")
    qtbot.waitUntil(lambda: cell(page, 1, RESULT_COLUMN).startswith("Failed"), timeout=WAIT_MS)
    assert "choose them again" in page.detail_label.text()
    assert contact().name == "Lee"
    # Detected again, in the dialog of the source.
    page._select_row(1)
    again = page.edit_source()
    assert again is not None
    columns = again.choose_columns()
    columns.detect_button.click()
    assert again.columns_label.text() == "Detected each time"
    again.reject()


def test_only_tables_have_columns(page: SourcesPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Kim\nTEL:01632 960144\nEND:VCARD\n")
    dialog = page.add_file()
    dialog.path_field.field.setText(str(path))
    columns = dialog.choose_columns()
    qtbot.waitUntil(lambda: "Only CSV files" in columns.status_label.text(), timeout=WAIT_MS)
    assert not columns.save_button.isEnabled()
    columns.reject()
    dialog.path_field.field.setText(str(tmp_path / "missing.csv"))
    columns = dialog.choose_columns()
    qtbot.waitUntil(lambda: "cannot be read" in columns.status_label.text(), timeout=WAIT_MS)
    columns.reject()
    dialog.reject()


def test_a_file_is_added_tried_and_followed(page: SourcesPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "crm.csv"
    path.write_text("Name,Phone\nKim,01632 960144\nLee,01632 960145\n")
    assert cell(page, 0, NAME_COLUMN) == "Imported contacts"
    assert not page.edit_button.isEnabled()
    dialog = page.add_file()
    dialog.try_source()
    assert dialog.status_label.text() == "Choose a file or a folder."
    dialog.path_field.field.setText(str(path))
    dialog.try_source()
    qtbot.waitUntil(lambda: dialog.preview_list.topLevelItemCount() == 2, timeout=WAIT_MS)
    assert dialog.status_label.text().startswith("2 contact")
    dialog.accept()
    qtbot.waitUntil(lambda: cell(page, 1, COUNT_COLUMN) == "2", timeout=WAIT_MS)
    assert cell(page, 1, NAME_COLUMN) == "crm.csv"
    assert cell(page, 1, RESULT_COLUMN).startswith("Up to date")
    path.unlink()
    qtbot.waitUntil(lambda: cell(page, 1, RESULT_COLUMN).startswith("Failed"), timeout=WAIT_MS)
    assert "cannot be found. Contacts of" in page.detail_label.text()
    assert cell(page, 1, COUNT_COLUMN) == "2"
    # How old its contacts are is not cut, however narrow the list is.
    page.resize(page.minimumSizeHint())
    page.show()
    text_width = page.source_list.fontMetrics().horizontalAdvance(cell(page, 1, RESULT_COLUMN))
    assert page.source_list.header().sectionSize(RESULT_COLUMN) > text_width


def test_sources_are_moved_disabled_and_removed(page: SourcesPage, tmp_path: Path) -> None:
    add_file(page, tmp_path / "a.csv", "A")
    add_file(page, tmp_path / "b.csv", "B")
    names = [cell(page, row, NAME_COLUMN) for row in range(3)]
    assert names == ["Imported contacts", "A", "B"]
    page.up_button.click()
    page.up_button.click()
    assert [cell(page, row, NAME_COLUMN) for row in range(3)] == ["B", "Imported contacts", "A"]
    assert not page.up_button.isEnabled()
    item = page.source_list.topLevelItem(0)
    assert item is not None
    item.setCheckState(NAME_COLUMN, UNCHECKED)
    assert cell(page, 0, RESULT_COLUMN) == "Switched off"
    page.remove_button.click()
    assert [cell(page, row, NAME_COLUMN) for row in range(2)] == ["Imported contacts", "A"]
    assert page.source_list.topLevelItemCount() == 2


def test_a_directory_server_is_tried_with_the_entered_values(
    page: SourcesPage, qtbot: QtBot, ldap_server: LdapServer
) -> None:
    dialog = page.add_ldap()
    dialog.accept()
    assert dialog.status_label.text() == "Enter the name of the server."
    dialog.host_field.setText(
        f"ldaps://127.0.0.1:{ldap_server.tls_port}/{PEOPLE_BASE}?cn,mobile?sub?(uid=zoe)"
    )
    dialog.host_field.editingFinished.emit()
    assert dialog.host_field.text() == "127.0.0.1"
    assert dialog.filter_field.text() == "(uid=zoe)"
    dialog.try_source()
    qtbot.waitUntil(dialog.try_button.isEnabled, timeout=WAIT_MS)
    assert "cannot be trusted" in dialog.status_label.text()
    dialog.ca_field.field.setText(str(ldap_server.ca_file))
    dialog.try_source()
    qtbot.waitUntil(lambda: dialog.preview_list.topLevelItemCount() == 1, timeout=WAIT_MS)
    dialog.mapping_field.setText("cn=title")
    dialog.accept()
    assert "not a field of a contact" in dialog.status_label.text()
    dialog.mapping_field.setText("cn=name; mobile=work")
    dialog.accept()
    source = page._followed.sources[1]
    assert source.kind is SourceKind.LDAP
    assert (source.ldap.encryption, source.ldap.preset) == (LdapEncryption.TLS, LdapPreset.AUTOMATIC)
    qtbot.waitUntil(lambda: cell(page, 1, COUNT_COLUMN) == "1", timeout=WAIT_MS)


def test_an_address_with_a_password_is_refused(page: SourcesPage) -> None:
    dialog = page.add_ldap()
    dialog.host_field.setText("ldaps://kim:opensesame@ldap.example.com/")
    dialog.host_field.editingFinished.emit()
    assert dialog.host_field.text() == ""
    assert "must not contain a password" in dialog.status_label.text()


def test_the_page_fits_beside_the_list_on_a_small_screen(page: SourcesPage) -> None:
    """Its buttons take several lines."""
    buttons = (page.edit_button, page.read_button, page.remove_button, page.up_button, page.down_button)
    for button in buttons:
        button.setText("Ein langes Wort")
    assert page.minimumSizeHint().width() < sum(button.sizeHint().width() for button in buttons)


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_a_narrow_list_shows_name_and_result_without_scrolling(
    page: SourcesPage, theme_manager: ApplicationThemeManager, qtbot: QtBot, zoom: float
) -> None:
    theme_manager.set_zoom(zoom)
    page.show()
    sources, window = page.source_list, page.window()
    window.show()
    character = page.fontMetrics().averageCharWidth()

    def are_columns_shown(*, all_of_them: bool) -> bool:
        shown = sum(not sources.isColumnHidden(column) for column in range(sources.columnCount()))
        return (
            shown == sources.columnCount()
        ) == all_of_them and sources.horizontalScrollBar().maximum() == 0

    for is_wide, width in ((True, 150 * character), (False, 55 * character), (True, 150 * character)):
        page.setFixedWidth(width)
        qtbot.waitUntil(partial(are_columns_shown, all_of_them=is_wide), timeout=WAIT_MS)
        assert not sources.isColumnHidden(NAME_COLUMN)
        assert not sources.isColumnHidden(RESULT_COLUMN)


def test_the_kind_is_hidden_if_the_name_would_be_cut(page: SourcesPage) -> None:
    sources = page.source_list
    item = sources.topLevelItem(0)
    assert item is not None
    item.setText(NAME_COLUMN, "Importierte Kontakte")
    page.show()
    page.window().show()
    character = page.fontMetrics().averageCharWidth()
    for width in range(150 * character, 30 * character, -5 * character):
        page.setFixedWidth(width)
        QApplication.processEvents()
        assert sources.columnWidth(NAME_COLUMN) >= sources.sizeHintForColumn(NAME_COLUMN)
        if sources.isColumnHidden(KIND_COLUMN):
            break
    assert width < 150 * character
    assert sources.isColumnHidden(KIND_COLUMN)


def test_titles_that_are_wider_than_what_is_listed_do_not_make_the_list_scroll(
    page: SourcesPage,
) -> None:
    page.source_list.setHeaderLabels(["Quelle", "Art", "Letztes Ergebnis", "Anzahl der Kontakte"])
    page.show()
    page.window().show()
    character = page.fontMetrics().averageCharWidth()
    for width in range(60 * character, 150 * character, 5 * character):
        page.setFixedWidth(width)
        QApplication.processEvents()
        assert page.source_list.horizontalScrollBar().maximum() == 0, width


def test_results_are_as_wide_as_their_texts_in_another_font(
    page: SourcesPage, theme_manager: ApplicationThemeManager
) -> None:
    page.window().show()
    sources = page.source_list
    before = sources.sizeHintForColumn(RESULT_COLUMN)
    theme_manager.set_zoom(1.2)
    assert sources.sizeHintForColumn(RESULT_COLUMN) > before
    theme_manager.set_zoom(1.0)
    assert sources.sizeHintForColumn(RESULT_COLUMN) == before


def test_addresses_and_paths_are_not_cut_at_a_large_zoom(
    page: SourcesPage, theme_manager: ApplicationThemeManager, install_language: InstallLanguage
) -> None:
    theme_manager.set_zoom(1.5)
    install_language("de")
    server, file = page.add_ldap(), page.add_file()
    for dialog, field in ((server, server.host_field), (file, file.path_field.field)):
        dialog.show()
        assert field.width() >= 12 * field.fontMetrics().averageCharWidth()
        dialog.close()


def test_the_first_contacts_have_room_at_a_large_zoom(
    page: SourcesPage, theme_manager: ApplicationThemeManager
) -> None:
    theme_manager.set_zoom(2.0)
    contacts = page.add_file().preview_list
    assert contacts.minimumHeight() >= 6 * contacts.fontMetrics().lineSpacing()


def test_a_long_problem_of_a_source_does_not_squeeze_the_fields(page: SourcesPage, qtbot: QtBot) -> None:
    dialog = page.add_file()
    show_widget(dialog)
    dialog.path_field.field.setText(f"/nowhere/{'a long name ' * 20}.csv")
    dialog.try_source()
    label = dialog.status_label
    qtbot.waitUntil(lambda: "a long name" in label.text(), timeout=WAIT_MS)
    QApplication.processEvents()
    assert label.height() >= label.heightForWidth(label.width())
    field = dialog.path_field.field
    assert field.height() >= field.sizeHint().height()
    dialog.reject()
