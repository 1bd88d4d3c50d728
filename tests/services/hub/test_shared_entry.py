"""Shared entries: changes that wait for a connection, and what is not acceptable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.services.hub.shared_entry import (
    MAX_VALUE_BYTES,
    PendingChanges,
    SharedChange,
    SharedKind,
    build_key_token,
    find_problem,
)

changes = st.builds(
    SharedChange,
    kind=st.sampled_from(SharedKind),
    id=st.sampled_from(["a", "b", "c"]),
    value=st.none() | st.integers(),
    revision=st.integers(0, 9),
)


@given(st.lists(changes, max_size=30))
def test_the_last_change_of_each_entry_waits_and_replaces_what_the_first_has_seen(made: list[SharedChange]):
    pending = PendingChanges()
    for change in made:
        pending.add(change)
    waiting = pending.list_changes()
    assert len(waiting) == len(pending) == len({change.key for change in made})
    for change in waiting:
        same = [each for each in made if each.key == change.key]
        assert (change.value, change.revision) == (same[-1].value, same[0].revision)
        assert pending.find(*change.key) == change
    for change in waiting:
        pending.remove(change)
    assert len(pending) == 0


def test_a_change_that_was_made_again_while_it_was_sent_stays():
    pending = PendingChanges()
    first = SharedChange(kind=SharedKind.NOTE, id="200", value="one")
    pending.add(first)
    pending.add(SharedChange(kind=SharedKind.NOTE, id="200", value="two"))
    pending.remove(first)
    assert [change.value for change in pending.list_changes()] == ["two"]


@given(st.sampled_from(SharedKind), st.text())
def test_keys_have_only_characters_that_a_key_may_have(kind: SharedKind, entry_id: str):
    token = build_key_token(kind, entry_id)
    assert token.isascii()
    assert token.replace(".", "").isalnum()
    assert token.count(".") == 1


@pytest.mark.parametrize(
    "change",
    [
        SharedChange(kind=SharedKind.NOTE, id=""),
        SharedChange(kind=SharedKind.NOTE, id="x" * 201),
        SharedChange(kind=SharedKind.NOTE, id="a", by="x" * 81),
        SharedChange(kind=SharedKind.NOTE, id="a", value="x" * MAX_VALUE_BYTES),
    ],
)
def test_what_is_too_long_is_refused(change: SharedChange):
    assert find_problem(change)
    assert find_problem(SharedChange(kind=SharedKind.NOTE, id="a", value="note", by="Ann")) is None
