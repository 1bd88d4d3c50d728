"""``devlink3-desk hub``: follows the PBX without a window, writes the history, and serves desks."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import datetime as dt
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Any, Final, NoReturn

import msgspec

from devlink3_desk.app.cli import options, output
from devlink3_desk.app.cli.hub_options import (
    add_hub_options,
    add_publish_options,
    parse_listening_address,
    parse_path,
    resolve_hub,
    resolve_publishing,
)
from devlink3_desk.app.cli.monitor import FlagsReporter
from devlink3_desk.app.cli.number import add_site_options, apply_site_options
from devlink3_desk.app.cli.options import add_history_option, resolve_history
from devlink3_desk.app.cli.output import ExitCode, UsageError
from devlink3_desk.app.cli.pbx_session import LossReporter, create_session
from devlink3_desk.app.configuration import ConnectionParameters, load_site
from devlink3_desk.link.errors import NeverConnectedError
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState
from devlink3_desk.services.history_recording import HistoryRecording, create_call_id_prefix
from devlink3_desk.services.history_repair import EarlierCalls, RunKey, find_earlier_calls, repair_runs
from devlink3_desk.services.pbx_directory import DirectoryPoller
from devlink3_desk.services.session.session import DevLinkSession
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_lock import HUB_LOCK
from devlink3_desk.services.storage.history_retention import RetentionPolicy
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.services.storage.history_writer import (
    HistoryWriter,
    RecorderOptions,
    RecordingStatus,
)
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.site import Site

SERVER_CONFIG_VERB: Final = "server-config"
STATUS_VERB: Final = "status"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_history_option(parser)
    parser.add_argument("--duration", type=options.parse_seconds, metavar="S", help="stop after S seconds")
    options.add_connection_options(parser)
    add_site_options(parser)
    add_publish_options(parser)
    _add_verbs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Record until the duration is over, SIGTERM arrives, or the user interrupts."""
    if arguments.verb is not None:
        return _run_verb(arguments)
    with _exit_on_sigterm():
        return _run_hub(arguments)


@contextlib.contextmanager
def _exit_on_sigterm() -> Iterator[None]:
    """Let SIGTERM end the program with 0 also while no event loop handles it, such as at the start."""
    previous = signal.signal(signal.SIGTERM, _exit)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, previous)


def _exit(number: int, frame: FrameType | None) -> NoReturn:
    del number, frame
    sys.exit(ExitCode.SUCCESS)


def _run_hub(arguments: argparse.Namespace) -> int:
    access = resolve_publishing(arguments)
    if access is None and (arguments.contacts or arguments.look_up):
        raise UsageError("--contacts and --look-up are for desks: give --publish, too.")
    connection = options.resolve_connection(arguments)
    location = resolve_history(arguments, connection.profile)
    site = apply_site_options(arguments, load_site(arguments.config_dir, connection.profile))
    if access is not None:
        from devlink3_desk.app.cli.hub_publish import run_publishing

        return run_publishing(arguments, access, connection, site, location, _report_status)
    return _record(arguments, connection, location, site)


def _record(
    arguments: argparse.Namespace,
    connection: ConnectionParameters,
    location: HistoryLocation,
    site: Site,
) -> int:
    """Record without serving desks."""
    owner = create_call_id_prefix()
    earlier = _prepare_history(location, owner, site, connection.profile.host)
    options = RecorderOptions(
        call_id_prefix=owner,
        source=connection.profile.host,
        lock=HUB_LOCK,
        retention=_load_retention(arguments),
    )
    writer = HistoryWriter(location, options, _report_status)
    session, poller = create_session(connection, site, wait_for_restart=True)
    recorder = HubRecorder(
        site,
        owner,
        writer,
        FlagsReporter(connection.profile.event_flags).handle_link,
        on_reconnected=poller.refresh_after_reconnection,
    )
    if earlier is not None:
        recorder.expect_calls(earlier)
    try:
        return asyncio.run(_record_session(recorder, session, poller, arguments.duration))
    finally:
        recorder.close()
        writer.close()


def _load_retention(arguments: argparse.Namespace) -> RetentionPolicy:
    settings = options.load_settings(arguments)
    return RetentionPolicy.from_preferences(settings.preferences.history)


def _prepare_history(location: HistoryLocation, owner: str, site: Site, source: str) -> EarlierCalls | None:
    """Open the history once before anything is connected, so that its errors are reported first.

    Returns the calls that were in progress when the last run ended, and may go on in this one.
    """
    with open_history(location) as store:
        last_owner = store.find_lock_owner(HUB_LOCK)
        _refuse_second_hub(store, owner)
        # This process has the lock, so the hub that held it has ended, however recently.
        repair_runs(store, site, dead_prefix=last_owner)
        return find_earlier_calls(store, RunKey(source, owner), site)


def _refuse_second_hub(store: HistoryStore, owner: str) -> None:
    holder = store.acquire_lock(HUB_LOCK, owner, time.time())
    if holder is not None:
        raise UsageError(
            f"Another hub ({holder.process}) is recording into {store.location}: "
            "stop it first, or give this one another --history."
        )


