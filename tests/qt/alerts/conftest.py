"""Fixtures of the tests of alerts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import delete

from devlink3_desk.preferences import AlertPreferences
from devlink3_desk.qt.alerts.alert_channels import AlertBar
from devlink3_desk.qt.alerts.alert_controller import AlertController
from devlink3_desk.qt.alerts.notices import NoticeFormatter
from devlink3_desk.qt.core.theme import ApplicationThemeManager, ThemeMode
from tests.support.alerts import RecordedSounds
from tests.support.desk_models import ManualClock


@pytest.fixture
def sounds() -> RecordedSounds:
    return RecordedSounds()


@pytest.fixture
def theme_manager(qapp: QApplication) -> ApplicationThemeManager:
    return ApplicationThemeManager(ThemeMode.LIGHT)


@pytest.fixture
def controller(qapp: QApplication, sounds: RecordedSounds, clock: ManualClock) -> Iterator[AlertController]:
    controller = AlertController(sounds, NoticeFormatter(clock), clock)
    controller.set_preferences(AlertPreferences(), ("201",), ("202",))
    yield controller
    controller.shut_down()


@pytest.fixture
def alert_bar(controller: AlertController, theme_manager: ApplicationThemeManager) -> Iterator[AlertBar]:
    host = QWidget()
    bar = AlertBar(theme_manager, host)
    QVBoxLayout(host).addWidget(bar)
    host.show()
    controller.add_channel(bar)
    yield bar
    controller.shut_down()
    delete(host)
