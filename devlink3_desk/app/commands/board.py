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

from devlink3_desk.app import connection_options, output
from devlink3_desk.app.commands.monitor import say_refused_flags
from devlink3_desk.app.exit_codes import ExitCode, UsageError
from devlink3_desk.app.site import load_site
from devlink3_desk.link.errors import NeverConnectedError
from devlink3_desk.protocol.events import AnyEvent, Link, LinkState, RoundTrip
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.services.directory import DirectoryKeeper, reader
from devlink3_desk.services.errors import TraceError
from devlink3_desk.services.session import Session, Sink
from devlink3_desk.services.timing import WATCHING
from devlink3_desk.services.trace import TraceSource
from devlink3_desk.switchboard.board import Switchboard
from devlink3_desk.switchboard.board_json import board
from devlink3_desk.switchboard.directory import Directory
from devlink3_desk.switchboard.views import LinkStatus


class EventSource(Protocol):
    """A live link or a recorded trace."""

    async def run(self, sink: Sink) -> None:
        """Hand over events until cancelled or at the end."""


SETTLE: Final = 2.0
"""Seconds without a change after which ``--once`` takes the board to be complete."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--once", action="store_true", help="print one line, when all is quiet, and end")
    parser.add_argument(
        "--settle",
        type=connection_options.positive,
        default=SETTLE,
        metavar="S",
        help="seconds without a change that are quiet for --once; default: %(default)g",
    )
    parser.add_argument(
        "--duration", type=connection_options.positive, metavar="S", help="stop after S seconds"
    )
    parser.add_argument("--replay", type=Path, metavar="FILE", help="use a recorded trace instead of a PBX")
    parser.add_argument("--speed", type=_speed, default=0.0, metavar="N", help="of --replay; 0: no waiting")
    parser.add_argument("--no-reconnect", action="store_true", help="end with 9 when the stream is lost")
    connection_options.add_arguments(parser)


def _speed(text: str) -> float:
    value = float(text)
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not zero or more")
    return value


def run(arguments: argparse.Namespace) -> int:
    """Print boards until told to stop."""
    if arguments.replay is not None:
        watcher = Watcher(Switchboard(load_site(arguments.config_dir)), once=arguments.once)
        try:
            source = TraceSource(arguments.replay, arguments.speed, announce_end=False)
        except TraceError as error:
            raise UsageError(str(error)) from error
        return asyncio.run(_watch(watcher, source, None, arguments))
    chosen = connection_options.chosen_connection(arguments)
    site = load_site(arguments.config_dir, chosen.profile)
    watcher = Watcher(Switchboard(site), once=arguments.once)
    session = Session(
        chosen.endpoint,
        chosen.profile.user,
        chosen.credentials,
        chosen.profile.event_flags,
        reconnect=not arguments.no_reconnect,
        timing=WATCHING,
    )
    watcher.wanted = chosen.profile.event_flags
    keeper = DirectoryKeeper(reader(chosen.endpoint, chosen.profile.user, chosen.password), site)
    return asyncio.run(_watch(watcher, session, keeper, arguments))


class Watcher:
    """Keeps a switchboard and prints it; with ``once`` it only watches until all is quiet."""

    def __init__(self, switchboard: Switchboard, *, once: bool) -> None:
        self.connected = False
        """Whether there was ever a connection."""
        self.wanted: frozenset[EventFlag] = frozenset()
        """Flags that were asked for."""
        self.on_connected: Callable[[], None] = _nothing
        """Called when a connection is there, for what may only happen then."""
        self._switchboard = switchboard
        self._once = once
        self._complete = False
        self._changed_at = time.monotonic()

    def take(self, batch: Sequence[AnyEvent]) -> None:
        """Take events that arrived at once, and print the board if they changed it."""
        at = time.monotonic()
        changes = self._switchboard.apply_all(batch, at)
        if changes and not all(isinstance(event, RoundTrip) for event in batch):
            self._changed_at = at
        self._complete = self._complete or self._switchboard.link.state is LinkStatus.LIVE
        if changes and not self._once:
            self.print_board()
        for event in batch:
            if isinstance(event, Link) and event.state is LinkState.CONNECTED:
                self.connected = True
                say_refused_flags(self.wanted, event)
                self.on_connected()

    def take_directory(self, directory: Directory) -> None:
        """Take the directory, which names people on the board."""
        at = self._changed_at = time.monotonic()
        changes = self._switchboard.set_directory(directory, at)
        if len(changes) > 1 and not self._once:
            self.print_board()

    def print_board(self) -> None:
        """Write one line."""
        output.write_line(msgspec.json.encode(board(self._switchboard, time.monotonic())))

    def quiet_in(self, settle: float) -> float:
        """Return in how many seconds the board, once whole, will have been quiet for ``settle``."""
        if not self._complete:
            return settle
        return max(0.0, self._changed_at + settle - time.monotonic())


def _nothing() -> None:
    """Do nothing."""


async def _watch(
    watcher: Watcher, source: EventSource, keeper: DirectoryKeeper | None, arguments: argparse.Namespace
) -> int:
    """Follow ``source`` until it ends, the time is up or, with ``--once``, all is quiet."""
    async with contextlib.AsyncExitStack() as stack:
        if keeper is not None:
            # Only behind a good sign-in: a wrong password must not be tried twice.
            watcher.on_connected = _starter(keeper, watcher, stack)
        following = asyncio.create_task(source.run(watcher.take))
        stack.push_async_callback(_cancel, following)
        deadline = None if arguments.duration is None else time.monotonic() + arguments.duration
        while not following.done():
            quiet = watcher.quiet_in(arguments.settle) if arguments.once else None
            if quiet == 0 and arguments.replay is None:
                break
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                break
            waits = [wait for wait in (quiet or None, left) if wait is not None]
            await asyncio.wait([following], timeout=min(waits, default=None))
        if following.done():
            following.result()
    if arguments.duration is not None and keeper is not None and not watcher.connected:
        raise NeverConnectedError(arguments.duration)
    if arguments.once:
        watcher.print_board()
    return ExitCode.DONE


def _starter(
    keeper: DirectoryKeeper, watcher: Watcher, stack: contextlib.AsyncExitStack
) -> Callable[[], None]:
    def start() -> None:
        watcher.on_connected = keeper.refresh
        task = asyncio.create_task(keeper.run(watcher.take_directory))
        stack.push_async_callback(_cancel, task)

    return start


async def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
