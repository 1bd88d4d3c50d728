"""What the window and the commands need besides the protocol: sessions, files, passwords, traces, updates.

Errors that the table of exit codes lists are defined here, so that it need not import the services.
"""

from __future__ import annotations

from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.sentences import Sentence


class TraceError(DevLinkError):
    """A trace cannot be read; the message names it and the reason."""

    def __init__(self, sentence: Sentence) -> None:
        """Store the sentence, which can be translated."""
        super().__init__(sentence)


class MailError(DevLinkError):
    """A message that was not sent; the text is one sentence for users."""


class MailUnreachableError(MailError):
    """There is no mail server."""


class MailEncryptionError(MailError):
    """The connection is not encrypted, or the certificate is not trusted."""


class MailSignInError(MailError):
    """User or password is wrong."""


class MailPasswordMissingError(MailSignInError):
    """There is no password, and no terminal to ask for one."""
