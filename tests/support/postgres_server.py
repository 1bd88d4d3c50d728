"""A real PostgreSQL server in a temporary folder, for tests of what can also be stored there."""

from __future__ import annotations

import itertools
import os
import platform
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

_START_SECONDS = 60.0
"""It starts within a second; a busy machine may be slow."""
_DEBIAN_PROGRAMS = Path("/usr/lib/postgresql")
_DATABASE_USER = "desk"
_COUNT_OTHERS = """
SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@dataclass
class PostgresServer:
    """A server that only programs of this machine reach, by a socket in its folder."""

    programs: Path
    folder: Path
    account: str | None
    """Account that it runs under; ``None`` for that of the tests."""
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _unused: list[str] = field(default_factory=list)
    _process: subprocess.Popen[bytes] | None = None

    def initialise(self) -> None:
        """Create the files of the server."""
        self._run_program(
            *("initdb", "--auth=trust", f"--username={_DATABASE_USER}", "--no-sync", "--encoding=UTF8"),
            *("--locale=C.UTF-8", "-D", str(self.folder / "data")),
        ).communicate()

    def start(self) -> None:
        """Start the server and wait until it accepts connections."""
        import psycopg

        self._process = self._run_program(
            # Nothing on disk has to survive these tests (-F).
            *("postgres", "-F", "-D", str(self.folder / "data"), "-k", str(self.folder)),
            *("-c", "listen_addresses=", "-c", "max_connections=20", "-c", "full_page_writes=off"),
        )
        deadline = time.monotonic() + _START_SECONDS
        while True:
            try:
                psycopg.connect(self._build_url("postgres")).close()
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    pytest.fail("PostgreSQL did not start")
                time.sleep(0.05)
            else:
                return

    def stop(self) -> None:
        """End the server and its connections at once."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait()
            self._process = None

    def provide_database(self) -> str:
        """Return the URL of an empty database: one that was given back, or a new one.

        A new one is 7 MB of files, and several hundred of them take seconds to write and to remove.
        """
        import psycopg

        while self._unused:
            url = self._unused.pop()
            with psycopg.connect(url, autocommit=True) as connection:
                (others,) = connection.execute(_COUNT_OTHERS).fetchone() or (0,)
                if not others:
                    connection.execute("DROP SCHEMA public CASCADE")
                    connection.execute("CREATE SCHEMA public")
                    return url
        return self.create_database()

    def give_back(self, url: str) -> None:
        """Give a database to further tests, unless it still has connections by then."""
        self._unused.append(url)

    def create_database(self) -> str:
        """Create an empty database and return its URL."""
        import psycopg

        name = f"test_{next(self._numbers)}"
        with psycopg.connect(self._build_url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self._build_url(name)

    def _build_url(self, database: str) -> str:
        return f"postgresql:///{database}?host={self.folder}&user={_DATABASE_USER}"

    def _run_program(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [str(self.programs / name), *arguments],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=self.account,
            group=self.account and _group_of(self.account),
            extra_groups=None if self.account is None else [],
        )


def _group_of(account: str) -> int:
    import pwd  # there is none on Windows

    return pwd.getpwnam(account).pw_gid


def _find_programs() -> Path:
    """Return the folder of the server's programs, which Debian does not have on PATH."""
    if platform.system() != "Linux":
        pytest.skip("PostgreSQL is tested on Linux only")
    found = sorted(_DEBIAN_PROGRAMS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    if on_path is not None:
        return Path(on_path).resolve().parent
    if os.environ.get("CI"):
        pytest.fail("PostgreSQL must be installed where CI is set (Debian package postgresql)")
    pytest.skip("not installed: PostgreSQL (Debian package postgresql)")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A running PostgreSQL server of its own."""
    programs = _find_programs()
    # A socket needs a short path, and root's temporary folders are closed to the server's account.
    folder = Path(tempfile.mkdtemp(prefix="desk-pg-", dir="/tmp"))
    # PostgreSQL refuses to run as root.
    account = "nobody" if os.geteuid() == 0 else None
    if account is not None:
        shutil.chown(folder, account)
    server = PostgresServer(programs, folder, account)
    try:
        server.initialise()
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)
