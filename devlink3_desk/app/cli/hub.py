"""``devlink3-desk hub``: follows the PBX without a window, writes the history, and serves desks."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

from devlink3_desk.app.cli import options, output
from devlink3_desk.app.cli.hub_options import add_publish_options, resolve_publishing
from devlink3_desk.app.cli.hub_verbs import add_verbs, run_verb
from devlink3_desk.app.cli.monitor import report_refused_flags
from devlink3_desk.app.cli.options import add_history_option, resolve_history
from devlink3_desk.app.cli.output import ExitCode, UsageError
from devlink3_desk.app.configuration import load_site, open_settings_store
from devlink3_desk.link.errors import NeverConnectedError
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState
from devlink3_desk.services.history_recording import HistoryRecording, create_call_id_prefix, repair_runs
from devlink3_desk.services.pbx_directory import DirectoryPoller, create_reader
from devlink3_desk.services.session.reconnect import DESK_TIMING
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


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_history_option(parser)
    parser.add_argument("--duration", type=options.parse_positive, metavar="S", help="stop after S seconds")
    options.add_connection_options(parser)
    add_publish_options(parser)
    add_verbs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Record until the duration is over, SIGTERM arrives, or the user interrupts."""
    if arguments.verb is not None:
        return run_verb(arguments)
    access = resolve_publishing(arguments)
    connection = options.resolve_connection(arguments)
    location = resolve_history(arguments, connection.profile)
    site = load_site(arguments.config_dir, connection.profile)
    if access is not None:
        from devlink3_desk.app.cli.hub_publish import run_publishing

        return run_publishing(arguments, access, connection, site, location, _report_status)
    owner = create_call_id_prefix()
    _prepare_history(location, owner, site)
    writer = HistoryWriter(
        location,
        RecorderOptions(
            call_id_prefix=owner,
            source=connection.profile.host,
            lock=HUB_LOCK,
            retention=_load_retention(arguments),
        ),
        _report_status,
    )
    recorder = HubRecorder(site, owner, writer, partial(report_refused_flags, connection.profile.event_flags))
    session = DevLinkSession(
        connection.endpoint,
        connection.profile.user,
        connection.provide_password,
        connection.profile.event_flags,
        timing=DESK_TIMING,
    )
    # The reader waits for the session to sign in: a wrong password is tried once, not twice.
    poller = DirectoryPoller(
        create_reader(connection.endpoint, connection.profile.user, connection.password),
        site,
        ready=session.signed_in,
    )
    try:
        return asyncio.run(_record(recorder, session, poller, arguments.duration))
    finally:
        recorder.close()
        writer.close()


def _load_retention(arguments: argparse.Namespace) -> RetentionPolicy:
    settings = open_settings_store(arguments.config_dir).load()
    return RetentionPolicy.from_preferences(settings.preferences.history)


def _prepare_history(location: HistoryLocation, owner: str, site: Site) -> None:
    """Open the history once before anything is connected, so that what is wrong with it is reported first."""
    with open_history(location) as store:
        last_owner = store.find_lock_owner(HUB_LOCK)
        _refuse_second_hub(store, owner)
        # We have got the lock: the hub that held it has ended, however short the time since.
        repair_runs(store, site, dead_prefix=last_owner)


def _refuse_second_hub(store: HistoryStore, owner: str) -> None:
    holder = store.acquire_lock(HUB_LOCK, owner, time.time())
    if holder is not None:
        raise UsageError(
            f"Another hub ({holder.process}) is recording into {store.location}: "
            "stop it first, or give this one another --history."
        )


class HubRecorder:
    """Applies events to a switchboard and records what comes of them."""

    def __init__(
        self,
        site: Site,
        call_id_prefix: str,
        writer: HistoryWriter,
        on_connected: Callable[[LinkEvent], None],
    ) -> None:
        self.connected = False
        """Whether a connection has been established at least once."""
        self._switchboard = Switchboard(site, call_id_prefix=call_id_prefix)
        self._recording = HistoryRecording(self._switchboard, writer)
        self._on_connected = on_connected

    def apply(self, events: Sequence[AnyEvent]) -> None:
        """Apply a batch of events."""
        now, wall = time.monotonic(), time.time()
        self._recording.record(events, self._switchboard.apply_all(events, now), now, wall)
        for event in events:
            if isinstance(event, LinkEvent) and event.state is LinkState.CONNECTED:
                self._on_connected(event)
                if not self.connected:
                    self.connected = True
                    output.write_message("ready")

    def apply_directory(self, directory: Directory) -> None:
        """Apply a directory: calls are stored with the names that it has."""
        now, wall = time.monotonic(), time.time()
        self._recording.record_changes(self._switchboard.set_directory(directory, now), now, wall)

    def close(self) -> None:
        """Record the calls in progress."""
        self._recording.close(time.monotonic(), time.time())


async def _record(
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
