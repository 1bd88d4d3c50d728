"""What services cannot do, apart from the services themselves: the table of exit codes names it."""

from __future__ import annotations

from devlink3_desk.protocol.errors import DevLinkError
from devlink3_desk.sentences import Sentence


class TraceError(DevLinkError):
    """A trace cannot be read; the text says which one and why."""

    def __init__(self, sentence: Sentence) -> None:
        """Keep what can be said in the language of whoever reads it."""
        super().__init__(sentence)
