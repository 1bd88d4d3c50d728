"""Sending e-mail over SMTP, always encrypted, with the certificate of the server verified."""

from __future__ import annotations

import base64
import contextlib
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path
from typing import Final

import msgspec

from devlink3_desk.link.endpoint import Password
from devlink3_desk.link.tls import format_system_error
from devlink3_desk.preferences import MailPreferences, MailSecurity
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence
from devlink3_desk.services import (
    MailEncryptionError,
    MailError,
    MailSignInError,
    MailUnreachableError,
)

TIMEOUT_SECONDS: Final = 30.0
_SIGNED_IN, _CONTINUE = 235, 334
"""Replies to a sign-in (RFC 4954)."""
_PORTS: Final = {MailSecurity.STARTTLS: 587, MailSecurity.TLS: 465}

_UNREACHABLE: Final = QT_TRANSLATE_NOOP("Link", "The mail server {host} cannot be reached: {why}.")
_NOT_ENCRYPTED: Final = QT_TRANSLATE_NOOP(
    "Link", "The connection to the mail server {host} cannot be encrypted: {why}."
)
_SIGN_IN_FAILED: Final = QT_TRANSLATE_NOOP(
    "Link", "The mail server {host} refused user {user} or the password."
)
_REFUSED: Final = QT_TRANSLATE_NOOP("Link", "The mail server {host} refused the message: {why}.")
_PARTLY_REFUSED: Final = QT_TRANSLATE_NOOP(
    "Link", "The mail server {host} refused the recipients {recipients}; the message was sent to all others."
)
_NO_SIGN_IN: Final = QT_TRANSLATE_NOOP(
    "Link", "The mail server {host} offers no sign-in: check the port, or enter no user."
)
_NO_METHOD: Final = QT_TRANSLATE_NOOP(
    "Link",
    "The mail server {host} offers no sign-in with a password. Ask its administrator how programs send mail.",
)
_ASCII_ONLY: Final = QT_TRANSLATE_NOOP("Link", "it accepts only addresses in ASCII characters")
_UNKNOWN_NAME: Final = QT_TRANSLATE_NOOP("Link", "the name is unknown")
_NO_STARTTLS: Final = QT_TRANSLATE_NOOP("Link", "it does not offer STARTTLS")
_NO_ANSWER: Final = QT_TRANSLATE_NOOP("Link", "it did not answer; check the port and the kind of encryption")
_NO_FILE: Final = QT_TRANSLATE_NOOP("Link", "The CA file {file} cannot be read: {why}.")


class MailAttachment(msgspec.Struct, frozen=True):
    """A file that is sent with a message."""

    name: str
    media_type: str
    """Such as ``application/pdf``."""
    data: bytes


