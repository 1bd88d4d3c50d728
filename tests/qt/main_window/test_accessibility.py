"""Nothing that a screen reader meets is without a name, and new calls are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import AlertKind
from devlink3_desk.qt.alerts.alert_channels import AlertBar
from devlink3_desk.qt.alerts.notices import Notice
from devlink3_desk.qt.core.row_model import ACCESSIBLE_TEXT_ROLE
from devlink3_desk.qt.core.widgets import IconButton
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.changes import CallChanged
from tests.qt.all_windows import WINDOWS
from tests.qt.window_stage import WindowStage
from tests.support.board_values import make_all_changes, make_call
from tests.support.desk_models import ImmediateDeskModels, show_changes

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # the platform without a screen cannot

ROLE = QAccessible.Role
CONTROLS = {
    ROLE.Button,
    ROLE.CheckBox,
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.List,
    ROLE.ListItem,
    ROLE.MenuItem,
    ROLE.PageTab,
    ROLE.RadioButton,
    ROLE.Slider,
    ROLE.SpinBox,
    ROLE.Table,
    ROLE.Tree,
}


@pytest.fixture(autouse=True)
def active(qapp: QApplication) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def iter_tree(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield found
    for row in range(found.childCount()):
        child = found.child(row)
        if child is not None and child.isValid():
            yield from iter_tree(child)


def unnamed(widget: QWidget) -> list[str]:
    """Return every control without a name; of table cells, those that can be checked."""
    root = QAccessible.queryAccessibleInterface(widget)
    found = list(iter_tree(root))
    assert len(found) > 10, "There is no tree to walk."
    return [
        f"{part.role().name} {part.object()}"
        for part in found
        if (part.role() in CONTROLS or part.state().focusable or part.state().checkable)
        and not part.text(QAccessible.Text.Name)
        and not (part.role() in {ROLE.TreeItem, ROLE.Cell} and not part.state().checkable)
        # What a combination shows is named by the combination, and a label by what it says.
        and part.role() != ROLE.StaticText
    ]


def test_no_control_of_the_window_is_without_a_name(window: MainWindow, desk: ImmediateDeskModels):
    desk.apply_changes(*make_all_changes())
    QApplication.processEvents()
    assert unnamed(window) == []


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_no_control_of_the_settings_is_without_a_name(window: MainWindow, desk: ImmediateDeskModels):
    desk.apply_changes(*make_all_changes())
    dialog = window.show_settings()
    try:
        assert unnamed(dialog) == []
    finally:
        dialog.reject()


def test_every_painted_row_can_be_read(window: MainWindow, desk: ImmediateDeskModels):
    desk.apply_changes(*make_all_changes())
    for rows in (desk.call_list, desk.extension_list, desk.group_list, desk.person_list):
        assert rows.rowCount() > 0
        for row in range(rows.rowCount()):
            assert rows.index(row, 0).data(ACCESSIBLE_TEXT_ROLE), rows


def test_tab_reaches_every_pane_and_comes_back(window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot):
    desk.apply_changes(*make_all_changes())
    window.activateWindow()
    window.calls_pane.focus_contents(Qt.FocusReason.OtherFocusReason)
    start = QApplication.focusWidget()
    assert start is not None
    order: list[QWidget] = []
    focused = start
    for _ in range(200):
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        next_widget = QApplication.focusWidget()
        assert next_widget is not None
        focused = next_widget
        if focused is start:
            break
        order.append(focused)
    else:
        pytest.fail("Tab never came back.")
    reached = {
        name for name, pane in window.panes.items() if any(pane.isAncestorOf(widget) for widget in order)
    }
    assert {"calls", "directory", "groups", "extensions"} <= reached
    assert all(widget.accessibleName() or widget.windowTitle() or hasattr(widget, "text") for widget in order)


@pytest.mark.parametrize("is_floating", [False, True])
def test_enter_presses_the_button_that_has_the_focus(
    window: MainWindow, qtbot: QtBot, is_floating: bool
) -> None:
    show_changes(window, CallChanged(make_call("rings")))
    if is_floating:
        window.docks["extensions"].toggle_floating()
    pane = window.extensions_pane
    for button in (pane.list_button, *window.calls_pane.filter_chips.values()):
        if button.isVisible():
            button.setFocus()
            qtbot.keyClick(button, Qt.Key.Key_Return)
            assert button.isChecked()
            qtbot.keyClick(button, Qt.Key.Key_Enter)
            assert not button.isChecked()
    pane.filter_field.setFocus()
    qtbot.keyClick(pane.filter_field, Qt.Key.Key_Return)
    assert not pane.list_button.isChecked()


def test_enter_on_an_alert_presses_its_button_that_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    bar = AlertBar(window.theme_manager, window)
    window.banner_area.add_banner("alerts", bar)
    pressed: list[str] = []
    bar.clicked.connect(lambda _key: pressed.append("card"))
    bar.show_notice(Notice("key", "A title", "Words", AlertKind.RINGING))
    (card,) = bar.cards.by_key.values()
    bar.dismissed.connect(lambda _key: pressed.append("close"))
    for button in (card, card.close_button):
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert pressed == ["card", "close"]


def test_esc_clears_the_filter_that_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    for field in (window.calls_pane.filter_field, window.extensions_pane.filter_field):
        qtbot.keyClicks(field, "noor")
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert not field.text()


@pytest.mark.parametrize("name", ["history", "reports"])
def test_enter_presses_the_buttons_of_other_windows(
    name: str, window: MainWindow, desk: ImmediateDeskModels, qtbot: QtBot, tmp_path: Path
) -> None:
    opened = WINDOWS[name](WindowStage(window, tmp_path))
    button = QPushButton("Button", opened)
    button.show()
    button.setFocus()
    with qtbot.waitSignal(button.clicked, timeout=30_000):
        qtbot.keyClick(button, Qt.Key.Key_Return)


def test_enter_leads_from_the_strip_to_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_name["compact"].trigger()
    strip = window.compact_mode.strip
    assert strip is not None
    (button,) = strip.findChildren(IconButton)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert window.isVisible()
