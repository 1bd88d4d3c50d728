"""What a simulated PBX is like: one frozen value, which the command line and the tests fill in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import msgspec

from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.simulator.faults import ConnectionFaults


class ChallengeMode(StrEnum):
    """How a sign-in is challenged."""

    SHA1 = "sha1"
    PLAIN = "plain"
    """The password in clear over TLS; SHA1 over plain TCP, as section 6.3 demands."""
    PLAIN_ANYWHERE = "plain-anywhere"
    """The password in clear even over plain TCP: a PBX that breaks section 6.3."""


class SimulatorOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that can be chosen; times are in seconds."""

    host: str = "127.0.0.1"
    port: int | None = 0
    """TCP port; 0 takes a free one, ``None`` offers no TCP."""
    tls_port: int | None = 0
    """TLS port; 0 takes a free one, ``None`` offers no TLS."""
    certificate: Path | None = None
    """PEM file of the server's certificate; without one a certificate is made at the start."""
    key: Path | None = None
    client_ca: Path | None = None
    """PEM file of the certificates that clients must show one of (section 3)."""

    user: str = "desk"
    password: str = "desk-password"  # noqa: S105 - of a made-up PBX; tests and the command line give their own
    challenge: ChallengeMode = ChallengeMode.SHA1
    challenge_length: int = 16
    """Length of a SHA1 challenge; the text says 16 and gives a length field nevertheless."""
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
    """Whether one too many is refused at its sign-in, rather than at its event request."""
    partial_success: bool = False
    """Whether flags that cannot be had are left out (PARTIAL SUCCESS) rather than refused."""
    unavailable_flags: frozenset[EventFlag] = frozenset()
    """Flags answered with FEATURE NOT AVAILABLE."""
    test_limit: int = 4096
    """Test payload in octets above which the stream is lost; the text says only more than 4000."""
    not_found_result: int = 0x80000061
    """Result of reading a file that is not there; the text gives no number."""
    max_backlog: int = 16 * 1024 * 1024
    """Octets that may wait for a slow client before it is dropped."""

    seed: int = 1
    extensions: int = 60
    nodes: int = 1
    first_address: str = "192.168.42.1"
    """Address of the first node; the others follow."""
    pbx_version: str = "Avaya IP500v2 11.1.2.0 build 239"
    variant: str = "Standard 1.0"
    extra_files: dict[str, bytes] = {}
    """Further pseudo-files by name."""

    calls_per_hour: float = 120.0
    """0 makes no traffic."""
    talk_time: float = 100.0
    """Seconds that people usually talk."""
    speed: float = 1.0
    """Seconds of the PBX in one second of ours."""
    warm_up: float = 600.0
    """Seconds of traffic before the first client can connect, so that calls are in progress."""
    script: Path | None = None
    """Scenario to play instead of the traffic."""
    faults: ConnectionFaults = ConnectionFaults()
    """Faults of every connection from its beginning."""

    def __repr__(self) -> str:
        """Name what tells runs apart, and never the password."""
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
"""A small company on a busy morning, as the demo shows it."""
