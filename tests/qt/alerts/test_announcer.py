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
from PySide6.QtWidgets import QApplication, QPushButton
from devlink3_desk.preferences.alerts import AlertKind
from devlink3_desk.qt.alerts.announcer import Announcer
from devlink3_desk.qt.alerts.notices import Notice

app = QApplication([])
window = QPushButton("Desk")
window.show()
announcer = Announcer(window)
count = 0

def say():
    global count
    count += 1
    announcer.display(Notice(f"k{count}", "Ann Lee is calling", "Since 09:30", AlertKind.RINGING))

timer = QTimer()
timer.timeout.connect(say)
timer.start(300)
app.exec()
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


def launcher() -> str:
    found = next((path for path in LAUNCHERS if Path(path).is_file()), None)
    if found is None or sys.platform != "linux":
        pytest.skip("not installed: at-spi2-core")
    return found


@pytest.fixture
def environment(x_server: XServer, tmp_path: Path) -> Iterator[dict[str, str]]:
    """A session bus with accessibility switched on."""
    program = launcher()
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
    nowhere = subprocess.DEVNULL
    command = ["dbus-daemon", "--nofork", f"--config-file={tmp_path}/bus.conf"]
    bus = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
    running = [bus]
    try:
        deadline = time.monotonic() + LIMIT
        while not (tmp_path / "bus").exists():
            assert time.monotonic() < deadline, "The session bus did not come."
            time.sleep(0.05)
        running.append(
            subprocess.Popen(
                [program, "--launch-immediately", "--a11y=1"],
                env=environment,
                stdout=nowhere,
                stderr=nowhere,
            )
        )
        yield environment
    finally:
        for process in reversed(running):
            process.terminate()
            process.wait(LIMIT)


def test_a_new_call_is_announced_to_assistive_technology(environment: dict[str, str], tmp_path: Path):
    jeepney = pytest.importorskip("jeepney")
    from jeepney.io.blocking import open_dbus_connection

    def ask(connection, address, method, signature="", body=()):
        deadline = time.monotonic() + LIMIT
        while True:
            answer = connection.send_and_get_reply(
                jeepney.new_method_call(address, method, signature, body), timeout=LIMIT
            )
            if answer.header.message_type is jeepney.MessageType.method_return:
                return answer.body
            assert time.monotonic() < deadline, answer.body
            time.sleep(0.1)

    with open_dbus_connection(environment["DBUS_SESSION_BUS_ADDRESS"]) as session:
        place = jeepney.DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
        (accessibility,) = ask(session, place, "GetAddress")
    with open_dbus_connection(accessibility) as bus:
        rule = jeepney.MatchRule(type="signal", interface=EVENTS, member="Announcement")
        ask(bus, jeepney.message_bus, "AddMatch", "s", (rule.serialise(),))
        registry = jeepney.DBusAddress(
            "/org/a11y/atspi/registry",
            bus_name="org.a11y.atspi.Registry",
            interface="org.a11y.atspi.Registry",
        )
        ask(bus, registry, "RegisterEvent", "sass", ("object:announcement", [], ""))
        speaker = subprocess.Popen([sys.executable, "-c", SPEAKER], env={**os.environ, **environment})
        try:
            with bus.filter(rule, bufsize=50) as heard:
                signal = bus.recv_until_filtered(heard, timeout=LIMIT)
        finally:
            speaker.terminate()
            speaker.wait(LIMIT)
    assert ("s", "Ann Lee is calling. Since 09:30") in signal.body
