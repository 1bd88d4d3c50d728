"""Dialling: the program that dials gets a number, and nothing but a number."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devlink3_desk.app.os_integration.dialling import (
    Dialler,
    build_dial_command,
    build_dial_url,
    find_link_handler,
    format_dialled,
)
from devlink3_desk.app.os_integration.registration import DesktopTelLinks
from devlink3_desk.preferences import DiallingPreferences, DialMethod
from devlink3_desk.qt.core.dial_failure import DialFailure
from devlink3_desk.switchboard.site import Site
from tests.support.url_recorder import UrlRecorder, record_urls

HOSTILE = "01632 960123; rm -rf ~ && $(reboot) `x` \"' | > %PATH% \n --evil"


@pytest.mark.parametrize(
    ("number", "url"),
    [
        ("01632960123", "tel:01632960123"),
        ("+441632960123", "tel:+441632960123"),
        ("*17#", "tel:*17%23"),
    ],
)
def test_only_digits_are_dialled(number, url):
    assert build_dial_url(number) == QUrl(url, QUrl.ParsingMode.StrictMode)


@pytest.mark.parametrize("text", ["javascript:x", "01632 960123", "7;rm -rf /", "", "\u0661"])
def test_an_invalid_number_is_not_dialled(text):
    assert build_dial_url(text) is None
    assert build_dial_command("phone {number}", text) is None


def test_sip_and_callto_links_are_built():
    assert build_dial_url("202", DialMethod.CALLTO) == QUrl("callto:202")
    assert build_dial_url("202", DialMethod.SIP) == QUrl("sip:202")
    assert build_dial_url("202", DialMethod.SIP, "pbx.example.com") == QUrl("sip:202@pbx.example.com")
    assert build_dial_url("202", DialMethod.SIP, "x?header=y") == QUrl("sip:202")


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("phone --call {number}", ["phone", "--call", "01632960123"]),
        (
            '"C:\\Program Files\\Phone\\p.exe" /d:{number}',
            ["C:\\Program Files\\Phone\\p.exe", "/d:01632960123"],
        ),
        ("phone tel:{number} {number}", ["phone", "tel:01632960123", "01632960123"]),
        ("phone", None),
        ("{number} x", None),
        ("phone{number} {number}", None),
        ("", None),
    ],
)
def test_a_command_is_a_program_and_its_arguments(command, line):
    assert build_dial_command(command, "01632960123") == line


def test_a_number_cannot_become_anything_else():
    assert build_dial_command("phone {number}", HOSTILE) is None
    assert build_dial_command("phone {number}", "-rf") is None


@pytest.fixture
def tel_recorder(qapp: QApplication) -> Iterator[UrlRecorder]:
    with record_urls("tel") as recorder:
        yield recorder


@pytest.mark.parametrize(
    ("number", "outside_line", "url"),
    [
        ("202", True, "tel:202"),
        ("01632 960123", True, "tel:901632960123"),
        ("01632 960123", False, "tel:+441632960123"),
        ("901632960123", True, "tel:901632960123"),
        ("01632 960144 ext 12", True, "tel:901632960144"),
        ("+39 (0)6 5685 1242", True, "tel:900390656851242"),
        ("6551234", True, "tel:96551234"),
    ],
)
def test_the_prefix_of_the_outside_line_is_dialled_if_enabled(
    tel_recorder: UrlRecorder, number, outside_line, url
):
    dialler = Dialler(site=Site(country="GB", outside_prefix="9"))
    dialler.preferences = DiallingPreferences(outside_line=outside_line)
    dialler.dial(number)
    assert tel_recorder.urls == [url]


def test_the_command_of_a_site_gets_the_number(qapp: QApplication, qtbot: QtBot, tmp_path: Path):
    script, out = tmp_path / "phone with blanks.py", tmp_path / "out"
    script.write_text("import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(repr(sys.argv[2:]))")
    dialler = Dialler(site=Site(country="GB", outside_prefix="9"))
    program = f'"{sys.executable}" "{script}" "{out}"'
    command = f"{program} --call={{number}} {{e164}} {{national}} {{digits}} $HOME"
    dialler.preferences = DiallingPreferences(way=DialMethod.COMMAND, command=command)
    dialler.dial("01632 960123")
    qtbot.waitUntil(lambda: out.exists() and out.read_text() != "", timeout=20_000)
    assert out.read_text() == repr(
        ["--call=901632960123", "+441632960123", "01632960123", "441632960123", "$HOME"]
    )


@pytest.mark.parametrize(
    ("method", "command", "number", "reason"),
    [
        (DialMethod.TEL, "", "nobody", "“nobody” contains no digits to dial."),
        (DialMethod.TEL, "", "9732555????", "“9732555????” is not a phone number: ? cannot be dialled."),
        (DialMethod.TEL, "", HOSTILE, f"“{HOSTILE}” is not a phone number: ; cannot be dialled."),
        (DialMethod.COMMAND, "/nonexistent/phone {number}", "202", DialFailure.NO_COMMAND),
        (DialMethod.COMMAND, "phone", "202", DialFailure.NO_COMMAND),
    ],
)
def test_a_failure_to_dial_is_reported(qapp: QApplication, qtbot: QtBot, method, command, number, reason):
    dialler = Dialler()
    dialler.preferences = DiallingPreferences(way=method, command=command)
    with qtbot.waitSignal(dialler.failed, timeout=30_000) as failed:
        dialler.dial(number)
    assert failed.args == [reason]


def test_the_status_message_names_the_program_that_a_number_was_passed_to(
    tel_recorder: UrlRecorder, qtbot: QtBot
):
    dialler = Dialler()
    with qtbot.waitSignal(dialler.dialled, timeout=30_000) as dialled:
        dialler.dial("202")
    assert tel_recorder.urls == ["tel:202"]
    program = "" if sys.platform in ("win32", "darwin") else "Softphone"
    assert dialled.args == ["202", program]
    assert format_dialled("202", "Softphone") == "202 was passed to Softphone."
    assert format_dialled("202", "") == "202 was passed to the phone app."


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there, the system reports a missing program")
def test_a_link_that_no_program_opens_is_a_failure(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for variable in ("XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS"):
        monkeypatch.setenv(variable, str(tmp_path))
    dialler = Dialler()
    with qtbot.waitSignal(dialler.failed, timeout=30_000) as failed:
        dialler.dial("202")
    assert failed.args == [DialFailure.NO_PROGRAM]
    # An entry that is not installed opens nothing either.
    (tmp_path / "mimeapps.list").write_text("[Default Applications]\nx-scheme-handler/tel=gone.desktop\n")
    assert find_link_handler("tel") == ""


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="about desktop entries")
def test_the_window_does_not_dial_to_itself(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    DesktopTelLinks(tmp_path / "data", tmp_path / "config", ["devlink3-desk"]).turn_on()
    with record_urls("tel") as recorder:
        dialler = Dialler()
        with qtbot.waitSignal(dialler.failed, timeout=30_000) as failed:
            dialler.dial("202")
    assert failed.args == [DialFailure.OWN_LINK]
    assert recorder.urls == []
