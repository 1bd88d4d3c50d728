"""Every period that the session goes by, in seconds, with its reason."""

from __future__ import annotations

from typing import Final

import msgspec

from devlink3_desk.link.backoff import Backoff


class SessionTiming(msgspec.Struct, frozen=True, kw_only=True):
    """The periods of a session; tests use shorter ones."""

    keep_alive_interval: float = 5.0
    """Between test packets: often enough that two of them fit into ``dead_after``."""
    dead_after: float = 12.0
    """Silence after which the link is given up although the socket is open; a loss is to be noticed "
    "in 15 s."""
    quiet_answered: float = 0.3
    """After the answer to the test packet behind the event request, the snapshot is over when no call came
    for so long: a PBX that works in order has sent everything by then, this is for one that does not."""
    quiet_unanswered: float = 1.5
    """The same for a peer that does not answer test packets."""
    max_answered: float = 3.0
    """Since the answer to that test packet: a PBX so busy that it is never quiet must not keep the board
    catching up for ever."""
    max_unanswered: float = 10.0
    """Since the answer to the event request, whatever happens."""
    retry: Backoff = Backoff()
    """Between attempts to connect."""
    stable_after: float = 30.0
    """A link that lived for so long starts the waits anew; one that did not, goes on with longer ones."""
    long_retry: Backoff = Backoff(initial=68.0, factor=1.0, maximum=68.0, jitter=0.1)
    """After LIMITS EXCEEDED and RETRY LATER: more than a minute in every case, since the PBX blocks "
    "for one."""
    resubscribe: Backoff = Backoff(initial=2.0, factor=2.0, maximum=60.0, jitter=0.0)
    """Between requests for the events after gaps: the first is made at once; a PBX with odd counters must
    not drive us round in circles."""
    calm_after: float = 60.0
    """Without a gap for so long, the next one is answered at once again."""
    refresh_interval: float = float("inf")
    """After so long without a snapshot the events are asked for again, gap or none."""


DESK_TIMING: Final = SessionTiming(refresh_interval=900.0)
"""For who watches a board all day: a PBX of the network that falls silent for good tells nothing, not even a
gap, and its calls would stay for ever. Asking again costs one snapshot."""
