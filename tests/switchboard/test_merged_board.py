"""The boards of several sites as one: nothing is lost, mixed up, or shown as fresh when it is not."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devlink3_desk.numbers.numbering_plan import NumberingPlan
from devlink3_desk.numbers.plan import parse_written
from devlink3_desk.preferences import AlertKind, AlertPreferences, AlertRule, AlertScope
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState
from devlink3_desk.switchboard.alert_engine import AlertEngine, AlertRaised, AlertWithdrawn
from devlink3_desk.switchboard.alert_rules import AlertContext, AlertTime
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import (
    CallInfo,
    ExtensionInfo,
    ExtensionStatus,
    LinkStatus,
    PartyKind,
    Person,
    PersonKind,
    QueueInfo,
)
from devlink3_desk.switchboard.changes import (
    CallChanged,
    CallEnded,
    Change,
    ExtensionChanged,
    ExtensionRemoved,
    LinkChanged,
    QueueChanged,
    QueueRemoved,
)
from devlink3_desk.switchboard.directory import Directory, PhoneBook
from devlink3_desk.switchboard.live_board import SiteEvents
from devlink3_desk.switchboard.merged_board import MergedBoard, qualify_call
from devlink3_desk.switchboard.site import SiteMark, split_number
from tests.switchboard.damaged_stream import DamagedStream

SITES = ("main", "branch")
LOST = LinkEvent(state=LinkState.LOST, reason="The cable is gone.")


class Listener:
    """Knows a board by its changes only."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self.calls: dict[str, CallInfo] = {}
        self.extensions: dict[str, ExtensionInfo] = {}
        self.queues: dict[str, QueueInfo] = {}
        self.take(changes)

    def take(self, changes: Iterable[Change]) -> None:
        for change in changes:
            match change:
                case CallChanged():
                    self.calls[change.call.id] = change.call
                case CallEnded():
                    del self.calls[change.id]
                case ExtensionChanged():
                    self.extensions[change.extension.extension] = change.extension
                case ExtensionRemoved():
                    del self.extensions[change.extension]
                case QueueChanged():
                    self.queues[change.queue.group] = change.queue
                case QueueRemoved():
                    del self.queues[change.group]
                case _:
                    pass


class TwoSites:
    """A merged board, and the same sites apart."""

    def __init__(self) -> None:
        self.apart = [Switchboard(call_id_prefix=f"{site}-") for site in SITES]
        self.merged = MergedBoard([(site, Switchboard(call_id_prefix=f"{site}-")) for site in SITES])
        self.listener = Listener(self.merged.initial_changes())

    def apply(self, site: int, events: Sequence[AnyEvent], at: float) -> list[Change]:
        self.apart[site].apply_all(events, at)
        changes = self.merged.apply_all(SiteEvents(site, events), at)
        self.listener.take(changes)
        return changes

    def check(self) -> None:
        """Compare all that the merged board has with what its sites have."""
        merged, listener = self.merged, self.listener
        assert listener.calls == merged.calls
        assert listener.extensions == merged.extensions
        assert listener.queues == merged.queues
        assert merged.calls.keys() == {call_id for board in self.apart for call_id in board.calls}
        for number, board in enumerate(self.apart):
            mark = SiteMark(SITES[number], f" · {SITES[number]}" if number else "")
            for call in board.calls.values():
                assert merged.calls[call.id] == qualify_call(call, mark)
                assert merged.call_details(call.id) is not None
                assert merged.find_site(call.id) == number
            for extension in board.extensions.values():
                assert merged.extensions[mark.qualify_number(extension.extension)].state is extension.state
                assert merged.extensions[mark.qualify_number(extension.extension)].calls == extension.calls
            for queue in board.queues.values():
                assert merged.queues[mark.qualify_number(queue.group)].waiting == queue.waiting
        assert len(merged.extensions) == sum(len(board.extensions) for board in self.apart)
        assert len(merged.queues) == sum(len(board.queues) for board in self.apart)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 40), st.integers(0, 40), st.floats(30, 100))
def test_the_merged_board_has_what_its_sites_have(first: int, second: int, seconds: float):
    sites = TwoSites()
    batches = [
        [(at, number, events) for at, events in DamagedStream(seed, 1, seconds).iter_batches()]
        for number, seed in enumerate((first, second))
    ]
    for at, number, events in heapq.merge(*batches, key=lambda batch: batch[0]):
        sites.apply(number, events, at)
    sites.check()


@pytest.fixture
def sites() -> TwoSites:
    both = TwoSites()
    for number in range(2):
        for at, events in DamagedStream(3 + number, 1, 120).iter_batches():
            both.apply(number, events, at)
    return both


