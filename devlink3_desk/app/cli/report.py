"""``devlink3-desk report``: statistics of a period by hunt group, extension or time."""

from __future__ import annotations

import argparse
import contextlib
import io
import time
from collections.abc import Iterator
from email.utils import parseaddr
from pathlib import Path
from typing import Final, NamedTuple, Protocol
from zoneinfo import ZoneInfo

from devlink3_desk.app.cli import options, output
from devlink3_desk.app.cli.hub_calls import HubCalls
from devlink3_desk.app.cli.hub_options import add_hub_options, resolve_history_hub
from devlink3_desk.app.cli.number import add_site_options
from devlink3_desk.app.cli.options import (
    add_history_option,
    add_profile_option,
    parse_time,
    parse_zone,
    resolve_history,
)
from devlink3_desk.app.cli.output import ExitCode, UsageError
from devlink3_desk.app.configuration import SystemZone
from devlink3_desk.app.interrupts import InterruptExit
from devlink3_desk.history.call_record import DEFAULT_SHORT_SECONDS
from devlink3_desk.history.report_request import (
    DEFAULT_TARGET_SECONDS,
    MAX_INTERVALS,
    FigureSettings,
    ReportGrouping,
    ReportRequest,
    ServiceLevelFormula,
    TooManyIntervalsError,
    extend_period,
    find_days,
    has_whole_days,
    to_local,
)
from devlink3_desk.history.report_rows import INSTANT_COLUMNS, Report, encode_row
from devlink3_desk.link.endpoint import Password
from devlink3_desk.link.errors import PasswordMissingError
from devlink3_desk.preferences import MailPreferences
from devlink3_desk.services import MailPasswordMissingError, credentials
from devlink3_desk.services.mail import MailAttachment, build_message, send_message
from devlink3_desk.services.storage.history_figures import compute_report, find_recorded_period
from devlink3_desk.services.storage.history_location import HistoryError, HistoryLocation
from devlink3_desk.services.storage.history_store import HistoryStore, open_history
from devlink3_desk.services.table_files import TableFormat, flatten, write_table

_FORMATS: Final = ("json", "csv", "xlsx", "pdf")

PASSWORD_VARIABLE: Final = "DEVLINK3_MAIL_PASSWORD"  # noqa: S105 (the name of a variable)
_MEDIA_TYPES: Final = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_history_option(parser)
    add_profile_option(parser)
    add_hub_options(parser, with_certificates=True)
    parser.add_argument(
        "--by", required=True, choices=[grouping.value for grouping in ReportGrouping], help="what a row is"
    )
    parser.add_argument("--since", metavar="TIME", help="calls that started at TIME or later")
    parser.add_argument("--until", metavar="TIME", help="calls that started before TIME")
    _add_level_options(parser)
    parser.add_argument(
        "--timezone", type=parse_zone, metavar="ZONE", help="of days and hours; default: the system's"
    )
    add_site_options(parser)
    _add_output_options(parser)


def _add_level_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--target",
        type=options.parse_seconds_or_zero,
        default=DEFAULT_TARGET_SECONDS,
        metavar="S",
        help=f"a call answered within S seconds is in target; default: {DEFAULT_TARGET_SECONDS:g}",
    )
    parser.add_argument(
        "--short",
        type=options.parse_seconds_or_zero,
        default=DEFAULT_SHORT_SECONDS,
        metavar="S",
        help=f"a caller who gives up within S seconds is a short abandon; default: {DEFAULT_SHORT_SECONDS:g}",
    )
    parser.add_argument(
        "--formula",
        choices=[formula.value for formula in ServiceLevelFormula],
        default=ServiceLevelFormula.ANSWERED.value,
        help="of the service level; default: answered in target ÷ (answered + abandoned)",
    )


