"""A PostgreSQL server that is started again: queries of its history are answered again."""

from __future__ import annotations

import pytest

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.services.history_access import LocalHistory
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.switchboard.site import Site
from tests.support.history_calls import MONDAY_10, make_incoming_call
from tests.support.postgres_server import PostgresServer

TIMEOUT = 240.0


def test_a_server_that_was_restarted_is_asked_again(postgres_server: PostgresServer) -> None:
    """The query that finds the connection broken fails; later queries succeed."""
    location = HistoryLocation.parse(postgres_server.create_database())
    with open_history(location) as store:
        store.write_calls([make_incoming_call("1", "01632960150", MONDAY_10)])
    access = LocalHistory(location, Site())
    try:
        assert access.count_calls(CallQuery()).result(TIMEOUT) == 1
        postgres_server.stop()
        try:
            with pytest.raises(HistoryError):
                access.count_calls(CallQuery()).result(TIMEOUT)
        finally:
            postgres_server.start()
        assert access.count_calls(CallQuery()).result(TIMEOUT) == 1
    finally:
        access.close()