class HubRecorder:
    """Applies events to a switchboard and records the changes."""

    def __init__(
        self,
        site: Site,
        call_id_prefix: str,
        writer: HistoryWriter,
        on_link: Callable[[LinkEvent], None],
        on_reconnected: Callable[[], None] = lambda: None,
    ) -> None:
        """``on_link`` is called with each event of the link, ``on_reconnected`` with each reconnection."""
        self.connected = False
        """Whether a connection has been established at least once."""
        self._switchboard = Switchboard(site, call_id_prefix=call_id_prefix)
        self._recording = HistoryRecording(
            self._switchboard,
            writer,
            on_problem=lambda problem: _report_status(RecordingStatus(problem=problem)),
        )
        self._on_link, self._on_reconnected = on_link, on_reconnected
        self._losses = LossReporter()

    def expect_calls(self, earlier: EarlierCalls) -> None:
        """Continue the calls of an earlier run that the PBX still reports."""
        earlier.expect_in(self._switchboard, time.monotonic(), time.time())

    def apply(self, events: Sequence[AnyEvent]) -> None:
        """Apply a batch of events."""
        now, wall = time.monotonic(), time.time()
        self._recording.record(events, self._switchboard.apply_all(events, now), now, wall)
        for event in events:
            if not isinstance(event, LinkEvent):
                continue
            self._losses.handle_link(event)
            self._on_link(event)
            if event.state is LinkState.CONNECTED:
                if self.connected:
                    self._on_reconnected()
                else:
                    self.connected = True
                    output.write_message("ready")

    def apply_directory(self, directory: Directory) -> None:
        """Apply a directory: calls are stored with the names that it has."""
        now, wall = time.monotonic(), time.time()
        self._recording.record_changes(self._switchboard.set_directory(directory, now), now, wall)

    def close(self) -> None:
        """Record the calls in progress."""
        self._recording.close(time.monotonic(), time.time())


async def _record_session(
    recorder: HubRecorder, session: DevLinkSession, poller: DirectoryPoller, duration: float | None
) -> int:
    stopped = asyncio.Event()
    with contextlib.suppress(NotImplementedError):  # Windows has no such handlers; there, a service is killed
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    tasks = [
        asyncio.create_task(session.run(recorder.apply), name="session"),
        asyncio.create_task(poller.run(recorder.apply_directory), name="directory"),
        asyncio.create_task(stopped.wait(), name="stop"),
    ]
    try:
        # The directory reader ends with an error of its own where it is refused; recording goes on.
        await asyncio.wait((tasks[0], tasks[2]), timeout=duration, return_when=asyncio.FIRST_COMPLETED)
        if tasks[0].done():
            tasks[0].result()  # raises the error that has ended the session
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if duration is not None and not recorder.connected and not stopped.is_set():
        raise NeverConnectedError(duration)
    return ExitCode.SUCCESS


def _report_status(status: RecordingStatus) -> None:
    """Report on stderr what keeps the history from being written, and when it is written again."""
    if status.problem is not None:
        output.write_message(f"devlink3-desk: Nothing is recorded: {status.problem}")
    elif sys.stderr is not None:
        output.write_message("devlink3-desk: The history is recorded again.")


def _add_verbs(parser: argparse.ArgumentParser) -> None:
    """Add the verbs of ``hub``."""
    verbs = parser.add_subparsers(
        dest="verb", metavar="VERB", title="verbs", description="Options follow it."
    )
    config = options.add_verb(verbs, SERVER_CONFIG_VERB, "print a complete configuration for nats-server")
    config.add_argument(
        "--site", dest="sites", action="append", metavar="NAME", help="name of a site; may be repeated"
    )
    config.add_argument(
        "--desk", dest="desks", action="append", metavar="NAME", help="user for desks; may be repeated"
    )
    config.add_argument(
        "--supervisor",
        dest="supervisors",
        action="append",
        metavar="NAME",
        help="user for desks that may also publish for all desks; may be repeated",
    )
    config.add_argument(
        "--wallboard", dest="wallboards", action="append", metavar="NAME", help="user that only reads"
    )
    config.add_argument(
        "--all-sites",
        dest="all_sites",
        action="append",
        metavar="NAME",
        help="user for desks that show several of the sites; may be repeated",
    )
    config.add_argument(
        "--listen", type=parse_listening_address, metavar="ADDRESS:PORT", help="default: 0.0.0.0:4222"
    )
    config.add_argument("--store-dir", type=parse_path, metavar="DIR", help="folder of the stored events")
    config.add_argument("--cert", type=parse_path, metavar="FILE", help="certificate of the server, PEM")
    config.add_argument("--key", type=parse_path, metavar="FILE", help="its key, PEM")
    config.add_argument(
        "--server-version",
        metavar="N.N",
        help="version of nats-server; default: that of this machine, else a recent one",
    )
    config.add_argument(
        "--keep",
        type=parse_path,
        metavar="FILE",
        help="earlier configuration: its users keep their passwords",
    )
    status = options.add_verb(verbs, STATUS_VERB, "print who leads, and how the hub is")
    status.add_argument("--json", action="store_true", help="print one JSON object")
    add_hub_options(status, with_certificates=True)


