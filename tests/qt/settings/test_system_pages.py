"""The settings page of the dialling programs."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import DiallingPreferences, DialMethod, Preferences
from devlink3_desk.qt.settings.system_pages import DiallingPage


def test_the_way_to_dial_is_chosen_and_checked(qtbot: QtBot) -> None:
    page = DiallingPage()
    qtbot.addWidget(page)
    before = Preferences(
        dialling=DiallingPreferences(way=DialMethod.SIP, sip_domain="pbx", outside_line=False)
    )
    page.show_preferences(before)
    assert page.update_preferences(before) == before
    page.method_buttons[DialMethod.COMMAND].setChecked(True)
    for command, problem in (
        ("", "must start with a program"),
        ("{number} x", "must start with a program"),
        ("phone", "must contain {number}"),
        ("phone {number}", ""),
    ):
        page.command_field.setText(command)
        assert problem in page.find_problem()
        assert bool(problem) == bool(page.find_problem())
    assert page.update_preferences(before).dialling.command == "phone {number}"
