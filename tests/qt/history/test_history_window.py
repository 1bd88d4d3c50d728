"""The window of the history: opened and closed without leftovers, one number, timeline and export."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QEvent, QPoint, Qt, QTime
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from devlink3_desk.app.desk.history_export import CallExporter
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.qt.callbacks.callbacks_pane import CallbacksPane
from devlink3_desk.qt.core.theme import ApplicationThemeManager, ThemeMode
from devlink3_desk.qt.history.call_lanes import CallMove, LegMoveKind, build_call_lanes
from devlink3_desk.qt.history.call_timeline import (
    MIN_SEGMENT_WIDTH,
    CallTimeline,
    SegmentPosition,
    describe_move,
)
from devlink3_desk.qt.history.export_dialog import ExportDialog
from devlink3_desk.qt.history.history_panel import HistoryWindow
from devlink3_desk.qt.history.history_source import ExportFormat
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, DirectoryChanged
from tests.support.board_values import make_call, make_person
from tests.support.desk_models import ImmediateDeskModels, MemoryLayoutStore
from tests.support.history_calls import make_callback
from tests.support.recorded_history import SITE, RecordedHistory, iter_calls, make_moved_call

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot


@pytest.fixture
def history_window(
    theme_manager: ApplicationThemeManager, history: RecordedHistory, qtbot: QtBot
) -> Iterator[HistoryWindow]:
    history.write_calls(make_moved_call(), *list(iter_calls(40))[1:])
    history.exporter = CallExporter(lambda: history.access)
    window = HistoryWindow(theme_manager, history.source)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.panel.browser.history_model.first_page_read):
        window.show()
    yield window
    window.close()


@pytest.fixture
def desk_with_history(desk: ImmediateDeskModels, history: RecordedHistory) -> ImmediateDeskModels:
    history.write_calls(*iter_calls(40))
    desk.set_history(history.access)
    return desk


def delete_deferred() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_closed_windows_are_deleted(
    desk_with_history: ImmediateDeskModels, window: MainWindow, qtbot: QtBot
) -> None:
    delete_deferred()
    before = len(QApplication.allWidgets())
    opened = []
    for _ in range(10):
        shown = window.tool_windows.open_history()
        browser = shown.panel.browser
        with qtbot.waitSignal(browser.history_model.first_page_read):
            pass
        browser.list_view.tracker.ensure_selection()
        assert browser.selected_row is not None
        menu = browser.build_menu()
        assert menu is not None
        menu.close()
        del menu
        opened.append(ref(shown))
        shown.close()
        del shown, browser
        delete_deferred()
    assert [each() for each in opened] == [None] * 10
    assert len(QApplication.allWidgets()) == before


def test_one_window_is_opened_where_it_was(
    desk_with_history: ImmediateDeskModels, window: MainWindow, store: MemoryLayoutStore
) -> None:
    opened = window.tool_windows.open_history()
    assert window.tool_windows.open_history() is opened
    opened.resize(700, 600)
    opened.close()
    delete_deferred()
    assert "history/geometry" in store.values
    again = window.tool_windows.open_history()
    assert (again.width(), again.height()) == (700, 600)


def test_a_number_of_another_pane_opens_its_calls_which_can_be_dialled(
    desk_with_history: ImmediateDeskModels, window: MainWindow, qtbot: QtBot
) -> None:
    window.tool_windows.show_number("01632960007")
    opened = window.tool_windows.history_window
    assert opened is not None
    qtbot.waitUntil(lambda: opened.panel.browser.history_model.rowCount() == 1)
    opened.panel.browser.list_view.tracker.ensure_selection()
    with qtbot.waitSignal(window.dialRequested) as dialled:
        opened.panel.browser.dial_selected()
    assert "1632960007" in dialled.args[0]


def test_menu_of_the_directory_shows_all_calls_with_a_number(
    desk_with_history: ImmediateDeskModels, window: MainWindow, qtbot: QtBot
) -> None:
    desk_with_history.apply_changes(DirectoryChanged((make_person("01632960007", "KIM LEE"),)))
    pane = window.directory_pane
    pane.people_view.tracker.ensure_selection()
    menu = pane.build_menu()
    assert menu is not None
    action = next(each for each in menu.actions() if "All calls" in each.text())
    action.trigger()
    opened = window.tool_windows.history_window
    assert opened is not None
    qtbot.waitUntil(lambda: opened.panel.browser.history_model.rowCount() == 1)


def test_moment_reaches_its_handler_from_pane_and_window(
    desk_with_history: ImmediateDeskModels, window: MainWindow, qtbot: QtBot
) -> None:
    moments: list[tuple[float, str]] = []
    opened = window.tool_windows.open_history()
    window.tool_windows.set_moment_handler(lambda wall, call_id="": moments.append((wall, call_id)))
    qtbot.waitUntil(lambda: opened.panel.browser.history_model.rowCount() == 40)
    opened.panel.browser.list_view.tracker.ensure_selection()
    row = opened.panel.browser.selected_row
    assert row is not None
    menu = opened.panel.browser.build_menu()
    assert menu is not None
    menu.actions()[-1].trigger()
    assert moments == [(row.call.started, row.call.id)]


def test_closing_the_main_window_closes_the_history_window(
    desk_with_history: ImmediateDeskModels, window: MainWindow
) -> None:
    opened = ref(window.tool_windows.open_history())
    window.stop_updates()
    delete_deferred()
    assert opened() is None


def test_details_follow_the_selection(history_window: HistoryWindow, qtbot: QtBot) -> None:
    panel = history_window.panel
    panel.browser.list_view.tracker.select_key("moved")
    qtbot.waitUntil(lambda: panel.card.legs_table.legs_model.rowCount() == 9)
    panel.browser.list_view.tracker.select_key("k5")
    qtbot.waitUntil(lambda: panel.card.legs_table.legs_model.rowCount() == 2)
    panel.browser.list_view.tracker.select_key(None)
    assert panel.card.empty_page.isVisible()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_timeline_paints_every_segment_where_the_mouse_finds_it(
    theme_manager: ApplicationThemeManager,
    history_window: HistoryWindow,
    qtbot: QtBot,
    direction: Qt.LayoutDirection,
) -> None:
    timeline = CallTimeline(theme_manager)
    qtbot.addWidget(timeline)
    timeline.setLayoutDirection(direction)
    timeline.resize(900, 300)
    call = make_moved_call()
    timeline.show_lanes(build_call_lanes(call), history_window.panel.browser.create_writer())
    seen = set()
    lane_centres = {
        round(timeline.find_segment_rect(SegmentPosition(lane, 0)).center().y())
        for lane in range(len(timeline.call_lanes.lanes))
    }
    for y in lane_centres:
        for x in range(0, timeline.width(), MIN_SEGMENT_WIDTH):
            position = timeline.find_segment(QPoint(x, y))
            if position is not None:
                seen.add(position)
    lanes = build_call_lanes(call).lanes
    assert len(seen) == sum(len(lane.segments) for lane in lanes)
    first = timeline.find_segment_rect(min(seen))
    last = timeline.find_segment_rect(max(position for position in seen if position.lane == 0))
    assert (first.left() < last.left()) is (direction == Qt.LayoutDirection.LeftToRight)


def test_the_bars_of_a_timeline_begin_behind_larger_names(
    theme_manager: ApplicationThemeManager, history_window: HistoryWindow, qtbot: QtBot
) -> None:
    timeline = CallTimeline(theme_manager)
    qtbot.addWidget(timeline)
    timeline.resize(2000, 300)
    timeline.show_lanes(build_call_lanes(make_moved_call()), history_window.panel.browser.create_writer())
    metrics, left = timeline.fontMetrics(), timeline.find_segment_rect(SegmentPosition(0, 0)).left()
    theme_manager.set_zoom(2.0)
    larger = timeline.find_segment_rect(SegmentPosition(0, 0)).left()
    assert left > metrics.horizontalAdvance("Ann Weber")
    assert larger > 1.5 * left


def test_an_act_is_described_with_its_time_since_the_start(history_window: HistoryWindow) -> None:
    move = CallMove(LegMoveKind.TRANSFER, 183.0, "301")
    text = describe_move(move, history_window.panel.browser.create_writer())
    # "at 3:03" would be a time of day.
    assert text.endswith(" transferred the call after 3:03")


def test_states_differ_without_colours(
    history_window: HistoryWindow, theme_manager: ApplicationThemeManager
) -> None:
    timeline = history_window.panel.card.timeline
    timeline.resize(1400, 300)
    timeline.show_lanes(build_call_lanes(make_moved_call()), history_window.panel.browser.create_writer())
    theme_manager.set_mode(ThemeMode.CONTRAST)
    image = timeline.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    caller = range(len(timeline.call_lanes.lanes[0].segments))
    pictures = [
        image.copy(timeline.find_segment_rect(timeline.current._replace(segment=segment)).toAlignedRect())
        for segment in caller
    ]
    by_state: dict[str, QImage] = {}
    for segment, picture in zip(timeline.call_lanes.lanes[0].segments, pictures, strict=True):
        by_state.setdefault(segment.state, picture.scaled(60, 20))
    images = list(by_state.values())
    assert all(a != b for index, a in enumerate(images) for b in images[index + 1 :])


def test_export_writes_what_is_filtered(
    history_window: HistoryWindow, history: RecordedHistory, tmp_path: Path, qtbot: QtBot
) -> None:
    browser = history_window.panel.browser
    with qtbot.waitSignal(browser.history_model.first_page_read):
        browser.filter_bar.search_field.setText("northfield")
    history_window.export_button.click()
    chooser = next(iter(history_window.findChildren(QFileDialog)))
    assert not history_window.findChildren(ExportDialog)
    path = tmp_path / "calls.csv"
    chooser.fileSelected.emit(str(path))
    chooser.close()
    dialog = next(iter(history_window.findChildren(ExportDialog)))
    qtbot.waitUntil(lambda: "1 call" in dialog.label.text())
    assert path.read_text(encoding="utf-8").count("\nmoved,") == 1
    dialog.close()


class SlowExporter:
    """An exporter that a test lets answer."""

    def __init__(self) -> None:
        self.future: Future[int] = Future()
        self.is_cancelled: Callable[[], bool] = bool

    def export_calls(
        self,
        query: CallQuery,
        path: Path,
        file_format: ExportFormat,
        report_progress: Callable[[int], object],
        is_cancelled: Callable[[], bool],
    ) -> Future[int]:
        self.is_cancelled = is_cancelled
        report_progress(500)
        return self.future


def test_export_shows_progress_and_can_be_cancelled(history_window: HistoryWindow, qtbot: QtBot) -> None:
    exporter = SlowExporter()
    dialog = ExportDialog(exporter, None, history_window)
    dialog.start_export(CallQuery(), "calls.xlsx")
    dialog.open()
    qtbot.waitUntil(lambda: "500" in dialog.label.text())
    assert not exporter.is_cancelled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert exporter.is_cancelled()
    assert not dialog.isVisible()


def test_export_that_fails_says_why(
    history_window: HistoryWindow, history: RecordedHistory, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = ExportDialog(CallExporter(lambda: history.access), history.access, history_window)
    dialog.start_export(CallQuery(), str(tmp_path / "missing" / "calls.xlsx"))
    dialog.open()
    qtbot.waitUntil(lambda: "cannot be written" in dialog.label.text())
    assert dialog.buttons.button(QDialogButtonBox.StandardButton.Close).isVisible()
    dialog.close()


def test_calls_of_a_report_on_a_group_or_a_person_are_theirs(
    desk_with_history: ImmediateDeskModels, window: MainWindow
) -> None:
    window.tool_windows.reports.calls_requested.emit(1_000.0, 4_600.0, "200", "301")
    opened = window.tool_windows.history_window
    assert opened is not None
    query = opened.panel.browser.filter_bar.filter.build_query(QDate(2026, 5, 9), SITE)
    assert (query.since, query.until, query.group, query.extension) == (1_000.0, 4_600.0, "200", "301")


def test_hour_of_a_report_is_the_hour_that_the_history_shows(
    desk_with_history: ImmediateDeskModels, window: MainWindow
) -> None:
    """Not its day; the end of a day is no other day."""
    ten = QDateTime(QDate(2026, 5, 4), QTime(10, 0))
    show_period = window.tool_windows.reports.calls_requested.emit
    for seconds, last_time in ((3_600, QTime(11, 0)), (14 * 3_600, QTime(0, 0))):
        show_period(ten.toSecsSinceEpoch(), ten.toSecsSinceEpoch() + seconds, "", "")
        opened = window.tool_windows.history_window
        assert opened is not None
        bar = opened.panel.browser.filter_bar
        assert (bar.filter.first_day, bar.filter.last_day) == (ten.date(), ten.date())
        assert (bar.filter.first_time, bar.filter.last_time) == (ten.time(), last_time)
        query = bar.filter.build_query(QDate(2026, 5, 9), SITE)
        assert query.since == ten.toSecsSinceEpoch()
        assert query.until == ten.toSecsSinceEpoch() + seconds
        assert bar.last_time_field.text() == ("24:00" if last_time == QTime(0, 0) else "11:00")


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of this system cannot be set")
def test_each_of_two_hours_of_the_same_name_opens_its_own_calls(
    desk_with_history: ImmediateDeskModels, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Berlin, 25 October 2026: from 02:00 to 03:00 twice, from 00:00 and from 01:00 UTC."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        midnight = 1_792_886_400.0
        show_period = window.tool_windows.reports.calls_requested.emit
        for hour in range(3):
            since, until = midnight + 3_600.0 * hour, midnight + 3_600.0 * (hour + 1)
            show_period(since, until, "", "")
            opened = window.tool_windows.history_window
            assert opened is not None
            bar = opened.panel.browser.filter_bar
            query = bar.filter.build_query(QDate(2026, 11, 9), SITE)
            assert (query.since, query.until) == (since, until)
            # The fields cannot tell the two hours apart, so the instants are beside them.
            assert bar.instants_label.isHidden() is (hour == 2)
        show_period(midnight, midnight + 3_600.0, "", "")
        assert "UTC" in bar.instants_label.text()
        bar.first_time_field.setTime(QTime(1, 0))
        # 01:00 is at 23:00 UTC on the day before; whoever changes the times means those of the clock.
        query = bar.filter.build_query(QDate(2026, 11, 9), SITE)
        assert query.since == midnight - 3_600.0
        assert bar.filter.span is None
        assert bar.instants_label.isHidden()
    finally:
        monkeypatch.undo()
        time.tzset()


def test_callers_and_ended_calls_offer_their_moment_only_if_it_can_be_shown(
    desk_with_history: ImmediateDeskModels, window: MainWindow
) -> None:
    callbacks, details = window.find_pane(CallbacksPane), window.details_pane
    assert not callbacks.moment_action.isVisible()
    models, moments = desk_with_history, []
    models.apply_changes(CallChanged(make_call("c1")))
    window.calls_pane.call_table.tracker.select_key("c1")
    models.apply_changes(CallEnded("c1"))
    details.show_call(models.calls.find("c1"))
    assert details.moment_button.isHidden()
    window.tool_windows.set_moment_handler(lambda wall, call_id="": moments.append((wall, call_id)))
    assert callbacks.moment_action.isVisible()
    details.show_call(models.calls.find("c1"))
    assert not details.moment_button.isHidden()
    details.moment_button.click()
    assert [call_id for _, call_id in moments] == ["c1"]
    callbacks.book.callbacks = (make_callback(),)
    window.focus_pane("missed")
    callbacks.callback_view.tracker.ensure_selection()
    callbacks.moment_action.trigger()
    assert moments[1:] == [(make_callback().last, make_callback().last_call)]
