"""Models follow Qt's rules, report no more changes than there are, and show the latest values."""

from __future__ import annotations

import random
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from devlink3_desk.preferences import Preferences
from devlink3_desk.qt.calls.call_model import CallColumn
from devlink3_desk.qt.core.call_row import format_trunk
from devlink3_desk.qt.core.row_model import CONTENT_ROLES, ELAPSED_ROLES, MAX_ROW_RUNS, Role
from devlink3_desk.qt.core.state_display import describe_duration
from devlink3_desk.switchboard.board_values import (
    CallDirection,
    CallFlag,
    CallInfo,
    CallStatus,
    ExtensionStatus,
    LinkStatus,
    PartyInfo,
    PartyKind,
)
from devlink3_desk.switchboard.changes import (
    CallChanged,
    CallEnded,
    DirectoryChanged,
    ExtensionChanged,
    QueueChanged,
)
from tests.support.board_values import (
    make_call,
    make_extension,
    make_link_change,
    make_outside_party,
    make_party,
    make_person,
    make_queue,
    make_random_changes,
)
from tests.support.desk_models import ImmediateDeskModels, ManualClock


class SignalLog:
    """The signals of a model, in order."""

    def __init__(self, model: QAbstractItemModel) -> None:
        self.entries: list[tuple[Any, ...]] = []
        model.dataChanged.connect(
            lambda top, bottom, roles: self.entries.append(
                ("changed", top.row(), bottom.row(), top.column(), bottom.column(), frozenset(roles))
            )
        )
        model.rowsInserted.connect(lambda _p, first, last: self.entries.append(("inserted", first, last)))
        model.rowsRemoved.connect(lambda _p, first, last: self.entries.append(("removed", first, last)))
        model.rowsMoved.connect(lambda _p, first, _l, _d, to: self.entries.append(("moved", first, to)))
        model.modelReset.connect(lambda: self.entries.append(("reset",)))

    def kinds(self) -> set[str]:
        return {entry[0] for entry in self.entries}


def all_models(desk: ImmediateDeskModels) -> tuple[QAbstractItemModel, ...]:
    models = (desk.calls, desk.extensions, desk.groups, desk.people)
    return (*models, desk.call_list, desk.extension_list, desk.group_list, desk.person_list)


@pytest.mark.parametrize("seed", range(4))
def test_any_changes_leave_every_model_consistent(desk: ImmediateDeskModels, seed: int) -> None:
    # Warnings fail the test.
    warn = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [QAbstractItemModelTester(model, warn) for model in all_models(desk)]
    logs = [SignalLog(model) for model in (desk.calls, desk.extensions, desk.groups, desk.call_list)]
    expected: dict[str, CallInfo] = {}
    chance = random.Random(seed)
    changes = make_random_changes(seed, 600)
    while changes:
        size = chance.randrange(1, 40)
        batch, changes = changes[:size], changes[size:]
        desk.apply_changes(*batch)
        for change in batch:
            if isinstance(change, CallChanged):
                expected[change.call.id] = change.call
            elif isinstance(change, CallEnded):
                expected.pop(change.id, None)
        assert {row.key: row.info for row in desk.calls} == expected
        shown = [desk.call_list.index(at, 0).data(Role.ROW) for at in range(desk.call_list.rowCount())]
        assert [row.key for row in shown] == [r.key for r in sorted(shown, key=lambda r: (r.sort_key, r.key))]
        assert {row.key for row in shown} == set(expected)
        assert all(desk.call_list.find_row(row.key) == at for at, row in enumerate(shown))
    assert not any("reset" in log.kinds() for log in logs)
    assert len(testers) == 8


def test_a_filter_follows_changes(desk: ImmediateDeskModels) -> None:
    desk.call_list.set_filter("müller")
    desk.apply_changes(
        CallChanged(make_call("1", a=make_outside_party(name="Jana Muller"))), CallChanged(make_call("2"))
    )
    assert [desk.call_list.key_at(at) for at in range(desk.call_list.rowCount())] == ["1"]
    desk.apply_changes(
        CallChanged(make_call("2", a=make_outside_party(name="Müller GmbH"))), CallChanged(make_call("1"))
    )
    assert [desk.call_list.key_at(at) for at in range(desk.call_list.rowCount())] == ["2"]


def test_a_thousand_new_calls_are_one_insertion(desk: ImmediateDeskModels) -> None:
    model, shown = SignalLog(desk.calls), SignalLog(desk.call_list)
    desk.apply_changes(*(CallChanged(make_call(str(at), since=float(at))) for at in range(1000)))
    assert model.entries == [("inserted", 0, 999)]
    assert shown.entries == [("inserted", 0, 999)]
    desk.apply_changes(*(CallEnded(str(at)) for at in range(1000)))
    assert model.entries[1:] == [("removed", 0, 999)]


