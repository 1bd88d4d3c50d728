"""Where a history may be, and what becomes of tables of other versions."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from devlink3_desk.history.queries import CallQuery
from devlink3_desk.services.storage.history_engines import open_database
from devlink3_desk.services.storage.history_location import (
    HistoryError,
    HistoryLocation,
    HistoryProblem,
    find_mounted_type,
    find_network_share,
)
from devlink3_desk.services.storage.history_schema import (
    MIGRATIONS,
    SCHEMA_VERSION,
    check_version,
    prepare_schema,
)
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from tests.support.history_calls import MONDAY_10, make_incoming_call
from tests.support.postgres_server import PostgresServer

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:25 / /home rw,nosuid shared:2 master:1 - nfs4 files:/home rw,vers=4.2
31 30 8:2 / /home/local rw - xfs /dev/sdb1 rw
32 22 0:26 / /mnt/Team\\040share rw - cifs //files/team rw
33 22 0:27 / /mnt/c rw - 9p drvfs rw
34 22 0:28 / /srv rw - cifs //files/srv rw
35 22 8:3 / /srv rw - ext4 /dev/sdc1 rw
nonsense
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/history.db", "ext4"),
        ("/home/ann/history.db", "nfs4"),
        ("/home/local/history.db", "xfs"),
        ("/homes/history.db", "ext4"),
        ("/mnt/Team share/history.db", "cifs"),
        ("/mnt/c/Users/history.db", "9p"),
        ("/srv/history.db", "ext4"),
    ],
)
def test_file_system_of_a_path_is_that_of_the_nearest_mount(path: str, kind: str):
    assert find_mounted_type(Path(path), MOUNTS) == kind


@pytest.mark.skipif(sys.platform != "linux", reason="the mounts of other systems are read otherwise")
def test_disk_of_this_machine_is_no_network_share(tmp_path: Path):
    assert find_network_share(tmp_path / "not" / "yet" / "there.db") is None


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("postgresql://desk:hidden@db/h?bogus=1", "bogus"),
        ("postgresql://desk:hidden@[::1/history", "IPv6"),
        ("postgresql://desk:hidden@db:port/history", "port"),
    ],
)
def test_url_that_libpq_does_not_understand_is_reported_without_its_password(url: str, reason: str):
    with pytest.raises(HistoryError, match=reason) as caught:
        open_history(HistoryLocation.parse(url))
    assert caught.value.problem is HistoryProblem.UNAVAILABLE
    assert "hidden" not in str(caught.value)


def test_path_and_url_are_distinguished(tmp_path: Path):
    path = tmp_path / "history.db"

    assert HistoryLocation.parse(f" {path} ") == HistoryLocation(path=path)
    for url in ("postgresql://desk@db/history", "postgres:///history", "POSTGRESQL://db/h?sslmode=require"):
        assert HistoryLocation.parse(url) == HistoryLocation(url=url)
    assert HistoryLocation.parse("~/history.db").path == Path.home() / "history.db"
    # As in a shell: the name of nobody is that of a file.
    assert (
        HistoryLocation.parse("~nobody-has-this-name/h.db").path
        == Path("~nobody-has-this-name/h.db").absolute()
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"),
        ("  ", "is empty"),
        ("mysql://db/history", "a file or a postgresql:// URL; mysql:// is neither"),
        ("{folder}", "is a folder"),
    ],
)
def test_location_that_makes_no_sense_is_refused(tmp_path: Path, text: str, sentence: str):
    with pytest.raises(HistoryError, match=sentence) as caught:
        HistoryLocation.parse(text.format(folder=tmp_path))

    assert caught.value.problem is HistoryProblem.REFUSED


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://desk:secret@db/history", "postgresql://desk@db/history"),
        (
            "postgresql://db/history?password=secret&sslmode=require",
            "postgresql://db/history?password=…&sslmode=require",
        ),
        ("postgresql://db/history", "postgresql://db/history"),
    ],
)
def test_password_of_a_url_is_never_shown(url: str, shown: str):
    assert str(HistoryLocation.parse(url)) == shown


def test_unreachable_server_is_reported_without_the_password():
    with pytest.raises(HistoryError, match="cannot be used") as caught:
        open_history(HistoryLocation.parse("postgresql://desk:secret@127.0.0.1:1/history"))

    assert caught.value.problem is HistoryProblem.UNAVAILABLE
    assert "secret" not in str(caught.value)
    assert "?" not in str(caught.value)


@pytest.mark.parametrize("text", ["Dear Ann, " * 200, "Dear Ann", "SQLite is what we use."])
def test_file_that_is_no_database_is_left_alone(tmp_path: Path, text: str):
    path = tmp_path / "letter.txt"
    path.write_text(text)
    path.chmod(0o644)
    before = path.stat()

    for read_only in (True, False):
        with pytest.raises(HistoryError, match=r"letter\.txt is not a history: choose another") as caught:
            open_history(HistoryLocation.parse(str(path)), read_only=read_only)
        assert caught.value.problem is HistoryProblem.REFUSED
    assert path.read_text() == text
    assert (path.stat().st_mode, path.stat().st_mtime_ns) == (before.st_mode, before.st_mtime_ns)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("contents", [b"SQLite format 3\0" + b"x" * 5000, b"SQLite format 3\0"])
def test_database_with_a_destroyed_page_is_damaged(tmp_path: Path, contents: bytes):
    path = tmp_path / "history.sqlite"
    path.write_bytes(contents)

    for read_only in (True, False):
        with pytest.raises(HistoryError, match="is damaged") as caught:
            open_history(HistoryLocation.parse(str(path)), read_only=read_only)
        assert caught.value.problem is HistoryProblem.DAMAGED


def test_history_without_its_header_is_damaged_where_its_log_is_left(tmp_path: Path):
    path = tmp_path / "history.sqlite"
    path.write_bytes(bytes(8192))
    path.with_name("history.sqlite-wal").touch()

    with pytest.raises(HistoryError, match="is damaged") as caught:
        open_history(HistoryLocation.parse(str(path)))
    assert caught.value.problem is HistoryProblem.DAMAGED


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_history_that_may_not_be_written_says_so(tmp_path: Path):
    """It is there, so the sentence is not that it cannot be created."""
    location = HistoryLocation.parse(str(tmp_path / "history.db"))
    open_history(location).close()
    assert location.path is not None
    location.path.chmod(0o400)
    if os.access(location.path, os.W_OK):
        pytest.skip("this user may write every file")
    with pytest.raises(HistoryError, match=r"history\.db cannot be written: Permission denied") as raised:
        open_history(location)
    assert raised.value.problem is HistoryProblem.READ_ONLY


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_only_a_history_is_closed_to_others(tmp_path: Path):
    history, other, empty = tmp_path / "history.db", tmp_path / "other.db", tmp_path / "empty.db"
    open_history(HistoryLocation.parse(str(history))).close()
    with contextlib.closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE bookmarks (id)")
    empty.touch()
    for path in (history, other, empty):
        path.chmod(0o644)

    with open_history(HistoryLocation.parse(str(history))) as store:
        store.write_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])
        files = list(tmp_path.glob("history.db*"))
        assert len(files) == 3
        assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}
    with pytest.raises(HistoryError, match="tables of another program"):
        open_history(HistoryLocation.parse(str(other)))
    assert stat.S_IMODE(other.stat().st_mode) == 0o644
    open_history(HistoryLocation.parse(str(empty))).close()
    assert stat.S_IMODE(empty.stat().st_mode) == 0o600


@pytest.mark.parametrize("version", [0, 3, 77])
def test_database_of_another_program_is_left_alone(tmp_path: Path, version: int):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (id)")
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    contents = path.read_bytes()

    for read_only in (True, False):
        with pytest.raises(HistoryError, match="tables of another program") as caught:
            open_history(HistoryLocation.parse(str(path)), read_only=read_only)
        assert caught.value.problem is HistoryProblem.REFUSED
    assert path.read_bytes() == contents
    assert [each.name for each in tmp_path.iterdir()] == ["other.db"]


@pytest.mark.parametrize(
    "tables",
    [
        ("meta (x INTEGER)",),
        ("schema_version (version INTEGER)",),
        ("calls (id INTEGER)", "schema_version (v TEXT)"),
    ],
)
def test_tables_of_another_program_with_the_same_names_are_left_alone(
    location: HistoryLocation, tables: tuple[str, ...]
):
    with contextlib.closing(open_database(location)) as database:
        for table in tables:
            database.execute(f"CREATE TABLE {table}")

    for read_only in (True, False):
        with pytest.raises(HistoryError, match="tables of another program") as caught:
            open_history(location, read_only=read_only)
        assert caught.value.problem is HistoryProblem.REFUSED


def test_server_may_have_other_tables_beside_the_history(postgres_server: PostgresServer):
    url = postgres_server.provide_database()
    location = HistoryLocation.parse(url)
    with contextlib.closing(open_database(location)) as database:
        database.execute("CREATE TABLE bookmarks (id INTEGER)")

    with open_history(location) as store:
        assert store.count_calls(CallQuery()) == 0
    postgres_server.give_back(url)


def test_user_of_a_server_without_a_schema_is_told_so(postgres_server: PostgresServer):
    url = postgres_server.provide_database()
    location = HistoryLocation.parse(f"{url}&options=-csearch_path%3Dmissing")

    with pytest.raises(HistoryError, match="cannot be used: no schema") as caught:
        open_history(location)
    assert caught.value.problem is HistoryProblem.UNAVAILABLE
    postgres_server.give_back(url)


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_history_of_every_version_is_converted(location: HistoryLocation, version: int):
    database = open_database(location)
    prepare_schema(database, MIGRATIONS[:version])
    database.close()

    with open_history(location) as store:
        assert store.database.read_version() == SCHEMA_VERSION
        store.write_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])
        assert store.count_calls(CallQuery()) == 1


def test_conversion_goes_step_by_step_and_keeps_what_is_there(location: HistoryLocation):
    with open_history(location) as store:
        store.write_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])
        later = (
            *MIGRATIONS,
            ("ALTER TABLE runs ADD COLUMN machine TEXT",),
            ("CREATE TABLE quarter_hours (start {key}, data {blob})",),
        )
        prepare_schema(store.database, later)

        assert store.database.read_version() == SCHEMA_VERSION + 2
        assert store.database.execute("SELECT machine FROM runs") == []
        assert store.database.execute("SELECT count(*) FROM quarter_hours") == [(0,)]
        assert store.count_calls(CallQuery()) == 1


def test_conversion_that_fails_leaves_the_last_version_that_worked(location: HistoryLocation):
    with open_history(location) as store:
        later = (
            *MIGRATIONS,
            ("CREATE TABLE more (id {key})",),
            ("CREATE TABLE half (id {key})", "no SQL at all"),
        )
        with pytest.raises(Exception, match="syntax error"):
            prepare_schema(store.database, later)

        assert store.database.read_version() == SCHEMA_VERSION + 1
        assert store.database.execute("SELECT count(*) FROM more") == [(0,)]
        with pytest.raises(Exception, match="half"):
            store.database.execute("SELECT count(*) FROM half")


def test_history_of_a_newer_version_can_be_read_but_not_written(location: HistoryLocation):
    with open_history(location) as store:
        store.write_calls([make_incoming_call("a-1", "01632960150", MONDAY_10)])
        store.database.write_version(SCHEMA_VERSION + 1)

    with pytest.raises(HistoryError, match="newer version") as caught:
        open_history(location)
    assert caught.value.problem is HistoryProblem.NEWER
    with open_history(location, read_only=True) as store:
        assert store.count_calls(CallQuery()) == 1


def test_every_foreign_key_has_an_index(store: HistoryStore):
    """Without one, removing a row of the other table reads all of this one, again and again."""
    if store.location.path is None:
        pytest.skip("the tables are the same on both engines, and SQLite lists its keys")
    database = store.database
    tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    keys = [
        (table, key[3]) for table in tables for key in database.execute(f"PRAGMA foreign_key_list({table})")
    ]

    assert len(keys) == 8
    for table, column in keys:
        plan = database.execute(f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {column} = 1")
        assert "SEARCH" in plan[0][3], (table, column)


def test_check_finds_no_tables(location: HistoryLocation):
    database = open_database(location)
    with pytest.raises(HistoryError, match="no history in"):
        check_version(database)
    database.close()
