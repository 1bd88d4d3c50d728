"""Whether the messages of a hub follow each other without a gap; without I/O."""

from __future__ import annotations

from enum import Enum, auto, unique

from devlink3_desk.services.hub.messages import MessageHead


@unique
class MessageOrder(Enum):
    """How a message relates to those before it."""

    NEXT = auto()
    """It is the next one: apply it."""
    REPEATED = auto()
    """Its events have been applied already: ignore it."""
    GAP = auto()
    """Events are missing before it: only a checkpoint can help."""
    NEW_EPOCH = auto()
    """It begins or belongs to another epoch: only a checkpoint of that epoch can help."""


class EventOrder:
    """The position of a reader within the events of a hub."""

    def __init__(self) -> None:
        self.epoch: str | None = None
        self.next_sequence = 0

    def restart(self, checkpoint: MessageHead) -> None:
        """Go on after a checkpoint."""
        self.epoch, self.next_sequence = checkpoint.epoch, checkpoint.sequence

    def classify(self, head: MessageHead) -> MessageOrder:
        """Return how a message relates to what was accepted so far."""
        if head.epoch != self.epoch:
            return MessageOrder.NEW_EPOCH
        if head.sequence == self.next_sequence:
            return MessageOrder.NEXT
        if head.next_sequence <= self.next_sequence:
            return MessageOrder.REPEATED
        return MessageOrder.GAP

    def accept(self, head: MessageHead) -> MessageOrder:
        """Return the same as :meth:`classify`, and move on after a message that is the next one."""
        order = self.classify(head)
        if order is MessageOrder.NEXT:
            self.next_sequence = head.next_sequence
        return order
