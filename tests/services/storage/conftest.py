"""Places for histories, and recorders: a test that asks for ``location`` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.services.storage.history_writer import HistoryWriter, RecorderOptions
from tests.support.history_calls import MONDAY_10
from tests.support.postgres_server import PostgresServer, postgres_server
from tests.support.recorders import StartRecorder, Statuses

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


@pytest.fixture
def statuses() -> Statuses:
    """What the recorders of the test have said."""
    return Statuses()


@pytest.fixture
def start_recorder(location: HistoryLocation, statuses: Statuses) -> Iterator[StartRecorder]:
    """Start recorders into the history of the test, which are closed at its end."""
    started: list[HistoryWriter] = []

    def start(prefix: str = "a", where: HistoryLocation = location, **options: Any) -> HistoryWriter:
        # By the real clock, the events of these tests would be too old to be kept.
        fields: dict[str, Any] = {"read_wall": lambda: MONDAY_10 + 100, **options}
        chosen = RecorderOptions(call_id_prefix=prefix, **fields)
        started.append(HistoryWriter(where, chosen, statuses.add))
        return started[-1]

    yield start
    for writer in started:
        writer.close()
