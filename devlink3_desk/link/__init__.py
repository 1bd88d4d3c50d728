"""The link to a PBX: asyncio and TLS around the protocol.

:class:`.connection.LinkConnection` is one connection, which is not reused. :func:`.connection.read_file`
reads a pseudo-file over a connection of its own. :mod:`.errors` has one class for each situation, with a
sentence and advice. Reconnecting is up to the caller.
"""
