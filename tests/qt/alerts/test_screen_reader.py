"""Announcements as a screen reader receives them: through a real accessibility bus."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.x_server import XServer

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
LIMIT = 30.0
EVENTS = "org.a11y.atspi.Event.Object"

SPEAKER = """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from devlink3_desk.preferences import AlertKind
from devlink3_desk.qt.alerts.alert_channels import ScreenReaderAnnouncer
from devlink3_desk.qt.alerts.notices import Notice
from devlink3_desk.switchboard.board_values import LinkStatus
from tests.support.board_values import make_link_change
from tests.support.desk_models import (
    ImmediateDeskModels, ManualClock, MemoryLayoutStore, open_window, show_changes
)

app = QApplication([])
with open_window(ImmediateDeskModels(ManualClock()), MemoryLayoutStore()) as window:
    announcer = ScreenReaderAnnouncer(window)

    def say_again():
        {action}

    timer = QTimer()
    timer.timeout.connect(say_again)
    timer.start(300)
    app.exec()
"""
SHOW_NOTICE = """
        announcer.remove_notice("k")
        announcer.show_notice(Notice("k", "Ann Lee is calling", "Since 09:30", AlertKind.RINGING))
"""
EDIT_NOTE = """
        window.actions_by_name["note"].trigger()
"""
LOSE_LINK = """
        show_changes(window, make_link_change())
        show_changes(window, make_link_change(LinkStatus.LOST, since=1000.0, reason="Cable out."))
"""
LOSE_SITES = """
        from devlink3_desk.qt.main_window.sites_banner import SitesBanner
        from devlink3_desk.sentences import Sentence
        from devlink3_desk.switchboard.board_values import LinkInfo

        live = LinkInfo(LinkStatus.LIVE)
        lost = LinkInfo(LinkStatus.LOST, reason=Sentence("Cable out."))
        banner = SitesBanner(window.theme_manager, window)
        banner.show_links([("main", live), ("branch", lost), ("store", live)])
        banner.show_links([("main", live), ("branch", lost), ("store", lost)])
"""
FAIL_CONNECTION_TEST = """
        from devlink3_desk.qt.setup_wizard.setup_backend import CheckOutcome
        from devlink3_desk.qt.setup_wizard.wizard_pages import CheckPage

        page = CheckPage(window.theme_manager, window)
        page.show_outcome(CheckOutcome(works=False, advice="Check the address."))
        page.deleteLater()
"""
SHOW_OUTCOME = """
        from devlink3_desk.qt.core.widgets import OutcomeLabel

        label = OutcomeLabel("", "muted", window)
        label.setText("The number was removed.")
        label.deleteLater()
"""
REFUSE_SETTINGS = """
        from devlink3_desk.qt.settings.system_pages import SystemPage

        dialog = window.show_settings()
        page = next(page for page in dialog.pages if isinstance(page, SystemPage))
        page.updates_box.setChecked(True)
        dialog.accept()
        dialog.reject()
"""

BUS = """<busconfig>
  <type>session</type>
  <listen>{address}</listen>
  <auth>EXTERNAL</auth>
  <standard_session_servicedirs/>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def find_launcher() -> str:
    """Return the program that starts the accessibility bus; skip the test where it is not installed."""
    found = next((path for path in LAUNCHERS if Path(path).is_file()), None)
    if found is None or sys.platform != "linux":
        pytest.skip("not installed: at-spi2-core")
    return found


