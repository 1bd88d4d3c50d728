"""Alerts in the window: menu, preferences, tray and the list of missed calls."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.app.desk.alerting import Alerting
from devlink3_desk.preferences import AlertKind, AlertPreferences, AlertRule, AlertScope, PeoplePreferences
from devlink3_desk.qt.alerts.alert_channels import AlertBar
from devlink3_desk.qt.core.chips import Chip
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.missed.missed_pane import MissedPane
from devlink3_desk.services.storage.json_store import MissedCallFile
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change
from tests.support.board_values import make_call, make_link_change, make_outside_party, make_party
from tests.support.desk_models import MemoryLayoutStore
from tests.support.url_recorder import record_urls

ANN = make_party("201", "Ann")
MINE = AlertRule(kind=AlertKind.RINGING, whom=AlertScope.ME, open_address=True)
QUIET = AlertPreferences(rules=(MINE,))
"""Alerts without sounds: a machine that runs tests may have no loudspeakers."""

# The offscreen platform has neither window frames nor a tray.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|systemTrayWindowChanged")


@pytest.fixture
def missed_file(tmp_path: Path) -> MissedCallFile:
    return MissedCallFile(tmp_path)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(DeskModels(), MemoryLayoutStore())
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.finish_closing()
    delete(window)


@pytest.fixture
def alerting(
    window: MainWindow, missed_file: MissedCallFile, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Alerting]:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    alerting = Alerting(window, missed_file)
    alerting.start()
    window.preferences.update_sections(people=PeoplePreferences(me=("201",)), alerts=QUIET)
    yield alerting
    alerting.stop()


def show_ringing_call(window: MainWindow, alerting: Alerting, key: str = "c1") -> None:
    now = window.models.link_state.clock()
    changes: list[Change] = [
        make_link_change(),
        CallChanged(make_call(key, targets=(ANN,), since=now, started=now)),
    ]
    window.apply(changes)
    window.batcher.flush()
    alerting.apply(changes)


def test_a_notice_in_the_window_shows_the_call_and_its_page_is_opened_once(
    window: MainWindow, alerting: Alerting
):
    alerts = msgspec.structs.replace(QUIET, address="https://x.example/{number}")
    window.preferences.update_sections(alerts=alerts)
    with record_urls("https") as browser:
        show_ringing_call(window, alerting)
        show_ringing_call(window, alerting)
    assert browser.urls == ["https://x.example/01632%20960144"]
    (bar,) = window.findChildren(AlertBar)
    (card,) = bar.cards.by_key.values()
    card.click()
    assert window.calls_pane.call_table.tracker.selected_key == "c1"


def test_do_not_disturb_is_before_the_eyes_while_it_holds(window: MainWindow, alerting: Alerting):
    show_ringing_call(window, alerting)
    (bar,) = window.findChildren(AlertBar)
    chip = next(chip for chip in window.findChildren(Chip) if chip.accessibleName() == "Do not disturb")
    assert not chip.isVisible()
    window.actions_by_name["quiet"].trigger()
    assert chip.isVisible()
    assert not bar.cards.by_key
    window.actions_by_name["quiet"].trigger()
    assert not chip.isVisible()
    assert bar.cards.by_key


def test_the_tray_follows_what_happens(window: MainWindow, alerting: Alerting, qtbot: QtBot):
    show_ringing_call(window, alerting)
    qtbot.waitUntil(lambda: alerting.tray.state.ringing == 1, timeout=20_000)
    assert alerting.tray.state.alerts == 1
    alerting.apply([CallEnded("c1")])
    window.apply([CallEnded("c1")])
    qtbot.waitUntil(lambda: alerting.tray.state.missed == 1, timeout=20_000)
    assert alerting.tray.state.alerts == 0


def test_who_was_missed_is_kept_looked_at_and_forgotten(
    window: MainWindow, alerting: Alerting, missed_file: MissedCallFile
):
    show_ringing_call(window, alerting)
    alerting.apply([CallEnded("c1")])
    pane = window.pane_of_type(MissedPane)
    assert pane.model.rowCount() == 1
    assert window.docks["missed"].windowTitle() == "Missed calls (1)"
    pane.list_seen.emit()
    assert window.docks["missed"].windowTitle() == "Missed calls"
    alerting.stop()
    (missed,) = missed_file.load().calls
    assert missed.number == "01632 960144"
    assert abs(missed.at - time.time()) < 60
    restarted = Alerting(window, missed_file)
    assert restarted.controller.missed_calls.log == missed_file.load()
    restarted.start()
    pane.clear_requested.emit()
    restarted.stop()
    assert missed_file.load().calls == ()


def test_speaking_with_somebody_settles_what_was_missed(window: MainWindow, missed_file: MissedCallFile):
    alerting = Alerting(window, missed_file, lambda number: number.replace(" ", ""))
    window.preferences.update_sections(people=PeoplePreferences(me=("201",)), alerts=QUIET)
    show_ringing_call(window, alerting)
    alerting.apply([CallEnded("c1")])
    back = make_call("c2", CallStatus.CONNECTED, a=ANN, b=make_outside_party("01632960144"))
    alerting.apply([CallChanged(back)])
    assert window.pane_of_type(MissedPane).log.calls[0].settled
    alerting.stop()


def test_the_close_button_closes_where_there_is_no_tray(window: MainWindow, alerting: Alerting, qtbot: QtBot):
    alerts = msgspec.structs.replace(window.preferences.value.alerts, close_to_tray=True)
    window.preferences.update_sections(alerts=alerts)
    with qtbot.waitSignal(window.close_requested):
        window.close()


@pytest.mark.expect_log("cannot be saved")
def test_a_folder_that_takes_nothing_costs_only_the_memory(window: MainWindow, tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    alerting = Alerting(window, MissedCallFile(blocked))
    window.preferences.update_sections(people=PeoplePreferences(me=("201",)), alerts=QUIET)
    show_ringing_call(window, alerting)
    alerting.apply([CallEnded("c1")])
    alerting.stop()
