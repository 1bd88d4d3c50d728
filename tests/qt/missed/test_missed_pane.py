"""The pane of missed calls: rows, new calls, and calling back."""

from __future__ import annotations

import random
import time

import pytest
from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.missed.missed_model import format_time
from devlink3_desk.qt.missed.missed_pane import MissedPane
from devlink3_desk.switchboard.changes import QueueChanged
from devlink3_desk.switchboard.missed_calls import MissedCall, MissedCallLog, MissedKind
from tests.support.board_values import make_queue

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the offscreen platform cannot do either


def make_missed_call(key: str = "m1", **more) -> MissedCall:
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


def test_the_models_stay_consistent_through_random_logs(pane: MissedPane):
    mode = QAbstractItemModelTester.FailureReportingMode.Warning  # which the test run turns into failures
    models = (pane.model, pane.missed_view.tracker.list_model)
    testers = [QAbstractItemModelTester(model, mode) for model in models]
    generator = random.Random(5)
    for _ in range(60):
        keys = generator.sample(range(12), generator.randrange(12))
        calls = [make_missed_call(f"m{key}", at=1e9 + key, settled=generator.random() < 0.5) for key in keys]
        pane.show_log(MissedCallLog(tuple(calls), looked=1e9 + generator.randrange(12)))
        shown = [models[1].key_at(at) for at in range(models[1].rowCount())]
        assert shown == [f"m{key}" for key in sorted(keys, reverse=True)]
    assert all(tester.model() is model for tester, model in zip(testers, models, strict=True))


def test_enter_calls_back(pane: MissedPane, qtbot: QtBot):
    older = make_missed_call(
        "m0", kind=MissedKind.MISSED, number="", name="", whom="201", at=time.time() - 90_000
    )
    pane.show_log(MissedCallLog((make_missed_call(), older), looked=1.0))
    rows = pane.missed_view.tracker.list_model
    assert rows.rowCount() == 2
    first = rows.value_at(0)
    assert first is not None
    assert (first.name, first.detail_text) == ("Café Zoë", "Hung up  ·  Sales  ·  waited 0:45")
    second = rows.value_at(1)
    assert second is not None
    assert second.name == "Number withheld"
    assert pane.new_calls_chip.accessibleName() == "2 new"
    pane.missed_view.tracker.select_key("m1")
    with qtbot.waitSignal(pane.dial_requested) as dialled:
        QTest.keyClick(pane.missed_view, Qt.Key.Key_Return)
    assert dialled.args == ["+441632960144"]
    pane.missed_view.tracker.select_key("m0")
    with qtbot.assertNotEmitted(pane.dial_requested):
        QTest.keyClick(pane.missed_view, Qt.Key.Key_Return)


def test_new_calls_are_counted_in_the_title_until_the_list_is_left(
    pane: MissedPane, window: MainWindow, qtbot: QtBot
):
    titles: list[str] = []
    pane.title_changed.connect(titles.append)
    pane.show_log(MissedCallLog((make_missed_call(),)))
    assert titles == ["Missed calls (1)"]
    pane.missed_view.setFocus()
    with qtbot.waitSignal(pane.list_seen):
        window.calls_pane.call_table.setFocus()
        window.calls_pane.empty_page.setFocus()
    pane.show_log(MissedCallLog((make_missed_call(settled=True),)))
    assert titles[-1] == "Missed calls"
    with qtbot.waitSignal(pane.clear_requested):
        pane.clear_button.click()


def test_times_are_formatted_with_the_date_if_it_is_not_today(qapp: QApplication):
    now = QDateTime.fromString("2026-03-10T12:00:00", Qt.DateFormat.ISODate)
    timestamp = float(now.addSecs(-3600).toSecsSinceEpoch())
    clock_time = QLocale().toString(now.addSecs(-3600).time(), QLocale.FormatType.ShortFormat)
    assert format_time(timestamp, now) == clock_time
    assert format_time(timestamp - 86_400, now) == f"Yesterday {clock_time}"
    assert clock_time in format_time(timestamp - 200_000 + 27_200, now)
