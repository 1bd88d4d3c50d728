"""The settings page of thresholds: calls, hunt groups and the wallboard."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import (
    AlertPreferences,
    CallPreferences,
    Preferences,
    QueuePreferences,
    StateLimit,
    WallboardPreferences,
)
from devlink3_desk.qt.settings.group_targets import GroupTargetTable
from devlink3_desk.qt.settings.threshold_pages import ThresholdsPage
from tests.support.desk_models import show_widget

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page(qtbot: QtBot) -> ThresholdsPage:
    page = ThresholdsPage(lambda: {"600": "Sales", "601": "Accounts"})
    qtbot.addWidget(page)
    return page


def shown_targets(table: GroupTargetTable) -> list[str]:
    """Return what the cells of the targets show."""
    texts = []
    for row in range(table.rowCount()):
        index = table.model().index(row, 1)
        option = QStyleOptionViewItem()
        delegate = table.itemDelegateForIndex(index)
        assert isinstance(delegate, QStyledItemDelegate)
        delegate.initStyleOption(option, index)
        texts.append(option.text)
    return texts


def test_every_threshold_is_returned_unchanged(page: ThresholdsPage) -> None:
    preferences = Preferences(
        calls=CallPreferences(held=StateLimit(7, 9), linger=0),
        queues=QueuePreferences(target=45, targets={"600": 15, "699": 60}),
        alerts=AlertPreferences(abandoned_after=3),
        wallboard=WallboardPreferences(
            target=70,
            within=30,
            least_calls=4,
            warn_waiting=1,
            alarm_waiting=2,
            warn_longest=5,
            alarm_longest=6,
        ),
    )
    page.show_preferences(preferences)
    assert page.update_preferences(Preferences()) == preferences
    assert msgspec.json.decode(msgspec.json.encode(preferences), type=Preferences) == preferences


def test_an_alarm_before_its_warning_is_refused(page: ThresholdsPage) -> None:
    page.show_preferences(Preferences(calls=CallPreferences(held=StateLimit(7, 9))))
    assert page.find_problem() == ""
    page.limit_boxes["held"][1].setValue(7)
    assert "On hold" in page.find_problem()


@pytest.mark.parametrize("name", ["waiting", "longest"])
def test_an_alarm_of_the_wallboard_that_is_not_above_its_warning_is_refused(
    page: ThresholdsPage, name: str
) -> None:
    page.show_preferences(Preferences())
    warn, alarm = page.spin_boxes[f"warn_{name}"], page.spin_boxes[f"alarm_{name}"]
    warn.setValue(20)
    alarm.setValue(20)
    assert page.find_problem().startswith("Wallboard, ")
    for value in (21, 0):
        alarm.setValue(value)
        assert page.find_problem() == ""


def test_targets_of_single_groups_are_saved(page: ThresholdsPage) -> None:
    before = Preferences(queues=QueuePreferences(target=45, targets={"600": 15, "699": 60}))
    page.show_preferences(before)
    model = page.group_table.model()
    assert [model.index(at, 0).data() for at in range(3)] == ["699", "Accounts (601)", "Sales (600)"]
    model.setData(model.index(2, 1), 0)
    model.setData(model.index(1, 1), 9999)
    page.target_box.setValue(20)
    assert page.update_preferences(before).queues == QueuePreferences(
        target=20, targets={"601": 3600, "699": 60}
    )


def test_a_group_without_a_target_of_its_own_shows_the_common_one(page: ThresholdsPage) -> None:
    page.show_preferences(Preferences(queues=QueuePreferences(target=45, targets={"600": 15})))
    assert shown_targets(page.group_table) == ["as all groups: 45 s", "15 s"]
    page.target_box.setValue(30)
    assert shown_targets(page.group_table) == ["as all groups: 30 s", "15 s"]
    page.target_box.setValue(0)
    assert shown_targets(page.group_table) == ["as all groups: none", "15 s"]


def test_a_target_is_set_and_reset_by_keyboard(page: ThresholdsPage, qtbot: QtBot) -> None:
    page.show_preferences(Preferences(queues=QueuePreferences(target=45)))
    show_widget(page)
    table = page.group_table
    table.setFocus(Qt.FocusReason.TabFocusReason)
    table.setCurrentCell(0, 1)
    for expected, keys in (({"601": 25.0}, "25"), ({}, "0")):
        QTest.keySequence(table, QKeySequence("F2"))
        editor = table.findChild(QSpinBox)
        assert editor is not None
        assert editor.accessibleName() == "Accounts (601)"
        QTest.keyClicks(editor, keys)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        # Qt takes the value over with the next turn of the event loop.
        qtbot.waitUntil(lambda: page.group_table.read_targets() == expected)  # noqa: B023 (waited for here)
        # An editor that is closed is deleted later, and could be taken for the next one.
        qtbot.waitUntil(lambda: table.findChild(QSpinBox) is None)
        table.setCurrentCell(0, 1)


def test_a_click_into_a_target_edits_it(page: ThresholdsPage, qtbot: QtBot) -> None:
    page.show_preferences(Preferences())
    show_widget(page)
    place = page.group_table.visualRect(page.group_table.model().index(0, 1)).center()
    qtbot.mouseClick(page.group_table.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(3, 0))
    editor = page.group_table.findChild(QSpinBox)
    assert editor is not None
    QTest.keyClicks(editor, "12")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.group_table.read_targets() == {"601": 12.0})
