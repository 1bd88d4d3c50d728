"""The errors of a link, one class for each situation.

::

    LinkError
    ├── UnreachableError            the address cannot be reached, or does not answer
    │   ├── StepTimeoutError        no answer within the time limit of a step
    │   │   └── AnswerTimeoutError  of a step at which the peer has proved to be a PBX
    │   ├── NeverConnectedError     no connection within the duration of a command
    │   └── ClosedEarlyError        the peer closed the connection before it sent anything
    ├── EncryptionError             TLS or a certificate prevents the connection
    │   ├── CertificateError        the certificate of the PBX cannot be verified
    │   │   └── PinMismatchError    it is not the pinned certificate
    │   ├── ClientCertificateError  a client certificate is required, or cannot be used
    │   ├── HandshakeDroppedError   the peer closed the connection during the handshake
    │   │   └── ServerHandshakeError    it ended the handshake because of an error of its own
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
        └── FileUnansweredError     it sends no answer to the request for one
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from devlink3_desk.protocol.enums import AuthResult, EventResult, LabelledEnum, format_enum_value
from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from devlink3_desk.link.certificates import CertificateInfo


class LinkError(DevLinkError):
    """Base of the errors of a link; its text is one sentence for users, and ``advice`` is what to do next."""

    sentence: str = QT_TRANSLATE_NOOP("Link", "The connection to the PBX failed.")
    advice: str = QT_TRANSLATE_NOOP("Link", "Try again; use -v for more details on stderr.")

    def __init__(self, sentence: Sentence | None = None, advice: Sentence | None = None) -> None:
        """Store the sentence and the advice; those of the class are the defaults."""
        super().__init__(sentence or Sentence(self.sentence))
        self.advice = advice or Sentence(self.advice)


class UnreachableError(LinkError):
    """The address cannot be reached, or does not answer."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX cannot be reached.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Check the address and the port (50796 with TLS, 50797 without), the firewall, and that the "
        "service is enabled in the security settings of IP Office Manager.",
    )


class StepTimeoutError(UnreachableError):
    """The peer did not answer within the time limit of a step."""


class AnswerTimeoutError(StepTimeoutError):
    """The peer did not answer within the time limit of a step, and has proved to be a PBX before."""

    advice = QT_TRANSLATE_NOOP(
        "Link",
        "The PBX is reachable, but does not answer; it may be busy. Try again in a minute, or allow more "
        "time with --timeout.",
    )


class ClosedEarlyError(UnreachableError):
    """The peer closed the connection before it sent anything."""


class NeverConnectedError(UnreachableError):
    """There was no connection within the duration of a command."""

    def __init__(self, limit: float, advice: Sentence | None = None) -> None:
        """Build the sentence for a duration of ``limit`` seconds."""
        super().__init__(
            Sentence(
                QT_TRANSLATE_NOOP("Link", "No connection was established within {limit:g} s."),
                limit=limit,
            ),
            advice,
        )


class EncryptionError(LinkError):
    """TLS or a certificate prevents the connection."""

    sentence = QT_TRANSLATE_NOOP("Link", "The encrypted connection could not be established.")
    advice = QT_TRANSLATE_NOOP(
        "Link", "Check that this port supports TLS 1.2 or later (50796), or use --no-tls with port 50797."
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

    sentence = QT_TRANSLATE_NOOP("Link", "The certificate of the PBX differs from the pinned one.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Do not sign in until the PBX administrator confirms that the certificate was replaced. Then pin "
        "the new fingerprint.",
    )


class ClientCertificateError(EncryptionError):
    """The PBX requires a client certificate or rejects it, or its file cannot be read."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX requires a client certificate that it trusts.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Use --cert and --key with a certificate from the certificate store of the PBX, with at least "
        "medium trust, or enable the unsecured interface of TAPI / DevLink 3.",
    )


class HandshakeDroppedError(EncryptionError):
    """The peer closed the connection during the TLS handshake."""

    sentence = QT_TRANSLATE_NOOP("Link", "The server closed the connection during the TLS handshake.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "If this port does not support TLS, use port 50796, or --no-tls for this one. Otherwise the PBX "
        "may require a client certificate (--cert, --key).",
    )


class ServerHandshakeError(HandshakeDroppedError):
    """The peer ended the TLS handshake because of an error of its own, or because it is being stopped."""

    advice = QT_TRANSLATE_NOOP(
        "Link",
        "The PBX may be starting: try again in a minute. If the error persists, check its TLS settings.",
    )


class WrongEncryptionError(EncryptionError):
    """One side uses TLS and the other does not."""


class PlainChallengeError(EncryptionError):
    """The PBX requests the password in clear on a link without encryption (section 6.3)."""

    sentence = QT_TRANSLATE_NOOP(
        "Link",
        "The PBX requests the password in plain text over an unencrypted connection. Nothing was sent.",
    )
    advice = QT_TRANSLATE_NOOP("Link", "Connect with TLS (port 50796).")


class SignInError(LinkError):
    """The sign-in did not succeed (section 6.2.4)."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX rejected the sign-in.")


