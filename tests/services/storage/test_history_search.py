"""A search for a text that occurs in most calls."""

from __future__ import annotations

import msgspec

from devlink3_desk.history.queries import CallPage, CallQuery
from devlink3_desk.services.storage.history_queries import SLICE_CALLS
from devlink3_desk.services.storage.history_store import HistoryStore
from devlink3_desk.switchboard.board_values import CallDirection
from tests.support.history_calls import MONDAY_10, make_incoming_call


def count_slices(store: HistoryStore, query: CallQuery) -> tuple[int, int]:
    """Return how many calls are found, and in how many slices they were counted."""
    slices, pauses = store.count_calls_in_slices(query), 0
    while True:
        try:
            next(slices)
        except StopIteration as end:
            return end.value, pauses + 1
        pauses += 1


def fetch_in_slices(store: HistoryStore, query: CallQuery) -> CallPage:
    slices = store.fetch_page_in_slices(query)
    while True:
        try:
            next(slices)
        except StopIteration as end:
            page: CallPage = end.value
            return page


def test_a_text_of_very_many_calls_finds_the_newest_and_is_counted_in_slices(store: HistoryStore) -> None:
    store.write_calls([make_incoming_call(f"a-{at}", f"0163{at:07}", MONDAY_10 + at) for at in range(6_000)])

    page = store.fetch_page(CallQuery(text="0163", limit=3, with_legs=False))
    assert [call.id for call in page.calls] == ["a-5999", "a-5998", "a-5997"]
    total, slices = count_slices(store, CallQuery(text="0163"))
    assert total == 6_000
    assert slices > 6_000 / SLICE_CALLS
    query = CallQuery(text="0163", since=MONDAY_10 + 1_000, until=MONDAY_10 + 5_500)
    total, slices = count_slices(store, query)
    assert total == store.count_calls(query) == 4_500
    assert slices <= 4_500 / SLICE_CALLS + 2
    assert count_slices(store, CallQuery(text="01630004999")) == (1, 1)
    assert count_slices(store, CallQuery(text="0163", group="nobody")) == (0, 1)
    for restricted in (
        CallQuery(text="0163", group="200"),
        CallQuery(text="0163", extension="301", until=MONDAY_10 + 700),
        CallQuery(text="0163", numbers=("01630000007", "01630000008"), direction=CallDirection.INCOMING),
    ):
        assert count_slices(store, restricted)[0] == store.count_calls(restricted) > 0
        for newest_first in (False, True):
            wanted = msgspec.structs.replace(restricted, newest_first=newest_first, limit=700)
            page = store.fetch_page(wanted)
            assert fetch_in_slices(store, wanted) == page
            further = msgspec.structs.replace(wanted, after=page.positions[0], limit=5, with_legs=False)
            assert fetch_in_slices(store, further) == store.fetch_page(further)
