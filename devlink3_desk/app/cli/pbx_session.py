"""What commands that show or record a whole board read from a PBX: its events, and its directory."""

from __future__ import annotations

from collections.abc import Callable

from devlink3_desk.app.configuration import ConnectionParameters
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
