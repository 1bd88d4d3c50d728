"""Park slots and conferences: who is in them, for how long, and who put them there."""

from __future__ import annotations

from PySide6.QtTest import QAbstractItemModelTester

from devlink3_desk.preferences.calls import CallPreferences, Limit
from devlink3_desk.preferences.whole import Preferences
from devlink3_desk.protocol.enums import EquipmentClass
from devlink3_desk.protocol.events import Detail
from devlink3_desk.protocol.records import CallSection, Party
from devlink3_desk.qt.models.concern import Level
from devlink3_desk.qt.models.places import KINDS
from devlink3_desk.qt.widgets.main_window import MainWindow
from devlink3_desk.qt.widgets.places_pane import PlacesPane
from devlink3_desk.switchboard.changes import CallChanged, CallEnded, ExtensionChanged
from devlink3_desk.switchboard.details import CallDetails
from devlink3_desk.switchboard.views import CallStatus, CallView, PartyKind

from .conftest import Clock, Desk
from .made_up import call, extension, outside, party, random_changes

ANN = party("201", "Ann Archer", end_id="e201")


def slot(number: str) -> CallView:
    return call(
        f"c{number}", CallStatus.PARKED, b=party(number, f"Park {number}", PartyKind.PARK), since=1000.0
    )


def talking(key: str) -> CallView:
    return call(key, CallStatus.CONNECTED, b=ANN)


def shown(desk: Desk) -> list[tuple[str, str, str]]:
    rows = (desk.place_list.row_at(at) for at in range(desk.place_list.rowCount()))
    return [(row.place, row.who, row.more) for row in rows if row is not None]


def test_a_parked_call_stands_under_its_slot_with_whoever_parked_it(desk: Desk) -> None:
    desk.take(CallChanged(talking("c12")), CallChanged(talking("c3")))
    assert shown(desk) == []
    desk.take(CallChanged(slot("12")))
    desk.take(CallChanged(slot("3")))
    assert shown(desk) == [
        ("Slot 3", "Northfield Dental", "01632 960144 · parked by Ann Archer"),
        ("Slot 12", "Northfield Dental", "01632 960144 · parked by Ann Archer"),
    ]
    desk.take(CallChanged(talking("c3")), CallEnded("c12"))
    assert shown(desk) == []


def test_nobody_is_said_to_have_parked_a_call_that_was_parked_before_we_came(desk: Desk) -> None:
    desk.take(CallChanged(slot("3")))
    assert shown(desk) == [("Slot 3", "Northfield Dental", "01632 960144")]


def test_a_conference_names_everyone_whom_its_records_name(desk: Desk) -> None:
    room = party("", "Conf 100", PartyKind.CONFERENCE, end_id="r")
    records = tuple(
        Detail(
            call=CallSection(node_id="n", call_id=at),
            party_a=Party(end_id=f"E{number}", identity=number, equipment_class=EquipmentClass.SIP_DEVICE),
            party_b=Party(end_id="r", equipment_class=EquipmentClass.CONFERENCE),
        )
        for at, number in enumerate(("201", "202", "203"))
    )
    desk.details_of = {"c1": CallDetails(records)}.get
    desk.take(CallChanged(call("c0")), *(ExtensionChanged(extension(n)) for n in ("202", "203")))
    desk.take(CallChanged(call("c1", CallStatus.CONFERENCE, a=ANN, b=room)))
    assert shown(desk) == [("Conf 100", "Ann Archer, User 202, User 203", "3 in it")]


def test_the_alarm_grows_with_the_time(window: MainWindow, desk: Desk, clock: Clock) -> None:
    window.choices.choose(Preferences(calls=CallPreferences(parked=Limit(60, 120))))
    pane = window.pane(PlacesPane)
    window.docks["places"].show()
    window.docks["places"].raise_()
    window.apply([CallChanged(slot("3")), CallChanged(call("c9", CallStatus.CONFERENCE, since=0.0))])
    window.batcher.flush()
    assert pane.parked.accessibleName() == "1 parked"
    images = []
    for passed, level in ((30, Level.CALM), (60, Level.WARN), (120, Level.ALARM)):
        clock.now = 1000.0 + passed
        pane.tick()
        assert desk.places.worst() == level
        images.append(pane.parked.grab().toImage())
    assert images[0] != images[1] != images[2]
    window.apply([CallEnded("c3")])
    window.batcher.flush()
    assert not pane.parked.isVisible()


def test_the_model_keeps_its_promises_through_a_storm(desk: Desk) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning  # and warnings fail
    watching = [QAbstractItemModelTester(model, mode) for model in (desk.places, desk.place_list)]
    seen = 0
    for seed in range(100):
        desk.take(*random_changes(seed, 20))
        in_places = [row.key for row in desk.calls if row.view.state in KINDS and not row.over]
        assert sorted(row.key for row in desk.places) == sorted(in_places)
        seen += len(in_places)
    assert seen
    assert watching


def test_a_caller_without_number_is_named_all_the_same(desk: Desk) -> None:
    desk.take(CallChanged(call("c1", CallStatus.PARKED, a=outside("", ""), b=party("7", "", PartyKind.PARK))))
    assert shown(desk) == [("Slot 7", "Number withheld", "")]
