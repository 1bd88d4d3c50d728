"""The exit codes, and which situation ends with which one: the only place that knows."""

from __future__ import annotations

from enum import IntEnum, unique
from typing import Final

from devlink3_desk.link import errors as link
from devlink3_desk.protocol.errors import DevLinkError, LocalProtocolError
from devlink3_desk.services.errors import TraceError


@unique
class ExitCode(IntEnum):
    """How a command ended; see ``docs/command-line.md``."""

    SUCCESS = 0
    UNEXPECTED = 1
    """A fault of the program itself."""
    USAGE = 2
    NOT_CONNECTED = 3
    ENCRYPTION = 4
    AUTHENTICATION = 5
    LIMITS_EXCEEDED = 6
    RETRY_LATER = 7
    LICENCE = 8
    STREAM = 9
    FILE_NOT_FOUND = 10
    INTERRUPTED = 130


class UsageError(DevLinkError):
    """The command was given something that makes no sense, found after its options were read."""


EXIT_CODES: Final[dict[type[DevLinkError], ExitCode]] = {
    DevLinkError: ExitCode.STREAM,
    UsageError: ExitCode.USAGE,
    TraceError: ExitCode.USAGE,
    LocalProtocolError: ExitCode.USAGE,
    link.LinkError: ExitCode.STREAM,
    link.UnreachableError: ExitCode.NOT_CONNECTED,
    link.EncryptionError: ExitCode.ENCRYPTION,
    link.SignInError: ExitCode.STREAM,
    link.PasswordMissingError: ExitCode.AUTHENTICATION,
    link.AuthenticationFailedError: ExitCode.AUTHENTICATION,
    link.LimitsExceededError: ExitCode.LIMITS_EXCEEDED,
    link.RetryLaterError: ExitCode.RETRY_LATER,
    link.LicenceMissingError: ExitCode.LICENCE,
    link.SubscriptionError: ExitCode.STREAM,
    link.UnknownFlagError: ExitCode.USAGE,
    link.InsufficientLicenceError: ExitCode.LICENCE,
    link.FeatureNotAvailableError: ExitCode.LICENCE,
    link.FileRefusedError: ExitCode.FILE_NOT_FOUND,
}
"""The nearest class in an error's ancestry counts. A result word that no table lists is a broken protocol."""


def find_exit_code(error: DevLinkError) -> ExitCode:
    """Return the exit code of the situation that ``error`` tells of."""
    return next(EXIT_CODES[kind] for kind in type(error).__mro__ if kind in EXIT_CODES)
