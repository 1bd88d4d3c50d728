"""The settings of alerts: rules, sounds and loudspeakers."""

from __future__ import annotations

import pytest
from msgspec import structs
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QDialog, QHeaderView, QVBoxLayout
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import (
    AlertKind,
    AlertPreferences,
    AlertRule,
    AlertScope,
    AlertSound,
    PeoplePreferences,
    Preferences,
)
from devlink3_desk.qt.core.theme import ApplicationThemeManager
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.settings.alert_pages import (
    KIND_COLUMN,
    SCHEDULE_COLUMN,
    SCOPE_COLUMN,
    SOUND_COLUMN,
    AlertOptionsPage,
    AlertsPage,
)
from devlink3_desk.qt.settings.alert_rule_form import format_schedule, parse_numbers
from devlink3_desk.qt.settings.settings_dialog import SettingsDialog
from tests.qt.conftest import InstallLanguage
from tests.support.settings_pages import find_page

# The offscreen platform cannot do it, and test machines have no sound.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|PulseAudio")


def test_every_rule_of_the_settings_is_returned_unchanged(qtbot: QtBot):
    page = AlertsPage()
    qtbot.addWidget(page)
    rules = (
        AlertRule(
            kind=AlertKind.QUEUE,
            enabled=False,
            whom=AlertScope.LISTED,
            numbers=("200", "201"),
            seconds=20.0,
            callers=3,
        ),
        AlertRule(
            kind=AlertKind.RINGING, days=(0, 4), begins=480, ends=1080, notify=False, sound=AlertSound.CHIME
        ),
        AlertRule(kind=AlertKind.HELD, sound=AlertSound.ALARM, repeat=9.0, open_address=True, always=True),
    )
    before = Preferences(
        alerts=AlertPreferences(rules=rules, address="https://crm.example/{number}", volume=0.25),
        people=PeoplePreferences(me=("201",)),
    )
    page.show_preferences(before)
    for row, rule in enumerate(rules):
        item = page.rule_list.topLevelItem(row)
        assert item is not None
        page.rule_list.setCurrentItem(item)
        assert page.rule_form.build_rule(enabled=rule.enabled) == rule
        page.rule_form.rule_changed.emit()
    assert page.update_preferences(before) == before
    assert page.find_problem() == ""


@pytest.mark.parametrize("zoom", [1.0, 1.6, 2.0])
def test_the_subject_of_a_rule_is_not_cut(
    theme_manager: ApplicationThemeManager, qtbot: QtBot, zoom: float
) -> None:
    theme_manager.set_zoom(zoom)
    window = QDialog()
    qtbot.addWidget(window)
    page, row = AlertsPage(window), QVBoxLayout(window)
    row.addWidget(page)
    window.resize(900, 700)
    page.show_preferences(Preferences(alerts=AlertPreferences(rules=(AlertRule(kind=AlertKind.EMERGENCY),))))
    window.show()
    QApplication.processEvents()
    rules = page.rule_list
    rules.setCurrentIndex(QModelIndex())  # the frame of the current item is as wide as the column
    item = rules.topLevelItem(0)
    assert item is not None
    cell = rules.visualItemRect(item)
    width = rules.columnWidth(KIND_COLUMN)
    cell.setWidth(width)
    before = rules.viewport().grab(cell).toImage()
    rules.header().setSectionResizeMode(KIND_COLUMN, QHeaderView.ResizeMode.Fixed)
    rules.header().resizeSection(KIND_COLUMN, width + 40)
    after = rules.viewport().grab(cell).toImage()
    assert after == before


def test_the_column_of_times_is_there_only_if_a_rule_has_any(qtbot: QtBot) -> None:
    """Where no rule has days or hours, whose calls they are for gets the width."""
    page = AlertsPage()
    qtbot.addWidget(page)
    page.resize(1_200, 700)
    page.show_preferences(Preferences())
    page.show()
    assert page.rule_list.isColumnHidden(SCHEDULE_COLUMN)
    rule = AlertRule(kind=AlertKind.RINGING, whom=AlertScope.ME, begins=480, ends=1080)
    page.show_preferences(Preferences(alerts=AlertPreferences(rules=(rule,))))
    assert not page.rule_list.isColumnHidden(SCHEDULE_COLUMN)
    page.rule_form.show_rule(structs.replace(rule, ends=480))
    page.rule_form.rule_changed.emit()
    assert page.rule_list.isColumnHidden(SCHEDULE_COLUMN)


def test_a_narrow_list_of_rules_has_fewer_columns(qtbot: QtBot) -> None:
    page = AlertsPage()
    qtbot.addWidget(page)
    rule = AlertRule(kind=AlertKind.RINGING, whom=AlertScope.ME, begins=480, ends=1080)
    page.show_preferences(Preferences(alerts=AlertPreferences(rules=(rule,))))
    page.resize(1_200, 700)
    page.show()
    rules, columns = page.rule_list, range(page.rule_list.columnCount())
    around = page.width() - rules.viewport().width()
    narrowest = around + sum(rules.sizeHintForColumn(column) for column in (KIND_COLUMN, SCOPE_COLUMN))
    shown: list[list[int]] = []
    for width in (*range(1_200, narrowest, -5), narrowest, 1_200):
        page.resize(width, 700)
        QApplication.processEvents()
        assert rules.horizontalScrollBar().maximum() == 0
        visible = [column for column in columns if not rules.isColumnHidden(column)]
        if not shown or shown[-1] != visible:
            shown.append(visible)
    every = [KIND_COLUMN, SCOPE_COLUMN, SOUND_COLUMN, SCHEDULE_COLUMN]
    assert shown == [every, every[:3], every[:2], every]


