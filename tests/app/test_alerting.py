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

from devlink3_desk.app.alerting import Alerting
from devlink3_desk.preferences.alerts import AlertKind, AlertPreferences, Rule, Whom
from devlink3_desk.preferences.people import PeoplePreferences
from devlink3_desk.qt.alerts.cards import AlertBar
from devlink3_desk.qt.alerts.missed_pane import MissedPane
from devlink3_desk.qt.models.desk import DeskModels
from devlink3_desk.qt.widgets.chips import Chip
from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.services.missed_file import MissedFile
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change
from devlink3_desk.switchboard.views import CallStatus
from tests.qt.conftest import Store
from tests.qt.made_up import call, link, outside, party

ANN = party("201", "Ann")
MINE = Rule(kind=AlertKind.RINGING, whom=Whom.ME, open_address=True)
QUIET = AlertPreferences(rules=(MINE,))
"""Alerts without sounds: not every machine that runs tests has loudspeakers."""

# The platform without a screen has neither frames nor a tray.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|systemTrayWindowChanged")


@pytest.fixture
def kept(tmp_path: Path) -> MissedFile:
    return MissedFile(tmp_path)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(DeskModels(), Store())
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.finish()
    delete(made)


@pytest.fixture
def alerting(window: MainWindow, kept: MissedFile, monkeypatch: pytest.MonkeyPatch) -> Iterator[Alerting]:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    made = Alerting(window, kept)
    made.open()
    window.choices.replace(people=PeoplePreferences(me=("201",)), alerts=QUIET)
    yield made
    made.end()


def ringing(window: MainWindow, alerting: Alerting, key: str = "c1") -> None:
    now = window.models.clock()
    changes: list[Change] = [link(), CallChanged(call(key, targets=(ANN,), since=now, started=now))]
    window.apply(changes)
    window.batcher.flush()
    alerting.take(changes)


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
    window.choices.replace(alerts=alerts)
    QDesktopServices.setUrlHandler("https", browser, "open")
    try:
        ringing(window, alerting)
        ringing(window, alerting)
    finally:
        QDesktopServices.unsetUrlHandler("https")
    assert browser.opened == ["https://x.example/01632%20960144"]
    (bar,) = window.findChildren(AlertBar)
    (card,) = bar.notices.cards.values()
    card.click()
    assert window.calls.table.watch.key == "c1"


def test_do_not_disturb_is_before_the_eyes_while_it_holds(window: MainWindow, alerting: Alerting):
    ringing(window, alerting)
    (bar,) = window.findChildren(AlertBar)
    sign = next(chip for chip in window.findChildren(Chip) if chip.accessibleName() == "Do not disturb")
    assert not sign.isVisible()
    window.acts["quiet"].trigger()
    assert sign.isVisible()
    assert not bar.notices.cards
    window.acts["quiet"].trigger()
    assert not sign.isVisible()
    assert bar.notices.cards


def test_the_tray_follows_what_happens(window: MainWindow, alerting: Alerting, qtbot: QtBot):
    ringing(window, alerting)
    qtbot.waitUntil(lambda: alerting.tray.state.ringing == 1, timeout=20_000)
    assert alerting.tray.state.alerts == 1
    alerting.take([CallEnded("c1")])
    window.apply([CallEnded("c1")])
    qtbot.waitUntil(lambda: alerting.tray.state.missed == 1, timeout=20_000)
    assert alerting.tray.state.alerts == 0


def test_who_was_missed_is_kept_looked_at_and_forgotten(
    window: MainWindow, alerting: Alerting, kept: MissedFile
):
    ringing(window, alerting)
    alerting.take([CallEnded("c1")])
    pane = window.pane(MissedPane)
    assert pane.rows.rowCount() == 1
    assert window.docks["missed"].windowTitle() == "Missed calls (1)"
    pane.looked.emit()
    assert window.docks["missed"].windowTitle() == "Missed calls"
    alerting.end()
    (missed,) = kept.load().calls
    assert missed.number == "01632 960144"
    assert abs(missed.at - time.time()) < 60
    again = Alerting(window, kept)
    assert again.centre.missed.log == kept.load()
    again.open()
    pane.emptied.emit()
    again.end()
    assert kept.load().calls == ()


def test_speaking_with_somebody_settles_what_was_missed(window: MainWindow, kept: MissedFile):
    alerting = Alerting(window, kept, lambda number: number.replace(" ", ""))
    window.choices.replace(people=PeoplePreferences(me=("201",)), alerts=QUIET)
    ringing(window, alerting)
    alerting.take([CallEnded("c1")])
    back = call("c2", CallStatus.CONNECTED, a=ANN, b=outside("01632960144"))
    alerting.take([CallChanged(back)])
    assert window.pane(MissedPane).log.calls[0].settled
    alerting.end()


def test_the_close_button_closes_where_there_is_no_tray(window: MainWindow, alerting: Alerting, qtbot: QtBot):
    alerts = msgspec.structs.replace(window.choices.value.alerts, close_to_tray=True)
    window.choices.replace(alerts=alerts)
    with qtbot.waitSignal(window.closing):
        window.close()


@pytest.mark.expect_log("cannot be kept")
def test_a_folder_that_takes_nothing_costs_only_the_memory(window: MainWindow, tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    alerting = Alerting(window, MissedFile(blocked))
    window.choices.replace(people=PeoplePreferences(me=("201",)), alerts=QUIET)
    ringing(window, alerting)
    alerting.take([CallEnded("c1")])
    alerting.end()