def _run_verb(arguments: argparse.Namespace) -> int:
    """Do what the verb says."""
    if arguments.verb == SERVER_CONFIG_VERB:
        return _print_configuration(arguments)
    return _print_status(arguments)


def _print_configuration(arguments: argparse.Namespace) -> int:
    from devlink3_desk.services.hub import server_config

    sites = arguments.sites or ([arguments.site] if arguments.site else [])
    if not sites:
        raise UsageError("server-config requires --site with the name of the site.")
    if bool(arguments.cert) != bool(arguments.key):
        raise UsageError("--cert and --key belong together.")
    defaults = server_config.ServerOptions(sites=tuple(dict.fromkeys(sites)))
    changes: dict[str, Any] = {
        "desks": tuple(arguments.desks or ()),
        "supervisors": tuple(arguments.supervisors or ()),
        "wallboards": tuple(arguments.wallboards or ()),
        "all_sites": tuple(arguments.all_sites or ()),
        "address": arguments.listen,
        "store_dir": arguments.store_dir,
        "certificate": arguments.cert,
        "key": arguments.key,
        "passwords": None if arguments.keep is None else _read_passwords(Path(arguments.keep)),
        "server_version": _parse_version(arguments.server_version) or server_config.find_server_version(),
    }
    given = {name: value for name, value in changes.items() if value}
    server_options = msgspec.structs.replace(defaults, **given)
    text = server_config.build_configuration(server_options)
    users = server_config.list_users(server_options)
    if repeated := [name for name in users if users.count(name) > 1]:
        raise UsageError(f"Two users would have the name {repeated[0]!r}: give each user a name of its own.")
    output.write_bytes(text.encode())
    if lost := [name for name in server_options.passwords if name not in users]:
        # With a second site, the names of all users change.
        output.write_message(
            f"devlink3-desk: These users of --keep are not in this configuration: {', '.join(lost)}. Users "
            "that --keep does not contain have new passwords."
        )
    return ExitCode.SUCCESS


def _read_passwords(path: Path) -> dict[str, str]:
    """Return the passwords of an earlier configuration; raises :class:`.UsageError`."""
    from devlink3_desk.services.hub.server_config import read_passwords

    try:
        passwords = read_passwords(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError:
        passwords = {}
    if not passwords:
        raise UsageError(f"{path} is not a configuration that server-config has printed: it has no users.")
    return passwords


def _parse_version(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = re.match(r"v?(\d{1,9})\.(\d{1,9})(?:\.|$)", text)
    if found is None:
        raise UsageError(f"{text!r} is not a version: write 2.10.")
    return int(found[1]), int(found[2])


def _print_status(arguments: argparse.Namespace) -> int:
    access = resolve_hub(arguments)
    if access is None:
        raise UsageError("status requires --hub with the address of the hub.")
    from devlink3_desk.services.hub.connection import HubAccess, HubConnection
    from devlink3_desk.services.hub.names import SiteNames
    from devlink3_desk.services.hub.requests import HubRequester, RequestVerb

    async def ask(access: HubAccess) -> dict[str, Any]:
        connection = await HubConnection.connect(access)
        try:
            requester = HubRequester(SiteNames(access.site), access.user)
            requester.connection = connection
            answer: dict[str, Any] = await requester.ask(RequestVerb.STATUS)
            return answer
        finally:
            await connection.close()

    status = asyncio.run(ask(access))
    if arguments.json:
        output.write_json(status)
    else:
        output.write_text(format_status(status))
    return ExitCode.SUCCESS


def format_status(status: dict[str, Any]) -> str:
    """Return the status as text, one figure a line."""
    since = status["since"]
    begun = (
        "?" if since is None else dt.datetime.fromisoformat(since).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    )
    rows = [
        ("Site", status["site"]),
        ("Leader", f"{status['leader'] or 'nobody'}, since {begun}"),
        ("Epoch", status["epoch"] or "none"),
        ("PBX", status["pbx"]),
        ("Server", status["server"]),
        ("Events", f"{status['events']} in {status['messages']} messages, {status['octets']} bytes"),
        ("Waiting", f"{status['lag']} events; the last message was stored in {status['store_ms']} ms"),
        ("Checkpoints", f"{status['checkpoints']}, the last one {status['checkpoint_octets']} bytes"),
        ("Requests", f"{status['requests']} answered, {status['refused_requests']} refused"),
        ("Shared", f"{status['shared']} entries"),
        ("History", status["history_problem"] or "is recorded"),
        *((f"Stream {name}", f"{size} bytes") for name, size in status["sizes"].items()),
        ("Desks", str(len(status["desks"]))),
    ]
    rows += [
        ("", f"{desk['name']} on {desk['host']} as {desk['user']}, seen {desk['seen']:g} s ago")
        for desk in status["desks"]
    ]
    width = max(len(title) for title, _ in rows)
    return "\n".join(f"{title:<{width}}  {text}".rstrip() for title, text in rows)
