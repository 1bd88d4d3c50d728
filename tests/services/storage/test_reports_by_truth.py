"""Reports from a history, compared with a second calculation from what happened in the simulated PBX.

The week has two changes of the clocks: that of Berlin at its beginning, and that of Lord Howe Island, by half
an hour, at its end. Calls come in bursts around the changes, midnights and other borders. More seeds:
``REPORT_TRUTH_SEEDS=200``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import msgspec
import pytest

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.call_recorder import CallRecorder
from devlink3_desk.history.report_calculation import count_calls
from devlink3_desk.history.report_request import (
    FigureSettings,
    ReportGrouping,
    ReportInterval,
    ReportRequest,
    ServiceLevelFormula,
)
from devlink3_desk.history.report_rows import (
    ExtensionReportRow,
    GroupReportRow,
    IntervalRow,
    Report,
    TrunkRow,
    encode_row,
)
from devlink3_desk.protocol.events import AnyEvent
from devlink3_desk.services.storage.history_figures import compute_report, use_figure_settings
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.simulator import features
from devlink3_desk.simulator.company import Company, build_company
from devlink3_desk.simulator.simulation import Process, Simulation
from devlink3_desk.simulator.traffic import generate_traffic
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.changes import Change
from devlink3_desk.switchboard.statistics import DayStatistics, GroupTally, WaitingCallTracker
from tests.history import naive_reports
from tests.history.simulated_truth import TrueCall, TruthObserver

SEEDS = int(os.environ.get("REPORT_TRUTH_SEEDS", "12"))
WEEK_START = 1_774_738_800.0
"""Sunday, 29 March 2026, 00:00 in Berlin; clocks change an hour later."""
WEEK_SECONDS = 8 * 86_400.0
SINCE, UNTIL = WEEK_START + 417.0, WEEK_START + WEEK_SECONDS - 1_000.0
BERLIN, LORD_HOWE = ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Lord_Howe")
BURSTS = (
    *(300.0, 3_400.0, 7_100.0, 82_700.0, 86_400.0 * 3 + 40_000.0),
    # The clocks of Lord Howe Island, on Sunday, 5 April, at 15:00 UTC on the day before.
    *(1_775_314_800.0 - WEEK_START - 200.0, 1_775_314_800.0 - WEEK_START + 1_700.0),
    *(86_400.0 * 6 + 79_000.0, WEEK_SECONDS - 1_300.0),
)
BURST_SECONDS = 150.0
# Simulated people wait for tenths of seconds: no wait is just as long as these.
SETTINGS = FigureSettings(8.05, 5.05)
TARGET, SHORT = 8_050, 5_050


def simulate(
    seed: int,
    delays: Sequence[float] = (0.0,),
    follow: Callable[[Sequence[Change], float], object] = lambda _changes, _at: None,
) -> tuple[dict[str, CallRecord], list[TrueCall], list[str]]:
    """Return the records of a week, what really happened, and all extensions.

    What a node reports arrives after one of ``delays``, in seconds; ``follow`` gets the changes of the board.
    """
    events: list[AnyEvent] = []
    company = build_company(seed=seed, extensions=24, nodes=4, first_address="192.168.42.1")
    simulation = Simulation(company, seed, lambda node_event: events.append(node_event.event))
    for start in BURSTS:
        simulation.start_process(run_burst(simulation, start + BURST_SECONDS), start)
        simulation.start_process(consult_group(simulation, company), start + 20.0)
    truth, queue = TruthObserver(WEEK_START), DelayedEvents(seed, delays)
    while (due := simulation.next_event_time) is not None:
        simulation.advance_to(due)
        truth.observe(simulation.pbx.calls, due)
        queue.add(events, due)
        events.clear()
    truth.finish(simulation.now)
    board, recorder = Switchboard(), CallRecorder()
    records: dict[str, CallRecord] = {}
    for at, batch in queue.iter_batches():
        changes = board.apply_all(batch, at)
        follow(changes, at)
        records.update((call.id, call) for call in recorder.apply(changes, at, WEEK_START + at))
    users = [user.extension for user in company.users.values()]
    return records, [call for call in truth.calls if call.is_conversation], users


class DelayedEvents:
    """Events in the order in which they arrive: those of one node in that in which it has sent them."""

    def __init__(self, seed: int, delays: Sequence[float]) -> None:
        self._random, self._delays = Random(seed), delays
        self._last: dict[str, float] = {}
        self._events: list[tuple[float, AnyEvent]] = []

    def add(self, events: Sequence[AnyEvent], at: float) -> None:
        """Add what the nodes have sent at one instant."""
        arrivals: dict[str, float] = {}
        for event in events:
            node = getattr(event, "pbx", "")
            if node not in arrivals:
                delayed = at + self._random.choice(self._delays)
                arrivals[node] = self._last[node] = max(delayed, self._last.get(node, 0.0))
            self._events.append((arrivals[node], event))

    def iter_batches(self) -> Iterator[tuple[float, list[AnyEvent]]]:
        """Return the instants of arrival with the events that arrive then."""
        ordered = sorted(self._events, key=lambda arrival: arrival[0])
        for at, arrived in groupby(ordered, key=lambda arrival: arrival[0]):
            yield at, [event for _, event in arrived]


def run_burst(simulation: Simulation, until: float) -> Process:
    """Start calls until an instant."""
    for wait in generate_traffic(simulation, 300.0, talk_time=40.0):
        if simulation.now + wait > until:
            return
        yield wait


def consult_group(simulation: Simulation, company: Company) -> Process:
    """Answer a caller, consult a hunt group, and transfer the caller, often while its phones still ring."""
    pbx, chance = simulation.pbx, simulation.random
    users = [user for user in company.users.values() if not pbx.is_busy(user)]
    channel = next(filter(None, map(pbx.find_free_channel, company.lines.values())), None)
    group = chance.choice(list(company.groups.values()))
    first = next((user for user in users if user not in group.members), None)
    phones = [user for user in users if user in group.members]
    if channel is None or first is None or not phones:
        return
    call = pbx.receive_call(channel, did="5678", cli="01707123456")
    pbx.ring_users(call, [first])
    (end,) = call.targets
    yield 2.5
    pbx.answer(call, end)
    yield 8.0
    pbx.hold(call, end)
    consultation = pbx.lift_handset(first)
    yield 1.0
    pbx.ring_users(consultation, phones, group=group)
    yield chance.choice((2.25, 6.25))
    if chance.random() < 0.4:
        pbx.answer(consultation, consultation.targets[0])
        yield 4.0
    features.transfer_call(pbx, call, end, consultation)
    yield 3.0
    if call.targets and chance.random() < 0.6:
        pbx.answer(call, call.targets[0])
        yield 30.0
    pbx.clear(call, call.a)


def make_live_periods(seed: int) -> list[tuple[float, float]]:
    """Return when the link was live: most of the time."""
    chance = Random(seed)
    periods, at = [], WEEK_START - 500.0
    while at < WEEK_START + WEEK_SECONDS:
        end = at + chance.randrange(1_000, 100_000)
        periods.append((at, float(end)))
        at = end + chance.randrange(1, 3_000)
    return periods


@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_figure_of_a_week_is_that_of_a_second_calculation(seed: int, tmp_path: Path) -> None:
    """By stored quarter hours, and again by calls alone."""
    records, calls, extensions = simulate(seed)
    periods = make_live_periods(seed)
    with open_history(HistoryLocation.parse(str(tmp_path / "week.sqlite"))) as store:
        fill(store, records, periods)
        inside = [call for call in calls if SINCE * 1000 <= call.start < UNTIL * 1000]
        assert len(inside) > 45
        for formula in ServiceLevelFormula:
            check_groups(store, inside, formula)
        check_extensions(store, inside, extensions)
        check_lines(store, calls, inside)
        for zone in (BERLIN, LORD_HOWE):
            for grouping in (*TIME_GROUPINGS, ReportGrouping.WEEKDAY_HOUR):
                check_times(store, calls, grouping, zone, periods)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_nodes_that_report_one_after_the_other_change_no_counts(seed: int, tmp_path: Path) -> None:
    records, calls, extensions = simulate(seed, delays=(0.0, 0.02, 0.05))
    inside = [call for call in calls if SINCE * 1000 <= call.start < UNTIL * 1000]
    with open_history(HistoryLocation.parse(str(tmp_path / "week.sqlite"))) as store:
        fill(store, records, [])
        groups = compute(store, ReportGrouping.GROUP).rows
        people = compute(store, ReportGrouping.EXTENSION).rows
    expected = naive_reports.describe_groups(inside, TARGET, SHORT, "answered")
    names = ("offered", "answered", "overflowed", "voicemail")
    assert {row.group: [getattr(row, name) for name in names] for row in groups} == {  # type: ignore[union-attr]
        group: [row[name] for name in names] for group, row in expected.items()
    }
    names = ("rung", "answered", "missed", "made")
    found = {row.extension: [getattr(row, name) for name in names] for row in people}  # type: ignore[union-attr]
    assert not found.keys() - set(extensions)
    for extension in extensions:
        row = naive_reports.describe_extension(inside, extension)
        assert found.get(extension, [0] * len(names)) == [row[name] for name in names]


@pytest.mark.parametrize("seed", range(min(SEEDS, 4)))
def test_a_desk_without_a_history_counts_the_same_for_the_wallboard(seed: int) -> None:
    waits, statistics = WaitingCallTracker(), DayStatistics()
    statistics.configure(SETTINGS.target_seconds, SETTINGS.short_seconds)
    records, _, _ = simulate(seed, follow=lambda changes, at: statistics.apply(waits.apply(changes, at), 1))
    week = ReportInterval(WEEK_START, WEEK_START + WEEK_SECONDS)
    (figures,) = count_calls(records.values(), [week], SETTINGS)
    assert len(figures.groups) > 2
    for group, visits in figures.groups.items():
        expected = GroupTally(visits.answered, visits.answered_in_target, visits.abandoned)
        assert statistics.for_group(group) == expected
    assert statistics.day_tally.groups.keys() <= figures.groups.keys()


TIME_GROUPINGS = (ReportGrouping.HOUR, ReportGrouping.DAY, ReportGrouping.WEEK, ReportGrouping.MONTH)


def fill(store: HistoryStore, records: dict[str, CallRecord], periods: list[tuple[float, float]]) -> None:
    """Store the calls and when the link was live."""
    use_figure_settings(store, SETTINGS)
    run = store.begin_run("week", "simulator", 0.0, WEEK_START)
    for start, end in periods:
        store.extend_live_period(store.begin_live_period(run, start), end)
    store.write_calls(list(records.values()))


def compute(
    store: HistoryStore,
    grouping: ReportGrouping,
    zone: ZoneInfo = BERLIN,
    formula: ServiceLevelFormula = ServiceLevelFormula.ANSWERED,
) -> Report:
    """Return a report by stored quarter hours, which is the same by calls."""
    request = ReportRequest(
        grouping=grouping, since=SINCE, until=UNTIL, settings=SETTINGS, formula=formula, zone=zone
    )
    report = compute_report(store, request, may_store=True)
    use_figure_settings(store, FigureSettings(1.0, 1.0))
    assert compute_report(store, request, may_store=False) == report
    use_figure_settings(store, SETTINGS)
    return report


def tolerate(row: naive_reports.Row) -> naive_reports.Row:
    """Return a row in which seconds may differ by what rounding instants to milliseconds makes of them."""
    return {
        name: pytest.approx(value, abs=0.005) if isinstance(value, float) else value
        for name, value in row.items()
    }


def check_groups(store: HistoryStore, calls: list[TrueCall], formula: ServiceLevelFormula) -> None:
    """Compare the report by group."""
    report = compute(store, ReportGrouping.GROUP, formula=formula)
    rows = {
        row.group: encode_row(row, report.columns) for row in report.rows if isinstance(row, GroupReportRow)
    }
    expected = naive_reports.describe_groups(calls, TARGET, SHORT, formula.value)
    assert rows == {group: tolerate({"group": group, "name": "", **row}) for group, row in expected.items()}


def check_extensions(store: HistoryStore, calls: list[TrueCall], extensions: list[str]) -> None:
    """Compare the report by extension."""
    report = compute(store, ReportGrouping.EXTENSION)
    rows = {
        row.extension: encode_row(row, report.columns)
        for row in report.rows
        if isinstance(row, ExtensionReportRow)
    }
    assert not rows.keys() - set(extensions)
    for extension in extensions:
        expected = naive_reports.describe_extension(calls, extension)
        if extension not in rows:
            assert not any(expected.values())
            continue
        assert rows[extension] == tolerate({"extension": extension, "name": "", **expected})


def check_lines(store: HistoryStore, calls: list[TrueCall], inside: list[TrueCall]) -> None:
    """Compare the report by outside line, and one on each line alone."""
    report = compute(store, ReportGrouping.TRUNK)
    rows = {row.line: encode_row(row, report.columns) for row in report.rows if isinstance(row, TrunkRow)}
    expected = naive_reports.describe_lines(inside, TARGET, SHORT, "answered")
    assert len(expected) > 2
    since, until = round(SINCE * 1000), round(UNTIL * 1000)
    for line, row in expected.items():
        row["most_lines"] = naive_reports.count_channels(calls, since, until, line)
        found = rows.pop(line)
        assert {name: found[name] for name in row} == tolerate(row)
        request = msgspec.structs.replace(report.request, trunk=line)
        (alone,) = compute_report(store, request, may_store=False).rows
        assert encode_row(alone, report.columns) == found
    # Lines on which no call began in the period.
    assert not any(row["incoming"] or row["outgoing"] for row in rows.values())


def check_times(
    store: HistoryStore,
    calls: list[TrueCall],
    grouping: ReportGrouping,
    zone: ZoneInfo,
    periods: list[tuple[float, float]],
) -> None:
    """Compare a report by time."""
    report = compute(store, grouping, zone)
    kind = "hour" if grouping is ReportGrouping.WEEKDAY_HOUR else grouping.value
    since, until = round(SINCE * 1000), round(UNTIL * 1000)
    intervals = naive_reports.find_intervals(since, until, zone, kind)
    slots = [[each] for each in intervals]
    if grouping is ReportGrouping.WEEKDAY_HOUR:
        slots = naive_reports.group_by_weekday(intervals, zone)
    assert len(report.rows) == len(slots)
    for row, hours in zip(report.rows, slots, strict=True):
        inside = [call for call in calls if any(start <= call.start < end for start, end in hours)]
        expected = naive_reports.describe_times(inside, TARGET, SHORT, "answered")
        expected["most_at_once"] = max(naive_reports.count_at_once(calls, *each) for each in hours)
        expected["most_lines"] = max(naive_reports.count_channels(calls, *each) for each in hours)
        expected["blind"] = pytest.approx(
            sum(naive_reports.count_blind(periods, *each) for each in hours), abs=0.01
        )
        found = msgspec.to_builtins(row)
        assert {name: found[name] for name in expected} == tolerate(expected)
        assert isinstance(row, IntervalRow)
        if grouping is not ReportGrouping.WEEKDAY_HOUR:
            assert (round(row.start * 1000), round(row.end * 1000)) == hours[0]
