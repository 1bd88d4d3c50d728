"""``devlink3-desk history``: prints ended calls and who is to be called back; forgets numbers."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

from devlink3_desk.app.cli import options, output
from devlink3_desk.app.cli.hub_calls import HubCalls
from devlink3_desk.app.cli.hub_options import add_hub_options, resolve_history_hub
from devlink3_desk.app.cli.number import add_site_options, apply_site_options, resolve_site
from devlink3_desk.app.cli.options import (
    add_history_option,
    add_profile_option,
    parse_time,
    parse_zone,
    resolve_history,
)
from devlink3_desk.app.cli.output import ExitCode, UsageError
from devlink3_desk.history.call_record import (
    CALL_COLUMNS,
    DEFAULT_SHORT_SECONDS,
    INSTANT_COLUMNS,
    Callback,
    CallbackState,
    CallOutcome,
    CallRecord,
    encode_call,
    format_instant,
)
from devlink3_desk.history.queries import CallQuery
from devlink3_desk.numbers.digits import count_digits
from devlink3_desk.numbers.search import find_presented_key, find_presented_spellings, find_spellings
from devlink3_desk.services.file_replacement import replace_when_complete
from devlink3_desk.services.storage.history_privacy import forget_number
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.services.table_files import TableFormat, flatten, write_table
from devlink3_desk.services.trace_history import export_trace
from devlink3_desk.switchboard.site import Site

if TYPE_CHECKING:
    from devlink3_desk.services.hub.connection import HubAccess

_CALLS_AT_ONCE: Final = 500
_LIST_OPTIONS: Final = (
    *("since", "until", "number", "extension", "group", "outcome", "limit", "format", "output"),
)
"""Options that only make sense for a list of calls."""

Item = TypeVar("Item")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command and its verbs."""
    _add_common_options(parser)
    group = parser.add_argument_group("calls", "Without a verb, prints the calls that ended, oldest first.")
    group.add_argument("--since", metavar="TIME", help="calls that started at TIME or later")
    group.add_argument("--until", metavar="TIME", help="calls that started before TIME")
    text = options.replace_undecodable
    group.add_argument(
        "--number", type=text, metavar="N", help="calls with this number, however it is written"
    )
    group.add_argument(
        "--extension", type=text, metavar="N", help="calls that rang, talked or were made there"
    )
    group.add_argument("--group", type=text, metavar="G", help="calls that visited this hunt group")
    group.add_argument(
        "--outcome", choices=[outcome.value for outcome in CallOutcome], help="how a call went"
    )
    group.add_argument("--limit", type=options.parse_count, metavar="N", help="the newest N calls only")
    group.add_argument("--format", choices=["json", "csv", "xlsx"], help="default: json, one object per line")
    group.add_argument("--output", type=Path, metavar="FILE", help="write to FILE instead of stdout")
    verbs = parser.add_subparsers(
        dest="verb", metavar="VERB", title="verbs", description="Options follow it."
    )
    forget = _add_verb(verbs, "forget", "remove everything that is kept about a number")
    forget.add_argument("operand", type=text, metavar="NUMBER", help="a number, however it is written")
    _add_verb(verbs, "open", "print callers who are still to be called back, oldest first")
    backup = _add_verb(verbs, "backup", "write a consistent copy of the history, also while it is written")
    backup.add_argument("operand", metavar="FILE", help="file to write")
    export = _add_verb(verbs, "export", "write a part of the recorded events as a trace, for --replay")
    export.add_argument("operand", metavar="FILE", help="trace to write")
    export.add_argument("--since", required=True, metavar="TIME", help="first moment of the trace")
    export.add_argument("--until", required=True, metavar="TIME", help="end of the trace")
    export.add_argument(
        "--anonymise", action="store_true", default=False, help="replace numbers and names consistently"
    )


def _add_verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str
) -> argparse.ArgumentParser:
    # Options that are not given again after the verb keep the values that they have.
    verb = options.add_verb(verbs, name, text, argument_default=argparse.SUPPRESS)
    _add_common_options(verb)
    return verb


