"""The steps from an address to events, in order."""

from __future__ import annotations

from enum import IntEnum, unique
from typing import Final

from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence


@unique
class ConnectStep(IntEnum):
    """What a link is waiting for; every step may take as long as the endpoint's ``timeout``.

    One limit for each step rather than one for all: a slow PBX that goes on answering is let in, and
    a silent one is found out within seconds. The default of 10 s is the time that a busy PBX was
    seen to take at most for a sign-in, several times over, and what a person will wait.
    """

    CONNECT = 1
    """TCP: a name to resolve and a handshake; a firewall that drops packets shows here."""
    TLS_HANDSHAKE = 2
    """TLS handshake: a port that speaks no TLS often says nothing at all."""
    SIGN_IN = 3
    """Answer to the user name: the challenge."""
    PASSWORD = 4
    """Answer to the challenge: in or out."""
    SUBSCRIBE = 5
    """Answer to the event request."""
    READ_FILE = 6
    """A pseudo-file; here the limit is for silence, since a large file takes its time."""

    def format_timeout(self, limit: float) -> Sentence:
        """Return the sentence for a peer that says nothing at this step for ``limit`` seconds."""
        return Sentence(_TIMEOUT_SENTENCES[self], limit=limit)


_TIMEOUT_SENTENCES: Final = {
    ConnectStep.CONNECT: QT_TRANSLATE_NOOP("Link", "The PBX did not answer at all within {limit:g} s."),
    ConnectStep.TLS_HANDSHAKE: QT_TRANSLATE_NOOP(
        "Link",
        "The peer did not answer the TLS handshake (a port without TLS does that) within {limit:g} s.",
    ),
    ConnectStep.SIGN_IN: QT_TRANSLATE_NOOP(
        "Link", "The connection is open, but the peer did not answer the sign-in within {limit:g} s."
    ),
    ConnectStep.PASSWORD: QT_TRANSLATE_NOOP(
        "Link", "The PBX did not say whether it accepts the password within {limit:g} s."
    ),
    ConnectStep.SUBSCRIBE: QT_TRANSLATE_NOOP(
        "Link", "The PBX did not answer the request for events within {limit:g} s."
    ),
    ConnectStep.READ_FILE: QT_TRANSLATE_NOOP("Link", "The PBX stopped sending the file within {limit:g} s."),
}
