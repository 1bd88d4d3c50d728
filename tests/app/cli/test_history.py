"""``history``: what a hub has recorded from a simulator, listed, exported, copied and forgotten."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import json
import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import msgspec
import pytest

from devlink3_desk.app import configuration
from devlink3_desk.history.call_record import CALL_COLUMNS, CallLeg, CallRecord, RecordedParty
from devlink3_desk.preferences import HistoryPreferences, Preferences
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.services.storage.settings import Profile, Settings
from devlink3_desk.simulator.options import SimulatorOptions
from devlink3_desk.switchboard.board_values import CallDirection, CallStatus
from tests.support.command_line import CommandResult, RunCommand
from tests.support.pbx_peer import PASSWORD
from tests.support.simulator import run_simulator
from tests.support.workbooks import load_workbook

BUSY = SimulatorOptions(
    password=PASSWORD,
    user="Müller",
    extensions=20,
    nodes=2,
    calls_per_hour=2400,
    warm_up=60,
    seed=3,
    speed=10,
)
CALL = [
    "id", "started", "answered", "ended", "direction", "outcome", "caller", "called", "did", "groups",
    "answered_by", "wait", "talk", "hold", "parked", "transfers", "account_code", "tag", "flags", "nodes",
    "complete", "returned", "legs",
]  # fmt: skip
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
CALLER = "+493012345678"
START = 1_777_000_000.0


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with run_simulator(BUSY) as simulator:
        yield simulator.server.tcp_port


def make_call(number: int, *, caller: str = CALLER, name: str = "Ada", wait: float = 30.0) -> CallRecord:
    start = START + 100 * number
    leg = CallLeg(CallStatus.RINGING, start, start + wait, "500", ("201",))
    return CallRecord(
        id=f"test-{number}",
        started=start,
        ended=start + wait,
        direction=CallDirection.INCOMING,
        caller=RecordedParty(caller, name, caller),
        called=RecordedParty("500", "Sales"),
        groups=("500",),
        wait=wait,
        legs=(leg,),
    )


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A history with two abandoned calls, the second one a short abandon."""
    path = tmp_path / "history.sqlite"
    with open_history(HistoryLocation.parse(str(path))) as store:
        store.write_calls([make_call(1, name="=1+1"), make_call(2, wait=5.0)])
    return path


def test_a_hub_records_what_the_history_lists(
    plain: Callable[..., CommandResult], cli: RunCommand, port: int, tmp_path: Path
):
    location = tmp_path / "calls.sqlite"
    hub = plain("hub", port, "--history", location, "--duration", 5)
    assert hub.code == 0
    assert "ready" in hub.err.splitlines()
    calls = cli("history", "--history", location).json_lines
    assert calls
    assert [call["started"] for call in calls] == sorted(call["started"] for call in calls)
    for call in calls:
        assert list(call) == CALL
        assert TIME.fullmatch(call["started"])
        assert TIME.fullmatch(call["ended"])
        assert list(call["caller"]) == ["number", "e164", "name"]
        assert list(call["called"]) == ["number", "name"]
        assert (call["legs"][0]["from"], call["legs"][-1]["to"]) == (call["started"], call["ended"])
        assert [leg["to"] for leg in call["legs"][:-1]] == [leg["from"] for leg in call["legs"][1:]]
        assert all(list(leg) == ["state", "from", "to", "group", "parties", "by"] for leg in call["legs"])
    newest = cli("history", "--limit", 2, "--history", location).json_lines
    assert newest == calls[-2:]


def test_every_line_is_one_line_for_every_reader(cli: RunCommand, tmp_path: Path):
    """Many readers end a line at U+2028 or U+0085, and a terminal obeys U+009B."""
    name, location = "a\x85b\u2028c\x9b2Jd\u202eZoë", tmp_path / "history.sqlite"
    with open_history(HistoryLocation.parse(str(location))) as store:
        store.write_calls([make_call(1, name=name)])
    for arguments in (("history",), ("history", "open")):
        outcome = cli(*arguments, "--history", location)
        [line] = outcome.out.decode().splitlines()
        assert line.isprintable()
        found = json.loads(line)
        assert name in (found.get("name"), found.get("caller", {}).get("name"))


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ((), ["test-1", "test-2"]),
        (("--limit", 1), ["test-2"]),
        (("--outcome", "short_abandoned"), ["test-2"]),
        (("--outcome", "short_abandoned", "--short", 40), ["test-1", "test-2"]),
        (("--outcome", "short_abandoned", "--short", "1e9"), ["test-1", "test-2"]),
        (("--number", "030 12345678", "--country", "DE"), ["test-1", "test-2"]),
        (("--number", "030 999", "--country", "DE"), []),
        (("--extension", "201"), ["test-1", "test-2"]),
        (("--group", "501"), []),
        (("--since", "2026-04-24T03:09:00Z"), ["test-2"]),
        (("--since", "2026-04-24t03:09:00z"), ["test-2"]),
        (("--since", "2026-04-24T03:08:60Z"), ["test-2"]),  # a leap second
        (("--until", "2026-04-24T03:08:60Z"), ["test-1"]),
        (("--until", "2026-04-24T05:09:00", "--timezone", "Europe/Berlin"), ["test-1"]),
        (("--since", "0001-01-01", "--until", "9999-12-31T23:59:59Z"), ["test-1", "test-2"]),
        (("--since", "9999-12-31", "--timezone", "America/St_Johns"), []),
        (("--until", "0001-01-01"), []),
    ],
)
def test_calls_are_chosen(cli: RunCommand, history: Path, arguments: tuple[object, ...], ids: list[str]):
    outcome = cli("history", "--history", history, *arguments)
    assert outcome.code == 0
    assert [call["id"] for call in outcome.json_lines] == ids


