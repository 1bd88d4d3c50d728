"""Stored quarter hours: even if errors occur in the calls, reports say what the calls say."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.outside_lines import LineUse
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.history.report_request import (
    FigureSettings,
    ReportGrouping,
    ReportRequest,
    build_intervals,
)
from devlink3_desk.history.report_rows import GroupReportRow, IntervalRow
from devlink3_desk.services.storage.history_figures import (
    FigureFiller,
    compute_report,
    find_recorded_period,
    use_figure_settings,
)
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_privacy import forget_number
from devlink3_desk.services.storage.history_retention import DAY_SECONDS, ExpiryTask, RetentionPolicy
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from tests.support.history_calls import MONDAY_10, make_incoming_call, make_outgoing_call

PERIOD = (MONDAY_10 - 3_600.0, MONDAY_10 + 8 * 3_600.0)
OTHER = FigureSettings(5.0, 3.0)
GROUPINGS = (
    *(ReportGrouping.GROUP, ReportGrouping.EXTENSION, ReportGrouping.DID, ReportGrouping.QUARTER),
    *(ReportGrouping.HOUR, ReportGrouping.DAY, ReportGrouping.WEEKDAY_HOUR, ReportGrouping.TRUNK),
)


def make_request(
    grouping: ReportGrouping, since: float = PERIOD[0], until: float = PERIOD[1]
) -> ReportRequest:
    return ReportRequest(grouping=grouping, since=since, until=until, zone=ZoneInfo("Europe/Berlin"))


def check_equal(store: HistoryStore, since: float = PERIOD[0], until: float = PERIOD[1]) -> None:
    """Assert that each report by stored figures is that by the calls themselves."""
    for grouping in GROUPINGS:
        request = make_request(grouping, since, until)
        stored = compute_report(store, request, may_store=True)
        use_figure_settings(store, OTHER)
        computed = compute_report(store, request, may_store=False)
        use_figure_settings(store, FigureSettings())
        assert stored == computed
        assert compute_report(store, request, may_store=False) == stored


class HistoryMachine(RuleBasedStateMachine):
    """Calls are recorded, replaced, forgotten and expired, in any order, while figures are stored."""

    folder: Path

    @initialize()
    def open_store(self) -> None:
        path = self.folder / "figures.sqlite"
        for each in self.folder.glob("figures.sqlite*"):
            each.unlink()
        self.store = open_history(HistoryLocation.parse(str(path)))
        self.calls: dict[str, CallRecord] = {}

    @rule(
        number=st.integers(0, 5),
        minute=st.integers(0, 400),
        wait=st.sampled_from([0.0, 3.0, 10.0, 10.001, 20.0, 90.0]),
        answered=st.sampled_from([None, "301", "302"]),
        length=st.sampled_from([1.0, 60.0, 3_000.0, 9_000.0]),
        lines=st.none() | st.lists(st.sampled_from(["5@c0a82a01", "sip@c0a82a01", ""]), max_size=2),
    )
    def record_call(
        self,
        number: int,
        minute: int,
        wait: float,
        answered: str | None,
        length: float,
        lines: list[str] | None,
    ) -> None:
        """Record a call, perhaps in place of another one with its id, at another time."""
        start = MONDAY_10 + 60.0 * minute
        call = make_incoming_call(f"c{number}", f"0163296{number:04}", start, answered_by=answered, wait=wait)
        last = call.legs[-1]
        legs = (*call.legs[:-1], msgspec.structs.replace(last, end=last.start + length))
        ended = last.start + length
        uses = (
            None if lines is None else [LineUse(line, start + each, ended) for each, line in enumerate(lines)]
        )
        changed = msgspec.structs.replace(
            call, legs=legs, ended=ended, lines=None if uses is None else tuple(uses)
        )
        self.store.write_calls([changed])

    @rule(number=st.integers(0, 5), minute=st.integers(0, 400))
    def record_outgoing_call(self, number: int, minute: int) -> None:
        self.store.write_calls(
            [make_outgoing_call(f"o{number}", f"0163296{number:04}", MONDAY_10 + 60.0 * minute + 7.0)]
        )

    @rule(number=st.integers(0, 5))
    def forget_number(self, number: int) -> None:
        forget_number(self.store, [f"0163296{number:04}", f"+44163296{number:04}"])

    @rule(minute=st.integers(0, 400))
    def expire_calls(self, minute: int) -> None:
        task = ExpiryTask(RetentionPolicy(calls_days=1.0, events_days=None))
        while task.remove_slice(self.store, MONDAY_10 + 60.0 * minute + DAY_SECONDS):
            pass

    @rule()
    def fill_figures(self) -> None:
        FigureFiller().fill_slice(self.store, PERIOD[1])

    @rule(first=st.integers(0, 9 * 3_600), length=st.integers(0, 9 * 3_600))
    def report_any_period(self, first: int, length: int) -> None:
        check_equal(self.store, PERIOD[0] + first, PERIOD[0] + first + length)

    @invariant()
    def reports_are_what_the_calls_say(self) -> None:
        if hasattr(self, "store"):
            check_equal(self.store)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()


def test_stored_figures_are_always_those_of_the_calls(tmp_path: Path) -> None:
    machine = type("Machine", (HistoryMachine,), {"folder": tmp_path})
    run_state_machine_as_test(
        machine, settings=settings(max_examples=15, stateful_step_count=10, deadline=None)
    )


def count_stored(store: HistoryStore) -> int:
    return int(store.database.execute("SELECT count(*) FROM figures")[0][0])


def test_what_was_computed_is_stored_and_a_new_call_removes_its_quarter_hours(store: HistoryStore) -> None:
    # Before the first call nothing is recorded, so nothing is stored.
    store.write_calls([make_outgoing_call("first", "01632960002", PERIOD[0])])
    compute_report(store, make_request(ReportGrouping.DAY), may_store=True)
    assert count_stored(store) == 9 * 4
    # From 10:10 to 10:31:20: three quarter hours.
    call = make_incoming_call("a", "01632960001", MONDAY_10 + 600, answered_by="301", wait=1_220.0)
    store.write_calls([call])
    assert count_stored(store) == 9 * 4 - 3
    assert compute_report(store, make_request(ReportGrouping.DAY), may_store=True).total.incoming == 1
    assert count_stored(store) == 9 * 4


def test_a_reader_that_may_not_store_computes(store: HistoryStore) -> None:
    store.write_calls([make_incoming_call("a", "01632960001", MONDAY_10)])
    report = compute_report(store, make_request(ReportGrouping.HOUR), may_store=False)
    assert sum(row.incoming for row in report.rows if isinstance(row, IntervalRow)) == 1
    assert count_stored(store) == 0


def test_figures_that_cannot_be_stored_are_computed(store: HistoryStore) -> None:
    """Such as on a full disk: the report needs none of them stored."""
    store.write_calls([make_incoming_call("a", "01632960001", MONDAY_10)])
    is_file = store.location.path is not None
    store.database.execute("PRAGMA query_only = ON" if is_file else "SET default_transaction_read_only = on")
    report = compute_report(store, make_request(ReportGrouping.DAY), may_store=True)
    assert report.total.incoming == 1
    assert count_stored(store) == 0


def test_a_call_that_is_recorded_meanwhile_is_in_a_report_or_is_not(tmp_path: Path) -> None:
    """Whenever that happens: it takes no other call of its quarter hour away from the report."""
    location = HistoryLocation(path=tmp_path / "history.sqlite")
    known = [make_incoming_call(f"a{at}", f"0163296{at:04}", MONDAY_10 + at) for at in range(3)]
    statements = 0
    record_at: int | None = None

    def count_statement() -> None:
        nonlocal statements
        statements += 1
        if statements == record_at:
            recorder.write_calls([make_incoming_call(f"b{record_at}", "01632960009", MONDAY_10 + 9)])

    with open_history(location) as recorder, open_history(location, pause=count_statement) as reader:
        recorder.write_calls(known)
        compute_report(recorder, make_request(ReportGrouping.DAY), may_store=True)
        found = []
        # Each time, the figures of the quarter hour are stored when the report begins.
        while record_at is None or statements >= record_at:
            compute_report(recorder, make_request(ReportGrouping.DAY), may_store=True)
            before = recorder.count_calls(CallQuery())
            statements, record_at = 0, 1 if record_at is None else record_at + 1
            total = compute_report(reader, make_request(ReportGrouping.DAY), may_store=False).total
            assert total.incoming in (before, before + 1)
            found.append(total.incoming - before)
    assert 0 in found


def test_another_target_counts_anew(store: HistoryStore) -> None:
    store.write_calls([make_incoming_call("a", "01632960001", MONDAY_10, answered_by="301", wait=15.0)])
    request = make_request(ReportGrouping.GROUP)
    for target, expected in ((20.0, 1), (10.0, 0), (15.0, 1)):
        changed = msgspec.structs.replace(request, settings=FigureSettings(target))
        use_figure_settings(store, changed.settings)
        (row,) = compute_report(store, changed, may_store=True).rows
        assert isinstance(row, GroupReportRow)
        assert row.answered_in_target == expected


def test_figures_that_were_counted_by_earlier_rules_are_computed_again(store: HistoryStore) -> None:
    store.write_calls([make_incoming_call("a", "01632960001", MONDAY_10, answered_by="301")])
    request = make_request(ReportGrouping.TRUNK)
    right = compute_report(store, request, may_store=True)
    # As the first version of the tables stored them, and wrong.
    store.database.execute(
        "UPDATE figures SET settings = ?, outside_lines = NULL, times = ?", (FigureSettings().key, b"\x90")
    )
    assert compute_report(store, request, may_store=False) == right
    assert compute_report(store, request, may_store=True) == right
    assert compute_report(store, request, may_store=True) == right


def test_figures_are_filled_slice_by_slice(store: HistoryStore) -> None:
    # From ten to six in the evening.
    calls = [
        make_incoming_call(name, "01632960001", MONDAY_10 + at) for name, at in (("a", 0), ("z", 28_800))
    ]
    store.write_calls(calls)
    filler, slices = FigureFiller(), 0
    while filler.fill_slice(store, PERIOD[1]):
        slices += 1
    assert slices > 1
    assert count_stored(store) == 8 * 4
    assert not filler.fill_slice(store, PERIOD[1])
    # Every quarter hour that a later call takes away is filled the next time.
    store.write_calls([make_incoming_call("b", "01632960002", MONDAY_10 + 3_600)])
    assert filler.fill_slice(store, PERIOD[1])
    assert count_stored(store) == 8 * 4


def test_filters_leave_some_of_the_calls(store: HistoryStore) -> None:
    store.write_calls(
        [
            make_incoming_call("a", "01632960001", MONDAY_10, answered_by="301"),
            make_incoming_call("b", "01632960002", MONDAY_10 + 60, answered_by="302", did="77"),
            make_outgoing_call("c", "01632960003", MONDAY_10 + 90),
        ]
    )
    request = make_request(ReportGrouping.HOUR)
    for changes, incoming, outgoing in (
        ({"did": "77"}, 1, 0), ({"group": "200"}, 2, 0), ({"extension": "301"}, 2, 1), ({"group": "9"}, 0, 0),
    ):  # fmt: skip
        total = compute_report(store, msgspec.structs.replace(request, **changes), may_store=True).total
        assert (total.incoming, total.outgoing) == (incoming, outgoing)


def test_the_recorded_period(store: HistoryStore) -> None:
    assert find_recorded_period(store) is None
    store.write_calls([make_incoming_call("a", "01632960001", MONDAY_10)])
    assert find_recorded_period(store) == (MONDAY_10, MONDAY_10 + 0.001)


@given(st.floats(0, 1e7), st.floats(0, 1e6), st.sampled_from(list(ReportGrouping)))
def test_intervals_cover_the_period_without_gaps(
    start: float, length: float, grouping: ReportGrouping
) -> None:
    since = MONDAY_10 + round(start, 3)
    until = since + round(length, 3)
    for zone in ("Europe/Berlin", "Australia/Lord_Howe", "America/New_York"):
        request = ReportRequest(grouping=grouping, since=since, until=until, zone=ZoneInfo(zone))
        intervals = build_intervals(request)
        borders = [since, *(each.end for each in intervals)]
        assert [each.start for each in intervals] == borders[:-1]
        assert borders[-1] == until
        assert all(each.start < each.end for each in intervals)
