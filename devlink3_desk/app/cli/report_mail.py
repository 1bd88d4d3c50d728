"""Sends a report by e-mail, for the scheduler of the system."""

from __future__ import annotations

import argparse
import datetime as dt
from email.utils import parseaddr
from typing import Final

from devlink3_desk.app.cli.output import UsageError
from devlink3_desk.app.configuration import open_settings_store
from devlink3_desk.history.report_request import ReportRequest, to_local
from devlink3_desk.link.endpoint import Password
from devlink3_desk.link.errors import PasswordMissingError
from devlink3_desk.preferences import MailPreferences
from devlink3_desk.services import MailPasswordMissingError, credentials
from devlink3_desk.services.mail import MailAttachment, build_message, send_message

PASSWORD_VARIABLE: Final = "DEVLINK3_MAIL_PASSWORD"  # noqa: S105 (the name of a variable)
_MEDIA_TYPES: Final = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


def parse_address(text: str) -> str:
    """Return an e-mail address."""
    name, address = parseaddr(text)
    if name or address != text or not all(part for part in text.rpartition("@")):
        raise argparse.ArgumentTypeError(f"{text} is not an e-mail address")
    if any(not sign.isprintable() or sign.isspace() for sign in text):
        raise argparse.ArgumentTypeError("an e-mail address has no spaces")
    return text


def mail_report(arguments: argparse.Namespace, request: ReportRequest, data: bytes, file_format: str) -> None:
    """Send ``data``; raises :class:`.MailError`, and :class:`.UsageError` without a server."""
    server = _read_server(arguments)
    first, last = (
        to_local(instant, request.zone).date()
        for instant in (request.since, max(request.since, request.until - 1))
    )
    period = _name_days(first, last)
    message = build_message(
        server.sender or server.user,
        arguments.mail_to,
        f"Report on calls: {period}",
        f"Calls of {period}, by {request.grouping.value}.\n\n"
        f"Formula of the service level: {request.formula.value}; "
        f"target: {request.settings.target_seconds:g} s.\n",
        MailAttachment(f"report-{last.isoformat()}.{file_format}", _MEDIA_TYPES[file_format], data),
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


def _name_days(first: dt.date, last: dt.date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _read_server(arguments: argparse.Namespace) -> MailPreferences:
    server = open_settings_store(arguments.config_dir).load().preferences.mail
    if not server.host or not (server.sender or server.user):
        raise UsageError("No mail server is set: enter it, and the address of the sender, in the settings.")
    return server
