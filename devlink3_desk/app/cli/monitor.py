"""``devlink3-desk monitor``: every event, one JSON object a line."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from devlink3_desk.app.cli import connection_options, output
from devlink3_desk.app.cli.exit_codes import ExitCode, UsageError
from devlink3_desk.link.errors import NeverConnectedError
from devlink3_desk.protocol import flags, json_lines
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.services.session.session import DevLinkSession, EventSink

if TYPE_CHECKING:
    from devlink3_desk.services.trace import TraceWriter


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    connection_options.add_arguments(parser)
    parser.add_argument(
        "--count", type=connection_options.parse_count, metavar="N", help="stop after N events"
    )
    parser.add_argument(
        "--duration", type=connection_options.parse_positive, metavar="S", help="stop after S seconds"
    )
    parser.add_argument("--record", type=Path, metavar="FILE", help="write a trace as well")
    parser.add_argument("--no-reconnect", action="store_true", help="end with 9 when the stream is lost")


def run(arguments: argparse.Namespace) -> int:
    """Print events until told to stop."""
    chosen = connection_options.resolve_connection(arguments)
    printer = EventPrinter(arguments.count, chosen.profile.event_flags)
    with _open_recording(arguments.record, printer.print_events) as sink:
        return asyncio.run(_run_monitor(arguments, chosen, printer, sink))


class CountReachedError(Exception):
    """As many events as were asked for have been written."""


class EventPrinter:
    """Writes events to stdout, at most ``count`` of them; ``wanted`` are the flags that were asked for."""

    def __init__(self, count: int | None, requested_flags: frozenset[EventFlag]) -> None:
        self.connected = False
        """Whether there was ever a connection."""
        self._remaining = count
        self._requested_flags = requested_flags

    def print_events(self, batch: Sequence[AnyEvent]) -> None:
        """Write a batch; raises :class:`CountReachedError` after the last line that was asked for."""
        for event in batch:
            is_link = isinstance(event, LinkEvent)
            if isinstance(event, LinkEvent):
                self._handle_link(event)
            line = json_lines.encode_event_line(event)
            if line is None:
                continue
            output.write_line(line)
            if self._remaining is not None and not is_link:
                self._remaining -= 1
                if self._remaining == 0:
                    raise CountReachedError

    def _handle_link(self, link: LinkEvent) -> None:
        if link.state is LinkState.CONNECTED:
            self.connected = True
            report_refused_flags(self._requested_flags, link)
        elif link.state is LinkState.RETRYING:
            output.write_message(f"devlink3-desk: {link.reason} Trying again in {link.retry_in:g} s.")


def report_refused_flags(requested: frozenset[EventFlag], link: LinkEvent) -> None:
    """Say on stderr which flags the PBX did not accept, if any (PARTIAL SUCCESS, section 6.4.2)."""
    refused = requested - set(link.flags)
    if refused:
        output.write_message(
            f"devlink3-desk: The PBX did not accept {flags.format_flags(refused)} (PARTIAL SUCCESS): "
            "the events go on without what that would have brought."
        )


@contextlib.contextmanager
def _open_recording(path: Path | None, sink: EventSink) -> Iterator[EventSink]:
    """Give a sink that also writes a trace, where one is wanted."""
    if path is None:
        yield sink
        return
    from devlink3_desk.services.trace import TraceWriter

    try:
        trace = TraceWriter(path)
    except OSError as error:
        raise _create_write_error(path, error) from error
    try:
        yield _create_recording_sink(trace, path, sink)
    finally:
        trace.close()


def _create_recording_sink(trace: TraceWriter, path: Path, sink: EventSink) -> EventSink:
    def take(batch: Sequence[AnyEvent]) -> None:
        at = time.monotonic()
        try:
            for event in batch:
                trace.write_event(event, at)
        except OSError as error:
            raise _create_write_error(path, error) from error
        sink(batch)

    return take


def _create_write_error(path: Path, error: OSError) -> UsageError:
    return UsageError(f"The trace {path} cannot be written: {error.strerror or error}.")


async def _run_monitor(
    arguments: argparse.Namespace,
    connection: connection_options.ConnectionParameters,
    printer: EventPrinter,
    sink: EventSink,
) -> int:
    session = DevLinkSession(
        connection.endpoint,
        connection.profile.user,
        connection.provide_password,
        connection.profile.event_flags,
        reconnect=not arguments.no_reconnect,
    )
    try:
        async with asyncio.timeout(arguments.duration):
            await session.run(sink)
    except CountReachedError:
        return ExitCode.SUCCESS
    except TimeoutError:
        if not printer.connected:
            raise NeverConnectedError(arguments.duration) from None
        return ExitCode.SUCCESS
