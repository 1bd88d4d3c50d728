"""Rewind in the window: a real history, and the live switchboard that goes on underneath."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from devlink3_desk.app.desk.rewind import DeskRewind
from devlink3_desk.history.rewind import Moment
from devlink3_desk.qt.core.text import format_duration
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.rewind.time_bar import TimeBar
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.trace import TraceWriter
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import CallStatus
from devlink3_desk.switchboard.changes import CallChanged
from devlink3_desk.switchboard.checkpoint import build_checkpoint
from devlink3_desk.switchboard.site import Site
from tests.support.board_values import make_call
from tests.support.desk_models import ImmediateDeskModels, ManualClock, open_window
from tests.support.history_calls import MONDAY_10
from tests.support.recorded_days import SimulatedRecorder, build_directory
from tests.switchboard.damaged_stream import DamagedStream

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot

LENGTH = 300.0
MOMENT = MONDAY_10 + 200.0


@pytest.fixture(scope="module")
def location(tmp_path_factory: pytest.TempPathFactory) -> HistoryLocation:
    """A history of five minutes."""
    location = HistoryLocation.parse(str(tmp_path_factory.mktemp("rewind") / "history.sqlite"))
    recorder = SimulatedRecorder(location, "run", MONDAY_10, 5.0)
    recorder.set_directory(build_directory(1), MONDAY_10 + 1)
    for at, events in DamagedStream(3, 2, LENGTH).iter_batches():
        recorder.feed(events, MONDAY_10 + 2 + at)
    recorder.close()
    return location


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """A window with a live call of its own."""
    models = ImmediateDeskModels(ManualClock())
    with open_window(models) as window:
        window.resize(1400, 900)
        models.apply_changes(CallChanged(make_call("live")))
        yield window


@pytest.fixture
def rewind(window: MainWindow, location: HistoryLocation) -> Iterator[DeskRewind]:
    """Rewind over the history."""
    history = LocalHistory(location, Site(), read_only=True)
    rewind = DeskRewind(window, history, Site())
    yield rewind
    rewind.close()
    history.close()


def past_keys(rewind: DeskRewind) -> set[str]:
    """Return the calls that the panes of the past show."""
    panes = rewind.mode.past_panes
    assert panes is not None
    return {row.key for row in panes.models.calls}


def time_bar(rewind: DeskRewind) -> TimeBar:
    """Return the time bar, which must have been opened."""
    assert rewind.mode.time_bar is not None
    return rewind.mode.time_bar


def show(qtbot: QtBot, window: MainWindow, rewind: DeskRewind, wall: float) -> None:
    """Ask for a moment as other parts of the window do, and wait for it."""
    controller = rewind.mode.controller
    with qtbot.waitSignals([controller.moment_found, controller.day_changed], timeout=10_000):
        window.moment_requested.emit(wall)


def visible_pane(window: MainWindow, name: str) -> QWidget:
    """Return the pane that is on the screen under a name."""
    pane = window.past_panes.get(name) or window.panes[name]
    assert pane.isVisible()
    return pane


def test_moment_replaces_the_live_panes_and_back_to_now_returns(
    qtbot: QtBot, window: MainWindow, rewind: DeskRewind
) -> None:
    """All panes show the moment, the live models go on, and the way back needs no waiting."""
    live_title = window.windowTitle()
    show(qtbot, window, rewind, MOMENT)
    assert window.actions_by_name["rewind"].isChecked()
    assert "The past: " in window.windowTitle()
    assert not window.panes["calls"].isVisible()
    keys = past_keys(rewind)
    assert keys
    assert all(key.startswith("run-") for key in keys)
    models = window.models
    assert isinstance(models, ImmediateDeskModels)
    models.apply_changes(CallChanged(make_call("second")))
    assert past_keys(rewind) == keys
    assert not window.statusBar().isVisible()
    time_bar(rewind).back_button.click()
    assert window.windowTitle() == live_title
    assert not window.actions_by_name["rewind"].isChecked()
    assert visible_pane(window, "calls") is window.calls_pane
    assert {row.key for row in window.models.calls} == {"live", "second"}
    assert not time_bar(rewind).isVisible()
    assert window.statusBar().isVisible()


def test_durations_and_details_are_those_of_the_moment(
    qtbot: QtBot, window: MainWindow, rewind: DeskRewind
) -> None:
    """The clock of the panes is the moment; the records of a selected call are there."""
    show(qtbot, window, rewind, MOMENT)
    panes = rewind.mode.past_panes
    assert panes is not None
    (row,) = [row for row in panes.models.calls if row.info.state is CallStatus.CONNECTED][:1]
    seconds = int(panes.models.link_model.display_time()) - int(row.info.since)
    assert 0 <= seconds < LENGTH
    assert format_duration(seconds)
    panes.select_call(row.key)
    assert panes.models.find_call_details(row.key) is not None
    assert panes.calls_pane.call_table.tracker.selected_key == row.key
    name = panes.models.extensions.find("4001")
    assert name is not None
    assert name.name == "Person 4001 of 1"


def test_steps_to_a_notable_moment_select_its_call(
    qtbot: QtBot, window: MainWindow, rewind: DeskRewind
) -> None:
    """Each step shows the caller who gives up, on the board, and says so."""
    show(qtbot, window, rewind, MONDAY_10 + 5)
    bar, controller = time_bar(rewind), rewind.mode.controller
    assert controller.outline is not None
    expected = next(each for each in controller.outline.moments if each.wall > MONDAY_10 + 5.5)
    with qtbot.waitSignal(controller.moment_found):
        bar.next_button.click()
    assert controller.position == expected.wall
    assert bar.message_label.text()
    if expected.call_id is not None:
        panes = rewind.mode.past_panes
        assert panes is not None
        assert panes.calls_pane.call_table.tracker.selected_key == expected.call_id
    controller.show_moment(MONDAY_10)
    bar.previous_button.click()
    assert "no earlier notable moment" in bar.message_label.text()


def test_dragging_asks_for_one_moment_at_a_time_and_ends_at_the_last(
    qtbot: QtBot, window: MainWindow, rewind: DeskRewind
) -> None:
    """A hundred positions of the mouse: the last one is shown, and few of the others."""
    show(qtbot, window, rewind, MOMENT)
    strip = time_bar(rewind).strip
    found: list[Moment] = []
    rewind.mode.controller.moment_found.connect(found.append)
    start, end = strip.find_x(MONDAY_10 + 10), strip.find_x(MONDAY_10 + 290)
    middle = strip.height() // 2
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPointF(start, middle).toPoint())
    for number in range(100):
        strip.moment_chosen.emit(MONDAY_10 + 10 + number * 2.8)
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPointF(end, middle).toPoint())
    qtbot.waitUntil(lambda: bool(found) and found[-1].wall == pytest.approx(MONDAY_10 + 287.2))
    assert len(found) < 100


@pytest.mark.parametrize(
    ("key", "seconds"), [(Qt.Key.Key_Right, 1.0), (Qt.Key.Key_Up, 60.0), (Qt.Key.Key_PageDown, -600.0)]
)
def test_keys_move_the_moment(
    qtbot: QtBot, window: MainWindow, rewind: DeskRewind, key: Qt.Key, seconds: float
) -> None:
    """The strip is reached by the keyboard, and its value for screen readers is the moment."""
    show(qtbot, window, rewind, MOMENT)
    strip = time_bar(rewind).strip
    QTest.keyClick(strip, key)
    assert rewind.mode.controller.position == pytest.approx(MOMENT + seconds)
    assert strip.accessibleName()
    assert "2026" in strip.accessibleDescription()


def test_moment_that_is_not_recorded_shows_no_calls_and_says_why(
    qtbot: QtBot, window: MainWindow, rewind: DeskRewind
) -> None:
    """Otherwise, the calls of the previous moment would be shown as those of this one."""
    show(qtbot, window, rewind, MOMENT)
    with qtbot.waitSignal(rewind.mode.controller.moment_missing):
        window.moment_requested.emit(MONDAY_10 - 3600)
    assert past_keys(rewind) == set()
    assert "Nothing was recorded" in time_bar(rewind).message_label.text()
    past = rewind.mode.past_panes
    assert past is not None
    trackers = [tracker for pane in past.panes.values() for tracker in pane.trackers]
    assert {tracker.view.accessibleDescription() for tracker in trackers} == {"Not recorded"}
    show_again = rewind.mode.controller.moment_found
    with qtbot.waitSignal(show_again):
        window.moment_requested.emit(MOMENT)
    assert past_keys(rewind)
    assert time_bar(rewind).message_label.text() == ""
    assert "Not recorded" not in {tracker.view.accessibleDescription() for tracker in trackers}


def test_lists_of_ended_calls_say_that_they_show_now(
    qtbot: QtBot, window: MainWindow, rewind: DeskRewind
) -> None:
    """They are the same at every moment, beside panes that are not."""
    show(qtbot, window, rewind, MOMENT)
    lines = window.findChildren(QLabel, "nowLine")
    assert len(lines) == 2
    assert all("now" in line.text() and not line.isHidden() for line in lines)
    rewind.mode.leave_mode()
    assert all(line.isHidden() for line in lines)


def test_playing_moves_on_until_it_is_paused(qtbot: QtBot, window: MainWindow, rewind: DeskRewind) -> None:
    """At sixty times the speed, a few frames are many seconds."""
    show(qtbot, window, rewind, MONDAY_10 + 20)
    bar, controller = time_bar(rewind), rewind.mode.controller
    bar.speed_box.setCurrentIndex(bar.speed_box.count() - 1)
    bar.play_button.click()
    assert bar.play_button.accessibleName() == "Pause"
    qtbot.waitUntil(lambda: controller.position > MONDAY_10 + 30)
    bar.play_button.click()
    assert not controller.is_playing
    assert bar.play_button.accessibleName() == "Play"


def test_moment_just_after_the_last_one_is_the_last_one(
    qtbot: QtBot, window: MainWindow, rewind: DeskRewind
) -> None:
    """The last seconds may not be stored yet; playing ends there, with the calls on the board."""
    show(qtbot, window, rewind, MOMENT)
    controller = rewind.mode.controller
    with qtbot.waitSignal(controller.moment_found) as found:
        window.moment_requested.emit(MONDAY_10 + LENGTH + 20)
    assert found.args is not None
    assert MONDAY_10 + LENGTH - 30 < found.args[0].wall < MONDAY_10 + LENGTH + 10
    assert controller.position == found.args[0].wall
    assert past_keys(rewind)
    with qtbot.waitSignal(controller.moment_missing):
        window.moment_requested.emit(MONDAY_10 + LENGTH + 3600)
    assert "Not recorded yet" in time_bar(rewind).message_label.text()


def test_compact_strip_is_live(qtbot: QtBot, window: MainWindow, rewind: DeskRewind) -> None:
    """It has no time bar."""
    show(qtbot, window, rewind, MOMENT)
    window.actions_by_name["compact"].setChecked(True)
    assert not rewind.mode.is_active
    window.actions_by_name["compact"].setChecked(False)


def test_trace_has_the_same_time_bar(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """A replayed trace is shown from its first moment on, along a strip of its own length."""
    path = tmp_path / "trace"
    writer = TraceWriter(path, MONDAY_10)
    board = Switchboard(Site())
    batches = list(DamagedStream(4, 1, 120.0).iter_batches())
    for event in build_checkpoint(board, 0.0):
        writer.write_event(event, 0.0)
    for at, events in batches:
        for event in events:
            writer.write_event(event, at)
    writer.close()
    history = LocalHistory(HistoryLocation(path=tmp_path / "unused.sqlite"), Site())
    rewind = DeskRewind(window, history, Site(), path)
    try:
        with qtbot.waitSignals(
            [rewind.mode.controller.moment_found, rewind.mode.controller.day_changed], timeout=10_000
        ):
            window.actions_by_name["rewind"].setChecked(True)
        outline = rewind.mode.controller.outline
        assert outline is not None
        assert outline.since == MONDAY_10
        assert outline.until == pytest.approx(MONDAY_10 + batches[-1][0] + 1.0, abs=0.01)
        with qtbot.waitSignal(rewind.mode.controller.moment_found):
            rewind.mode.show_moment(MONDAY_10 + 60)
        assert past_keys(rewind)
        rewind.mode.leave_mode()
    finally:
        rewind.close()
        history.close()
