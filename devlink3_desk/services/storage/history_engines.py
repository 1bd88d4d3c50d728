"""Opens the database of a history with the engine of its location."""

from __future__ import annotations

from collections.abc import Callable

from devlink3_desk.services.storage.history_database import Database
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_sqlite import SqliteDatabase


def open_database(
    location: HistoryLocation, *, read_only: bool = False, pause: Callable[[], object] | None = None
) -> Database:
    """Connect to ``location``; a file that does not exist is created, unless it is only to be read.

    ``pause`` is called after each statement on a file, for the sake of other threads.
    """
    database: Database
    if location.path is not None:
        database = SqliteDatabase(location, location.path, read_only=read_only, pause=pause)
    else:
        # Imported late: most histories are files.
        from devlink3_desk.services.storage.history_postgres import PostgresDatabase

        database = PostgresDatabase(location, location.url or "", read_only=read_only)
    database.is_read_only = read_only
    return database