def _add_output_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=_FORMATS, help="default: json, one object per line")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to FILE instead of stdout")
    parser.add_argument(
        "--mail-to",
        action="append",
        type=parse_address,
        metavar="ADDRESS",
        help="send the report by e-mail, as PDF unless --format says otherwise; may be repeated",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print, write or send a report."""
    _check_people(arguments)
    file_format = arguments.format or ("json" if arguments.mail_to is None else "pdf")
    with _open_figures(arguments) as figures:
        request = _build_request(arguments, figures)
        try:
            file = _encode_report(arguments, figures, request, file_format)
        except TooManyIntervalsError as error:
            raise UsageError(
                f"The period is too long: it has more than {MAX_INTERVALS:,} intervals. "
                "What to do: limit it with --since and --until, or choose longer intervals with --by."
            ) from error
    # The file first: it is there even if the report cannot be sent.
    if arguments.mail_to is None or arguments.output is not None:
        with output.open_stream(arguments.output) as stream:
            stream.write(file.data)
    if arguments.mail_to is not None:
        mail_report(arguments, request, file, file_format)
    return ExitCode.SUCCESS


def _check_people(arguments: argparse.Namespace) -> None:
    """Raise :class:`.UsageError` for figures of people that the settings exclude."""
    is_by_person = arguments.by == ReportGrouping.EXTENSION
    if is_by_person and options.load_settings(arguments).preferences.history.without_people:
        raise UsageError(
            "The settings exclude figures about individual people: choose something else with --by."
        )


class ReportFile(NamedTuple):
    """A report as a file, and the subject and the text of a message with it."""

    data: bytes
    subject: str
    text: str


class _FigureSource(Protocol):
    """Computes reports, from a history on this machine or on a hub."""

    def find_recorded_period(self) -> tuple[float, float] | None:
        """Return from when to when the history has calls."""

    def compute_report(self, request: ReportRequest) -> Report:
        """Return the figures of a period."""


class _LocalFigureSource:
    def __init__(self, store: HistoryStore, *, may_store: bool) -> None:
        self._store, self._may_store = store, may_store

    def find_recorded_period(self) -> tuple[float, float] | None:
        return find_recorded_period(self._store)

    def compute_report(self, request: ReportRequest) -> Report:
        return compute_report(self._store, request, may_store=self._may_store)


@contextlib.contextmanager
def _open_figures(arguments: argparse.Namespace) -> Iterator[_FigureSource]:
    access = resolve_history_hub(arguments)
    if access is not None:
        with HubCalls(access) as calls:
            yield calls
        return
    with _open_store(resolve_history(arguments)) as (store, may_store):
        yield _LocalFigureSource(store, may_store=may_store)


@contextlib.contextmanager
def _open_store(location: HistoryLocation) -> Iterator[tuple[HistoryStore, bool]]:
    """Open a history that exists, and say whether figures can be stored in it."""
    # Opened for reading first: a history that does not exist is never created.
    with open_history(location, read_only=True) as reader:
        try:
            writer = open_history(location)
        except HistoryError:
            yield reader, False
            return
    with writer:
        yield writer, True


def _build_request(arguments: argparse.Namespace, figures: _FigureSource) -> ReportRequest:
    grouping, zone, now = ReportGrouping(arguments.by), arguments.timezone, time.time()
    since, until = (
        None if text is None else parse_time(text, zone) for text in (arguments.since, arguments.until)
    )
    if since is not None and until is not None and since > until:
        raise UsageError("--until is earlier than --since: swap them.")
    if since is None or until is None:
        recorded = figures.find_recorded_period() or (now, now)
        first, last = extend_period(recorded, grouping, zone)
        # The present interval has not ended yet.
        last = max(min(last, now), recorded[1])
        since = min(first, last if until is None else until) if since is None else since
        until = (last if last > since else max(now, since)) if until is None else until
    return ReportRequest(
        grouping=grouping,
        since=since,
        until=until,
        settings=FigureSettings(arguments.target, arguments.short),
        formula=ServiceLevelFormula(arguments.formula),
        zone=zone,
        now=now,
    )


def _encode_report(
    arguments: argparse.Namespace, figures: _FigureSource, request: ReportRequest, file_format: str
) -> ReportFile:
    report = figures.compute_report(request)
    if file_format == "pdf":
        # Imported here: nothing else in this command needs Qt.
        with InterruptExit():
            from devlink3_desk.app.cli.report_pdf import create_pdf

        preferences = options.load_settings(arguments).preferences
        return ReportFile(*create_pdf(report, figures.compute_report, preferences))
    columns = report.columns
    rows = [encode_row(row, columns) for row in report.rows]
    if file_format == "json":
        return _describe_table(request, b"".join(output.encode_json_line(row) for row in rows))
    stream = io.BytesIO()
    cells = (flatten(row, columns, INSTANT_COLUMNS) for row in rows)
    write_table(stream, TableFormat(file_format), columns, cells, zone=request.zone or SystemZone())
    return _describe_table(request, stream.getvalue())


def _describe_table(request: ReportRequest, data: bytes) -> ReportFile:
    """Return a table with a message in English, as its headings are."""
    period = _name_period(request)
    text = (
        f"Calls of {period}, by {request.grouping.value}.\n\n"
        f"Formula of the service level: {request.formula.value}; "
        f"target: {request.settings.target_seconds:g} s.\n"
    )
    return ReportFile(data, f"Report on calls: {period}", text)


def _name_period(request: ReportRequest) -> str:
    texts = [day.isoformat() for day in find_days(request)]
    if not has_whole_days(request):
        borders = (to_local(instant, request.zone) for instant in (request.since, request.until))
        texts = [f"{local:%Y-%m-%d %H:%M}" for local in borders]
    zone = f" ({request.zone})" if isinstance(request.zone, ZoneInfo) else ""
    return " to ".join(dict.fromkeys(texts)) + zone


def parse_address(text: str) -> str:
    """Return an e-mail address."""
    name, address = parseaddr(text)
    if name or address != text or not all(part for part in text.rpartition("@")):
        raise argparse.ArgumentTypeError(f"{text} is not an e-mail address")
    if any(not sign.isprintable() or sign.isspace() for sign in text):
        raise argparse.ArgumentTypeError("an e-mail address has no spaces")
    return text


def mail_report(
    arguments: argparse.Namespace, request: ReportRequest, file: ReportFile, file_format: str
) -> None:
    """Send a report; raises :class:`.MailError`, and :class:`.UsageError` without a server."""
    server = _read_server(arguments)
    _, last = find_days(request)
    name = f"report-{last.isoformat()}.{file_format}"
    message = build_message(
        server.sender or server.user,
        arguments.mail_to,
        file.subject,
        file.text,
        MailAttachment(name, _MEDIA_TYPES[file_format], file.data),
    )
    send_message(server, _find_password(server), message)


def _find_password(server: MailPreferences) -> Password | None:
    if not server.user:
        return None
    try:
        return credentials.find_password(server.user, server.host, PASSWORD_VARIABLE)
    except PasswordMissingError as error:
        raise MailPasswordMissingError(
            f"There is no password of {server.user} for {server.host}. "
            f"Store it in the system keyring, or set {PASSWORD_VARIABLE}."
        ) from error


def _read_server(arguments: argparse.Namespace) -> MailPreferences:
    server = options.load_settings(arguments).preferences.mail
    if not server.host or not (server.sender or server.user):
        raise UsageError("No mail server is set: enter it, and the address of the sender, in the settings.")
    return server
