"""The settings page of the dialling programs."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from devlink3_desk.preferences import DiallingPreferences, DialMethod, Preferences
from devlink3_desk.qt.settings.system_pages import DiallingPage, SystemPage


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


def test_the_address_of_updates_has_a_title_and_is_checked(qtbot: QtBot) -> None:
    page = SystemPage()
    qtbot.addWidget(page)
    page.show_preferences(Preferences())
    titles = [label.text() for label in page.findChildren(QLabel) if label.buddy() is page.address_field]
    assert titles == ["Update address"]
    assert page.find_problem() == ""
    page.updates_box.setChecked(True)
    for address, is_valid in (("http://a.example", False), ("https://", False), ("https://a.example", True)):
        page.address_field.setText(address)
        assert (page.find_problem() == "") is is_valid
