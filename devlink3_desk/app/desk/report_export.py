"""Writes reports into files, and the password of the mail server into the keyring, off the GUI thread."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import IO

from devlink3_desk.app.configuration import SystemZone
from devlink3_desk.app.desk.history_export import open_export
from devlink3_desk.history.report_rows import INSTANT_COLUMNS, Report, encode_row
from devlink3_desk.link.endpoint import Password
from devlink3_desk.services.credentials import KeyringStore, build_password_entry
from devlink3_desk.services.daemon_thread import run_in_thread
from devlink3_desk.services.table_files import TableFormat, flatten, write_table


def export_report(report: Report | bytes, path: Path) -> Future[None]:
    """Write a report into a file; it is a :class:`.ReportWriter`."""

    def write() -> None:
        with open_export(path) as stream:
            if isinstance(report, bytes):
                stream.write(report)
            else:
                _write_rows(stream, report, TableFormat(path.suffix.lstrip(".").lower()))

    return run_in_thread(write)


def _write_rows(stream: IO[bytes], report: Report, table_format: TableFormat) -> None:
    columns = report.columns
    rows = (flatten(encode_row(row, columns), columns, INSTANT_COLUMNS) for row in report.rows)
    write_table(stream, table_format, columns, rows, zone=report.request.zone or SystemZone())


def save_mail_password(user: str, host: str, password: str) -> Future[None]:
    """Store the password of the mail server in the keyring of the system, in a thread of its own."""
    entry = build_password_entry(user, host)
    return run_in_thread(lambda: KeyringStore().save_blocking(entry, Password(password)))
