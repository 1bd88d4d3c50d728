"""An empty pane shows whether it is connected, loading or outdated, and an update interrupts nobody."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.qt.core import state_display
from devlink3_desk.qt.core.painting import RowDelegate
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallStatus, ExtensionStatus, LinkStatus
from devlink3_desk.switchboard.changes import (
    CallChanged,
    CallEnded,
    DirectoryChanged,
    ExtensionChanged,
    QueueChanged,
)
from tests.support.board_values import (
    make_call,
    make_extension,
    make_link_change,
    make_person,
    make_queue,
    make_random_changes,
)
from tests.support.desk_models import ManualClock, show_changes, show_widget

LISTS = ("extensions", "groups", "directory")


def show_one_of_each(window: MainWindow) -> None:
    show_changes(
        window,
        make_link_change(),
        CallChanged(make_call("1")),
        ExtensionChanged(make_extension("201")),
        QueueChanged(make_queue("600")),
        DirectoryChanged((make_person("201", "Ann"),)),
    )


def grab_pane(window: MainWindow, name: str) -> QImage:
    (watch, *_) = window.panes[name].trackers
    view: QAbstractItemView = watch.view
    view.scrollToTop()
    return view.viewport().grab().toImage()


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_pane_shows_whether_it_is_connected(window: MainWindow, name: str) -> None:
    show_changes(window, make_link_change())
    window.theme_manager.set_stale(False)
    images = {LinkStatus.LIVE: grab_pane(window, name)}
    for status in (LinkStatus.CONNECTING, LinkStatus.LOST, LinkStatus.REFUSED):
        show_changes(window, make_link_change(status, since=1000.0))
        images[status] = grab_pane(window, name)
        (watch, *_) = window.panes[name].trackers
        assert watch.view.accessibleDescription() == state_display.describe_link_status(status)
    assert all(one != other for one, other in itertools.combinations(images.values(), 2))
    show_changes(window, make_link_change())
    (watch, *_) = window.panes[name].trackers
    assert watch.view.accessibleDescription() == ""


@pytest.mark.parametrize("name", LISTS)
def test_every_pane_is_paler_while_the_link_is_lost(window: MainWindow, name: str) -> None:
    show_changes(
        window,
        make_link_change(),
        ExtensionChanged(make_extension("201", ExtensionStatus.BUSY)),
        QueueChanged(make_queue("600", 2, 990.0)),
        DirectoryChanged((make_person("201", "Ann"),)),
    )
    window.calls_pane.call_table.setFocus()
    row = QRect(0, 0, 200, 40)  # the banner takes some of the height for a moment
    previous = grab_pane(window, name).copy(row)
    show_changes(window, make_link_change(LinkStatus.LOST, since=1000.0))
    assert grab_pane(window, name).copy(row) != previous
    assert window.banner_area.stale_banner.isVisible()
    show_changes(window, make_link_change(since=1001.0))
    assert grab_pane(window, name).copy(row) == previous


def test_a_pane_emptied_by_its_filter_does_not_show_the_link_status(window: MainWindow) -> None:
    show_changes(window, make_link_change(), ExtensionChanged(make_extension("201")))
    window.extensions_pane.filter_field.setText("nobody")
    alone = grab_pane(window, "extensions")
    show_changes(window, make_link_change(LinkStatus.CONNECTING))
    assert grab_pane(window, "extensions") == alone


def test_updates_do_not_interrupt_typing(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    show_changes(
        window,
        make_link_change(),
        DirectoryChanged(tuple(make_person(str(200 + index), f"User {index}") for index in range(30))),
    )
    window.actions_by_name["directory"].trigger()
    field = window.directory_pane.search_field
    changes = make_random_changes(7, 400)
    for letter in "user 1":
        qtbot.keyClick(field, letter)
        batch, changes = changes[:60], changes[60:]
        # The directory itself is read again only once in a while, and then the search is asked again.
        show_changes(window, *(change for change in batch if not isinstance(change, DirectoryChanged)))
        assert QApplication.focusWidget() is field
    assert field.text() == "user 1"
    assert window.directory_pane.people_view.tracker.selected_row() is not None


@pytest.mark.parametrize("name", ["calls", "extensions", "groups", "directory"])
def test_calls_do_not_change_the_keyboard_focus(window: MainWindow, name: str) -> None:
    window.activateWindow()
    show_one_of_each(window)
    window.focus_pane(name)
    previous = QApplication.focusWidget()
    for change in (CallChanged(make_call("2")), CallEnded("2"), CallChanged(make_call("1", CallStatus.HELD))):
        show_changes(window, change)
        assert QApplication.focusWidget() is previous


def test_a_hidden_window_is_not_shown_when_a_call_rings(window: MainWindow) -> None:
    window.hide()
    show_changes(window, make_link_change(), CallChanged(make_call("1")))
    assert not window.isVisible()


@pytest.mark.parametrize("name", ["calls", "details", "directory", "groups", "extensions"])
def test_every_pane_is_reached_by_its_shortcut_from_every_other(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    window.activateWindow()
    show_one_of_each(window)
    for start in ("calls", "directory", "extensions"):
        window.focus_pane(start)
        for key in window.actions_by_name[name].shortcuts():
            qtbot.keySequence(QApplication.focusWidget(), key)
            focus = QApplication.focusWidget()
            assert focus is not None
            assert focus is window.panes[name] or window.panes[name].isAncestorOf(focus)


@pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot
def test_shortcuts_work_in_a_floating_pane(window: MainWindow, qtbot: QtBot) -> None:
    show_changes(
        window,
        make_link_change(),
        CallChanged(make_call("1")),
        DirectoryChanged((make_person("201", "Ann"),)),
    )
    dock = window.docks["directory"]
    dock.setFloating(True)
    show_widget(dock)
    window.focus_pane("directory")
    qtbot.waitUntil(dock.isActiveWindow, timeout=20_000)
    assert window.directory_pane.search_field.hasFocus()
    qtbot.keyClicks(window.directory_pane.search_field, "an")
    qtbot.keyClick(window.directory_pane.search_field, Qt.Key.Key_F6)
    qtbot.waitUntil(window.isActiveWindow, timeout=20_000)
    assert window.calls_pane.call_table.hasFocus()


class Counter(QObject):
    """Counts what is painted and laid out."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.count = 0
        self.application = QApplication.instance()
        assert self.application is not None
        self.application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest):
            self.count += 1
        return False


