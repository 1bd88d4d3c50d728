"""The errors of a link, one class for each situation.

::

    LinkError
    ├── UnreachableError            the address cannot be reached, or does not answer
    │   ├── StepTimeoutError        no answer within the time limit of a step
    │   ├── NeverConnectedError     no connection within the duration of a command
    │   └── ClosedEarlyError        the peer closed the connection before it sent anything
    ├── EncryptionError             TLS or a certificate prevents the connection
    │   ├── CertificateError        the certificate of the PBX cannot be verified
    │   │   └── PinMismatchError    it is not the pinned certificate
    │   ├── ClientCertificateError  a client certificate is required, or cannot be used
    │   ├── HandshakeDroppedError   the peer closed the connection during the handshake
    │   ├── WrongEncryptionError    TLS on a TCP port, or the reverse
    │   └── PlainChallengeError     the password requested in clear on a link without encryption
    ├── SignInError                 the PBX rejects the sign-in
    │   ├── PasswordMissingError    there is no password to sign in with
    │   ├── AuthenticationFailedError
    │   ├── LimitsExceededError
    │   ├── RetryLaterError
    │   └── LicenceMissingError
    ├── SubscriptionError           the PBX rejects the event request
    │   ├── UnknownFlagError
    │   ├── InsufficientLicenceError
    │   └── FeatureNotAvailableError
    ├── StreamError                 the protocol is broken or the stream is lost
    │   ├── InvalidStreamError      data or answers that violate the protocol
    │   ├── ConnectionLostError     the connection was closed
    │   └── DeadLinkError           the connection is open, but no data arrives
    └── FileRefusedError            the PBX does not serve a pseudo-file
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from devlink3_desk.link.certificates import CertificateInfo


class LinkError(DevLinkError):
    """Base of the errors of a link; its text is one sentence for users, and ``advice`` is what to do next."""

    sentence: str = QT_TRANSLATE_NOOP("Link", "The link to the PBX failed.")
    advice: str = QT_TRANSLATE_NOOP("Link", "Try again; with -v the log on stderr says more.")

    def __init__(self, sentence: Sentence | None = None, advice: Sentence | None = None) -> None:
        """Store the sentence and the advice; those of the class are the defaults."""
        super().__init__(sentence or Sentence(self.sentence))
        self.advice = advice or Sentence(self.advice)


class UnreachableError(LinkError):
    """The address cannot be reached, or does not answer."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX could not be reached.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Check the address and the port (50796 with TLS, 50797 without), that a firewall lets them "
        "through, and that the service is switched on in the security settings of IP Office Manager.",
    )


class StepTimeoutError(UnreachableError):
    """The peer did not answer within the time limit of a step."""


class ClosedEarlyError(UnreachableError):
    """The peer closed the connection before it sent anything."""


class NeverConnectedError(UnreachableError):
    """There was no connection within the duration of a command."""

    def __init__(self, limit: float) -> None:
        """Build the sentence for a duration of ``limit`` seconds."""
        super().__init__(
            Sentence(
                QT_TRANSLATE_NOOP(
                    "Link", "There was no connection within the {limit:g} s that this was to last."
                ),
                limit=limit,
            )
        )


class EncryptionError(LinkError):
    """TLS or a certificate prevents the connection."""

    sentence = QT_TRANSLATE_NOOP("Link", "The encrypted link could not be set up.")
    advice = QT_TRANSLATE_NOOP(
        "Link", "Check that this port speaks TLS 1.2 or later (50796), or use --no-tls with port 50797."
    )


class CertificateError(EncryptionError):
    """The certificate of the PBX cannot be verified; ``certificate`` holds it, if it is known."""

    sentence = QT_TRANSLATE_NOOP("Link", "The certificate of the PBX cannot be trusted.")

    def __init__(
        self,
        sentence: Sentence | None = None,
        advice: Sentence | None = None,
        certificate: CertificateInfo | None = None,
    ) -> None:
        """Store the certificate, about which the user decides."""
        super().__init__(sentence, advice)
        self.certificate = certificate


class PinMismatchError(CertificateError):
    """The PBX, or an attacker in its place, presents another certificate than the pinned one."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX shows another certificate than the one that is pinned.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Do not sign in until someone who looks after the PBX confirms that its certificate was replaced;"
        " then pin the new fingerprint.",
    )


class ClientCertificateError(EncryptionError):
    """The PBX requires a client certificate or rejects it, or its file cannot be read."""

    sentence = QT_TRANSLATE_NOOP(
        "Link", "The PBX demands a client certificate and did not accept what it was shown."
    )
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Give one with --cert and --key that is in the certificate store of the PBX with at least medium "
        "trust, or have the unsecured interface of TAPI / DevLink 3 switched on.",
    )


class HandshakeDroppedError(EncryptionError):
    """The peer closed the connection during the TLS handshake."""

    sentence = QT_TRANSLATE_NOOP("Link", "The peer hung up during the TLS handshake.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Either this port does not speak TLS (then it is 50796 that does, or --no-tls for this one), or "
        "the PBX demands a client certificate (--cert, --key).",
    )


class WrongEncryptionError(EncryptionError):
    """One side uses TLS and the other does not."""


class PlainChallengeError(EncryptionError):
    """The PBX requests the password in clear on a link without encryption (section 6.3)."""

    sentence = QT_TRANSLATE_NOOP(
        "Link", "The PBX asks for the password in clear on a link that is not encrypted: nothing was sent."
    )
    advice = QT_TRANSLATE_NOOP("Link", "Connect with TLS (port 50796).")


class SignInError(LinkError):
    """The sign-in did not succeed (section 6.2.4)."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX did not let us sign in.")


