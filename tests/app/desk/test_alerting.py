"""Alerts in the window: menu, preferences and tray."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from devlink3_desk.app.desk.alerting import Alerting
from devlink3_desk.history.call_record import RecordedParty
from devlink3_desk.preferences import AlertKind, AlertPreferences, AlertRule, AlertScope, PeoplePreferences
from devlink3_desk.qt.alerts.alert_channels import AlertBar
from devlink3_desk.qt.core.chips import Chip
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change
from tests.support.board_values import make_call, make_link_change, make_party
from tests.support.desk_models import open_window
from tests.support.history_calls import make_incoming_call
from tests.support.history_desk import open_local_history, store_calls
from tests.support.url_recorder import record_urls

ANN = make_party("201", "Ann")
MINE = AlertRule(kind=AlertKind.RINGING, whom=AlertScope.ME, open_address=True)
QUIET = AlertPreferences(rules=(MINE,))
"""Alerts without sounds: a machine that runs tests may have no loudspeakers."""

# The offscreen platform has neither window frames nor a tray.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|systemTrayWindowChanged")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    with open_window() as window:
        yield window


@pytest.fixture
def alerting(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Alerting]:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    alerting = Alerting(window)
    alerting.start()
    window.preferences.update_sections(people=PeoplePreferences(me=("201",)), alerts=QUIET)
    yield alerting
    alerting.stop()


def show_ringing_call(window: MainWindow, alerting: Alerting, key: str = "c1") -> None:
    now = window.models.link_model.clock()
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
    assert browser.urls == ["https://x.example/%2B441632960144"]
    (bar,) = window.findChildren(AlertBar)
    (card,) = bar.cards.by_key.values()
    card.click()
    assert window.calls_pane.call_table.tracker.selected_key == "c1"


def test_do_not_disturb_is_visible_while_it_is_on(window: MainWindow, alerting: Alerting):
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


def test_the_tray_follows_what_happens(window: MainWindow, alerting: Alerting, tmp_path: Path, qtbot: QtBot):
    show_ringing_call(window, alerting)
    qtbot.waitUntil(lambda: alerting.tray.state.ringing == 1, timeout=20_000)
    assert alerting.tray.state.alerts == 1
    for listener in (alerting.apply, window.apply):
        listener([CallEnded("c1")])
    with open_local_history(tmp_path) as history:
        missed = make_incoming_call("1", "01632960150", time.time() - 60, called=RecordedParty("201"))
        store_calls(history, missed)
        window.models.set_history(history)
        qtbot.waitUntil(lambda: alerting.tray.state.callbacks == 1, timeout=20_000)
        window.models.set_history(None)
    qtbot.waitUntil(lambda: alerting.tray.state.callbacks == 0, timeout=20_000)
    assert alerting.tray.state.alerts == 0


def test_what_the_history_knows_is_added_to_an_alert_that_is_shown(
    window: MainWindow, alerting: Alerting, tmp_path: Path, qtbot: QtBot
):
    with open_local_history(tmp_path) as history:
        store_calls(history, make_incoming_call("1", "01632960144", time.time() - 60, answered_by="201"))
        window.models.set_history(history)
        show_ringing_call(window, alerting)
        (bar,) = window.findChildren(AlertBar)
        (card,) = bar.cards.by_key.values()
        assert "week" not in card.notice.body  # the alert does not wait for the history

        qtbot.waitUntil(lambda: "1 call(s) this week" in card.notice.body, timeout=20_000)

        assert "1 min with 201" in card.notice.body
        window.models.set_history(None)


def test_the_close_button_closes_where_there_is_no_tray(window: MainWindow, alerting: Alerting, qtbot: QtBot):
    alerts = msgspec.structs.replace(window.preferences.value.alerts, close_to_tray=True)
    window.preferences.update_sections(alerts=alerts)
    with qtbot.waitSignal(window.close_requested):
        window.close()


def test_show_leads_out_of_the_compact_strip_and_past_a_filter(window: MainWindow, alerting: Alerting):
    window.calls_pane.filter_field.setText("somebody else")
    window.actions_by_name["compact"].trigger()
    show_ringing_call(window, alerting)
    alerting.controller.call_requested.emit("c1")
    assert window.isVisible()
    row = window.calls_pane.call_table.tracker.selected_row()
    assert row is not None
    assert row.key == "c1"
    assert window.calls_pane.filter_field.text() == ""


def test_the_callers_to_call_back_are_shown_in_place_of_the_compact_strip(
    window: MainWindow, alerting: Alerting
):
    window.actions_by_name["compact"].trigger()
    (action,) = (action for action in alerting.findChildren(QAction) if action.text() == "To call back")
    action.trigger()
    assert window.isVisible()
    assert window.compact_mode.strip is None