def build_message(
    sender: str, recipients: list[str], subject: str, text: str, attachment: MailAttachment
) -> EmailMessage:
    """Return a message with one attachment."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, ", ".join(recipients), subject
    message["Date"], message["Message-ID"] = formatdate(localtime=True), make_msgid(domain="devlink3-desk")
    # Automatic replies, such as of those who are on holiday, would come back each week.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    main, _, kind = attachment.media_type.partition("/")
    message.add_attachment(attachment.data, maintype=main, subtype=kind, filename=attachment.name)
    return message


def send_message(server: MailPreferences, password: Password | None, message: EmailMessage) -> None:
    """Send a message; raises :class:`MailError`, also if the server refuses some of the recipients."""
    host = server.host
    context = _create_context(server)
    try:
        connection = _connect_server(server, context)
        try:
            if server.user and password is not None:
                _sign_in(connection, server, password)
            refused = connection.send_message(message)
        finally:
            _end_session(connection)
    except smtplib.SMTPNotSupportedError as error:
        raise MailError(Sentence(_REFUSED, host=host, why=Sentence(_ASCII_ONLY))) from error
    except ssl.SSLError as error:
        raise MailEncryptionError(Sentence(_NOT_ENCRYPTED, host=host, why=_explain_error(error))) from error
    except smtplib.SMTPServerDisconnected as error:
        raise MailUnreachableError(Sentence(_UNREACHABLE, host=host, why=Sentence(_NO_ANSWER))) from error
    except smtplib.SMTPConnectError as error:
        raise MailUnreachableError(Sentence(_UNREACHABLE, host=host, why=_explain_error(error))) from error
    except smtplib.SMTPException as error:
        raise MailError(Sentence(_REFUSED, host=host, why=_explain_error(error))) from error
    except OSError as error:
        raise MailUnreachableError(Sentence(_UNREACHABLE, host=host, why=_explain_error(error))) from error
    if refused:
        raise MailError(Sentence(_PARTLY_REFUSED, host=host, recipients=", ".join(refused)))


def _create_context(server: MailPreferences) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=server.ca or None)
    except (OSError, ssl.SSLError) as error:
        name = Path(server.ca).name
        raise MailEncryptionError(Sentence(_NO_FILE, file=name, why=_explain_error(error))) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _connect_server(server: MailPreferences, context: ssl.SSLContext) -> smtplib.SMTP:
    port = server.port or _PORTS[server.security]
    try:
        if server.security is MailSecurity.TLS:
            return smtplib.SMTP_SSL(server.host, port, timeout=TIMEOUT_SECONDS, context=context)
        connection = smtplib.SMTP(server.host, port, timeout=TIMEOUT_SECONDS)
    except UnicodeError as error:
        # A part of the name is empty, or too long for the name service.
        why = Sentence(_UNKNOWN_NAME)
        raise MailUnreachableError(Sentence(_UNREACHABLE, host=server.host, why=why)) from error
    try:
        # Without TLS, message and password would be readable on the network.
        connection.starttls(context=context)
    except smtplib.SMTPNotSupportedError as error:
        connection.close()
        why = Sentence(_NO_STARTTLS)
        raise MailEncryptionError(Sentence(_NOT_ENCRYPTED, host=server.host, why=why)) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _sign_in(connection: smtplib.SMTP, server: MailPreferences, password: Password) -> None:
    """Sign in; raises :class:`.MailSignInError`."""
    host, user, secret = server.host, server.user, password.reveal()
    try:
        if user.isascii() and secret.isascii():
            connection.login(user, secret)
        else:
            _sign_in_beyond_ascii(connection, user, secret)
    except smtplib.SMTPAuthenticationError as error:
        raise MailSignInError(Sentence(_SIGN_IN_FAILED, host=host, user=user)) from error
    except smtplib.SMTPNotSupportedError as error:
        raise MailSignInError(Sentence(_NO_SIGN_IN, host=host)) from error
    except (smtplib.SMTPServerDisconnected, smtplib.SMTPResponseException):
        raise
    except smtplib.SMTPException as error:
        # What smtplib raises if it knows none of the methods that are offered, such as XOAUTH2 alone.
        raise MailSignInError(Sentence(_NO_METHOD, host=host)) from error


def _sign_in_beyond_ascii(connection: smtplib.SMTP, user: str, secret: str) -> None:
    """Sign in in UTF-8 (RFC 4616); smtplib encodes in ASCII. Raises its errors."""
    connection.ehlo_or_helo_if_needed()
    methods = connection.esmtp_features.get("auth", "").upper().split()
    if "PLAIN" in methods:
        token = _encode_base64(f"\0{user}\0{secret}")
        answer = connection.docmd("AUTH", f"PLAIN {token}")
    elif "LOGIN" in methods:
        answer = connection.docmd("AUTH", f"LOGIN {_encode_base64(user)}")
        if answer[0] == _CONTINUE:
            answer = connection.docmd(_encode_base64(secret))
    elif connection.has_extn("auth"):
        raise smtplib.SMTPException("No suitable authentication method found.")
    else:
        raise smtplib.SMTPNotSupportedError("SMTP AUTH extension not supported by server.")
    if answer[0] != _SIGNED_IN:
        raise smtplib.SMTPAuthenticationError(*answer)


def _encode_base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")


def _end_session(connection: smtplib.SMTP) -> None:
    """Say goodbye; whatever the server answers changes nothing about the message."""
    with contextlib.suppress(smtplib.SMTPException, OSError):
        connection.quit()
    connection.close()


def _explain_error(error: Exception) -> str:
    """Return why something failed, in one line without a full stop."""
    if isinstance(error, ssl.SSLError):
        return format_system_error(error)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        text = ", ".join(error.recipients)
    elif isinstance(error, smtplib.SMTPResponseException):
        detail = error.smtp_error
        text = detail.decode(errors="replace") if isinstance(detail, bytes) else str(detail)
    elif isinstance(error, OSError) and error.strerror:
        text = error.strerror
    else:
        text = str(error)
    return " ".join(text.split()).rstrip(".") or type(error).__name__
