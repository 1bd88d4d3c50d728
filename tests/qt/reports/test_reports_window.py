"""The reports window on a history in a file: figures, plots, tables, pictures and files."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from devlink3_desk.history.outside_lines import LineUse
from devlink3_desk.history.report_request import ReportGrouping, ServiceLevelFormula
from devlink3_desk.history.report_rows import IntervalRow
from devlink3_desk.preferences import HistoryPreferences, Preferences
from devlink3_desk.qt.core.text import NO_VALUE
from devlink3_desk.qt.reports.report_controls import PeriodChoice
from devlink3_desk.qt.reports.report_document import build_pdf
from devlink3_desk.qt.reports.reports_window import ReportsWindow
from devlink3_desk.services.history_access import LocalHistory
from tests.qt.reports.conftest import DAY, NINE, OpenWindow, make_calls
from tests.support.fixed_history import FixedHistory
from tests.support.history_calls import make_incoming_call
from tests.support.pdf_pages import read_pdf_pages

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot


def read_table(window: ReportsWindow) -> list[list[str]]:
    """Return the texts of the table of rows."""
    return read_cells(window.rows_page.table)


def read_cells(table: QTableWidget) -> list[list[str]]:
    """Return the texts of a table."""
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_the_window_shows_while_the_history_is_read(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.contents = None
    window.refresh()
    assert window.stack.currentWidget() is window.empty_page
    assert not window.export_button.isEnabled()
    assert not window.copy_button.isEnabled()
    qtbot.waitUntil(lambda: window.contents is not None, timeout=20_000)
    assert window.stack.currentWidget() is not window.empty_page
    assert window.copy_button.isEnabled()


def test_figures_of_the_previous_choice_are_not_shown_for_the_current_one(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    period = window.period_label.text()
    window.controls.target.setValue(30)
    assert window.period_label.text() == "Reading the history…"
    qtbot.waitUntil(lambda: window.period_label.text() == period, timeout=20_000)


def choose_period(window: ReportsWindow, choice: PeriodChoice, qtbot: QtBot) -> None:
    window.controls.select_value(window.controls.period, choice)
    with qtbot.waitSignal(window.shown, timeout=20_000):
        window.controls.period.activated.emit(0)


@pytest.mark.parametrize("choice", [PeriodChoice.TODAY, PeriodChoice.YESTERDAY])
def test_a_call_after_midnight_shows_the_new_day(
    choice: PeriodChoice, open_window: OpenWindow, qtbot: QtBot
) -> None:
    """A window that was left open showed the day of its choice for ever."""
    wall = NINE + 7_200.0 + (0.0 if choice is PeriodChoice.TODAY else 86_400.0)
    window = open_window(read_wall=lambda: wall)
    window.update_timer.setInterval(0)
    choose_period(window, choice, qtbot)
    assert window.tiles.tiles[0].value.text() == "10"
    wall += 86_400.0
    with qtbot.waitSignal(window.shown, timeout=20_000):
        window.on_history_changed()
    assert window.tiles.tiles[0].value.text() == NO_VALUE


@pytest.mark.parametrize(("language", "day"), [("en_US", 4), ("de_DE", 5)])
def test_weeks_begin_on_the_first_day_of_the_locale(
    language: str, day: int, open_window: OpenWindow, qtbot: QtBot, restored_locale: None
) -> None:
    QLocale.setDefault(QLocale(language))
    window = open_window()
    window.controls.first_day.setDate(DAY.addDays(-9))
    window.controls.select_value(window.controls.grouping, ReportGrouping.WEEK)
    with qtbot.waitSignal(window.shown, timeout=20_000):
        window.controls.grouping.activated.emit(0)
    assert window.contents is not None
    last = window.contents.rows.rows[-1]
    assert isinstance(last, IntervalRow)
    assert dt.datetime.fromtimestamp(last.start).astimezone().day == day


def test_one_of_several_sites_is_selected(
    open_window: OpenWindow, history: LocalHistory, qtbot: QtBot
) -> None:
    branch = FixedHistory(make_incoming_call("b", "01632960150", NINE))
    window = open_window(sites={"main": history, "branch": branch})
    controls = window.controls
    assert window.tiles.tiles[0].value.text() == "10"
    assert "the figures of one site, main." in window.period_label.text()
    assert [controls.group.itemText(n) for n in range(1, controls.group.count())] == ["Sales (200)"]
    qtbot.waitUntil(lambda: controls.did.count() > 1, timeout=30_000)
    controls.site.setCurrentIndex(1)
    with qtbot.waitSignal(window.shown, timeout=20_000):
        controls.site.activated.emit(1)
    assert window.tiles.tiles[0].value.text() == "1"
    assert "the figures of one site, branch." in window.period_label.text()
    assert window.contents is not None
    assert "branch" in window.contents.period  # in what is printed and exported, too
    assert [controls.group.itemText(n) for n in range(1, controls.group.count())] == ["Service (200)"]
    assert controls.person.count() == 1


def test_a_single_site_is_not_offered(open_window: OpenWindow) -> None:
    window = open_window()
    assert window.controls.site.isHidden()
    assert "site" not in window.period_label.text()


def test_the_tiles_show_the_figures_of_the_period(open_window: OpenWindow) -> None:
    window = open_window()
    texts = {tile.name.text(): tile.value.text() for tile in window.tiles.tiles}
    assert texts["Incoming"] == "10"
    assert texts["Answered"] == "8"
    assert texts["Abandoned"] == "1"
    # Seven of eight answered and one abandoned.
    assert texts["Service level"].startswith("77.8")
    # The history begins at nine, and the link was live until half past ten.
    assert "The history begins on " in window.period_label.text()
    assert "For 13 h 30 min there was no connection" in window.period_label.text()
    assert "Short abandons: 1." in window.period_label.text()
    # Nothing was recorded on the day before.
    assert window.tiles.tiles[0].before.text() == f"before: {NO_VALUE}"


@pytest.mark.parametrize("width", [600, 1280, 2600])
def test_bands_reach_to_the_end_and_no_column_is_cut(open_window: OpenWindow, width: int) -> None:
    table = open_window().rows_page.table
    table.resize(width, 300)
    header = table.horizontalHeader()
    last = header.count() - 1
    assert header.length() >= table.viewport().width()
    assert header.sectionSize(last) >= max(header.sectionSizeHint(last), table.sizeHintForColumn(last))


def test_the_formula_is_beside_the_figure_and_changes_it(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    assert "Answered in target ÷ (answered + abandoned)" in window.rows_page.explanation.text()
    window.controls.select_value(window.controls.formula, ServiceLevelFormula.PCA)
    with qtbot.waitSignal(window.shown, timeout=20_000):
        window.controls.changed.emit()
    level = next(tile for tile in window.tiles.tiles if tile.name.text() == "Service level")
    assert level.value.text().startswith("87.5")
    assert "Answered in target ÷ answered" in window.rows_page.explanation.text()


def test_the_table_has_the_rows_that_are_chosen(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    assert read_table(window)[0][:5] == ["200", "", "10", "8", "1"]
    window.controls.select_value(window.controls.grouping, ReportGrouping.EXTENSION)
    with qtbot.waitSignal(window.shown, timeout=20_000):
        window.controls.changed.emit()
    assert [row[0] for row in read_table(window)] == ["301", "302"]


def test_a_filter_restricts_the_report_to_one_person(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.controls.select_value(window.controls.group, "200")
    window.controls.select_value(window.controls.person, "301")
    with qtbot.waitSignal(window.shown, timeout=20_000):
        window.controls.changed.emit()
    # All of them rang at 301.
    assert window.tiles.tiles[0].value.text() == "10"


def test_every_plot_has_a_table_with_the_same_values(open_window: OpenWindow) -> None:
    window = open_window()
    assert window.contents is not None
    for page, plot in zip(window.plot_pages, window.contents.plots, strict=True):
        assert page.table.accessibleName() == f"{plot.title} as a table"
        values = sum(value is not None for each in plot.series for value in each.values)
        shown = [text for row in read_cells(page.table) for text in row[1:]]
        assert sum(text != NO_VALUE for text in shown) == values > 0


def test_the_keyboard_reaches_every_value(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    plot = window.plot_pages[0].plot
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    for _ in range(9):
        qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert "Answered: 7" in plot.selected_text
    assert plot.accessibleDescription() == plot.selected_text
    with qtbot.waitSignal(window.calls_requested) as requested:
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert requested.args == [NINE, NINE + 3_600.0, "", ""]


@pytest.mark.parametrize(("site", "group"), [("", "200"), ("main", "200"), ("branch", "200 · branch")])
def test_a_click_on_a_bar_requests_its_calls(
    site: str, group: str, open_window: OpenWindow, history: LocalHistory, qtbot: QtBot
) -> None:
    """Those of the hunt group to which the figures are restricted, as the history of all sites names it."""
    window = open_window(sites={"main": history, "branch": history} if site else None)
    if site:
        window.controls.site.setCurrentText(site)
        window.controls.site.activated.emit(0)
    window.controls.group.setCurrentIndex(1)
    with qtbot.waitSignal(window.shown, timeout=20_000):
        window.controls.group.activated.emit(1)
    window.tabs.setCurrentIndex(0)
    plot = window.plot_pages[0].plot
    plot.render_picture()
    cell = plot.cells[10]
    with qtbot.waitSignal(window.calls_requested) as requested:
        qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=cell.rect.center().toPoint())
    assert requested.args == [NINE + 3_600.0, NINE + 7_200.0, group, ""]


def test_a_setting_hides_figures_of_single_people(open_window: OpenWindow) -> None:
    preferences = msgspec.structs.replace(Preferences(), history=HistoryPreferences(without_people=True))
    window = open_window(preferences)
    assert window.controls.grouping.findData(ReportGrouping.EXTENSION) < 0
    assert not window.controls.person.isVisible()


def test_without_a_history_the_window_gives_advice(open_window: OpenWindow) -> None:
    window = open_window(has_history=False)
    assert window.stack.currentWidget() is window.empty_page
    assert not window.export_button.isEnabled()


def test_a_bar_shows_the_moment_at_which_its_first_caller_gave_up(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    """Or its start, where nobody did; only where someone shows moments."""
    window = open_window()
    plot = window.plot_pages[0].plot
    assert window.contents is not None
    ten = next(index for index, span in enumerate(window.contents.plots[0].spans) if span[0] == NINE + 3_600)
    assert len(plot.build_menu((ten, 0)).actions()) == 3  # with the separator
    window.set_moments_available(True)
    for hour, expected in ((ten, [NINE + 4_000 + 39.0, "long"]), (ten - 1, [NINE, ""])):
        actions = plot.build_menu((hour, 0)).actions()
        with qtbot.waitSignal(window.moment_requested) as moment:
            next(each for each in actions if "moment" in each.text()).trigger()
        assert moment.args == expected
    assert [each.text() for each in plot.build_menu(None).actions()] == ["Copy as picture"]


def test_numbers_called_are_offered_and_restrict_the_figures(
    open_window: OpenWindow, history: LocalHistory, qtbot: QtBot
) -> None:
    calls = [
        msgspec.structs.replace(call, did="01632960500" if index < 3 else "01632960501")
        for index, call in enumerate(make_calls())
    ]
    history.run(lambda store: store.write_calls(calls)).result(20.0)
    window = open_window()
    box = window.controls.did
    qtbot.waitUntil(lambda: box.count() == 3)
    assert [box.itemText(index) for index in range(1, 3)] == ["01632960500", "01632960501"]
    box.setCurrentIndex(1)
    with qtbot.waitSignal(window.shown, timeout=20_000):
        box.activated.emit(1)
    assert window.contents is not None
    assert window.contents.by_time.total.incoming == 3
    assert box.currentData() == "01632960500"
    window.controls.group.setCurrentIndex(1)
    with qtbot.waitSignal(window.shown, timeout=20_000):
        window.controls.group.activated.emit(1)
    # On paper, nothing else says that these are not all calls.
    assert window.contents.period.startswith(
        "Hunt group Sales (200) · Number called 01632960500. Monday, 5 January"
    )
    assert "Sales (200)" in read_pdf_pages(build_pdf(window.contents))[0]


def test_a_number_that_is_called_later_is_offered_then(
    open_window: OpenWindow, history: LocalHistory, qtbot: QtBot
) -> None:
    window = open_window()
    box = window.controls.did
    qtbot.waitUntil(lambda: box.count() == 2)
    later = make_incoming_call("later", "01632960001", NINE + 5_000.0, did="01632960599")
    history.run(lambda store: store.write_calls([later])).result(20.0)
    window.refresh()
    qtbot.waitUntil(lambda: box.count() == 3, timeout=20_000)
    assert box.itemText(2) == "01632960599"


def test_outside_lines_are_offered_and_restrict_the_figures(
    open_window: OpenWindow, history: LocalHistory, qtbot: QtBot
) -> None:
    """Seven calls on line 5, of which two overlap, one over SIP, and two whose line was not recorded."""
    lines = [*["5@c0a82a01"] * 7, "sip@c0a82a01"]
    calls = [
        msgspec.structs.replace(call, lines=(LineUse(line, call.started, call.ended),))
        for call, line in zip(make_calls(), lines, strict=False)
    ]
    history.run(lambda store: store.write_calls(calls)).result(20.0)
    window = open_window()
    assert window.contents is not None
    plot = window.contents.plots[-1]
    assert plot.categories == ("Line 5", "SIP lines", "Not recorded")
    assert plot.series[0].values == (2.0, 1.0, 1.0)
    box = window.controls.trunk
    qtbot.waitUntil(lambda: box.count() == 4)
    assert [box.itemText(index) for index in range(1, 4)] == ["Line 5", "SIP lines", "Not recorded"]
    window.controls.select_value(window.controls.grouping, ReportGrouping.TRUNK)
    box.setCurrentIndex(1)
    with qtbot.waitSignal(window.shown, timeout=20_000):
        box.activated.emit(1)
    assert (window.contents.by_time.total.incoming, window.contents.by_time.total.most_lines) == (7, 2)
    (row,) = read_table(window)
    assert row[:3] == ["Line 5", "192.168.42.1", "7"]
    box.setCurrentIndex(3)
    with qtbot.waitSignal(window.shown, timeout=20_000):
        box.activated.emit(3)
    assert window.contents.by_time.total.incoming == 2


def test_hours_before_the_first_recorded_moment_are_not_recorded_yet(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    """They are neither hours without calls nor such without a connection."""
    window = open_window()
    window.controls.select_value(window.controls.grouping, ReportGrouping.HOUR)
    with qtbot.waitSignal(window.shown, timeout=20_000):
        window.controls.grouping.activated.emit(0)
    headings = window.rows_page.table.horizontalHeader().model()
    names = [
        headings.headerData(column, Qt.Orientation.Horizontal)
        for column in range(window.rows_page.table.columnCount())
    ]
    rows = [dict(zip(names, row, strict=True)) for row in read_table(window)]
    found = [(row["Incoming"], row["Without connection"]) for row in rows]
    assert found[8] == (NO_VALUE, "Not recorded yet")
    assert found[9:12] == [("7", "0:00"), ("3", "30:00"), ("0", "1:00:00")]
    assert window.contents is not None
    assert window.contents.plots[0].series[0].values[8:10] == (None, 7)


def test_every_page_is_reached_by_keyboard(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    bar = window.tabs.tabBar()
    window.activateWindow()
    window.controls.period.setFocus()
    for _ in range(20):
        focus = window.focusWidget()
        if focus is bar:
            break
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert bar.hasFocus()
    for index in range(1, window.tabs.count()):
        qtbot.keyClick(bar, Qt.Key.Key_Right)
        assert window.tabs.currentIndex() == index
