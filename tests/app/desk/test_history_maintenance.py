"""The settings of the history and the notice of the first start, on a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.app.desk.history_maintenance import LocalMaintenance, connect_history_settings
from devlink3_desk.app.desk.recording import DeskRecorder, RecordingOptions
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.preferences import HistoryPreferences, Preferences
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.main_window.recording_notice import RecordingNotice
from devlink3_desk.qt.settings.history_page import ForgetDialog, HistoryPage
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.site import Site
from tests.support.desk_models import MemoryLayoutStore, open_window
from tests.support.history_calls import MONDAY_10, make_incoming_call

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot

ANN = "01632960150"


@pytest.fixture
def location(tmp_path: Path) -> HistoryLocation:
    location = HistoryLocation(path=tmp_path / "history.sqlite")
    with open_history(location) as store:
        numbers = enumerate((ANN, "302"))
        store.write_calls([make_incoming_call(str(at), number, MONDAY_10 + at) for at, number in numbers])
    return location


@pytest.fixture
def page(location: HistoryLocation, qtbot: QtBot) -> Iterator[HistoryPage]:
    site = Site(country="GB", outside_prefix="9")
    access = LocalHistory(location, site)
    page = HistoryPage(LocalMaintenance(access, location, site))
    qtbot.addWidget(page)
    page.show()
    yield page
    access.close()


def test_the_page_says_where_the_history_is_and_how_large(
    page: HistoryPage, location: HistoryLocation, qtbot: QtBot
) -> None:
    assert str(location.path) in page.size_label.text()
    qtbot.waitUntil(lambda: "kB" in page.size_label.text() or "KiB" in page.size_label.text())


def test_a_number_is_forgotten_however_it_is_written(
    page: HistoryPage, location: HistoryLocation, qtbot: QtBot
) -> None:
    page.forget_button.click()
    (dialog,) = page.findChildren(ForgetDialog)
    assert not dialog.forget_button.isEnabled()
    dialog.number_field.setText("+44 1632 960150")
    dialog.forget_button.click()
    qtbot.waitUntil(lambda: "Removed from 1 call" in dialog.outcome_label.text())
    dialog.number_field.setText("01632 960199")
    dialog.forget_button.click()
    qtbot.waitUntil(lambda: "did not have" in dialog.outcome_label.text())
    dialog.buttons.button(QDialogButtonBox.StandardButton.Close).click()
    with open_history(location, read_only=True) as store:
        assert [call.caller.number for call in store.iter_calls(CallQuery(newest_first=False))] == ["", "302"]


def test_a_backup_is_a_history(page: HistoryPage, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "backup.sqlite"
    page.back_up(str(target))
    qtbot.waitUntil(lambda: "was copied" in page.tool_label.text())
    with open_history(HistoryLocation(path=target), read_only=True) as store:
        assert store.count_calls(CallQuery()) == 2
    page.back_up(str(target / "no folder"))
    qtbot.waitUntil(lambda: "no folder" in page.tool_label.text())
    assert "was copied" not in page.tool_label.text()


def test_the_choices_are_returned_unchanged(qtbot: QtBot) -> None:
    page = HistoryPage()
    qtbot.addWidget(page)
    before = Preferences(
        history=HistoryPreferences(record=False, events_days=0.5, calls_days=0.0, location="/tmp/a.sqlite")
    )
    page.show_preferences(before)
    assert page.update_preferences(before) == before
    assert not page.forget_button.isEnabled()
    page.events_box.setValue(14)
    page.pseudonym_box.setValue(30)
    page.people_box.setChecked(True)
    history = page.update_preferences(before).history
    assert (history.events_days, history.pseudonymise_days, history.without_people) == (14.0, 30.0, True)


@pytest.mark.parametrize(
    ("location", "problem"),
    [
        ("", ""),
        (str(Path("/home/ann/calls.sqlite").absolute()), ""),
        ("~/calls.sqlite", ""),
        ("postgresql://desk@server/calls", ""),
        ("postgresql://desk:secret@server/calls", "password"),
        ("postgresql://server/calls?password=x", "password"),
        ("mysql://server/calls", "postgresql://"),
        ("calls.sqlite", "whole path"),
    ],
)
def test_locations_that_cannot_be_used_are_refused(qtbot: QtBot, location: str, problem: str) -> None:
    page = HistoryPage()
    qtbot.addWidget(page)
    page.location_field.setText(location)
    assert problem in page.find_problem()
    assert bool(problem) == bool(page.find_problem())


def test_the_notice_is_shown_until_it_was_read(location: HistoryLocation, qtbot: QtBot) -> None:
    store = MemoryLayoutStore()
    for is_shown in (True, False):
        window = MainWindow(DeskModels(), store)
        window.show()
        recorder = DeskRecorder(window, Switchboard(), RecordingOptions(location))
        connect_history_settings(window, recorder, store)
        notices = window.findChildren(RecordingNotice)
        assert bool(notices) == is_shown
        if notices:
            assert str(location.path) in notices[0].text_label.text()
            assert "400 day" in notices[0].text_label.text()
            notices[0].settings_button.click()
            page = window.findChildren(HistoryPage)[0]
            qtbot.waitUntil(page.isVisible)
            page.window().close()
            notices[0].close_button.click()
            assert not notices[0].isVisible()
        recorder.close()
        window.finish_closing()
        delete(window)


def test_no_notice_in_a_demo(qtbot: QtBot) -> None:
    with open_window() as window:
        recorder = DeskRecorder(window, Switchboard(), RecordingOptions())
        connect_history_settings(window, recorder, MemoryLayoutStore())
        assert window.findChildren(RecordingNotice) == []
        recorder.close()
