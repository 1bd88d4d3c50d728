"""Pages of extensions, and how users change their order by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import PeoplePreferences, Preferences, parse_preferences
from devlink3_desk.qt.core.extension_sets import with_page_numbers
from devlink3_desk.qt.extensions.extension_pages import move_numbers
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import ExtensionStatus, PersonKind
from devlink3_desk.switchboard.changes import DirectoryChanged, ExtensionChanged
from tests.support.board_values import make_extension, make_person
from tests.support.desk_models import ImmediateDeskModels

PEOPLE = (
    make_person("201", "Ann"),
    make_person("202", "Ben", department="Sales"),
    make_person("203", "Cy", department="Sales"),
    make_person("600", "Reception", PersonKind.GROUP),
    make_person("601", "Nobody's", PersonKind.GROUP),
)


@pytest.fixture
def populated(window: MainWindow, desk: ImmediateDeskModels) -> MainWindow:
    desk.set_lookups(group_members=lambda: {"600": ("201", "203")})
    window.apply(
        [DirectoryChanged(PEOPLE), *(ExtensionChanged(make_extension(str(n))) for n in range(201, 206))]
    )
    window.batcher.flush()
    window.activateWindow()
    window.focus_pane("extensions")
    return window


def shown_numbers(window: MainWindow) -> list[str]:
    rows = window.models.extension_list
    return [rows.key_at(at) for at in range(rows.rowCount())]


def choose_page(window: MainWindow, title: str) -> None:
    page_box = window.extensions_pane.extension_pages.page_box
    index = page_box.findText(title)
    assert index >= 0
    page_box.setCurrentIndex(index)
    page_box.activated.emit(index)


def test_all_favourites_groups_and_departments_are_pages(populated: MainWindow) -> None:
    page_box = populated.extensions_pane.extension_pages.page_box
    titles = [page_box.itemText(index) for index in range(page_box.count())]
    # With a line before the hunt groups, and one before the departments.
    assert titles == ["All", "Favourites", "", "Reception", "", "Sales"]
    assert shown_numbers(populated) == ["201", "202", "203", "204", "205"]
    choose_page(populated, "Reception")
    assert shown_numbers(populated) == ["201", "203"]
    choose_page(populated, "Sales")
    assert shown_numbers(populated) == ["202", "203"]
    choose_page(populated, "Favourites")
    assert shown_numbers(populated) == []
    assert "Ctrl+D" in populated.extensions_pane.tile_view.placeholder_text


def test_favourites_are_chosen_and_reordered_by_keyboard(populated: MainWindow, qtbot: QtBot) -> None:
    tiles = populated.extensions_pane.tile_view
    for number in ("204", "202", "201"):
        tiles.tracker.select_key(number)
        qtbot.keyClick(tiles, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert populated.preferences.value.people.favourites == ("204", "202", "201")
    choose_page(populated, "Favourites")
    assert shown_numbers(populated) == ["204", "202", "201"]
    tiles.tracker.select_key("201")
    qtbot.keyClick(tiles, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown_numbers(populated) == ["204", "201", "202"]
    assert tiles.tracker.selected_key == "201"
    qtbot.keyClick(tiles, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(tiles, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown_numbers(populated) == ["201", "204", "202"]
    qtbot.keyClick(tiles, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown_numbers(populated) == ["204", "201", "202"]
    qtbot.keyClick(tiles, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert shown_numbers(populated) == ["204", "202"]


def test_ctrl_d_in_the_filter_is_about_the_extension_that_it_has_found(
    populated: MainWindow, qtbot: QtBot
) -> None:
    pane = populated.extensions_pane
    pane.filter_field.setFocus()
    qtbot.keyClicks(pane.filter_field, "202")
    pane.tile_view.tracker.ensure_selection()
    qtbot.keyClick(pane.filter_field, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert populated.preferences.value.people.favourites == ("202",)
    assert pane.filter_field.text() == "202"


def test_a_dragged_tile_takes_the_position_of_the_one_it_is_dropped_on(populated: MainWindow) -> None:
    populated.preferences.update_sections(
        people=PeoplePreferences(favourites=("201", "202", "203"), page="favourites")
    )
    rows = populated.models.extension_list
    assert populated.extensions_pane.tile_view.dragEnabled()
    data = rows.mimeData([rows.index(2, 0)])
    assert rows.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, rows.index(0, 0))
    assert shown_numbers(populated) == ["203", "201", "202"]
    assert populated.preferences.value.people.favourites == ("203", "201", "202")
    assert not rows.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, QModelIndex())
    choose_page(populated, "All")
    assert not populated.extensions_pane.tile_view.dragEnabled()


def test_tiles_that_are_selected_together_are_moved_together(populated: MainWindow, qtbot: QtBot) -> None:
    favourites = ("201", "202", "203", "204", "205")
    populated.preferences.update_sections(people=PeoplePreferences(favourites=favourites, page="favourites"))
    rows, tiles = populated.models.extension_list, populated.extensions_pane.tile_view
    flags = QItemSelectionModel.SelectionFlag
    for row, flag in ((3, flags.ClearAndSelect), (1, flags.Select)):
        tiles.selectionModel().select(rows.index(row, 0), flag)
    data = rows.mimeData(tiles.selectionModel().selectedIndexes())
    assert rows.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, rows.index(4, 0))
    assert shown_numbers(populated) == ["201", "203", "205", "202", "204"]
    assert tiles.tracker.selected_keys() == ("202", "204")
    qtbot.keyClick(tiles, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown_numbers(populated) == ["201", "203", "202", "204", "205"]
    assert tiles.tracker.selected_keys() == ("202", "204")
    for _ in range(3):
        qtbot.keyClick(tiles, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown_numbers(populated) == ["201", "203", "205", "202", "204"]
    # Dropped on one of themselves, they stay.
    assert rows.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, rows.index(3, 0))
    assert shown_numbers(populated) == ["201", "203", "205", "202", "204"]


@pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the offscreen platform cannot do either
def test_a_custom_page_exists_while_it_has_extensions(
    populated: MainWindow,
) -> None:
    pages, tiles = populated.extensions_pane.extension_pages, populated.extensions_pane.tile_view
    person_menu = populated.person_menus.person_menu
    for name in ("  Board ", "Board", ""):
        dialog = person_menu.open_page_dialog(("205",), tiles)
        buttons = dialog.findChildren(QPushButton)
        assert buttons
        assert all(button.icon().isNull() for button in buttons)
        assert isinstance(dialog, QInputDialog)
        dialog.setTextValue(name)
        dialog.accept()
    tiles.tracker.select_key("203")
    menu = populated.extensions_pane.build_menu()
    assert menu is not None
    (board,) = [action for action in menu.findChildren(QAction) if action.text() == "Board"]
    assert not board.isChecked()
    board.trigger()
    assert populated.preferences.value.people.pages == {"Board": ("205", "203")}
    choose_page(populated, "Board")
    assert shown_numbers(populated) == ["205", "203"]
    for number in ("205", "203"):
        tiles.tracker.select_key(number)
        pages.remove_from_page_action.trigger()
    assert populated.preferences.value.people.pages == {}
    assert pages.current_page.key == ""


def test_the_order_of_a_page_stays_while_states_and_filters_change(populated: MainWindow) -> None:
    populated.preferences.update_sections(
        people=PeoplePreferences(favourites=("203", "201", "202"), page="favourites")
    )
    populated.apply([ExtensionChanged(make_extension("201", ExtensionStatus.BUSY))])
    populated.batcher.flush()
    assert shown_numbers(populated) == ["203", "201", "202"]
    populated.extensions_pane.free_only_button.click()
    assert shown_numbers(populated) == ["203", "202"]
    populated.extensions_pane.free_only_button.click()
    populated.extensions_pane.sort_button.click()
    assert shown_numbers(populated) == ["201", "202", "203"]


def test_the_list_layout_has_one_extension_per_row_and_is_saved(populated: MainWindow) -> None:
    tiles = populated.extensions_pane.tile_view
    tile_rect = tiles.visualRect(tiles.model().index(1, 0))
    assert tile_rect.top() == tiles.visualRect(tiles.model().index(0, 0)).top()
    populated.extensions_pane.list_button.click()
    QApplication.processEvents()
    first, second = (tiles.visualRect(tiles.model().index(at, 0)) for at in range(2))
    assert second.top() >= first.bottom()
    assert first.height() < tile_rect.height()
    assert populated.preferences.value.people.as_list


def test_the_list_model_is_consistent_on_all_pages(populated: MainWindow) -> None:
    rows = populated.models.extension_list
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Warning, rows)
    for page in ("favourites", "group:600", "department:Sales", ""):
        people = PeoplePreferences(favourites=("205", "204", "999"), page=page)
        populated.preferences.update_sections(people=people)
        for status in (ExtensionStatus.BUSY, ExtensionStatus.IDLE):
            changes = [ExtensionChanged(make_extension(str(n), status)) for n in range(200, 210)]
            populated.apply(changes)
            populated.batcher.flush()
        if page == "favourites":
            assert shown_numbers(populated) == ["205", "204"]


def test_pages_are_parsed_from_preferences() -> None:
    people = with_page_numbers(PeoplePreferences(), "own:Board", ("205",))
    people = with_page_numbers(people, "favourites", move_numbers(("1", "2", "3"), ("3",), "1"))
    preferences, problems = parse_preferences(
        {"people": {"favourites": ["3", "1", "2"], "pages": {"Board": ["205"]}}}
    )
    assert (preferences, problems) == (Preferences(people=people), [])
    assert move_numbers(("1", "2"), ("9",), "1") == ("1", "2")
    assert with_page_numbers(people, "own:Board", ()).pages == {}
