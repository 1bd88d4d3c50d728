"""The window as someone at the desk meets it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from devlink3_desk.protocol.events import RecoveryAction
from devlink3_desk.qt.calls.call_model import CallColumn
from devlink3_desk.qt.core.row_model import ELAPSED_ROLES
from devlink3_desk.qt.core.shared_values import PreferencesModel
from devlink3_desk.qt.core.theme import ThemeMode
from devlink3_desk.qt.details.summary_page import SelectableText
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import (
    CallFlag,
    CallStatus,
    CmExtnInfo,
    ExtensionStatus,
    LinkStatus,
    PartyKind,
)
from devlink3_desk.switchboard.changes import (
    CallChanged,
    Change,
    DirectoryChanged,
    ExtensionChanged,
    QueueChanged,
)
from tests.support.board_values import (
    make_all_changes,
    make_call,
    make_extension,
    make_link_change,
    make_outside_party,
    make_party,
    make_person,
    make_queue,
)
from tests.support.desk_models import (
    ImmediateDeskModels,
    ManualClock,
    MemoryLayoutStore,
    show_changes,
    show_widget,
)

NASTY = "<b>Bobby</b>\n\u202e<img src=x>&amp;"


def test_changes_are_on_the_screen_with_the_next_frame(window: MainWindow, qtbot: QtBot) -> None:
    window.apply([make_link_change(), CallChanged(make_call("1"))])
    assert window.calls_pane.call_table.model().rowCount() == 0
    qtbot.waitUntil(lambda: window.calls_pane.call_table.model().rowCount() == 1, timeout=30_000)
    assert window.calls_pane.call_table.isVisible()


@pytest.mark.parametrize("mode", list(ThemeMode))
@pytest.mark.parametrize("zoom", [0.8, 1.0, 2.0])
def test_the_window_is_painted_in_every_theme_and_link_status(
    window: MainWindow, zoom: float, mode: ThemeMode
) -> None:
    window.theme_manager.set_mode(mode)
    window.theme_manager.set_zoom(zoom)
    show_changes(window, *make_all_changes())
    window.calls_pane.call_table.tracker.select_key("c3")
    for state in LinkStatus:
        show_changes(window, make_link_change(state, since=995.0, reason="It went away.", retry_at=1010.0))
        image = window.grab().toImage()
        colours = {image.pixelColor(x, y).name() for x in range(0, 1280, 16) for y in range(0, 800, 16)}
        assert len(colours) > 5


@pytest.mark.parametrize(
    ("change", "title", "more"),
    [
        (None, "Connecting", "PBX"),
        (make_link_change(LinkStatus.CATCHING_UP), "Synchronising", "current calls"),
        (make_link_change(LinkStatus.LIVE), "No calls", "as soon as they start"),
        (
            make_link_change(LinkStatus.REFUSED, reason="Wrong password."),
            "Refused by the PBX",
            "Wrong password.",
        ),
        (make_link_change(LinkStatus.LOST, reason="Cable out."), "Connection lost", "Cable out."),
    ],
)
def test_an_empty_list_of_calls_gives_the_reason(
    window: MainWindow, change: Change | None, title: str, more: str
) -> None:
    if change is not None:
        show_changes(window, change)
    page = window.calls_pane.empty_page
    assert page.isVisible()
    assert not window.calls_pane.call_table.isVisible()
    assert title in page.accessibleName()
    assert more in page.accessibleName()
    assert not window.banner_area.stale_banner.isVisible()


def test_a_filter_that_finds_nothing_says_so(window: MainWindow) -> None:
    show_changes(window, make_link_change(), CallChanged(make_call("1")))
    window.calls_pane.filter_field.setText("nobody of that name")
    assert "No matching calls" in window.calls_pane.empty_page.accessibleName()
    window.calls_pane.filter_field.clear()
    assert window.calls_pane.call_table.isVisible()


def test_an_outdated_window_shows_its_age(window: MainWindow, clock: ManualClock) -> None:
    show_changes(window, make_link_change(), CallChanged(make_call("1")))
    show_changes(
        window, make_link_change(LinkStatus.RETRYING, since=1000.0, reason="Cable out.", retry_at=1030.0)
    )
    clock.now = 1010.0
    window.ticker.ticked.emit()
    assert window.banner_area.stale_banner.isVisible()
    assert window.banner_area.stale_banner.text == "Last update 0:10 ago. Cable out. Retrying in 20 s."
    assert "Connection lost, retrying in 20 s" in window.link_bar.state_chip.accessibleName()
    assert window.theme_manager.stale
    show_changes(window, make_link_change(LinkStatus.CATCHING_UP, since=1010.0))
    assert "loading current calls" in window.banner_area.stale_banner.text
    show_changes(window, make_link_change(LinkStatus.LIVE, since=1011.0))
    assert not window.banner_area.stale_banner.isVisible()
    assert not window.theme_manager.stale


def test_a_window_that_has_stopped_trying_says_so_and_offers_another_attempt(window: MainWindow) -> None:
    reason = "The certificate of the PBX differs from the pinned one."
    show_changes(
        window,
        make_link_change(
            LinkStatus.REFUSED, since=1000.0, reason=reason, recovery=RecoveryAction.RECONFIGURE
        ),
    )
    banner = window.banner_area.stale_banner
    assert banner.text.endswith(f"{reason} This program has stopped trying to connect.")
    assert banner.buttons[RecoveryAction.RETRY].isVisible()
    assert banner.buttons[RecoveryAction.RECONFIGURE].isVisible()
    # Of a hub that goes on by itself, or not, the desk knows nothing.
    show_changes(window, make_link_change(LinkStatus.REFUSED, since=1000.0, reason=reason))
    assert "stopped" not in banner.text


def test_only_durations_change_when_a_second_passes(window: MainWindow, clock: ManualClock) -> None:
    show_changes(
        window, *(CallChanged(make_call(str(index), since=990.0 + index / 100)) for index in range(40))
    )
    changed: list[tuple[int, int, int, int, frozenset[int]]] = []
    window.models.call_list.dataChanged.connect(
        lambda top, bottom, roles: changed.append(
            (top.row(), bottom.row(), top.column(), bottom.column(), frozenset(roles))
        )
    )
    clock.now += 1
    window.ticker.ticked.emit()
    [(first, last, left, right, roles)] = changed
    assert (first, left, right) == (0, CallColumn.TIME, CallColumn.TIME)
    assert roles == frozenset(ELAPSED_ROLES)
    assert 2 < last < 20  # what the pane has room for, not what there is


def test_the_ticker_runs_only_while_the_window_is_visible(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.ticker.ticked, timeout=30_000):
        pass
    window.hide()
    qtbot.waitUntil(lambda: not window.ticker.is_running, timeout=30_000)
    window.show()
    qtbot.waitUntil(lambda: window.ticker.is_running, timeout=30_000)
    window.showMinimized()
    qtbot.waitUntil(lambda: not window.ticker.is_running, timeout=30_000)
    window.showNormal()
    qtbot.waitUntil(lambda: window.ticker.is_running, timeout=30_000)


def test_a_person_is_found_and_called_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    show_changes(
        window,
        DirectoryChanged(
            (make_person("201", "Jürgen Müller"), make_person("202", "Jana Muller"), make_person("203", "Bo"))
        ),
    )
    window.activateWindow()
    window.actions_by_name["directory"].trigger()
    assert window.directory_pane.search_field.hasFocus()
    # The keys need not wait for the search.
    qtbot.keyClicks(window.directory_pane.search_field, "mull")
    qtbot.keyClick(window.directory_pane.search_field, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.dialRequested, timeout=30_000) as dialled:
        qtbot.keyClick(window.directory_pane.search_field, Qt.Key.Key_Return)
    assert dialled.args == ["201"]
    qtbot.keyClick(window.directory_pane.search_field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "201"
    qtbot.keyClick(window.directory_pane.search_field, Qt.Key.Key_Escape)
    assert window.directory_pane.people_view.model().rowCount() == 3


def test_a_person_hidden_by_the_search_is_not_called(window: MainWindow, qtbot: QtBot) -> None:
    show_changes(window, DirectoryChanged((make_person("201", "Ann"),)))
    dialled: list[str] = []
    window.dialRequested.connect(dialled.append)
    window.directory_pane.people_view.tracker.select_key(window.models.people.value_at(0).key)
    qtbot.keyClicks(window.directory_pane.search_field, "xyzzy")
    qtbot.keyClick(window.directory_pane.search_field, Qt.Key.Key_Return)
    window.copy_number()
    assert dialled == []


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    keys = [key.toString() for action in window.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+K", "F3", "Ctrl+C"} <= set(keys)


def test_the_details_hold_everything_that_is_known(window: MainWindow) -> None:
    show_changes(
        window,
        CallChanged(
            make_call(
                "id-77",
                CallStatus.HELD,
                b=make_party("201", "Ann"),
                targets=(make_party("202", "Ben", end_id="e2"), make_party("203", "Cy", rejected="dnd")),
                held_by="201",
                group="Sales",
                did="960100",
                account_code="4711",
                tag="VIP",
                flags=(CallFlag.RECORDED,),
                nodes=("c0a82a03", "c0a82a04"),
            )
        ),
    )
    window.calls_pane.call_table.tracker.select_key("id-77")
    window.details_pane.copy_details()
    text = QApplication.clipboard().text()
    parts = (
        "Northfield Dental|01632 960144|Ann|Ben|Cy · 203 (dnd)|Held by: 201|Sales|960100|4711|VIP|Recorded"
    )
    for part in f"{parts}|SIP 17|Incoming".split("|"):
        assert part in text, part
    shown = [
        value.toPlainText() for value in window.details_pane.findChildren(SelectableText) if value.isVisible()
    ]
    assert any("Cy · 203 (dnd)" in text for text in shown)
    times = [label.text() for label in window.details_pane.findChildren(QLabel) if label.isVisible()]
    assert "On hold 0:10 · call 0:20" in times


def test_no_text_from_outside_is_interpreted_as_html(window: MainWindow) -> None:
    nasty = make_call("1", a=make_outside_party(NASTY, NASTY), group=NASTY, tag=NASTY)
    show_changes(
        window,
        make_link_change(LinkStatus.LIVE, pbx_version=NASTY, variant=NASTY),
        CallChanged(nasty),
        ExtensionChanged(make_extension("201", name=NASTY)),
        QueueChanged(make_queue("600", name=NASTY)),
        DirectoryChanged((make_person("201", NASTY, department=NASTY),)),
    )
    window.calls_pane.call_table.tracker.select_key("1")
    labels = window.findChildren(QLabel)
    assert any("<b>Bobby</b> <img src=x>&amp;" in label.text() for label in labels)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels if label.text())
    assert not any("\u202e" in label.text() or "\n" in label.text() for label in labels)
    for model in (window.models.calls, window.models.extensions, window.models.groups, window.models.people):
        tip = model.index(0, 1 if model is window.models.calls else 0).data(Qt.ItemDataRole.ToolTipRole)
        assert "<b>" not in tip
        assert "&lt;b&gt;" in tip


def test_every_control_has_a_name(window: MainWindow) -> None:
    show_changes(window, *make_all_changes())
    for control in window.findChildren(QWidget):
        inner = isinstance(control.parent(), QAbstractScrollArea) or control.objectName().startswith("qt_")
        if control.focusPolicy() != Qt.FocusPolicy.NoFocus and control.isVisible() and not inner:
            named = control.accessibleName() or getattr(control, "text", str)()
            assert named, (type(control).__name__, control.objectName())


def test_close_requests_permission_and_finish_closing_closes(
    window: MainWindow, store: MemoryLayoutStore
) -> None:
    asked: list[bool] = []
    window.close_requested.connect(lambda: asked.append(True))
    window.close()
    window.close()
    assert asked == [True]
    assert window.isVisible()
    assert "window/state" in store.values
    window.finish_closing()
    assert not window.isVisible()
    assert not window.ticker.is_running
    window.apply([CallChanged(make_call("late"))])
    assert not window.batcher.has_pending
    window.finish_closing()
    assert asked == [True]


def test_finish_closing_works_without_a_request(window: MainWindow, store: MemoryLayoutStore) -> None:
    window.apply([CallChanged(make_call("1"))])
    window.finish_closing()
    assert not window.isVisible()
    assert not window.batcher.has_pending
    assert "window/geometry" in store.values


def test_layout_theme_and_zoom_are_restored(
    window: MainWindow, store: MemoryLayoutStore, desk: ImmediateDeskModels
) -> None:
    window.docks["groups"].close()
    window.theme_manager.set_mode(ThemeMode.DARK)
    window.theme_manager.set_zoom(1.4)
    window.finish_closing()
    again = MainWindow(desk, store)
    again.show()
    assert again.docks["groups"].isHidden()
    assert not again.docks["extensions"].isHidden()
    assert again.theme_manager.mode == ThemeMode.DARK
    assert again.theme_manager.zoom == 1.4
    again.dock_layout.reset_layout()
    assert not again.docks["groups"].isHidden()
    again.finish_closing()
    delete(again)


def test_a_message_does_not_hide_the_state_of_the_link(window: MainWindow) -> None:
    window.link_bar.show_status_message("No sound device: alerts will beep")
    assert window.link_bar.message_label.isVisible()
    assert window.link_bar.state_chip.isVisible()
    assert not window.link_bar.facts_label.isVisible()


def test_settings_that_could_not_be_loaded_are_reported_in_the_status_bar(
    desk: ImmediateDeskModels, store: MemoryLayoutStore
) -> None:
    warning = "The settings were damaged."
    window = MainWindow(desk, store, preferences=PreferencesModel(load_warning=warning))
    assert window.link_bar.currentMessage() == warning
    window.finish_closing()
    delete(window)


def test_invalid_layout_data_are_ignored(desk: ImmediateDeskModels) -> None:
    broken = MemoryLayoutStore()
    broken.values = dict.fromkeys(
        ("window/geometry", "window/state", "window/theme", "window/zoom"), b"\xff\x00?"
    )
    window = MainWindow(desk, broken)
    assert window.theme_manager.mode == ThemeMode.SYSTEM
    assert window.theme_manager.zoom == 1.0
    assert not window.docks["extensions"].isHidden()
    window.finish_closing()
    delete(window)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform without a screen cannot
def test_the_help_does_not_block_the_desk(window: MainWindow) -> None:
    window.actions_by_name["keys"].trigger()
    sheet = next(child for child in window.children() if type(child).__name__ == "ShortcutsDialog")
    assert isinstance(sheet, QWidget)
    assert sheet.isVisible()
    words = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "Ctrl+K" in words
    assert "Search the directory" in words
    sheet.close()


def test_a_party_that_nothing_is_known_of_is_named_by_its_kind(window: MainWindow) -> None:
    show_changes(
        window,
        CallChanged(make_call("1", a=make_outside_party("", ""), b=make_party("", "", PartyKind.VOICEMAIL))),
    )
    row = window.models.calls.find("1")
    assert row is not None
    assert (row.caller, row.called) == ("Number withheld", "Voicemail")


def test_cmextn_fields_are_shown_in_tiles_and_tooltips_on_request(
    window: MainWindow, store: MemoryLayoutStore
) -> None:
    cmextn = CmExtnInfo(1, 2, 0, None, "Dialling, before Idle")
    show_changes(window, ExtensionChanged(make_extension("201", ExtensionStatus.DIALLING, cmextn=cmextn)))
    row = window.models.extensions.find("201")
    assert row is not None
    assert row.technical_text == "v=1 p1=2 p2=0 · Dialling, before Idle"
    tip = QTextDocument()
    tip.setHtml(window.models.extensions.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert tip.toPlainText().splitlines()[1:] == [window.models.extensions.format_elapsed(row)]
    height = window.extensions_pane.tile_view.gridSize().height()
    window.actions_by_name["technical"].trigger()
    tip.setHtml(window.models.extensions.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert tip.toPlainText().splitlines()[2] == "CMExtn: v=1 p1=2 p2=0 · Dialling, before Idle"
    assert window.extensions_pane.tile_view.gridSize().height() > height
    window.save_layout()
    assert store.values["window/technical"] == b"1"


class Painted(QObject):
    """Counts how often something is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += watched is self.parent() and event.type() == QEvent.Type.Paint
        return False

    def process_until_idle(self) -> None:
        """Process events until nothing is painted any more, and count from 0 again."""
        self.times = 1
        while self.times:
            self.times = 0
            QApplication.processEvents()


