"""Callers to call back, whatever happens in whatever order: what is listed equals what is computed anew."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from devlink3_desk.history.call_record import (
    CallbackState,
    CallRecord,
    ReachedParty,
    RecordedParty,
)
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_privacy import forget_number
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from tests.support.history_calls import MONDAY_10, make_incoming_call, make_outgoing_call

ANN = "01632960150"
BOB = "01632960151"
HOUR = 3600.0

_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["missed", "answered", "outgoing", "unreached", "claim", "done", "undo", "forget"]),
        st.sampled_from([ANN, f"9{ANN}", BOB, f"02079{ANN[-6:]}"]),
        st.integers(0, 12),
    ),
    max_size=12,
)


@given(_STEPS)
def test_callers_that_were_read_again_equal_those_of_a_new_connection(steps: list[tuple[str, str, int]]):
    """What is kept in memory from one query to the next is what a history without that memory answers."""

    def normalise(number: str) -> str:
        return number.removeprefix("9").replace("+44", "0")

    with tempfile.TemporaryDirectory() as folder:
        location = HistoryLocation(path=Path(folder) / "history.sqlite")
        with open_history(location) as kept, open_history(location) as writer:
            for step, (kind, number, hour) in enumerate(steps):
                _apply_step(writer, kind, number, MONDAY_10 + hour * HOUR, str(step % 7))
                for with_done, since in ((False, None), (True, None), (True, MONDAY_10 + 5 * HOUR)):
                    found = kept.list_callbacks(with_done=with_done, since=since, normalise=normalise)
                    with open_history(location, read_only=True) as fresh:
                        expected = fresh.list_callbacks(with_done=with_done, since=since, normalise=normalise)
                    assert sorted(found, key=repr) == sorted(expected, key=repr)


@given(_STEPS, st.integers(0, 12))
def test_callers_that_change_while_they_are_read_in_slices_are_read_again(
    steps: list[tuple[str, str, int]], slices: int
):
    """Something changes before each slice; after ``slices`` of them, the query is given up."""
    with tempfile.TemporaryDirectory() as folder:
        location = HistoryLocation(path=Path(folder) / "history.sqlite")
        with open_history(location) as kept, open_history(location) as writer:
            writer.write_calls(
                [make_incoming_call("a", ANN, MONDAY_10), make_outgoing_call("b", BOB, MONDAY_10)]
            )
            reading = kept.list_callbacks_in_slices(with_done=True, normalise=str.lower)
            for step, (kind, number, hour) in enumerate(steps):
                _apply_step(writer, kind, number, MONDAY_10 + hour * HOUR, str(step % 7))
                if step < slices:
                    next(reading, None)
            found = kept.list_callbacks(with_done=True, normalise=str.lower)
            with open_history(location, read_only=True) as fresh:
                assert sorted(found, key=repr) == sorted(
                    fresh.list_callbacks(with_done=True, normalise=str.lower), key=repr
                )


def _apply_step(store: HistoryStore, kind: str, number: str, at: float, call_id: str) -> None:
    party = RecordedParty(number)
    if kind in ("missed", "answered"):
        answered_by = "301" if kind == "answered" else None
        store.write_calls([make_incoming_call(call_id, number, at, caller=party, answered_by=answered_by)])
    elif kind in ("outgoing", "unreached"):
        is_answered = kind == "outgoing"
        store.write_calls([make_outgoing_call(call_id, number, at, called=party, is_answered=is_answered)])
    elif kind == "undo":
        store.undo_callback_mark(number)
    elif kind == "forget":
        forget_number(store, (number,))
    else:
        state = CallbackState.CLAIMED if kind == "claim" else CallbackState.DONE
        store.mark_callback(number, state, who="Eva", wall=at)


class _Contact(NamedTuple):
    """A call with a caller: kind, number, seconds from the beginning until it starts, and until an answer."""

    kind: str
    number: str
    start: int
    wait: int

    def reached_at(self) -> float | None:
        """Return when the caller was spoken to, by the words of the definition."""
        if self.kind == "unseen":
            return self.start
        return self.start + self.wait if self.kind in ("taken", "returned", "joined") else None

    def make_call(self, call_id: str) -> CallRecord:
        at = MONDAY_10 + self.start
        replace = msgspec.structs.replace
        match self.kind:
            case "missed":
                return make_incoming_call(call_id, self.number, at, wait=self.wait)
            case "taken":
                return make_incoming_call(call_id, self.number, at, wait=self.wait, answered_by="301")
            case "joined":
                party = ReachedParty(f"+44{self.number[1:]}", at + self.wait, "301")
                return make_incoming_call(call_id, "02079460123", at, answered_by="301", reached=(party,))
        call = make_outgoing_call(call_id, self.number, at, is_answered=self.kind != "in vain")
        answered = {"returned": at + self.wait}.get(self.kind)
        return replace(call, answered=answered, wait=float(self.wait))


_CONTACTS = st.lists(
    st.builds(
        _Contact,
        st.sampled_from(["missed", "missed", "taken", "returned", "in vain", "joined", "unseen"]),
        st.sampled_from([ANN, BOB]),
        st.integers(0, 400),
        st.integers(11, 120),
    ),
    max_size=10,
    unique_by=lambda contact: contact.start,
)


@settings(deadline=None)
@given(_CONTACTS, st.randoms(use_true_random=False))
@example(
    [
        _Contact("missed", ANN, 0, 11),
        _Contact("taken", ANN, 1, 11),
        _Contact("unseen", ANN, 2, 11),
    ],
    Random(1),
)
def test_callers_who_spoke_with_someone_after_their_attempt_are_not_called_back(
    contacts: list[_Contact], random: Random
):
    """By the instants at which they spoke, in any order in which the calls end and are stored."""
    calls = [contact.make_call(str(number)) for number, contact in enumerate(contacts)]
    with (
        tempfile.TemporaryDirectory() as folder,
        open_history(HistoryLocation(path=Path(folder) / "history.sqlite")) as store,
    ):
        half = len(calls) // 2
        for part in (stored := random.sample(calls, len(calls)))[:half], stored[half:]:
            store.write_calls(part)
            found = {each.key: (each.attempts, each.first) for each in store.list_callbacks()}
        returned = store.find_returns(calls, lambda number: (number, f"9{number}"))
        returns = {key: each.at for key, each in returned.items()}
    expected: dict[str, tuple[int, float]] = {}
    expected_returns: dict[str, float] = {}
    for key in (ANN, BOB):
        spoken = [each.reached_at() for each in contacts if each.number == key]
        attempts = [each.start for each in contacts if (each.kind, each.number) == ("missed", key)]
        waiting = [at for at in attempts if all(reached is None or reached <= at for reached in spoken)]
        if waiting:
            expected[f"+44{key[1:]}"] = len(waiting), MONDAY_10 + min(waiting)
        for position, each in enumerate(contacts):
            later = [at for at in spoken if at is not None and at > each.start]
            if (each.kind, each.number) == ("missed", key) and later:
                expected_returns[str(position)] = MONDAY_10 + min(later)
    assert found == expected
    assert returns == expected_returns


_SPELLINGS = {
    "ann": ("01632960150", "901632960150", "+441632960150", "960150", "4711"),
    "bob": ("02079960150", "+442079960150"),  # with the last digits of Ann
    "carl": ("02079460001", "4712"),
    "dora": ("dora@example.org",),
}
"""The first one has the last digits of all that are not short."""
_PEOPLE = {number: person for person, numbers in _SPELLINGS.items() for number in numbers}


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["missed", "answered", "outgoing", "unreached"]),
            st.sampled_from(sorted(_PEOPLE)),
            st.booleans(),
        ),
        max_size=12,
    ),
    st.permutations(range(12)),
)
def test_callers_are_the_same_by_every_way_to_write_their_numbers(
    steps: list[tuple[str, str, bool]], order: list[int]
):
    """Listed now and then, while calls are stored in any order, by a plan that knows all of them."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_history(HistoryLocation(path=Path(folder) / "history.sqlite")) as store,
    ):
        stored: list[tuple[int, str, str]] = []
        for (kind, number, is_listed), hour in zip(steps, order, strict=False):
            _apply_step(store, kind, number, MONDAY_10 + hour * HOUR, str(hour))
            stored.append((hour, kind, _PEOPLE[number]))
            if not is_listed and len(stored) < len(steps):
                continue
            expected = []
            for person in _SPELLINGS:
                own = sorted((hour, kind) for hour, kind, of in stored if of == person)
                reached = [hour for hour, kind in own if kind in ("answered", "outgoing")]
                waiting = [hour for hour, kind in own if kind == "missed" and hour > max(reached, default=-1)]
                if waiting:
                    expected.append((person, len(waiting), MONDAY_10 + waiting[0] * HOUR))
            found = store.list_callbacks(normalise=lambda number: _SPELLINGS[_PEOPLE[number]][0])
            assert sorted((_PEOPLE[each.key], each.attempts, each.first) for each in found) == expected
