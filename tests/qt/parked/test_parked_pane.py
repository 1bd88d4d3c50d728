"""Park slots and conferences: who is in them, for how long, and who put them there."""

from __future__ import annotations

from PySide6.QtTest import QAbstractItemModelTester

from devlink3_desk.preferences import CallPreferences, Preferences, StateLimit
from devlink3_desk.protocol.enums import EquipmentClass
from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.records import CallSection, Party
from devlink3_desk.qt.core.state_display import Urgency
from devlink3_desk.qt.main_window.main_window import MainWindow
from devlink3_desk.qt.parked.parked_model import PARTY_KIND_BY_STATE
from devlink3_desk.qt.parked.parked_pane import ParkedPane
from devlink3_desk.switchboard.board_values import CallInfo, CallStatus, PartyKind
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


def slot(number: str) -> CallInfo:
    return make_call(
        f"c{number}", CallStatus.PARKED, b=make_party(number, f"Park {number}", PartyKind.PARK), since=1000.0
    )


def talking(key: str) -> CallInfo:
    return make_call(key, CallStatus.CONNECTED, b=ANN)


def shown(desk: ImmediateDeskModels) -> list[tuple[str, str, str]]:
    rows = (desk.parked_list.value_at(at) for at in range(desk.parked_list.rowCount()))
    return [(row.place_text, row.participants, row.detail_text) for row in rows if row is not None]


def test_a_parked_call_stands_under_its_slot_with_whoever_parked_it(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(CallChanged(talking("c12")), CallChanged(talking("c3")))
    assert shown(desk) == []
    desk.apply_changes(CallChanged(slot("12")))
    desk.apply_changes(CallChanged(slot("3")))
    assert shown(desk) == [
        ("Slot 3", "Northfield Dental", "01632 960144 · parked by Ann Archer"),
        ("Slot 12", "Northfield Dental", "01632 960144 · parked by Ann Archer"),
    ]
    desk.apply_changes(CallChanged(talking("c3")), CallEnded("c12"))
    assert shown(desk) == []


def test_nobody_is_said_to_have_parked_a_call_that_was_parked_before_we_came(
    desk: ImmediateDeskModels,
) -> None:
    desk.apply_changes(CallChanged(slot("3")))
    assert shown(desk) == [("Slot 3", "Northfield Dental", "01632 960144")]


def test_a_conference_names_everyone_whom_its_records_name(desk: ImmediateDeskModels) -> None:
    room = make_party("", "Conf 100", PartyKind.CONFERENCE, end_id="r")
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
    desk.apply_changes(CallChanged(make_call("c1", CallStatus.CONFERENCE, a=ANN, b=room)))
    assert shown(desk) == [("Conf 100", "Ann Archer, User 202, User 203", "3 in it")]


def test_the_alarm_grows_with_the_time(
    window: MainWindow, desk: ImmediateDeskModels, clock: ManualClock
) -> None:
    window.preferences.set_value(Preferences(calls=CallPreferences(parked=StateLimit(60, 120))))
    pane = window.pane_of_type(ParkedPane)
    window.docks["places"].show()
    window.docks["places"].raise_()
    window.apply([CallChanged(slot("3")), CallChanged(make_call("c9", CallStatus.CONFERENCE, since=0.0))])
    window.batcher.flush()
    assert pane.parked_chip.accessibleName() == "1 parked"
    images = []
    for passed, level in ((30, Urgency.NORMAL), (60, Urgency.WARNING), (120, Urgency.ALARM)):
        clock.now = 1000.0 + passed
        pane.update_times()
        assert desk.parked.max_urgency() == level
        images.append(pane.parked_chip.grab().toImage())
    assert images[0] != images[1] != images[2]
    window.apply([CallEnded("c3")])
    window.batcher.flush()
    assert not pane.parked_chip.isVisible()


def test_the_model_keeps_its_promises_through_a_storm(desk: ImmediateDeskModels) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning  # and warnings fail
    watching = [QAbstractItemModelTester(model, mode) for model in (desk.parked, desk.parked_list)]
    seen = 0
    for seed in range(100):
        desk.apply_changes(*make_random_changes(seed, 20))
        in_places = [
            row.key for row in desk.calls if row.info.state in PARTY_KIND_BY_STATE and not row.has_ended
        ]
        assert sorted(row.key for row in desk.parked) == sorted(in_places)
        seen += len(in_places)
    assert seen
    assert watching


def test_a_caller_without_number_is_named_all_the_same(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(
        CallChanged(
            make_call(
                "c1", CallStatus.PARKED, a=make_outside_party("", ""), b=make_party("7", "", PartyKind.PARK)
            )
        )
    )
    assert shown(desk) == [("Slot 7", "Number withheld", "")]
