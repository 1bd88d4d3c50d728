"""A caller's number is written in the same way wherever the window shows it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from devlink3_desk.qt.calls.parked_pane import list_participant_names
from devlink3_desk.qt.core.call_row import create_call_row, format_party
from devlink3_desk.qt.details.call_summary import iter_summary_lines
from devlink3_desk.qt.extensions.extension_row import create_extension_row
from devlink3_desk.switchboard.board_values import CallStatus, ExtensionStatus, PartyInfo, PartyKind
from devlink3_desk.switchboard.site import Site
from tests.support.board_values import make_call, make_extension, make_party

SITE = Site(country="GB", outside_prefix="9", extension_digits=3)
SHOWN = "01632 960160"


@pytest.mark.parametrize("presented", ["01632960160", "901632960160", "+441632960160"])
def test_a_number_is_written_alike_everywhere(qapp: QApplication, presented: str) -> None:
    caller = PartyInfo(presented, "Northfield", PartyKind.TRUNK, line="SIP 17")
    call = make_call(a=caller, did="01632960100", state=CallStatus.CONNECTED, b=make_party("203"))
    row = create_call_row(call, site=SITE)
    assert (row.caller, row.caller_detail) == ("Northfield", SHOWN)
    assert row.line.startswith("01632 960100")
    lines = {line.title: line.value for line in iter_summary_lines(call, site=SITE)}
    assert lines["From"] == f"Northfield · {SHOWN}"
    assert format_party(caller, SITE) == ("Northfield", SHOWN)


@pytest.mark.parametrize("name", ["", "901632960160"])
def test_a_caller_without_a_name_has_the_number_once(qapp: QApplication, name: str) -> None:
    caller = PartyInfo("901632960160", name, PartyKind.TRUNK)
    call = make_call(a=caller, b=make_party("203"), state=CallStatus.CONNECTED)
    assert format_party(caller, SITE) == (SHOWN, "")
    info = make_extension("203", state=ExtensionStatus.BUSY, calls=(call.id,))
    assert create_extension_row(info, call, site=SITE).partner == SHOWN
    assert list_participant_names(call, None, str, SITE)[0] == SHOWN
    lines = {line.title: line.value for line in iter_summary_lines(call, site=SITE)}
    assert lines["From"] == SHOWN


def test_a_search_finds_the_digits_as_the_pbx_sends_them(qapp: QApplication) -> None:
    row = create_call_row(make_call(a=PartyInfo("901632960160", "", PartyKind.TRUNK)), site=SITE)
    assert row.number == "901632960160"
    assert "01632960160" in row.search_text
    assert SHOWN in row.search_text


def test_extensions_and_incomplete_numbers_are_not_formatted(qapp: QApplication) -> None:
    assert format_party(PartyInfo("203", "", PartyKind.EXTENSION), SITE) == ("203", "")
    assert format_party(PartyInfo("12345", "", PartyKind.TRUNK), SITE) == ("12345", "")