class PasswordMissingError(SignInError):
    """There is no password to sign in with, and no terminal to ask for one."""

    sentence = QT_TRANSLATE_NOOP("Link", "No password is available.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Set DEVLINK3_PASSWORD, store the password in the system keyring, or run this command in a "
        "terminal to be prompted.",
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
        "Check user and password. In IP Office Manager, check that the service user is enabled and in a "
        "rights group with DevLink3 enabled. Wait a minute before you try again: the PBX blocks the user "
        "after three failed attempts.",
    )


class LimitsExceededError(SignInError):
    """No connection is free on the PBX (section 7)."""

    sentence = QT_TRANSLATE_NOOP(
        "Link", "The PBX says LIMITS EXCEEDED: its three connections for events are in use."
    )
    advice = QT_TRANSLATE_NOOP(
        "Link", "Close another program that uses DevLink3, wait for more than a minute, and try again."
    )


class RetryLaterError(SignInError):
    """The PBX accepts no sign-in at present."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX says RETRY LATER.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Wait for more than a minute and try again. The PBX may be starting, or may have blocked the user "
        "temporarily.",
    )


class LicenceMissingError(SignInError):
    """The PBX has no CTI Link Pro licence (section 5)."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX says LICENCE MISSING: it has no CTI Link Pro licence.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Add a CTI Link Pro licence to this PBX, and check in IP Office Manager that it is valid.",
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
        "Remove flags that this release of IP Office does not support; --flags '' requests only call events.",
    )


class InsufficientLicenceError(SubscriptionError):
    """The licences do not cover the requested flags (section 5)."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX says INSUFFICIENT LICENCE for these event flags.")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Remove -SCN, or add CTI Link Pro licences: two for a network of up to 5 PBXs, three for up to 20, "
        "four for more.",
    )


class FeatureNotAvailableError(SubscriptionError):
    """The PBX does not support the requested flags."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX says FEATURE NOT AVAILABLE for these event flags.")
    advice = QT_TRANSLATE_NOOP(
        "Link", "Remove flags such as -SCN, which this PBX or its licences do not support."
    )


class StreamError(LinkError):
    """The protocol is broken or the stream is lost."""

    sentence = QT_TRANSLATE_NOOP("Link", "The connection to the PBX was lost.")
    advice = QT_TRANSLATE_NOOP(
        "Link", "Connect again. If the error persists, check that the port is a DevLink3 service."
    )


class InvalidStreamError(StreamError):
    """The peer sent data or an answer that violates the protocol."""


class ConnectionLostError(StreamError):
    """The connection was closed."""


class DeadLinkError(StreamError):
    """The connection is open, but no data arrives, not even the answer to a test packet."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX stopped responding, although the connection is still open.")
    advice = QT_TRANSLATE_NOOP("Link", "Check the network between this computer and the PBX.")


class FileRefusedError(LinkError):
    """The PBX does not serve a pseudo-file; ``result`` is the code that it sent (section 6.6.1)."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX did not provide the file {name!r} (result {result:#010x}).")
    advice = QT_TRANSLATE_NOOP(
        "Link",
        "Check the name, for example nasystem/user_list. Not every release provides every pseudo-file.",
    )

    def __init__(self, name: str, result: int) -> None:
        """Store the result."""
        super().__init__(Sentence(self.sentence, name=name, result=result))
        self.result = result


class FileUnansweredError(FileRefusedError):
    """The PBX closes the connection, or stays silent, where it should send a pseudo-file; ``result`` is 0."""

    sentence = QT_TRANSLATE_NOOP("Link", "The PBX did not answer the request for the file {name!r}.")

    def __init__(self, name: str) -> None:
        """Build the sentence for the file ``name``."""
        super().__init__(name, 0)


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


# One table for both enumerations: apart from success, they have no number in common.
_REJECTION_ERRORS: Final[dict[int, type[LinkError]]] = {
    AuthResult.AUTHENTICATION_FAILED: AuthenticationFailedError,
    AuthResult.LIMITS_EXCEEDED: LimitsExceededError,
    AuthResult.RETRY_LATER: RetryLaterError,
    AuthResult.LICENCE_MISSING: LicenceMissingError,
    EventResult.UNKNOWN_FLAG: UnknownFlagError,
    EventResult.INSUFFICIENT_LICENCE: InsufficientLicenceError,
    EventResult.FEATURE_NOT_AVAILABLE: FeatureNotAvailableError,
}


def create_rejection_error(enum_type: type[LabelledEnum], result: int) -> LinkError:
    """Return the error for the ``result`` of a request that the PBX has rejected."""
    error_type = _REJECTION_ERRORS.get(result)
    if error_type is not None:
        return error_type()
    return InvalidStreamError(
        Sentence(
            QT_TRANSLATE_NOOP("Link", "The PBX answered with an unknown result: {result}."),
            result=format_enum_value(enum_type, result),
        ),
        Sentence(
            QT_TRANSLATE_NOOP(
                "Link",
                "Check that this is a DevLink3 service. If it is, report this result to the developers.",
            )
        ),
    )
