"""Pseudo-files, each over a short connection of its own, as the official text recommends (section "
"6.6.1)."""

from __future__ import annotations

from .connection import LinkConnection
from .endpoint import Endpoint
from .password import Password


async def read_file(endpoint: Endpoint, user: str, password: Password, name: str) -> bytes:
    """Return the contents of the pseudo-file ``name``, such as ``nasystem/user_list``.

    Raises a :class:`.LinkError`; :class:`.FileRefusedError` where the PBX does not give this file.
    """
    link = LinkConnection(endpoint)
    try:
        await link.connect()
        await link.start_tls()
        await link.sign_in(user, password)
        return await link.read_file(name)
    finally:
        await link.close()
