"""What commands that show or record a whole board read from a PBX, and what they report about its link."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from devlink3_desk.app.cli import output
from devlink3_desk.app.configuration import ConnectionParameters
from devlink3_desk.protocol.events import LinkEvent, LinkState
from devlink3_desk.services.pbx_directory import DirectoryPoller, ReadFile, create_reader
from devlink3_desk.services.session.reconnect import DESK_TIMING
from devlink3_desk.services.session.session import DevLinkSession
from devlink3_desk.switchboard.site import Site


def create_session(
    connection: ConnectionParameters,
    site: Site,
    *,
    reconnect: bool = True,
    wait_for_restart: bool = False,
    observe_reader: Callable[[ReadFile], ReadFile] = lambda read: read,
) -> tuple[DevLinkSession, DirectoryPoller]:
    """Return a session and what reads the directory beside it.

    ``observe_reader`` may wrap the function that reads the files of the directory.
    """
    session = DevLinkSession(
        connection.endpoint,
        connection.profile.user,
        connection.provide_password,
        connection.profile.event_flags,
        reconnect=reconnect,
        wait_for_restart=wait_for_restart,
        timing=DESK_TIMING,
    )
    read = observe_reader(create_reader(connection.endpoint, connection.profile.user, connection.password))
    # The reader waits for the session to sign in. A wrong password is thus tried once, not twice: after
    # a few failures the PBX locks the account.
    return session, DirectoryPoller(read, site, ready=session.signed_in)


MAX_REASONS: Final = 50
"""Reasons that are remembered: those of a hostile PBX could be others each time."""


class LossReporter:
    """Reports on stderr why a hub has no connection to its PBX, and when it is connected again."""

    def __init__(self) -> None:
        self._reasons: dict[str | None, None] = {}
        """The reasons that were reported since the PBX was connected."""

    def handle_link(self, link: LinkEvent) -> None:
        """Report an event of the link, each reason once: a PBX may be away for days."""
        if link.state is LinkState.RETRYING and link.reason not in self._reasons:
            self._reasons[link.reason] = None
            if len(self._reasons) > MAX_REASONS:
                del self._reasons[next(iter(self._reasons))]
            output.write_message(f"devlink3-desk: There is no connection to the PBX: {link.reason}")
        elif link.state is LinkState.CONNECTED and self._reasons:
            self._reasons = {}
            output.write_message("devlink3-desk: The PBX is connected again.")