def test_xlsx_has_real_numbers_and_times(cli: RunCommand, history: Path, tmp_path: Path):
    target = tmp_path / "calls.xlsx"
    assert cli("history", "--history", history, "--format", "xlsx", "--output", target).code == 0
    sheet = load_workbook(target).active
    rows = [dict(zip(CALL_COLUMNS, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows()]
    assert rows[0] == dict(zip(CALL_COLUMNS, CALL_COLUMNS, strict=True))
    assert [row["id"] for row in rows[1:]] == ["test-1", "test-2"]
    (call, _) = cli("history", "--history", history).json_lines
    # In UTC, like the times in JSON; the cell says so.
    assert rows[1]["started"].replace(tzinfo=dt.UTC) == dt.datetime.fromisoformat(call["started"])
    assert (rows[1]["wait"], rows[1]["caller.name"], rows[1]["answered"]) == (call["wait"], "=1+1", None)
    piped = cli("history", "--history", history, "--format", "xlsx")
    assert load_workbook(io.BytesIO(piped.out)).active.dimensions == sheet.dimensions


def test_csv_has_the_keys_as_headings_and_no_formulas(cli: RunCommand, history: Path, tmp_path: Path):
    target = tmp_path / "calls.csv"
    assert cli("history", "--history", history, "--format", "csv", "--output", target).code == 0
    with target.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == CALL_COLUMNS
    assert [row["id"] for row in rows] == ["test-1", "test-2"]
    assert rows[0]["caller.name"] == "'=1+1"
    assert json.loads(rows[0]["legs"])[0]["parties"] == ["201"]
    assert {column.partition(".")[0] for column in CALL_COLUMNS} == set(CALL)


def test_open_lists_who_is_to_be_called_back(cli: RunCommand, history: Path):
    (callback,) = cli("history", "open", "--history", history).json_lines
    assert callback == {
        "number": CALLER, "e164": CALLER, "name": "=1+1", "group": "500", "attempts": 1,
        "first": "2026-04-24T03:08:20.000Z", "last": "2026-04-24T03:08:20.000Z",
        "state": "open", "claimed_by": None,
    }  # fmt: skip
    (callback,) = cli("history", "open", "--short", 0, "--history", history).json_lines
    assert callback["attempts"] == 2


def test_forget_leaves_no_byte_of_the_number(cli: RunCommand, history: Path):
    assert CALLER[3:].encode() in history.read_bytes()
    outcome = cli("history", "forget", "--history", history, "--country", "DE", "030 / 12345678")
    assert outcome.code == 0
    assert b"calls 2" in outcome.out
    for file in history.parent.glob("history.sqlite*"):
        assert CALLER[3:].encode() not in file.read_bytes()
    assert len(cli("history", "--history", history).json_lines) == 2


@pytest.mark.parametrize("text", ["Room 201", "201\udcff"])
def test_forget_removes_no_other_number_for_a_text_that_is_none(cli: RunCommand, history: Path, text: str):
    """Bytes of an argument that are no text are lone surrogates."""
    outcome = cli("history", "forget", "--history", history, text)
    assert (outcome.code, outcome.out) == (0, b"Removed: calls 0, events 0, notes 0.\n")
    for option in ("--number", "--extension", "--group"):
        assert cli("history", "--history", history, option, text).json_lines == []
    assert len(cli("history", "--history", history, "--number", "201").json_lines) == 2


def test_backup_is_a_history(cli: RunCommand, history: Path, tmp_path: Path):
    copy = tmp_path / "copy.sqlite"
    assert cli("history", "backup", copy, "--history", history).code == 0
    assert cli("history", "--history", copy).out == cli("history", "--history", history).out


def test_a_backup_into_a_folder_ends_with_2_and_a_sentence(cli: RunCommand, history: Path, tmp_path: Path):
    outcome = cli("history", "backup", tmp_path, "--history", history)
    assert outcome.code == 2
    outcome.assert_stderr(f"{tmp_path} cannot be written: Is a directory")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that nobody can write")
def test_a_backup_does_not_replace_a_history_in_use(cli: RunCommand, history: Path, tmp_path: Path):
    other = tmp_path / "other.sqlite"
    with open_history(HistoryLocation.parse(str(other))) as store:
        store.write_calls([make_call(7)])
        outcome = cli("history", "backup", other, "--history", history)
        assert outcome.code == 2
        outcome.assert_stderr("other.sqlite", "in use", "choose another file")
    assert [call["id"] for call in cli("history", "--history", other).json_lines] == ["test-7"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes and links")
def test_a_backup_replaces_files_alone(cli: RunCommand, history: Path, tmp_path: Path):
    """The name of a device or a pipe must not become that of a file: everything else would break."""
    pipe, target, link = tmp_path / "pipe", tmp_path / "target.sqlite", tmp_path / "link"
    os.mkfifo(pipe)
    outcome = cli("history", "backup", pipe, "--history", history)
    assert outcome.code == 2
    outcome.assert_stderr(f"{pipe} is not a file", "choose another file")
    assert pipe.is_fifo()
    target.write_bytes(b"")
    link.symlink_to(target)
    assert cli("history", "backup", link, "--history", history).code == 0
    assert link.is_symlink()
    assert cli("history", "--history", target).out == cli("history", "--history", history).out


def test_a_backup_into_a_folder_that_nobody_can_write_ends_with_2(cli: RunCommand, history: Path):
    copy = Path("/proc/copy.sqlite")
    outcome = cli("history", "backup", copy, "--history", history)
    assert outcome.code == 2
    outcome.assert_stderr(f"{copy} cannot be written", "choose another file")


@pytest.mark.parametrize(
    "command",
    [
        ("history", "backup"),
        ("history", "export", "--since", "2026-05-04", "--until", "2026-05-05"),
        ("history", "--output"),
        ("report", "--by", "day", "--output"),
    ],
)
def test_no_command_overwrites_the_history(cli: RunCommand, history: Path, command: tuple[str, ...]):
    before = cli("history", "--history", history).out
    outcome = cli(*command, history, "--history", history)
    assert outcome.code == 2
    outcome.assert_stderr("choose another file")
    assert cli("history", "--history", history).out == before


@pytest.mark.parametrize("file_format", ["json", "csv", "xlsx"])
def test_a_file_stays_as_it_is_if_the_calls_cannot_be_read(
    cli: RunCommand, history: Path, tmp_path: Path, file_format: str
):
    target = tmp_path / "calls"
    target.write_text("those of last month")
    with contextlib.closing(sqlite3.connect(history)) as database:
        database.execute("ALTER TABLE legs RENAME COLUMN parties TO others")
    outcome = cli("history", "--history", history, "--format", file_format, "--output", target)
    assert outcome.code == 2
    outcome.assert_stderr("cannot be used")
    assert target.read_text() == "those of last month"
    assert not list(tmp_path.glob("*.partial"))


@pytest.mark.skipif(sys.platform == "win32", reason="links and permissions of POSIX")
def test_a_file_that_is_replaced_keeps_its_link_and_its_permissions(
    cli: RunCommand, history: Path, tmp_path: Path
):
    target, link = tmp_path / "calls", tmp_path / "link"
    target.write_text("those of last month")
    target.chmod(0o640)
    link.symlink_to(target)
    assert cli("history", "--history", history, "--output", link).code == 0
    assert link.is_symlink()
    assert target.read_bytes().startswith(b'{"id":')
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_damaged_and_a_newer_history_say_what_to_do(cli: RunCommand, history: Path, tmp_path: Path):
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    for arguments in (("history",), ("report", "--by", "day"), ("history", "forget", "123456")):
        outcome = cli(*arguments, "--history", damaged)
        assert outcome.code == 2
        outcome.assert_stderr("is damaged", "What to do: restore a copy")
    with contextlib.closing(sqlite3.connect(history)) as database:
        database.execute("PRAGMA user_version = 1000")
    outcome = cli("history", "forget", "123456", "--history", history)
    assert outcome.code == 2
    outcome.assert_stderr("newer version", "What to do: update this program")
    assert len(cli("history", "--history", history).json_lines) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_calls_are_written_to_a_pipe(cli: RunCommand, history: Path, tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as executor:
        reading = executor.submit(pipe.read_bytes)
        assert cli("history", "--history", history, "--output", pipe).code == 0
        assert reading.result(timeout=30).count(b'{"id":') == 2


def test_a_trace_does_not_overwrite_a_history(cli: RunCommand, history: Path):
    before = cli("history", "--history", history).out
    outcome = cli("monitor", "--host", "127.0.0.1", "--port", 1, "--user", "u", "--record", history)
    assert outcome.code == 2
    outcome.assert_stderr("choose another file")
    assert cli("history", "--history", history).out == before


@pytest.mark.parametrize(
    "verb", [(), ("open",), ("forget", "123456"), ("backup", "copy"), ("backup", __file__)]
)
def test_a_missing_history_is_reported_and_not_created(cli: RunCommand, tmp_path: Path, verb):
    outcome = cli("history", *verb, "--history", tmp_path / "none.sqlite")
    assert outcome.code == 2
    outcome.assert_stderr("none.sqlite", "What to do: name another")
    assert not (tmp_path / "none.sqlite").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("backup",),
        ("export", "--since", "2026-01-01", "--until", "2026-12-31"),
        ("--output",),
    ],
)
def test_missing_folders_are_not_created(
    cli: RunCommand, history: Path, tmp_path: Path, arguments: tuple[str, ...]
):
    folder = tmp_path / "missing"
    command, *options = arguments
    outcome = cli("history", "--history", history, command, folder / "copy", *options)
    assert outcome.code == 2
    outcome.assert_stderr("No such file or directory", "choose an existing folder")
    assert not folder.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("--since", "yesterday"),
        ("--timezone", "Mars/Olympus"),
        ("--timezone", "Europe"),
        ("--format", "pdf"),
        ("--limit", "0"),
        ("--number", ""),
        ("--extension", " "),
        ("--group", ""),
        ("--since", "2026-05-05", "--until", "2026-05-04"),
        ("--outcome", "lost"),
        ("--output", "/no/such/folder/file"),
        ("--limit", "3", "forget", "123456"),
        ("forget", "nobody"),
        ("--profile", "nobody"),
        ("open", "--profile", "nobody"),
        ("forget", "123456", "--history", ""),
        ("--country", "XX"),
    ],
)
def test_wrong_options_end_with_2(cli: RunCommand, history: Path, arguments: tuple[str, ...]):
    outcome = cli("history", "--history", history, *arguments)
    assert outcome.code == 2
    outcome.assert_stderr("devlink3-desk")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pipe")
