"""The program on a real desktop: icon in the tray, notifications that come and go, and never the keyboard."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import AlertKind
from devlink3_desk.qt.alerts.notices import Notice
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.simulator.server import SimulatorThread
from tests.support.desktop_session import DesktopSession, wait_until

pytestmark = pytest.mark.waits

PEOPLE = """
user 4001 "Ann Archer"
user 4002 "Bob Baker"
line 17 sip channels 120
contact "Café Zoë" 02079460123
"""
ONE_CALL = PEOPLE + "at 4 call A from trunk 17.1 cli 02079460123 to user 4001\nat 9 pickup A by 4002\n"
TITLE = "^DevLink3 Desk$"
OWN = "^Alerts$"

TYPIST = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit

class Field(QLineEdit):
    lost = 0
    def focusOutEvent(self, event):
        Field.lost += 1
        super().focusOutEvent(event)

app = QApplication([])
field = Field()
field.setWindowTitle("Typist")
def typed(text):
    if text.endswith("."):
        Path(sys.argv[1]).write_text(f"{Field.lost} {text}")
        app.quit()
field.textChanged.connect(typed)
field.show()
field.activateWindow()
app.exec()
"""


@contextlib.contextmanager
def desk(
    desktop: DesktopSession, folder: Path, scenario: str, *options: str
) -> Iterator[subprocess.Popen[bytes]]:
    """Run the program on a PBX that plays a scenario."""
    script, settings = folder / "scenario.txt", folder / "settings"
    script.write_text(scenario, encoding="utf-8")
    settings.mkdir()
    settings_json = {"preferences": {"people": {"me": ["4001"]}}}
    (settings / "settings.json").write_text(json.dumps(settings_json), encoding="utf-8")
    simulator = SimulatorThread(SimulatorOptions(script=script, tls_port=None, warm_up=0))
    simulator.start()
    program = [sys.executable, "-m", "devlink3_desk", "--host", "127.0.0.1", "--user", "desk", "--no-tls"]
    program += ["--port", str(simulator.server.tcp_port), "--config-dir", str(settings), *options]
    log = folder / "log.txt"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            program,
            env={**desktop.environment, "DEVLINK3_PASSWORD": "desk-password"},
            cwd=Path(__file__).parents[3],
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
        )
    try:
        yield process
        assert process.poll() is None, log.read_text(encoding="utf-8")
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130, log.read_text(encoding="utf-8")
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        simulator.stop()


def test_an_icon_in_the_tray_and_a_notification_that_goes_when_another_answers(
    desktop: DesktopSession, tmp_path: Path
) -> None:
    with desk(desktop, tmp_path, ONE_CALL, "--minimized"):
        wait_until(desktop.find_tray_icons, "the icon in the tray")
        assert not desktop.find_windows(TITLE)  # it began in the tray
        wait_until(lambda: desktop.count_notifications() == 1, "the notification")
        history = desktop.run_program("dunstctl", "history")
        assert "Zoë" not in history  # nothing is history yet: it is on the screen
        wait_until(
            lambda: desktop.count_notifications() == 0, "the notification to go when a colleague answers"
        )
    assert not desktop.find_tray_icons()


def test_a_click_on_a_notification_shows_the_desk(desktop: DesktopSession, tmp_path: Path) -> None:
    with desk(desktop, tmp_path, ONE_CALL, "--minimized"):
        wait_until(lambda: desktop.count_notifications() == 1, "the notification")
        assert not desktop.find_windows(TITLE)
        desktop.run_program("dunstctl", "action")
        wait_until(lambda: desktop.find_windows(TITLE), "the window of the desk")


