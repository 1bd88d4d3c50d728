"""``devlink3-desk board``: prints the whole switchboard as a line of JSON, each time that it changes.

With ``--at`` it prints one line from a history, on this machine or of a hub: the switchboard as it was at a
moment.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from devlink3_desk.app.cli import options, output
from devlink3_desk.app.cli.hub_calls import wait_for_answer
from devlink3_desk.app.cli.hub_options import (
    add_hub_options,
    create_hub_source,
    create_never_connected_error,
    resolve_history_hub,
    resolve_hub,
)
from devlink3_desk.app.cli.monitor import FlagsReporter
from devlink3_desk.app.cli.options import add_history_option, parse_time, parse_zone, resolve_history
from devlink3_desk.app.cli.output import ExitCode, UsageError
from devlink3_desk.app.cli.pbx_session import create_session
from devlink3_desk.app.cli.stdout_pipe import run_while_read
from devlink3_desk.app.configuration import load_site
from devlink3_desk.history.call_record import format_instant
from devlink3_desk.history.rewind import FoundMoment, MissingMoment, MissingReason, encode_moment
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState, RoundTrip
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.services.history_replay import MomentReader
from devlink3_desk.services.pbx_directory import DirectoryPoller, ReadFile
from devlink3_desk.services.session.session import EventSource
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.services.trace import TraceSource
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_values import LinkStatus, encode_board
from devlink3_desk.switchboard.directory import Directory

if TYPE_CHECKING:
    from devlink3_desk.services.hub.connection import HubAccess

QUIET_SECONDS: Final = 2.0
"""Default of ``--settle``: seconds without a change after which the board is complete."""
MAX_DIRECTORY_SECONDS: Final = 10.0
"""Seconds after the board is complete in which a file of the directory counts as a change.

