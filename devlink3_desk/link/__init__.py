"""The link to a PBX: asyncio and TLS around the protocol, one single-use connection, pseudo-file reads.

The way in: :class:`.connection.LinkConnection`, and :func:`.reading.read_file` for a pseudo-file. What
can go wrong is in :mod:`.errors`, one class a situation, each with a sentence and what to do next.
"""
