"""Every error that the protocol layer can raise.

::

    DevLinkError
    ├── LocalProtocolError              the caller asked for something that the protocol does not allow
    │   └── FlagsError                  the event flags contradict one another or are not known
    ├── RemoteProtocolError             the peer broke the protocol: the connection cannot go on
    │   ├── FrameError                  no DevLink3 discriminator, or an impossible frame length
    │   ├── PacketError                 a packet in a valid frame is malformed or out of turn
    │   ├── PlainPasswordRefusedError   a PLAIN challenge on a link that is not encrypted
    │   └── StreamIntegrityError        the PBX reports that this stream no longer works
    └── UndecodableError                one tuple cannot be decoded: it is reported and the stream goes on
        └── TruncatedTupleError         (in packet_codec) the packet ends inside the tuple
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from devlink3_desk.protocol.enums import LabelledEnum
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from devlink3_desk.protocol.events import StreamEvent


class DevLinkError(Exception):
    """Base of all errors of this package; its text is one sentence for users."""


class LocalProtocolError(DevLinkError):
    """The caller asked for something that the protocol does not allow in this state."""


class FlagsError(LocalProtocolError):
    """The flags of an event request contradict one another or are not known (section 6.4.1)."""


class RemoteProtocolError(DevLinkError):
    """The peer broke the protocol; the connection must be closed."""

    def __init__(self, sentence: Sentence) -> None:
        """Store the sentence, which can be translated."""
        super().__init__(sentence)


class FrameError(RemoteProtocolError):
    """The stream no longer consists of DevLink3 frames (section 3)."""


class PacketError(RemoteProtocolError):
    """A packet in a valid frame is malformed or out of turn (section 6)."""


class PlainPasswordRefusedError(RemoteProtocolError):
    """The PBX requested the password in clear on a link that is not encrypted (section 6.3)."""


class StreamIntegrityError(RemoteProtocolError):
    """The PBX answered a test packet with a result after which a stream must be closed (section 6.1)."""

    def __init__(self, result: LabelledEnum) -> None:
        """Store the result that the PBX sent."""
        super().__init__(
            Sentence(
                QT_TRANSLATE_NOOP("Link", "The PBX reports that the event stream has failed: {result}."),
                result=result.label,
            )
        )
        self.result = result


class UndecodableError(DevLinkError):
    """One tuple or record could not be decoded; the text is the reason.

    ``decoded_events`` are those of the same tuple that could be decoded.
    """

    def __init__(self, reason: str, decoded_events: Sequence[StreamEvent] = ()) -> None:
        """Store the reason and the events."""
        super().__init__(reason)
        self.decoded_events = decoded_events
