"""Long extensions have the figures of short ones: the directory tells them from outside numbers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random

import msgspec
import pytest

from devlink3_desk.history.call_record import CallRecord, ReachedParty, RecordedParty
from devlink3_desk.history.report_request import ReportGrouping, ReportRequest
from devlink3_desk.history.report_rows import ExtensionReportRow
from devlink3_desk.services.storage.event_blocks import BlockKind, EventBlockBuilder
from devlink3_desk.services.storage.history_figures import compute_report
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_privacy import pseudonymise_calls
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.switchboard.board_values import CallStatus, Person, PersonKind
from devlink3_desk.switchboard.directory import Directory, build_directory_event
from tests.services.storage.test_reports_by_truth import SINCE, UNTIL, WEEK_START, simulate
from tests.support.history_calls import MONDAY_10, make_incoming_call, make_legs

CALLER = "01632960123"


def lengthen_all(extensions: list[str], seed: int) -> dict[str, str]:
    """Return a number of 7 to 15 digits for each extension."""
    chance = Random(seed)

    def lengthen(extension: str) -> str:
        digits = chance.randint(7, 15) - len(extension)
        return f"{extension}{chance.randrange(10**digits):0{digits}}"

    return {each: lengthen(each) for each in extensions}


def renumber(call: CallRecord, numbers: Mapping[str, str]) -> CallRecord:
    """Return a call between other extensions."""

    def find(number: str | None) -> str | None:
        return None if number is None else numbers.get(number, number)

    def renumber_party(party: RecordedParty) -> RecordedParty:
        return msgspec.structs.replace(party, number=numbers.get(party.number, party.number))

    return msgspec.structs.replace(
        call,
        caller=renumber_party(call.caller),
        called=renumber_party(call.called),
        answered_by=find(call.answered_by),
        legs=tuple(
            msgspec.structs.replace(
                leg, parties=tuple(numbers.get(each, each) for each in leg.parties), by=find(leg.by)
            )
            for leg in call.legs
        ),
        reached=tuple(msgspec.structs.replace(party, by=find(party.by)) for party in call.reached),
    )


def save_directory(store: HistoryStore, extensions: list[str]) -> None:
    """Store a directory as a recorder does."""
    block = EventBlockBuilder(0.0, WEEK_START)
    people = [Person(each, f"Person {each[:3]}", PersonKind.USER) for each in extensions]
    block.add_events([build_directory_event(Directory(people))], 0.0)
    store.save_block(store.begin_run("a", "site", 0.0, WEEK_START), 1, block, kind=BlockKind.DIRECTORY)


def report_people(
    store: HistoryStore, since: float = SINCE, until: float = UNTIL
) -> list[ExtensionReportRow]:
    """Return the report by extension, which is the same by stored figures and by calls."""
    request = ReportRequest(grouping=ReportGrouping.EXTENSION, since=since, until=until)
    computed = compute_report(store, request, may_store=True)
    assert compute_report(store, request, may_store=False) == computed
    return [row for row in computed.rows if isinstance(row, ExtensionReportRow)]


@pytest.mark.parametrize("seed", range(3))
def test_long_extensions_have_the_figures_of_short_ones(
    seed: int, store: HistoryStore, tmp_path: Path
) -> None:
    records, _, extensions = simulate(seed)
    numbers = lengthen_all(extensions, seed)
    with open_history(HistoryLocation.parse(str(tmp_path / "short.sqlite"))) as short:
        save_directory(short, extensions)
        short.write_calls(list(records.values()))
        expected = {
            msgspec.structs.replace(row, extension=numbers[row.extension]) for row in report_people(short)
        }
    assert sum(row.answered for row in expected) > 20
    save_directory(store, list(numbers.values()))
    store.write_calls([renumber(call, numbers) for call in records.values()])
    assert set(report_people(store)) == expected
    # Pseudonyms are for callers, and not for colleagues.
    while pseudonymise_calls(store, UNTIL, 1_000):
        pass
    assert set(report_people(store)) == expected


def test_a_long_number_outside_the_directory_has_no_figures(store: HistoryStore) -> None:
    """The caller is put through to 301, and then to a mobile phone and an information service."""
    mobile, service = "07700900123", "118118"
    legs = make_legs(
        MONDAY_10,
        (CallStatus.RINGING, 5, ["12345678"]),
        (CallStatus.CONNECTED, 5, [CALLER, "12345678"]),
        (CallStatus.RINGING, 5, ["301"]),
        (CallStatus.RINGING, 5, [mobile]),
        (CallStatus.CONNECTED, 5, [CALLER, mobile]),
        (CallStatus.CONNECTED, 5, [CALLER, service]),
    )
    reached = (ReachedParty("+447700900123", MONDAY_10 + 20), ReachedParty(service, MONDAY_10 + 25))
    call = make_incoming_call("a", CALLER, MONDAY_10, answered_by="12345678", wait=5.0, reached=reached)
    store.write_calls([msgspec.structs.replace(call, legs=legs)])
    period = (MONDAY_10, MONDAY_10 + 60)
    assert [row.extension for row in report_people(store, *period)] == ["301"]
    save_directory(store, ["301", "12345678"])
    assert [(row.extension, row.rung) for row in report_people(store, *period)] == [
        ("301", 1),
        ("12345678", 1),
    ]