def test_rows_say_their_site(sites: TwoSites):
    assert {call.site for call in sites.merged.calls.values()} == set(SITES)
    for call in sites.merged.calls.values():
        for party in (call.a, call.b, *call.targets):
            if party is not None and party.kind is not PartyKind.TRUNK and party.number:
                assert split_number(party.number)[1] == ("branch" if call.site == "branch" else "")
    assert {split_number(number)[1] for number in sites.merged.extensions} == {"", "branch"}


def test_a_lost_site_leaves_the_other_alive(sites: TwoSites):
    merged = sites.merged
    changes = sites.apply(1, [LOST], 200.0)
    assert merged.link.state == LinkStatus.LIVE
    assert any(isinstance(change, LinkChanged) for change in changes)
    assert [(name, link.state) for name, link in merged.list_links()] == [
        ("main", LinkStatus.LIVE),
        ("branch", LinkStatus.LOST),
    ]
    assert all(call.is_stale is (call.site == "branch") for call in merged.calls.values())
    assert merged.queues
    assert all(each.is_stale is (split_number(group)[1] == "branch") for group, each in merged.queues.items())
    for number, extension in merged.extensions.items():
        assert (extension.state is ExtensionStatus.UNKNOWN) >= (split_number(number)[1] == "branch")
    sites.apply(1, [LinkEvent(state=LinkState.CONNECTING)], 201.0)
    assert any(call.is_stale for call in merged.calls.values())
    # Calls go on at the other site meanwhile.
    before = sum(call.site == "main" for call in merged.calls.values())
    for at, events in list(DamagedStream(3, 1, 160).iter_batches())[-40:]:
        sites.apply(0, events, 200 + at)
    assert sum(call.site == "main" for call in merged.calls.values()) or not before
    sites.apply(0, [LOST], 900.0)
    assert merged.list_links()[0] == ("main", merged.link)
    assert merged.link.reason == LOST.reason
    for position in range(2):
        for _, events in DamagedStream(3 + position, 1, 0.1).iter_batches():
            sites.apply(position, events, 1000.0)
    assert not any(call.is_stale for call in merged.calls.values())
    sites.check()


def test_nobody_is_alarmed_by_a_site_that_is_out_of_date(sites: TwoSites):
    # A held or ringing call at each site; the streams have them at some moment.
    rules = tuple(
        AlertRule(kind=kind, whom=AlertScope.ANYONE, notify=True)
        for kind in (AlertKind.RINGING, AlertKind.HELD)
    )
    engine = AlertEngine(AlertContext(AlertPreferences(rules=rules)))
    active: dict[str, str] = {}

    def apply(changes: Iterable[Change], at: float) -> None:
        for outcome in engine.apply(changes, AlertTime(at)):
            match outcome:
                case AlertRaised(alert=alert) if alert.call is not None:
                    active[alert.key] = alert.call.site
                case AlertWithdrawn(key=key):
                    active.pop(key, None)
                case _:
                    pass

    apply(sites.merged.initial_changes(), 120.0)
    for at, events in DamagedStream(4, 1, 300).iter_batches():
        apply(sites.apply(1, events, 200.0 + at), 200.0 + at)
        if "branch" in active.values():
            break
    assert "branch" in active.values()
    others = sum(site == "main" for site in active.values())
    apply(sites.apply(1, [LOST], 600.0), 600.0)
    assert list(active.values()) == ["main"] * others


def test_people_of_all_sites_are_distinguished(sites: TwoSites):
    merged = sites.merged
    contact = Person("+441632960144", "Customer", PersonKind.CONTACT)
    for number, name in enumerate(("Ann", "Ben")):
        people = [Person("201", name, PersonKind.USER), Person("200", "Sales", PersonKind.GROUP)]
        joined = merged.replace_pbx_directory(number, Directory(people, {"200": ("201",)}))
        sites.listener.take(merged.set_directory(joined.with_contacts(PhoneBook([contact])), 300.0))
    found = {person.number: person.name for person in merged.directory.people}
    assert found["201"] == "Ann"
    assert found["201 · branch"] == "Ben"
    assert merged.directory.members == {"200": ("201",), "200 · branch": ("201 · branch",)}
    assert merged.directory.find("+441632960144") == contact
    assert merged.extensions["201 · branch"].name == "Ben"
    assert merged.queues["200 · branch"].name == "Sales"
    assert sites.listener.extensions == merged.extensions


def test_a_number_of_another_site_is_not_dialled_as_one_of_this():
    meaning = parse_written("201 · branch", NumberingPlan())
    assert meaning.e164 is None
    assert parse_written("201", NumberingPlan()).key != meaning.key