def _add_common_options(parser: argparse.ArgumentParser) -> None:
    add_hub_options(parser, with_certificates=True)
    add_history_option(parser)
    add_profile_option(parser)
    parser.add_argument(
        "--short",
        type=options.parse_seconds_or_zero,
        metavar="S",
        help=f"a caller who gives up within S seconds is a short abandon; default: {DEFAULT_SHORT_SECONDS:g}",
    )
    add_site_options(parser)
    parser.add_argument(
        "--timezone", type=parse_zone, metavar="ZONE", help="of times without one; default: the system's"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print calls, or do what the verb says."""
    if arguments.verb is not None:
        allowed = ("since", "until") if arguments.verb == "export" else ()
        given = [name for name in _LIST_OPTIONS if getattr(arguments, name) is not None]
        given = [name for name in given if name not in allowed]
        if given:
            raise UsageError(f"--{given[0]} does not belong to history {arguments.verb}.")
        _VERBS[arguments.verb](arguments)
    else:
        _print_calls(arguments)
    return ExitCode.SUCCESS


def _fetch_site(arguments: argparse.Namespace, access: HubAccess) -> Site:
    """Return how the numbers of a hub's history are written; raises a :class:`.LinkError`."""
    from devlink3_desk.services.hub.site_plan import fetch_site

    return apply_site_options(arguments, asyncio.run(fetch_site(access)))


def _open_to_read(arguments: argparse.Namespace, access: HubAccess | None) -> HistoryStore | HubCalls:
    """Open the chosen history: that of a hub, or one that this machine can open itself."""
    return _open_store(arguments) if access is None else HubCalls(access)


def _open_store(arguments: argparse.Namespace, *, to_write: bool = False) -> HistoryStore:
    """Open the chosen history; one that does not exist is never created."""
    if arguments.hub is not None:
        raise UsageError("This can only be done where the hub runs: --hub reads its calls.")
    location = resolve_history(arguments)
    store = open_history(location, read_only=True)
    if not to_write:
        return store
    store.close()
    return open_history(location)


def _short_seconds(arguments: argparse.Namespace) -> float:
    return DEFAULT_SHORT_SECONDS if arguments.short is None else float(arguments.short)


# -- calls


def _print_calls(arguments: argparse.Namespace) -> None:
    access = resolve_history_hub(arguments)
    site = resolve_site(arguments)
    # Wrong options are reported before anything is connected.
    query = _build_query(arguments, site)
    if access is not None and arguments.number is not None:
        site = _fetch_site(arguments, access)
        query = msgspec.structs.replace(query, numbers=find_spellings(arguments.number, site))
    with _open_to_read(arguments, access) as store, output.open_stream(arguments.output) as stream:
        encoded = _encode_calls(store, query, site)
        if arguments.format in (None, "json"):
            for part in _split_calls(encoded):
                stream.write(b"".join(output.encode_json_line(call) for call in part))
        else:
            rows = (flatten(call, CALL_COLUMNS, INSTANT_COLUMNS) for call in encoded)
            write_table(stream, TableFormat(arguments.format), CALL_COLUMNS, rows)


def _build_query(arguments: argparse.Namespace, site: Site) -> CallQuery:
    since, until = (
        None if text is None else parse_time(text, arguments.timezone)
        for text in (arguments.since, arguments.until)
    )
    if since is not None and until is not None and since > until:
        raise UsageError("--until is earlier than --since: swap them.")
    for name in ("number", "extension", "group"):
        value = getattr(arguments, name)
        if value is not None and not value.strip():
            raise UsageError(f"--{name} is empty: write digits, such as 0123456789, or leave it out.")
    return CallQuery(
        since=since,
        until=until,
        numbers=() if arguments.number is None else find_spellings(arguments.number, site),
        extension=arguments.extension,
        group=arguments.group,
        outcomes=() if arguments.outcome is None else (CallOutcome(arguments.outcome),),
        short_seconds=_short_seconds(arguments),
        newest_first=arguments.limit is not None,
        limit=arguments.limit,
    )


def _encode_calls(store: HistoryStore | HubCalls, query: CallQuery, site: Site) -> Iterator[dict[str, Any]]:
    """Yield calls as JSON objects, oldest first, without all of them in memory at once."""
    calls: Iterable[CallRecord] = store.iter_calls(query)
    if query.newest_first:
        calls = reversed(list(calls))
    for part in _split_calls(calls):
        returns = store.find_returns(part, partial(find_presented_spellings, plan=site))
        for call in part:
            yield encode_call(call, query.short_seconds, returns.get(call.id))


def _split_calls(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Return ``items`` in lists of at most :data:`_CALLS_AT_ONCE`."""
    iterator = iter(items)
    while part := list(islice(iterator, _CALLS_AT_ONCE)):
        yield part


# -- verbs


def _forget_number(arguments: argparse.Namespace) -> None:
    if not count_digits(arguments.operand):
        raise UsageError(f"{arguments.operand!r} is not a number: write digits, such as 0123456789.")
    numbers = find_spellings(arguments.operand, resolve_site(arguments))
    with _open_store(arguments, to_write=True) as store:
        counts = forget_number(store, numbers)
    output.write_text(f"Removed: calls {counts.calls}, events {counts.events}, notes {counts.notes}.")


def _print_open(arguments: argparse.Namespace) -> None:
    site = resolve_site(arguments)
    with _open_to_read(arguments, resolve_history_hub(arguments)) as store:
        for callback in store.list_callbacks(
            short_seconds=_short_seconds(arguments), normalise=partial(find_presented_key, plan=site)
        ):
            output.write_json(_encode_callback(callback))


def _encode_callback(callback: Callback) -> dict[str, Any]:
    return {
        "number": callback.number,
        "e164": callback.e164,
        "name": callback.name,
        "group": callback.group,
        "attempts": callback.attempts,
        "first": format_instant(callback.first),
        "last": format_instant(callback.last),
        "state": callback.state.value,
        "claimed_by": callback.by if callback.state is CallbackState.CLAIMED else None,
    }


def _back_up(arguments: argparse.Namespace) -> None:
    path = Path(arguments.operand)
    output.require_folder(path)
    with _open_store(arguments) as store:
        store.back_up(path)
    output.write_message(f"The history was copied to {path}.")


def _export_trace(arguments: argparse.Namespace) -> None:
    path, zone = Path(arguments.operand), arguments.timezone
    since, until = parse_time(arguments.since, zone), parse_time(arguments.until, zone)
    if since >= until:
        raise UsageError("--until must be later than --since.")
    site = resolve_site(arguments)
    output.protect_history(path)
    output.require_folder(path)
    try:
        with _open_store(arguments) as store, replace_when_complete(path) as written:
            part = export_trace(store, site, since, until, written, anonymised=arguments.anonymise)
    except OSError as error:
        raise output.create_write_error(path, error) from error
    output.write_message(f"{part.events} events from {format_instant(part.since)} on were written to {path}.")


_VERBS: Final[dict[str, Callable[[argparse.Namespace], None]]] = {
    "forget": _forget_number,
    "open": _print_open,
    "backup": _back_up,
    "export": _export_trace,
}
