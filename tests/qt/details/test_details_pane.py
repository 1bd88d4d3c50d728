"""The details of a call: summary, all fields of its records, and copying."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from devlink3_desk.contacts.lookup_definition import LookupResult
from devlink3_desk.protocol.events import Detail, SipTrack
from devlink3_desk.protocol.records import CALL_FIELDS, PARTY_FIELDS, CallSection, Party, Target
from devlink3_desk.qt.details.record_model import RecordModel, format_value, iter_record_rows
from devlink3_desk.qt.details.summary_page import SelectableText
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallStatus, PartyInfo, PartyKind
from devlink3_desk.switchboard.calls.call_info import CallDetails
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, ExtensionChanged, QueueChanged
from tests.support.board_values import make_call, make_extension, make_party, make_queue
from tests.support.desk_models import ImmediateDeskModels, ManualClock, show_changes

FIELDS = {field.name: field for field in (*CALL_FIELDS, *PARTY_FIELDS)}

DETAILS = CallDetails(
    (
        Detail(
            call=CallSection(
                node_id="c0a82a03",
                call_id=1031,
                authorization_code="*****",
                voicemail_length=75,
                ivr_callflow="Welcome",
                ivr_time=124,
                extra=("", "news"),
            ),
            party_a=Party(end_id="e1", state=2, flags=0x15, cli="01632 960144", tone=99),
            targets=(Target(end_id="e2", identity="201"),),
        ),
    ),
    (SipTrack(action="START", end_id="e1", sip_call_id="f00@provider"),),
    omitted_records=3,
)


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("state", 2, "Connected (2)"),
        ("state", 99, "state 99"),
        ("state", "odd", "odd"),
        ("flags", 0x15, "Private, Recorded, Recording consent given (0x15)"),
        ("flags", 0x80, "0x80"),
        ("flags", 0, ""),
        ("ivr_time", 1245, "2:04 (1245)"),
        ("voicemail_length", 75, "1:15"),
        ("call_id", 7, "7"),
        ("remote", None, ""),
    ],
)
def test_values_are_formatted_for_users(
    qapp: QApplication, name: str, value: int | str | None, text: str
) -> None:
    assert format_value(FIELDS[name], value) == text


def test_all_fields_are_listed_under_their_sections(qapp: QApplication) -> None:
    rows = [(row.title, row.value) for row in iter_record_rows(DETAILS)]
    assert [title for title, value in rows if not value] == [
        "Call reported by c0a82a03",
        "Calling party",
        "Ringing at",
        "SIP dialogue",
        "Reports of other PBXs: 3",
    ]
    for pair in (
        ("Authorisation code", "*****"),
        (f"Unknown field {len(CALL_FIELDS) + 2}", "news"),
        ("Tone", "tone 99"),
        ("Extension", "201"),
        ("SIP Call-ID", "f00@provider"),
    ):
        assert pair in rows


def test_the_model_of_fields_is_consistent(qapp: QApplication) -> None:
    model = RecordModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    rows = tuple(iter_record_rows(DETAILS))
    changed: list[int] = []
    resets: list[None] = []
    model.dataChanged.connect(lambda top, _bottom, _roles: changed.append(top.row()))
    model.modelReset.connect(lambda: resets.append(None))
    model.set_rows(rows)
    assert (model.rowCount(), len(resets)) == (len(rows), 1)
    other = [type(row)(row.title, "else", row.meaning) if row.value == "*****" else row for row in rows]
    model.set_rows(tuple(other))
    assert (changed, len(resets)) == ([[row.value for row in rows].index("*****")], 1)
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    model.set_rows(())
    assert model.rowCount() == 0


def test_the_pane_shows_a_summary_with_record_fields_and_all_fields_on_demand(
    window: MainWindow, desk: ImmediateDeskModels
) -> None:
    desk.set_lookups(call_details={"c1": DETAILS}.get)
    window.apply([CallChanged(make_call("c1"))])
    window.batcher.flush()
    window.calls_pane.call_table.tracker.select_key("c1")
    window.details_pane.copy_details()
    text = QApplication.clipboard().text()
    lines = (
        "Authorisation code: *****",
        "Message length: 1:15",
        "Voice menu: Welcome",
        "Time in the menu: 0:12",
    )
    for line in lines:
        assert line in text
    # What only support asks for is among all fields.
    assert "f00@provider" not in text
    assert "c0a82a03" not in text
    assert "01632 960144" in text
    assert "Calling party" not in text
    window.details_pane.all_fields_button.click()
    assert window.details_pane.records_view.isVisible()
    window.details_pane.copy_details()
    text = QApplication.clipboard().text()
    assert "\nCalling party\nParty: e1\n" in text
    assert "Call: c1\n" in text
    assert "SIP Call-ID: f00@provider" in text


def test_the_summary_begins_with_the_caller_and_names_group_and_holder(
    window: MainWindow, desk: ImmediateDeskModels
) -> None:
    held = make_call("c1", CallStatus.HELD, group="600", held_by="201", b=make_party("201", "Ann"))
    window.apply(
        [
            CallChanged(held),
            QueueChanged(make_queue("600")),
            ExtensionChanged(make_extension("201", name="Ann")),
        ]
    )
    window.batcher.flush()
    window.calls_pane.call_table.tracker.select_key("c1")
    window.details_pane.copy_details()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].startswith("From: Northfield Dental")
    assert "Held by: Ann · 201" in lines
    # The name of the group arrives with the directory, after the calls of the first snapshot.
    window.apply([QueueChanged(make_queue("600", name="Reception"))])
    window.batcher.flush()
    row = desk.calls.find("c1")
    assert row is not None
    assert "Reception" in (row.line, row.line_detail, row.called_detail, row.called)
    window.details_pane.copy_details()
    assert "Hunt group: Reception · 600" in QApplication.clipboard().text().splitlines()


@pytest.mark.parametrize(
    ("since_snapshot", "may_be_older", "times"),
    [
        (False, False, "On hold 0:10 · call 0:20"),
        (True, False, "On hold 0:10 · call over 0:20"),
        (False, True, "On hold over 0:10 · call 0:20"),
    ],
)
def test_lower_bounds_are_marked_in_the_details(
    window: MainWindow, *, since_snapshot: bool, may_be_older: bool, times: str
) -> None:
    call = make_call("1", CallStatus.HELD, since_snapshot=since_snapshot, may_be_older=may_be_older)
    show_changes(window, CallChanged(call))
    window.calls_pane.call_table.tracker.select_key("1")
    assert times in [label.text() for label in window.details_pane.findChildren(QLabel)]


def test_the_duration_of_an_ended_call_stands_still(
    window: MainWindow, desk: ImmediateDeskModels, clock: ManualClock
) -> None:
    desk.ended_calls.retention_seconds = 60.0
    show_changes(window, CallChanged(make_call("c1", CallStatus.CONNECTED, since=990.0, started=970.0)))
    show_changes(window, CallEnded("c1"))
    clock.now += 7.0
    window.calls_pane.call_table.tracker.select_key("c1")
    shown = [label.text() for label in window.details_pane.findChildren(QLabel)]
    assert "Call 0:30" in shown
    clock.now += 5.0
    window.details_pane.update_times()
    assert shown == [label.text() for label in window.details_pane.findChildren(QLabel)]


def test_a_look_up_that_is_set_up_while_a_call_is_selected_names_the_caller(
    window: MainWindow, desk: ImmediateDeskModels
) -> None:
    show_changes(window, CallChanged(make_call("c1", a=make_party("01632960144", "Kim", PartyKind.TRUNK))))
    window.calls_pane.call_table.tracker.select_key("c1")
    desk.looked_up.add("01632960144", LookupResult(system="CRM", note="Likes tea"))
    window.details_pane.show_looked_up(desk.looked_up)
    card = window.details_pane.summary_page.looked_up_card
    assert card is not None
    assert card.isVisible()
    assert card.detail_label.text() == "Likes tea"


def test_the_summary_names_a_sip_line_and_leaves_out_times_of_zero(
    window: MainWindow, desk: ImmediateDeskModels
) -> None:
    record = Detail(call=CallSection(voicemail_length=0, ivr_time=0), party_a=Party(end_id="e1"))
    desk.set_lookups(call_details={"c1": CallDetails((record,), (), 0)}.get)
    outside = PartyInfo(kind=PartyKind.TRUNK, number="0163", name="", line="f5c536ee9a02d5b588ecf429df276d6e")
    window.apply([CallChanged(make_call("c1", a=outside))])
    window.batcher.flush()
    window.calls_pane.call_table.tracker.select_key("c1")
    window.details_pane.copy_details()
    text = QApplication.clipboard().text()
    assert "Line: SIP line" in text
    assert "0:00" not in text


def test_a_long_tag_is_wrapped_and_copied_as_a_whole(window: MainWindow, desk: ImmediateDeskModels) -> None:
    tag = "f5c536ee9a02d5b588ecf429df276d6e" * 4
    window.apply([CallChanged(make_call("c1", tag=tag))])
    window.batcher.flush()
    window.calls_pane.call_table.tracker.select_key("c1")
    (value,) = (
        text for text in window.details_pane.findChildren(SelectableText) if text.toPlainText() == tag
    )
    QApplication.processEvents()
    assert value.document().size().width() <= value.viewport().width()
    assert value.height() >= 2 * value.fontMetrics().height()
    value.selectAll()
    value.copy()
    assert QApplication.clipboard().text() == tag


def test_the_copy_shortcut_copies_the_selected_field(window: MainWindow, desk: ImmediateDeskModels) -> None:
    desk.set_lookups(call_details={"c1": DETAILS}.get)
    window.apply([CallChanged(make_call("c1"))])
    window.batcher.flush()
    window.calls_pane.call_table.tracker.select_key("c1")
    window.details_pane.all_fields_button.click()
    records = window.details_pane.records_view
    window.activateWindow()
    window.focus_pane("details")
    (index,) = [index for index, row in enumerate(records.record_model.rows) if row.title == "SIP Call-ID"]
    records.setCurrentIndex(records.record_model.index(index, 0))
    window.actions_by_name["copy"].trigger()
    assert QApplication.clipboard().text() == "f00@provider"


def test_a_selected_field_stays_selected_when_the_call_gets_other_fields(
    window: MainWindow, desk: ImmediateDeskModels
) -> None:
    target, answered = Target(end_id="e2", identity="201"), Target(end_id="e3", identity="202")
    records = {"c1": DETAILS}
    desk.set_lookups(call_details=records.get)
    show_changes(window, CallChanged(make_call("c1")))
    window.calls_pane.call_table.tracker.select_key("c1")
    window.details_pane.all_fields_button.click()
    view = window.details_pane.records_view
    for identity, targets in (("201", (target, answered)), ("202", (answered, target))):
        record = DETAILS.records[0]
        records["c1"] = CallDetails((Detail(call=record.call, party_a=record.party_a, targets=targets),))
        window.details_pane.update_times()
        (index,) = [index for index, row in enumerate(view.record_model.rows) if row.value == identity]
        view.setCurrentIndex(view.record_model.index(index, 0))
        # The call gets a field, and another section, above the selected one.
        call = CallSection(node_id="c0a82a03", call_id=1031, tag="news")
        records["c1"] = CallDetails(
            (Detail(call=call, party_a=record.party_a, party_b=record.party_a, targets=targets),)
        )
        window.details_pane.update_times()
        row = view.selected_row()
        assert row is not None
        assert row.value == identity
    records["c1"] = CallDetails((Detail(call=call),))
    window.details_pane.update_times()
    assert view.selected_row() is None


def test_the_records_of_an_ended_call_stay_while_it_is_shown(
    window: MainWindow, desk: ImmediateDeskModels
) -> None:
    records = {"c1": DETAILS}
    desk.set_lookups(call_details=records.get)
    window.apply([CallChanged(make_call("c1"))])
    window.batcher.flush()
    window.calls_pane.call_table.tracker.select_key("c1")
    records.clear()
    window.apply([CallEnded("c1")])
    window.batcher.flush()
    window.details_pane.copy_details()
    assert "Message length: 1:15" in QApplication.clipboard().text()


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform cannot do it
def test_a_number_is_not_broken_into_two_lines_and_is_copied_as_it_is_written(qtbot: QtBot) -> None:
    text, number = SelectableText(), "028 9649 6227"
    qtbot.addWidget(text)
    text.show()
    text.show_text(f"Café Zoë · {number}")
    text.setFixedWidth(text.fontMetrics().horizontalAdvance("Café Zoë · 028 964"))
    QApplication.processEvents()
    block = text.document().firstBlock()
    layout = block.layout()
    lines = [layout.lineAt(index) for index in range(layout.lineCount())]
    shown = [block.text()[line.textStart() : line.textStart() + line.textLength()] for line in lines]
    assert [line.split() for line in shown] == [["Café", "Zoë", "·"], number.split()]
    assert text.toPlainText() == f"Café Zoë · {number}"
    text.selectAll()
    text.copy()
    assert QApplication.clipboard().text() == f"Café Zoë · {number}"
    text.show_text(f"Café Zoë · {number}")
    assert text.textCursor().hasSelection()
