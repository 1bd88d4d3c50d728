"""Mail servers with TLS for tests."""

from __future__ import annotations

import contextlib
import socket
import ssl
from collections.abc import Iterator
from email import message_from_bytes
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session, TLSSetupException

from devlink3_desk.preferences import MailSecurity

MAIL_USER, MAIL_PASSWORD = "desk@example.org", "tell nobody"
BOSS = "boss@example.org"


class Mailbox:
    """Accepts messages, except for one recipient."""

    def __init__(self) -> None:
        self.messages: list[Any] = []
        self.recipients: list[str] = []

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("nobody@"):
            return "550 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        self.messages.append(message_from_bytes(envelope.content))
        self.recipients += envelope.rcpt_tos
        return "250 OK"

    async def handle_exception(self, error: Exception) -> str:
        # A client that does not trust the certificate leaves in the middle of the handshake.
        if isinstance(error, OSError | TLSSetupException):
            return "421 Closing"
        raise error


def check_login(server: SMTP, session: Session, envelope: Envelope, mechanism: str, login: Any) -> AuthResult:
    assert isinstance(login, LoginPassword)
    is_right = (login.login, login.password) == (MAIL_USER.encode(), MAIL_PASSWORD.encode())
    return AuthResult(success=is_right, handled=is_right)


class TlsFromTheStart(Controller):
    """A mail server whose connections are encrypted from the first byte on."""

    def factory(self) -> SMTP:
        return SMTP(self.handler)


@pytest.fixture(scope="session")
def mail_authority() -> trustme.CA:
    """Issues the certificates of mail servers."""
    return trustme.CA()


@pytest.fixture(scope="session")
def mail_context(mail_authority: trustme.CA) -> ssl.SSLContext:
    """The TLS of a mail server on this machine."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    mail_authority.issue_cert("localhost").configure_cert(context)
    return context


@contextlib.contextmanager
def run_mail_server(security: MailSecurity, context: ssl.SSLContext, mailbox: Mailbox) -> Iterator[int]:
    """Run a mail server and return its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller: Controller
    if security is MailSecurity.TLS:
        controller = TlsFromTheStart(mailbox, hostname="localhost", port=port, ssl_context=context)
    else:
        controller = Controller(
            mailbox,
            hostname="localhost",
            port=port,
            tls_context=context,
            require_starttls=True,
            authenticator=check_login,
            auth_required=True,
        )
    controller.start()
    try:
        yield port
    finally:
        controller.stop()