def test_the_watched_people_are_not_cut_in_the_rules(
    window: MainWindow, install_language: InstallLanguage
) -> None:
    """In German, which has the longest words for them."""
    install_language("de")
    dialog = window.show_settings()
    assert isinstance(dialog, SettingsDialog)
    dialog.resize(dialog.preferred_size())
    dialog.show_page(AlertsPage)
    QApplication.processEvents()
    rules = find_page(dialog, AlertsPage).rule_list
    width = rules.fontMetrics().horizontalAdvance("beobachtete Personen")
    assert rules.columnWidth(SCOPE_COLUMN) > width
    dialog.close()


def test_rules_are_added_copied_moved_removed_and_switched_off(qtbot: QtBot):
    page = AlertsPage()
    qtbot.addWidget(page)
    page.show_preferences(Preferences())
    count = page.rule_list.topLevelItemCount()

    def rules() -> tuple[AlertRule, ...]:
        chosen: Preferences = page.update_preferences(Preferences())
        return chosen.alerts.rules

    def press(text: str) -> None:
        button = next(b for b in page.findChildren(type(page.rule_form.listen_button)) if b.text() == text)
        button.click()

    press("Add")
    assert rules()[0].whom is AlertScope.LISTED
    assert "at least one number" in page.find_problem()
    page.rule_form.numbers_field.setText("600, 601")
    page.rule_form.numbers_field.textEdited.emit("")
    assert rules()[0].numbers == ("600", "601")
    assert page.find_problem() == ""
    press("Copy")
    press("Move down")
    assert rules()[2] == rules()[0]
    press("Remove")
    assert len(rules()) == count + 1
    item = page.rule_list.topLevelItem(0)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Unchecked)
    assert not rules()[0].enabled
    press("Reset to defaults")
    assert rules() == AlertPreferences().rules


def test_a_web_page_whose_server_would_be_chosen_by_a_caller_is_refused(qtbot: QtBot) -> None:
    page = AlertOptionsPage()
    qtbot.addWidget(page)
    before = Preferences(
        alerts=AlertPreferences(address="https://crm.example/{number}", emergency_numbers=("112", "999"))
    )
    page.show_preferences(before)
    assert page.update_preferences(Preferences()) == before
    assert page.find_problem() == ""
    page.address_field.setText("https://{name}/")
    assert "server name" in page.find_problem()


def test_a_rule_without_days_says_that_it_applies_every_day(qtbot: QtBot) -> None:
    page = AlertsPage()
    qtbot.addWidget(page)
    page.show_preferences(Preferences())
    form = page.rule_form
    assert not form.every_day_label.isVisibleTo(page)
    for box in form.day_boxes:
        box.click()
    assert form.every_day_label.isVisibleTo(page)
    assert page.update_preferences(Preferences()).alerts.rules[0].days == ()
    form.day_boxes[5].click()
    assert not form.every_day_label.isVisibleTo(page)
    assert page.update_preferences(Preferences()).alerts.rules[0].days == (5,)


def test_emergency_numbers_with_letters_are_refused(qtbot: QtBot) -> None:
    page = AlertsPage()
    qtbot.addWidget(page)
    rule = AlertRule(kind=AlertKind.RINGING, whom=AlertScope.LISTED, numbers=("200", "Sales"))
    page.show_preferences(Preferences(alerts=AlertPreferences(rules=(rule,))))
    assert "“Sales”" in page.find_problem()
    numbers = structs.replace(rule, numbers=("200", "201"))
    disabled = structs.replace(rule, enabled=False)
    for valid in (numbers, disabled):
        page.show_preferences(Preferences(alerts=AlertPreferences(rules=(valid,))))
        assert page.find_problem() == ""


def test_emergency_numbers_are_digits(qtbot: QtBot) -> None:
    page = AlertOptionsPage()
    qtbot.addWidget(page)
    page.show_preferences(Preferences())
    for text, is_valid in (("112, 999", True), ("", True), ("112, fire", False)):
        page.emergency_field.setText(text)
        assert (page.find_problem() == "") is is_valid


def test_numbers_and_schedules_of_rules_are_formatted(qapp: QApplication):
    assert parse_numbers(" 200, 201;202 200 ") == ("200", "201", "202")
    assert format_schedule(AlertRule(kind=AlertKind.HELD)) == ""
    office = format_schedule(AlertRule(kind=AlertKind.HELD, days=(0,), begins=480, ends=1080))
    assert office.startswith("Mon ")
    assert "–" in office  # noqa: RUF001


def test_loudspeakers_that_are_gone_stay_chosen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        "devlink3_desk.qt.core.sound_player.SoundPlayer.list_devices", lambda _self: ["Desk speakers"]
    )
    page = AlertOptionsPage()
    qtbot.addWidget(page)
    before = Preferences(alerts=AlertPreferences(device="Old speakers", volume=0.3, close_to_tray=True))
    page.show_preferences(before)
    assert page.update_preferences(before) == before
    page.show()
    assert page.update_preferences(before) == before
    assert "not connected" in page.device_box.currentText()
    page.device_box.setCurrentIndex(page.device_box.findData("Desk speakers"))
    assert page.update_preferences(before).alerts.device == "Desk speakers"
