"""What services cannot do, apart from the services themselves: the table of exit codes names it."""

from __future__ import annotations

from devlink3_desk.protocol.errors import DevLinkError


class TraceError(DevLinkError):
    """A trace cannot be read; the text says which one and why."""