def test_a_hidden_window_is_neither_painted_nor_updated(window: MainWindow, clock: ManualClock) -> None:
    show_changes(window, make_link_change(), *(CallChanged(make_call(str(index))) for index in range(20)))
    window.hide()
    QApplication.processEvents()
    changed: list[object] = []
    window.models.call_list.dataChanged.connect(lambda *what: changed.append(what))
    counter = Counter(window)
    assert not window.ticker.is_running
    clock.now += 5
    window.ticker.ticked.emit()  # even if something beat: nothing that nobody sees is asked for its time
    QApplication.processEvents()
    assert changed == []
    assert counter.count == 0
    assert counter.application is not None
    counter.application.removeEventFilter(counter)


def test_changes_to_a_hidden_window_are_applied_when_it_is_shown(window: MainWindow) -> None:
    window.hide()
    window.apply([make_link_change(), CallChanged(make_call("1"))])
    assert window.calls_pane.call_table.model().rowCount() == 0  # it waits, and is handed on in one go
    window.show()
    assert window.calls_pane.call_table.model().rowCount() == 1


OPENED_ON_DEMAND = ("history", "reports", "rewind", "contact_sources", "contacts_import", "setup_wizard")
"""Features whose models are created with their windows, and tested there."""


def kinds_of_models() -> set[type[QAbstractItemModel]]:
    """Every model class of the main window that is not there only to be built upon."""
    on_demand = tuple(f"devlink3_desk.qt.{feature}." for feature in OPENED_ON_DEMAND)
    found: set[type[QAbstractItemModel]] = set()
    open_ends: list[type[QAbstractItemModel]] = [QAbstractItemModel]
    while open_ends:
        kind = open_ends.pop()
        below = kind.__subclasses__()
        open_ends += below
        module = kind.__module__
        if not below and module.startswith("devlink3_desk") and not module.startswith(on_demand):
            found.add(kind)
    return found


@pytest.fixture
def testers(window: MainWindow) -> Iterator[list[QAbstractItemModelTester]]:
    """Testers of the window's models, deleted before these, also after a failure: else they crash."""
    testers: list[QAbstractItemModelTester] = []
    yield testers
    testers.clear()


@pytest.mark.qt_log_ignore("propagateSizeHints|raise|PulseAudio")  # neither is there in a test
def test_every_model_passes_the_model_tester(
    window: MainWindow, testers: list[QAbstractItemModelTester]
) -> None:
    window.show_settings()
    window.compact_mode.set_active(True)
    strip = window.compact_mode.strip
    assert strip is not None
    # Created when they are first shown, with models of their own.
    created_late = (window.command_palette, window.details_pane.records_view)
    parents = (window, window.models, strip, *created_late)
    models = {model for parent in parents for model in parent.findChildren(QAbstractItemModel)}
    mode = QAbstractItemModelTester.FailureReportingMode.Warning  # and warnings fail
    testers += (QAbstractItemModelTester(model, mode) for model in models)
    assert kinds_of_models() <= {type(model) for model in models}
    changes = make_random_changes(11, 400)
    while changes:
        batch, changes = changes[:25], changes[25:]
        show_changes(window, *batch)
    window.compact_mode.set_active(False)
    window.calls_pane.filter_field.setText("ann")
    window.directory_pane.search_field.setText("user")
    window.command_palette.open_palette()
    window.command_palette.search_field.setText("te")
    show_changes(window, *make_random_changes(12, 100))
    # Violations are Qt warnings, which fail the test. Each model must have been tested until here.
    assert [tester.model() for tester in testers] == list(models)


