"""``devlink3-desk monitor``: prints every event as a line of JSON."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from devlink3_desk.app.cli import options, output
from devlink3_desk.app.cli.hub_options import (
    add_hub_options,
    create_hub_source,
    create_never_connected_error,
    resolve_hub,
)
from devlink3_desk.app.cli.output import ExitCode
from devlink3_desk.app.cli.stdout_pipe import run_while_read
from devlink3_desk.app.configuration import ConnectionParameters
from devlink3_desk.protocol import flags
from devlink3_desk.protocol.events import AnyEvent, LinkEvent, LinkState, encode_event_line
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.services.session.session import DevLinkSession, EventSink, EventSource

if TYPE_CHECKING:
    from devlink3_desk.services.trace import TraceWriter


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    options.add_connection_options(parser)
    add_hub_options(parser)
    parser.add_argument("--count", type=options.parse_count, metavar="N", help="stop after N events")
    parser.add_argument("--duration", type=options.parse_seconds, metavar="S", help="stop after S seconds")
    parser.add_argument("--record", type=Path, metavar="FILE", help="also write a trace")
    parser.add_argument("--no-reconnect", action="store_true", help="exit with 9 when the connection is lost")


def run(arguments: argparse.Namespace) -> int:
    """Print events until the count or the duration is reached, or until interrupted."""
    source, flags = _create_source(arguments)
    printer = EventPrinter(arguments.count, flags)
    with _open_recording(arguments.record, printer.print_events) as sink:
        return asyncio.run(run_while_read(_run_monitor(arguments, source, printer, sink)))


def _create_source(arguments: argparse.Namespace) -> tuple[Callable[[], EventSource], frozenset[EventFlag]]:
    """Return a function that creates the source, and the flags that it asks for."""
    access = resolve_hub(arguments)
    if access is not None:
        return partial(create_hub_source, access, arguments), frozenset()
    connection = options.resolve_connection(arguments)
    return partial(_create_session, arguments, connection), connection.profile.event_flags


def _create_session(arguments: argparse.Namespace, connection: ConnectionParameters) -> DevLinkSession:
    return DevLinkSession(
        connection.endpoint,
        connection.profile.user,
        connection.provide_password,
        connection.profile.event_flags,
        reconnect=not arguments.no_reconnect,
    )


class CountReachedError(Exception):
    """The requested number of events has been printed."""


class EventPrinter:
    """Prints events to stdout, at most ``count`` of them."""

    def __init__(self, count: int | None, requested_flags: frozenset[EventFlag]) -> None:
        self.connected = False
        """Whether a connection has been established at least once."""
        self._remaining = count
        self._flags_reporter = FlagsReporter(requested_flags)

    def print_events(self, batch: Sequence[AnyEvent]) -> None:
        """Print a batch of events; raises :class:`CountReachedError` after the last requested one."""
        for event in batch:
            is_link = isinstance(event, LinkEvent)
            if isinstance(event, LinkEvent):
                self._handle_link(event)
            line = encode_event_line(event)
            if line is None:
                continue
            output.write_line(output.escape_json(line))
            # Lines on the link do not count: how many there are depends on the network.
            if self._remaining is not None and not is_link:
                self._remaining -= 1
                if self._remaining == 0:
                    raise CountReachedError

    def _handle_link(self, link: LinkEvent) -> None:
        self._flags_reporter.handle_link(link)
        if link.state is LinkState.CONNECTED:
            self.connected = True
        elif link.state is LinkState.RETRYING:
            output.write_message(f"devlink3-desk: {link.reason} Trying again in {link.retry_in:g} s.")


class FlagsReporter:
    """Reports on stderr the flags that the PBX does not accept (PARTIAL SUCCESS, section 6.4.2)."""

    def __init__(self, requested: frozenset[EventFlag]) -> None:
        self._requested = requested
        self._rejected: frozenset[EventFlag] = frozenset()
        """The flags that were not accepted last."""

    def handle_link(self, link: LinkEvent) -> None:
        """Report the flags of each connection, and those of a later request where they are others."""
        if not link.has_flags:
            return
        rejected = self._requested - set(link.flags)
        if link.state is LinkState.CONNECTED or rejected != self._rejected:
            report_rejected_flags(rejected)
        self._rejected = rejected


def report_rejected_flags(rejected: frozenset[EventFlag]) -> None:
    """Report on stderr that the PBX did not accept ``rejected``; nothing if there are no such flags."""
    if rejected:
        output.write_message(
            f"devlink3-desk: The PBX did not accept {flags.format_flags(rejected)} (PARTIAL SUCCESS): "
            "the events continue without those that it would have added."
        )


@contextlib.contextmanager
def _open_recording(path: Path | None, sink: EventSink) -> Iterator[EventSink]:
    """Return a sink that also writes a trace to ``path``, or ``sink`` itself without a path."""
    if path is None:
        yield sink
        return
    from devlink3_desk.services.trace import TraceWriter

    output.protect_history(path)
    # Opened before the connection is made: a wrong path is reported immediately.
    try:
        trace = TraceWriter(path)
    except OSError as error:
        raise output.create_write_error(path, error) from error
    try:
        yield _create_recording_sink(trace, path, sink)
    finally:
        trace.close()


def _create_recording_sink(trace: TraceWriter, path: Path, sink: EventSink) -> EventSink:
    def record_events(batch: Sequence[AnyEvent]) -> None:
        now = time.monotonic()
        for event in batch:
            try:
                trace.write_event(event, now)
            except OSError as error:
                raise output.create_write_error(path, error) from error
            # One by one: an event that --count leaves out is not recorded, either.
            sink([event])

    return record_events


async def _run_monitor(
    arguments: argparse.Namespace,
    create_source: Callable[[], EventSource],
    printer: EventPrinter,
    sink: EventSink,
) -> int:
    try:
        async with asyncio.timeout(arguments.duration):
            await create_source().run(sink)
    except CountReachedError:
        return ExitCode.SUCCESS
    except TimeoutError:
        if not printer.connected:
            raise create_never_connected_error(arguments) from None
        return ExitCode.SUCCESS
    return ExitCode.SUCCESS
