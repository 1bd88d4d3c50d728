"""Alerts as users hear and see them: few, the most urgent first, silent as soon as a call is answered."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import AlertKind, AlertPreferences, AlertRule, AlertScope, AlertSound
from devlink3_desk.qt.alerts.alert_channels import AlertBar, AlertCard
from devlink3_desk.qt.alerts.alert_controller import AlertController
from devlink3_desk.qt.alerts.notices import MAX_NOTICES, MORE_KEY, NoticeFormatter, build_notices
from devlink3_desk.switchboard.board_values import CallDirection, CallFlag, CallStatus
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, QueueChanged
from tests.support.alerts import ANN, RecordedSounds, list_card_titles, make_ringing
from tests.support.board_values import make_call, make_outside_party, make_party, make_queue
from tests.support.desk_models import ManualClock

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the offscreen platform cannot do either


def test_a_ringing_call_is_signalled_until_it_is_answered(
    controller: AlertController, sounds: RecordedSounds, alert_bar: AlertBar, clock: ManualClock
):
    controller.apply_changes([make_ringing()])
    assert sounds.played == ["ring"]
    assert list_card_titles(alert_bar) == ["Northfield Dental is calling"]
    assert not alert_bar.isHidden()
    clock.now += 3
    controller.apply_changes([CallChanged(make_call(state=CallStatus.CONNECTED, b=make_party("202", "Bob")))])
    assert sounds.played == ["ring", "silence"]
    assert list_card_titles(alert_bar) == []
    assert alert_bar.isHidden()


def test_ringing_is_repeated_until_it_ends(controller: AlertController, sounds: RecordedSounds, qtbot: QtBot):
    rule = AlertRule(kind=AlertKind.RINGING, whom=AlertScope.ME, sound=AlertSound.RING, repeat=0.02)
    controller.set_preferences(AlertPreferences(rules=(rule,)), ("201",), ())
    controller.apply_changes([make_ringing()])
    qtbot.waitUntil(lambda: sounds.played.count("ring") > 3, timeout=20_000)
    controller.apply_changes([CallEnded("c1")])
    assert sounds.played[-1] == "silence"
    assert [timer for timer in controller.findChildren(QTimer) if timer.isActive()] == []


def test_a_hundred_calls_are_one_ring_and_a_few_notices(
    controller: AlertController, sounds: RecordedSounds, alert_bar: AlertBar
):
    controller.apply_changes(
        [make_ringing(f"c{number}", since=900.0 + number, started=900.0 + number) for number in range(100)]
    )
    assert sounds.played == ["ring"]
    assert len(list_card_titles(alert_bar)) == MAX_NOTICES
    assert list_card_titles(alert_bar)[-1] == "98 more alert(s)"
    controller.apply_changes([CallEnded(f"c{number}") for number in range(99)])
    assert list_card_titles(alert_bar) == ["Northfield Dental is calling"]
    assert "silence" in sounds.played  # the first one's ring ends with it
    controller.apply_changes([CallEnded("c99")])
    assert list_card_titles(alert_bar) == []


def test_single_sounds_are_not_queued_and_yield_to_more_urgent_ones(
    controller: AlertController, sounds: RecordedSounds, clock: ManualClock
):
    bob = make_party("202", "Bob")
    for number in range(20):
        controller.apply_changes([make_ringing(f"c{number}", targets=(bob,))])
        clock.now += 0.05
    assert sounds.played == ["chime"]
    controller.apply_changes([make_ringing("mine")])
    clock.now += 10
    controller.apply_changes([make_ringing("more", targets=(bob,))])
    assert sounds.played == ["chime", "ring"]


def test_the_most_urgent_comes_first_and_takes_over_the_sound(
    controller: AlertController, sounds: RecordedSounds, alert_bar: AlertBar
):
    controller.apply_changes([make_ringing(), QueueChanged(make_queue("600", 9, 900.0))])
    controller.apply_changes(
        [CallChanged(make_call("help", CallStatus.CONNECTED, a=ANN, flags=(CallFlag.EMERGENCY,)))]
    )
    assert sounds.played == ["ring", "alarm"]
    shown = build_notices(controller.engine.active.values(), NoticeFormatter(lambda: 1000.0))
    assert [notice.kind for notice in shown] == [AlertKind.EMERGENCY, AlertKind.RINGING, AlertKind.QUEUE]
    assert list(alert_bar.cards.by_key) == ["call:c1", "queue:600", "call:help"]
    layout = alert_bar.layout()
    assert layout is not None
    cards = sorted(alert_bar.findChildren(AlertCard), key=layout.indexOf)
    assert [card.notice.kind for card in cards] == [notice.kind for notice in shown]
    controller.apply_changes([CallEnded("help")])
    assert sounds.played == ["ring", "alarm", "silence", "ring"]


def test_do_not_disturb_mutes_all_alerts_but_emergency_calls(
    controller: AlertController, sounds: RecordedSounds, alert_bar: AlertBar
):
    controller.apply_changes([make_ringing()])
    controller.set_alerts_enabled(False)
    assert list_card_titles(alert_bar) == []
    assert sounds.played == ["ring", "silence"]
    help_call = make_call("help", CallStatus.CONNECTED, a=ANN, flags=(CallFlag.EMERGENCY,))
    controller.apply_changes([CallChanged(help_call)])
    assert list_card_titles(alert_bar) == ["Emergency call by Ann (201)"]
    controller.set_alerts_enabled(True)
    assert len(list_card_titles(alert_bar)) == 2


def test_ringing_stops_at_the_end_of_its_hours(sounds: RecordedSounds, clock: ManualClock, qtbot: QtBot):
    six, start = time.mktime((2026, 5, 4, 18, 0, 0, 0, 0, -1)), clock.now
    controller = AlertController(sounds, NoticeFormatter(clock), clock, lambda: six - 0.1 + clock.now - start)
    day = AlertRule(kind=AlertKind.RINGING, begins=8 * 60, ends=18 * 60, sound=AlertSound.RING, repeat=4.0)
    controller.set_preferences(AlertPreferences(rules=(day,)), (), ())
    controller.apply_changes([make_ringing()])
    assert sounds.played == ["ring"]
    clock.now += 2
    qtbot.waitUntil(lambda: sounds.played == ["ring", "silence"], timeout=20_000)
    assert not controller.engine.active
    controller.shut_down()


def test_an_alert_is_raised_after_its_delay_without_a_change(
    controller: AlertController, alert_bar: AlertBar, clock: ManualClock, qtbot: QtBot
):
    rule = AlertRule(kind=AlertKind.HELD, seconds=0.05)
    controller.set_preferences(AlertPreferences(rules=(rule,)), (), ())
    controller.apply_changes(
        [CallChanged(make_call(state=CallStatus.HELD, held_by="201", b=ANN, since=1000.0))]
    )
    assert list_card_titles(alert_bar) == []
    clock.now += 0.06
    qtbot.waitUntil(lambda: bool(list_card_titles(alert_bar)), timeout=20_000)
    assert list_card_titles(alert_bar) == ["Northfield Dental is still on hold"]


def test_a_dismissed_notice_stays_silent_and_hidden_until_its_reason_changes(
    controller: AlertController, sounds: RecordedSounds, alert_bar: AlertBar
):
    controller.apply_changes([make_ringing()])
    alert_bar.cards.by_key["call:c1"].close_button.click()
    assert list_card_titles(alert_bar) == []
    assert sounds.played == ["ring", "silence"]
    controller.apply_changes([make_ringing(a=make_outside_party(name="Better known"))])
    assert list_card_titles(alert_bar) == []
    controller.apply_changes([CallEnded("c1"), make_ringing("c2")])
    assert list_card_titles(alert_bar) == ["Northfield Dental is calling"]


def test_closing_the_summary_notice_dismisses_all_others(controller: AlertController, alert_bar: AlertBar):
    controller.apply_changes([make_ringing(f"c{number}") for number in range(10)])
    alert_bar.cards.by_key[MORE_KEY].close_button.click()
    assert MORE_KEY not in alert_bar.cards.by_key
    assert len(list_card_titles(alert_bar)) == 2


@pytest.mark.parametrize(
    ("call", "title", "words"),
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
            "112 dialled by Ann (201)",
            "At ",
        ),
        (make_call(targets=(ANN,), a=make_outside_party("", "")), "Number withheld is calling", "Ann"),
        (
            make_call(targets=(ANN,), a=make_outside_party("1", "<b>Bobby\n\u202e")),
            "<b>Bobby is calling",
            "1",
        ),
    ],
)
def test_an_alert_names_the_caller_and_the_called_party(
    qapp: QApplication, clock: ManualClock, sounds: RecordedSounds, call, title, words
):
    controller = AlertController(sounds, NoticeFormatter(clock, lambda _number: "Sales"), clock)
    controller.set_preferences(
        AlertPreferences(rules=tuple(AlertRule(kind=kind) for kind in reversed(AlertKind))), (), ()
    )
    controller.apply_changes([CallChanged(call)])
    (notice,) = build_notices(
        controller.engine.active.values(), NoticeFormatter(clock, lambda _number: "Sales")
    )
    assert notice.title == title
    assert words in notice.body
    assert "{" not in notice.title + notice.body


def test_a_card_shows_the_elapsed_time_and_a_notification_the_time_of_day(
    controller: AlertController, alert_bar: AlertBar, clock: ManualClock
):
    controller.set_preferences(AlertPreferences(rules=(AlertRule(kind=AlertKind.QUEUE),)), (), ())
    controller.apply_changes([QueueChanged(make_queue("600", 1, clock.now - 3600.0))])
    (notice,) = build_notices(controller.engine.active.values(), NoticeFormatter(clock))
    assert notice.body.startswith("Longest wait since ")
    (card,) = alert_bar.findChildren(AlertCard)
    shown = [label.text() for label in card.findChildren(QLabel)]
    assert any(text.startswith("Longest wait 1:00:0") for text in shown)
