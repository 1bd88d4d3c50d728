"""``devlink3-desk monitor``: every event, one JSON object a line."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from devlink3_desk.app import connection_options, output
from devlink3_desk.app.exit_codes import ExitCode, UsageError
from devlink3_desk.link.errors import NeverConnectedError
from devlink3_desk.protocol import flags, jsonlines
from devlink3_desk.protocol.events import AnyEvent, Link, LinkState
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.services.session import Session, Sink

if TYPE_CHECKING:
    from devlink3_desk.services.trace import TraceWriter


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    connection_options.add_arguments(parser)
    parser.add_argument("--count", type=connection_options.count, metavar="N", help="stop after N events")
    parser.add_argument(
        "--duration", type=connection_options.positive, metavar="S", help="stop after S seconds"
    )
    parser.add_argument("--record", type=Path, metavar="FILE", help="write a trace as well")
    parser.add_argument("--no-reconnect", action="store_true", help="end with 9 when the stream is lost")


def run(arguments: argparse.Namespace) -> int:
    """Print events until told to stop."""
    chosen = connection_options.chosen_connection(arguments)
    printer = Printer(arguments.count, chosen.profile.event_flags)
    with _recorded(arguments.record, printer.take) as sink:
        return asyncio.run(_monitor(arguments, chosen, printer, sink))


class CountReachedError(Exception):
    """As many events as were asked for have been written."""


class Printer:
    """Writes events to stdout, at most ``count`` of them; ``wanted`` are the flags that were asked for."""

    def __init__(self, count: int | None, wanted: frozenset[EventFlag]) -> None:
        self.connected = False
        """Whether there was ever a connection."""
        self._left = count
        self._wanted = wanted

    def take(self, batch: Sequence[AnyEvent]) -> None:
        """Write a batch; raises :class:`CountReachedError` after the last line that was asked for."""
        for event in batch:
            is_link = isinstance(event, Link)
            if isinstance(event, Link):
                self._on_link(event)
            line = jsonlines.to_line(event)
            if line is None:
                continue
            output.write_line(line)
            if self._left is not None and not is_link:
                self._left -= 1
                if self._left == 0:
                    raise CountReachedError

    def _on_link(self, link: Link) -> None:
        if link.state is LinkState.CONNECTED:
            self.connected = True
            say_refused_flags(self._wanted, link)
        elif link.state is LinkState.RETRYING:
            output.say(f"devlink3-desk: {link.reason} Trying again in {link.retry_in:g} s.")


def say_refused_flags(wanted: frozenset[EventFlag], link: Link) -> None:
    """Say on stderr which flags the PBX did not accept, if any (PARTIAL SUCCESS, section 6.4.2)."""
    refused = wanted - set(link.flags)
    if refused:
        output.say(
            f"devlink3-desk: The PBX did not accept {flags.format_flags(refused)} (PARTIAL SUCCESS): "
            "the events go on without what that would have brought."
        )


@contextlib.contextmanager
def _recorded(path: Path | None, sink: Sink) -> Iterator[Sink]:
    """Give a sink that also writes a trace, where one is wanted."""
    if path is None:
        yield sink
        return
    from devlink3_desk.services.trace import TraceWriter

    try:
        trace = TraceWriter(path)
    except OSError as error:
        raise _not_written(path, error) from error
    try:
        yield _both(trace, path, sink)
    finally:
        trace.close()


def _both(trace: TraceWriter, path: Path, sink: Sink) -> Sink:
    def take(batch: Sequence[AnyEvent]) -> None:
        at = time.monotonic()
        try:
            for event in batch:
                trace.write(event, at)
        except OSError as error:
            raise _not_written(path, error) from error
        sink(batch)

    return take


def _not_written(path: Path, error: OSError) -> UsageError:
    return UsageError(f"The trace {path} cannot be written: {error.strerror or error}.")


async def _monitor(
    arguments: argparse.Namespace, chosen: connection_options.Connection, printer: Printer, sink: Sink
) -> int:
    session = Session(
        chosen.endpoint,
        chosen.profile.user,
        chosen.credentials,
        chosen.profile.event_flags,
        reconnect=not arguments.no_reconnect,
    )
    try:
        async with asyncio.timeout(arguments.duration):
            await session.run(sink)
    except CountReachedError:
        return ExitCode.DONE
    except TimeoutError:
        if not printer.connected:
            raise NeverConnectedError(arguments.duration) from None
        return ExitCode.DONE
