"""Sending e-mail to a real mail server with TLS, and what is said where that fails."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from devlink3_desk.link.endpoint import Password
from devlink3_desk.preferences import MailPreferences, MailSecurity
from devlink3_desk.services import MailEncryptionError, MailError, MailSignInError, MailUnreachableError
from devlink3_desk.services.mail import MailAttachment, build_message, send_message
from tests.support.certificates import write_authority_pem
from tests.support.mail_server import (
    BOSS,
    MAIL_PASSWORD,
    MAIL_USER,
    Mailbox,
    check_login,
    run_mail_server,
)


def make_report(*recipients: str) -> Any:
    attachment = MailAttachment("report.pdf", "application/pdf", b"%PDF-1.4 figures")
    return build_message(MAIL_USER, list(recipients or (BOSS,)), "Report", "The figures.", attachment)


@pytest.mark.parametrize("security", list(MailSecurity))
def test_a_report_arrives_over_tls(
    security: MailSecurity, mail_authority: trustme.CA, mail_context: ssl.SSLContext, tmp_path: Path
) -> None:
    mailbox = Mailbox()
    with run_mail_server(security, mail_context, mailbox) as port:
        server = MailPreferences(
            host="localhost",
            port=port,
            security=security,
            user=MAIL_USER if security is MailSecurity.STARTTLS else "",
            ca=str(write_authority_pem(mail_authority, tmp_path)),
        )
        send_message(server, Password(MAIL_PASSWORD), make_report(BOSS, "deputy@example.org"))
    (message,) = mailbox.messages
    assert mailbox.recipients == [BOSS, "deputy@example.org"]
    assert (message["Subject"], message["From"]) == ("Report", MAIL_USER)
    text, attachment = message.get_payload()
    assert text.get_payload().strip() == "The figures."
    assert attachment.get_filename() == "report.pdf"
    assert attachment.get_payload(decode=True) == b"%PDF-1.4 figures"


@pytest.fixture
def server(
    mail_authority: trustme.CA, mail_context: ssl.SSLContext, tmp_path: Path
) -> Iterator[MailPreferences]:
    """A mail server that can be used."""
    with run_mail_server(MailSecurity.STARTTLS, mail_context, Mailbox()) as port:
        ca = str(write_authority_pem(mail_authority, tmp_path))
        yield MailPreferences(host="localhost", port=port, user=MAIL_USER, ca=ca)


def test_a_wrong_password_is_said(server: MailPreferences) -> None:
    with pytest.raises(MailSignInError, match=r"refused user desk@example\.org") as error:
        send_message(server, Password("wrong"), make_report())
    assert "wrong" not in str(error.value)


def test_a_certificate_that_is_not_trusted_gets_no_password(server: MailPreferences) -> None:
    with pytest.raises(MailEncryptionError, match=r"cannot be encrypted.*its CA is unknown"):
        send_message(msgspec.structs.replace(server, ca=""), Password(MAIL_PASSWORD), make_report())


def test_a_server_without_encryption_gets_no_message() -> None:
    mailbox = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(mailbox, hostname="localhost", port=port)
    controller.start()
    try:
        server = MailPreferences(host="localhost", port=port, user=MAIL_USER)
        with pytest.raises(MailEncryptionError, match="it does not offer STARTTLS"):
            send_message(server, Password(MAIL_PASSWORD), make_report())
    finally:
        controller.stop()
    assert not mailbox.messages


def test_a_recipient_that_is_refused_is_named(server: MailPreferences) -> None:
    with pytest.raises(MailError, match=r"nobody@example\.org"):
        send_message(server, Password(MAIL_PASSWORD), make_report("nobody@example.org"))


def test_recipients_that_are_refused_among_others_are_named(
    mail_authority: trustme.CA, mail_context: ssl.SSLContext, tmp_path: Path
) -> None:
    mailbox = Mailbox()
    with run_mail_server(MailSecurity.STARTTLS, mail_context, mailbox) as port:
        ca = str(write_authority_pem(mail_authority, tmp_path))
        server = MailPreferences(host="localhost", port=port, user=MAIL_USER, ca=ca)
        with pytest.raises(MailError, match=r"refused the recipients nobody@example\.org; .* all others"):
            send_message(server, Password(MAIL_PASSWORD), make_report(BOSS, "nobody@example.org"))
    assert mailbox.recipients == [BOSS]


def test_encryption_from_the_start_with_a_server_that_begins_without(server: MailPreferences) -> None:
    wrong = msgspec.structs.replace(server, security=MailSecurity.TLS)
    with pytest.raises(MailEncryptionError, match="cannot be encrypted: the server does not use TLS"):
        send_message(wrong, Password(MAIL_PASSWORD), make_report())


def test_a_server_that_hangs_up_did_not_answer() -> None:
    def hang_up(listener: socket.socket) -> None:
        listener.accept()[0].close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=hang_up, args=(listener,))
        thread.start()
        server = MailPreferences(host="127.0.0.1", port=listener.getsockname()[1])
        with pytest.raises(MailUnreachableError, match="did not answer; check the port"):
            send_message(server, None, make_report())
        thread.join()


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(MailUnreachableError, match="cannot be reached"):
        send_message(MailPreferences(host="127.0.0.1", port=port), None, make_report())


def test_a_ca_file_that_cannot_be_read(server: MailPreferences) -> None:
    with pytest.raises(MailEncryptionError, match=r"gone\.pem"):
        send_message(
            msgspec.structs.replace(server, ca="/no/gone.pem"), Password(MAIL_PASSWORD), make_report()
        )


RunServer = Callable[..., MailPreferences]


class LeavesAngrily(SMTP):
    """Answers QUIT as servers do after several refused passwords."""

    async def smtp_QUIT(self, arg: str) -> None:
        await self.push("421 4.7.0 Too many errors")
        assert self.transport is not None
        self.transport.close()


class NoSignIn(Mailbox):
    """Offers no sign-in."""

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return [line for line in responses if "AUTH" not in line]


class KnowsTokensOnly(SMTP):
    """Offers a method of sign-in that needs no password."""

    async def auth_XOAUTH2(self, *_: object) -> None:
        raise AssertionError


@pytest.fixture
def run_server(
    mail_authority: trustme.CA, mail_context: ssl.SSLContext, tmp_path: Path
) -> Iterator[RunServer]:
    """Run servers of other kinds, whose options are those of aiosmtpd."""
    controllers: list[Controller] = []

    def run(kind: type[SMTP] = SMTP, mailbox: Mailbox | None = None, **options: Any) -> MailPreferences:
        class Server(Controller):
            def factory(self) -> SMTP:
                return kind(self.handler, tls_context=mail_context, require_starttls=True, **options)

        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        controllers.append(Server(mailbox or Mailbox(), hostname="localhost", port=port))
        controllers[-1].start()
        ca = str(write_authority_pem(mail_authority, tmp_path))
        return MailPreferences(host="localhost", port=port, user=MAIL_USER, ca=ca)

    yield run
    for controller in controllers:
        controller.stop()


@pytest.mark.parametrize("excluded", ["LOGIN", "PLAIN"])
def test_user_and_password_may_have_characters_beyond_ascii(run_server: RunServer, excluded: str) -> None:
    given: list[LoginPassword] = []

    def accept(*arguments: Any) -> AuthResult:
        given.append(arguments[-1])
        return AuthResult(success=True)

    server = run_server(authenticator=accept, auth_exclude_mechanism=[excluded])
    send_message(msgspec.structs.replace(server, user="jörg"), Password("Käse €"), make_report())
    assert given == [LoginPassword("jörg".encode(), "Käse €".encode())]


@pytest.mark.parametrize("excluded", ["LOGIN", "PLAIN"])
def test_a_wrong_password_with_characters_beyond_ascii_is_said(run_server: RunServer, excluded: str) -> None:
    server = run_server(authenticator=check_login, auth_exclude_mechanism=[excluded])
    with pytest.raises(MailSignInError, match="refused user") as error:
        send_message(server, Password("Käse"), make_report())
    assert "Käse" not in str(error.value)


def test_the_answer_to_the_goodbye_changes_nothing(run_server: RunServer) -> None:
    mailbox = Mailbox()
    server = run_server(LeavesAngrily, mailbox, authenticator=check_login)
    send_message(server, Password(MAIL_PASSWORD), make_report())
    assert mailbox.recipients == [BOSS]
    with pytest.raises(MailSignInError, match="refused user"):
        send_message(server, Password("wrong"), make_report())


@pytest.mark.parametrize("password", ["secret", "Käse"])
def test_a_server_without_sign_in_by_password(run_server: RunServer, password: str) -> None:
    server = run_server(KnowsTokensOnly, auth_exclude_mechanism=["LOGIN", "PLAIN"])
    with pytest.raises(MailSignInError, match="offers no sign-in with a password"):
        send_message(server, Password(password), make_report())


@pytest.mark.parametrize("password", ["secret", "Käse"])
def test_a_server_without_sign_in(run_server: RunServer, password: str) -> None:
    server = run_server(mailbox=NoSignIn())
    with pytest.raises(MailSignInError, match="offers no sign-in: check the port"):
        send_message(server, Password(password), make_report())


def test_a_recipient_that_the_server_cannot_handle(run_server: RunServer) -> None:
    server = run_server(authenticator=check_login, enable_SMTPUTF8=False)
    with pytest.raises(MailError, match="only addresses in ASCII characters") as error:
        send_message(server, Password(MAIL_PASSWORD), make_report("jörg@example.org"))
    assert not isinstance(error.value, MailSignInError)


@pytest.mark.parametrize("host", ["a..b", "a" * 70])
def test_a_name_that_no_server_can_have(host: str) -> None:
    with pytest.raises(MailUnreachableError, match="the name is unknown"):
        send_message(MailPreferences(host=host), None, make_report())
