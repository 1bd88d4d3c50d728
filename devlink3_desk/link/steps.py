"""The steps of a connection, and what to say about a peer that is silent at one of them."""

from __future__ import annotations

from enum import IntEnum, unique
from typing import Final

from devlink3_desk.link.errors import AnswerTimeoutError, StepTimeoutError
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence


@unique
class ConnectStep(IntEnum):
    """A step of a connection; each may take as long as the endpoint's ``timeout``.

    The limit holds for each step, not for all of them together: a slow PBX that keeps answering is waited
    for, and a silent one is detected within seconds. The default of 10 s is several times the longest sign-in
    observed on a busy PBX, and about as long as users wait.
    """

    CONNECT = 1
    """Name resolution and TCP handshake; a firewall that drops packets makes this step time out."""
    TLS_HANDSHAKE = 2
    """TLS handshake; a port without TLS often waits in silence for more data."""
    SIGN_IN = 3
    """The challenge, in answer to the user name."""
    PASSWORD = 4
    """The result of the sign-in, in answer to the password."""
    SUBSCRIBE = 5
    """The answer to the event request."""
    READ_FILE = 6
    """The contents of a pseudo-file; while it arrives the limit is on silence, as a large one takes long."""

    def format_timeout(self, limit: float) -> Sentence:
        """Return the sentence for a peer that did not answer within ``limit`` seconds at this step."""
        return Sentence(_TIMEOUT_SENTENCES[self], limit=limit)

    def create_timeout_error(self, limit: float, *, has_begun: bool = False) -> StepTimeoutError:
        """Return the error for such a peer; ``has_begun`` is whether a part of a packet has arrived."""
        sentence = self.format_timeout(limit)
        if self is ConnectStep.READ_FILE and has_begun:
            sentence = Sentence(_FILE_INCOMPLETE, limit=limit)
        if self is ConnectStep.READ_FILE:
            return AnswerTimeoutError(sentence, Sentence(_FILE_ADVICE))
        return (AnswerTimeoutError if self in _PBX_STEPS else StepTimeoutError)(sentence)


_TIMEOUT_SENTENCES: Final = {
    ConnectStep.CONNECT: QT_TRANSLATE_NOOP("Link", "The PBX did not respond within {limit:g} s."),
    ConnectStep.TLS_HANDSHAKE: QT_TRANSLATE_NOOP(
        "Link",
        "The server did not answer the TLS handshake within {limit:g} s. The port may not support TLS.",
    ),
    ConnectStep.SIGN_IN: QT_TRANSLATE_NOOP(
        "Link", "The connection is open, but the server did not answer the sign-in within {limit:g} s."
    ),
    ConnectStep.PASSWORD: QT_TRANSLATE_NOOP(
        "Link", "The PBX did not confirm the password within {limit:g} s."
    ),
    ConnectStep.SUBSCRIBE: QT_TRANSLATE_NOOP(
        "Link", "The PBX did not answer the event request within {limit:g} s."
    ),
    ConnectStep.READ_FILE: QT_TRANSLATE_NOOP(
        "Link", "The PBX did not answer the request for the file within {limit:g} s."
    ),
}
_FILE_INCOMPLETE: Final = QT_TRANSLATE_NOOP(
    "Link", "The PBX did not send the rest of the file within {limit:g} s."
)

_FILE_ADVICE: Final = QT_TRANSLATE_NOOP(
    "Link",
    "Try again, or allow more time with --timeout. A PBX may also stay silent in place of refusing a file "
    "that it does not provide.",
)
_PBX_STEPS: Final = frozenset({ConnectStep.PASSWORD, ConnectStep.SUBSCRIBE, ConnectStep.READ_FILE})
"""Steps at which the address and the port have proved right."""
