"""The rules of the lease that decides which hub leads, without I/O.

The lease is one key in a bucket whose entries expire. Its holder renews it; a hub that finds it missing may
create it. Both are compare-and-swap, so that there is one winner. Fencing does not depend on it: a leader
that was stopped for a while and believes in its lease is refused by the streams (see ``publisher.py``).
"""

from __future__ import annotations

from enum import Enum, auto, unique
from typing import Final

import msgspec

LEASE_SECONDS: Final = 2.0
"""Age at which the bucket drops the lease: a take-over needs at least so long."""
RENEWAL_SECONDS: Final = 0.5
LEASE_KEY: Final = "leader"


class LeaseHolder(msgspec.Struct, frozen=True):
    """What the key contains."""

    epoch: str
    owner: str
    """Host name and id of the process, to be shown."""
    since: float
    """Second since 1970 at which the hub took the lead."""


@unique
class LeaseAction(Enum):
    """The next action on the lease."""

    CREATE = auto()
    RENEW = auto()
    WAIT = auto()


class LeaseState:
    """The lease as one hub sees it; instants are those of its monotonic clock."""

    def __init__(self) -> None:
        self._revision: int | None = None
        self._renewed_at = 0.0

    @property
    def revision(self) -> int | None:
        """Revision of the key that this hub wrote last, ``None`` while it does not hold the lease."""
        return self._revision

    def is_held(self, now: float) -> bool:
        """Return whether the lease of this hub cannot have expired at ``now``."""
        return self._revision is not None and now < self._renewed_at + LEASE_SECONDS

    def next_action(self, now: float, *, is_taken: bool) -> LeaseAction:
        """Return the action due at ``now``; ``is_taken``: whether the bucket has an entry of another hub."""
        if self._revision is not None:
            is_due = now >= self._renewed_at + RENEWAL_SECONDS
            return LeaseAction.RENEW if is_due else LeaseAction.WAIT
        return LeaseAction.WAIT if is_taken else LeaseAction.CREATE

    def record_success(self, revision: int, asked_at: float) -> None:
        """Record that this hub has written the key; ``asked_at`` is the instant *before* the request."""
        # The bucket counts from when it stored the entry, which is later: we give up before it does.
        self._revision, self._renewed_at = revision, asked_at

    def record_refusal(self) -> None:
        """Record that the key was refused: another hub has written it, or it has expired."""
        self._revision = None
