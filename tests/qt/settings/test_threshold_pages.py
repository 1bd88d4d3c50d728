"""The settings pages for limits of calls and targets of hunt groups."""

from __future__ import annotations

import msgspec
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import CallPreferences, Preferences, QueuePreferences, StateLimit
from devlink3_desk.qt.settings.threshold_pages import CallsPage, QueuesPage


def test_the_calls_page_returns_its_preferences_and_reports_invalid_limits(qtbot: QtBot):
    page = CallsPage()
    qtbot.addWidget(page)
    preferences = Preferences(calls=CallPreferences(held=StateLimit(7, 9), linger=0))
    page.show_preferences(preferences)
    assert page.updated_preferences(Preferences()) == preferences
    page.limit_boxes["held"][1].setValue(7)
    assert "On hold" in page.find_problem()
    assert msgspec.json.decode(msgspec.json.encode(preferences), type=Preferences) == preferences


def test_targets_are_set_on_the_queues_page(qtbot: QtBot) -> None:
    page = QueuesPage(lambda: {"600": "Sales", "601": "Accounts"})
    qtbot.addWidget(page)
    before = Preferences(queues=QueuePreferences(target=45, targets={"600": 15, "699": 60}))
    page.show_preferences(before)
    assert page.updated_preferences(before) == before
    model = page.group_table.model()
    assert [model.index(at, 0).data() for at in range(3)] == ["699", "Accounts (601)", "Sales (600)"]
    model.setData(model.index(2, 1), 0)
    model.setData(model.index(1, 1), 9999)
    page.target_box.setValue(20)
    assert page.updated_preferences(before).queues == QueuePreferences(
        target=20, targets={"601": 3600, "699": 60}
    )