@pytest.mark.parametrize("zoom", [0.8, 1.0, 2.0])
def test_fonts_and_rows_follow_the_zoom(window: MainWindow, zoom: float) -> None:
    window.theme_manager.set_zoom(zoom)
    expected = window.theme_manager.font.pointSizeF()
    assert QApplication.font().pointSizeF() == pytest.approx(expected)
    show_changes(
        window, make_link_change(), CallChanged(make_call("1")), ExtensionChanged(make_extension("201"))
    )
    for view in window.findChildren(QAbstractItemView):
        delegate = view.itemDelegate()
        if isinstance(delegate, RowDelegate):
            assert delegate.name_face.font.pointSizeF() == pytest.approx(expected * 1.12, rel=0.01)
    row = window.calls_pane.call_table.verticalHeader().defaultSectionSize()
    assert row >= window.theme_manager.font.pointSizeF() * 2
    for widget in (
        window.calls_pane.filter_field,
        window.directory_pane.search_field,
        window.menuBar(),
        window.link_bar.facts_label,
    ):
        assert widget.font().pointSizeF() == pytest.approx(expected, rel=0.01)


def test_the_status_bar_stays_within_the_window_at_a_large_zoom(window: MainWindow) -> None:
    facts = make_link_change(
        pbx_version="IP Office 11.1.2.0 build 239", variant="Standard", round_trip_ms=12.0
    )
    window.theme_manager.set_zoom(2.0)
    show_changes(window, facts)
    window.grab()
    assert window.link_bar.totals_label.geometry().right() <= window.link_bar.width()
    assert window.link_bar.facts_label.geometry().right() <= window.link_bar.totals_label.geometry().left()


def test_a_long_state_of_the_link_leaves_the_number_of_calls_in_a_narrow_status_bar(
    window: MainWindow,
) -> None:
    window.resize(1024, 768)
    show_changes(window, CallChanged(make_call("1")), make_link_change(LinkStatus.RETRYING, retry_at=1025.0))
    window.theme_manager.set_zoom(1.6)
    bar = window.link_bar
    whole = bar.totals_label.text()
    window.grab()
    assert bar.width() <= window.width() == 1024
    shown = bar.totals_label.elide_text()
    assert shown.startswith("1 call")
    assert whole.startswith(shown)
    assert whole in bar.totals_label.toolTip()
    bar.totals_label.setFixedWidth(2)
    assert bar.totals_label.elide_text() == ""


def test_the_status_bar_does_not_count_a_call_that_has_ended(window: MainWindow) -> None:
    calls = [CallChanged(make_call(key)) for key in "ab"]
    show_changes(window, make_link_change(), *calls)
    assert window.link_bar.totals_label.text().startswith("2 call")
    show_changes(window, CallEnded("a"))
    assert window.models.calls.find("a") is not None
    assert window.link_bar.totals_label.text().startswith("1 call")


def test_a_narrow_status_bar_omits_the_least_important_facts(window: MainWindow) -> None:
    facts = make_link_change(pbx_version="IP500v2 11.1", variant="Standard", round_trip_ms=12.0, gaps=2)
    show_changes(window, facts)
    label = window.link_bar.facts_label
    wholes = [["IP500v2 11.1", "Standard", "round trip 12 ms", "2 gap(s) recovered"]]
    for dropped in ("round trip 12 ms", "Standard", "IP500v2 11.1"):
        wholes.append([fact for fact in wholes[-1] if fact != dropped])
    allowed = ["   ·   ".join(each) for each in wholes]
    shown: list[str] = []
    width = label.fontMetrics().horizontalAdvance(label.text()) + 1
    while width > label.fontMetrics().horizontalAdvance(wholes[-1][0]):
        label.resize(width, label.height())
        if label.elide_text() not in shown:
            shown.append(label.elide_text())
        width -= 1
    assert [text.replace("\u2068", "").replace("\u2069", "") for text in shown] == allowed
    label.resize(8, label.height())
    assert label.elide_text() == ""
    assert "round trip 12 ms" in label.toolTip()


def test_arrows_and_enter_reach_every_list(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    show_changes(
        window,
        make_link_change(),
        *(CallChanged(make_call(str(index))) for index in range(3)),
        *(ExtensionChanged(make_extension(str(201 + index))) for index in range(3)),
        *(QueueChanged(make_queue(str(600 + index))) for index in range(3)),
        DirectoryChanged(tuple(make_person(str(201 + index), f"User {index}") for index in range(3))),
    )
    keys = {"calls": Qt.Key.Key_Down, "extensions": Qt.Key.Key_Right, "groups": Qt.Key.Key_Right}
    for name, key in keys.items():
        window.focus_pane(name)
        (watch, *_) = window.panes[name].trackers
        first = watch.view.currentIndex()
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert watch.view.currentIndex() != first, name