def test_equal_values_emit_nothing(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(CallChanged(make_call("1")), QueueChanged(make_queue()))
    logs = [SignalLog(model) for model in all_models(desk)]
    desk.apply_changes(CallChanged(make_call("1")), QueueChanged(make_queue()), CallEnded("never seen"))
    desk.apply_changes()
    assert all(log.entries == [] for log in logs)


def test_a_change_is_reported_for_its_row_and_roles_only(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(*(CallChanged(make_call(str(at))) for at in range(5)))
    log = SignalLog(desk.calls)
    desk.apply_changes(CallChanged(make_call("3", tag="urgent")))
    [(kind, top, bottom, first, last, roles)] = log.entries
    assert (kind, top, bottom, first, last) == ("changed", 3, 3, CallColumn.STATE, CallColumn.TIME)
    assert roles == {*CONTENT_ROLES, Role.SEARCH_TEXT}
    log.entries.clear()
    desk.apply_changes(CallChanged(make_call("3", CallStatus.CONNECTED, tag="urgent", since=995.0)))
    assert Role.SORT in log.entries[0][-1]
    assert Role.ELAPSED in log.entries[0][-1]


def test_contiguous_rows_change_with_one_signal(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(*(CallChanged(make_call(str(at))) for at in range(6)))
    log = SignalLog(desk.calls)
    desk.apply_changes(*(CallChanged(make_call(str(at), tag="x")) for at in (1, 2, 3, 5)))
    assert [(entry[1], entry[2]) for entry in log.entries] == [(1, 3), (5, 5)]


def test_rows_are_removed_from_the_end(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(*(CallChanged(make_call(str(at))) for at in range(6)))
    log = SignalLog(desk.calls)
    desk.apply_changes(*(CallEnded(str(at)) for at in (0, 1, 4)))
    assert log.entries == [("removed", 4, 4), ("removed", 0, 1)]
    assert [desk.calls.find_row(key) for key in ("2", "3", "5")] == [0, 1, 2]


def test_too_many_runs_of_removed_rows_reset_the_model(desk: ImmediateDeskModels) -> None:
    many = 2 * MAX_ROW_RUNS + 4
    desk.apply_changes(*(CallChanged(make_call(str(at))) for at in range(many)))
    log = SignalLog(desk.calls)
    desk.apply_changes(*(CallEnded(str(at)) for at in range(0, many, 2)))
    assert log.entries == [("reset",)]
    assert desk.calls.rowCount() == many // 2


def test_elapsed_time_changes_one_column_of_the_given_rows(
    desk: ImmediateDeskModels, clock: ManualClock
) -> None:
    desk.apply_changes(*(CallChanged(make_call(str(at), since=990.4)) for at in range(5)))
    log, shown = SignalLog(desk.calls), SignalLog(desk.call_list)
    clock.now = 1003.0
    desk.calls.emit_elapsed_changes([1, 2])
    expected = ("changed", 1, 2, CallColumn.TIME, CallColumn.TIME, frozenset(ELAPSED_ROLES))
    assert log.entries == [expected]
    assert shown.entries == [expected]
    assert desk.calls.index(1, CallColumn.TIME).data() == "0:13"
    assert desk.calls.index(1, CallColumn.TIME).data(Role.ELAPSED) == 13


def test_calls_are_ordered_by_their_priority(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(
        CallChanged(make_call("talking", CallStatus.CONNECTED, since=1.0)),
        CallChanged(make_call("held", CallStatus.HELD, since=500.0)),
        CallChanged(make_call("parked", CallStatus.PARKED, since=400.0)),
        CallChanged(make_call("waits", CallStatus.QUEUED, since=800.0)),
        CallChanged(make_call("waits longest", CallStatus.QUEUED, since=700.0)),
        CallChanged(make_call("inside", CallStatus.RINGING, since=2.0, direction=CallDirection.INTERNAL)),
        CallChanged(make_call("rings", CallStatus.RINGING, since=900.0)),
        CallChanged(make_call("help", CallStatus.CONNECTED, since=950.0, flags=(CallFlag.EMERGENCY,))),
    )
    order = [desk.call_list.key_at(at) for at in range(desk.call_list.rowCount())]
    assert order == ["help", "rings", "waits longest", "waits", "parked", "held", "inside", "talking"]


def test_a_caller_who_hears_an_announcement_has_waited_since_queueing(desk: ImmediateDeskModels) -> None:
    hears = make_call("hears", CallStatus.ANNOUNCEMENT, since=999.0, queued_since=700.0)
    desk.apply_changes(CallChanged(make_call("waits", CallStatus.QUEUED, since=800.0)), CallChanged(hears))
    assert desk.call_list.key_at(0) == "hears"
    row = desk.call_list.value_at(0)
    assert row is not None
    assert desk.calls.format_elapsed(row) == "5:00"
    desk.apply_changes(CallChanged(make_call("hears", CallStatus.RINGING, since=998.0, queued_since=700.0)))
    row = desk.call_list.value_at(0)
    assert row is not None
    assert (row.key, desk.calls.format_elapsed(row)) == ("hears", "0:02")


def test_a_call_that_becomes_urgent_moves_without_a_reset(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(
        *(CallChanged(make_call(str(at), CallStatus.CONNECTED, since=float(at))) for at in range(5))
    )
    log = SignalLog(desk.call_list)
    desk.apply_changes(CallChanged(make_call("3", CallStatus.HELD, since=999.0)))
    assert ("moved", 3, 0) in log.entries
    assert log.kinds() == {"moved", "changed"}


def test_the_time_of_a_call_from_the_snapshot_is_a_lower_bound(desk: ImmediateDeskModels) -> None:
    call = make_call("1", since_snapshot=True, may_be_older=True)
    desk.apply_changes(CallChanged(call))
    assert desk.calls.index(0, CallColumn.TIME).data() == "over 0:10"
    answered = msgspec.structs.replace(call, state=CallStatus.CONNECTED, since=997.0, may_be_older=False)
    desk.apply_changes(CallChanged(answered))
    assert desk.calls.index(0, CallColumn.TIME).data() == "0:03"
    queued = msgspec.structs.replace(answered, state=CallStatus.QUEUED, since=998.0, queued_since=990.0)
    desk.apply_changes(CallChanged(queued))
    assert desk.calls.index(0, CallColumn.TIME).data() == "0:10"
    desk.apply_changes(CallChanged(msgspec.structs.replace(queued, wait_may_be_older=True)))
    assert desk.calls.index(0, CallColumn.TIME).data() == "over 0:10"


def test_the_partner_of_a_mailbox_owner_is_voicemail(desk: ImmediateDeskModels) -> None:
    ann, box = make_party("201", "Ann"), make_party("201", "Ann", kind=PartyKind.VOICEMAIL)
    talk = make_call("9", CallStatus.VOICEMAIL, a=ann, b=box)
    desk.apply_changes(
        CallChanged(talk), ExtensionChanged(make_extension("201", ExtensionStatus.BUSY, calls=("9",)))
    )
    row = desk.extensions.find("201")
    assert row is not None
    assert row.partner == "Voicemail"


def test_an_extension_shows_the_present_partner(desk: ImmediateDeskModels) -> None:
    talk = make_call("9", CallStatus.CONNECTED, b=make_party("201", "Ann"))
    desk.apply_changes(
        CallChanged(talk), ExtensionChanged(make_extension("201", ExtensionStatus.BUSY, calls=("9",)))
    )
    row = desk.extensions.find("201")
    assert row is not None
    assert row.partner == "Northfield Dental"
    desk.apply_changes(
        CallChanged(
            make_call("9", CallStatus.CONNECTED, a=make_outside_party(name="Old Mill"), b=make_party("201"))
        )
    )
    row = desk.extensions.find("201")
    assert row is not None
    assert row.partner == "Old Mill"


def test_a_call_shows_the_name_of_its_hunt_group(desk: ImmediateDeskModels) -> None:
    waiting = make_call("1", CallStatus.QUEUED, group="600")
    desk.apply_changes(CallChanged(waiting), QueueChanged(make_queue("600", 1, name="Sales")))
    assert desk.calls.value_at(0).called == "Sales"
    desk.apply_changes(CallChanged(make_call("2", group="601")))
    assert desk.calls.value_at(1).called == "601"


def test_extensions_are_sorted_by_number_or_name(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(
        *(
            ExtensionChanged(make_extension(n, name=name))
            for n, name in (("1000", "Ann"), ("99", "Zoë"), ("100", "Bo"))
        )
    )
    assert [desk.extension_list.key_at(at) for at in range(3)] == ["99", "100", "1000"]
    desk.extension_list.set_sort_by_name(True)
    assert [desk.extension_list.key_at(at) for at in range(3)] == ["1000", "100", "99"]
    desk.extension_list.set_only_free(True)
    assert desk.extension_list.rowCount() == 3
    desk.apply_changes(ExtensionChanged(make_extension("1000", ExtensionStatus.BUSY)))
    assert desk.extension_list.key_at(0) == "100"


def test_the_directory_shows_the_state_beside_each_name(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(
        ExtensionChanged(make_extension("201", ExtensionStatus.BUSY)),
        DirectoryChanged((make_person("201", "Ann"), make_person("202", "Ben"))),
    )
    log = SignalLog(desk.people)
    desk.apply_changes(ExtensionChanged(make_extension("202", ExtensionStatus.RINGING)))
    assert [entry[:3] for entry in log.entries] == [("changed", 1, 1)]
    assert [row.state for row in desk.people] == [ExtensionStatus.BUSY, ExtensionStatus.RINGING]


def test_times_stand_still_while_the_data_is_stale(desk: ImmediateDeskModels, clock: ManualClock) -> None:
    desk.apply_changes(make_link_change(LinkStatus.LIVE), CallChanged(make_call("1", since=990.0)))
    clock.now = 1010.0
    desk.apply_changes(make_link_change(LinkStatus.LOST, since=1005.0))
    clock.now = 1100.0
    assert desk.calls.index(0, CallColumn.TIME).data() == "0:15"
    desk.apply_changes(make_link_change(LinkStatus.CATCHING_UP, since=1100.0))
    assert desk.calls.index(0, CallColumn.TIME).data() == "0:15"
    desk.apply_changes(make_link_change(LinkStatus.LIVE, since=1100.0))
    assert desk.calls.index(0, CallColumn.TIME).data() == "1:50"


def test_an_incomplete_snapshot_is_stale_when_the_link_is_lost(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(
        make_link_change(LinkStatus.CONNECTING), make_link_change(LinkStatus.RETRYING, since=1000.0)
    )
    assert desk.link_model.stale_since is None  # nothing is shown yet
    desk.apply_changes(make_link_change(LinkStatus.CATCHING_UP, since=1001.0), CallChanged(make_call("1")))
    assert desk.link_model.stale_since is None
    desk.apply_changes(make_link_change(LinkStatus.LOST, since=1002.0))
    desk.apply_changes(make_link_change(LinkStatus.RETRYING, since=1003.0))
    assert desk.link_model.stale_since == 1002.0


def test_every_row_has_an_accessible_text(desk: ImmediateDeskModels) -> None:
    desk.apply_changes(
        CallChanged(make_call("1", group="Sales")),
        ExtensionChanged(make_extension("201", ExtensionStatus.BUSY)),
        QueueChanged(make_queue("600", 2, 990.0)),
        DirectoryChanged((make_person("201", "Ann"),)),
    )
    for model in all_models(desk):
        text = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert text.strip(), type(model)
    assert desk.calls.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Ringing: Northfield Dental to Sales, SIP 17, 10 second(s)"
    )
    assert desk.calls.index(0, CallColumn.TIME).data(Qt.ItemDataRole.AccessibleTextRole) == "0:10"


def test_icons_and_colours_are_part_of_the_accessible_text(
    desk: ImmediateDeskModels, clock: ManualClock
) -> None:
    desk.apply_preferences(Preferences())
    desk.apply_changes(
        CallChanged(
            make_call(
                "1", flags=(CallFlag.RECORDED, CallFlag.EMERGENCY), since_snapshot=True, may_be_older=True
            )
        ),
        CallChanged(make_call("2", CallStatus.HELD, since=980.0)),
    )
    clock.now += 125
    first, second = (desk.calls.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(2))
    assert first == (
        "Ringing: Northfield Dental to Dialling…, SIP 17, Recorded, Emergency call, "
        "at least 2 minute(s) 15 second(s), alarm"
    )
    assert second == "On hold: Northfield Dental to Dialling…, SIP 17, 2 minute(s) 25 second(s), alarm"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 second(s)"), (59, "59 second(s)"), (60, "1 minute(s)"), (7_384, "2 hour(s) 3 minute(s)")],
)
def test_durations_are_described_with_their_units(qapp: QApplication, seconds: int, text: str) -> None:
    assert describe_duration(seconds) == text


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("5.26", "Line 5, channel 26"),
        ("d43260cc813a1c0f9", "SIP line"),
        ("1-2345@192.168.42.1", "SIP line"),
        ("Analogue 3", "Analogue 3"),
    ],
)
def test_trunks_are_described_by_line_and_channel(line: str, shown: str) -> None:
    assert format_trunk(line) == shown


def test_a_withheld_number_has_a_text(desk: ImmediateDeskModels) -> None:
    hidden = PartyInfo("", "Withheld", PartyKind.TRUNK)
    named = PartyInfo("07700 900123", "Withheld", PartyKind.TRUNK)
    desk.apply_changes(CallChanged(make_call("h", a=hidden)), CallChanged(make_call("n", a=named)))
    hidden_row, named_row = desk.calls.find("h"), desk.calls.find("n")
    assert hidden_row is not None
    assert named_row is not None
    assert hidden_row.caller == "Number withheld"
    assert named_row.caller == "Withheld"  # the name of someone
