"""The settings dialog: nothing changes before OK or Apply, and invalid pages change nothing."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QDialogButtonBox, QScrollArea
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import PeoplePreferences, Preferences
from devlink3_desk.qt.contacts_import.contacts_page import ContactsPage
from devlink3_desk.qt.core.dialog import SettingsPage, SettingsSection, accept_button
from devlink3_desk.qt.core.people_tree import (
    ME_COLUMN,
    NAME_COLUMN,
    NUMBER_COLUMN,
    WATCHED_COLUMN,
    PeopleTree,
)
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.theme import ZOOM_LEVELS
from devlink3_desk.qt.core.widgets import Label
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.settings.alert_pages import AlertsPage
from devlink3_desk.qt.settings.personal_pages import LEGEND, ColoursPage, PeoplePage
from devlink3_desk.qt.settings.settings_dialog import SettingsDialog
from tests.qt.conftest import InstallLanguage
from tests.support.desk_models import show_widget
from tests.support.settings_pages import find_page

CHECKED = Qt.CheckState.Checked

# The offscreen platform cannot do either, and test machines have no sound.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")


class InvalidPage(SettingsPage):
    """A page that is never valid."""

    TITLE = "Picky"

    def show_preferences(self, preferences: Preferences) -> None:
        """Show nothing."""

    def update_preferences(self, preferences: Preferences) -> Preferences:
        """Return preferences that must never be applied."""
        return msgspec.structs.replace(preferences, people=PeoplePreferences(me=("666",)))

    def find_problem(self) -> str:
        """Return a problem."""
        return "Nothing here makes sense."


@pytest.fixture
def dialog(window: MainWindow) -> SettingsDialog:
    window.preferences.update_sections(people=PeoplePreferences(watched=("900",)))
    window.actions_by_name["settings"].trigger()
    (dialog,) = window.findChildren(SettingsDialog)
    show_widget(dialog)
    return dialog


def test_the_own_extension_is_chosen_by_keyboard(qtbot: QtBot) -> None:
    tree = PeopleTree()
    qtbot.addWidget(tree)
    tree.show_people({"201": "Ann", "202": "Ben"}, PeoplePreferences())
    tree.show()
    tree.tree.setFocus()
    for keys in ("Down", "Space", "Up", "Right", "Space"):
        QTest.keySequence(tree.tree, QKeySequence(keys))
    assert tree.update_people(PeoplePreferences()) == PeoplePreferences(me=("202",), watched=("201",))


def test_a_found_person_is_chosen_with_tab_and_space(qtbot: QtBot) -> None:
    tree = PeopleTree()
    qtbot.addWidget(tree)
    tree.show_people({"201": "Ann", "202": "Ben", "203": "Cy"}, PeoplePreferences())
    tree.show()
    QTest.keyClicks(tree.search_field, "be")
    tree.tree.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tree.tree, Qt.Key.Key_Space)
    assert tree.update_people(PeoplePreferences()) == PeoplePreferences(me=("202",))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down])
def test_enter_in_the_search_leads_to_the_first_box_and_does_not_close_the_dialog(
    dialog: SettingsDialog, key: Qt.Key
) -> None:
    tree = find_page(dialog, PeoplePage).people_tree
    tree.show_people({"201": "Ann", "202": "Ben"}, PeoplePreferences())
    tree.search_field.setFocus()
    QTest.keyClicks(tree.search_field, "be")
    QTest.keyClick(tree.search_field, key)
    assert dialog.isVisible()
    assert dialog.focusWidget() is tree.tree
    QTest.keyClick(tree.tree, Qt.Key.Key_Space)
    assert tree.update_people(PeoplePreferences()) == PeoplePreferences(me=("202",))


def test_a_click_anywhere_in_a_cell_toggles_its_box(qtbot: QtBot) -> None:
    tree = PeopleTree()
    qtbot.addWidget(tree)
    tree.show_people({"201": "Ann"}, PeoplePreferences())
    tree.resize(600, 300)
    show_widget(tree)
    for column, expected in (
        (ME_COLUMN, PeoplePreferences(me=("201",))),
        (WATCHED_COLUMN, PeoplePreferences(me=("201",), watched=("201",))),
        (ME_COLUMN, PeoplePreferences(watched=("201",))),
        (NAME_COLUMN, PeoplePreferences(watched=("201",))),
    ):
        cell = tree.tree.visualRect(tree.tree.model().index(0, column))
        place = QPoint(cell.right() - 2, cell.center().y())
        qtbot.mouseClick(tree.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert tree.update_people(PeoplePreferences()) == expected


def test_the_keys_skip_the_headings_of_the_pages(dialog: SettingsDialog) -> None:
    shown = [dialog.page_stack.currentIndex()]
    dialog.page_list.setFocus()
    for _ in dialog.pages[1:]:
        QTest.keyClick(dialog.page_list, Qt.Key.Key_Down)
        shown.append(dialog.page_stack.currentIndex())
    assert shown == list(range(len(dialog.pages)))
    sections = [page.SECTION for page in dialog.pages]
    assert sections == sorted(sections, key=list(SettingsSection).index)
    assert len(set(sections)) > 2


def test_a_chosen_person_is_listed_without_a_connection(dialog: SettingsDialog):
    item = find_page(dialog, PeoplePage).people_tree.tree.topLevelItem(0)
    assert item is not None
    assert (item.text(NUMBER_COLUMN), item.checkState(WATCHED_COLUMN)) == ("900", CHECKED)


def test_check_boxes_apply_with_ok(dialog: SettingsDialog, window: MainWindow, qtbot: QtBot):
    item = find_page(dialog, PeoplePage).people_tree.tree.topLevelItem(0)
    assert item is not None
    item.setCheckState(ME_COLUMN, CHECKED)
    assert window.preferences.value.people.me == ()
    (buttons,) = dialog.findChildren(QDialogButtonBox)
    qtbot.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    assert window.preferences.value.people == PeoplePreferences(me=("900",), watched=("900",))
    assert not dialog.isVisible()


def test_cancel_changes_nothing(dialog: SettingsDialog, window: MainWindow):
    item = find_page(dialog, PeoplePage).people_tree.tree.topLevelItem(0)
    assert item is not None
    item.setCheckState(ME_COLUMN, CHECKED)
    dialog.reject()
    assert window.preferences.value.people == PeoplePreferences(watched=("900",))


def test_the_choice_of_a_colour_has_the_buttons_of_all_dialogs(window: MainWindow, qtbot: QtBot) -> None:
    page = ColoursPage(window.theme_manager)
    qtbot.addWidget(page)
    page.show_preferences(Preferences())
    page.colour_buttons["ringing"].click()
    (dialog,) = page.findChildren(QColorDialog)
    (buttons,) = dialog.findChildren(QDialogButtonBox)
    assert all(button.icon().isNull() for button in buttons.buttons())
    assert accept_button(buttons).isDefault()
    dialog.reject()


def test_a_state_with_the_colour_of_another_one_says_so(window: MainWindow, qtbot: QtBot) -> None:
    page = ColoursPage(window.theme_manager)
    qtbot.addWidget(page)
    texts = [label.text() for label in page.findChildren(Label)]
    assert "Same as Extension busy" in texts
    shared = [text for text in texts if text.startswith("Same as ")]
    assert len(shared) + len(page.colour_buttons) == len(LEGEND)


def test_people_are_found_by_a_part_of_the_name(qtbot: QtBot):
    people = PeoplePage(lambda: {"4001": "Zoë Walker", "4002": "Ann Lee"})
    qtbot.addWidget(people)
    people.show_preferences(Preferences())
    people.people_tree.search_field.setText("zoe w")
    hidden = {item.text(NAME_COLUMN): item.isHidden() for item in people.people_tree.iter_items()}
    assert hidden == {"Zoë Walker": False, "Ann Lee": True}


def test_invalid_values_show_a_problem_and_are_not_applied(window: MainWindow):
    window.add_settings_page(InvalidPage)
    dialog = window.show_settings()
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.problem_label.text() == "Nothing here makes sense."
    assert window.preferences.value == Preferences()
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_no_page_is_cut_in_any_language(
    window: MainWindow, install_language: InstallLanguage, language: str
) -> None:
    install_language(language)
    dialog = window.show_settings()
    assert isinstance(dialog, SettingsDialog)
    size = dialog.preferred_size()
    dialog.resize(size)
    for row in range(len(dialog.pages)):
        dialog.select_page(row)
        QApplication.processEvents()
        scroll_area = dialog.page_stack.currentWidget()
        assert isinstance(scroll_area, QScrollArea)
        assert scroll_area.horizontalScrollBar().maximum() == 0, dialog.pages[row].title
    assert dialog.page_list.horizontalScrollBar().maximum() == 0
    assert size.width() <= 1024, "It is too wide for a small screen."
    dialog.close()


def test_the_dialog_is_wider_with_large_letters(window: MainWindow) -> None:
    sizes = []
    for zoom in (1.0, 1.6):
        window.theme_manager.set_zoom(zoom)
        dialog = window.show_settings()
        assert isinstance(dialog, SettingsDialog)
        sizes.append(dialog.preferred_size())
        dialog.close()
    assert sizes[1].width() >= 1.5 * sizes[0].width()


@pytest.mark.parametrize("zoom", [1.0, ZOOM_LEVELS[-1]])
def test_buttons_and_days_fit_into_a_narrow_window(
    window: MainWindow, install_language: InstallLanguage, zoom: float
) -> None:
    """In German, on a screen of 800 pixels, and of 1280 with the largest letters."""
    install_language("de")
    window.theme_manager.set_zoom(zoom)
    dialog = window.show_settings()
    assert isinstance(dialog, SettingsDialog)
    dialog.resize(800 if zoom == 1.0 else 1280, 700)
    for kind in (AlertsPage, ContactsPage):
        dialog.show_page(kind)
        QApplication.processEvents()
        scroll_area = dialog.page_stack.currentWidget()
        assert isinstance(scroll_area, QScrollArea)
        assert scroll_area.horizontalScrollBar().maximum() == 0, kind
    dialog.close()


def test_a_warning_about_settings_that_could_not_be_read_is_shown(window: MainWindow) -> None:
    window.link_bar.show_status_message("The loudspeakers are gone.")
    assert window.link_bar.currentMessage() == "The loudspeakers are gone."
    dialog = window.show_settings()
    assert not dialog.warning_label.isVisible()
    dialog.reject()
    preferences = PreferencesModel(load_warning="The settings were damaged.")
    dialog = SettingsDialog([], preferences, window)
    dialog.open()
    assert dialog.warning_label.isVisible()
    assert dialog.warning_label.text() == "The settings were damaged."
    dialog.reject()