class PasswordMissingError(SignInError):
    """There is no password to sign in with, and no terminal to ask for one."""

    sentence = QT_TRANSLATE_NOOP("Link", "There is no password to sign in with.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Set DEVLINK3_PASSWORD, keep the password in the system's keyring, or run this on a terminal to "
        "be asked.",
    )


class AuthenticationFailedError(SignInError):
    """User or password are wrong, or the account is blocked.

    Never retried automatically: the PBX blocks an account after three failed attempts.
    """

    sentence = QT_TRANSLATE_NOOP(
        "Link", "The PBX says AUTHENTICATION FAILED: it does not accept this user with this password."
    )
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Check both, and in IP Office Manager that the service user is enabled and in a rights group with"
        " DevLink3 ticked; wait a minute before the next attempt, since the PBX blocks after three failed"
        " ones.",
    )


class LimitsExceededError(SignInError):
    """No connection is free on the PBX (section 7)."""

    sentence = QT_TRANSLATE_NOOP(
        "Link", "The PBX says LIMITS EXCEEDED: its three connections for events are in use."
    )
    advice = QT_TRANSLATE_NOOP(
        "Link", "Close another program that uses DevLink3, wait more than a minute, and try again."
    )


class RetryLaterError(SignInError):
    """The PBX accepts no sign-in at present."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX says RETRY LATER.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Wait more than a minute and try again: it may be starting, or have blocked the account for a while.",
    )


class LicenceMissingError(SignInError):
    """The PBX has no CTI Link Pro licence (section 5)."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX says LICENCE MISSING: it has no CTI Link Pro licence.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Add a CTI Link Pro licence to the PBX that this connects to, and check in IP Office Manager that"
        " it is valid.",
    )


class SubscriptionError(LinkError):
    """The PBX rejected the event request (section 6.4.2)."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX refused the event request.")


class UnknownFlagError(SubscriptionError):
    """The PBX does not know a flag."""

    sentence = QT_TRANSLATE_NOOP(
        "Link", "The PBX says UNKNOWN FLAG: it does not know one of the event flags."
    )
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Leave out flags that this release of IP Office does not have; --flags '' asks for call events "
        "alone.",
    )


class InsufficientLicenceError(SubscriptionError):
    """The licences do not cover the requested flags (section 5)."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX says INSUFFICIENT LICENCE for these event flags.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Leave out -SCN, or add CTI Link Pro licences: two for a network of up to 5 systems, three for up"
        " to 20, four for more.",
    )


class FeatureNotAvailableError(SubscriptionError):
    """The PBX does not support the requested flags."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX says FEATURE NOT AVAILABLE for these event flags.")
    advice = QT_TRANSLATE_NOOP(
        "Link", "Leave out flags such as -SCN, which this system or its licences do not offer."
    )


class StreamError(LinkError):
    """The protocol is broken or the stream is lost."""

    sentence = QT_TRANSLATE_NOOP("Link", "The stream from the PBX was lost.")
    advice = QT_TRANSLATE_NOOP(
        "Link", "Connect again; if it happens each time, check that the port is a DevLink3 service."
    )


class InvalidStreamError(StreamError):
    """The peer sent data or an answer that violates the protocol."""


class ConnectionLostError(StreamError):
    """The connection was closed."""


class DeadLinkError(StreamError):
    """The connection is open, but no data arrives, not even the answer to a test packet."""

    sentence = QT_TRANSLATE_NOOP(
        "Link", "Nothing comes from the PBX any more, although the connection is still open."
    )
    advice = QT_TRANSLATE_NOOP("Link", "Check the network between here and the PBX.")


class FileRefusedError(LinkError):
    """The PBX does not serve a pseudo-file; ``result`` is the code that it sent (section 6.6.1)."""

    advice = QT_TRANSLATE_NOOP(
        "Link", "Check the name, such as nasystem/user_list; not every release has every pseudo-file."
    )

    def __init__(self, name: str, result: int) -> None:
        """Store the result."""
        super().__init__(
            Sentence(
                QT_TRANSLATE_NOOP("Link", "The PBX did not give the file {name!r} (result {result:#010x})."),
                name=name,
                result=result,
            )
        )
        self.result = result


# HandshakeDroppedError is the only error of encryption among them: a PBX that restarts drops handshakes, too.
# The others are wrong settings or a wrong certificate, which no further attempt puts right.
RETRYABLE_ERRORS: Final = (
    UnreachableError,
    HandshakeDroppedError,
    LimitsExceededError,
    RetryLaterError,
    StreamError,
)
"""Errors that may go away by themselves; all others need a user."""


def is_retryable(error: DevLinkError) -> bool:
    """Return whether another attempt may succeed without a change by the user."""
    return isinstance(error, RETRYABLE_ERRORS)
