"""What the window and the commands need besides the protocol: sessions, files, passwords, traces, updates.

Errors that the table of exit codes lists are defined here, so that it need not import the services.
"""

from __future__ import annotations

from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.sentences import Sentence


class TraceError(DevLinkError):
    """A trace cannot be read; the text says which one and why."""

    def __init__(self, sentence: Sentence) -> None:
        """Store the sentence, which can be translated."""
        super().__init__(sentence)