@pytest.fixture
def environment(x_server: XServer, tmp_path: Path) -> Iterator[dict[str, str]]:
    """Environment of a session bus with accessibility switched on."""
    program = find_launcher()
    address = f"unix:path={tmp_path}/bus"
    (tmp_path / "bus.conf").write_text(BUS.format(address=address), encoding="utf-8")
    environment = {
        **x_server.build_environment(),
        "DBUS_SESSION_BUS_ADDRESS": address,
        "XDG_RUNTIME_DIR": str(tmp_path),
        "HOME": str(tmp_path),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
    }
    environment.pop("AT_SPI_BUS_ADDRESS", None)
    devnull = subprocess.DEVNULL
    command = ["dbus-daemon", "--nofork", f"--config-file={tmp_path}/bus.conf"]
    bus = subprocess.Popen(command, stdout=devnull, stderr=devnull)
    running = [bus]
    try:
        deadline = time.monotonic() + LIMIT
        while not (tmp_path / "bus").exists():
            assert time.monotonic() < deadline, "The session bus did not start."
            time.sleep(0.05)
        running.append(
            subprocess.Popen(
                [program, "--launch-immediately", "--a11y=1"],
                env=environment,
                stdout=devnull,
                stderr=devnull,
            )
        )
        yield environment
    finally:
        for process in reversed(running):
            process.terminate()
            process.wait(LIMIT)


def wait_for_announcement(bus, heard, text: str) -> None:
    """Wait until ``text`` is announced; other announcements may come before it."""
    deadline = time.monotonic() + LIMIT
    bodies: list[tuple[object, ...]] = []
    while not bodies or ("s", text) not in bodies[-1]:
        assert time.monotonic() < deadline, bodies
        bodies.append(bus.recv_until_filtered(heard, timeout=LIMIT).body)


@pytest.mark.parametrize(
    ("action", "text"),
    [
        pytest.param(SHOW_NOTICE, "Ann Lee is calling. Since 09:30", id="a new call"),
        pytest.param(EDIT_NOTE, "Notes cannot be saved in this window.", id="the answer to a command"),
        pytest.param(LOSE_LINK, "Last update 0:00 ago. Cable out.", id="a lost connection"),
        pytest.param(LOSE_SITES, "store is not connected. Cable out.", id="another lost site"),
        pytest.param(FAIL_CONNECTION_TEST, "Check the address.", id="a failed test of the connection"),
        pytest.param(SHOW_OUTCOME, "The number was removed.", id="an outcome in a dialog"),
        pytest.param(
            REFUSE_SETTINGS,
            "The update address must start with https:// and contain a server name.",
            id="settings that are not valid",
        ),
    ],
)
def test_messages_are_announced_to_assistive_technology(
    environment: dict[str, str], action: str, text: str
) -> None:
    jeepney = pytest.importorskip("jeepney")
    from jeepney.io.blocking import open_dbus_connection

    def call_method(connection, address, method, signature="", body=()):
        deadline = time.monotonic() + LIMIT
        while True:
            reply = connection.send_and_get_reply(
                jeepney.new_method_call(address, method, signature, body), timeout=LIMIT
            )
            if reply.header.message_type is jeepney.MessageType.method_return:
                return reply.body
            assert time.monotonic() < deadline, reply.body
            time.sleep(0.1)

    with open_dbus_connection(environment["DBUS_SESSION_BUS_ADDRESS"]) as session:
        bus_address = jeepney.DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
        (accessibility,) = call_method(session, bus_address, "GetAddress")
    with open_dbus_connection(accessibility) as bus:
        rule = jeepney.MatchRule(type="signal", interface=EVENTS, member="Announcement")
        call_method(bus, jeepney.message_bus, "AddMatch", "s", (rule.serialise(),))
        registry = jeepney.DBusAddress(
            "/org/a11y/atspi/registry",
            bus_name="org.a11y.atspi.Registry",
            interface="org.a11y.atspi.Registry",
        )
        call_method(bus, registry, "RegisterEvent", "sass", ("object:announcement", [], ""))
        speaker = subprocess.Popen(
            [sys.executable, "-c", SPEAKER.format(action=action)], env={**os.environ, **environment}
        )
        try:
            with bus.filter(rule, bufsize=50) as heard:
                wait_for_announcement(bus, heard, text)
        finally:
            speaker.terminate()
            speaker.wait(LIMIT)
