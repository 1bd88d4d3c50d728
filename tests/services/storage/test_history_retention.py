"""When the recorder looks for what is too old to be kept."""

from __future__ import annotations

from pathlib import Path

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_retention import (
    DAY_SECONDS,
    EXPIRY_RETRY_SECONDS,
    EXPIRY_SECONDS,
    ExpirySchedule,
    RetentionPolicy,
)
from devlink3_desk.services.storage.history_store import open_history
from tests.support.history_calls import MONDAY_10, make_outgoing_call


def test_what_could_not_be_removed_is_removed_soon(tmp_path: Path) -> None:
    location = HistoryLocation(path=tmp_path / "history.sqlite")
    now = [100.0]
    schedule = ExpirySchedule(RetentionPolicy(calls_days=1.0), lambda: now[0])
    closed = open_history(location)
    closed.close()
    with open_history(location) as store:
        store.write_calls([make_outgoing_call("old", "01632960177", MONDAY_10 - 3 * DAY_SECONDS)])
        assert not schedule.remove_due(closed, MONDAY_10)
        now[0] += EXPIRY_RETRY_SECONDS - 1.0
        assert not schedule.remove_due(store, MONDAY_10)
        now[0] += 1.0
        while schedule.remove_due(store, MONDAY_10):
            pass
        assert not list(store.iter_calls(CallQuery()))


def test_what_expires_later_is_removed_at_the_next_check(tmp_path: Path) -> None:
    now = [100.0]
    schedule = ExpirySchedule(RetentionPolicy(calls_days=1.0), lambda: now[0])
    with open_history(HistoryLocation(path=tmp_path / "history.sqlite")) as store:
        while schedule.remove_due(store, MONDAY_10):
            pass
        store.write_calls([make_outgoing_call("old", "01632960177", MONDAY_10 - 3 * DAY_SECONDS)])
        now[0] += EXPIRY_SECONDS - 1.0
        assert not schedule.remove_due(store, MONDAY_10)
        assert len(list(store.iter_calls(CallQuery()))) == 1
        now[0] += 1.0
        assert schedule.remove_due(store, MONDAY_10)
        assert not list(store.iter_calls(CallQuery()))
