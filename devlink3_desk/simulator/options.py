"""The options of the simulated PBX, which the command line and tests set, and the faults it can have."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import msgspec

from devlink3_desk.protocol.flags import EventFlag


class ChallengeMode(StrEnum):
    """How the PBX challenges a sign-in."""

    SHA1 = "sha1"
    PLAIN = "plain"
    """The password in clear text over TLS, SHA1 over plain TCP, as section 6.3 requires."""
    PLAIN_ANYWHERE = "plain-anywhere"
    """The password in clear text even over plain TCP: a PBX that violates section 6.3."""


class Fault(StrEnum):
    """Faults that can be injected while the PBX runs; brackets name the value that a fault takes."""

    DROP = "drop"
    """Close the connection without notice."""
    STALL = "stall"
    """Send nothing for [seconds], then everything that has accumulated."""
    HALF_OPEN = "half-open"
    """Neither send nor read any more, and leave the connection open."""
    SPLIT = "split"
    """Send every byte separately from now on."""
    SLOW = "slow"
    """Send at most [bytes] per second from now on."""
    GARBAGE = "garbage"
    """Send bytes that are not a frame."""
    GAP = "gap"
    """Skip [number] event counters, as if that many events were lost."""
    RESTART = "restart"
    """Drop all connections and forget all calls, as after a power failure."""


class ConnectionFaults(msgspec.Struct, frozen=True, kw_only=True):
    """Faults that every connection has from its start."""

    split: bool = False
    """Whether every byte is sent separately."""
    slow: int | None = None
    """Bytes per second."""
    drop_after: int | None = None
    """Bytes sent after which the connection is dropped."""
    half_open_after: int | None = None
    """Bytes sent after which nothing is sent or read any more."""
    gap_every: int | None = None
    """Number of events of a node after which one counter is skipped, repeatedly."""


class SimulatorOptions(msgspec.Struct, frozen=True, kw_only=True):
    """All options; times are in seconds."""

    host: str = "127.0.0.1"
    port: int | None = 0
    """TCP port; 0 chooses a free one, ``None`` disables TCP."""
    tls_port: int | None = 0
    """TLS port; 0 chooses a free one, ``None`` disables TLS."""
    certificate: Path | None = None
    """PEM file of the server's certificate; without one, a certificate is created at the start."""
    key: Path | None = None
    """PEM file of the certificate's private key."""
    client_ca: Path | None = None
    """PEM file of the authorities for client certificates; if set, clients need one (section 3)."""

    user: str = "desk"
    password: str = "desk-password"  # noqa: S105 - of a simulated PBX, for tests and the demo
    challenge: ChallengeMode = ChallengeMode.SHA1
    challenge_length: int = 16
    """Length in bytes of a SHA1 challenge. The official text has a length field, but says that it is 16."""
    result_of_first_request: bool = False
    """Whether the result of a sign-in carries the id of its first request, rather than of the answer."""
    lockout_attempts: int = 3
    """Wrong passwords within ``lockout_window`` that lead to RETRY LATER for ``lockout_time``."""
    lockout_window: float = 600.0
    lockout_time: float = 60.0

    licences: int = 4
    """CTI Link Pro licences (section 5)."""
    max_event_streams: int = 3
    """Connections that may monitor events (section 7)."""
    limit_at_sign_in: bool = True
    """Whether one connection too many is refused at its sign-in, rather than at its event request."""
    partial_success: bool = False
    """Whether unavailable flags are left out (PARTIAL SUCCESS) instead of refusing the request."""
    unavailable_flags: frozenset[EventFlag] = frozenset()
    """Flags that are answered with FEATURE NOT AVAILABLE."""
    test_limit: int = 4096
    """Payload in bytes above which a test packet breaks the stream; the official text says above 4000."""
    not_found_result: int = 0x80000061
    """Result of reading a file that does not exist; the official text does not define it."""
    max_backlog: int = 16 * 1024 * 1024
    """Bytes that may be waiting for a slow client before it is dropped."""

    seed: int = 1
    """Seed of company and calls: the same seed produces the same events."""
    extensions: int = 60
    nodes: int = 1
    first_address: str = "192.168.42.1"
    """Address of the first node; those of the other nodes follow."""
    pbx_version: str = "Avaya IP500v2 11.1.2.0 build 239"
    variant: str = "Standard 1.0"
    extra_files: dict[str, bytes] = {}
    """Additional pseudo-files by name."""

    calls_per_hour: float = 120.0
    """Average rate of new calls; 0 disables random calls."""
    talk_time: float = 100.0
    """Median duration of a conversation."""
    speed: float = 1.0
    """Seconds of simulated time per second of real time."""
    warm_up: float = 600.0
    """Simulated time before the first client can connect, so that there are calls in progress."""
    script: Path | None = None
    """Scenario to play instead of random calls."""
    faults: ConnectionFaults = ConnectionFaults()
    """Faults of every connection from its start."""

    def __repr__(self) -> str:
        """Return the options that distinguish runs, and not the password."""
        return (
            f"SimulatorOptions(host={self.host!r}, port={self.port}, tls_port={self.tls_port}, "
            f"user={self.user!r}, seed={self.seed}, extensions={self.extensions}, nodes={self.nodes})"
        )


DEMO_OPTIONS = SimulatorOptions(
    extensions=48,
    calls_per_hour=750.0,
    talk_time=45.0,
    nodes=2,
    port=0,
    tls_port=None,
    seed=22,
    warm_up=900.0,
)
"""The options of the demo: a small company on a busy morning."""