def test_enter_on_an_extension_calls_it(window: MainWindow, qtbot: QtBot) -> None:
    show_changes(window, ExtensionChanged(make_extension("201")), ExtensionChanged(make_extension("202")))
    window.actions_by_name["extensions"].trigger()
    qtbot.keyClick(window.extensions_pane.tile_view, Qt.Key.Key_Right)
    with qtbot.waitSignal(window.dialRequested, timeout=30_000) as dialled:
        qtbot.keyClick(window.extensions_pane.tile_view, Qt.Key.Key_Enter)
    assert dialled.args == ["202"]


@pytest.mark.parametrize("name", ["calls", "extensions"])
def test_typing_into_a_filter_moves_and_paints_nothing_else(
    window: MainWindow, name: str, qtbot: QtBot
) -> None:
    show_changes(window, *make_all_changes())
    show_widget(window)
    fields = {"calls": window.calls_pane.filter_field, "extensions": window.extensions_pane.filter_field}
    field, other = fields[name], window.groups_pane.tile_view.viewport()
    field.setFocus()
    painted = Painted(other)
    qtbot.wait(100)  # timers that the changes above have started
    painted.process_until_idle()
    geometry = field.geometry()
    qtbot.keyClick(field, "n")
    qtbot.wait(100)
    assert field.geometry() == geometry
    assert painted.times == 0
    field.update()
    other.update()
    qtbot.waitUntil(lambda: painted.times == 1)
