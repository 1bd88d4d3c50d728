"""Alerts as they are heard and seen: few, the most urgent first, silent the moment somebody answers."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec
import pytest
from PySide6.QtCore import QDateTime, QLocale, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.preferences import (
    AlertKind,
    AlertPreferences,
    AlertRule,
    AlertScope,
    AlertSound,
    PeoplePreferences,
    Preferences,
)
from devlink3_desk.qt.alerts.alert_channels import AlertBar, AlertPopups
from devlink3_desk.qt.alerts.alert_controller import AlertController
from devlink3_desk.qt.alerts.notices import MAX_NOTICES, MORE_KEY, Notice, NoticeFormatter, build_notices
from devlink3_desk.qt.alerts.tray import Tray, TrayState, compute_badge, create_tray_icon
from devlink3_desk.qt.core.theme import ThemeManager, ThemeMode
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.missed.missed_model import format_moment as missed_when
from devlink3_desk.qt.missed.missed_pane import MissedPane
from devlink3_desk.qt.settings.alert_pages import AlertsPage, SoundPage
from devlink3_desk.qt.settings.alert_rule_form import format_schedule, parse_numbers
from devlink3_desk.switchboard.board_values import CallDirection, CallFlag, CallStatus, LinkStatus
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, QueueChanged
from devlink3_desk.switchboard.missed_calls import MissedCall, MissedCallLog, MissedCallTracker, MissedKind
from tests.qt.conftest import ManualClock
from tests.support.board_values import make_call, make_outside_party, make_party, make_queue

ANN = make_party("201", "Ann")

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot


@dataclass
class Heard:
    """Everything that was to be heard, in order."""

    sounds: list[str] = field(default_factory=list)

    def play(self, sound: AlertSound) -> None:
        self.sounds.append(str(sound))

    def stop(self) -> None:
        self.sounds.append("silence")


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def look(qapp: QApplication) -> ThemeManager:
    return ThemeManager(ThemeMode.LIGHT)


@pytest.fixture
def centre(qapp: QApplication, heard: Heard, clock: ManualClock) -> Iterator[AlertController]:
    made = AlertController(heard, NoticeFormatter(clock), MissedCallTracker(), clock)
    made.set_preferences(AlertPreferences(), ("201",), ("202",))
    yield made
    made.shut_down()


@pytest.fixture
def bar(centre: AlertController, look: ThemeManager) -> Iterator[AlertBar]:
    host = QWidget()
    made = AlertBar(look, host)
    QVBoxLayout(host).addWidget(made)
    host.show()
    centre.add_channel(made)
    yield made
    centre.shut_down()
    delete(host)


def ringing(key: str = "c1", **more) -> CallChanged:
    return CallChanged(make_call(key, **{"targets": (ANN,), **more}))


def titles(bar: AlertBar) -> list[str]:
    return [card.notice.title for card in bar.cards.by_key.values()]


def test_a_call_is_heard_and_shown_until_somebody_answers(
    centre: AlertController, heard: Heard, bar: AlertBar, clock: ManualClock
):
    centre.apply_changes([ringing()])
    assert heard.sounds == ["ring"]
    assert titles(bar) == ["Northfield Dental is calling"]
    assert not bar.isHidden()
    clock.now += 3
    centre.apply_changes([CallChanged(make_call(state=CallStatus.CONNECTED, b=make_party("202", "Bob")))])
    assert heard.sounds == ["ring", "silence"]
    assert titles(bar) == []
    assert bar.isHidden()


def test_ringing_is_repeated_until_it_ends(centre: AlertController, heard: Heard, qtbot: QtBot):
    rule = AlertRule(kind=AlertKind.RINGING, whom=AlertScope.ME, sound=AlertSound.RING, repeat=0.02)
    centre.set_preferences(AlertPreferences(rules=(rule,)), ("201",), ())
    centre.apply_changes([ringing()])
    qtbot.waitUntil(lambda: heard.sounds.count("ring") > 3, timeout=20_000)
    centre.apply_changes([CallEnded("c1")])
    assert heard.sounds[-1] == "silence"
    assert [timer for timer in centre.findChildren(QTimer) if timer.isActive()] == []


def test_a_hundred_calls_are_one_ring_and_a_few_notices(centre: AlertController, heard: Heard, bar: AlertBar):
    centre.apply_changes([ringing(f"c{at}", since=900.0 + at, started=900.0 + at) for at in range(100)])
    assert heard.sounds == ["ring"]
    assert len(titles(bar)) == MAX_NOTICES
    assert titles(bar)[-1] == "98 more alert(s)"
    centre.apply_changes([CallEnded(f"c{at}") for at in range(99)])
    assert titles(bar) == ["Northfield Dental is calling"]
    assert "silence" in heard.sounds  # the first one's ring ends with it
    centre.apply_changes([CallEnded("c99")])
    assert titles(bar) == []


def test_chimes_that_sound_once_do_not_pile_up_and_what_is_more_urgent_drowns_them(
    centre: AlertController, heard: Heard, clock: ManualClock
):
    bob = make_party("202", "Bob")
    for at in range(20):
        centre.apply_changes([ringing(f"c{at}", targets=(bob,))])
        clock.now += 0.05
    assert heard.sounds == ["chime"]
    centre.apply_changes([ringing("mine")])
    clock.now += 10
    centre.apply_changes([ringing("more", targets=(bob,))])
    assert heard.sounds == ["chime", "ring"]


def test_the_most_urgent_comes_first_and_takes_over_the_sound(
    centre: AlertController, heard: Heard, bar: AlertBar
):
    centre.apply_changes([ringing(), QueueChanged(make_queue("600", 9, 900.0))])
    centre.apply_changes(
        [CallChanged(make_call("help", CallStatus.CONNECTED, a=ANN, flags=(CallFlag.EMERGENCY,)))]
    )
    assert heard.sounds == ["ring", "alarm"]
    shown = build_notices(centre.engine.active.values(), NoticeFormatter(lambda: 1000.0))
    assert [notice.kind for notice in shown] == [AlertKind.EMERGENCY, AlertKind.RINGING, AlertKind.QUEUE]
    assert list(bar.cards.by_key) == ["call:c1", "queue:600", "call:help"]
    row = bar.layout()
    assert [row.itemAt(at).widget().format_notice.kind for at in range(3)] == [
        notice.kind for notice in shown
    ]
    centre.apply_changes([CallEnded("help")])
    assert heard.sounds == ["ring", "alarm", "silence", "ring"]


def test_nobody_is_disturbed_who_does_not_want_to_be(centre: AlertController, heard: Heard, bar: AlertBar):
    centre.apply_changes([ringing()])
    centre.set_disturb(False)
    assert titles(bar) == []
    assert heard.sounds == ["ring", "silence"]
    help_call = make_call("help", CallStatus.CONNECTED, a=ANN, flags=(CallFlag.EMERGENCY,))
    centre.apply_changes([CallChanged(help_call)])
    assert titles(bar) == ["Emergency call by Ann"]
    centre.set_disturb(True)
    assert len(titles(bar)) == 2


def test_ringing_falls_silent_by_itself_when_its_hours_end(heard: Heard, clock: ManualClock, qtbot: QtBot):
    six, start = time.mktime((2026, 5, 4, 18, 0, 0, 0, 0, -1)), clock.now
    centre = AlertController(
        heard, NoticeFormatter(clock), MissedCallTracker(), clock, lambda: six - 0.1 + clock.now - start
    )
    day = AlertRule(kind=AlertKind.RINGING, begins=8 * 60, ends=18 * 60, sound=AlertSound.RING, repeat=4.0)
    centre.set_preferences(AlertPreferences(rules=(day,)), (), ())
    centre.apply_changes([ringing()])
    assert heard.sounds == ["ring"]
    clock.now += 2
    qtbot.waitUntil(lambda: heard.sounds == ["ring", "silence"], timeout=20_000)
    assert not centre.engine.active
    centre.shut_down()


def test_an_alert_is_due_by_itself_when_its_time_has_come(
    centre: AlertController, bar: AlertBar, clock: ManualClock, qtbot: QtBot
):
    rule = AlertRule(kind=AlertKind.HELD, seconds=0.05)
    centre.set_preferences(AlertPreferences(rules=(rule,)), (), ())
    centre.apply_changes([CallChanged(make_call(state=CallStatus.HELD, held_by="201", b=ANN, since=1000.0))])
    assert titles(bar) == []
    clock.now += 0.06
    qtbot.waitUntil(lambda: bool(titles(bar)), timeout=20_000)
    assert titles(bar) == ["Northfield Dental is still on hold"]


def test_a_notice_that_is_put_away_is_silent_and_stays_away_until_there_is_a_new_reason(
    centre: AlertController, heard: Heard, bar: AlertBar
):
    centre.apply_changes([ringing()])
    bar.cards.by_key["call:c1"].close_button.click()
    assert titles(bar) == []
    assert heard.sounds == ["ring", "silence"]
    centre.apply_changes([ringing(a=make_outside_party(name="Better known"))])
    assert titles(bar) == []
    centre.apply_changes([CallEnded("c1"), ringing("c2")])
    assert titles(bar) == ["Northfield Dental is calling"]


def test_what_stands_for_many_puts_them_all_away(centre: AlertController, bar: AlertBar):
    centre.apply_changes([ringing(f"c{at}") for at in range(10)])
    bar.cards.by_key[MORE_KEY].close_button.click()
    assert MORE_KEY not in bar.cards.by_key
    assert len(titles(bar)) == 2


@pytest.mark.parametrize("press", ["click", "key"])
def test_a_click_or_a_key_shows_the_call(centre: AlertController, bar: AlertBar, press, qtbot: QtBot):
    centre.apply_changes([ringing()])
    card = bar.cards.by_key["call:c1"]
    with qtbot.waitSignal(centre.call_requested) as chosen:
        if press == "click":
            QTest.mouseClick(card, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(card, Qt.Key.Key_Return)
    assert chosen.args == ["c1"]


def test_pop_ups_stand_in_a_corner_of_the_screen_of_work_and_take_no_keyboard(
    qtbot: QtBot, look: ThemeManager
):
    field_ = QLineEdit()
    qtbot.addWidget(field_)
    field_.show()
    field_.activateWindow()
    field_.setFocus()
    qtbot.waitUntil(field_.hasFocus)
    screen = QGuiApplication.primaryScreen()
    pop_ups = AlertPopups(look, lambda: screen)
    for at in range(3):
        pop_ups.show_notice(Notice(f"k{at}", "A title", "Words\nof two lines", AlertKind.RINGING))
    assert pop_ups.isVisible()
    assert screen.availableGeometry().contains(pop_ups.geometry())
    assert pop_ups.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert pop_ups.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert field_.hasFocus()
    for at in range(3):
        pop_ups.remove_notice(f"k{at}")
    assert not pop_ups.isVisible()
    pop_ups.close_channel()


def test_pop_ups_rest_while_the_same_is_seen_elsewhere(qtbot: QtBot, look: ThemeManager):
    seen = True
    pop_ups = AlertPopups(look, is_suppressed=lambda: seen)
    pop_ups.show_notice(Notice("k", "A title", "", AlertKind.RINGING))
    assert not pop_ups.isVisible()
    seen = False
    QGuiApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert pop_ups.isVisible()
    pop_ups.close_channel()


@pytest.mark.parametrize(
    ("view", "title", "words"),
    [
        (make_call(targets=(ANN,)), "Northfield Dental is calling", "Ann"),
        (make_call(targets=(ANN,), group="600"), "Northfield Dental is calling", "Sales"),
        (make_call(state=CallStatus.PARKED), "Northfield Dental is still parked", "01632 960144"),
        (
            make_call(
                state=CallStatus.DIALLING,
                a=ANN,
                b=make_outside_party("112", ""),
                direction=CallDirection.OUTGOING,
            ),
            "Emergency call by Ann",
            "112",
        ),
        (make_call(targets=(ANN,), a=make_outside_party("", "")), "Number withheld is calling", "Ann"),
        (
            make_call(targets=(ANN,), a=make_outside_party("1", "<b>Bobby\n\u202e")),
            "<b>Bobby is calling",
            "1",
        ),
    ],
)
def test_words_of_alerts(qapp: QApplication, clock: ManualClock, heard: Heard, view, title, words):
    centre = AlertController(
        heard, NoticeFormatter(clock, lambda _number: "Sales"), MissedCallTracker(), clock
    )
    centre.set_preferences(
        AlertPreferences(rules=tuple(AlertRule(kind=kind) for kind in reversed(AlertKind))), (), ()
    )
    centre.apply_changes([CallChanged(view)])
    (notice,) = build_notices(centre.engine.active.values(), NoticeFormatter(clock, lambda _number: "Sales"))
    assert notice.title == title
    assert words in notice.body
    assert "{" not in notice.title + notice.body


# -- the tray


def test_the_tray_tells_what_matters_most_by_shape_and_words(qapp: QApplication):
    live = TrayState(link=LinkStatus.LIVE, ringing=2, waiting=1, missed=12, alerts=2)
    badges = [
        compute_badge(state)
        for state in (
            live,
            msgspec.structs.replace(live, alerts=0),
            msgspec.structs.replace(live, alerts=0, alerting_enabled=False),
            msgspec.structs.replace(live, link=LinkStatus.LOST),
            msgspec.structs.replace(live, alerts=0, missed=0),
        )
    ]
    assert [badge.text if badge else None for badge in badges] == ["2", "9+", "−", "!", None]  # noqa: RUF001
    pictures = {create_tray_icon(badge).pixmap(22, 22).toImage().cacheKey() for badge in badges}
    assert len(pictures) == len(badges)
    tray = Tray()
    tray.set_state(live)
    assert tray.icon.toolTip() == "DevLink3 Desk\nLive  ·  2 ringing  ·  1 waiting  ·  12 missed"
    tray.set_state(msgspec.structs.replace(live, alerting_enabled=False))
    assert "Do not disturb" in tray.icon.toolTip()
    tray.close()


# -- who was missed


def missed(key: str = "m1", **more) -> MissedCall:
    values = {
        "kind": MissedKind.ABANDONED,
        "number": "01632 960144",
        "name": "Café Zoë",
        "whom": "600",
        "at": time.time(),
        "waited": 45.0,
    }
    return MissedCall(id=key, **{**values, **more})


@pytest.fixture
def pane(window: MainWindow) -> MissedPane:
    window.apply([QueueChanged(make_queue("600", name="Sales"))])
    window.batcher.flush()
    window.focus_pane("missed")
    return window.pane_of_type(MissedPane)


def test_who_comes_goes_and_is_settled_leaves_the_list_sound(pane: MissedPane):
    warn = QAbstractItemModelTester.FailureReportingMode.Warning  # and warnings fail
    models = (pane.model, pane.missed_view.tracker.list_model)
    watching = [QAbstractItemModelTester(model, warn) for model in models]
    chance = random.Random(5)
    for _ in range(60):
        keys = chance.sample(range(12), chance.randrange(12))
        calls = [missed(f"m{key}", at=1e9 + key, settled=chance.random() < 0.5) for key in keys]
        pane.show_log(MissedCallLog(tuple(calls), looked=1e9 + chance.randrange(12)))
        shown = [models[1].key_at(at) for at in range(models[1].rowCount())]
        assert shown == [f"m{key}" for key in sorted(keys, reverse=True)]
    assert all(watch.model() is model for watch, model in zip(watching, models, strict=True))


def test_the_list_of_missed_calls_and_one_key_to_ring_back(pane: MissedPane, qtbot: QtBot):
    older = missed("m0", kind=MissedKind.MISSED, number="", name="", whom="201", at=time.time() - 90_000)
    pane.show_log(MissedCallLog((missed(), older), looked=1.0))
    rows = pane.missed_view.tracker.list_model
    assert rows.rowCount() == 2
    first = rows.value_at(0)
    assert first is not None
    assert (first.name, first.detail_text) == ("Café Zoë", "Gave up  ·  Sales  ·  waited 0:45")
    second = rows.value_at(1)
    assert second is not None
    assert second.name == "Number withheld"
    assert pane.new_calls_chip.accessibleName() == "2 new"
    pane.missed_view.tracker.select_key("m1")
    with qtbot.waitSignal(pane.dial_requested) as dialled:
        QTest.keyClick(pane.missed_view, Qt.Key.Key_Return)
    assert dialled.args == ["01632 960144"]
    pane.missed_view.tracker.select_key("m0")
    with qtbot.assertNotEmitted(pane.dial_requested):
        QTest.keyClick(pane.missed_view, Qt.Key.Key_Return)


def test_leaving_the_list_makes_it_old_and_its_tab_tells_how_many_are_new(
    pane: MissedPane, window: MainWindow, qtbot: QtBot
):
    told: list[str] = []
    pane.title_changed.connect(told.append)
    pane.show_log(MissedCallLog((missed(),)))
    assert told == ["Missed calls (1)"]
    pane.missed_view.setFocus()
    with qtbot.waitSignal(pane.list_seen):
        window.calls_pane.call_table.setFocus()
        window.calls_pane.empty_page.setFocus()
    pane.show_log(MissedCallLog((missed(settled=True),)))
    assert told[-1] == "Missed calls"
    with qtbot.waitSignal(pane.clear_requested):
        pane.clear_button.click()


def test_when_somebody_called(qapp: QApplication):
    now = QDateTime.fromString("2026-03-10T12:00:00", Qt.DateFormat.ISODate)
    at = float(now.addSecs(-3600).toSecsSinceEpoch())
    clock_time = QLocale().toString(now.addSecs(-3600).time(), QLocale.FormatType.ShortFormat)
    assert missed_when(at, now) == clock_time
    assert missed_when(at - 86_400, now) == f"Yesterday {clock_time}"
    assert clock_time in missed_when(at - 200_000 + 27_200, now)


# -- settings


def test_every_rule_of_the_settings_comes_back_as_it_was(qtbot: QtBot):
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
    for at in range(len(rules)):
        page.rule_list.setCurrentItem(page.rule_list.topLevelItem(at))
        assert page.rule_form.build_rule(enabled=rules[at].enabled) == rules[at]
        page.rule_form.rule_changed.emit()
    assert page.updated_preferences(before) == before
    assert page.find_problem() == ""


def test_rules_are_added_copied_moved_removed_and_switched_off(qtbot: QtBot):
    page = AlertsPage()
    qtbot.addWidget(page)
    page.show_preferences(Preferences())
    count = page.rule_list.topLevelItemCount()

    def rules() -> tuple[AlertRule, ...]:
        chosen: Preferences = page.updated_preferences(Preferences())
        return chosen.alerts.rules

    def press(text: str) -> None:
        button = next(b for b in page.findChildren(type(page.rule_form.listen_button)) if b.text() == text)
        button.click()

    press("Add")
    assert rules()[0].whom is AlertScope.LISTED
    assert "needs a number" in page.find_problem()
    page.rule_form.numbers_field.setText("600, 601")
    page.rule_form.numbers_field.textEdited.emit("")
    assert rules()[0].numbers == ("600", "601")
    assert page.find_problem() == ""
    press("Copy")
    press("Down")
    assert rules()[2] == rules()[0]
    press("Remove")
    assert len(rules()) == count + 1
    page.rule_list.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
    assert not rules()[0].enabled
    press("As at first")
    assert rules() == AlertPreferences().rules
    page.address_field.setText("https://{name}/")
    assert "web server" in page.find_problem()


def test_words_of_rules(qapp: QApplication):
    assert parse_numbers(" 200, 201;202 200 ") == ("200", "201", "202")
    assert format_schedule(AlertRule(kind=AlertKind.HELD)) == ""
    office = format_schedule(AlertRule(kind=AlertKind.HELD, days=(0,), begins=480, ends=1080))
    assert office.startswith("Mon ")
    assert "–" in office  # noqa: RUF001


def test_loudspeakers_that_are_gone_stay_chosen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        "devlink3_desk.qt.core.sound_player.SoundPlayer.device_names", lambda _self: ["Desk speakers"]
    )
    page = SoundPage()
    qtbot.addWidget(page)
    before = Preferences(alerts=AlertPreferences(device="Old speakers", volume=0.3, close_to_tray=True))
    page.show_preferences(before)
    assert page.updated_preferences(before) == before
    page.show()
    assert page.updated_preferences(before) == before
    assert "not there now" in page.device_box.currentText()
    page.device_box.setCurrentIndex(page.device_box.findData("Desk speakers"))
    assert page.updated_preferences(before).alerts.device == "Desk speakers"


def test_the_close_button_leaves_the_desk_running_where_it_is_wanted(window: MainWindow, qtbot: QtBot):
    window.hides_on_close = lambda: True
    with qtbot.assertNotEmitted(window.close_requested):
        assert not window.close()
    assert not window.isVisible()
    window.bring_to_front()
    assert window.isVisible()
    with qtbot.waitSignal(window.close_requested):
        window.actions_by_name["quit"].trigger()


def test_cards_are_drawn_in_every_look(qtbot: QtBot, look: ThemeManager):
    bar = AlertBar(look)
    qtbot.addWidget(bar)
    for kind in AlertKind:
        bar.show_notice(Notice(kind, f"<b>{kind}</b>", "words", kind))
    bar.resize(400, 500)
    bar.show()
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        look.set_mode(mode)
        assert not bar.grab().isNull()
    card = bar.cards.by_key["held"]
    QTest.mouseClick(card, Qt.MouseButton.RightButton, pos=QPoint(5, 5))
    bar.close_channel()
    assert not bar.cards.by_key
