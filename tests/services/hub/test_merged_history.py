"""The histories of several sites as one: pages, callers and marks, with real histories of each site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.history.call_record import Callback, CallbackState, CallRecord
from devlink3_desk.history.queries import CallPage, CallQuery, HistoryAccess
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.hub.errors import HubLostError
from devlink3_desk.services.hub.merged_history import MergedHistory, SiteHistory
from devlink3_desk.services.storage.history_calls import delete_calls
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import HistoryStore
from devlink3_desk.switchboard.site import Site, SiteMark
from tests.support.history_calls import MONDAY_10, make_incoming_call, make_outgoing_call

SITE = Site(country="GB", outside_prefix="9")
SITES = ("main", "branch", "depot")
MARKS = [SiteMark(name, f" · {name}" if position else "") for position, name in enumerate(SITES)]
NUMBERS = ("01632960150", "01632960151", "01632960152")
TIMEOUT = 60.0
CLAIMED, DONE, OPEN = CallbackState.CLAIMED, CallbackState.DONE, CallbackState.OPEN


class LimitedHistory(LocalHistory):
    """A history that may give less than what a page was asked for, and that may be lost."""

    max_page = 1_000
    is_lost = False
    known: Sequence[Callback] = ()
    now = MONDAY_10

    def fetch_page(self, query: CallQuery) -> Future[CallPage]:
        if self.is_lost:
            return fail()
        limit = min(query.limit or self.max_page, self.max_page)
        return super().fetch_page(msgspec.structs.replace(query, limit=limit))

    def list_known_callbacks(self, *, with_done: bool = False) -> list[Callback]:
        return [each for each in self.known if with_done or each.state is not DONE]

    def replace_calls(self, calls: Sequence[CallRecord]) -> None:
        """Have these calls only, and no marks."""

        def replace(store: HistoryStore) -> None:
            with store.database.transaction():
                store.database.execute("DELETE FROM callback_marks")
                rows = store.database.execute("SELECT id FROM calls")
                delete_calls(store.database, [int(row[0]) for row in rows])
            store.write_calls(calls)

        self.run(replace).result(TIMEOUT)


def fail() -> Future[CallPage]:
    future: Future[CallPage] = Future()
    future.set_exception(HubLostError())
    return future


@pytest.fixture(scope="module")
def histories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[LimitedHistory]]:
    folder = tmp_path_factory.mktemp("sites")
    opened: list[LimitedHistory] = []
    for name in SITES:
        location = HistoryLocation(path=folder / f"{name}.sqlite")
        opened.append(LimitedHistory(location, SITE, lambda: LimitedHistory.now))
    yield opened
    for history in opened:
        history.close()


@pytest.fixture
def merged(histories: list[LimitedHistory]) -> MergedHistory:
    for history in histories:
        history.max_page, history.is_lost, history.known = 1_000, False, ()
        history.replace_calls([])
    return join(histories)


def join(histories: Sequence[LimitedHistory]) -> MergedHistory:
    sites = [
        SiteHistory(mark, history, lambda history=history: history.is_lost)  # type: ignore[misc]
        for mark, history in zip(MARKS, histories, strict=True)
    ]
    access: HistoryAccess = MergedHistory(sites, SITE)
    assert isinstance(access, MergedHistory)
    return access


def read_all(history: HistoryAccess, query: CallQuery) -> list[str]:
    """Return the ids of all calls, read page by page."""
    ids: list[str] = []
    while True:
        page = history.fetch_page(query).result(TIMEOUT)
        assert query.limit is None or len(page.calls) <= query.limit
        ids += [call.id for call in page.calls]
        if page.next_position is None:
            return ids
        assert page.calls, "a page that goes on has calls"
        query = msgspec.structs.replace(query, after=page.next_position)


# -- pages

STARTS = st.lists(st.integers(0, 12), max_size=12)
"""Milliseconds: several calls of one site, and of several, start at once."""


@given(
    starts=st.tuples(STARTS, STARTS, STARTS),
    limit=st.integers(1, 9),
    max_pages=st.tuples(*[st.integers(1, 9)] * 3),
    newest_first=st.booleans(),
)
def test_pages_are_the_sorted_union(
    histories: list[LimitedHistory],
    starts: tuple[list[int], ...],
    limit: int,
    max_pages: tuple[int, ...],
    newest_first: bool,
) -> None:
    expected = []
    for site, (history, milliseconds, max_page) in enumerate(zip(histories, starts, max_pages, strict=True)):
        calls = [
            make_incoming_call(f"{SITES[site]}-{number}", NUMBERS[0], MONDAY_10 + each / 1000)
            for number, each in enumerate(milliseconds)
        ]
        history.replace_calls(calls)
        history.max_page, history.is_lost = max_page, False
        own = history.run(lambda store: store.fetch_page(CallQuery(newest_first=newest_first)))
        sign = -1 if newest_first else 1
        page = own.result(TIMEOUT)
        expected += [(sign * at, site, call.id) for at, call in zip(page.positions, page.calls, strict=True)]
    expected.sort()
    found = read_all(join(histories), CallQuery(limit=limit, newest_first=newest_first))
    assert found == [call_id for _, _, call_id in expected]
    assert len(found) == len(set(found)) == sum(map(len, starts))


def test_a_page_can_be_read_again_while_calls_are_stored(
    merged: MergedHistory, histories: list[LimitedHistory]
) -> None:
    for site, history in enumerate(histories):
        history.replace_calls(
            [make_incoming_call(f"{site}-{n}", NUMBERS[0], MONDAY_10 + n * 10 + site) for n in range(6)]
        )
    query = CallQuery(limit=4)
    first = merged.fetch_page(query).result(TIMEOUT)
    second = msgspec.structs.replace(query, after=first.next_position)
    before = [call.id for call in merged.fetch_page(second).result(TIMEOUT).calls]
    # A call that began long ago has ended, and one that has just begun.
    histories[1].run(
        lambda store: store.write_calls(
            [
                make_incoming_call("long", NUMBERS[1], MONDAY_10 + 35.5),
                make_incoming_call("new", NUMBERS[1], MONDAY_10 + 99),
            ]
        )
    ).result(TIMEOUT)
    after = [call.id for call in merged.fetch_page(second).result(TIMEOUT).calls]
    assert after == [*before[:2], "long", before[2]]


def test_a_lost_site_is_left_out_and_asked_if_all_are_lost(
    merged: MergedHistory, histories: list[LimitedHistory]
) -> None:
    for site, history in enumerate(histories):
        history.replace_calls([make_incoming_call(SITES[site], NUMBERS[0], MONDAY_10 + site)])
    histories[0].is_lost = True
    assert read_all(merged, CallQuery()) == ["depot", "branch"]
    for history in histories:
        history.is_lost = True
    with pytest.raises(HubLostError):
        merged.fetch_page(CallQuery()).result(TIMEOUT)


def test_calls_say_their_site_and_numbers_are_those_of_the_board(
    merged: MergedHistory, histories: list[LimitedHistory]
) -> None:
    for site, history in enumerate(histories[:2]):
        history.replace_calls(
            [
                make_incoming_call(f"{site}-in", NUMBERS[0], MONDAY_10 + site, answered_by="301"),
                make_outgoing_call(f"{site}-out", NUMBERS[1], MONDAY_10 + 100 + site),
            ]
        )
    here, there = merged.find_calls(["0-in", "1-in"]).result(TIMEOUT).values()
    assert (here.site, here.groups, here.answered_by) == ("main", ("200",), "301")
    assert (there.site, there.groups, there.answered_by) == ("branch", ("200 · branch",), "301 · branch")
    assert there.caller.number == NUMBERS[0]
    assert {party for leg in there.legs for party in leg.parties} == {
        NUMBERS[0],
        "301 · branch",
        "302 · branch",
    }
    outgoing = merged.find_calls(["1-out"]).result(TIMEOUT)["1-out"]
    assert (outgoing.caller.number, outgoing.called.number) == ("301 · branch", f"9{NUMBERS[1]}")
    assert outgoing.answered_by == f"9{NUMBERS[1]}"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (CallQuery(), {"0-in", "1-in", "2-in"}),
        (CallQuery(extension="301"), {"0-in"}),
        (CallQuery(extension="301 · branch"), {"1-in"}),
        (CallQuery(group="200 · depot"), {"2-in"}),
        (CallQuery(group="200", extension="301 · depot"), set()),
        (CallQuery(numbers=("301",)), {"0-in"}),
        (CallQuery(numbers=("301", "301 · depot")), {"2-in"}),
        (CallQuery(numbers=("+441632960150", "01632960150")), {"0-in", "1-in", "2-in"}),
        (CallQuery(text="301 · branch"), {"1-in"}),
        (CallQuery(text="960150"), {"0-in", "1-in", "2-in"}),
    ],
)
def test_each_site_is_asked_for_numbers_of_its_own(
    merged: MergedHistory, histories: list[LimitedHistory], query: CallQuery, expected: set[str]
) -> None:
    for site, history in enumerate(histories):
        call = make_incoming_call(f"{site}-in", NUMBERS[0], MONDAY_10 + site, answered_by="301")
        history.replace_calls([call])
    assert set(read_all(merged, query)) == expected
    assert merged.count_calls(query).result(TIMEOUT) == len(expected)


# -- callers

ATTEMPTS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 400), st.booleans()),
    max_size=14,
    unique_by=lambda attempt: attempt[2],
)
"""Site, caller, minute, and whether they spoke."""


@given(attempts=ATTEMPTS)
def test_callers_are_those_whom_no_site_has_reached_since(
    histories: list[LimitedHistory], attempts: list[tuple[int, int, int, bool]]
) -> None:
    for site, history in enumerate(histories):
        history.is_lost = False
        calls = []
        for each, caller, minute, spoke in attempts:
            if each == site:
                make = make_outgoing_call if spoke else make_incoming_call
                calls.append(make(f"{site}-{minute}", NUMBERS[caller], MONDAY_10 + minute * 60))
        history.replace_calls(calls)
    listed = {each.number: each for each in list_callers(join(histories))}
    for caller, number in enumerate(NUMBERS):
        spoken = {
            site: max((m for s, c, m, spoke in attempts if spoke and (s, c) == (site, caller)), default=-1)
            for site in range(3)
        }
        expected: list[tuple[int, int]] = []
        for site in range(3):
            own = [
                minute
                for each, who, minute, spoke in attempts
                if not spoke and (each, who) == (site, caller) and minute > spoken[site]
            ]
            # A site lists its attempts as a whole; one that was answered elsewhere since is over.
            if own and max(own) > max(spoken.values()):
                expected += [(minute, site) for minute in own]
        assert (number in listed) == bool(expected)
        if expected:
            callback, (last, site) = listed[number], max(expected)
            assert callback.attempts == len(expected)
            assert callback.first == MONDAY_10 + min(expected)[0] * 60
            assert (callback.last, callback.last_call) == (MONDAY_10 + last * 60, f"{site}-{last}")
            assert (callback.site, callback.group) == (SITES[site], MARKS[site].qualify_number("200"))


def list_callers(history: HistoryAccess, *, with_done: bool = True) -> list[Callback]:
    return history.list_callbacks(with_done=with_done).result(TIMEOUT)


def read_states(history: HistoryAccess) -> list[tuple[CallbackState, str | None]]:
    return [(each.state, each.by) for each in list_callers(history)]


def test_a_mark_goes_to_the_site_of_the_last_attempt(
    merged: MergedHistory, histories: list[LimitedHistory]
) -> None:
    for site in (0, 1):
        histories[site].replace_calls([make_incoming_call(f"{site}", NUMBERS[0], MONDAY_10 + site)])
    (caller,) = list_callers(merged)
    assert (caller.attempts, caller.state) == (2, OPEN)
    LimitedHistory.now = MONDAY_10 + 100
    merged.mark_callback(caller.key, CLAIMED, who="Eve").result(TIMEOUT)
    assert read_states(merged) == [(CLAIMED, "Eve")]
    assert [read_states(history) for history in histories[:2]] == [[(OPEN, None)], [(CLAIMED, "Eve")]]
    assert merged.undo_callback_mark(caller.key).result(TIMEOUT)
    assert read_states(histories[1]) == read_states(merged) == [(OPEN, None)]


def test_what_is_marked_at_one_site_is_shown_and_changed_there(
    merged: MergedHistory, histories: list[LimitedHistory]
) -> None:
    for site in (0, 1):
        histories[site].replace_calls([make_incoming_call(f"{site}", NUMBERS[0], MONDAY_10 + site)])
    LimitedHistory.now = MONDAY_10 + 100
    (caller,) = list_callers(histories[0])
    histories[0].mark_callback(caller.key, CLAIMED, who="Ann").result(TIMEOUT)
    assert read_states(merged) == [(CLAIMED, "Ann")]
    LimitedHistory.now = MONDAY_10 + 200
    merged.mark_callback(caller.key, DONE, who="Eve").result(TIMEOUT)
    assert read_states(merged) == read_states(histories[0]) == [(DONE, "Eve")]
    assert not list_callers(merged, with_done=False)
    # Another attempt, at whatever site, is to be called back.
    again = make_incoming_call("again", NUMBERS[0], MONDAY_10 + 300)
    histories[1].run(lambda store: store.write_calls([again])).result(TIMEOUT)
    assert read_states(merged) == [(OPEN, None)]
    merged.mark_callback(caller.key, CLAIMED, who="Eve").result(TIMEOUT)
    assert read_states(histories[1]) == [(CLAIMED, "Eve")]


def test_callers_of_a_lost_site_are_those_of_its_last_answer(
    merged: MergedHistory, histories: list[LimitedHistory]
) -> None:
    histories[0].replace_calls([make_incoming_call("here", NUMBERS[0], MONDAY_10)])
    histories[1].replace_calls([make_incoming_call("there", NUMBERS[1], MONDAY_10 + 1)])
    histories[1].known = list_callers(histories[1])
    histories[1].is_lost = True
    assert [(each.site, each.number) for each in list_callers(merged)] == [
        ("main", NUMBERS[0]),
        ("branch", NUMBERS[1]),
    ]


def test_a_caller_of_one_site_is_returned_by_a_call_of_another(
    merged: MergedHistory, histories: list[LimitedHistory]
) -> None:
    histories[0].replace_calls([make_incoming_call("missed", NUMBERS[0], MONDAY_10)])
    histories[1].replace_calls(
        [
            make_outgoing_call("before", NUMBERS[0], MONDAY_10 - 60),
            make_outgoing_call("returned", NUMBERS[0], MONDAY_10 + 60),
        ]
    )
    page = merged.fetch_page(CallQuery()).result(TIMEOUT)
    returns = merged.find_returns(page.calls).result(TIMEOUT)
    assert {call: (each.call, each.by) for call, each in returns.items()} == {
        "missed": ("returned", "301 · branch")
    }


def test_the_summary_of_a_caller_covers_all_sites(
    merged: MergedHistory, histories: list[LimitedHistory]
) -> None:
    spellings = (NUMBERS[0], "+441632960150")
    histories[0].replace_calls([make_incoming_call("first", NUMBERS[0], MONDAY_10)])
    summary = merged.summarise_contact(spellings, MONDAY_10).result(TIMEOUT)
    assert (summary.calls, summary.unreturned_since) == (1, MONDAY_10)
    histories[2].replace_calls([make_outgoing_call("second", NUMBERS[0], MONDAY_10 + 60)])
    summary = merged.summarise_contact(spellings, MONDAY_10).result(TIMEOUT)
    assert summary.last_call is not None
    assert (summary.last_call.id, summary.last_call.site) == ("second", "depot")
    assert summary.last_call.caller.number == "301 · depot"
    assert (summary.calls, summary.unreturned_since) == (2, None)
    # The number of an extension is that of the first site.
    assert merged.summarise_contact(("301",), MONDAY_10).result(TIMEOUT).calls == 1


def test_a_request_that_is_dropped_is_dropped_at_each_site(merged: MergedHistory) -> None:
    future = merged.list_callbacks()
    future.cancel()
    # Nothing waits for it any more, and the next one is answered.
    assert merged.count_calls(CallQuery()).result(TIMEOUT) == 0
