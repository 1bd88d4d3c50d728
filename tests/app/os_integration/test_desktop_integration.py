"""The integration with the desktop: registrations follow the preferences, and links are looked up."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.app.configuration import log_file
from devlink3_desk.app.desk.startup import SettingsLayoutStore
from devlink3_desk.app.diagnostics import LogFile
from devlink3_desk.app.os_integration import registration
from devlink3_desk.app.os_integration.desktop_integration import DesktopIntegration
from devlink3_desk.preferences import SystemPreferences
from devlink3_desk.protocol.events import CallLost
from devlink3_desk.qt.directory.directory_pane import DirectoryPane
from devlink3_desk.qt.directory.person_model import PersonList
from devlink3_desk.qt.main_window.desk_models import DeskModels
from devlink3_desk.qt.main_window.help_dialogs import SupportDialog
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.settings.system_pages import SystemPage
from devlink3_desk.services.storage.settings import SettingsStore
from devlink3_desk.services.trace import RecentTrace
from devlink3_desk.simulator.options import SimulatorOptions
from tests.support.simulator import run_simulator
from tests.support.x_server import XServer

DEFAULT_PREFERENCES = SystemPreferences()


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Use a new home for each test, as the registrations are files of the system."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    created = MainWindow(DeskModels(), SettingsLayoutStore(SettingsStore(tmp_path)))
    yield created
    created.finish_closing()


@pytest.fixture
def integration(window: MainWindow, tmp_path: Path) -> Iterator[DesktopIntegration]:
    trace = RecentTrace()
    trace.record([CallLost(counter=5)], 1.0)
    created = DesktopIntegration(window, tmp_path, trace, LogFile(None))
    yield created
    created.stop()


def choose(window: MainWindow, **values: object) -> None:
    window.preferences.update_sections(system=msgspec.structs.replace(DEFAULT_PREFERENCES, **values))


@pytest.mark.skipif(sys.platform == "darwin", reason="there the property list says which links are opened")
def test_registrations_follow_the_preferences(integration: DesktopIntegration, window: MainWindow):
    registrations = (registration.create_autostart(), registration.create_tel_links())
    assert [registered.is_on() for registered in registrations] == [False, False]
    choose(window, start_with_system=True, tel_links=True)
    assert [registered.is_on() for registered in registrations] == [True, True]
    choose(window)
    assert [registered.is_on() for registered in registrations] == [False, False]


def test_the_registration_of_the_installer_takes_precedence(window: MainWindow, tmp_path: Path):
    entry = registration.create_autostart()
    entry.turn_on()
    created = DesktopIntegration(window, tmp_path, RecentTrace(), LogFile(None))
    assert window.preferences.value.system.start_with_system
    assert entry.is_on()
    created.stop()
    entry.turn_off()


@pytest.mark.expect_log("registration with the system cannot be changed")
@pytest.mark.skipif(sys.platform == "win32", reason="there it is a value of the registry")
def test_a_refused_registration_is_reported(
    integration: DesktopIntegration, window: MainWindow, tmp_path: Path
):
    (tmp_path / "home").write_text("")
    choose(window, start_with_system=True)
    assert "rejected this change" in window.link_bar.currentMessage()


def test_a_number_is_looked_up(integration: DesktopIntegration, window: MainWindow):
    window.show()
    integration.show_number("4020")
    assert window.directory_pane.search_field.text() == "4020"
    assert window.isVisible()


def test_a_number_is_looked_up_in_the_directory_that_is_shown(
    integration: DesktopIntegration, window: MainWindow, qtbot: QtBot
):
    past = DirectoryPane(window.theme_manager, PersonList(window.models.people))
    qtbot.addWidget(past)
    window.past_panes = {"directory": past}
    integration.show_number("4020")
    assert past.search_field.text() == "4020"


@pytest.mark.qt_log_ignore("propagateSizeHints|raise")
def test_a_number_is_looked_up_in_place_of_the_compact_strip(
    integration: DesktopIntegration, window: MainWindow
):
    window.show()
    window.actions_by_name["compact"].trigger()
    integration.show_number("4020")
    assert window.isVisible()
    assert window.directory_pane.search_field.isVisible()


def test_macos_hands_links_to_the_running_program(integration: DesktopIntegration, window: MainWindow):
    event = QFileOpenEvent(QUrl("tel:+441632960123"))
    assert event.type() is QEvent.Type.FileOpen
    application = QApplication.instance()
    assert application is not None
    # Elsewhere, the program filters no events.
    application.installEventFilter(integration)
    QApplication.sendEvent(application, event)
    assert window.directory_pane.search_field.text() == "+441632960123"


def test_a_newer_version_is_announced_and_an_older_one_is_not(
    integration: DesktopIntegration, window: MainWindow
):
    assert not window.actions_by_name["update"].isVisible()
    integration._on_version_found("0.0.1")
    integration._on_version_found("")
    assert not window.actions_by_name["update"].isVisible()
    integration._on_version_found("999.0")
    assert window.actions_by_name["update"].isVisible()
    assert "999.0" in window.link_bar.currentMessage()


def test_updates_are_not_checked_unless_enabled(integration: DesktopIntegration, window: MainWindow):
    assert not integration._update_timer.isActive()
    choose(window, updates_from="https://example.com/newest")
    assert integration._update_timer.isActive()
    choose(window)
    assert not integration._update_timer.isActive()


def test_the_log_says_why_there_is_no_answer_about_versions(
    integration: DesktopIntegration, window: MainWindow, qtbot: QtBot, caplog: pytest.LogCaptureFixture
):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    choose(window, updates_from=f"https://127.0.0.1:{port}/newest")
    with caplog.at_level("INFO", "devlink3_desk"):
        integration._request_latest_version()
        qtbot.waitUntil(lambda: "(ConnectionRefusedError)" in caplog.text, timeout=60_000)


@pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
@pytest.mark.parametrize("with_calls", [True, False])
def test_a_support_file_is_saved_with_or_without_calls(
    integration: DesktopIntegration, window: MainWindow, tmp_path: Path, qtbot: QtBot, with_calls
):
    window.actions_by_name["support"].trigger()
    dialog = window.findChild(SupportDialog)
    assert dialog is not None
    target = tmp_path / "support.zip"
    dialog.save_requested.emit(str(target), with_calls)
    # On another thread: a support file takes seconds, in which the window goes on.
    assert "support.zip" not in window.link_bar.currentMessage()
    integration._last_trace.record([CallLost(counter=6)], 2.0)
    dialog.reject()
    qtbot.waitUntil(lambda: "support.zip" in window.link_bar.currentMessage(), timeout=60_000)
    with zipfile.ZipFile(target) as archive:
        assert ("last-calls.trace" in archive.namelist()) is with_calls
        if with_calls:
            assert archive.read("last-calls.trace").count(b"call_lost") == 1
    assert str(target) in window.link_bar.currentMessage()


@pytest.mark.expect_log("cannot be saved")
def test_a_support_file_that_cannot_be_written_is_reported(
    integration: DesktopIntegration, window: MainWindow, tmp_path: Path, qtbot: QtBot
):
    (tmp_path / "file").write_text("")
    integration._save_support_file(str(tmp_path / "file/support.zip"), True)
    qtbot.waitUntil(lambda: "cannot be saved" in window.link_bar.currentMessage(), timeout=60_000)


def test_the_settings_page_shows_and_returns_preferences(qtbot: QtBot, window: MainWindow):
    page = SystemPage()
    qtbot.addWidget(page)
    expected = SystemPreferences(
        start_with_system=True, tel_links=True, updates_from="https://example.com/x", detailed_log=True
    )
    page.show_preferences(msgspec.structs.replace(window.preferences.value, system=expected))
    assert page.update_preferences(window.preferences.value).system == expected
    page.updates_box.setChecked(False)
    assert page.update_preferences(window.preferences.value).system.updates_from == ""


@pytest.mark.parametrize(
    ("address", "fine"), [("https://example.com/x", True), ("http://example.com", False), ("https://", False)]
)
def test_an_invalid_address_is_reported(qtbot: QtBot, address, fine):
    page = SystemPage()
    qtbot.addWidget(page)
    page.updates_box.setChecked(True)
    page.address_field.setText(address)
    assert (page.find_problem() == "") is fine


# The program as users start it, twice.

COMMAND = [sys.executable, "-m", "devlink3_desk"]


def test_the_second_start_raises_the_first_and_ends(x_server: XServer, tmp_path: Path):
    options = SimulatorOptions(password="sesam", user="desk", extensions=10, calls_per_hour=0)
    folder = tmp_path / "settings"
    environment = {**x_server.build_environment(), "DEVLINK3_PASSWORD": "sesam"}
    command = [*COMMAND, "--config-dir", str(folder), "--host", "127.0.0.1", "--no-tls", "--user", "desk"]
    with contextlib.ExitStack() as stack:
        port = stack.enter_context(run_simulator(options)).server.tcp_port
        command += ["--port", str(port)]
        first = stack.enter_context(subprocess.Popen(command, env=environment, stderr=subprocess.PIPE))
        deadline = time.monotonic() + 240
        while not (log_file(folder).exists() and "signed in" in log_file(folder).read_text()):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        second = subprocess.run(
            [*COMMAND, "tel:4020", *command[3:]],
            env=environment,
            capture_output=True,
            timeout=240,
            check=False,
        )
        assert (second.returncode, second.stderr) == (0, b"")
        assert first.poll() is None
        first.terminate()
        assert first.wait(20) == (0 if os.name == "posix" else 1)
        assert first.stderr is not None
        assert first.stderr.read() == b""
    assert "sesam" not in Path(log_file(folder)).read_text()
