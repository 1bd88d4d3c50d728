"""The tables of a history, and how those of an older version become the present ones.

Times are whole milliseconds: instants since 1970 in UTC, all others from the start of what they belong to.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services.storage.history_database import Database
from devlink3_desk.services.storage.history_location import HistoryError, HistoryProblem

log = logging.getLogger(__name__)

_NEWER: Final = QT_TRANSLATE_NOOP(
    "Link",
    "The history {location} was written by a newer version (format {theirs}, this program writes {ours}): "
    "it can be read, but nothing is recorded.",
)
_EMPTY: Final = QT_TRANSLATE_NOOP("Link", "There is no history in {location} yet.")

# Texts that repeat (numbers, names, groups) are rows of `texts`, and calls refer to them. A text that must
# be forgotten becomes NULL there, so that every call keeps its row and sums stay the same.
#
# `call_texts` has the texts that belong to a call, and is what searches by number, name or
# group go through. It holds every text that `calls` and `legs` mention, so it alone has foreign keys to
# `texts`: a foreign key in each of those columns would need an index in each of them. It has none to
# `calls`, because that index would be a quarter of the file; delete_calls() knows which rows to remove.
#
# The id of a call is its start, shifted by 16 bits, and a number among the calls of that millisecond: the
# order of ids is the order in which calls started, so that pages need no index and no sorting.
VERSION_1: Final = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE texts (id {id}, text TEXT, folded TEXT)",
    "CREATE UNIQUE INDEX texts_by_text ON texts (text)",
    """CREATE TABLE runs (
        id {id},
        prefix TEXT NOT NULL,
        source TEXT NOT NULL,
        started BIGINT NOT NULL,
        started_monotonic DOUBLE PRECISION NOT NULL,
        seen BIGINT NOT NULL,
        ended BIGINT)""",
    """CREATE TABLE calls (
        id {key},
        public_id TEXT NOT NULL UNIQUE,
        length BIGINT NOT NULL,
        answered BIGINT,
        direction SMALLINT NOT NULL,
        connected SMALLINT NOT NULL,
        voicemail SMALLINT NOT NULL,
        end_seen SMALLINT NOT NULL,
        complete SMALLINT NOT NULL,
        flags SMALLINT NOT NULL,
        transfers INTEGER NOT NULL,
        wait BIGINT NOT NULL,
        talk BIGINT NOT NULL,
        hold BIGINT NOT NULL,
        parked BIGINT NOT NULL,
        caller_number BIGINT,
        caller_name BIGINT,
        caller_e164 BIGINT,
        called_number BIGINT,
        called_name BIGINT,
        called_e164 BIGINT,
        answered_by BIGINT,
        did BIGINT,
        account_code BIGINT,
        tag BIGINT,
        outside_key BIGINT,
        groups {blob} NOT NULL,
        nodes TEXT NOT NULL)""",
    # Who has called back whom: the later calls with the same outside number.
    "CREATE INDEX calls_by_outside_key ON calls (outside_key, connected, id) WHERE outside_key IS NOT NULL",
    """CREATE INDEX calls_missed ON calls (id)
        WHERE direction = 1 AND connected = 0 AND end_seen = 1 AND outside_key IS NOT NULL""",
    """CREATE TABLE legs (
        call_id BIGINT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
        position SMALLINT NOT NULL,
        state SMALLINT NOT NULL,
        start BIGINT NOT NULL,
        group_id BIGINT,
        by_id BIGINT,
        parties {blob} NOT NULL,
        PRIMARY KEY (call_id, position)){clustered}""",
    """CREATE TABLE call_texts (
        text_id BIGINT NOT NULL REFERENCES texts (id),
        call_id BIGINT NOT NULL,
        roles SMALLINT NOT NULL,
        PRIMARY KEY (text_id, call_id)){clustered}""",
    """CREATE TABLE callback_marks (
        id {id},
        key_id BIGINT NOT NULL REFERENCES texts (id),
        made BIGINT NOT NULL,
        state SMALLINT NOT NULL,
        who TEXT NOT NULL,
        reason TEXT NOT NULL)""",
    "CREATE INDEX callback_marks_by_key ON callback_marks (key_id, id)",
    # A block is rewritten until it is full: run and number identify it before it has an id.
    """CREATE TABLE event_blocks (
        id {id},
        run_id BIGINT NOT NULL REFERENCES runs (id),
        number BIGINT NOT NULL,
        is_checkpoint SMALLINT NOT NULL,
        started BIGINT NOT NULL,
        monotonic DOUBLE PRECISION NOT NULL,
        length BIGINT NOT NULL,
        events BIGINT NOT NULL,
        size BIGINT NOT NULL,
        data {blob} NOT NULL,
        UNIQUE (run_id, number))""",
    "CREATE INDEX event_blocks_by_time ON event_blocks (is_checkpoint, started)",
    """CREATE TABLE live_periods (
        id {id},
        run_id BIGINT NOT NULL REFERENCES runs (id),
        started BIGINT NOT NULL,
        ended BIGINT NOT NULL)""",
    "CREATE INDEX live_periods_by_run ON live_periods (run_id)",
    "CREATE INDEX live_periods_by_time ON live_periods (ended)",
    """CREATE TABLE recording_gaps (
        id {id},
        started BIGINT NOT NULL,
        ended BIGINT NOT NULL,
        events BIGINT NOT NULL,
        calls BIGINT NOT NULL)""",
    """CREATE TABLE clock_changes (
        id {id},
        run_id BIGINT NOT NULL REFERENCES runs (id),
        expected BIGINT NOT NULL,
        found BIGINT NOT NULL)""",
    "CREATE INDEX clock_changes_by_run ON clock_changes (run_id)",
    """CREATE TABLE locks (
        name TEXT PRIMARY KEY,
        owner TEXT NOT NULL,
        process TEXT NOT NULL,
        seen BIGINT NOT NULL)""",
)

# What reports need. `figures` has one row a quarter hour: the calls that started in it, counted; the row is
# removed when one of them changes. Long calls are few, and are looked for wherever a period begins.
VERSION_2: Final = (
    """CREATE TABLE figures (
        start {key},
        settings TEXT NOT NULL,
        times {blob} NOT NULL,
        hunt_groups {blob} NOT NULL,
        extensions {blob} NOT NULL,
        dids {blob} NOT NULL)""",
    "CREATE INDEX calls_long ON calls (id) WHERE length > 7200000",
)

# Who else outside was reached in a call, by a transfer or in a conference, and when, in milliseconds from
# its start. They are few: most calls have one outside party, which is in `calls`.
VERSION_3: Final = (
    """CREATE TABLE reached_parties (
        number_id BIGINT NOT NULL REFERENCES texts (id),
        call_id BIGINT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
        at BIGINT NOT NULL,
        by_id BIGINT,
        PRIMARY KEY (number_id, call_id)){clustered}""",
    "CREATE INDEX reached_parties_by_call ON reached_parties (call_id)",
)

# The outside numbers of calls that were stored or removed, the last ones only: the list of the callers who
# are to be called back reads what has changed since the last time.
VERSION_4: Final = ("CREATE TABLE caller_changes (id {id}, key_id BIGINT NOT NULL)",)

# The outside lines of a call, one a line of text, as encode_lines() writes them; NULL where they were not
# recorded. Figures of before have NULL, too: all calls in them are without lines.
VERSION_5: Final = (
    "ALTER TABLE calls ADD COLUMN lines TEXT",
    "ALTER TABLE figures ADD COLUMN outside_lines {blob}",
)
LINES_VERSION: Final = 5
"""Version of the tables from which on outside lines are recorded."""

# Since when the phones of a leg have rung, where they rang before for the person who transferred the call; in
# milliseconds from the start of the call.
VERSION_6: Final = ("ALTER TABLE legs ADD COLUMN offered BIGINT",)
OFFERS_VERSION: Final = 6
"""Version of the tables from which on that is recorded."""

MIGRATIONS: Final[tuple[Sequence[str], ...]] = (
    *(VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5, VERSION_6),
)
"""Statements that lead to version 1, to version 2 and so on. A step that was released never changes."""
SCHEMA_VERSION: Final = len(MIGRATIONS)


def prepare_schema(database: Database, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> None:
    """Bring the tables to the present version; raises :class:`.HistoryError` for those of a newer one."""
    while True:
        with database.transaction():
            # Asked within the transaction, because another program may be doing the same.
            version = database.read_version()
            if version >= len(migrations):
                break
            if version:
                log.info("the history is converted from format %d to %d", version, version + 1)
            for statement in migrations[version]:
                database.execute(statement.format(**database.types))
            database.write_version(version + 1)
    check_version(database, len(migrations))


def check_version(
    database: Database, version: int = SCHEMA_VERSION, *, newer_is_readable: bool = False
) -> None:
    """Raise :class:`.HistoryError` where there are no tables, or those of a newer program."""
    found = database.read_version()
    location = str(database.location)
    if not found:
        raise HistoryError(Sentence(_EMPTY, location=location), HistoryProblem.MISSING)
    if found > version and not newer_is_readable:
        sentence = Sentence(_NEWER, location=location, theirs=found, ours=version)
        raise HistoryError(sentence, HistoryProblem.NEWER)


FORGOTTEN_META: Final = "forgotten"
"""Name of the value that changes whenever a number was forgotten."""


def read_meta(database: Database, name: str) -> str | None:
    """Return a value that the history keeps about itself."""
    rows = database.execute("SELECT value FROM meta WHERE name = ?", (name,))
    return str(rows[0][0]) if rows else None


def write_meta(database: Database, name: str, value: str) -> None:
    """Keep a value that the history needs about itself."""
    database.execute(
        "INSERT INTO meta (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )
