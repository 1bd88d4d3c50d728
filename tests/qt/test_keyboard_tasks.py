"""Tasks with the dialogs that are done by the keyboard alone, from the shortcut to the effect."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from devlink3_desk.preferences import DEFAULT_RULES, AlertKind, PeoplePreferences
from devlink3_desk.qt.contacts_import.import_dialog import ImportDialog
from devlink3_desk.qt.main_window.help_dialogs import ShortcutsDialog
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.settings.alert_pages import AlertsPage
from devlink3_desk.qt.settings.settings_dialog import SettingsDialog
from devlink3_desk.qt.settings.threshold_pages import ThresholdsPage
from devlink3_desk.qt.setup_wizard.setup_backend import CheckOutcome, SiteDraft, SiteSecrets
from devlink3_desk.qt.setup_wizard.setup_wizard import SetupWizard
from tests.support.board_values import make_all_changes
from tests.support.desk_models import ImmediateDeskModels, ManualClock, create_stored_models

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")

MAX_TABS = 40
"""Presses of Tab after which a widget counts as out of reach."""


@pytest.fixture
def desk(qapp: QApplication, clock: ManualClock, tmp_path: Path) -> ImmediateDeskModels:
    return create_stored_models(clock, tmp_path)


@pytest.fixture
def filled(window: MainWindow) -> MainWindow:
    window.apply(make_all_changes())
    window.batcher.flush()
    window.activateWindow()
    return window


def press(root: QWidget, *keys: str) -> None:
    """Press keys, one after the other, where the focus of a window is."""
    for key in keys:
        QTest.keySequence(QApplication.activePopupWidget() or root.focusWidget() or root, QKeySequence(key))


def is_closed(dialog: QWidget) -> bool:
    """Return whether a dialog is closed, and perhaps deleted."""
    return not isValid(dialog) or not dialog.isVisible()


def type_text(root: QWidget, text: str) -> None:
    """Type letters where the focus of a window is."""
    QTest.keyClicks(root.focusWidget() or root, text)


def tab_to(root: QWidget, target: QWidget) -> None:
    """Press Tab until a widget, or a part of it, has the focus."""
    for _ in range(MAX_TABS):
        focused = root.focusWidget()
        if focused is target or (focused is not None and target.isAncestorOf(focused)):
            return
        QTest.keyClick(focused or root, Qt.Key.Key_Tab)
    pytest.fail(f"{target} is not reached by Tab")


def open_dialog(window: MainWindow, keys: str, dialog_type: type[QDialog]) -> QDialog:
    """Press a shortcut of the window, and return the dialog that it opens."""
    QTest.keySequence(window, QKeySequence(keys))
    (dialog,) = window.findChildren(dialog_type)
    # Fields select their contents when they get the focus of an active window.
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def open_settings_page(window: MainWindow, page_type: type[QWidget]) -> tuple[SettingsDialog, QWidget]:
    """Open the settings by their shortcut, and a page by the arrow keys."""
    dialog = open_dialog(window, "Ctrl+,", SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    tab_to(dialog, dialog.page_list)
    for _ in dialog.pages:
        page = dialog.pages[dialog.page_stack.currentIndex()]
        if isinstance(page, page_type):
            return dialog, page
        press(dialog, "Down")
    pytest.fail(f"{page_type} is not reached by the arrow keys")


def test_a_threshold_is_changed(filled: MainWindow) -> None:
    dialog, page = open_settings_page(filled, ThresholdsPage)
    assert isinstance(page, ThresholdsPage)
    tab_to(dialog, page.limit_boxes["held"][0])
    type_text(dialog, "7")
    press(dialog, "Return")
    assert filled.preferences.value.calls.held.warn == 7
    assert is_closed(dialog)


def test_a_rule_is_switched_off_moved_and_edited(filled: MainWindow) -> None:
    dialog, page = open_settings_page(filled, AlertsPage)
    assert isinstance(page, AlertsPage)
    tab_to(dialog, page.rule_list)
    press(dialog, "Down", "Space")
    tab_to(dialog, page.rule_form.delay_box)
    type_text(dialog, "9")
    press(dialog, "Return")
    rules = filled.preferences.value.alerts.rules
    assert [rule.enabled for rule in rules] == [True, False, True, True, True, True]
    assert rules[1].kind is AlertKind.RINGING
    assert rules[1].seconds == 9
    assert rules[2:] == DEFAULT_RULES[2:]


def test_a_rule_is_added_and_discarded_with_esc(filled: MainWindow) -> None:
    dialog, page = open_settings_page(filled, AlertsPage)
    assert isinstance(page, AlertsPage)
    tab_to(dialog, page.rule_list)
    press(dialog, "Tab", "Space")  # Add
    assert page.rule_list.topLevelItemCount() == len(DEFAULT_RULES) + 1
    press(dialog, "Esc")
    assert is_closed(dialog)
    assert filled.preferences.value.alerts.rules == DEFAULT_RULES


def test_the_keys_are_looked_up(filled: MainWindow) -> None:
    dialog = open_dialog(filled, "F1", ShortcutsDialog)
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    for keys in ("F5", "Ctrl+D", "Alt+Left", "Alt+Right", "Ctrl+I", "Ctrl+Z", "Ctrl+Shift+H"):
        assert keys in texts
    assert "PgDown  ·  PgUp" in texts or "Page Down  ·  Page Up" in texts
    press(dialog, "Esc")
    assert is_closed(dialog)


def test_every_shortcut_of_a_pane_is_on_the_sheet(filled: MainWindow) -> None:
    dialog = open_dialog(filled, "F1", ShortcutsDialog)
    words = "  ".join(label.text() for label in dialog.findChildren(QLabel))
    missing = [
        f"{name}: {action.text()}"
        for name, pane in filled.panes.items()
        for action in pane.actions()
        if not action.shortcut().isEmpty()
        and action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) not in words
    ]
    assert missing == []
    dialog.close()


def test_an_import_begins_with_the_file_and_ends_with_esc(filled: MainWindow) -> None:
    filled.actions_by_name["import"].trigger()
    (dialog,) = filled.findChildren(ImportDialog)
    (chooser,) = dialog.findChildren(QFileDialog)
    assert chooser.isVisible()
    press(chooser, "Esc")
    assert is_closed(chooser)
    assert is_closed(dialog)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_contacts_are_imported(filled: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text("Name,Telephone\nKim Lee,01632 960144\n", encoding="utf-8")
    filled.actions_by_name["import"].trigger()
    (dialog,) = filled.findChildren(ImportDialog)
    (chooser,) = dialog.findChildren(QFileDialog)
    # Typed, the name would open a list of suggestions, which needs a window system.
    chooser.selectFile(str(path))
    press(chooser, "Return")
    qtbot.waitUntil(dialog.import_button.isEnabled)
    press(dialog, "Return")
    qtbot.waitUntil(lambda: dialog.import_button.text() == "Done")
    press(dialog, "Return")
    assert is_closed(dialog)
    assert [source.name for source in filled.models.address_book.sources] == ["contacts"]


class _WorkingSetup:
    """A setup whose check succeeds at once."""

    def __init__(self) -> None:
        self.saved: list[tuple[SiteDraft, PeoplePreferences]] = []

    def start_check(self, _draft: SiteDraft, _secrets: SiteSecrets, _on_step, on_done) -> None:
        on_done(CheckOutcome(works=True, people=(("201", "Ann Archer"),)))

    def cancel_check(self) -> None:
        """Nothing runs."""

    def save_site(self, draft: SiteDraft, _secrets: SiteSecrets, people: PeoplePreferences) -> None:
        self.saved.append((draft, people))


def test_a_site_is_set_up(window: MainWindow, qtbot: QtBot) -> None:
    setup = _WorkingSetup()
    wizard = SetupWizard(window.theme_manager, setup)
    qtbot.addWidget(wizard)
    wizard.show()
    type_text(wizard, "pbx.example.com")
    press(wizard, "Tab")
    type_text(wizard, "desk")
    press(wizard, "Return", "Return", "Return")
    tab_to(wizard, wizard.people_tree.tree)
    press(wizard, "Space", "Return")
    ((draft, people),) = setup.saved
    assert (draft.host, draft.user, people.me) == ("pbx.example.com", "desk", ("201",))
    assert is_closed(wizard)


def test_the_demo_is_chosen_in_the_wizard(window: MainWindow, qtbot: QtBot) -> None:
    wizard = SetupWizard(window.theme_manager, _WorkingSetup(), offers_demo=True)
    qtbot.addWidget(wizard)
    wizard.show()
    tab_to(wizard, wizard.demo_button)
    press(wizard, "Space")
    assert wizard.is_demo_chosen
    assert is_closed(wizard)


def test_the_demo_is_offered_only_where_there_is_no_site_yet(window: MainWindow, qtbot: QtBot) -> None:
    wizard = SetupWizard(window.theme_manager, _WorkingSetup())
    qtbot.addWidget(wizard)
    wizard.show()
    assert not wizard.demo_button.isVisible()
    wizard.reject()
    assert not wizard.is_demo_chosen


@pytest.mark.parametrize(
    ("pane", "expected"),
    [
        ("calls", "calls"),
        ("extensions", "extensions"),
        ("directory", "directory"),
        ("history", "history"),
        ("groups", "calls"),
        ("places", "calls"),
    ],
)
def test_ctrl_f_moves_the_focus_to_the_search_of_the_pane_or_to_the_filter_of_the_calls(
    filled: MainWindow, pane: str, expected: str
) -> None:
    filled.focus_pane(pane)
    press(filled, "Ctrl+F")
    type_text(filled, "an")
    field = filled.panes[expected].find_search_field()
    assert field is not None
    assert filled.focusWidget() is field
    assert field.text() == "an"
    # A second search replaces the first.
    press(filled, "Ctrl+F")
    assert field.selectedText() == "an"


def test_ctrl_f_in_a_pane_that_floats_stays_in_that_pane(filled: MainWindow, qtbot: QtBot) -> None:
    filled.focus_pane("extensions")
    press(filled, "Ctrl+Shift+F")
    dock = filled.docks["extensions"]
    assert dock.isFloating()
    view = filled.extensions_pane.trackers[0].view
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view)
    press(dock, "Ctrl+F")
    assert QApplication.focusWidget() is filled.extensions_pane.filter_field
