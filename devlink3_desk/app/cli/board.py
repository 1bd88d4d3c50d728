"""``devlink3-desk board``: the whole switchboard as one JSON object a line, each time it has changed."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

import msgspec

from devlink3_desk.app.cli import connection_options, output
from devlink3_desk.app.cli.exit_codes import ExitCode, UsageError
from devlink3_desk.app.cli.monitor import report_refused_flags
from devlink3_desk.app.locations import load_site
from devlink3_desk.link.errors import NeverConnectedError
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState, RoundTrip
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.services.directory.pbx_directory import DirectoryPoller, create_reader
from devlink3_desk.services.errors import TraceError
from devlink3_desk.services.session.reconnect import DESK_TIMING
from devlink3_desk.services.session.session import DevLinkSession, EventSink
from devlink3_desk.services.trace import TraceSource
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_json import encode_board
from devlink3_desk.switchboard.board_values import LinkStatus
from devlink3_desk.switchboard.directory import Directory


class BoardSource(Protocol):
    """A live link or a recorded trace."""

    async def run(self, sink: EventSink) -> None:
        """Hand over events until cancelled or at the end."""


QUIET_SECONDS: Final = 2.0
"""Seconds without a change after which ``--once`` takes the board to be complete."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--once", action="store_true", help="print one line, when all is quiet, and end")
    parser.add_argument(
        "--settle",
        type=connection_options.parse_positive,
        default=QUIET_SECONDS,
        metavar="S",
        help="seconds without a change that are quiet for --once; default: %(default)g",
    )
    parser.add_argument(
        "--duration", type=connection_options.parse_positive, metavar="S", help="stop after S seconds"
    )
    parser.add_argument("--replay", type=Path, metavar="FILE", help="use a recorded trace instead of a PBX")
    parser.add_argument(
        "--speed", type=_parse_speed, default=0.0, metavar="N", help="of --replay; 0: no waiting"
    )
    parser.add_argument("--no-reconnect", action="store_true", help="end with 9 when the stream is lost")
    connection_options.add_arguments(parser)


def _parse_speed(text: str) -> float:
    value = float(text)
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not zero or more")
    return value


def run(arguments: argparse.Namespace) -> int:
    """Print boards until told to stop."""
    if arguments.replay is not None:
        watcher = BoardPrinter(Switchboard(load_site(arguments.config_dir)), once=arguments.once)
        try:
            source = TraceSource(arguments.replay, arguments.speed, announce_end=False)
        except TraceError as error:
            raise UsageError(str(error)) from error
        return asyncio.run(_watch_board(watcher, source, None, arguments))
    chosen = connection_options.resolve_connection(arguments)
    site = load_site(arguments.config_dir, chosen.profile)
    watcher = BoardPrinter(Switchboard(site), once=arguments.once)
    session = DevLinkSession(
        chosen.endpoint,
        chosen.profile.user,
        chosen.provide_password,
        chosen.profile.event_flags,
        reconnect=not arguments.no_reconnect,
        timing=DESK_TIMING,
    )
    watcher.requested_flags = chosen.profile.event_flags
    keeper = DirectoryPoller(create_reader(chosen.endpoint, chosen.profile.user, chosen.password), site)
    return asyncio.run(_watch_board(watcher, session, keeper, arguments))


class BoardPrinter:
    """Keeps a switchboard and prints it; with ``once`` it only watches until all is quiet."""

    def __init__(self, switchboard: Switchboard, *, once: bool) -> None:
        self.connected = False
        """Whether there was ever a connection."""
        self.requested_flags: frozenset[EventFlag] = frozenset()
        """Flags that were asked for."""
        self.on_connected: Callable[[], None] = _ignore_connected
        """Called when a connection is there, for what may only happen then."""
        self._switchboard = switchboard
        self._once = once
        self._is_complete = False
        self._changed_at = time.monotonic()

    def apply(self, batch: Sequence[AnyEvent]) -> None:
        """Take events that arrived at once, and print the board if they changed it."""
        at = time.monotonic()
        changes = self._switchboard.apply_all(batch, at)
        if changes and not all(isinstance(event, RoundTrip) for event in batch):
            self._changed_at = at
        self._is_complete = self._is_complete or self._switchboard.link.state is LinkStatus.LIVE
        if changes and not self._once:
            self.print_board()
        for event in batch:
            if isinstance(event, LinkEvent) and event.state is LinkState.CONNECTED:
                self.connected = True
                report_refused_flags(self.requested_flags, event)
                self.on_connected()

    def apply_directory(self, directory: Directory) -> None:
        """Take the directory, which names people on the board."""
        at = self._changed_at = time.monotonic()
        changes = self._switchboard.set_directory(directory, at)
        if len(changes) > 1 and not self._once:
            self.print_board()

    def print_board(self) -> None:
        """Write one line."""
        output.write_line(msgspec.json.encode(encode_board(self._switchboard, time.monotonic())))

    def seconds_until_quiet(self, quiet_seconds: float) -> float:
        """Return in how many seconds the board, once whole, will have been quiet for ``settle``."""
        if not self._is_complete:
            return quiet_seconds
        return max(0.0, self._changed_at + quiet_seconds - time.monotonic())


def _ignore_connected() -> None:
    """Do nothing."""


async def _watch_board(
    printer: BoardPrinter, source: BoardSource, keeper: DirectoryPoller | None, arguments: argparse.Namespace
) -> int:
    """Follow ``source`` until it ends, the time is up or, with ``--once``, all is quiet."""
    async with contextlib.AsyncExitStack() as stack:
        if keeper is not None:
            # Only behind a good sign-in: a wrong password must not be tried twice.
            printer.on_connected = _create_directory_starter(keeper, printer, stack)
        following = asyncio.create_task(source.run(printer.apply))
        stack.push_async_callback(_cancel_task, following)
        deadline = None if arguments.duration is None else time.monotonic() + arguments.duration
        while not following.done():
            quiet = printer.seconds_until_quiet(arguments.settle) if arguments.once else None
            if quiet == 0 and arguments.replay is None:
                break
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                break
            waits = [wait for wait in (quiet or None, left) if wait is not None]
            await asyncio.wait([following], timeout=min(waits, default=None))
        if following.done():
            following.result()
    if arguments.duration is not None and keeper is not None and not printer.connected:
        raise NeverConnectedError(arguments.duration)
    if arguments.once:
        printer.print_board()
    return ExitCode.SUCCESS


def _create_directory_starter(
    keeper: DirectoryPoller, printer: BoardPrinter, stack: contextlib.AsyncExitStack
) -> Callable[[], None]:
    def start() -> None:
        printer.on_connected = keeper.refresh
        task = asyncio.create_task(keeper.run(printer.apply_directory))
        stack.push_async_callback(_cancel_task, task)

    return start


async def _cancel_task(task: asyncio.Task[None]) -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