@pytest.mark.parametrize(
    "command", [("history",), ("history", "forget", "123456"), ("report", "--by", "day"), ("hub",)]
)
def test_a_pipe_or_a_device_is_no_history(
    plain: Callable[..., CommandResult], cli: RunCommand, tmp_path: Path, command: tuple[str, ...]
):
    """Reading would wait for a writer; a file that is created is closed to other users."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    pipe.chmod(0o666)
    run = partial(plain, "hub", 1) if command == ("hub",) else partial(cli, *command)
    outcome = run("--history", pipe)
    assert outcome.code == 2
    outcome.assert_stderr(f"{pipe} is not a file", "name another history")
    assert (pipe.is_fifo(), pipe.stat().st_mode & 0o777) == (True, 0o666)


def test_the_history_is_that_of_the_profile(cli: RunCommand, tmp_path: Path):
    """Each profile has its own; the settings can name another one for all of them."""
    store = configuration.open_settings_store(tmp_path)
    profiles = (Profile(name="north", host="north"), Profile(name="south", host="south"))
    store.save(Settings(profiles=profiles, last_profile="south"))
    for number, profile in enumerate(profiles, start=1):
        path = configuration.history_file(tmp_path, profile.name)
        with open_history(HistoryLocation.parse(str(path))) as history:
            history.write_calls([make_call(number)])
    assert [call["id"] for call in cli("history").json_lines] == ["test-2"]
    assert [call["id"] for call in cli("history", "--profile", "north").json_lines] == ["test-1"]
    assert [row["number"] for row in cli("history", "open", "--profile", "north").json_lines]
    assert cli("history", "--profile", "west").code == 2

    shared = tmp_path / "shared.sqlite"
    with open_history(HistoryLocation.parse(str(shared))) as history:
        history.write_calls([make_call(3)])
    preferences = Preferences(history=HistoryPreferences(location=str(shared)))
    store.update(lambda settings: msgspec.structs.replace(settings, preferences=preferences))
    assert [call["id"] for call in cli("history", "--profile", "north").json_lines] == ["test-3"]