Names are complete with the last file, and a PBX with hundreds of hunt groups sends files for a minute.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--once", action="store_true", help="print one line once nothing changes, and exit")
    parser.add_argument(
        "--settle",
        type=options.parse_seconds,
        metavar="S",
        help=f"seconds without changes before --once prints; default: {QUIET_SECONDS:g}",
    )
    parser.add_argument("--duration", type=options.parse_seconds, metavar="S", help="stop after S seconds")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="use a recorded trace instead of a PBX")
    parser.add_argument(
        "--speed",
        type=options.parse_replay_speed,
        metavar="N",
        help="speed of --replay; 0, the default: without pauses",
    )
    parser.add_argument("--no-reconnect", action="store_true", help="exit with 9 when the connection is lost")
    past = parser.add_argument_group("past", "The board as it was, from a history; no PBX is connected.")
    past.add_argument("--at", metavar="TIME", help="print the board as it was at TIME, and exit")
    add_history_option(past)
    past.add_argument(
        "--timezone", type=parse_zone, metavar="ZONE", help="of a TIME without one; default: the system's"
    )
    options.add_connection_options(parser)
    add_hub_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print boards until the source ends, the duration is over, or the user interrupts."""
    options.require_option(arguments, "at", "history")
    options.require_option(arguments, "replay", "speed")
    options.require_option(arguments, "once", "settle")
    if arguments.at is not None:
        return _print_moment(arguments)
    if arguments.replay is not None:
        return _replay_trace(arguments)
    access = resolve_hub(arguments)
    if access is not None:
        return _follow_hub(arguments, access)
    connection = options.resolve_connection(arguments)
    site = load_site(arguments.config_dir, connection.profile)
    printer = BoardPrinter(
        Switchboard(site), once=arguments.once, requested_flags=connection.profile.event_flags
    )
    session, poller = create_session(
        connection, site, reconnect=not arguments.no_reconnect, observe_reader=printer.observe_reader
    )
    printer.on_reconnected = poller.refresh_after_reconnection
    return asyncio.run(run_while_read(_watch_board(printer, session, poller, arguments)))


def _print_moment(arguments: argparse.Namespace) -> int:
    """Print the board as it was; raises :class:`UsageError` where the moment is not recorded."""
    if arguments.replay is not None:
        raise UsageError("--at reads the history, and --replay a trace: use one of them.")
    access = resolve_history_hub(arguments)
    wall = parse_time(arguments.at, arguments.timezone)
    moment = _read_moment(arguments, wall) if access is None else _fetch_moment(access, wall)
    if isinstance(moment, MissingMoment):
        raise UsageError(_explain_missing(moment))
    output.write_json(encode_moment(moment))
    return ExitCode.SUCCESS


def _read_moment(arguments: argparse.Namespace, wall: float) -> FoundMoment:
    site = load_site(arguments.config_dir, options.find_base_profile(arguments))
    with open_history(resolve_history(arguments), read_only=True) as store:
        return MomentReader(store, site).read_moment(wall)


def _fetch_moment(access: HubAccess, wall: float) -> FoundMoment:
    """Ask a hub for a moment; raises a :class:`.LinkError`."""
    from devlink3_desk.services.hub.hub_history import HubHistory
    from devlink3_desk.services.hub.hub_moments import HubMoments
    from devlink3_desk.services.hub.site_plan import fetch_site

    site = asyncio.run(fetch_site(access))
    history = HubHistory(access)
    try:
        return wait_for_answer(HubMoments(history, site).fetch_moment(wall))
    finally:
        history.close()


def _explain_missing(moment: MissingMoment) -> str:
    at = format_instant(moment.wall)
    if moment.reason is MissingReason.NO_LONGER and moment.oldest is not None:
        return f"{at} is no longer in the history: its oldest moment is {format_instant(moment.oldest)}."
    if moment.reason is MissingReason.NO_LONGER or moment.newest is None:
        return f"{at} is not in the history: it has no moments."
    if moment.reason is MissingReason.NOT_YET:
        return f"{at} is not recorded yet: the last recorded moment is {format_instant(moment.newest)}."
    return f"Nothing was recorded at {at}: choose a moment at which a window or a hub was recording."


def _follow_hub(arguments: argparse.Namespace, access: HubAccess) -> int:
    from devlink3_desk.services.hub.site_plan import fetch_site

    site = asyncio.run(fetch_site(access))

    async def watch() -> int:
        source = create_hub_source(access, arguments)
        printer = BoardPrinter(Switchboard(site), once=arguments.once)
        read = printer.observe_reader(source.requester.read_file)
        poller = DirectoryPoller(read, site, ready=source.signed_in)
        printer.on_reconnected = poller.refresh_after_reconnection
        return await _watch_board(printer, source, poller, arguments)

    return asyncio.run(run_while_read(watch()))


def _replay_trace(arguments: argparse.Namespace) -> int:
    options.refuse_other_source(arguments, "--replay", "host", "hub")
    site = load_site(arguments.config_dir, options.find_named_profile(arguments))
    source = TraceSource(arguments.replay, arguments.speed or 0.0, announce_end=False)
    printer = BoardPrinter(Switchboard(site), once=arguments.once)
    return asyncio.run(run_while_read(_watch_board(printer, source, None, arguments)))


class BoardPrinter:
    """Applies events to a switchboard and prints it after each change.

    With ``once`` it prints nothing by itself, and only reports when the board has become quiet.
    """

    def __init__(
        self,
        switchboard: Switchboard,
        *,
        once: bool,
        requested_flags: frozenset[EventFlag] = frozenset(),
    ) -> None:
        self.connected = False
        """Whether a connection has been established at least once."""
        self.on_reconnected: Callable[[], None] = lambda: None
        """Called when a connection has been established again."""
        self._switchboard = switchboard
        self._once = once
        self._flags_reporter = FlagsReporter(requested_flags)
        self._completed_at: float | None = None
        self._changed_at = time.monotonic()

    def apply(self, batch: Sequence[AnyEvent]) -> None:
        """Apply a batch of events, and print the board if they changed it."""
        now = time.monotonic()
        changes = self._switchboard.apply_all(batch, now)
        # A measured round trip changes the board every few seconds: without this exception the board would
        # never be quiet.
        if changes and not all(isinstance(event, RoundTrip) for event in batch):
            self._changed_at = now
        if self._completed_at is None and self._switchboard.link.state is LinkStatus.LIVE:
            self._completed_at = now
        if changes and not self._once:
            self.print_board()
        for event in batch:
            if isinstance(event, LinkEvent):
                self._handle_link(event)

    def apply_directory(self, directory: Directory) -> None:
        """Apply a directory, and print the board if it changed a name on it."""
        now = self._changed_at = time.monotonic()
        changes = self._switchboard.set_directory(directory, now)
        # One change is the directory itself, which is not part of the output.
        if len(changes) > 1 and not self._once:
            self.print_board()

    def observe_reader(self, read: ReadFile) -> ReadFile:
        """Return a reader of the directory whose answers count as changes of the board for a while."""

        async def read_and_note(name: str) -> bytes:
            try:
                return await read(name)
            finally:
                now = time.monotonic()
                if self._completed_at is None or now < self._completed_at + MAX_DIRECTORY_SECONDS:
                    self._changed_at = now

        return read_and_note

    def print_board(self) -> None:
        """Print the board as one line."""
        output.write_json(encode_board(self._switchboard, time.monotonic()))

    def count_seconds_to_quiet(self, quiet_seconds: float) -> float:
        """Return the seconds until the board has been complete and unchanged for ``quiet_seconds``."""
        if self._completed_at is None:
            return quiet_seconds
        return max(0.0, self._changed_at + quiet_seconds - time.monotonic())

    def _handle_link(self, link: LinkEvent) -> None:
        self._flags_reporter.handle_link(link)
        if link.state is LinkState.CONNECTED:
            if self.connected:
                self.on_reconnected()
            self.connected = True


async def _watch_board(
    printer: BoardPrinter, source: EventSource, poller: DirectoryPoller | None, arguments: argparse.Namespace
) -> int:
    """Run ``source`` until it ends, the duration is over or, with ``--once``, the board is quiet."""
    async with contextlib.AsyncExitStack() as stack:
        if poller is not None:
            reading = asyncio.create_task(poller.run(printer.apply_directory))
            stack.push_async_callback(_cancel_task, reading)
        running = asyncio.create_task(source.run(printer.apply))
        stack.push_async_callback(_cancel_task, running)
        deadline = None if arguments.duration is None else time.monotonic() + arguments.duration
        settle = QUIET_SECONDS if arguments.settle is None else arguments.settle
        while not running.done():
            until_quiet = printer.count_seconds_to_quiet(settle) if arguments.once else None
            # A trace is complete at its end, however long it pauses.
            if until_quiet == 0 and arguments.replay is None:
                break
            remaining = None if deadline is None else deadline - time.monotonic()
            if remaining is not None and remaining <= 0:
                break
            timeouts = [timeout for timeout in (until_quiet or None, remaining) if timeout is not None]
            await asyncio.wait([running], timeout=min(timeouts, default=None))
        if running.done():
            running.result()  # raises the error that has ended the source
    if arguments.duration is not None and poller is not None and not printer.connected:
        raise create_never_connected_error(arguments)
    if arguments.once:
        printer.print_board()
    return ExitCode.SUCCESS


async def _cancel_task(task: asyncio.Task[None]) -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