def test_a_notification_is_shown_replaced_clicked_and_withdrawn(
    desktop: DesktopSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
    from devlink3_desk.qt.alerts.desktop_notifications import DesktopNotifications

    shown = DesktopNotifications("DevLink3 Desk", "Show")
    shown.open_channel()
    bobby = Notice("bobby", "<b>Bobby & Co", "x < y & <i>z</i>", AlertKind.RINGING)
    shown.show_notice(bobby)
    shown.show_notice(msgspec.structs.replace(bobby, title="<b>Bobby"))  # before the first has its number
    qtbot.waitUntil(lambda: desktop.count_notifications() == 1, timeout=20_000)
    with qtbot.waitSignal(shown.clicked, timeout=20_000) as clicked:
        desktop.run_program("dunstctl", "action")
    assert clicked.args == ["bobby"]
    shown.remove_notice("bobby")
    qtbot.waitUntil(lambda: desktop.count_notifications() == 0, timeout=20_000)
    shown.show_notice(Notice("help", "Help", "", AlertKind.EMERGENCY))
    shown.remove_notice("help")  # before it has its number
    shown.show_notice(Notice("more", "More", "", AlertKind.RINGING))
    qtbot.waitUntil(lambda: desktop.count_notifications() == 1, timeout=20_000)
    assert "x &lt; y &amp; &lt;i&gt;z" in desktop.run_program("dunstctl", "history")
    with qtbot.waitSignal(shown.dismissed, timeout=20_000) as dismissed:
        desktop.run_program("dunstctl", "close")
    assert dismissed.args == ["more"]
    with qtbot.assertNotEmitted(shown.failed, wait=200):
        shown.remove_notice("more")
    desktop.stop_program("dunst")
    with qtbot.waitSignal(shown.failed, timeout=20_000):
        shown.show_notice(bobby)
    shown.close_channel()


@pytest.mark.desktop_without("tray", "dunst")
def test_without_a_tray_the_desk_starts_minimised_and_shows_alerts_itself(
    desktop: DesktopSession, tmp_path: Path
) -> None:
    with desk(desktop, tmp_path, ONE_CALL, "--minimized"):
        wait_until(lambda: desktop.find_windows(OWN), "the pop-up")
        assert not desktop.find_tray_icons()
        wait_until(lambda: not desktop.find_windows(OWN), "the pop-up to go when a colleague answers")


def _type_while_calls_ring(desktop: DesktopSession, folder: Path, alerted: str) -> tuple[str, str]:
    """Type into another program while alerts come and go; return what was typed and what arrived."""
    typed, history = "", folder / "typed.txt"
    typist = subprocess.Popen([sys.executable, "-c", TYPIST, str(history)], env=desktop.environment)
    try:
        (window,) = wait_until(lambda: desktop.find_windows("^Typist$"), "the other program")
        desktop.run_program("xdotool", "windowactivate", "--sync", window)
        wait_until(lambda: desktop.find_active_window() == window, "the other program to have the keyboard")
        shown_count, end = 0, time.monotonic() + 240
        while shown_count < 12:
            assert time.monotonic() < end, "no alert came while typing"
            desktop.run_program("xdotool", "type", "--delay", "15", "the quick brown fox ")
            typed += "the quick brown fox "
            assert desktop.find_active_window() == window

            def count_shown() -> int:
                return desktop.count_notifications() if alerted == "dunst" else len(desktop.find_windows(OWN))

            # A busy desktop may show the next one a moment before it removes the last.
            wait_until(lambda: count_shown() <= 3, "no more than three alerts")
            shown_count += count_shown() > 0
        desktop.run_program("xdotool", "type", "--delay", "15", ".")
        wait_until(history.exists, "the last letter")
        assert typist.wait(20) == 0
    finally:
        if typist.poll() is None:
            typist.kill()
            typist.wait()
    return typed + ".", history.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "alerted",
    [
        pytest.param("dunst", id="notifications-of-the-desktop"),
        pytest.param("own", id="pop-ups-of-the-desk", marks=pytest.mark.desktop_without("dunst")),
    ],
)
def test_a_hundred_alerts_do_not_take_the_keyboard_focus(
    alerted: str, desktop: DesktopSession, tmp_path: Path
) -> None:
    calls = "".join(
        f"at {5 + n / 20:.2f} call C{n} from trunk 17.{n + 1} cli 0207946{n:04} to user 4001\n"
        for n in range(100)
    )
    with desk(desktop, tmp_path, PEOPLE + calls, "--minimized"):
        wait_until(desktop.find_tray_icons, "the icon in the tray")
        typed, arrived = _type_while_calls_ring(desktop, tmp_path, alerted)
    assert arrived == f"0 {typed}"  # not once did it lose the keyboard
