"""Extensions by group, by department and on pages of one's own, arranged by mouse and by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import PeoplePreferences, Preferences, parse_preferences
from devlink3_desk.qt.extensions.extension_pages import move_number, with_page_numbers
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
def staffed(window: MainWindow, desk: ImmediateDeskModels) -> MainWindow:
    desk.set_lookups(group_members=lambda: {"600": ("201", "203")})
    window.apply(
        [DirectoryChanged(PEOPLE), *(ExtensionChanged(make_extension(str(n))) for n in range(201, 206))]
    )
    window.batcher.flush()
    window.activateWindow()
    window.focus_pane("extensions")
    return window


def shown(window: MainWindow) -> list[str]:
    rows = window.models.extension_list
    return [rows.key_at(at) for at in range(rows.rowCount())]


def choose(window: MainWindow, title: str) -> None:
    chooser = window.extensions_pane.extension_pages.page_box
    at = chooser.findText(title)
    assert at >= 0
    chooser.setCurrentIndex(at)
    chooser.activated.emit(at)


def test_everyone_favourites_groups_and_departments_can_be_chosen(staffed: MainWindow) -> None:
    chooser = staffed.extensions_pane.extension_pages.page_box
    titles = [chooser.itemText(at) for at in range(chooser.count())]
    assert titles == ["All", "Favourites", "Reception", "Sales"]
    assert shown(staffed) == ["201", "202", "203", "204", "205"]
    choose(staffed, "Reception")
    assert shown(staffed) == ["201", "203"]
    choose(staffed, "Sales")
    assert shown(staffed) == ["202", "203"]
    choose(staffed, "Favourites")
    assert shown(staffed) == []
    staffed.extensions_pane.refresh()
    assert "Ctrl+D" in staffed.extensions_pane.tile_view.placeholder_text


def test_favourites_are_chosen_and_arranged_by_keys_alone(staffed: MainWindow, qtbot: QtBot) -> None:
    tiles = staffed.extensions_pane.tile_view
    for number in ("204", "202", "201"):
        tiles.tracker.select_key(number)
        qtbot.keyClick(tiles, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert staffed.preferences.value.people.favourites == ("204", "202", "201")
    choose(staffed, "Favourites")
    assert shown(staffed) == ["204", "202", "201"]
    tiles.tracker.select_key("201")
    qtbot.keyClick(tiles, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown(staffed) == ["204", "201", "202"]
    assert tiles.tracker.selected_key == "201"
    qtbot.keyClick(tiles, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(tiles, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown(staffed) == ["201", "204", "202"]
    qtbot.keyClick(tiles, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown(staffed) == ["204", "201", "202"]
    qtbot.keyClick(tiles, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert shown(staffed) == ["204", "202"]


def test_a_dragged_tile_takes_the_place_of_the_one_it_is_dropped_on(staffed: MainWindow) -> None:
    staffed.preferences.update_sections(
        people=PeoplePreferences(favourites=("201", "202", "203"), page="favourites")
    )
    rows = staffed.models.extension_list
    assert staffed.extensions_pane.tile_view.dragEnabled()
    data = rows.mimeData([rows.index(2, 0)])
    assert rows.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, rows.index(0, 0))
    assert shown(staffed) == ["203", "201", "202"]
    assert staffed.preferences.value.people.favourites == ("203", "201", "202")
    assert not rows.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, QModelIndex())
    choose(staffed, "All")
    assert not staffed.extensions_pane.tile_view.dragEnabled()


@pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot
def test_a_page_of_ones_own_lives_from_its_first_extension_to_its_last(
    staffed: MainWindow,
) -> None:
    pages, tiles = staffed.extensions_pane.extension_pages, staffed.extensions_pane.tile_view
    tiles.tracker.select_key("205")
    dialog = pages.open_page_dialog()
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("  Board ")
    dialog.accept()
    tiles.tracker.select_key("203")
    pages.add_selected_to_page("Board")
    pages.add_selected_to_page("Board")
    assert staffed.preferences.value.people.pages == {"Board": ("205", "203")}
    choose(staffed, "Board")
    assert shown(staffed) == ["205", "203"]
    for number in ("205", "203"):
        tiles.tracker.select_key(number)
        pages.remove_from_page_action.trigger()
    assert staffed.preferences.value.people.pages == {}
    assert pages.current_page.key == ""


def test_an_arrangement_stays_while_states_and_filters_change(staffed: MainWindow) -> None:
    staffed.preferences.update_sections(
        people=PeoplePreferences(favourites=("203", "201", "202"), page="favourites")
    )
    staffed.apply([ExtensionChanged(make_extension("201", ExtensionStatus.BUSY))])
    staffed.batcher.flush()
    assert shown(staffed) == ["203", "201", "202"]
    staffed.extensions_pane.free_only_button.click()
    assert shown(staffed) == ["203", "202"]
    staffed.extensions_pane.free_only_button.click()
    staffed.extensions_pane.sort_button.click()
    assert shown(staffed) == ["201", "202", "203"]


def test_a_list_has_one_extension_a_row_and_is_kept(staffed: MainWindow) -> None:
    tiles = staffed.extensions_pane.tile_view
    beside = tiles.visualRect(tiles.model().index(1, 0))
    assert beside.top() == tiles.visualRect(tiles.model().index(0, 0)).top()
    staffed.extensions_pane.list_button.click()
    QApplication.processEvents()
    first, second = (tiles.visualRect(tiles.model().index(at, 0)) for at in range(2))
    assert second.top() >= first.bottom()
    assert first.height() < beside.height()
    assert staffed.preferences.value.people.as_list


def test_the_list_keeps_its_promises_through_all_pages(staffed: MainWindow) -> None:
    rows = staffed.models.extension_list
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Warning, rows)
    for page in ("favourites", "group:600", "department:Sales", ""):
        people = PeoplePreferences(favourites=("205", "204", "999"), page=page)
        staffed.preferences.update_sections(people=people)
        for status in (ExtensionStatus.BUSY, ExtensionStatus.IDLE):
            changes = [ExtensionChanged(make_extension(str(n), status)) for n in range(200, 210)]
            staffed.apply(changes)
            staffed.batcher.flush()
        if page == "favourites":
            assert shown(staffed) == ["205", "204"]


def test_what_was_arranged_is_read_again() -> None:
    people = with_page_numbers(PeoplePreferences(), "own:Board", ("205",))
    people = with_page_numbers(people, "favourites", move_number(("1", "2", "3"), "3", "1"))
    kept, bad = parse_preferences({"people": {"favourites": ["3", "1", "2"], "pages": {"Board": ["205"]}}})
    assert (kept, bad) == (Preferences(people=people), [])
    assert move_number(("1", "2"), "9", "1") == ("1", "2")
    assert with_page_numbers(people, "own:Board", ()).pages == {}
