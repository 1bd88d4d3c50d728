"""Every error that the protocol layer can raise.

::

    DevLinkError
    ├── LocalProtocolError       the caller asked for something that the protocol does not allow
    │   └── FlagsError           the event flags contradict one another or are not known
    ├── RemoteProtocolError      the peer broke the protocol: the connection cannot go on
    │   ├── FrameError           no DevLink3 discriminator, or an impossible frame length
    │   ├── PacketError          a well-framed packet whose content has no sense
    │   ├── PlainRefusedError    a PLAIN challenge on a link that is not encrypted
    │   └── StreamLostError      the PBX says that this stream no longer works
    └── UndecodableError         one record could not be read: it is reported and the stream goes on
"""

from __future__ import annotations

from devlink3_desk.protocol.enums import LabelledEnum
from devlink3_desk.sentences import QT_TRANSLATE_NOOP, Sentence


class DevLinkError(Exception):
    """Base of all errors of this package; its text is one sentence that a person can act on."""


class LocalProtocolError(DevLinkError):
    """The caller asked for something that the protocol does not allow in this state."""


class FlagsError(LocalProtocolError):
    """The flags of an event request contradict one another or are not known (section 6.4.1)."""


class RemoteProtocolError(DevLinkError):
    """The peer broke the protocol; the connection must be closed."""

    def __init__(self, sentence: Sentence) -> None:
        """Keep what can be said in the language of whoever reads it."""
        super().__init__(sentence)


class FrameError(RemoteProtocolError):
    """The stream no longer consists of DevLink3 frames (section 3)."""


class PacketError(RemoteProtocolError):
    """A packet arrived whole but its content makes no sense (section 6)."""


class PlainPasswordRefusedError(RemoteProtocolError):
    """The PBX asked for the password in clear on a link that is not encrypted (section 6.3)."""


class StreamIntegrityError(RemoteProtocolError):
    """The PBX answered a test packet with a result after which a stream must be closed (section 6.1)."""

    def __init__(self, result: LabelledEnum) -> None:
        """Keep the result that the PBX gave."""
        super().__init__(
            Sentence(
                QT_TRANSLATE_NOOP("Link", "The PBX says that this stream no longer works: {result}."),
                result=result.label,
            )
        )
        self.result = result


class UndecodableError(DevLinkError):
    """One tuple or record could not be decoded; the text is the reason."""
