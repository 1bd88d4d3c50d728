"""The strip: what rings and waits is seen without the window, and the window costs nothing meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.qt.widgets.strip import CompactStrip
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, Change
from devlink3_desk.switchboard.views import CallStatus, LinkStatus

from .conftest import Clock, Desk, Store
from .made_up import call, link, outside

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot


def show(window: MainWindow, *changes: Change) -> None:
    window.apply(changes)
    window.batcher.flush()


@pytest.fixture
def strip(window: MainWindow) -> CompactStrip:
    show(
        window,
        link(),
        CallChanged(call("rings", a=outside(name="Old Mill"), since=995.0)),
        CallChanged(call("waits", CallStatus.QUEUED, a=outside(name="Noor"), since=900.0)),
        CallChanged(call("talks", CallStatus.CONNECTED, since=100.0)),
    )
    window.acts["compact"].trigger()
    made = window.compact.strip
    assert made is not None
    return made


def test_who_hears_an_announcement_has_waited_since_the_queue_began(
    window: MainWindow, strip: CompactStrip
) -> None:
    show(window, CallChanged(call("waits", CallStatus.ANNOUNCEMENT, since=999.0, queued_since=880.0)))
    assert strip.longest.text() == "longest 2:00"


def test_it_counts_and_says_who_has_waited_longest(
    window: MainWindow, strip: CompactStrip, clock: Clock
) -> None:
    assert window.isHidden()
    assert strip.isVisible()
    assert strip.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert strip.ringing.accessibleName() == "1 ringing"
    assert strip.waiting.accessibleName() == "1 waiting"
    assert strip.longest.text() == "longest 1:40"
    clock.now += 5
    window.ticker.beat.emit()
    assert strip.longest.text() == "longest 1:45"
    assert [strip.calls.rows.key_at(at) for at in range(3)] == ["rings", "waits", "talks"]
    show(window, CallEnded("waits"))
    assert strip.waiting.accessibleName() == "0 waiting"
    assert strip.longest.text() == "longest 0:10"
    show(window, CallEnded("rings"))
    assert strip.longest.isHidden()


def test_the_clock_goes_on_for_the_strip_and_rests_when_that_is_hidden(
    window: MainWindow, strip: CompactStrip
) -> None:
    assert window.visibility.seen
    assert window.ticker.running
    strip.hide()
    assert not window.ticker.running


def test_a_link_that_is_lost_is_said_in_words(window: MainWindow, strip: CompactStrip) -> None:
    assert strip.link.isHidden()
    show(window, link(LinkStatus.LOST, since=1000.0))
    assert strip.link.isVisible()
    assert strip.link.accessibleName() == "Connection lost"
    assert window.look.stale


def test_a_filter_of_the_desk_hides_nothing_from_the_strip(window: MainWindow, strip: CompactStrip) -> None:
    window.calls.filter.setText("noor")
    assert strip.calls.rows.rowCount() == 3


def test_enter_on_a_call_opens_the_desk_at_it(window: MainWindow, strip: CompactStrip, qtbot: QtBot) -> None:
    strip.calls.setCurrentIndex(strip.calls.rows.index(1, 0))
    qtbot.keyClick(strip.calls, Qt.Key.Key_Return)
    assert window.isVisible()
    assert window.compact.strip is None
    assert not window.acts["compact"].isChecked()
    assert window.calls.table.watch.key == "waits"


def test_the_keyboard_is_where_it_was_when_the_desk_comes_back(window: MainWindow) -> None:
    window.activateWindow()
    window.go("directory")
    window.acts["compact"].trigger()
    window.acts["compact"].trigger()
    assert window.focusWidget() is window.directory.search


def test_letters_grow_on_the_strip_too(window: MainWindow, strip: CompactStrip) -> None:
    before = strip.sizeHint().height()
    window.acts["larger"].trigger()
    window.acts["larger"].trigger()
    assert strip.sizeHint().height() > before


def test_closing_the_strip_closes_the_desk(window: MainWindow, strip: CompactStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closing, timeout=1000):
        strip.close()
    window.finish()
    assert window.compact.strip is None
    assert not any(widget.isVisible() for widget in QApplication.topLevelWidgets())


def test_it_is_there_again_next_time(
    desk: Desk, window: MainWindow, strip: CompactStrip, store: Store
) -> None:
    strip.setGeometry(40, 60, 500, strip.height())
    place = strip.geometry()
    window.finish()
    again = MainWindow(desk, store)
    again.present()
    made = again.compact.strip
    assert made is not None
    assert made.isVisible()
    assert again.isHidden()
    assert made.geometry() == place
    again.finish()
    delete(again)


def test_the_window_stays_above_others_if_wanted(window: MainWindow) -> None:
    window.acts["on-top"].trigger()
    assert window.isVisible()
    assert window.windowHandle().flags() & Qt.WindowType.WindowStaysOnTopHint
    window.acts["on-top"].trigger()
    assert not window.windowHandle().flags() & Qt.WindowType.WindowStaysOnTopHint
