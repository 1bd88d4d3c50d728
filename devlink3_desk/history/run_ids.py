"""Identities of calls that are unique across the runs of the program."""

from __future__ import annotations

from base64 import b32encode


def build_call_id_prefix(started: float, salt: bytes) -> str:
    """Return the prefix of the identities of one run, such as ``mrx4q2a-k3f9``.

    ``started`` is the second at which the run began; ``salt`` are some random bytes, for two runs that begin
    in the same second.
    """
    second = b32encode(int(started).to_bytes(5, "big")) + b"-" + b32encode(salt).rstrip(b"=")
    # The first characters stand for the hundreds of years that five bytes can count.
    return second.decode("ascii").lower().lstrip("a")
