"""Alerts as a part of the window: menu, settings, tray and the list of missed calls belong together."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
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
from tests.qt.conftest import MemoryLayoutStore
from tests.support.board_values import make_call, make_link_change, make_outside_party, make_party

ANN = make_party("201", "Ann")
MINE = AlertRule(kind=AlertKind.RINGING, whom=AlertScope.ME, open_address=True)
QUIET = AlertPreferences(rules=(MINE,))
"""Alerts without sounds: not every machine that runs tests has loudspeakers."""

# The platform without a screen has neither frames nor a tray.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|systemTrayWindowChanged")


@pytest.fixture
def kept(tmp_path: Path) -> MissedCallFile:
    return MissedCallFile(tmp_path)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(DeskModels(), MemoryLayoutStore())
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.finish_closing()
    delete(made)


@pytest.fixture
def alerting(window: MainWindow, kept: MissedCallFile, monkeypatch: pytest.MonkeyPatch) -> Iterator[Alerting]:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    made = Alerting(window, kept)
    made.start()
    window.preferences.update_sections(people=PeoplePreferences(me=("201",)), alerts=QUIET)
    yield made
    made.stop()


def ringing(window: MainWindow, alerting: Alerting, key: str = "c1") -> None:
    now = window.models.clock()
    changes: list[Change] = [
        make_link_change(),
        CallChanged(make_call(key, targets=(ANN,), since=now, started=now)),
    ]
    window.apply(changes)
    window.batcher.flush()
    alerting.apply(changes)


class Browser(QObject):
    """Takes web pages in the place of the system's browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(bytes(url.toEncoded().data()).decode())


def test_a_notice_in_the_window_shows_the_call_and_its_page_is_opened_once(
    window: MainWindow, alerting: Alerting
):
    browser = Browser()
    alerts = msgspec.structs.replace(QUIET, address="https://x.example/{number}")
    window.preferences.update_sections(alerts=alerts)
    QDesktopServices.setUrlHandler("https", browser, "open")
    try:
        ringing(window, alerting)
        ringing(window, alerting)
    finally:
        QDesktopServices.unsetUrlHandler("https")
    assert browser.opened == ["https://x.example/01632%20960144"]
    (bar,) = window.findChildren(AlertBar)
    (card,) = bar.cards.by_key.values()
    card.click()
    assert window.calls_pane.call_table.tracker.selected_key == "c1"


def test_do_not_disturb_is_before_the_eyes_while_it_holds(window: MainWindow, alerting: Alerting):
    ringing(window, alerting)
    (bar,) = window.findChildren(AlertBar)
    sign = next(chip for chip in window.findChildren(Chip) if chip.accessibleName() == "Do not disturb")
    assert not sign.isVisible()
    window.actions_by_name["quiet"].trigger()
    assert sign.isVisible()
    assert not bar.cards.by_key
    window.actions_by_name["quiet"].trigger()
    assert not sign.isVisible()
    assert bar.cards.by_key


def test_the_tray_follows_what_happens(window: MainWindow, alerting: Alerting, qtbot: QtBot):
    ringing(window, alerting)
    qtbot.waitUntil(lambda: alerting.tray.state.ringing == 1, timeout=20_000)
    assert alerting.tray.state.alerts == 1
    alerting.apply([CallEnded("c1")])
    window.apply([CallEnded("c1")])
    qtbot.waitUntil(lambda: alerting.tray.state.missed == 1, timeout=20_000)
    assert alerting.tray.state.alerts == 0


def test_who_was_missed_is_kept_looked_at_and_forgotten(
    window: MainWindow, alerting: Alerting, kept: MissedCallFile
):
    ringing(window, alerting)
    alerting.apply([CallEnded("c1")])
    pane = window.pane_of_type(MissedPane)
    assert pane.model.rowCount() == 1
    assert window.docks["missed"].windowTitle() == "Missed calls (1)"
    pane.list_seen.emit()
    assert window.docks["missed"].windowTitle() == "Missed calls"
    alerting.stop()
    (missed,) = kept.load().calls
    assert missed.number == "01632 960144"
    assert abs(missed.at - time.time()) < 60
    again = Alerting(window, kept)
    assert again.controller.missed_calls.log == kept.load()
    again.start()
    pane.clear_requested.emit()
    again.stop()
    assert kept.load().calls == ()


def test_speaking_with_somebody_settles_what_was_missed(window: MainWindow, kept: MissedCallFile):
    alerting = Alerting(window, kept, lambda number: number.replace(" ", ""))
    window.preferences.update_sections(people=PeoplePreferences(me=("201",)), alerts=QUIET)
    ringing(window, alerting)
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


@pytest.mark.expect_log("cannot be kept")
def test_a_folder_that_takes_nothing_costs_only_the_memory(window: MainWindow, tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    alerting = Alerting(window, MissedCallFile(blocked))
    window.preferences.update_sections(people=PeoplePreferences(me=("201",)), alerts=QUIET)
    ringing(window, alerting)
    alerting.apply([CallEnded("c1")])
    alerting.stop()
