"""The errors of the connection between a program and a hub, each with a sentence and advice."""

from __future__ import annotations

from typing import Final

from devlink3_desk.link.errors import (
    AuthenticationFailedError,
    CertificateError,
    ClientCertificateError,
    ConnectionLostError,
    EncryptionError,
    FileRefusedError,
    StreamError,
    UnreachableError,
)
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence


class HubUnreachableError(UnreachableError):
    """The server of the hub cannot be reached, or does not answer."""

    sentence = QT_TRANSLATE_NOOP("Link", "The hub cannot be reached.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Check the address and the port (4222) of --hub, the firewall, and that nats-server runs there.",
    )


class HubMissingError(UnreachableError):
    """The server answers, but no hub has published anything for the site."""

    sentence = QT_TRANSLATE_NOOP("Link", "No hub has published this site on the server.")
    advice = QT_TRANSLATE_NOOP(
        "Link", "Check the name of the site, and that 'devlink3-desk hub --publish' runs for it."
    )


class HubEncryptionError(EncryptionError):
    """The server offers no TLS, although it is demanded, or the handshake fails."""

    sentence = QT_TRANSLATE_NOOP("Link", "The encrypted connection to the hub could not be established.")
    advice = QT_TRANSLATE_NOOP("Link", "Check that nats-server is configured with TLS.")


class HubHandshakeDroppedError(HubEncryptionError):
    """The server closed the connection during the handshake, or ended it because of an error of its own."""


class HubCertificateError(CertificateError):
    """The certificate of the server cannot be verified."""

    sentence = QT_TRANSLATE_NOOP("Link", "The certificate of the hub cannot be trusted.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Use --ca with the CA that issued it, --server-name with a name that it contains, or --pin with its "
        "SHA-256.",
    )


class HubClientCertificateError(ClientCertificateError):
    """The server requires a client certificate or rejects it, or its file cannot be read."""

    sentence = QT_TRANSLATE_NOOP(
        "Link", "The server of the hub requires a client certificate from a CA that it trusts."
    )
    advice = QT_TRANSLATE_NOOP(
        "Link", "Use --cert and --key with a certificate from the CA in the configuration of nats-server."
    )


class HubHangUpError(HubClientCertificateError):
    """The server requires a client certificate, and has hung up in place of its answer to the sign-in.

    It has probably rejected the certificate, but does the same while it is being stopped.
    """


class HubCredentialsError(AuthenticationFailedError):
    """The server refuses the user, the password or the credentials file."""

    sentence = QT_TRANSLATE_NOOP("Link", "The hub does not accept this user with this password.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Check --hub-user and DEVLINK3_HUB_PASSWORD, or the file of --hub-creds, against the configuration "
        "of nats-server.",
    )


class HubPermissionError(HubCredentialsError):
    """The account may not do what the command needs, such as read this site."""

    sentence = QT_TRANSLATE_NOOP("Link", "This account of the hub may not do this at this site.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Check the name of the site and the user. 'devlink3-desk hub server-config' prints the permissions "
        "that hub, desks and wallboards need.",
    )


class HubLostError(ConnectionLostError):
    """The connection to the hub was closed."""

    sentence = QT_TRANSLATE_NOOP("Link", "The connection to the hub was lost.")
    advice = QT_TRANSLATE_NOOP("Link", "Check nats-server and the network, then try again.")


class HubAbsentError(HubLostError, UnreachableError):
    """The server answers, but no hub answers a request."""

    sentence = QT_TRANSLATE_NOOP("Link", "The hub does not answer at the moment.")
    advice = QT_TRANSLATE_NOOP("Link", "Check that 'devlink3-desk hub --publish' is running.")


class HubUnansweredError(HubAbsentError):
    """The server is connected, but a request is not answered in time."""


class HubSilentError(UnreachableError):
    """The server answers, but the hub publishes nothing."""

    sentence = QT_TRANSLATE_NOOP("Link", "The hub does not publish anything, although its server is running.")
    advice = QT_TRANSLATE_NOOP("Link", "Check that 'devlink3-desk hub --publish' is running.")


class HubVersionError(StreamError):
    """The hub has a newer version, or what it sends is not a message of a hub."""

    sentence = QT_TRANSLATE_NOOP("Link", "The hub is from a newer version of this program.")
    advice = QT_TRANSLATE_NOOP("Link", "Update this program.")


class HubStorageError(StreamError):
    """The server cannot store what the hub publishes."""

    sentence = QT_TRANSLATE_NOOP("Link", "The server of the hub does not store events.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Enable JetStream in the configuration of nats-server and check its disk; 'devlink3-desk hub "
        "server-config' prints a complete one.",
    )


class HubFileError(FileRefusedError):
    """The hub does not read a pseudo-file for desks."""

    advice = QT_TRANSLATE_NOOP(
        "Link", "A hub reads the lists of users, groups and contacts, and the files of users and groups."
    )

    def __init__(self, name: str) -> None:
        """Build the sentence for a name."""
        super().__init__(name, 0)
        self.args = (Sentence(_NOT_READ, name=name),)


_NOT_READ: Final = QT_TRANSLATE_NOOP("Link", "The hub does not read the file {name!r} for desks.")


class LeadershipLostError(Exception):
    """Another hub leads now, or this one cannot be sure any more that it does."""


HANG_UPS: Final = (HubHandshakeDroppedError, HubHangUpError)
"""Errors that a server also causes while it is being stopped or started."""

UNREACHABLE: Final = QT_TRANSLATE_NOOP("Link", "The hub at {address} cannot be reached: {why}.")
TIMED_OUT: Final = QT_TRANSLATE_NOOP("Link", "The hub at {address} does not answer.")
NOT_A_HUB: Final = QT_TRANSLATE_NOOP("Link", "The server at {address} is not a NATS server.")
NO_TLS: Final = QT_TRANSLATE_NOOP("Link", "The server at {address} offers no encryption. Nothing was sent.")
UNTRUSTED: Final = QT_TRANSLATE_NOOP("Link", "The certificate of the hub cannot be trusted: {why}.")
NOT_STORED: Final = QT_TRANSLATE_NOOP("Link", "The server of the hub does not store events: {why}.")


def create_storage_error(why: str) -> HubStorageError:
    """Return the error for a refused request to JetStream."""
    return HubStorageError(Sentence(NOT_STORED, why=why.rstrip(".") or "unknown"))
