"""A history of which single bytes are damaged: it is said to be damaged, and what can be recorded is."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation, HistoryProblem
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.switchboard.site import Site
from tests.support.history_calls import MONDAY_10, make_incoming_call
from tests.support.recorders import StartRecorder

TIMEOUT = 240.0
DAMAGE = {
    "a time": "UPDATE calls SET length = x'01' WHERE public_id = 'a-1'",
    "a state": "UPDATE legs SET state = 77",
    "a group": "UPDATE calls SET groups = 3",
    "a text": "UPDATE texts SET text = CAST(x'ff30' AS TEXT) WHERE text = '01632960150'",
}


@pytest.fixture
def damaged(tmp_path: Path) -> HistoryLocation:
    """A history with two calls, still to be damaged."""
    location = HistoryLocation(path=tmp_path / "history.sqlite")
    with open_history(location) as store:
        store.write_calls(
            [make_incoming_call(f"a-{number}", f"0163296015{number}", MONDAY_10) for number in range(2)]
        )
    return location


def damage(location: HistoryLocation, statement: str) -> None:
    assert location.path is not None
    with contextlib.closing(sqlite3.connect(location.path)) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_call_that_cannot_be_read_is_an_error_of_the_history(damaged: HistoryLocation, kind: str) -> None:
    """In the window, any other error would leave the list waiting for its answer."""
    damage(damaged, DAMAGE[kind])
    access = LocalHistory(damaged, Site(country="GB"))
    with open_history(damaged, read_only=True) as store:
        ids = [f"a-{number}" for number in range(2)]
        for read in (
            lambda: access.fetch_page(CallQuery()).result(TIMEOUT),
            lambda: store.find_calls(ids),
            lambda: list(store.iter_calls(CallQuery())),
        ):
            with pytest.raises(HistoryError, match="is damaged") as caught:
                read()
            assert caught.value.problem is HistoryProblem.DAMAGED
    access.close()


def test_a_definition_of_a_table_that_is_no_text_is_damage(damaged: HistoryLocation) -> None:
    assert damaged.path is not None
    contents = damaged.path.read_bytes()
    damaged.path.write_bytes(contents.replace(b"CREATE TABLE locks", b"CREATE TA\xffLE locks"))
    for read_only in (True, False):
        with pytest.raises(HistoryError, match="is damaged") as caught:
            open_history(damaged, read_only=read_only)
        assert caught.value.problem is HistoryProblem.DAMAGED


@pytest.mark.expect_log("it is kept as")
def test_recording_goes_on_in_a_new_file_if_a_text_is_damaged(
    damaged: HistoryLocation, start_recorder: StartRecorder
) -> None:
    damage(damaged, "UPDATE texts SET text = CAST(x'ff30' AS TEXT) WHERE text = '01632960150'")
    writer = start_recorder(where=damaged)
    writer.record_calls([make_incoming_call("a-0", "01632960150", MONDAY_10)])
    writer.flush(TIMEOUT)  # finds the damage
    assert writer.flush(TIMEOUT)
    assert writer.status.problem is None
    assert writer.status.kept_aside is not None
    with open_history(damaged, read_only=True) as store:
        assert list_ids(store) == ["a-0"]


@pytest.mark.expect_log("could not be written|cannot be stored")
def test_a_damaged_call_does_not_keep_others_from_being_recorded(
    damaged: HistoryLocation, start_recorder: StartRecorder
) -> None:
    damage(damaged, DAMAGE["a time"])
    writer = start_recorder(where=damaged)
    writer.record_calls([make_incoming_call(f"a-{number}", "01632960150", MONDAY_10) for number in (1, 2)])
    writer.flush(TIMEOUT)
    assert writer.flush(TIMEOUT)
    assert (writer.status.problem, writer.status.kept_aside, writer.status.lost_calls) == (None, None, 1)
    with open_history(damaged, read_only=True) as store:
        assert store.find_calls(["a-2"]).keys() == {"a-2"}


def list_ids(store: HistoryStore) -> list[str]:
    return [call.id for call in store.iter_calls(CallQuery())]
