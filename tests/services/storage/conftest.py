"""Places for histories: each test that asks for ``location`` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from tests.support.postgres_server import PostgresServer, postgres_server

__all__ = ["postgres_server"]


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[HistoryLocation]:
    """A place for a history in which there is none yet."""
    if request.param == "sqlite":
        yield HistoryLocation.parse(str(tmp_path / "deep" / "history.db"))
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        url = server.provide_database()
        yield HistoryLocation.parse(url)
        server.give_back(url)


@pytest.fixture
def store(location: HistoryLocation) -> Iterator[HistoryStore]:
    """An empty history that is open."""
    with open_history(location) as opened:
        yield opened
