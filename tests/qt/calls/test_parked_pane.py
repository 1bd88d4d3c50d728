"""Park slots and conferences: their participants, who has parked them, and when they become urgent."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester

from devlink3_desk.preferences import CallPreferences, Preferences, StateLimit
from devlink3_desk.protocol.enums import EquipmentClass
from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.records import CallSection, Party
from devlink3_desk.qt.calls.parked_pane import PARTY_KIND_BY_STATE, ParkedPane
from devlink3_desk.qt.core.state_display import Urgency
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.switchboard.board_values import CallFlag, CallInfo, CallStatus, PartyKind
from devlink3_desk.switchboard.calls.call_info import CallDetails
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, ExtensionChanged
from tests.support.board_values import (
    make_call,
    make_extension,
    make_outside_party,
    make_party,
    make_random_changes,
)
from tests.support.desk_models import ImmediateDeskModels, ManualClock

ANN = make_party("201", "Ann Archer", end_id="e201")


def make_parked_call(number: str) -> CallInfo:
    return make_call(
        f"c{number}", CallStatus.PARKED, b=make_party(number, f"Park {number}", PartyKind.PARK), since=1000.0
    )


def make_connected_call(key: str) -> CallInfo:
    return make_call(key, CallStatus.CONNECTED, b=ANN)


def shown_rows(desk: ImmediateDeskModels) -> list[tuple[str, str, str]]:
    rows = (desk.parked_list.value_at(at) for at in range(desk.parked_list.rowCount()))
    return [(row.slot_text, row.participants, row.detail_text) for row in rows if row is not None]


def test_a_parked_call_shows_its_slot_and_who_parked_it(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(CallChanged(make_connected_call("c12")), CallChanged(make_connected_call("c3")))
    assert shown_rows(desk) == []
    desk.apply_changes(CallChanged(make_parked_call("12")))
    desk.apply_changes(CallChanged(make_parked_call("3")))
    assert shown_rows(desk) == [
        ("Slot 3", "Northfield Dental", "01632 960144 · parked by Ann Archer"),
        ("Slot 12", "Northfield Dental", "01632 960144 · parked by Ann Archer"),
    ]
    desk.apply_changes(CallChanged(make_connected_call("c3")), CallEnded("c12"))
    assert shown_rows(desk) == []


def test_a_time_that_began_before_the_link_is_a_lower_bound_as_in_the_list_of_calls(
    window: MainWindow, desk: ImmediateDeskModels, clock: ManualClock
) -> None:
    clock.now += 65.0
    call = make_parked_call("12")
    pane = window.find_pane(ParkedPane)
    pane.create_contents()
    pane.parked_view.resize(400, 100)
    shown: list[tuple[str, QImage]] = []
    for may_be_older in (True, False):
        desk.apply_changes(CallChanged(msgspec.structs.replace(call, may_be_older=may_be_older)))
        spoken = str(desk.parked_list.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        shown.append((spoken, pane.parked_view.grab().toImage()))
    (bound, painted), (exact, painted_exactly) = shown
    assert "at least 1 minute(s) 5 second(s)" in bound
    assert bound.replace("at least ", "") == exact
    assert painted != painted_exactly


def test_a_parked_emergency_call_names_who_dialled(desk: ImmediateDeskModels) -> None:
    """Help goes there, whoever has parked the call."""
    emergency = make_outside_party("999", "")
    flags = (CallFlag.EMERGENCY,)
    ben = make_party("202", "Ben", end_id="e202")
    for state, first in ((CallStatus.CONNECTED, ANN), (CallStatus.CONNECTED, ben)):
        desk.apply_changes(CallChanged(make_call("c1", state, a=first, b=emergency, flags=flags)))
    row = desk.calls.find("c1")
    assert row is not None
    assert row.emergency_text == "Emergency call by Ann Archer (201)"
    slot = make_party("1", "Park 1", PartyKind.PARK)
    desk.apply_changes(CallChanged(make_call("c1", CallStatus.PARKED, a=emergency, b=slot, flags=flags)))
    row = desk.calls.find("c1")
    assert row is not None
    assert "Emergency call by Ann Archer (201)" in row.accessible_text
    assert shown_rows(desk) == [("Slot 1", "999", "Emergency call by Ann Archer (201) · parked by Ben")]


def test_the_dialling_user_is_named_once(desk: ImmediateDeskModels) -> None:
    call = make_call("c1", CallStatus.CONNECTED, a=ANN, flags=(CallFlag.EMERGENCY,))
    desk.apply_changes(CallChanged(call))
    row = desk.calls.find("c1")
    assert row is not None
    assert row.emergency_text == "Emergency call"
    assert row.accessible_text.endswith("Emergency call")


def test_who_parked_a_call_before_the_connection_is_unknown(
    desk: ImmediateDeskModels,
) -> None:
    desk.apply_changes(CallChanged(make_parked_call("3")))
    assert shown_rows(desk) == [("Slot 3", "Northfield Dental", "01632 960144")]


def test_a_conference_lists_the_participants_of_all_its_records(desk: ImmediateDeskModels) -> None:
    conference = make_party("", "Conf 100", PartyKind.CONFERENCE, end_id="r")
    records = tuple(
        Detail(
            call=CallSection(node_id="n", call_id=at),
            party_a=Party(end_id=f"E{number}", identity=number, equipment_class=EquipmentClass.SIP_DEVICE),
            party_b=Party(end_id="r", equipment_class=EquipmentClass.CONFERENCE),
        )
        for at, number in enumerate(("201", "202", "203"))
    )
    desk.set_lookups(call_details={"c1": CallDetails(records)}.get)
    desk.apply_changes(
        CallChanged(make_call("c0")), *(ExtensionChanged(make_extension(n)) for n in ("202", "203"))
    )
    desk.apply_changes(CallChanged(make_call("c1", CallStatus.CONFERENCE, a=ANN, b=conference)))
    assert shown_rows(desk) == [("Conf 100", "Ann Archer, User 202, User 203", "3 participant(s)")]


def test_the_counter_shows_the_urgency(
    window: MainWindow, desk: ImmediateDeskModels, clock: ManualClock
) -> None:
    window.preferences.set_value(Preferences(calls=CallPreferences(parked=StateLimit(60, 120))))
    pane = window.find_pane(ParkedPane)
    window.docks["places"].show()
    window.docks["places"].raise_()
    window.apply(
        [CallChanged(make_parked_call("3")), CallChanged(make_call("c9", CallStatus.CONFERENCE, since=0.0))]
    )
    window.batcher.flush()
    assert pane.parked_chip.accessibleName() == "1 parked"
    images = []
    for seconds, urgency in ((30, Urgency.NORMAL), (60, Urgency.WARNING), (120, Urgency.ALARM)):
        clock.now = 1000.0 + seconds
        pane.update_times()
        assert desk.parked.find_max_urgency() == urgency
        images.append(pane.parked_chip.grab().toImage())
    assert images[0] != images[1] != images[2]
    window.apply([CallEnded("c3")])
    window.batcher.flush()
    assert not pane.parked_chip.isVisible()


def test_the_models_stay_consistent_through_random_changes(desk: ImmediateDeskModels) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning  # which the test run turns into failures
    testers = [QAbstractItemModelTester(model, mode) for model in (desk.parked, desk.parked_list)]
    total = 0
    for seed in range(100):
        desk.apply_changes(*make_random_changes(seed, 20))
        parked = [
            row.key for row in desk.calls if row.info.state in PARTY_KIND_BY_STATE and not row.has_ended
        ]
        assert sorted(row.key for row in desk.parked) == sorted(parked)
        total += len(parked)
    assert total
    assert testers


def test_a_caller_without_number_has_a_text(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(
        CallChanged(
            make_call(
                "c1", CallStatus.PARKED, a=make_outside_party("", ""), b=make_party("7", "", PartyKind.PARK)
            )
        )
    )
    assert shown_rows(desk) == [("Slot 7", "Number withheld", "")]
