"""What the history knows about a caller: asked once for each call, shown when it arrives."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.history.call_record import CallLeg, ContactSummary
from devlink3_desk.qt.core.caller_history import CallerHistory, find_partner, format_summary
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus, PartyKind
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, ExtensionChanged
from tests.support.board_values import make_call, make_extension, make_outside_party, make_party
from tests.support.history_calls import make_incoming_call, make_outgoing_call
from tests.support.history_desk import open_local_history, store_calls

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the offscreen platform cannot do either

NUMBER = "01632960144"
NOW = QDateTime.fromString("2026-03-11T12:00:00", Qt.DateFormat.ISODate)
NAMES = {"301": "Ann Weber"}
WAIT_MS = 20_000


def find_name(number: str) -> str:
    return NAMES.get(number, "")


def instant(text: str) -> float:
    return float(QDateTime.fromString(text, Qt.DateFormat.ISODate).toSecsSinceEpoch())


@pytest.fixture(autouse=True)
def british_times(restored_locale: None) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


@pytest.fixture
def history(tmp_path: Path) -> Iterator[LocalHistory]:
    with open_local_history(tmp_path) as history:
        yield history


@pytest.fixture
def caller_history(qapp: QApplication, history: LocalHistory) -> CallerHistory:
    caller_history = CallerHistory(find_name)
    caller_history.set_history(history)
    return caller_history


def ring(key: str = "c1", number: str = NUMBER, **changes) -> CallChanged:
    return CallChanged(make_call(key, a=make_outside_party(number), **changes))


def test_line_names_the_last_contact_the_week_and_what_is_open(qapp: QApplication) -> None:
    call = make_outgoing_call("1", NUMBER, instant("2026-03-10T14:05:00"), caller="301")
    call = msgspec.structs.replace(call, talk=240.0)
    summary = ContactSummary(call, 3, instant("2026-03-09T09:00:00"))

    assert format_summary(summary, find_name, NOW) == (
        "Yesterday 14:05, 4 min with Ann Weber · 3 call(s) this week · not called back since Monday"
    )


def test_an_unknown_caller_has_no_contact_line(qapp: QApplication) -> None:
    assert format_summary(ContactSummary(), find_name, NOW) == ""


def test_short_talk_is_given_in_seconds_and_an_unknown_partner_left_out(qapp: QApplication) -> None:
    call = make_incoming_call("1", NUMBER, instant("2026-03-11T09:30:00"), answered_by="301")
    unknown = msgspec.structs.replace(call, legs=(), answered_by=None, talk=12.0)

    assert format_summary(ContactSummary(unknown, 0, None), find_name, NOW) == "09:30, 12 s"


def test_partner_is_who_spoke_for_longest() -> None:
    call = make_incoming_call("1", NUMBER, 1000.0, answered_by="301")
    handed_on = CallLeg(CallStatus.CONNECTED, 1080.0, 1380.0, None, (NUMBER, "302"), "301")

    assert find_partner(call) == "301"
    assert find_partner(msgspec.structs.replace(call, legs=(*call.legs, handed_on))) == "302"


@pytest.mark.parametrize("presented", [NUMBER, "901632960144", "+441632960144", "01632 960144"])
def test_every_spelling_finds_the_calls(
    caller_history: CallerHistory, history: LocalHistory, qtbot: QtBot, presented: str
) -> None:
    store_calls(history, make_incoming_call("1", NUMBER, time.time() - 60, answered_by="301"))

    with qtbot.waitSignal(caller_history.changed, timeout=WAIT_MS) as changed:
        caller_history.apply([ring(number=presented)])
        assert caller_history.describe_history("c1") == ""  # the row does not wait

    assert changed.args == ["c1"]
    assert "1 min with Ann Weber" in caller_history.describe_history("c1")


def test_a_caller_with_a_short_abandon_is_not_a_callback(
    caller_history: CallerHistory, history: LocalHistory, qtbot: QtBot
) -> None:
    """What "at once" means is a setting."""
    call = make_incoming_call("1", NUMBER, time.time() - 60)
    store_calls(history, call)
    for index, (short_seconds, is_waiting) in enumerate([(call.wait + 1, False), (call.wait - 1, True)]):
        caller_history.short_seconds = short_seconds
        with qtbot.waitSignal(caller_history.changed, timeout=WAIT_MS):
            caller_history.apply([ring(f"c{index}")])
        assert ("not called back" in caller_history.describe_history(f"c{index}")) is is_waiting


def test_the_history_is_queried_once_for_each_call(
    caller_history: CallerHistory, history: LocalHistory, qtbot: QtBot
) -> None:
    store_calls(history, make_incoming_call("1", NUMBER, time.time() - 60, answered_by="301"))
    with qtbot.waitSignal(caller_history.changed, timeout=WAIT_MS):
        caller_history.apply([ring()])
    before = caller_history.describe_history("c1")
    # What is stored meanwhile shows with the next call only: this one is asked about no more.
    store_calls(history, make_incoming_call("2", NUMBER, time.time() - 30, answered_by="301"))
    caller_history.apply([ring(state=CallStatus.QUEUED), ring(state=CallStatus.CONNECTED)])

    with qtbot.waitSignal(caller_history.changed, timeout=WAIT_MS):
        caller_history.apply([ring("c2")])

    assert caller_history.describe_history("c1") == before
    assert caller_history.describe_history("c2") != before
    caller_history.apply([CallEnded("c1"), CallEnded("c2", merged_into="c3")])
    assert caller_history.describe_history("c1") == ""
    assert caller_history.describe_history("c3") != ""


def test_the_history_is_not_queried_for_other_calls(
    caller_history: CallerHistory, history: LocalHistory, qtbot: QtBot
) -> None:
    store_calls(history, make_incoming_call("1", NUMBER, time.time() - 60, answered_by="301"))
    caller_history.apply(
        [
            ring("out", direction=CallDirection.OUTGOING),
            ring("talks", state=CallStatus.CONNECTED),
            ring("withheld", number=""),
            CallChanged(
                make_call(
                    "inside", a=make_party("201", kind=PartyKind.EXTENSION), direction=CallDirection.INTERNAL
                )
            ),
        ]
    )
    with qtbot.waitSignal(caller_history.changed, timeout=WAIT_MS) as changed:
        caller_history.apply([ring("last")])

    assert changed.args == ["last"]
    assert [caller_history.describe_history(key) for key in ("out", "talks", "withheld", "inside")] == [
        ""
    ] * 4


def test_a_closed_history_shows_no_contact_line(caller_history: CallerHistory, history: LocalHistory) -> None:
    history.close()
    caller_history.apply([ring()])
    QApplication.processEvents()
    assert caller_history.describe_history("c1") == ""


def test_details_wallboard_and_strip_show_it(window: MainWindow, history: LocalHistory, qtbot: QtBot) -> None:
    window.apply([ExtensionChanged(make_extension("301", name="Ann Weber"))])
    store_calls(
        history,
        make_incoming_call("1", NUMBER, time.time() - 60, answered_by="301"),
        make_incoming_call("2", "01632960155", time.time() - 60),
    )
    window.models.set_history(history)
    window.actions_by_name["wallboard"].trigger()
    wallboard = window.wallboard_controller.wallboard
    assert wallboard is not None
    qtbot.waitUntil(lambda: window.models.callbacks.open_count == 1, timeout=WAIT_MS)

    window.apply([ring(state=CallStatus.QUEUED, group="600")])
    window.batcher.flush()
    window.calls_pane.call_table.tracker.select_key("c1")
    label = window.details_pane.summary_page.history_label
    qtbot.waitUntil(lambda: "1 min with Ann Weber" in label.text(), timeout=WAIT_MS)

    assert label.isVisibleTo(window.details_pane)
    assert label.accessibleName() == f"Last contact: {label.text()}"
    assert wallboard.caller_rows[0][-1].shown_text == label.text()
    assert wallboard.callbacks_cell.shown_text == "1 caller(s) to call back"
    window.details_pane.copy_details()
    assert QApplication.clipboard().text().startswith(label.text())
    window.actions_by_name["compact"].trigger()
    strip = window.compact_mode.strip
    assert strip is not None
    assert strip.callbacks_chip.accessibleName() == "1 to call back"
    window.models.set_history(None)
    qtbot.waitUntil(strip.callbacks_chip.isHidden, timeout=WAIT_MS)
    window.actions_by_name["compact"].trigger()
