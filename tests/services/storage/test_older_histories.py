"""Histories of older versions: what they have is kept, and what they do not have is said to be unknown."""

from __future__ import annotations

from datetime import UTC

import msgspec
import pytest

from devlink3_desk.history.call_record import CallLeg
from devlink3_desk.history.outside_lines import LineUse
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.history.report_figures import CallFigures
from devlink3_desk.history.report_request import FigureSettings, ReportGrouping, ReportRequest
from devlink3_desk.history.report_rows import Report, TrunkRow
from devlink3_desk.services.storage.call_rows import CALL_COLUMNS, compute_first_id
from devlink3_desk.services.storage.history_engines import open_database
from devlink3_desk.services.storage.history_figures import compute_report
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_schema import (
    LINES_VERSION,
    MIGRATIONS,
    OFFERS_VERSION,
    prepare_schema,
)
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.switchboard.board_values import CallStatus
from tests.support.history_calls import MONDAY_10, make_incoming_call

FIRST_FIGURES_VERSION = 2
FIRST_READABLE_VERSION = 3
"""Older ones are converted before calls are read."""
OLD_CALL_COLUMNS = CALL_COLUMNS.removesuffix(", lines")


def describe_lines(report: Report) -> list[tuple[object, ...]]:
    return [
        (row.trunk, row.node, row.incoming, row.answered, row.average_talk, row.most_lines)
        for row in report.rows
        if isinstance(row, TrunkRow)
    ]


@pytest.mark.parametrize("version", range(1, LINES_VERSION))
def test_calls_of_older_versions_have_no_lines(location: HistoryLocation, version: int):
    """They count as not recorded, in reports by stored figures and by calls; those recorded later do not."""
    old = make_incoming_call("a-1", "01632960150", MONDAY_10, answered_by="301")
    new = msgspec.structs.replace(
        make_incoming_call("a-2", "01632960151", MONDAY_10 + 3_600.0),
        lines=(LineUse("5@c0a82a01", MONDAY_10 + 3_600.0, MONDAY_10 + 3_620.0),),
    )
    request = ReportRequest(
        grouping=ReportGrouping.TRUNK, since=MONDAY_10 - 900.0, until=MONDAY_10 + 7_200.0, zone=UTC
    )
    database = open_database(location)
    prepare_schema(database, MIGRATIONS[:version])
    with database.transaction():
        database.execute(
            f"INSERT INTO calls ({OLD_CALL_COLUMNS}) VALUES ({', '.join('?' * 28)})",
            (
                *(compute_first_id(round(MONDAY_10 * 1000)), "a-1", 80_000, 20_000, 1, 1, 0, 1, 1, 0, 0),
                *(20_000, 60_000, 0, 0, *[None] * 11, b"", "c0a82a01"),
            ),
        )
        if version >= FIRST_FIGURES_VERSION:
            times = CallFigures(
                incoming=1, answered=1, answered_in_target=1, wait_sum=20_000, longest_wait=20_000,
                talk_sum=60_000, most_at_once=1, most_lines=1, answered_waits=[0, 0, 0, 1, *[0] * 9],
            )  # fmt: skip
            database.execute(
                "INSERT INTO figures (start, settings, times, hunt_groups, extensions, dids) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (int(MONDAY_10 // 900), FigureSettings().key, msgspec.msgpack.encode(times), *[b"\x80"] * 3),
            )
    database.close()

    of_old = (None, None, 1, 1, 60.0, 1)
    if version >= FIRST_READABLE_VERSION:
        with open_history(location, read_only=True) as reader:
            assert [call.lines for call in reader.iter_calls(CallQuery())] == [None]
            assert describe_lines(compute_report(reader, request, may_store=False)) == [of_old]
    with open_history(location) as store:
        assert describe_lines(compute_report(store, request, may_store=True)) == [of_old]
        store.write_calls([new])
        assert store.find_calls(["a-2"])["a-2"].lines == new.lines
        by_figures = compute_report(store, request, may_store=True)
        assert describe_lines(by_figures) == [("5", "c0a82a01", 1, 0, None, 1), of_old]
        store.write_calls([old])
        assert compute_report(store, request, may_store=True) == by_figures


def test_legs_of_older_versions_begin_when_their_phones_ring(location: HistoryLocation):
    """Those recorded later may have been offered before, to the person who transferred the call."""
    call = make_incoming_call("a-1", "01632960150", MONDAY_10, answered_by="301")
    start = round(MONDAY_10 * 1000)
    database = open_database(location)
    prepare_schema(database, MIGRATIONS[: OFFERS_VERSION - 1])
    with database.transaction():
        database.execute(
            f"INSERT INTO calls ({CALL_COLUMNS}) VALUES ({', '.join('?' * 29)})",
            (
                *(compute_first_id(start), "a-1", 80_000, 20_000, 1, 1, 0, 1, 1, 0, 0),
                *(20_000, 60_000, 0, 0, *[None] * 11, b"", "c0a82a01", "-"),
            ),
        )
        database.execute(
            "INSERT INTO legs (call_id, position, state, start, parties) VALUES (?, ?, ?, ?, ?)",
            (compute_first_id(start), 0, 2, 0, b""),
        )
    database.close()

    ringing = CallLeg(CallStatus.RINGING, MONDAY_10, MONDAY_10 + 80.0)
    with open_history(location, read_only=True) as reader:
        assert reader.find_calls(["a-1"])["a-1"].legs == (ringing,)
    offered = msgspec.structs.replace(ringing, offered=MONDAY_10 - 7.25)
    with open_history(location) as store:
        assert store.find_calls(["a-1"])["a-1"].legs == (ringing,)
        store.write_calls([msgspec.structs.replace(call, legs=(offered,))])
        assert store.find_calls(["a-1"])["a-1"].legs == (offered,)
